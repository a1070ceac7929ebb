"""Việc phải làm — the words that begin a duty, join its sides, or show that a sentence only reports.

Legal basis: none; what the elements of tasks share, so that they agree on what an action is.

Examples: ``tiếp tục``, ``rà soát``, ``cần``, ``phải``, ``sẽ`` begin a duty · ``hai bên``, ``hai đơn vị`` are its sides.

Must not begin a duty: the same words as nouns (``quy chế phối hợp``), reports (``đã triển khai``), ``cần thiết``.
"""

from dataclasses import dataclass
from typing import Final

from vanban.engine.lexicon import rows
from vanban.engine.page import Page, Starts
from vanban.engine.source import NUMBER
from vanban.values import Certainty


@dataclass(frozen=True, slots=True)
class Opening:
    """Tasks begin at token ``first``. ``strength`` 3: a marked list, 2: a directive, 1: a look ahead."""

    first: int
    strength: int
    certainty: Certainty
    reason: str
    lists_actions: bool


MARKED_LIST: Final = 3
"""Strength of a list that is announced: by a colon, by "gồm"."""

OTHERS: Final = Starts(
    ("các", "đơn", "vị"), ("các", "cơ", "quan"), ("các", "ngành"), ("các", "địa", "phương"), ("hai", "lực", "lượng")
)
_COUNTS: Final = ("hai", "2", "02", "ba", "3", "03", "bốn", "4", "04")
_BODIES: Final = (
    "bên", "đơn vị", "ngành", "địa phương", "cơ quan", "lực lượng", "huyện", "tỉnh", "xã", "phường", "đảng bộ",
    "đảng ủy", "cấp ủy", "tổ chức", "ban thường vụ",
)  # fmt: skip
BOTH: Final = Starts(
    ("các", "bên"), *((count, *body.split()) for count in _COUNTS for body in _BODIES),
)  # fmt: skip
"""The sides of an agreement, spoken of together."""

DUTY: Final = frozenset(("cần", "phải", "sẽ", "hãy", "nên"))
_REPORT: Final = Starts.of(
    """
    báo cáo | cho biết | kết quả | nêu rõ | đánh giá | ghi nhận | biểu dương | chúc mừng | cảm ơn | hạn chế | tồn
    tại | khó khăn | nguyên nhân | dịp này | nhân dịp | cũng tại | tại hội | tại buổi | tại cuộc | tại lễ | tham dự
    | dự hội | thay mặt | toàn cảnh | ảnh : | quang cảnh | trả lời | email | bài viết | nguồn : | trước đó | đến nay
    | qua kiểm | cũng theo | theo báo | theo ông | dự kiến tại | dự kiến kỳ | theo bà | theo đồng | theo phó | theo bộ |
    theo tính | đáng chú | đáng lưu | chia sẻ | nếu |
    còn theo | theo pgs | theo ts | theo gs | theo tiến | theo chuyên | theo luật | theo nhà | theo anh | theo chị |
    theo chủ | theo thống | theo kế | theo quy | sau khi | năm qua | thời gian qua | trong thời gian qua | được biết |
    buổi sáng | buổi chiều | sáng cùng | chiều cùng | cùng ngày | hội nghị khép | hội nghị kết thúc | hội nghị diễn |
    thông tin chi tiết | mọi thông tin | chi tiết xin | tổng số | tuy nhiên | dự kiến việc | nơi nhận | kính gửi |
    từ đó | qua đó | nhờ đó | góp phần | tham gia buổi | tham gia hội | cùng tham gia | thời gian kiểm |
    thời gian giám | thời gian khảo | thời điểm kiểm
    """
)
TASK_VERBS: Final = frozenset(tuple(row["dong_tu"].split()) for row in rows("dong_tu_nhiem_vu"))
SAYS: Final = Starts.of(
    """
    tin tưởng | tin rằng | hy vọng | kỳ vọng |
    cho rằng | được xác định | cảm ơn | cho biết | cho hay | phát biểu | bày tỏ | mong muốn | chia sẻ |
    ghi nhận
    """
)
CARRYING: Final = Starts.of(
    """
    đồng thời | bên cạnh đó | ngoài ra | cùng với đó | mặt khác | trước mắt | trước hết | trên cơ sở đó | trong đó |
    đặc biệt | song song | cụ thể | theo đó | tiếp đó | bên cạnh | cùng với
    """
)
PRAISE: Final = Starts.of("đánh giá cao | ghi nhận | biểu dương | chúc mừng | cảm ơn | khen ngợi")


def starts_like_a_task(page: Page, token: int, *, strong: bool) -> bool:
    """Whether an action begins at ``token``: a verb of doing, or (not ``strong``) a duty word before it."""
    words = page.words
    if not strong and words[token : token + 1] and words[token] in DUTY:
        return words[token + 1 : token + 2] != ["thiết"]
    return tuple(words[token : token + 2]) in TASK_VERBS


_MAKES_A_NOUN: Final = frozenset(
    ("chế", "trình", "tác", "hoạch", "việc", "sự", "bản", "cuộc", "quả", "dung", "thức", "trong")
)


def acts(page: Page, first: int, stop: int) -> bool:
    """Whether an action begins somewhere from ``first`` up to ``stop``; "quy chế phối hợp" is a thing, no action."""
    return any(
        starts_like_a_task(page, t, strong=True) and (t == first or page.words[t - 1] not in _MAKES_A_NOUN)
        for t in range(first, stop)
    )


_CAPTION: Final = Starts.of(
    """
    ảnh | toàn cảnh | quang cảnh | khung cảnh | tin ảnh | tin , ảnh | tin , bài | nguồn : | tác giả | chia sẻ | ký kết |
    lễ ký | xem thêm | bình luận | phản hồi | liên kết | bài viết | các đại biểu dự | đại biểu dự | đại diện lãnh đạo |
    lãnh đạo hai | lãnh đạo 2 | đại diện hai | đại diện 2
    """
)
_LONGEST_CAPTION: Final = 32
_SHORT_CAPTION: Final = 20
_FINAL_MARKS: Final = frozenset((".", ";", ":", "…", "!", "?", "/"))


def is_aside(page: Page, first: int, last: int) -> bool:
    """Whether the sentence is a caption or page furniture: it neither tells of a duty nor ends a list of them."""
    words = page.words
    if words[first : first + 2] == ["ảnh", ":"]:
        return True
    if last - first > _LONGEST_CAPTION or not page.line_start(first):
        return False
    whole = last >= len(words) or words[last] in ("\n", "ảnh")
    if whole and page.ahead(first, _CAPTION):
        return True
    if "ảnh" in words[first:last] and words[first : first + 1] != ["các"] and whole:
        return True
    shown = words[first:last]
    head = page.hit("chuc_danh", first) is not None or page.hit("xung_ho", first) is not None
    if whole and head and last - first <= _SHORT_CAPTION and words[last - 1] == ".":
        spoken = words[max(first, last - 8) : last]
        if any(spoken[i : i + 3] == ["phát", "biểu", "tại"] for i in range(len(spoken))):
            return True  # "Chủ tịch UBND tỉnh Nguyễn Văn A phát biểu tại buổi làm việc.": under a picture
    speaks = any(shown[i : i + 3] in (["phát", "biểu", "tại"], ["biểu", "chỉ", "đạo"]) for i in range(len(shown)))
    return whole and words[last - 1] not in _FINAL_MARKS and (speaks or head or last - first <= 25)


def reports(page: Page, first: int, stop: int) -> bool:
    """Whether the sentence opens like a report of what was done or said."""
    words = page.words
    if words[first] in _SINCE and page.source.shapes[first + 1 : first + 2] == bytes([NUMBER]):
        return "đã" in words[first:stop]  # "Qua 5 năm triển khai, các đơn vị đã …"
    return page.ahead(first, _REPORT) > 0 and words[first] != "kết"


_SINCE: Final = frozenset(("qua", "sau", "trong"))


def spoken_by_a_person(page: Page, first: int, token: int) -> bool:
    tags = ("chuc_danh", "xung_ho", "cap_bac")
    return any(t in page.all_hits(tag) for tag in tags for t in range(first, token))


def subject_then_verb(page: Page, token: int, last: int) -> bool:
    return any(
        page.words[t] == "sớm"
        or (starts_like_a_task(page, t, strong=False) and (t == token or page.words[t - 1] not in _MAKES_A_NOUN))
        for t in range(token, min(last, token + 14))
    )


_MATTER: Final = Starts.of("liên quan đến | liên quan tới")
_LONGEST_MATTER: Final = 12


def matter_end(page: Page, first: int, last: int) -> int:
    """``Liên quan đến nội dung trên, Sở A rà soát …``: behind the comma that closes what the sentence is about."""
    size = page.ahead(first, _MATTER)
    if page.words[first : first + 1] == ["về"]:  # "Về kinh phí, Sở A tham mưu …"
        comma = next(
            (t for t in range(first + 2, min(last - 3, first + _LONGEST_MATTER)) if page.words[t] == ","), first
        )
        body = comma > first and page.capital(comma + 1) and page.hit("to_chuc", comma + 1) is not None
        return comma + 1 if body else first
    near = range(first + size, min(last, first + _LONGEST_MATTER))
    return next((t + 1 for t in near if page.words[t] == ","), first) if size else first


def besides(page: Page, first: int, last: int) -> int:
    """``Ngoài việc …, Bệnh viện sẽ …``, ``Cùng với việc …, các xã cần …``: behind what is said to be done besides."""
    if not page.ahead(first, _ASIDE):
        return first
    soon = range(first + 2, min(last - 3, first + _LONG_ASIDE))
    duty = next((t for t in soon if page.words[t] in ("sẽ", "cần", "phải")), first)
    return next((t + 1 for t in range(duty - 1, first, -1) if page.words[t] == ","), first)


_ASIDE: Final = Starts.of("việc | cùng với việc | bên cạnh việc | ngoài việc")
_LONG_ASIDE: Final = 70


def counts(page: Page, first: int, last: int) -> bool:
    """Whether something is counted there: ``phối hợp tổ chức 12 buổi`` tells what was done."""
    shapes = page.source.shapes
    return any(shapes[t] == NUMBER and page.hit("don_vi_tinh", t + 1) is not None for t in range(first, last - 1))
