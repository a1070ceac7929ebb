"""Bảng kế hoạch — tables of tasks, from Word, Excel or pasted."""

from datetime import date

import pytest

from vanban import read, read_tables
from vanban.parts import PlanTable

YEAR = date(2026, 1, 1)

PLAN = (
    "KẾ HOẠCH PHỐI HỢP NĂM 2026\n"
    "TT\tNội dung công việc\tPhân công\t\tThời gian hoàn thành\tSản phẩm\n"
    "\t\tChủ trì\tPhối hợp\t\t\n"
    "(1)\t(2)\t(3)\t(4)\t(5)\t(6)\n"
    "I\tCông tác xây dựng Đảng\t\t\t\t\n"
    "1\tTổ chức giao ban quý\tVăn phòng Đảng ủy\tBan Tổ chức; Ban Tuyên giáo\tQuý III\tThông báo\n"
    "2\tGóp ý dự thảo quy chế\tBan Tổ chức, Ban Dân vận\t\tTrước 30/9\t\n"
    "II\tAn ninh trật tự\t\t\t\t\n"
    "1\tTuần tra ranh giới mỏ\tCông an xã Đông Lộc\tPhòng Bảo vệ\tThường xuyên\tBáo cáo\n"
    "\tTổng cộng: 3 việc\t\t\t\t\n"
)


def only(text: str, **arguments: object) -> PlanTable:
    (table,) = read_tables(text, on_date=YEAR, **arguments)  # type: ignore[arg-type]
    return table


def roles(table: PlanTable) -> list[str]:
    return [column.role for column in table.columns]


def test_a_plan_with_a_heading_in_two_rows_and_groups_becomes_tasks() -> None:
    table = only(PLAN)
    assert roles(table) == ["number", "text", "lead", "cooperating", "due", "product"]
    told = [
        (
            row.section,
            row.task.text.value,
            row.task.lead.value if row.task.lead else None,
            [one.value for one in row.task.cooperating],
            row.task.due.last if row.task.due else None,
            row.task.product.value if row.task.product else None,
        )
        for row in table.rows
    ]
    assert told == [
        ("Công tác xây dựng Đảng", "Tổ chức giao ban quý", "Văn phòng Đảng ủy", ["Ban Tổ chức", "Ban Tuyên giáo"],
         "2026-09-30", "Thông báo"),
        ("Công tác xây dựng Đảng", "Góp ý dự thảo quy chế", "Ban Tổ chức", ["Ban Dân vận"], "2026-09-30", None),
        ("An ninh trật tự", "Tuần tra ranh giới mỏ", "Công an xã Đông Lộc", ["Phòng Bảo vệ"], None, "Báo cáo"),
    ]  # fmt: skip


def test_every_row_is_a_task_or_left_out_with_a_reason() -> None:
    table = only(PLAN)
    assert sorted([r.row for r in table.rows] + [r.row for r in table.left_out]) == list(range(len(table.cells)))
    assert all(r.reason for r in table.left_out)
    assert {r.reason for r in table.left_out} >= {"dòng tên nhóm việc", "dòng cộng", "dòng tiêu đề của bảng"}


def test_every_value_points_at_its_cell() -> None:
    for row in only(PLAN).rows:
        task = row.task
        for value in (task.text, task.lead, task.product, task.label, *task.cooperating):
            if value is not None:
                assert PLAN[value.spans[0].start : value.spans[0].end] == value.value
        assert task.due is not None
        span = task.due.as_written.spans[0]
        assert PLAN[span.start : span.end] == task.due.as_written.value


def test_the_draft_of_a_plan_holds_its_tables() -> None:
    draft = read(PLAN)
    assert len(draft.tables) == 1
    assert draft.to_gold()["tasks"] == []


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("STT", "number"), ("Số TT", "number"), ("Nội dung", "text"), ("NỘI DUNG CÔNG VIỆC", "text"),
        ("Nhiệm vụ trọng tâm", "text"),
        ("Tên công việc", "text"), ("Cơ quan chủ trì", "lead"), ("Đơn vị thực hiện", "lead"),
        ("Phụ trách", "lead"),
        ("Đơn vị chủ trì tham mưu", "lead"), ("Đơn vị phối hợp", "cooperating"), ("Phối hợp", "cooperating"),
        ("Thời gian", "due"), ("Thời hạn hoàn thành", "due"), ("Tiến độ", "due"), ("Sản phẩm đầu ra", "product"),
        ("Dự kiến kết quả", "product"), ("Ghi chú", "note"), ("Kết quả thực hiện", "other"), ("Mã số", "other"),
    ],
)  # fmt: skip
def test_headings_tell_the_role_of_their_column(heading: str, role: str) -> None:
    others = [h for h, r in (("Việc cần làm", "text"), ("Hạn", "due")) if r != role]
    table = only("\t".join([heading, *others]) + "\n" + "\t".join(["Họp sơ kết", *["Quý II"] * len(others)]) + "\n")
    assert table.columns[0].role == role
    assert table.columns[0].reason


@pytest.mark.parametrize(
    "text",
    [
        "TT\tChỉ tiêu\tKế hoạch\tThực hiện\tTỷ lệ %\n1\tThan nguyên khai\t20\t22\t110\n",
        "TT\tHọ và tên\tChức vụ\n1\tNguyễn Văn A\tBí thư\n2\tTrần Thị B\tPhó Bí thư\n",
        "ĐẢNG ỦY A\tĐẢNG CỘNG SẢN VIỆT NAM\nSố 05-KH/ĐU\tHà Nội, ngày 5 tháng 1 năm 2026\n",
        "Nội dung\tGhi chú\nHọp\tkhông\n",
        "một\thai\n",
        "",
        "\t\n\t\n",
    ],
    ids=["figures", "people", "header", "no who or when", "one row", "empty", "tabs"],
)
def test_other_tables_are_no_plans(text: str) -> None:
    assert read_tables(text) == ()


def test_a_table_without_headings_is_guessed_and_says_so() -> None:
    table = only("1\tTổ chức giao ban quý của hai bên\tVăn phòng\tTháng 3\n2\tHọp tổng kết năm\tBan A\tTháng 12\n")
    assert roles(table) == ["number", "text", "other", "due"]
    assert table.certainty == "doubtful"
    assert [row.task.due.last for row in table.rows if row.task.due] == ["2026-03-31", "2026-12-31"]


def test_a_person_may_choose_the_role_of_a_column() -> None:
    text = "1\tTổ chức giao ban quý của hai bên\tVăn phòng\tTháng 3\n2\tHọp tổng kết năm\tBan A\tTháng 12\n"
    table = only(text, roles={0: {2: "lead"}})
    assert [row.task.lead.value for row in table.rows if row.task.lead] == ["Văn phòng", "Ban A"]
    assert table.columns[2].reason == "người dùng chọn"
    figures = "TT\tChỉ tiêu\tKế hoạch\n1\tKết nạp đảng viên\t20\n"
    assert read_tables(figures) == ()
    assert len(only(figures, roles={0: {1: "text"}}).rows) == 1


def test_headings_that_come_again_on_the_next_page_are_no_task() -> None:
    head = "TT\tNội dung\tChủ trì\tThời gian\n"
    table = only(head + "1\tHọp\tVăn phòng\tQuý I\n" + head + "2\tSơ kết\tVăn phòng\tQuý II\n")
    assert [row.task.text.value for row in table.rows] == ["Họp", "Sơ kết"]


def test_two_tables_are_kept_apart_by_the_words_between_them() -> None:
    one = "Nội dung\tThời hạn\nHọp\tQuý I\n"
    people = "TT\tHọ và tên\n1\tNguyễn Văn A\n"
    assert [table.number for table in read_tables(one + "B. Cán bộ\n" + people + "C. Việc của năm sau\n" + one)] == [
        0,
        2,
    ]
