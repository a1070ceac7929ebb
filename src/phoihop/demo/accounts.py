"""The sign-ins of the demonstration: offices, not people."""

from phoihop.accounts.models import Membership, User
from phoihop.demo.directory import HOST
from phoihop.demo.stage import Stage
from phoihop.records.actors import Role

PASSWORD = "phoi-hop-trinh-dien"  # noqa: S105 - printed at every start of the demonstration, of no use elsewhere

SIGN_INS: tuple[tuple[str, str, tuple[tuple[str, Role], ...]], ...] = (
    ("vanthu.tkv", "Văn thư – Đảng ủy TKV", (("ĐU TKV", Role.CLERK),)),
    ("lanhdao.tkv", "Lãnh đạo Văn phòng – Đảng ủy TKV", (("ĐU TKV", Role.HEAD),)),
    ("vanthu.tqn", "Văn thư – Đảng ủy Than Quảng Ninh", (("ĐU TQN", Role.CLERK),)),
    ("lanhdao.tqn", "Lãnh đạo Văn phòng – Đảng ủy Than Quảng Ninh", (("ĐU TQN", Role.HEAD),)),
    ("daumoi.maokhe", "Đầu mối – Đảng ủy phường Mạo Khê", (("P. Mạo Khê", Role.FOCAL),)),
    ("daumoi.vangdanh", "Đầu mối – Đảng ủy phường Vàng Danh", (("P. Vàng Danh", Role.FOCAL),)),
    ("vanthu.vnsteel", "Văn thư – Đảng ủy Tổng công ty Thép Việt Nam", (("ĐU VNSteel", Role.CLERK),)),
    ("vanthu.hongbang", "Văn thư – Quận ủy Hồng Bàng (đến 30/06/2025)", (("QU Hồng Bàng", Role.CLERK),)),
    ("vanthu.dongtrieu", "Văn thư – Thị ủy Đông Triều (đến 30/06/2025)", (("TU Đông Triều", Role.CLERK),)),
    ("vanthu.khoi", "Văn thư – Đảng ủy Khối DNTW (đến 03/02/2025)", (("Khối DNTW", Role.CLERK),)),
    ("vanthu.petrovietnam", "Văn thư – Đảng ủy Petrovietnam", (("ĐU Petrovietnam", Role.CLERK),)),
    ("quantri", "Quản trị hệ thống", ((HOST, Role.ADMIN),)),
)


def create(stage: Stage) -> None:
    for username, label, roles in SIGN_INS:
        user = User.objects.create_user(username, label, PASSWORD)
        for org, role in roles:
            Membership.objects.create(user=user, org=stage.orgs[org], role=role)
