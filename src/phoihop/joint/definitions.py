"""The kind of record of a joint paper before its number."""

from uuid import UUID

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from phoihop.agreements.definitions import refuse_hidden
from phoihop.documents.models import Document
from phoihop.joint.models import JointPaper
from phoihop.organisations.models import Organisation
from phoihop.records.fields import Data, Group, Many, Org, Text
from phoihop.records.fields import Record as Reference
from phoihop.records.kinds import Kind, Proposal, SearchText
from phoihop.records.readmodels import hold
from phoihop.records.refusals import Refusal
from phoihop.records.scope import directory


def decide_joint(proposal: Proposal) -> None:
    """Its issuers are those who confirm it, of one family, each with its signer; once it has a number it stays."""
    data = proposal.draft.data
    issuers = {proposal.actor.org, *data["joint"]}
    if issuers != proposal.parties or len(issuers) < 2 or len(data["joint"]) != len(issuers) - 1:
        few = _t("Văn bản liên tịch phải có ít nhất hai cơ quan cùng ban hành, và không đổi được khi đã gửi xác nhận.")
        raise Refusal("joint.issuers", few)
    if len(set(directory(Organisation).filter(org__in=issuers).values_list("family", flat=True))) > 1:
        mixed = _t("Văn bản của Đảng và văn bản hành chính có thể thức khác nhau. Chọn các cơ quan cùng một hệ thống.")
        raise Refusal("joint.families", mixed)
    if sorted(one["org"] for one in data["signers"]) != sorted(issuers):
        raise Refusal("joint.signers", _t("Mỗi cơ quan cùng ban hành có một phần ký. Ghi đủ phần ký."))
    refuse_hidden(proposal)
    if proposal.current is not None:
        refuse_numbered(proposal.current.pk, proposal.actor.org)


def refuse_numbered(paper: UUID, lead: str) -> None:
    """Changing a joint paper and numbering it happen in two chains: from here to the end of the transaction one waits
    for the other. Raises `Refusal`."""
    hold("joint_paper", [paper])
    if Document.objects.filter(joint_paper=paper, author=lead).exists():
        fixed = _t("Văn bản đã cấp số, lời văn không sửa được nữa. Cần sửa nội dung thì soạn văn bản liên tịch mới.")
        raise Refusal("joint.numbered", fixed)


def search_text(data: Data) -> SearchText:
    abstract = data["abstract"]
    return SearchText(title=abstract[:1].upper() + abstract[1:], body=data["text"])


JOINT_PAPER = Kind(
    name="joint_paper",
    label=_("soạn văn bản liên tịch"),
    model=JointPaper,
    page="joint:one",
    fields=(
        Reference(name="agreement", required=True, column="agreement", kind="agreement"),
        Text(name="kind_code", required=True, limit=12, column="kind_code"),
        Text(name="abstract", required=True, limit=1000, column="abstract"),
        Text(name="text", required=True, limit=100_000),
        Many(name="joint", of=Org(name="org"), required=True, limit=12),  # who issues it with the author, in order
        Many(
            name="signers",
            required=True,
            limit=13,
            of=Group(
                name="signer",
                fields=(
                    Org(name="org", required=True),
                    Text(name="authority", limit=300),
                    Text(name="office", required=True, limit=300),
                    Text(name="name", limit=300),
                ),
            ),
        ),
        Text(name="place", limit=100),
        Many(name="recipients", of=Text(name="line", limit=300)),
    ),
    decide=decide_joint,
    search=search_text,
)

KINDS = (JOINT_PAPER,)
