"""What was issued about one matter by all who speak of it: read for a viewer, and told in the history of its page."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import QuerySet, Value
from django.db.models.expressions import Combinable
from django.utils.translation import gettext as _

from phoihop.journal.queries import Line
from phoihop.organisations.queries import UNKNOWN, with_names
from phoihop.records.actors import Viewer
from phoihop.records.fields import Data
from phoihop.records.kinds import Blob
from phoihop.records.models import Act
from phoihop.records.projection import decode_payload
from phoihop.records.scope import visible
from phoihop.ui.formats import hash_groups

MOST_ACTS: Final = 300


@dataclass(frozen=True, kw_only=True)
class Said:
    """One act, with what it said. `body` is the text of its content's hash; `named` is the organisation that it names,
    where the reader asked for one."""

    record: UUID
    kind: str
    org: str
    org_name: str
    at: datetime
    seq: int
    act: str
    body: str
    key: str
    data: Data
    named: str = ""
    files: tuple[Blob, ...] = field(default=())


def said_of(viewer: Viewer, records: QuerySet[Any, Any], named: Combinable | None = None) -> list[Said]:
    """What was issued of `records` (their ids) and is addressed to the viewer, the newest first. `named` finds a name
    for each act. One statement."""
    acts: QuerySet[Any] = visible(Act, viewer).filter(record__in=records, payload__isnull=False)
    acts = acts.annotate(named=Value("") if named is None else named)
    return [_said(row) for row in with_names(acts, "org").order_by("-time", "-seq", "-pk")[:MOST_ACTS]]


def _said(act: Any) -> Said:
    payload: Mapping[str, Any] = decode_payload(bytes(act.payload))
    return Said(
        record=act.record,
        kind=act.kind,
        org=act.org,
        org_name=act.org_name or UNKNOWN.name,
        at=act.time,
        seq=act.seq,
        act=act.act_id,
        body=act.body,
        key=act.key,
        data=payload["data"],
        named=act.named or "",
        files=tuple(
            Blob(sha256=blob["sha256"], name=blob["name"], size=blob["size"], type=blob["type"])
            for blob in payload.get("blobs", ())
        ),
    )


def lines(said: Sequence[Said], sentence: Callable[[Said], str]) -> list[Line]:
    """The history of a page, in the order of `said`; `sentence` tells what each act did."""
    return [
        Line(
            number=len(said) - at,
            at=entry.at,
            organisation=entry.org_name,
            sentence=sentence(entry),
            recipients_label="",
            proof=(
                (_("Mã"), hash_groups(entry.act, 16)),
                (_("Lần ban hành"), str(entry.seq + 1)),
                (_("Mã nội dung"), hash_groups(entry.body, 16)),
                (_("Khóa ký"), hash_groups(entry.key)),
            ),
        )
        for at, entry in enumerate(said)
    ]
