"""What a reading is made of: values that point at the words they came from."""

from dataclasses import dataclass
from typing import Final, Generic, Literal, TypeVar

T = TypeVar("T")

Certainty = Literal["certain", "likely", "doubtful"]
"""How far a value may be trusted: said in so many words / follows from a usual phrasing / only a guess."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch ``text[start:end]`` of the text exactly as it was given to :func:`vanban.read`."""

    start: int
    end: int


_START: Final = 32
_END: Final = (1 << _START) - 1


class Value(Generic[T]):
    """One value of a draft; frozen.

    ``spans`` are the words that led to it (empty only where the absence of words is the evidence), ``reason``
    is one short Vietnamese clause a clerk understands.
    """

    # One span, by far the usual case, is kept as one number: a long list is read into a hundred thousand values.
    __slots__ = ("_at", "certainty", "reason", "value")

    value: T
    certainty: Certainty
    reason: str
    _at: int | tuple[Span, ...]

    def __init__(self, value: T, spans: tuple[Span, ...], certainty: Certainty, reason: str) -> None:
        keep = object.__setattr__
        keep(self, "value", value)
        keep(self, "_at", (spans[0].start << _START) + spans[0].end if len(spans) == 1 else spans)
        keep(self, "certainty", certainty)
        keep(self, "reason", reason)

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where the words stand that led to the value."""
        at = self._at
        return (Span(at >> _START, at & _END),) if isinstance(at, int) else at

    def __setattr__(self, name: str, given: object) -> None:
        raise AttributeError(f"a value is frozen: {name}")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"a value is frozen: {name}")

    def _whole(self) -> tuple[object, ...]:
        return self.value, self._at, self.certainty, self.reason

    def __eq__(self, other: object) -> bool:
        return self._whole() == other._whole() if isinstance(other, Value) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._whole())

    def __repr__(self) -> str:
        return f"Value({self.value!r}, {self.spans!r}, {self.certainty!r}, {self.reason!r})"

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        return Value, (self.value, self.spans, self.certainty, self.reason)
