"""Quarterly reports of the twelve wards to Than Quảng Ninh, whose totals flow on to the corporation's committee.

That the parties exchange reports is what such regulations say; the form, every figure and every sentence is made up to
show the system, and says nothing about any ward or enterprise.
"""

from datetime import date, datetime, timedelta
from uuid import uuid4

from phoihop.demo.directory import WARD_SHORTS, WARDS
from phoihop.demo.indicators import taken_over
from phoihop.demo.stage import Data, Stage, morning
from phoihop.records.door import NewSpace
from phoihop.records.keys import Ref, ref_id
from phoihop.records.kinds import Draft
from phoihop.reports.keys import draft_id
from phoihop.reports.models import ReportDraft
from phoihop.reports.outlines import BRIEFING
from phoihop.reports.periods import Every, Period, asked
from phoihop.reports.works import Source

TOP, MIDDLE = "ĐU TKV", "ĐU TQN"
FROM = date(2025, 7, 1)
CUT_DAY, DUE_DAYS = 14, 3
QUARTERS = 6
MADE_UP = "số liệu minh họa"
GRIEVANCE = "vuong-mac"
NAMES = dict(WARDS)

SECTIONS: tuple[Data, ...] = (
    {
        "code": "phoi-hop",
        "title": "Kết quả phối hợp trên địa bàn",
        "block": "figures",
        "lines": [
            {
                "code": "nguoi-lao-dong",
                "name": "Người lao động ngành than cư trú trên địa bàn",
                "unit": "người",
                "flavour": "stock",
                "planned": False,
                "direction": "none",
            },
            {
                "code": "dang-vien",
                "name": "Đảng viên ngành than giữ mối liên hệ nơi cư trú",
                "unit": "người",
                "flavour": "stock",
                "planned": False,
                "direction": "none",
            },
            {
                "code": "nhan-xet",
                "name": "Đảng viên đã được nhận xét",
                "unit": "người",
                "flavour": "stock",
                "planned": False,
                "direction": "more",
            },
            {
                "code": "ty-le-nhan-xet",
                "name": "Tỷ lệ được nhận xét",
                "unit": "%",
                "flavour": "ratio",
                "factor": 100,
                "of": ["nhan-xet", "dang-vien"],
                "decimals": 1,
                "direction": "more",
            },
            {
                "code": "ban-giao",
                "name": "Diện tích mặt bằng đã bàn giao",
                "unit": "ha",
                "flavour": "flow",
                "decimals": 1,
                "direction": "more",
                "explain_below": 80,
            },
            {
                "code": "ho-tro",
                "name": "Hộ gia đình được hỗ trợ nhà ở",
                "unit": "hộ",
                "flavour": "flow",
                "direction": "more",
            },
            {
                "code": "vu-viec",
                "name": "Vụ việc khai thác, vận chuyển than trái phép phát hiện",
                "unit": "vụ",
                "flavour": "flow",
                "planned": False,
                "direction": "less",
            },
        ],
    },
    *(one for one in BRIEFING if one["code"] in {"tuyen-giao", "vuong-mac", "kien-nghi"}),
)

WORDS = {
    "tuyen-giao": "Phối hợp tuyên truyền đến các khu dân cư có đông người lao động ngành than (nội dung minh họa).",
    "vuong-mac": "Hồ sơ đất của một số hộ chưa đủ, cần hai bên cùng rà soát (nội dung minh họa).",
    "kien-nghi": "Đề nghị cung cấp danh sách người lao động cư trú trước ngày 10 tháng đầu quý (nội dung minh họa).",
}


def play(stage: Stage, today: date) -> Ref:
    """The quarters cut off so far, the last of them still coming in. Gives the regime of the wards."""
    # The chains of these spaces are their own: their acts need not wait for what the same bodies do elsewhere.
    quiet = Stage(orgs=stage.orgs)
    sections = taken_over(quiet, TOP, SECTIONS, FROM)
    top = _regime(quiet, TOP, (MIDDLE,), "Báo cáo quý của các đảng bộ trực thuộc", None, sections)
    middle = _regime(quiet, MIDDLE, WARD_SHORTS, "Báo cáo quý thực hiện Quy chế phối hợp", top, sections)
    periods = list(asked(Every.QUARTER, FROM, today, CUT_DAY))[-QUARTERS:]
    for one in periods:
        latest = one == periods[-1]
        sent = [
            (ward, _report(quiet, middle, ward, one, number, latest=latest, today=today))
            for number, ward in enumerate(WARD_SHORTS)
        ]
        cited = [(ward, draft) for ward, draft in sent if draft and any(map(_grievance, draft.data["texts"]))][:2]
        if latest:
            _being_written(quiet, middle, one, cited, at=morning(today, 9))
        else:
            _upward(quiet, top, one, cited, today=today)
    return middle.ref


class _Regime:
    def __init__(self, ref: Ref, form: Ref, space: str) -> None:
        self.ref, self.form, self.space = ref, form, space


def _regime(
    stage: Stage, by: str, units: tuple[str, ...], title: str, upper: _Regime | None, sections: list[Data]
) -> _Regime:
    parties = (by, *units, *((TOP,) if upper else ()))
    data: Data = {
        "title": f"{title} ({MADE_UP})",
        "every": Every.QUARTER.value,
        "members": [{"org": stage.orgs[unit]} for unit in units],
        "from": FROM.isoformat(),
        "days_off": [{"first": "2025-09-01", "last": "2025-09-02", "name": "Quốc khánh"}],
    }
    if upper:
        data |= {"upper": dict(upper.ref), "superiors": [stage.orgs[TOP]]}
    regime = stage.draft("report_regime", data, parties)
    regime.data.update(cut_day=CUT_DAY, due_days=DUE_DAYS)
    asks = {"title": f"Biểu phối hợp quý ({MADE_UP})", "sections": sections, "from": FROM.isoformat()}
    form = stage.draft("report_form", {"regime": dict(stage.ref(by, regime)), **asks}, parties)
    issued = stage.issue(by, morning(FROM), regime, form, place=NewSpace(parties=stage.ids(parties)))
    return _Regime(stage.ref(by, regime), stage.ref(by, form), issued[0].space)


def _report(
    stage: Stage, middle: _Regime, ward: str, one: Period, number: int, *, latest: bool, today: date
) -> Draft | None:
    """The last quarter shows every state: one ward has not sent, two wait, one was returned, one is corrected. Gives
    back a report that was taken in as it was sent."""
    if latest and number == 4:
        return None
    sent = min(one.window(CUT_DAY)[1] + timedelta(days=1 + (number * 5 + one.first_month) % 6), today)
    draft = _draft(stage, middle, ward, one, number)
    stage.issue(ward, morning(sent, 9), draft, place=middle.space)
    taken = min(sent + timedelta(days=1), today)
    if latest and number == 7:
        _answer(stage, middle, ward, draft, taken, "report_return", {"text": "Kiểm tra lại số hộ được hỗ trợ nhà ở."})
    elif not (latest and number in {2, 9}):
        _answer(stage, middle, ward, draft, taken, "report_acceptance", {})
        if latest and number == 0:
            again = {"reason": "Bổ sung diện tích bàn giao ngày cuối kỳ", "no": 2}
            correction = _draft(stage, middle, ward, one, number, more=again)
            correction.data["figures"][3]["actual"] = "2.9"
            stage.issue(ward, morning(taken, 15), correction, place=middle.space)
        return draft
    return None


def _grievance(passage: Data) -> bool:
    return bool(passage["section"] == GRIEVANCE)


def _words(wards: int) -> str:
    """Than Quảng Ninh's own sentence, citing what the wards said."""
    marks = "".join(f"[{no}]" for no in range(1, wards + 1))
    return f"Vướng mắc chính là hồ sơ đất của một số hộ chưa đủ, cần hai bên cùng rà soát (nội dung minh họa). {marks}"


def _upward(stage: Stage, top: _Regime, one: Period, cited: list[tuple[str, Draft]], *, today: date) -> None:
    """Than Quảng Ninh's own words to the corporation; its figures are there already."""
    sent = min(one.window(CUT_DAY)[1] + timedelta(days=DUE_DAYS), today)
    data: Data = {
        "regime": dict(top.ref),
        "form": dict(top.form),
        "unit": stage.orgs[MIDDLE],
        "period": one.code,
        "no": 1,
        "texts": [{"section": GRIEVANCE, "text": _words(len(cited))}],
        "sources": [
            {"no": no, "report": dict(stage.ref(ward, draft)), "section": GRIEVANCE, "name": NAMES[ward]}
            for no, (ward, draft) in enumerate(cited, 1)
        ],
    }
    draft = Draft(kind="report", rec=uuid4(), data=data, to=stage.ids((MIDDLE, TOP)))
    stage.issue(MIDDLE, morning(sent, 16), draft, place=top.space)
    answer = {"report": dict(stage.ref(MIDDLE, draft))}
    answer |= {name: data[name] for name in ("regime", "unit", "period")}
    taken = Draft(kind="report_acceptance", rec=uuid4(), data=answer, to=stage.ids((MIDDLE, TOP)))
    stage.issue(TOP, stage.last[MIDDLE] + timedelta(hours=1), taken, place=top.space)


def _being_written(stage: Stage, middle: _Regime, one: Period, cited: list[tuple[str, Draft]], at: datetime) -> None:
    """The last quarter's words, half done: some passages taken over, the others still beside them."""
    sources = [
        Source(
            no=no,
            report=ref_id(stage.ref(ward, draft)),
            unit=stage.orgs[ward],
            name=NAMES[ward],
            section=GRIEVANCE,
            text=next(one["text"] for one in draft.data["texts"] if _grievance(one)),
        )
        for no, (ward, draft) in enumerate(cited, 1)
    ]
    ReportDraft.objects.create(
        id=draft_id(ref_id(middle.ref), one.code),
        org=stage.orgs[MIDDLE],
        user=f"trinh-dien-{MIDDLE}",
        regime=ref_id(middle.ref),
        period=one.code,
        content={
            "texts": {GRIEVANCE: _words(len(cited))},
            "sources": [source.data() for source in sources],
            "steps": [],
            "ahead": [],
        },
        updated_at=at,
    )


def _draft(stage: Stage, middle: _Regime, ward: str, one: Period, number: int, more: Data | None = None) -> Draft:
    quarter = one.year * 4 + one.first_month // 3
    workers = 700 + 90 * number + 6 * (quarter % 7)
    members = workers // 6
    plan, area = 20 + number, 17 + number + (quarter * 3 + number) % 7
    figures: list[Data] = [
        {"line": "nguoi-lao-dong", "actual": str(workers)},
        {"line": "dang-vien", "actual": str(members)},
        {"line": "nhan-xet", "actual": str(members - (quarter + number) % 9)},
        {"line": "ban-giao", "plan": f"{plan / 10:.1f}", "actual": f"{area / 10:.1f}", "estimate": number % 5 == 3},
        {"line": "ho-tro", "plan": "3", "actual": str((quarter + number) % 5)},
        {"line": "vu-viec", "actual": str((quarter * number) % 4)},
    ]
    if area * 100 < plan * 80:
        figures[3]["note"] = "Còn vướng hồ sơ đất (minh họa)"
    texts = [
        {"section": code, "text": text} for code, text in WORDS.items() if (number + quarter) % 3 or code == "kien-nghi"
    ]
    data: Data = {
        "regime": dict(middle.ref),
        "form": dict(middle.form),
        "unit": stage.orgs[ward],
        "period": one.code,
        "no": 1,
        "figures": figures,
        "texts": texts,
        **(more or {}),
    }
    return Draft(kind="report", rec=uuid4(), data=data, to=stage.ids((ward, MIDDLE, TOP)))


def _answer(stage: Stage, middle: _Regime, ward: str, report: Draft, on: date, kind: str, more: Data) -> None:
    data = {"report": dict(stage.ref(ward, report)), **more}
    data |= {name: report.data[name] for name in ("regime", "unit", "period")}
    draft = Draft(kind=kind, rec=uuid4(), data=data, to=stage.ids((ward, MIDDLE, TOP)))
    stage.issue(MIDDLE, morning(on, 14), draft, place=middle.space)
