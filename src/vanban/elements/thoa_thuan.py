"""Câu thỏa thuận — what the sides of a signed regulation or programme are bound to do.

Legal basis: none; the agreement binds its sides. Not a field of its own: it opens tasks.

Examples: ``Theo đó, hai bên sẽ …`` · ``Hằng năm, hai đơn vị sẽ tổ chức …`` · ``Khi có thiên tai, các đơn vị phải …``.

Must not match: what was done (``đã``), what somebody said (``cho rằng … sẽ``), and hopes (``sẽ góp phần``).
"""

from itertools import islice
from typing import Final

from vanban.elements.loi_ke import done
from vanban.elements.to_chuc import begins_body, body_end
from vanban.elements.viec import BOTH, OTHERS, SAYS, Opening, acts, counts, is_aside, reports
from vanban.engine.page import Page, Starts
from vanban.engine.source import NUMBER, UPPER

_AGREED: Final = Starts.of(
    """
    trên cơ sở quy chế , | trên cơ sở chương trình , | trên cơ sở thỏa thuận , | cụ thể : | cụ thể như sau : |
    theo quy chế ký kết , | theo quy chế phối hợp , | theo chương trình phối hợp , | theo chương trình ký kết , |
    theo kế hoạch phối hợp , | theo biên bản , | theo biên bản ký kết , | theo đó , | theo nội dung ký kết , |
    theo chương trình , | theo quy chế , | theo thỏa thuận , | cụ thể , |
    bên cạnh đó ,
    """
)


_HAVING_SIGNED: Final = Starts.of(
    "với chương trình | với thỏa thuận | với quy chế | với biên bản | với bản ghi nhớ | sau khi ký kết | sau lễ ký"
)


def agreement(page: Page, first: int, last: int) -> Opening | None:
    """``Theo đó, … Đảng ủy A sẽ báo cáo …``: what is agreed where a regulation or programme was signed."""
    first += page.ahead(first, _THEREFORE)
    size = page.ahead(first, _AGREED) or 2 * (page.words[first : first + 2] == ["theo", "đó"])
    laid = 0 if size else _laid_down(page, first, last)
    size = size or laid or _by_the_paper(page, first, last)
    if not size:
        comma = next((t for t in range(first, min(last, first + 16)) if page.words[t] == ","), first)
        if page.ahead(first, _HAVING_SIGNED) and comma > first and page.capital(comma + 1):
            return _bound(page, comma + 1, last)  # "Với chương trình vừa ký kết, A và B sẽ …"
        return _bound(page, first, last)
    begin = _after_term(page, first + size, last)
    words = page.words[begin : min(last, begin + 45)]
    duty = {"sẽ", "phải"} & set(words) or "có trách nhiệm" in " ".join(words)
    does = acts(page, begin, min(last, begin + 14)) or _side_named(page, begin) or laid > 0
    if done(words[:14]) or not (duty or does or _two_sides(page, begin, last)):
        return None
    if _announces_contents(words) or ("giao" in words[:8] and {"là", "làm"} & set(words[:14])):
        return None  # "UBND tỉnh giao Sở A là đơn vị đầu mối": says who, not what
    if not duty and page.words[begin - 1] == ":" and counts(page, begin, last):
        return None  # "Cụ thể: tổ chức 20 buổi …": what was done
    return Opening(begin, 2, "likely", "câu nói các bên sẽ làm theo nội dung ký kết", False)


_STATES: Final = frozenset(
    ("là", "có", "còn", "đạt", "được", "bị", "đã", "đang", "vừa", "hiện", "vẫn", "chưa", "không", "cho", "nói", "ghi",
     "đánh", "mong", "thường", "luôn", "cũng", "mới", "rất", "và", "với", ",", "-", "từng")
)  # fmt: skip


def side_acts(page: Page, first: int, last: int) -> bool:
    """``Đồn Biên phòng | kiểm soát người ra vào …``: a body does something, whatever the verb, and not in the past."""
    if not (page.capital(first) and begins_body(page, first)) or done(page.words[first : first + _WITHIN]):
        return False
    verb = body_end(page, first, last)
    if verb >= last - 2 or not page.lower(verb) or page.words[verb] in _STATES:
        return False
    if counts(page, verb, last):
        return False  # "Công đoàn trao 12 suất quà": told as done
    return not any(page.ahead(t, SAYS) for t in range(verb, min(last, verb + 6)))


_WITHIN: Final = 25


def _side_named(page: Page, first: int) -> bool:
    """``Theo nội dung đã ký, | Công ty A nhận khoán …``: a side is named, and something other than what it is."""
    named = page.capital(first) and begins_body(page, first)
    return named and not {"là", "được", "có", "gồm", "rất"} & set(page.words[first : first + _SOON])


_SOON: Final = 12
_LAYS_DOWN: Final = Starts.of("quy định | nêu rõ | xác định | ghi rõ | quy định rõ | nêu")
_HEADED: Final = frozenset(("quy", "chương", "kế", "thỏa", "nội", "văn"))


def _laid_down(page: Page, first: int, last: int) -> int:
    """``Nội dung quy chế nêu rõ | Hạt Kiểm lâm …``: so many words up to what the paper lays down; 0 where none does."""
    if page.words[first] not in _HEADED:
        return 0
    for token in range(first + 2, min(last - 4, first + _SHORT_DUTY)):
        size = page.ahead(token, _LAYS_DOWN)
        begin = token + size + (page.words[token + size : token + size + 1] == [":"])
        if size and page.capital(begin) and (begins_body(page, begin) or page.words[begin - 1] == ":"):
            return begin - first
    return 0


_THEREFORE: Final = Starts.of("vì vậy , | do đó , | vì thế , | bởi vậy ,")


def _by_the_paper(page: Page, first: int, last: int) -> int:
    """``Theo kế hoạch vừa ký, | ba lực lượng …``: so many words up to the comma; 0 where no agreement is meant."""
    if page.words[first] != "theo" or page.words[first + 1 : first + 2] == [] or page.words[first + 1] not in _PAPERS:
        return 0
    near = range(first + 2, min(last - 3, first + _SHORT_PAPER))
    comma = next((t for t in near if page.words[t] == ","), None)
    signed = comma is not None and {"ký", "kết", "phối", "hợp", "này", "mới", "đó"} & set(page.words[first:comma])
    return comma + 1 - first if comma is not None and signed else 0


_PAPERS: Final = frozenset(("kế", "chương", "quy", "thỏa", "biên", "bản", "nội", "nghị"))
_SHORT_PAPER: Final = 14


def _announces_contents(words: list[str]) -> bool:
    """``Theo đó, các bên thống nhất các nội dung phối hợp trong năm.``: that there are some, not which."""
    agreed = next((i for i in range(len(words) - 3) if words[i : i + 2] == ["thống", "nhất"]), None)
    return agreed is not None and ":" not in words and "nội" in words[agreed + 2 : agreed + 5]


_TERM: Final = Starts.of("trong năm | trong giai đoạn | giai đoạn | trong thời gian tới | thời gian tới | từ nay đến")
_AND_AFTER: Final = Starts.of("và những năm tiếp theo | và các năm tiếp theo | và những năm tới")


_TERM_WORDS: Final = frozenset(("-", "năm", "đến", "/", "cuối", "hết", "tháng", "quý"))


def _after_term(page: Page, token: int, last: int) -> int:
    """``Theo đó, trong giai đoạn 2021 - 2025, hai bên …``: where the sides are named."""
    at = token + page.ahead(token, _TERM)
    if at == token:
        return token
    while at < last and (page.source.shapes[at] == NUMBER or page.words[at] in _TERM_WORDS):
        at += 1
    at += page.ahead(at, _AND_AFTER)
    at += page.words[at] == "," if at < last else 0
    return at if page.words[at - 1] == "," or page.capital(at) or page.ahead(at, BOTH) else token


def _bound(page: Page, first: int, last: int) -> Opening | None:
    """``Hằng năm, hai đơn vị sẽ tổ chức …``; ``Khi …, các đơn vị thành viên phải …``: what a side is bound to do."""
    words = page.words
    if reports(page, first, last) or any(t in page.all_hits("xung_ho") for t in range(first, min(last, first + 12))):
        return None
    if first in page.all_hits("chuc_danh") or first in page.all_hits("cap_bac"):
        return None
    bodies = page.all_hits("to_chuc")
    for token in range(first + 1, min(last - 2, first + 50)):
        if words[token] in ("đã", "được", "cho", "rằng") or page.ahead(token, SAYS):
            return None
        if (
            words[token] == "có"
            and words[token : token + 3] in _IS_BOUND
            and acts(page, token + 3, min(last, token + 12))
        ):
            return _charged(page, first, token)
        held = words[token : token + 3] == ["chịu", "trách", "nhiệm"]
        if (held or words[token] in ("sẽ", "phải")) and words[token + 1] not in ("được", "là", "góp", "giúp", "tạo"):
            near = range(max(first, token - 12), token)
            side = any((t in bodies and page.capital(t)) or page.ahead(t, BOTH) or page.ahead(t, OTHERS) for t in near)
            begin = _listed_behind(page, token, last) or _clause(page, first, token)
            return Opening(begin, 2, "likely", "câu nói một bên sẽ làm, phải làm", False) if side else None
    return None


def _listed_behind(page: Page, duty: int, last: int) -> int:
    """``hai bên sẽ phối hợp: | Trao đổi …; kiểm tra …``: where the list begins; 0 where none does."""
    colon = next((t for t in range(duty + 1, min(last - 1, duty + _SHORT_DUTY)) if page.words[t] == ":"), None)
    return colon + 1 if colon is not None and ";" in page.words[colon:last] else 0


_SHORT_DUTY: Final = 8


def _clause(page: Page, first: int, duty: int) -> int:
    """``Quy chế gồm 4 chương, 15 điều; theo đó | hai bên sẽ …``: where the clause of the duty begins."""
    semicolon = next((t for t in range(duty - 1, first, -1) if page.words[t] == ";"), None)
    if semicolon is None:
        return first
    return semicolon + 1 + 2 * (page.words[semicolon + 1 : semicolon + 3] == ["theo", "đó"])


def _charged(page: Page, first: int, token: int) -> Opening | None:
    """``Đối với Công đoàn, có nhiệm vụ …``, ``Sở A có trách nhiệm …``: the duty at ``token`` of a body named before."""
    told_of = page.words[first : first + 2] == ["đối", "với"]
    bodies, shapes = page.all_hits("to_chuc"), page.source.shapes
    side = told_of or any(t in bodies or shapes[t] == UPPER for t in range(max(first, token - 9), token))
    begin = token + 3 if told_of else first
    return Opening(begin, 2, "likely", "câu nói một bên có trách nhiệm", False) if side else None


def charge(page: Page, first: int, last: int) -> Opening | None:
    """``Theo đó, Đoàn kiểm tra có nhiệm vụ …``: what a decision just told of charges a body with."""
    words = page.words
    if words[first : first + 2] != ["theo", "đó"]:
        return None
    begin = first + 2 + (words[first + 2 : first + 3] == [","])
    charged = (t for t in range(begin + 1, min(last - 3, begin + 20)) if words[t : t + 3] in _IS_BOUND)
    token = next(charged, None)
    return _charged(page, begin, token) if token is not None and "đã" not in words[begin:token] else None


_IS_BOUND: Final = (["có", "trách", "nhiệm"], ["có", "nhiệm", "vụ"])


def _two_sides(page: Page, token: int, last: int) -> bool:
    """``Đảng ủy A và Tỉnh ủy B phối hợp lãnh đạo …``."""
    bodies = page.all_hits("to_chuc")
    ahead = range(token, min(last, token + 30))
    joined = next((t for t in ahead if page.words[t] == "và" and t + 1 in bodies), None)
    if token not in bodies or joined is None:
        return False
    verbs = page.words[joined : min(last, joined + 14)]
    return any(verbs[i : i + 2] == ["phối", "hợp"] for i in range(len(verbs)))


_ITS_CONTENTS: Final = Starts.of(
    """
    nội dung phối hợp | nội dung hợp tác | nội dung ký kết | nội dung thỏa thuận | nội dung chương trình |
    nội dung quy chế | các nội dung | một số nội dung | những nội dung | nội dung chính | nội dung cơ bản
    """
)
LONG_AGO: Final = Starts.of(
    """
    năm | những năm | nhiều năm | thời gian qua | từ khi | kể từ | trước đó | từ năm | hằng năm | hàng năm | từ nhiều |
    trước đây | trong những năm
    """
)
"""At the head of a sentence: what it tells was done some time ago."""


FIRST_SENTENCES: Final = 3
"""A page that has lost its lead is told by so many of its first sentences."""
_LEAD_LINES: Final = 60
_AS_AGREED: Final = Starts.of(
    """
    theo đó | theo quy chế | theo chương trình | theo thỏa thuận | theo nội dung ký kết | theo nội dung phối hợp |
    theo kế hoạch phối hợp | theo biên bản | theo bản ghi nhớ | biên bản ký kết | quy chế phối hợp gồm | nội dung ký kết
    """
)


def tells_of_an_agreement(page: Page) -> bool:
    """Whether one of the first sentences begins "Theo đó, hai bên sẽ …", as after a lead on a signing."""
    words = page.words
    told = ((a, b) for a, b in page.source.sentences[:_LEAD_LINES] if not is_aside(page, a, b))
    for start, stop in islice(told, FIRST_SENTENCES):
        if page.ahead(start, LONG_AGO):
            return False  # "Những năm qua, A và B đã ký kết … Theo đó, hai bên …": a report
        size = page.ahead(start, _AS_AGREED)
        ahead = range(start + size, min(stop, start + size + 30))
        side = next((t for t in ahead if page.ahead(t, BOTH) or page.ahead(t, _ITS_CONTENTS)), None)
        if size and side is not None and "đã" not in words[start : side + 6]:
            return True
        named = words[start : start + 2] != ["theo", "đó"] and {"phối", "hợp"} <= set(words[start:stop])
        will = next((t for t in ahead if words[t] == "sẽ"), None)
        if size and named and will is not None and "và" in words[start + size : will]:
            return True  # "Theo quy chế được ký kết, Bộ A và Bộ B sẽ phối hợp …"
    return False
