"""The kinds the log itself understands, and the shape of their data. Everything else is content.

| kind | data | meaning |
|---|---|---|
| sys.terms | founder, parties, optional continues, anything else | founds a space; the parties never change |
| sys.accept | terms (act id) | a party accepts the terms |
| sys.erase | acts (act ids) | the author has erased the payloads of these acts of its own in this space |
| sys.drop | rec (uuid) | the other addressees of this act no longer receive the author's record |
| sys.ack | (reserved) | receipt between instances |
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Final, NamedTuple, cast

from actlog.canonical import JsonObject, JsonValue
from actlog.errors import ASK_AGAIN, BadPayloadError
from actlog.keys import is_hex64
from actlog.limits import LIMITS
from actlog.payload import Payload, is_uuid

TERMS: Final = "sys.terms"
ACCEPT: Final = "sys.accept"
ERASE: Final = "sys.erase"
DROP: Final = "sys.drop"
ACK: Final = "sys.ack"

SYSTEM_KINDS: Final = frozenset({TERMS, ACCEPT, ERASE, DROP, ACK})
PERMANENT_KINDS: Final = frozenset({TERMS, ERASE, DROP})  # they explain the rest, so their payloads are never erased
NOTICE_KINDS: Final = frozenset({ERASE, DROP, ACK})  # they speak of other acts and are no version of any record


class Terms(NamedTuple):
    """What a founding act lays down. Ids are 64 hex digits; `parties` is sorted and contains the founder."""

    founder: str
    parties: tuple[str, ...]
    continues: str | None


def terms_data(
    founder: str, parties: Iterable[str], *, continues: str | None = None, content: JsonObject | None = None
) -> JsonObject:
    """Data of a founding `sys.terms`. The founder becomes a party; a home space has no other party.

    `continues` names the space this one follows; `content` is whatever else the parties agree on (title,
    limits …).
    """
    data: JsonObject = dict(content or {})
    data["founder"] = founder
    data["parties"] = cast(list[JsonValue], sorted({founder, *parties}))
    if continues is not None:
        data["continues"] = continues
    return data


def read_terms(payload: Payload) -> Terms:
    """Raises BadPayloadError."""
    founder, parties, continues = (payload.data.get(name) for name in ("founder", "parties", "continues"))
    if payload.kind != TERMS or type(founder) is not str or type(parties) is not list:
        raise _bad("terms", f"Nội dung mở quan hệ thiếu bên mở hoặc danh sách các bên. {ASK_AGAIN}")
    ids = _ids(parties, LIMITS.recipients, "terms")
    if list(ids) != sorted(set(ids)) or founder not in ids or set(payload.to) - set(ids):
        raise _bad("terms", f"Danh sách các bên phải xếp tăng dần, có bên mở và mọi nơi nhận. {ASK_AGAIN}")
    if continues is not None and (type(continues) is not str or is_hex64(continues) is None):
        raise _bad("terms", f"Mã quan hệ được nối tiếp ghi sai quy cách. {ASK_AGAIN}")
    return Terms(founder, ids, continues)


def accept_data(terms_act_id: str) -> JsonObject:
    """Data of a `sys.accept` of the founding act."""
    return {"terms": terms_act_id}


def read_accept(payload: Payload) -> str:
    """The act id of the founding act a `sys.accept` accepts. Raises BadPayloadError."""
    terms = payload.data.get("terms")
    if payload.kind != ACCEPT or type(terms) is not str or is_hex64(terms) is None:
        raise _bad("accept", f"Lần chấp nhận không nêu lần ban hành mở quan hệ. {ASK_AGAIN}")
    return terms


def erase_data(act_ids: Iterable[str]) -> JsonObject:
    """Data of a `sys.erase` of payloads of the author's own acts in the same space."""
    return {"acts": cast(list[JsonValue], sorted(set(act_ids)))}


def read_erase(payload: Payload) -> tuple[str, ...]:
    """The act ids a `sys.erase` names. Raises BadPayloadError."""
    acts = payload.data.get("acts")
    if payload.kind != ERASE or type(acts) is not list or not acts:
        raise _bad("erase", f"Lần gỡ nội dung không nêu lần ban hành nào. {ASK_AGAIN}")
    return _ids(acts, LIMITS.erase_targets, "erase")


def drop_data(rec: str) -> JsonObject:
    """Data of a `sys.drop` of the author's record `rec`; address it to those who are to lose it."""
    return {"rec": rec}


def read_drop(payload: Payload) -> str:
    """The uuid of the record a `sys.drop` withdraws. Raises BadPayloadError."""
    rec = payload.data.get("rec")
    if payload.kind != DROP or type(rec) is not str or is_uuid(rec) is None:
        raise _bad("drop", f"Lần thôi gửi không nêu mã bản ghi. {ASK_AGAIN}")
    return rec


def check(payload: Payload) -> None:
    """Refuse a payload of a system kind whose data has another shape. Raises BadPayloadError."""
    reader = _READERS.get(payload.kind)
    if reader is not None:
        reader(payload)


def _ids(values: list[JsonValue], limit: int, field_name: str) -> tuple[str, ...]:
    if len(values) > limit or not all(type(value) is str and is_hex64(value) for value in values):
        raise _bad(field_name, f"Danh sách mã phải gồm không quá {limit} mã 64 chữ số hệ 16. {ASK_AGAIN}")
    return cast(tuple[str, ...], tuple(values))


def _bad(field_name: str, sentence: str) -> BadPayloadError:
    return BadPayloadError(f"payload.{field_name}", sentence)


_READERS: Final[Mapping[str, Callable[[Payload], object]]] = {
    TERMS: read_terms,
    ACCEPT: read_accept,
    ERASE: read_erase,
    DROP: read_drop,
}
