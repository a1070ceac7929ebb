"""Tách nhiệm vụ — one sentence with duties cut into the single tasks it holds.

Legal basis: none. Not a field of its own: it serves the element of tasks.

Examples: ``(1) … (2) …`` · ``tiếp tục …; rà soát …; tăng cường …`` · ``hai bên sẽ rà soát …, xây dựng … và tổ chức …``.

Must not cut: a semicolon between things of the same verb (``; kết quả kỳ họp``), two verbs of one object (``tuyên
truyền, vận động``), what stands in brackets.
"""

from dataclasses import dataclass
from typing import Final

from vanban.elements.danh_so import label_at
from vanban.elements.loi_ke import done
from vanban.elements.to_chuc import body_end
from vanban.elements.viec import MARKED_LIST, Opening, besides, matter_end, starts_like_a_task
from vanban.engine.lexicon import word_set
from vanban.engine.page import Page, Starts
from vanban.engine.source import BREAK, MARK
from vanban.values import Certainty

_AND_ORDERS: Final = Starts(
    *((*link.split(), *order.split())
      for link in ("đồng thời", "vì vậy", "do đó", "vì thế", "do vậy")
      for order in ("yêu cầu", "đề nghị", "giao", "chỉ đạo", "lưu ý", "cam kết", "cam kết sẽ", "khẳng định sẽ"))
)  # fmt: skip
"""``…, đồng thời đề nghị các Vụ …``: the same speaker orders something else."""
_ORDERS: Final = Starts.of("yêu cầu | cũng yêu cầu | đề nghị | cũng đề nghị | giao")
"""At the head of a part: "…; đề nghị các huyện rà soát …"."""
_AGREES_WITH: Final = Starts.of(
    """
    cơ bản thống nhất với | thống nhất với | cơ bản nhất trí với | nhất trí với | đồng ý với | cơ bản đồng ý với |
    thống nhất chủ trương | đồng ý chủ trương | đồng ý về chủ trương | ghi nhận | biểu dương | đánh giá cao |
    cho rằng | cho biết | bày tỏ
    """
)
MIN_WORDS: Final = 4
MAX_WORDS: Final = 240
_TAIL: Final = frozenset((".", ",", ";", ":", "…", "!", "/", "-", '"', "+"))
_HEAD_WORDS: Final = Starts.of(
    """
    đặc biệt | trong đó | đồng thời | bên cạnh đó | ngoài ra | cùng với đó | nhất là | đó là | và |
    thời gian tới | trong thời gian tới | theo đó | cụ thể | cụ thể như | cụ thể là | như : | mặt khác | là |
    rằng | tiếp đó | trước mắt | trước hết | sau đó | cuối cùng | song song với đó | song song | trên cơ sở đó |
    vì vậy | do đó | do vậy |
    6 tháng cuối năm , | những tháng cuối năm ,
    """
)


@dataclass(frozen=True, slots=True)
class Piece:
    first: int
    last: int
    label: tuple[int, int] | None
    certainty: Certainty
    reason: str


def pieces_of(page: Page, first: int, last: int, zone: Opening) -> list[Piece]:
    """One sentence's tasks: cut at numbering and semicolons."""
    words = page.words
    size = label_at(page, first)
    cuts: list[tuple[int, int, bool]] = [(first, first + size, size > 0)]
    depth = 0
    for token in range(first + size, last):
        word = words[token]
        depth += (word == "(") - (word == ")")
        inner = 0
        if word in ("(", "thứ", "một", "hai", "ba", "bốn") and token > first + size:
            inner = label_at(page, token)
            inner = inner if inner >= 3 or words[token - 1] in (":", ",", ";", ".") else 0
        if inner:
            cuts.append((token, token + inner, True))
        elif word == "," and depth <= 0 and (told := page.ahead(token + 1, _AND_ORDERS)):
            cuts.append((token, token + 1 + told, False))
        elif word == "và" and depth <= 0 and (told := _another_order(page, token + 1)):
            cuts.append((token, told, False))
        elif word == ":" and words[token - 1] == "gồm":
            break  # "bổ sung 3 báo cáo, gồm: …; …": the things that one action is done to
        elif word == ";" and depth <= 0 and not cuts[-1][2] and _is_own_task(page, cuts[0][1], token + 1, last):
            cuts.append((token, token + 1, False))
    pieces = []
    for i, (begin, text, labelled) in enumerate(cuts):
        end = cuts[i + 1][0] if i + 1 < len(cuts) else last
        if i == 0 and len(cuts) > 1 and cuts[1][2] and not labelled and end - text < MIN_WORDS + 2:
            continue
        piece = _trimmed(page, text, end, listed=zone.strength == MARKED_LIST)
        if piece is not None:
            label = (begin, text) if labelled else None
            parts = [piece] if len(cuts) > 1 or labelled else _by_commas(page, *piece, zone)
            pieces += [Piece(a, b, label, zone.certainty, zone.reason) for a, b in parts]
    return pieces


def _another_order(page: Page, token: int) -> int:
    """``… và (trong thời gian tới) đề nghị Cục A …``: where what else is ordered begins; 0 if nothing is."""
    order = token + page.ahead(token, _LATER)
    begin = order + page.ahead(order, _ELSE)
    whom = begin > order and (page.capital(begin) or page.words[begin : begin + 1] in (["các"], ["hai"], ["từng"]))
    return begin if whom else 0


_LATER: Final = Starts.of("trong thời gian tới | thời gian tới | trước mắt")
_ELSE: Final = Starts.of("yêu cầu | đề nghị | giao | giao nhiệm vụ cho | lưu ý")


def _is_own_task(page: Page, begun: int, token: int, last: int) -> bool:
    """Whether what follows a semicolon is a task of its own and not the next object of the same verb.

    ``begun`` is where the first of the list begins: a list of things ("công tác …; công tác …") has things for tasks.
    """
    start = token
    while (start < last and page.words[start] in (",", "và", "-", "+")) or (
        page.ahead(start, _HEAD_WORDS) > 0 and start < last
    ):
        start += max(1, page.ahead(start, _HEAD_WORDS))
    if label_at(page, start) or page.words[start : start + 1] in (["mỗi"], ["từng"]):
        return True
    if page.words[start : start + 2] == ["đối", "với"] or _body_acts(page, start, last):
        return True  # "…; Công an xã cử …": each body its own
    if all(page.capital(t) and page.hit("to_chuc", t) is not None for t in (begun, start)):
        return True
    if starts_like_a_task(page, start, strong=False) or start >= last:
        return True
    if {"phải", "cần", "sẽ"} & set(page.words[start : min(last, start + 6)]):
        return True  # "việc phối hợp phải trên tinh thần hợp tác"
    if page.words[start] == "các" and (page.capital(start + 1) or page.ahead(start + 1, _UNITS)):
        return True  # "các Tiểu ban tập hợp, rà soát …", "các phòng nghiệp vụ cử …"
    if _is_a_target(page, start, last):
        return True
    if not page.capital(start) and page.words[start] not in _SUBJECTS:
        return page.words[start] not in _THINGS or page.words[begun] in _THINGS
    if page.capital(begun) and page.words[begun - 1] == ":" and _written_as_an_item(page, start):
        return True  # "Nhiệm vụ: Mở lớp …; Khám sức khỏe …"
    if page.words[start] in _THINGS and (page.words[begun] == page.words[start] or _written_as_an_item(page, start)):
        return True
    ahead = page.words[start : min(last, start + 14)]
    if {"cần", "phải", "sẽ", "tiếp", "tích", "sớm"} & set(ahead):
        return True
    return any(
        starts_like_a_task(page, t, strong=True) and page.words[t - 1] not in _NOUNS_BEFORE
        for t in range(start + 1, min(last, start + 9))
    )


def _body_acts(page: Page, token: int, last: int) -> bool:
    """``Đội Cảnh sát A | phân luồng xe``: a body in capitals and something it does, whatever the verb."""
    if not page.capital(token) or page.hit("to_chuc", token) is None:
        return False
    verb = body_end(page, token, last)
    return verb < last - 2 and page.lower(verb) and page.words[verb] not in _NO_VERBS


_NO_VERBS: Final = frozenset(("và", "với", "của", "cùng", "là", "tại", "trong", "về", "thuộc"))
_UNITS: Final = Starts.of(
    "phòng | đơn vị | sở | ban | huyện | xã | phường | ngành | nhà trường | chi cục | chi bộ | công ty | đồn | trạm"
)


def _is_a_target(page: Page, start: int, last: int) -> bool:
    """``tỷ lệ hộ nghèo còn 3%``: a figure to be reached."""
    near = range(start + 2, min(last - 1, start + _TARGET))
    reached = next((t for t in near if page.words[t] in ("đạt", "còn", "dưới", "trên")), None)
    return page.words[start : start + 2] == ["tỷ", "lệ"] and reached is not None


_TARGET: Final = 16


def _written_as_an_item(page: Page, token: int) -> bool:
    """``…; Công tác …``: a common noun with a capital begins the next item; a name goes on with capitals."""
    return page.capital(token) and page.lower(token + 1) and token not in page.all_hits("to_chuc")


_NOUNS_BEFORE: Final = frozenset(
    ("bản", "các", "những", "của", "tác", "việc", "với", "về", ",", "chế", "trình", "hoạch")
)
"""Before what looks like a verb: "các văn bản hướng dẫn", "các tổ chức" are things."""
_SUBJECTS: Final = frozenset(
    ("các", "hai", "từng", "mỗi", "cấp", "đơn", "toàn", "tổ", "ngành", "thường", "riêng", "đối", "những", "lãnh")
)
_THINGS: Final = word_set(
    """
    việc công kết tình nội vấn mối kỳ chương hoạt tỷ chế thông vị chức nhiệm chất số mức nguồn điều ý quyền văn đại
    vai quy hiệu kế hội lễ ngày chính nghị luật dự cơ bài phong đời an những phương
    """
)
"""Words that begin the next object of the same verb ("; kết quả kỳ họp …", "; công tác …"), no action of its own."""


def _by_commas(page: Page, first: int, last: int, zone: Opening) -> list[tuple[int, int]]:
    """A plain sentence that lists three or more actions, each with its own verb, is as many tasks."""
    if not zone.lists_actions:
        return [(first, last)]
    whole = (first, last)
    will = next((t for t in range(first, min(last, first + 12)) if page.words[t] in ("sẽ", "cần")), None)
    if will is not None:
        first = will + 1  # "hai bên sẽ …, … và …": the subject is said once for all
    cuts = [first]
    aim = next((t for t in range(first + 1, last) if page.words[t] in ("nhằm", "để")), last)
    for token in range(first + 1, min(last - 1, aim)):
        if page.words[token] not in (",", "và") or not starts_like_a_task(page, token + 1, strong=True):
            continue
        if page.words[token] == "," and starts_like_a_task(page, token - 2, strong=True):
            return [whole]  # "tuyên truyền, vận động cán bộ": two verbs of one object
        if "việc" in page.words[max(first, token - 4) : token]:
            return [whole]  # "trong việc tập hợp, xây dựng khối đoàn kết": the matter of one action
        cuts.append(token + 1)
    if len(cuts) < 3 or not starts_like_a_task(page, first, strong=False):
        return [whole]
    parts = []
    for i, begin in enumerate(cuts):
        end = cuts[i + 1] - 1 if i + 1 < len(cuts) else last
        trimmed = _trimmed(page, begin, end)
        if trimmed is None:
            return [whole]
        parts.append(trimmed)
    return parts


def _order_at(page: Page, token: int) -> int:
    """Length of the order that opens a part; ``giao`` opens one only before whom it is given to."""
    size = page.ahead(token, _ORDERS)
    if not size or not page.source.is_word(token + size):
        return 0
    to_whom = page.words[token] != "giao" or page.capital(token + 1) or page.words[token + 1] == "các"
    return size if to_whom else 0


def _done_to_a_thing(page: Page, first: int, done: int) -> bool:
    """``Rà soát các hồ sơ đã được duyệt``: ``đã`` tells of what the action is done to, not of the action."""
    return done - first > 2 and starts_like_a_task(page, first, strong=True) and "," not in page.words[first:done]


def _aside_closed(page: Page, first: int, last: int) -> int:
    """``thời gian tới (tháng 7, 8), các cơ quan …``: behind what brackets at the head add to the term; 0 if none do."""
    closed = next((t for t in range(first, min(last, first + 9)) if page.words[t] == ")"), 0)
    return closed + 2 if closed and page.words[closed + 1 : closed + 2] == [","] else 0


def _trimmed(page: Page, first: int, last: int, *, listed: bool = False) -> tuple[int, int] | None:
    """Without introducing words, numbering and final punctuation; None if too little is left, or it is a report.

    Where the tasks are ``listed`` behind a colon, "biểu dương …" is one of them and no praise.
    """
    words, shapes = page.words, page.source.shapes
    moved = True
    while moved and first < last:
        moved = False
        if words[first] == "(" and (closed := _aside_closed(page, first, last)):
            first = closed
            moved = True
            continue
        if shapes[first] in (MARK, BREAK) and words[first] not in ("(", '"'):
            first += 1
            moved = True
            continue
        size = page.ahead(first, _HEAD_WORDS)
        if size and words[first : first + 2] != ["và", "phát"]:
            first += size
            moved = True
        elif (behind := matter_end(page, first, last)) > first:
            first = behind
            moved = True
        elif ordered := _order_at(page, first):
            first += ordered
            moved = True
        elif (behind := besides(page, first, last)) > first:
            first = behind
            moved = True
    while last > first and (words[last - 1] in _TAIL or shapes[last - 1] == BREAK):
        if words[last - 1] == '"' and words[first:last].count('"') % 2 == 0:
            break  # the closing mark of a name inside the task
        last -= 1
    if not MIN_WORDS <= last - first <= MAX_WORDS:
        return None
    praises = page.ahead(first, _AGREES_WITH) > 0 and not (listed and words[first] == "biểu")
    if praises or words[first : first + 2] == ["chỉ", "còn"]:
        return None  # "Cơ bản thống nhất với báo cáo của Sở A", "chỉ còn 2 tuần để chuẩn bị"
    opened = words[first : first + 9]
    if done(opened[:8]) and "đề" not in opened and not _done_to_a_thing(page, first, first + opened.index("đã")):
        return None
    if opened[:2] == ["thống", "nhất"] and "chủ" in opened[2:4]:
        return None  # "thống nhất (về) chủ trương đầu tư …": approved, not ordered
    clause = next((t for t in range(first, last) if words[t] in (",", ";")), last)
    approved = words[first : min(clause, first + 30)]
    if any(approved[i : i + 3] == ["được", "thống", "nhất"] for i in range(len(approved))):
        return None  # "dự án A được thống nhất về chủ trương"
    issued = next((i for i in range(len(opened) - 2) if opened[i] in ("vừa", "mới")), None)
    if issued is not None and opened[issued + 1] in ("ban", "có", "ký"):
        return None  # "Văn phòng vừa ban hành Thông báo …"
    return first, last
