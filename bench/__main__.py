"""`./phoihop bench [reports] [--quick] [--json FILE]`: the table, the machine, and nothing that fails but errors."""

import argparse
import gc
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path


def main(argv: Sequence[str]) -> int:
    if argv[:1] == ["reports"]:
        from bench.reports import main as reports

        return reports(argv[1:])
    parser = argparse.ArgumentParser(prog="phoihop bench", description="Đo tốc độ và bộ nhớ, thành tỷ lệ với một nền.")
    parser.add_argument("--json", type=Path, help="ghi các dòng vào tệp này")
    parser.add_argument("--quick", action="store_true", help="thế giới nhỏ, để thử phép đo")
    arguments = parser.parse_args(argv)
    with tempfile.TemporaryDirectory(prefix="phoihop-bench-") as folder:
        os.environ["PHOIHOP_DATA"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "phoihop.settings"
        import django

        django.setup()
        from bench import acts, pages, papers, processes, reading, searching, world
        from bench.rows import machine, show, write_json
        from phoihop.ops.serving import prepare

        prepare()
        sizes = (500, 500, 1_000) if arguments.quick else (20_000, 20_000, 50_000)
        built_of = "{} nhiệm vụ của 60 tổ chức, {} kiến nghị, {} văn bản".format(*sizes)
        print(f"Máy: {machine()}\nĐang dựng {built_of}…", file=sys.stderr)
        built = world.build(*sizes)
        # As in a server (`phoihop.wsgi`): the collector of garbage leaves alone what stands.
        gc.collect()
        gc.freeze()
        rows = [
            *pages.measure(built),
            *searching.measure(built),
            *acts.measure(built),
            *reading.measure(),
            *papers.measure(),
        ]
        rows += processes.measure(Path(folder) / "trinh-dien")
        print(f"Máy: {machine()}")
        show(rows)
        if arguments.json:
            write_json(rows, arguments.json)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
