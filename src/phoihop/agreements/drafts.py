"""Forms that are being filled in, kept on the server so that nothing typed is lost. Ordinary rows, one's own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import QueryDict

from phoihop.agreements.models import FormDraft
from phoihop.records.actors import Viewer

# What is asked anew every time, and what is no field at all.
NOT_KEPT = frozenset({"csrfmiddlewaretoken", "secrecy", "do"})
MOST_FIELDS = 10_000
MOST_OF_ONE = 20


@dataclass(frozen=True, kw_only=True)
class Kept:
    """A form as it was left."""

    id: UUID
    title: str
    subject: UUID | None
    at: datetime


def key_of(typed: QueryDict) -> UUID | None:
    """The one-time key of a form that is only being kept."""
    try:
        return UUID(typed.get("once", ""))
    except ValueError:
        return None


def save(
    viewer: Viewer,
    form: str,
    key: UUID,
    typed: QueryDict,
    *,
    at: datetime,
    title: str = "",
    subject: UUID | None = None,
) -> None:
    """Keeps what is typed under the form's one-time key; somebody else's key is left alone."""
    fields = {name: list(values) for name, values in typed.lists() if name not in NOT_KEPT}
    if len(fields) > MOST_FIELDS:
        return
    mine = FormDraft.objects.filter(pk=key).first()
    if mine is not None and (mine.org, mine.user, mine.form) != (viewer.org, viewer.user, form):
        return
    FormDraft.objects.update_or_create(
        pk=key,
        defaults={
            "org": viewer.org,
            "user": viewer.user,
            "form": form,
            "subject": subject,
            "title": title[:500],
            "fields": fields,
            "at": at,
        },
    )


def load(viewer: Viewer, form: str, key: UUID) -> QueryDict | None:
    """What was typed, as the form takes it; None when there is no such draft of this person."""
    row = FormDraft.objects.filter(pk=key, org=viewer.org, user=viewer.user, form=form).first()
    if row is None:
        return None
    typed = QueryDict(mutable=True)
    for name, values in row.fields.items():
        typed.setlist(name, values)
    return typed


def kept(viewer: Viewer, form: str, subject: UUID | None = None) -> list[Kept]:
    """The drafts of one form that this person has left, the newest first. One statement."""
    rows = FormDraft.objects.filter(org=viewer.org, user=viewer.user, form=form).order_by("-at")
    if subject is not None:
        rows = rows.filter(subject=subject)
    return [
        Kept(id=pk, title=title, subject=about, at=at)
        for pk, title, about, at in rows.values_list("pk", "title", "subject", "at")[:MOST_OF_ONE]
    ]


def drop(viewer: Viewer, key: UUID) -> None:
    """Takes a draft away: it was used up, or its author does not want it."""
    FormDraft.objects.filter(pk=key, org=viewer.org, user=viewer.user).delete()


def with_more_rows(typed: QueryDict, do: str, sets: Sequence[str], more: int = 3) -> QueryDict:
    """The form as typed, with a few blank rows more in the set that `do` ("more:articles") asks for."""
    changed = typed.copy()
    wanted = do.removeprefix("more:")
    if do.startswith("more:") and wanted in sets:
        total = changed.get(f"{wanted}-TOTAL_FORMS", "")
        changed[f"{wanted}-TOTAL_FORMS"] = str(min(int(total), 1_000) + more) if total.isdecimal() else str(more)
    return changed
