"""Taking the content of a record away for good. Its acts stay in the chain, which still verifies; what they said goes.

Only the author can erase. The erase act is kept in a journal outside the database, because a backup made earlier
would bring the content back: a restore carries the journal out again before anything is served.
"""

from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from uuid import UUID, uuid4

from django.conf import settings
from django.utils.translation import gettext as _

from actlog import system
from actlog.act import Act as SignedAct
from actlog.payload import PayloadDraft, seal_payload
from phoihop.records import door, lines, projection, readmodels
from phoihop.records.actors import OFFICE, Actor
from phoihop.records.kinds import kind_named
from phoihop.records.models import Act, Attachment
from phoihop.records.refusals import Refusal


def _journal() -> Path:
    return Path(settings.KEYS) / "erased.jsonl"


def erase(record: UUID, *, actor: Actor, at: datetime) -> frozenset[str]:
    """Erases every version of one record of the actor's organisation. Gives the hashes of files that no record names
    any more: the caller removes them from the disk. Raises `Refusal`."""
    if actor.role not in OFFICE:
        raise Refusal("role", _("Vai trò đang giữ không được xóa nội dung. Đề nghị văn thư hoặc lãnh đạo thực hiện."))
    acts = list(Act.objects.filter(record=record, org=actor.org, payload__isnull=False).order_by("id"))
    if not acts:
        raise Refusal("erase.nothing", _("Không có nội dung của tổ chức này để xóa. Mở lại danh sách."))
    ids = [act.act_id for act in acts]
    newest = projection.parse(acts[-1])
    to = newest.payload["to"] if newest else [actor.org]
    draft = PayloadDraft(system.ERASE, 1, str(uuid4()), to, system.erase_data(ids), actor.user)
    orphans: set[str] = set()

    def then(act: SignedAct) -> None:
        orphans.update(carry_out(ids))
        remember(act)

    door.append_system(seal_payload(draft, actor.org), space=acts[-1].space, actor=actor, at=at, then=then)
    return frozenset(orphans)


def carry_out(act_ids: Iterable[str]) -> frozenset[str]:
    """Removes the payloads of these acts and every row made from them. Carrying it out twice changes nothing."""
    orphans: set[str] = set()
    subjects: readmodels.Subjects = {}
    for act in Act.objects.filter(act_id__in=list(act_ids), payload__isnull=False):
        version = projection.parse(act)
        kind = kind_named(act.kind)
        if version is not None and kind is not None and act.record is not None:
            readmodels.collect(subjects, version, version.data)
            orphans |= set(Attachment.objects.filter(parent=act.record).values_list("sha256", flat=True))
            projection.remove(kind, [act.record])
        Act.objects.filter(pk=act.pk).update(payload=None, kind="", record=None, audience=None)
    readmodels.recompute(subjects)
    return frozenset(orphans - set(Attachment.objects.filter(sha256__in=orphans).values_list("sha256", flat=True)))


def journal() -> Iterator[SignedAct]:
    """Every erase act that was ever signed here, whole: after a restore its chain may lack it."""
    for stored in lines.read(_journal()):
        yield SignedAct.verified(
            b64decode(stored["header"]), b64decode(stored["signature"]), b64decode(stored["payload"])
        )


def remember(act: SignedAct) -> None:
    """Adds an erase act to the journal, on disk before its transaction commits."""
    stored = {
        "header": b64encode(act.raw_header).decode("ascii"),
        "signature": b64encode(act.signature).decode("ascii"),
        "payload": b64encode(act.raw_payload or b"").decode("ascii"),
    }
    lines.append(_journal(), stored)
