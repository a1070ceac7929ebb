"""Nhiệm vụ, kết luận — what is to be done from now on, as decided, required, requested or agreed at the meeting.

Legal basis: none; numbered conclusions (thông báo kết luận) are the official form, news hides tasks in prose.

Examples: ``(1) Tăng cường kiểm tra …`` · ``Thứ nhất, …`` · ``nhiệm vụ trọng tâm trong thời gian tới là: …; …``
· ``yêu cầu các đơn vị tiếp tục …`` · ``Hai bên sẽ …``.

Must not match: reports of what was done (``đã triển khai``), praise, proposals of one guest, and the
introducing words (``đề nghị``, ``yêu cầu``) themselves.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from vanban.draft import DraftTask
from vanban.elements import han, phan_cong
from vanban.elements.lenh import carries_on, opening
from vanban.elements.loi_chi_dao import directive
from vanban.elements.thoa_thuan import agreement
from vanban.elements.viec import MARKED_LIST, Opening, is_aside, reports, spoken_by_a_person, starts_like_a_task
from vanban.engine.lexicon import word_set
from vanban.engine.page import Page, Starts
from vanban.engine.source import BREAK, MARK, NUMBER
from vanban.values import Certainty, Value

MIN_WORDS: Final = 4
MAX_WORDS: Final = 160

_ORDINALS: Final = frozenset(("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"))
_COUNTED: Final = frozenset(("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"))
_LETTERS: Final = frozenset("abcdeghiklmnđ")
_TAIL: Final = frozenset((".", ",", ";", ":", "…", "!", "/", "-", '"', "+"))
_HEAD_WORDS: Final = Starts.of(
    """
    đặc biệt | trong đó | đồng thời | bên cạnh đó | ngoài ra | cùng với đó | nhất là | đó là | và | thời gian tới |
    trong thời gian tới | theo đó | cụ thể | mặt khác | là | rằng | tiếp đó | trước mắt | trước hết | sau đó | cuối
    cùng | song song với đó | trên cơ sở đó | vì vậy | do đó | do vậy
    """
)


_GROUNDS: Final = Starts.of(
    """
    thực hiện ý kiến | thực hiện chỉ đạo | thực hiện kế hoạch | thực hiện nghị quyết | thực hiện công văn | thực hiện
    chỉ thị | thực hiện thông báo | thực hiện chương trình | thực hiện quyết định | thực hiện kết luận | thực hiện quy
    """
)


@dataclass(frozen=True, slots=True)
class _Piece:
    first: int
    last: int
    label: tuple[int, int] | None
    certainty: Certainty
    reason: str


def find(
    page: Page, year: int | None, *, start: int, all_duties: bool = False, agreed: bool = False
) -> tuple[DraftTask, ...]:
    """The tasks told of from sentence ``start`` on; ``year`` is that of the meeting, for due dates without one.

    With ``all_duties`` every sentence with a duty counts (a text that is about conclusions); with ``agreed`` what the
    sides of an agreement will do is a task too.
    """
    return _each_once(page, _told(page, start, all_duties=all_duties, agreed=agreed), year)


def _told(page: Page, start: int, *, all_duties: bool, agreed: bool) -> Iterator[_Piece]:
    """The tasks as they come, once for each time they are told."""
    resting = Opening(0, 2, "likely", "câu nêu việc phải làm trong bài nói về kết luận", False) if all_duties else None
    zone: Opening | None = resting
    for number, (first, last) in enumerate(page.source.sentences):
        if number < start:
            if number < start - 1:
                yield from _ordered_in_the_lead(page, first, last)
            continue
        if page.words[first : first + 2] == ["nơi", "nhận"]:
            break
        if page.words[first] == '"' and zone is None:
            continue
        if _heads_tasks(page, first, last):
            zone = Opening(last, MARKED_LIST, "certain", "ghi dưới đề mục kết luận, nhiệm vụ", False)
            continue
        listed = zone is not None and zone.strength == MARKED_LIST and starts_like_a_task(page, first, strong=True)
        if is_aside(page, first, last) and not listed and not label_at(page, first):
            continue
        acts = starts_like_a_task(page, first, strong=True) and not reports(page, first, last)
        acts = acts and not (zone is resting and page.ahead(first, _GROUNDS))
        if zone is not None and (label_at(page, first) or acts):
            yield from _pieces(page, first, last, zone)
            continue
        opened = opening(page, first, last) or (agreement(page, first, last) if agreed else None)
        if opened is not None:
            zone = replace(opened, strength=2) if agreed and opened.strength == 1 else opened
            yield from _pieces(page, opened.first, last, opened)
        elif zone is not None:
            if carries_on(page, first, last, zone):
                yield from _pieces(page, first, last, zone)
            elif last - first > 3:
                zone = resting


_HEADINGS: Final = Starts.of(
    """
    kết luận | nội dung kết luận | ý kiến kết luận | nhiệm vụ | phương hướng | một số nhiệm vụ | các nhiệm vụ |
    giải pháp
    """
)
_LONGEST_HEADING: Final = 16


def _heads_tasks(page: Page, first: int, last: int) -> bool:
    """``III. Kết luận``, ``II. NHIỆM VỤ THÁNG 9``: a numbered line of its own, with the tasks under it."""
    words = page.words
    if last - first > _LONGEST_HEADING:
        return False
    own_line = last < len(words) and page.source.shapes[last] == BREAK
    if not own_line or words[last - 1] in (".", ";"):
        return False
    start = first
    if page.line_start(first):
        start += label_at(page, first)
        numbered = start > first
    else:  # "III." is a sentence of its own
        numbered = words[first - 1] in (".", "/", "-", ")") and page.line_start(first - 2)
    return numbered and page.ahead(start, _HEADINGS) > 0


def _ordered_in_the_lead(page: Page, first: int, last: int) -> list[_Piece]:
    """What a named person orders before the meeting itself is told of."""
    told = None if is_aside(page, first, last) or page.words[first] == '"' else directive(page, first, last)
    if told is None or page.words[last - 1] not in _ENDS or not spoken_by_a_person(page, first, told.first):
        return []
    return _pieces(page, told.first, last, told)


_ENDS: Final = frozenset((".", ";", "…"))


def label_at(page: Page, token: int) -> int:
    """Length of the numbering that begins at ``token`` (``(1)``, ``a)``, ``Thứ nhất,``, ``Một là:``); else 0."""
    words, shapes = page.words, page.source.shapes
    ahead = words[token : token + 4]
    if len(ahead) < 2:
        return 0
    if (
        ahead[0] == "("
        and shapes[token + 1] == NUMBER
        and ahead[2:3] == [")"]
        and ahead[1].isdigit()
        and len(ahead[1]) < 3
    ):
        return 3
    if ahead[0] == "thứ" and ahead[1] in _ORDINALS:
        return 3 if ahead[2:3] and ahead[2] in (",", ":", ".", "-") else 3 if ahead[2:3] == ["là"] else 0
    if ahead[0] in _COUNTED and ahead[1] == "là":
        return 3 if ahead[2:3] and ahead[2] in (",", ":") else 2
    if not page.line_start(token):
        return 0
    if shapes[token] == NUMBER and ahead[0].isdigit() and len(ahead[0]) < 3 and ahead[1] in (".", ")", "/", "-"):
        return 2
    if shapes[token] == NUMBER and ahead[0].replace(".", "").isdigit() and len(ahead[0]) <= 4 and ahead[1] == ".":
        return 2
    if ahead[0] in _LETTERS and ahead[1] in (")", "."):
        return 2
    return 1 if ahead[0] in ("-", "+", "*", "•") else 0


def _pieces(page: Page, first: int, last: int, zone: Opening) -> list[_Piece]:
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
        elif word == ";" and depth <= 0 and not cuts[-1][2] and _is_own_task(page, cuts[0][1], token + 1, last):
            cuts.append((token, token + 1, False))
    pieces = []
    for i, (begin, text, labelled) in enumerate(cuts):
        end = cuts[i + 1][0] if i + 1 < len(cuts) else last
        if i == 0 and len(cuts) > 1 and cuts[1][2] and not labelled and end - text < MIN_WORDS + 2:
            continue
        piece = _trimmed(page, text, end)
        if piece is not None:
            label = (begin, text) if labelled else None
            parts = [piece] if len(cuts) > 1 or labelled else _by_commas(page, *piece, zone)
            pieces += [_Piece(a, b, label, zone.certainty, zone.reason) for a, b in parts]
    return pieces


def _is_own_task(page: Page, begun: int, token: int, last: int) -> bool:
    """Whether what follows a semicolon is a task of its own and not the next object of the same verb.

    ``begun`` is where the first of the list begins: a list of things ("công tác …; công tác …") has things for tasks.
    """
    start = token
    while (start < last and page.words[start] in (",", "và", "-", "+")) or (
        page.ahead(start, _HEAD_WORDS) > 0 and start < last
    ):
        start += max(1, page.ahead(start, _HEAD_WORDS))
    if label_at(page, start):
        return True
    if starts_like_a_task(page, start, strong=False) or start >= last:
        return True
    if {"phải", "cần", "sẽ"} & set(page.words[start : min(last, start + 6)]):
        return True  # "việc phối hợp phải trên tinh thần hợp tác"
    if page.words[start] == "các" and page.capital(start + 1):
        return True  # "các Tiểu ban tập hợp, rà soát …"
    if not page.capital(start) and page.words[start] not in _SUBJECTS:
        return page.words[start] not in _THINGS or page.words[begun] in _THINGS
    if page.words[begun] == page.words[start] and page.words[start] in _THINGS:
        return True
    ahead = page.words[start : min(last, start + 14)]
    if {"cần", "phải", "sẽ", "tiếp", "tích", "sớm"} & set(ahead):
        return True
    return any(
        starts_like_a_task(page, t, strong=True) and page.words[t - 1] not in _NOUNS_BEFORE
        for t in range(start + 1, min(last, start + 9))
    )


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


def _trimmed(page: Page, first: int, last: int) -> tuple[int, int] | None:
    """Without introducing words, numbering and final punctuation; None if too little is left, or it is a report."""
    words, shapes = page.words, page.source.shapes
    moved = True
    while moved and first < last:
        moved = False
        if shapes[first] in (MARK, BREAK) and words[first] not in ("(", '"'):
            first += 1
            moved = True
            continue
        size = page.ahead(first, _HEAD_WORDS)
        if size and words[first : first + 2] != ["và", "phát"]:
            first += size
            moved = True
    while last > first and (words[last - 1] in _TAIL or shapes[last - 1] == BREAK):
        if words[last - 1] == '"' and words[first:last].count('"') % 2 == 0:
            break  # the closing mark of a name inside the task
        last -= 1
    if not MIN_WORDS <= last - first <= MAX_WORDS:
        return None
    opened = words[first : first + 9]
    if "đã" in opened[:7] and "đề" not in opened:
        return None
    return first, last


def _each_once(page: Page, pieces: Iterable[_Piece], year: int | None) -> tuple[DraftTask, ...]:
    seen: dict[int, int] = {}
    tasks = []
    words, source = page.words, page.source
    for piece in pieces:
        # one number a task: the words of fourteen thousand tasks would be held a second time
        told = hash(tuple(words[piece.first : piece.last]))
        first = seen.setdefault(told, piece.first)
        size = piece.last - piece.first
        if first != piece.first and words[first : first + size] == words[piece.first : piece.last]:
            continue
        label = None
        if piece.label is not None:
            written = source.cut(*piece.label).rstrip(",:. ")
            label = Value(written, (source.span(*piece.label),), "certain", "số thứ tự ghi trong văn bản")
        lead, together, product = phan_cong.find(page, piece.first, piece.last)
        text = Value(
            source.cut(piece.first, piece.last), (source.span(piece.first, piece.last),),
            "certain" if piece.label else piece.certainty, piece.reason,
        )  # fmt: skip
        tasks.append(DraftTask(text, label, lead, together, han.find(page, piece.first, piece.last, year), product))
    return tuple(tasks)
