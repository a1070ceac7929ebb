"""Chữ lệnh — words that look like an order and are none: nouns, reports, statements, what guests ask for.

Legal basis: none. Not a field of its own: it keeps the element of orders from taking them.

Examples: ``đáp ứng yêu cầu``, ``Phó Trưởng Ban Chỉ đạo``, ``trên cơ sở thống nhất ý kiến`` are nouns · ``2 đơn vị đã
chỉ đạo …`` reports · ``nhấn mạnh, đây là dịp …`` states · ``cử tri đề nghị …`` wishes.

Must not take for none: ``đồng chí A yêu cầu các đơn vị …``, ``lãnh đạo thành phố Hà Nội yêu cầu …``.
"""

from typing import Final

from vanban.elements.loi_ke import has_duty_word, states, tells_of_the_past
from vanban.elements.viec import PRAISE, spoken_by_a_person
from vanban.engine.lexicon import word_set
from vanban.engine.page import Page, Starts
from vanban.engine.source import NUMBER

ASKS: Final = frozenset(("yêu", "đề", "giao"))
AGREES: Final = frozenset(("thống", "nhất"))
_NOUN_BEFORE: Final = word_set(
    """
    các những của theo đáp ứng nhu sự với đúng lãnh ban dung ý từ và về số hiện văn bản có một được nội mọi trên
    tinh vì cấp hợp để nhằm thực bám đạt thỏa trong tổ kiến bộ đủ tính ra trước tác sự tốt việc
    """
)
_GUESTS: Final = Starts.of(
    """
    đại biểu | ý kiến | tham luận | cử tri | người dân | doanh nghiệp | phóng viên | hộ dân
    """
)
_WISHES: Final = Starts.of("mong muốn | bày tỏ | kỳ vọng")
THE_MEETING: Final = Starts.of(
    """
    hội nghị | cuộc họp | buổi làm việc | đây là | việc ký kết | buổi lễ | lễ ký | quy chế phối hợp có | ý nghĩa |
    vai trò | tầm quan trọng | quyết tâm của | quan điểm
    """
)
_SHORTCOMINGS: Final = Starts.of(
    """
    hạn chế | một số hạn chế | những hạn chế | các hạn chế | tồn tại | một số tồn tại | những tồn tại | khó khăn |
    những khó khăn | một số khó khăn | nguyên nhân | kết quả | những kết quả | ưu điểm | bất cập | những bất cập
    """
)
_HOW: Final = frozenset(("trung", "cực", "xuyên", "động", "thời", "sát", "cường", "khai"))
_COUNTED: Final = Starts.of("giải pháp | nhiệm vụ | nội dung | vấn đề | nhóm | việc | điểm")
_AIMS: Final = Starts.of("mục tiêu của | mục đích | ý nghĩa của")
_REWARD: Final = 12
OUTSIDERS: Final = (
    ["cử", "tri"], ["người", "dân"], ["công", "chức"], ["hộ", "dân"], ["doanh", "nghiệp"], ["khách", "hàng"],
    ["lĩnh", "vực"], ["ý", "kiến"], ["đơn", "thư"], ["hồ", "sơ"],
)  # fmt: skip
"""Just before an order: they ask for something, and give no orders."""
LOOKED_BACK: Final = 60
"""So many words before an order say who gives it, after it what; a sentence without end stays linear."""


def is_another_word(page: Page, first: int, token: int, after: int) -> bool:
    """Whether the word at ``token`` is a noun or part of a name, or says how something was done."""
    words = page.words
    word, before = words[token], words[token - 1] if token > first else ""
    pair = words[max(first, token - 2) : token]
    if before in _NOUN_BEFORE and not (page.capital(token - 1) and token - 1 > first):  # but "thành phố Hà Nội yêu cầu"
        discussed = before == "và" and word in AGREES  # "hai bên thảo luận và thống nhất …"
        asked = before == "và" and word in ("yêu", "đề") and _praises(page, max(first, token - LOOKED_BACK), token)
        given = before == "và" and word == "giao" and (page.capital(after) or words[after] == "các")
        sent = words[max(first, token - 3) : token] == ["đoàn", "công", "tác"]
        warned = words[max(first, token - 3) : token] == ["nhắc", "nhở", "và"]
        if not (discussed or asked or given or sent or warned):
            return True
    if before == "," and word not in ASKS | {"nhấn"}:
        return True
    counted = token - (1 if before != "hộ" else 2)
    if counted >= first and page.source.shapes[counted] == NUMBER:
        return True  # "ban hành 14 yêu cầu kiểm tra, xác minh"
    if word == "giao" and before in _HANDS_OVER:
        return True  # "Bộ Ngoại giao", "bàn giao"
    if word == "chỉ":
        # "lãnh đạo, chỉ đạo", "Ban Chỉ đạo", "có nhiệm vụ chỉ đạo", "tích cực chỉ đạo"
        led = "mưu" in words[max(first, token - _ADVISED) : token]  # "tham mưu cấp ủy, chính quyền chỉ đạo …"
        led = led or before in ("đạo", "ban", "nhiệm", "vụ") or pair == ["đạo", ","]
        return led or (before in _HOW and pair != ["đồng", "thời"])
    if word in AGREES:
        # "trên cơ sở thống nhất ý kiến", "Mặt trận Dân tộc thống nhất Việt Nam", "sẽ thống nhất ban hành …"
        return pair == ["cơ", "sở"] or before in ("tộc", "sẽ") or words[after : after + 2] == ["việt", "nam"]
    if word == "lưu" and before == "đáng":
        return True  # "Đáng lưu ý, …"
    if word == "quyết" and before in _SENT:
        return True  # "gửi quyết định thi hành án": a paper
    if word == "quán":
        return page.hit("loai_van_ban", after) is not None  # "quán triệt Nghị quyết số 21": made known
    return pair == ["kịp", "thời"] or (before == "là" and word == "yêu")


def is_a_report(page: Page, first: int, token: int) -> bool:
    """Whether the order at ``token`` is told of as given some time ago, or as part of what was done."""
    words = page.words
    word, before = words[token], words[token - 1] if token > first else ""
    near = max(first, token - LOOKED_BACK)
    so_far = words[near:token]
    by_a_person = spoken_by_a_person(page, near, token)
    if words[first : first + 2] == ["báo", "cáo"] and word not in ASKS:
        return True
    ordered = any(one == "đã" and _ORDERED.at(so_far, i + 1) > 0 for i, one in enumerate(so_far[:-1]))
    if ordered and word in ("đề", "yêu") and not by_a_person:
        return True  # "Sở đã yêu cầu các trạm …; đề nghị huyện …"
    if word == "chỉ" and before == "đã":
        return True  # "Đại tướng đã chỉ đạo thành lập …"
    here = any(_HERE.at(so_far, i) for i in range(len(so_far))) and word in ("đề", "yêu")
    if (word == "quán" or before == "đã") and not by_a_person and not here:
        return True  # "2 đơn vị đã chỉ đạo …", "Tỉnh ủy quán triệt các văn bản mới"
    if "đã" in so_far[-14:] and before not in ("đã", "cũng") and word not in ASKS:
        return True
    if word == "chỉ" and not _has_giver(page, near, token):
        return True  # "… được 5 lần; chỉ đạo tiến hành 12 buổi tuần tra"
    return word == "nhấn" and {"báo", "cáo", "qua"} <= set(so_far)


_HERE: Final = Starts.of("tại buổi làm việc | tại hội nghị | tại cuộc họp | tại buổi giám sát | tại buổi kiểm tra")


_ORDERED: Final = Starts.of(
    """
    yêu cầu | đề nghị | chỉ đạo | lưu ý | quán triệt | nhấn mạnh | giao | khẳng định | cho rằng | cam kết | nêu rõ |
    gợi ý | phát biểu | kết luận | nhắc nhở | đề xuất | phân công | quyết định | kiến nghị
    """
)


def is_a_statement(page: Page, first: int, token: int, after: int, last: int) -> bool:
    """Whether what follows the word at ``token`` only states something, or says that there is something to do."""
    words = page.words
    word = words[token]
    soon = words[after : min(last, after + LOOKED_BACK)]
    if page.source.shapes[after : after + 1] == bytes([NUMBER]) and page.ahead(after + 1, _COUNTED) and ":" not in soon:
        return True  # "gợi ý 5 giải pháp mà tỉnh cần thực hiện": which ones is said later
    if page.ahead(first, _IT_IS) and "mà" in words[max(first, token - LOOKED_BACK) : token]:
        return True  # "Đó là hướng đi mà Thủ tướng yêu cầu …"
    if word in AGREES and _one_of_some(words[max(first, token - LOOKED_BACK) : token]):
        return True  # "là một trong những giải pháp hai bên thống nhất xây dựng"
    if word in ("nhấn", "lưu") and page.ahead(after, _SOME) and ":" not in soon:
        return True  # "nhấn mạnh một số nội dung đề nghị Ban bổ sung"
    if page.ahead(first, _AIMS):
        return True  # "Mục tiêu của hội nghị là …"
    if word == "đề" and {"tặng", "khen", "thưởng"} & set(soon[:_REWARD]):
        return True  # "đề nghị Thủ tướng Chính phủ tặng Bằng khen"
    if word not in ASKS and page.ahead(after, _SHORTCOMINGS):
        return True  # "chỉ rõ một số hạn chế như: …"
    if soon[:1] == ["và"] and page.ahead(after + 1, PRAISE):
        return True
    if word == "khẳng" and (words[first] == "theo" or not _one_speaks(page, first, token)):
        return True  # "Có thể khẳng định, …"
    if word not in ("nhấn", "khẳng"):
        return False
    if states(page, after, last) or tells_of_the_past(page, after, last):
        return True
    return page.ahead(after, THE_MEETING) > 0 and not has_duty_word(page, after, last)


def _one_of_some(words: list[str]) -> bool:
    return any(words[i : i + 3] == ["là", "một", "trong"] for i in range(len(words)))


_ADVISED: Final = 10
_SOME: Final = Starts.of("một số nội dung | một số vấn đề | một số điểm | những nội dung | các nội dung")
_IT_IS: Final = Starts.of("đó là | đây là")


def is_a_wish(page: Page, first: int, token: int, after: int) -> bool:
    """Whether somebody asks who gives no orders: voters, guests, an enterprise, a body for itself."""
    words = page.words
    before = words[token - 1] if token > first else ""
    near = max(first, token - LOOKED_BACK)
    said = next((t for t in range(token - 2, near, -1) if words[t] == ","), near) if before != "," else near
    offices = page.all_hits("chuc_danh")
    if (
        any(page.ahead(t, _GUESTS) for t in range(said, min(token, said + 9)))
        and before not in ("ông", "bà", "chí")
        and not any(t in offices for t in range(near, token))
    ):
        return True
    if words[token] != "đề":
        return False
    so_far = words[near:token]
    if words[after] in _OF_THE_STATE and _from_trade(so_far):
        return True  # "ông A, Giám đốc Hợp tác xã B đề nghị hỗ trợ vốn"
    proposed = any(so_far[i : i + 2] == ["đề", "xuất"] for i in range(len(so_far)))
    return proposed and not spoken_by_a_person(page, near, token)  # "Bộ A đề xuất …; đề nghị …"


def wished_for(page: Page, first: int, token: int) -> bool:
    """``Công ty A bày tỏ, mong muốn, đề nghị …``; but ``bày tỏ tin tưởng …, đồng thời đề nghị …`` asks."""
    if page.words[max(first, token - 2) : token] == ["đồng", "thời"]:
        return False
    return any(page.ahead(t, _WISHES) for t in range(max(first, token - LOOKED_BACK), token))


def _one_speaks(page: Page, first: int, token: int) -> bool:
    """A person anywhere before the verb, or a body just before it."""
    bodies = page.all_hits("to_chuc")
    near = range(max(first, token - _NEAR), token)
    return spoken_by_a_person(page, first, token) or any(t in bodies and page.capital(t) for t in near)


_NEAR: Final = 6


_OF_THE_STATE: Final = frozenset(
    ("hỗ", "xem", "tạo", "cấp", "cho", "được", "nhà", "chính", "bộ", "ubnd", "tỉnh", "huyện")
)
"""After "đề nghị": what, and of whom, an enterprise asks."""


_TRADE: Final = (["hợp", "tác"], ["doanh", "nghiệp"], ["công", "ty"], ["hiệp", "hội"])


def _from_trade(words: list[str]) -> bool:
    return any(words[i : i + 2] in _TRADE for i in range(len(words)))


def _praises(page: Page, first: int, token: int) -> bool:
    """``Đoàn ghi nhận kết quả và đề nghị đơn vị …``: after praise, the same speaker asks."""
    return any(page.ahead(t, PRAISE) for t in range(first, token))


_SENT: Final = frozenset(("gửi", "ra", "chuyển", "nhận", "giao", "án", "định", ",", "số"))
_HANDS_OVER: Final = frozenset(("ngoại", "bàn", "trao", "chuyển", "tiếp", "xã", "đối"))


def _has_giver(page: Page, first: int, token: int) -> bool:
    """Whether the clause before the verb names who directs: a person, an office, a body."""
    begin = next((t + 1 for t in range(token - 1, first, -1) if page.words[t] in (";", "…", ".")), first)
    bodies = page.all_hits("to_chuc")
    return spoken_by_a_person(page, begin, token) or any(t in bodies for t in range(begin, token))
