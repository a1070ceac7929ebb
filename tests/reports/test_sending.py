"""Sending, returning, accepting and replacing a report, and what is refused."""

from typing import Any
from uuid import uuid4

import pytest

from phoihop.records.kinds import Draft
from phoihop.records.refusals import Refusal
from phoihop.reports.models import Report, ReportState
from tests.reports.office import SECTIONS, Office


def state(office: Office, unit: str, period: str) -> ReportState:
    return ReportState.objects.get(unit=office.world.orgs[unit], period=period)


def refused(call: Any, *args: Any, **kwargs: Any) -> str:
    with pytest.raises(Refusal) as caught:
        call(*args, **kwargs)
    return caught.value.code


def test_a_report_is_sent_returned_sent_again_and_accepted(office: Office) -> None:
    _issued, first = office.report("A", "2026-q1", than=("100", "90.5"))
    assert state(office, "A", "2026-q1").state == "sent"
    office.answer("report_return", "A", first, text="Thiếu số lao động")
    assert state(office, "A", "2026-q1").state == "returned"
    _issued, second = office.report("A", "2026-q1", than=("100", "90.5"), nguoi="1000")
    office.answer("report_acceptance", "A", second)
    found = state(office, "A", "2026-q1")
    assert (found.state, found.no, found.counted) == ("accepted", 2, found.newest)
    assert found.first_sent < found.sent
    assert Report.objects.count() == 2  # both values stay


def test_after_acceptance_a_correction_is_a_numbered_replacement_with_its_reason(office: Office) -> None:
    office.accepted("A", "2026-q1", than="90")
    assert refused(office.report, "A", "2026-q1", than="91") == "report.reason"
    issued, draft = office.report("A", "2026-q1", than="91", reason="Cân lại kho")
    found = state(office, "A", "2026-q1")
    assert (found.state, found.no) == ("correcting", 2)
    assert found.counted != issued.id  # what was accepted counts until the correction is too
    assert found.vector["than"][2] == 90_000_000
    office.answer("report_acceptance", "A", draft)
    assert state(office, "A", "2026-q1").vector["than"][2] == 91_000_000


def test_a_report_is_not_sent_twice_and_not_answered_twice(office: Office) -> None:
    _issued, draft = office.report("A", "2026-q1", than="90")
    assert refused(office.report, "A", "2026-q1", than="91") == "report.waiting"
    office.answer("report_acceptance", "A", draft)
    assert refused(office.answer, "report_acceptance", "A", draft) == "answer.twice"
    office.answer("report_return", "A", draft, text="Rút tiếp nhận để sửa lại")  # what was accepted may be taken back
    assert refused(office.answer, "report_return", "A", draft, text="Sửa lại") == "answer.twice"


def test_only_the_receiver_answers_and_only_a_unit_of_the_day_reports(office: Office) -> None:
    _issued, draft = office.report("A", "2026-q1", than="90")
    assert refused(office.answer, "report_acceptance", "A", draft, by="TOP") == "answer.receiver"
    assert refused(office.report, "A", "2023-q1", than="90") == "report.member"  # before the regime
    assert refused(office.report, "A", "2026", than="90") == "report.other"  # not a period it asks for


def test_what_is_not_on_the_form_is_refused(office: Office) -> None:
    assert refused(office.report, "A", "2026-q1", dat="1") == "report.form"
    assert refused(office.report, "A", "2026-q1", figures={"nang-suat": "1"}) == "report.form"  # computed, never typed
    assert refused(office.report, "A", "2026-q1", than="1.25") == "report.decimals"
    assert refused(office.report, "A", "2026-q1") == "report.empty"
    assert not Report.objects.exists()


def test_whose_units_report_for_it_types_no_figures_itself(office: Office) -> None:
    assert refused(office.report, "MID", "2026-q1", under=office.top, than="5") == "report.fed"


def test_a_report_goes_to_its_receiver_and_those_above_and_to_nobody_else(office: Office) -> None:
    _issued, draft = office.report("A", "2026-q1", than="90")
    other = Draft(
        kind="report",
        rec=uuid4(),
        to=(office.world.orgs["A"], office.world.orgs["MID"], office.world.orgs["B"]),
        data={**draft.data, "period": "2026-q2"},
    )
    assert refused(office.world.issue, "A", other, place=office.mid.space) == "to.report"
    seen = {one.org for one in _audience(Report.objects.get().audience)}
    assert seen == {office.world.orgs[one] for one in ("A", "MID", "TOP")}


def _audience(audience: Any) -> Any:
    from phoihop.records.models import AudienceMember

    return AudienceMember.objects.filter(audience=audience)


def _form(office: Office, sections: Any, day: str = "2026-06-15") -> None:
    data = {"regime": dict(office.mid.ref), "title": "Biểu mới", "sections": sections, "from": day}
    office.world.issue(
        "MID", Draft(kind="report_form", rec=uuid4(), to=office.mid.to, data=data), place=office.mid.space
    )


def test_a_new_form_asks_from_its_day_on_and_changes_nothing_before(office: Office) -> None:
    office.accepted("A", "2026-q1", than="90")
    _form(office, [SECTIONS[1]])
    assert refused(office.report, "A", "2026-q3", than="90") == "report.form"  # the old form
    office.report("B", "2026-q1", than="80")  # still asked by the old one
    assert state(office, "A", "2026-q1").vector["than"][2] == 90_000_000


def test_a_misshapen_form_is_refused(office: Office) -> None:
    figures = SECTIONS[0]
    twice = {**figures, "lines": [figures["lines"][0], figures["lines"][0]]}
    lone = {**figures, "lines": [figures["lines"][2]]}
    for sections, code in (
        ([twice], "form.codes"),
        ([lone], "form.ratio"),
        ([{**figures, "block": "text"}], "form.lines"),
    ):
        assert refused(_form, office, sections) == code
    assert refused(_form, office, SECTIONS, "2024-01-01") == "form.twice"


def test_a_regime_keeps_its_periods_and_its_superior(office: Office) -> None:
    assert refused(office.restate, office.mid, cut_day=20) == "regime.fixed"
    assert refused(office.restate, office.top, members=[{"org": office.world.orgs["TOP"]}]) == "regime.self"
