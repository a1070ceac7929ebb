"""What the field macro prints, read off a Django bound field: the one place that knows both sides."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from django import forms
from django.forms import BoundField
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.ui import formats
from phoihop.ui.choosing import Option
from vanban import dates
from vanban.problem import Problem

Toward = Literal["future", "past"]

_BY_WIDGET: Final[tuple[tuple[type[forms.Widget], str], ...]] = (
    (forms.Textarea, "textarea"),
    (forms.CheckboxSelectMultiple, "checks"),
    (forms.RadioSelect, "radios"),
    (forms.CheckboxInput, "check"),
    (forms.Select, "choice"),
    (forms.FileInput, "file"),
)
# Attributes of Django's widgets that the macro writes itself or that repeat what the page already says.
_OWN_ATTRIBUTES: Final = {"id", "class", "rows", "cols", "required", "multiple", "aria-describedby", "aria-invalid"}


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field as the macro sees it. `value` is what was typed, else the initial value as text."""

    kind: str
    id: str
    name: str
    label: str
    help: str
    value: str
    required: bool
    disabled: bool
    errors: Sequence[str]
    described_by: str
    attrs: dict[str, Any]
    input_type: str = "text"
    rows: int = 4
    multiple: bool = False
    checked: bool = False
    choices: Iterable[tuple[Any, Any]] = ()
    chosen: frozenset[str] = frozenset()
    toward: Toward = "future"
    echo: str = ""
    unit: str = ""
    readings: Sequence[tuple[str, str]] = ()
    source: str = ""
    picked: Sequence[Option] = field(default=())
    matches: Sequence[Option] = field(default=())


def kind_of(bound: BoundField) -> str:
    own = getattr(bound.field, "kind", "")
    if bound.is_hidden:
        return "hidden"
    if own:
        return str(own)
    return next((kind for widget, kind in _BY_WIDGET if isinstance(bound.field.widget, widget)), "text")


def _described_by(element: str, help_text: str, errors: Sequence[str], echoes: bool, unit: str) -> str:
    parts = (
        (f"{element}-error", errors),
        (f"{element}-help", help_text),
        (f"{element}-echo", echoes),
        (f"{element}-unit", unit),
    )
    return " ".join(name for name, present in parts if present)


def field_view(bound: BoundField, help_text: str = "") -> FieldView:
    """The template global behind the field macro. `help_text` goes before the field's own help."""
    kind, form_field, widget = kind_of(bound), bound.field, bound.field.widget
    element = bound.auto_id or bound.html_name
    errors = [str(sentence) for sentence in bound.errors]
    value = bound.value()
    typed = "" if value is None or isinstance(value, bool | list | tuple) else str(value)
    help_text = help_text or str(bound.help_text or "")
    extra = _extra(kind, bound, value, typed, errors)
    errors = extra.pop("errors", errors)
    return FieldView(
        kind=kind,
        id=element,
        name=bound.html_name,
        label=str(bound.label),
        help=help_text,
        value=extra.pop("value", typed),
        required=form_field.required,
        disabled=form_field.disabled,
        errors=errors,
        described_by=_described_by(element, help_text, errors, kind in {"day", "period"}, extra.get("unit", "")),
        attrs={name: value for name, value in widget.attrs.items() if name not in _OWN_ATTRIBUTES},
        input_type=getattr(widget, "input_type", "text") or "text",
        **extra,
    )


def _extra(kind: str, bound: BoundField, value: Any, typed: str, errors: Sequence[str]) -> dict[str, Any]:
    form_field: Any = bound.field
    match kind:
        case "textarea":
            rows = str(form_field.widget.attrs.get("rows", ""))
            return {"rows": 4 if rows in {"", "10"} else int(rows)}  # 10 is Django's own default
        case "choice" | "checks" | "radios":
            several = value if isinstance(value, list | tuple) else [value]
            chosen = frozenset(str(getattr(one, "value", one)) for one in several if one is not None)
            return {"choices": form_field.choices, "chosen": chosen}
        case "check":
            return {"checked": bool(value) and value != "False"}
        case "day":
            return {"toward": form_field.toward, "echo": "" if errors else form_field.echo(typed)}
        case "period":
            return {"echo": "" if errors else form_field.echo(typed)}
        case "number":
            return {"unit": form_field.unit, "readings": form_field.widget.readings(typed) if errors else ()}
        case "file":
            multiple = bool(getattr(form_field.widget, "allow_multiple_selected", False))
            return {"multiple": multiple, **_again(bound, errors)}
        case "organisation" | "organisations":
            return dict(form_field.shown(value))
    return {}


def _again(bound: BoundField, errors: Sequence[str]) -> dict[str, Any]:
    """A browser keeps no chosen files over a refused form: which ones to choose again is said at the field."""
    refused_itself = bool(errors) and getattr(bound.field, "most", 0) == 1
    if not bound.form.is_bound or not bound.form.errors or refused_itself:
        return {}
    chosen = bound.data if isinstance(bound.data, list) else [bound.data]
    names = ", ".join(one.name for one in chosen if one and not hasattr(one, "refused_because"))
    return {"errors": [*errors, _("Chọn lại tệp trước khi gửi: %(names)s.") % {"names": names}]} if names else {}


def day_echo(typed: str, toward: Toward = "future") -> str:
    """What the system understood: `Thứ Tư, 30/09/2026`; the sentence of the problem if it did not; nothing for
    nothing."""
    if not typed.strip():
        return ""
    found = dates.parse_day(typed, timezone.localdate(), toward)
    if isinstance(found, Problem):
        return found.sentence
    return formats.weekday_day(found, [_(name) for name in formats.WEEKDAYS])


def period_echo(typed: str) -> str:
    """`quý II/2026: 01/04/2026–30/06/2026`."""
    if not typed.strip():
        return ""
    found = dates.parse_period(typed, timezone.localdate())
    if isinstance(found, Problem):
        return found.sentence
    return f"{found.label}: {formats.day(found.first)}–{formats.day(found.last)}"
