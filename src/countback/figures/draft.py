"""Draft: a figure while it is being read; each field set once, with its reason."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from countback.figures.figure import Because, PartOf, Voice
from countback.figures.numerals import Numeral
from countback.figures.sentence import Mark, Sentence
from countback.values import Period, Span


@dataclass(slots=True)
class Draft:
    """One figure in the making. ``strength`` tells how firmly each field was read (0 to 100), so that a later reader
    knows what it may fill in: 0 nothing known, below 50 inherited or a default, above read beside the number."""

    sentence: Sentence
    numeral: Numeral
    order: int
    bound: str = "exact"
    counted: str | None = None
    event: str | None = None
    offence: str | None = None
    stat: str = "total"
    side: str | None = None
    where: str | None = None
    group: str | None = None
    period: Period = field(default_factory=Period)
    voices: tuple[Voice, ...] = ()
    hedged: bool = False
    part_of: PartOf | None = None
    whole: Draft | None = None
    np_end: int = 0
    noun: Mark | None = None
    label: tuple[int, int] | None = None
    anaphor: bool = False
    another: bool = False
    rate: bool = False
    listed_rate: bool = False
    running: bool = False
    bounded: bool = False
    formation: bool = False
    echelon: str = ""
    numeral_points: bool = False
    strength: dict[str, int] = field(default_factory=dict)
    because: dict[str, Because] = field(default_factory=dict)
    undecided: list[str] = field(default_factory=list)
    said: str = ""

    def stat_is(self, stat: str) -> bool:
        """Whether the figure is read as that kind of statistic."""
        return self.stat == stat

    def set(self, name: str, value: Any, rule: str, *, strength: int, said: str = "", span: Span | None = None) -> None:
        """Give a field its value, the rule that read it and how firm that is."""
        setattr(self, name, value)
        self.strength[name] = strength
        self.because[name] = Because(name, rule, said, span)

    def firm(self, name: str) -> int:
        """How firmly a field is known, 0 where it is not."""
        return self.strength.get(name, 0)

    def inherit(self, name: str, other: Draft, rule: str, *, strength: int = 40) -> None:
        """Take a field over from another figure."""
        value = getattr(other, name)
        if value is None:
            return
        said = other.because[name].said if name in other.because else ""
        self.set(name, value, rule, strength=strength, said=said)

    @property
    def span(self) -> Span:
        """The number expression."""
        return Span(self.numeral.start, self.numeral.end)
