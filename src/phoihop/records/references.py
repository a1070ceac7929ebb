"""What a draft refers to, asked for at the door: a record that is there, and there for its author.

Only what is issued here is asked. A signed act from elsewhere may name what is not here (ADR 7): references may dangle.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final
from uuid import UUID

from django.db import connection
from django.db.models import Model
from django.utils.translation import gettext as _

from phoihop.records.actors import Actor, Viewer
from phoihop.records.fields import Record as Reference
from phoihop.records.fields import present
from phoihop.records.keys import record_id, ref_id
from phoihop.records.kinds import Draft, catalogue
from phoihop.records.models import Record
from phoihop.records.refusals import Refusal
from phoihop.records.rows import prepared, read_key
from phoihop.records.scope import seen

_SEEN: Final = "SELECT one.id FROM {table} AS one WHERE one.id IN ({wanted}) AND {condition}"


def refuse_unseen(drafts: Sequence[Draft], actor: Actor, current: Mapping[UUID, Record]) -> None:
    """Every reference that says of which kind its record is leads to one issued in the same step, or to one that exists
    for the author; what the version in force names already may stay. One statement for each kind. Raises `Refusal`."""
    kinds = catalogue().kinds
    here = {(draft.kind, record_id(actor.org, str(draft.rec))) for draft in drafts}
    wanted: dict[str, dict[UUID, str]] = defaultdict(dict)
    for draft in drafts:
        before = current.get(record_id(actor.org, str(draft.rec)))
        for part, value in present(kinds[draft.kind].fields, draft.data):
            if isinstance(part, Reference) and part.kind and (before is None or before.data.get(part.name) != value):
                record = ref_id(value)
                if (part.kind, record) not in here:
                    wanted[part.kind][record] = part.name
    viewer = Viewer(user=actor.user, org=actor.org, role=actor.role)
    for name, fields in wanted.items():
        found = _seen(kinds[name].model, viewer, list(fields))
        if unseen := [field for record, field in fields.items() if record not in found]:
            gone = _("Nội dung được chọn ở đây không còn, hoặc không có với tổ chức này. Mở lại trang rồi chọn lại.")
            raise Refusal("reference.gone", gone, dict.fromkeys(unseen, gone))


def _seen(model: type[Model], viewer: Viewer, records: list[UUID]) -> set[UUID]:
    """Those of the records that the viewer sees. Written by hand: every issue asks this."""
    wanted = {f"record{number}": prepared(record) for number, record in enumerate(records)}
    condition, values = seen(viewer, "one")
    sql = _SEEN.format(
        table=connection.ops.quote_name(model._meta.db_table),
        wanted=", ".join(f"%({name})s" for name in wanted),
        condition=condition,
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, values | wanted)
        return {read_key(key) for (key,) in cursor.fetchall()}
