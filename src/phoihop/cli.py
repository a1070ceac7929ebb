"""The `phoihop` command. Django is loaded by the commands that need it only, so that help and reading are quick."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

Command = Callable[[argparse.Namespace], int]


def main(argv: Sequence[str] | None = None) -> int:
    parser = _parser()
    arguments, passed_on = parser.parse_known_args(argv)
    if passed_on and not hasattr(arguments, "arguments"):
        parser.error(f"unrecognized arguments: {' '.join(passed_on)}")
    if passed_on:  # options that stand first are not taken by REMAINDER
        arguments.arguments = [*passed_on, *arguments.arguments]
    try:
        command: Command = arguments.command
        return command(arguments)
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="phoihop",
        description="Phối Hợp: theo dõi quy chế phối hợp, từ văn bản đến việc làm, từ việc làm ra báo cáo.",
    )
    commands = parser.add_subparsers(metavar="LỆNH", required=True)

    def add(name: str, text: str, command: Command) -> argparse.ArgumentParser:
        one = commands.add_parser(name, help=text, description=text)
        one.set_defaults(command=command)
        return one

    for name, text, command in (
        ("demo", "mở hệ thống với dữ liệu trình diễn", _demo),
        ("serve", "mở hệ thống của cơ quan", _serve),
    ):
        one = add(name, text, command)
        one.add_argument("--address", default="127.0.0.1", help="địa chỉ lắng nghe (mặc định 127.0.0.1)")
        one.add_argument("--port", type=int, default=8000, help="cổng lắng nghe (mặc định 8000)")
        one.add_argument("--workers", type=int, default=0, help="số tiến trình (mặc định theo số nhân máy)")
    add("setup", "tạo cơ sở dữ liệu, đơn vị vận hành và tài khoản quản trị đầu tiên", _setup)
    for name, text, command, file in (
        ("verify", "đối chiếu toàn bộ lịch sử đã ký, các bảng và các tệp", _verify, ""),
        ("digest", "gửi thư tổng hợp đến giờ gửi (dùng cho cron, systemd)", _digest, ""),
        ("rebuild", "dựng lại mọi bảng từ lịch sử đã ký", _rebuild, ""),
        ("backup", "sao lưu trong khi hệ thống đang chạy", _backup, "tệp sao lưu sẽ ghi, ví dụ sao-luu.zip"),
        ("restore", "khôi phục từ tệp sao lưu", _restore, "tệp sao lưu"),
    ):
        one = add(name, text, command)
        one.add_argument("--demo", action="store_true", help="làm với dữ liệu trình diễn")
        if file:
            one.add_argument("file", type=Path, help=file)
    one = add("read", "đọc văn bản thành dự thảo", _read)
    one.add_argument("files", nargs="+", type=Path)
    one.add_argument("--json", action="store_true", help="in dòng JSON")
    one = add("read-score", "chấm điểm bộ đọc trên một thư mục văn bản có đáp án", _read_score)
    one.add_argument("folder", type=Path)
    one = add("manage", "lệnh quản trị của Django", _manage)
    one.add_argument("arguments", nargs=argparse.REMAINDER)
    one = add("test", "chạy các phép thử", _test)
    one.add_argument("arguments", nargs=argparse.REMAINDER)
    add("lint", "kiểm tra quy tắc của mã nguồn", _lint)
    one = add("bench", "đo tốc độ và bộ nhớ", _bench)
    one.add_argument("arguments", nargs=argparse.REMAINDER)
    one = add("messages", "cập nhật danh mục câu chữ", _messages)
    one.add_argument("--check", action="store_true", help="chỉ kiểm tra, không ghi")
    return parser


def _django() -> None:
    """What these commands write (database, files, keys, backups) is for its owner alone."""
    import django

    os.umask(0o077)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "phoihop.settings")
    django.setup()


def _demonstration() -> None:
    """The demonstration has a folder of its own and never touches the office's database."""
    from phoihop.environment import data_folder

    os.environ["PHOIHOP_DATA"] = str(data_folder() / "demo")
    os.environ.pop("DATABASE_URL", None)
    os.environ.pop("PHOIHOP_KEYS", None)


def _installation(arguments: argparse.Namespace, *, upgraded: bool = False) -> None:
    """Loads Django on the data this command works on; ends with a sentence where there is none."""
    if getattr(arguments, "demo", False):
        _demonstration()
    _django()
    from phoihop.ops import presence

    if trouble := presence.trouble(upgraded=upgraded):
        sys.exit(trouble)


def _demo(arguments: argparse.Namespace) -> int:
    _demonstration()
    _django()
    from phoihop.ops import serving

    return serving.demo(arguments.address, arguments.port, arguments.workers)


def _serve(arguments: argparse.Namespace) -> int:
    _installation(arguments, upgraded=True)
    from phoihop.ops import serving

    return serving.serve(arguments.address, arguments.port, arguments.workers)


def _setup(_: argparse.Namespace) -> int:
    _django()
    from phoihop.ops import first_start

    return first_start.run()


def _verify(arguments: argparse.Namespace) -> int:
    _installation(arguments)
    from phoihop.ops import verifying

    return verifying.run()


def _digest(arguments: argparse.Namespace) -> int:
    _installation(arguments)
    from phoihop.ops import mail

    return mail.run()


def _rebuild(arguments: argparse.Namespace) -> int:
    _installation(arguments)
    from phoihop.ops import verifying

    return verifying.rebuild()


def _backup(arguments: argparse.Namespace) -> int:
    _installation(arguments)
    from phoihop.ops import backup

    return backup.run(arguments.file)


def _restore(arguments: argparse.Namespace) -> int:
    if arguments.demo:
        _demonstration()
    _django()
    from phoihop.ops import restore

    return restore.run(arguments.file)


def _read(arguments: argparse.Namespace) -> int:
    from vanban.__main__ import main as read

    return read([*map(str, arguments.files), *(["--json"] if arguments.json else [])])


def _read_score(arguments: argparse.Namespace) -> int:
    from vanban.score import score_directory

    print(score_directory(arguments.folder).table())
    return 0


def _manage(arguments: argparse.Namespace) -> int:
    _django()
    from django.core.management import execute_from_command_line

    execute_from_command_line(["phoihop manage", *arguments.arguments])
    return 0


def _checkout() -> Path:
    root = os.environ.get("PHOIHOP_CHECKOUT")
    if not root:
        sys.exit("Lệnh này chỉ chạy trong bản mã nguồn. Mở thư mục mã nguồn rồi chạy ./phoihop.")
    os.chdir(root)
    return Path(root)


def _test(arguments: argparse.Namespace) -> int:
    _checkout()
    os.environ.pop("PHOIHOP_DATA", None)
    from phoihop.ops import development

    return development.test(arguments.arguments)


def _lint(_: argparse.Namespace) -> int:
    _checkout()
    from phoihop.ops import development

    return development.lint()


def _bench(arguments: argparse.Namespace) -> int:
    root = _checkout()
    sys.path.insert(0, str(root))
    from bench.__main__ import main as bench

    return int(bench(arguments.arguments))


def _messages(arguments: argparse.Namespace) -> int:
    _checkout()
    from phoihop.ops import messages

    return messages.run(check=arguments.check)
