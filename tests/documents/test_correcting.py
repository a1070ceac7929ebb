"""A paper entered with a mistake, corrected by its author: seen by every addressee, with the reason."""

from typing import Any
from uuid import uuid4

from django.test import Client

from phoihop.documents import files
from phoihop.documents.models import Document
from phoihop.records.actors import Role
from phoihop.records.door import Issued
from phoihop.records.models import Act, Attachment
from tests import cast
from tests.documents.test_pages import named, page
from tests.intake.desk import words

TEXT = "Giao phường Mẫu rà soát đảng viên nơi cư trú."


def entered(world: cast.World) -> Issued:
    blobs = tuple(
        files.store(content, name=name, viewer=world.viewer("TKV"))
        for name, content in (("Nhầm.pdf", b"%PDF-1.7 a"), ("TB 31.pdf", b"%PDF-1.7 b"))
    )
    data = {"direction": "out", "abstract": "Thông báo kết luận", "number": "13", "symbol": "TB/ĐU", "text": TEXT}
    return world.issue("TKV", world.draft("document", {**data, "agreement": world.agreement}, blobs=blobs))[0]


def corrected(client: Client, issued: Issued, basis: str = "", **typed: Any) -> Any:
    row = Document.objects.get(pk=issued.id)
    kept = list(Attachment.objects.filter(parent=issued.id).order_by("position").values_list("sha256", flat=True))
    data = {"direction": row.direction, "abstract": row.abstract, "number": row.number, "symbol": row.symbol}
    data |= {"secrecy": "on", "once": str(uuid4()), "basis": basis or row.body, "correction": "Ghi nhầm số văn bản."}
    return client.post(f"{page(issued)}dinh-chinh/", {**data, "kept": kept, **typed})


def test_the_author_corrects_a_paper_and_every_addressee_sees_the_new_one_and_why(
    world: cast.World, clerk: Client
) -> None:
    issued = entered(world)
    assert "Lập bản đính chính" in words(clerk.get(page(issued)))
    form = clerk.get(f"{page(issued)}dinh-chinh/").content.decode()
    assert 'value="13"' in form
    wrong, right = Attachment.objects.order_by("position")
    answer = corrected(
        clerk,
        issued,
        number="31",
        day="2/11/2026",
        kept=[right.sha256],
        papers=[named("Phụ lục.txt", b"Ph\xe1\xbb\xa5")],
    )
    assert answer.status_code == 303, words(answer)
    row = Document.objects.get()
    assert (row.pk, row.number, str(row.day), row.data["text"]) == (issued.id, "31", "2026-11-02", TEXT)
    assert [one.name for one in Attachment.objects.order_by("position")] == ["TB 31.pdf", "Phụ lục.txt"]
    clerk.force_login(cast.account(world, "MK"))
    shown = words(clerk.get(page(issued)))
    assert "31-TB/ĐU" in shown
    assert "Ghi nhầm số văn bản." in shown
    assert "Lập bản đính chính" not in shown
    history = words(clerk.get(f"/nhat-ky/ban-ghi/{issued.id}/"))
    assert "đính chính (Ghi nhầm số văn bản.) “Thông báo kết luận”" in history
    assert "vào sổ văn bản “Thông báo kết luận”" in history
    # What came with the first version only is no longer for asking.
    assert clerk.get(f"/van-ban/tep/{issued.id}/{wrong.sha256}/x").status_code == 404


def test_a_correction_without_reason_or_without_change_is_refused_with_the_words_kept(
    world: cast.World, clerk: Client
) -> None:
    issued = entered(world)
    refused = corrected(clerk, issued, correction="", number="31")
    assert refused.status_code == 422
    assert "Chưa có lý do đính chính." in words(refused)
    assert 'value="31"' in refused.content.decode()
    same = corrected(clerk, issued)
    assert same.status_code == 422
    assert "Chưa có gì thay đổi so với bản đang có." in words(same)
    assert Act.objects.filter(record=issued.id).count() == 1


def test_a_second_correction_over_an_older_version_shows_both_and_keeps_what_was_typed(
    world: cast.World, clerk: Client
) -> None:
    issued = entered(world)
    seen = Document.objects.get().body
    assert corrected(clerk, issued, abstract="Thông báo kết luận hội nghị").status_code == 303
    stale = corrected(clerk, issued, basis=seen, abstract="Thông báo của tôi", correction="Lý do của tôi")
    assert stale.status_code == 409
    shown = words(stale)
    assert "Bản mới trên máy chủ" in shown
    assert "<ins>" in stale.content.decode()
    assert "Lý do của tôi" in stale.content.decode()
    newest = Document.objects.get().body
    assert f'value="{newest}"' in stale.content.decode()
    again = corrected(clerk, issued, basis=newest, abstract="Thông báo của tôi")
    assert again.status_code == 303
    assert Document.objects.get().abstract == "Thông báo của tôi"


def test_nobody_else_corrects_a_paper(world: cast.World, client: Client) -> None:
    issued = entered(world)
    for org, role, status in (("MK", Role.CLERK, 404), ("NGOAI", Role.CLERK, 404), ("TKV", Role.ADMIN, 404)):
        client.force_login(cast.account(world, org, role))
        assert corrected(client, issued, number="99").status_code == status
    assert Document.objects.get().number == "13"
