"""Starting forms, as data: an office takes one over, and changes it by issuing its own version.

The production table has the columns that reviews use: plan, actual, same period, shares. The outline of the quarterly
briefing is the usual one: the political task, four blocks of Party work, then what is difficult and what comes next.
"""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _

Section = dict[str, Any]


def _figure(code: str, name: str, unit: str, **more: Any) -> dict[str, Any]:
    return {"code": code, "name": name, "unit": unit, "flavour": "flow", "direction": "more", **more}


_RATIO: Final = {"flavour": "ratio", "factor": 100, "decimals": 1, "direction": "more"}

PRODUCTION: Final[tuple[Section, ...]] = (
    {
        "code": "sxkd",
        "title": "Sản xuất, kinh doanh",
        "block": "figures",
        "lines": [
            _figure("than-sach", "Than sạch sản xuất", "nghìn tấn", decimals=1, explain_below=90),
            _figure("than-tieu-thu", "Than tiêu thụ", "nghìn tấn", decimals=1),
            _figure("met-lo", "Mét lò đào", "mét"),
            _figure("doanh-thu", "Doanh thu", "tỷ đồng", decimals=1),
            _figure("lao-dong", "Lao động có đến cuối kỳ", "người", flavour="stock", direction="none"),
            _figure("luong", "Thu nhập bình quân tháng", "triệu đồng/người", decimals=1, aggregation="none"),
            _figure("tai-nan", "Tai nạn lao động", "vụ", direction="less", planned=False),
        ],
    },
)

PARTY: Final[tuple[Section, ...]] = (
    {
        "code": "xdd",
        "title": "Xây dựng Đảng",
        "block": "figures",
        "lines": [
            _figure("ket-nap", "Kết nạp đảng viên", "người", explain_below=90),
            _figure("dang-vien", "Đảng viên có đến cuối kỳ", "người", flavour="stock", direction="none", planned=False),
            _figure("duoc-hoc", "Đảng viên dự học tập nghị quyết", "lượt người", planned=False),
            _figure("phai-hoc", "Đảng viên thuộc diện học tập", "lượt người", planned=False, direction="none"),
            {
                "code": "ty-le-hoc",
                "name": "Tỷ lệ dự học tập nghị quyết",
                "unit": "%",
                "of": ["duoc-hoc", "phai-hoc"],
                **_RATIO,
            },
            _figure("kiem-tra", "Cuộc kiểm tra, giám sát đã làm", "cuộc"),
        ],
    },
)

BRIEFING: Final[tuple[Section, ...]] = (
    {"code": "chinh-tri", "title": "Lãnh đạo thực hiện nhiệm vụ chính trị", "block": "text"},
    {"code": "to-chuc", "title": "Công tác tổ chức, xây dựng Đảng", "block": "text"},
    {"code": "tuyen-giao", "title": "Công tác tuyên giáo", "block": "text"},
    {"code": "kiem-tra", "title": "Công tác kiểm tra, giám sát", "block": "text"},
    {"code": "van-phong", "title": "Công tác văn phòng cấp ủy", "block": "text"},
    {"code": "doan-the", "title": "Đoàn thể, thi đua", "block": "text"},
    {"code": "vuong-mac", "title": "Khó khăn, vướng mắc", "block": "text"},
    {
        "code": "kien-nghi",
        "title": "Kiến nghị",
        "block": "text",
        "guide": "Mỗi kiến nghị một đoạn; ghi rõ kiến nghị với cơ quan nào.",
    },
    {"code": "ky-sau", "title": "Nhiệm vụ trọng tâm kỳ tới", "block": "text"},
)

OUTLINES: Final[dict[str, tuple[Any, tuple[Section, ...]]]] = {
    "giao-ban": (
        _("Giao ban quý: số liệu sản xuất, số liệu xây dựng Đảng, đề cương bốn mảng"),
        (*PRODUCTION, *PARTY, *BRIEFING),
    ),
    "san-xuat": (_("Bảng số liệu sản xuất, kinh doanh"), PRODUCTION),
    "xay-dung-dang": (_("Bảng số liệu xây dựng Đảng"), PARTY),
    "de-cuong": (_("Đề cương bằng lời, bốn mảng công tác"), BRIEFING),
}
