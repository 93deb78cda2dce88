"""What moved between two versions of one page: figures that count the same thing and now have another value."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from countback.figures.figure import Figure
from countback.figures.reading import Reading


@dataclass(frozen=True, slots=True)
class Moved:
    """One figure that is not as it was: ``old`` is None where it is new, ``new`` is None where it is gone."""

    old: Figure | None
    new: Figure | None

    def __str__(self) -> str:
        figure = self.new or self.old
        assert figure is not None
        what = " ".join(p for p in (figure.measure.counted, figure.measure.event, figure.measure.offence) if p)
        about = f" ({what})" if what else ""
        if self.old is None:
            return f"new: {figure.count.said}{about}"
        if self.new is None:
            return f"gone: {figure.count.said}{about}"
        return f"moved: {self.old.count.said} → {self.new.count.said}{about}"


def moved_between(old: Reading, new: Reading) -> list[Moved]:
    """The figures of the article that moved, are new or are gone, in the order of the new page.

    Figures with the same value are paired first, so that a sentence that only changed its place moves nothing; of the
    rest those are paired that count the same thing of the same people in the same place, in the order they stand in.
    """
    left = [f for f in old.figures if f.part == "article"]
    found: list[Moved] = []
    fresh: list[Figure] = []
    for figure in (f for f in new.figures if f.part == "article"):
        same = next((f for f in left if _subject(f) == _subject(figure) and _value(f) == _value(figure)), None)
        if same is None:
            fresh.append(figure)
        else:
            left.remove(same)
    for figure in fresh:
        before = _first(left, figure)
        if before is not None:
            left.remove(before)
        found.append(Moved(before, figure))
    return [*found, *(Moved(figure, None) for figure in left)]


def _first(left: Iterable[Figure], figure: Figure) -> Figure | None:
    return next((f for f in left if _subject(f) == _subject(figure)), None)


def _subject(figure: Figure) -> tuple[object, ...]:
    m, s = figure.measure, figure.scope
    return (m.counted, m.event, m.offence, m.stat, s.side, s.where, s.group, figure.origin)


def _value(figure: Figure) -> tuple[object, ...]:
    return (figure.count.low, figure.count.high, figure.count.bound)
