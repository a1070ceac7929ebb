"""The secrecy gate: text that bears a secrecy mark is not issued here, whoever declares what."""

from django.utils.translation import gettext as _

from phoihop.records.fields import present
from phoihop.records.kinds import Draft, kind_named
from phoihop.records.refusals import Refusal
from vanban.intake_files import secrecy_marks


def refuse_secrets(draft: Draft) -> None:
    """Refuses a draft in which a text, or the name of a file, bears MẬT, TỐI MẬT or TUYỆT MẬT as a mark."""
    kind = kind_named(draft.kind)
    texts = [text for part, value in present(kind.fields, draft.data) for text in part.texts(value)] if kind else []
    for text in [*texts, *(blob.name for blob in draft.blobs)]:
        for mark in secrecy_marks(text):
            raise Refusal(
                "secrecy.mark",
                _("Nội dung có dấu %(mark)s. Hệ thống không nhận; chỉ ghi số, ký hiệu và nơi giữ văn bản đó.")
                % {"mark": mark.words},
            )
