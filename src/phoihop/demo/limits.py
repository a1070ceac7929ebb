"""Limits as their texts are reported in the press; an office checks them against the signed texts."""

from datetime import date
from uuid import uuid4

from phoihop.demo.directory import HOST
from phoihop.demo.stage import Stage, morning
from phoihop.organisations.rules import Limit
from phoihop.records.actors import Role
from phoihop.records.kinds import Draft

CHECK = "Trình diễn: tính từ ngày ký. Đối chiếu văn bản gốc trước khi dùng thật."
INSPECTION = "Quy định số 331-QĐ/TW ngày 18/6/2025"
GRADING = "Quy định số 366-QĐ/TW ngày 30/8/2025"
STATUTES = "Điều lệ Đảng, Điều 21"

# Limit, value, unit, text, from when.
LIMITS = (
    (Limit.CELL_FROM, "3", "đảng viên chính thức", STATUTES, ""),
    (Limit.COMMITTEE_FROM, "30", "đảng viên", STATUTES, ""),
    (Limit.INSPECT_CENTRE_DAYS, "60", "ngày", INSPECTION, "2025-06-18"),
    (Limit.INSPECT_PROVINCE_DAYS, "45", "ngày", INSPECTION, "2025-06-18"),
    (Limit.INSPECT_BASE_DAYS, "20", "ngày", INSPECTION, "2025-06-18"),
    (Limit.GRADE_EXCELLENT, "90", "điểm", GRADING, "2025-08-30"),
    (Limit.GRADE_GOOD, "70", "điểm", GRADING, "2025-08-30"),
    (Limit.GRADE_DONE, "50", "điểm", GRADING, "2025-08-30"),
    (Limit.LATE_SHARE, "20", "%", GRADING, "2025-08-30"),
)


def record(stage: Stage) -> None:
    """Records them in the name of the office that runs the demonstration."""
    drafts = [
        Draft(
            kind="rule",
            rec=uuid4(),
            data={"code": limit.value, "value": value, "unit": unit, "paper": paper, "note": CHECK}
            | ({"from": start} if start else {}),
        )
        for limit, value, unit, paper, start in LIMITS
    ]
    stage.issue(HOST, morning(date(2025, 9, 3)), *drafts, role=Role.ADMIN)
