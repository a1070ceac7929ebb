"""Papers of both families to measure. Names of persons are the customary placeholders."""

from datetime import date

import pytest

from vanban.official import (
    LETTER_KIND,
    Bases,
    Column,
    Family,
    Heading,
    Issuer,
    NumberedItems,
    Paper,
    Paragraph,
    ParameterSet,
    Run,
    Signature,
    Table,
    parameters_for,
)

DAY = date(2026, 11, 9)
FIGURES = Table(
    caption="Kết quả thực hiện các chỉ tiêu phối hợp",
    unit="Đơn vị tính: nghìn tấn, người",
    columns=(
        Column("TT", 0.6),
        Column("Chỉ tiêu", 3),
        Column("Kế hoạch"),
        Column("Thực hiện"),
        Column("Tỷ lệ (%)"),
        Column("Ghi chú", 1.4),
    ),
    rows=(
        ("1", "Than nguyên khai khai thác trên địa bàn", "1.250", "1.310,5", "104,8", ""),
        ("2", "Lao động địa phương được tuyển dụng", "320", "298", "93,1", "Thiếu thợ lò"),
        ("3", "Đảng viên mới kết nạp", "45", "–", "–", "Chưa tổng hợp"),
        ("", "Tổng số", "1.615", "1.608,5", "99,6", ""),
    ),
    bold_rows=frozenset({3}),
)
BODY = (
    Paragraph(
        "Thực hiện Kế hoạch phối hợp năm 2026, Ban Thường vụ Đảng ủy báo cáo kết quả sáu tháng đầu năm và nhiệm vụ "
        "trọng tâm sáu tháng cuối năm như sau:"
    ),
    Heading(1, "Kết quả thực hiện"),
    Heading(2, "Công tác xây dựng Đảng"),
    Heading(3, "Công tác tư tưởng"),
    Paragraph(
        (
            Run("Hai bên đã phối hợp ", italic=False),
            Run("tổ chức 04 hội nghị", bold=True),
            Run(
                " thông tin thời sự cho cán bộ, đảng viên; nắm tình hình dư luận ở nơi có khai trường, bãi thải và "
                "tuyến vận chuyển; kịp thời trao đổi những việc người dân quan tâm."
            ),
        )
    ),
    Heading(3, "Công tác tổ chức, cán bộ"),
    Paragraph("Các chi bộ đã giới thiệu đảng viên giữ mối liên hệ với nơi cư trú đúng thời gian quy định."),
    Heading(2, "Sản xuất và an sinh xã hội"),
    FIGURES,
    Paragraph("Sản lượng khai thác vượt kế hoạch; tuyển dụng lao động tại chỗ chưa đạt."),
    Heading(1, "Nhiệm vụ sáu tháng cuối năm"),
    NumberedItems(
        (
            "Rà soát quy chế phối hợp cho phù hợp với tổ chức của các phường sau sắp xếp.",
            "Giải quyết dứt điểm kiến nghị về hoàn nguyên môi trường bãi thải.",
            "Chuẩn bị nội dung hội nghị tổng kết năm.",
        )
    ),
    NumberedItems(
        ("Đơn vị chủ trì gửi báo cáo trước ngày 20/12;", "Văn phòng tổng hợp, trình Ban Thường vụ."), style="a"
    ),
)


@pytest.fixture
def party_set() -> ParameterSet:
    return parameters_for(Family.PARTY, DAY)


@pytest.fixture
def state_set() -> ParameterSet:
    return parameters_for(Family.STATE, DAY)


@pytest.fixture
def party_report() -> Paper:
    return Paper(
        family=Family.PARTY,
        issuers=(Issuer("Đảng ủy Than Quảng Ninh", "Đảng bộ tỉnh Quảng Ninh"),),
        number=5,
        symbol="BC/ĐU",
        place="Hạ Long",
        date=DAY,
        kind="Báo cáo",
        abstract="kết quả thực hiện Quy chế phối hợp giữa Đảng ủy Than Quảng Ninh với đảng ủy các phường sáu tháng đầu "
        "năm, nhiệm vụ trọng tâm sáu tháng cuối năm 2026",
        body=BODY,
        recipients=("Thường trực Tỉnh ủy (để báo cáo)", "Đảng ủy các phường ký quy chế", "Lưu Văn phòng Đảng ủy"),
        signatures=(Signature(authority="T/M Ban Thường vụ", office="Phó Bí thư", name="Nguyễn Văn A"),),
    )


@pytest.fixture
def state_report() -> Paper:
    return Paper(
        family=Family.STATE,
        issuers=(Issuer("Công ty Than Mẫu - TKV", "Tập đoàn Công nghiệp Than - Khoáng sản Việt Nam"),),
        number=12,
        symbol="BC-TKV",
        place="Quảng Ninh",
        date=date(2026, 2, 3),
        kind="Báo cáo",
        abstract="Kết quả thực hiện quy chế phối hợp sáu tháng đầu năm 2026",
        body=BODY,
        recipients=("Như trên", "Ủy ban nhân dân các phường (để phối hợp)", "Lưu: VT, VP"),
        signatures=(Signature(authority="KT. Giám đốc", office="Phó Giám đốc", name="Nguyễn Văn A"),),
    )


@pytest.fixture
def party_letter() -> Paper:
    return Paper(
        family=Family.PARTY,
        issuers=(Issuer("Đảng ủy Tập đoàn Mẫu", "Đảng bộ Chính phủ"),),
        number=None,
        symbol="CV/ĐU",
        place="Hà Nội",
        date=None,
        kind=LETTER_KIND,
        abstract="Đề nghị góp ý dự thảo Quy chế phối hợp giai đoạn 2026 - 2030",
        addressees=("Đảng ủy phường Mạo Khê", "Đảng ủy phường Hà Tu"),
        body=(Paragraph("Đảng ủy gửi kèm dự thảo, đề nghị các đồng chí nghiên cứu, góp ý trước ngày 30/11/2026."),),
        recipients=("Như trên", "Lưu Văn phòng"),
        signatures=(Signature(authority="T/L Ban Thường vụ", office="Chánh Văn phòng", name="Trần Thị B"),),
        draft="Dự thảo lần 2",
    )


@pytest.fixture
def state_letter() -> Paper:
    return Paper(
        family=Family.STATE,
        issuers=(Issuer("Tổng công ty Mẫu"),),
        number=7,
        symbol="TCT-VP",
        place="Hà Nội",
        date=DAY,
        kind=LETTER_KIND,
        abstract="góp ý dự thảo quy chế phối hợp bảo vệ an ninh trật tự",
        addressees=("Công an thành phố Mẫu",),
        body=(Paragraph("Tổng công ty thống nhất với dự thảo và đề nghị bổ sung chế độ giao ban hằng quý."),),
        recipients=("Như trên", "Lưu: VT"),
        signatures=(Signature(authority="TUQ. Tổng Giám đốc", office="Chánh Văn phòng", name="Nguyễn Văn A"),),
    )


@pytest.fixture
def joint_regulation() -> Paper:
    return Paper(
        family=Family.PARTY,
        issuers=(
            Issuer("Đảng ủy Tập đoàn Mẫu", "Đảng bộ Chính phủ"),
            Issuer("Thành ủy Thành phố Mẫu", "Đảng bộ tỉnh Mẫu"),
        ),
        number=1,
        symbol="QC/ĐU",
        place="Hà Nội",
        date=DAY,
        kind="Quy chế",
        abstract="phối hợp giữa Đảng ủy Tập đoàn Mẫu và Thành ủy Thành phố Mẫu",
        body=(
            Bases(("Căn cứ Điều lệ Đảng", "Căn cứ Quy định số 61-QĐ/TW, ngày 08/3/2022 của Ban Bí thư")),
            Paragraph("Hai bên thống nhất ban hành Quy chế phối hợp gồm các nội dung sau:"),
            Heading(2, "Mục đích", label="Điều 1."),
            Paragraph("Tăng cường trách nhiệm của mỗi bên trong lãnh đạo thực hiện nhiệm vụ chính trị trên địa bàn."),
        ),
        recipients=("Ban Tổ chức Trung ương", "Lưu Văn phòng hai Đảng ủy"),
        signatures=(
            Signature(authority="T/M Ban Thường vụ", office="Bí thư", name="Nguyễn Văn A"),
            Signature(authority="T/M Ban Thường vụ", office="Bí thư", name="Trần Văn B"),
        ),
    )
