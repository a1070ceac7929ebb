"""Chữ ký số của một tệp PDF: who signed it, when, and whether the file is still what was signed."""

from datetime import datetime
from typing import Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from phoihop.accounts.access import viewer_of
from phoihop.documents import queries
from phoihop.documents.files import open_stored
from phoihop.records.refusals import Refusal
from phoihop.ui.states import State
from phoihop.ui.tables import Column
from vanban.intake_files import Refused, read_signatures
from vanban.official import PDF_TYPE

COLUMNS = (
    Column(_("Người ký")),
    Column(_("Ký lúc"), "c-moment"),
    Column(_("Nội dung đã ký"), "c-who"),
)
VERDICTS: Final = {
    "whole": ("done", _("Còn nguyên, ký trên cả tệp")),
    "more": ("soon", _("Phần đã ký còn nguyên; có phần thêm sau khi ký")),
    "broken": ("late", _("Nội dung đã khác lúc ký")),
    "unreadable": ("draft", _("Không kiểm tra được chữ ký này")),
}


@require_safe
def signatures(request: HttpRequest, record: UUID, sha256: str) -> HttpResponse:
    """Statements: session, person, the file."""
    file = queries.attachment_or_404(viewer_of(request), record, sha256)
    sentence, found = "", []
    if file.type == PDF_TYPE:
        try:
            with open_stored(file.sha256, file.name) as content:
                read = read_signatures(content.read())
        except Refusal as refusal:
            sentence = refusal.sentence
        else:
            found = [] if isinstance(read, Refused) else [_row(one) for one in read]
            sentence = read.sentence if isinstance(read, Refused) else ""
    context = {"file": file, "record": record, "signatures": found, "sentence": sentence, "columns": COLUMNS}
    return render(request, "documents/signatures.html", context)


def _row(one: dict[str, str]) -> tuple[str, str, datetime | None, State]:
    kind, words = VERDICTS[one["verdict"]]
    at = datetime.fromisoformat(one["at"]) if one["at"] else None
    return one["signer"], one["organisation"], at, State(kind, str(words))  # type: ignore[arg-type]
