"""Đơn vị tổ chức — the bodies said to hold the meeting.

Legal basis: none; each body decides on its own meetings.

Examples: ``A và B tổ chức`` · ``A phối hợp với B tổ chức`` · ``A chủ trì, phối hợp với B, C và D tổ chức`` ·
``Đoàn công tác của X do ông … làm Trưởng đoàn đã làm việc với``.

Must not match: ``hội nghị đã diễn ra`` (no actor), bodies that only attend, commas and ``và`` inside one name,
and the verb ``phối hợp`` where nothing is held.
"""

from collections.abc import Sequence
from typing import Final

from vanban.elements.ben_ky import signed_with
from vanban.elements.chuoi_to_chuc import Body, as_value, chain_of, skip_brackets
from vanban.elements.cuoc_chinh import Event
from vanban.elements.don_vi_noi_khac import (
    BEFORE_VERB,
    group_above,
    inviting,
    passive,
    received,
    said_next,
    told_below,
    verb_follows,
    whose_it_is,
)
from vanban.elements.giua_cac_ben import counted_sides
from vanban.elements.hoi_nghi import BEGUN_IN_THE_MIDDLE
from vanban.elements.menh_de_dau import is_fronted, who_did_it
from vanban.elements.nguoi import Mention
from vanban.elements.ten_dia_diem import place_end
from vanban.elements.tieu_de import tells_of_signing
from vanban.elements.to_chuc import begins_body, body_end, joint_bodies
from vanban.elements.trong_ten import PLACE_LEVELS
from vanban.engine.page import Page, Starts
from vanban.engine.source import NUMBER, UPPER
from vanban.values import Value


def find(page: Page, event: Event | None, genre: str, mentions: Sequence[Mention]) -> tuple[Value[str], ...]:
    """The organisers, in the order of the text."""
    if event is None:
        return ()
    if event.score <= BEGUN_IN_THE_MIDDLE:
        signing = _subject(page, event, {}) if genre == "coordination_signing" and not event.noun else []
        bodies = signing if len(signing) > 1 else []  # "A, B và C ký kết …", if only in a caption
        return tuple(as_value(page, body, "cùng ký kết") for body in bodies)
    bodies = passive(page, event) or inviting(page)
    if not bodies and (genre != "conclusions" or event.held < event.first):
        bodies = _subject(page, event, {token: m.last for m in mentions for token in range(m.first, m.last)})
    first, stop = page.source.sentences[event.sentence]
    if not bodies and is_fronted(page, event.first, first):
        did = who_did_it(page, event.first, event.last, stop)
        bodies = [did] if did is not None else []
    if not bodies and event.noun and event.held == event.first:
        bodies = whose_it_is(page, event)
    attended = event.held < event.first and page.words[event.held] in ("dự", "tham")
    if not bodies and event.noun and (event.held == event.first or attended):
        bodies = told_below(page, event)
    bodies = bodies or said_next(page, event)
    if not bodies and genre == "coordination_signing" and tells_of_signing(page):
        bodies = signed_with(page)
    unnamed = len(bodies) == 1 and page.words[bodies[0][0] : bodies[0][1]] == ["đoàn"]
    if (unnamed or not bodies) and genre in ("inspection", "survey"):
        bodies = group_above(page, event) or bodies
    bodies = _without_superiors(page, bodies) + received(page, event, genre)
    bodies = [body for body in bodies if page.words[body[0] : body[1]] not in _NAMELESS]
    return tuple(as_value(page, body, "đứng trước chữ “tổ chức” ở câu nói về cuộc họp") for body in bodies)


_NAMELESS: Final = (["đoàn", "công", "tác"], ["tổ"], ["tổ", "công", "tác"], ["đoàn"])
"""Whose delegation it is, is not said."""
_RANKS: Final = {"cục": 1, "vụ": 1, "phòng": 1, "tổng": 2, "bộ": 3}


def _without_superiors(page: Page, bodies: list[Body]) -> list[Body]:
    """``Cục A, Bộ B và Cục C, Bộ D``: each office with the ministry it belongs to; the offices are meant."""
    ranks = [_RANKS.get(page.words[first], 0) for first, _ in bodies]
    if len(bodies) < 4 or 0 in ranks or ranks.count(1) < 2 or ranks[0] != 1 or ranks[-1] == 1:
        return bodies
    return [body for body, rank in zip(bodies, ranks, strict=True) if rank == 1]


def _subject(page: Page, event: Event, people: dict[int, int]) -> list[Body]:
    if ["diễn", "ra"] in (page.words[event.held : event.held + 2], page.words[event.last : event.last + 2]):
        return []  # no one is said to hold it
    if page.words[event.held : event.held + 1] in (["tham"], ["dự"]) and event.held < event.first:
        return []  # "A và B tham dự hội nghị": guests
    first = page.source.sentences[event.sentence][0]
    token = after_place = first
    last = max(event.held, first)
    offices = page.all_hits("chuc_danh")
    held = {offices[t].last for t in range(first, last) if t in offices}
    while token < last:
        if token in held and page.words[token - 1] != "trực" and begins_body(page, token):
            token = max(token + 1, body_end(page, token, last))  # "Thứ trưởng Bộ A vừa …": the office of one person
            continue
        if page.words[token] == "(":
            token = max(token + 1, skip_brackets(page, token, last))
            continue
        if page.words[token] == "giữa" and begins_body(page, token + 1):
            token = max(token + 2, chain_of(page, token + 1, last)[1])  # "Quy chế giữa A và B được đánh giá tại …"
            continue
        if token in people:
            token = people[token]
            continue
        within = (
            page.words[token] == "bàn" and page.words[token - 1] == "địa"
        )  # "trên địa bàn huyện A, Đoàn giám sát …"
        if (within or page.words[token] in ("tại", "ở", "về", "của")) and token + 1 < last:
            skipped = _skip_place(page, token + 1, last)
            if skipped is not None:
                token = after_place = skipped
                continue
        if page.words[token] in ("sau", "nhân", "thực", "theo", "nhằm", "để", "trên") and token == first:
            comma = next((i for i in range(token, last) if page.words[i] == ","), None)
            if comma is None:
                return []
            token = comma + 1
            continue
        if page.words[token : token + 2] == ["thủ", "tướng"]:
            token += 2  # a person who presides, not the body that holds the meeting
            continue
        if counted_sides(page, token):
            sides = joint_bodies(page, counted_sides(page, token), last)
            if len(sides) > 1 and verb_follows(page, sides[-1][1], last):
                return sides  # "Ba lực lượng Công an, Quân sự, Biên phòng huyện A tổ chức"
        if begins_body(page, token) and not _is_date_word(page, token) and not _one_kind(page, token):
            chain, end = chain_of(page, token, last)
            chain = _without_address(page, chain)
            if len(chain) == 1 and token in (first, after_place):
                whole = _whole_subject(page, token, end, last)
                if whole is not None:
                    return [whole]
            after = page.words[end : end + 1]
            if (
                end >= last - 6
                or verb_follows(page, end, last)
                or after in (["do"], ["đã"], ["vừa"], ["sẽ"], ["theo"], ["ngồi"], ["gặp"])
                or verb_follows(page, _after_aside(page, end, last), last)
                or page.words[end : end + 2] in (["có", "công"], ["có", "văn"])  # "Sở A có Công văn số …"
                or (after == ["-"] and end + 1 in page.all_hits("chuc_danh"))
            ):
                return chain
            token = max(end, token + 1)
            continue
        token += 1
    return []


def _without_address(page: Page, chain: list[Body]) -> list[Body]:
    """``thị trấn A, huyện B, tỉnh C, | UBND tỉnh C và Quân đoàn D``: the places before the bodies say where."""
    places = [page.hit("to_chuc", first) for first, _ in chain]
    count = next((i for i, hit in enumerate(places) if hit is None or hit.key not in PLACE_LEVELS), 0)
    return chain[count:] if count > 1 else chain


def _one_kind(page: Page, token: int) -> bool:
    """``khối thi đua các cơ quan Đảng``: common nouns inside a longer name that no list has."""
    if token and page.capital(token) and page.capital(token - 1) and page.sentence_at(token)[0] != token:
        return True  # "Đội Quản lý thị trường": the tail of a name whose head no list has
    if token and page.source.shapes[token] == UPPER and page.words[token - 1] in ("ngành", "khối", "cụm"):
        return True
    place = page.hit("to_chuc", token)
    inside = place is not None and place.key in _ATTRIBUTES and page.lower(token) and token > 0
    if inside and (page.lower(token - 1) or page.words[token - 1] == ")") and page.words[token - 1] not in _ONE_MORE:
        return True  # "các cơ quan tố tụng | huyện A": whose they are
    return page.lower(token) and page.words[token - 1 : token] in (["các"], ["khối"], ["của"], ["cho"])


_ATTRIBUTES: Final = PLACE_LEVELS | {"ngành", "khối", "cụm"}
_ONE_MORE: Final = frozenset(("và", "với", "cùng", "nay", "qua"))


def _after_aside(page: Page, end: int, last: int) -> int:
    """``Ban Chấp hành Đảng bộ huyện khóa XXIII, nhiệm kỳ 2015 - 2020, tổ chức``: past what stands between commas."""
    token = end
    if page.words[end : end + 1] == [","] and page.capital(end + 1) and page.capital(end - 1):
        token = end + 1  # "Công an phường A, B (thành phố C) ký kết"
        while page.capital(token) and token < min(last, end + _LONGEST_GROUP):
            token += 1
        return skip_brackets(page, token, last)
    if page.words[end : end + 1] == ["thuộc"] and page.capital(end + 1):  # "A cùng Công ty B | thuộc Tập đoàn C |"
        return body_end(page, end + 1, last) if begins_body(page, end + 1) else _after_list(page, end + 1, last)
    if page.words[end : end + 1] in (["gồm"], [":"]) and end > 0:
        return _after_list(page, end + 1, last)
    if page.ahead(end, _COMES_ALONG) and ";" not in page.words[end:last]:
        return last
    counted = page.words[end : end + 1] in (["và"], ["cùng"]) and page.source.shapes[end + 1 : end + 2] == bytes(
        [NUMBER]
    )
    if counted:
        return _after_group(page, end + 2, last)  # "Công an phường A và 05 trường học trên địa bàn tổ chức"
    if page.words[end : end + 2] in ([",", "các"], ["và", "các"], ["cùng", "các"]):
        near = range(end, min(last - 1, end + 12))  # "…, các cơ quan, đơn vị có liên quan tổ chức"
        related = next((t + 2 for t in near if page.words[t : t + 2] == ["liên", "quan"]), end)
        return related if related > end else _after_group(page, end + 2, last)
    while token < last and page.words[token] not in BEFORE_VERB:
        if token - end > 12 or page.words[token] in (";", ":", ".", "và", "với"):
            return end
        token += 1
    aside = page.words[end : end + 3]
    return token if {"nhiệm", "khóa", "lần"} & set(aside) else end


_BETWEEN_PLACES: Final = frozenset((",", "và", ":", "-", ".", "tỉnh", "thành", "phố", "huyện", "xã", "thị", "phường"))


def _after_list(page: Page, token: int, last: int) -> int:
    """``Công an 7 tỉnh, thành phố gồm: A, B và C | vừa tổ chức``: past the names of the places."""
    while token < last and (page.capital(token) or page.words[token] in _BETWEEN_PLACES):
        token += 1
    return token


def _after_group(page: Page, token: int, last: int) -> int:
    """``A và các đồn biên phòng trên địa bàn huyện tổ chức``: past bodies that are meant but not named."""
    start = token
    while token < last and token - start < _LONGEST_GROUP and not verb_follows(page, token, last):
        if page.words[token] in (",", ";", ":", ".", "(") or page.capital(token):
            return start
        token += 1
    return token


_COMES_ALONG: Final = Starts.of(
    "cùng đại diện | cùng với đại diện | cùng lãnh đạo | cùng với lãnh đạo | , cùng đại diện | và đại diện"
)
"""After the subject: others of its people, or guests, who hold nothing."""
_LONGEST_GROUP: Final = 12
_TIES: Final = frozenset(("tại", "thuộc", "trực", "trên", "ở"))


def _whole_subject(page: Page, token: int, end: int, last: int) -> Body | None:
    """``Đảng bộ các đơn vị trực thuộc Tập đoàn tại vùng A vừa tổ chức``: what follows belongs to the subject."""
    words = page.words
    if end >= last - 1 or words[end] not in _TIES:
        return None
    stop = last
    while stop > end and words[stop - 1] in BEFORE_VERB:
        stop -= 1
    rest = words[end:stop]
    if len(rest) > 14 or any(w in (",", ";", ":", "-", "(", "và", "với", "ngày", "do") for w in rest):
        return None
    return token, stop


def _skip_place(page: Page, token: int, last: int) -> int | None:
    """The comma after a place named before the subject."""
    end = place_end(page, token, last)
    if token < end < last:
        end = skip_brackets(page, end, last)  # "tại xã A (huyện B, tỉnh C), …"
    if token < end < last and page.words[end] == ",":
        return end + 1
    for i in range(token, min(last, token + 40)):
        if page.words[i] == ",":
            after = i + 1
            # "tại trụ sở Quận ủy X, Hải Phòng, Đảng ủy …": the place has two parts
            if page.hit("dia_danh", after) is not None:
                tail = page.all_hits("dia_danh")[after].last
                if page.words[tail : tail + 1] == [","]:
                    return tail + 1
            return after
    return None


def _is_date_word(page: Page, token: int) -> bool:
    dateline = (
        page.line_start(token) and page.source.shapes[token] == UPPER and page.words[token + 1 : token + 2] == ["-"]
    )
    return dateline or bool(page.taken[token]) or page.source.shapes[token] == NUMBER
