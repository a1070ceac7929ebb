"""The day of the meeting: spans of days, the year where the page says it, and nothing where it does not."""

import pytest
from tests.vanban.wording import gold

from vanban import read

MET = "Sở Xây dựng tổ chức hội nghị giao ban"


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("Từ ngày 5 đến 7/6/2023, ", "2023-06-05"),
        ("Từ ngày 5 đến ngày 7/6/2023, ", "2023-06-05"),
        ("Từ ngày 28/5 đến 2/6/2023, ", "2023-05-28"),
        ("Ngày 5/6 và 6/6/2023, ", "2023-06-05"),
        ("Trong 02 ngày 5-6/6/2023, ", "2023-06-05"),
        ("Trong 2 ngày (5-6/6/2023), ", "2023-06-05"),
        ("Ngày mùng 5/6/2023, ", "2023-06-05"),
        ("Ngày 5 tháng 6, 2023, ", "2023-06-05"),
        ("Sáng thứ Hai (5/6/2023), ", "2023-06-05"),
        ("Hôm qua (5.6.2023), ", "2023-06-05"),
        ("Vào hồi 8 giờ 00 ngày 05/6/2023, ", "2023-06-05"),
        ("Theo Công văn số 12/SXD ngày 1/6/2023, ngày 5/6/2023, ", "2023-06-05"),
        ("Để kịp báo cáo đến ngày 7/6/2023, ", None),
        ("Theo Kế hoạch 5-6/KH ban hành năm ngoái, ", None),
    ],
)
def test_a_meeting_of_several_days_is_dated_by_the_first(when: str, day: str | None) -> None:
    assert gold(f"{when}{MET}.")["date"] == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (f"Họp giao ban\nThứ ba, 06 Tháng 6 2023 14:30\nSáng 5/6, {MET}.", "2023-06-05"),
        (f"Họp giao ban\nĐăng lúc: 14:30 02/01/2023\nSáng 30/12, {MET}.", "2022-12-30"),
        (f"Sáng 5/6, {MET}.\nTính đến ngày 31/5/2023, Sở đã cấp 30 giấy phép.", "2023-06-05"),
        (f"Sáng 5/6, {MET}.\nTính đến hết tháng 5 năm 2023, Sở đã cấp 30 giấy phép.", "2023-06-05"),
        (f"Sáng 5/6, {MET}.\nTính đến ngày 31/12/2022, Sở đã cấp 30 giấy phép.", None),
        (f"Sáng 5/6, {MET}.\nNăm 2022, Sở đã cấp 30 giấy phép.", None),
        ("Sáng 25/12, Sở Xây dựng tổ chức hội nghị triển khai nhiệm vụ năm 2023.", None),
        ("Sáng 25/12, Sở Xây dựng tổ chức hội nghị tổng kết năm 2022, triển khai nhiệm vụ năm 2023.", "2022-12-25"),
        ("Sáng 5/1, Sở Xây dựng tổ chức hội nghị triển khai nhiệm vụ năm 2023.", "2023-01-05"),
        ("Ngày 5/6, Sở A và Sở B sơ kết 3 năm thực hiện Quy chế phối hợp số 12/QCPH ngày 5/6/2020.", None),
        (
            "Nhân kỷ niệm 60 năm ngày thành lập, sáng 5/6/2022, Bệnh viện A tổ chức buổi gặp mặt cán bộ hưu trí.",
            "2022-06-05",
        ),
        ("Nhân kỷ niệm 60 năm ngày thành lập 5/6/1962, Bệnh viện A tổ chức buổi gặp mặt cán bộ hưu trí.", None),
    ],
)
def test_the_year_is_that_of_the_page_or_of_what_has_been_done_so_far(text: str, day: str | None) -> None:
    assert gold(text)["date"] == day


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Họp giao ban\nThứ Ba, ngày 06/6/2023 14:30", "2023-06-06"),
        ("Họp giao ban\nĐăng lúc: 14:30 06/06/2023", "2023-06-06"),
        ("Họp giao ban", None),
        ("Họp giao ban ngày 06/6/2023 tại trụ sở Sở Xây dựng", None),
    ],
)
def test_the_day_of_publication_is_told_apart_from_the_day_of_the_meeting(head: str, day: str | None) -> None:
    draft = read(f"{head}\nSáng 5/6, {MET}.")
    assert (draft.published.value if draft.published else None) == day
