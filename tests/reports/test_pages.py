"""The pages of periodic reports: who sees what, filling in, answering, the consolidated table."""

import re
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from python_calamine import CalamineWorkbook

from phoihop.agreements.models import FormDraft
from phoihop.records.actors import Role
from phoihop.reports.models import Report, ReportAcceptance, ReportState
from tests import cast
from tests.intake.desk import words
from tests.reports import office as made
from tests.reports.office import Office

LIST = "/bao-cao/dinh-ky/"
DECLARED = {"secrecy": "on"}


@pytest.fixture(autouse=True)
def _autumn(monkeypatch: pytest.MonkeyPatch) -> None:
    """These pages are looked at on 16 September 2026: the third quarter was cut off, its reports are due next day."""
    moment = datetime(2026, 9, 16, 2, 0, tzinfo=UTC)
    monkeypatch.setattr(timezone, "now", lambda: moment)


def at(world: cast.World, client: Client, org: str, role: Role = Role.CLERK) -> Client:
    client.force_login(cast.account(world, org, role, username=f"{org.lower()}-{role}-{uuid4().hex[:6]}"))
    return client


def sheet(office: Office, code: str = "2026-q3") -> str:
    return f"{LIST}{office.mid.id}/{code}/nhap/"


def send(client: Client, office: Office, **typed: Any) -> Any:
    return client.post(sheet(office), {"once": str(uuid4()), **DECLARED, **typed})


def total(one: made.Regime, code: str = "2026-q3") -> str:
    return f"{LIST}{one.id}/{code}/tong-hop/"


def test_a_unit_finds_what_it_owes_and_the_receiver_who_has_sent(office: Office, client: Client) -> None:
    shown = words(at(office.world, client, "A").get(LIST))
    assert "Báo cáo của MID gửi Đảng ủy MID, hằng quý quý III/2026" in shown
    assert "17/09/2026 Chưa gửi, còn 1 ngày Nhập báo cáo" in shown
    assert "Báo cáo của TOP" not in shown
    office.accepted("A", "2026-q3", than="10")
    shown = words(at(office.world, client, "MID").get(LIST))
    assert "Đã tiếp nhận 1/3 chờ tiếp nhận 0 · trả lại 0 · chưa gửi 2" in shown
    assert "Báo cáo của TOP" in shown
    assert "Chưa có chế độ báo cáo nào." in words(at(office.world, client, "NGOAI").get(LIST))


def test_both_kinds_of_reports_stand_under_one_word(office: Office, client: Client) -> None:
    at(office.world, client, "A")
    for address in (LIST, "/bao-cao/"):
        page = client.get(address).content.decode()
        assert 'href="/bao-cao/dinh-ky/"' in page
        assert "Sơ kết, tổng kết" in page


def test_the_matrix_puts_those_who_owe_first(office: Office, client: Client) -> None:
    office.accepted("A", "2026-q3", than="10")
    office.report("B", "2026-q3", than="10")
    shown = words(at(office.world, client, "MID").get(f"{LIST}{office.mid.id}/"))
    assert shown.index("Đảng ủy C Chưa gửi") < shown.index("Đảng ủy B Đã gửi, chờ tiếp nhận") < shown.index("Đảng ủy A")
    assert "Quá hạn" in shown  # earlier quarters
    assert "Gửi đúng hạn từ quý I/2024" in shown  # more are counted than the four that are shown
    assert "Đã tiếp nhận 1 Chờ tiếp nhận 1 Trả lại 0 Chưa gửi 1" in shown
    own = words(at(office.world, client, "B").get(f"{LIST}{office.mid.id}/"))
    assert "quý III/2026 14/09/2026 17/09/2026 Đã gửi, chờ tiếp nhận" in own
    assert "Đảng ủy A" not in own


def test_a_sheet_is_filled_sent_returned_sent_again_and_accepted(office: Office, client: Client) -> None:
    at(office.world, client, "A", Role.UNIT)
    opened = words(client.get(sheet(office)))
    assert "1. Than sạch nghìn tấn" in opened
    assert "Còn 2 ô thực hiện để trống" in opened
    answer = send(client, office, **{"p-than": "100", "t-than": "90,5", "t-nguoi": "1000", "v-kn": "Đề nghị cấp đất"})
    assert answer.status_code == 303, words(answer)
    report = Report.objects.get()
    assert report.data["figures"] == [
        {"line": "than", "plan": "100", "actual": "90.5"},
        {"line": "nguoi", "actual": "1000"},
    ]
    page = answer["Location"]
    assert "Trả lại để bổ sung…" not in words(client.get(page))
    at(office.world, client, "MID")
    assert "Tiếp nhận báo cáo…" in words(client.get(page))
    back = {"tra-lai-once": str(uuid4()), "tra-lai-secrecy": "on"}
    assert client.post(f"{page}tra-lai/", back).status_code == 422  # without words
    assert client.post(f"{page}tra-lai/", {**back, "tra-lai-text": "Kiểm tra lại than"}).status_code == 303
    at(office.world, client, "A", Role.UNIT)
    again = client.get(sheet(office))
    assert "Trả lại để bổ sung: Kiểm tra lại than" in words(again)
    assert 'value="90,5"' in again.content.decode()
    page = send(client, office, **{"p-than": "100", "t-than": "91"})["Location"]
    at(office.world, client, "MID")
    taken = client.post(f"{page}tiep-nhan/", {"tiep-nhan-once": str(uuid4()), "tiep-nhan-secrecy": "on"})
    assert taken.status_code == 303
    assert ReportState.objects.get().state == "accepted"
    accepted = words(client.get(page))
    assert "91,0" in accepted
    assert "Rút tiếp nhận…" in accepted
    back = {"tra-lai-once": str(uuid4()), "tra-lai-secrecy": "on", "tra-lai-text": "Nhầm kỳ"}
    assert client.post(f"{page}tra-lai/", back).status_code == 303
    assert "Rút tiếp nhận…" not in words(client.get(page))
    assert ReportState.objects.get().counted is None


def test_an_ambiguous_figure_is_asked_about_and_all_words_are_kept(office: Office, client: Client) -> None:
    at(office.world, client, "A")
    answer = send(client, office, **{"t-than": "1.234", "v-kn": "Giữ lời này"})
    assert answer.status_code == 422
    assert "“1.234” có thể là 1234 hoặc 1,234. Chọn cách hiểu đúng." in words(answer)
    page = answer.content.decode()
    assert 'name="t-than-reading"' in page
    assert "Giữ lời này" in page
    assert not Report.objects.exists()
    assert send(client, office, **{"t-than": "1.234", "t-than-reading": "1234"}).status_code == 303
    assert Report.objects.get().data["figures"][0]["actual"] == "1234"


def test_what_does_not_fit_an_indicator_is_refused_at_its_cell(office: Office, client: Client) -> None:
    at(office.world, client, "A")
    for typed, sentence in (
        ({"t-than": "1,25"}, "Nhận tối đa 1 chữ số thập phân."),
        ({"t-nguoi": "1,5"}, "Chỉ tiêu này là số nguyên."),
        ({"t-than": "5 tấn"}, "Bỏ chữ “tấn”"),
        ({}, "Báo cáo chưa có nội dung."),
    ):
        answer = send(client, office, **typed)
        assert answer.status_code == 422
        assert sentence in words(answer)
    assert client.post(sheet(office), {"once": str(uuid4()), "t-than": "5"}).status_code == 422  # not declared


def test_a_sheet_is_kept_while_it_is_filled_and_used_up_when_sent(office: Office, client: Client) -> None:
    at(office.world, client, "A")
    key = str(uuid4())
    typed = {"once": key, "t-than": "1.234", "v-kn": "Nháp"}
    kept = client.post(f"{sheet(office)}luu/", typed, headers={"HX-Request": "true"})
    assert kept.content.decode().startswith("Đã lưu nháp")
    page = client.get(sheet(office)).content.decode()
    assert 'value="1.234"' in page
    assert key in page
    assert "Chọn cách hiểu đúng" in page  # what is wrong in a cell stands there before it is sent
    assert "Chưa xác nhận" not in page  # what is still missing does not
    assert client.post(sheet(office), {**typed, **DECLARED, "t-than": "12"}).status_code == 303
    assert not FormDraft.objects.exists()


def test_computed_cells_follow_what_is_typed(office: Office, client: Client) -> None:
    office.accepted("A", "2025-q3", than="80", nguoi="10")
    at(office.world, client, "A")
    answer = client.post(f"{sheet(office)}tinh/", {"p-than": "100", "t-than": "90", "t-nguoi": "30"})
    page = answer.content.decode()
    assert '<output id="k-than" hx-swap-oob="innerHTML">90,0</output>' in page
    assert '<output id="c-than" hx-swap-oob="innerHTML">112,5</output>' in page
    assert '<output id="g-nang-suat" hx-swap-oob="innerHTML">3.000,0</output>' in page
    assert "Đã nhập đủ các ô thực hiện" in page


def test_last_year_s_figure_stands_in_the_sheet_and_cannot_be_typed(office: Office, client: Client) -> None:
    office.accepted("A", "2025-q3", than="80,5".replace(",", "."))
    at(office.world, client, "A")
    assert "80,5" in words(client.get(sheet(office)))
    assert client.post(sheet(office), {"once": str(uuid4()), **DECLARED, "s-than": "1"}).status_code == 422


def test_what_others_report_does_not_exist_for_a_unit(office: Office, client: Client) -> None:
    issued, _draft = office.report("A", "2026-q3", than="10")
    at(office.world, client, "B")
    addresses = (
        f"{LIST}ban/{issued.id}/",
        total(office.mid),
        f"{total(office.mid)}than/",
        f"{total(office.mid)}excel/",
        f"{LIST}{office.top.id}/",
    )
    for address in addresses:
        assert client.get(address).status_code == 404, address
    assert client.post(f"{LIST}ban/{issued.id}/tiep-nhan/").status_code == 404
    at(office.world, client, "TOP")
    assert client.get(f"{LIST}ban/{issued.id}/").status_code == 200  # those above see it through
    answer = client.post(
        f"{LIST}ban/{issued.id}/tiep-nhan/", {"tiep-nhan-once": str(uuid4()), "tiep-nhan-secrecy": "on"}
    )
    assert answer.status_code == 422
    assert "Chỉ cơ quan nhận báo cáo được tiếp nhận hoặc trả lại." in words(answer)
    assert not ReportAcceptance.objects.exists()


def test_a_unit_of_no_such_period_has_no_sheet(office: Office, client: Client) -> None:
    at(office.world, client, "A")
    for code in ("2026", "2023-q1", "2026-q9", "xx"):
        assert client.get(sheet(office, code)).status_code == 404
    at(office.world, client, "MID")
    assert client.get(sheet(office)).status_code == 404  # it is no unit of its own regime


def test_the_consolidated_table_shows_sums_shares_and_what_cannot_be_compared(office: Office, client: Client) -> None:
    office.accepted("A", "2025-q3", than="80")
    office.accepted("A", "2026-q1", than="7")
    for code in ("2026-q2", "2026-q3"):
        office.accepted("A", code, than=("100", "90"), nguoi="1000")
    at(office.world, client, "TOP")
    shown = words(client.get(total(office.top)))
    assert "1. Than sạch nghìn tấn 100,0 90,0 90,0 80,0 112,5 187,0" in shown
    assert "3. Năng suất tấn/người – 90,0 –" in shown
    office.accepted("B", "2026-q3", than=("100", "110"))
    shown = words(client.get(total(office.top)))
    assert "1. Than sạch nghìn tấn 200,0 200,0 100,0 80,0 ≠ 297,0" in shown
    assert "≠ Không so sánh được: 1 đơn vị không có số cùng kỳ so sánh được" in shown


def test_each_figure_opens_to_its_addends_down_to_the_report(office: Office, client: Client) -> None:
    office.accepted("A", "2026-q3", than="90")
    office.accepted("D", "2026-q3", than="10")
    at(office.world, client, "TOP")
    page = client.get(f"{total(office.top)}than/")
    shown = words(page)
    assert "Đảng ủy MID tổng hợp 1 đơn vị – 90,0" in shown
    assert "Đảng ủy D – 10,0" in shown
    assert "Tổng – 100,0" in shown
    assert f'href="{total(office.mid)}than/"' in page.content.decode()
    report = Report.objects.get(unit=office.world.orgs["A"])
    below = client.get(f"{total(office.mid)}than/").content.decode()
    assert f'href="{LIST}ban/{report.pk}/#ct-than"' in below
    assert client.get(f"{total(office.top)}khong-co/").status_code == 404


def test_words_flow_up_with_the_name_of_who_wrote_them(office: Office, client: Client) -> None:
    at(office.world, client, "A")
    send(client, office, **{"v-kn": "Đề nghị tháo gỡ đất bãi thải"})
    draft = Report.objects.get()
    at(office.world, client, "MID")
    assert "Đề nghị tháo gỡ" not in words(client.get(total(office.mid)))
    client.post(f"{LIST}ban/{draft.pk}/tiep-nhan/", {"tiep-nhan-once": str(uuid4()), "tiep-nhan-secrecy": "on"})
    assert "Đảng ủy A Đề nghị tháo gỡ đất bãi thải" in words(client.get(total(office.mid)))


def test_pages_ask_the_same_number_of_questions_whatever_the_number_of_units(
    world: cast.World, client: Client, django_assert_num_queries: Any
) -> None:
    office = made.build(world)
    for number in range(30):
        world.organisation(f"U{number}", f"Đảng ủy U{number}", symbol="ĐU")
    many = made.regime(world, "TOP", tuple(f"U{number}" for number in range(30)))
    for one, units in ((office.mid, ("A", "B")), (many, tuple(f"U{number}" for number in range(20)))):
        for unit in units:
            _issued, draft = office.report(unit, "2026-q3", under=one, than="5")
            data = {"report": dict(world.ref(unit, draft))}
            data |= {name: draft.data[name] for name in ("regime", "unit", "period")}
            to = tuple(world.orgs[short] for short in (unit, one.by, *one.superiors))
            world.issue(one.by, cast.Draft(kind="report_acceptance", rec=uuid4(), to=to, data=data), place=one.space)
    at(world, client, "TOP")
    for one in (office.mid, many):
        report = Report.objects.filter(regime=one.id)[0].pk
        for address, wanted in (
            (LIST, 4),
            (f"{LIST}{one.id}/", 5),
            (f"{LIST}{one.id}/nhip/", 5),
            (total(one), 5),
            (f"{LIST}{one.id}/2026-q3/soan/", 5 if one is many else None),
            (f"{total(one)}than/", 5),
            (f"{total(one)}excel/", 6),  # and who took it is written down
            (f"{LIST}ban/{report}/", 5),
        ):
            if wanted is None:
                continue  # its text is another office's
            with django_assert_num_queries(wanted):
                assert client.get(address).status_code == 200
    at(world, client, "C")
    with django_assert_num_queries(6):
        client.get(sheet(office))


def test_a_new_regime_starts_from_an_outline_and_is_there_for_its_units(world: cast.World, client: Client) -> None:
    office = made.build(world)
    at(world, client, "MID")
    assert "Giao ban quý" in words(client.get(f"{LIST}che-do/"))
    typed = {
        "title": "Giao ban quý",
        "every": "quarter",
        "cut_day": "20",
        "due_days": "2",
        "from_day": "1/1/2026",
        "members": [world.orgs["A"], world.orgs["B"]],
        "outline": "giao-ban",
        "days_off": "30/04/2026 - 03/05/2026 Nghỉ lễ\n+ 22/08/2026",
        **DECLARED,
    }
    wrong = client.post(f"{LIST}che-do/", {**typed, "once": str(uuid4()), "days_off": "Tết"})
    assert wrong.status_code == 422
    assert "Không đọc được dòng “Tết”." in words(wrong)
    answer = client.post(f"{LIST}che-do/", {**typed, "once": str(uuid4())})
    assert answer.status_code == 303, words(answer)
    at(world, client, "A")
    shown = words(client.get(answer["Location"]))
    # Issued today, it is owed by nobody since June: two working days from now.
    assert "quý II/2026 20/06/2026 18/09/2026 Chưa gửi, còn 2 ngày" in shown
    assert "Quá hạn" not in shown
    page = words(client.get(f"{answer['Location']}2026-q2/nhap/"))
    assert "Than sạch sản xuất" in page
    assert "Công tác kiểm tra, giám sát" in page
    assert office.mid.id


def test_a_regime_below_takes_its_superior_s_form_and_feeds_it(world: cast.World, client: Client) -> None:
    office = made.build(world)
    at(world, client, "D")
    world.organisation("D1", "Phân xưởng D1", symbol="ĐU")
    typed = {
        "title": "Báo cáo của các phân xưởng",
        "every": "quarter",
        "cut_day": "10",
        "due_days": "1",
        "from_day": "1/1/2026",
        "members": [world.orgs["D1"]],
        "upper": str(office.top.id),
        "outline": "cap-tren",
        **DECLARED,
    }
    answer = client.post(f"{LIST}che-do/", {**typed, "once": str(uuid4())})
    assert answer.status_code == 303, words(answer)
    at(world, client, "D1")
    assert (
        client.post(f"{answer['Location']}2026-q3/nhap/", {"once": str(uuid4()), **DECLARED, "t-than": "4"}).status_code
        == 303
    )
    at(world, client, "D")
    report = Report.objects.get()
    taken = {"tiep-nhan-once": str(uuid4()), "tiep-nhan-secrecy": "on"}
    client.post(f"{LIST}ban/{report.pk}/tiep-nhan/", taken)
    at(world, client, "TOP")
    assert "1. Than sạch nghìn tấn – 4,0" in words(client.get(total(office.top)))
    at(world, client, "D")
    assert "Số liệu của đơn vị lấy từ báo cáo của các đơn vị trực thuộc" in words(
        client.get(f"{LIST}{office.top.id}/2026-q3/nhap/")
    )


def test_the_form_may_be_filled_in_as_an_excel_file(office: Office, client: Client) -> None:
    office.accepted("A", "2025-q3", than="80.5")
    at(office.world, client, "A")
    blank = client.get(f"{LIST}{office.mid.id}/2026-q3/bieu-mau/").content
    filled = _filled(blank, {"E8": 90.5, "D8": "1.000,5", "E9": 1000, "F9": "x"})
    answer = _upload(client, office, filled)
    assert answer.status_code == 303, words(answer)
    page = client.get(sheet(office)).content.decode()
    for value in ("90,5", "1.000,5", "1000"):
        assert f'value="{value}"' in page
    kept = {name: values[0] for name, values in FormDraft.objects.get().fields.items()}
    assert send(client, office, **kept).status_code == 303
    figures = Report.objects.get(period="2026-q3").data["figures"]
    assert figures[0]["actual"] == "90.5"
    assert figures[1]["estimate"] is True


def test_every_wrong_cell_of_an_uploaded_file_is_named_and_nothing_is_taken(office: Office, client: Client) -> None:
    at(office.world, client, "A")
    blank = client.get(f"{LIST}{office.mid.id}/2026-q3/bieu-mau/").content
    answer = _upload(client, office, _filled(blank, {"E8": "1.234", "E9": "mười", "D8": 5}))
    shown = words(answer)
    assert answer.status_code == 422
    assert "Trang “Số liệu”, ô E8: “1.234” có hai cách hiểu. Nhập 1234 hoặc 1,2340." in shown
    assert "ô E9:" in shown
    assert not FormDraft.objects.exists()
    moved = _upload(client, office, _filled(blank, {"E7": "Sửa tiêu đề"}))
    assert "Thiếu cột “Thực hiện” ở trang “Số liệu”." in words(moved)
    at(office.world, client, "B")
    assert "Tệp này của đơn vị, kỳ hoặc biểu mẫu khác." in words(_upload(client, office, blank))
    assert "không phải Excel" in words(_upload(client, office, b"chu thuong", name="bieu.txt"))
    bare = words(client.post(f"{LIST}{office.mid.id}/2026-q3/tai-len/"))
    assert "Chưa có tệp." in bare
    assert "Chưa xác nhận nội dung không chứa bí mật nhà nước." in bare


def _upload(client: Client, office: Office, content: bytes, name: str = "bieu.xlsx") -> Any:
    return client.post(
        f"{LIST}{office.mid.id}/2026-q3/tai-len/", {"tep-file": SimpleUploadedFile(name, content), "tep-secrecy": "on"}
    )


def _filled(blank: bytes, cells: dict[str, Any]) -> bytes:
    """The downloaded sheet with these cells filled in, as a spreadsheet program leaves it."""
    import xlsxwriter

    book = CalamineWorkbook.from_filelike(BytesIO(blank))
    kept = BytesIO()
    made_of = xlsxwriter.Workbook(kept, {"in_memory": True})
    for at_sheet, name in enumerate(book.sheet_names):
        page = made_of.add_worksheet(name)
        for row, values in enumerate(book.get_sheet_by_name(name).to_python(skip_empty_area=False)):
            for column, value in enumerate(values):
                page.write(row, column, value)
        for cell, value in cells.items() if at_sheet == 0 else ():
            page.write(cell, value)
    made_of.close()
    return kept.getvalue()


def _sheets(content: bytes) -> list[tuple[str, list[list[Any]]]]:
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    return [(name, book.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in book.sheet_names]


def test_the_consolidated_workbook_adds_by_formulas(office: Office, client: Client) -> None:
    from zipfile import ZipFile

    office.accepted("A", "2026-q3", than="90.5", nguoi="1000")
    office.accepted("B", "2026-q3", than="9.5")
    at(office.world, client, "MID")
    answer = client.get(f"{total(office.mid)}excel/")
    sheet_xml = ZipFile(BytesIO(answer.content)).read("xl/worksheets/sheet1.xml").decode()
    assert "SUM(D5:E5)" in sheet_xml
    done, planned, _same = (one for _name, one in _sheets(answer.content))
    assert done[2][0] == "Mới có 2/3 đơn vị vào tổng hợp."
    assert done[3][:5] == ["Chỉ tiêu", "ĐVT", "Tổng", "Đảng ủy A", "Đảng ủy B"]
    assert done[4][:5] == ["Than sạch", "nghìn tấn", 100, 90.5, 9.5]
    assert planned[4][2:5] == ["", "", ""]
    assert "*1000" in sheet_xml  # the ratio, from its two lines
    # Beside each formula stands its value: previews do not compute.
    stands = dict(re.findall(r'<c r="([A-Z]+\d+)"[^>]*><f>[^<]*</f><v>([^<]*)</v>', sheet_xml))
    assert stands == {"C5": "100", "C6": "1000", "D7": "90.5"}
    assert date(2026, 9, 14).isoformat() not in answer["Content-Disposition"]
    assert 'filename="tong-hop-2026-q3.xlsx"' in answer["Content-Disposition"]


def test_the_desk_leads_to_what_waits_to_be_taken_in_or_completed(office: Office, client: Client) -> None:
    issued, draft = office.report("A", "2026-q3", than="10")
    shown = at(office.world, client, "MID").get("/")
    assert "Báo cáo của MID" in words(shown)
    assert "Đảng ủy A gửi, quý III/2026" in words(shown)
    assert f'href="{LIST}ban/{issued.id}/"' in client.get("/").content.decode()
    assert "Đảng ủy A gửi" not in words(at(office.world, client, "TOP").get("/"))
    office.answer("report_return", "A", draft, text="Xem lại")
    assert "Đảng ủy A gửi" not in words(at(office.world, client, "MID").get("/"))
    own = words(at(office.world, client, "A").get("/"))
    assert "Đảng ủy MID trả lại, quý III/2026" in own
    assert "Bổ sung và gửi lại" in own


def test_the_consolidated_rows_are_there_for_other_programs(office: Office, client: Client) -> None:
    office.accepted("A", "2026-q3", than=("100.5", "1090.5"))
    office.accepted("B", "2026-q3", than="9.5")
    content = at(office.world, client, "MID").get(f"{total(office.mid)}csv/").content
    head, coal, *_rest = content.decode("utf-8-sig").split("\r\n")
    assert head.startswith("Cơ quan;Kỳ;Đơn vị đã vào tổng hợp;Trên số đơn vị;Mục;Chỉ tiêu;ĐVT;Kế hoạch;Thực hiện;% KH")
    said = "1 đơn vị chỉ có một trong hai số kế hoạch, thực hiện"
    assert coal == f"Đảng ủy MID;quý III/2026;2;3;Sản xuất;Than sạch;nghìn tấn;100,5;1100;;;;;2;0;{said}"
    assert at(office.world, client, "A").get(f"{total(office.mid)}csv/").status_code == 404
