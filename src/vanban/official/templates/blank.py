"""The built-in layout as a template: what a clerk downloads to edit."""

from dataclasses import replace

from vanban.official.compose import Composed, Line, compose
from vanban.official.metrics import even_width, text_width
from vanban.official.paper import Paper, Run
from vanban.official.parameters import ParameterSet
from vanban.official.templates.fields import BODY, FIELDS, written
from vanban.official.writer import write_composed

_NAMES = {part: field.name for field in FIELDS for part in field.parts}


def blank_template(example: Paper, parameters: ParameterSet) -> bytes:
    """The layout of `example`, with a field in the place of each of its words; fixed words stay. Lines drawn under a
    component are as long as under the example's words. Raises PaperError as `write_docx` does."""
    composed = compose(example, parameters)
    left, whole = parameters.columns.head_left, parameters.page.text_width
    fielded = Composed(
        title="",
        author="",
        issuers=_fielded(composed.issuers, parameters, left),
        titles=composed.titles,
        number=_fielded(composed.number, parameters, left),
        place_date=_fielded(composed.place_date, parameters, whole - left),
        kind=_fielded(composed.kind, parameters, whole),
        addressees=(),
        body=(Line("noi_dung", (Run(written(BODY)),)),),
        recipients=_fielded(composed.recipients, parameters, whole),
        signatures=tuple(_fielded(one, parameters, whole) for one in composed.signatures[:1]),
    )
    return write_composed(fielded, parameters)


def _fielded(lines: tuple[Line, ...], parameters: ParameterSet, width: float) -> tuple[Line, ...]:
    """Each field once, in a column of `width` millimetres: a template repeats a field's paragraph by itself."""
    found: dict[str, Line] = {}
    for line in lines:
        name = _NAMES.get(line.part)
        if name is None:
            found[line.part] = line  # a fixed mark such as the asterisk
        elif name not in found:
            found[name] = replace(line, text=(Run(written(name)),), rule=_share(line, parameters, width, written(name)))
    return tuple(found.values())


def _share(line: Line, parameters: ParameterSet, width: float, token: str) -> float:
    """The length of the rule under the example's words as a share of the field's."""
    look = parameters.components[line.part]
    longest = even_width(line.words, look.size, width / 25.4 * 72, bold=look.bold)
    return line.rule * longest / text_width(token, look.size, bold=look.bold)
