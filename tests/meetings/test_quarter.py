"""A quarter of one series: prepared from its rhythm, invited, answered, held, minuted, announced; and the next meeting,
which knows what came of it."""

import re
from datetime import date, timedelta
from io import BytesIO
from typing import Any
from uuid import UUID, uuid4

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader

from phoihop.documents import files
from phoihop.documents.models import Document
from phoihop.meetings.models import Meeting, MeetingPaper, MeetingReply, MeetingSeries, Minutes, MinutesComment
from phoihop.records.actors import Role
from phoihop.records.door import HOME
from phoihop.records.keys import ref_id
from phoihop.records.models import Attachment
from phoihop.records.refusals import Refusal
from phoihop.tasks.models import Task
from tests import cast
from tests.intake.desk import words
from tests.morning import TODAY, today  # noqa: F401 - the day is a fixture
from tests.reports import office as reporting

pytestmark = pytest.mark.usefixtures("today")

LIST = "/hoi-nghi/"


def sent(client: Client, address: str, **typed: Any) -> Any:
    """Sends a form as its page shows it, with what is typed into it."""
    shown = client.get(address).content.decode()
    hidden = dict(re.findall(r'<input type="hidden" name="(basis|seen)"[^>]* value="([^"]*)"', shown))
    return client.post(address, {"secrecy": "on", "once": str(uuid4()), **hidden, **typed})


def frame(world: cast.World, **more: Any) -> dict[str, Any]:
    return {
        "title": "Hội nghị giao ban quý",
        "kind": "briefing",
        "hosts": [world.orgs["TKV"], world.orgs["TQN"]],
        "invited": [world.orgs["MK"]],
        "time": "8h",
        "to_time": "11:30",
        "place": "Hà Nội",
        "venues": "Quảng Ninh",
        "agenda": "Kiểm điểm kết luận – 15 phút\nBáo cáo của các đơn vị – 30 phút – Văn phòng",
        **more,
    }


def word_of(paper: Document) -> str:
    """The words of the Word file of a paper."""
    kept = Attachment.objects.get(parent=paper.pk, name__endswith=".docx")
    with files.open_stored(kept.sha256, "van-ban.docx") as stored:
        parts = docx.Document(BytesIO(stored.read())).element.body.iter()
        return " ".join(part.text for part in parts if part.tag.endswith("}t"))


def pdf_of(paper: Document) -> str:
    """The words of the PDF of a paper."""
    kept = Attachment.objects.get(parent=paper.pk, name__endswith=".pdf")
    with files.open_stored(kept.sha256, kept.name) as stored:
        return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(stored.read())).pages).split())


def series(world: cast.World, clerk: Client, **more: Any) -> MeetingSeries:
    rhythm = {"every": "quarter", "month": "3", "day": "20", "report_days": "7"}
    answer = sent(clerk, f"{LIST}chuoi/lap/{agreement(world)}/", **frame(world), **rhythm, **more)
    assert answer.status_code == 303, words(answer)
    return MeetingSeries.objects.get()


def agreement(world: cast.World) -> UUID:
    assert world.agreement is not None
    return ref_id(world.agreement)


def planned(world: cast.World, clerk: Client, day: date, of: MeetingSeries | None = None, **more: Any) -> Meeting:
    query = f"?chuoi={of.pk}" if of else ""
    answer = sent(clerk, f"{LIST}chuan-bi/{agreement(world)}/{query}", **frame(world, day=f"{day:%d/%m/%Y}", **more))
    assert answer.status_code == 303, words(answer)
    return Meeting.objects.get(pk=answer["Location"].split("/")[2])


def test_a_series_proposes_its_next_meeting_and_makes_none_by_itself(world: cast.World, clerk: Client) -> None:
    one = series(world, clerk)
    page = f"{LIST}chuoi/{one.pk}/"
    assert "Chưa lập hội nghị." in words(clerk.get(page))
    assert "Hội nghị giao ban quý" in words(clerk.get(f"{LIST}chuoi/"))
    assert not Meeting.objects.exists()
    proposed = clerk.get(f"{LIST}chuan-bi/{agreement(world)}/?chuoi={one.pk}").content.decode()
    day = re.search(r'name="day" value="([0-9/]+)"', proposed)
    due = re.search(r'name="report_due" value="([0-9/]+)"', proposed)
    assert day is not None
    assert due is not None
    first, last = (date(*map(int, reversed(found[1].split("/")))) for found in (due, day))
    assert (last - first).days == 7
    assert last > TODAY
    held = planned(world, clerk, last, one)
    assert "Kỳ tới đã lập" in words(clerk.get(page))
    assert f"/hoi-nghi/{held.pk}/" in clerk.get(f"{LIST}chuan-bi/").content.decode()
    stopped = sent(clerk, f"{page}sua/", **frame(world), every="month", month="1", day="5", to=f"{TODAY:%d/%m/%Y}")
    assert stopped.status_code == 303, words(stopped)
    wrong = sent(clerk, f"{page}sua/", **frame(world), every="month", month="2", day="5")
    assert "Kỳ này có 1 tháng." in words(wrong)
    clerk.force_login(cast.account(world, "NGOAI"))
    assert clerk.get(page).status_code == 404
    assert "Hội nghị giao ban quý" not in words(clerk.get(f"{LIST}chuoi/"))


def test_a_quarter_from_the_invitation_to_the_next_meeting(
    world: cast.World, clerk: Client, django_assert_num_queries: Any
) -> None:
    regime = reporting.regime(world, "TKV", ("MK", "TQN"))
    one = series(world, clerk, regime=str(regime.id))
    held = planned(world, clerk, TODAY, one, regime=str(regime.id), report_due=f"{TODAY:%d/%m/%Y}")
    page, agenda = f"{LIST}{held.pk}/", f"{LIST}{held.pk}/chuong-trinh/"
    assert (held.state, held.data["time"], held.data["hosts"][0]) == ("planned", "08:00", world.orgs["TKV"])
    shown = words(clerk.get(agenda))
    assert "Chưa có hội nghị trước" in shown
    assert "Kiểm điểm kết luận 15 phút" in shown
    assert re.search(r"đã gửi 0/2, hạn", shown)

    # Planned is told; only an invitation asks for an answer.
    ward = Client()
    ward.force_login(cast.account(world, "MK", Role.UNIT))
    assert "Chờ ta trả lời giấy mời" not in words(ward.get("/"))
    assert "Trả lời giấy mời…" not in words(ward.get(agenda))
    assert "Gửi giấy mời…" in words(clerk.get(agenda))  # also on the day itself, beside Ghi diễn biến
    assert "Ghi diễn biến…" in words(clerk.get(agenda))

    # Giấy mời: the host's own paper, with its Word file and its PDF in the register of those who are to come.
    head = {"symbol": "GM/ĐU", "place": "Hà Nội", "recipients": "Như trên\nLưu Văn phòng"}
    head |= {"number": "07", "day": f"{TODAY:%d/%m/%Y}", "office": "BÍ THƯ", "name": "Nguyễn Văn A"}
    looked = clerk.post(f"{page}giay-moi/", {**head, "office": "QUYỀN BÍ THƯ", "once": str(uuid4()), "xem": "1"})
    assert looked.status_code == 200  # a look asks for no declaration
    assert "QUYỀN BÍ THƯ" in words(looked)
    undeclared = clerk.post(f"{page}giay-moi/", {**head, "once": str(uuid4())})
    assert "Chưa xác nhận nội dung không chứa bí mật nhà nước." in words(undeclared)
    assert not Document.objects.exists()
    letter = sent(clerk, f"{page}giay-moi/", **head)
    assert letter.status_code == 303, words(letter)
    paper = Document.objects.get()
    assert (paper.kind_code, paper.number, paper.symbol) == ("GM", "07", "GM/ĐU")
    told = word_of(paper)
    assert "ĐẢNG ỦY VÙNG MỎ THỬ NGHIỆM" not in told  # nobody's head or signature without its word
    together = "Đảng ủy Tập đoàn Thử nghiệm phối hợp với Đảng ủy Vùng mỏ Thử nghiệm tổ chức"
    assert together in told
    assert together in paper.data["text"]
    assert paper.data["issuer"] == "Đảng ủy Tập đoàn Thử nghiệm"
    assert paper.data["recipients"] == ["Như trên", "Lưu Văn phòng"]
    assert "Như trên; Lưu Văn phòng" in words(clerk.get("/van-ban/in/?so=di"))
    assert [one.name.rpartition(".")[2] for one in Attachment.objects.filter(parent=paper.pk)] == ["docx", "pdf"]
    assert "8 giờ, ngày" in told
    assert "Kiểm điểm kết luận" in told
    assert "ĐẢNG ỦY VÙNG MỎ THỬ NGHIỆM" not in pdf_of(paper)
    assert "Kiểm điểm kết luận" in pdf_of(paper)

    assert paper.abstract in words(ward.get("/van-ban/"))
    assert "Trả lời giấy mời…" in words(ward.get(agenda))
    shown = clerk.get(f"/van-ban/{paper.pk}/")
    assert "Tài liệu hội nghị" in words(shown)
    assert "meeting_paper" not in words(shown)
    hung = MeetingPaper.objects.get(sort="invitation")
    assert f'href="{LIST}tai-lieu/{hung.pk}/"' in shown.content.decode()
    assert clerk.get(f"{LIST}tai-lieu/{hung.pk}/")["Location"] == agenda
    assert "Đã ban hành: 07-GM/ĐU" in words(clerk.get(f"{page}giay-moi/"))
    assert "Chờ ta trả lời giấy mời" in words(ward.get("/"))
    refused = sent(ward, f"{page}tra-loi/", word="send")
    assert "Chưa ghi người được cử." in words(refused)
    answered = sent(ward, f"{page}tra-loi/", word="send", people="Trần Thị B – Phó Bí thư", venue="Quảng Ninh")
    assert answered.status_code == 303, words(answered)
    assert sent(ward, f"{page}tra-loi/", word="come", people="Trần Thị B").status_code == 303
    assert [one.word for one in MeetingReply.objects.all()] == ["come"]
    assert "Chờ ta trả lời giấy mời" not in words(ward.get("/"))
    assert "nhận lời 1" in words(clerk.get(agenda))
    item = held.data["agenda"][1]["key"]
    handed = sent(ward, f"{page}tai-lieu/?muc={item}", title="Báo cáo quý", item=item,
                  papers=SimpleUploadedFile("bao-cao.txt", "Báo cáo".encode()))  # fmt: skip
    assert handed.status_code == 303, words(handed)
    assert "Báo cáo quý Đảng ủy phường Mẫu" in words(clerk.get(agenda))
    address = re.search(r'href="([^"]+bao-cao.txt)"', clerk.get(agenda).content.decode())
    assert address is not None
    assert b"".join(clerk.get(address[1])).decode() == "Báo cáo"  # type: ignore[arg-type]
    period = re.search(r"Quý (\w+)/(\d+): đã gửi", words(clerk.get(agenda)))
    assert period is not None
    code = f"{period[2]}-q{('I', 'II', 'III', 'IV').index(period[1]) + 1}"
    world.issue("MK", reporting.report_of(world, regime, "MK", code), place=regime.space)
    shown = words(clerk.get(agenda))
    assert "đã gửi 1/2" in shown
    assert "đã gửi 1/1" in words(ward.get(agenda))  # its own: of the others it does not know
    assert shown.index(
        "Vùng mỏ Thử nghiệm Quá hạn" if "Vùng mỏ Thử nghiệm Quá hạn" in shown else "Chưa gửi"
    ) < shown.index("Đã gửi, chờ tiếp nhận")

    # Ghi diễn biến: who was there, what came of each item.
    drawn = clerk.get(f"{page}dien-bien/").content.decode()
    assert "Trần Thị B" in drawn  # as it was answered
    there = {"word-0": "come", "word-1": "come", "people-0": "Trần Thị B", "word-2": "absent"}
    noted = {f"outcome-{held.data['agenda'][0]['key']}": "Xong 3, còn 1"}
    done = sent(clerk, f"{page}dien-bien/", **there, **noted)
    assert done.status_code == 303, words(done)
    held.refresh_from_db()
    assert held.state == "held"
    assert held.data["agenda"][0]["outcome"] == "Xong 3, còn 1"
    assert {row["word"] for row in held.data["attendance"]} == {"come", "absent"}
    assert sent(ward, f"{page}tra-loi/", word="absent", reason="Bận").status_code == 422

    lead = {"lead": world.orgs["MK"], "cooperating": [world.orgs["TQN"]], "due": "31/12/2027", "product": "Danh sách"}
    clerk.post(f"{page}ket-luan/", {"text": "Rà soát đảng viên", "secrecy": "on", "once": str(uuid4()), **lead})
    task = Task.objects.get()
    bound = re.search(r'name="seen"[^>]* value="([^"]*)"', clerk.get(page).content.decode())
    assert bound is not None
    clerk.post(f"{page}bien-ban/", {"secrecy": "on", "once": str(uuid4()), "seen": bound[1], "text": "Biên bản"})
    minutes = Minutes.objects.get()
    assert minutes.data["held"]["body"] == held.body
    other = Client()
    other.force_login(cast.account(world, "MK", Role.CLERK))
    confirming = words(other.get(f"/quy-che/xac-nhan/{minutes.pk}/"))
    assert "1. Kiểm điểm kết luận: Xong 3, còn 1" in confirming  # as minutes are read, not field by field
    assert (
        "Kết luận 1. Rà soát đảng viên. Đảng ủy phường Mẫu chủ trì, phối hợp: Đảng ủy Vùng mỏ Thử nghiệm,"
        " hoàn thành chậm nhất ngày 31/12/2027. Sản phẩm: Danh sách."
    ) in confirming
    read, _fields = confirming.split("Từng mục được xác nhận, kèm mã nội dung")
    assert "Mã mục" not in read
    assert sent(other, f"{LIST}bien-ban/{minutes.pk}/gop-y/", text="Bổ sung hạn của việc 1").status_code == 303
    assert "Góp ý biên bản (1)" in words(clerk.get(page))
    assert "Bổ sung hạn của việc 1" in words(clerk.get(f"{LIST}bien-ban/{minutes.pk}/gop-y/"))
    book = {"flow": "out", "family": "party", "title": "Sổ thông báo", "kinds": ["TB"], "symbol": "ĐU"}
    book |= {"restart": "never", "first": 41, "from": "2026-01-01"}
    world.issue("TKV", cast.Draft(kind="number_book", rec=uuid4(), data=book), place=HOME)
    assert "Số dự kiến 41" in words(clerk.get(f"{page}thong-bao/"))
    told_all = sent(
        clerk,
        f"{page}thong-bao/",
        symbol="TB/ĐU",
        recipients="Như trên",
        office="BÍ THƯ",
    )
    assert told_all.status_code == 303, words(told_all)
    notice = Document.objects.get(kind_code="TB")
    assert (
        "1. Rà soát đảng viên. Đảng ủy phường Mẫu chủ trì, phối hợp với Đảng ủy Vùng mỏ Thử nghiệm,"
        " hoàn thành chậm nhất ngày 31/12/2027. Sản phẩm: Danh sách."
    ) in notice.data["text"]
    assert MeetingPaper.objects.get(sort="notice").document == notice.pk
    assert (notice.number, notice.day) == ("41", TODAY)
    shown = clerk.get(page)
    assert "Đã thông báo kết luận: 41-TB/ĐU" in words(shown)
    assert f'href="/van-ban/{notice.pk}/"' in shown.content.decode()
    assert "Ban hành thêm thông báo…" in words(shown)
    assert clerk.get(f"{LIST}tai-lieu/{MeetingPaper.objects.get(sort='notice').pk}/")["Location"] == page
    assert "Số 41-TB/ĐU" in word_of(notice)
    assert "Số 41-TB/ĐU" in pdf_of(notice)

    # The next meeting opens with all of it.
    raised = {"text": "Bồi thường bãi thải", "receiver": world.orgs["TQN"], "agreement": world.agreement}
    world.now = timezone.now()  # the pages have issued by the clock of the machine
    world.issue("MK", world.draft("recommendation", raised))
    following = planned(world, clerk, TODAY + timedelta(days=5), one)
    opening = f"{LIST}{following.pk}/chuong-trinh/"
    shown = words(clerk.get(opening))
    assert "xong 0, đang làm 1, quá hạn 0" in shown
    assert "Rà soát đảng viên còn phần của Đảng ủy Vùng mỏ Thử nghiệm Đảng ủy phường Mẫu 31/12/2027" in shown
    assert "Bồi thường bãi thải Đảng ủy phường Mẫu nêu, Đảng ủy Vùng mỏ Thử nghiệm trả lời" in shown
    report = {
        "task": world.ref("TKV", cast.Draft(kind="task", rec=task.rec, data={})),
        "said": "done",
        "percent": 100,
        "text": "Xong",
    }
    world.issue("MK", world.draft("progress", report))
    assert "xong 1, đang làm 0, quá hạn 0" in words(clerk.get(opening))
    with django_assert_num_queries(5):
        clerk.get(opening)
    with django_assert_num_queries(5):
        clerk.get(f"{LIST}{following.pk}/thanh-phan/")
    outsider = Client()
    outsider.force_login(cast.account(world, "NGOAI"))
    for address_of in (page, agenda, opening, f"{page}thanh-phan/", f"{page}tra-loi/", f"{page}dien-bien/"):
        assert outsider.get(address_of).status_code == 404
    assert "giao ban" not in words(outsider.get("/van-ban/"))


def test_the_first_meeting_of_a_series_opens_with_what_was_concluded_before_there_was_one(
    world: cast.World, clerk: Client
) -> None:
    def held(title: str, days: int, of: MeetingSeries | None = None) -> None:
        day = (TODAY - timedelta(days=days)).isoformat()
        data = {"kind": "briefing", "title": title, "day": day, "agreement": world.agreement}
        if of:
            data["series"] = {"org": of.author, "rec": str(of.rec)}
        meeting = world.draft("meeting", data)
        said = {"meeting": world.ref("TKV", meeting), "no": 1, "text": f"Kết luận của {title}"}
        world.issue("TKV", meeting, world.draft("conclusion", said))

    world.now = timezone.now()
    held("Hội nghị lẻ", 9)
    one = series(world, clerk)
    opening = f"{LIST}{planned(world, clerk, TODAY + timedelta(days=5), one).pk}/chuong-trinh/"
    assert "Kết luận của Hội nghị lẻ" in words(clerk.get(opening))
    held("Kỳ một", 8, one)
    held("Hội nghị lẻ khác", 7)
    shown = words(clerk.get(opening))
    assert "Kết luận của Kỳ một" in shown
    assert "Hội nghị lẻ" not in shown


def test_nobody_is_asked_to_a_meeting_without_an_hour_or_a_place(world: cast.World, clerk: Client) -> None:
    single = clerk.get(f"{LIST}chuan-bi/{agreement(world)}/").content.decode()
    assert 'name="day" value=""' in single  # nothing broken stands there before anything is typed
    held = planned(world, clerk, TODAY + timedelta(days=3), time="", place="", venues="")
    page = f"{LIST}{held.pk}/"
    assert "Hội nghị chưa ghi giờ họp, địa điểm hoặc điểm cầu." in words(clerk.get(f"{page}giay-moi/"))
    refused = sent(clerk, f"{page}giay-moi/", symbol="GM/ĐU", recipients="Như trên", office="BÍ THƯ")
    assert refused.status_code == 422
    assert not Document.objects.exists()


def test_what_somebody_noted_meanwhile_stands_beside_what_is_typed(world: cast.World, clerk: Client) -> None:
    held = planned(world, clerk, TODAY)
    page, key = f"{LIST}{held.pk}/", held.data["agenda"][0]["key"]
    first = {"basis": held.body, "secrecy": "on", "word-0": "come", f"outcome-{key}": "Xong 3"}
    assert clerk.post(f"{page}dien-bien/", {**first, "once": str(uuid4())}).status_code == 303
    second = {**first, f"outcome-{key}": "Xong 4", "correction": "Bổ sung", "once": str(uuid4())}
    stale = clerk.post(f"{page}dien-bien/", second)
    assert stale.status_code == 409
    shown = words(stale)
    assert "Bản mới trên máy chủ Bản đang nhập Kiểm điểm kết luận Xong bỏ: 3 Xong thêm: 4" in shown
    held.refresh_from_db()
    assert held.data["agenda"][0]["outcome"] == "Xong 3"


def test_a_meeting_is_put_off_cancelled_and_called_again(world: cast.World, clerk: Client) -> None:
    held = planned(world, clerk, TODAY + timedelta(days=3))
    page = f"{LIST}{held.pk}/"
    assert "Hội nghị chưa đến ngày họp." in words(sent(clerk, f"{page}dien-bien/"))
    later = TODAY + timedelta(days=9)
    moved = sent(clerk, f"{page}sua/", **frame(world, day=f"{later:%d/%m/%Y}", correction="Bão số 3"))
    assert moved.status_code == 303, words(moved)
    held.refresh_from_db()
    assert (held.day, held.data["correction"]) == (later, "Bão số 3")
    stale = clerk.post(f"{page}sua/", {**frame(world, day=f"{later:%d/%m/%Y}", title="Tên khác"), "basis": "0" * 64,
                                       "secrecy": "on", "once": str(uuid4())})  # fmt: skip
    assert stale.status_code == 409
    assert "Bản mới trên máy chủ" in words(stale)
    assert "Có bản mới hơn vừa được ban hành." in words(stale)
    assert f'name="basis" value="{held.body}"' in stale.content.decode()
    assert sent(clerk, f"{page}huy/", reason="Trùng lịch").status_code == 303
    shown = words(clerk.get(page))
    assert "Hội nghị đã hủy: Trùng lịch" in shown
    assert "Đã hủy" in words(clerk.get(LIST))
    again = sent(clerk, f"{page}sua/", **frame(world, day=f"{later:%d/%m/%Y}"))
    assert again.status_code == 303
    held.refresh_from_db()
    assert (held.state, "cancelled" in held.data) == ("planned", False)
    past = sent(clerk, f"{LIST}chuan-bi/{agreement(world)}/", **frame(world, day="01/02/2026"))
    assert "Ngày họp đã qua." in words(past)
    backwards = frame(
        world, day=f"{later:%d/%m/%Y}", to_time="7:00", report_due=f"{later + timedelta(days=1):%d/%m/%Y}"
    )
    shown = words(sent(clerk, f"{LIST}chuan-bi/{agreement(world)}/", **backwards))
    assert "Giờ kết thúc không sau giờ bắt đầu." in shown
    assert "Hạn gửi báo cáo sau ngày họp." in shown


def test_what_nobody_may_issue_around_a_meeting(world: cast.World) -> None:
    def refused(org: str, kind: str, data: dict[str, Any], **more: Any) -> str:
        with pytest.raises(Refusal) as refusal:
            world.issue(org, world.draft(kind, data, **more))
        return refusal.value.code

    day = (world.now.date() + timedelta(days=5)).isoformat()
    whole = {"kind": "briefing", "title": "Giao ban", "day": day, "agreement": world.agreement, "state": "planned"}
    whole |= {"hosts": [world.orgs["TKV"]], "invited": [world.orgs["MK"]]}
    assert refused("TKV", "meeting", {**whole, "invited": [world.orgs["NGOAI"]]}) == "meeting.outsider"
    assert refused("TQN", "meeting", whole) == "meeting.host"
    twice = [{"key": "m1", "title": "Một"}, {"key": "m1", "title": "Hai"}]
    assert refused("TKV", "meeting", {**whole, "agenda": twice}) == "meeting.agenda"
    somewhere = {"org": world.orgs["TKV"], "rec": str(uuid4())}
    assert refused("TKV", "meeting", {**whole, "series": somewhere}) == "meeting.series"
    assert refused("MK", "meeting_reply", {"meeting": somewhere, "word": "come"}) == "meeting.gone"
    draft = world.draft("meeting", whole)
    world.issue("TKV", draft)
    ref = dict(world.ref("TKV", draft))
    assert refused("TQN", "meeting_reply", {"meeting": ref, "word": "come"}) == "reply.uninvited"
    assert refused("MK", "meeting_reply", {"meeting": ref, "word": "absent"}) == "reply.reason"
    world.issue("MK", world.draft("meeting_reply", {"meeting": ref, "word": "come"}))
    assert refused("MK", "meeting_reply", {"meeting": ref, "word": "come"}) == "reply.twice"
    assert refused("MK", "meeting_paper", {"meeting": ref, "sort": "notice", "title": "TB"}) == "paper.host"
    assert refused("MK", "meeting_paper", {"meeting": ref, "sort": "paper", "title": "TL"}) == "paper.empty"
    comment = {"minutes": {**somewhere, "body": "0" * 64}, "text": "Góp ý"}
    assert refused("MK", "minutes_comment", comment) == "comment.gone"
    assert not MinutesComment.objects.exists()
