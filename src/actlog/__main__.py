"""`python -m actlog FILE`: checks a downloaded history, without any server and without the system that made it."""

import sys
from collections.abc import Sequence
from pathlib import Path

from actlog.historyfile import verify_file


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the verdict and every finding; 0 when nothing is wrong."""
    names = sys.argv[1:] if arguments is None else list(arguments)
    if len(names) != 1:
        print("Cách dùng: python -m actlog TỆP-ĐỐI-CHIẾU")
        return 2
    try:
        with Path(names[0]).open("rb") as stream:
            report = verify_file(stream)
    except OSError:
        print(f"Không mở được {names[0]}. Kiểm tra tên tệp.")
        return 2
    print(report.verdict)
    for finding in report.findings:
        print(("  ✗ " if finding.grave else "  · ") + finding.sentence)
    return 0 if report.ok else 1


if __name__ == "__main__":
    raise SystemExit(main())
