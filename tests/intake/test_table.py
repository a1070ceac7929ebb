"""A table of a plan in Word or Excel becomes tasks: seen first, corrected where it was misread, issued in one step."""

import re
from collections.abc import Sequence
from io import BytesIO
from typing import Any

import docx
import pytest
import xlsxwriter
from django.test import Client

from phoihop.agreements.models import Plan, Standing
from phoihop.documents.models import Document
from phoihop.intake.models import Correction, Reading
from phoihop.records.models import Act
from phoihop.tasks.models import Task
from tests import cast
from tests.intake.desk import Paper, drop, pk, words

HEADING = ("TT", "Nội dung công việc", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian hoàn thành", "Sản phẩm")
ROWS = (
    ("1", "Rà soát đảng viên nơi cư trú", "Đảng ủy phường Mẫu", "Đảng ủy Vùng mỏ", "30/6/2027", "Báo cáo"),
    ("2", "Tuyên truyền giải phóng mặt bằng", "Đảng ủy Vùng mỏ Thử nghiệm", "", "Quý III/2027", "Kế hoạch"),
    ("3", "Khảo sát các tuyến vận chuyển", "Ban Tổ chức", "Đảng ủy phường Mẫu", "Thường xuyên", ""),
)


def sheet(rows: Sequence[Sequence[str]], heading: Sequence[str] = HEADING, title: str = "") -> bytes:
    packed = BytesIO()
    with xlsxwriter.Workbook(packed) as book:
        page = book.add_worksheet("KH")
        lines = [*([(title,)] if title else []), heading, *rows]
        for number, line in enumerate(lines):
            page.write_row(number, 0, line)
    return packed.getvalue()


def word(rows: Sequence[Sequence[str]], heading: Sequence[str] = HEADING) -> bytes:
    document = docx.Document()
    document.add_paragraph("Kế hoạch phối hợp năm 2027 giữa các bên")
    table = document.add_table(rows=0, cols=len(heading))
    for line in (heading, *rows):
        for cell, text in zip(table.add_row().cells, line, strict=True):
            cell.text = text
    packed = BytesIO()
    document.save(packed)
    return packed.getvalue()


def give(client: Client, content: bytes, name: str = "kế hoạch.xlsx") -> Paper:
    answer = drop(client, name, content)
    assert answer.status_code == 303, words(answer)
    found = re.fullmatch(r"/doc-van-ban/([0-9a-f-]{36})/bang/", answer["Location"])
    assert found, answer["Location"]
    return Paper(client, Reading.objects.get(pk=found[1]).pk)


def shown(answer: Any, row: str) -> str:
    """What a person reads in one row."""
    found = re.search(rf'<tr id="{row}".*?</tr>', answer.content.decode(), re.S)
    assert found, words(answer)
    return " ".join(re.sub(r"<[^>]+>", " ", found.group()).split())


def preview(paper: Paper, **more: Any) -> Any:
    """Sends the form of the preview as it stands, with `more` changed."""
    page = paper.get("bang/").content.decode()
    data: dict[str, Any] = {
        "shown": re.findall(r'name="shown" value="([^"]+)"', page)[0],
        "kept": re.findall(r'name="kept" value="([^"]+)"[^>]* checked', page),
    }
    for name, body in re.findall(r'<select id="[^"]*" name="([^"]+)".*?>(.*?)</select>', page, re.S):
        data[name] = next(iter(re.findall(r'value="([^"]*)" selected', body)), "")
    return paper.post("bang/", {**data, **more})


def issue(paper: Paper, **more: Any) -> Any:
    return paper.issue(trang="bang", **more)


@pytest.mark.parametrize(("name", "content"), [("kh.xlsx", sheet(ROWS)), ("kh.docx", word(ROWS))])
def test_a_plan_table_is_shown_as_tasks_with_bodies_days_and_products(
    world: cast.World, clerk: Client, name: str, content: bytes
) -> None:
    paper = give(clerk, content, name)
    paper.place(world.agreement)
    page = paper.get("bang/")
    first, second, third = (item.id for item in paper.desk.items if item.id.startswith("row-"))
    assert "Rà soát đảng viên nơi cư trú" in shown(page, first)
    assert "Đảng ủy phường Mẫu" in shown(page, first)
    assert "30/06/2027 “30/6/2027”" not in shown(page, first)
    assert "30/06/2027" in shown(page, first)
    assert "30/09/2027 “Quý III/2027”" in shown(page, second)
    assert "chưa rõ “Ban Tổ chức” chưa rõ" not in shown(page, third)
    assert "chưa rõ “Ban Tổ chức”" in shown(page, third)
    assert "“Thường xuyên”" in shown(page, third)
    said = words(page)
    assert "chưa khớp đơn vị nào" in said
    assert "gần với tên" in said


def test_nothing_is_issued_before_every_row_has_a_lead_and_then_all_at_once(world: cast.World, clerk: Client) -> None:
    assert world.agreement is not None
    paper = give(clerk, sheet(ROWS))
    paper.place(world.agreement)
    before = Act.objects.count()
    refused = issue(paper)
    assert refused.status_code == 422
    assert "Hàng 4 của bảng, TT 3" in words(refused)
    assert "Cột “Đơn vị chủ trì”: chưa rõ đơn vị nào. Chọn ở phần Đơn vị nêu trong bảng" in words(refused)
    assert Act.objects.count() == before
    preview(paper, **{"ten-ban tổ chức": world.orgs["TKV"]})
    answer = issue(paper)
    assert answer.status_code == 303, words(answer)
    assert Act.objects.count() == before + 4  # the paper and its three tasks
    tasks = list(Task.objects.order_by("no"))
    assert [task.lead for task in tasks] == [world.orgs["MK"], world.orgs["TQN"], world.orgs["TKV"]]
    assert [str(task.due) for task in tasks] == ["2027-06-30", "2027-09-30", "None"]
    assert tasks[2].data["due_text"] == "Thường xuyên"
    assert tasks[0].data["cooperating"] == [world.orgs["TQN"]]
    assert all(task.agreement == pk(world.agreement) for task in tasks)
    document = Document.objects.get()
    source = tasks[0].data["source"]
    assert document.data["text"][source["start"] : source["end"]] == source["quote"]


def test_the_same_table_becomes_a_plan_that_every_side_confirms(world: cast.World, clerk: Client) -> None:
    assert world.agreement is not None
    paper = give(clerk, word(ROWS[:2]), "kh.docx")
    paper.place(world.agreement)
    plan = {"issue-shape": "plan", "issue-year": "2027", "issue-title": "Kế hoạch phối hợp năm 2027"}
    refused = issue(paper, **{**plan, "issue-year": ""})
    assert refused.status_code == 422
    assert "Chưa có năm. Nhập năm, ví dụ 2027." in words(refused)
    assert not Task.objects.exists()
    answer = issue(paper, **plan)
    assert answer.status_code == 303, words(answer)
    made = Plan.objects.get()
    assert answer["Location"] == f"/ke-hoach/{made.pk}/"
    assert (made.year, made.agreement) == (2027, pk(world.agreement))
    assert {one["body"] for one in made.data["tasks"]} == set(Task.objects.values_list("body", flat=True))
    assert set(Task.objects.values_list("plan", flat=True)) == {made.pk}
    assert Standing.objects.get(pk=made.pk).sides == 3
    twice = give(clerk, sheet(ROWS[:1]))
    twice.place(world.agreement)
    refused = issue(twice, **plan)
    assert refused.status_code == 422
    assert "Năm 2027 đã có kế hoạch" in words(refused)
    assert Task.objects.count() == 2


def test_columns_in_another_order_are_understood_and_a_misread_one_is_corrected(
    world: cast.World, clerk: Client
) -> None:
    moved = [(row[4], row[2], row[0], row[1], row[5], row[3]) for row in ROWS[:2]]
    heading = (HEADING[4], HEADING[2], HEADING[0], HEADING[1], HEADING[5], HEADING[3])
    paper = give(clerk, sheet(moved, heading))
    items = [item for item in paper.desk.items if item.id.startswith("row-")]
    assert [item.one("text") for item in items] == [ROWS[0][1], ROWS[1][1]]
    assert items[0].one("due") == "2027-06-30"

    strange = ("A", "B", "C", "D", "E", "F")
    paper = give(clerk, sheet(ROWS, ("TT", "Nội dung", "Chủ trì", "Cột lạ", "Hạn", "Sản phẩm")))
    (plan,) = paper.row.tables
    assert plan["columns"][3][2] != "cooperating" or strange
    preview(paper, **{f"cot-{plan['number']}-3": "product", f"cot-{plan['number']}-5": "other"})
    items = [item for item in paper.desk.items if item.id.startswith("row-")]
    assert items[0].one("product") == "Đảng ủy Vùng mỏ"
    assert items[0].all("cooperating") == ()
    assert "người đọc ghi" in words(paper.get("bang/"))


def test_rows_are_left_out_and_the_step_is_taken_back(world: cast.World, clerk: Client) -> None:
    paper = give(clerk, sheet(ROWS))
    paper.place(world.agreement)
    first, second, _third = (item.id for item in paper.desk.items if item.id.startswith("row-"))
    preview(paper, kept=[first, second])
    assert "2 nhiệm vụ · 1 hàng để lại" in words(paper.get("bang/"))
    paper.post("hoan-tac/")
    assert "3 nhiệm vụ" in words(paper.get("bang/"))
    preview(paper, kept=[first, second])
    assert issue(paper).status_code == 303
    assert Task.objects.count() == 2


def test_what_is_wrong_is_said_by_row_and_column(world: cast.World, clerk: Client) -> None:
    rows = [("1", "Việc có ngày không có thật", "Đảng ủy phường Mẫu", "", "31/6/2027", ""), *ROWS[:1]]
    rows.append(("3", "Việc đã quá hạn khi giao", "Đảng ủy phường Mẫu", "", "15/3/2019", ""))
    paper = give(clerk, sheet(rows))
    paper.place(world.agreement)
    page = paper.get("bang/")
    first, _second, third = (item.id for item in paper.desk.items if item.id.startswith("row-"))
    assert "Cột “Thời gian hoàn thành”: Hạn “31/6/2027”: Tháng 6 không có ngày 31." in shown(page, first)
    assert "Hạn 15/03/2019 sớm hơn ngày giao" in shown(page, third)
    assert issue(paper).status_code == 422
    assert not Task.objects.exists()
    for row, due in ((first, "30/6/2027"), (third, "15/3/2028")):
        assert f'name="{row}-due"' in paper.get(f"bang/?sua={row}").content.decode()
        item = paper.desk.item(row)
        assert item is not None
        fields = {"text": item.one("text"), "lead_org": world.orgs["MK"], "due": due}
        saved = paper.post(
            f"muc/{row}/",
            {"act": "save", "trang": "bang", "rev": item.rev, **{f"{row}-{name}": v for name, v in fields.items()}},
        )
        assert saved["Location"] == f"{paper.page}bang/#{row}"
    assert issue(paper).status_code == 303
    assert Task.objects.count() == 3


def test_a_refused_correction_of_a_row_keeps_what_was_typed(world: cast.World, clerk: Client) -> None:
    paper = give(clerk, sheet(ROWS))
    row = next(item.id for item in paper.desk.items if item.id.startswith("row-"))
    answer = paper.post(
        f"muc/{row}/", {"act": "save", "trang": "bang", "rev": 0, f"{row}-text": "Đang gõ", f"{row}-due": "31/6/2027"}
    )
    assert answer.status_code == 422
    assert "Tháng 6 không có ngày 31" in words(answer)
    assert "Đang gõ" in answer.content.decode()


def test_whom_a_name_means_is_said_once_for_all_rows_and_remembered(world: cast.World, clerk: Client) -> None:
    rows = [(str(n), f"Việc số {n} cần làm trong kỳ", "Cụm Mỏ Bắc", "", "30/6/2027", "") for n in range(1, 6)]
    paper = give(clerk, sheet(rows))
    paper.place(world.agreement)
    assert "Cụm Mỏ Bắc 5 " in words(paper.get("bang/"))
    preview(paper, **{"ten-cụm mỏ bắc": world.orgs["TQN"]})
    kept = Correction.objects.get()
    assert (kept.words, kept.means, kept.paper) == ("Cụm Mỏ Bắc", world.orgs["TQN"], "kế hoạch.xlsx")
    assert issue(paper).status_code == 303
    assert set(Task.objects.values_list("lead", flat=True)) == {world.orgs["TQN"]}
    again = give(clerk, sheet(rows[:1], title="Kế hoạch khác của các bên"))
    again.place(world.agreement)
    assert "theo lần sửa ngày" in words(again.get("bang/"))
    assert issue(again).status_code == 303


def test_the_preview_asks_five_questions_at_3_rows_and_at_300(
    world: cast.World, clerk: Client, django_assert_num_queries: Any
) -> None:
    for count in (3, 300):
        rows = [(str(n), f"Việc số {n} cần làm trong kỳ", *ROWS[n % 3][2:]) for n in range(1, count + 1)]
        paper = give(clerk, sheet(rows))
        paper.place(world.agreement)
        with django_assert_num_queries(5):  # session, user with memberships, reading, agreements, names
            page = paper.get("bang/")
        assert page.content.decode().count('name="kept"') == count
        with django_assert_num_queries(5):
            beside = paper.get().content.decode()
        # A long table is looked at as a table; beside the original its rows would hide everything else.
        assert beside.count('data-item tabindex="-1"') == (4 if count == 3 else 1)
        row = next(item.id for item in paper.desk.items if item.id.startswith("row-"))
        assert f'id="{row}"' in paper.get(f"?sua={row}").content.decode()


def test_a_table_longer_than_a_plan_is_read_as_far_as_that_and_it_is_said(clerk: Client) -> None:
    rows = [(str(n), f"Việc số {n} cần làm", "", "", "", "") for n in range(1, 603)]
    paper = give(clerk, sheet(rows))
    assert sum(item.id.startswith("row-") for item in paper.desk.items) == 500
    assert "Bảng có 602 hàng, chỉ đọc 500 hàng đầu." in words(paper.get("bang/"))


def test_all_rows_of_the_longest_table_go_out_in_one_step(world: cast.World, clerk: Client) -> None:
    rows = [(str(n), f"Việc số {n} cần làm", "Đảng ủy phường Mẫu", "", "30/6/2027", "") for n in range(1, 501)]
    paper = give(clerk, sheet(rows))
    paper.place(world.agreement)
    assert preview(paper).status_code == 303
    plan = {"issue-shape": "plan", "issue-year": "2027", "issue-title": "Kế hoạch phối hợp năm 2027"}
    assert issue(paper, **plan).status_code == 303
    assert Task.objects.count() == 500
    assert len(Plan.objects.get().data["tasks"]) == 500


def test_the_script_gets_the_preview_alone_with_what_changes_beside_it(world: cast.World, clerk: Client) -> None:
    paper = give(clerk, sheet(ROWS))
    answer = paper.post("bang/", {"shown": "", "kept": []}, headers={"HX-Request": "true"})
    html = answer.content.decode()
    assert "<html" not in html
    assert 'id="table-facts" hx-swap-oob="true"' in html
    assert 'id="issue-box" hx-swap-oob="true"' in html


def test_a_paper_without_a_table_has_no_such_page(paper: Paper) -> None:
    assert paper.get("bang/").status_code == 404
