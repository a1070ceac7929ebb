"""Joint papers: proposed by the lead, confirmed by every issuer on the same bytes, numbered once in the lead's book,
with both heads and the signatures side by side."""

import io
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import NAMESPACE_OID, uuid4, uuid5

import lxml.html
import pytest
from django.test import Client
from django.utils import timezone
from docx import Document as Word
from pypdf import PdfReader

from phoihop.agreements.models import Standing
from phoihop.agreements.queries import chosen_or_404
from phoihop.documents.commands import blob_of
from phoihop.documents.files import path_of
from phoihop.documents.models import Document
from phoihop.joint import commands, queries
from phoihop.joint.models import JointPaper
from phoihop.records.actors import Role
from phoihop.records.keys import ref_id
from phoihop.records.models import Attachment, AudienceMember, Space
from phoihop.records.refusals import Refusal
from tests import cast
from tests.documents.test_numbering import keep
from tests.intake.desk import words
from vanban.official import Bases, Heading, Paragraph

LIST = "/van-ban/lien-tich/"
TEXT = "Căn cứ Điều lệ Đảng\nCăn cứ Quy chế làm việc;\nHai bên thống nhất:\nĐiều 1. Phạm vi\nTrên địa bàn phường."


def filled(world: cast.World, **typed: Any) -> dict[str, Any]:
    form = {"kind_code": "QC", "abstract": "phối hợp bảo vệ ranh giới mỏ", "text": TEXT, "place": "Quảng Ninh"}
    form |= {"recipients": "Các bên\nLưu Văn phòng", "secrecy": "on", "once": str(uuid4())}
    for at in (0, 1):
        form |= {f"authority-{at}": "T/M BAN THƯỜNG VỤ", f"office-{at}": "BÍ THƯ", f"name-{at}": "Nguyễn Văn A"}
    return {**form, **typed}


def proposed(world: cast.World, client: Client, *others: str, **typed: Any) -> Any:
    assert world.agreement is not None
    chosen = "&".join(f"cung={world.orgs[one]}" for one in others or ("TQN",))
    return client.post(f"{LIST}moi/{ref_id(world.agreement)}/?{chosen}", filled(world, **typed))


def confirmed(world: cast.World, org: str = "TQN") -> None:
    row = JointPaper.objects.get()
    seen = {"org": row.author, "rec": str(row.rec), "body": row.body}
    parties = tuple(Space.objects.get(pk=row.space).parties)
    draft = cast.Draft(kind="confirmation", rec=uuid4(), data={"subject": seen}, to=parties)
    # A key that whoever knows the words can compute: what the lead sends must not bear it.
    world.issue(org, draft, place=row.space, once=uuid5(NAMESPACE_OID, f"phoihop/joint/1\n{row.body}"))


def numbered(client: Client, world: cast.World, **typed: Any) -> Any:
    row = JointPaper.objects.get()
    data = {"to_orgs": [world.orgs["MK"]], "secrecy": "on", "once": str(uuid4()), **typed}
    return client.post(f"{LIST}{row.pk}/", data)


def test_a_joint_paper_goes_from_its_words_to_its_number(world: cast.World, clerk: Client) -> None:
    keep(world, title="Sổ chung", first=7)
    assert "Chưa có văn bản liên tịch nào" in words(clerk.get(LIST))
    opened = clerk.get(f"{LIST}moi/", follow=True)
    assert "Cơ quan cùng ban hành" in words(opened)
    assert "Văn phòng vận hành" not in words(opened)
    answer = proposed(world, clerk)
    assert answer.status_code == 303, words(answer)
    page = answer["Location"]
    shown = words(clerk.get(page))
    assert "Chờ 1 bên xác nhận: Đảng ủy Vùng mỏ Thử nghiệm" in shown
    assert "DỰ THẢO" in shown.upper()
    assert "Cấp số và ban hành" not in shown
    assert "Đảng ủy Tập đoàn Thử nghiệm" in shown
    refused = numbered(clerk, world)
    assert "Chưa đủ các cơ quan xác nhận bản này." in words(refused)

    other = Client()
    other.force_login(cast.account(world, "TQN"))
    assert "Xem và xác nhận" in words(other.get(page))
    asked = other.get(f"/quy-che/xac-nhan/{JointPaper.objects.get().pk}/")
    assert "Phần ký" in words(asked)
    assert "Loại văn bản Quy chế Trích yếu" in words(asked)
    assert f'href="{page}">Xem bản sẽ in' in asked.content.decode()
    assert numbered(other, world).status_code == 403  # the number is of the lead's book
    confirmed(world)
    assert "2/2 bên đã xác nhận" in words(clerk.get(LIST))

    assert "Số dự kiến 07" in words(clerk.get(page))
    answer = numbered(clerk, world)
    assert answer.status_code == 303, words(answer)
    (row,) = Document.objects.all()
    assert (row.number, row.symbol, row.joint_paper) == ("07", "QC/ĐU", JointPaper.objects.get().pk)
    assert row.data["joint"] == [world.orgs["TQN"]]
    assert row.data["joint_paper"]["body"] == JointPaper.objects.get().body
    to = AudienceMember.objects.filter(audience=row.audience).values_list("org", flat=True)
    assert set(to) == {world.orgs[short] for short in ("TKV", "TQN", "MK")}
    assert "07-QC/ĐU" in words(clerk.get(page))
    assert "Tệp đã ban hành: van-ban-lien-tich-QC.docx" in words(clerk.get(page))
    assert "Số 07-QC/ĐU" in words(clerk.get(page))
    assert "DỰ THẢO" not in words(clerk.get(page)).upper()
    assert clerk.get(f"{page}pdf/").status_code == 404
    document = f"/van-ban/{row.pk}/"
    assert page in other.get(document).content.decode()
    ward = Client()
    ward.force_login(cast.account(world, "MK"))
    assert page not in ward.get(document).content.decode()  # it reads the paper, it did not confirm it
    assert "Đã ban hành" in words(clerk.get(LIST))
    assert "Văn bản đã cấp số" in words(numbered(clerk, world))
    assert Document.objects.count() == 1  # issued once, however often it is asked for


def test_the_files_bear_both_heads_and_the_signatures_side_by_side(world: cast.World, clerk: Client) -> None:
    keep(world, title="Sổ chung", first=7)
    proposed(world, clerk, **{"name-1": "Trần Văn B"})
    confirmed(world)
    page = f"{LIST}{JointPaper.objects.get().pk}/"
    draft = Word(io.BytesIO(clerk.get(f"{page}word/").content))
    assert "DỰ THẢO" in [one.text for one in draft.tables[0].cell(1, 0).paragraphs]
    assert clerk.get(f"{page}pdf/").content.startswith(b"%PDF")
    numbered(clerk, world)
    files = {one.name: path_of(one.sha256) for one in Attachment.objects.filter(parent=Document.objects.get().pk)}
    assert set(files) == {"van-ban-lien-tich-QC.docx", "van-ban-lien-tich-QC.pdf"}
    made = Word(str(files["van-ban-lien-tich-QC.docx"]))
    head, closing = made.tables[0], made.tables[-1]
    upper = [one.text.replace("\u00a0", " ") for one in head.cell(0, 0).paragraphs]
    assert upper == ["ĐẢNG ỦY TẬP ĐOÀN THỬ NGHIỆM -", "ĐẢNG ỦY VÙNG MỎ THỬ NGHIỆM", "*"]
    assert head.cell(1, 0).paragraphs[0].text == "Số 07-QC/ĐU"
    # The parameter set says on which side the lead signs: here the right one.
    names = [cell.paragraphs[0].text for cell in closing.rows[1].cells]
    assert names == ["Trần Văn B", "Nguyễn Văn A"]
    text = "".join(one.extract_text() for one in PdfReader(str(files["van-ban-lien-tich-QC.pdf"])).pages)
    assert "Số 07-QC/ĐU" in text
    assert "Trần Văn B" in text
    assert "Dự thảo" not in text


def test_changed_words_are_confirmed_anew_and_numbered_ones_stay(world: cast.World, clerk: Client) -> None:
    keep(world, title="Sổ chung")
    proposed(world, clerk)
    confirmed(world)
    row = JointPaper.objects.get()
    edit = f"{LIST}{row.pk}/sua/"
    assert "bảo vệ ranh giới mỏ" in words(clerk.get(edit))
    changed = filled(world, abstract="phối hợp quản lý ranh giới mỏ", basis=row.body)
    assert clerk.post(edit, changed).status_code == 303
    assert clerk.post(edit, {**changed, "once": str(uuid4())}).status_code == 409
    assert Standing.objects.get(pk=row.pk).awaited == [world.orgs["TQN"]]
    assert "Chưa đủ các cơ quan xác nhận" in words(numbered(clerk, world))
    confirmed(world)
    assert numbered(clerk, world).status_code == 303
    row.refresh_from_db()
    assert clerk.get(edit).status_code == 404
    seen = queries.one_or_404(world.viewer("TKV"), row.pk)
    data = {name: value for name, value in seen.data.items() if name not in {"agreement", "joint"}}
    with pytest.raises(Refusal, match="đã cấp số"):
        commands.change(world.viewer("TKV"), seen, data, basis=row.body, declared=True, once=uuid4(), at=world.tick())


def test_what_was_changed_since_it_was_read_gets_no_number(world: cast.World, clerk: Client) -> None:
    keep(world, title="Sổ chung")
    assert world.agreement is not None
    proposed(world, clerk)
    confirmed(world)
    world.now = timezone.now()  # pages go by the clock
    viewer = world.viewer("TKV")
    read = queries.one_or_404(viewer, JointPaper.objects.get().pk)
    chosen = chosen_or_404(viewer, ref_id(world.agreement))
    data = {name: value for name, value in read.data.items() if name not in {"agreement", "joint"}}
    data["text"] = "Lời khác"
    commands.change(viewer, read, data, basis=read.body, declared=True, once=uuid4(), at=world.tick())

    def number(typed: str) -> None:
        at = world.tick()
        commands.number(viewer, read, chosen, (), typed=typed, day=None, declared=True, once=uuid4(), at=at)

    for typed in ("", "01"):
        with pytest.raises(Refusal, match="Chưa đủ các cơ quan"):
            number(typed)
    confirmed(world)
    with pytest.raises(Refusal, match="Chưa đủ các cơ quan"):
        number("")  # all have confirmed, but other words than were read
    read = queries.one_or_404(viewer, read.id)
    number("")
    assert Document.objects.get().data["text"] == "Lời khác"
    with pytest.raises(Refusal, match="đã cấp số"):
        number("")


def test_the_lead_alone_does_not_correct_what_all_confirmed(world: cast.World, clerk: Client) -> None:
    keep(world, title="Sổ chung")
    proposed(world, clerk)
    confirmed(world)
    numbered(clerk, world)
    world.now = timezone.now()  # pages go by the clock
    row = Document.objects.get()
    blobs = tuple(blob_of(one) for one in Attachment.objects.filter(parent=row.pk))
    sides = (world.orgs["TKV"], world.orgs["TQN"])

    def correct(to: tuple[str, ...] = sides, files: Any = blobs, **data: Any) -> None:
        basis = Document.objects.get().body
        content = {**row.data, "correction": "Sửa cho đúng", **data}
        world.issue("TKV", world.draft("document", content, rec=row.rec, basis=basis, to=to, blobs=files))

    for changed in ({"abstract": "Khác"}, {"text": "Khác"}, {"issuer": "Khác"}, {"files": blobs[:1]}):
        with pytest.raises(Refusal, match="không đính chính được"):
            correct(**changed)
    with pytest.raises(Refusal, match="gửi đủ các cơ quan cùng ban hành"):
        correct(to=(world.orgs["TKV"],))
    scan = replace(blobs[0], name="ban-ky.docx", sha256="a" * 64)
    correct(files=(*blobs, scan), recipients=["Lưu: VP"])
    correct(recipients=["Lưu: VP"])  # a scan added by mistake goes again
    assert Document.objects.get().data["recipients"] == ["Lưu: VP"]

    now, held = Document.objects.get(), Attachment.objects.filter(parent=row.pk)
    form = {name: now.data.get(name, "") for name in ("direction", "kind_code", "number", "symbol", "abstract")}
    form |= {"issuer": now.data["issuer"], "day": f"{now.day:%d/%m/%Y}", "recipients": "Lưu: TH", "secrecy": "on"}
    form |= {"kept": [one.sha256 for one in held], "correction": "Nơi nhận", "basis": now.body, "once": str(uuid4())}
    page = f"/van-ban/{row.pk}/dinh-chinh/"
    shown = clerk.get(page)
    assert "Ở đây sửa được nơi nhận" in words(shown)
    boxes: Any = lxml.html.fromstring(shown.content).get_element_by_id("correct").inputs
    visible = {one.name: "disabled" in one.attrib for one in boxes if one.name and one.get("type") != "hidden"}
    assert {name for name, fixed in visible.items() if not fixed} == {"recipients", "papers", "correction", "secrecy"}
    assert {name for name, fixed in visible.items() if fixed} >= {"kind_code", "number", "abstract", "issuer", "day"}
    answer = clerk.post(page, {**form, "abstract": "Khác", "kept": []})
    assert answer.status_code == 303, words(answer)
    corrected = Document.objects.get()
    assert (corrected.data["recipients"], corrected.data["abstract"]) == (["Lưu: TH"], now.data["abstract"])
    assert {one.sha256 for one in Attachment.objects.filter(parent=row.pk)} == {one.sha256 for one in held}

    stale = clerk.post(page, {**form, "recipients": "Lưu: TC", "once": str(uuid4())})
    assert stale.status_code == 409
    assert now.data["abstract"] in words(stale)
    assert "Lưu: TC" in words(stale)


def test_without_a_book_the_number_of_the_paper_book_is_typed(world: cast.World, clerk: Client) -> None:
    proposed(world, clerk)
    confirmed(world)
    assert "Chưa mở sổ cho loại văn bản này." in words(numbered(clerk, world))
    assert numbered(clerk, world, number="x").status_code == 422
    tomorrow = timezone.localdate() + timedelta(days=1)
    assert "Ngày văn bản chưa tới." in words(numbered(clerk, world, number="5", day=f"{tomorrow:%d/%m/%Y}"))
    assert numbered(clerk, world, number="5").status_code == 303
    assert (Document.objects.get().number, Document.objects.get().symbol) == ("05", "QC/ĐU")


def test_who_may_issue_together(world: cast.World, clerk: Client) -> None:
    assert world.agreement is not None
    assert proposed(world, clerk, "VP").status_code == 422  # not a side: the page asks again with whom
    both = {f"{part}-2": "BÍ THƯ" for part in ("office",)}
    assert proposed(world, clerk, "TQN", "MK", **both).status_code == 303
    row = JointPaper.objects.get()
    assert row.space == world.space  # all sides issue it: they have a space already
    assert Standing.objects.get(pk=row.pk).awaited == sorted([world.orgs["TQN"], world.orgs["MK"]])
    record = {**row.data, "joint": [world.orgs["TQN"]]}
    draft = cast.Draft(kind="joint_paper", rec=uuid4(), data=record, to=world.parties())
    with pytest.raises(Refusal, match="ít nhất hai cơ quan"):
        world.issue("TKV", draft)
    unsigned = {**row.data, "signers": row.data["signers"][:2]}
    with pytest.raises(Refusal, match="Ghi đủ phần ký"):
        world.issue("TKV", cast.Draft(kind="joint_paper", rec=uuid4(), data=unsigned, to=world.parties()))
    twice = {**row.data, "joint": [*row.data["joint"], row.data["joint"][0]]}
    with pytest.raises(Refusal, match="ít nhất hai cơ quan"):
        world.issue("TKV", cast.Draft(kind="joint_paper", rec=uuid4(), data=twice, to=world.parties()))
    signed = {**row.data, "signers": [*row.data["signers"], row.data["signers"][0]]}
    with pytest.raises(Refusal, match="Ghi đủ phần ký"):
        world.issue("TKV", cast.Draft(kind="joint_paper", rec=uuid4(), data=signed, to=world.parties()))
    unknown = {**row.data, "agreement": {"org": world.orgs["TKV"], "rec": str(uuid4())}}
    with pytest.raises(Refusal, match="không còn"):
        world.issue("TKV", cast.Draft(kind="joint_paper", rec=uuid4(), data=unknown, to=world.parties()))
    assert proposed(world, clerk, "TQN", "TQN").status_code == 303  # said twice, meant once
    assert JointPaper.objects.exclude(pk=row.pk).get().data["joint"] == [world.orgs["TQN"]]
    outsider = Client()
    outsider.force_login(cast.account(world, "NGOAI"))
    assert outsider.get(f"{LIST}{row.pk}/").status_code == 404
    unit = Client()
    unit.force_login(cast.account(world, "TKV", Role.UNIT))
    assert unit.get(f"{LIST}moi/").status_code == 403
    assert unit.get(f"{LIST}{row.pk}/").status_code == 200


def test_typed_lines_become_grounds_headings_and_paragraphs() -> None:
    from phoihop.joint.papers import blocks

    assert list(blocks(f"{TEXT}\nI. Chung\nĐiều 1 nêu trên.")) == [
        Bases(("Căn cứ Điều lệ Đảng", "Căn cứ Quy chế làm việc;")),
        Paragraph("Hai bên thống nhất:"),
        Heading(2, "Phạm vi", label="Điều 1."),
        Paragraph("Trên địa bàn phường."),
        Heading(1, "Chung", label="I."),
        Paragraph("Điều 1 nêu trên."),
    ]
