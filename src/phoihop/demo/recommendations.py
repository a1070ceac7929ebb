"""Recommendations among Than Quảng Ninh and the wards: one of every state, all of it made up."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Any
from uuid import uuid4

from phoihop.demo.scenes import MADE_UP, Relation
from phoihop.demo.stage import Stage, morning
from phoihop.recommendations.rules import Group, Level, Outcome
from phoihop.records.keys import Ref
from phoihop.records.kinds import Draft

LEAD = "ĐU TQN"
ANSWER_DAYS = 15


@dataclass(frozen=True, kw_only=True)
class Said:
    """What somebody says of it, in days from the day the demonstration is opened."""

    day: int
    by: str
    kind: str
    data: dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Matter:
    """A recommendation and what follows. `again` names the place, among these, of the one it raises again."""

    day: int
    by: str
    to: str
    text: str
    group: Group
    level: Level
    place: str = ""
    project: str = ""
    area: str = ""
    again: int | None = None
    said: tuple[Said, ...] = ()


def answer(day: int, by: str, outcome: Outcome, text: str, **more: Any) -> Said:
    return Said(day=day, by=by, kind="answer", data={"outcome": outcome.value, "text": f"{text} {MADE_UP}", **more})


def verdict(day: int, by: str, *, closed: bool, note: str = "", **more: Any) -> Said:
    return Said(day=day, by=by, kind="verdict", data={"closed": closed, "note": note, **more})


def routing(day: int, by: str, lead: str) -> Said:
    return Said(day=day, by=by, kind="routing", data={"lead": lead})


MATTERS = (
    Matter(
        day=-105,
        by="P. Mạo Khê",
        to=LEAD,
        text="Đề nghị xử lý nước chảy tràn từ bãi thải xuống khu dân cư khi có mưa lớn",
        group=Group.DUMP,
        level=Level.UNIT,
        place="Phường Mạo Khê",
        area="MT",
        said=(
            answer(-96, LEAD, Outcome.RESOLVED, "Đơn vị đã nạo vét rãnh thoát nước chân bãi thải."),
            verdict(-90, "P. Mạo Khê", closed=True),
        ),
    ),
    Matter(
        day=-33,
        by="P. Mạo Khê",
        to=LEAD,
        text="Đề nghị xử lý dứt điểm nước chảy tràn từ bãi thải xuống khu dân cư; rãnh đã nạo vét nay bồi lấp lại",
        group=Group.DUMP,
        level=Level.UNIT,
        place="Phường Mạo Khê",
        area="MT",
        again=0,
        said=(answer(-22, LEAD, Outcome.UNDER_WAY, "Đang lập phương án kè chân bãi thải."),),
    ),
    Matter(
        day=-40,
        by=LEAD,
        to="P. Mạo Khê",
        text="Đề nghị đẩy nhanh bồi thường, giải phóng mặt bằng phục vụ mở rộng bãi thải",
        group=Group.CLEARANCE,
        level=Level.PROVINCE,
        place="Phường Mạo Khê",
        project="Mở rộng bãi thải",
        area="GPMB",
        said=(
            answer(-30, "P. Mạo Khê", Outcome.PARTLY, "Đã chi trả đợt một; còn một số hộ chưa thống nhất đơn giá."),
            verdict(-27, LEAD, closed=False, note="Còn các hộ phía Bắc chưa bàn giao mặt bằng.", due=-8),
        ),
    ),
    Matter(
        day=-12,
        by="P. Cẩm Phả",
        to=LEAD,
        text="Đề nghị che phủ, rửa xe vận chuyển than qua khu dân cư trước khi ra đường của địa phương",
        group=Group.TRANSPORT,
        level=Level.UNIT,
        place="Phường Cẩm Phả",
        area="MT",
    ),
    Matter(
        day=-11,
        by="P. Cửa Ông",
        to=LEAD,
        text="Đề nghị giảm bụi ở tuyến đường vận chuyển than đi cảng, đoạn qua khu dân cư",
        group=Group.TRANSPORT,
        level=Level.UNIT,
        place="Phường Cửa Ông",
        area="MT",
    ),
    Matter(
        day=-60,
        by=LEAD,
        to="P. Hà Lầm",
        text="Đề nghị bố trí quỹ đất xây dựng nhà ở cho công nhân mỏ",
        group=Group.HOUSING,
        level=Level.PROVINCE,
        place="Phường Hà Lầm",
        area="DD",
        said=(
            answer(
                -52,
                "P. Hà Lầm",
                Outcome.BEYOND,
                "Quy hoạch đất ở thuộc thẩm quyền cấp tỉnh; phường đã có văn bản đề nghị.",
                above="Ủy ban nhân dân tỉnh",
                level=Level.PROVINCE.value,
                due=20,
            ),
        ),
    ),
    Matter(
        day=-25,
        by="P. Vàng Danh",
        to=LEAD,
        text="Đề nghị bàn giao đất không còn sử dụng để phường làm sân chơi cho nhân dân",
        group=Group.LAND,
        level=Level.CORPORATION,
        place="Phường Vàng Danh",
        area="DD",
        said=(
            answer(
                -15,
                LEAD,
                Outcome.NOT_ACCEPTED,
                "Khu đất nằm trong ranh giới khai thác được cấp phép.",
                reason="Còn trong thời hạn khai thác, chưa đủ điều kiện bàn giao.",
            ),
        ),
    ),
    Matter(
        day=-6,
        by=LEAD,
        to="P. Quang Hanh",
        text="Đề nghị xác nhận đủ điều kiện về đất đai để hoàn thiện hồ sơ thăm dò bổ sung",
        group=Group.LICENCE,
        level=Level.WARD,
        place="Phường Quang Hanh",
        said=(routing(-5, "P. Quang Hanh", "P. Cẩm Phả"),),
    ),
)
# The two about dust on the roads are one matter: answered together, closed by each ward.
MERGED = (3, 4)
MERGED_ON = -9


def steps(stage: Stage, relation: Relation, today: date) -> list[tuple[int, Callable[[], object]]]:
    """What is said of them, each with its day counted from today."""
    drafts = [_draft(stage, relation, one, today) for one in MATTERS]
    refs = [stage.ref(one.by, draft) for one, draft in zip(MATTERS, drafts, strict=True)]
    for one, draft in zip(MATTERS, drafts, strict=True):
        if one.again is not None:
            draft.data["earlier"] = refs[one.again]
    found = [(one.day, one.by, draft) for one, draft in zip(MATTERS, drafts, strict=True)]
    found += [
        (said.day, said.by, _about(stage, relation, said, ref, today))
        for one, ref in zip(MATTERS, refs, strict=True)
        for said in one.said
    ]
    merged = {"recommendations": [refs[number] for number in MERGED]}
    found.append((MERGED_ON, LEAD, stage.draft("merge", merged, relation.sides)))
    return [
        (day, partial(stage.issue, by, morning(today + timedelta(days=day), 15), draft, place=relation.space))
        for day, by, draft in found
    ]


def _draft(stage: Stage, relation: Relation, one: Matter, today: date) -> Draft:
    data = {
        "text": one.text,
        "receiver": stage.orgs[one.to],
        "agreement": relation.ref,
        "due": (today + timedelta(days=one.day + ANSWER_DAYS)).isoformat(),
        "group": one.group.value,
        "level": one.level.value,
        "place": one.place,
        "project": one.project,
        "area": one.area,
    }
    return stage.draft("recommendation", data, relation.sides)


def _about(stage: Stage, relation: Relation, said: Said, ref: Ref, today: date) -> Draft:
    data = {name: value for name, value in said.data.items() if value != ""}
    if said.kind == "routing":
        data |= {"lead": stage.orgs[data["lead"]], "due": said.day + ANSWER_DAYS}
    if "due" in data:
        data["due"] = (today + timedelta(days=data["due"])).isoformat()
    # stage.draft would drop `closed: false` as empty
    return Draft(kind=said.kind, rec=uuid4(), data={"recommendation": ref, **data}, to=stage.ids(relation.sides))
