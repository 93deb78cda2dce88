"""Case, Person, Act: what is kept of a docket. No name is in them: a person is a keyed token, or hidden."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

Outcome = Literal["sentence", "acquittal", "closed", "returned", "transferred", "joined", "other"]
Punishment = Literal["prison", "suspended", "fine", "restriction", "disciplinary", "service", "other"]
Kind = Literal["search", "card", "table"]

_NUMBER = re.compile(r"(\d{1,2}[A-Za-zА-Яа-я]?(?:/\d{1,2})?)\s?-\s?(\d{1,6})\s?/\s?((?:19|20)\d\d)\b")
#: Cards say more than search rows, and both more than a table somebody made.
_RANK: dict[str, int] = {"card": 2, "search": 1, "table": 0}


@dataclass(frozen=True, slots=True)
class Person:
    """One person of a case. ``token`` is the keyed hash of the name, None where the court hides the person.

    ``articles`` are ``337:5`` (article 337 part 5) or ``352.1``; ``punishments`` what was imposed, where it is known.
    """

    token: str | None
    articles: tuple[str, ...] = ()
    outcome: Outcome | None = None
    heard: date | None = None
    punishments: tuple[Punishment, ...] = ()


@dataclass(frozen=True, slots=True)
class Act:
    """One act of a case whose text was published; ``punishments`` as its text has them."""

    kind: Outcome = "other"
    punishments: tuple[Punishment, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """One case at one court. Its four dates are four: received, heard, in force, and (last) posted by the court.

    ``court`` is a classification code or the court's name; ``number`` is ``1-11/2024``; ``source`` the sha256 of the
    bytes it was read from and ``row`` the line or row there. ``doubts`` say what does not fit in it.
    """

    court: str
    number: str
    kind: Kind
    source: str
    row: int
    uid: str | None = None
    received: date | None = None
    heard: date | None = None
    in_force: date | None = None
    posted: date | None = None
    outcome: Outcome | None = None
    articles: tuple[str, ...] = ()
    persons: tuple[Person, ...] = ()
    acts: tuple[Act, ...] = ()
    doubts: tuple[str, ...] = ()
    met: int = 1

    @property
    def key(self) -> tuple[str, str]:
        """What makes two rows the same case: its court and its number there."""
        return (self.court.casefold(), self.number)

    @property
    def index(self) -> str:
        """The part of the number before the dash, which tells what kind of case it is."""
        return self.number.split("-", 1)[0]

    def merged(self, other: Case) -> Case:
        """One case of two rows of it: what the fuller row says wins, what it leaves open the other fills."""
        first, second = (self, other) if _RANK[self.kind] >= _RANK[other.kind] else (other, self)
        persons = first.persons
        if first.kind == second.kind or not persons:
            persons = _together(first.persons, second.persons)
        acts = first.acts if len(first.acts) >= len(second.acts) else second.acts
        return replace(
            first,
            uid=first.uid or second.uid,
            received=first.received or second.received,
            heard=first.heard or second.heard,
            in_force=first.in_force or second.in_force,
            posted=max(filter(None, (first.posted, second.posted)), default=None),
            outcome=first.outcome or second.outcome,
            articles=tuple(sorted({*first.articles, *second.articles})),
            persons=persons,
            acts=acts,
            doubts=tuple(sorted({*first.doubts, *second.doubts, *_unlike(first, second)})),
            met=first.met + second.met,
        )

    def to_row(self) -> dict[str, Any]:
        """The case as one JSON object; no name is in it."""
        return {
            "court": self.court,
            "number": self.number,
            "uid": self.uid,
            "received": _iso(self.received),
            "heard": _iso(self.heard),
            "in_force": _iso(self.in_force),
            "posted": _iso(self.posted),
            "outcome": self.outcome,
            "articles": list(self.articles),
            "persons": [
                {
                    "token": p.token,
                    "articles": list(p.articles),
                    "outcome": p.outcome,
                    "heard": _iso(p.heard),
                    "punishments": list(p.punishments),
                }
                for p in self.persons
            ],
            "acts": [{"kind": a.kind, "punishments": list(a.punishments)} for a in self.acts],
            "doubts": list(self.doubts),
            "met": self.met,
            "kind": self.kind,
            "source": self.source,
            "row": self.row,
        }


def case_of(row: dict[str, Any]) -> Case:
    """The case that :meth:`Case.to_row` wrote. Raises KeyError, ValueError or TypeError for another row."""
    day = date.fromisoformat

    def maybe(text: str | None) -> date | None:
        return None if text is None else day(text)

    persons = tuple(
        Person(p["token"], tuple(p["articles"]), p["outcome"], maybe(p["heard"]), tuple(p["punishments"]))
        for p in row["persons"]
    )
    return Case(
        court=row["court"],
        number=row["number"],
        kind=row["kind"],
        source=row["source"],
        row=row["row"],
        uid=row["uid"],
        received=maybe(row["received"]),
        heard=maybe(row["heard"]),
        in_force=maybe(row["in_force"]),
        posted=maybe(row["posted"]),
        outcome=row["outcome"],
        articles=tuple(row["articles"]),
        persons=persons,
        acts=tuple(Act(a["kind"], tuple(a["punishments"])) for a in row["acts"]),
        doubts=tuple(row["doubts"]),
        met=row["met"],
    )


def read_number(text: str) -> str | None:
    """The case number at the start of a cell, as ``1-11/2024``; None where there is none.

    A number that was given anew stands first: ``1-11/2024 (1-150/2023;)``.

    >>> read_number("1-11/2024 (1-150/2023;)"), read_number("3/2-7/2024"), read_number("Примеров")
    ('1-11/2024', '3/2-7/2024', None)
    """
    found = _NUMBER.match(" ".join(text.split()))
    return f"{found.group(1)}-{found.group(2)}/{found.group(3)}" if found is not None else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _together(one: tuple[Person, ...], two: tuple[Person, ...]) -> tuple[Person, ...]:
    """The named persons of both rows once, and as many hidden ones as the row with more of them has."""
    named: dict[str, Person] = {}
    for p in (*one, *two):
        if p.token is not None:
            held = named.get(p.token, p)
            both = tuple(sorted({*held.articles, *p.articles}))
            named[p.token] = replace(
                held,
                articles=both,
                outcome=held.outcome or p.outcome,
                heard=held.heard or p.heard,
                punishments=held.punishments or p.punishments,
            )
    hidden = max(([p for p in row if p.token is None] for row in (one, two)), key=len)
    return (*named.values(), *hidden)


def _unlike(one: Case, two: Case) -> list[str]:
    """In what two rows of one case contradict each other."""
    found = []
    for name in ("uid", "received", "heard", "in_force"):
        a, b = getattr(one, name), getattr(two, name)
        if a is not None and b is not None and a != b:
            found.append(f"rows differ in {name}")
    return found
