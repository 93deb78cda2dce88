"""Classes of a match: which keys agree, from A (name and birth date) to D (a name only).

| class | what agrees |
| --- | --- |
| A | the name and the birth date to the day; or a document number and part of the name or the date |
| B | the name and a birth date off by one slip; or the name, a year of birth and a place, unit or patronymic; |
|   | or part of the name and the birth date to the day |
| C | surname, given name and patronymic, with no date to compare |
| D | surname and given name, or surname and initials, with no date to compare |

In A and B the match weight must reach :data:`LEAST` as well, so that in a large reference part of a name and a date
are not enough unless the name is rare. Two dates that differ by more than a slip are two people in every class,
whatever the name. Patronymics that differ are too, unless the date or a document number agrees.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Class = Literal["A", "B", "C", "D"]
CLASSES: tuple[Class, ...] = ("A", "B", "C", "D")
#: Least match weight (log2 of the odds) of a pair in each class; from here on it counts.
LEAST: dict[Class, float] = {"A": 1.0, "B": 1.0, "C": -12.0, "D": -12.0}
WORDS: dict[Class, str] = {
    "A": "name and full birth date, or document number",
    "B": "name and near date, or year with place; or part of the name and full date",
    "C": "surname, given name and patronymic; no date to compare",
    "D": "surname with given name or initials; no date to compare",
}

#: Levels as Splink numbers them: the highest first, 0 for "else", -1 where one side says nothing.
NAME = {"full": 6, "swapped": 5, "near": 4, "initial": 3, "surname": 2, "part": 1}
BIRTH = {"day": 3, "slip": 2, "year": 1}
PLACE = {"same": 2, "near": 1}


@dataclass(frozen=True, slots=True)
class Keys:
    """The level at which each key agrees."""

    name: int
    patronymic: int
    birth: int
    ident: int
    unit: int
    region: int


def class_of(keys: Keys) -> Class | None:
    """The class of a pair by the keys that agree, None for a pair that is no match in any class.

    >>> class_of(Keys(name=6, patronymic=-1, birth=3, ident=-1, unit=-1, region=-1))
    'A'
    >>> class_of(Keys(name=6, patronymic=2, birth=0, ident=-1, unit=-1, region=2)) is None
    True
    """
    named = keys.name >= NAME["initial"]
    day, place = keys.birth == BIRTH["day"], max(keys.unit, keys.region) >= PLACE["near"]
    if keys.ident == PLACE["same"] and (keys.name >= NAME["part"] or day):
        return "A"
    if keys.ident == PLACE["near"] and ((named and keys.birth >= BIRTH["slip"]) or (day and keys.name >= NAME["part"])):
        return "A"
    if named and day and (keys.patronymic != 0 or place):
        return "A"
    if keys.patronymic == 0 and not (day and keys.name >= NAME["part"] and place):
        return None
    if keys.birth == BIRTH["slip"]:
        return "B" if keys.name >= NAME["near"] or (named and place) else None
    if keys.birth == BIRTH["year"]:
        return "B" if named and (place or keys.patronymic == 2) else None
    if day and keys.name in (NAME["surname"], NAME["part"]):
        return "B"
    if keys.birth != -1 or not named:
        return None
    if keys.patronymic == 2 and keys.name != NAME["initial"]:
        return "C"
    if keys.name in (NAME["full"], NAME["swapped"], NAME["initial"]):
        return "D"
    return None
