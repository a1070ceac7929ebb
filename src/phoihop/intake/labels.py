"""What the kinds of items and their fields are called, and in which order they stand."""

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext_lazy as _

from phoihop.intake.items import Sort, Sure
from phoihop.intake.tables import Role
from phoihop.meetings.definitions import MeetingKind
from phoihop.records.types import StrOrPromise

SORTS: Final[Mapping[Sort, StrOrPromise]] = {
    Sort.PAPER: _("Văn bản"),
    Sort.MEETING: _("Hội nghị"),
    Sort.CHAIR: _("Chủ trì hội nghị"),
    Sort.ATTENDEE: _("Thành phần dự"),
    Sort.CITED: _("Văn bản viện dẫn"),
    Sort.TASK: _("Nhiệm vụ"),
}

FIELDS: Final[Mapping[Sort, Mapping[str, StrOrPromise]]] = {
    Sort.PAPER: {
        "abstract": _("Trích yếu"),
        "direction": _("Nguồn"),
        "kind": _("Loại"),
        "number": _("Số"),
        "symbol": _("Ký hiệu"),
        "day": _("Ngày"),
        "issuer": _("Nơi ban hành"),
    },
    Sort.MEETING: {
        "title": _("Tên"),
        "kind": _("Loại"),
        "day": _("Ngày"),
        "place": _("Địa điểm"),
        "organizers": _("Đơn vị tổ chức"),
        "sides": _("Các bên"),
        "period_from": _("Từ"),
        "period_to": _("Đến"),
    },
    Sort.CHAIR: {"name": _("Họ tên"), "titles": _("Chức vụ")},
    Sort.ATTENDEE: {"name": _("Họ tên"), "titles": _("Chức vụ")},
    Sort.CITED: {
        "kind": _("Loại"),
        "number": _("Số"),
        "symbol": _("Ký hiệu"),
        "issuer": _("Nơi ban hành"),
        "day": _("Ngày"),
    },
    Sort.TASK: {
        "text": _("Nội dung"),
        "lead": _("Chủ trì"),
        "cooperating": _("Phối hợp"),
        "due": _("Hạn"),
        "product": _("Sản phẩm"),
        "executor": _("Thực hiện"),
        "area": _("Lĩnh vực"),
        "article": _("Điều"),
    },
}

# What a column of a table may hold.
ROLES: Final[Mapping[Role, StrOrPromise]] = {
    Role.NUMBER: _("Số thứ tự"),
    Role.TEXT: _("Nội dung"),
    Role.LEAD: _("Chủ trì"),
    Role.COOPERATING: _("Phối hợp"),
    Role.DUE: _("Thời gian, hạn"),
    Role.PRODUCT: _("Sản phẩm"),
    Role.NOTE: _("Ghi chú"),
    Role.OTHER: _("Không dùng"),
}

# Shown only when known: papers rarely say them, and a row of "chưa rõ" would hide what matters.
SELDOM: Final = frozenset({"period_from", "period_to", "executor"})

SURE: Final[Mapping[Sure, StrOrPromise]] = {
    Sure.CERTAIN: _("chắc chắn"),
    Sure.LIKELY: _("khá chắc"),
    Sure.DOUBTFUL: _("còn ngờ"),
    Sure.GIVEN: _("người đọc ghi"),
}

DIRECTIONS: Final[Mapping[str, StrOrPromise]] = {"in": _("Văn bản đến"), "read": _("Bài đọc, tham khảo")}

MEETING_KINDS: Final[Mapping[str, StrOrPromise]] = {
    MeetingKind.REVIEW: _("Sơ kết, tổng kết"),
    MeetingKind.BRIEFING: _("Giao ban"),
    MeetingKind.SIGNING: _("Ký kết"),
    MeetingKind.SURVEY: _("Khảo sát"),
    MeetingKind.OTHER: _("Hội nghị khác"),
}

RECORDS: Final[Mapping[str, StrOrPromise]] = {
    "document": _("văn bản"),
    "meeting": _("hội nghị"),
    "task": _("nhiệm vụ"),
    "conclusion": _("kết luận"),
    "minutes": _("biên bản"),
    "plan": _("kế hoạch"),
}
