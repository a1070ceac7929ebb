"""The style sheet of a paper: one named style per component, so that a clerk changes a look in one place."""

from xml.sax.saxutils import quoteattr

from vanban.official.parameters import Component, ParameterSet
from vanban.official.wml import DECLARATION, NAMESPACE, element, paragraph_look, run_look

#: Word finds headings (navigation pane, table of contents) by the built-in names; the Vietnamese name is their alias.
_HEADINGS = {"de_muc_1": 1, "de_muc_2": 2, "de_muc_3": 3}
RULE_STYLE = "VBDuongKe"
GAP_STYLE = "VBKhoangCach"
FRAME_TABLE = "VBKhung"
DATA_TABLE = "VBBangSoLieu"


def style_id(part: str) -> str:
    """The identifier of a component's style, in ASCII: "VBTrichYeu", "Heading1"."""
    if part in _HEADINGS:
        return f"Heading{_HEADINGS[part]}"
    if part == "so_trang":
        return "Header"
    return "VB" + "".join(word.capitalize() for word in part.split("_"))


def styles_xml(parameters: ParameterSet) -> str:
    """The part `word/styles.xml`."""
    font, language = quoteattr(parameters.font), quoteattr(parameters.language)
    body = parameters.components["noi_dung"]
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii={font} w:hAnsi={font} w:eastAsia={font} w:cs={font}/>"
        f"{run_look(False, False, False, body.size)}"
        f"<w:lang w:val={language} w:eastAsia={language} w:bidi={language}/></w:rPr></w:rPrDefault>"
        "<w:pPrDefault/></w:docDefaults>"
    )
    written = "".join(_component(part, look) for part, look in parameters.components.items())
    return f'{DECLARATION}<w:styles xmlns:w="{NAMESPACE}">{defaults}{_NORMAL}{written}{_FIXED}</w:styles>'


def _component(part: str, look: Component) -> str:
    level = _HEADINGS.get(part)
    name, alias, outline = look.style, "", ""
    if level:
        name, alias = f"heading {level}", f"<w:aliases w:val={quoteattr(look.style)}/>"
        outline = element("outlineLvl", val=level - 1)
    elif part == "so_trang":
        name, alias = "header", f"<w:aliases w:val={quoteattr(look.style)}/>"
    custom = "" if alias else ' w:customStyle="1"'
    following = f'<w:next w:val="{style_id("noi_dung")}"/>' if level or part in {"trich_yeu", "dau_trich_yeu"} else ""
    look_xml = run_look(look.bold, look.italic, look.underline, look.size)
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{style_id(part)}"><w:name w:val={quoteattr(name)}/>{alias}'
        f'<w:basedOn w:val="Normal"/>{following}<w:qFormat/>'
        f"<w:pPr>{paragraph_look(look)}{outline}</w:pPr><w:rPr>{look_xml}</w:rPr></w:style>"
    )


_NORMAL = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
    "<w:pPr><w:widowControl/></w:pPr></w:style>"
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>'
    '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
)

_LINE = 'w:val="single" w:sz="4" w:space="0" w:color="000000"'
_FIXED = (
    f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{RULE_STYLE}"><w:name w:val="VB Đường kẻ"/>'
    '<w:basedOn w:val="Normal"/><w:pPr><w:keepNext/>'
    '<w:pBdr><w:top w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:pBdr>'
    '<w:spacing w:before="50" w:after="0" w:line="60" w:lineRule="exact"/></w:pPr>'
    '<w:rPr><w:sz w:val="4"/><w:szCs w:val="4"/></w:rPr></w:style>'
    f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{GAP_STYLE}"><w:name w:val="VB Khoảng cách"/>'
    '<w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="exact"/></w:pPr>'
    '<w:rPr><w:sz w:val="12"/><w:szCs w:val="12"/></w:rPr></w:style>'
    f'<w:style w:type="table" w:customStyle="1" w:styleId="{FRAME_TABLE}"><w:name w:val="VB Khung hai cột"/>'
    '<w:basedOn w:val="TableNormal"/></w:style>'
    f'<w:style w:type="table" w:customStyle="1" w:styleId="{DATA_TABLE}"><w:name w:val="VB Bảng số liệu"/>'
    f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders><w:top {_LINE}/><w:left {_LINE}/><w:bottom {_LINE}/>'
    f"<w:right {_LINE}/><w:insideH {_LINE}/><w:insideV {_LINE}/></w:tblBorders><w:tblCellMar>"
    '<w:top w:w="0" w:type="dxa"/><w:left w:w="85" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tcPr><w:vAlign w:val="center"/></w:tcPr></w:style>'
)
