"""The review report as pages: composed for a side, edited, downloaded, entered in the register; nothing for others."""

import io
from datetime import date
from uuid import uuid4

import docx
import lxml.html
import pytest
from django.test import Client
from pypdf import PdfReader
from pytest_django import DjangoAssertNumQueries

from phoihop.documents.files import path_of
from phoihop.documents.models import Document
from phoihop.records.keys import ref_id
from phoihop.records.kinds import Draft
from phoihop.records.models import Attachment
from phoihop.reports.facts import Figures, within
from phoihop.reports.periods import Every
from phoihop.reviews.models import ReviewDraft
from tests import cast
from tests.cast import World
from tests.intake.desk import words
from tests.reports import office as reporting


@pytest.fixture
def report(world: World, clerk: Client) -> ReviewDraft:
    world.issue("TKV", world.task("Rà soát đảng viên", due="2026-03-01", area="XDD", cooperating=("TQN",)))
    assert world.agreement is not None
    answer = clerk.post(
        "/bao-cao/lap/",
        {"agreement": ref_id(world.agreement), "first": "1/1/2026", "last": "30/6/2026"},
    )
    assert answer.status_code == 303
    return ReviewDraft.objects.get()


def test_the_report_says_what_is_late_and_whose(clerk: Client, report: ReviewDraft) -> None:
    page = clerk.get(f"/bao-cao/{report.pk}/").content.decode()
    assert "Đảng ủy phường Mẫu chủ trì, hạn 01/03/2026, quá hạn 121 ngày." in page
    assert "Sơ kết thực hiện Quy chế phối hợp công tác thử nghiệm, 6 tháng đầu năm 2026" in page


def test_the_clerks_words_go_into_the_word_file_and_survive_new_facts(
    world: World, clerk: Client, report: ReviewDraft
) -> None:
    address = f"/bao-cao/{report.pk}/muc/general/"
    assert clerk.post(address, {"text": "Câu của văn thư.", "revision": 1}).status_code == 303
    world.issue("TKV", world.task("Việc mới giao", due="2026-06-01"))
    page = clerk.get(f"/bao-cao/{report.pk}/").content.decode()
    assert "Câu của văn thư." in page
    assert "Số liệu đã thay đổi" in page
    answer = clerk.get(f"/bao-cao/{report.pk}/word/")
    words = [paragraph.text for paragraph in docx.Document(io.BytesIO(answer.content)).paragraphs]
    assert "Câu của văn thư." in words
    assert any("Việc mới giao" in text for text in words)
    clerk.post(address, {"undo": "1", "text": "", "revision": 2})
    assert "Câu của văn thư." not in clerk.get(f"/bao-cao/{report.pk}/").content.decode()


def test_of_two_who_save_at_once_the_second_keeps_the_words_and_is_told(clerk: Client, report: ReviewDraft) -> None:
    address = f"/bao-cao/{report.pk}/muc/general/"
    clerk.post(address, {"text": "Lần một.", "revision": 1})
    second = clerk.post(address, {"text": "Lần hai.", "revision": 1})
    assert second.status_code == 409
    assert "Lần hai." in second.content.decode()
    assert "Lần một." in clerk.get(f"/bao-cao/{report.pk}/").content.decode()


def test_the_paper_follows_the_family_of_the_body(world: World, clerk: Client, report: ReviewDraft) -> None:
    head = {
        "number": "7",
        "symbol": "BC/ĐU",
        "place": "Hà Nội",
        "day": "15/7/2026",
        "authority": "T/M BAN THƯỜNG VỤ",
        "office": "BÍ THƯ",
        "name": "Nguyễn Văn A",
        "recipients": "Các bên tham gia quy chế\nLưu Văn phòng",
        "revision": 1,
    }
    assert clerk.post(f"/bao-cao/{report.pk}/the-thuc/", head).status_code == 303
    document = docx.Document(io.BytesIO(clerk.get(f"/bao-cao/{report.pk}/word/").content))
    cells = "\n".join(cell.text for table in document.tables for row in table.rows for cell in row.cells)
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in cells
    assert "Số 07-BC/ĐU" in cells
    assert "Nguyễn Văn A" in cells
    printed = PdfReader(io.BytesIO(clerk.get(f"/bao-cao/{report.pk}/pdf/").content)).pages
    assert "Số 07-BC/ĐU" in printed[0].extract_text()
    assert "Nguyễn Văn A" in printed[-1].extract_text()


def test_entering_it_in_the_register_makes_a_document_once(world: World, clerk: Client, report: ReviewDraft) -> None:
    form = {"once": str(uuid4()), "secrecy": "on", "to_orgs": [world.orgs["TQN"]]}
    assert clerk.post(f"/bao-cao/{report.pk}/vao-so/", {**form, "secrecy": ""}).status_code == 422
    assert not Document.objects.exists()
    assert clerk.post(f"/bao-cao/{report.pk}/vao-so/", form).status_code == 303
    assert clerk.post(f"/bao-cao/{report.pk}/vao-so/", form).status_code == 303  # the same form twice
    document = Document.objects.get()
    again = clerk.post(f"/bao-cao/{report.pk}/vao-so/", {**form, "once": str(uuid4())})
    assert again.status_code == 422
    assert "Báo cáo này đã vào sổ ngày" in again.content.decode()
    assert f'href="/van-ban/{document.pk}/"' in again.content.decode()
    assert Document.objects.count() == 1
    assert document.direction == "out"
    assert document.data["text"].count("Rà soát đảng viên") >= 1


def test_it_goes_to_the_sides_that_its_recipients_name_once_confirmed(
    world: World, clerk: Client, report: ReviewDraft
) -> None:
    head = {"symbol": "BC/ĐU", "place": "Hà Nội", "office": "BÍ THƯ", "revision": 1}
    lines = "- Đảng ủy phường Mẫu (để báo cáo);\n- Ban Tuyên giáo;\n- Lưu Văn phòng."
    assert clerk.post(f"/bao-cao/{report.pk}/the-thuc/", {**head, "recipients": lines}).status_code == 303
    page = lxml.html.fromstring(clerk.get(f"/bao-cao/{report.pk}/").content.decode())
    boxes = {box.get("value"): "checked" in box.attrib for box in page.xpath('//input[@name="to_orgs"]')}
    assert boxes == {world.orgs["MK"]: True, world.orgs["TQN"]: False}
    assert "không gửi trên hệ thống: Ban Tuyên giáo." in page.text_content()
    form = {"once": str(uuid4()), "secrecy": "on"}
    outside = {**form, "to_orgs": [world.orgs["NGOAI"]]}
    assert clerk.post(f"/bao-cao/{report.pk}/vao-so/", outside).status_code == 422
    assert clerk.post(f"/bao-cao/{report.pk}/vao-so/", {**form, "to_orgs": [world.orgs["MK"]]}).status_code == 303
    document = Document.objects.get()
    assert document.data["recipients"] == ["Đảng ủy phường Mẫu (để báo cáo)", "Ban Tuyên giáo", "Lưu Văn phòng"]
    for org, status in (("MK", 200), ("TQN", 404)):
        side = Client()
        side.force_login(cast.account(world, org))
        assert side.get(f"/van-ban/{document.pk}/").status_code == status, org


def test_a_report_takes_its_number_from_the_book_and_its_word_file_prints_it(
    world: World, clerk: Client, report: ReviewDraft
) -> None:
    book = {"flow": "out", "family": "party", "title": "Sổ BC", "symbol": "ĐU", "restart": "never", "first": 7}
    world.issue("TKV", world.draft("number_book", {**book, "from": "2020-01-01"}, to=()), place=cast.HOME)
    assert "Số dự kiến: <b>07-BC/ĐU</b>" in clerk.get(f"/bao-cao/{report.pk}/").content.decode().replace(
        "</b>.", "</b>"
    )
    answer = clerk.post(f"/bao-cao/{report.pk}/vao-so/", {"once": str(uuid4()), "secrecy": "on"})
    assert answer.status_code == 303
    document = Document.objects.get()
    assert (document.number, document.symbol, document.numbered) == ("07", "BC/ĐU", "issued")
    assert document.data["recipients"] == ["Các bên tham gia quy chế", "Lưu Văn phòng"]
    (blob,) = Attachment.objects.filter(parent=document.pk)
    printed = docx.Document(io.BytesIO(path_of(blob.sha256).read_bytes()))
    cells = "\n".join(cell.text for table in printed.tables for row in table.rows for cell in row.cells)
    assert "Số 07-BC/ĐU" in cells


def test_a_report_does_not_exist_for_another_organisation(world: World, clerk: Client, report: ReviewDraft) -> None:
    other = Client()
    other.force_login(cast.account(world, "TQN"))
    for path in ("", "muc/general/", "the-thuc/", "word/"):
        assert other.get(f"/bao-cao/{report.pk}/{path}").status_code == 404, path
        assert clerk.get(f"/bao-cao/{report.pk}/{path}").status_code == 200, path
    outsider = Client()
    outsider.force_login(cast.account(world, "NGOAI"))
    assert world.agreement is not None
    form = {"agreement": ref_id(world.agreement), "first": "1/1/2026", "last": "30/6/2026"}
    assert outsider.post("/bao-cao/lap/", form).status_code == 422
    assert ReviewDraft.objects.count() == 1


def test_the_list_is_narrowed_to_the_agreement_its_tab_came_from(
    world: World, clerk: Client, report: ReviewDraft
) -> None:
    assert world.agreement is not None
    agreement = ref_id(world.agreement)
    page = clerk.get(f"/bao-cao/?quy-che={agreement}").content.decode()
    assert f'href="/bao-cao/{report.pk}/"' in page
    assert f'<option value="{agreement}" selected>' in page
    assert f'href="/bao-cao/lap/?quy-che={agreement}"' in page
    ReviewDraft.objects.update(agreement=uuid4())  # of an agreement that is not there for the viewer
    assert "Quy chế này chưa có báo cáo nào." in clerk.get(f"/bao-cao/?quy-che={agreement}").content.decode()
    assert "Chưa có báo cáo nào. Lập báo cáo" in clerk.get("/bao-cao/?quy-che=x").content.decode()


def test_the_page_costs_the_same_for_few_and_many(
    world: World, clerk: Client, report: ReviewDraft, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    # session, person, report; agreement, tasks, their parts, awaited, recommendations, names, meetings, regimes of
    # ours; letterhead: body, superior, names; the sides it may go to; the number it would get; its template
    with django_assert_num_queries(18):
        clerk.get(f"/bao-cao/{report.pk}/")
    for number in range(20):
        world.issue("TKV", world.task(f"Việc {number}", due="2026-04-01"))
    with django_assert_num_queries(18):
        clerk.get(f"/bao-cao/{report.pk}/")


def test_a_report_of_the_past_bears_the_names_of_its_day(world: World, clerk: Client, report: ReviewDraft) -> None:
    report.last = date(2026, 1, 31)
    report.save()
    assert "Đảng ủy Tập đoàn Thử nghiệm".upper() in clerk.get(f"/bao-cao/{report.pk}/").content.decode().upper()


def test_figures_of_the_period_stand_in_the_report_each_leading_to_its_addends(
    world: World, clerk: Client, report: ReviewDraft
) -> None:
    regime = reporting.regime(world, "TKV", ("MK", "TQN"))
    for period, figure in (("2026-q1", "5"), ("2026-q2", "7.5")):
        draft = reporting.report_of(world, regime, "MK", period)
        draft.data["figures"] = [
            {"line": "than", "plan": "10", "actual": figure},
            {"line": "nguoi", "actual": figure[0]},
        ]
        world.issue("MK", draft, place=regime.space)
        answer = {"report": dict(world.ref("MK", draft))}
        answer |= {name: draft.data[name] for name in ("regime", "unit", "period")}
        to = (world.orgs["MK"], world.orgs["TKV"])
        world.issue("TKV", Draft(kind="report_acceptance", rec=uuid4(), data=answer, to=to), place=regime.space)
    page = clerk.get(f"/bao-cao/{report.pk}/").content.decode()
    shown = words(clerk.get(f"/bao-cao/{report.pk}/"))
    assert "Số liệu quý I/2026, quý II/2026 tổng hợp từ báo cáo của 1 đơn vị." in shown
    assert "Than sạch nghìn tấn 20,0 12,5 62,5" in shown  # a flow is added up
    assert "Lao động người – 7 –" in shown  # a stock is the last
    assert f'href="/bao-cao/dinh-ky/{regime.id}/2026-q2/tong-hop/than/"' in page
    address = f"/bao-cao/{report.pk}/muc/figures:{regime.id.hex}/"
    assert "Để trống thì bảng số liệu" in words(clerk.get(address))
    clerk.post(address, {"text": "", "revision": 1})
    assert "Than sạch" not in words(clerk.get(f"/bao-cao/{report.pk}/"))
    ReviewDraft.objects.update(first=date(2026, 1, 1), last=date(2026, 9, 30), edits={})
    page = clerk.get(f"/bao-cao/{report.pk}/")
    said = "Số liệu quý I/2026, quý II/2026 tổng hợp từ báo cáo của 1 đơn vị. Các kỳ chưa có số liệu: quý III/2026."
    assert said in words(page)
    leads = f"/bao-cao/dinh-ky/{regime.id}/2026-q2/tong-hop/than/"  # the last with figures, not the last of the stretch
    assert f'href="{leads}"' in page.content.decode()
    assert "Đảng ủy phường Mẫu" in words(clerk.get(leads))
    ReviewDraft.objects.update(first=date(2026, 2, 1))
    assert "Than sạch" not in words(clerk.get(f"/bao-cao/{report.pk}/"))


def test_only_whole_periods_make_up_a_stretch_of_time() -> None:
    half = (date(2026, 1, 1), date(2026, 6, 30))
    assert [one.code for one in within(Every.QUARTER, *half)] == ["2026-q1", "2026-q2"]
    assert [one.code for one in within(Every.RUNNING, *half)] == ["2026-h1"]
    assert len(within(Every.MONTH, date(2025, 1, 1), date(2026, 12, 31))) == 24
    assert within(Every.YEAR, *half) == within(Every.TERM, *half) == ()


def test_many_periods_are_said_by_the_first_and_the_last_of_those_in_a_row() -> None:
    months = within(Every.MONTH, date(2026, 7, 1), date(2026, 12, 31))
    known = (months[4],)
    made = Figures(
        regime=uuid4(),
        title="",
        form="",
        periods=known,
        missing=tuple(one for one in months if one not in known),
        counted=(1, 2),
        rows=(),
    )
    assert made.stretches == ("tháng 11/2026", "từ tháng 7/2026 đến tháng 10/2026, tháng 12/2026")
    assert made.last == "2026-m11"
