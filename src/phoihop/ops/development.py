"""What a developer runs in a checkout: the tests on every database that answers, and the rules about the code."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence

POSTGRES = "postgres://postgres@127.0.0.1:5432/postgres"
# What knows no database, and what only looks at pages that are the same on every database: once is enough. Who meets
# what at which address is decided above the database; what each area asks of it is tried by its own tests on both, and
# so is what reading keeps (`tests/intake`).
ONCE = (
    "tests/actlog",
    "tests/vanban",
    "tests/ui",
    "tests/browser/test_pages.py",
    "tests/browser/test_reading.py",
    "tests/guard/test_code.py",
    "tests/guard/test_docs.py",
    "tests/guard/test_tests.py",
    "tests/guard/test_urls.py",
)

TESTS_FAILED = 1  # pytest's own code for it; any other is no matter of wavering


def test(arguments: Sequence[str]) -> int:
    """The suite on SQLite, then on PostgreSQL if one answers (`PHOIHOP_TEST_POSTGRES`, else this machine's)."""
    code = _pytest("SQLite", "", arguments)
    url = os.environ.get("PHOIHOP_TEST_POSTGRES", POSTGRES)
    if not _answers(url):
        _say("PostgreSQL không trả lời trên máy này: chỉ chạy các phép thử trên SQLite.")
        return code
    once = [f"--ignore={place}" for place in ONCE] if not arguments else []
    return _pytest("PostgreSQL", url, [*once, *arguments]) or code


def _pytest(name: str, url: str, arguments: Sequence[str]) -> int:
    """With `PHOIHOP_TRY_AGAIN` what failed is tried once more, after the whole run: what then passes wavers.

    Trying again within the run (pytest-rerunfailures) costs every test 12 ms under xdist: over a minute a run.
    """
    _say(f"== Phép thử trên {name}")
    environment = {**os.environ, "DATABASE_URL": url, "DJANGO_ALLOW_ASYNC_UNSAFE": "true"}
    workers = [] if any(argument.startswith("-n") for argument in arguments) else ["-n", "2"]
    command = [sys.executable, "-m", "pytest", *workers, "--dist", "worksteal", *arguments]
    with tempfile.TemporaryDirectory() as memory:
        if os.environ.get("PHOIHOP_TRY_AGAIN"):
            command += ["-o", f"cache_dir={memory}"]
        code = subprocess.run(command, env=environment, check=False).returncode  # noqa: S603 - our own command
        if code != TESTS_FAILED or not os.environ.get("PHOIHOP_TRY_AGAIN"):
            return code
        _say("== Thử lại một lần những phép thử vừa hỏng; phép thử nay đạt là phép thử chập chờn, phải sửa")
        again = [*command, "--last-failed", "--last-failed-no-failures=none", "-rA"]
        return subprocess.run(again, env=environment, check=False).returncode  # noqa: S603 - our own command


def _answers(url: str) -> bool:
    import psycopg  # noqa: PLC0415 - only where PostgreSQL is asked for

    try:
        psycopg.connect(url, connect_timeout=3).close()
    except psycopg.OperationalError:
        return False
    return True


def lint() -> int:
    """Every rule about the code, all of them even when one fails."""
    python = sys.executable
    scripts = os.path.dirname(python)
    commands = (
        [python, "-m", "ruff", "check", "."],
        [python, "-m", "ruff", "format", "--check", "."],
        [python, "-m", "mypy"],
        [f"{scripts}/lint-imports", "--no-cache"],
        [python, "-m", "phoihop", "manage", "makemigrations", "--check", "--dry-run", "--verbosity", "1"],
        [python, "-m", "phoihop", "messages", "--check"],
    )
    failed = []
    for command in commands:
        words = " ".join(command[1:] if command[0] == python else [os.path.basename(command[0]), *command[1:]])
        _say(f"== {words}")
        if subprocess.run(command, check=False).returncode:  # noqa: S603 - our own commands
            failed.append(words)
    for words in failed:
        _say(f"KHÔNG ĐẠT: {words}")
    return 1 if failed else 0


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201 - the answer of a command
