"""Five situations of 2017 to 2021 as public reports tell them, in our words: a half-year review, a quarterly briefing,
a four-year review, a plan for the year, a survey. Who chaired is as the reports name them. Progress is made up."""

from datetime import date

from phoihop.demo.scenes import Relation, Work, agreement, meeting, progress
from phoihop.demo.stage import Stage, morning
from phoihop.records.door import HOME
from phoihop.records.kinds import Draft

GROUP = ("ĐU TKV", "ĐU TQN")
STEEL = ("ĐU VNSteel", "QU Hồng Bàng")
COAL_TOWN = ("ĐU TQN", "TU Đông Triều")


def play(stage: Stage) -> None:
    briefing_2017(stage)
    plan_2017(stage)
    four_years(stage)
    half_year_2018(stage)
    survey_2021(stage)


def half_year_2018(stage: Stage) -> None:
    relation = agreement(
        stage,
        morning(date(2017, 1, 11)),
        "ĐU TKV",
        GROUP,
        {
            "title": "Quy chế phối hợp lãnh đạo giữa Đảng ủy Tập đoàn và Đảng ủy Than Quảng Ninh",
            "from": "2017-01-11",
            "areas": [
                {"code": "SXKD", "name": "Sản xuất, kinh doanh"},
                {"code": "CB", "name": "Công tác cán bộ"},
                {"code": "TG", "name": "Tuyên giáo, nắm bắt dư luận"},
                {"code": "KTGS", "name": "Kiểm tra, giám sát"},
            ],
            "regime": {"meeting": "half", "report": "quarter"},
        },
    )
    works = [
        Work(
            text="Tổ chức thực hiện có hiệu quả các nghị quyết của Đảng, chỉ đạo của Quốc hội và Chính phủ; chú ý công"
            " tác đầu tư, dân chủ trong nội bộ, ngăn ngừa bè phái và lợi ích nhóm",
            lead="ĐU TKV",
            cooperating=("ĐU TQN",),
        ),
        Work(
            text="Rà soát, đánh giá lại thực trạng của Tập đoàn và từng đơn vị theo các chỉ tiêu năng lực sản xuất,"
            " năng lực quản trị",
            lead="ĐU TKV",
            cooperating=("ĐU TQN",),
            area="SXKD",
        ),
        Work(
            text="Phối hợp lãnh đạo trên mọi mặt công tác, hoàn thành nhiệm vụ chính trị 6 tháng cuối năm 2018",
            lead="ĐU TQN",
            cooperating=("ĐU TKV",),
            due="2018-12-31",
            due_text="6 tháng cuối năm 2018",
            area="SXKD",
        ),
        Work(
            text="Nắm bắt dư luận, kịp thời định hướng tư tưởng cho cán bộ, đảng viên, người lao động",
            lead="ĐU TQN",
            cooperating=("ĐU TKV",),
            area="TG",
        ),
        Work(
            text="Thường trực cấp ủy hai bên chủ động thông tin cho nhau về tình hình đảng bộ và nội dung chỉ đạo"
            " có liên quan",
            lead="ĐU TKV",
            cooperating=("ĐU TQN",),
        ),
    ]
    _, tasks, _ = meeting(
        stage,
        morning(date(2018, 7, 20), 14),
        relation,
        {
            "kind": "review",
            "title": "Hội nghị sơ kết Quy chế phối hợp lãnh đạo giữa Đảng ủy Tập đoàn và Đảng ủy Than Quảng Ninh",
            "day": "2018-07-20",
            "place": "Hà Nội",
            "chairs": [
                {"name": "Lê Minh Chuẩn", "titles": ["Bí thư Đảng ủy TKV", "Chủ tịch HĐTV Tập đoàn"]},
                {"name": "Vũ Anh Tuấn", "titles": ["Bí thư Đảng ủy TQN", "Phó TGĐ Tập đoàn"]},
            ],
            "cited": [{"kind": "Quyết định", "number": "2006", "symbol": "QĐ-TTg", "issuer": "Thủ tướng Chính phủ"}],
        },
        works,
    )
    _finish(stage, relation, list(zip(works, tasks, strict=True)), date(2018, 12, 27))


def four_years(stage: Stage) -> None:
    relation = agreement(
        stage,
        morning(date(2017, 1, 9)),
        "ĐU VNSteel",
        STEEL,
        {
            "title": "Quy chế phối hợp giữa Đảng ủy Tổng công ty Thép Việt Nam - CTCP và Quận ủy Hồng Bàng",
            "from": "2013-01-01",
            "areas": [
                {"code": "TT", "name": "Trao đổi thông tin"},
                {"code": "XDD", "name": "Xây dựng Đảng"},
                {"code": "DT", "name": "Đoàn thể"},
                {"code": "KK", "name": "Khó khăn, vướng mắc"},
            ],
            "regime": {"meeting": "year"},
        },
    )
    works = [
        Work(
            text="Trao đổi, cung cấp thông tin về sản xuất, kinh doanh của các đơn vị thành viên và kế hoạch phát triển"
            " kinh tế - xã hội hằng năm của quận",
            lead="ĐU VNSteel",
            cooperating=("QU Hồng Bàng",),
            area="TT",
        ),
        Work(
            text="Phối hợp chỉ đạo công tác xây dựng Đảng ở các công ty liên kết đóng trên địa bàn",
            lead="QU Hồng Bàng",
            cooperating=("ĐU VNSteel",),
            area="XDD",
        ),
        Work(
            text="Củng cố tổ chức đảng, kết nạp đảng viên mới",
            lead="QU Hồng Bàng",
            cooperating=("ĐU VNSteel",),
            area="XDD",
        ),
        Work(
            text="Chỉ đạo nâng cấp hai chi bộ ở Công ty Vinausteel và Công ty Ống thép Việt Nam thành đảng bộ",
            lead="QU Hồng Bàng",
            cooperating=("ĐU VNSteel",),
            area="XDD",
        ),
        Work(
            text="Tạo điều kiện để các đoàn thể của đơn vị hoạt động theo điều lệ và chỉ đạo của Quận ủy",
            lead="QU Hồng Bàng",
            cooperating=("ĐU VNSteel",),
            area="DT",
        ),
        Work(
            text="Thông tin kịp thời những vướng mắc trong sản xuất, kinh doanh, an ninh, quốc phòng để hai bên"
            " cùng tháo gỡ",
            lead="ĐU VNSteel",
            cooperating=("QU Hồng Bàng",),
            area="KK",
        ),
    ]
    _, tasks, _ = meeting(
        stage,
        morning(date(2017, 10, 6), 16),
        relation,
        {
            "kind": "review",
            "title": "Hội nghị sơ kết 4 năm thực hiện Quy chế phối hợp",
            "day": "2017-10-06",
            "place": "Trụ sở Quận ủy Hồng Bàng",
            "chairs": [
                {"name": "Nghiêm Xuân Đa", "titles": ["Bí thư Đảng ủy", "Chủ tịch Hội đồng quản trị Tổng công ty"]},
                {"name": "Đoàn Văn Chương", "titles": ["Thành ủy viên", "Bí thư Quận ủy Hồng Bàng"]},
            ],
        },
        works,
    )
    _finish(stage, relation, list(zip(works, tasks, strict=True)), date(2018, 12, 20))


def plan_2017(stage: Stage) -> None:
    relation = agreement(
        stage,
        morning(date(2017, 1, 10)),
        "ĐU TQN",
        COAL_TOWN,
        {
            "title": "Quy chế phối hợp về quản lý tài nguyên than, quản lý cán bộ, đảng viên trên địa bàn thị xã"
            " Đông Triều, giai đoạn 2014 - 2020",
            "from": "2014-01-01",
            "to": "2020-12-31",
            "areas": [
                {"code": "TN", "name": "Quản lý tài nguyên than"},
                {"code": "GPMB", "name": "Giải phóng mặt bằng, môi trường"},
                {"code": "DV", "name": "Quản lý đảng viên nơi cư trú"},
            ],
            "regime": {"meeting": "year", "report": "year"},
        },
    )
    works = [
        Work(
            text="Giải quyết vướng mắc trong giải phóng mặt bằng, vận động nhân dân hiến đất để dự án đúng tiến độ",
            lead="TU Đông Triều",
            cooperating=("ĐU TQN",),
            due="2017-12-31",
            area="GPMB",
        ),
        Work(
            text="Thực hiện tốt công tác bảo vệ môi trường ở các đơn vị ngành than trên địa bàn",
            lead="ĐU TQN",
            cooperating=("TU Đông Triều",),
            due="2017-12-31",
            area="GPMB",
        ),
    ]
    _, tasks, _ = meeting(
        stage,
        morning(date(2017, 4, 1), 11),
        relation,
        {
            "kind": "signing",
            "title": "Hội nghị sơ kết kế hoạch phối hợp và ký kế hoạch thực hiện Quy chế phối hợp năm 2017",
            "day": "2017-04-01",
        },
        works,
    )
    _finish(stage, relation, list(zip(works, tasks, strict=True)), date(2017, 12, 22))


def briefing_2017(stage: Stage) -> None:
    held = stage.draft(
        "meeting",
        {
            "kind": "briefing",
            "title": "Giao ban công tác Đảng cụm Hà Nội quý I/2017",
            "day": "2017-03-20",
            "place": "Hà Nội",
            "chairs": [{"name": "Lê Văn Ninh", "titles": ["Chủ nhiệm Ủy ban Kiểm tra Đảng ủy Tập đoàn"]}],
        },
    )
    conclusion = stage.draft(
        "conclusion",
        {
            "meeting": stage.ref("ĐU TKV", held),
            "no": 1,
            "text": "Tổ chức thi đua, tuyên truyền chào mừng 10 năm thành lập Đảng bộ Tập đoàn thiết thực, gắn với"
            " sản xuất, tránh hình thức, lãng phí; cao điểm trong tháng 5/2017",
        },
    )
    stage.issue("ĐU TKV", morning(date(2017, 3, 20), 16), held, conclusion, place=HOME)


def survey_2021(stage: Stage) -> None:
    held = stage.draft(
        "meeting",
        {
            "kind": "survey",
            "title": "Hội nghị khảo sát việc thực hiện Quy định số 287-QĐ/TW và Quy định số 288-QĐ/TW",
            "cited": [
                {"kind": "Quy định", "number": "287", "symbol": "QĐ/TW", "day": "2010-02-08"},
                {"kind": "Quy định", "number": "288", "symbol": "QĐ/TW", "day": "2010-02-08"},
                {"kind": "Kế hoạch", "number": "28", "symbol": "KH/TBTĐA", "day": "2021-09-08"},
                {"kind": "Kế hoạch", "number": "29", "symbol": "KH/TBTĐA", "day": "2021-09-08"},
            ],
        },
    )
    stage.issue("Khối DNTW", morning(date(2021, 9, 30)), held, place=HOME)


def _finish(stage: Stage, relation: Relation, done: list[tuple[Work, Draft]], day: date) -> None:
    """Every body reports its part done, the lead last: made up, so that the past does not stand as late for ever."""
    for work, draft in done:
        for org in (*work.cooperating, work.lead):
            progress(stage, morning(day), org, relation, stage.ref(relation.lead, draft), 100)
