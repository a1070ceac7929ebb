"""Where each report stands and what it adds to the totals: rows of states, made from what units sent and receivers
answered, with last year's figures beside those of this year."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from uuid import UUID

from phoihop.reports.bases import Past, same_of
from phoihop.reports.keys import line_key
from phoihop.reports.models import Report, ReportAcceptance, ReportForm, ReportRegime, ReportReturn, ReportState
from phoihop.reports.periods import Period, known_period
from phoihop.reports.rules import Line, Sent, lines_of, sections_of, state_of, typed_of, vector_of
from phoihop.reports.structure import Structure, last_day
from phoihop.reports.vectors import NOTHING, Sum, Vector, packed, unpacked


def states_of(cells: Iterable[UUID], structure: Structure) -> dict[UUID, ReportState]:
    """The rows of these cells by what was sent and answered, without last year's figures yet."""
    sendings: dict[UUID, list[Report]] = defaultdict(list)
    for report in Report.objects.filter(cell__in=cells).order_by("no", "issued_at", "seq"):
        sendings[report.cell].append(report)
    if not sendings:
        return {}
    returned = {one.report: one for one in ReportReturn.objects.filter(cell__in=sendings).order_by("-issued_at")}
    accepted = {one.report: one for one in ReportAcceptance.objects.filter(cell__in=sendings).order_by("-issued_at")}
    forms = {
        form.pk: lines_of(sections_of(form.data, line_key))
        for form in ReportForm.objects.filter(pk__in={one.form for every in sendings.values() for one in every})
    }
    made = {}
    for cell, sent in sendings.items():
        regime = structure.regime(sent[0].regime)
        if regime is not None:
            made[cell] = _state(regime, sent, returned, accepted, forms)
    return made


def _state(
    regime: ReportRegime,
    sent: list[Report],
    returned: Mapping[UUID, ReportReturn],
    accepted: Mapping[UUID, ReportAcceptance],
    forms: Mapping[UUID, tuple[Line, ...]],
) -> ReportState:
    """Only the receiver's answers count."""

    def at(answers: Mapping[UUID, ReportReturn] | Mapping[UUID, ReportAcceptance], report: Report) -> object:
        answer = answers.get(report.pk)
        return answer.issued_at if answer is not None and answer.author == regime.author else None

    sendings = [
        Sent(no=one.no, at=one.issued_at, returned=at(returned, one), accepted=at(accepted, one))  # type: ignore[arg-type]
        for one in sent
    ]
    state, newest, counted = state_of(sendings)
    by_number = dict(zip(sendings, sent, strict=True))
    counting = by_number[counted] if counted else None
    own = (
        vector_of(forms.get(counting.form, ()), typed_of(counting.data.get("figures", ())), {}) if counting else NOTHING
    )
    return ReportState(
        cell=sent[0].cell,
        audience=sent[-1].audience,
        regime=regime.pk,
        series=regime.series or regime.pk,
        unit=sent[0].unit,
        period=sent[0].period,
        state=state,
        newest=by_number[newest].pk,
        no=newest.no,
        counted=counting.pk if counting else None,
        first_sent=sendings[0].at,
        sent=newest.at,
        accepted=counted.accepted if counted else None,
        vector=packed(own),
    )


def a_year_later(states: Iterable[ReportState], past: Past) -> frozenset[UUID]:
    """The cells beside whose figures these stand as last year's: of the same units, or of those that follow them."""
    found: set[UUID] = set()
    for series, code in {(one.series, one.period) for one in states}:
        later = ReportState.objects.filter(series=series, period=known_period(code).year_after.code)
        found.update(later.filter(unit__in=past.kin).values_list("cell", flat=True))
    return frozenset(found)


def put_last_year_beside(states: Mapping[UUID, ReportState], structure: Structure, past: Past) -> None:
    """Puts beside the unit's own figures those its past selves had accepted a year before."""
    groups: dict[tuple[UUID, str], list[ReportState]] = defaultdict(list)
    for one in states.values():
        groups[one.series, one.period].append(one)
    for (series, code), group in groups.items():
        now = known_period(code)
        selves = {one.cell: _selves(one, now, structure, past) for one in group}
        wanted = {self for them in selves.values() for self in them}
        rows = ReportState.objects.filter(series=series, period=now.year_before.code, unit__in=wanted)
        bases = {one.unit: one for one in rows}
        bases |= {one.unit: one for one in groups.get((series, now.year_before.code), ())}
        for one in group:
            them = sorted(selves[one.cell])
            found = [unpacked(bases[self].vector) for self in them if self in bases]
            one.vector = packed(_beside(unpacked(one.vector), same_of(found) if len(found) == len(them) else {}))


def _selves(state: ReportState, now: Period, structure: Structure, past: Past) -> frozenset[str]:
    """The units of a year before whose figures make up this one's base; none when no whole units do."""
    regime = structure.regime(state.regime)
    if regime is None:
        return frozenset()
    since, until = last_day(regime, now.year_before), last_day(regime, now)
    return past.ancestors(state.unit, since, until) or frozenset()


def _beside(own: Vector, same: Mapping[str, int]) -> dict[str, Sum]:
    return {
        key: one._replace(same=same[key], same_n=1, both_same=one.actual_n)
        if key in same
        else one._replace(same=0, same_n=0, both_same=0)
        for key, one in own.items()
    }
