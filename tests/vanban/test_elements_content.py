# ruff: noqa: E501 - a test sentence stays on one line
"""Nội dung: nhiệm vụ, thời hạn, số liệu, kiến nghị, máy viết lại. All sentences are made up."""

import pytest

from vanban import read
from vanban.elements import so_ky_hieu, so_lieu, thoi_gian, viet_lai
from vanban.engine.page import Page
from vanban.parts import Figure

LEAD = "Ngày 4/4/2023, Đảng ủy Than Yên Sơn và Huyện ủy Đông Lộc tổ chức Hội nghị sơ kết Quy chế phối hợp.\n"


def tasks(text: str) -> list[str]:
    return [t.text.value for t in read(LEAD + text).tasks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kết luận, đồng chí Bí thư nêu nhiệm vụ trong thời gian tới: (1) Tiếp tục quản lý tài nguyên; bảo vệ ranh giới mỏ. "
            "(2) Giải quyết đền bù trong quý IV/2023. (3) Tăng cường tuần tra ban đêm.",
            [
                "Tiếp tục quản lý tài nguyên; bảo vệ ranh giới mỏ",
                "Giải quyết đền bù trong quý IV/2023",
                "Tăng cường tuần tra ban đêm",
            ],
        ),
        (
            "Đồng chí Lê An, Bí thư Huyện ủy đề nghị hai bên tập trung: Thứ nhất, rà soát hộ dân vùng bãi thải. "
            "Thứ hai, chủ động phòng chống mưa bão. Thứ ba, phối hợp quản lý đảng viên.",
            ["rà soát hộ dân vùng bãi thải", "chủ động phòng chống mưa bão", "phối hợp quản lý đảng viên"],
        ),
        (
            "Hai bên thống nhất đề ra 3 nội dung trọng tâm cần thực hiện như: tiếp tục trao đổi thông tin hằng tháng; "
            "quan tâm phát triển đảng viên mới; kịp thời tháo gỡ vướng mắc mặt bằng./.",
            [
                "tiếp tục trao đổi thông tin hằng tháng",
                "quan tâm phát triển đảng viên mới",
                "kịp thời tháo gỡ vướng mắc mặt bằng",
            ],
        ),
        (
            "Trong thời gian tới, hai đơn vị sẽ tích cực phối hợp giải phóng mặt bằng, tuyên truyền nhân dân hiến đất "
            "và thực hiện tốt công tác môi trường.",
            [
                "tích cực phối hợp giải phóng mặt bằng",
                "tuyên truyền nhân dân hiến đất",
                "thực hiện tốt công tác môi trường",
            ],
        ),
        (
            "Chủ tịch UBND huyện yêu cầu các phòng, ban chủ động kiểm tra các điểm sạt lở.",
            ["các phòng, ban chủ động kiểm tra các điểm sạt lở"],
        ),
        (
            "Bí thư Huyện ủy kết luận như sau:\n1. Văn phòng tổng hợp báo cáo gửi Thường trực.\n"
            "2. Các chi bộ tổ chức sinh hoạt chuyên đề.\n",
            ["Văn phòng tổng hợp báo cáo gửi Thường trực", "Các chi bộ tổ chức sinh hoạt chuyên đề"],
        ),
        (
            "Hai bên sẽ trao đổi thông tin về tội phạm trên địa bàn.",
            ["Hai bên sẽ trao đổi thông tin về tội phạm trên địa bàn"],
        ),
    ],
)
def test_tasks_are_cut_at_numbers_ordinals_bullets_and_semicolons(text: str, expected: list[str]) -> None:
    assert tasks(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Trong năm qua, hai bên đã tập trung lãnh đạo, chỉ đạo sản xuất, tăng cường quản lý tài nguyên.",
        "Báo cáo nêu rõ: công tác phối hợp có nhiều chuyển biến; đời sống người lao động được cải thiện.",
        "Các đại biểu đề nghị tiếp tục mở rộng việc lấy ý kiến hội viên.",
        "Việc phối hợp đáp ứng yêu cầu nhiệm vụ, thực hiện tốt các quy định của pháp luật.",
        "Đại diện Công ty mong muốn hai bên tiếp tục hợp tác trong thời gian tới.",
        "Thành phần tham dự gồm: lãnh đạo các phòng; đại diện các chi bộ; phóng viên báo đài.",
        "Hội nghị đã nghe báo cáo kết quả thực hiện nhiệm vụ quý I.",
    ],
)
def test_reports_praise_wishes_and_guests_are_no_tasks(text: str) -> None:
    assert tasks(text) == []


@pytest.mark.parametrize(
    ("words", "last"),
    [
        ("trước ngày 30/9", "2023-09-30"), ("chậm nhất ngày 05/10/2023", "2023-10-05"), ("trong quý IV/2023", "2023-12-31"),
        ("trong quý II", "2023-06-30"), ("6 tháng cuối năm 2023", "2023-12-31"), ("trong tháng 12/2023", "2023-12-31"),
        ("trong tháng 2/2024", "2024-02-29"), ("trước ngày 15 hằng tháng", None), ("định kỳ 6 tháng một lần", None),
    ],
)  # fmt: skip
def test_a_due_date_keeps_its_words_and_gives_the_last_day_where_there_is_one(words: str, last: str | None) -> None:
    text = f"{LEAD}Chủ tịch UBND huyện yêu cầu Phòng Tài nguyên hoàn thành hồ sơ đất đai {words}."
    (task,) = read(text).tasks
    assert task.due is not None
    assert task.due.last == last
    span = task.due.as_written.spans[0]
    assert (LEAD + text[len(LEAD) :])[span.start : span.end] == task.due.as_written.value


def test_lead_and_cooperating_bodies_are_read_from_the_task() -> None:
    text = (
        LEAD
        + "Bí thư yêu cầu Phòng Kinh tế chủ trì, phối hợp với Phòng Nội vụ và Công an huyện xây dựng Kế hoạch đền bù."
    )
    (task,) = read(text).tasks
    assert task.lead is not None
    assert task.lead.value == "Phòng Kinh tế"
    assert [v.value for v in task.cooperating] == ["Phòng Nội vụ", "Công an huyện"]
    assert task.product is not None
    assert task.product.value == "Kế hoạch"


def figures(text: str) -> list[Figure]:
    page = Page(text)
    so_ky_hieu.find(page, thoi_gian.find(page))
    return list(so_lieu.find(page))


@pytest.mark.parametrize(
    ("text", "number", "unit", "approximate"),
    [
        ("quản lý trên 1800 đảng viên sinh hoạt", 1800, "đảng viên", True), ("thu 12,5 tỷ đồng", 12.5, "tỷ đồng", False),
        ("giảm 32% so với", 32, "%", False), ("đạt 94,7 % kế hoạch", 94.7, "%", False), ("có 1.052 công đoàn cơ sở", 1052, "công đoàn cơ sở", False),
        ("diện tích 21.576,5 km²", 21576.5, "km²", False), ("gần 11ha rừng", 11, "ha", True), ("đường dài 3km", 3, "km", False),
        ("dân số 3,153 triệu người", 3.153, "triệu người", False), ("04 dự án trọng điểm", 4, "dự án", False),
        ("hơn 21 nghìn lượt công nhân tham gia", 21, "nghìn lượt công nhân", True), ("khoảng 6 vạn cơ sở", 6, "vạn cơ sở", True),
        ("xử lý 17 vụ khai thác", 17, "vụ", False), ("công suất 500 m3/ngày", 500, "m3/ngày", False),
    ],
)  # fmt: skip
def test_a_figure_has_number_unit_and_whether_it_is_approximate(
    text: str, number: float, unit: str, approximate: bool
) -> None:
    (figure,) = figures(text)
    assert (figure.number, figure.unit, figure.approximate) == (number, unit, approximate)


@pytest.mark.parametrize(
    "text",
    [
        "ngày 20/7/2018 lúc 14 giờ 30 phút", "trong 5 năm qua", "Quyết định số 2006/QĐ-TTg", "quận 8 và Quân khu 2", "lớp 10A7",
        "bão số 3 đổ bộ", "năm 2019 và 2020", "Nghị quyết Trung ương 5", "đề ra 6 nội dung trọng tâm", "giữa 2 đơn vị",
        "Trại giam số 6", "hoạt động 24/7", "khóa 12 nhiệm kỳ 3", "Đề án 287, 288 phù hợp thực tiễn", "ba đơn vị",
    ],
)  # fmt: skip
def test_dates_durations_labels_and_words_are_no_figures(text: str) -> None:
    assert figures(text) == []


def test_ranges_and_ratios_give_the_first_value() -> None:
    (staff,) = figures("phòng 5-10 biên chế")
    assert (staff.number, staff.number_to, staff.unit) == (5, 10, "biên chế")
    (books,) = figures("mới có hơn 12.500/14.000 công nhân được khám sức khỏe")
    assert (books.number, books.unit) == (12500, "công nhân")


def test_a_figure_says_what_it_is_compared_with_and_in_which_direction() -> None:
    (figure,) = figures("sản lượng tăng 16,6 % so với cùng kỳ")
    assert (figure.compared_with, figure.direction) == ("same_period", "up")


def test_a_repeated_figure_is_listed_once() -> None:
    assert len(figures("nợ 521 tỷ đồng; tổng nợ 521 tỷ đồng")) == 1


SPUN = """Chiều 14/8/2019, Đảng ủy tổ chức triển khai Hội nghị sơ kết Quy chế. chiến sỹ Trịnh Văn Khải, Bí thư Đảng ủy chủ trì ; những chiến sỹ dự.
Hoạt động giải trí của chi bộ hiệu suất cao, quan hệ ngặt nghèo ; trách nhiệm chính trị hoàn thành xong ; nội dung ( 1 ) rõ.
Bình luận
Email của bạn sẽ không được hiển thị công khai."""


def test_a_machine_rewritten_page_is_told_by_several_signs_with_their_likely_originals() -> None:
    verdict = read(SPUN).spun
    assert verdict.is_spun
    originals = {sign.words.value.lower(): sign.likely_original for sign in verdict.signs}
    assert originals["ngặt nghèo"] == "chặt chẽ"
    assert originals["hoạt động giải trí"] == "hoạt động"
    assert len(originals) >= 5
    for sign in verdict.signs:
        assert sign.count == len(sign.words.spans)
        assert SPUN[sign.words.spans[0].start : sign.words.spans[0].end] == sign.words.value


@pytest.mark.parametrize(
    "text",
    [
        "Các chiến sỹ Tiểu đoàn 3 hoàn thành tốt nhiệm vụ huấn luyện.",
        "Máy đạt hiệu suất cao , vận hành ổn định ; chi phí thấp .",
        "Công ty tư vấn thiết kế xây dựng cầu. Hoạt động của công ty hiệu quả.",
        "Quan hệ chặt chẽ giữa Đảng và nhân dân nước ta được giữ vững.",
    ],
)
def test_one_or_two_signs_are_never_a_verdict(text: str) -> None:
    assert not viet_lai.find(Page(text)).is_spun


@pytest.mark.parametrize(
    ("text", "raised_by", "addressed_to", "begins"),
    [
        ("Công ty Than Mạo Sơn kiến nghị UBND tỉnh sớm giao đất khai trường.", "Công ty Than Mạo Sơn", "UBND tỉnh", "UBND tỉnh sớm giao đất"),
        ("Các đơn vị kiến nghị Đảng ủy Tập đoàn bổ sung biên chế.", "Các đơn vị", "Đảng ủy Tập đoàn", "Đảng ủy Tập đoàn bổ sung"),
    ],
)  # fmt: skip
def test_a_recommendation_says_who_asks_whom(text: str, raised_by: str, addressed_to: str, begins: str) -> None:
    (one,) = read(LEAD + text).recommendations
    assert one.raised_by is not None
    assert one.addressed_to is not None
    assert (one.raised_by.value, one.addressed_to.value) == (raised_by, addressed_to)
    assert one.text.value.startswith(begins)


@pytest.mark.parametrize(
    "text",
    [
        "Hội nghị giải quyết các kiến nghị của cơ sở.",
        "Nội dung kiến nghị, đề xuất được ghi nhận.",
        "Ý kiến, kiến nghị của cử tri.",
    ],
)
def test_recommendations_as_nouns_are_not_read(text: str) -> None:
    assert read(LEAD + text).recommendations == ()


def test_a_quoted_name_at_the_end_of_a_task_keeps_both_marks() -> None:
    text = "Bí thư Huyện ủy yêu cầu các chi bộ thực hiện tốt phong trào “Vì an ninh Tổ quốc”."
    assert tasks(text) == ["các chi bộ thực hiện tốt phong trào “Vì an ninh Tổ quốc”"]
