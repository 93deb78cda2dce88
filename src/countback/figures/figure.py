"""Figure: one number read from a passage, with everything said about it and why it was read so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from countback.values import Count, Period, Span

Stat = Literal["total", "flow", "delta", "share", "target"]
Part = Literal["article", "comment", "chrome"]

#: Counted things that are fought with.
EQUIPMENT = [
    "tank",
    "afv",
    "artillery",
    "mlrs",
    "air_defence",
    "aircraft",
    "helicopter",
    "uav",
    "missile",
    "ship",
    "submarine",
    "vehicle",
    "special_equipment",
    "munition",
]

#: What one unit of a number is.
COUNTED = [
    "person",
    "case",
    "verdict",
    "request",
    "record",
    *EQUIPMENT,
    "formation",
    "incident",
    "place",
    "other",
]

#: What happened to, or was done by, the counted.
EVENTS = [
    "strength",
    "mobilised",
    "recruited",
    "conscripted",
    "deserted",
    "awol",
    "refused",
    "evaded",
    "surrendered",
    "captured",
    "exchanged",
    "killed",
    "wounded",
    "missing",
    "casualties",
    "returned",
    "sought_asylum",
    "sought_help",
    "helped",
    "identified",
    "wanted",
    "detained",
    "charged",
    "tried",
    "convicted",
    "suspended_sentence",
    "imprisoned",
    "acquitted",
    "lost",
    "launched",
    "shot_down",
    "attacked",
    "supplied",
    "displaced",
    "evacuated",
    "deported",
    "protested",
    "infected",
    "laid_off",
    "other",
]

#: Events of justice, in the order a case passes through them; they may carry an offence.
JUSTICE = ["wanted", "detained", "charged", "tried", "convicted", "suspended_sentence", "imprisoned", "acquitted"]

OFFENCES = ["desertion", "awol", "refusal", "voluntary_surrender", "evasion", "service_all", "other"]


@dataclass(frozen=True, slots=True)
class Measure:
    """What is counted, what happened to it, for which offence, and as which kind of statistic."""

    counted: str | None = None
    event: str | None = None
    offence: str | None = None
    stat: Stat = "total"


@dataclass(frozen=True, slots=True)
class Scope:
    """Of whom and where.

    ``side`` is the ISO country of those counted, ``where`` a formation or place as written, ``group`` a category.
    """

    side: str | None = None
    where: str | None = None
    group: str | None = None


@dataclass(frozen=True, slots=True)
class Voice:
    """One link of the chain of who says so.

    ``id`` is an entry of the source registry, None for a source the registry does not know (then ``said`` is the
    name as written). ``part`` is ``origin`` (counted or first claimed it) or ``relay`` (passed it on).
    """

    id: str | None
    part: Literal["origin", "relay"]
    said: str = ""
    span: Span | None = None

    @property
    def name(self) -> str:
        """The registry's ID, else the name as written."""
        return self.id if self.id is not None else self.said


@dataclass(frozen=True, slots=True)
class Because:
    """Why one field has its value: the rule or lexicon entry, and the words it rests on."""

    field: str
    rule: str
    said: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class PartOf:
    """The figure of the same page that this one is a stated part of: its number as written and its place."""

    said: str
    span: Span


@dataclass(frozen=True, slots=True)
class Figure:
    """One number and its reading.

    ``span`` is the number expression in the page's clean text, ``sentence`` its sentence.
    """

    span: Span
    sentence: Span
    count: Count
    measure: Measure
    scope: Scope
    period: Period
    voices: tuple[Voice, ...] = ()
    hedged: bool = False
    part_of: PartOf | None = None
    part: Part = "article"
    lang: str = ""
    because: tuple[Because, ...] = ()
    undecided: tuple[str, ...] = ()

    @property
    def origin(self) -> str | None:
        """Who counted it first, as far as the text says: a registry ID or a name as written."""
        return next((v.name for v in self.voices if v.part == "origin"), None)

    @property
    def via(self) -> tuple[str, ...]:
        """Who passed it on, nearest to the origin first."""
        return tuple(v.name for v in self.voices if v.part == "relay")

    def why(self, field: str) -> Because | None:
        """The reason the given field has its value, None where nothing on the page gave one."""
        return next((b for b in self.because if b.field == field), None)
