"""Đọc văn bản — reads Vietnamese official text by rules; pure Python, standard library only.

>>> from vanban import read
>>> draft = read("Sáng 20/7/2018, tại Hà Nội, Sở A và Công an tỉnh tổ chức Hội nghị sơ kết Quy chế phối hợp.")
>>> draft.date.value
'2018-07-20'
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from vanban.draft import Draft
    from vanban.reader import read, read_tables
    from vanban.values import Span, Value
    from vanban.vocabulary import OrganisationEntry, Vocabulary

__all__ = ["Draft", "OrganisationEntry", "Span", "Value", "Vocabulary", "read", "read_tables"]

_HOMES = {
    "Draft": "vanban.draft",
    "OrganisationEntry": "vanban.vocabulary",
    "Span": "vanban.values",
    "Value": "vanban.values",
    "Vocabulary": "vanban.vocabulary",
    "read": "vanban.reader",
    "read_tables": "vanban.reader",
}


def __getattr__(name: str) -> Any:
    # Who wants folding, dates or the writing of papers must not pay for the reader's grammar and word lists.
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(name)
