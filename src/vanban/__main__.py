"""``python -m vanban FILE… [--json]`` — read papers and print their drafts.

Each FILE is a text, Word, Excel, PDF, HTML or mail file in any of the old encodings; ``-`` is the standard input. With
``--json`` one JSON object per line in the gold schema, else a readable draft, begun by what was done to the file. A
file that cannot be read is named on the error stream with the reason; the others are still read.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from vanban.intake_files import Refused, open_bytes
from vanban.reader import read
from vanban.show import as_text


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns 0, or 1 if a file could not be read."""
    parser = argparse.ArgumentParser(prog="python -m vanban", description="Đọc văn bản và in bản nháp.")
    parser.add_argument("files", nargs="+", metavar="TỆP", help="tệp văn bản; dấu - là dữ liệu vào chuẩn")
    parser.add_argument("--json", action="store_true", help="in mỗi tệp một dòng JSON")
    options = parser.parse_args(arguments)
    failed = False
    for name in options.files:
        opened = open_bytes(name, sys.stdin.buffer if name == "-" else Path(name))
        if isinstance(opened, Refused):
            print(f"{name}: {opened.sentence}", file=sys.stderr)
            failed = True
            continue
        draft = read(opened.text)
        if options.json:
            print(json.dumps({"id": Path(name).stem, **draft.to_gold()}, ensure_ascii=False))
        else:
            print(as_text(name, draft, (*(step.sentence for step in opened.report), *opened.warnings)))
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
