"""What the pages of reports do: each builds its drafts and goes through the door. All raise `Refusal`."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone

from phoihop.agreements import drafts
from phoihop.organisations.rules import ended
from phoihop.records.actors import Viewer
from phoihop.records.door import HOME, Issued, NewSpace, issue
from phoihop.records.fields import Data
from phoihop.records.kinds import Draft
from phoihop.reports.checking import Arrived
from phoihop.reports.dictionary import Known
from phoihop.reports.periods import Period
from phoihop.reports.queries import Form
from phoihop.reports.reading import Sent
from phoihop.reports.regimes import Regime
from phoihop.reports.rules import Typed
from phoihop.reports.sendings import Sending
from phoihop.reports.vectors import exact, scaled


@dataclass(frozen=True, kw_only=True)
class How:
    """How a form goes out: when, whether its sender declared that it holds no state secret, and its one-time key."""

    at: datetime
    declared: bool
    once: UUID


def open_regime(
    viewer: Viewer,
    data: Mapping[str, Any],
    members: Sequence[str],
    sections: Iterable[Mapping[str, Any]],
    form_title: str,
    *,
    upper: Regime | None,
    earlier: Regime | None = None,
    how: How,
) -> Issued:
    """Ban hành chế độ báo cáo, with its first form, for the units and those above."""
    above = (upper.author, *upper.superiors) if upper else ()
    content: Data = {name: value for name, value in data.items() if value not in ("", None)}
    content |= {"members": [{"org": org} for org in members], "issued": timezone.localdate(how.at).isoformat()}
    if upper:
        content |= {"upper": dict(upper.ref), "superiors": list(above)}
    if earlier:
        content["series"] = earlier.data.get("series") or dict(earlier.ref)
    to = (viewer.org, *members, *above)
    regime = Draft(kind="report_regime", rec=uuid4(), data=content, to=to)
    asked: Data = {
        "regime": {"org": viewer.org, "rec": str(regime.rec)},
        "title": form_title,
        "sections": [dict(one) for one in sections],
        "from": content["from"],
    }
    form = Draft(kind="report_form", rec=uuid4(), data=asked, to=to)
    place = NewSpace(parties=to)
    issued = issue([regime, form], actor=viewer.actor, at=how.at, place=place, declared=how.declared, once=how.once)
    return issued[0]


def restate_regime(viewer: Viewer, regime: Regime, changes: Mapping[str, Any], *, basis: str, how: How) -> Issued:
    """Sửa chế độ báo cáo: a new version for the same addressees."""
    data = {name: value for name, value in {**regime.data, **changes}.items() if value not in ("", None)}
    to = (regime.author, *regime.members(), *regime.superiors)
    draft = Draft(kind="report_regime", rec=UUID(regime.rec), data=data, to=to, basis=basis)
    (issued,) = issue([draft], actor=viewer.actor, at=how.at, place=regime.space, declared=how.declared, once=how.once)
    return issued


def issue_form(
    viewer: Viewer, regime: Regime, title: str, sections: Sequence[Data], first: date, *, how: How
) -> Issued:
    """Ban hành biểu mẫu mới: for the periods cut off from a day on."""
    data = {"regime": dict(regime.ref), "title": title, "sections": list(sections), "from": first.isoformat()}
    to = (regime.author, *regime.members(), *regime.superiors)
    draft = Draft(kind="report_form", rec=uuid4(), data=data, to=to)
    (issued,) = issue([draft], actor=viewer.actor, at=how.at, place=regime.space, declared=how.declared, once=how.once)
    return issued


def record_indicator(
    viewer: Viewer, data: Data, *, rec: UUID | None = None, basis: str = "", replacing: Draft | None = None, how: How
) -> Issued:
    """Ghi nhận chỉ tiêu, in the office's own dictionary, or a new version of what is recorded of it. `replacing`:
    that of the indicator whose place this one takes, issued in the same step."""
    draft = Draft(kind="indicator", rec=rec or uuid4(), data=data, to=(viewer.org,), basis=basis)
    drafts_of_both = [replacing, draft] if replacing else [draft]
    issued = issue(drafts_of_both, actor=viewer.actor, at=how.at, place=HOME, declared=how.declared, once=how.once)
    return issued[-1]


def replace_indicator(viewer: Viewer, old: Known, data: Data, first: date, *, basis: str, how: How) -> Issued:
    """Lập bản mới: from its first day on an indicator that means something else takes the place of the old one."""
    replacing = _until(viewer, old, first, basis)
    return record_indicator(viewer, {**data, "replaces": dict(old.ref)}, replacing=replacing, how=how)


def retire_indicator(viewer: Viewer, one: Known, day: date, *, basis: str, how: How) -> Issued:
    """Thôi dùng chỉ tiêu: no form that applies from that day on may take it over."""
    draft = _until(viewer, one, day, basis)
    return record_indicator(viewer, draft.data, rec=draft.rec, basis=basis, how=how)


def bring_back_indicator(viewer: Viewer, one: Known, *, basis: str, how: How) -> Issued:
    """Dùng lại chỉ tiêu."""
    data = {name: value for name, value in one.data.items() if name != "to"}
    return record_indicator(viewer, data, rec=UUID(one.ref["rec"]), basis=basis, how=how)


def _until(viewer: Viewer, one: Known, day: date, basis: str) -> Draft:
    (data,) = ended([one.data], day.isoformat())
    return Draft(kind="indicator", rec=UUID(one.ref["rec"]), data=data, to=(viewer.org,), basis=basis)


def send(
    viewer: Viewer,
    regime: Regime,
    form: Form,
    one: Period,
    *,
    no: int,
    figures: Mapping[str, Typed],
    texts: Mapping[str, str],
    reason: str,
    sources: Sequence[Data] = (),
    how: How,
) -> Issued:
    """Gửi báo cáo: what the unit says, in the order of the form, citing `sources`. The draft is used up."""
    data: Data = {
        "regime": dict(regime.ref),
        "form": dict(form.ref),
        "unit": viewer.org,
        "period": one.code,
        "no": no,
        "figures": [_figure(code, figures[code]) for code in form.lines if code in figures],
        "texts": [
            {"section": section.code, "text": texts[section.code]}
            for section in form.sections
            if texts.get(section.code)
        ],
        "sources": list(sources),
        "reason": reason,
    }
    draft = Draft(
        kind="report",
        rec=uuid4(),
        data={name: value for name, value in data.items() if value},
        to=(viewer.org, regime.author, *regime.superiors),
    )
    (issued,) = issue(
        [draft],
        actor=viewer.actor,
        at=how.at,
        place=regime.space,
        declared=how.declared,
        once=how.once,
        then=lambda _issued: drafts.drop(viewer, how.once),
    )
    return issued


def _figure(code: str, said: Typed) -> Data:
    figure: Data = {"line": code}
    if said.plan is not None:
        figure["plan"] = f"{exact(scaled(said.plan)):f}"
    if said.actual is not None:
        figure["actual"] = f"{exact(scaled(said.actual)):f}"
        if said.estimate:
            figure["estimate"] = True
    if said.note:
        figure["note"] = said.note
    return figure


def accept(viewer: Viewer, sent: Sent, sending: Sending, *, how: How) -> Issued:
    """Tiếp nhận báo cáo."""
    return _answer(viewer, "report_acceptance", sent, sending, {}, how)


def send_back(viewer: Viewer, sent: Sent, sending: Sending, text: str, *, how: How) -> Issued:
    """Trả lại để bổ sung."""
    return _answer(viewer, "report_return", sent, sending, {"text": text}, how)


def accept_several(viewer: Viewer, regime: Regime, reports: Sequence[Arrived], *, how: How) -> int:
    """Tiếp nhận nhiều báo cáo in one step: all of them, or none. Gives their number."""
    drafts_of_all = [
        Draft(
            kind="report_acceptance",
            rec=uuid4(),
            data={"report": dict(one.ref), **{name: one.data[name] for name in ("regime", "unit", "period")}},
            to=(one.data["unit"], regime.author, *regime.superiors),
        )
        for one in reports
    ]
    issue(drafts_of_all, actor=viewer.actor, at=how.at, place=regime.space, declared=how.declared, once=how.once)
    return len(drafts_of_all)


def _answer(viewer: Viewer, kind: str, sent: Sent, sending: Sending, more: Data, how: How) -> Issued:
    data = {
        "report": dict(sending.ref),
        **{name: sent.data[name] for name in ("regime", "unit", "period")},
        **more,
    }
    to = (sent.unit, sent.regime.author, *sent.regime.superiors)
    draft = Draft(kind=kind, rec=uuid4(), data=data, to=to)
    (issued,) = issue(
        [draft], actor=viewer.actor, at=how.at, place=sent.regime.space, declared=how.declared, once=how.once
    )
    return issued
