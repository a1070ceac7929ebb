"""The form of a consolidated text: a box for each section, and what sending it up asks for."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from phoihop.reports.rules import Section
from phoihop.reports.sheet_forms import TEXT
from phoihop.ui.forms import Form, OnceField, SecrecyField

MOST_WORDS = 20_000


class ComposeForm(Form):
    """`sending`: the text is to go up now, so that it must be complete and declared. `correcting`: the report that went
    up was accepted, so a replacement gives its reason."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    once = OnceField()
    secrecy = SecrecyField()

    def __init__(
        self, *args: Any, sections: Sequence[Section], sending: bool = False, correcting: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["secrecy"].required = sending
        for section in sections:
            area = forms.Textarea(attrs={"rows": "8"})
            box = forms.CharField(label=section.title, required=False, max_length=MOST_WORDS, widget=area)
            box.help_text = section.guide
            self.fields[f"{TEXT}{section.code}"] = box
        if correcting:
            self.fields["reason"] = forms.CharField(
                label=_("Lý do thay thế báo cáo đã được tiếp nhận"),
                max_length=2_000,
                required=sending,
                widget=forms.Textarea(attrs={"rows": "2"}),
                error_messages={"required": _("Báo cáo đã được tiếp nhận. Ghi lý do của bản thay thế.")},
            )

    def texts(self) -> dict[str, str]:
        """What the boxes hold, with the line ends of this house."""
        return {
            name.removeprefix(TEXT): str(self[name].value() or "").replace("\r\n", "\n").strip()
            for name in self.fields
            if name.startswith(TEXT)
        }

    def too_long(self) -> bool:
        found = any(len(text) > MOST_WORDS for text in self.texts().values())
        if found:
            self.add_error(None, _t("Một mục dài quá %(most)s chữ cái. Rút gọn rồi lưu.") % {"most": "20.000"})
        return found


def opened(texts: Mapping[str, str], revision: int, **kwargs: Any) -> ComposeForm:
    """The form over the saved text."""
    return ComposeForm(
        initial={**{f"{TEXT}{code}": text for code, text in texts.items()}, "revision": revision}, **kwargs
    )
