"""What is refused, in which sentence; each refusal beside the paper that passes."""

from dataclasses import replace

import pytest

from vanban.official import (
    Column,
    Heading,
    Issuer,
    Paper,
    PaperError,
    ParameterSet,
    Signature,
    Table,
    paper_to_html,
    refusals,
    write_docx,
)


def test_a_party_paper_with_a_state_symbol_is_refused(party_report: Paper, party_set: ParameterSet) -> None:
    assert refusals(party_report, party_set) == ()
    mixed = replace(party_report, symbol="BC-TKV")
    with pytest.raises(ValueError, match=r"^Ký hiệu “BC-TKV” viết theo văn bản hành chính") as caught:
        write_docx(mixed, party_set)
    assert str(caught.value).endswith("Văn bản của Đảng ghi ký hiệu dạng “BC/ĐU”.")
    with pytest.raises(PaperError):
        paper_to_html(mixed)


def test_a_state_paper_with_a_party_symbol_is_refused(state_report: Paper, state_set: ParameterSet) -> None:
    assert refusals(state_report, state_set) == ()
    with pytest.raises(PaperError, match="“BC/ĐU” viết theo văn bản của Đảng"):
        write_docx(replace(state_report, symbol="BC/ĐU"), state_set)


@pytest.mark.parametrize("symbol", ["QĐ/UBKT-ĐU", "CTr/ĐU", "BC/TBTĐA"])
def test_party_symbols_with_a_hyphen_in_the_body_code_pass(
    symbol: str, party_report: Paper, party_set: ParameterSet
) -> None:
    assert refusals(replace(party_report, symbol=symbol), party_set) == ()


@pytest.mark.parametrize(
    ("authority", "fragment"),
    [("TM. BAN THƯỜNG VỤ", "“TM.” là cách ghi của văn bản hành chính"), ("KT BÍ THƯ", "“KT”"), ("Q. BÍ THƯ", "“Q.”")],
)
def test_a_party_paper_signed_in_the_state_form_is_refused(
    authority: str, fragment: str, party_report: Paper, party_set: ParameterSet
) -> None:
    wrong = replace(party_report, signatures=(Signature(office="PHÓ BÍ THƯ", authority=authority),))
    (sentence,) = refusals(wrong, party_set)
    assert fragment in sentence
    assert sentence.endswith("Ghi một trong: T/M, K/T, T/L.")


def test_a_state_paper_signed_in_the_party_form_is_refused(state_report: Paper, state_set: ParameterSet) -> None:
    wrong = replace(state_report, signatures=(Signature(office="CHỦ TỊCH", authority="T/M HỘI ĐỒNG\nK/T CHỦ TỊCH"),))
    first, second = refusals(wrong, state_set)
    assert first.startswith("“T/M” là cách ghi của văn bản của Đảng")
    assert second.startswith("“K/T”")


def test_a_paper_in_the_parameters_of_the_other_family_is_refused(
    party_report: Paper, state_report: Paper, party_set: ParameterSet, state_set: ParameterSet
) -> None:
    with pytest.raises(PaperError, match="thể thức của văn bản hành chính"):
        write_docx(party_report, state_set)
    with pytest.raises(PaperError, match="thể thức của văn bản của Đảng"):
        write_docx(state_report, party_set)


def test_missing_components_are_all_named(party_report: Paper, party_set: ParameterSet) -> None:
    bare = replace(party_report, issuers=(), symbol=" ", kind="", abstract="", signatures=(), number=0)
    found = " ".join(refusals(bare, party_set))
    for words in ("tên cơ quan ban hành", "Số văn bản 0", "tên loại văn bản", "ký hiệu văn bản", "0 phần ký"):
        assert words in found
    assert "trích yếu" in " ".join(refusals(replace(party_report, abstract=" "), party_set))


def test_a_letter_needs_an_addressee(party_letter: Paper, party_set: ParameterSet) -> None:
    assert refusals(party_letter, party_set) == ()
    assert refusals(replace(party_letter, addressees=()), party_set) == (
        "Công văn chưa có nơi kính gửi. Ghi ít nhất một nơi.",
    )


def test_a_state_letter_may_bear_the_body_code_alone_but_a_report_may_not(
    state_letter: Paper, state_report: Paper, state_set: ParameterSet
) -> None:
    assert refusals(replace(state_letter, symbol="TCT"), state_set) == ()
    (sentence,) = refusals(replace(state_report, symbol="TKV"), state_set)
    assert "thiếu tên loại hoặc tên cơ quan" in sentence


def test_a_joint_paper_needs_a_signature_of_each_issuer(joint_regulation: Paper, party_set: ParameterSet) -> None:
    assert refusals(joint_regulation, party_set) == ()
    (sentence,) = refusals(replace(joint_regulation, signatures=joint_regulation.signatures[:1]), party_set)
    assert sentence.startswith("Văn bản của 2 cơ quan nhưng có 1 phần ký.")
    single = replace(joint_regulation, issuers=(Issuer("Đảng ủy A"),))
    assert refusals(single, party_set)[0].startswith("Văn bản có 2 phần ký.")


def test_a_table_with_a_short_row_or_no_width_is_refused(party_report: Paper, party_set: ParameterSet) -> None:
    columns = (Column("A"), Column("B"))
    good, short = Table(columns, (("1", "2"),)), Table(columns, (("1", "2"), ("3",)))
    assert refusals(replace(party_report, body=(good,)), party_set) == ()
    (sentence,) = refusals(replace(party_report, body=(good, short)), party_set)
    assert sentence == "Dòng 2 của bảng 2 có 1 ô, đầu bảng có 2 cột. Sửa cho khớp số cột."
    (sentence,) = refusals(replace(party_report, body=(Table((Column("A", 0),), ()),)), party_set)
    assert "rộng bằng không" in sentence
    (sentence,) = refusals(replace(party_report, body=(Table((), ()),)), party_set)
    assert "không có cột" in sentence


def test_an_empty_heading_and_an_empty_office_are_refused(party_report: Paper, party_set: ParameterSet) -> None:
    assert "đề mục" in refusals(replace(party_report, body=(Heading(1, " "),)), party_set)[0]
    assert "chức vụ" in refusals(replace(party_report, signatures=(Signature(office=""),)), party_set)[0]
