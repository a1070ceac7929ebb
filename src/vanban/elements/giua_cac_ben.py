"""Giữa các bên — the sides a regulation or programme names itself, after the word *giữa*.

Legal basis: none general; the title of an agreement names whom it binds. Not a field of its own: it serves the
element of the sides.

Examples: ``Quy chế phối hợp giữa A và B`` · ``giữa các lực lượng A, B và C`` · ``giữa Tổng giám đốc và Công đoàn A`` ·
``giữa cơ quan thuế và tổ chức hành nghề công chứng`` · ``giữa các Vụ Địa phương``.

Must not match: ``giữa hai đơn vị`` (no names), ``thẩm quyền giữa Chủ tịch và Giám đốc`` (people in office), what a law
says of offices of a kind (``giữa Cơ quan điều tra và Viện kiểm sát cấp huyện``).
"""

from collections.abc import Sequence
from itertools import islice
from typing import Final

from vanban.elements.ben_ky import names_several
from vanban.elements.chuoi_to_chuc import Body, chain_of
from vanban.elements.cuoc_chinh import Event
from vanban.elements.ten_thuong_mai import trade_name_end
from vanban.elements.thoa_thuan import FIRST_SENTENCES
from vanban.elements.to_chuc import begins_body, body_end, joint_bodies
from vanban.engine.page import Page, Starts, surnames
from vanban.engine.source import CAPITAL, LOWER

_LOWER_BODIES: Final = frozenset(("cơ", "các", "ngành", "lực", "chính", "tổ", "đảng", "doanh", "văn"))


def between(page: Page, event: Event, *, near: bool) -> list[Body]:
    """The first ``giữa A và B``: inside the event, then the title and the lead, then (not ``near``) the text."""
    words = page.words
    everywhere = _places(words)
    inside = [t for t in everywhere if event.first <= t < event.last]
    decreed = False
    for token in [*inside, *(t for t in everywhere if t not in inside)][:_ENOUGH]:
        if token + 1 >= len(words):
            continue
        before = set(words[max(0, token - 26) : token])
        if words[token + 1] == "bộ" and {"định", "tư"} & before and any(token < t < event.last for t in inside):
            decreed = True
            continue  # "Nghị định … phối hợp giữa Bộ A và Bộ B … giữa Công an, Ban CHQS huyện": the decree's own sides
        far = page.sentence_number(token) > event.sentence + 1
        if far and (near or _of_a_kind(page, token + 1) or not (before & _TOGETHER and before & _AGREED)):
            continue  # "Hiệp định về quy chế biên giới giữa hai nước": another agreement, told of in passing
        told = token < event.first or (token < event.last and counted_sides(page, token + 1) > 0)
        told = told or (decreed and token < event.last)
        if not (before & (_TOGETHER | {"thỏa", "chế", "tác", "nghĩa"}) or told):
            continue
        bodies = _pair(page, token + 1)
        people = any(page.hit("chuc_danh", first) for first, _ in bodies)
        agreed = words[token - 2 : token] in _AGREED_ON and _AGREED & set(words[max(0, token - 10) : token])
        if people and not agreed:
            continue  # "thẩm quyền giữa Chủ tịch UBND và Sở …": people in office are no sides
        group = words[token + 1] == "các" and page.lower(token + 1)  # "giữa các Vụ Địa phương"
        one_name = len(bodies) == 1 and not far and (group or names_several(page.source.cut(*bodies[0])))
        if one_name or len(bodies) >= 2:
            return bodies
    return []


def in_opening(page: Page) -> list[Body]:
    """``Theo Quy chế phối hợp vừa được A và B ký kết, hai đơn vị sẽ …``: a page that only tells what was agreed."""
    words, sentences = page.words, page.source.sentences
    last = sentences[min(FIRST_SENTENCES, len(sentences)) - 1][1] if sentences else 0
    candidates = (t for t in range(1, last - 3) if words[t] in ("được", "giữa"))
    for token in islice(candidates, _ENOUGH):
        if not _AGREED & set(words[max(0, token - 12) : token]):
            continue
        bodies = _pair(page, token + 1) if words[token] == "giữa" else _signers(page, token)
        if len(bodies) >= 2:
            return bodies
    return []


def counted_anywhere(page: Page) -> list[Body]:
    """``cái bắt tay của ba cơ quan: A, B và C``: counted and named in one of the first sentences."""
    sentences = page.source.sentences
    last = sentences[min(_LEAD, len(sentences)) - 1][1] if sentences else 0
    for token in range(last):
        if page.words[token] in _SEVERAL and counted_sides(page, token):
            names = counted_sides(page, token)
            chain, _ = chain_of(page, names, page.sentence_at(token)[1])
            if len(chain) >= 2:
                return chain
    return []


_LEAD: Final = 5


def signed_by(page: Page, event: Event) -> list[Body]:
    """``Quy chế được A và B ký năm 2019``, ``Biên bản được A ký với B``: told soon after the meeting is named."""
    words, sentences = page.words, page.source.sentences
    last = sentences[min(event.sentence + FIRST_SENTENCES, len(sentences) - 1)][1]
    for token in islice((t for t in range(1, last - 3) if words[t] == "được"), _ENOUGH):
        if _AGREED & set(words[max(page.sentence_at(token)[0], token - _LONG_TITLE) : token]):
            bodies = _signers(page, token)
            if len(bodies) >= 2:
                return bodies
    return []


_LONG_TITLE: Final = 30


def _signers(page: Page, token: int) -> list[Body]:
    """The bodies behind ``được`` at ``token`` that sign, issue or agree on what stands before it."""
    words = page.words
    if not begins_body(page, token + 1):
        return []
    last = page.sentence_at(token)[1]
    bodies, end = chain_of(page, token + 1, last)
    if words[end : end + 1] not in (["ký"], ["ban"], ["thống"], ["cùng"]):
        return []
    other = end + 2 + (words[end + 1 : end + 2] == ["kết"])
    if len(bodies) == 1 and words[other - 1 : other] == ["với"] and begins_body(page, other):
        bodies = [*bodies, (other, body_end(page, other, last))]
    return bodies


def several_in_opening(page: Page) -> list[Body]:
    """``Hội LHPN hai tỉnh | phối hợp …``: the sides named as one, where the page only tells what was agreed."""
    sentences = page.source.sentences
    last = sentences[min(FIRST_SENTENCES, len(sentences)) - 1][1] if sentences else 0
    for token in range(last):
        if begins_body(page, token):
            body = (token, body_end(page, token, last))
            if names_several(page.source.cut(*body)):
                return [body]
    return []


_ENOUGH: Final = 12


def _places(words: Sequence[str]) -> list[int]:
    """Where ``giữa`` stands, in order."""
    found: list[int] = []
    after = 0
    while True:
        try:
            after = words.index("giữa", after) + 1
        except ValueError:
            return found
        found.append(after - 1)


_TOGETHER: Final = frozenset(("phối", "tịch"))
_AGREED: Final = frozenset(("chế", "trình", "tịch", "thỏa", "hoạch", "nghị", "ước", "ký", "nhớ"))
_AGREED_ON: Final = (["phối", "hợp"], ["công", "tác"], ["hoạt", "động"], ["làm", "việc"], ["quan", "hệ"])
_COUNTED: Final = Starts.of(
    """
    lực lượng | đơn vị | cơ quan | ngành | bên | lực lượng : | đơn vị : | cơ quan : | ngành : | bên : | đơn vị gồm |
    bên gồm | cơ quan gồm | lực lượng gồm
    """
)
_SHORT_FIELD: Final = 5
_SEVERAL: Final = frozenset(("các", "hai", "ba", "bốn", "năm", *"23456789", *(f"0{n}" for n in range(2, 10))))


def counted_sides(page: Page, token: int) -> int:
    """Where the names begin in ``ba lực lượng | Công an, Quân sự, Kiểm lâm``; 0 where none are counted at ``token``."""
    if page.words[token : token + 3] in (["lực", "lượng", "là"], ["lực", "lượng", ":"]):
        return token + 3 if begins_body(page, token + 3) else 0
    counted = page.ahead(token + 1, _COUNTED) if page.words[token] in _SEVERAL else 0
    names = token + 1 + counted
    return names if counted and (begins_body(page, names) or _one_of_a_list(page, names)) else 0


def _one_of_a_list(page: Page, token: int) -> bool:
    """``bốn ngành: | Kiểm sát - Công an - Tòa án``: a field named like the bodies listed with it."""
    if not page.capital(token) or page.source.shapes[token + 1 : token + 2] == b"":
        return False
    joined = next((t for t in range(token, token + _SHORT_FIELD) if page.words[t : t + 1] in (["-"], [","])), None)
    return joined is not None and begins_body(page, joined + 1)


def _pair(page: Page, token: int) -> list[Body]:
    limit = page.sentence_at(token)[1]
    counted = counted_sides(page, token)
    if counted:
        token = counted
        chain, end = chain_of(page, token, limit)
        listed = page.words[end : end + 1] in ([","], ["và"]) and page.capital(end + 1)
        listed = listed or (len(chain) == 1 and page.words[end - 1] != "-" and "-" in page.words[token:end])
        return joint_bodies(page, token, limit) if listed else chain  # "giữa ba lực lượng: Công an, Quân sự, Kiểm lâm"
    traded = trade_name_end(page, token, limit)
    if traded and page.words[traded] in _NEXT_SIDE and begins_body(page, traded + 1):
        return [(token, traded), *chain_of(page, traded + 1, limit)[0]]
    if begins_body(page, token) or _office_end(page, token):
        chain, end = _chain_with_offices(page, token, limit)
        if len(chain) == 1 and page.words[end : end + 2] == ["với", "các"]:
            return [*chain, (end + 1, _group_end(page, end + 1, limit))]
        if len(chain) == 1 and page.words[end : end + 1] in (["và"], ["với"]) and _named_without_a_head(page, end + 1):
            return [*chain, (end + 1, body_end(page, end + 1, limit))]
        return chain
    common = page.hit("to_chuc", token) if page.source.shapes[token] == LOWER else None
    if common is not None and (page.words[token] in _LOWER_BODIES or common.last - token > 1):
        return _lower_chain(page, token, limit)
    if page.words[token] == "các" and page.hit("to_chuc", token + 1) is not None:
        return _group(page, token, limit)
    return []


def _named_without_a_head(page: Page, token: int) -> bool:
    """``giữa Công an và | Quân sự huyện``: the other side, though no list has the head of its name."""
    known = any(page.hit(tag, token) for tag in ("dia_danh", "chuc_danh", "xung_ho", "cap_bac", "loai_van_ban"))
    return page.capital(token) and not known and page.words[token] not in surnames()


_NEXT_SIDE: Final = frozenset((",", "và", "với"))


def _chain_with_offices(page: Page, token: int, limit: int) -> tuple[list[Body], int]:
    """``Hội đồng quản trị, Tổng giám đốc Công ty A và Công đoàn``: an office may be a side of its own body."""
    sides: list[Body] = []
    end = token
    while token < limit:
        office = _office_end(page, token)
        if office:
            sides.append((token, office))
            end = office
        else:
            chain, end = chain_of(page, token, limit)
            sides += chain
        joined = page.words[end : end + 1] != [] and page.words[end] in _NEXT_SIDE
        if not joined or not (_office_end(page, end + 1) or (office and begins_body(page, end + 1))):
            break
        token = end + 1
    return sides, end


_OFFICES: Final = frozenset(("tổng giám đốc", "giám đốc", "hiệu trưởng", "thủ trưởng"))
"""Offices that sign for their house in its own name, as its regulations say."""


def _office_end(page: Page, token: int) -> int:
    """End of ``Tổng giám đốc (Tập đoàn A)``; 0 where no such office begins."""
    office = page.hit("chuc_danh", token)
    if office is None or office.key.lower() not in _OFFICES or not page.capital(token):
        return 0
    return body_end(page, office.last) if begins_body(page, office.last) else office.last


def _group(page: Page, token: int, limit: int) -> list[Body]:
    """``giữa các Vụ Địa phương thuộc …``: bodies of one kind, named together."""
    end = body_end(page, token + 1, limit)
    named = any(page.source.shapes[t] == CAPITAL for t in range(token + 1, end))
    return [(token, end)] if named and page.words[end : end + 1] not in ([","], ["và"]) else []


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
