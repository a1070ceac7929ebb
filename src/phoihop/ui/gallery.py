"""Every component in every state, to look at while building. Wired only in tests and while developing; the names and
figures are illustrations."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Final

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from phoihop.ui import states
from phoihop.ui.choosing import Option, OrganisationField, OrganisationsField
from phoihop.ui.comparing import compare_clauses
from phoihop.ui.forms import DayField, Form, NumberField, OnceField, PeriodField, RevisionField, SecrecyField
from phoihop.ui.tables import Column, Count, Page, Sort, Tab
from vanban.fold import fold

_OFFERED: Final = (
    Option("mk", "Đảng ủy phường Mạo Khê", "Tỉnh ủy Quảng Ninh · từ 01/07/2025"),
    Option("tmk", "Đảng ủy Than Mạo Khê", "Đảng ủy Than Quảng Ninh"),
    Option("dt", "Thị ủy Đông Triều", "đã kết thúc 01/07/2025 → 5 đơn vị"),
    Option("hl", "Đảng ủy Than Hà Lầm", "Đảng ủy Than Quảng Ninh"),
    Option("ub", "Đảng ủy phường Uông Bí", "Tỉnh ủy Quảng Ninh · từ 01/07/2025"),
)


class _Directory:
    def find(self, words: str) -> Sequence[Option]:
        return [option for option in _OFFERED if fold(words) in fold(option.name)]

    def named(self, ids: Sequence[str]) -> Sequence[Option]:
        known = {option.id: option for option in _OFFERED}
        return [known[one] for one in ids if one in known]


DIRECTORY: Final = _Directory()


class GalleryForm(Form):
    """One field of each sort."""

    name = forms.CharField(label="Tên nhiệm vụ", max_length=300, help_text="Viết như trong văn bản đã ký.")
    content = forms.CharField(label="Nội dung", widget=forms.Textarea, required=False)
    due = DayField(label="Hạn hoàn thành")
    signed = DayField(label="Ngày văn bản", toward="past", required=False)
    period = PeriodField(label="Kỳ báo cáo")
    amount = NumberField(label="Thực hiện", unit="nghìn tấn")
    area = forms.ChoiceField(
        label="Lĩnh vực",
        choices=[("", "Chọn lĩnh vực"), ("gpmb", "Giải phóng mặt bằng"), ("an", "An ninh, trật tự")],
    )
    kind = forms.ChoiceField(
        label="Hình thức", choices=[("t", "Trực tiếp"), ("o", "Trực tuyến")], widget=forms.RadioSelect
    )
    lead = OrganisationField(label="Cơ quan chủ trì", source="gallery_find", directory=DIRECTORY)
    cooperating = OrganisationsField(
        label="Cơ quan phối hợp", source="gallery_find", directory=DIRECTORY, required=False
    )
    file = forms.FileField(label="Tệp minh chứng", required=False)
    once = OnceField()
    revision = RevisionField()
    secrecy = SecrecyField()


class FilterForm(Form):
    side = forms.ChoiceField(label="Bên", required=False, choices=[("", "Mọi bên"), ("a", "Than Quảng Ninh")])
    lead = forms.ChoiceField(label="Chủ trì", required=False, choices=[("", "Mọi cơ quan"), ("a", "P. Mạo Khê")])
    area = forms.ChoiceField(label="Lĩnh vực", required=False, choices=[("", "Mọi lĩnh vực"), ("a", "Môi trường")])
    period = forms.ChoiceField(label="Kỳ", required=False, choices=[("", "Năm 2026"), ("a", "Quý IV/2026")])


class UploadForm(Form):
    file = forms.FileField(label="Đưa văn bản vào")
    secrecy = SecrecyField()


_WRONG: Final = (
    "content=Rà soát đảng viên&due=31/6&period=quy 5&amount=1.234&lead-text=mao khe&cooperating=hl&cooperating-text=zzz"
)


def _row(name: str, note: str, lead: str, due: date, state: states.State, group: str = "") -> SimpleNamespace:
    return SimpleNamespace(name=name, note=note, lead=lead, due=due, state=state, group=group)


def rows() -> list[SimpleNamespace]:
    mk, hl, ub = "Đảng ủy phường Mạo Khê", "Đảng ủy Than Hà Lầm", "Đảng ủy phường Uông Bí"
    return [
        _row(
            "Báo cáo năm, biểu sản xuất kinh doanh",
            "TKV – Than Quảng Ninh",
            hl,
            date(2026, 11, 18),
            states.late(5),
            "Quá hạn (2)",
        ),
        _row(
            "Rà soát đảng viên nơi cư trú theo Quy định 213-QĐ/TW",
            "phối hợp 3, 2/3 phần đã xong",
            mk,
            date(2026, 11, 20),
            states.late(3),
        ),
        _row(
            "Thống nhất ranh giới bãi thải phía Bắc", "", hl, date(2026, 11, 23), states.due_soon(0), "Trong tuần (3)"
        ),
        _row("Góp ý dự thảo quy chế sửa đổi", "Điều 4, 5", ub, date(2026, 11, 25), states.due_soon(2)),
        _row(
            "Trả lời kiến nghị về nước thải mỏ",
            "nêu lần thứ 3",
            mk,
            date(2026, 11, 27),
            states.waiting_for("Đảng ủy TKV"),
        ),
        _row("Kế hoạch trồng cây hoàn nguyên năm 2027", "", hl, date(2026, 12, 15), states.under_way(), "Sau đó (5)"),
        _row("Tuyên truyền ngày truyền thống", "bổ sung số liệu quý III", ub, date(2026, 12, 20), states.returned()),
        _row("Khảo sát nhà ở công nhân", "", mk, date(2027, 1, 10), states.draft()),
        _row(
            "Ẳ Ễ Ỗ Ữ ậ ỵ ặ ẵ: Ẩn Sẵn Ỷ",
            "chữ có dấu chồng phải nguyên vẹn",
            "Đảng ủy Ỷ Ẵng",
            date(2027, 1, 12),
            states.done(),
        ),
        _row("Diễn tập chữa cháy rừng giáp khai trường", "", ub, date(2027, 1, 15), states.done_late(3)),
    ]


def counts() -> list[Count]:
    return [
        Count("Xong, đúng hạn", 42, "?state=done"),
        Count("Xong, chậm", 6, "?state=done-late"),
        Count("Đang làm, trong hạn", 17, "?state=open", current=True),
        Count("Đang làm, quá hạn", 3, "?state=late"),
    ]


COLUMNS: Final = (
    Column("Chọn", "c-check", unseen=True),
    Column("Nhiệm vụ", "main", sort="name"),
    Column("Chủ trì", "c-who", sort="lead"),
    Column("Hạn", "c-day", sort="due"),
    Column("Trạng thái", "c-state"),
)
FIGURE_COLUMNS: Final = (
    Column("Chỉ tiêu", "main"),
    Column("ĐVT", "c-short"),
    Column("Kế hoạch", "c-num num"),
    Column("Thực hiện", "c-num num"),
    Column("Cùng kỳ", "c-num num"),
    Column("12 quý", "c-short"),
    Column("So với kế hoạch, cùng kỳ", "c-act"),
)
_FIGURES: Final = (
    ("Than sạch", "nghìn tấn", 41200, 40870, 39900, (9, 10, 11, 10, 9, None, 12, 12, 11, 13, 12, 14)),
    ("Kết nạp đảng viên", "người", 120, 96, 104, (30, 28, None, 22, 24, 20)),
    ("Tuyển than", "nghìn tấn", 880, 871, None, (5,)),
)

_SIGNED_AT: Final = datetime(2026, 11, 23, 7, 5, tzinfo=UTC)


def _acts() -> list[SimpleNamespace]:
    proof = [("Trước đó", "lần 40"), ("Mã", "7F3A 90C2"), ("Khóa ký", "máy chủ TKV giữ")]
    return [
        SimpleNamespace(
            number=41,
            at=_SIGNED_AT,
            organisation="Đảng ủy Than Quảng Ninh",
            sentence="giao nhiệm vụ “Rà soát đảng viên nơi cư trú”",
            recipients_label="12 nơi nhận",
            proof=proof,
            href="#",
            state=None,
        ),
        SimpleNamespace(
            number=40,
            at=_SIGNED_AT,
            organisation="Đảng ủy phường Mạo Khê",
            sentence="xác nhận biên bản",
            recipients_label="",
            proof=proof,
            state=states.State("done", "cùng nội dung"),
        ),
    ]


def _posts() -> list[SimpleNamespace]:
    return [
        SimpleNamespace(
            organisation="Đảng ủy Than Mạo Khê",
            person="Văn thư",
            role="Nêu kiến nghị",
            at=_SIGNED_AT,
            text="Bãi thải phía Bắc còn 3,2 ha chưa bàn giao.\n\nĐề nghị Đảng ủy phường cho biết thời hạn.",
        ),
        SimpleNamespace(
            organisation="Đảng ủy phường Mạo Khê",
            person="Nguyễn Văn A",
            role="Trả lời",
            at=_SIGNED_AT,
            text="Đã có phương án, bàn giao trước 15/12/2026.",
        ),
    ]


def _clauses() -> list[object]:
    old = [
        ("Tên", "Rà soát đảng viên nơi cư trú"),
        ("Hạn", "20/11/2026"),
        ("Nội dung", "Các chi bộ rà soát, lập danh sách."),
    ]
    new = [
        ("Tên", "Rà soát đảng viên nơi cư trú"),
        ("Hạn", "30/11/2026"),
        ("Nội dung", "Các chi bộ rà soát, đối chiếu và lập danh sách."),
        ("Ghi chú", "Gửi bản mềm."),
    ]
    return list(compare_clauses(old, new))


def view(request: HttpRequest) -> HttpResponse:
    """The gallery."""
    wrong = GalleryForm(QueryDict(_WRONG))
    wrong.is_valid()
    upload = UploadForm({}, {}, prefix="w")
    initial = {"due": date(2026, 9, 30), "lead": "mk", "cooperating": ["tmk", "hl"]}
    tabs = [
        Tab("Nội dung", "?", current=True),
        Tab("Kế hoạch", "?k"),
        Tab("Nhiệm vụ", "?n", count=68),
        Tab("Nhật ký", "?j"),
    ]
    context = {
        "form": GalleryForm(initial=initial, prefix="a"),
        "wrong": wrong,
        "upload": UploadForm(prefix="u"),
        "upload_wrong": upload,
        "issue": UploadForm(prefix="i"),
        "rows": rows(),
        "columns": COLUMNS,
        "sort": Sort.of(request.GET, ["name", "lead", "due"], "due"),
        "counts": counts(),
        "page": Page.of(QueryDict("page=2"), 50, 412),
        "tabs": tabs,
        "states": [row.state for row in rows()],
        "acts": _acts(),
        "posts": _posts(),
        "clauses": _clauses(),
        "figure_columns": FIGURE_COLUMNS,
        "figures": _FIGURES,
        "recipients": [option.name for option in _OFFERED],
    }
    return render(request, "ui/gallery.html", context)


def list_view(request: HttpRequest) -> HttpResponse:
    """A list as an app builds it."""
    return render(
        request,
        "ui/gallery_list.html",
        {
            "rows": rows(),
            "columns": COLUMNS,
            "sort": Sort.of(request.GET, ["name", "lead", "due"], "due"),
            "counts": counts(),
            "filters": FilterForm(request.GET),
            "page": Page.of(request.GET, 10, 68),
        },
    )


def intake_view(request: HttpRequest) -> HttpResponse:
    """A document beside its draft, as the reading page builds it."""
    return render(request, "ui/gallery_intake.html", {"form": GalleryForm(initial={"name": "Rà soát đảng viên"})})
