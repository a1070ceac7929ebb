"""What people correct is kept as data, used in the next papers with its reason, and can be switched off."""

from typing import Any

from django.test import Client

from phoihop.intake.items import Sort
from phoihop.intake.models import Correction
from tests import cast
from tests.intake.desk import INBOX, NOTICE, Paper, paste, words
from tests.intake.test_reading_page import item_words

PAGE = f"{INBOX}lan-sua/"
OTHER = NOTICE.replace("Giao Đảng ủy phường Mẫu chủ trì", "Giao Đảng ủy Cụm Mỏ Bắc chủ trì")


def put(client: Client, text: str = OTHER) -> Paper:
    return Paper.of(client, paste(client, text))


def task(paper: Paper) -> Any:
    return paper.items(Sort.TASK)[0]


def taught(world: cast.World, clerk: Client) -> Paper:
    """A clerk has said that "Đảng ủy Cụm Mỏ Bắc" is the Party committee of the mining area."""
    paper = put(clerk)
    assert task(paper).one("lead") == "Đảng ủy Cụm Mỏ Bắc"
    paper.place(world.agreement)
    paper.save("task-1", {"text": task(paper).one("text"), "lead_org": world.orgs["TQN"]})
    return paper


def test_another_organisation_than_proposed_is_remembered_with_who_when_and_where(
    world: cast.World, clerk: Client
) -> None:
    paper = taught(world, clerk)
    kept = Correction.objects.get()
    assert (kept.sort, kept.words, kept.means) == ("organisation", "Đảng ủy Cụm Mỏ Bắc", world.orgs["TQN"])
    assert (kept.org, kept.person, kept.reading) == (world.orgs["TKV"], "clerk – TKV", paper.pk)

    after = put(clerk, OTHER.replace("Đảng ủy Cụm Mỏ Bắc", "ĐẢNG ỦY CỤM MỎ BẮC"))
    shown = item_words(after.get(), "task-1")
    assert "Đảng ủy Vùng mỏ Thử nghiệm" in shown
    assert "theo lần sửa ngày" in shown
    assert "của đồng chí clerk – TKV; nhận mục này là chọn" in shown
    assert task(after).one("lead_org") == ""
    after.act("task-1", "accept")
    assert task(after).one("lead_org") == world.orgs["TQN"]


def test_what_was_proposed_rightly_teaches_nothing(world: cast.World, clerk: Client) -> None:
    paper = put(clerk, NOTICE)
    paper.save("task-1", {"text": "Rà soát", "lead_org": world.orgs["MK"]})
    paper.act("task-2", "accept")
    assert not Correction.objects.exists()


def test_words_that_mean_another_body_in_every_paper_teach_nothing(world: cast.World, clerk: Client) -> None:
    paper = put(clerk, NOTICE.replace("Giao Đảng ủy phường Mẫu chủ trì", "Giao Ban Thường vụ chủ trì"))
    assert task(paper).one("lead") == "Ban Thường vụ"
    paper.save("task-1", {"text": "Rà soát", "lead_org": world.orgs["TQN"]})
    assert not Correction.objects.exists()


def test_of_several_that_words_may_mean_each_is_offered_with_its_reason_and_one_is_chosen(
    world: cast.World, clerk: Client
) -> None:
    paper = put(clerk, NOTICE.replace("Giao Đảng ủy phường Mẫu chủ trì", "Giao Đảng ủy Thử nghiệm chủ trì"))
    shown = item_words(paper.get(), "task-1")
    assert "Chủ trì chưa rõ" in shown
    assert "Đảng ủy Tập đoàn Thử nghiệm gần với tên" in shown
    assert "Đảng ủy Vùng mỏ Thử nghiệm gần với tên" in shown
    assert paper.post("muc/task-1/chon/", {"org": world.orgs["NGOAI"]}).status_code == 404
    assert paper.post("muc/task-1/chon/", {"org": world.orgs["TQN"]}).status_code == 303
    assert task(paper).one("lead_org") == world.orgs["TQN"]
    assert Correction.objects.get().words == "Đảng ủy Thử nghiệm"
    paper.post("hoan-tac/")
    assert task(paper).one("lead_org") == ""


def test_a_correction_counts_only_among_the_sides_of_the_paper(world: cast.World, clerk: Client) -> None:
    taught(world, clerk)
    paper = put(clerk)
    paper.place(None)  # kept at home: only we ourselves may be given a task
    assert "chưa rõ" in item_words(paper.get(), "task-1")


def test_the_offices_of_a_person_are_remembered(clerk: Client) -> None:
    paper = put(clerk, NOTICE)
    assert paper.items(Sort.CHAIR)[0].all("titles") == ("Bí thư Đảng ủy Tập đoàn Thử nghiệm",)
    right = "Ủy viên Ban Chấp hành, Bí thư Đảng ủy Tập đoàn Thử nghiệm"
    paper.save("chair-1", {"name": "Nguyễn Văn A", "titles": right.replace(", ", "\n")})
    kept = Correction.objects.get()
    assert (kept.sort, kept.words, kept.means.split("\n")[0]) == ("office", "Nguyễn Văn A", "Ủy viên Ban Chấp hành")

    silent = put(clerk, NOTICE.replace(", Bí thư Đảng ủy Tập đoàn Thử nghiệm chủ trì", " chủ trì"))
    chair = silent.items(Sort.CHAIR)[0]
    assert chair.all("titles") == ("Ủy viên Ban Chấp hành", "Bí thư Đảng ủy Tập đoàn Thử nghiệm")
    assert "còn ngờ: theo lần sửa ngày" in item_words(silent.get(), "chair-1")
    # What the text itself says goes first.
    other = put(
        clerk, NOTICE.replace("A, Bí thư Đảng ủy Tập đoàn Thử nghiệm", "A, Phó Bí thư Đảng ủy Vùng mỏ Thử nghiệm")
    )
    assert other.items(Sort.CHAIR)[0].all("titles") == ("Phó Bí thư Đảng ủy Vùng mỏ Thử nghiệm",)


def test_an_abbreviation_is_remembered_and_understood(world: cast.World, clerk: Client) -> None:
    text = NOTICE.replace("Giao Đảng ủy phường Mẫu chủ trì", "Giao Đảng ủy VMTN chủ trì")
    paper = put(clerk, text)
    refused = paper.post("viet-tat/", {"short-short": "VMTN", "short-long": ""})
    assert refused.status_code == 422
    assert "Chưa có chữ viết đầy đủ" in words(refused)
    paper.post("viet-tat/", {"short-short": "VMTN", "short-long": "Vùng mỏ Thử nghiệm"})
    page = words(paper.get())
    assert "VMTN Vùng mỏ Thử nghiệm theo lần sửa ngày" in page
    assert "Đảng ủy Vùng mỏ Thử nghiệm “Đảng ủy VMTN”" in page
    after = put(clerk, text)
    after.act("task-1", "accept")
    assert task(after).one("lead_org") == world.orgs["TQN"]


def test_the_page_lists_them_and_one_is_switched_off_or_forgotten(world: cast.World, clerk: Client) -> None:
    assert "Chưa ghi nhớ lần sửa nào" in words(clerk.get(PAGE))
    taught(world, clerk)
    page = words(clerk.get(PAGE))
    assert "Cụm Mỏ Bắc Tên đơn vị Đảng ủy Vùng mỏ Thử nghiệm clerk – TKV" in page
    assert "Đang dùng" in page
    address = f"{PAGE}{Correction.objects.get().pk}/"
    clerk.post(address, {"act": "off"})
    assert "Đã tắt" in words(clerk.get(PAGE))
    assert "chưa rõ" in item_words(put(clerk).get(), "task-1")
    clerk.post(address, {"act": "on"})
    assert "theo lần sửa" in item_words(put(clerk).get(), "task-1")
    answer = clerk.post(address, {"act": "forget", "next": f"{PAGE}?loai=don-vi"})
    assert answer["Location"] == f"{PAGE}?loai=don-vi"
    assert not Correction.objects.exists()


def test_the_list_is_narrowed_by_sort_and_words(world: cast.World, clerk: Client) -> None:
    paper = taught(world, clerk)
    paper.post("viet-tat/", {"short-short": "XYZ", "short-long": "Tên dài"})
    assert "Cụm Mỏ Bắc" not in words(clerk.get(f"{PAGE}?loai=viet-tat"))
    assert "XYZ" not in words(clerk.get(f"{PAGE}?chu=mỏ bắc"))
    assert "Không có lần sửa nào khớp" in words(clerk.get(f"{PAGE}?chu=không đâu"))


def test_what_one_organisation_teaches_is_its_own(world: cast.World, clerk: Client, client: Client) -> None:
    taught(world, clerk)
    address = f"{PAGE}{Correction.objects.get().pk}/"
    other = Client()
    other.force_login(cast.account(world, "TQN"))
    assert "Cụm Mỏ Bắc" not in words(other.get(PAGE))
    assert other.post(address, {"act": "forget"}).status_code == 404
    assert "theo lần sửa" not in item_words(put(other).get(), "task-1")


def test_the_page_asks_the_same_number_of_questions_at_1_and_at_60(
    world: cast.World, clerk: Client, django_assert_num_queries: Any
) -> None:
    taught(world, clerk)
    with django_assert_num_queries(4):  # session, user with memberships, corrections, names
        clerk.get(PAGE)
    one = Correction.objects.get()
    for number in range(60):
        one.pk, one.key = None, f"khóa {number}"
        one.save(force_insert=True)
    with django_assert_num_queries(4):
        assert words(clerk.get(PAGE)).count("Đang dùng") == 50
