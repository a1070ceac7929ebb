"""Choosing organisations: what a directory offers, how the box asks for it, and the form fields.

The box works without a script: the typed words are matched at the server; one exact match is taken, several are
offered for choice, none is said. With a script the same directory answers while typing. Nothing is chosen by itself.
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final, Protocol

from django import forms
from django.core.exceptions import ValidationError
from django.http import JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phoihop.ui.links import url
from vanban.fold import fold

MOST_OFFERED: Final = 12
MOST_CHOSEN: Final = 200


@dataclass(frozen=True, slots=True)
class Option:
    """One organisation to choose. `note` is the second line: superior, dates, "nay là …"."""

    id: str
    name: str
    note: str = ""


class Directory(Protocol):
    """Where a field looks organisations up; the app that owns organisations provides it."""

    def find(self, words: str) -> Sequence[Option]:
        """Those matching `words` (without marks, initials, old names), the best first."""

    def named(self, ids: Sequence[str]) -> Sequence[Option]:
        """Those with these ids that may be chosen, in the given order; unknown ones are left out."""


def options_response(found: Iterable[Option]) -> JsonResponse:
    """The answer of the address named by a field's `source`: `GET ?q=…` → `{"results": [{id, name, note}]}`."""
    return JsonResponse({"results": [asdict(option) for option in found][:MOST_OFFERED]})


class _TypedOrChosen(forms.Widget):
    """Reads the chosen ids and the words typed beside them."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        ids = data.getlist(name) if hasattr(data, "getlist") else data.get(name, [])
        ids = [ids] if isinstance(ids, str) else ids
        # Chosen among what the typed words could mean: then the words have done their work.
        matched = data.getlist(f"{name}-match") if hasattr(data, "getlist") else []
        words = "" if any(matched) else (data.get(f"{name}-text") or "").strip()
        return Choice(tuple(dict.fromkeys(one for one in [*ids, *matched] if one)), words)

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return not any(one in data for one in (name, f"{name}-text", f"{name}-match"))

    def id_for_label(self, id_: str | None, index: str | None = None) -> str | None:  # type: ignore[override]
        return id_


@dataclass(frozen=True, slots=True)
class Choice:
    """What came from the browser."""

    ids: tuple[str, ...]
    words: str


class OrganisationsField(forms.Field):
    """Several organisations; cleans to a list of ids. The form hands the directory in: `form.fields[…].directory`."""

    kind = "organisations"
    widget = _TypedOrChosen
    most = MOST_CHOSEN

    def __init__(self, *, source: str, directory: Directory | None = None, **kwargs: Any) -> None:
        """`source` is the name of the URL that answers `options_response`, or (set by the form) its address."""
        self.source = source
        self.directory = directory
        kwargs.setdefault(
            "error_messages", {"required": gettext_lazy("Chưa chọn cơ quan. Gõ vài chữ, không cần dấu, rồi chọn.")}
        )
        super().__init__(**kwargs)

    def clean(self, value: Any) -> Any:
        choice = value if isinstance(value, Choice) else Choice((), "")
        named = self._directory.named(choice.ids)
        found = [option.id for option in named]
        # With a script the box holds the name of what is chosen: those words ask for nothing more.
        if choice.words and not any(_same(option.name, choice.words) for option in named):
            found.append(self._by_words(choice.words))
        found = list(dict.fromkeys(found))[: self.most]
        if self.required and not found:
            raise ValidationError(self.error_messages["required"], code="required")
        return found

    def _by_words(self, words: str) -> str:
        matches = self._directory.find(words)
        exact = [option for option in matches if _same(option.name, words)]
        if len(exact) == 1:
            return exact[0].id
        if matches:
            raise ValidationError(
                _("“%(words)s” khớp với nhiều đơn vị. Chọn đúng đơn vị bên trên.") % {"words": words}
                if len(matches) > 1
                else _("Có một đơn vị gần với “%(words)s”. Chọn đơn vị đó, hoặc gõ lại tên.") % {"words": words},
                code="several",
            )
        raise ValidationError(
            _("Không thấy đơn vị “%(words)s”. Kiểm tra tên; đơn vị có thể đã đổi tên.") % {"words": words}, code="none"
        )

    @property
    def _directory(self) -> Directory:
        if self.directory is None:
            raise LookupError("the form did not hand a directory to its organisation field")
        return self.directory

    def shown(self, value: Any) -> dict[str, Any]:
        """For the macro: what is chosen, what was typed, and what the typed words could mean."""
        if not isinstance(value, Choice):
            value = Choice(tuple([value] if isinstance(value, str) else value or ()), "")
        picked = self._directory.named(value.ids)
        words = "" if any(_same(option.name, value.words) for option in picked) else value.words
        matches = self._directory.find(words) if words else ()
        return {
            "source": self.source if self.source.startswith("/") else url(self.source),
            "value": words,
            "picked": picked,
            "matches": list(matches)[:MOST_OFFERED],
        }


class OrganisationField(OrganisationsField):
    """One organisation; cleans to its id, or "" where optional and empty."""

    kind = "organisation"
    most = 2

    def clean(self, value: Any) -> Any:
        found = super().clean(value)
        if len(found) > 1:
            # The box held an earlier choice and new words: the words are the later wish.
            return found[-1]
        return found[0] if found else ""


def _same(left: str, right: str) -> bool:
    return " ".join(fold(left).split()) == " ".join(fold(right).split())
