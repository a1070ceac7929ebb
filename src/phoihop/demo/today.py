"""Than Quảng Ninh and twelve wards, from the signing in 2025 to the day the demonstration is opened.

That the regulation exists and what it covers is reported; its plan, tasks, dates and progress are made up.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from uuid import UUID, uuid4

from phoihop.demo import papers, recommendations
from phoihop.demo.briefings import Briefings
from phoihop.demo.directory import WARD_SHORTS
from phoihop.demo.scenes import MADE_UP, Relation, Work, agreement, confirm, meeting, minutes, progress, task
from phoihop.demo.stage import Stage, morning
from phoihop.records.kinds import Draft

LEAD = "ĐU TQN"
SIDES = (LEAD, *WARD_SHORTS)
# Sides whose confirmation the demonstration still awaits.
SLOW = ("P. Vàng Danh", "P. Cửa Ông")

# A day, counted from the one on which the demonstration is opened, and what is done on it.
Step = tuple[int, Callable[[], object]]
HALF_YEAR, ASKS = -30, -2

AREAS = (
    ("VL", "Việc làm, an sinh xã hội"),
    ("GPMB", "Giải phóng mặt bằng"),
    ("MT", "Môi trường, thiên tai, cứu hộ"),
    ("DD", "Đất đai, xây dựng, trật tự đô thị"),
    ("AN", "An ninh, quốc phòng địa phương"),
    ("TD", "Đô thị văn minh, phong trào thi đua"),
    ("DV", "Quản lý cán bộ, đảng viên"),
    ("TT", "Thông tin về người lao động cư trú trên địa bàn"),
    ("NĐ", "Hoạt động nhân đạo, từ thiện"),
)

# Texts the regulation rests on, as published; kept for reference.
PAPERS = (
    {
        "kind_code": "QĐ",
        "number": "61",
        "symbol": "QĐ/TW",
        "day": "2022-03-08",
        "abstract": "Quy chế phối hợp công tác giữa đảng ủy tập đoàn kinh tế, tổng công ty, ngân hàng thương mại nhà"
        " nước với cấp ủy địa phương",
        "issuer": "Ban Chấp hành Trung ương",
    },
    {
        "kind_code": "QĐ",
        "number": "213",
        "symbol": "QĐ/TW",
        "day": "2020-01-02",
        "abstract": "Trách nhiệm của đảng viên đang công tác thường xuyên giữ mối liên hệ với tổ chức đảng và nhân dân"
        " nơi cư trú",
        "issuer": "Bộ Chính trị",
    },
)


@dataclass(frozen=True, kw_only=True)
class Item:
    """A task of the plan and what the demonstration lets happen to it, in days from today."""

    text: str
    lead: str
    area: str
    due: int
    cooperating: tuple[str, ...] = ()
    product: str = ""
    done: int | None = None
    percent: int = 0
    asks: int | None = None


ITEMS = (
    Item(
        text="Rà soát đảng viên đang công tác tại các đơn vị ngành than cư trú trên địa bàn phường",
        lead="P. Mạo Khê",
        area="DV",
        due=-3,
        cooperating=(LEAD, "P. Đông Triều"),
        product="Danh sách đảng viên theo chi bộ nơi cư trú",
        percent=60,
    ),
    Item(
        text="Giải quyết vướng mắc về bồi thường, giải phóng mặt bằng mở rộng bãi thải",
        lead="P. Mạo Khê",
        area="GPMB",
        due=12,
        cooperating=(LEAD,),
        product="Biên bản bàn giao mặt bằng",
        percent=40,
        asks=45,
    ),
    Item(
        text="Cung cấp danh sách người lao động cư trú trên địa bàn phường để phối hợp quản lý",
        lead=LEAD,
        area="TT",
        due=-20,
        cooperating=("P. Mạo Khê", "P. Vàng Danh", "P. Hà Lầm"),
        done=-24,
    ),
    Item(
        text="Thống nhất phương án phòng, chống mưa lũ và cứu hộ ở các khai trường giáp khu dân cư",
        lead=LEAD,
        area="MT",
        due=-75,
        cooperating=("P. Hà Tu", "P. Cẩm Phả", "P. Mông Dương"),
        product="Phương án phối hợp",
        done=-70,
    ),
    Item(
        text="Kiểm tra, ngăn chặn khai thác, tập kết than trái phép trên địa bàn",
        lead="P. Vàng Danh",
        area="AN",
        due=0,
        cooperating=(LEAD, "P. Uông Bí"),
        percent=80,
    ),
    Item(
        text="Tổ chức gặp mặt, tặng quà gia đình thợ mỏ có hoàn cảnh khó khăn",
        lead="P. Hồng Gai",
        area="NĐ",
        due=-40,
        cooperating=(LEAD,),
        done=-33,
    ),
    Item(
        text="Rà soát đất của các đơn vị không còn nhu cầu sử dụng, bàn giao địa phương quản lý",
        lead=LEAD,
        area="DD",
        due=30,
        cooperating=("P. Cao Xanh", "P. Hà Lầm", "P. Quang Hanh"),
        percent=30,
    ),
    Item(
        text="Phối hợp giới thiệu việc làm cho lao động địa phương vào các đơn vị khai thác",
        lead="P. Quang Hanh",
        area="VL",
        due=2,
        cooperating=(LEAD, "P. Cẩm Phả"),
        percent=70,
    ),
    Item(
        text="Vận động đoàn viên, thanh niên ngành than tham gia chỉnh trang đô thị",
        lead="P. Cao Xanh",
        area="TD",
        due=-60,
        cooperating=(LEAD,),
        done=-61,
    ),
    Item(
        text="Đánh giá chất lượng nước thải, bụi tại các tuyến vận chuyển than qua khu dân cư",
        lead=LEAD,
        area="MT",
        due=7,
        cooperating=("P. Cửa Ông", "P. Cẩm Phả"),
        percent=50,
    ),
    Item(
        text="Lấy ý kiến chi ủy nơi cư trú về đảng viên công tác tại các đơn vị ngành than",
        lead="P. Uông Bí",
        area="DV",
        due=21,
        cooperating=(LEAD, "P. Vàng Danh"),
    ),
    Item(
        text="Diễn tập phòng thủ khu vực gắn với bảo vệ mỏ",
        lead="P. Mông Dương",
        area="AN",
        due=-10,
        cooperating=(LEAD,),
        percent=90,
    ),
)


def play(stage: Stage, today: date) -> Briefings:
    """What each body does comes in the order of days: its acts follow one another. Gives the briefings, the next of
    which is called once there are reports to gather."""
    relation = _signed(stage)
    _papers(stage, relation)
    steps = _plan(stage, relation, today)
    steps.append((HALF_YEAR, lambda: _half_year(stage, relation, today)))
    steps += recommendations.steps(stage, relation, today)
    steps += papers.steps(stage, relation, today)
    briefings = Briefings(stage, relation, today)
    steps += briefings.steps()
    for _day, act in sorted(steps, key=lambda step: step[0]):
        act()
    return briefings


def _signed(stage: Stage) -> Relation:
    return agreement(
        stage,
        morning(date(2025, 10, 10)),
        LEAD,
        SIDES,
        {
            "title": "Quy chế phối hợp giữa Đảng ủy Than Quảng Ninh và Đảng ủy 12 phường",
            "from": "2025-10-10",
            "to": "2030-12-31",
            "areas": [{"code": code, "name": name} for code, name in AREAS],
            "articles": [
                {"no": str(number), "title": name, "area": code} for number, (code, name) in enumerate(AREAS, start=4)
            ],
            "regime": {"meeting": "half", "report": "half", "answer_days": 15},
        },
    )


def _papers(stage: Stage, relation: Relation) -> None:
    shared = {"direction": "read", "agreement": relation.ref}
    kept = [stage.draft("document", {**paper, **shared}, SIDES) for paper in PAPERS]
    stage.issue(LEAD, morning(date(2025, 10, 13)), *kept, place=relation.space)


def _plan(stage: Stage, relation: Relation, today: date) -> list[Step]:
    """The plan in force and its tasks, issued in one step and confirmed by every side; and what is done later."""
    start = today - timedelta(days=120)
    ref = {"org": stage.orgs[LEAD], "rec": str(uuid4())}
    tasks = [task(stage, relation, _work(item, today), plan=ref, no=str(no)) for no, item in enumerate(ITEMS, start=1)]
    data = {
        "agreement": relation.ref,
        "year": today.year,
        "title": f"Kế hoạch phối hợp năm {today.year}",
        "tasks": [stage.ref(LEAD, one) for one in tasks],
    }
    plan = stage.draft("plan", data, SIDES)
    plan = replace(plan, rec=UUID(ref["rec"]))
    issued = stage.issue(LEAD, morning(start), *tasks, plan, place=relation.space)
    for days, side in enumerate(WARD_SHORTS, start=1):
        confirm(stage, morning(start + timedelta(days=days)), side, relation, stage.ref(LEAD, plan), issued[-1].body)
    steps: list[Step] = []
    for item, one in zip(ITEMS, tasks, strict=True):
        of = stage.ref(LEAD, one)
        for day, org, percent in _steps(item):
            moment = morning(today + timedelta(days=day), 9)
            steps.append((day, partial(progress, stage, moment, org, relation, of, percent)))
        if item.asks is not None:
            steps.append((ASKS, partial(_ask, stage, relation, item, one, today)))
    return steps


def _steps(item: Item) -> list[tuple[int, str, int]]:
    """What the bodies of a task report, as (day from today, who, percent)."""
    if item.done is not None:
        partners = [(item.done - 2, org, 100) for org in item.cooperating[:2]]
        return [(item.done - 15, item.lead, 50), *partners, (item.done, item.lead, 100)]
    if item.percent:
        return [(-14, item.lead, item.percent), (-6, item.cooperating[0], 100)]
    return []


def _ask(stage: Stage, relation: Relation, item: Item, one: Draft, today: date) -> None:
    data = {
        "task": stage.ref(LEAD, one),
        "due": (today + timedelta(days=item.asks or 0)).isoformat(),
        "reason": f"Một số hộ chưa nhận bồi thường, cần thêm thời gian vận động. {MADE_UP}",
    }
    draft = stage.draft("extension", data, SIDES)
    stage.issue(item.lead, morning(today + timedelta(days=ASKS), 10), draft, place=relation.space)


def _half_year(stage: Stage, relation: Relation, today: date) -> None:
    """A review a month ago: two conclusions, and minutes that two wards have still to confirm."""
    day = today + timedelta(days=HALF_YEAR)
    works = [
        Work(
            text="Mỗi phường cử một đầu mối, thông báo cho Văn phòng Đảng ủy Than Quảng Ninh",
            lead=LEAD,
            cooperating=WARD_SHORTS[:4],
            due=(today - timedelta(days=5)).isoformat(),
            area="TT",
        ),
        Work(
            text="Chuẩn bị kế hoạch phối hợp năm sau, gửi các bên góp ý",
            lead=LEAD,
            cooperating=WARD_SHORTS[:2],
            due=(today + timedelta(days=15)).isoformat(),
            product="Dự thảo kế hoạch",
        ),
    ]
    held, tasks, bodies = meeting(
        stage,
        morning(day, 16),
        relation,
        {
            "kind": "review",
            "title": "Hội nghị sơ kết thực hiện Quy chế phối hợp giữa Đảng ủy Than Quảng Ninh và Đảng ủy 12 phường",
            "day": day.isoformat(),
            "place": "Quảng Ninh",
        },
        works,
    )
    issued = minutes(stage, morning(day + timedelta(days=1)), relation, held, tasks, bodies)
    for days, side in enumerate(WARD_SHORTS, start=2):
        if side not in SLOW:
            moment = morning(day + timedelta(days=days), 10)
            confirm(stage, moment, side, relation, stage.ref(LEAD, issued[0]), issued[1].body)


def _work(item: Item, today: date) -> Work:
    article = str(4 + [code for code, _ in AREAS].index(item.area))
    return Work(
        text=item.text,
        lead=item.lead,
        cooperating=item.cooperating,
        due=(today + timedelta(days=item.due)).isoformat(),
        area=item.area,
        article=article,
        product=item.product,
    )
