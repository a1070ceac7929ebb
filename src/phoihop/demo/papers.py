"""The number books of Than Quảng Ninh, papers that went out under their numbers, and papers that came in. Made up."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from uuid import uuid4

from phoihop.demo.scenes import MADE_UP, Relation
from phoihop.demo.stage import Data, Stage, morning
from phoihop.records.keys import Ref
from phoihop.records.kinds import Draft

OFFICE = "ĐU TQN"
TERM = "2025-10-01"
BOOKS: tuple[Data, ...] = (
    {"title": "Quyết định và quy định, nhiệm kỳ 2025–2030", "kinds": ["QĐ", "QyĐ"], "first": 14},
    {"title": "Kế hoạch, nhiệm kỳ 2025–2030", "kinds": ["KH"], "first": 9},
    {"title": "Văn bản khác, nhiệm kỳ 2025–2030", "first": 121},
)
# Days from the one on which the demonstration is opened; kind, abstract, Nơi nhận.
SENT = (
    (-26, "KH", "Kiểm tra việc thực hiện quy chế phối hợp tại các phường", ("Các đảng ủy phường", "Lưu Văn phòng")),
    (-19, "CV", "Đề nghị báo cáo kết quả phối hợp quý", ("Các bên tham gia quy chế", "Lưu Văn phòng")),
    (-11, "TB", "Lịch giao ban cụm quý tới", ("Các bên tham gia quy chế", "Lưu Văn phòng")),
    (-4, "KH", "Tổ chức giao ban cụm quý tới", ("Các bên tham gia quy chế", "Lưu Văn phòng")),
)
# Who sent it, their number, kind, abstract; who handles it, until when, when it was done.
RECEIVED = (
    (-16, "P. Mạo Khê", "31", "BC", "Kết quả phối hợp quản lý đảng viên nơi cư trú", "Ban Tổ chức", -9, -10),
    (-12, "P. Hà Lầm", "18", "CV", "Đề nghị thống nhất thời gian bàn giao mặt bằng", "Văn phòng", -3, None),
    (-2, "P. Vàng Danh", "22", "BC", "Tình hình an ninh, trật tự quanh khai trường", "Ban Dân vận", 6, None),
    (-1, "P. Cẩm Phả", "27", "CV", "Đề nghị cung cấp danh sách lao động cư trú trên địa bàn", "", None, None),
)  # fmt: skip


def steps(stage: Stage, relation: Relation, today: date) -> list[tuple[int, Callable[[], object]]]:
    books = [_book(stage, one) for one in BOOKS]
    arrivals = _book(stage, {"title": "Sổ văn bản đến", "flow": "in", "restart": "year", "first": 260})
    found: list[tuple[int, Callable[[], object]]] = [
        (-30, partial(stage.issue, OFFICE, morning(today - timedelta(days=30)), *books, arrivals))
    ]
    for day, kind, abstract, recipients in SENT:
        book = next(one for one in books if kind in one.data.get("kinds", (kind,)))
        paper = {"direction": "out", "kind_code": kind, "abstract": abstract, "recipients": list(recipients)}
        ask = {"book": stage.ref(OFFICE, book), "issuer": "Đảng ủy Than Quảng Ninh"}
        draft = stage.draft("document", {**paper, **ask, "text": MADE_UP, "agreement": relation.ref}, relation.sides)
        at = morning(today + timedelta(days=day), 9)
        found.append((day, partial(stage.issue, OFFICE, at, draft, place=relation.space)))
    for day, sender, number, kind, abstract, handler, due, done in RECEIVED:
        data = {"direction": "out", "kind_code": kind, "number": number, "symbol": f"{kind}/ĐU", "abstract": abstract}
        written = {"day": (today + timedelta(days=day)).isoformat(), "text": MADE_UP, "agreement": relation.ref}
        draft = stage.draft("document", {**data, **written}, relation.sides)
        at = morning(today + timedelta(days=day), 10)
        found.append((day, partial(stage.issue, sender, at, draft, place=relation.space)))
        if handler:
            handled = {"due": _day(today, due), "handler": handler, "done_on": _day(today, done)}
            came = _arrival(stage, arrivals, stage.ref(sender, draft), today + timedelta(days=day), handled)
            found.append((day, partial(stage.issue, OFFICE, at, came, place=relation.space)))
    return found


def _book(stage: Stage, data: Data) -> Draft:
    common = {"flow": "out", "family": "party", "restart": "never", "from": TERM}
    return stage.draft("number_book", {**common, **({} if data.get("flow") else {"symbol": "ĐU"}), **data})


def _arrival(stage: Stage, book: Draft, paper: Ref, day: date, handled: Data) -> Draft:
    data = {"document": paper, "book": stage.ref(OFFICE, book), "day": day.isoformat(), **handled}
    return stage.draft("arrival", data, (OFFICE,), rec=uuid4())


def _day(today: date, days: int | None) -> str:
    return "" if days is None else (today + timedelta(days=days)).isoformat()
