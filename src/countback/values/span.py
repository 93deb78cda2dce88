"""Places in a text, and the way from one text back to another."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points: ``text[start:end]``.

    >>> Span(3, 8).of("we 12,00")
    '12,00'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span needs 0 <= start <= end, got {self.start}..{self.end}")

    def of(self, text: str) -> str:
        """The characters of ``text`` this span names."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """Whether ``other`` lies inside this span."""
        return self.start <= other.start and other.end <= self.end

    def shifted(self, *, by: int) -> Span:
        """The same length, ``by`` code points further on."""
        return Span(self.start + by, self.end + by)


@dataclass(frozen=True, slots=True)
class Offsets:
    """The map from positions in a derived text to positions in the text it was made from.

    ``derived[i]`` and ``source[i]`` are the starts of the i-th stretch that was kept as it was.

    >>> kept = Offsets.of([(0, 10, 5), (5, 20, 5)])      # (derived start, source start, length)
    >>> kept.back(Span(6, 8))
    Span(start=21, end=23)
    """

    derived: tuple[int, ...]
    source: tuple[int, ...]

    @classmethod
    def of(cls, stretches: Iterable[tuple[int, int, int]]) -> Offsets:
        """Build the map from ``(derived start, source start, length)`` of each kept stretch, in order."""
        rows = sorted(stretches)
        return cls(tuple(r[0] for r in rows), tuple(r[1] for r in rows))

    @classmethod
    def identity(cls) -> Offsets:
        """The map of a text onto itself."""
        return cls((0,), (0,))

    def position(self, at: int) -> int:
        """Where position ``at`` of the derived text stands in the source."""
        i = max(bisect_right(self.derived, at) - 1, 0)
        return self.source[i] + at - self.derived[i]

    def back(self, span: Span) -> Span:
        """The stretch of the source that ``span`` of the derived text was made from."""
        if span.start == span.end:
            at = self.position(span.start)
            return Span(at, at)
        return Span(self.position(span.start), self.position(span.end - 1) + 1)
