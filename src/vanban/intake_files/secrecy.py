"""Dấu chỉ độ mật — the marks MẬT, TỐI MẬT, TUYỆT MẬT, told from ordinary words.

Basis: the secrecy mark of an official paper is one of these three words, stamped or printed in capitals on its own
(Law on the protection of state secrets; the marks stand among the added components of a paper in Decree 30/2020 and
in the Party's guide on documents). A text that bears one is stopped; a text that only speaks of secret papers is not,
but the person is told (:func:`secrecy_mentions`).

A mark is
* a line, or a cell, of nothing but the mark: in capitals anywhere; in any case among the first lines; also spaced
  ("T Ố I  M Ậ T"), framed ("[MẬT]"), with a degree of urgency or a copy number beside it;
* the value of a label: "Độ mật: Tối mật";
* a stamp beside something else in the head: "Số 05-BC/ĐU    MẬT", "MẬT<tab>ĐẢNG CỘNG SẢN VIỆT NAM";
* what a sentence opens with, "TỐI MẬT: vị trí kho", or what a line among the first or last begins or ends with in a
  frame or behind a dash: "Phương án phòng thủ (Tối mật)". Not where a paper is only named by its number, "theo Kế hoạch
  số 05-KH/ĐU (Mật)": that may be written down.

It is not "bảo mật", "bí mật nhà nước", "mật độ", "thân mật", "QUY CHẾ BẢO MẬT", a list of all the degrees, nor
"tài liệu Mật" inside a sentence.

>>> [m.words for m in secrecy_marks("ĐẢNG ỦY A\\nTối mật\\nSố 05-BC/ĐU")]
['TỐI MẬT']
>>> secrecy_marks("Tuyệt đối bảo mật thông tin; bảo vệ bí mật nhà nước.")
()
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Mark:
    """``words`` is the degree in its usual form; ``start`` and ``end`` are offsets in the text."""

    start: int
    end: int
    words: str

    @property
    def span(self) -> tuple[int, int]:
        """(start, end)."""
        return self.start, self.end


_HEAD_LINES: Final = 20
"""Lines with text in which a mark in small letters or beside other words still is a mark."""
_TAIL_LINES: Final = 3
_DEGREES: Final = {"mật": "MẬT", "tốimật": "TỐI MẬT", "tuyệtmật": "TUYỆT MẬT"}
_DEGREE: Final = r"(?:tuyệt\s*mật|tối\s*mật|mật)"
# Letters of other scripts that look the same, zero-width characters, and the tone on the other vowel.
_LOOKALIKES: Final = {ord(a): b for a, b in zip("МТАІОУмтаіоу", "MTAIOUmtaiou", strict=True)} | dict.fromkeys(
    (173, 8203, 8204, 8205, 8288, 65279)
)
_PLACEMENT: Final = (("ôí", "ối"), ("Ôí", "Ối"), ("ÔÍ", "ỐI"), ("ỵê", "yệ"), ("ỴÊ", "YỆ"), ("Ỵê", "Yệ"))

_HINT: Final = re.compile(r"m[^\w]*ậ[^\w]*t", re.IGNORECASE)
_CAPITALS: Final = re.compile(r"M[^\w]*Ậ[^\w]*T")
_NOT_LETTER: Final = re.compile(r"[\W\d_]+")
_FIELD: Final = re.compile(r"(?:(?!\t|[ \u00a0]{2}|\|).)+", re.DOTALL)
_PART: Final = re.compile(r"[-‐-―/|;,:()\[\]{}*.•·“”\"'_~=<>+…]+")
_BESIDE: Final = re.compile(
    r"(?:thượng khẩn|khẩn|hỏa tốc|hoả tốc|hẹn giờ|hỏa tốc hẹn giờ|lưu hành nội bộ|(?:không|cấm) sao chụp|"
    r"(?:bản|tài liệu) thu hồi|(?:bản )?số|số bản|bản|trang|page|dự thảo)?(?: ?\d{1,4})*"
)
_PAPER: Final = re.compile(rf"(?:tài liệu|văn bản|công văn|hồ sơ|bức điện|điện) ?({_DEGREE})")
_LABEL: Final = re.compile(
    r"\b(?:độ (?:bảo )?mật|dấu (?:chỉ )?(?:độ )?mật|(?:đóng )?dấu)(?: của (?:văn bản|tài liệu))?\s*[:=–—-]\s*"
)
_VALUE: Final = re.compile(rf"[\s\"“'(\[]*({_DEGREE})(?=\s*(?:[.,;:()\[\]/|\"”'–—-]|$|\s{{2}}))")
_CHECKED: Final = re.compile(rf"[☒☑■✓✔🗹]\s*({_DEGREE})(?!\w)")
_NUMBER_LINE: Final = re.compile(
    r"\s*số\s*:?\s*[\d.…_]+\s*[-–/].*?[\s(\[](TUYỆT\s+MẬT|TỐI\s+MẬT|MẬT)[\s\])*]*$", re.DOTALL
)
_FRAMED: Final = re.compile(r"[(\[]\s*(TUYỆT\s+MẬT|TỐI\s+MẬT|MẬT)\s*[)\]]")
# Counts ("Tối mật: 05 văn bản") and explanations ("Tối mật: là …") open with a degree too.
_OPENS: Final = re.compile(
    rf"(?:^|[.;!?…]\s)[\s\-–—+*•]*({_DEGREE})\s*(:|[-–—](?=\s))"
    r"(?!\s*(?:\d|$|(?:là|gồm|bao gồm|không|chưa|theo|do|tin)\b))",
    re.IGNORECASE,
)
_BEGINS: Final = re.compile(rf"^\s*[(\[]\s*(?:độ\s+)?({_DEGREE})\s*[)\]]", re.IGNORECASE)
_ENDS: Final = re.compile(
    rf"(?:[(\[]\s*(?:độ\s+)?({_DEGREE})\s*[)\]]|\s[-–—]\s*((?=(?-i:[TM])){_DEGREE}))[\s.;,]*$", re.IGNORECASE
)
_ABOUT: Final = re.compile(r"bí mật nhà nước|(?:mức |cấp )?độ (?:bảo )?mật|(?:giải|bảo|cơ) mật|mức độ|cấp độ")
_NAMED_BY_NUMBER: Final = re.compile(
    r"\s*\S.*\bsố\s*\d+\s*[-–/]\s*[\w/&.-]+(?:\s*,?\s*ngày\s+[\d/.-]+)?\s*", re.IGNORECASE
)
_COMPOUND: Final = (
    "độ|thiết|khẩu|mã|ong|nghị|vụ|báo|hiệu|danh|lệnh|thư|thám|ước|đạo|đàm|rỉ|gấu|hoa|mía|phục|ngữ|kế|tông|điện"
)
_MENTION: Final = re.compile(
    rf"\b(?:(?:tuyệt|tối)\s+mật|(?:tài liệu|văn bản|hồ sơ|công văn|bức điện|thông tin|tin|dấu|độ|mức|loại|cấp)\s+"
    rf"[\"“'(]*mật)\b(?!\s+(?:{_COMPOUND})\b)"
)
_CAPITAL: Final = re.compile(r"(?<![\w])MẬT(?![\w])")
_NOT_ALONE: Final = re.compile(
    r"(?:BÍ|BẢO|CƠ|GIẢI|THÂN|ẨN|NỘI|TÚI|SỎI|DỊCH|RỈ|ĐƯỜNG|ONG|CHIM|TRỰC|TRÙ|NGỌT|GẤU)\s+$|^\s+"
    rf"(?:{_COMPOUND.upper()})\b"
)


def secrecy_marks(text: str) -> tuple[Mark, ...]:
    """The secrecy marks a text bears, in order. Each span is the line or cell that is the mark, without margins."""
    return secrecy(text)[0]


def secrecy_mentions(text: str) -> tuple[Mark, ...]:
    """Places where the text speaks of secret papers without bearing a mark: a reason to look, not to stop."""
    return secrecy(text)[1]


def secrecy(text: str) -> tuple[tuple[Mark, ...], tuple[Mark, ...]]:
    """(marks, mentions) in one pass over the text."""
    found = _found(text)
    return tuple(m for m, is_mark in found if is_mark), tuple(m for m, is_mark in found if not is_mark)


def _found(text: str) -> list[tuple[Mark, bool]]:
    folded_text = _fold(text)
    if not _HINT.search(folded_text):
        return []
    # Folding neither adds nor removes line ends, so the lines of both texts go together.
    lines = _lines(text, folded_text)
    found: list[tuple[Mark, bool]] = []
    for at, line in enumerate(lines):
        if _HINT.search(line.folded):
            near_edge = at < _HEAD_LINES or at >= len(lines) - _TAIL_LINES
            neighbours = lines[max(0, at - 3) : at] + lines[at + 1 : at + 4]
            found += _in_line(line, near_edge, neighbours)
    return found


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    text: str
    folded: str


def _lines(text: str, folded: str) -> list[_Line]:
    """The lines that hold something."""
    lines, start = [], 0
    for line, fold in zip(text.split("\n"), folded.split("\n"), strict=True):
        if fold and not fold.isspace():
            lines.append(_Line(start, line, fold))
        start += len(line) + 1
    return lines


def _fold(line: str) -> str:
    """One form for every way of writing the letters; case is kept. The length may change."""
    line = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", line).translate(_LOOKALIKES))
    for wrong, right in _PLACEMENT:
        line = line.replace(wrong, right)
    return line


def _in_line(found: _Line, near_edge: bool, neighbours: list[_Line]) -> list[tuple[Mark, bool]]:
    start, line, folded = found.start, found.text, found.folded
    whole = _stamp(folded)
    if whole is not None:
        is_mark = bool(_CAPITALS.search(folded)) or (near_edge and not _is_list_item(whole, neighbours))
        return [(_mark(start, line, whole), is_mark)]
    several = _names_several(folded)
    for field in _FIELD.finditer(line):
        words = None if several else _stamp(_fold(field.group()))
        if words is None or _is_half_a_word(line[: field.start()], line[field.end() :]):
            continue
        if near_edge or _CAPITALS.search(_fold(field.group())):
            return [(_mark(start + field.start(), field.group(), words), True)]
    words = _labelled(folded.lower(), several)
    if words is None and near_edge and not several:
        beside = _NUMBER_LINE.match(_number_case(folded)) or _FRAMED.search(folded)
        words = _degree(beside[1]) if beside else None
    if words is None and not several:
        words = _inline(folded, near_edge, neighbours)
    if words is not None:
        return [(_mark(start, line, words), True)]
    return _mentioned(start, line, folded)


def _is_half_a_word(before: str, after: str) -> bool:
    """Spaced letters of a longer word: the second half of "B Í   M Ậ T", the first of "M Ậ T   Đ Ộ"."""
    left, right = (_NOT_LETTER.sub("", _fold(side)).lower() for side in (before[-40:], after[:40]))
    return left.endswith(("bí", "bảo", "giải")) or right.startswith(("độ", "khẩu", "thiết"))


def _is_list_item(words: str, neighbours: list[_Line]) -> bool:
    """Beside lines with the other degrees a line explains the degrees, it does not mark the paper."""
    return any(other is not None and other != words for other in (_stamp(line.folded) for line in neighbours))


def _number_case(folded: str) -> str:
    """The line with "Số" in small letters, so that one pattern finds the number and keeps the mark's capitals."""
    return re.sub(r"^(\s*)số\b", r"\1số", folded, flags=re.IGNORECASE)


def _stamp(folded: str) -> str | None:
    """The degree when the field is nothing but a mark, with the few things stamped beside one."""
    lower = folded.lower()
    words = _degree(lower)
    if words is not None:
        return words
    if len(lower) > 200:
        return None
    found: set[str] = set()
    for part in _PART.split(lower):
        bare = " ".join(part.split())
        degree = _degree(bare) if bare else None
        paper = _PAPER.fullmatch(bare)
        if degree is not None:
            found.add(degree)
        elif paper:
            found.add(_degree(paper[1]) or "")
        elif not _BESIDE.fullmatch(bare):
            return None
    return found.pop() if len(found) == 1 else None


def _degree(words: str) -> str | None:
    """The degree when the letters of ``words`` are exactly one: spaces, dots and frames do not count."""
    return _DEGREES.get(_NOT_LETTER.sub("", words[:200]).lower()) if len(words) <= 200 else None


def _labelled(lower: str, several: bool) -> str | None:
    checked = _CHECKED.search(lower)
    if checked:
        return _degree(checked[1])
    label = _LABEL.search(lower)
    if label is None or several:
        return None
    rest = lower[label.end() :]
    value = _VALUE.match(rest)
    return _degree(value[1]) if value else _degree(rest)


def _inline(folded: str, near_edge: bool, neighbours: list[_Line]) -> str | None:
    """The degree that a sentence opens with, or that a line begins or ends with."""
    opening = _OPENS.search(folded)
    if opening:
        words, letters = _degree(opening[1]), opening[1]
        spelled_out = near_edge and words != "MẬT" and opening[2] == ":"
        if (letters.isupper() or spelled_out) and not any(_OPENS.search(line.folded) for line in neighbours):
            return words
    if not near_edge or _ABOUT.search(folded.lower()):
        return None
    beside = _BEGINS.search(folded) or _ENDS.search(folded)
    if beside is None or _NAMED_BY_NUMBER.fullmatch(folded[: beside.start()][-200:]):
        return None
    return _degree(beside[1] or (beside[2] if beside.lastindex == 2 else ""))


def _names_several(folded: str) -> bool:
    """A list of degrees, as in a form or a table of counts."""
    names = {_degree(m.group()) for m in re.finditer(rf"(?<!\w){_DEGREE}(?!\w)", _without_label(folded.lower()))}
    return (
        len(names) > 1
        or ("THƯỜNG" in folded and bool(names))
        or bool(re.search(r"(?<!\w)thường(?=\s*[,;/|\t]|\s{2}|$)", folded.lower()))
    )


def _without_label(lower: str) -> str:
    """The word "mật" of "độ mật" names the label, not a degree."""
    return re.sub(r"(?<!\w)(?:độ (?:bảo )?|bảo |bí |dấu (?:chỉ )?(?:độ )?)mật(?!\w)", "", lower)


def _mentioned(start: int, line: str, folded: str) -> list[tuple[Mark, bool]]:
    spans = [(m.start(), m.end(), m.group()) for m in _MENTION.finditer(folded.lower())]
    spans += [
        (m.start(), m.end(), m.group())
        for m in _CAPITAL.finditer(folded)
        if not _NOT_ALONE.search(folded[max(0, m.start() - 12) : m.start()])
        and not _NOT_ALONE.search(folded[m.end() : m.end() + 12])
    ]
    found: list[tuple[Mark, bool]] = []
    exact, last = len(folded) == len(line), 0
    for begin, end, words in sorted(spans):
        if begin < last:
            continue  # the capital word inside a longer mention
        last = end
        degree = "TUYỆT MẬT" if "tuyệt" in words else "TỐI MẬT" if "tối" in words else "MẬT"
        found.append((Mark(start + begin, start + end, degree) if exact else _mark(start, line, degree), False))
    return found


def _mark(start: int, field: str, words: str) -> Mark:
    left = len(field) - len(field.lstrip())
    return Mark(start + left, start + max(len(field.rstrip()), left), words)
