"""Number books and registers as pages: books with their gaps, registers as filed, papers that come in followed."""

from io import BytesIO
from typing import Any
from uuid import uuid4

import python_calamine
from django.test import Client

from phoihop.documents.models import Arrival, Document, NumberBook
from phoihop.records.actors import Role
from phoihop.records.models import AudienceMember
from tests import cast
from tests.documents.test_numbering import keep
from tests.documents.test_numbering import paper as asking
from tests.documents.test_pages import LIST, entered, page, paper
from tests.intake.desk import words


def opened(client: Client, **typed: Any) -> Any:
    data = {"flow": "out", "title": "Kế hoạch", "kinds": ["KH"], "restart": "never", "symbol": "ĐU", "first": "5"}
    data |= {"from_day": "1/1/2026", "secrecy": "on", "once": str(uuid4())}
    return client.post(f"{LIST}so/mo/", {**data, **typed})


def test_a_book_is_opened_mended_and_closed_by_the_office_alone(world: cast.World, clerk: Client) -> None:
    assert "Chưa mở sổ nào" in words(clerk.get(f"{LIST}so/"))
    assert 'value="ĐU"' in clerk.get(f"{LIST}so/mo/").content.decode()
    assert "Chưa có chữ viết tắt tên cơ quan." in words(opened(clerk, symbol=""))
    answer = opened(clerk)
    assert answer.status_code == 303, words(answer)
    assert "Sổ “Kế hoạch” đã cấp số cho loại này" in words(opened(clerk, title="Khác"))
    shown = words(clerk.get(answer["Location"]))
    assert "Sổ chưa có văn bản nào. Số tiếp theo là 05." in shown
    book = NumberBook.objects.get()
    assert (book.symbol, book.data["kinds"], book.family) == ("ĐU", ["KH"], "party")
    world.issue("TKV", asking(world), asking(world))
    world.issue("TKV", asking(world, number="03", asked=False, number_reason="Ký trên giấy"))
    assert "Kế hoạch kế hoạch 07 3 0 01/01/2026" in words(clerk.get(f"{LIST}so/"))
    shown = words(clerk.get(answer["Location"]))
    assert "06-KH/ĐU 02/03/2026 Kế hoạch cấp khi ban hành" in shown
    assert "vào sổ muộn: Ký trên giấy" in shown
    change = f"{answer['Location']}sua/"
    typed = {"flow": "out", "title": "Kế hoạch", "kinds": ["KH"], "restart": "never", "symbol": "ĐU", "first": "9"}
    typed |= {"from_day": "1/1/2026", "secrecy": "on", "basis": book.body}
    refused = clerk.post(change, {**typed, "once": str(uuid4())})
    assert "Sổ đã cấp số nên không đổi được" in words(refused)
    typed |= {"first": "5", "to_day": "30/6/2026", "title": "Kế hoạch nửa đầu năm"}
    assert clerk.post(change, {**typed, "once": str(uuid4())}).status_code == 303
    assert clerk.post(change, {**typed, "once": str(uuid4())}).status_code == 409  # over a version that is gone
    assert "Kế hoạch nửa đầu năm" in words(clerk.get(answer["Location"]))
    other = Client()
    other.force_login(cast.account(world, "TKV", Role.UNIT))
    assert opened(other).status_code == 403
    other.force_login(cast.account(world, "TQN"))
    assert other.get(answer["Location"]).status_code == 404


def test_a_book_says_which_numbers_no_paper_bears(world: cast.World, clerk: Client) -> None:
    paper(world, "Cũ", number="2", symbol="KH/ĐU", kind_code="KH", day="2026-01-02")
    paper(world, "Cũ hơn", number="5", symbol="KH/ĐU", kind_code="KH", day="2026-01-02")
    keep(world, kinds=["KH"], title="Sổ KH")
    book = NumberBook.objects.get()
    assert "Số chưa có văn bản: 01, 03–04." in words(clerk.get(f"{LIST}so/{book.pk}/"))
    assert "Sổ KH kế hoạch 06 2 3" in words(clerk.get(f"{LIST}so/"))
    coming = opened(clerk, title="Sổ năm sau", kinds=["TB"], restart="year", from_day="1/1/2150")
    assert "Số tiếp theo là 05." in words(clerk.get(coming["Location"]))
    assert "Sổ năm sau thông báo" in words(clerk.get(f"{LIST}so/"))


def test_a_day_before_that_of_a_smaller_number_is_said_and_not_refused(world: cast.World, clerk: Client) -> None:
    keep(world, first=124)
    typed = {"direction": "out", "kind_code": "KH", "from_book": "on", "secrecy": "on"}

    def entered_on(day: str) -> str:
        answer = clerk.post(f"{LIST}vao-so/", {**typed, "abstract": f"Ngày {day}", "day": day, "once": str(uuid4())})
        assert answer.status_code == 303, words(answer)
        return words(clerk.get(answer["Location"]))

    warning = "Số đứng trước trong sổ ghi ngày 21/01/2026, muộn hơn văn bản này"
    assert warning not in entered_on("21/01/2026")
    assert warning in entered_on("20/01/2026")
    # One day mistyped ahead makes one such number, not all that follow.
    assert "muộn hơn văn bản này" not in entered_on("20/01/2026")
    assert "muộn hơn văn bản này" not in entered_on("22/01/2026")
    shown = words(clerk.get(f"{LIST}so/{NumberBook.objects.get().pk}/"))
    assert "Số ghi ngày sớm hơn số đứng trước: 125." in shown


def test_a_paper_entered_by_hand_takes_its_number_from_the_book(world: cast.World, clerk: Client) -> None:
    keep(world, title="Sổ chung", first=12)
    form = clerk.get(f"{LIST}vao-so/").content.decode()
    assert "Số tiếp theo của sổ Sổ chung: 12." in form
    assert clerk.get(entered(clerk, direction="out", kind_code="TB")["Location"]).status_code == 200
    answer = entered(clerk, direction="out", kind_code="TB", from_book="on")
    assert "12-TB/ĐU" in words(clerk.get(answer["Location"]))
    assert [row.number for row in Document.objects.order_by("seq")] == ["", "12"]
    late = {"direction": "out", "kind_code": "TB", "number": "13"}
    refused = entered(clerk, **late)
    assert refused.status_code == 422
    assert "Kèm bản đã ký, hoặc ghi lý do vào sổ muộn." in words(refused)
    assert entered(clerk, **late, number_reason="Ký khi mất điện").status_code == 303
    assert "Số 13 đã có văn bản khác" in words(entered(clerk, **late, number_reason="Nhầm"))


def test_the_recipients_on_the_paper_are_proposed_and_confirmed_as_addressees(world: cast.World, clerk: Client) -> None:
    assert world.agreement is not None
    place = f"{world.agreement['org']}:{world.agreement['rec']}"
    typed = {
        "direction": "out",
        "place": place,
        "recipients": "- Đảng ủy phường Mẫu (để thực hiện);\n- Sở Mẫu;\nLưu VP.",
        "once": str(uuid4()),
    }
    asked = entered(clerk, **typed)
    assert asked.status_code == 422
    html = asked.content.decode()
    assert "Xác nhận các tổ chức nhận văn bản trên hệ thống" in html
    assert "Không thuộc quy chế nên không gửi trên hệ thống: Sở Mẫu." in words(asked)
    assert f'value="{world.orgs["MK"]}" checked' in html
    assert f'value="{world.orgs["TQN"]}" checked' not in html
    confirmed = html.partition('name="confirmed"')[2].partition('value="')[2].partition('"')[0]
    # Other words are asked about anew; these, confirmed, go to whom the person ticked.
    assert entered(clerk, **{**typed, "recipients": "Các bên"}, confirmed=confirmed).status_code == 422
    answer = entered(clerk, **typed, confirmed=confirmed, to_orgs=[world.orgs["MK"]])
    assert answer.status_code == 303, words(answer)
    row = Document.objects.get()
    audience = AudienceMember.objects.filter(audience=row.audience).values_list("org", flat=True)
    assert set(audience) == {world.orgs["TKV"], world.orgs["MK"]}
    assert row.data["recipients"] == ["Đảng ủy phường Mẫu (để thực hiện)", "Sở Mẫu", "Lưu VP"]
    assert "Đảng ủy phường Mẫu (để thực hiện)" in words(clerk.get(f"{LIST}?so=di"))
    clerk.force_login(cast.account(world, "TQN"))
    assert clerk.get(answer["Location"]).status_code == 404


def arrived(client: Client, address: str, **typed: Any) -> Any:
    data = {"day": "5/1/2026", "secrecy": "on", "once": str(uuid4())}
    return client.post(f"{address}vao-so-den/", {**data, **typed})


def test_what_came_in_is_entered_given_to_somebody_and_followed(
    world: cast.World, clerk: Client, django_assert_num_queries: Any
) -> None:
    keep(world, flow="in", title="Sổ đến", restart="year", symbol=None, first=40)
    issued = paper(world, "Báo cáo của phường", org="MK", number="12", symbol="BC/ĐU", day="2026-01-03")
    address = page(issued)
    assert "Vào sổ đến…" in words(clerk.get(address))
    assert "Để trống để sổ cấp số" in words(clerk.get(f"{address}vao-so-den/"))
    refused = arrived(clerk, address, due="4/1/2026")
    assert "Hạn xử lý sớm hơn ngày đến." in words(refused)
    assert arrived(clerk, address, handler="Ban Tổ chức", due="9/1/2026").status_code == 303
    row = Arrival.objects.get()
    assert (row.no, row.handler, str(row.due)) == (40, "Ban Tổ chức", "2026-01-09")
    clerk.get(address)  # says once that it was entered
    with django_assert_num_queries(5):
        assert "Số đến 40" in words(clerk.get(address))
    with django_assert_num_queries(4):
        shown = words(clerk.get(f"{LIST}?so=den"))
    assert "40 05/01/2026 12-BC/ĐU 03/01/2026 Báo cáo của phường" in shown
    assert "Ban Tổ chức" in shown
    assert "Quá hạn" in shown
    for handling, there in (("chua-vao-so", False), ("qua-han", True), ("dang-xu-ly", True), ("da-xong", False)):
        assert ("Báo cáo của phường" in words(clerk.get(f"{LIST}?so=den&viec={handling}"))) is there
    # Its side sees nothing of it, nor what our register says.
    other = Client()
    other.force_login(cast.account(world, "MK"))
    assert "Ban Tổ chức" not in words(other.get(address))
    assert arrived(other, address).status_code == 404
    typed = {"number": "40", "handler": "Ban Tổ chức", "due": "9/1/2026", "done_on": "11/1/2026", "basis": row.body}
    assert arrived(clerk, address, **typed).status_code == 303
    assert arrived(clerk, address, **typed).status_code == 409
    assert "chậm 2" in words(clerk.get(address))


def test_the_register_is_filed_on_paper_and_as_a_spreadsheet(world: cast.World, clerk: Client) -> None:
    paper(world, "Kế hoạch năm", number="05", symbol="KH/ĐU", kind_code="KH", day="2026-01-02", recipients=["Các bên"])
    issued = paper(world, "=Báo cáo", org="MK", day="2026-01-03")
    arrived(clerk, page(issued), number="7", handler="Văn phòng")
    printed = clerk.get(f"{LIST}in/?so=den").content.decode()
    assert 'class="landscape"' in printed
    assert "Văn phòng" in printed
    for shelf, row in (
        ("di", [1.0, "05-KH/ĐU", "Kế hoạch", "Kế hoạch năm", "Các bên"]),
        ("den", [1.0, 7.0, "=Báo cáo", "Văn phòng", "Đang làm, trong hạn"]),
    ):
        answer = clerk.get(f"{LIST}xuat-excel/?so={shelf}")
        assert "attachment" in answer["Content-Disposition"]
        rows = python_calamine.load_workbook(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
        assert all(value in rows[5] for value in row), rows[5]
    assert "Sổ văn bản: Văn bản đến" in str(rows[1])
