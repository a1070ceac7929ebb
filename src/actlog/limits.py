"""Every limit of the format, named, with its unit. `docs/reference/act-format.md` prints this table."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes count bytes of canonical UTF-8, characters count code points, counts count items."""

    header_bytes: int = 2 * 1024
    payload_bytes: int = 256 * 1024
    statement_bytes: int = 64 * 1024
    close_note_bytes: int = 2 * 1024
    depth: int = 16  # nested objects and arrays, the outermost counted as 1
    integer: int = 2**53 - 1  # largest absolute value
    blobs: int = 200  # files named by one payload
    blob_bytes: int = 200 * 1024 * 1024  # size of one file
    blob_name_chars: int = 255
    blob_type_chars: int = 127
    recipients: int = 1_000  # organisations in `to`, the author included
    references: int = 1_000  # records in `re`
    kind_chars: int = 64
    user_chars: int = 200  # the local user reference `by`
    keys: int = 1_000  # signing keys an organisation ever had
    codes: int = 50  # outside codes of an organisation
    code_chars: int = 100
    name_chars: int = 300
    encryption_key_chars: int = 200
    erase_targets: int = 1_000  # acts named by one sys.erase
    clock_tolerance_s: int = 600  # seconds the clock may lag behind the chain before signing is refused
    parked_headers: int = 1_000  # headers that wait for the statement of their key
    defects: int = 1_000  # findings kept in full by one report; the rest are counted
    history_line_bytes: int = 256 * 1024 + 1024  # one line of a history file: the largest item and its label


LIMITS: Final = Limits()
