"""Đọc ở tiến trình riêng — PDF, spreadsheets and mail are read in a process of their own.

Their parsers are large and can be made to run or grow without end by a hostile file. The process has a limit of
memory and of processor time and may write nothing; if it dies, the file is refused and nothing else is touched.
"""

import json
import os
import signal
import subprocess
import sys
from typing import Any, Final

from .refusals import refusal
from .results import DEFAULT, Extracted, Limits, RefusalError, Refused
from .zips import SafeZip

_DAMAGED: Final = {"pdf": "damaged_pdf", "xlsx": "damaged_xlsx", "eml": "damaged_eml", "signatures": "damaged_pdf"}
_TOO_MUCH: Final = {int(getattr(signal, name)) for name in ("SIGXCPU", "SIGKILL", "SIGABRT") if hasattr(signal, name)}
EXIT_MEMORY: Final = 3


def read_pdf(data: bytes, limits: Limits) -> Extracted:
    """A PDF that holds text. Raises a refusal."""
    return _read("pdf", data, limits)


def read_eml(data: bytes, limits: Limits) -> Extracted:
    """A mail message. Raises a refusal."""
    return _read("eml", data, limits)


def read_signatures(data: bytes, limits: Limits = DEFAULT) -> list[dict[str, str]] | Refused:
    """The signatures in a PDF, in the order of signing: `signer`, `organisation`, `at` (ISO, may be empty) and
    `verdict`: "whole" when they cover the file as it is, "more" when something was added after them (a later signature
    or anything else), "broken" when the signed bytes are others now, "unreadable"."""
    try:
        found = _read("signatures", data, limits)
    except RefusalError as stopped:
        return stopped.refused
    return [json.loads(line) for line in found.marked.splitlines()]


def read_xlsx(container: SafeZip, limits: Limits) -> Extracted:
    """A spreadsheet, after every part has been unpacked once within bounds. Raises a refusal."""
    container.blame("damaged_xlsx")
    if "xl/workbook.xml" not in container:
        raise refusal("damaged_xlsx")
    container.verify()
    return _read("xlsx", container.data, limits)


def _read(kind: str, data: bytes, limits: Limits) -> Extracted:
    command = [sys.executable, "-B", "-m", f"{__package__}.child", kind, json.dumps(_bounds(limits))]
    environment = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH") if name in os.environ}
    environment |= {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path), "PYTHONUTF8": "1"}
    try:
        # The command is fixed; only the bytes of the file are foreign, and they go through the pipe.
        done = subprocess.run(  # noqa: S603
            command, input=data, capture_output=True, timeout=2 * limits.child_seconds, env=environment, check=False
        )
    except subprocess.TimeoutExpired:
        raise refusal("too_heavy") from None
    if done.returncode == EXIT_MEMORY or -done.returncode in _TOO_MUCH:
        raise refusal("too_heavy")
    try:
        answer: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        raise refusal(_DAMAGED[kind]) from None
    if "code" in answer:
        raise RefusalError(Refused(answer["code"], answer["sentence"]))
    return Extracted(answer["marked"], kind, (), tuple(answer["warnings"]), tuple(answer["titles"]))


def _bounds(limits: Limits) -> dict[str, int]:
    return {name: getattr(limits, name) for name in limits.__slots__}
