"""What may stand on the pages of a template: nothing that acts when the paper is opened, and fields that are whole."""

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Final

from lxml import etree

from vanban.intake_files.ooxml_parts import local
from vanban.official.templates.fields import BODY, NUMBER, TemplateError, shortened, tokens, written
from vanban.official.wml import NAMESPACE, RELATIONS

# Word's own fields that only count or point inside the paper. Others fetch files, run programs or ask questions.
_HARMLESS: Final = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION", "TOC", "REF", "PAGEREF", "HYPERLINK"})
_TRACKED: Final = frozenset(
    {"ins", "del", "delInstrText", "moveFrom", "moveTo", "moveFromRangeStart", "moveToRangeStart"}
)
_EMBEDDED: Final = frozenset({"object", "control", "altChunk", "subDoc", "OLEObject", "movie"})
_NOTED: Final = frozenset({"commentReference", "commentRangeStart"})
_SOURCES: Final = frozenset({"src", "href", "althref"})
_LINK: Final = f"{{{RELATIONS}}}link"
_WORD: Final = re.compile(r"\s*([^\s\\]+)")
# A link to a page or an address, to a bookmark, with a tip and so on; nothing that could be read in another way.
_HYPERLINK: Final = re.compile(
    r"""\s*HYPERLINK(\s+"?(https?://|mailto:)[^"“”\\\s]*"?)?"""
    r"""(\s+\\[hn]|\s+\\[lt]\s+"?[\w.-]+"?|\s+\\o\s+"[^"“”\\]*")*\s*""",
    re.IGNORECASE,
)
LINKS: Final = ("http://", "https://", "mailto:")
_W: Final = f"{{{NAMESPACE}}}"
_P: Final = f"{_W}p"
_MOST_AROUND: Final = 500  # elements of a paragraph with fields, which is repeated for each line
_ODD: Final = "Tệp có trường của Word viết khác thường. Bỏ trường đó, chèn lại bằng Word rồi tải lên."


def refuse_settings(root: etree._Element) -> None:
    """Raise TemplateError for settings that reach outside the file."""
    for one in root.iter():
        if local(one) in {"mailMerge", "attachedTemplate"}:
            raise TemplateError(
                "Tệp gắn với nguồn trộn thư hoặc một mẫu Word khác. Chép nội dung sang một tệp Word mới rồi tải lên."
            )


def fields_in(pages: Mapping[str, etree._Element], main: str, most: int) -> frozenset[str]:
    """The fields that stand on the pages, at the most `most`. Raises TemplateError."""
    found: list[str] = []
    for name, root in pages.items():
        _refuse_elements(root)
        refuse_outside(root)
        _refuse_instructions(root)
        for paragraph in root.iter(_P):
            names = [one for _start, _end, one in tokens(text_of(paragraph))]
            if BODY in names:
                _refuse_body(paragraph, inside=name == main)
            if names and next(islice(paragraph.iter(), _MOST_AROUND, None), None) is not None:
                raise TemplateError(
                    f"Đoạn “{shortened(text_of(paragraph))}” quá phức tạp. Ghi trường ở một đoạn riêng."
                )
            found += names
    if NAMESPACE not in str(pages[main].tag):
        raise TemplateError(
            "Tệp Word lưu theo dạng khác thường. Trong Word, lưu lại dạng “Tài liệu Word (.docx)” rồi tải lên."
        )
    if found.count(BODY) != 1:
        many = "chưa có" if BODY not in found else "có nhiều hơn một"
        raise TemplateError(f"Mẫu {many} trường {written(BODY)}. Ghi trường đó đúng một lần, đứng riêng một đoạn.")
    if NUMBER not in found:
        raise TemplateError(
            f"Mẫu chưa có trường {written(NUMBER)} nên số sẽ không in ra. Ghi trường đó dưới tên cơ quan ban hành."
        )
    if len(found) > most:
        raise TemplateError(f"Mẫu có {len(found)} chỗ ghi trường, nhiều hơn mức {most}. Bỏ bớt các chỗ lặp lại.")
    return frozenset(found)


def texts_of(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The `w:t` of a paragraph itself, without those of a text box inside it."""
    for one in paragraph:
        if one.tag == _P:
            continue
        if local(one) == "t":
            yield one
        else:
            yield from texts_of(one)


def text_of(paragraph: etree._Element) -> str:
    """The words of a paragraph itself."""
    return "".join(one.text or "" for one in texts_of(paragraph))


def _refuse_body(paragraph: etree._Element, *, inside: bool) -> None:
    parent = paragraph.getparent()
    alone = text_of(paragraph).strip().startswith("[[") and len(tokens(text_of(paragraph))) == 1
    alone = alone and text_of(paragraph).strip().endswith("]]")
    if not inside or not alone or parent is None or local(parent) != "body":
        raise TemplateError(
            f"Trường {written(BODY)} phải đứng riêng một đoạn, ngoài bảng và khung. Sửa đoạn"
            f" “{shortened(text_of(paragraph))}”."
        )


def _refuse_elements(root: etree._Element) -> None:
    for one in root.iter():
        name = local(one)
        if name in _TRACKED:
            raise TemplateError(
                "Tệp còn vết sửa đổi (Track Changes). Chấp nhận hoặc bỏ hết các sửa đổi, lưu lại rồi tải lên."
            )
        if name in _NOTED:
            raise TemplateError("Tệp còn ghi chú bên lề. Xóa hết ghi chú, lưu lại rồi tải lên.")
        if name in _EMBEDDED:
            raise TemplateError(
                "Tệp có đối tượng nhúng nên không dùng làm mẫu được. Bỏ đối tượng đó, hoặc thay bằng chữ hay ảnh."
            )


def refuse_outside(root: etree._Element) -> None:
    """Raise TemplateError for pictures and frames that are not in the file."""
    for one in root.iter():
        if any(str(key).rpartition("}")[2] in _SOURCES or key == _LINK for key in one.attrib):
            raise TemplateError("Tệp có ảnh hoặc khung lấy từ nơi khác. Chèn ảnh vào chính tệp mẫu rồi tải lên.")


def _refuse_instructions(root: etree._Element) -> None:
    """Word's fields by their first word, however it is cut into runs. Each paragraph is read for itself, and only
    Word's own elements and attributes count: what another program skips must not make a field look harmless here."""
    reading: dict[etree._Element, list[str | None]] = {}  # by paragraph; None once the result of a field begins
    for one in root.iter():
        name = local(one)
        if one.tag == f"{_W}t":
            opened = reading.get(next(one.iterancestors(_P), one), [])
            _refuse_inside(opened if one.text else [])
        if name not in {"fldSimple", "fldChar", "instrText"}:
            continue
        opened = reading.setdefault(_home(one), [])
        if name == "fldSimple":
            _refuse_inside(opened)
            _refuse_instruction(_said(one, "instr"))
        elif name == "instrText":
            if len(one):
                raise TemplateError(_ODD)
            if opened and opened[-1] is not None:
                opened[-1] += one.text or ""
            else:
                _refuse_instruction(one.text or "")
        elif (kind := _said(one, "fldCharType")) == "begin":
            _refuse_inside(opened)
            opened.append("")
        elif opened:
            instruction = opened.pop()
            if instruction is not None:
                _refuse_instruction(instruction)
            if kind == "separate":
                opened.append(None)
    for instruction in (one for opened in reading.values() for one in opened if one is not None):
        _refuse_instruction(instruction)


def _home(one: etree._Element) -> etree._Element:
    """The paragraph of a piece of a field, through Word's own elements only."""
    for above in (one, *one.iterancestors()):
        if not str(above.tag).startswith(_W):
            break
        if above.tag == _P:
            return above
    raise TemplateError(_ODD)


def _said(one: etree._Element, name: str) -> str:
    """Word's own attribute, which no other may resemble."""
    if [key for key in one.attrib if str(key).rpartition("}")[2] == name] != [f"{_W}{name}"]:
        raise TemplateError(_ODD)
    return str(one.get(f"{_W}{name}"))


def _refuse_inside(opened: list[str | None]) -> None:
    """The words of an instruction stand in it, and are not made by another field."""
    if opened and opened[-1] is not None:
        raise TemplateError(_ODD)


def _refuse_instruction(instruction: str) -> None:
    found = _WORD.match(instruction)
    word = found[1].upper() if found else ""
    if word not in _HARMLESS:
        raise TemplateError(
            f"Tệp có trường {word[:30] or 'không rõ'} của Word, có thể tự lấy dữ liệu từ nơi khác. Bỏ trường đó; chỗ"
            " cần điền ghi bằng trường của hệ thống, ví dụ [[Trích yếu]]."
        )
    if word == "HYPERLINK" and not _HYPERLINK.fullmatch(instruction):
        raise TemplateError(
            "Tệp có đường dẫn không tới trang web hay thư điện tử. Bỏ đường dẫn đó trong Word rồi tải lên."
        )
