"""The file of a template, opened and checked; the built-in layout and an example to fill it with. Nothing here knows
which template is in force."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from phoihop.documents.files import Readable, open_stored
from phoihop.documents.rules import PaperUse
from phoihop.organisations import printing
from phoihop.organisations.letterheads import Letterhead
from phoihop.records.refusals import Refusal
from vanban.official import (
    Annex,
    Column,
    Family,
    Heading,
    Issuer,
    NumberedItems,
    Paper,
    Paragraph,
    Signature,
    Table,
)
from vanban.official.templates import LIMITS, Template, TemplateError, blank_template, fill, read_template

_SAMPLES: Final[Mapping[PaperUse, tuple[str, str, str]]] = {
    PaperUse.INVITATION: ("GIẤY MỜI", "GM", "dự hội nghị giao ban quý II thực hiện Quy chế phối hợp"),
    PaperUse.NOTICE: ("THÔNG BÁO", "TB", "kết luận hội nghị giao ban quý II thực hiện Quy chế phối hợp"),
}
_REPORT: Final = ("BÁO CÁO", "BC", "Sơ kết thực hiện Quy chế phối hợp, 6 tháng đầu năm")


def opened(sha256: str, name: str) -> Template:
    """A stored file as a template. Raises `Refusal` when it is not on disk, or may not be used."""
    with open_stored(sha256, name) as content:
        return _read(content)


def _read(content: Readable) -> Template:
    try:
        return read_template(content.read(LIMITS.file + 1))
    except TemplateError as error:
        raise Refusal("template.unusable", str(error)) from error


def usable(sha256: str, name: str, head: Letterhead, day: date) -> Template:
    """A stored file as a template that has laid out the example with most in it: what is taken in can be used. Raises
    `Refusal`."""
    return _tried(opened(sha256, name), head, day)


def _tried(template: Template, head: Letterhead, day: date) -> Template:
    try:
        filled(template, _whole(example(PaperUse.CONSOLIDATED, head, day)), day)
    except TemplateError as error:
        raise Refusal("template.unusable", str(error)) from error
    return template


def looked_at(content: Readable, use: PaperUse, head: Letterhead, day: date) -> bytes:
    """The example in the layout of a file that is kept nowhere. Raises `Refusal` when it could not be used."""
    return filled(_tried(_read(content), head, day), example(use, head, day), day)


def example(use: PaperUse, head: Letterhead, day: date) -> Paper:
    """A paper of this use with the organisation's own head and made-up text, to see a template by."""
    kind, code, abstract = _SAMPLES.get(use, _REPORT)
    signer = printing.signature(head)
    table = Table(
        columns=(Column("TT", 0.5), Column("Nội dung", 3.0), Column("Kế hoạch"), Column("Thực hiện")),
        rows=(("1", "Hội nghị giao ban", "4", "4"), ("2", "Nhiệm vụ phối hợp", "12", "11"), ("", "Cộng", "16", "15")),
        caption="Kết quả thực hiện",
        bold_rows=frozenset({2}),
    )
    annex = Annex(title="Số liệu tổng hợp", body=(table,), landscape=True)
    return Paper(
        family=Family(head.family),
        issuers=(Issuer(body=head.name, superior=head.superior),),
        symbol=printing.symbol(head, code),
        place=head.place,
        kind=kind,
        abstract=abstract,
        body=(
            Paragraph("Đoạn mở đầu của văn bản, để xem kiểu chữ và khoảng cách của phần nội dung khi in ra."),
            Heading(1, "Đề mục thứ nhất"),
            Heading(2, "Đề mục nhỏ"),
            NumberedItems(("Đơn vị chủ trì thực hiện việc được giao.", "Các đơn vị phối hợp báo cáo kết quả.")),
            table,
            Paragraph("Đoạn kết của văn bản."),
        ),
        signatures=(Signature(office=signer.office, authority=signer.authority, name="Nguyễn Văn A"),),
        number=1,
        date=day,
        recipients=("Các bên tham gia quy chế", printing.kept(head)),
        annexes=(annex,) if use == PaperUse.CONSOLIDATED else (),
    )


def blank(use: PaperUse, head: Letterhead, day: date) -> bytes:
    """The built-in layout of a use, with every field: one without words goes as a paper is laid out."""
    made = _whole(example(use, head, day))
    return blank_template(made, printing.parameters(made, day))


def _whole(made: Paper) -> Paper:
    """The example with a superior, and signed in somebody's place."""
    (issuer,), (signed,) = made.issuers, made.signatures
    return replace(
        made,
        issuers=(replace(issuer, superior=issuer.superior or issuer.body),),
        signatures=(replace(signed, authority=signed.authority or "KT."),),
    )


def filled(template: Template, made: Paper, day: date) -> bytes:
    """The paper in the template."""
    return fill(template, made, printing.parameters(made, day))
