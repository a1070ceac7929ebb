"""Which template of an organisation is in force, and the papers written with it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from phoihop.documents import template_files
from phoihop.documents.models import PaperTemplate
from phoihop.documents.rules import PaperUse
from phoihop.organisations import printing
from phoihop.records.actors import Viewer
from phoihop.records.models import Attachment
from phoihop.records.scope import visible
from vanban.official import Paper


@dataclass(frozen=True, kw_only=True)
class Held:
    """A template of the viewer's organisation."""

    id: UUID
    rec: UUID
    body: str
    use: PaperUse
    from_day: date
    withdrawn: date | None
    file: Attachment


def held(viewer: Viewer, use: PaperUse | None = None) -> list[Held]:
    """The templates of the viewer's organisation, the newest first. Two statements."""
    rows = visible(PaperTemplate, viewer).filter(author=viewer.org).order_by("-from_day", "-issued_at", "-seq")
    found = list(rows.filter(use__in=(use, PaperUse.COMMON)) if use else rows)
    files = {one.parent: one for one in visible(Attachment, viewer).filter(parent__in=[row.pk for row in found])}
    return [
        Held(
            id=row.pk,
            rec=row.rec,
            body=row.body,
            use=PaperUse(row.use),
            from_day=row.from_day,
            withdrawn=row.withdrawn,
            file=files[row.pk],
        )
        for row in found
        if row.pk in files
    ]


def one_or_404(viewer: Viewer, pk: UUID) -> Held:
    found = next((one for one in held(viewer) if one.id == pk), None)
    if found is None:
        raise Http404
    return found


def in_force(found: Iterable[Held], use: PaperUse, day: date) -> Held | None:
    """The template of a use on a day: its own, else the common one. `found`: the newest first. A later one takes the
    place of the one before for good: where that is withdrawn, the system's layout is back. One that was withdrawn
    by its first day never was in force, and takes nobody's place."""
    begun = [one for one in found if one.from_day <= day and (one.withdrawn is None or one.withdrawn > one.from_day)]
    for wanted in (use, PaperUse.COMMON):
        last = next((one for one in begun if one.use == wanted), None)
        if last and (last.withdrawn is None or day < last.withdrawn):
            return last
    return None


def template_for(viewer: Viewer, use: PaperUse, made: Paper, today: date) -> Held | None:
    """What lays this paper out; nothing where it is the system. A joint paper is nobody's own, so no template of one
    of its issuers applies. Two statements."""
    if len(made.issuers) > 1:
        return None
    return in_force(held(viewer, use), use, made.date or today)


def docx(viewer: Viewer, use: PaperUse, made: Paper, today: date) -> bytes:
    """The Word file of a paper, in the template in force on its day. Raises PaperError, and `Refusal` where the
    template's file is gone."""
    return _docx(template_for(viewer, use, made, today), made, today)


def issued(viewer: Viewer, use: PaperUse, made: Paper, today: date) -> dict[str, bytes]:
    """The files with which a paper is issued, by their ending: Word, and PDF. In a template of one's own there is no
    PDF: one paper does not go out in two layouts. Raises as `docx`."""
    own = template_for(viewer, use, made, today)
    found = {"docx": _docx(own, made, today)}
    return found if own else {**found, "pdf": printing.pdf(made, today)}


def _docx(own: Held | None, made: Paper, today: date) -> bytes:
    if own is None:
        return printing.docx(made, today)
    return template_files.filled(template_files.opened(own.file.sha256, own.file.name), made, made.date or today)


def told(viewer: Viewer, use: PaperUse, day: date, *, issuers: int = 1) -> str:
    """What a page that shows a paper says of its template; empty where the Word file looks as the page does."""
    own = in_force(held(viewer, use), use, day) if issuers == 1 else None
    if own is None:
        return ""
    return _(
        "Bản Word in theo mẫu “%(name)s” của cơ quan; phần xem trên trang và bản PDF theo cách trình bày của hệ thống."
    ) % {"name": own.file.name}
