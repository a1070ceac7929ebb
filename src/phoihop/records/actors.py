"""Who acts and who looks. Plain values: below the views nothing knows what a request or a session is."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a person does for an organisation (vai trò). A person may hold several, in several organisations."""

    CLERK = "clerk"  # văn thư, chuyên viên văn phòng
    HEAD = "head"  # lãnh đạo văn phòng, thường trực cấp ủy
    BOARD = "board"  # ban tham mưu
    UNIT = "unit"  # đơn vị cơ sở
    FOCAL = "focal"  # đầu mối phối hợp
    ADMIN = "admin"  # quản trị hệ thống: users and directory, no domain papers


OFFICE = frozenset({Role.CLERK, Role.HEAD})
STAFF = frozenset({Role.CLERK, Role.HEAD, Role.BOARD, Role.UNIT, Role.FOCAL})


@dataclass(frozen=True, kw_only=True)
class Actor:
    """In whose name an act is issued. `user` is a local reference, kept inside the payload and erasable with it."""

    user: str
    org: str
    role: Role


@dataclass(frozen=True, kw_only=True)
class Viewer:
    """For whose eyes a page is made: decides what exists for them (see `scope`)."""

    user: str
    org: str
    role: Role

    @property
    def actor(self) -> Actor:
        return Actor(user=self.user, org=self.org, role=self.role)
