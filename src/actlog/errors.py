"""Refusals of the library: a stable code and one Vietnamese sentence that says what is wrong and what to do.

Every function that reads bytes from outside raises a subclass of `ActlogError` and nothing else.
"""

from typing import Final

ASK_AGAIN: Final = "Xin lại tệp gốc từ nơi gửi."


class ActlogError(Exception):
    """A refusal. `code` is stable and machine readable, `sentence` is shown to a person."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(code, sentence)
        self.code = code
        self.sentence = sentence

    def __str__(self) -> str:
        return self.sentence


class NotCanonicalError(ActlogError):
    """A value outside the JSON subset, or bytes that are not its canonical form."""


class TooLargeError(ActlogError):
    """More bytes, items or characters than `limits.LIMITS` allows."""


class BadKeyError(ActlogError):
    """A public or secret key that must not be used."""


class BadSignatureError(ActlogError):
    """The signature does not belong to these bytes and this key."""


class BadStatementError(ActlogError):
    """A key statement that breaks the rules, or does not follow its predecessor."""


class ConflictError(BadStatementError):
    """Two different statements with one number, or two different close notes of one chain."""


class BadCloseNoteError(ActlogError):
    """A close note that breaks the rules or that its signer may not give."""


class BadHeaderError(ActlogError):
    """Header bytes that are not exactly the eight fields in canonical form."""


class UnknownKeyError(ActlogError):
    """A header whose key is not in the key log of its organisation, as far as that log is held."""


class BadPayloadError(ActlogError):
    """Payload bytes whose envelope breaks the rules."""


class SigningRefusedError(ActlogError):
    """The next act of a chain must not be signed: wrong key, or a clock that went back."""


class BadHistoryFileError(ActlogError):
    """A history file that is damaged, cut, or not a history file."""
