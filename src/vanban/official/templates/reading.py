"""A template as it comes back from Word: the container opened without trusting it, kept only as far as it is needed.

What is kept is a list of kinds of part, followed from the main one along its relationships; what Word adds by itself
and no page needs is left behind; everything else is refused in one sentence. `scanning` looks into the parts.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

from lxml import etree

from vanban.intake_files.kinds import kind_of
from vanban.intake_files.ooxml_parts import parse
from vanban.intake_files.results import MIB, Limits, RefusalError
from vanban.intake_files.zips import SafeZip
from vanban.official.package import MEDIA, PACKAGE, TYPES, package_relations
from vanban.official.templates.fields import TemplateError
from vanban.official.templates.scanning import LINKS, fields_in, refuse_outside, refuse_settings

LIMITS: Final = Limits(file=5 * MIB, zip_entries=300, zip_entry=8 * MIB, zip_total=24 * MIB)
MOST_XML: Final = 3 * MIB  # of all parts together: a layout has little text
MOST_ELEMENTS: Final = 50_000  # of all parts together; one that Word saves has 2,000 to 10,000
MOST_FIELDS: Final = 100

_PAGES: Final = frozenset({"officeDocument", "header", "footer", "footnotes", "endnotes"})
_ON_PAGES: Final = frozenset({"image", "hyperlink"})
# What each kind of part may bring along, by kind; others bring nothing. A part has one owner and one kind, so none is
# looked at as less than Word will take it for.
_BRINGS: Final[Mapping[str, frozenset[str]]] = {
    "": frozenset({"officeDocument"}),
    "officeDocument": (_PAGES - {"officeDocument"})
    | _ON_PAGES
    | {"styles", "settings", "fontTable", "theme", "numbering", "webSettings"},
    **dict.fromkeys(_PAGES - {"officeDocument"}, _ON_PAGES),
    "numbering": frozenset({"image"}),
    "theme": frozenset({"image"}),
}
# Names that mean nothing to the container itself: not its list of types, relationships or properties, in any spelling.
_NAME: Final = re.compile(r"(?!.*(?:_rels/|\.rels$)|docProps/)[a-z0-9_/.-]+", re.IGNORECASE | re.ASCII)
# What Word writes beside the pages; none of it shows on them, some of it names persons.
_LEFT: Final = frozenset({
    "core-properties", "extended-properties", "custom-properties", "thumbnail", "customXml", "customXmlProps",
    "stylesWithEffects", "glossaryDocument", "people", "commentsExtended", "commentsIds", "commentsExtensible",
    "documenttasks", "printerSettings", "xmlPaths",
})  # fmt: skip
_MACRO: Final = frozenset({
    "vbaProject", "wordVbaData", "attachedToolbars", "keyMapCustomizations", "control", "activeXControlBinary",
    "ui", "userCustomization", "customization",
})  # fmt: skip
_MACRO_SENTENCE: Final = (
    "Tệp có macro hoặc nút điều khiển nên không dùng làm mẫu được. Trong Word, lưu lại dạng .docx rồi tải lên."
)
_OUTSIDE: Final = (
    "Tệp trỏ ra ngoài (%s) nên không dùng làm mẫu được. Chép nội dung sang một tệp Word mới, chèn ảnh vào tệp, rồi"
    " tải lên."
)
_EMBEDDED: Final = (
    "Tệp có phần nhúng (%s) nên không dùng làm mẫu được. Bỏ phần đó, hoặc thay bằng chữ hay ảnh, rồi tải lên."
)
_BROKEN: Final = "Tệp Word có phần bên trong đặt tên khác thường. Mở bằng Word, lưu thành tệp mới rồi tải lên."
_LONG: Final = "Mẫu quá dài hoặc quá phức tạp. Mẫu chỉ cần phần khung của văn bản; bỏ bớt nội dung."
_COMMENTS: Final = "Tệp còn ghi chú bên lề. Xóa hết ghi chú, lưu lại rồi tải lên."
_IMAGE: Final = "Tệp có ảnh không phải dạng PNG hoặc JPEG. Chèn lại ảnh dạng PNG hoặc JPEG rồi tải lên."
_STRICT: Final = "Tệp Word lưu theo dạng khác thường. Trong Word, lưu lại dạng “Tài liệu Word (.docx)” rồi tải lên."
_IMAGES: Final = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}
_MAIN_TYPES: Final = (f"{MEDIA}.document.main+xml", f"{MEDIA}.template.main+xml")


@dataclass(frozen=True, slots=True)
class Template:
    """A template that may be used. `parts`: the container without its list of types and without properties; `types`:
    the media type of each part. `fields`: the names of the fields that stand in it."""

    parts: dict[str, bytes]
    types: dict[str, str]
    main: str
    fields: frozenset[str]


def read_template(data: bytes) -> Template:
    """Check a file a clerk brought. Raises TemplateError."""
    if len(data) > LIMITS.file:
        raise TemplateError(
            f"Tệp mẫu vượt mức {LIMITS.file // MIB} MB. Thu nhỏ hoặc bỏ bớt ảnh trong mẫu rồi tải lên lại."
        )
    try:
        if kind_of(data) != "zip":
            raise TemplateError("Tệp này không phải tệp Word. Lưu mẫu dạng .docx rồi tải lên.")
        return _Reader(SafeZip(data, LIMITS, "damaged_docx")).template()
    except RefusalError as stopped:
        raise TemplateError(stopped.refused.sentence) from None


class _Reader:
    """Follows the relationships of one container."""

    def __init__(self, container: SafeZip) -> None:
        self.container = container
        self.parts: dict[str, bytes] = {}
        self.types: dict[str, str] = {}
        self.kinds: dict[str, str] = {}
        self.size = self.elements = 0
        self.declared = self._declared()

    def template(self) -> Template:
        related = self._related("", "", "_rels/.rels") if "_rels/.rels" in self.container else []
        main = next((target for kind, target in related if kind == "officeDocument"), "")
        if main not in self.container:
            raise TemplateError("Tệp này không phải tệp Word. Lưu mẫu dạng .docx rồi tải lên.")
        if self.declared(main) not in _MAIN_TYPES:
            raise TemplateError(_MACRO_SENTENCE if "macro" in self.declared(main).lower() else _STRICT)
        self.parts.clear()  # the root's own relationships are written anew
        self.parts["_rels/.rels"] = package_relations(main).encode()
        self._keep("officeDocument", main)
        self.types[main] = _MAIN_TYPES[0]
        return Template(self.parts, self.types, main, self._checked(main))

    def _checked(self, main: str) -> frozenset[str]:
        pages = [name for name, kind in self.kinds.items() if kind in _PAGES]
        for name, kind in self.kinds.items():
            if kind == "settings":
                refuse_settings(parse(self.parts[name]))
            elif kind == "numbering":  # its pictures
                refuse_outside(parse(self.parts[name]))
        return fields_in({name: parse(self.parts[name]) for name in pages}, main, MOST_FIELDS)

    def _keep(self, kind: str, name: str) -> None:
        if self.kinds.get(name) == kind:
            return
        if not _NAME.fullmatch(name) or name.casefold() in {one.casefold() for one in self.kinds}:
            raise TemplateError(_BROKEN)
        if name not in self.container:
            raise TemplateError("Tệp Word thiếu phần bên trong. Mở bằng Word, lưu thành tệp mới rồi tải lên.")
        self.kinds[name] = kind
        if kind == "image":
            self.parts[name] = self.container.read(name)
            self.types[name] = next((word for head, word in _IMAGES.items() if self.parts[name].startswith(head)), "")
            if not self.types[name]:
                raise TemplateError(_IMAGE)
            return
        self.parts[name] = self._xml(name)
        self.types[name] = self.declared(name)
        folder, _, file = name.rpartition("/")
        beside = f"{folder}/_rels/{file}.rels".lstrip("/")
        if beside in self.container:
            for one, target in self._related(kind, folder, beside):
                self._keep(one, target)

    def _xml(self, name: str) -> bytes:
        """A part, counted before anything is built of it."""
        data = self.container.read_xml(name)
        self.size += len(data)
        self.elements += data.count(b"<") - data.count(b"</")
        if self.size > MOST_XML or self.elements > MOST_ELEMENTS:
            raise TemplateError(_LONG)
        return data

    def _related(self, owner: str, folder: str, beside: str) -> list[tuple[str, str]]:
        """The parts inside that this one needs, by kind; what is left behind is struck out of its relationships."""
        root = parse(self._xml(beside))
        found = []
        for one in list(root):
            kind, target = str(one.get("Type", "")).rpartition("/")[2], str(one.get("Target", ""))
            if kind in _LEFT:
                root.remove(one)
            elif str(one.get("TargetMode", "")).lower() == "external":
                if kind != "hyperlink" or not target.lower().startswith(LINKS):
                    raise TemplateError(_OUTSIDE % _shown(target))
            elif kind in _BRINGS.get(owner, ()):
                if kind != "hyperlink":
                    found.append((kind, posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")))
            elif kind in _MACRO:
                raise TemplateError(_MACRO_SENTENCE)
            elif kind == "comments":
                raise TemplateError(_COMMENTS)
            else:
                raise TemplateError(_EMBEDDED % kind[:40])
        self.parts[beside] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        return found

    def _declared(self) -> "_Declared":
        if TYPES not in self.container:
            raise TemplateError("Tệp này không phải tệp Word. Lưu mẫu dạng .docx rồi tải lên.")
        return _Declared(parse(self._xml(TYPES)))


class _Declared:
    """What the container says of the media type of each part."""

    def __init__(self, root: etree._Element) -> None:
        self.names = dict(_declared(root, "Override", "PartName"))
        self.endings = {ending.lower(): kind for ending, kind in _declared(root, "Default", "Extension")}

    def __call__(self, name: str) -> str:
        return self.names.get(f"/{name}") or self.endings.get(name.rpartition(".")[2].lower(), "")


def _declared(root: etree._Element, tag: str, key: str) -> Iterator[tuple[str, str]]:
    for one in root.iterfind(f"{{{PACKAGE}/content-types}}{tag}"):
        yield str(one.get(key, "")), str(one.get("ContentType", ""))


def _shown(target: str) -> str:
    return target if len(target) <= 60 else target[:60] + "…"
