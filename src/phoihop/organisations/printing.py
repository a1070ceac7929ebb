"""What every paper of an organisation has in common: what usually stands at its head and foot, and the files made of
it. The clerk may say otherwise wherever there is a form."""

from datetime import date

from django.http import HttpResponse
from markupsafe import Markup

from phoihop.organisations.letterheads import Letterhead
from vanban.official import (
    MEDIA_TYPE,
    PDF_TYPE,
    Family,
    Paper,
    ParameterError,
    ParameterSet,
    Signature,
    latest_parameters,
    make_symbol,
    paper_to_html,
    parameters_for,
    write_docx,
    write_pdf,
)


def symbol(head: Letterhead, code: str) -> str:
    """The symbol of a paper whose kind is abbreviated to `code`."""
    return make_symbol(Family(head.family), code, head.symbol) if head.symbol else code


def signature(head: Letterhead) -> Signature:
    """In whose name and by whom such an organisation signs; nobody is named."""
    if Family(head.family) is Family.PARTY:
        return Signature(office="BÍ THƯ", authority="T/M BAN THƯỜNG VỤ")
    return Signature(office="TỔNG GIÁM ĐỐC")


def kept(head: Letterhead) -> str:
    """The last line of the recipients: where the paper is filed."""
    return "Lưu Văn phòng" if Family(head.family) is Family.PARTY else "Lưu: VT"


def docx(made: Paper, today: date) -> bytes:
    """The Word file."""
    return write_docx(made, parameters(made, today))


def pdf(made: Paper, today: date) -> bytes:
    """The same for whoever only reads, with its font inside."""
    return write_pdf(made, parameters(made, today))


def taken_away(made: Paper, ending: str, name: str, today: date) -> HttpResponse:
    """The paper as a file to be kept: `ending` is "docx" or "pdf", `name` what it is called. Raises PaperError."""
    write, media_type = {"docx": (docx, MEDIA_TYPE), "pdf": (pdf, PDF_TYPE)}[ending]
    response = HttpResponse(write(made, today), content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    return response


def parameters(made: Paper, today: date) -> ParameterSet:
    """The rules of layout of the day of signing; before the first known ones, the newest."""
    try:
        return parameters_for(made.family, made.date or today)
    except ParameterError:
        return latest_parameters(made.family)


def preview(made: Paper) -> Markup:
    """The paper for the screen. Every word in it has been escaped by `vanban.official`."""
    return Markup(paper_to_html(made))  # noqa: S704
