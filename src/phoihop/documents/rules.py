"""What holds for papers by themselves. Pure."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import Final

from django.utils.translation import gettext_lazy as _

from phoihop.records.types import StrOrPromise
from vanban.official import Family, latest_parameters
from vanban.official.symbols import padded


class Direction(StrEnum):
    """Where a paper comes from: issued by us (đi), received (đến), or read from the press and the like (tham khảo)."""

    OUT = "out"
    IN = "in"
    READ = "read"


class Flow(StrEnum):
    """What a number book counts: papers that go out, or arrivals."""

    OUT = "out"
    IN = "in"


class Restart(StrEnum):
    """When a book begins again: with every calendar year, or never (a Party book is closed with its term)."""

    YEAR = "year"
    NEVER = "never"


class Numbered(StrEnum):
    """How a paper came to its number: given when it was issued, or written on paper before and entered late."""

    ISSUED = "issued"
    LATE = "late"


# The kinds an office meets, by the short form that stands in their symbols (Decree 30/2020, appendix III; the Party
# writes QĐ for "quy định" too, so that form stands for both).
KINDS_OF_PAPER: Final[Mapping[str, StrOrPromise]] = {
    "NQ": _("Nghị quyết"),
    "QĐ": _("Quyết định, quy định"),
    "QyĐ": _("Quy định"),
    "CT": _("Chỉ thị"),
    "KL": _("Kết luận"),
    "QC": _("Quy chế"),
    "HD": _("Hướng dẫn"),
    "TB": _("Thông báo"),
    "BC": _("Báo cáo"),
    "KH": _("Kế hoạch"),
    "CTr": _("Chương trình"),
    "ĐA": _("Đề án"),
    "TTr": _("Tờ trình"),
    "BB": _("Biên bản"),
    "GM": _("Giấy mời"),
    "CV": _("Công văn"),
}

# The short form of a kind as texts write it, in small letters.
PAPER_CODES: Final[Mapping[str, str]] = {
    "nghị quyết": "NQ",
    "quyết định": "QĐ",
    "quy định": "QyĐ",
    "chỉ thị": "CT",
    "kết luận": "KL",
    "quy chế": "QC",
    "hướng dẫn": "HD",
    "thông báo": "TB",
    "thông báo kết luận": "TB",
    "báo cáo": "BC",
    "kế hoạch": "KH",
    "chương trình": "CTr",
    "đề án": "ĐA",
    "tờ trình": "TTr",
    "biên bản": "BB",
    "giấy mời": "GM",
    "công văn": "CV",
}


# Where a paper comes from, by the word its payload bears (`definitions.Direction`).
DIRECTIONS: Final[Mapping[str, StrOrPromise]] = {
    "in": _("Văn bản đến"),
    "out": _("Văn bản đi"),
    "read": _("Tham khảo"),
}


class PaperUse(StrEnum):
    """What a template lays out: one of the papers the system writes, or all that have no template of their own."""

    COMMON = "common"
    INVITATION = "invitation"
    NOTICE = "notice"
    REVIEW = "review"
    CONSOLIDATED = "consolidated"
    RECOMMENDATIONS = "recommendations"


PAPER_USES: Final[Mapping[PaperUse, StrOrPromise]] = {
    PaperUse.INVITATION: _("Giấy mời họp"),
    PaperUse.NOTICE: _("Thông báo kết luận"),
    PaperUse.REVIEW: _("Báo cáo sơ kết, tổng kết"),
    PaperUse.CONSOLIDATED: _("Báo cáo tổng hợp định kỳ"),
    PaperUse.RECOMMENDATIONS: _("Báo cáo tổng hợp kiến nghị"),
    PaperUse.COMMON: _("Mẫu chung cho mọi loại chưa có mẫu riêng"),
}


# How the file of each is called when it is saved.
FILE_NAMES: Final[Mapping[PaperUse, str]] = {
    PaperUse.INVITATION: "giay-moi",
    PaperUse.NOTICE: "thong-bao-ket-luan",
    PaperUse.REVIEW: "bao-cao-so-ket-tong-ket",
    PaperUse.CONSOLIDATED: "bao-cao-tong-hop",
    PaperUse.RECOMMENDATIONS: "tong-hop-kien-nghi",
    PaperUse.COMMON: "van-ban",
}


class Shelf(StrEnum):
    """What a paper is to the one who looks: issued by us (đi), come to us (đến), or only read (tham khảo)."""

    FROM_US = "di"
    TO_US = "den"
    SHARED = "tham-khao"


FROM_US, TO_US, SHARED = Shelf
SHELVES: Final[Mapping[Shelf, StrOrPromise]] = {
    FROM_US: _("Văn bản đi"),
    TO_US: _("Văn bản đến"),
    SHARED: _("Tham khảo"),
}


# The letters of a kind where its symbol does not bear its code: a Party quy định is a QĐ, a state letter bears none.
_LETTERS: Final = {(Family.PARTY, "QyĐ"): "QĐ", (Family.STATE, "CV"): ""}


def symbol_of(family: Family, kind_code: str, body: str) -> str:
    """What follows the number: "KH/ĐU" in the Party, "KH-TKV" in the state."""
    letters = _LETTERS.get((family, kind_code), kind_code)
    return f"{letters}{latest_parameters(family).wording.symbol_join}{body}" if letters else body


def written(family: Family, number: int) -> str:
    """A number as it stands in a symbol: "05"."""
    return padded(number, latest_parameters(family).wording.number_zero_below)


def counted_as(number: str) -> int | None:
    """The number of a paper as a book counts it. "05a" stands between two and is not counted."""
    return int(number) if number.isascii() and number.isdigit() and len(number) < 10 and int(number) else None


def series_of(restart: Restart | str, day: date) -> str:
    """Which run of numbers of a book a day belongs to."""
    return str(day.year) if restart == Restart.YEAR else ""


def gaps(first: int, numbers: Iterable[int]) -> list[tuple[int, int]]:
    """The stretches from `first` on that no paper bears, below the highest number that one does."""
    found, wanted = [], first
    for number in sorted(set(numbers)):
        if number > wanted:
            found.append((wanted, number - 1))
        wanted = max(wanted, number + 1)
    return found


def backwards(days: Iterable[tuple[int, date]]) -> list[int]:
    """The numbers that bear an earlier day than the one before them. One day mistyped far ahead makes one such number,
    not all that follow."""
    return [number for (_before, earlier), (number, day) in pairwise(sorted(days)) if day < earlier]


class Handling(StrEnum):
    """How far the handling of papers that came in is."""

    NEW = "chua-vao-so"
    OPEN = "dang-xu-ly"
    LATE = "qua-han"
    DONE = "da-xong"


HANDLINGS: Final[Mapping[Handling, StrOrPromise]] = {
    Handling.NEW: _("Chưa vào sổ đến"),
    Handling.OPEN: _("Đang xử lý"),
    Handling.LATE: _("Quá hạn xử lý"),
    Handling.DONE: _("Đã xử lý xong"),
}
