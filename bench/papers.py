"""Official papers: a paper of twenty pages with three tables, as a Word file and as a PDF."""

import time
from collections.abc import Callable
from datetime import date

from bench.rows import Row, percentile
from vanban.official import (
    Column,
    Family,
    Heading,
    Issuer,
    Paper,
    Paragraph,
    ParameterSet,
    Signature,
    Table,
    parameters_for,
    write_docx,
    write_pdf,
)

DAY = date(2026, 11, 9)
ROUNDS = 9
SENTENCE = "Hai bên phối hợp rà soát, giải quyết kiến nghị của đơn vị và người dân nơi có khai trường, bãi thải. "


def paper() -> Paper:
    """Twenty pages in either form."""
    table = Table(
        columns=(Column("TT", 0.5), Column("Chỉ tiêu", 3.0), Column("Kế hoạch"), Column("Thực hiện")),
        rows=tuple((str(number), f"Chỉ tiêu phối hợp số {number}", "1.250", "1.310,5") for number in range(1, 31)),
    )
    body = tuple(
        block
        for number in range(1, 66)
        for block in (
            Heading(1, f"Nội dung thứ {number}"),
            Paragraph(SENTENCE * 7),
            *((table,) if number in {15, 35, 55} else ()),
        )
    )
    return Paper(
        family=Family.PARTY,
        issuers=(Issuer("Đảng ủy Tập đoàn Mẫu", "Đảng bộ Mẫu"),),
        number=5,
        symbol="BC/ĐU",
        place="Hà Nội",
        date=DAY,
        kind="Báo cáo",
        abstract="kết quả thực hiện quy chế phối hợp",
        body=body,
        signatures=(Signature("Bí thư", "T/M BAN THƯỜNG VỤ", "Nguyễn Văn A"),),
        recipients=("Các bên tham gia quy chế", "Lưu Văn phòng"),
    )


def measure() -> list[Row]:
    made, parameters = paper(), parameters_for(Family.PARTY, DAY)
    return [
        _row("văn bản 20 trang, 3 bảng, Word", write_docx, made, parameters, "< 250"),
        _row("văn bản 20 trang, 3 bảng, PDF", write_pdf, made, parameters, ""),
    ]


def _row(
    name: str, write: Callable[[Paper, ParameterSet], bytes], made: Paper, parameters: ParameterSet, bar: str
) -> Row:
    seconds = []
    for _ in range(ROUNDS):
        before = time.perf_counter()
        write(made, parameters)
        seconds.append((time.perf_counter() - before) * 1000)
    return Row(name=name, unit="ms", p50=percentile(seconds, 0.5), p95=percentile(seconds, 0.95), bar=bar)
