"""The two pages on which a person begins the day."""

from django.utils.translation import gettext as _

from phoihop.ui.links import url
from phoihop.ui.tables import Tab


def tabs(current: str) -> list[Tab]:
    return [
        Tab(_("Việc cần xử lý"), url("home:desk"), current == "desk"),
        Tab(_("Tổng quan"), url("home:overview"), current == "overview"),
    ]
