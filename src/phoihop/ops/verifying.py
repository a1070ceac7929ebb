"""`verify`: the whole history from outside, then the log's columns, the tables and the files; every defect named."""

import hashlib
from collections.abc import Iterator

from actlog.act import Act as SignedAct
from actlog.errors import ActlogError
from actlog.verify import RawAct, RawCloseNote, RawStatement, verify_history
from phoihop.documents.files import path_of
from phoihop.records import positions, unfinished, upkeep
from phoihop.records.log import stored_act
from phoihop.records.models import Act, Attachment, CloseNote, Statement
from phoihop.records.rebuild import Difference, differences
from phoihop.records.rebuild import rebuild as rebuild_tables
from phoihop.records.upkeep import Work

BATCH = 2_000
SHOWN = 50
COLUMNS = ("act_id", "space", "org", "key", "seq", "time", "body", "kind", "record", "audience")


def run() -> int:
    """Prints what was found; 0 when everything agrees."""
    signed = unfinished.signed(positions.everywhere())
    report = verify_history(statements(), close_notes(), acts(), erased=erased(), heads=signed.heads)
    _say(report.verdict)
    for finding in report.findings:
        _say(("  ✗ " if finding.grave else "  · ") + finding.sentence)
    if signed.waiting:
        _say(f"  · {len(signed.waiting)} lần ban hành đã ký đang chờ ghi xong; máy chủ ghi nốt khi khởi động.")
    troubles = [*_columns(), *map(_sentence, differences()), *_files()]
    for trouble in troubles[:SHOWN]:
        _say("  ✗ " + trouble)
    if len(troubles) > SHOWN:
        _say(f"  … và {len(troubles) - SHOWN} chỗ nữa.")
    upkeep.note(Work.VERIFY, well=report.ok and not troubles, said=report.verdict)
    if report.ok and not troubles:
        _say("Các bảng và các tệp khớp với lịch sử đã ký.")
        return 0
    if troubles:
        _say(f"Có {len(troubles)} chỗ trong bảng hoặc tệp không khớp lịch sử đã ký. Bảng: chạy “phoihop rebuild”.")
    return 1


def rebuild() -> int:
    rebuild_tables()
    _say("Đã dựng lại mọi bảng từ lịch sử đã ký.")
    return 0


def statements() -> Iterator[RawStatement]:
    for row in Statement.objects.order_by("org", "n").iterator(BATCH):
        yield bytes(row.raw), [bytes.fromhex(text) for text in row.signature.split(" ")]


def close_notes() -> Iterator[RawCloseNote]:
    for row in CloseNote.objects.order_by("id").iterator(BATCH):
        yield bytes(row.raw), bytes.fromhex(row.signature)


def acts() -> Iterator[RawAct]:
    rows = Act.objects.order_by("id").values_list("header", "signature", "payload")
    for header, signature, payload in rows.iterator(BATCH):
        yield bytes(header), bytes.fromhex(signature), None if payload is None else bytes(payload)


def erased() -> Iterator[str]:
    return Act.objects.filter(payload__isnull=True).values_list("act_id", flat=True).iterator(BATCH)


def _columns() -> Iterator[str]:
    """What stands beside the bytes of an act must be what is in them."""
    for row in Act.objects.order_by("id").iterator(BATCH):
        payload = None if row.payload is None else bytes(row.payload)
        try:
            made = stored_act(SignedAct.verified(bytes(row.header), bytes.fromhex(row.signature), payload))
        except (ActlogError, ValueError):
            continue  # named already by the verification of the bytes
        wrong = [name for name in COLUMNS if getattr(made, name) != getattr(row, name)]
        if wrong:
            yield f"Lần ban hành {row.act_id[:8]}…: cột {', '.join(wrong)} không khớp nội dung đã ký."


def _sentence(difference: Difference) -> str:
    where = f"Bảng {difference.table}, dòng {difference.about or difference.key[:60]}"
    if difference.acts is None:
        return f"{where}: không có lần ban hành nào sinh ra dòng này."
    if difference.here is None:
        return f"{where}: thiếu dòng mà lịch sử đã ký sinh ra."
    wrong = [name for name, value in difference.acts.items() if difference.here.get(name) != value]
    return f"{where}: cột {', '.join(wrong)} đã bị sửa ngoài hệ thống."


def _files() -> Iterator[str]:
    for row in Attachment.objects.order_by("sha256").distinct().values("sha256", "name"):
        path = path_of(row["sha256"])
        if not path.exists():
            yield f"Tệp “{row['name']}” ({row['sha256'][:8]}…) không còn trên đĩa. Chép lại từ bản sao lưu."
            continue
        with path.open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != row["sha256"]:
                yield f"Tệp “{row['name']}” ({row['sha256'][:8]}…) đã bị sửa. Chép lại từ bản sao lưu."


def _say(line: str) -> None:
    print(line)  # noqa: T201 - the answer of a command
