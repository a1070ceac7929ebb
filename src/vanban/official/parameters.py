"""Parameter sets: how the components of a paper look, as dated data.

A set is a TOML file: one per family and period of validity, naming its legal texts. The shipped ones are in
`data/`; an office that has other figures writes its own file, reads it with `read_parameters` and hands it to
`parameters_for` as `extra`.
"""

import datetime
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib import resources
from typing import Any, Literal

from vanban.official.paper import Family, PaperError

#: Components every set must describe; the titles at the head come on top and are named in [wording].
COMPONENTS = (
    "co_quan_cap_tren",
    "co_quan_ban_hanh",
    "so_ky_hieu",
    "dia_danh_ngay",
    "trich_yeu_cong_van",
    "du_thao",
    "ten_loai",
    "trich_yeu",
    "kinh_gui",
    "kinh_gui_nhieu",
    "kinh_gui_tiep",
    "can_cu",
    "noi_dung",
    "khoan",
    "de_muc_1",
    "de_muc_2",
    "de_muc_3",
    "ten_bang",
    "don_vi_tinh",
    "dau_bang",
    "o_bang",
    "phu_luc",
    "ten_phu_luc",
    "kem_theo",
    "noi_nhan",
    "noi_nhan_muc",
    "quyen_han",
    "chuc_vu",
    "ho_ten",
    "so_trang",
)


class ParameterError(PaperError):
    """A parameter set that is missing or cannot be used. The text is a Vietnamese sentence for the administrator."""


@dataclass(frozen=True, slots=True)
class LegalText:
    """A legal text the values of a set come from."""

    ref: str
    date: datetime.date
    subject: str


@dataclass(frozen=True, slots=True)
class Page:
    """Page size, margins and the distance of the page number from the top edge, in millimetres."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    header: float
    number_on_first_page: bool

    @property
    def text_width(self) -> float:
        """Width between the margins, in millimetres."""
        return self.width - self.left - self.right


@dataclass(frozen=True, slots=True)
class Columns:
    """Widths in millimetres of the left columns of head and signature block; the lead's side in a joint paper."""

    head_left: float
    signature_left: float
    joint_lead: Literal["left", "right"]


@dataclass(frozen=True, slots=True)
class Component:
    """The look of one component: type (points), spacing (points), line spacing (lines), indents (millimetres)."""

    style: str
    size: float
    align: Literal["left", "center", "right", "both"]
    bold: bool = False
    italic: bool = False
    underline: bool = False
    caps: bool = False
    keep_next: bool = False
    before: float = 0
    after: float = 0
    line: float = 1.0
    first_line: float = 0
    left: float = 0
    hanging: float = 0


@dataclass(frozen=True, slots=True)
class Wording:
    """Fixed words and marks of a family. `titles` are pairs of component and words at the head, right."""

    titles: tuple[tuple[str, str], ...]
    issuer_mark: str
    joint_mark: str
    number_prefix: str
    number_join: str
    symbol_join: str
    blank: int
    number_zero_below: int
    day_zero_below: int
    month_zero_below: int
    abstract_mark: str
    letter_abstract_prefix: str
    addressee_prefix: str
    list_separator: str
    list_end: str
    recipients_heading: str
    bases_prefix: str
    bases_separator: str
    bases_end: str
    body_end: str
    heading_labels: tuple[str, ...]
    authorities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ParameterSet:
    """Everything the writer must know of a family in a period. `valid_to` None: still in force.

    `rules` gives, per component, the length of the rule under it as a share of the length of its words.
    """

    id: str
    family: Family
    valid_from: datetime.date
    valid_to: datetime.date | None
    texts: tuple[LegalText, ...]
    page: Page
    font: str
    language: str
    columns: Columns
    wording: Wording
    rules: Mapping[str, float]
    components: Mapping[str, Component]

    def in_force(self, day: datetime.date) -> bool:
        """Whether the set is in force on `day` (both ends included)."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


def read_parameters(text: str, known: Mapping[str, Mapping[str, Any]] | None = None) -> ParameterSet:
    """Read a set from TOML. A set that `continues` another takes from it whatever it does not say itself.

    `known` are the raw tables of the sets it may continue, by id; by default the shipped ones.
    Raises ParameterError.
    """
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ParameterError(f"Tệp tham số thể thức viết sai cú pháp TOML ({error}). Xin sửa lại tệp.") from error
    return _build(_continued(raw, _shipped_tables() if known is None else known))


def parameters_for(family: Family, on_date: datetime.date, extra: Iterable[ParameterSet] = ()) -> ParameterSet:
    """The set of `family` in force on `on_date`. Of several, an `extra` one (the office's own) wins, then the latest.

    Raises ParameterError if there is none.
    """
    own = [found for found in extra if found.family is family and found.in_force(on_date)]
    shipped = [found for found in _shipped_sets() if found.family is family and found.in_force(on_date)]
    candidates = own or shipped
    if not candidates:
        name = {Family.PARTY: "văn bản của Đảng", Family.STATE: "văn bản hành chính"}[family]
        raise ParameterError(
            f"Chưa có tham số thể thức {name} cho ngày {on_date:%d/%m/%Y}. Thêm bộ tham số có hiệu lực vào ngày đó."
        )
    return max(candidates, key=lambda found: found.valid_from)


def latest_parameters(family: Family) -> ParameterSet:
    """The shipped set of `family` that began last."""
    return max((found for found in _shipped_sets() if found.family is family), key=lambda found: found.valid_from)


def data_text(name: str) -> str:
    """A data file of this package as text."""
    return (resources.files("vanban.official") / "data" / name).read_text(encoding="utf-8")


@cache
def _shipped_tables() -> dict[str, dict[str, Any]]:
    names = sorted(
        entry.name for entry in (resources.files("vanban.official") / "data").iterdir() if entry.name != "kinds.toml"
    )
    tables = (tomllib.loads(data_text(name)) for name in names if name.endswith(".toml"))
    return {table["set"]["id"]: table for table in tables}


@cache
def _shipped_sets() -> tuple[ParameterSet, ...]:
    tables = _shipped_tables()
    return tuple(_build(_continued(table, tables)) for table in tables.values())


def _continued(raw: Mapping[str, Any], known: Mapping[str, Mapping[str, Any]]) -> Mapping[str, Any]:
    heading = raw.get("set", {})
    base_id = heading.get("continues")
    if base_id is None:
        return raw
    if base_id not in known or base_id == heading.get("id"):
        raise ParameterError(f"Không có bộ tham số “{base_id}” để tiếp tục. Kiểm tra dòng continues trong tệp.")
    base = _continued(known[base_id], {name: table for name, table in known.items() if name != heading.get("id")})
    # The heading is never inherited: a set has its own validity, and its own texts unless it names none.
    return {**_merged(base, raw), "set": heading}


def _merged(base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in own.items():
        inherited = merged.get(key)
        if isinstance(value, Mapping) and isinstance(inherited, Mapping):
            merged[key] = _merged(inherited, value)
        else:
            merged[key] = value
    return merged


def _build(raw: Mapping[str, Any]) -> ParameterSet:
    try:
        heading, words = raw["set"], raw["wording"]
        found = ParameterSet(
            id=heading["id"],
            family=Family(heading["family"]),
            valid_from=heading["valid_from"],
            valid_to=heading.get("valid_to"),
            texts=tuple(LegalText(**text) for text in raw["texts"]),
            page=Page(**raw["page"]),
            font=raw["text"]["font"],
            language=raw["text"]["language"],
            columns=Columns(**raw["columns"]),
            wording=Wording(**{key: _frozen(value) for key, value in words.items()}),
            rules=dict(raw["rules"]),
            components={key: Component(**look) for key, look in raw["components"].items()},
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ParameterError(
            f"Bộ tham số thể thức thiếu hoặc sai mục {error}. Xin đối chiếu với bộ kèm theo."
        ) from error
    needed = [*COMPONENTS, *(component for component, _ in found.wording.titles)]
    if found.wording.issuer_mark:
        needed.append("dau_sao")
    if found.wording.abstract_mark:
        needed.append("dau_trich_yeu")
    missing = [key for key in needed if key not in found.components]
    if missing:
        raise ParameterError(f"Bộ tham số “{found.id}” thiếu thành phần {', '.join(missing)}. Xin bổ sung.")
    _check_numbers(found)
    _check_labels(found)
    return found


def _check_numbers(found: ParameterSet) -> None:
    lengths = {item.name: getattr(found.page, item.name) for item in fields(Page)}
    sizes = {key: look.size for key, look in found.components.items()}
    wrong = [name for name, value in (lengths | sizes).items() if not isinstance(value, bool) and not 0 < value < 1000]
    left = max(found.columns.head_left, found.columns.signature_left)
    if wrong or left >= found.page.text_width or found.page.text_width <= 0:
        named = ", ".join(wrong) or "độ rộng cột"
        raise ParameterError(f"Bộ tham số “{found.id}” có số đo không dùng được: {named}. Xin sửa lại.")


def _check_labels(found: ParameterSet) -> None:
    try:
        tried = [label.format(roman="I", arabic=1, letter="a") for label in found.wording.heading_labels]
    except (KeyError, IndexError, ValueError):
        tried = []
    if len(tried) != 3:
        raise ParameterError(
            f"Bộ tham số “{found.id}” có heading_labels không dùng được. "
            "Ghi đủ ba cấp, chỉ dùng {roman}, {arabic}, {letter}."
        )


def _frozen(value: Any) -> Any:
    return tuple(_frozen(item) for item in value) if isinstance(value, list) else value
