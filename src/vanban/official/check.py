"""What is wrong with a paper, one Vietnamese sentence each; first of all a mixture of the two families."""

import re
from collections.abc import Iterator

from vanban.official.paper import Family, Heading, Paper, PaperError, Table
from vanban.official.parameters import ParameterSet, latest_parameters
from vanban.official.symbols import FAMILY_NAMES


def refusals(paper: Paper, parameters: ParameterSet) -> tuple[str, ...]:
    """Every reason why `paper` cannot be written with `parameters`, as sentences; empty if it can."""
    return tuple(_refusals(paper, parameters))


def require_writable(paper: Paper, parameters: ParameterSet) -> None:
    """Raise PaperError with the first refusal, if any."""
    for sentence in _refusals(paper, parameters):
        raise PaperError(sentence)


def _refusals(paper: Paper, parameters: ParameterSet) -> Iterator[str]:
    if paper.family is not parameters.family:
        yield (
            f"{FAMILY_NAMES[paper.family]} không trình bày theo thể thức của {_named(parameters.family)}. "
            "Chọn bộ tham số cùng loại."
        )
        return
    yield from _of_head(paper)
    yield from _of_symbol(paper, parameters)
    yield from _of_signatures(paper)
    yield from _of_body(paper)


def _of_head(paper: Paper) -> Iterator[str]:
    if not paper.issuers or not all(issuer.body.strip() for issuer in paper.issuers):
        yield "Chưa có tên cơ quan ban hành. Ghi tên cơ quan ở đầu văn bản."
    if paper.number is not None and paper.number < 1:
        yield f"Số văn bản {paper.number} không hợp lệ. Ghi số từ 1, hoặc để trống nếu chưa cấp số."
    if not paper.kind.strip():
        yield "Chưa có tên loại văn bản. Ghi tên loại, ví dụ BÁO CÁO; công văn ghi CÔNG VĂN."
    if not paper.is_letter and paper.kind.strip() and not paper.abstract.strip():
        yield "Chưa có trích yếu. Ghi một câu nêu nội dung chính của văn bản."
    if paper.is_letter and not paper.addressees:
        yield "Công văn chưa có nơi kính gửi. Ghi ít nhất một nơi."


def _of_symbol(paper: Paper, parameters: ParameterSet) -> Iterator[str]:
    symbol, join = paper.symbol.strip(), parameters.wording.symbol_join
    other = _other(paper.family)
    separators = re.findall(r"[-/]", symbol)
    if not symbol:
        yield f"Chưa có ký hiệu văn bản. {_symbol_advice(paper.family)}"
    elif separators and separators[0] != join:
        yield f"Ký hiệu “{symbol}” viết theo {_named(other)}. {_symbol_advice(paper.family)}"
    elif not separators and not (paper.is_letter and paper.family is Family.STATE):
        yield f"Ký hiệu “{symbol}” thiếu tên loại hoặc tên cơ quan. {_symbol_advice(paper.family)}"


def _of_signatures(paper: Paper) -> Iterator[str]:
    if len(paper.signatures) != max(1, len(paper.issuers)):
        if len(paper.issuers) > 1:
            yield (
                f"Văn bản của {len(paper.issuers)} cơ quan nhưng có {len(paper.signatures)} phần ký. "
                "Ghi mỗi cơ quan một phần ký, cơ quan chủ trì trước."
            )
        else:
            yield f"Văn bản có {len(paper.signatures)} phần ký. Ghi đúng một phần ký của cơ quan ban hành."
    own = {_bare(prefix) for prefix in latest_parameters(paper.family).wording.authorities}
    foreign = {_bare(prefix) for prefix in latest_parameters(_other(paper.family)).wording.authorities} - own
    for signature in paper.signatures:
        if not signature.office.strip():
            yield "Phần ký chưa có chức vụ. Ghi chức vụ của người ký."
        for line in signature.authority.splitlines():
            first = line.split(maxsplit=1)[0] if line.strip() else ""
            if _bare(first) in foreign:
                right = ", ".join(latest_parameters(paper.family).wording.authorities)
                yield f"“{first}” là cách ghi của {_named(_other(paper.family))}. Ghi một trong: {right}."


def _of_body(paper: Paper) -> Iterator[str]:
    blocks = [*paper.body, *(block for annex in paper.annexes for block in annex.body)]
    tables = [block for block in blocks if isinstance(block, Table)]
    for number, table in enumerate(tables, 1):
        if not table.columns or any(column.width <= 0 for column in table.columns):
            yield f"Bảng {number} không có cột, hoặc có cột rộng bằng không. Sửa lại độ rộng cột."
            continue
        for index, row in enumerate(table.rows, 1):
            if len(row) != len(table.columns):
                yield (
                    f"Dòng {index} của bảng {number} có {len(row)} ô, đầu bảng có {len(table.columns)} cột. "
                    "Sửa cho khớp số cột."
                )
                break
    if any(isinstance(block, Heading) and not block.text.strip() for block in blocks):
        yield "Có đề mục chưa ghi tên. Ghi tên hoặc bỏ đề mục đó."


def _symbol_advice(family: Family) -> str:
    example = {Family.PARTY: "“BC/ĐU”", Family.STATE: "“BC-TKV”"}[family]
    return f"{FAMILY_NAMES[family]} ghi ký hiệu dạng {example}."


def _other(family: Family) -> Family:
    return Family.STATE if family is Family.PARTY else Family.PARTY


def _bare(prefix: str) -> str:
    return prefix.rstrip(".").upper()


def _named(family: Family) -> str:
    # Only the first letter: the word Đảng keeps its capital.
    name = FAMILY_NAMES[family]
    return name[0].lower() + name[1:]
