"""The five articles of the shared seeds, each through the whole trip: dropped, read, decided, issued."""

from pathlib import Path

import pytest
from django.test import Client

from phoihop.documents.models import Document
from phoihop.intake.items import Sort
from phoihop.meetings.models import Chair, Conclusion, Meeting
from phoihop.records.models import Attachment
from phoihop.tasks.models import Task
from tests import cast
from tests.conftest import SHARED
from tests.intake.desk import Paper, agreement, drop, pk, words

SEEDS = SHARED / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the shared seeds are not beside this checkout")


@pytest.fixture
def real(world: cast.World) -> cast.World:
    """The bodies of the articles, under the names of their time."""
    world.organisation("VN", "Đảng ủy Tập đoàn Công nghiệp Than - Khoáng sản Việt Nam")
    world.organisation("QN", "Đảng ủy Than Quảng Ninh")
    world.organisation("VNS", "Đảng ủy Tổng công ty Thép Việt Nam - CTCP")
    world.organisation("HB", "Quận ủy Hồng Bàng")
    world.organisation("DT", "Thị ủy Đông Triều")
    return world


def read(world: cast.World, client: Client, who: str, number: str) -> Paper:
    client.force_login(cast.account(world, who))
    (path,) = Path(SEEDS).glob(f"{number}_*.txt")
    return Paper.of(client, drop(client, path.name, path.read_bytes()))


def chairs(meeting: Meeting) -> list[str]:
    return [chair.name for chair in Chair.objects.filter(parent=meeting.pk).order_by("position")]


def test_000_makes_a_meeting_with_two_chairs_and_five_tasks_that_show_their_words(
    real: cast.World, client: Client
) -> None:
    ref = agreement(real, "VN", "QN", title="Quy chế phối hợp lãnh đạo")
    paper = read(real, client, "VN", "000")
    page = words(paper.get())
    assert "văn bản nêu 2 bên" in page
    assert "2006" in page
    labels = [task.one("label") for task in paper.items(Sort.TASK)]
    assert labels == ["(1)", "(2)", "(3)", "(4)", "(5)"]

    paper.place(ref)
    paper.accept()
    refused = paper.issue()
    assert refused.status_code == 422
    assert "Chưa chọn cơ quan chủ trì" in words(refused)
    paper.lead(real.orgs["QN"])
    answer = paper.issue(**{"issue-minutes": "on"})
    assert answer.status_code == 303, words(answer)

    (meeting,) = Meeting.objects.all()
    assert answer["Location"] == f"/hoi-nghi/{meeting.pk}/"
    assert str(meeting.day) == "2018-07-20"
    assert meeting.place == "Hà Nội"
    assert chairs(meeting) == ["Lê Minh Chuẩn", "Vũ Anh Tuấn"]
    assert [len(one["titles"]) for one in meeting.data["chairs"]] == [2, 2]
    assert meeting.data["sides"] == ["Đảng ủy Tập đoàn", "Đảng ủy Than Quảng Ninh"]
    assert [(one["number"], one["symbol"]) for one in meeting.data["cited"]] == [("2006", "QĐ-TTg")]
    assert meeting.agreement == pk(ref)
    (document,) = Document.objects.all()
    text = document.data["text"]
    tasks = list(Task.objects.order_by("no"))
    assert len(tasks) == 5
    for task in tasks:
        source = task.data["source"]
        assert text[source["start"] : source["end"]] == source["quote"]
        assert task.meeting == meeting.pk
    assert [row.no for row in Conclusion.objects.order_by("no")] == [1, 2, 3, 4, 5]
    assert paper.issued("minutes")
    assert Attachment.objects.filter(parent=document.pk).count() == 1  # the original is its own text


def test_002_gives_six_contents_between_the_two_committees(real: cast.World, client: Client) -> None:
    ref = agreement(real, "VNS", "HB", title="Quy chế phối hợp VNSteel – Hồng Bàng")
    paper = read(real, client, "VNS", "002")
    assert "văn bản nêu 2 bên" in words(paper.get())
    assert len(paper.items(Sort.TASK)) == 6
    paper.place(ref)
    paper.accept(Sort.PAPER, Sort.MEETING, Sort.CHAIR, Sort.TASK)
    paper.lead(real.orgs["HB"])
    assert paper.issue().status_code == 303
    (meeting,) = Meeting.objects.all()
    assert str(meeting.day) == "2017-10-06"
    assert chairs(meeting) == ["Nghiêm Xuân Đa", "Đoàn Văn Chương"]
    assert Task.objects.filter(meeting=meeting.pk, lead=real.orgs["HB"]).count() == 6


def test_003_gives_the_meeting_of_the_first_of_april_between_the_two_sides(real: cast.World, client: Client) -> None:
    ref = agreement(real, "QN", "DT", title="Quy chế phối hợp Than Quảng Ninh – Đông Triều")
    paper = read(real, client, "QN", "003")
    paper.place(ref)
    paper.accept()
    paper.lead(real.orgs["DT"])
    assert paper.issue().status_code == 303
    (meeting,) = Meeting.objects.all()
    assert str(meeting.day) == "2017-04-01"
    assert set(meeting.data["sides"]) == {"Thị ủy Đông Triều", "Đảng ủy Than Quảng Ninh"}
    assert meeting.data["period"] == {"from": "2014", "to": "2020"}
    assert Task.objects.filter(meeting=meeting.pk).exists()


def test_001_is_a_briefing_inside_one_organisation(real: cast.World, client: Client) -> None:
    paper = read(real, client, "VN", "001")
    paper.place(None)
    paper.accept()
    paper.lead(real.orgs["VN"])
    assert paper.issue().status_code == 303
    (meeting,) = Meeting.objects.all()
    assert (meeting.kind, meeting.agreement) == ("briefing", None)
    assert chairs(meeting) == ["Lê Văn Ninh"]
    client.force_login(cast.account(real, "QN"))
    assert client.get(f"/hoi-nghi/{meeting.pk}/").status_code == 404


def test_004_is_a_survey_with_a_warning_that_names_the_words(real: cast.World, client: Client) -> None:
    paper = read(real, client, "VN", "004")
    page = words(paper.get())
    assert "máy viết lại" in page
    assert "công tác làm việc" in page
    assert '<span class="sign">' in paper.get().content.decode()
    assert paper.row.text in Path(next(SEEDS.glob("004_*.txt"))).read_text("utf-8") + "\n"  # shown, never corrected
    paper.place(None)
    paper.accept(Sort.PAPER, Sort.MEETING, Sort.CHAIR, Sort.CITED)
    assert paper.issue().status_code == 303
    (meeting,) = Meeting.objects.all()
    assert meeting.kind == "survey"
    assert chairs(meeting) == ["Nguyễn Đức Phong", "Lê Văn Châu"]
    assert "287" in {one["number"] for one in meeting.data["cited"]}
    assert not Task.objects.exists()
