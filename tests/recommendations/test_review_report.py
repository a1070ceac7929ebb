"""What the review report says of recommendations that were open at the end of its period."""

from datetime import date
from typing import Any

from django.test import Client

from phoihop.records.keys import ref_id
from tests import cast
from tests.cast import World


def test_the_review_report_names_what_is_unanswered_and_whose_it_is(
    world: World, ask: Any, client: Client, today: date
) -> None:
    assert world.agreement is not None
    world.on(date(2026, 6, 1))
    late, answered, closed = (
        ask("Bãi thải phía Bắc", due="2026-06-20"),
        ask("Đường vận chuyển", by="MK", due="2026-06-20"),
        ask("Nhà ở công nhân", by="MK"),
    )
    answered.answered("TQN")
    closed.closed(note="Đã xong")
    later = ask("Kho bãi", raised_on="2026-06-01")
    world.on(date(2026, 7, 10))
    later.answered("TQN")
    client.force_login(cast.account(world, "TKV"))
    typed = {"agreement": str(ref_id(world.agreement)), "first": "01/01/2026", "last": "30/06/2026"}
    report = client.post("/bao-cao/lap/", typed)["Location"]
    page = client.get(report).content.decode()
    assert (
        "Kiến nghị “Bãi thải phía Bắc” của Đảng ủy Tập đoàn Thử nghiệm: Đảng ủy Vùng mỏ Thử nghiệm chưa trả lời,"
        " hạn 20/06/2026, quá hạn 10 ngày."
    ) in page
    assert f'href="/kien-nghi/{late.id}/"' in page
    assert "đã trả lời; Đảng ủy phường Mẫu chưa kết thúc." in page
    assert "Nhà ở công nhân" not in page
    assert "“Kho bãi” của Đảng ủy Tập đoàn Thử nghiệm: Đảng ủy Vùng mỏ Thử nghiệm chưa trả lời." in page
