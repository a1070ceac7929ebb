"""The corporation's dictionary of indicators, which the quarterly form takes over at both levels."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from phoihop.demo.stage import Data, Stage, morning
from phoihop.records.kinds import Draft

# What a line says that is the form's own, not the indicator's.
_OF_FORM: Final = {"code", "of", "planned", "explain_below"}
DEFINITIONS: Final = {
    "dang-vien": "Đảng viên đã nộp giấy giới thiệu và có tên trong danh sách của đảng bộ phường vào ngày chốt số.",
    "nhan-xet": "Đảng viên đã có ý kiến nhận xét của cấp ủy nơi cư trú trong năm.",
    "ban-giao": "Diện tích ghi trong biên bản bàn giao đã ký; phần bàn giao tạm không tính.",
    "vu-viec": "Vụ việc đã lập biên bản, tính theo ngày lập.",
}


def taken_over(stage: Stage, by: str, sections: Iterable[Data], first: date) -> list[Data]:
    """The sections with an indicator behind each line. Numbered as they stand."""
    recorded: dict[str, Draft] = {}
    found: list[Data] = []
    for section in sections:
        lines = []
        for line in section.get("lines", ()):
            data = {name: value for name, value in line.items() if name not in _OF_FORM}
            data |= {"code": f"{len(recorded) + 1:02}", "definition": DEFINITIONS.get(line["code"], "")}
            for part, code in zip(("numerator", "denominator"), line.get("of", ()), strict=False):
                data[part] = dict(stage.ref(by, recorded[code]))
            recorded[line["code"]] = stage.draft("indicator", data, (by,))
            lines.append({**line, "indicator": dict(stage.ref(by, recorded[line["code"]]))})
        found.append({**section, "lines": lines} if lines else section)
    stage.issue(by, morning(first - timedelta(days=10)), *recorded.values())
    return found
