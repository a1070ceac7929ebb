"""Types shared by the apps."""

from typing import TYPE_CHECKING

__all__ = ["StrOrPromise"]

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise
else:  # the stubs are not installed where the product runs
    StrOrPromise = str
