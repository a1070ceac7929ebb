"""What a value parser answers when it cannot accept the words it was given."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """A refusal a person can act on.

    ``sentence`` is complete official Vietnamese: what is wrong, then what to do. It is shown as it stands.
    """

    sentence: str

    def __str__(self) -> str:
        return self.sentence
