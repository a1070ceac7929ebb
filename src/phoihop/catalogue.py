"""The one list of record kinds and read models. Low modules know no list of high ones: it is handed to them here."""

from django.utils.translation import gettext_lazy as _

from phoihop.accounts import audit, boards, news
from phoihop.agreements import areas, contributions
from phoihop.agreements import definitions as agreements
from phoihop.agreements.standing import STANDING
from phoihop.documents import definitions as documents
from phoihop.documents.uses import USES
from phoihop.joint import definitions as joint
from phoihop.meetings import definitions as meetings
from phoihop.meetings import minutes
from phoihop.notices.queries import counted
from phoihop.notices.told import NOTICE
from phoihop.organisations import definitions as organisations
from phoihop.organisations import seen
from phoihop.organisations.entries import DIRECTORY
from phoihop.recommendations import definitions as recommendations
from phoihop.recommendations.status import RECOMMENDATION_STATUS
from phoihop.records import kinds
from phoihop.reports import definitions as reports
from phoihop.reports.consolidating import REPORT_SHAPE, REPORT_STATE
from phoihop.reports.due_days import REPORT_DUE
from phoihop.search.entries import SEARCH
from phoihop.tasks import definitions as tasks
from phoihop.tasks.queries import activity
from phoihop.tasks.status import TASK_STATUS

KINDS = (
    *organisations.KINDS,
    *documents.KINDS,
    *agreements.KINDS,
    *joint.KINDS,
    *tasks.KINDS,
    *meetings.KINDS,
    *recommendations.KINDS,
    *reports.KINDS,
)

# In the order in which they are made: a later one may read an earlier one.
READ_MODELS: tuple[kinds.ReadModel, ...] = (
    DIRECTORY,
    STANDING,
    TASK_STATUS,
    RECOMMENDATION_STATUS,
    REPORT_STATE,
    REPORT_SHAPE,
    REPORT_DUE,
    USES,
    SEARCH,
    NOTICE,
)

# What the page of an agreement shows of the apps above it.
AGREEMENT_PAGE = contributions.Contributions(
    activity=activity,
    tabs=(
        contributions.Tab(place="tasks:list", label=_("Nhiệm vụ")),
        contributions.Tab(place="meetings:list", label=_("Hội nghị")),
        contributions.Tab(place="reviews:list", label=_("Báo cáo")),
        contributions.Tab(place="recommendations:list", label=_("Kiến nghị")),
        contributions.Tab(place="documents:list", label=_("Văn bản")),
    ),
    plan_form="plans:new",
    plan_page="plans:plan",
    printed=frozenset({"joint_paper"}),
    told={"minutes": minutes.told},
)

# What is written down of those who look: code and words.
NOTED = {
    "people.list": _("Xem danh sách người và chức vụ"),
    "people.one": _("Xem một người"),
    "people.erase": _("Xóa thông tin của một người"),
    "journal.file": _("Tải về tệp đối chiếu"),
    "tasks.export": _("Xuất danh sách nhiệm vụ"),
    "recommendations.export": _("Xuất danh sách kiến nghị"),
    "documents.file": _("Tải về tệp kèm"),
    "documents.export": _("Xuất sổ văn bản"),
    "recommendations.paper": _("Xuất bảng tổng hợp kiến nghị"),
    "reports.export": _("Xuất số liệu tổng hợp từng đơn vị"),
    "account.one": _("Xem tài khoản"),
    "account.add": _("Thêm tài khoản"),
    "account.edit": _("Sửa tên tài khoản"),
    "account.password": _("Cấp mật khẩu mới"),
    "account.second_factor": _("Bỏ xác thực hai lớp của người khác"),
    "account.stop": _("Ngừng dùng tài khoản"),
    "account.resume": _("Mở lại tài khoản"),
    "role.add": _("Giao vai trò"),
    "role.end": _("Thôi giao vai trò"),
    "delegation.give": _("Nhờ làm thay"),
    "delegation.end": _("Kết thúc làm thay"),
    "log.list": _("Xem các lượt xem được ghi lại"),
}


def install() -> None:
    kinds.install(KINDS, READ_MODELS)
    contributions.install(AGREEMENT_PAGE)
    seen.install(audit.note)
    audit.install(NOTED)
    boards.install(areas.of_org)
    news.install(counted)
