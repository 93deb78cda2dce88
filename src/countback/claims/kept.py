"""What claims are made from, in one place: a ledger's live entries, which pages copy which, and what people said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from countback.claims.copies import Copy, find_copies
from countback.claims.corrected import corrected
from countback.claims.judged import Judged, judged_pairs
from countback.figures.reading import Reading
from countback.ledger.entry import Entry
from countback.ledger.judgement import Judgement


@runtime_checkable
class Keeps(Protocol):
    """What keeps readings and judgements: a ledger."""

    def readings(self) -> Iterator[Reading]:
        """The live readings."""
        ...

    def judgements(self, subject: str | None = None) -> list[Judgement]:
        """What people said."""
        ...


@dataclass(frozen=True, slots=True)
class Kept:
    """Readings as people corrected them, their entries, the pages among them that copy each other, and the judgements
    on all of it. ``rejected`` entries are among ``entries`` and make no claim."""

    readings: tuple[Reading, ...]
    entries: tuple[Entry, ...]
    copies: tuple[Copy, ...]
    judgements: tuple[Judgement, ...] = ()
    rejected: frozenset[str] = frozenset()

    @property
    def judged(self) -> list[Judged]:
        """The judgements on pairs of entries, which win over the machine."""
        return judged_pairs(self.judgements)


def kept_by(source: Keeps | Iterable[Reading]) -> Kept:
    """All that :func:`~countback.claims.resolve.resolve` needs of a ledger, or of some readings nobody judged."""
    readings = tuple(source.readings() if isinstance(source, Keeps) else source)
    judgements = tuple(source.judgements()) if isinstance(source, Keeps) else ()
    read = corrected(readings, judgements)
    return Kept(read.readings, read.entries, tuple(find_copies(read.readings)), judgements, read.rejected)
