"""Templates as pages: downloaded, brought back, checked, put in force from a day, withdrawn; papers issued stay."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from phoihop.documents import files, paper_templates
from phoihop.documents.models import PaperTemplate, StoredFile
from phoihop.documents.rules import PaperUse
from phoihop.documents.template_files import example
from phoihop.organisations.letterheads import letterhead
from phoihop.records.actors import Role
from phoihop.records.refusals import Refusal
from tests import cast
from tests.documents.templating import drafted, lines_of
from tests.intake.desk import words
from vanban.official import Issuer, Paper
from vanban.official.package import packed

LIST = "/van-ban/mau/"
NOTICE = f"{LIST}notice/"
DAY = date(2026, 3, 2)


def changed(content: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """The file with a pattern in a part replaced."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return packed({**parts, part: re.sub(old, new, parts[part])})


def brought(client: Client, content: bytes | None, name: str = "mẫu riêng.docx", **typed: Any) -> Any:
    data = {"from_day": "1/1/2026", "secrecy": "on", "once": str(uuid4()), **typed}
    if content is not None:
        data["papers"] = SimpleUploadedFile(name, content)
    return client.post(f"{NOTICE}moi/", {name: value for name, value in data.items() if value != ""})


def content_of(answer: Any) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def notice(world: cast.World, **changed: Any) -> Paper:
    made = example(PaperUse.NOTICE, letterhead(world.orgs["TKV"], DAY), DAY)
    return replace(made, **changed)


def written(world: cast.World, use: PaperUse = PaperUse.NOTICE, **changed: Any) -> list[str]:
    return lines_of(paper_templates.docx(world.viewer("TKV"), use, notice(world, **changed), date(2026, 3, 2)))


def put(world: cast.World, line: str, use: str = "notice", org: str = "TKV", content: bytes = b"", **data: Any) -> Any:
    """Through the door, as a program would."""
    file = files.store(
        content or drafted(world, org, line), name=f"{line}.docx", viewer=world.viewer(org), checked=True
    )
    record = {"use": use, "from": "2026-01-01", **data}
    draft = cast.Draft(kind="paper_template", rec=data.pop("rec", uuid4()), data=record, blobs=(file,))
    return world.issue(org, draft, place=cast.HOME)[0]


def test_a_template_is_downloaded_brought_back_looked_at_and_put_in_force(world: cast.World, clerk: Client) -> None:
    assert "Thông báo kết luận Tải mẫu để sửa · Đưa mẫu mới vào dùng… của hệ thống" in words(clerk.get(LIST))
    sent = clerk.get(f"{NOTICE}tai-ve/")
    assert "[[Trích yếu]]" in lines_of(sent.content)
    assert sent.content == drafted(world, "TKV")
    assert sent["Content-Disposition"] == 'attachment; filename="mau-thong-bao-ket-luan.docx"'
    looked = brought(clerk, drafted(world, "TKV", "ĐT: 0203.000.000"), xem="1", secrecy="", from_day="")
    assert looked.status_code == 200, words(looked)
    assert looked["Content-Disposition"] == 'attachment; filename="xem-thu-thong-bao-ket-luan.docx"'
    tried = lines_of(looked.content)
    assert tried[-1] == "ĐT: 0203.000.000"
    assert "ĐẢNG ỦY TẬP ĐOÀN THỬ NGHIỆM" in tried
    # Nobody declared anything, and nothing was kept.
    assert not PaperTemplate.objects.exists()
    assert not StoredFile.objects.exists()
    answer = brought(clerk, drafted(world, "TKV", "ĐT: 0203.000.000"))
    assert answer.status_code == 303, words(answer)
    listed = words(clerk.get(LIST))
    assert "mẫu riêng.docx 01/01/2026" in listed
    assert listed.count("đang dùng") == 1
    assert written(world)[-1] == "ĐT: 0203.000.000"
    again = clerk.get(f"{NOTICE}tai-ve/", follow=True)  # what is edited next is what is in force
    assert lines_of(content_of(again))[-1] == "ĐT: 0203.000.000"
    assert lines_of(clerk.get(f"{NOTICE}tai-ve/?goc=1").content)[-1] != "ĐT: 0203.000.000"


def test_a_file_that_may_not_be_used_is_refused_before_anything_is_kept_in_force(
    world: cast.World, clerk: Client
) -> None:
    assert "Chưa chọn tệp mẫu." in words(brought(clerk, None))
    refused = brought(clerk, drafted(world, "TKV", "[[Trích iếu]]"))
    assert refused.status_code == 422
    assert "Không có trường “Trích iếu”. Sửa thành [[Trích yếu]]." in words(refused)
    odd = words(brought(clerk, b"a,b,c", "mau.csv"))
    assert "không phải tệp Word" in odd
    assert "Chọn lại tệp" not in odd
    undeclared = brought(clerk, drafted(world, "TKV"), secrecy="")
    assert undeclared.status_code == 422
    assert "Chọn lại tệp trước khi gửi: mẫu riêng.docx." in words(undeclared)
    assert "Tệp mẫu (không bắt buộc)" not in words(undeclared)
    pageless = changed(drafted(world, "TKV"), "word/document.xml", rb"<w:sectPr>.*</w:sectPr>", b"")
    assert "Mẫu không có khổ giấy." in words(brought(clerk, pageless, xem="1"))
    assert brought(clerk, drafted(world, "TKV"), from_day="").status_code == 422
    assert not PaperTemplate.objects.exists()
    with pytest.raises(Refusal, match="Không có trường"):
        put(world, "[[Tên tôi]]")
    with pytest.raises(Refusal, match="Mẫu không có khổ giấy"):
        put(world, "", content=pageless)
    with pytest.raises(Refusal, match="vượt mức 5 MB"):
        put(world, "", content=b"PK\x03\x04" + bytes(6 * 1024 * 1024))


def test_the_template_of_a_day_lays_out_the_papers_of_that_day(world: cast.World) -> None:
    put(world, "Mẫu một")
    put(world, "Mẫu hai", **{"from": "2026-03-01"})
    put(world, "Mẫu chung", use="common")
    put(world, "Mẫu của bên khác", org="TQN")
    assert written(world)[-1] == "Mẫu hai"
    assert written(world, date=date(2026, 2, 28))[-1] == "Mẫu một"
    assert written(world, date=date(2025, 12, 31))[-1] == "Đoạn kết của văn bản."
    assert written(world, PaperUse.INVITATION)[-1] == "Mẫu chung"
    other = Issuer(body="Đảng ủy phường Mẫu")
    joint = notice(world)
    both = written(world, issuers=(*joint.issuers, other), signatures=joint.signatures * 2)
    assert "Mẫu hai" not in both  # a joint paper is laid out by the system


def test_a_paper_goes_out_as_pdf_too_where_that_looks_as_its_word_file(world: cast.World) -> None:
    def endings() -> list[str]:
        made = paper_templates.issued(world.viewer("TKV"), PaperUse.NOTICE, notice(world), date(2026, 3, 2))
        assert lines_of(made["docx"])[-1] == written(world)[-1]
        return list(made)

    assert endings() == ["docx", "pdf"]
    put(world, "Mẫu riêng")
    assert endings() == ["docx"]


def test_a_template_is_withdrawn_and_the_layout_of_the_system_is_back(world: cast.World, clerk: Client) -> None:
    put(world, "Mẫu cũ", **{"from": "2020-01-01"})
    put(world, "Mẫu cùng ngày", **{"from": "2020-06-01"})
    issued = put(world, "Mẫu riêng", **{"from": "2020-06-01"})
    page = f"{LIST}{issued.id}/"
    row = PaperTemplate.objects.get(pk=issued.id)
    typed = {"secrecy": "on", "basis": row.body}
    assert "văn bản trở về cách trình bày của hệ thống" in words(clerk.get(page))
    assert clerk.post(page, {"basis": row.body, "once": str(uuid4())}).status_code == 422
    assert clerk.post(page, {**typed, "once": str(uuid4())}).status_code == 303
    assert clerk.post(page, {**typed, "once": str(uuid4())}).status_code == 409
    row.refresh_from_db()
    today = timezone.localdate()
    assert row.withdrawn == today
    held = paper_templates.held(world.viewer("TKV"))
    assert paper_templates.in_force(held, PaperUse.NOTICE, row.withdrawn) is None
    before = paper_templates.in_force(held, PaperUse.NOTICE, row.withdrawn - timedelta(days=1))
    assert before
    assert before.id == issued.id
    assert "của hệ thống" in words(clerk.get(LIST))
    assert 'name="secrecy"' not in clerk.get(page).content.decode()
    with pytest.raises(Refusal, match="không sửa được"):
        world.issue(
            "TKV",
            cast.Draft(
                kind="paper_template",
                rec=row.rec,
                data={"use": "common", "from": "2020-06-01", "withdrawn": "2026-02-01"},
                basis=row.body,
                blobs=(files.store(drafted(world, "TKV"), name="b.docx", viewer=world.viewer("TKV"), checked=True),),
            ),
            place=cast.HOME,
        )


def test_the_untouched_layout_prints_what_the_system_prints(world: cast.World) -> None:
    """Fields that the example has no words for are there too."""
    put(world, "Mẫu riêng", org="TQN")
    head = letterhead(world.orgs["TQN"], DAY)
    made = example(PaperUse.NOTICE, head, DAY)
    (signed,) = made.signatures
    signed = replace(signed, authority="K/T BÍ THƯ" if head.family == "party" else "KT. TỔNG GIÁM ĐỐC")
    (issuer,) = made.issuers
    viewer = world.viewer("TQN")
    for paper in (made, replace(made, signatures=(signed,), issuers=(replace(issuer, superior="CẤP TRÊN"),))):
        (*own, line) = lines_of(paper_templates.docx(viewer, PaperUse.NOTICE, paper, DAY))
        assert line == "Mẫu riêng"
        assert own == lines_of(paper_templates.docx(viewer, PaperUse.REVIEW, paper, DAY))


def withdrawing(client: Client, issued: Any) -> str:
    """Withdrawn on the page; what the page said would come of it."""
    page = f"{LIST}{issued.id}/"
    said = words(client.get(page))
    typed = {"secrecy": "on", "basis": PaperTemplate.objects.get(pk=issued.id).body, "once": str(uuid4())}
    assert client.post(page, typed).status_code == 303
    return said


def in_force(world: cast.World, day: date) -> str:
    found = paper_templates.in_force(paper_templates.held(world.viewer("TKV")), PaperUse.NOTICE, day)
    return found.file.name if found else ""


def test_withdrawing_does_what_its_page_says(world: cast.World, clerk: Client) -> None:
    today = timezone.localdate()
    later = today + timedelta(days=40)
    put(world, "Mẫu chung", use="common", **{"from": "2020-01-01"})
    put(world, "Mẫu một", **{"from": "2020-01-01"})
    older, newer = (put(world, name, **{"from": "2020-02-01"}) for name in ("Mẫu hai", "Mẫu ba"))
    coming = put(world, "Mẫu bốn", **{"from": later.isoformat()})
    assert (in_force(world, today), in_force(world, later)) == ("Mẫu ba.docx", "Mẫu bốn.docx")
    assert "văn bản in theo mẫu “Mẫu ba.docx”" in withdrawing(clerk, coming)
    assert (in_force(world, today), in_force(world, later)) == ("Mẫu ba.docx", "Mẫu ba.docx")
    replaced = clerk.get(f"{LIST}{older.id}/")
    assert "Đã có mẫu khác thay" in words(replaced)
    assert 'name="secrecy"' not in replaced.content.decode()
    assert (
        clerk.post(f"{LIST}{older.id}/", {"secrecy": "on", "basis": older.body, "once": str(uuid4())}).status_code
        == 422
    )
    assert in_force(world, today) == "Mẫu ba.docx"
    assert "văn bản in theo mẫu “Mẫu chung.docx”" in withdrawing(clerk, newer)
    assert in_force(world, today) == "Mẫu chung.docx"


def test_a_template_whose_file_is_gone_stops_the_paper_with_a_sentence(world: cast.World) -> None:
    put(world, "Mẫu riêng")
    (row,) = paper_templates.held(world.viewer("TKV"))
    files.path_of(row.file.sha256).unlink()
    with pytest.raises(Refusal, match="không còn trên máy chủ"):
        written(world)


def test_templates_are_the_office_s_own(world: cast.World, clerk: Client) -> None:
    issued = put(world, "Mẫu riêng")
    other = Client()
    other.force_login(cast.account(world, "TKV", Role.UNIT))
    assert "Mẫu riêng" in words(other.get(LIST))
    assert "Đưa mẫu mới vào dùng" not in words(other.get(LIST))
    assert other.get(f"{LIST}{issued.id}/").status_code == 403
    other.force_login(cast.account(world, "TQN"))
    assert other.get(f"{LIST}{issued.id}/").status_code == 404
    assert "Mẫu riêng" not in words(other.get(LIST))
