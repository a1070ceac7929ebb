"""A draft as plain text, for a person at a terminal."""

from collections.abc import Iterable, Iterator
from typing import Final

from vanban.draft import Draft
from vanban.parts import DraftTask, Figure, OfficialHeader, Person, PlanTable
from vanban.values import Value

GENRES: Final = {
    "coordination_review": "sơ kết, tổng kết phối hợp",
    "coordination_signing": "ký kết phối hợp",
    "briefing": "giao ban",
    "survey": "khảo sát",
    "inspection": "kiểm tra, giám sát",
    "conclusions": "thông báo kết luận",
    "consultation": "lấy ý kiến",
    "other_meeting": "cuộc họp khác",
    "not_meeting": "không phải cuộc họp",
}
CERTAINTIES: Final = {"certain": "chắc", "likely": "có lẽ", "doubtful": "còn ngờ"}
_ROLES: Final = {"plan": "kế hoạch", "actual": "thực hiện"}
_AGAINST: Final = {"plan": "so kế hoạch", "same_period": "so cùng kỳ"}
_DIRECTIONS: Final = {"up": "tăng", "down": "giảm"}


def as_text(name: str, draft: Draft, done: Iterable[str] = ()) -> str:
    """The draft of the text ``name``, one line per value; ``done`` is what was done to the file before reading."""
    return "\n".join((f"== {name}", *done, *_lines(draft)))


def _lines(draft: Draft) -> Iterator[str]:
    yield _line("Loại văn bản", draft.kind)
    yield _line("Loại cuộc họp", draft.genre, GENRES[draft.genre.value])
    if draft.header is not None:
        yield from _header(draft.header)
    yield from _present(
        ("Ngày", draft.date or draft.date_partial),
        ("Địa điểm", draft.place),
        ("Cuộc họp", draft.event),
        ("Từ", draft.period.start if draft.period else None),
        ("Đến", draft.period.end if draft.period else None),
    )
    yield from _each("Đơn vị tổ chức", draft.organizers)
    yield from _each("Bên phối hợp", draft.parties)
    yield from _people("Chủ trì", draft.chairs)
    yield from _people("Dự", draft.attendees)
    yield from _each("Văn bản", (one.as_written for one in draft.documents))
    for number, task in enumerate(draft.tasks, 1):
        yield from _task(f"Nhiệm vụ {task.label.value if task.label else number}", task)
    for table in draft.tables:
        yield from _table(table)
    for article in draft.articles:
        words = article.heading or article.text
        yield f"Điều {article.number.value}: {words.value if words else ''} ({len(article.clauses)} khoản, điểm)"
    for one in draft.recommendations:
        yield _line("Kiến nghị", one.text)
        yield from _present(("   của", one.raised_by), ("   với", one.addressed_to))
    for figure in draft.figures:
        yield _line("Số liệu", figure.as_written, _figure(figure))
    for short in draft.abbreviations:
        yield _line("Viết tắt", short.short, f"{short.short.value} = {short.long.value}")
    if draft.spun.is_spun:
        yield f"Trang bị máy viết lại: {draft.spun.reason}"
        for sign in draft.spun.signs:
            likely = f", có lẽ là: {sign.likely_original}" if sign.likely_original else f": {sign.words.reason}"
            yield f"   “{sign.words.value}” × {sign.count}{likely}"


def _header(header: OfficialHeader) -> Iterator[str]:
    yield from _present(
        ("Cơ quan cấp trên", header.superior),
        ("Cơ quan ban hành", header.issuer),
        ("Số", header.number),
        ("Ký hiệu", header.symbol),
        ("Nơi ban hành", header.place),
        ("Ngày ban hành", header.date),
        ("Tên loại", header.kind),
        ("Trích yếu", header.abstract),
        ("Quyền hạn ký", header.signing_line),
        ("Người ký", header.signer),
    )
    yield from _each("Kính gửi", header.addressees)
    yield from _each("Nơi nhận", header.recipients)


def _table(table: PlanTable) -> Iterator[str]:
    yield f"Bảng {table.number + 1}: {len(table.rows)} việc  [{CERTAINTIES[table.certainty]}: {table.reason}]"
    for row in table.rows:
        label = row.task.label.value if row.task.label else str(row.row + 1)
        yield from _task(f"   Việc {label}", row.task)


def _task(label: str, task: DraftTask) -> Iterator[str]:
    yield _line(label, task.text)
    yield from _present(("   chủ trì", task.lead))
    yield from _each("   phối hợp", task.cooperating)
    if task.due is not None:
        last = f"{task.due.as_written.value} → {task.due.last}" if task.due.last else task.due.as_written.value
        yield _line("   thời hạn", task.due.as_written, last)
    yield from _present(("   sản phẩm", task.product))


def _figure(figure: Figure) -> str:
    told = (_ROLES.get(figure.role), _AGAINST.get(figure.compared_with), _DIRECTIONS.get(figure.direction))
    return " · ".join((figure.as_written.value, *(word for word in told if word)))


def _present(*pairs: tuple[str, Value[str] | None]) -> Iterator[str]:
    for label, value in pairs:
        if value is not None:
            yield _line(label, value)


def _each(label: str, values: Iterable[Value[str]]) -> Iterator[str]:
    for value in values:
        yield _line(label, value)


def _line(label: str, value: Value[str], shown: str | None = None) -> str:
    return f"{label}: {shown or value.value}  [{CERTAINTIES[value.certainty]}: {value.reason}]"


def _people(label: str, people: Iterable[Person]) -> Iterator[str]:
    for one in people:
        yield _line(label, one.name, ", ".join([one.name.value, *(title.value for title in one.titles)]))
