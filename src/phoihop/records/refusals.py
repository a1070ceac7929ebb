"""What the system says when it does not do what was asked: one sentence, what is wrong and what to do."""

from collections.abc import Mapping


class Refusal(Exception):
    """A command that was not carried out. Nothing has been stored.

    `code` is stable and for programs and tests, `sentence` is for the person, `fields` places further sentences
    beside the fields of a form.
    """

    def __init__(self, code: str, sentence: str, fields: Mapping[str, str] | None = None) -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence
        self.fields = dict(fields or {})


class Stale(Refusal):
    """Somebody else issued a newer version meanwhile. `current` is the id of the act that holds it."""

    def __init__(self, sentence: str, current: str) -> None:
        super().__init__("stale", sentence)
        self.current = current
