"""Which court is which, and where it sits: a table the user gives, for the digits of a code do not tell the region."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from countback.errors import InputError, UsageError
from countback.pages.decode import decode
from countback.registers.courts.refused import Refused
from countback.registers.courts.words import court_in

_CODE, _NAME = ("code", "vnkod"), ("name", "name_ru")
#: The first of these columns that is there and holds more than digits of codes tells where a court sits.
_WHERE = ("place", "region_name", "region", "circuit", "circuit_2020s")


@dataclass(frozen=True, slots=True)
class CourtTable:
    """Codes by the court's name, and the region of each code. ``column`` is the column the regions come from."""

    codes: Mapping[str, str] = field(default_factory=dict)
    regions: Mapping[str, str] = field(default_factory=dict)
    column: str = ""

    def code_of(self, court: str) -> str:
        """The code of a court by its name, as given where the table has it not."""
        return self.codes.get(plain(court), court)

    def region_of(self, court: str) -> str | None:
        """Where a court sits, None where the table does not say."""
        return self.regions.get(self.code_of(court)) or None


def plain(name: str) -> str:
    """A court's name for comparing.

    >>> plain("  Самарский  гарнизонный военный суд")
    'самарский гарнизонный военный суд'
    """
    return " ".join(name.casefold().replace("ё", "е").split())


def read_court_table(file: Path) -> tuple[CourtTable, list[Refused]]:
    """The courts in a CSV with a column ``code`` (or ``vnkod``), ``name`` (``name_ru``) and one of where they sit.

    A second row with a code, or a name, that is taken is set aside. A column of regions that holds nothing but
    digits is passed over: the digits of a code are not where a court sits. Raises UsageError where columns are missing.
    """
    try:
        text = decode(file.read_bytes()).text
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}") from error
    except InputError as error:
        raise UsageError(f"{file}: {error}") from error
    rows = list(csv.DictReader(text.lstrip("\ufeff").splitlines()))
    names = list(rows[0]) if rows else []
    code = next((c for c in _CODE if c in names), None)
    name = next((c for c in _NAME if c in names), None)
    if code is None or name is None:
        raise UsageError(f"{file} is no table of courts: it needs the columns code and name")
    where = next((c for c in _WHERE if c in names and not _digits(rows, c)), "")
    codes: dict[str, str] = {}
    regions: dict[str, str] = {}
    refused = []
    for line, row in enumerate(rows, start=2):
        of = court_in(row[code] or "") or ""
        called = plain(row[name] or "")
        if len(of) != 8 or not called:
            refused.append(Refused(str(file), line, "court", "no code such as 25GV0003, or no name"))
        elif of in regions or called in codes:
            refused.append(Refused(str(file), line, "two_courts", "its code or its name is taken by a row before"))
        else:
            codes[called] = of
            regions[of] = (row.get(where) or "").strip() if where else ""
    return CourtTable(codes, regions, where), refused


def _digits(rows: list[dict[str, str]], column: str) -> bool:
    return all((row[column] or "").strip().isdecimal() for row in rows)
