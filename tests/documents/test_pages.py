"""The register of papers, one paper, and a paper entered by hand."""

import errno
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.test import Client

from phoihop.documents import files
from phoihop.documents.models import Document, Use
from phoihop.documents.queries import code_of
from phoihop.records.actors import Role
from phoihop.records.door import Issued
from phoihop.records.keys import ref_id
from phoihop.records.models import Attachment
from tests import cast
from tests.intake.desk import words

LIST = "/van-ban/"


def paper(world: cast.World, abstract: str = "Thông báo kết luận", *, org: str = "TKV", **data: Any) -> Issued:
    record = {"direction": "out", "abstract": abstract, "agreement": world.agreement, **data}
    return world.issue(org, world.draft("document", record))[0]


def page(issued: Issued) -> str:
    return f"{LIST}{issued.id}/"


@pytest.mark.parametrize(
    ("number", "symbol", "code"),
    [
        ("08", "QC/ĐU", "08-QC/ĐU"),
        ("05", "KH-TKV", "05/KH-TKV"),
        ("2006", "QĐ-TTg", "2006/QĐ-TTg"),
        ("287", "QĐ/TW", "287-QĐ/TW"),
        ("", "QĐ/TW", "QĐ/TW"),
        ("12", "", "12"),
    ],
)
def test_number_and_symbol_are_joined_as_each_family_writes_them(number: str, symbol: str, code: str) -> None:
    assert code_of(number, symbol) == code


def test_the_register_shows_the_newest_first_with_number_kind_and_issuer(world: cast.World, clerk: Client) -> None:
    paper(world, "Kế hoạch cũ", number="01", symbol="KH/ĐU", kind_code="KH", day="2026-01-02")
    paper(world, "Thông báo mới", number="31", symbol="TB/ĐU", kind_code="TB", day="2026-03-02")
    shown = words(clerk.get(LIST))
    assert "31-TB/ĐU 02/03/2026 Thông báo mới Thông báo · Đảng ủy Tập đoàn Thử nghiệm Văn bản đi –" in shown
    assert shown.index("Thông báo mới") < shown.index("Kế hoạch cũ")


def test_what_goes_out_is_issued_by_its_author_unless_something_else_is_written(
    world: cast.World, clerk: Client
) -> None:
    assert "Nơi ban hành Đảng ủy Tập đoàn Thử nghiệm" in words(clerk.get(page(paper(world))))
    assert "Nơi ban hành Văn phòng Đảng ủy" in words(clerk.get(page(paper(world, issuer="Văn phòng Đảng ủy"))))
    assert "Nơi ban hành chưa rõ" in words(clerk.get(page(paper(world, direction="in"))))


def test_what_one_issued_has_come_to_the_others(world: cast.World, clerk: Client) -> None:
    paper(world, "Của Tập đoàn")
    paper(world, "Của phường", org="MK")
    paper(world, "Bài báo", direction="read")
    for shelf, shown in (("di", "Của Tập đoàn"), ("den", "Của phường"), ("tham-khao", "Bài báo")):
        found = words(clerk.get(f"{LIST}?so={shelf}"))
        assert [title in found for title in ("Của Tập đoàn", "Của phường", "Bài báo")].count(True) == 1
        assert shown in found
    clerk.force_login(cast.account(world, "MK"))
    assert "Của Tập đoàn" in words(clerk.get(f"{LIST}?so=den"))


def test_the_register_is_filtered_by_kind_year_and_agreement(world: cast.World, clerk: Client) -> None:
    paper(world, "Kế hoạch này", kind_code="KH", day="2026-01-02")
    paper(world, "Báo cáo kia", kind_code="BC", day="2025-12-31")
    assert world.agreement is not None
    for query, shown, hidden in (
        ("?loai=KH", "Kế hoạch này", "Báo cáo kia"),
        ("?nam=2025", "Báo cáo kia", "Kế hoạch này"),
        (f"?quy-che={ref_id(world.agreement)}&loai=BC", "Báo cáo kia", "Kế hoạch này"),
    ):
        found = words(clerk.get(LIST + query))
        assert shown in found
        assert hidden not in found
    assert "Không có văn bản nào khớp bộ lọc." in words(clerk.get(f"{LIST}?nam=1999"))
    assert "Kế hoạch này" in words(clerk.get(f"{LIST}?nam=x&loai=ZZ&so=zz&quy-che=zz"))


def test_an_empty_register_says_what_to_do(clerk: Client) -> None:
    assert "Sổ chưa có văn bản nào. Đưa văn bản vào Đọc văn bản, hoặc vào sổ bằng tay." in words(clerk.get(LIST))


def test_a_paper_shows_its_files_and_what_came_from_it(world: cast.World, clerk: Client) -> None:
    blob = files.store(b"%PDF-1.7 ...", name="TB 31 đã ký.pdf", viewer=world.viewer("TKV"))
    draft = world.draft("document", {"direction": "out", "abstract": "Thông báo 31"}, blobs=(blob,))
    (issued,) = world.issue("TKV", draft)
    source = {"document": world.ref("TKV", draft), "quote": "Rà soát", "start": 0, "end": 7}
    (task,) = world.issue("TKV", world.task("Rà soát nơi cư trú", source=source))
    answer = clerk.get(page(issued))
    assert "TB 31 đã ký.pdf" in words(answer)
    assert "Nhiệm vụ Rà soát nơi cư trú" in words(answer)
    assert f'href="/nhiem-vu/{task.id}/"' in answer.content.decode()


def test_a_record_restated_without_its_source_no_longer_stands_on_the_page(world: cast.World, clerk: Client) -> None:
    draft = world.draft("document", {"direction": "out", "abstract": "Thông báo 31"})
    (issued,) = world.issue("TKV", draft)
    source = {"document": world.ref("TKV", draft), "quote": "Rà soát"}
    task = world.task("Rà soát nơi cư trú", source=source)
    (first,) = world.issue("TKV", task)
    assert Use.objects.get().record == first.id
    data = {name: value for name, value in task.data.items() if name != "source"}
    world.issue("TKV", world.draft("task", data, rec=task.rec, basis=first.body))
    assert not Use.objects.exists()
    assert "Rà soát nơi cư trú" not in words(clerk.get(page(issued)))


def test_what_came_from_a_paper_but_is_not_for_the_viewer_is_not_shown(world: cast.World, client: Client) -> None:
    draft = world.draft("document", {"direction": "out", "abstract": "Thông báo 31"})
    (issued,) = world.issue("TKV", draft)
    source = {"document": world.ref("TKV", draft), "quote": "Rà soát"}
    both = (world.orgs["TKV"], world.orgs["TQN"])
    data = {"text": "Việc của hai bên", "lead": world.orgs["TQN"], "source": source}
    world.issue("TKV", world.draft("task", data, to=both))
    client.force_login(cast.account(world, "TQN"))
    assert "Việc của hai bên" in words(client.get(page(issued)))
    client.force_login(cast.account(world, "MK"))
    assert client.get(page(issued)).status_code == 200
    assert "Việc của hai bên" not in words(client.get(page(issued)))


def test_the_words_a_record_points_at_are_lit(world: cast.World, clerk: Client) -> None:
    issued = paper(world, text="Dòng một.\nGiao phường <Mẫu> rà soát.")
    html = clerk.get(f"{page(issued)}?tu=15&den=26").content.decode()
    assert '<p>Giao <mark id="cho">phường &lt;Mẫu</mark>&gt; rà soát.</p>' in html
    for query in ("?tu=x&den=9", "?tu=9&den=2", "?tu=99999&den=999999", ""):
        assert "<mark" not in clerk.get(page(issued) + query).content.decode()


def test_an_outsider_meets_404_and_an_empty_register(world: cast.World, client: Client) -> None:
    issued = paper(world)
    client.force_login(cast.account(world, "TQN"))
    assert client.get(page(issued)).status_code == 200
    client.force_login(cast.account(world, "NGOAI"))
    assert client.get(page(issued)).status_code == 404
    assert "Thông báo kết luận" not in words(client.get(LIST))


def test_pages_ask_the_same_number_of_questions_at_3_and_at_60_rows(
    world: cast.World, clerk: Client, django_assert_num_queries: Any
) -> None:
    issued = paper(world)
    with django_assert_num_queries(3):  # session, user with memberships, papers
        clerk.get(LIST)
    with django_assert_num_queries(5):  # … the paper, its files, what came from it
        clerk.get(page(issued))
    drafts = [world.draft("document", {"direction": "in", "abstract": f"Văn bản {n}"}) for n in range(60)]
    world.issue("TKV", *drafts)
    with django_assert_num_queries(3):
        first = clerk.get(LIST).content.decode()
    assert 'rel="next"' in first
    assert words(clerk.get(f"{LIST}?page=2")).count("Văn bản đến") >= 10


def entered(client: Client, *papers: BytesIO, **typed: Any) -> Any:
    data = {"direction": "in", "abstract": "Báo cáo quý III", "secrecy": "on", "once": str(uuid4()), **typed}
    return client.post(f"{LIST}vao-so/", {**data, "papers": list(papers)})


def named(name: str, content: bytes) -> BytesIO:
    file = BytesIO(content)
    file.name = name
    return file


def test_a_paper_is_entered_with_its_file_for_the_sides_of_an_agreement(world: cast.World, clerk: Client) -> None:
    assert world.agreement is not None
    place = f"{world.agreement['org']}:{world.agreement['rec']}"
    answer = entered(
        clerk,
        named("BC 12.pdf", b"%PDF-1.7 x"),
        place=place,
        number="12",
        symbol="BC/ĐU",
        kind_code="BC",
        day="2/11/2026",
    )
    assert answer.status_code == 303, words(answer)
    document = Document.objects.get()
    assert (document.number, str(document.day), document.agreement) == ("12", "2026-11-02", ref_id(world.agreement))
    assert Attachment.objects.get(parent=document.pk).name == "BC 12.pdf"
    clerk.force_login(cast.account(world, "MK"))
    assert "BC 12.pdf" in words(clerk.get(answer["Location"]))


def test_a_paper_of_no_agreement_stays_with_us(world: cast.World, clerk: Client) -> None:
    answer = entered(clerk)
    assert answer.status_code == 303
    clerk.force_login(cast.account(world, "TQN"))
    assert clerk.get(answer["Location"]).status_code == 404


def test_what_is_wrong_stands_beside_its_field_and_nothing_is_entered(clerk: Client) -> None:
    for typed, said in (
        ({"abstract": ""}, "Chưa có “Trích yếu”."),
        ({"day": "31/6/2026"}, "Tháng 6 không có ngày 31."),
        ({"secrecy": ""}, "Chưa xác nhận nội dung không chứa bí mật nhà nước."),
        ({"abstract": "TỐI MẬT"}, "dấu TỐI MẬT"),
    ):
        refused = entered(clerk, **typed)
        assert refused.status_code == 422
        assert said in words(refused)
    secret = entered(clerk, named("a.txt", "TỐI MẬT\nKế hoạch\n".encode()))
    assert secret.status_code == 422
    assert "dấu TỐI MẬT" in words(secret)
    assert not Document.objects.exists()
    assert entered(clerk).status_code == 303


def test_the_same_form_sent_twice_enters_one_paper(clerk: Client) -> None:
    once = str(uuid4())
    assert entered(clerk, once=once)["Location"] == entered(clerk, once=once)["Location"]
    assert Document.objects.count() == 1


def test_an_administrator_enters_no_paper(world: cast.World, client: Client) -> None:
    client.force_login(cast.account(world, "TKV", Role.ADMIN))
    assert entered(client).status_code == 422
    assert not Document.objects.exists()


UPLOADS = [
    "phoihop.documents.uploads.Limited",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "phoihop.documents.uploads.ToDisk",
]


def test_a_paper_does_not_go_in_without_a_file_that_did_not_come_in(
    clerk: Client, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.FILE_UPLOAD_HANDLERS = UPLOADS
    settings.UPLOAD_LIMIT = 100_000
    large = entered(clerk, named("to.pdf", b"a" * 300_000), named("vừa.pdf", b"%PDF-1.7 x"))
    assert large.status_code == 422
    assert "Tệp “to.pdf” vượt mức 0 MB." in words(large)
    assert "Chọn lại tệp trước khi gửi: vừa.pdf." in words(large)
    assert "Báo cáo quý III" in large.content.decode()
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 10

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(TemporaryUploadedFile, "__init__", full)
        refused = entered(clerk, named("BC 12.pdf", b"%PDF-1.7 " + b"x" * 100))
    assert refused.status_code == 422
    assert "Máy chủ hết chỗ lưu nên chưa nhận được tệp “BC 12.pdf”." in words(refused)
    assert not Document.objects.exists()
    assert entered(clerk, named("BC 12.pdf", b"%PDF-1.7 " + b"x" * 100)).status_code == 303
