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

from vanban.elements.ben_ky import headed, in_headline, issued, led, names_several, signed_by_heads, signed_with
from vanban.elements.chuoi_to_chuc import Body, as_value, chain_of
from vanban.elements.cuoc_chinh import Event
from vanban.elements.don_vi_noi_khac import holds_together
from vanban.elements.giua_cac_ben import between, counted_anywhere, in_opening, several_in_opening, signed_by
from vanban.elements.hoi_nghi import BEGUN_IN_THE_MIDDLE
from vanban.elements.nguoi import Mention
from vanban.elements.to_chuc import JOINT, begins_body, body_end, joint_bodies
from vanban.elements.viec import starts_like_a_task
from vanban.engine.page import Page
from vanban.engine.source import Source
from vanban.fold import fold
from vanban.values import Value

_BINDING: Final = ("coordination_review", "coordination_signing")
_MAY_BIND: Final = (*_BINDING, "conclusions", "consultation", "inspection")


def find(
    page: Page, event: Event | None, genre: str, organizers: Sequence[Value[str]], mentions: Sequence[Mention]
) -> tuple[Value[str], ...]:
    """The bound bodies, in the order of the text."""
    if event is None or genre not in _MAY_BIND:
        told = in_opening(page) if event is None and genre == "coordination_signing" else []
        return tuple(as_value(page, body, "ký kết quy chế, chương trình mà bài kể lại") for body in told)
    beside = _beside(page, event, organizers) if genre == "coordination_signing" and len(organizers) == 1 else ()
    named = [body for body in between(page, event, near=bool(beside)) if _is_a_name(page, body)]
    if (len(organizers) >= 2 or genre == "conclusions") and all(page.lower(first) for first, _ in named):
        named = []  # "giữa cơ quan tố tụng với các cơ quan liên quan": who signed is named
    if beside and not named:
        return beside
    if len(named) == 1 and _spelled_out(page, named[0], organizers):
        named = []  # "giữa Công an 2 tỉnh A - B": the organisers are these, each by its own name
    if named:
        full = _fuller(page, event, named, organizers)
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
        joint = _joint(page, event)
        if joint:
            return tuple(as_value(page, body, "cùng là liên ngành tổ chức hội nghị") for body in joint)
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
        passive = signed_by(page, event)
        if passive:
            return tuple(as_value(page, body, "ghi sau chữ “được” trước chữ “ký”") for body in passive)
        listed = counted_anywhere(page)
        if listed and not organizers:
            return tuple(as_value(page, body, "các bên được đếm rồi nêu tên ở đầu bài") for body in listed)
        above = in_headline(page, event.sentence, counted=holds_together(page, event)) if not organizers else []
        if above:
            return tuple(as_value(page, body, "cùng ký kết, cùng phối hợp theo tiêu đề") for body in above)
        of_two = any(page.words[t : t + 2] == ["giữa", "hai"] for t in range(event.first, event.last - 1))
        if not organizers and of_two:
            both = headed(page, page.source.sentences[event.sentence][0], event.first)
            return tuple(as_value(page, body, "cơ quan của hai người chủ trì") for body in both)
        if event.score <= BEGUN_IN_THE_MIDDLE:
            return tuple(as_value(page, body, "các bên nêu gộp ở đầu bài") for body in several_in_opening(page))
    return ()


def _is_a_name(page: Page, body: Body) -> bool:
    """Not ``công an cơ sở | đã được quan tâm lãnh đạo``, ``chỉ đạo``: a clause that a missing comma let in."""
    first, last = body
    acts = page.hit("to_chuc", first) is None and starts_like_a_task(page, first, strong=True)
    return not acts and not _VERBAL & set(page.words[first:last])


_VERBAL: Final = frozenset(("đã", "được", "sẽ", "chưa"))


def _spelled_out(page: Page, group: Body, organizers: Sequence[Value[str]]) -> bool:
    said = set(page.words[group[0] : group[1]])
    return len(organizers) >= 2 and all(set(Source(one.value).words) <= said for one in organizers)


def _joint(page: Page, event: Event) -> list[Body]:
    """``Liên ngành Công an - Viện kiểm sát - Tòa án huyện A tổ chức hội nghị``."""
    bodies = page.all_hits("to_chuc")
    for token in range(page.source.sentences[event.sentence][0], event.first):
        if token in bodies and bodies[token].key == JOINT:
            found = joint_bodies(page, token + 2, event.first)
            if len(found) >= 2:
                return found
    return []


_PLACE_NAMES: Final = frozenset(("tỉnh", "huyện", "thành", "tp", "quận", "thị", "xã", "phường"))


def _fuller(
    page: Page, event: Event, named: Sequence[Body], organizers: Sequence[Value[str]]
) -> tuple[Value[str], ...] | None:
    """``giữa tỉnh A và B`` or ``giữa UBND và Ủy ban MTTQ``: the organisers say the same bodies in full."""
    if len(organizers) != len(named):
        return None
    organizers = _in_order(page, named, organizers)
    place = any(page.words[first] in _PLACE_NAMES for first, _ in named)
    bare = any(
        last - first <= 3 and len(Source(one.value).words) >= last - first + 2
        for (first, last), one in zip(named, organizers, strict=True)
    )
    number = page.sentence_number(named[0][0])
    headline, below = number < event.sentence, number > event.sentence
    if not (place or bare or below):
        return None
    for (first, last), one in zip(named, organizers, strict=True):
        said, full = page.words[first:last], Source(one.value).words
        shared = set(said) & set(full)
        if headline:
            same = bool(shared)  # "giữa Đoàn Thanh niên và Biên phòng": told shorter
        else:
            same = len(shared) == len(set(said)) or (below and len(shared) > 1 and said[0] == full[0])
        if not same:
            return None
    return tuple(Value(one.value, one.spans, "likely", "đơn vị tổ chức, cũng là các bên ký kết") for one in organizers)


def _in_order(page: Page, named: Sequence[Body], organizers: Sequence[Value[str]]) -> Sequence[Value[str]]:
    """The organisers in the order in which the sides are named, where each side is the short name of one of them."""
    full = [(set(Source(one.value).words), one) for one in organizers]
    sorted_ones = []
    for body in named:
        said = set(page.words[body[0] : body[1]])
        one = next((one for words, one in full if said <= words and one not in sorted_ones), None)
        if one is None:
            return organizers
        sorted_ones.append(one)
    return sorted_ones


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
    met = words[event.first : event.first + 3] == ["làm", "việc", "với"] and "ký" in words[event.first : event.last]
    for token in range(event.first, min(len(words) - 2, event.last + 2)):
        before = set(words[event.first : token])
        if words[token] not in ("với", "cùng") or not ({"phối", "thỏa", "ước"} & before or met):
            continue
        province = words[token + 1] in _PLACE_NAMES and page.capital(token + 2)
        if province or begins_body(page, token + 1):
            chain, _ = chain_of(page, token + 1, page.sentence_at(token)[1])
            others = (as_value(page, body, "ghi sau chữ “phối hợp với” trong tên quy chế") for body in chain)
            return (*organizers, *others) if organizers else ()
    return ()


def _shortest(page: Page, bodies: list[Body]) -> list[Body]:
    """Each body once; where only "Công ty" stands there, as it was called first."""
    kept: dict[str, Body] = {}
    for body in bodies:
        kept.setdefault(fold(page.source.cut(*body)), _called_first(page, body))
    return list(kept.values())


_HEADS_ALONE: Final = (["công", "ty"], ["tập", "đoàn"], ["tổng", "công", "ty"], ["ngân", "hàng"], ["nhà", "máy"])


def _called_first(page: Page, body: Body) -> Body:
    words = page.words[body[0] : body[1]]
    if words not in _HEADS_ALONE:
        return body
    named = (t for t in range(body[0]) if page.words[t : t + len(words)] == words and page.capital(t))
    ends = ((t, body_end(page, t)) for t in named)
    return next((one for one in ends if one[1] - one[0] > len(words)), body)
