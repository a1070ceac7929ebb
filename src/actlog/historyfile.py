"""The file "download our signed history": one text, one item a line, readable in any editor in forty years.

    phoihop-history 1 <organisation id | all>
    statement <signature> [<signature of the new root>] <key statement>
    close <signature> <close note>
    act <signature> <header>
    payload <payload of the act above>
    erased
    end <number of lines above> <SHA-256 of all bytes above>

Every item stands as the very bytes that were signed or hashed; canonical JSON holds no line break. `erased` says
that the holder lists the payload of the act above as erased. Statements come first, then close notes, then acts. The
last line only shows that a file was cut or bent on its way; authenticity rests on the signatures.
"""

import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import BinaryIO, Final, NamedTuple

from actlog import hashing
from actlog.errors import BadHistoryFileError
from actlog.limits import LIMITS
from actlog.report import Report
from actlog.verify import KnownHead, RawCloseNote, RawStatement, Verifier

MEDIA_TYPE: Final = "text/plain; charset=utf-8"

_SIGNATURE: Final = rb"([0-9a-f]{128})"
_first: Final = re.compile(rb"phoihop-history 1 (all|[0-9a-f]{64})").fullmatch
_statement: Final = re.compile(rb"statement %b(?: %b)? (\{.*\})" % (_SIGNATURE, _SIGNATURE)).fullmatch
_signed: Final = re.compile(rb"(?:close|act) %b (\{.*\})" % _SIGNATURE).fullmatch
_payload: Final = re.compile(rb"payload (\{.*\})").fullmatch
_end: Final = re.compile(rb"end (0|[1-9][0-9]{0,15}) ([0-9a-f]{64})").fullmatch


class StatementItem(NamedTuple):
    """A key statement and its signatures."""

    raw: bytes
    signatures: tuple[bytes, ...]


class CloseNoteItem(NamedTuple):
    """A close note and its signature."""

    raw: bytes
    signature: bytes


class ActItem(NamedTuple):
    """An act: header, signature, payload where the holder has it, and whether the holder lists it as erased."""

    raw_header: bytes
    signature: bytes
    raw_payload: bytes | None
    erased: bool


Item = StatementItem | CloseNoteItem | ActItem


def write_history(
    statements: Iterable[RawStatement],
    close_notes: Iterable[RawCloseNote],
    acts: Iterable[tuple[bytes, bytes, bytes | None, bool]],
    *,
    viewer: str | None = None,
) -> Iterator[bytes]:
    """The lines of a history file. `viewer` is the organisation whose copy it is, None for the whole instance.

    Acts are (header, signature, payload or None, listed as erased). Raises BadHistoryFileError for an item that
    cannot stand on one line, which stored acts never are unless they were damaged.
    """
    digest, count = sha256(), 0
    for line in _lines(statements, close_notes, acts, viewer):
        if b"\n" in line or len(line) > LIMITS.history_line_bytes:
            raise BadHistoryFileError(
                "file.item", "Một mục trong nhật ký bị hỏng nên chưa lập được tệp. Chạy đối chiếu nhật ký trước."
            )
        whole = line + b"\n"
        digest.update(whole)
        count += 1
        yield whole
    yield b"end %d %b\n" % (count, digest.hexdigest().encode("ascii"))


def _lines(
    statements: Iterable[RawStatement],
    close_notes: Iterable[RawCloseNote],
    acts: Iterable[tuple[bytes, bytes, bytes | None, bool]],
    viewer: str | None,
) -> Iterator[bytes]:
    yield b"phoihop-history 1 " + (viewer or "all").encode("ascii")
    for raw, signatures in statements:
        yield b"statement " + b" ".join([*(_hex(one) for one in signatures), raw])
    for raw, signature in close_notes:
        yield b"close " + _hex(signature) + b" " + raw
    for raw_header, signature, raw_payload, erased in acts:
        yield b"act " + _hex(signature) + b" " + raw_header
        if raw_payload is not None:
            yield b"payload " + raw_payload
        if erased:
            yield b"erased"


def read_history(stream: BinaryIO) -> tuple[str | None, Iterator[Item]]:
    """The viewer a history file names (None for all), and its items, read as they are asked for.

    Bounded: one line at a time, each of limited length. Total: any bytes give items or BadHistoryFileError, at the
    latest when the end line is missing or does not fit. Checks no signature.
    """
    lines = _Lines(stream)
    match = _first(lines.next())
    if match is None:
        raise lines.bad("không phải tệp nhật ký ban hành. Chọn đúng tệp đã tải về.")
    viewer = match[1].decode("ascii")
    return (None if viewer == "all" else viewer), _items(lines)


def verify_file(stream: BinaryIO, *, viewer: str | None = None, heads: Iterable[KnownHead] = ()) -> Report:
    """Verify a history file; a damaged file is a finding. `viewer` overrides the one the file names."""
    verifier = Verifier(viewer)
    try:
        named, items = read_history(stream)
        if viewer is None and named is not None:
            verifier = Verifier(named)
        _feed(verifier, items)
    except BadHistoryFileError as error:
        verifier.damage(error)
    for chain_id, seq, act_id in heads:
        verifier.head(chain_id, seq, act_id)
    return verifier.report()


def _feed(verifier: Verifier, items: Iterator[Item]) -> None:
    for item in items:
        if isinstance(item, ActItem):
            verifier.act(item.raw_header, item.signature, item.raw_payload)
            if item.erased:
                verifier.erased(hashing.act_id(item.raw_header))
        elif isinstance(item, CloseNoteItem):
            verifier.close_note(item.raw, item.signature)
        else:
            verifier.statement(item.raw, item.signatures)


class _Lines:
    """Lines of a stream, counted and hashed."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.number = 0
        self._digest = sha256()
        self._last = b""  # the line just read, not in the digest yet: the end line speaks of those before it

    def next(self) -> bytes:
        """The next line without its line feed."""
        self._digest.update(self._last)
        line = self._last = self._stream.readline(LIMITS.history_line_bytes + 2)
        self.number += 1
        if not line.endswith(b"\n"):
            raise self.bad("tệp bị cắt giữa chừng hoặc có dòng quá dài. Tải lại tệp từ nơi gửi.")
        return line[:-1]

    def check_end(self, count: int, digest: str) -> None:
        """Compare the end line, just read, with what came before it, and refuse anything behind it."""
        if count != self.number - 1 or digest != self._digest.hexdigest():
            raise self.bad("dòng cuối không khớp phần trên, tệp đã bị sửa hoặc thiếu. Tải lại tệp từ nơi gửi.")
        if self._stream.read(1):
            raise self.bad("sau dòng cuối còn dữ liệu thừa. Tải lại tệp từ nơi gửi.")

    def bad(self, sentence: str) -> BadHistoryFileError:
        """The refusal of the line just read."""
        return BadHistoryFileError("file.line", f"Dòng {self.number}: {sentence}")


def _items(lines: _Lines) -> Iterator[Item]:
    stage, act = 0, None
    while True:
        line = lines.next()
        label = line.partition(b" ")[0]
        if act is not None and label not in (b"payload", b"erased"):
            yield act
            act = None
        if label == b"end":
            end = _end(line)
            if end is None:
                raise lines.bad("dòng cuối ghi sai quy cách. Tải lại tệp từ nơi gửi.")
            lines.check_end(int(end[1]), end[2].decode("ascii"))
            return
        if label == b"statement" and stage == 0 and (found := _statement(line)):
            yield StatementItem(found[3], _signatures(found[1], found[2]))
        elif label == b"close" and stage <= 1 and (found := _signed(line)):
            stage = 1
            yield CloseNoteItem(found[2], _signatures(found[1])[0])
        elif label == b"act" and (found := _signed(line)):
            stage = 2
            act = ActItem(found[2], _signatures(found[1])[0], None, erased=False)
        elif act is not None and act.raw_payload is None and not act.erased and (found := _payload(line)):
            act = act._replace(raw_payload=found[1])
        elif act is not None and not act.erased and line == b"erased":
            act = act._replace(erased=True)
        else:
            raise lines.bad("mục không đúng quy cách hoặc không đúng chỗ. Tải lại tệp từ nơi gửi.")


def _signatures(*parts: bytes | None) -> tuple[bytes, ...]:
    return tuple(bytes.fromhex(part.decode("ascii")) for part in parts if part is not None)


def _hex(signature: bytes) -> bytes:
    return signature.hex().encode("ascii")
