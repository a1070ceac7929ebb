"""The quarterly briefings of Than Quảng Ninh and the wards: a series, one meeting held, and the next one called.

That such briefings are held is what regulations of this kind say; their days, agenda and conclusions are made up.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final

from phoihop.demo.scenes import MADE_UP, Relation, Work, confirm, meeting, minutes, progress
from phoihop.demo.stage import Data, Stage, morning
from phoihop.meetings.rules import OPENING, Presence, State, items_of
from phoihop.records.keys import Ref
from phoihop.records.kinds import Draft

HOST, OTHER = "ĐU TQN", "P. Hồng Gai"
FIRST, HELD, CALLED, COMING = -100, -62, -4, 9
TITLE: Final = "Hội nghị giao ban quý giữa Đảng ủy Than Quảng Ninh và Đảng ủy 12 phường"
OUTCOMES: Final = (
    "Các việc của kỳ trước cơ bản xong (nội dung trình diễn).",
    "Các bên thống nhất trả lời dứt điểm từng kiến nghị theo hạn (nội dung trình diễn).",
)
PLACE: Final = "Trụ sở Đảng ủy phường Hồng Gai"
# Who has not answered the invitation yet; who cannot come.
SILENT, AWAY = ("P. Mạo Khê", "P. Vàng Danh", "P. Cửa Ông"), "P. Mông Dương"


class Briefings:
    """The series among the sides of `relation`, and what happens in it."""

    def __init__(self, stage: Stage, relation: Relation, today: date) -> None:
        self.stage, self.relation, self.today = stage, relation, today
        self.series = stage.draft("meeting_series", {**self._terms(), "agreement": relation.ref}, relation.sides)
        self.tasks: list[Draft] = []

    def steps(self) -> list[tuple[int, Callable[[], object]]]:
        """What is done, by days from the one on which the demonstration is opened."""
        return [
            (FIRST, lambda: self.stage.issue(HOST, self._at(FIRST), self.series, place=self.relation.space)),
            (HELD, self._hold),
            (-20, lambda: self._report(0, "P. Hà Lầm", 100, -20)),
            (-12, lambda: self._report(1, "P. Uông Bí", 40, -12)),
        ]

    def call(self, regime: Ref) -> None:
        """The next meeting: called, its invitation out, most of the wards have answered. It gathers the reports of
        `regime`."""
        day = self.today + timedelta(days=COMING)
        data = {**self._frame(), "day": day.isoformat(), "state": State.PLANNED.value, "series": self._ref(self.series)}
        data |= {"report_due": (day - timedelta(days=5)).isoformat(), "regime": dict(regime)}
        data |= {"agreement": self.relation.ref, "agenda": _agenda()}
        called = self.stage.draft("meeting", data, self.relation.sides)
        letter = {
            "direction": "out",
            "kind_code": "GM",
            "number": "04",
            "symbol": "GM/ĐU",
            "day": (self.today + timedelta(days=CALLED)).isoformat(),
            "abstract": f"Dự {TITLE[:1].lower()}{TITLE[1:]}",
            "issuer": "Đảng ủy Than Quảng Ninh",
            "text": f"Phối hợp với Đảng ủy phường Hồng Gai, kính mời dự {TITLE}. {MADE_UP}",
            "agreement": self.relation.ref,
        }
        paper = self.stage.draft("document", letter, self.relation.sides)
        link = {"sort": "invitation", "title": letter["abstract"], "document": self._ref(paper)}
        place = self.stage.draft("meeting_paper", {**link, "meeting": self._ref(called)}, self.relation.sides)
        self.stage.issue(HOST, self._at(CALLED), called, place=self.relation.space)
        self.stage.issue(HOST, self._at(CALLED), paper, place, place=self.relation.space)
        for side in self.relation.sides:
            if side not in {HOST, *SILENT}:
                self._answer(side, called)

    def _hold(self) -> None:
        data = {**self._frame(), "day": (self.today + timedelta(days=HELD)).isoformat()}
        data |= {"series": self._ref(self.series), "agenda": _agenda(OUTCOMES), "attendance": self._attendance()}
        held, self.tasks, bodies = meeting(self.stage, self._at(HELD, 16), self.relation, data, self._works())
        issued = minutes(self.stage, self._at(HELD + 1), self.relation, held, self.tasks, bodies)
        for days, side in enumerate((one for one in self.relation.sides if one != HOST), start=2):
            subject = self._ref(issued[0])
            confirm(self.stage, self._at(HELD + days), side, self.relation, subject, issued[1].body)

    def _answer(self, side: str, called: Draft) -> None:
        away = side == AWAY
        data = {"meeting": self._ref(called), "word": (Presence.ABSENT if away else Presence.COME).value}
        data |= (
            {"reason": "Trùng hội nghị của tỉnh (minh họa)"} if away else {"venue": "Trụ sở Đảng ủy phường Hồng Gai"}
        )
        reply = self.stage.draft("meeting_reply", data, (side, HOST, OTHER) if side != OTHER else (HOST, OTHER))
        self.stage.issue(side, self._at(CALLED + 1), reply, place=self.relation.space)

    def _report(self, number: int, org: str, percent: int, day: int) -> None:
        progress(self.stage, self._at(day, 10), org, self.relation, self._ref(self.tasks[number]), percent)

    def _terms(self) -> Data:
        return {**self._frame(), "every": "quarter", "month": 3, "day": 20, "report_days": 5, "agenda": _agenda()}

    def _frame(self) -> Data:
        return {
            "title": TITLE,
            "kind": "briefing",
            "time": "08:00",
            "to_time": "11:30",
            "place": PLACE,
            "venues": ["Điểm cầu Uông Bí", "Điểm cầu Cẩm Phả"],
            "hosts": list(self.stage.ids((HOST, OTHER))),
            "invited": [org for org in self.stage.ids(self.relation.sides) if org not in self.stage.ids((HOST, OTHER))],
        }

    def _attendance(self) -> list[Data]:
        return [{"org": org, "word": Presence.COME.value} for org in self.stage.ids(self.relation.sides)]

    def _works(self) -> list[Work]:
        """Done, late, and still to do."""
        due = [(self.today + timedelta(days=days)).isoformat() for days in (-15, -4, 40)]
        return [
            Work(text="Rà soát các điểm giao cắt đường vận chuyển than với đường dân sinh", lead="P. Hà Lầm",
                 cooperating=(HOST,), due=due[0], area="DD"),
            Work(text="Thống nhất quy trình thông báo nổ mìn đến khu dân cư lân cận", lead="P. Uông Bí",
                 cooperating=(HOST, "P. Vàng Danh"), due=due[1], area="AN"),
            Work(text="Lập danh sách hộ thợ mỏ cần hỗ trợ nhà ở năm sau", lead=HOST, cooperating=("P. Quang Hanh",),
                 due=due[2], area="NĐ"),
        ]  # fmt: skip

    def _ref(self, draft: Draft) -> Ref:
        return self.stage.ref(HOST, draft)

    def _at(self, days: int, hour: int = 8) -> datetime:
        return morning(self.today + timedelta(days=days), hour)


def _agenda(outcomes: tuple[str, ...] = ()) -> list[Data]:
    items = items_of(OPENING)
    said = (*outcomes, *("" for _item in items[len(outcomes) :]))
    return [replace(item, outcome=outcome).data() for item, outcome in zip(items, said, strict=True)]
