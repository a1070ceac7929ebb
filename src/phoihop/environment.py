"""Values from the environment, and the place of everything this installation keeps."""

import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit


def data_folder() -> Path:
    """The folder that holds database, files and keys: `PHOIHOP_DATA`, else one in the user's home."""
    given = os.environ.get("PHOIHOP_DATA")
    return Path(given) if given else Path.home() / ".local" / "share" / "phoihop"


def flag(name: str, *, default: bool = False) -> bool:
    value = os.environ.get(name, "")
    return default if not value else value.lower() in {"1", "true", "yes", "on"}


def words(name: str, default: str = "") -> list[str]:
    """A comma-separated list."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def own_secret(folder: Path) -> str:
    """The signing secret of sessions and forms: made at first start, then kept in a file only its owner reads."""
    made = kept_secret(folder / "secret", lambda: secrets.token_urlsafe(48).encode("ascii"))
    return made.decode("ascii")


def kept_secret(path: Path, make: Callable[[], bytes]) -> bytes:
    """What stands in the file, which only its owner reads; made the first time. It is there whole or not at all: of a
    first start that was cut short no empty secret stays behind, which anybody could guess."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(make())
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):  # another process of the same first start was quicker
            os.link(draft, path)
    finally:
        draft.unlink(missing_ok=True)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
    return path.read_bytes()


def mail(url: str) -> dict[str, object]:
    """Django's settings of the mail server named by `url`: `smtp://user:password@host:port` (encrypted by STARTTLS
    where `?tls=1` is added) or `smtps://…`; without one nothing is sent."""
    if not url:
        return {"EMAIL_HOST": ""}
    parts = urlsplit(url)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise ValueError("PHOIHOP_MAIL phải có dạng smtp://người_dùng:mật_khẩu@máy:cổng hoặc smtps://…")
    encrypted = parts.scheme == "smtps"
    return {
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if encrypted else 25),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": encrypted,
        "EMAIL_USE_TLS": not encrypted and dict(parse_qsl(parts.query)).get("tls") == "1",
    }


def database(url: str, folder: Path) -> dict[str, object]:
    """Django's description of the database named by `url`: `postgres://user:password@host:port/name`, or
    nothing for the embedded one in `folder`."""
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": folder / "database.sqlite3",
            "CONN_MAX_AGE": None,
            "OPTIONS": {
                "timeout": 20,
                # A write transaction takes its lock at once: two that would upgrade later could not both go on.
                "transaction_mode": "IMMEDIATE",
                # A checkpoint, which somebody has to wait for, comes with every 16 MB written instead of every 4.
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-16000;"
                " PRAGMA wal_autocheckpoint=4000;",
            },
        }
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ValueError("DATABASE_URL phải có dạng postgres://người_dùng:mật_khẩu@máy:cổng/tên.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,  # after a restart of PostgreSQL the next page opens a new connection
        "OPTIONS": dict(parse_qsl(parts.query)),
    }
