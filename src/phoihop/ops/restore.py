"""Putting a backup back without forking a chain.

Whatever was signed after the backup is not in it, and its positions were used. So every restore closes the chains it
finds where they end in the backup, opens new keys, and says what is known of the acts that are lost. Erasures made
after the backup are carried out again before anything is served.
"""

import hashlib
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import orjson
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core import serializers
from django.core.management.color import no_style
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from actlog import system
from actlog.act import ChainHead
from actlog.closing import parse_close_note, write_close_note
from actlog.errors import ActlogError
from actlog.header import ChainId, format_time, parse_header
from actlog.payload import PayloadDraft, seal_payload
from actlog.verify import verify_history
from phoihop.documents.files import path_of
from phoihop.ops import verifying
from phoihop.ops.backup import FORMAT, kept_models, migrations
from phoihop.ops.presence import bring_up_to_date
from phoihop.records import door, erasing, keyring, positions, upkeep
from phoihop.records.actors import Actor, Role
from phoihop.records.models import Act, Chain, Statement
from phoihop.records.rebuild import rebuild
from phoihop.records.refusals import Refusal
from phoihop.records.upkeep import Work

CHUNK = 256 * 1024


def run(source: Path) -> int:
    """Also on a machine of its own, where nothing was set up yet; the copy of the key folder is there by then."""
    bring_up_to_date()
    try:
        with zipfile.ZipFile(source) as archive:
            _check(archive)
            with transaction.atomic(durable=True):
                _load(archive)
                _refuse_damaged()
                rebuild()
                lost = list(_lost())
                _files(archive)
                _close_and_renew()
            _erase_again()
    except (OSError, zipfile.BadZipFile, KeyError, orjson.JSONDecodeError):
        _say(f"Không đọc được {source}. Kiểm tra tên tệp, hoặc dùng bản khác. Dữ liệu hiện có còn nguyên.")
        return 1
    except (Refusal, ActlogError) as refusal:
        _say(f"{refusal.sentence} Dữ liệu hiện có còn nguyên.")
        return 1
    except (DatabaseError, serializers.base.DeserializationError):
        _say("Nội dung bản sao lưu không khớp phần mềm này. Dùng bản sao lưu khác. Dữ liệu hiện có còn nguyên.")
        return 1
    upkeep.note(Work.RESTORE, said=str(source))
    _say("Đã khôi phục. Các chuỗi cũ đã đóng, khóa ký mới đã mở; mọi người đăng nhập lại.")
    for sentence in lost:
        _say(sentence)
    return 0


def _check(archive: zipfile.ZipFile) -> None:
    manifest = orjson.loads(archive.read("manifest.json"))
    if manifest.get("format") != FORMAT:
        raise Refusal("backup.format", "Tệp này không phải bản sao lưu của Phối Hợp. Chọn đúng tệp.")
    if manifest["migrations"] != migrations():
        raise Refusal(
            "backup.version",
            f"Bản sao lưu của phiên bản {manifest['version']}. Cài đúng phiên bản đó, khôi phục, rồi nâng cấp.",
        )


def _load(archive: zipfile.ZipFile) -> None:
    """Puts the rows of the backup in place of those here."""
    kept = kept_models()
    for model in reversed(kept):
        model._default_manager.all().delete()
    Session.objects.all().delete()
    for model in kept:
        with archive.open(f"tables/{model._meta.db_table}.jsonl") as entry:
            for row in serializers.deserialize("jsonl", entry):
                row.save()
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), kept):
            cursor.execute(statement)


def _refuse_damaged() -> None:
    report = verify_history(
        verifying.statements(), verifying.close_notes(), verifying.acts(), erased=verifying.erased()
    )
    if not report.ok:
        raise Refusal("backup.damaged", f"Bản sao lưu đã bị sửa hoặc hỏng: {report.findings[0].sentence}")


def _lost() -> Iterator[str]:
    """What the key folder remembers of acts signed after the backup."""
    heads = set(Chain.objects.values_list("head", flat=True))
    names = {row.org: keyring.read(row).name for row in Statement.objects.order_by("n")}
    for position in positions.everywhere():
        header = parse_header(position.acts[-1].header)
        if position.head not in heads:
            name = names.get(header.org, "một tổ chức không có trong bản sao lưu")
            day = f"{header.time[8:10]}/{header.time[5:7]}/{header.time[:4]}"
            yield f"{name}: lần ban hành số {header.seq} ngày {day} không có trong bản sao lưu. Ban hành lại nếu cần."


def _files(archive: zipfile.ZipFile) -> None:
    """Files are kept by content: those already here stay, and none is taken under another's hash."""
    for name in archive.namelist():
        folder, _, sha256 = name.partition("/")
        if folder != "files" or path_of(sha256).exists():
            continue
        path = path_of(sha256)
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_suffix(".new")
        digest = hashlib.sha256()
        with archive.open(name) as entry, fresh.open("wb") as file:
            while chunk := entry.read(CHUNK):
                digest.update(chunk)
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        if digest.hexdigest() != sha256:
            fresh.unlink()
            raise Refusal("backup.file", f"Một tệp trong bản sao lưu đã bị sửa ({sha256[:8]}…). Dùng bản sao lưu khác.")
        fresh.replace(path)


def _close_and_renew() -> None:
    """Every chain ends where the backup has it; every organisation that wrote goes on under a new key."""
    keyring.recall()
    mark = f"{timezone.now():%Y%m%dT%H%M%SZ}-{uuid4().hex[:6]}"
    folder = Path(settings.KEYS) / "positions"
    if folder.exists():
        folder.rename(folder.with_name(f"positions-{mark}"))
    closed = {parse_close_note(raw, signature).chain for raw, signature in verifying.close_notes()}
    for org in Chain.objects.values_list("org", flat=True).distinct():
        statement = keyring.latest(org)
        root = keyring.root_key(statement)
        for chain in Chain.objects.filter(org=org).order_by("space", "key"):
            chain_id = ChainId(chain.space, chain.org, chain.key)
            if chain_id not in closed:
                time = format_time(chain.time) if chain.time else ""
                keyring.keep_close_note(write_close_note(root, ChainHead(chain_id, chain.seq, chain.head, time)))
        keyring.renew(statement)


def _erase_again() -> None:
    """Carries out the journal of erasures. Those whose act the backup lacks are declared anew, in the new chain."""
    for act in erasing.journal():
        payload = act.payload()
        if payload is None:
            continue
        ids = system.read_erase(payload)
        held = set(Act.objects.filter(act_id__in=ids).values_list("act_id", flat=True))
        erasing.carry_out(held)
        if held and not Act.objects.filter(act_id=act.act_id).exists():
            actor = Actor(user="restore", org=act.header.org, role=Role.CLERK)
            draft = PayloadDraft(system.ERASE, 1, str(uuid4()), payload.to, system.erase_data(held), actor.user)
            door.append_system(
                seal_payload(draft, actor.org),
                space=act.header.space,
                actor=actor,
                at=timezone.now(),
                then=erasing.remember,
            )


def _say(line: str) -> None:
    print(line)  # noqa: T201 - the answer of a command
