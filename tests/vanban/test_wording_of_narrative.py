# ruff: noqa: E501 - a test sentence stays on one line
"""Pages that tell what was said: duties in prose against reports, statements and agendas; people, figures, short forms."""

import pytest
from tests.vanban.wording import LEAD, gold

SIGNED = "Ngày 5/6/2021, tại Vinh, Sở A và Sở B ký kết Quy chế phối hợp bảo vệ rừng. "


@pytest.mark.parametrize(
    ("sentence", "tasks"),
    [
        (
            "Ghi nhận các ý kiến tại hội nghị, đồng chí Lê Văn A đề nghị: Hằng năm, hai cơ quan cần duy trì việc sơ kết.",
            ["Hằng năm, hai cơ quan cần duy trì việc sơ kết"],
        ),
        (
            "Hội nghị thống nhất xác định nhiệm vụ trọng tâm quý III là tiếp tục phát huy dân chủ; nâng cao năng lực quản lý.",
            ["tiếp tục phát huy dân chủ", "nâng cao năng lực quản lý"],
        ),
        (
            "Đối với công tác tổ chức, Hội nghị xác định tiếp tục kiện toàn bộ máy trạm y tế; tăng cường giáo dục y đức.",
            ["tiếp tục kiện toàn bộ máy trạm y tế", "tăng cường giáo dục y đức"],
        ),
        (
            "Bên cạnh đó, Thứ trưởng cũng yêu cầu các bệnh viện không để xảy ra thiếu thuốc.",
            ["các bệnh viện không để xảy ra thiếu thuốc"],
        ),
        (
            "Phương hướng nhiệm vụ năm 2022, hai bên tiếp tục phối hợp phổ biến pháp luật cho nhân dân.",
            ["hai bên tiếp tục phối hợp phổ biến pháp luật cho nhân dân"],
        ),
        (
            "Bám sát kế hoạch hoạt động năm 2021, Ban Thanh tra tiếp tục giám sát việc chi trả phụ cấp; theo dõi việc mua sắm thuốc.",
            ["Ban Thanh tra tiếp tục giám sát việc chi trả phụ cấp", "theo dõi việc mua sắm thuốc"],
        ),
        (
            "Theo đó, Đoàn kiểm tra có nhiệm vụ xây dựng kế hoạch kiểm tra; báo cáo kết quả trong quý III.",
            ["Đoàn kiểm tra có nhiệm vụ xây dựng kế hoạch kiểm tra", "báo cáo kết quả trong quý III"],
        ),
        (
            "Tại Vinh, các chuyên gia sẽ phối hợp với Bệnh viện A khám cho trẻ em.",
            ["các chuyên gia sẽ phối hợp với Bệnh viện A khám cho trẻ em"],
        ),
    ],
)
def test_duties_told_in_prose_are_found(sentence: str, tasks: list[str]) -> None:
    assert gold(LEAD + sentence)["tasks"] == tasks


@pytest.mark.parametrize(
    "sentence",
    [
        "Hai lực lượng đã giao ban 5 lần; phối hợp tổ chức 30 buổi tuyên truyền; chỉ đạo tiến hành 12 buổi tuần tra; 4 buổi giới thiệu mốc giới.",
        "In và cấp phát 700 tờ rơi; 300 cuốn lịch...chỉ đạo tiến hành 12 buổi tuần tra song phương; 4 buổi giới thiệu mốc giới.",
        "Hội nghị khẳng định, trong bối cảnh thị trường tiếp tục khó khăn, Đảng ủy đã tập trung lãnh đạo các đơn vị; giữ vững đoàn kết.",
        "Ông Lê Văn A, Giám đốc Sở B nhấn mạnh, năm 2021 là thời điểm đặc biệt khi ngành mở rộng mạng lưới.",
        "Cũng theo ông Lê Văn A, thành phố sẽ tập trung xây dựng bệnh viện mới; phát triển y tế thông minh.",
        "Hội nghị thống nhất ban hành nghị quyết lãnh đạo thực hiện nhiệm vụ 6 tháng cuối năm với các giải pháp nâng cao chất lượng.",
        "Hội nghị sẽ tập trung đánh giá kết quả phối hợp; phối hợp hoạt động giữa các trạm y tế.",
        "Dự và chỉ đạo hội nghị có: Đồng chí Lê Văn A – Bí thư Huyện ủy; Đồng chí Trần Văn B – Phó Bí thư Huyện ủy.",
        "Dự họp có các Bộ trưởng: Bộ trưởng Bộ Ngoại giao Lê Văn A, Bộ trưởng Bộ Tài chính Trần Văn B; đại diện lãnh đạo: Sở C, Sở D.",
        "Qua 5 năm triển khai chương trình, các đồn biên phòng, các hội cơ sở trên địa bàn hai huyện, các xã đã phối hợp tuyên truyền.",
    ],
)
def test_reports_statements_and_agendas_are_no_duties(sentence: str) -> None:
    assert gold(LEAD + sentence)["tasks"] == []


@pytest.mark.parametrize(
    ("sentence", "tasks"),
    [
        (
            "Chương trình có nhiều nội dung quan trọng nhằm giúp người dân hai huyện giữ rừng, trồng rừng và sống được bằng nghề rừng như: Tuyên truyền, vận động nhân dân trồng rừng; xây dựng và nhân rộng mô hình; giúp đỡ hộ nghèo.",
            ["Tuyên truyền, vận động nhân dân trồng rừng", "xây dựng và nhân rộng mô hình", "giúp đỡ hộ nghèo"],
        ),
        (
            "Đối với Công đoàn, có nhiệm vụ tham gia xây dựng kế hoạch năm. Công đoàn có trách nhiệm vận động công nhân thi đua.",
            ["tham gia xây dựng kế hoạch năm", "Công đoàn có trách nhiệm vận động công nhân thi đua"],
        ),
        (
            "Theo đó, trong giai đoạn 2021-2025 và những năm tiếp theo Sở A và Sở B tiếp tục phối hợp tuần tra rừng. Phối hợp tập huấn cho kiểm lâm; củng cố tổ bảo vệ rừng.",
            [
                "Sở A và Sở B tiếp tục phối hợp tuần tra rừng",
                "Phối hợp tập huấn cho kiểm lâm",
                "củng cố tổ bảo vệ rừng",
            ],
        ),
        (
            "Định kỳ hằng quý, Giám đốc Sở A và Công đoàn sẽ thống nhất ban hành các văn bản để chỉ đạo, hướng dẫn việc giữ rừng.",
            [
                "Định kỳ hằng quý, Giám đốc Sở A và Công đoàn sẽ thống nhất ban hành các văn bản để chỉ đạo, hướng dẫn việc giữ rừng"
            ],
        ),
    ],
)
def test_what_an_agreement_lays_on_its_sides(sentence: str, tasks: list[str]) -> None:
    assert gold(SIGNED + sentence)["tasks"] == tasks


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        ("Đại sứ Ấn Độ Ravi Kumar cho biết dự án đi đúng hướng.", [("Ravi Kumar", ["Đại sứ Ấn Độ"])]),
        (
            "Đại sứ Hàn Quốc tại Việt Nam Kim Min Ho phát biểu.",
            [("Kim Min Ho", ["Đại sứ Hàn Quốc tại Việt Nam"])],
        ),
        (
            "Cùng dự có ngài Yamada Ken, Tổng Lãnh sự Nhật Bản tại Đà Nẵng.",
            [("Yamada Ken", ["Tổng Lãnh sự Nhật Bản tại Đà Nẵng"])],
        ),
        ("Đại sứ Hàn Quốc đã gửi lời chúc mừng.", []),
        ("Ông Lê Văn A (Giám đốc Sở Xây dựng) nêu ý kiến.", [("Lê Văn A", ["Giám đốc Sở Xây dựng"])]),
        ("Ông Lê Văn A (sinh năm 1970) nêu ý kiến.", []),
        ("Khách mời có Đại tá Lê Văn A – đại diện Cục B.", [("Lê Văn A", ["Đại tá", "đại diện Cục B"])]),
        (
            "Ông Lê Văn A, đại diện Hội Nông dân tỉnh, đề nghị bổ sung vốn.",
            [("Lê Văn A", ["đại diện Hội Nông dân tỉnh"])],
        ),
        ("Thay mặt Chủ tịch UBND tỉnh, Giám đốc Sở Nội vụ Lê Văn A báo cáo.", [("Lê Văn A", ["Giám đốc Sở Nội vụ"])]),
        ("Trước đó, Thủ tướng Lê Văn A đã ký quyết định phê duyệt đề án.", []),
        ("Chủ tịch UBND tỉnh Lê Văn A từng nói điều này.", []),
        ("Ông Lê Văn A, Chủ tịch Hội nhà báo tỉnh nêu ý kiến.", [("Lê Văn A", ["Chủ tịch Hội nhà báo tỉnh"])]),
        ("Ông Lê Văn A, nguyên Chủ tịch xã B bị khởi tố.", []),
        (
            "Báo cáo do PGS-TS. Lê Văn A, Viện trưởng Viện B trình bày.",
            [("Lê Văn A", ["PGS-TS", "Viện trưởng Viện B"])],
        ),
    ],
)
def test_who_was_there_and_who_is_merely_told_of(sentence: str, people: list[tuple[str, list[str]]]) -> None:
    found = gold(LEAD + sentence)["attendees"]
    assert [(one["name"], one["titles"]) for one in found] == people


def test_one_office_before_several_chairs_is_that_of_each() -> None:
    told = gold(
        LEAD
        + "Chủ trì hội nghị do 03 đồng chí Phó Giám đốc Sở gồm: đồng chí Lê Văn A, đồng chí Trần Văn B và đồng chí Phạm Văn C."
    )
    assert [(one["name"], one["titles"]) for one in told["chairs"]] == [
        ("Lê Văn A", ["Phó Giám đốc Sở"]),
        ("Trần Văn B", ["Phó Giám đốc Sở"]),
        ("Phạm Văn C", ["Phó Giám đốc Sở"]),
    ]
    assert told["figures"] == []


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("Có 19 ý kiến tham gia thảo luận.", ["19 ý kiến"]),
        ("Hội nghị nêu 3 ý kiến như sau: mở rộng, bổ sung, kéo dài.", []),
        ("Hai ngành trao đổi 516 công văn, tài liệu; cấp 300 suất quà.", ["516 công văn, tài liệu", "300 suất quà"]),
        ("Đã gửi 45 công văn, tài liệu phục vụ điều tra.", ["45 công văn, tài liệu"]),
        ("Xã có 500 hộ, người dân chủ yếu làm ruộng.", ["500 hộ"]),
        ("Đã nhắc nhở 25 tổ chức, cá nhân vi phạm.", ["25 tổ chức, cá nhân"]),
        ("Kết nạp 30 hội viên, thành lập 2 chi hội.", ["30 hội viên", "2 chi hội"]),
        (
            "Trường có 2 cơ sở với 500 học sinh, sinh viên; có 2 ký túc xá.",
            ["2 cơ sở", "500 học sinh, sinh viên", "2 ký túc xá"],
        ),
        ("Đã in 300 cuốn lịch; 300 cuốn sổ tay.", ["300 cuốn lịch", "300 cuốn sổ tay"]),
        ("Ngành nêu 5 mũi nhọn đột phá, đó là đào tạo, thuốc, thiết bị.", []),
        ("Dự có 150 đồng chí là trưởng trạm.", ["150 đồng chí"]),
        ("Xét xử 8/8 vụ án; 5/7 đơn vị đã nộp.", ["8/8 vụ án", "5/7 đơn vị"]),
        ("Huyện đạt 10/10 mục tiêu; công suất 1.200 MW.", ["10/10 mục tiêu", "1.200 MW"]),
        ("Huyện đạt 22% dự toán, tăng 22% cùng kỳ. Như vậy tăng 22%.", ["22%", "22%"]),
        ("Có 95% hộ đồng ý; 95% hộ nghèo đồng ý.", ["95%"]),
        ("Cử khoảng 10 bác sĩ, kỹ thuật viên sang giúp.", ["khoảng 10 bác sĩ, kỹ thuật viên"]),
        ("Cán bộ đến từ 03 đơn vị phối hợp cùng dự.", []),
        ("1) Việc một\n2) Việc hai\n3/ Việc ba", []),
    ],
)
def test_what_is_counted_and_what_is_only_announced(sentence: str, figures: list[str]) -> None:
    assert [one["as_written"] for one in gold(LEAD + sentence)["figures"]] == figures


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("Hội Liên hiệp Phụ nữ Việt Nam (Hội LHPN) họp.", [("Hội LHPN", "Hội Liên hiệp Phụ nữ Việt Nam")]),
        (
            "Bộ Tư lệnh Vùng Cảnh sát biển 2 (BTL Vùng CSB 2) họp.",
            [("BTL Vùng CSB 2", "Bộ Tư lệnh Vùng Cảnh sát biển 2")],
        ),
        ("Đội Quản lý thị trường số 9 (Đội QLTT số 9) họp.", [("Đội QLTT số 9", "Đội Quản lý thị trường số 9")]),
        ("Công đoàn Cao su Việt Nam (CĐ CSVN) họp.", [("CĐ CSVN", "Công đoàn Cao su Việt Nam")]),
        ("Đội Cảnh sát hình sự (Công an huyện B) họp.", []),
        ("Hội Nông dân xã (Hội LHPN xã giúp) họp.", []),
    ],
)
def test_short_forms_partly_written_out(text: str, pairs: list[tuple[str, str]]) -> None:
    assert [(one["short"], one["long"]) for one in gold(text)["abbreviations"]] == pairs


@pytest.mark.parametrize(
    ("sentence", "tasks"),
    [
        (
            "Qua giám sát, Đoàn ghi nhận nỗ lực của đơn vị và đề nghị đơn vị tiếp tục đào tạo nhân lực.",
            ["đơn vị tiếp tục đào tạo nhân lực"],
        ),
        (
            "Thường trực HĐND thống nhất với báo cáo và giao các Ban tiếp tục giám sát việc chi trả.",
            ["các Ban tiếp tục giám sát việc chi trả"],
        ),
        (
            "Đoàn công tác đề nghị địa phương cung cấp hồ sơ; làm rõ trách nhiệm của chủ đầu tư.",
            ["địa phương cung cấp hồ sơ", "làm rõ trách nhiệm của chủ đầu tư"],
        ),
        ("Thứ trưởng đề nghị mỗi cán bộ tự soi, tự sửa.", ["mỗi cán bộ tự soi, tự sửa"]),
        (
            "Chủ tịch UBND tỉnh giao Sở B tham mưu trước ngày 10/7; đồng thời yêu cầu công ty bảo đảm an toàn lao động.",
            ["Sở B tham mưu trước ngày 10/7", "công ty bảo đảm an toàn lao động"],
        ),
        (
            "Kết luận hội nghị, đồng chí Lê Văn A cho rằng các cấp ủy cần lãnh đạo tốt hơn nữa việc phối hợp.",
            ["các cấp ủy cần lãnh đạo tốt hơn nữa việc phối hợp"],
        ),
        (
            "Ông Lê Văn A, Giám đốc Sở B cho biết thời gian tới sở sẽ tiếp tục cắt giảm thủ tục.",
            ["sở sẽ tiếp tục cắt giảm thủ tục"],
        ),
        (
            "Thời gian tới, bên cạnh việc chống buôn lậu, hai đơn vị sẽ kiểm tra kho thuốc.",
            ["hai đơn vị sẽ kiểm tra kho thuốc"],
        ),
        (
            "Giám đốc đề nghị các trạm báo cáo sớm. Giám đốc tin tưởng các trạm sẽ hoàn thành kế hoạch.",
            ["các trạm báo cáo sớm"],
        ),
        (
            "Giám đốc đề nghị các trạm báo cáo sớm. Cho ý kiến về báo cáo, các phòng đánh giá trạm đã tập trung cho việc này.",
            ["các trạm báo cáo sớm"],
        ),
        ("Hai bên thường xuyên trao đổi thông tin, phối hợp tổ chức 12 cuộc tuyên truyền.", []),
        ("Bà Trần Thị C, Giám đốc Hợp tác xã D đề nghị hỗ trợ vốn vay cho xã viên.", []),
        ("Sở đã yêu cầu các trạm rà soát thuốc; đề nghị huyện bố trí kho.", []),
        ("Phó Giám đốc Lê Văn A chỉ rõ một số hạn chế như: trao đổi thông tin chậm; phối hợp chưa chặt chẽ.", []),
        ("Hội nghị đánh giá kết quả; thống nhất nội dung sửa đổi quy chế.", []),
        ("Bộ Ngoại giao các nước đã tiếp tục trao đổi.", []),
    ],
)
def test_who_asks_and_who_only_reports_or_wishes(sentence: str, tasks: list[str]) -> None:
    assert gold(LEAD + sentence)["tasks"] == tasks


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        ("Trao đổi với phóng viên, ông Lê Văn A, Giám đốc Sở B cho biết ngành đã sẵn sàng.", []),
        ("Thực hiện công điện của Thủ tướng Lê Văn A, Sở đã rà soát.", []),
        ("Hội nghị có sự tham dự của ông Lê Văn A, Giám đốc Sở B.", ["Lê Văn A"]),
        ("Luật sư Lê Văn A, Chủ nhiệm Đoàn Luật sư tỉnh nêu ý kiến.", ["Lê Văn A"]),
        ("Chủ nhiệm Đoàn Luật sư tỉnh nêu ý kiến.", []),
        ("Trả lời câu hỏi của phóng viên, ông Lê Văn A, Giám đốc Sở B nói rõ việc này.", ["Lê Văn A"]),
    ],
)
def test_people_of_papers_and_interviews_are_not_present(sentence: str, people: list[str]) -> None:
    assert [one["name"] for one in gold(LEAD + sentence)["attendees"]] == people


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("Dự án theo hình thức đối tác công tư (PPP) tại xã.", [("PPP", "đối tác công tư")]),
        ("Vốn của Ngân hàng Thế giới (WB) cho xã.", [("WB", "Ngân hàng Thế giới")]),
        ("Chỉ số cải cách hành chính (PAR INDEX) tăng.", [("PAR INDEX", "Chỉ số cải cách hành chính")]),
        ("Chống khai thác bất hợp pháp (IUU) trên biển.", []),
        ("Dự án đường vành đai (PPP) tại xã.", []),
    ],
)
def test_foreign_short_forms_behind_their_vietnamese_words(text: str, pairs: list[tuple[str, str]]) -> None:
    assert [(one["short"], one["long"]) for one in gold(text)["abbreviations"]] == pairs


@pytest.mark.parametrize(
    ("sentence", "tasks"),
    [
        (
            "Hai bên cam kết thực hiện đúng nội dung đã ký; kịp thời tháo gỡ vướng mắc.",
            ["Hai bên cam kết thực hiện đúng nội dung đã ký", "kịp thời tháo gỡ vướng mắc"],
        ),
        (
            "Trong đó, Sở A có trách nhiệm chỉ đạo các hạt kiểm lâm giữ rừng; Sở B cử cán bộ tham gia tuần tra.",
            ["Sở A có trách nhiệm chỉ đạo các hạt kiểm lâm giữ rừng", "Sở B cử cán bộ tham gia tuần tra"],
        ),
        (
            "Cụ thể: Phối hợp tập huấn cho kiểm lâm; xây dựng chòi canh lửa.",
            ["Phối hợp tập huấn cho kiểm lâm", "xây dựng chòi canh lửa"],
        ),
        ("Cụ thể: Phối hợp tổ chức 20 lớp tập huấn cho kiểm lâm; xây dựng 3 chòi canh lửa.", []),
        ("Hai bên cam kết và đã ký biên bản.", []),
        ("Quy chế gồm 3 chương, quy định nguyên tắc và trách nhiệm của hai ngành.", []),
        ("Mục đích của quy chế là tăng cường phối hợp giữa hai lực lượng.", []),
    ],
)
def test_what_the_signed_text_says_is_to_be_done(sentence: str, tasks: list[str]) -> None:
    assert gold(SIGNED + sentence)["tasks"] == tasks


@pytest.mark.parametrize(
    ("sentence", "tasks"),
    [
        (
            "Sau khi nghe báo cáo, Chủ tịch UBND tỉnh kết luận: Cơ bản thống nhất với đề xuất của Sở B; giao Sở B tiếp thu ý kiến, hoàn thiện dự thảo; Văn phòng đôn đốc thực hiện.",
            ["Sở B tiếp thu ý kiến, hoàn thiện dự thảo", "Văn phòng đôn đốc thực hiện"],
        ),
        ("Đồng chí Lê Văn A khẳng định quyết tâm của tỉnh trong việc xây dựng bệnh viện mới.", []),
        (
            "Đồng chí Lê Văn A nhấn mạnh việc tiêm chủng có vai trò rất quan trọng, góp phần giữ vững sức khỏe nhân dân.",
            [],
        ),
        ("Yêu cầu đặt ra: công tác phối hợp chưa thường xuyên; thông tin còn chậm.", []),
        (
            "Giám đốc yêu cầu: các trạm chưa có tủ lạnh phải báo cáo sớm; các phòng kiểm tra lại.",
            ["các trạm chưa có tủ lạnh phải báo cáo sớm", "các phòng kiểm tra lại"],
        ),
    ],
)
def test_what_is_agreed_with_or_found_wanting_is_no_duty(sentence: str, tasks: list[str]) -> None:
    assert gold(LEAD + sentence)["tasks"] == tasks
