# ruff: noqa: E501 - a test sentence stays on one line
"""Tasks and recommendations in wordings of many hands: what must be found, and what must not."""

import pytest
from tests.vanban.wording import LEAD, gold

from vanban import read


@pytest.mark.parametrize(
    ("sentence", "tasks"),
    [
        (
            "Cụ thể, 2 đơn vị tiếp tục đẩy mạnh tuyên truyền; đổi mới nội dung phối hợp hằng năm.",
            ["2 đơn vị tiếp tục đẩy mạnh tuyên truyền", "đổi mới nội dung phối hợp hằng năm"],
        ),
        ("Theo quy chế, hai bên phối hợp chặt chẽ trong bảo vệ mỏ.", ["hai bên phối hợp chặt chẽ trong bảo vệ mỏ"]),
        (
            "Tháng 12/2021, các cơ quan báo chí tiếp tục tuyên truyền đại hội.",
            ["các cơ quan báo chí tiếp tục tuyên truyền đại hội"],
        ),
        (
            "Giám đốc Sở đề nghị các phòng tiếp thu ý kiến, hoàn thiện báo cáo.",
            ["các phòng tiếp thu ý kiến, hoàn thiện báo cáo"],
        ),
        ("Đồng chí Giám đốc Lê An nhấn mạnh và đánh giá cao kết quả của các phòng.", []),
        ("Giám đốc Lê An nhấn mạnh cuộc họp nhằm kiểm điểm việc thực hiện kế hoạch.", []),
        ("Sau khi ký kết, 2 đơn vị đã chỉ đạo, phối hợp các cơ quan tăng cường tuyên truyền.", []),
        ("Trong quý, các đơn vị đã tăng cường kiểm tra.", []),
    ],
)
def test_tasks_are_what_is_to_be_done_from_now_on(sentence: str, tasks: list[str]) -> None:
    assert gold(LEAD + sentence)["tasks"] == tasks


def test_recommendations_of_a_report_are_listed_with_the_one_asked() -> None:
    text = "ĐẢNG ỦY A\nSố 15-BC/ĐU\nBÁO CÁO\nKết quả 6 tháng\nI. KẾT QUẢ\nHai bên đã giải quyết các kiến nghị của cử tri.\nIV. KIẾN NGHỊ, ĐỀ XUẤT\n1. Đề nghị UBND tỉnh Lạc Sơn xem xét bố trí đất xây nhà ở;\n- Cần có cơ chế thuê đất.\nNơi nhận:\n- Như trên."
    told = [(r.text.value, r.addressed_to.value if r.addressed_to else None) for r in read(text).recommendations]
    assert told == [
        ("UBND tỉnh Lạc Sơn xem xét bố trí đất xây nhà ở", "UBND tỉnh Lạc Sơn"),
        ("Cần có cơ chế thuê đất", None),
    ]


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("Công ty A kiến nghị UBND tỉnh sớm giao đất.", [("UBND tỉnh sớm giao đất", "Công ty A", "UBND tỉnh")]),
        (
            "Các đơn vị đề xuất với tỉnh tháo gỡ vướng mắc về đất.",
            [("tỉnh tháo gỡ vướng mắc về đất", "Các đơn vị", None)],
        ),
        ("Hội tham gia đề xuất về chính sách và giải quyết kiến nghị của cử tri.", []),
        ("Các kiến nghị đã được trả lời.", []),
    ],
)
def test_who_asks_whom_is_told_and_nouns_ask_nothing(sentence: str, asked: list[tuple[str, str, str | None]]) -> None:
    found = [
        (r.text.value, r.raised_by.value if r.raised_by else None, r.addressed_to.value if r.addressed_to else None)
        for r in read(sentence).recommendations
    ]
    assert found == asked


SIGNED = "Ngày 5/6/2021, tại Vinh, Sở A và Sở B ký kết Quy chế phối hợp bảo vệ rừng. "


@pytest.mark.parametrize(
    ("sentence", "tasks"),
    [
        (
            "Hằng năm, hai đơn vị sẽ tổ chức tập huấn nghiệp vụ kiểm soát.",
            ["Hằng năm, hai đơn vị sẽ tổ chức tập huấn nghiệp vụ kiểm soát"],
        ),
        (
            "Khi có thiên tai xảy ra, các đơn vị thành viên của Tập đoàn phải điều động người và phương tiện.",
            ["Khi có thiên tai xảy ra, các đơn vị thành viên của Tập đoàn phải điều động người và phương tiện"],
        ),
        (
            "Theo đó, hai bên có trách nhiệm cung cấp các văn bản hướng dẫn của cấp trên; các văn bản hướng dẫn về thủ tục, biểu mẫu.",
            [
                "hai bên có trách nhiệm cung cấp các văn bản hướng dẫn của cấp trên; các văn bản hướng dẫn về thủ tục, biểu mẫu"
            ],
        ),
        (
            "Ông Lê Văn An, Giám đốc Sở A cho biết, Sở A sẽ chủ động trao đổi thông tin tới Sở B.",
            ["Sở A sẽ chủ động trao đổi thông tin tới Sở B"],
        ),
        (
            "Tại buổi lễ, các đơn vị đã thống nhất ký kết thực hiện những nội dung bao gồm phối hợp tuyên truyền pháp luật; phối hợp tuần tra bảo vệ rừng.",
            ["phối hợp tuyên truyền pháp luật", "phối hợp tuần tra bảo vệ rừng"],
        ),
        (
            "Tại buổi lễ, hai bên thống nhất trong năm 2022 sẽ tổ chức kiểm tra hai cuộc; rà soát biển báo ven rừng.",
            [
                "hai bên thống nhất trong năm 2022 sẽ tổ chức kiểm tra hai cuộc",
                "rà soát biển báo ven rừng",
            ],
        ),
        (
            "Trong giai đoạn 2022 - 2026, hai đơn vị tiếp tục đẩy mạnh tuần tra ven biển; tăng cường trực ban.",
            ["hai đơn vị tiếp tục đẩy mạnh tuần tra ven biển", "tăng cường trực ban"],
        ),
        (
            "Lễ ký cũng đề ra phương hướng năm tới, trong đó tập trung trồng rừng ở đầu nguồn.",
            ["tập trung trồng rừng ở đầu nguồn"],
        ),
        (
            "Đồng chí Lê Văn An lưu ý hai bên bám sát quy chế đã ký, chủ động xử lý sớm các vụ việc.",
            ["hai bên bám sát quy chế đã ký, chủ động xử lý sớm các vụ việc"],
        ),
        (
            "Theo kế hoạch vừa ký, ba lực lượng sẽ thường xuyên trao đổi tin cháy rừng; phối hợp tuần tra.",
            ["ba lực lượng sẽ thường xuyên trao đổi tin cháy rừng", "phối hợp tuần tra"],
        ),
        (
            "Theo chương trình, Sở A cung cấp danh sách hộ trồng rừng; Sở B vận động các hộ vào tổ hợp tác; Công an tỉnh chỉ đạo các phòng cấp mã số.",
            [
                "Sở A cung cấp danh sách hộ trồng rừng",
                "Sở B vận động các hộ vào tổ hợp tác",
                "Công an tỉnh chỉ đạo các phòng cấp mã số",
            ],
        ),
        (
            "Quy chế gồm 4 chương, 15 điều; theo đó hai bên sẽ phối hợp: Trao đổi tin về lâm tặc; kiểm tra các trạm cân.",
            ["Trao đổi tin về lâm tặc", "kiểm tra các trạm cân"],
        ),
        (
            "Chương trình nêu trách nhiệm mỗi bên, tập trung vào các nội dung: Tuyên truyền về rừng; biểu dương gương người tốt, việc tốt.",
            ["Tuyên truyền về rừng", "biểu dương gương người tốt, việc tốt"],
        ),
        (
            "Đồng chí giao Văn phòng tham mưu kế hoạch trong tháng 5; các phòng nghiệp vụ cử cộng tác viên viết tin.",
            ["Văn phòng tham mưu kế hoạch trong tháng 5", "các phòng nghiệp vụ cử cộng tác viên viết tin"],
        ),
        ("Sở A gửi quyết định thi hành án cho trại giam.", []),
        (
            "Nội dung quy chế nêu rõ Hạt Kiểm lâm chủ trì xây dựng kế hoạch tuần tra. Đồn Biên phòng kiểm soát người ra vào khu rừng. Sở A còn nhiều việc.",
            [
                "Hạt Kiểm lâm chủ trì xây dựng kế hoạch tuần tra",
                "Đồn Biên phòng kiểm soát người ra vào khu rừng",
            ],
        ),
        (
            "Theo nội dung đã ký, Công ty A nhận khoán rừng cho 500 hộ; Bộ CHQS tỉnh huấn luyện tự vệ.",
            ["Công ty A nhận khoán rừng cho 500 hộ", "Bộ CHQS tỉnh huấn luyện tự vệ"],
        ),
        (
            "Nội dung chương trình phối hợp gồm 02 lĩnh vực: (1) Tuyên truyền giữ rừng; (2) Bảo tồn làng nghề mộc.",
            ["Tuyên truyền giữ rừng", "Bảo tồn làng nghề mộc"],
        ),
        (
            "Các đại biểu đã thảo luận, góp ý, thống nhất một số nội dung phối hợp như: duy trì giao ban hằng quý; lập đường dây liên lạc chung.",
            ["duy trì giao ban hằng quý", "lập đường dây liên lạc chung"],
        ),
        (
            "Đồng chí Lê Văn An yêu cầu ngay sau lễ ký, các đơn vị phải quán triệt quy chế đến từng trạm.",
            ["ngay sau lễ ký, các đơn vị phải quán triệt quy chế đến từng trạm"],
        ),
        ("Sở A ban hành 14.032 yêu cầu kiểm tra, xác minh.", []),
        ("Chỉ còn 8 hộ đề nghị hỗ trợ tiền hoa màu.", []),
        ("Hội Nông dân huyện rất cần tài liệu về giống cây mới.", []),
        ("Tại buổi lễ, hai bên đã ôn lại kết quả ba năm phối hợp bảo vệ rừng.", []),
        ("Nội dung quy chế gồm 4 chương, 10 điều, được ký kết trên nguyên tắc đúng chức năng của từng ngành.", []),
        ("Vì vậy, việc ký kết là yêu cầu tất yếu trước thay đổi về tổ chức, góp phần bảo đảm an ninh.", []),
        ("Việc ký kết sẽ góp phần giữ gìn an ninh trên địa bàn hai tỉnh.", []),
        ("Sau khi thống nhất các nội dung trong dự thảo, các bên đã ký kết quy chế phối hợp.", []),
        ("Hai bên đã làm thủ tục cho 300 lượt người. Hai bên phối hợp tuần tra chặt chẽ khu vực cửa khẩu.", []),
        ("Báo cáo của hai sở nhấn mạnh, công tác phối hợp giữa hai lực lượng đã góp phần bảo vệ rừng.", []),
        ("Các sở đã thống nhất ký kết trên một số lĩnh vực: Bảo vệ rừng; phòng cháy, chữa cháy.", []),
    ],
)
def test_what_the_sides_are_bound_to_do_is_a_task_and_what_they_did_is_none(sentence: str, tasks: list[str]) -> None:
    assert gold(SIGNED + sentence)["tasks"] == tasks
