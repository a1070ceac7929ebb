"""The container of a Word file: parts under their names, the same bytes for the same parts."""

import io
import zipfile
from collections.abc import Mapping

from vanban.official.wml import DECLARATION

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml"
TYPES = "[Content_Types].xml"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time a zip can carry


def packed(parts: Mapping[str, bytes]) -> bytes:
    """A Word file of these parts, in their order; no clock and no operating system shows in it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0  # else the zip names the operating system it was made on
            archive.writestr(info, content, compresslevel=6)
    return buffer.getvalue()


def relations(targets: Mapping[str, str]) -> str:
    """A part of relationships: by target, its kind. They are called rId1, rId2 and so on."""
    written = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (target, kind) in enumerate(targets.items(), 1)
    )
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{written}</Relationships>'


def package_relations(main: str) -> str:
    """`_rels/.rels` of a file with the main part `main` and core properties."""
    core = f"{PACKAGE}/relationships/metadata/core-properties"
    return relations({main: f"{OFFICE}/relationships/officeDocument", "docProps/core.xml": core})
