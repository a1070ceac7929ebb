"""The original beside its draft: what is shown, decided, corrected, taken back."""

import re
from typing import Any

from django.test import Client

from phoihop.intake.items import Decision, Sort
from phoihop.intake.models import Reading
from tests import cast
from tests.intake.desk import NOTICE, Paper, agreement, paste, words


def item_words(answer: Any, item: str) -> str:
    """What a person reads in one item."""
    found = re.search(rf'<article[^>]*id="{item}".*?</article>', answer.content.decode(), re.S)
    assert found is not None
    return " ".join(re.sub(r"<[^>]+>", " ", found.group()).split())


def test_the_page_shows_the_original_with_marks_and_the_draft_with_certainty_and_reason(paper: Paper) -> None:
    answer = paper.get()
    html = answer.content.decode()
    assert '<mark data-mark="meeting.place">' in html
    assert '<div class="found" data-mark="meeting.place">' in html
    page = words(answer)
    assert "tìm thấy" in page
    assert "chắc chắn" in page
    assert "Nguyễn Văn A" in item_words(answer, "chair-1")


def test_the_page_is_called_what_the_paper_is_about_and_a_page_is_dated_by_its_own_line(clerk: Client) -> None:
    told = f"Giao ban quý III\nThứ Sáu, ngày 16/10/2026\n{NOTICE}"
    page = clerk.get(paste(clerk, told)["Location"])
    assert re.search(r"<h1>(.*?)</h1>", page.content.decode()).group(1) == "Giao ban quý III"  # type: ignore[union-attr]
    assert "Ngày 16/10/2026 khá chắc: dòng ngày đăng của bài" in item_words(page, "paper")


def test_a_paper_in_due_form_is_called_by_its_kind_and_does_not_cite_itself(clerk: Client) -> None:
    told = (
        "ĐẢNG ỦY TẬP ĐOÀN THỬ NGHIỆM\n*\nSố: 15-KH/ĐU\nKẾ HOẠCH\nphối hợp công tác năm 2026\n"
        "Căn cứ Kế hoạch số 12-KH/TU của Tỉnh ủy, Đảng ủy xây dựng kế hoạch như sau.\n"
    )
    page = clerk.get(paste(clerk, told)["Location"])
    assert re.search(r"<h1>(.*?)</h1>", page.content.decode()).group(1) == "Kế hoạch phối hợp công tác năm 2026"  # type: ignore[union-attr]
    assert "Số 12" in item_words(page, "cited-1")
    assert 'id="cited-2"' not in page.content.decode()


def test_a_lead_the_text_names_is_proposed_and_confirmed_by_accepting(world: cast.World, paper: Paper) -> None:
    assert "Đảng ủy phường Mẫu “Đảng ủy phường Mẫu” đúng tên; nhận mục này là chọn" in item_words(paper.get(), "task-1")
    assert paper.items(Sort.TASK)[0].one("lead_org") == ""
    paper.act("task-1", "accept")
    assert paper.items(Sort.TASK)[0].one("lead_org") == world.orgs["MK"]


def test_what_the_text_does_not_say_stays_unknown_with_a_way_to_fill_it(paper: Paper) -> None:
    shown = item_words(paper.get(), "task-2")
    assert "Chủ trì chưa rõ Điền" in shown
    assert "Hạn chưa rõ Điền" in shown
    paper.act("task-2", "accept")
    assert paper.items(Sort.TASK)[1].one("lead_org") == ""


def test_accepting_and_refusing_are_counted_and_a_second_press_changes_nothing(paper: Paper) -> None:
    paper.act("meeting", "accept")
    paper.act("task-1", "refuse")
    paper.act("task-1", "refuse")
    assert f"đã xem 2/{len(paper.desk.items)}" in words(paper.get())
    assert paper.items(Sort.TASK)[0].decision == Decision.REFUSED


def test_an_agreement_is_proposed_with_its_reason_and_never_chosen_by_itself(world: cast.World, paper: Paper) -> None:
    page = words(paper.get())
    assert "Gợi ý: văn bản nêu 2 bên: Đảng ủy Tập đoàn Thử nghiệm; Đảng ủy Vùng mỏ Thử nghiệm" in page
    assert "checked" not in paper.get().content.decode()
    assert paper.row.agreement == {}
    assert world.agreement is not None
    paper.place(world.agreement)
    assert "Quy chế: Quy chế phối hợp công tác thử nghiệm" in words(paper.get())


def test_an_agreement_of_others_cannot_be_chosen(world: cast.World, client: Client) -> None:
    client.force_login(cast.account(world, "NGOAI"))
    paper = Paper.of(client, paste(client, NOTICE))
    paper.place(world.agreement)
    assert paper.row.agreement == {}
    paper.place(None)
    assert paper.row.agreement == {"home": True}


def test_correcting_an_item_keeps_what_was_left_and_accepts_it(paper: Paper) -> None:
    form = paper.get("?sua=task-2")
    assert 'name="task-2-text"' in form.content.decode()
    answer = paper.save("task-2", {"text": "Tiếp tục tuyên truyền", "due": "30/11/2026", "product": "báo cáo"})
    assert answer.status_code == 303
    item = paper.items(Sort.TASK)[1]
    assert (item.one("due"), item.one("product"), item.decision) == ("2026-11-30", "báo cáo", Decision.ACCEPTED)
    assert item.spans("text")
    assert "Thứ Hai, 30/11/2026" in item_words(paper.get(), "task-2")


def test_a_day_that_does_not_exist_is_refused_beside_its_field_and_the_words_stay(paper: Paper) -> None:
    answer = paper.save("task-2", {"text": "Tuyên truyền rộng", "due": "31/6/2026"})
    assert answer.status_code == 422
    assert "Tháng 6 không có ngày 31. Xin nhập lại ngày." in words(answer)
    assert "Tuyên truyền rộng" in answer.content.decode()
    assert paper.items(Sort.TASK)[1].decision == Decision.NONE


def test_only_sides_of_the_chosen_agreement_are_offered_and_taken(world: cast.World, paper: Paper) -> None:
    assert world.agreement is not None
    paper.place(world.agreement)
    offered = paper.get("don-vi/?q=dang uy").json()["results"]
    assert {one["id"] for one in offered} == set(world.parties())
    assert [one["id"] for one in paper.get("don-vi/?q=mau").json()["results"]] == [world.orgs["MK"]]
    paper.save("task-2", {"text": "Tuyên truyền", "lead_org": world.orgs["NGOAI"]})
    assert paper.items(Sort.TASK)[1].one("lead_org") == ""
    paper.save("task-2", {"text": "Tuyên truyền", "lead_org": world.orgs["MK"]})
    assert paper.items(Sort.TASK)[1].one("lead_org") == world.orgs["MK"]


def test_areas_and_articles_of_the_agreement_are_offered_and_an_article_brings_its_area(
    world: cast.World, paper: Paper
) -> None:
    assert 'name="task-1-area"' not in paper.get("?sua=task-1").content.decode()
    paper.place(world.agreement)
    assert "Điều 6. Quản lý đảng viên nơi cư trú" in words(paper.get("?sua=task-1"))
    paper.save("task-1", {"text": "Rà soát", "article": "6"})
    item = paper.items(Sort.TASK)[0]
    assert (item.one("article"), item.one("area")) == ("6", "XDD")


def test_of_two_who_correct_the_same_item_the_second_keeps_the_words_and_is_told(paper: Paper) -> None:
    seen = paper.items(Sort.TASK)[0].rev
    paper.save("task-1", {"text": "Bản của người thứ nhất"}, rev=seen)
    answer = paper.save("task-1", {"text": "Bản của người thứ hai"}, rev=seen)
    assert answer.status_code == 409
    assert "vừa được sửa ở nơi khác" in words(answer)
    assert "Bản của người thứ hai" in answer.content.decode()
    assert paper.items(Sort.TASK)[0].one("text") == "Bản của người thứ nhất"


def test_a_half_filled_form_outlives_the_session_and_the_browser(paper: Paper, world: cast.World) -> None:
    typed = {"task-2-text": "Đang gõ dở", "task-2-lead_org-text": "phuong", "task-2-due": "31/6"}
    assert "Đã lưu nháp" in words(paper.post("muc/task-2/nhap/", typed))
    paper.client.logout()
    assert paper.save("task-2", {"text": "mất phiên"}).status_code in {302, 401}
    paper.client.force_login(cast.account(world, "TKV", username="khac"))
    page = paper.get().content.decode()
    assert "Đang gõ dở" in page
    assert 'value="31/6"' in page
    assert 'value="phuong"' in page
    paper.act("task-2", "close")
    assert "Đang gõ dở" not in paper.get().content.decode()


def test_a_saved_form_is_no_longer_half_filled(paper: Paper) -> None:
    paper.post("muc/task-2/nhap/", {"task-2-text": "Đang gõ dở"})
    paper.save("task-2", {"text": "Đã gõ xong"})
    assert paper.row.typed == {}


def test_a_task_is_split_at_its_line_breaks_and_joined_again(paper: Paper) -> None:
    before = paper.items(Sort.TASK)[0].one("text")
    assert before in words(paper.get("?tach=task-1"))
    one_part = paper.post("muc/task-1/tach/", {"parts": before})
    assert one_part.status_code == 422
    assert "Xuống dòng ở chỗ cần tách" in words(one_part)
    first, second = before[:30].strip(), before[30:].strip()
    paper.post("muc/task-1/tach/", {"parts": f"{first}\n{second}"})
    assert [item.one("text") for item in paper.items(Sort.TASK)[:2]] == [first, second]
    paper.post(f"muc/{paper.items(Sort.TASK)[1].id}/gop/")
    assert paper.items(Sort.TASK)[0].one("text") == f"{first}; {second}"


def test_every_step_is_undone_in_turn(paper: Paper) -> None:
    before = paper.desk.items
    paper.act("task-1", "accept")
    paper.save("task-2", {"text": "Khác"})
    paper.post("muc/task-2/gop/")
    for _ in range(3):
        paper.post("hoan-tac/")
    after = paper.desk.items
    assert [(one.id, one.fields, one.decision) for one in after] == [
        (one.id, one.fields, one.decision) for one in before
    ]
    assert 'data-act="undo"' not in paper.get().content.decode()


def test_an_item_can_be_added_by_hand(paper: Paper) -> None:
    answer = paper.post("them/", {"sort": "task"})
    assert answer["Location"].endswith("?sua=task-m1#task-m1")
    paper.save("task-m1", {"text": "Việc không có trong văn bản"})
    assert paper.items(Sort.TASK)[-1].spans("text") == ()
    assert paper.post("them/", {"sort": "paper"}).status_code == 404


def test_the_script_gets_the_item_alone_with_what_changes_beside_it(paper: Paper) -> None:
    script = {"HX-Request": "true"}
    answer = paper.act("meeting", "accept", headers=script)
    html = answer.content.decode()
    assert html.count("<article") == 1
    assert 'id="reading-facts" hx-swap-oob="true"' in html
    assert 'id="issue-box" hx-swap-oob="true"' in html
    page = paper.get().content.decode()
    (alone,) = re.findall(r"<article.*?</article>", html, re.S)
    assert without_tokens(alone) in without_tokens(page)


def without_tokens(html: str) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", html)


def test_a_body_is_known_under_the_name_it_bore_on_the_day_of_the_text(world: cast.World, client: Client) -> None:
    names = [
        {"name": "Thị ủy Sông Cái", "short": "Thị ủy Sông Cái", "to": "2025-06-30"},
        {"name": "Đảng ủy phường Cửa Sông", "short": "P. Cửa Sông", "from": "2025-07-01"},
    ]
    world.organisation("SC", "Thị ủy Sông Cái", names=names)
    client.force_login(cast.account(world, "TKV"))
    text = (
        "Hội nghị sơ kết Quy chế phối hợp\n\nNgày 06/10/2017, tại Hà Nội, Đảng ủy Tập đoàn Thử nghiệm và Thị ủy Sông "
        "Cái tổ chức Hội nghị sơ kết Quy chế phối hợp. Hội nghị thống nhất các nhiệm vụ: (1) Giao Thị ủy Sông Cái chủ "
        "trì rà soát đảng viên nơi cư trú. (2) Phối hợp tuyên truyền trên địa bàn.\n"
    )
    paper = Paper.of(client, paste(client, text))
    ref = agreement(world, "TKV", "SC", title="Quy chế phối hợp với Sông Cái")
    paper.place(ref)
    assert paper.items(Sort.TASK)[0].one("lead") == "Thị ủy Sông Cái"
    later = Paper.of(client, paste(client, text))
    assert "“Thị ủy Sông Cái” → Đảng ủy phường Cửa Sông" in words(later.get())
    paper.act("task-1", "accept")
    assert paper.items(Sort.TASK)[0].one("lead_org") == world.orgs["SC"]


def test_a_dropped_reading_is_kept_and_taken_back_as_it_was(paper: Paper) -> None:
    paper.act("task-1", "accept")
    paper.post("bo/")
    assert paper.row.state == Reading.State.DROPPED
    assert paper.act("task-2", "accept").status_code == 303
    assert "Lấy lại" in words(paper.get())
    paper.post("lay-lai/")
    assert [item.decision for item in paper.items(Sort.TASK)] == [Decision.ACCEPTED, Decision.NONE]


def test_a_colleague_sees_the_reading_and_another_organisation_does_not(
    world: cast.World, paper: Paper, client: Client
) -> None:
    client.force_login(cast.account(world, "TKV", username="dong-nghiep"))
    assert paper.get().status_code == 200
    client.force_login(cast.account(world, "NGOAI"))
    for path in ("", "muc/task-1/", "don-vi/?q=a"):
        assert paper.get(path).status_code == 404
    for path in ("chuyen-ma/", "muc/task-1/gop/", "hoan-tac/", "quy-che/", "chu-tri/", "ban-hanh/", "bo/", "lay-lai/"):
        assert paper.post(path, {"agreement": "home"}).status_code == 404, path
    assert paper.act("task-1", "accept").status_code == 404
    assert paper.post("muc/task-1/nhap/").status_code == 404
    assert paper.post("them/", {"sort": "task"}).status_code == 404


def test_the_page_asks_five_questions_however_much_it_shows(
    world: cast.World, paper: Paper, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(5):  # session, user with memberships, reading, agreements, names
        paper.get()
    long = NOTICE + "".join(f"({n}) Phối hợp triển khai nội dung số {n} trên địa bàn. " for n in range(3, 40))
    longer = Paper.of(paper.client, paste(paper.client, long))
    world.organisation("X1", "Đảng ủy phường Thứ nhất")
    with django_assert_num_queries(5):
        longer.get()
