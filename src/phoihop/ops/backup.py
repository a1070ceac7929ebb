"""One file that holds everything but the keys, made while people work.

Tables that are derived from the acts are left out: a restore makes them again. So the file does not depend on the
database it came from, and what was made on SQLite can be restored on PostgreSQL. Keys are left out on purpose: their
copy is kept by other people, elsewhere (docs/how-to/backup.md).
"""

import io
import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import orjson
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core import serializers
from django.db import connection, models, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from phoihop import __version__
from phoihop.documents.files import path_of
from phoihop.documents.models import StoredFile
from phoihop.intake import tidying
from phoihop.records import upkeep
from phoihop.records.models import Attachment, Chain
from phoihop.records.projection import derived_models
from phoihop.records.upkeep import Work

FORMAT = "phoihop-backup/1"


def kept_models() -> list[type[models.Model]]:
    """The tables a backup holds: what is neither derived nor passing."""
    left_out = {*derived_models(), Chain, Session, ContentType}
    return [model for model in apps.get_models() if model not in left_out and not model._meta.proxy]


def migrations() -> list[str]:
    """The shape of the tables, so that a restore can tell whether it fits."""
    return sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations())


def run(target: Path) -> int:
    if target.exists():
        _say(f"Đã có tệp {target}. Chọn tên khác; tệp cũ còn nguyên.")
        return 1
    tidying.tidy()  # what people have dropped for good is not copied
    fresh = target.with_name(target.name + ".dang-ghi")
    try:
        counts, missing = _write(fresh)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        _say(f"Chưa ghi được {target}: {error.strerror}. Kiểm tra chỗ trống trên đĩa rồi chạy lại.")
        return 1
    fresh.replace(target)
    upkeep.note(Work.BACKUP, said=str(target))
    _say(f"Đã sao lưu vào {target}: {counts['records_act']} lần ban hành, {counts['files']} tệp.")
    for name in missing:
        _say(f"Tệp “{name}” không còn trên đĩa nên không có trong bản sao lưu.")
    _say("Bản này không chứa khóa. Giữ riêng bản sao thư mục khóa, ở nơi khác.")
    return 0


def _write(path: Path) -> tuple[dict[str, int], list[str]]:
    counts: dict[str, int] = {}
    with path.open("wb") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            with snapshot():
                for model in kept_models():
                    counts[model._meta.db_table] = _table(archive, model)
                wanted = _files()
                shape = migrations()
            missing = [name for sha256, name in wanted.items() if not _file(archive, sha256)]
            counts["files"] = len(wanted) - len(missing)
            manifest = {
                "format": FORMAT,
                "version": __version__,
                "made": timezone.now().isoformat(timespec="seconds"),
                "counts": counts,
                "migrations": shape,
            }
            archive.writestr("manifest.json", orjson.dumps(manifest, option=orjson.OPT_INDENT_2))
        file.flush()
        os.fsync(file.fileno())
    return counts, missing


@contextmanager
def snapshot() -> Iterator[None]:
    """Everything read inside is of one moment, and nobody who writes has to wait."""
    connection.ensure_connection()  # a connection that was not opened yet has no mode
    if connection.vendor == "sqlite":
        mode, connection.transaction_mode = connection.transaction_mode, "DEFERRED"  # type: ignore[attr-defined]
        try:
            with transaction.atomic():
                yield
        finally:
            connection.transaction_mode = mode  # type: ignore[attr-defined]
        return
    with transaction.atomic(), connection.cursor() as cursor:
        if len(connection.savepoint_ids) == 0:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield


def _table(archive: zipfile.ZipFile, model: type[models.Model]) -> int:
    count = 0
    with archive.open(f"tables/{model._meta.db_table}.jsonl", "w", force_zip64=True) as entry:
        text = io.TextIOWrapper(entry, "utf-8", write_through=True)
        for row in model._default_manager.order_by("pk").iterator(1_000):
            serializers.serialize("jsonl", [row], stream=text)
            count += 1
        text.detach()
    return count


def _files() -> dict[str, str]:
    """Hash and name of every file that a record or a draft names."""
    wanted = dict(StoredFile.objects.values_list("sha256", "name"))
    return wanted | dict(Attachment.objects.values_list("sha256", "name"))


def _file(archive: zipfile.ZipFile, sha256: str) -> bool:
    try:
        archive.write(path_of(sha256), f"files/{sha256}", zipfile.ZIP_STORED)
    except FileNotFoundError:
        return False
    return True


def _say(line: str) -> None:
    print(line)  # noqa: T201 - the answer of a command
