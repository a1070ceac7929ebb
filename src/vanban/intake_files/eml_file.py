"""Thư điện tử (.eml) — subject, people, date and the readable body; attachments are named, not opened."""

from email import message_from_bytes, policy
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from typing import Final, TypeAlias

from . import marks
from .detect import bytes_as_text
from .html_file import html_text
from .refusals import refusal, too_much_text
from .results import Extracted, Limits

_HEADERS: Final = (("Subject", "Chủ đề"), ("From", "Từ"), ("To", "Đến"), ("Cc", "Đồng gửi"), ("Date", "Ngày"))
_MAX_HEADER: Final = 2_000
_MAX_PARTS: Final = 500
_SHOWN_NAMES: Final = 5
_Mail: TypeAlias = "Message[str, str]"


def read(data: bytes, limits: Limits) -> Extracted:
    """A message; of alternatives the plain text is read. Raises a refusal; total over any bytes."""
    try:
        # The older policy keeps headers as they are: the newer one parses each in time that grows with its square.
        mail = message_from_bytes(data, policy=policy.compat32)
        head = [f"{shown}: {text}" for name, shown in _HEADERS if (text := _header(mail.get(name)))]
        bodies, names = _parts(mail)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError, AssertionError):
        raise refusal("damaged_eml") from None
    text = "\n".join([*head, "", *bodies])
    if len(text) > limits.text:
        raise too_much_text(limits.text)
    warnings = (_attachments(names),) if names else ()
    return Extracted(text, "eml", warnings=warnings)


def _header(value: object) -> str:
    if value is None:
        return ""
    raw = str(value)[:_MAX_HEADER]
    try:
        text = str(make_header(decode_header(raw)))
    except (HeaderParseError, ValueError, LookupError):
        text = raw
    return " ".join(marks.plain(text).split())


def _parts(mail: _Mail) -> tuple[list[str], list[str]]:
    """The texts to read in order, and the names of what is attached."""
    bodies: list[str] = []
    names: list[str] = []
    waiting = [mail]
    for _ in range(_MAX_PARTS):
        if not waiting:
            return bodies, names
        part = waiting.pop()
        kind = part.get_content_type()
        name = part.get_filename()
        if part.is_multipart() and kind.startswith("multipart/"):
            inner = [p for p in part.get_payload() if isinstance(p, Message)]
            waiting += reversed(_chosen(inner) if kind == "multipart/alternative" else inner)
        elif name or kind not in ("text/plain", "text/html") or part.get_content_disposition() == "attachment":
            names.append(_header(name) or kind)
        else:
            text = _text(part)
            bodies.append(html_text(text) if kind == "text/html" and text.strip() else marks.plain(text))
    raise refusal("too_heavy")


def _chosen(parts: list[_Mail]) -> list[_Mail]:
    """Of the same text in several forms, the plain one when it says something, else the last."""
    for part in parts:
        if part.get_content_type() == "text/plain" and _text(part).strip():
            return [part]
    return parts[-1:]


def _text(part: _Mail) -> str:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = (part.get_content_charset() or "").lower()
    if charset.startswith("utf-16"):
        return data.decode(charset, "replace")
    # What a message says of single-byte text is often wrong for old Vietnamese fonts, so the bytes are judged.
    return bytes_as_text(data.replace(b"\x00", b""))


def _attachments(names: list[str]) -> str:
    shown = ", ".join(names[:_SHOWN_NAMES]) + ("…" if len(names) > _SHOWN_NAMES else "")
    return f"Thư kèm {len(names)} tệp, không được đọc: {shown}. Tải lên riêng tệp cần dùng."
