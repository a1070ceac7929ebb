"""The words of the directory: lines, kinds, rearrangements and limits as pages say them."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from phoihop.organisations.rules import Body, Change, Family, Limit, Line
from phoihop.records.types import StrOrPromise

LINES: dict[Line, StrOrPromise] = {
    Line.PARTY: _("Đảng"),
    Line.ENTERPRISE: _("Doanh nghiệp"),
    Line.LOCALITY: _("Địa bàn"),
}
TIES: dict[Line, StrOrPromise] = {
    Line.PARTY: _("Trực thuộc (tuyến Đảng)"),
    Line.ENTERPRISE: _("Thuộc (tuyến doanh nghiệp)"),
    Line.LOCALITY: _("Đóng trên địa bàn"),
}
BODIES: dict[Body, StrOrPromise] = {
    Body.PARTY: _("Tổ chức đảng"),
    Body.ENTERPRISE: _("Doanh nghiệp"),
    Body.STATE: _("Cơ quan nhà nước"),
    Body.UNION: _("Tổ chức chính trị - xã hội"),
}
FAMILIES: dict[Family, StrOrPromise] = {
    Family.PARTY: _("Văn bản của Đảng"),
    Family.STATE: _("Văn bản hành chính"),
}
CHANGES: dict[Change, StrOrPromise] = {
    Change.MERGE: _("Sáp nhập, hợp nhất"),
    Change.SPLIT: _("Chia, tách"),
    Change.RENAME: _("Đổi tên"),
    Change.TRANSFER: _("Chuyển giao"),
    Change.DISSOLVE: _("Giải thể, kết thúc hoạt động"),
    Change.UPGRADE: _("Nâng cấp"),
}


@dataclass(frozen=True, kw_only=True)
class Wording:
    """How a limit is called, in what it is counted, and where it is used."""

    label: StrOrPromise
    unit: StrOrPromise
    help: StrOrPromise


LIMITS: dict[Limit, Wording] = {
    Limit.CELL_FROM: Wording(
        label=_("Số đảng viên để lập tổ chức đảng"),
        unit=_("đảng viên chính thức"),
        help=_("Từ số này trở lên thì lập được tổ chức đảng."),
    ),
    Limit.COMMITTEE_FROM: Wording(
        label=_("Số đảng viên để lập đảng bộ cơ sở"),
        unit=_("đảng viên"),
        help=_("Từ số này trở lên thì lập đảng bộ cơ sở; ghi ở phần ghi chú có tính đảng viên dự bị không."),
    ),
    Limit.CONSULT_DAYS: Wording(
        label=_("Thời hạn trả lời khi được lấy ý kiến"),
        unit=_("ngày"),
        help=_("Dùng khi quy chế phối hợp không ghi thời hạn riêng."),
    ),
    Limit.ANSWER_DAYS: Wording(
        label=_("Thời hạn trả lời kiến nghị"),
        unit=_("ngày"),
        help=_("Dùng khi quy chế phối hợp không ghi thời hạn riêng."),
    ),
    Limit.INSPECT_CENTRE_DAYS: Wording(
        label=_("Thời gian một cuộc kiểm tra, cấp Trung ương"), unit=_("ngày"), help=_("Chưa tính gia hạn.")
    ),
    Limit.INSPECT_PROVINCE_DAYS: Wording(
        label=_("Thời gian một cuộc kiểm tra, cấp tỉnh"), unit=_("ngày"), help=_("Chưa tính gia hạn.")
    ),
    Limit.INSPECT_BASE_DAYS: Wording(
        label=_("Thời gian một cuộc kiểm tra, cấp trên trực tiếp cơ sở"), unit=_("ngày"), help=_("Chưa tính gia hạn.")
    ),
    Limit.GRADE_EXCELLENT: Wording(
        label=_("Điểm từ đó xếp loại hoàn thành xuất sắc"), unit=_("điểm"), help=_("Thang 100 điểm.")
    ),
    Limit.GRADE_GOOD: Wording(label=_("Điểm từ đó xếp loại hoàn thành tốt"), unit=_("điểm"), help=_("Thang 100 điểm.")),
    Limit.GRADE_DONE: Wording(label=_("Điểm từ đó xếp loại hoàn thành"), unit=_("điểm"), help=_("Thang 100 điểm.")),
    Limit.LATE_SHARE: Wording(
        label=_("Tỷ lệ nhiệm vụ chậm tối đa để xếp loại hoàn thành"),
        unit=_("%"),
        help=_("Tính trên số nhiệm vụ có hạn."),
    ),
    Limit.SUBJECT_REPLY_DAYS: Wording(
        label=_("Thời hạn trả lời yêu cầu của chủ thể dữ liệu cá nhân"),
        unit=_("ngày làm việc"),
        help=_("Tính từ ngày nhận yêu cầu."),
    ),
}
