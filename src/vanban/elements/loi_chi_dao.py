"""Lời chỉ đạo — what a person or body tells others to do, or binds itself to.

Legal basis: none; it opens tasks. Examples: ``đồng chí A yêu cầu các đơn vị rà soát …`` · ``Giám đốc giao Phòng B …`` ·
``Công ty A cam kết tiếp tục …``.

Must not match: ``đáp ứng yêu cầu``, ``đã chỉ đạo`` in a report, wishes of guests, ``nhấn mạnh ý nghĩa``, appointments.
"""

from typing import Final

from vanban.elements.danh_so import label_at
from vanban.elements.loi_ke import duty_soon, has_duty_word, is_appointment, states, tells_of_the_past
from vanban.elements.to_chuc import begins_body
from vanban.elements.viec import (
    PRAISE,
    Opening,
    spoken_by_a_person,
    starts_like_a_task,
    subject_then_verb,
)
from vanban.engine.lexicon import word_set
from vanban.engine.page import Page, Starts

_DIRECTIVE_FIRST: Final = word_set(
    """
    yêu đề chỉ lưu quán nhấn nhất giao phân quyết khẳng thống cho cam nêu gợi phát kết nhắc kiến
    """
)
_DIRECTIVES: Final = Starts.of(
    """
    yêu cầu | đề nghị | chỉ đạo | lưu ý | quán triệt | nhấn mạnh | giao nhiệm vụ | giao | khẳng định | thống
    nhất | nhất trí | cho rằng | cam kết | nhấn mạnh vấn đề | nêu rõ | gợi ý | phát biểu | kết luận | chỉ rõ |
    nhắc nhở | đề xuất | phân công | quyết định | kiến nghị
    """
)
_STRONG: Final = frozenset(("yêu", "đề", "giao"))
_NEEDS_DUTY: Final = frozenset(
    ("nhấn", "khẳng", "cho", "thống", "nhất", "kết", "phát", "cam", "nêu", "chỉ rõ", "kiến", "đề xuất")
)
_NOUN_BEFORE: Final = word_set(
    """
    các những của theo đáp ứng nhu sự với đúng lãnh ban dung ý từ và về số hiện văn bản có một được nội mọi trên
    tinh vì cấp hợp để nhằm thực bám đạt thỏa trong tổ kiến bộ đủ tính ra trước tác sự tốt
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


_CONCLUDING: Final = Starts.of("kết luận | phát biểu kết luận | phát biểu chỉ đạo | chỉ đạo tại | phát biểu bế mạc")
_SHORTCOMINGS: Final = Starts.of(
    """
    hạn chế | một số hạn chế | những hạn chế | các hạn chế | tồn tại | một số tồn tại | những tồn tại | khó khăn |
    những khó khăn | một số khó khăn | nguyên nhân | kết quả | những kết quả | ưu điểm | bất cập | những bất cập
    """
)


def directive(page: Page, first: int, last: int) -> Opening | None:
    words = page.words
    found: Opening | None = None
    head = first + label_at(page, first)  # "5. Đề nghị các sở …"
    for token in range(first, last - 3):
        if words[token] not in _DIRECTIVE_FIRST or (not page.lower(token) and token > head):
            continue
        size = page.ahead(token, _DIRECTIVES)
        if not size or not _commands(page, first, token, token + size, last):
            continue
        after = token + size
        begin = after
        if words[token] in _AGREES and starts_like_a_task(page, _after_contents(page, begin), strong=True):
            begin = _after_contents(page, begin)
        begin += words[token] in ("giao", "phân") and words[begin] == "cho"
        while begin < last and words[begin] in (",", ":", "rằng", "là"):
            begin += 1
        found = Opening(begin, 2, "likely", f"ghi sau chữ “{page.source.cut(token, after)}”", False)
        if words[token] in _STRONG:
            break
    return found


_AGREES: Final = frozenset(("thống", "nhất"))
SETTLED: Final = Starts.of(
    """
    ký kết | chọn | lựa chọn | bầu | suy tôn | bình chọn | cử | thông qua | với | đánh giá | nhận định | cho rằng |
    ban hành nghị quyết
    """
)
"""After "thống nhất": what is done with as soon as it is agreed."""
_HOW: Final = frozenset(("trung", "cực", "xuyên", "động", "thời", "sát", "cường", "khai"))
_ONCE: Final = Starts.of(
    """
    qua | năm | những năm | tháng | trước đó | trước đây | từ đầu | đến nay | đầu năm | cuối năm | khi | từng
    """
)
"""Before ``đã thống nhất …``: agreed some time ago, not here and now."""
_CONTENTS: Final = Starts.of("các nội dung | một số nội dung | những nội dung | các nhiệm vụ | một số nhiệm vụ")


def _after_contents(page: Page, token: int) -> int:
    """``thống nhất các nội dung …``: where the contents begin."""
    words = page.words
    if words[token : token + 2] == ["nội", "dung"] and not set(words[token + 2 : token + 3]) & _CONTENTS_OF:
        listed = ";" in words[token : min(page.sentence_at(token)[1], token + _LOOKED_BACK)]
        return token + 2 * listed  # "thống nhất nội dung cung cấp tài liệu …; trao đổi …"
    return token + page.ahead(token, _CONTENTS)


_CONTENTS_OF: Final = frozenset(("phối", "ký", "thực", "triển", "làm", "của"))
"""After "nội dung": words of a noun, "nội dung phối hợp"."""


_LOOKED_BACK: Final = 60
"""So many words before an order say who gives it, after it what; a sentence without end stays linear."""


def _commands(page: Page, first: int, token: int, after: int, last: int) -> bool:
    """Whether the verb at ``token`` tells someone to do something, said by one who may."""
    words = page.words
    before = words[token - 1] if token > first else ""
    near = max(first, token - _LOOKED_BACK)
    discussed = before == "và" and words[token] in _AGREES  # "hai bên thảo luận và thống nhất …"
    praised = before == "và" and words[token] in ("yêu", "đề") and _praises(page, near, token)
    if words[token] == "giao" and before == "và":
        praised = page.capital(after) or words[after] == "các"  # "thống nhất với báo cáo và giao các Ban …"
    sent = before == "tác" and words[max(first, token - 3) : token] == ["đoàn", "công", "tác"]
    named = page.capital(token - 1) and token - 1 > first  # "lãnh đạo thành phố Hà Nội yêu cầu …"
    noun = before in _NOUN_BEFORE and not named
    if (noun and not (discussed or praised or sent)) or (before == "," and words[token] not in _STRONG | {"nhấn"}):
        return False
    if words[token] == "giao" and before in _HANDS_OVER:
        return False  # "Bộ Ngoại giao", "bàn giao"
    if before == "thời" and words[token - 2] == "kịp":
        return False  # "cập nhật kịp thời yêu cầu của doanh nghiệp"
    if page.ahead(first, _AIMS):
        return False  # "Mục tiêu của hội nghị là …"
    if words[token] == "khẳng" and (words[first] == "theo" or not spoken_by_a_person(page, first, token)):
        return False  # "Có thể khẳng định, …"
    if words[token] == "chỉ" and before == "ban":
        return False  # "Phó Trưởng Ban Chỉ đạo …"
    if words[token] in _AGREES and before == "sở" and words[token - 2] == "cơ":
        return False  # "trên cơ sở thống nhất ý kiến, …"
    if words[token] == "đề" and {"tặng", "khen", "thưởng"} & set(words[after : after + _REWARD]):
        return False  # "đề nghị Thủ tướng Chính phủ tặng Bằng khen"
    if words[token] == "chỉ" and (before == "đạo" or words[max(first, token - 2) : token] == ["đạo", ","]):
        return False  # "được cấp ủy quan tâm lãnh đạo, chỉ đạo thực hiện": one noun or a report
    if words[token] == "thống" and (before == "tộc" or words[after : after + 2] == ["việt", "nam"]):
        return False  # "Mặt trận Dân tộc thống nhất Việt Nam"
    if words[token] == "chỉ" and before in _HOW and words[max(first, token - 2) : token] != ["đồng", "thời"]:
        return False  # "đã tập trung chỉ đạo triển khai", "tích cực chỉ đạo": how it went
    if words[token] == "chỉ" and before in ("nhiệm", "vụ"):
        return False  # "Sở A có trách nhiệm chỉ đạo …": its own duty
    if words[token] == "chỉ" and not _has_giver(page, near, token):
        return False  # "… được 5 lần; chỉ đạo tiến hành 12 buổi tuần tra": a report goes on
    if before == "sẽ" and words[token] in _AGREES:
        return False  # "Giám đốc và Công đoàn sẽ thống nhất ban hành …": the agreeing is to come
    if before == "là" and words[token] == "yêu":
        return False  # "việc ký kết là yêu cầu tất yếu": a noun
    if words[first : first + 2] == ["sau", "khi"] and "đã" in words[token:last]:
        return False  # "Sau khi thống nhất nội dung, hai bên đã ký kết …"
    if words[first : first + 2] == ["báo", "cáo"] and words[token] not in _STRONG:
        return False
    if any(words[token - len(who) : token] == who for who in _OUTSIDERS):
        return False  # "ý kiến của cử tri đề nghị giải quyết …"
    first = near
    so_far = words[first:token]
    if (
        words[token] in _AGREES
        and before in ("đã", "cũng", "cùng")
        and not page.ahead(after, SETTLED)
        and starts_like_a_task(page, _after_contents(page, after), strong=True)
    ):
        return not any(_ONCE.at(so_far, i) for i in range(len(so_far)))
    ordered = any(
        so_far[i] == "đã" and so_far[i + 1] not in _AGREES and _DIRECTIVES.at(so_far, i + 1)
        for i in range(len(so_far) - 1)
    )
    if ordered and words[token] in ("đề", "yêu") and not spoken_by_a_person(page, first, token):
        return False  # "Sở đã yêu cầu các trạm …; đề nghị huyện …": a report goes on
    if words[token] == "quán" and page.hit("loai_van_ban", after) is not None:
        return False  # "ông A quán triệt Nghị quyết số 21 …": made known at the meeting
    if words[token] == "quán" and not spoken_by_a_person(page, first, token):
        return False  # "Tỉnh ủy quán triệt các văn bản mới": a headline
    if before == "đã" and not spoken_by_a_person(page, first, token):
        return False  # "2 đơn vị đã chỉ đạo …": a report
    if "đã" in so_far[-14:] and before not in ("đã", "cũng") and words[token] not in _STRONG:
        return False
    said = next((t for t in range(token - 2, first, -1) if words[t] == ","), first) if before != "," else first
    guests = any(page.ahead(t, _GUESTS) for t in range(said, min(token, said + 9)))
    if (
        guests
        and before not in ("ông", "bà", "chí")
        and not any(t in page.all_hits("chuc_danh") for t in range(first, token))
    ):
        return False
    if words[token] == "nhấn" and {"báo", "cáo"} <= set(words[first:token]) and "qua" in words[first:token]:
        return False  # "báo cáo kết quả … trong thời gian qua, trong đó nhấn mạnh việc …"
    if words[token] in ("nhấn", "khẳng") and states(page, after, last):
        return False
    if words[token] in ("nhấn", "khẳng") and page.ahead(after, THE_MEETING) and not has_duty_word(page, after, last):
        return False
    if words[token] not in _STRONG and page.ahead(after, _SHORTCOMINGS):
        return False  # "chỉ rõ một số hạn chế như: …"
    if words[after : after + 1] == ["và"] and page.ahead(after + 1, PRAISE):
        return False
    if words[after : after + 1] in (["của"], ["với"], ["cao"], ["đặt"], ["tại"], ["hội"], ["số"], ["về"], ["ngay"]):
        return False
    if words[token] == "kết" and before != "biểu" and words[after : after + 1] in ([","], [":"]):
        return spoken_by_a_person(page, first, token) and duty_soon(page, after, last)
    if words[token] in ("kết", "phát"):
        return has_duty_word(page, after, last)
    if words[token] in _AGREES and page.ahead(after, SETTLED):
        return False  # "thống nhất bầu Sở A làm Trưởng khối": settled there and then
    if words[token] in _AGREES and words[after : after + 1] in ([","], ["."], ["và"], ["trong"]):
        return False  # "bảo đảm thống nhất, không chồng chéo"
    if words[token] == "thống" and (before == "đã" or words[after : after + 2] == ["đánh", "giá"]):
        return False
    if words[token] in ("giao", "phân") and (before == "đã" or is_appointment(page, after, last)):
        return False
    if words[token] in _NEEDS_DUTY and "qua" in words[after : after + 8] and not has_duty_word(page, after, last):
        return False  # "khẳng định: Trong những năm qua, …"
    if words[token] in ("nhấn", "khẳng") and tells_of_the_past(page, after, last):
        return False
    duty = duty_soon(page, after, last)
    if words[token] in _AGREES and words[after : after + 1] in (["các"], ["những"], ["một"], ["nội"]):
        # "thống nhất các nhiệm vụ, giải pháp nhằm …" says that there are some, not which
        if words[after] == "nội" and starts_like_a_task(page, _after_contents(page, after), strong=True):
            return True
        return bool({"sẽ", "cần", "phải"} & set(words[after : after + 12])) or ":" in words[after : after + 12]
    if (
        words[token] in _NEEDS_DUTY
        or (words[token], words[token + 1]) == ("chỉ", "rõ")
        or (words[token], words[token + 1]) == ("đề", "xuất")
    ):
        if words[token] == "cam":
            return _promised(page, first, token, after)
        if words[token] == "cho" and page.ahead(first, _CONCLUDING):
            return has_duty_word(page, after, last)
        return duty and not (words[token] in ("cho", "nêu", "kiến") or words[token + 1] in ("xuất", "biểu"))
    if any(page.ahead(t, _WISHES) for t in range(first, token)):
        return False
    if words[token] == "đề" and words[after : after + 1] and words[after] in _OF_THE_STATE and _from_trade(so_far):
        return False  # "ông A, Giám đốc Hợp tác xã B đề nghị hỗ trợ vốn": a guest
    proposed = any(so_far[i : i + 2] == ["đề", "xuất"] for i in range(len(so_far)))
    if words[token] == "đề" and proposed and not spoken_by_a_person(page, first, token):
        return False  # "Bộ A đề xuất …; đề nghị …": what a body proposes for itself
    if words[token] == "quyết" and not starts_like_a_task(page, after, strong=True):
        return False
    if words[token] in ("giao", "phân"):
        receiver = after + (words[after] == "cho")
        if not page.capital(receiver) and words[receiver] != "các":
            return False
    if duty or subject_then_verb(page, after, last):
        return True
    return _told_whom(page, token, after) and spoken_by_a_person(page, first, token)


_AIMS: Final = Starts.of("mục tiêu của | mục đích | ý nghĩa của")
_REWARD: Final = 12
_OUTSIDERS: Final = (
    ["cử", "tri"], ["người", "dân"], ["công", "chức"], ["hộ", "dân"], ["doanh", "nghiệp"], ["khách", "hàng"],
    ["lĩnh", "vực"], ["ý", "kiến"], ["đơn", "thư"], ["hồ", "sơ"],
)  # fmt: skip
"""Just before an order: they ask for something, and give no orders."""


def _told_whom(page: Page, token: int, after: int) -> bool:
    """``yêu cầu các phòng …``, ``giao Phòng A …``: whatever the verb, the one named is asked for something."""
    if page.words[token] not in ("yêu", "đề", "giao", "chỉ"):
        return False
    return page.words[after] in _RECEIVERS or (page.capital(after) and begins_body(page, after))


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


_HANDS_OVER: Final = frozenset(("ngoại", "bàn", "trao", "chuyển", "tiếp", "xã", "đối"))


_RECEIVERS: Final = frozenset(("mỗi", "từng", "các", "toàn", "tất"))
"""After "đề nghị" said by a person: whoever these are, something is asked of them."""


def _has_giver(page: Page, first: int, token: int) -> bool:
    """Whether the clause before the verb names who directs: a person, an office, a body."""
    begin = next((t + 1 for t in range(token - 1, first, -1) if page.words[t] in (";", "…", ".")), first)
    bodies = page.all_hits("to_chuc")
    return spoken_by_a_person(page, begin, token) or any(t in bodies for t in range(begin, token))


def _promised(page: Page, first: int, token: int, after: int) -> bool:
    """``lãnh đạo Công ty A cam kết tiếp tục …``: an office or a body binds itself."""
    will = after + (page.words[after : after + 1] in (["sẽ"], ["luôn"]))
    bodies = page.all_hits("to_chuc")
    by_a_body = any(t in bodies and page.capital(t) for t in range(first, token))
    by_one = by_a_body or spoken_by_a_person(page, first, token)
    return by_one and page.words[token - 1] != "ký" and starts_like_a_task(page, will, strong=True)
