"""Claim: what one origin counted once, with every page that reports it."""

from __future__ import annotations

from dataclasses import dataclass

from countback.ledger.entry import Entry


@dataclass(frozen=True, slots=True)
class Join:
    """Why an entry belongs to its claim: the rule, its score (0 to 1) and the values it used, in words."""

    entry: str
    rule: str
    score: float
    words: str


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """An entry stated as a part of a count: its page, its value, what it counts and for which offence ("" for none)."""

    entry: str
    page: str
    value: int
    counted: str
    offence: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """The entries of one count.

    ``head`` is the entry that shows the count best: the counter's own page where it was read, else the most faithful
    member (then ``origin_read`` is False). ``parts`` are what its pages state as its parts. ``origin_inferred`` tells
    that no page names its counter: other lines of the same list show whose it is. ``id`` is made from the head, so it
    stays while the head stays.
    """

    id: str
    origin: str | None
    head: Entry
    members: tuple[Entry, ...]
    joins: tuple[Join, ...] = ()
    origin_read: bool = False
    parts: tuple[Part, ...] = ()
    origin_inferred: bool = False

    @property
    def pages(self) -> int:
        """How many different pages report it."""
        return len({m.source.sha256 for m in self.members})
