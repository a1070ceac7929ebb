"""Two versions of a task, clause by clause."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from django.utils.translation import gettext as _

from phoihop.records.fields import Data
from phoihop.ui.comparing import Clause, compare_clauses
from phoihop.ui.formats import day


def clauses_of(old: Data, new: Data, organisations: Mapping[str, str], areas: Mapping[str, str]) -> Sequence[Clause]:
    """`old` is the version on the server, `new` the one typed."""
    return compare_clauses(list(_clauses(old, organisations, areas)), list(_clauses(new, organisations, areas)))


def _clauses(data: Data, organisations: Mapping[str, str], areas: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    unknown = _("chưa rõ")
    yield _("Nội dung nhiệm vụ"), data.get("text", "")
    yield _("Cơ quan chủ trì"), organisations.get(data.get("lead", ""), unknown)
    yield _("Cơ quan phối hợp"), ", ".join(organisations.get(org, unknown) for org in data.get("cooperating", ()))
    yield _("Hạn hoàn thành"), day(date.fromisoformat(data["due"])) if "due" in data else ""
    yield _("Thời hạn ghi trong văn bản"), data.get("due_text", "")
    yield _("Sản phẩm"), data.get("product", "")
    yield _("Lĩnh vực"), areas.get(data.get("area", ""), data.get("area", ""))
    yield _("Điều của quy chế"), data.get("article", "")
    if data.get("withdrawn"):
        yield _("Rút lại"), data.get("withdrawn_reason", "")
