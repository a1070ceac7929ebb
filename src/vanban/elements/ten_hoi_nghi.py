"""Chỗ hết tên hội nghị — where the name of a gathering ends in running text.

Legal basis: none. Not a field of its own: it serves the element of the event.

Examples: ``Hội nghị sơ kết quý I | dưới sự chủ trì của …`` · ``hội nghị sơ kết | do hai cơ quan tổ chức`` · ``Lễ ký kết
Chương trình phối hợp | tại Hà Nội``.

Must not end a name: ``ngày`` inside the number of a document, ``để`` of an aim, a comma inside the object.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from vanban.elements.menh_de_dau import is_fronted, subject_begins
from vanban.elements.to_chuc import begins_body
from vanban.elements.trong_ten import announces_places, posted
from vanban.elements.viec import BOTH
from vanban.engine.lexicon import word_set
from vanban.engine.page import Page, Starts
from vanban.engine.source import BREAK, NUMBER, UPPER

_STOPS: Final = Starts.of(
    """
    dưới sự | với sự tham | với sự có | với sự chủ | có sự | nhằm | để | do đồng | do ông | do bà | do đ | chủ trì |
    đồng chủ | vào ngày | vào sáng | vào chiều | đã | diễn ra | được tổ | thu hút | tham dự | tới dự | đến dự | dự
    hội | dự và | cùng dự | đồng chí | nơi | qua đó | trong đó | theo đó | đây là | - ảnh | ảnh : | với chủ đề | sau
    khi | ngày | từ ngày | vừa | sẽ | có đại diện | có đồng | có các đồng | có lãnh đạo | có ông | có bà | là để | là
    nhằm | nằm trong | mở ra | đánh dấu | là một | là cơ | là dịp | là hoạt | là bước | là sự | là việc | mới đây
    """
)
_WHAT_IT_DID: Final = Starts.of("thống nhất | cũng | nghe | xác định | đề ra | ghi nhận | lắng nghe | dành")
"""After "Hội nghị" at the head of a sentence: what it did, no part of its name."""
_DECIDED: Final = Starts.of(
    "thống nhất đề | thống nhất một | thống nhất các | ghi nhận những | đề nghị các | yêu cầu các"
)
_AGENDA: Final = Starts.of("cho ý kiến | xem xét | thảo luận | thẩm tra | bàn | nghe | đánh giá | thông qua")
"""After "phiên họp … để": what is sat on, a part of its name."""
_AFTER_COMMA: Final = word_set(
    """
    chiều sáng tối vào do với có nhằm để đồng ông bà dưới chủ tham thu trong qua đây nơi sau cùng đ theo đến dự tập
    hướng góp tiến
    """
)


_TIMES_OF_DAY: Final = frozenset(("sáng", "chiều", "tối", "trưa"))
_MAY_END: Final = (
    _STOPS.firsts
    | _DECIDED.firsts
    | _TIMES_OF_DAY
    | {
        '"',
        ";",
        "!",
        "?",
        "…",
        ":",
        "gồm",
        ".",
        "(",
        "được",
        ",",
        "do",
        "tại",
        "ở",
        "cho",
        "tới",
        "với",
        "đến",
    }
)
"""No other word that stands in no list ends a name: most words are passed over at once."""


def name_end(page: Page, head: int, token: int, stop: int) -> int:
    """Where the name of the event ends."""
    words, shapes, honorifics = page.words, page.source.shapes, page.all_hits("xung_ho")
    begins = page.begins
    start = token
    works = ["làm", "việc"] in _pairs(words[head:start]) or words[start : start + 2] == ["hiệp", "thương"]
    sits = words[head : head + 1] in (["phiên"], ["kỳ"], ["họp"]) or words[head : head + 2] == ["cuộc", "họp"]
    spoken_at = head > 0 and words[head - 1] in ("tại", "sau", "trì", "luận", "dự", "thúc")
    quoted = '"' in words[max(0, head - 2) : head]
    fronted = is_fronted(page, head, page.sentence_at(head)[0])
    opens = words[head] != "họp" and page.sentence_at(head)[0] == head
    if opens and page.ahead(token, _WHAT_IT_DID):
        return token
    while token < stop:
        word = words[token]
        if word not in _MAY_END and not begins[token] and shapes[token] <= UPPER:
            token += 1
            continue
        if word == '"':
            closing = (
                None if quoted else next((i for i in range(token + 1, min(stop, token + 70)) if words[i] == '"'), None)
            )
            if closing is None and token == start:
                token += 1
                continue
            if closing is None:
                return trim_marks(page, start, token)
            long = closing - token > _LONG_TITLE and words[closing + 1 : closing + 2] not in _GOES_ON
            if words[token - 1] == "về" and long and token - start > 5:
                return token - 1  # the long title of what is signed or discussed, not the name of the meeting
            token = closing + 1
            continue
        if shapes[token] == BREAK or word == ";" or (word in ("!", "?", "…") and token > start):
            return token
        titled = words[token - 1] == "đề" and page.capital(token + 1)  # "giám sát chuyên đề: Việc thực hiện …"
        if (
            word == ":"
            and token > start
            and not (titled or (page.capital(token + 1) and announces_places(page, start, token)))
        ):
            return token
        if word == "gồm" and token > start and shapes[token + 1 : token + 2] == bytes([NUMBER]):
            return token  # "ký kết Quy chế phối hợp gồm 3 chương, 12 điều"
        if word == "." and not page.source.is_word(token + 1):
            return token
        if word == "." and words[token - 1] not in ("tp", "tx", "số", "st"):
            return token
        if shapes[token] == NUMBER and token > start and _is_whole_day(page, token):
            return token
        if word == "(":
            closed = next((i for i in range(token, min(stop, token + 15)) if words[i] == ")"), None)
            if closed is None or words[token + 1 : token + 3] in (["giai", "đoạn"], ["gọi", "tắt"], ["sau", "đây"]):
                return token
            token = closed + 1
            continue
        if (
            word == "được"
            and page.capital(token + 1)
            and ["tổ", "chức"] in _pairs(words[token : min(stop, token + 25)])
        ):
            return token  # "Lễ ký kết … được Sở A tổ chức"
        if opens and token > start and page.ahead(token, _DECIDED):
            return token  # "Hội nghị giao ban | thống nhất đề nghị …"
        if word in _TIMES_OF_DAY and token > start and _tells_when(page, token + 1):
            return token  # "buổi họp báo thường kỳ | chiều 3/6"
        if word == "," and words[token + 1 : token + 3] == ["về", "phía"]:
            return token
        if word == "," and token + 1 < stop and (words[token + 1] in _AFTER_COMMA or token + 1 in honorifics):
            drafted = words[token + 1 : token + 3] in (["dự", "thảo"], ["dự", "án"], ["dự", "toán"], ["theo", "dõi"])
            named = page.capital(token + 1) and token + 1 not in honorifics  # ", Đồng Tháp", ", Chủ tịch UBND"
            if not (drafted or named):
                return token
        if word == "," and fronted and subject_begins(page, token):
            return token  # "Làm việc với huyện A về …, | Đoàn giám sát đề nghị"
        if word == "," and spoken_at and page.hit("chuc_danh", token + 1) is not None and page.capital(token + 1):
            return token  # "tại buổi làm việc với Sở A, | Chủ tịch UBND tỉnh … yêu cầu"
        met = words[token - 1] in _MET  # "cuộc họp với đồng chí A", "tiếp xã giao ông A"
        if token > start and token in honorifics and page.lower(token) and not met:
            return trim_marks(page, start, token)
        by = word == "do" and token > start
        if by and (begins_body(page, token + 1) or page.ahead(token + 1, BOTH) or _names_who(page, token + 1)):
            return token  # "hội nghị sơ kết do hai cơ quan tổ chức"
        if word == "cho" and token > start and _is_audience(page, token + 1):
            return token
        if word in ("tới", "với", "đến") and token > start and _counts_sites(page, token + 1):
            return token
        met_there = works and token == start  # "buổi làm việc | tại tỉnh A để …": whom they met
        if word in ("tại", "ở") and not met_there and _is_venue(page, token + 1) and not posted(page, token):
            return token
        dated = word != "ngày" or (token + 1 < stop and shapes[token + 1] == NUMBER and words[token - 1] != "số")
        sits_on = sits and page.ahead(token + 1, _AGENDA) > 0
        bare = word == "nhằm" and start <= token <= start + _BARE and page.capital(head)
        # "làm việc với A để công bố …", "Hội nghị giao ban nhằm đánh giá …": what it is about
        aimed = (works or sits_on or bare) and word in ("nhằm", "để")
        may_end = (token > start or word in ("có", "đã", "nằm", "mở")) and dated and not met and not aimed
        if may_end and page.ahead(token, _STOPS) and not _inside_name(page, token):
            return trim_marks(page, start, token)
        token += 1
    return trim_marks(page, start, token)


_BARE: Final = 4
"""A name of so few words behind its head does not say yet what the meeting is about."""


def _names_who(page: Page, token: int) -> bool:
    """``do | Đại tá Lê Văn A … chủ trì``, ``do | Phó Chủ tịch UBND tỉnh …``."""
    return any(page.hit(tag, token) is not None for tag in ("cap_bac", "chuc_danh", "xung_ho"))


_LONG_TITLE: Final = 25
"""A quoted title of more words than this is told of the meeting, and is no part of what it is called …"""
_GOES_ON: Final = (["giai"], ["giữa"], ["năm"], ["và"], ["trong"])
"""… unless the name goes on behind it: ``chương trình phối hợp về “…” giai đoạn 2026 - 2030``."""


def _pairs(words: Sequence[str]) -> Iterator[list[str]]:
    return (list(pair) for pair in pairwise(words))


_MET: Final = frozenset(("với", "giao"))


def _tells_when(page: Page, token: int) -> bool:
    return token < len(page.words) and (page.words[token] in ("ngày", "nay", "qua") or bool(page.taken[token]))


_BEFORE_DAY: Final = frozenset(("ngày", "số", "tháng", "từ", "đến", "-", "/", "và", "quý", "(", ",", "năm"))


def _is_whole_day(page: Page, token: int) -> bool:
    """``… với tỉnh A 26/07/2014``: the day of the page behind the name."""
    words = page.words
    whole = words[token + 1 : token + 4 : 2] == ["/", "/"] and [len(w) for w in words[token + 4 : token + 5]] == [4]
    return whole and words[token - 1] not in _BEFORE_DAY and bool(page.taken[token])


_LOOSE_ENDS: Final = frozenset(
    (".", ",", ";", ":", "…", "!", '"', "'", "/", "cho", "các", "và", "của", "với", "do", "những", "là", "theo", "từ")
)


def trim_marks(page: Page, first: int, last: int) -> int:
    while last > first and page.words[last - 1] in _LOOSE_ENDS:
        last -= 1
    return last


def _inside_name(page: Page, token: int) -> bool:
    """``ngày`` after a document number belongs to the document; ``đã`` inside the object of a programme stays."""
    words = page.words
    if words[token] == "ngày":
        return any(w in ("/", "số") for w in words[max(0, token - 8) : token]) or words[token - 1] in ("trong", "các")
    if words[token] == "để":
        return False
    return words[token] == "chủ" and words[token - 1] in ("cán", "cơ", "do")


def _is_audience(page: Page, token: int) -> bool:
    """``Hội thảo phổ biến … cho các Trung tâm A, B``, ``cho đội ngũ cán bộ``: whom the meeting is for."""
    words = page.words
    if words[token : token + 1] in (["các"], ["lãnh"], ["toàn"]):
        return begins_body(page, token + 1)
    return words[token : token + 2] in (["cán", "bộ"], ["đội", "ngũ"], ["học", "viên"], ["hội", "viên"])


def _counts_sites(page: Page, token: int) -> bool:
    """``tới 63 điểm cầu``, ``với 5 nội dung chính``: how far it reaches, no part of its name."""
    words = page.words
    counted = page.source.shapes[token : token + 1] == bytes([NUMBER]) or words[token : token + 1] == ["các"]
    return counted and words[token + 1 : token + 3] in (["điểm", "cầu"], ["nội", "dung"])


def _is_venue(page: Page, token: int) -> bool:
    words = page.words
    if token >= len(words):
        return False
    if words[token : token + 2] == ["trung", "ương"]:
        return False
    return page.hit("dia_danh", token) is not None or words[token] in (
        "hội", "trụ", "khách", "nhà", "trung", "phòng", "văn", "tp", "thành", "thị", "điểm", "đây", "thủ"
    )  # fmt: skip
