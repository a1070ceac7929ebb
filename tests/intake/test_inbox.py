"""The list of readings: shelves, filters, pages, and several taken off the desk with one way back."""

from typing import Any

from django.test import Client

from phoihop.intake.models import Reading
from tests import cast
from tests.intake.desk import INBOX, NOTICE, Paper, paste, words


def test_the_inbox_asks_the_same_number_of_questions_at_3_and_at_30_readings(
    world: cast.World, clerk: Client, django_assert_num_queries: Any
) -> None:
    for number in range(3):
        paste(clerk, f"{NOTICE} {number}")
    with django_assert_num_queries(4):  # session, user with memberships, counts and people, readings
        clerk.get(INBOX)
    one = Reading.objects.first()
    assert one is not None
    for _ in range(27):
        one.pk = None
        one.save(force_insert=True)
    with django_assert_num_queries(4):
        assert words(clerk.get(INBOX)).count("Bản nháp") == 30


def test_an_empty_inbox_says_what_to_do(clerk: Client) -> None:
    assert "Chưa có văn bản nào đang đọc. Thả tệp vào ô bên trên, hoặc dán nội dung." in words(clerk.get(INBOX))


def test_the_inbox_of_one_organisation_is_nobody_elses(world: cast.World, paper: Paper, client: Client) -> None:
    assert "Hội nghị giao ban" in words(client.get(INBOX))
    client.force_login(cast.account(world, "TQN"))
    assert "Hội nghị giao ban" not in words(client.get(INBOX))


def put(clerk: Client, count: int) -> list[Reading]:
    for number in range(count):
        paste(clerk, f"Văn bản số {number}\n{NOTICE}")
    return list(Reading.objects.order_by("created_at"))


def test_several_papers_are_dropped_in_one_step_and_come_back_in_one(clerk: Client) -> None:
    rows = put(clerk, 3)
    answer = clerk.post(f"{INBOX}bo/", {"chosen": [str(row.pk) for row in rows[:2]]})
    page = clerk.get(answer["Location"])
    assert "Đã bỏ 2 văn bản khỏi danh sách đọc. Hoàn tác" in words(page)
    assert "Văn bản số 2" in words(page)
    assert "Văn bản số 0" not in words(page)
    batch = Reading.objects.get(pk=rows[0].pk).batch
    clerk.post(f"{INBOX}lay-lai/", {"batch": str(batch)})
    page = clerk.get(INBOX)
    assert "Đã lấy lại 2 văn bản." in words(page)
    assert all(f"Văn bản số {number}" in words(page) for number in range(3))
    assert "Hoàn tác" not in words(clerk.get(answer["Location"]))


def test_an_issued_paper_is_not_dropped_among_several_and_others_papers_never(world: cast.World, clerk: Client) -> None:
    mine, issued = put(clerk, 2)
    Reading.objects.filter(pk=issued.pk).update(state=Reading.State.ISSUED)
    other = Client()
    other.force_login(cast.account(world, "TQN"))
    other.post(f"{INBOX}bo/", {"chosen": [str(mine.pk)]})
    assert Reading.objects.get(pk=mine.pk).state == Reading.State.OPEN
    clerk.post(f"{INBOX}bo/", {"chosen": [str(mine.pk), str(issued.pk), "không phải mã"]})
    assert {row.state for row in Reading.objects.all()} == {Reading.State.DROPPED, Reading.State.ISSUED}
    assert "Chưa chọn văn bản nào" in words(clerk.get(clerk.post(f"{INBOX}bo/")["Location"]))


def test_dropped_papers_are_taken_back_from_their_shelf(clerk: Client) -> None:
    rows = put(clerk, 2)
    clerk.post(f"{INBOX}bo/", {"chosen": [str(row.pk) for row in rows]})
    shelf = words(clerk.get(f"{INBOX}?loc=da-bo"))
    assert "Đang đọc 0" in shelf
    assert "Đã bỏ 2" in shelf
    clerk.post(f"{INBOX}lay-lai/", {"chosen": [str(rows[0].pk)]})
    assert [row.state for row in Reading.objects.order_by("created_at")] == [Reading.State.OPEN, Reading.State.DROPPED]


def test_the_list_is_narrowed_by_name_and_person(world: cast.World, clerk: Client) -> None:
    put(clerk, 2)
    other = Client()
    other.force_login(cast.account(world, "TKV", username="dong-nghiep"))
    paste(other, f"Công văn của đồng nghiệp\n{NOTICE}")
    Reading.objects.filter(name__startswith="Công văn").update(person="Đồng nghiệp")
    found = words(clerk.get(f"{INBOX}?ten=cong van"))
    assert "Công văn của đồng nghiệp" in found
    assert "Văn bản số 0" not in found
    found = words(clerk.get(f"{INBOX}?nguoi=Đồng nghiệp"))
    assert "Văn bản số 1" not in found
    assert "Không có văn bản nào khớp bộ lọc" in words(clerk.get(f"{INBOX}?ten=khong dau"))


def test_the_list_has_pages(clerk: Client) -> None:
    (one,) = put(clerk, 1)
    for number in range(60):
        one.pk, one.name = None, f"Bản {number:02}"
        one.save(force_insert=True)
    assert 'rel="next"' in clerk.get(INBOX).content.decode()
    second = clerk.get(f"{INBOX}?page=2")
    assert "51–61" in words(second)
    assert 'rel="prev"' in second.content.decode()
