"""Import: rows of a file to people, each row taken or set aside with its reason, and a summary that adds up.

Messages give row numbers and column numbers, never a value. Columns that are not asked for are not kept.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from countback.errors import UsageError
from countback.passages.wordfiles import load_yaml
from countback.registers.people.person import Person, birth_of, split_name

COLUMNS = ("name", "surname", "given", "patronymic", "birth", "ident", "unit", "region")
#: Why a row is set aside, and what is noted about a row that is taken.
REASONS = {
    "empty": "nothing in the columns asked for",
    "no_name": "no name, or a name without letters",
    "unreadable": "the row cannot be read",
    "heading": "the headings once more",
    "repeated": "the same person with the same birth date as an earlier row",
    "bad_birth": "a birth date that is none or not a soldier's; taken without it",
    "surname_only": "a surname alone; taken, but it matches by itself in no class",
}
_NOTES = ("bad_birth", "surname_only")


@dataclass(slots=True)
class Imported:
    """What became of a file: people, and row numbers by reason. ``read`` = taken + set aside."""

    people: list[Person] = field(default_factory=list)
    aside: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    notes: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    read: int = 0
    columns: dict[str, int] = field(default_factory=dict)


def import_rows(rows: Iterable[list[str]], *, columns: Mapping[str, str] | None = None, today: date) -> Imported:
    """People of a table. ``columns`` maps fields to headings or column numbers; else headings are looked for.

    Raises UsageError where no column of names is found.
    """
    done, seen = Imported(), set[tuple[str, ...]]()
    table = list(rows)
    start, done.columns = find_columns(table, columns or {})
    headings = {c.casefold() for c in table[start - 1] if c} if start else set()
    for number, cells in enumerate(table[start:], start + 1):
        done.read += 1
        values = {name: cells[at - 1].strip() if at <= len(cells) else "" for name, at in done.columns.items()}
        if cells == ["\ufffd"]:
            done.aside["unreadable"].append(number)
        elif not any(values.values()):
            done.aside["empty"].append(number)
        elif headings and {v.casefold() for v in values.values() if v} <= headings:
            done.aside["heading"].append(number)
        elif (person := _person(number, values, done, today)) is None:
            done.aside["no_name"].append(number)
        else:
            keys = person.keys()
            mark = tuple(str(keys[k]) for k in ("surname", "given", "patronymic", "birth"))
            if keys["birth"] and keys["given"] and mark in seen:
                done.aside["repeated"].append(number)
            else:
                seen.add(mark)
                done.people.append(person)
    return done


def _person(number: int, values: dict[str, str], done: Imported, today: date) -> Person | None:
    surname, given, patronymic = (values.get(n, "") for n in ("surname", "given", "patronymic"))
    if values.get("name") and not surname:
        surname, given, patronymic = split_name(values["name"])
    surname, given, patronymic = (re.sub(r"[\s.]+", " ", t).strip() for t in (surname, given, patronymic))
    if not any(c.isalpha() for c in surname) or any(c.isdigit() for c in surname):
        return None
    if not given:
        done.notes["surname_only"].append(number)
    elif not patronymic and re.fullmatch(r"[^\W\d_] [^\W\d_]", given):
        given, patronymic = given.split()
    birth = ""
    if values.get("birth"):
        try:
            birth = birth_of(values["birth"])
            if not 14 <= today.year - int(birth[:4]) <= 110:
                raise ValueError
        except ValueError:
            birth = ""
            done.notes["bad_birth"].append(number)
    ident, unit, region = (values.get(n, "") for n in ("ident", "unit", "region"))
    return Person(number, surname, given, patronymic, birth, ident, unit, region)


def find_columns(table: list[list[str]], asked: Mapping[str, str]) -> tuple[int, dict[str, int]]:
    """The number of rows before the first person, and the column (from 1) of each field."""
    known = _headings()
    best, found = 0, dict[str, int]()
    for number, cells in enumerate(table[:20], 1):
        here: dict[str, int] = {}
        for at, cell in enumerate(cells, 1):
            if (name := known.get(_bare(cell))) is not None:
                here.setdefault(name, at)
        if len(here) > len(found) and here.keys() & {"name", "surname"}:
            best, found = number, here
    for name, said in asked.items():
        if name not in COLUMNS:
            raise UsageError(f"a column is one of {', '.join(COLUMNS)}")
        if said.isdigit():
            found[name] = int(said)
            continue
        place = next(((n, c.index(said) + 1) for n, c in enumerate(table[:20], 1) if said in c), None)
        if place is None:
            raise UsageError(f"the heading asked for as {name} is not in the first 20 rows; give the column's number")
        best, found[name] = max(best, place[0]), place[1]
    if not found.keys() & {"name", "surname"} or min(found.values()) < 1:
        raise UsageError(
            "no column of names was recognised; say which it is by number: --column name=1 --column birth=3"
        )
    return best, found


@lru_cache(maxsize=1)
def _headings() -> dict[str, str]:
    return {_bare(form): name for name, forms in load_yaml("people_headings.yml").items() for form in forms}


def _bare(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def number_ranges(numbers: list[int]) -> str:
    """Row numbers in short.

    >>> number_ranges([2, 3, 4, 9])
    '2-4, 9'
    """
    runs: list[list[int]] = []
    for n in numbers:
        if runs and n == runs[-1][1] + 1:
            runs[-1][1] = n
        else:
            runs.append([n, n])
    return ", ".join(f"{a}-{b}" if a != b else str(a) for a, b in runs)
