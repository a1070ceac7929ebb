"""Các bên — the bodies bound by the coordination regulation or programme.

Legal basis: none general; Luật Ban hành văn bản quy phạm pháp luật knows joint resolutions, everything else is
by agreement.

Examples: ``Quy chế phối hợp giữa A và B`` · ``giữa A với B`` · ``Quy chế phối hợp công tác của A và B`` · ``A
phối hợp với B ký kết Quy chế phối hợp``.

Must not match: bodies that only attend or hold the meeting of an ordinary matter, ``giữa hai đơn vị`` (no
names), and ``phối hợp với`` as a plain verb.
"""

from collections.abc import Sequence
from typing import Final

from vanban.elements.ben_ky import issued, led, names_several, signed_by_heads, signed_with
from vanban.elements.chuoi_to_chuc import Body, as_value, chain_of
from vanban.elements.cuoc_chinh import Event
from vanban.elements.nguoi import Mention
from vanban.elements.to_chuc import begins_body, body_end
from vanban.engine.page import Page
from vanban.engine.source import LOWER, Source
from vanban.fold import fold
from vanban.values import Value

_BINDING: Final = ("coordination_review", "coordination_signing")
_MAY_BIND: Final = (*_BINDING, "conclusions", "consultation", "inspection")
_LOWER_BODIES: Final = frozenset(("cơ", "các", "ngành", "lực", "chính", "tổ", "đảng", "doanh", "văn"))


def find(
    page: Page, event: Event | None, genre: str, organizers: Sequence[Value[str]], mentions: Sequence[Mention]
) -> tuple[Value[str], ...]:
    """The bound bodies, in the order of the text."""
    if event is None or genre not in _MAY_BIND:
        return ()
    beside = _beside(page, event, organizers) if genre == "coordination_signing" and len(organizers) == 1 else ()
    named = _between(page, event, near=bool(beside))
    if len(organizers) >= 2 and all(page.lower(first) for first, _ in named):
        named = []  # "giữa cơ quan tố tụng với các cơ quan liên quan": who signed is named
    if beside and not named:
        return beside
    if named:
        full = _fuller(page, named, organizers)
        if full is not None:
            return full
        return tuple(
            as_value(page, body, "ghi sau chữ “giữa” trong tên quy chế, chương trình")
            for body in _shortest(page, named)
        )
    owned = _owned(page, event)
    if owned:
        return tuple(as_value(page, body, "ghi sau chữ “của” trong tên quy chế, chương trình") for body in owned)
    led_by = led(page) if genre != "coordination_signing" else []
    if led_by:
        return tuple(as_value(page, body, "chủ trì và cùng tham gia chương trình phối hợp") for body in led_by)
    signed = signed_with(page) if genre == "coordination_signing" and len(organizers) < 2 else []
    if signed:
        return tuple(as_value(page, body, "ký kết quy chế, chương trình phối hợp với nhau") for body in signed)
    heads = signed_by_heads(page, mentions) if genre == "coordination_signing" and len(organizers) < 2 else []
    if heads:
        return tuple(as_value(page, body, "cơ quan của hai người ký kết") for body in heads)
    if genre in _BINDING:
        if len(organizers) >= 2:
            return tuple(
                Value(one.value, one.spans, "likely", "các đơn vị cùng tổ chức ký kết, sơ kết phối hợp")
                for one in organizers
            )
        if len(organizers) == 1 and names_several(organizers[0].value):
            return (Value(organizers[0].value, organizers[0].spans, "likely", "các đơn vị cùng ký kết, nêu gộp"),)
        issued_by = issued(page)
        if issued_by:
            return tuple(as_value(page, body, "cùng ban hành, ký chương trình phối hợp") for body in issued_by)
        beside = _beside(page, event, organizers)
        if beside:
            return beside
    return ()


_PLACE_NAMES: Final = frozenset(("tỉnh", "huyện", "thành", "tp", "quận", "thị", "xã", "phường"))


def _fuller(page: Page, named: Sequence[Body], organizers: Sequence[Value[str]]) -> tuple[Value[str], ...] | None:
    """``giữa tỉnh A và B`` or ``giữa UBND và Ủy ban MTTQ``: the organisers say the same bodies in full."""
    if len(organizers) != len(named):
        return None
    place = any(page.words[first] in _PLACE_NAMES for first, _ in named)
    bare = any(
        last - first <= 3 and len(Source(one.value).words) >= last - first + 2
        for (first, last), one in zip(named, organizers, strict=True)
    )
    if not place and not bare:
        return None
    for (first, last), one in zip(named, organizers, strict=True):
        if not set(page.words[first:last]) <= set(Source(one.value).words):
            return None
    return tuple(Value(one.value, one.spans, "likely", "đơn vị tổ chức, cũng là các bên ký kết") for one in organizers)


def _between(page: Page, event: Event, *, near: bool) -> list[Body]:
    """The first ``giữa A và B``: inside the event, then the title and the lead, then (not ``near``) the text."""
    words = page.words
    places = [t for t in range(event.first, event.last) if words[t] == "giữa"]
    places += [t for t, word in enumerate(words) if word == "giữa" and not event.first <= t < event.last]
    for token in places[:12]:
        if token + 1 >= len(words):
            continue
        before = set(words[max(0, token - 26) : token])
        far = page.sentence_number(token) > event.sentence + 1
        if far and near:
            continue
        if far and _of_a_kind(page, token + 1):
            continue
        if far and not before & {"phối", "tịch"}:
            continue  # "Hiệp định về quy chế biên giới giữa hai nước": another agreement, told of in passing
        if not (
            "phối" in before
            or "tịch" in before
            or "thỏa" in before
            or "chế" in before
            or "tác" in before
            or token < event.first
        ):
            continue
        bodies = _pair(page, token + 1)
        if any(page.hit("chuc_danh", first) for first, _ in bodies):
            continue  # "thẩm quyền giữa Chủ tịch UBND và Sở …": people in office are no sides
        if len(bodies) >= 2:
            return bodies
    return []


def _pair(page: Page, token: int) -> list[Body]:
    limit = page.sentence_at(token)[1]
    if begins_body(page, token):
        chain, end = chain_of(page, token, limit)
        if len(chain) == 1 and page.words[end : end + 2] == ["với", "các"]:
            return [*chain, (end + 1, _group_end(page, end + 1, limit))]
        return chain
    common = page.hit("to_chuc", token) if page.source.shapes[token] == LOWER else None
    if common is not None and (page.words[token] in _LOWER_BODIES or common.last - token > 1):
        return _lower_chain(page, token, limit)
    return []


_LEVELS: Final = (["cấp", "xã"], ["cấp", "huyện"], ["cấp", "tỉnh"], ["các", "cấp"])


def _of_a_kind(page: Page, token: int) -> bool:
    """``giữa Cơ quan điều tra và Viện kiểm sát cấp huyện``: what a law says of such offices, not these two."""
    ahead = page.words[token : token + 16]
    stop = next((i for i, word in enumerate(ahead) if word in ("trong", "về", ",", ".", ";")), len(ahead))
    return any(ahead[i : i + 2] in _LEVELS for i in range(stop))


_AFTER_GROUP: Final = frozenset(("trong", "về", "giai", "năm", "tại", "trên", "nhằm", "từ", "để", "đã", "được"))


def _group_end(page: Page, token: int, limit: int) -> int:
    """``giữa A với các cơ quan, tổ chức liên quan ở Trung ương trong …``: several bodies named as one."""
    while (
        token < limit and page.words[token] not in _AFTER_GROUP and page.words[token] not in (".", ";", ":", "(", '"')
    ):
        token += 1
    return token


def _lower_chain(page: Page, token: int, limit: int) -> list[Body]:
    """``giữa kho bạc, chi cục thi hành án và tổ chức đấu giá tài sản``: common nouns as names."""
    bodies: list[Body] = []
    start = token
    while token < limit:
        word = page.words[token]
        stops = word in (".", ";", ":", "(", "\n", '"') or word in ("trên", "trong", "về", "giai", "năm", "tại")
        if stops or word in (",", "và", "với"):
            if token > start:
                bodies.append((start, token))
            if stops:
                return bodies
            start = token + 1
        token += 1
    if token > start:
        bodies.append((start, token))
    return bodies


def _owned(page: Page, event: Event) -> list[Body]:
    """``Quy chế phối hợp công tác của A và B``."""
    words = page.words
    first = page.source.sentences[event.sentence][0]
    for token in range(first, event.last):
        joint = words[token] == "tịch" and begins_body(page, token + 1)  # "Kế hoạch liên tịch A - B"
        if joint or (words[token] == "của" and _after_an_agreement(page, token) and begins_body(page, token + 1)):
            chain, _ = chain_of(page, token + 1, page.sentence_at(token)[1])
            if len(chain) >= 2:
                return chain
    return []


_CITING: Final = frozenset(("số", "ngày", "năm", "tháng", ",", "(", ")"))


def _after_an_agreement(page: Page, token: int) -> bool:
    """``Quy chế phối hợp (công tác) (số …, ngày …) | của``."""
    at = token - 1
    while at > 0 and (page.taken[at] or page.words[at] in _CITING):
        at -= 1
    return bool({"phối", "tịch"} & set(page.words[max(0, at - 6) : at + 1]))


def _beside(page: Page, event: Event, organizers: Sequence[Value[str]]) -> tuple[Value[str], ...]:
    """``A ký kết quy chế phối hợp với B``: the organiser and the body after ``phối hợp … với``."""
    words = page.words
    for token in range(event.first, min(len(words) - 2, event.last + 2)):
        if words[token] not in ("với", "cùng") or not {"phối", "thỏa", "ước"} & set(words[event.first : token]):
            continue
        province = words[token + 1] in _PLACE_NAMES and page.capital(token + 2)
        if province or begins_body(page, token + 1):
            end = body_end(page, token + 1, page.sentence_at(token)[1])
            other = as_value(page, (token + 1, end), "ghi sau chữ “phối hợp với” trong tên quy chế")
            return (*organizers, other) if organizers else ()
    return ()


def _shortest(page: Page, bodies: list[Body]) -> list[Body]:
    """Each body once."""
    kept: dict[str, Body] = {}
    for body in bodies:
        kept.setdefault(fold(page.source.cut(*body)), body)
    return list(kept.values())
