"""The fields of a template: their names, what stands for each in a paper, and where they stand in a paragraph."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from vanban.fold import fold, nfc
from vanban.official.compose import Composed, Line
from vanban.official.paper import PaperError


class TemplateError(PaperError):
    """A template that cannot be used. The text is a Vietnamese sentence: what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class FieldOf:
    """A field. `parts` are the components of a paper whose words stand for it."""

    name: str
    meaning: str
    parts: frozenset[str]


def _field(name: str, meaning: str, *parts: str) -> FieldOf:
    return FieldOf(name, meaning, frozenset(parts))


# A letter's addressees have no field yet: no letter is written by the system.
#: The one field that stands for paragraphs and tables rather than words.
BODY: Final = "Nội dung"
NUMBER: Final = "Số và ký hiệu"
FIELDS: Final = (
    _field("Cơ quan cấp trên", "tên cơ quan cấp trên trực tiếp", "co_quan_cap_tren"),
    _field("Cơ quan ban hành", "tên cơ quan ban hành", "co_quan_ban_hanh"),
    _field(NUMBER, "cả dòng số, ký hiệu, như “Số 05-TB/ĐU”", "so_ky_hieu"),
    _field("Địa danh và ngày tháng", "cả dòng, như “Hà Nội, ngày 05 tháng 6 năm 2026”", "dia_danh_ngay"),
    _field("Tên loại", "tên loại văn bản, chữ in hoa", "ten_loai"),
    _field("Trích yếu", "trích yếu nội dung", "trich_yeu"),
    _field(BODY, "toàn bộ phần nội dung, kể cả bảng; đứng riêng một đoạn"),
    _field("Nơi nhận", "các dòng nơi nhận, có gạch đầu dòng", "noi_nhan_muc"),
    _field("Quyền hạn ký", "thay mặt, ký thay, thừa lệnh; người đứng đầu tự ký thì bỏ trống", "quyen_han"),
    _field("Chức vụ", "chức vụ người ký", "chuc_vu"),
    _field("Họ tên", "họ tên người ký", "ho_ten"),
)

#: Components whose words no line should break before a spaced hyphen.
CENTRED: Final = frozenset({"co_quan_cap_tren", "co_quan_ban_hanh", "trich_yeu"})
_TOKEN: Final = re.compile(r"\[\[([^\[\]]*)\]\]")
_CLOSE: Final = 0.6  # how like a field's name a wrong one must be to be taken for it
_SHOWN: Final = 60


def _key(name: str) -> str:
    return " ".join(fold(nfc(name)).split())


_BY_KEY: Final[Mapping[str, FieldOf]] = {_key(one.name): one for one in FIELDS}


def written(name: str) -> str:
    """A field as it stands in the template."""
    return f"[[{name}]]"


def tokens(text: str) -> list[tuple[int, int, str]]:
    """The fields of a paragraph: start, end and name. Raises TemplateError for one that is unknown or half written."""
    found = []
    for match in _TOKEN.finditer(text):
        known = _BY_KEY.get(_key(match[1]))
        if known is None:
            raise TemplateError(_unknown(match[1]))
        found.append((match.start(), match.end(), known.name))
    rest = _TOKEN.sub("", text)
    if "[[" in rest or "]]" in rest:
        raise TemplateError(
            f"Đoạn “{shortened(text)}” có trường viết dở. Ghi đủ hai dấu ngoặc vuông ở mỗi đầu, ví dụ [[Trích yếu]]."
        )
    return found


def shortened(text: str) -> str:
    """The beginning of a paragraph, to be recognised by."""
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN else words[:_SHOWN].rstrip() + "…"


def _unknown(name: str) -> str:
    near = get_close_matches(_key(name), _BY_KEY, n=1, cutoff=_CLOSE)
    advice = f"Sửa thành {written(_BY_KEY[near[0]].name)}." if near else "Xem tên các trường ở trang mẫu văn bản."
    return f"Không có trường “{shortened(name)}”. {advice}"


def lines_by_field(composed: Composed) -> dict[str, tuple[Line, ...]]:
    """The lines of a paper that stand for each field but the body."""
    groups = (
        composed.issuers,
        composed.number,
        composed.place_date,
        composed.kind,
        composed.recipients,
        *composed.signatures[:1],
    )
    lines = [line for group in groups for line in group]
    return {field.name: tuple(line for line in lines if line.part in field.parts) for field in FIELDS}
