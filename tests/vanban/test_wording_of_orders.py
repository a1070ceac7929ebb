# ruff: noqa: E501 - a test sentence stays on one line
"""Orders, promises and counts in wordings of many hands: who speaks, what was announced, and what only reports."""

import pytest
from tests.vanban.wording import LEAD, gold

from vanban.engine.page import Page


@pytest.mark.parametrize(
    ("sentence", "tasks"),
    [
        (
            "Đồng chí Giám đốc kết luận, về thu phí quý III: Rà soát các khoản đã được duyệt để thu đúng hạn; kiểm tra việc nộp phí tại xã A.",
            ["Rà soát các khoản đã được duyệt để thu đúng hạn", "kiểm tra việc nộp phí tại xã A"],
        ),
        ("Giám đốc yêu cầu: Các trạm đã kiểm tra xong trong tháng 5; các trạm đã nộp báo cáo quý.", []),
        (
            "Tháng 12/2021, các báo tiếp tục tuyên truyền về vụ gặt; Công tác thu mua lúa của các hợp tác xã.",
            ["các báo tiếp tục tuyên truyền về vụ gặt", "Công tác thu mua lúa của các hợp tác xã"],
        ),
        (
            "Tháng 12/2021, các báo tiếp tục tuyên truyền về vụ gặt; công tác thu mua lúa của các hợp tác xã.",
            [
                "các báo tiếp tục tuyên truyền về vụ gặt; công tác thu mua lúa của các hợp tác xã",
            ],
        ),
        (
            "Hai bên thống nhất nội dung cung cấp số liệu về đàn bò; tổ chức tập huấn cho thú y xã.",
            ["cung cấp số liệu về đàn bò", "tổ chức tập huấn cho thú y xã"],
        ),
        ("Hội nghị thống nhất nội dung ký kết; chương trình văn nghệ.", []),
        (
            "Giám đốc yêu cầu các trạm trực 24 giờ. Liên quan đến nội dung trên, Phòng Kỹ thuật phối hợp với các trạm rà soát máy phát.",
            ["các trạm trực 24 giờ", "Phòng Kỹ thuật phối hợp với các trạm rà soát máy phát"],
        ),
    ],
)
def test_lists_go_on_where_the_page_marks_the_items(sentence: str, tasks: list[str]) -> None:
    assert gold(LEAD + sentence)["tasks"] == tasks


@pytest.mark.parametrize(
    ("sentence", "tasks"),
    [
        (
            "Trên cơ sở mẫu nước thu được tại hồ, Sở Tài nguyên sẽ tổ chức quan trắc hằng tuần.",
            ["Sở Tài nguyên sẽ tổ chức quan trắc hằng tuần"],
        ),
        (
            "Kết quả khảo sát sẽ được đoàn tổng hợp, báo cáo Hội đồng nhân dân tỉnh.",
            ["Kết quả khảo sát sẽ được đoàn tổng hợp, báo cáo Hội đồng nhân dân tỉnh"],
        ),
        ("Đồng chí Lê Văn A cho rằng góp ý sẽ được đoàn công tác tổng hợp trong dự thảo.", []),
        ("Công trình sẽ được khánh thành vào cuối năm.", []),
        (
            "Theo đó, Đoàn kiểm tra sẽ làm việc trực tiếp với ba xã miền núi.",
            ["Đoàn kiểm tra sẽ làm việc trực tiếp với ba xã miền núi"],
        ),
        ("Theo đó, dự án sẽ làm thay đổi cảnh quan ven sông.", []),
    ],
)
def test_who_is_going_to_act_is_told_before_the_verb(sentence: str, tasks: list[str]) -> None:
    assert gold(LEAD + sentence)["tasks"] == tasks


@pytest.mark.parametrize(
    "sentence",
    [
        "Hai bên đã thống nhất đánh giá thời gian qua thực hiện tốt quy chế phối hợp.",
        "Hai đơn vị đã giữ vững địa bàn. Trong đó, trọng tâm là phối hợp nắm tình hình; tổ chức tuần tra ven biển.",
        "Trong tháng, các báo đã bám sát định hướng. Báo chí tập trung phản ánh về: Mùa cá; Thực hiện chỉ tiêu trồng rừng.",
        "Để khắc phục sự chậm trễ, UBND xã A kiến nghị với Đoàn một số nội dung như: Có cơ chế hỗ trợ; tổ chức tập huấn cho cán bộ xã.",
        "Giám đốc yêu cầu các trạm trực 24 giờ. Buổi chiều cùng ngày, Đoàn giám sát làm việc với UBND huyện B về công tác thủy lợi.",
        "Giám đốc yêu cầu các trạm trực 24 giờ. Hội nghị khép lại trong không khí quyết tâm cao.",
        "Đồng chí Lê Văn A nhấn mạnh, mặc dù còn khó khăn, tập thể Công ty vẫn đảm bảo hiệu quả kinh doanh.",
        "Đồng chí Lê Văn A nhấn mạnh, triển khai Kế hoạch số 5 của Hội, Ban Tổ chức mở lớp tập huấn nhằm nâng cao tay nghề.",
        "Đoàn khảo sát các nội dung kiến nghị, gồm: xem xét việc cấp nước; sửa chữa đường vào chợ xã.",
        "Ý kiến xin gửi về địa chỉ email: hoptac@viethung.vn trước ngày lễ.",
        "Thông tin chi tiết xin liên hệ Phòng Kỹ thuật, tiếp nhận hồ sơ tại tầng 2.",
    ],
)
def test_what_was_done_asked_of_those_above_or_only_stated_is_no_task(sentence: str) -> None:
    assert [t for t in gold(LEAD + sentence)["tasks"] if not t.startswith("các trạm trực")] == []


@pytest.mark.parametrize(
    ("sentence", "tasks"),
    [
        ("Phó Giám đốc Trần Thị B chỉ đạo các trạm trực cấp cứu cả đêm.", ["các trạm trực cấp cứu cả đêm"]),
        ("Bà Trần Thị B giao Phòng Vật tư tính lại giá thuốc.", ["Phòng Vật tư tính lại giá thuốc"]),
        ("Bà Trần Thị B yêu cầu Phòng Vật tư mua đủ máy đo.", ["Phòng Vật tư mua đủ máy đo"]),
        ("Quý I, bà Trần Thị B đã tích cực chỉ đạo các trạm trực cấp cứu cả đêm.", []),
        ("Sở yêu cầu Phòng Vật tư là nơi gương mẫu.", []),
        (
            "Giám đốc kết luận: Giao Phòng A rà soát thuốc. Phòng B mua máy đo trước ngày 10/7.",
            ["Phòng A rà soát thuốc", "Phòng B mua máy đo trước ngày 10/7"],
        ),
        (
            "Giám đốc kết luận: Giao Phòng A rà soát thuốc. Máy đo đã được mua trước ngày 10/5.",
            ["Phòng A rà soát thuốc"],
        ),
        (
            "Nhiệm vụ quý III: Mở lớp tập huấn; Khám sức khỏe học sinh.",
            ["Mở lớp tập huấn", "Khám sức khỏe học sinh"],
        ),
        ("Nhiệm vụ quý III: lấy ý kiến về phí; phạt vi phạm.", ["lấy ý kiến về phí"]),
    ],
)
def test_whom_a_person_orders_and_a_last_day_tell_a_duty_whatever_the_verb(sentence: str, tasks: list[str]) -> None:
    assert gold(LEAD + sentence)["tasks"] == tasks


def test_an_order_may_be_quoted_before_it_is_said_whose_it_is() -> None:
    order = "Tập trung rà soát hồ sơ tồn đọng của các phòng trong quý III"
    news = f"“{order}”. Đó là {{}} của đồng chí Giám đốc Sở."
    assert gold(LEAD + news.format("chỉ đạo"))["tasks"] == [order]
    assert gold(LEAD + news.format("tên đề tài"))["tasks"] == []


@pytest.mark.parametrize(
    ("sentence", "tasks"),
    [
        (
            "Ông Lê Văn A cho hay đoàn sẽ kiến nghị Chính phủ sửa quy định về kè sông.",
            ["đoàn sẽ kiến nghị Chính phủ sửa quy định về kè sông"],
        ),
        ("Ông Lê Văn A cho biết đoàn sẽ kiểm tra việc xây kè sông tại ba xã.", []),
        (
            "Giám đốc yêu cầu các trạm trực 24 giờ. Về kinh phí, Sở Tài chính tham mưu phương án hỗ trợ trạm.",
            ["các trạm trực 24 giờ", "Sở Tài chính tham mưu phương án hỗ trợ trạm"],
        ),
        (
            "Giám đốc yêu cầu các trạm trực 24 giờ. Văn phòng thông báo để các đơn vị biết, thực hiện.",
            ["các trạm trực 24 giờ"],
        ),
        (
            "“Năm tới, hai cơ quan sẽ tập trung vào hai việc: rà soát tiền lương; tổ chức hội thi”, Giám đốc nhấn mạnh.",
            ["rà soát tiền lương", "tổ chức hội thi"],
        ),
        (
            "Đoàn đã lập biên bản, nhắc nhở và yêu cầu các trường khắc phục trong vòng 7 ngày.",
            ["các trường khắc phục trong vòng 7 ngày"],
        ),
    ],
)
def test_promises_notices_and_quotations_tell_what_is_to_be_done(sentence: str, tasks: list[str]) -> None:
    assert gold(LEAD + sentence)["tasks"] == tasks


@pytest.mark.parametrize(
    ("sentence", "chairs"),
    [
        (
            "Đồng chí Lê Văn A - Phó Chủ tịch UBND tỉnh, Đại tá Trần Văn B, Giám đốc Công an tỉnh chủ trị hội nghị.",
            [
                ("Lê Văn A", ["Phó Chủ tịch UBND tỉnh"]),
                ("Trần Văn B", ["Đại tá", "Giám đốc Công an tỉnh"]),
            ],
        ),
        (
            "Chuẩn Đô đốc Lê Văn A, Chính ủy Vùng 2 và đại diện lãnh đạo các huyện chủ trì hội nghị.",
            [("Lê Văn A", ["Chuẩn Đô đốc", "Chính ủy Vùng 2"])],
        ),
        (
            "Dưới sự chủ trì của đồng chí Lê Văn A, Phó Bí thư Tỉnh ủy, Ban Nội chính Tỉnh ủy tổ chức hội nghị.",
            [("Lê Văn A", ["Phó Bí thư Tỉnh ủy"])],
        ),
        (
            "Đoàn tỉnh A do Đại tá Lê Văn A - Phó Giám đốc Công an tỉnh làm truởng đoàn dự hội nghị.",
            [("Lê Văn A", ["Đại tá", "Phó Giám đốc Công an tỉnh"])],
        ),
        (
            "Chủ trì hội nghị, đồng chí Lê Văn A, Bí thư Huyện ủy, Chủ tịch HĐND huyện cơ bản nhất trí với báo cáo.",
            [("Lê Văn A", ["Bí thư Huyện ủy", "Chủ tịch HĐND huyện"])],
        ),
        ("Tham dự có ông Lê Văn A, Giám đốc Sở Y tế, ông Trần Văn B, Chủ tịch Hội C.", []),
        (
            "Dự hội nghị có ông Lê Văn A, Giám đốc Sở Y tế, ông Trần Văn B, Chủ tịch Hội C chủ trì.",
            [("Trần Văn B", ["Chủ tịch Hội C"])],
        ),
    ],
)
def test_all_who_are_the_subject_chair_each_with_the_own_offices(
    sentence: str, chairs: list[tuple[str, list[str]]]
) -> None:
    assert [(one["name"], one["titles"]) for one in gold(LEAD + sentence)["chairs"]] == chairs


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "Nghị quyết nêu 3 khâu đột phá, 4 nhiệm vụ trọng tâm, 15 chỉ tiêu.",
            [(3, "khâu đột phá"), (4, "nhiệm vụ"), (15, "chỉ tiêu")],
        ),
        ("Hội nghị đề ra 4 nhiệm vụ trọng tâm.", []),
        ("Sở cấp 3.500 thẻ.", [(3500, "thẻ")]),
        ("Trường cấp 3 dạy bơi.", []),
        ("Các xã đạt từ 56 - 60/60 điểm.", [(56, "điểm")]),
        ("Công an 2 nước trao đổi tin.", []),
        ("Có 2 nước gửi mẫu.", [(2, "nước")]),
    ],
)
def test_counts_in_a_row_are_figures_and_the_two_countries_are_who_is_meant(
    sentence: str, found: list[tuple[int, str]]
) -> None:
    assert [(one["value"], one["unit"]) for one in gold(LEAD + sentence)["figures"]] == found


def test_a_short_form_with_a_number_names_the_numbered_paper() -> None:
    text = LEAD + "Sở đã triển khai Chương trình phối hợp số 07/CTr-SYT ngày 1/8/2013 về trồng rừng (gọi tắt là {})."
    assert gold(text.format("Chương trình phối hợp 07"))["abbreviations"] == [
        {"short": "Chương trình phối hợp 07", "long": "Chương trình phối hợp số 07/CTr-SYT"}
    ]
    whole = gold(text.format("Chương trình phối hợp"))["abbreviations"]
    assert [one["long"] for one in whole] == [
        "Chương trình phối hợp số 07/CTr-SYT ngày 1/8/2013 về trồng rừng",
    ]


def test_words_left_without_their_horn_are_read_and_real_words_kept() -> None:
    assert Page("Truởng nguời thuở quờ huơ").words == ["trưởng", "người", "thuở", "quờ", "huơ"]
