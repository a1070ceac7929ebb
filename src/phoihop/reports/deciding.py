"""Whether what somebody wants to issue about reports may be issued. Reads, and refuses in one sentence."""

import re
from typing import Any, Final

from django.utils.translation import gettext as _t

from phoihop.organisations.rules import backwards
from phoihop.records.keys import audience_id, ref_id
from phoihop.records.kinds import Proposal
from phoihop.records.refusals import Refusal
from phoihop.reports.citing import refuse_sources
from phoihop.reports.defining import refuse_indicators
from phoihop.reports.keys import cell_of, line_key
from phoihop.reports.models import Report, ReportAcceptance, ReportForm, ReportRegime, ReportReturn
from phoihop.reports.periods import Every, belongs, period
from phoihop.reports.rules import Block, Flavour, lines_of, sections_of, too_fine, typed_of
from phoihop.reports.structure import feeding, form_on, in_force, is_member, last_day, seen_by, superiors

# Codes stand in addresses and in the names of boxes.
CODE: Final = re.compile(r"[a-z0-9-]{1,40}\Z", re.ASCII)


def decide_regime(proposal: Proposal) -> None:
    data, us = proposal.draft.data, proposal.actor.org
    spans = [{"from": one["first"], "to": one["last"]} for one in data.get("days_off", ())]
    if any(backwards(one) for one in (data, *data["members"], *spans)):
        raise Refusal("span.backwards", _t("Ngày kết thúc sớm hơn ngày bắt đầu. Xin sửa một trong hai."))
    members = [one["org"] for one in data["members"]]
    if us in members or set(members) & set(data.get("superiors", ())):
        sentence = _t("Cơ quan nhận báo cáo và cấp trên không thể là đơn vị báo cáo. Bỏ khỏi danh sách đơn vị.")
        raise Refusal("regime.self", sentence, {"members": sentence})
    if {us, *proposal.draft.to} != proposal.parties or set(members) - proposal.parties:
        raise Refusal(
            "to.regime", _t("Chế độ báo cáo gửi đủ các đơn vị báo cáo và cấp trên. Mở lại biểu rồi ban hành.")
        )
    if "series" in data and not ReportRegime.objects.filter(pk=ref_id(data["series"]), author=us).exists():
        raise Refusal("regime.series", _t("Chế độ báo cáo chỉ nối tiếp chế độ của chính cơ quan mình. Chọn lại."))
    if "upper" in data:
        _decide_upper(data, us)
    elif data.get("superiors"):
        raise Refusal("regime.upper", _t("Chưa chọn chế độ báo cáo của cấp trên mà số liệu này gộp vào."))
    if isinstance(proposal.current, ReportRegime):
        kept = ("every", "cut_day", "upper", "superiors", "series", "issued")
        if any(proposal.current.data.get(name) != data.get(name) for name in kept):
            raise Refusal(
                "regime.fixed", _t("Kỳ báo cáo, ngày chốt số và cấp trên không đổi được giữa chừng. Lập chế độ mới.")
            )


def _decide_upper(data: dict[str, Any], us: str) -> None:
    upper = ReportRegime.objects.filter(pk=ref_id(data["upper"])).first()
    if upper is None or us not in {one["org"] for one in upper.data["members"]} or upper.every != data["every"]:
        sentence = _t("Không thấy chế độ báo cáo cùng kỳ của cấp trên có tên cơ quan mình. Chọn lại.")
        raise Refusal("regime.upper", sentence, {"upper": sentence})
    if data.get("superiors", []) != [upper.author, *superiors(upper)]:
        raise Refusal("regime.superiors", _t("Cấp trên ghi chưa đúng với chế độ báo cáo cấp trên. Mở lại biểu."))


def _regime(proposal: Proposal) -> ReportRegime:
    regime = ReportRegime.objects.filter(pk=ref_id(proposal.draft.data["regime"])).first()
    if regime is None:
        raise Refusal("regime.gone", _t("Chế độ báo cáo này không còn. Mở lại danh sách báo cáo."))
    return regime


def decide_form(proposal: Proposal) -> None:
    data = proposal.draft.data
    _refuse_misshapen(data)
    us = proposal.actor.org
    if data["regime"]["org"] != us:
        raise Refusal("form.author", _t("Chỉ cơ quan nhận báo cáo được ban hành biểu mẫu."))
    refuse_indicators(data, us)
    beside = [one for one in proposal.batch if one.kind == "report_regime" and str(one.rec) == data["regime"]["rec"]]
    audience = audience_id({us, *beside[0].to}) if beside else _regime(proposal).audience
    if audience_id({us, *proposal.draft.to}) != audience:
        raise Refusal("to.regime", _t("Nơi nhận phải đúng như nơi nhận của chế độ báo cáo. Mở lại biểu rồi ban hành."))
    if ReportForm.objects.filter(regime=ref_id(data["regime"]), from_day=data["from"]).exists():
        sentence = _t("Đã có biểu mẫu áp dụng từ ngày này. Chọn ngày khác.")
        raise Refusal("form.twice", sentence, {"from": sentence})


def _refuse_misshapen(data: dict[str, Any]) -> None:
    sections = data["sections"]
    codes = [one["code"] for one in sections]
    lines = [line for one in sections for line in one.get("lines", ())]
    names, keys = [line["code"] for line in lines], [line_key(line) for line in lines]
    if not all(CODE.match(code) for code in (*codes, *names)):
        raise Refusal("form.codes", _t("Mã của mục và chỉ tiêu chỉ gồm chữ thường không dấu, số và dấu gạch."))
    if len({*codes}) < len(codes) or len({*names}) < len(names) or len({*keys}) < len(keys):
        raise Refusal("form.codes", _t("Hai mục hoặc hai chỉ tiêu của biểu có cùng mã. Đổi một trong hai."))
    if any((one["block"] == Block.FIGURES) != bool(one.get("lines")) for one in sections):
        raise Refusal("form.lines", _t("Mục số liệu cần ít nhất một chỉ tiêu; mục bằng lời không có chỉ tiêu."))
    typed = {line["code"] for line in lines if line["flavour"] != Flavour.RATIO}
    for line in lines:
        made_of = line.get("of", [])
        if (len(made_of) == 2) != (line["flavour"] == Flavour.RATIO) or set(made_of) - typed:
            raise Refusal(
                "form.ratio",
                _t("Chỉ tiêu tỷ lệ “%(name)s” cần tử số và mẫu số là hai chỉ tiêu nhập số của chính biểu này.")
                % {"name": line["name"]},
            )


def decide_report(proposal: Proposal) -> None:
    """A unit reports for itself, in its own name, on the form in force, to those who see it through."""
    data, us = proposal.draft.data, proposal.actor.org
    regime = _regime(proposal)
    asked = period(data["period"])
    if data["unit"] != us or asked is None or not belongs(Every(regime.every), asked):
        raise Refusal("report.other", _t("Báo cáo này của đơn vị hoặc kỳ khác. Mở lại biểu của đơn vị mình."))
    day = last_day(regime, asked)
    if not in_force(regime, day) or not is_member(regime.pk, us, day):
        raise Refusal("report.member", _t("Đơn vị không phải báo cáo kỳ này theo chế độ đã ban hành."))
    form = form_on(regime, day)
    if form is None or form.pk != ref_id(data["form"]):
        raise Refusal("report.form", _t("Kỳ này dùng biểu mẫu khác. Mở lại biểu; số đã nhập còn trong bản nháp."))
    if audience_id({us, *proposal.draft.to}) != seen_by(regime.author, superiors(regime), us):
        raise Refusal("to.report", _t("Nơi nhận phải đúng là cơ quan nhận báo cáo và cấp trên. Mở lại biểu rồi gửi."))
    _refuse_order(data)
    _refuse_figures(data, form, fed=feeding(regime.pk, us, asked) is not None)
    refuse_sources(data, us)


def _refuse_order(data: dict[str, Any]) -> None:
    """One sending at a time: the next comes after the one before was returned, or accepted and is now corrected."""
    last = Report.objects.filter(cell=cell_of(data)).order_by("-no").first()
    if data["no"] != (last.no + 1 if last else 1):
        raise Refusal("report.no", _t("Báo cáo kỳ này vừa được gửi. Mở lại trang để xem bản đã gửi."))
    if last is None:
        return
    returned = ReportReturn.objects.filter(cell=last.cell, report=last.pk).exists()
    accepted = not returned and ReportAcceptance.objects.filter(cell=last.cell, report=last.pk).exists()
    if not accepted and not returned:
        raise Refusal("report.waiting", _t("Báo cáo đã gửi, đang chờ tiếp nhận, không gửi lần hai. Xem bản đã gửi."))
    if accepted and "reason" not in data:
        sentence = _t("Báo cáo đã được tiếp nhận. Ghi lý do của bản thay thế.")
        raise Refusal("report.reason", sentence, {"reason": sentence})


def _refuse_figures(data: dict[str, Any], form: ReportForm, *, fed: bool) -> None:
    sections = sections_of(form.data, line_key)
    lines = {line.code: line for line in lines_of(sections) if line.typed}
    texts = {one.code for one in sections if one.block == Block.TEXT}
    said = typed_of(data.get("figures", ()))
    if set(said) - set(lines) or {one["section"] for one in data.get("texts", ())} - texts:
        raise Refusal("report.form", _t("Có mục không thuộc biểu mẫu này. Mở lại biểu rồi gửi."))
    if not said and not data.get("texts"):
        raise Refusal("report.empty", _t("Báo cáo chưa có nội dung. Nhập ít nhất một chỉ tiêu hoặc một mục."))
    if said and fed:
        raise Refusal(
            "report.fed",
            _t("Số liệu của đơn vị lấy từ báo cáo của các đơn vị trực thuộc; ở đây chỉ gửi phần bằng lời."),
        )
    for code, one in said.items():
        if any(value is not None and too_fine(value, lines[code].decimals) for value in (one.plan, one.actual)):
            raise Refusal(
                "report.decimals",
                _t("Chỉ tiêu “%(name)s” nhận tối đa %(places)s chữ số thập phân. Làm tròn rồi gửi.")
                % {"name": lines[code].name, "places": lines[code].decimals},
            )


def decide_answer(proposal: Proposal) -> None:
    """The receiver takes in, or returns, the newest sending, once. What it has taken in it may still return: the
    acceptance is withdrawn."""
    data = proposal.draft.data
    report = Report.objects.filter(pk=ref_id(data["report"])).first()
    regime = _regime(proposal)
    if report is None or report.cell != cell_of(data):
        raise Refusal("answer.gone", _t("Báo cáo này không còn. Mở lại danh sách báo cáo."))
    if regime.author != proposal.actor.org:
        raise Refusal("answer.receiver", _t("Chỉ cơ quan nhận báo cáo được tiếp nhận hoặc trả lại."))
    if audience_id({proposal.actor.org, *proposal.draft.to}) != report.audience:
        raise Refusal("to.report", _t("Nơi nhận phải đúng như nơi nhận của báo cáo. Mở lại trang rồi làm lại."))
    answered = {"cell": report.cell, "report": report.pk}
    newer = Report.objects.filter(cell=report.cell, no__gt=report.no).exists()
    accepting = proposal.draft.kind == "report_acceptance"
    if (
        newer
        or ReportReturn.objects.filter(**answered).exists()
        or (accepting and ReportAcceptance.objects.filter(**answered).exists())
    ):
        raise Refusal("answer.twice", _t("Bản này đã được xử lý, hoặc đã có bản mới hơn. Mở lại trang để xem."))
