"""Indicators, forms, regimes; what units report and what is answered; where each report and each total stands."""

from django.db import models

from phoihop.records.models import Record, Row


class Indicator(Record):
    """What a figure means (chỉ tiêu): name, definition, unit, how it is added up; from when to when forms may take
    it over. An office's own dictionary (danh mục)."""

    name = models.CharField(max_length=300)
    unit = models.CharField(max_length=40)
    from_day = models.DateField(null=True)
    to_day = models.DateField(null=True)


class ReportRegime(Record):
    """A reporting regime (chế độ báo cáo): which units report to its author, how often, cut off when, due when.
    `upper` is the regime these totals flow into; `series` the first of the regimes this one continues."""

    title = models.CharField(max_length=500)
    every = models.CharField(max_length=8)
    cut_day = models.PositiveSmallIntegerField()
    due_days = models.PositiveSmallIntegerField()
    upper = models.UUIDField(null=True, db_index=True)
    series = models.UUIDField(null=True, db_index=True)
    from_day = models.DateField()
    to_day = models.DateField(null=True)


class RegimeMember(Row):
    """A unit that reports under a regime, from when to when (đơn vị báo cáo)."""

    org = models.CharField(max_length=64, db_index=True)
    from_day = models.DateField(null=True)
    to_day = models.DateField(null=True)


class ReportForm(Record):
    """One version of a regime's form (biểu mẫu), for the periods cut off from `from_day` on. Never restated: what was
    asked last year stays as it was asked."""

    regime = models.UUIDField(db_index=True)
    title = models.CharField(max_length=300)
    from_day = models.DateField()


class IndicatorUse(Row):
    """A line of a form that asks for an indicator (chỗ hỏi chỉ tiêu); `code` names the line."""

    indicator = models.UUIDField(db_index=True)
    code = models.CharField(max_length=40)


class Report(Record):
    """One sending of a unit's report (báo cáo). `no` counts the sendings of one unit and period; a later one replaces
    an earlier, which stays. `cell` is the id of unit and period under the regime."""

    cell = models.UUIDField(db_index=True)
    regime = models.UUIDField()
    form = models.UUIDField(db_index=True)
    unit = models.CharField(max_length=64)
    period = models.CharField(max_length=12)
    no = models.PositiveSmallIntegerField()

    class Meta:
        indexes = [models.Index(fields=["unit", "period"], name="report_of_unit")]


class ReportReturn(Record):
    """The receiver's remarks on a report, which is to be sent again (trả lại để bổ sung)."""

    report = models.UUIDField()
    cell = models.UUIDField(db_index=True)


class ReportAcceptance(Record):
    """The receiver has taken a report in (tiếp nhận): from then on its figures count."""

    report = models.UUIDField()
    cell = models.UUIDField(db_index=True)


class ReportDraft(models.Model):
    """The words of one level's consolidated report while they are being written: an ordinary row of the office, nothing
    is issued by it. `content`: texts by section, the sources they cite, the steps before (see `composing`). `revision`
    grows with every save; `typing` is the key of the page that saved last."""

    id = models.UUIDField(primary_key=True)
    org = models.CharField(max_length=64)
    user = models.CharField(max_length=64)
    regime = models.UUIDField()
    period = models.CharField(max_length=12)
    content = models.JSONField()
    revision = models.PositiveIntegerField(default=1)
    typing = models.UUIDField(null=True)
    updated_at = models.DateTimeField()


class ReportState(models.Model):
    """Where the report of one unit for one period stands. Read model. `counted` is the sending whose figures count,
    None before any was accepted; `vector` its figures with last year's beside them, as they are added to the totals;
    empty while nothing counts."""

    cell = models.UUIDField(primary_key=True)
    audience = models.UUIDField()
    regime = models.UUIDField()
    series = models.UUIDField()
    unit = models.CharField(max_length=64)
    period = models.CharField(max_length=12)
    state = models.CharField(max_length=10)
    newest = models.UUIDField()
    no = models.PositiveSmallIntegerField()
    counted = models.UUIDField(null=True)
    first_sent = models.DateTimeField()
    sent = models.DateTimeField()
    accepted = models.DateTimeField(null=True)
    vector = models.JSONField()

    class Meta:
        indexes = [
            models.Index(fields=["regime", "period"], name="report_state_in_period"),
            models.Index(fields=["unit", "period"], name="report_state_of_unit"),
        ]


class ReportTotal(models.Model):
    """The consolidation (tổng hợp) of one regime for one period, with all regimes that flow into it. Read model, one
    row while at least one report counts. `counted`: from how many units. It bears no audience: its regime says who
    receives it (`reading.opened_or_404`)."""

    id = models.UUIDField(primary_key=True)
    regime = models.UUIDField()
    period = models.CharField(max_length=12)
    counted = models.PositiveIntegerField()
    vector = models.JSONField()

    class Meta:
        indexes = [models.Index(fields=["regime", "period"], name="report_total_in_period")]


class ReportDue(models.Model):
    """By which day a regime wants the reports of a period (hạn nộp của kỳ báo cáo). Read model. From `cut_off` on, the
    period is the one to send `until` the next is cut off. A regime without an end has the periods of ten years from
    when it was issued."""

    id = models.UUIDField(primary_key=True)
    regime = models.UUIDField()
    period = models.CharField(max_length=12)
    cut_off = models.DateField()
    until = models.DateField()
    due = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["regime", "due"], name="report_due_days")]
