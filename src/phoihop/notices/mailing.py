"""Letters and the server that takes them. Nothing here is called while a page waits, but for the trial letter."""

import smtplib
from dataclasses import dataclass
from email.utils import parseaddr
from typing import Final

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection

# An administrator who tries the server waits no longer than this, in seconds.
TRIAL_TIMEOUT: Final = 6
_MOST_WORDS: Final = 500


@dataclass(frozen=True, kw_only=True)
class Letter:
    to: str
    subject: str
    text: str
    html: str = ""
    # The same for every try, so that a server that has it already may leave the second away.
    message_id: str = ""


@dataclass(frozen=True, kw_only=True)
class Failure:
    """Why a letter was not taken. `for_good`: to try again is of no use."""

    words: str
    for_good: bool


def ready() -> bool:
    """Whether a server is set up."""
    return bool(settings.EMAIL_HOST)


def sender() -> str:
    return settings.DEFAULT_FROM_EMAIL or f"phoihop@{domain()}"


def domain() -> str:
    """The part after the @ of what we sign letters with."""
    given = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].partition("@")[2]
    return given or settings.ADDRESS.partition("//")[2].partition(":")[0] or "localhost"


def send(letter: Letter, *, timeout: int | None = None) -> Failure | None:
    """Hands a letter to the server; what went wrong, or None. Never raises for what a server or a network does."""
    connection = get_connection(timeout=timeout or settings.EMAIL_TIMEOUT)
    headers = {"Auto-Submitted": "auto-generated"}
    if letter.message_id:
        headers["Message-ID"] = letter.message_id
    mail = EmailMultiAlternatives(
        letter.subject, letter.text, sender(), [letter.to], connection=connection, headers=headers
    )
    if letter.html:
        mail.attach_alternative(letter.html, "text/html")
    try:
        mail.send()
    except smtplib.SMTPRecipientsRefused as error:
        code, words = next(iter(error.recipients.values()), (0, b""))
        return Failure(words=_words(code, words), for_good=code >= 500)
    except smtplib.SMTPResponseException as error:
        return Failure(words=_words(error.smtp_code, error.smtp_error), for_good=False)
    except (OSError, smtplib.SMTPException, ValueError) as error:
        return Failure(words=f"{type(error).__name__}: {error}"[:_MOST_WORDS], for_good=isinstance(error, ValueError))
    return None


def _words(code: int, said: bytes | str) -> str:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
    return f"{code} {' '.join(text.split())}"[:_MOST_WORDS]
