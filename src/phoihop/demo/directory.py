"""The organisations of the demonstration, with the names and superiors they had and have.

Facts: press reports and decisions named in `paper`. The twelve wards stand for the twelve that signed with Than
Quảng Ninh in 2025: they are real wards of the coal region, but which twelve signed was not to be found in a public
source, so the choice is an illustration.
"""

from datetime import date
from uuid import uuid4

from phoihop.demo.stage import Data, Stage, morning
from phoihop.records import keyring
from phoihop.records.actors import Role
from phoihop.records.kinds import Draft

HOST = "VH"
WARDS = (
    ("P. Mạo Khê", "Đảng ủy phường Mạo Khê"),
    ("P. Đông Triều", "Đảng ủy phường Đông Triều"),
    ("P. Vàng Danh", "Đảng ủy phường Vàng Danh"),
    ("P. Uông Bí", "Đảng ủy phường Uông Bí"),
    ("P. Hà Lầm", "Đảng ủy phường Hà Lầm"),
    ("P. Hà Tu", "Đảng ủy phường Hà Tu"),
    ("P. Hồng Gai", "Đảng ủy phường Hồng Gai"),
    ("P. Cao Xanh", "Đảng ủy phường Cao Xanh"),
    ("P. Quang Hanh", "Đảng ủy phường Quang Hanh"),
    ("P. Cẩm Phả", "Đảng ủy phường Cẩm Phả"),
    ("P. Cửa Ông", "Đảng ủy phường Cửa Ông"),
    ("P. Mông Dương", "Đảng ủy phường Mông Dương"),
)
WARD_SHORTS = tuple(short for short, _ in WARDS)

TWO_TIER = "2025-06-30"  # last day of the district level
NEW_WARDS = "2025-07-01"

# short, full name, further data; superiors are given by short name and resolved when recorded.
BODIES: tuple[tuple[str, str, Data], ...] = (
    ("Khối DNTW", "Đảng ủy Khối Doanh nghiệp Trung ương", {"symbol": "ĐUK", "place": "Hà Nội", "to": "2025-02-03"}),
    ("ĐU Chính phủ", "Đảng ủy Chính phủ", {"symbol": "ĐU", "place": "Hà Nội", "from": "2025-02-03"}),
    ("ĐU Bộ Tài chính", "Đảng ủy Bộ Tài chính", {"symbol": "ĐU", "place": "Hà Nội"}),
    ("TU Quảng Ninh", "Tỉnh ủy Quảng Ninh", {"symbol": "TU", "place": "Quảng Ninh"}),
    ("TU Hải Phòng", "Thành ủy Hải Phòng", {"symbol": "TU", "place": "Hải Phòng"}),
    (
        "ĐU TKV",
        "Đảng ủy Tập đoàn Công nghiệp Than - Khoáng sản Việt Nam",
        {
            "symbol": "ĐU",
            "place": "Hà Nội",
            "ties": [
                ("party_line", "Khối DNTW", None, "2025-02-03", ""),
                ("party_line", "ĐU Chính phủ", "2025-02-04", "2025-12-24", ""),
                ("party_line", "ĐU Bộ Tài chính", "2025-12-25", None, "Quyết định số 73 ngày 15/12/2025"),
            ],
        },
    ),
    (
        "ĐU TQN",
        "Đảng ủy Than Quảng Ninh",
        {"symbol": "ĐU", "place": "Quảng Ninh", "ties": [("enterprise_line", "ĐU TKV", None, None, "")]},
    ),
    (
        "ĐU VNSteel",
        "Đảng ủy Tổng công ty Thép Việt Nam - CTCP",
        {"symbol": "ĐU", "place": "Hà Nội", "ties": [("party_line", "Khối DNTW", None, "2025-02-03", "")]},
    ),
    (
        "QU Hồng Bàng",
        "Quận ủy Hồng Bàng",
        {
            "symbol": "QU",
            "place": "Hồng Bàng",
            "to": TWO_TIER,
            "ties": [("party_line", "TU Hải Phòng", None, TWO_TIER, "")],
        },
    ),
    (
        "P. Hồng Bàng",
        "Đảng ủy phường Hồng Bàng",
        {
            "symbol": "ĐU",
            "place": "Hồng Bàng",
            "from": NEW_WARDS,
            "ties": [("party_line", "TU Hải Phòng", NEW_WARDS, None, "")],
        },
    ),
    (
        "TU Đông Triều",
        "Thị ủy Đông Triều",
        {
            "symbol": "TU",
            "place": "Đông Triều",
            "to": TWO_TIER,
            "names": [
                {"name": "Thị ủy Đông Triều", "short": "TU Đông Triều", "to": "2024-10-31"},
                {"name": "Thành ủy Đông Triều", "short": "ThU Đông Triều", "from": "2024-11-01"},
            ],
            "ties": [("party_line", "TU Quảng Ninh", None, TWO_TIER, "")],
        },
    ),
    (
        "ĐU Petrovietnam",
        "Đảng ủy Tập đoàn Công nghiệp - Năng lượng Quốc gia Việt Nam",
        {
            "symbol": "ĐU",
            "place": "Hà Nội",
            "names": [
                {"name": "Đảng ủy Tập đoàn Dầu khí Quốc gia Việt Nam", "short": "ĐU PVN", "to": "2025-05-31"},
                {
                    "name": "Đảng ủy Tập đoàn Công nghiệp - Năng lượng Quốc gia Việt Nam",
                    "short": "ĐU Petrovietnam",
                    "from": "2025-06-01",
                },
            ],
            "ties": [
                ("party_line", "Khối DNTW", None, "2025-02-03", ""),
                ("party_line", "ĐU Bộ Tài chính", "2025-12-25", None, "Quyết định số 73 ngày 15/12/2025"),
            ],
        },
    ),
)


def record(stage: Stage) -> None:
    """Records every organisation, in the name of the office that runs the demonstration."""
    _one(stage, HOST, "Văn phòng vận hành hệ thống (trình diễn)", {"family": "state", "body_kind": "state"})
    for short, name, data in BODIES:
        _one(stage, short, name, data)
    for short, name in WARDS:
        tie = ("party_line", "TU Quảng Ninh", NEW_WARDS, None, "")
        place = name.removeprefix("Đảng ủy phường ")
        _one(stage, short, name, {"symbol": "ĐU", "place": place, "from": NEW_WARDS, "ties": [tie]})
    _successions(stage)


def _one(stage: Stage, short: str, name: str, data: Data) -> None:
    statement = keyring.create(name, stage.orgs.get(HOST))
    stage.orgs[short] = statement.org
    ties = [
        {"line": line, "superior": stage.orgs[superior]}
        | {key: value for key, value in (("from", start), ("to", end), ("paper", paper)) if value}
        for line, superior, start, end, paper in data.get("ties", ())
    ]
    values: Data = {
        "org": statement.org,
        "names": [{"name": name, "short": short}],
        "body_kind": "party",
        "family": "party",
        **data,
    }
    values.pop("ties", None)
    if ties:
        values["ties"] = ties
    stage.issue(HOST, morning(date(2017, 1, 3)), Draft(kind="organisation", rec=uuid4(), data=values), role=Role.ADMIN)


def _successions(stage: Stage) -> None:
    for before, after, note in (
        ("QU Hồng Bàng", ("P. Hồng Bàng",), "Kết thúc hoạt động của cấp huyện; một trong các phường được thành lập."),
        (
            "TU Đông Triều",
            ("P. Đông Triều", "P. Mạo Khê"),
            "Kết thúc hoạt động của cấp huyện; ghi hai phường có trong danh bạ.",
        ),
    ):
        data = {
            "change": "dissolve",
            "day": NEW_WARDS,
            "before": [stage.orgs[before]],
            "after": [stage.orgs[short] for short in after],
            "note": note,
        }
        stage.issue(HOST, morning(date(2025, 7, 1)), Draft(kind="succession", rec=uuid4(), data=data), role=Role.ADMIN)
