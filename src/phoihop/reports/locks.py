"""Who waits for whom while totals change. Only PostgreSQL lets two write at once; SQLite has one writer anyway."""

from collections.abc import Iterable
from typing import Final

from django.db import connection

# One number for “where reports are counted”: shared while one is counted, exclusive while a regime changes it.
_SHAPE: Final = 7_046_029_254


def shape(*, exclusive: bool) -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT pg_advisory_xact_lock{'' if exclusive else '_shared'}(%s)", [_SHAPE])


def units(orgs: Iterable[str]) -> None:
    """Lets one transaction at a time count what a unit reports in any year: two years of it stand beside each other."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for org in sorted(orgs):
                cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"report_unit:{org}"])
