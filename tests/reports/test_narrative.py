"""The words of a consolidated report: taken over from the units with their sources, edited, sent up, printed."""

import re
from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from uuid import uuid4
from zipfile import ZipFile

import pytest
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader

from phoihop.documents.files import path_of
from phoihop.documents.models import Document
from phoihop.records.actors import Role
from phoihop.records.models import Attachment
from phoihop.reports.marks import bare, cited, numbers, paragraphs, renumbered
from phoihop.reports.models import Report, ReportDraft
from tests import cast
from tests.intake.desk import words
from tests.reports.office import Office
from tests.reports.test_pages import DECLARED, LIST, at


@pytest.fixture(autouse=True)
def _autumn(monkeypatch: pytest.MonkeyPatch) -> None:
    moment = datetime(2026, 9, 16, 2, 0, tzinfo=UTC)
    monkeypatch.setattr(timezone, "now", lambda: moment)


class Desk:
    """The composing page as a person with one browser page uses it."""

    def __init__(self, client: Client, office: Office, regime: Any) -> None:
        self.client, self.address = client, f"{LIST}{regime.id}/2026-q3/soan/"
        self.once = str(uuid4())
        self.revision = ReportDraft.objects.values_list("revision", flat=True).first() or 0

    def post(self, text: str, part: str = "", **more: str) -> Any:
        typed = {"once": self.once, "revision": str(self.revision), "v-kn": text, **more}
        return self.client.post(f"{self.address}{part}", typed)

    @property
    def text(self) -> str:
        return str(ReportDraft.objects.get().content["texts"]["kn"])


def test_marks_speak_for_the_words_before_them() -> None:
    text = "Một. Hai [1]. Ba, bốn [2][3]\n\nLời riêng [9]"
    said = [[(one.text, one.sources) for one in line] for line in paragraphs(text, {1, 2, 3})]
    assert said == [[("Một. Hai.", (1,)), ("Ba, bốn", (2, 3))], [("Lời riêng [9]", ())]]
    assert bare(text, {1, 2, 3}) == "Một. Hai. Ba, bốn\nLời riêng [9]"
    assert cited("Theo [1] đã nêu.\n\n Xong.", 4) == "Theo (1) đã nêu. [4]\nXong. [4]"
    new, order = renumbered({"a": "x [7] y [1]", "b": "z [3] [7]"}, {7, 3})
    assert (new, order) == ({"a": "x [1] y (1)", "b": "z [2] [1]"}, {7: 1, 3: 2})
    assert numbers(["đầu dòng [5]"], {5}) == [5]


def test_passages_are_taken_over_edited_and_sent_up_with_their_sources(office: Office, client: Client) -> None:
    world = office.world
    for unit, text in (("A", "Đề nghị cấp đất bãi thải. Hồ sơ đã đủ."), ("B", "Kiến nghị về điện.")):
        office.accepted(unit, "2026-q3", than="10", texts=[{"section": "kn", "text": text}])
    reports = {one.unit: one for one in Report.objects.all()}
    first, second = (reports[world.orgs[unit]] for unit in "AB")
    at(world, client, "MID")
    assert "Soạn báo cáo tổng hợp" in words(client.get(f"{LIST}{office.mid.id}/2026-q3/tong-hop/"))
    desk = Desk(client, office, office.mid)
    shown = words(client.get(desk.address))
    assert "2 đoạn của đơn vị chưa dùng" in shown
    assert "Đảng ủy A chưa dùng Đề nghị cấp đất bãi thải." in shown
    taken = desk.post("Mở đầu.", take=f"{first.pk}:kn")
    assert taken["Location"].endswith("#muc-kn")
    assert desk.text == "Mở đầu.\nĐề nghị cấp đất bãi thải. Hồ sơ đã đủ. [1]"
    assert "1 đoạn của đơn vị chưa dùng" in words(client.get(desk.address))
    desk.post(desk.text, take="unused:kn")
    assert desk.text.endswith("Kiến nghị về điện. [2]")
    desk.post("Xóa nhầm hết", undo="1")
    assert desk.text.startswith("Mở đầu.")
    desk.post(desk.text, redo="1")
    assert desk.text == "Xóa nhầm hết"
    edited = "Lời của cơ quan. [x]\nVề điện, các đơn vị kiến nghị [2]. Về đất, hồ sơ đã đủ [1]."
    kept = desk.post(edited, "luu/")
    assert kept.content.decode().startswith("Đã lưu nháp")
    shown = words(client.get(desk.address))
    assert "mọi đoạn của đơn vị đã dùng" in shown
    refused = desk.post(edited, send="1")
    assert refused.status_code == 422
    assert "Chưa xác nhận nội dung không chứa bí mật nhà nước." in words(refused)
    sent = desk.post(edited, send="1", secrecy="on")
    assert sent.status_code == 303, words(sent)
    report = Report.objects.get(unit=world.orgs["MID"])
    assert report.data["texts"][0]["text"] == edited.replace("[2]", "[*]").replace("[1]", "[2]").replace("[*]", "[1]")
    assert [(one["no"], one["report"]["rec"]) for one in report.data["sources"]] == [
        (1, str(second.rec)),
        (2, str(first.rec)),
    ]
    at(world, client, "TOP")
    page = client.get(sent["Location"])
    assert f'href="{LIST}ban/{second.pk}/"' in page.content.decode()
    assert "Nguồn [1] Đảng ủy B [2] Đảng ủy A" in words(page)
    assert client.get(f"{LIST}ban/{second.pk}/").status_code == 200
    assert client.get(desk.address).status_code == 404  # the text itself is the office's own
    taken_in = {"tiep-nhan-once": str(uuid4()), "tiep-nhan-secrecy": "on"}
    assert client.post(f"{sent['Location']}tiep-nhan/", taken_in).status_code == 303
    top = Desk(client, office, office.top)
    top.revision = 0
    top.post("", take=f"{report.pk}:kn")
    mine = ReportDraft.objects.get(org=world.orgs["TOP"]).content["texts"]["kn"]
    assert "kiến nghị. Về đất, hồ sơ đã đủ. [1]" in mine  # its own marks do not come along
    assert "Gửi báo cáo" not in words(client.get(top.address))
    assert top.post(mine, send="1", secrecy="on").status_code == 422


def test_a_newer_version_is_shown_and_nothing_typed_is_lost(office: Office, client: Client) -> None:
    world = office.world
    office.accepted("A", "2026-q3", than="10", texts=[{"section": "kn", "text": "Lời cũ."}])
    at(world, client, "MID")
    one, other = Desk(client, office, office.mid), Desk(client, office, office.mid)
    assert one.post("Bản một").status_code == 303
    assert one.post("Bản một, thêm", "luu/").status_code == 200  # the same page goes on from what it saved
    stale = other.post("Bản hai")
    assert stale.status_code == 409
    assert "Có người vừa lưu bài này." in words(stale)
    assert "Bản hai" in stale.content.decode()
    assert one.text == "Bản một, thêm"
    assert other.post("Bản hai", "luu/").status_code == 409
    client.post(one.address, {"once": str(uuid4()), "revision": "2", "v-kn": "Bản hai"})
    assert one.text == "Bản hai"
    report = Report.objects.get()
    one.revision = 3
    one.post("", take=f"{report.pk}:kn")
    office.accepted("A", "2026-q3", than="11", texts=[{"section": "kn", "text": "Lời mới."}], reason="Bổ sung")
    shown = words(client.get(one.address))
    assert "1 đoạn đã có lời mới" in shown
    assert "bỏ: cũ thêm: mới" in shown
    assert at(world, client, "MID", Role.ADMIN).get(one.address).status_code == 404
    assert at(world, client, "A").get(one.address).status_code == 404


def test_the_paper_bears_words_and_figures_and_no_marks(office: Office, client: Client) -> None:
    world = office.world
    office.accepted("A", "2026-q3", than=("100", "90"), texts=[{"section": "kn", "text": "Đề nghị cấp đất."}])
    report = Report.objects.get()
    at(world, client, "MID")
    desk = Desk(client, office, office.mid)
    desk.post("", take=f"{report.pk}:kn")
    address = f"{LIST}{office.mid.id}/2026-q3/van-ban/"
    shown = words(client.get(address))
    assert "Đề nghị cấp đất" in shown
    assert "[1]" not in shown
    assert "đã tiếp nhận 1, chờ tiếp nhận 0, trả lại 0, chưa gửi 2 (Đảng ủy B, Đảng ủy C)." in shown
    assert "1 Than sạch nghìn tấn 100,0 90,0 90,0" in shown
    document = ZipFile(BytesIO(client.get(f"{address}word/").content)).read("word/document.xml").decode()
    assert document.count("<w:sectPr>") == 2
    assert 'w:orient="landscape"' in document
    assert "Của MID, quý III/2026" in document
    printed = PdfReader(BytesIO(client.get(f"{address}pdf/").content)).pages
    assert [page.mediabox.width > page.mediabox.height for page in printed] == [False, True]
    assert "Đề nghị cấp đất" in printed[0].extract_text()


def test_the_paper_says_of_a_section_what_units_wrote_and_nobody_took_over(office: Office, client: Client) -> None:
    """ "Không có." is what a person wrote, or what no unit wrote anything against."""
    world = office.world
    address = f"{LIST}{office.mid.id}/2026-q3/van-ban/"
    at(world, client, "MID")
    assert "KIẾN NGHỊ Không có." in words(client.get(address))
    office.accepted("A", "2026-q3", than="90", texts=[{"section": "kn", "text": "Đề nghị cấp đất."}])
    shown = words(client.get(address))
    assert "Không có." not in shown
    assert "Chưa soạn. Đã có báo cáo của Đảng ủy A, chưa đưa vào mục này." in shown
    assert "Mục “Kiến nghị” chưa soạn, đã có báo cáo của Đảng ủy A. Mở mục này" in shown
    refused = client.post(f"{address}vao-so/", {**DECLARED, "once": str(uuid4())})
    assert refused.status_code == 422
    assert "Đơn vị đã có báo cáo mà chưa soạn: Kiến nghị." in words(refused)
    assert not Document.objects.exists()
    desk = Desk(client, office, office.mid)
    desk.post("Không có.")
    shown = words(client.get(address))
    assert "KIẾN NGHỊ Không có." in shown
    assert "Mục “Kiến nghị” chưa dùng báo cáo của Đảng ủy A. Mở mục này" in shown
    assert client.post(f"{address}vao-so/", {**DECLARED, "once": str(uuid4())}).status_code == 303


def test_the_paper_and_the_table_count_every_unit_once(office: Office, client: Client) -> None:
    """A, whose replacement waits, still counts; B was sent back, C waits."""
    address = f"{LIST}{office.mid.id}/2026-q3/"
    office.accepted("A", "2026-q3", than="90")
    office.report("A", "2026-q3", than="91", reason="Nhầm")
    office.answer("report_return", "B", office.report("B", "2026-q3", than="5")[1], text="Thiếu")
    _issued, waiting = office.report("C", "2026-q3", than="5")
    at(office.world, client, "MID")
    table = words(client.get(f"{address}tong-hop/"))
    assert "Mới có 1/3 đơn vị vào tổng hợp" in table
    numbers = "chờ tiếp nhận 1, trả lại 1, chưa gửi 0"
    assert f"trong 3 đơn vị báo cáo trực tiếp: đã tiếp nhận 1, {numbers} · 1 bản thay thế chờ tiếp nhận" in table
    waits = "(trong đó 1 có bản thay thế chờ tiếp nhận)"
    paper = words(client.get(f"{address}van-ban/"))
    assert f"Trong 3 đơn vị báo cáo trực tiếp: đã tiếp nhận 1 {waits}, {numbers}." in paper
    office.answer("report_acceptance", "C", waiting)
    office.accepted("B", "2026-q3", than="6")
    assert "Trong 3 đơn vị báo cáo trực tiếp: đã tiếp nhận 3" in words(client.get(f"{address}van-ban/"))


def test_the_paper_is_numbered_and_entered_in_the_register_in_one_step(office: Office, client: Client) -> None:
    world = office.world
    office.accepted("A", "2026-q2", than=("100", "90"))
    office.accepted("A", "2026-q3", than=("100", "90"))
    address = f"{LIST}{office.mid.id}/2026-q3/van-ban/"
    at(world, client, "MID")
    assert "Số dự kiến" not in words(client.get(address))
    book = {"title": "Sổ đi", "flow": "out", "family": "party", "symbol": "ĐU", "restart": "never", "first": 7}
    world.issue("MID", world.draft("number_book", {**book, "from": "2026-01-01"}, to=()), place=cast.HOME)
    assert "Số dự kiến 07-BC/ĐU" in words(client.get(address))
    assert client.post(f"{address}vao-so/", {"once": str(uuid4())}).status_code == 422  # nothing is declared
    assert not Document.objects.exists()
    sent = client.post(f"{address}vao-so/", {**DECLARED, "once": str(uuid4())})
    entered = Document.objects.get()
    assert (entered.no, entered.symbol, str(entered.day)) == (7, "BC/ĐU", "2026-09-16")
    assert "Của MID, quý III/2026" in words(client.get(sent["Location"]))
    kept = ZipFile(path_of(Attachment.objects.get(parent=entered.pk).sha256)).read("word/document.xml").decode()
    assert "07-BC/ĐU" in re.sub("<[^>]+>", "", kept)
    again = client.post(f"{address}vao-so/", {**DECLARED, "once": str(uuid4())})
    for page in (client.get(address), again):
        assert "đã vào sổ: số 07-BC/ĐU, ngày 16/09/2026" in words(page)
        assert f'href="{sent["Location"]}"' in page.content.decode()
    assert (again.status_code, Document.objects.count()) == (422, 1)
    other = client.post(f"{LIST}{office.mid.id}/2026-q2/van-ban/vao-so/", {**DECLARED, "once": str(uuid4())})
    assert (other.status_code, Document.objects.count()) == (303, 2)
    at(world, client, "TOP")
    assert client.get(sent["Location"]).status_code == 200
    at(world, client, "A")
    assert client.get(sent["Location"]).status_code == 404
    assert client.post(f"{address}vao-so/", {**DECLARED, "once": str(uuid4())}).status_code == 404
