"""From a paper to its components in order, with every word in place: where both writers (DOCX, preview) start."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from vanban.official.check import require_writable
from vanban.official.paper import (
    Bases,
    Block,
    Column,
    Counter,
    Heading,
    Issuer,
    NumberedItems,
    Paper,
    Paragraph,
    Run,
    Signature,
    Table,
    Text,
    plain,
    runs_of,
)
from vanban.official.parameters import ParameterSet, Wording
from vanban.official.symbols import join_number, letter, place_and_date, roman

# What XML cannot carry: control characters other than tab and line feed, and half a surrogate pair.
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_FIGURE = re.compile(r"[+\-–−]?\s?\d[\d.,]*\s?%?")
_NO_FIGURE = frozenset({"", "-", "–", "—", "x", "X", "…", "..."})
_SERIAL = frozenset({"stt", "tt", "số tt", "số thứ tự"})
_CLOSING = " \t\n.,;"
_COLLECTIVE = re.compile(r"T/?M\b", re.IGNORECASE)  # thay mặt: in the name of a committee


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of the component `part`. `rule` is the length of the rule under it, as a share of its words."""

    part: str
    text: tuple[Run, ...]
    rule: float = 0

    @property
    def words(self) -> str:
        """The text without its look."""
        return plain(self.text)


@dataclass(frozen=True, slots=True)
class Composed:
    """A paper as components. `signatures` are in the order of the issuers; the writer decides where each stands."""

    title: str
    author: str
    issuers: tuple[Line, ...]
    titles: tuple[Line, ...]
    number: tuple[Line, ...]
    place_date: tuple[Line, ...]
    kind: tuple[Line, ...]
    addressees: tuple[Line, ...]
    body: tuple[Line | Table, ...]
    recipients: tuple[Line, ...]
    signatures: tuple[tuple[Line, ...], ...]
    annexes: tuple["ComposedAnnex", ...] = ()


@dataclass(frozen=True, slots=True)
class ComposedAnnex:
    """An annex as components: what stands at its head, then its body."""

    head: tuple[Line, ...]
    body: tuple[Line | Table, ...]
    landscape: bool


def compose(paper: Paper, parameters: ParameterSet) -> Composed:
    """Lay out the words of `paper`. Raises PaperError if `check.refusals` has anything to say."""
    require_writable(paper, parameters)
    words = parameters.wording
    make = _Maker(parameters)
    abstract = clean(paper.abstract).strip()
    kind_words = clean(paper.kind).strip()
    return Composed(
        title=" ".join(f"{kind_words} {abstract}".split()),
        author=" - ".join(clean(issuer.body).strip() for issuer in paper.issuers).replace("\n", " "),
        issuers=tuple(_issuer_lines(paper.issuers, make)),
        titles=tuple(make.line(part, text) for part, text in words.titles),
        number=tuple(_number_lines(paper, abstract, make)),
        place_date=(make.line("dia_danh_ngay", place_and_date(clean(paper.place).strip(), paper.date, parameters)),),
        kind=() if paper.is_letter else tuple(_kind_lines(kind_words, abstract, make)),
        addressees=tuple(_addressee_lines(paper.addressees, make)),
        body=tuple(_ended(list(_body(paper.body, make)), words.body_end)),
        recipients=tuple(_recipient_lines(paper.recipients, make)),
        signatures=tuple(tuple(_signature_lines(one, body, make)) for one, body in _signing(paper)),
        annexes=tuple(_annexes(paper, make)),
    )


def body_text(paper: Paper, parameters: ParameterSet) -> str:
    """The body as it will be printed, numbers and all, without its tables: to be stored and searched. Raises
    PaperError."""
    return "\n".join(line.words for line in compose(paper, parameters).body if isinstance(line, Line))


def clean(text: str) -> str:
    """Text in Unicode NFC without characters that XML cannot carry (they have no shape, so no word is lost)."""
    return _UNWRITABLE.sub("", unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")))


def column_aligns(table: Table) -> tuple[str, ...]:
    """The side of each column: as said, or serial numbers in the centre, columns of figures right, words left."""
    return tuple(_align(column, [row[index] for row in table.rows]) for index, column in enumerate(table.columns))


def _align(column: Column, cells: list[str]) -> str:
    if column.align != "auto":
        return column.align
    if column.title.strip().lower() in _SERIAL:
        return "center"
    filled = [cell.strip() for cell in cells if cell.strip() not in _NO_FIGURE]
    return "right" if filled and all(_FIGURE.fullmatch(cell) for cell in filled) else "left"


@dataclass(frozen=True, slots=True)
class _Maker:
    parameters: ParameterSet

    @property
    def words(self) -> Wording:
        return self.parameters.wording

    def line(self, part: str, text: Text) -> Line:
        caps = self.parameters.components[part].caps
        runs = (replace(run, text=clean(run.text).upper() if caps else clean(run.text)) for run in runs_of(text))
        return Line(part, tuple(runs), self.parameters.rules.get(part, 0))


def _issuer_lines(issuers: tuple[Issuer, ...], make: _Maker) -> Iterator[Line]:
    superiors = {clean(issuer.superior).strip() for issuer in issuers}
    # One that is above all issuers stands over them. Between two of them a superior would read as an issuer itself.
    if len(superiors) == 1 and (superior := superiors.pop()):
        yield make.line("co_quan_cap_tren", superior)
    for index, issuer in enumerate(issuers):
        last = index == len(issuers) - 1
        named = make.line("co_quan_ban_hanh", issuer.body.strip() + ("" if last else make.words.joint_mark))
        yield named if last else replace(named, rule=0)
    if make.words.issuer_mark:
        yield make.line("dau_sao", make.words.issuer_mark)


def _number_lines(paper: Paper, abstract: str, make: _Maker) -> Iterator[Line]:
    number = join_number(paper.number, paper.symbol.strip(), make.parameters)
    yield make.line("so_ky_hieu", f"{make.words.number_prefix}{number}")
    if paper.is_letter and abstract:
        prefix = make.words.letter_abstract_prefix
        already = abstract.lower().startswith(prefix.strip().lower()) if prefix else True
        yield make.line("trich_yeu_cong_van", abstract if already else f"{prefix}{abstract}")
    if paper.draft.strip():
        yield make.line("du_thao", paper.draft.strip())


def _kind_lines(kind: str, abstract: str, make: _Maker) -> Iterator[Line]:
    yield make.line("ten_loai", kind)
    yield make.line("trich_yeu", abstract)
    if make.words.abstract_mark:
        yield make.line("dau_trich_yeu", make.words.abstract_mark)


def _listed(items: tuple[str, ...], make: _Maker) -> list[str]:
    ends = [make.words.list_separator] * (len(items) - 1) + [make.words.list_end]
    bare = [re.sub(r"^\s*[-–]\s*", "", item).strip(_CLOSING) for item in items]
    return [f"{item}{end}" for item, end in zip(bare, ends, strict=True)] if items else []


def _addressee_lines(addressees: tuple[str, ...], make: _Maker) -> Iterator[Line]:
    prefix = make.words.addressee_prefix
    if len(addressees) == 1:
        yield make.line("kinh_gui", f"{prefix} {addressees[0].strip(_CLOSING)}")
        return
    for index, item in enumerate(_listed(addressees, make)):
        yield make.line("kinh_gui_tiep" if index else "kinh_gui_nhieu", f"{'' if index else prefix}\t- {item}")


def _recipient_lines(recipients: tuple[str, ...], make: _Maker) -> Iterator[Line]:
    if recipients:
        yield make.line("noi_nhan", make.words.recipients_heading)
    for item in _listed(recipients, make):
        yield make.line("noi_nhan_muc", f"- {item}")


def _signing(paper: Paper) -> Iterator[tuple[Signature, str]]:
    """The signatures, those of a joint paper each with the body it is of: side by side they look alike."""
    joint = len(paper.issuers) > 1
    for at, signature in enumerate(paper.signatures):
        body = clean(paper.issuers[at].body).strip() if joint else ""
        said = clean(f"{signature.authority} {signature.office}").casefold()
        yield signature, "" if body.casefold() in said else body


def _signature_lines(signature: Signature, body: str, make: _Maker) -> Iterator[Line]:
    """`body`: to be named, below the collective in whose name is signed, else above all."""
    authority = [line.strip() for line in signature.authority.splitlines() if line.strip()]
    if body:
        authority.insert(1 if authority and _COLLECTIVE.match(authority[0]) else 0, body)
    for line in authority:
        yield make.line("quyen_han", line)
    yield make.line("chuc_vu", signature.office.strip())
    yield make.line("ho_ten", signature.name.strip())


def _body(blocks: tuple[Block, ...], make: _Maker) -> Iterator[Line | Table]:
    counter = Counter()
    for block in blocks:
        match block:
            case Heading():
                if block.label is None:
                    counter = counter.after(block.level)
                yield make.line(f"de_muc_{block.level}", _label(block, counter, make.words) + block.text.strip())
            case Paragraph():
                yield make.line("noi_dung", block.text)
            case NumberedItems():
                yield from _numbered(block, make)
            case Bases():
                yield from _bases(block, make)
            case Table():
                yield _clean_table(block)


def _annexes(paper: Paper, make: _Maker) -> Iterator[ComposedAnnex]:
    number = join_number(paper.number, paper.symbol.strip(), make.parameters)
    issuer = " - ".join(clean(one.body).strip() for one in paper.issuers)
    kind = clean(paper.kind).strip().capitalize()
    dated = place_and_date("", paper.date, make.parameters)
    belongs = f"(Kèm theo {kind} {make.words.number_prefix.lower()}{number} {dated} của {issuer})"
    for at, annex in enumerate(paper.annexes, 1):
        name = f"Phụ lục {roman(at)}" if len(paper.annexes) > 1 else "Phụ lục"
        head = (
            make.line("phu_luc", name),
            make.line("ten_phu_luc", annex.title.strip()),
            make.line("kem_theo", belongs),
        )
        yield ComposedAnnex(head=head, body=tuple(_body(annex.body, make)), landscape=annex.landscape)


def _label(heading: Heading, counter: Counter, words: Wording) -> str:
    if heading.label is not None:
        return f"{heading.label.strip()} " if heading.label.strip() else ""
    count = counter.counts[heading.level - 1]
    return words.heading_labels[heading.level - 1].format(roman=roman(count), arabic=count, letter=letter(count))


def _numbered(block: NumberedItems, make: _Maker) -> Iterator[Line]:
    for number, item in enumerate(block.items, block.start):
        label = {"1": f"{number}. ", "a": f"{letter(number)}) ", "-": "- "}[block.style]
        yield make.line("khoan", (Run(label), *runs_of(item)))


def _bases(block: Bases, make: _Maker) -> Iterator[Line]:
    words = make.words
    for index, item in enumerate(block.items):
        end = words.bases_separator if index < len(block.items) - 1 else words.bases_end
        bare = re.sub(r"^\s*[-–]\s*", "", item).strip(_CLOSING)
        yield make.line("can_cu", f"{words.bases_prefix}{bare}{end}")


def _clean_table(table: Table) -> Table:
    return replace(
        table,
        caption=clean(table.caption),
        unit=clean(table.unit),
        columns=tuple(replace(column, title=clean(column.title)) for column in table.columns),
        rows=tuple(tuple(clean(cell) for cell in row) for row in table.rows),
    )


def _ended(items: list[Line | Table], end: str) -> list[Line | Table]:
    """Put the closing mark of the body after its last word, in place of a full stop."""
    last = items[-1] if items else None
    if not end or not isinstance(last, Line) or last.part not in {"noi_dung", "khoan"} or not last.text:
        return items
    final = last.text[-1]
    closed = replace(final, text=final.text.rstrip(_CLOSING + "/") + end)
    return [*items[:-1], replace(last, text=(*last.text[:-1], closed))]
