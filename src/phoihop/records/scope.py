"""The one scope: who may see a record is a single SQL condition, and it is here.

Lists, pages, counts, search, export and feeds begin with `visible`, or `visible_one` where a row is found by its key.
What a viewer may not see does not exist for them, and does not count.
"""

from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Exists, Model, OuterRef, QuerySet
from django.http import Http404

from phoihop.records.actors import Role, Viewer
from phoihop.records.keys import audience_id
from phoihop.records.models import AudienceMember
from phoihop.records.rows import prepared

# The audience of what everyone who is signed in may find: the directory.
PUBLIC = audience_id(())

M = TypeVar("M", bound=Model)


def audiences(viewer: Viewer) -> QuerySet[AudienceMember, UUID]:
    """The audiences that the viewer's organisation belongs to. An administrator keeps users and the directory and has
    no business with papers: of what goes between organisations nothing exists for that role."""
    rows = AudienceMember.objects.filter(org=viewer.org)
    if viewer.role == Role.ADMIN:
        rows = rows.filter(audience=audience_id((viewer.org,)))
    return rows.values_list("audience", flat=True)


def visible(model: type[M], viewer: Viewer) -> QuerySet[M]:
    """The rows of `model` that exist for this viewer. The model has a column `audience`."""
    return model._default_manager.filter(audience__in=audiences(viewer))


def visible_one(model: type[M], viewer: Viewer, pk: UUID) -> QuerySet[M]:
    """The row with this key, where it exists for this viewer. What is found by its key asks of itself alone whether
    the viewer is among its addressees: SQLite lists the audiences of `visible` first, at the top of a nation tens of
    thousands."""
    ours = audiences(viewer).filter(audience=OuterRef("audience"))
    return model._default_manager.filter(Exists(ours), pk=pk)


def seen(viewer: Viewer, *rows: str) -> tuple[str, dict[str, Any]]:
    """The same condition in SQL, of all these rows of a hand-written statement, with its named parameters. It is asked
    of each row, as in `visible_one`."""
    one = "seen.org = %(seer)s"
    values: dict[str, Any] = {"seer": viewer.org}
    if viewer.role == Role.ADMIN:
        one += " AND seen.audience = %(seer_alone)s"
        values["seer_alone"] = prepared(audience_id((viewer.org,)))
    every = (
        f"EXISTS (SELECT 1 FROM records_audiencemember AS seen WHERE {one} AND seen.audience = {row}.audience)"  # noqa: S608
        for row in rows
    )
    return " AND ".join(every), values


def visible_or_404(model: type[M], viewer: Viewer, pk: UUID) -> M:
    """The row, or the page that says it does not exist: the two cases are not told apart."""
    row = visible_one(model, viewer, pk).first()
    if row is None:
        raise Http404
    return row


def directory(model: type[M]) -> QuerySet[M]:
    """The one exception: the directory of organisations is reference data of the installation, for everyone who is
    signed in. A guard test holds the list of models that may come through here."""
    return model._default_manager.all()
