"""The visually confirmed floor: losses seen in pictures, beside a party's claim, with the share; never blended.

Read from a table with the columns country, equipment_type, type_total (and destroyed, abandoned, captured, damaged),
one row a type, or one row a change with ``date_recorded``. Such tables are gathered from web pages: keys with numbers
or line breaks in them are cleaned or set aside, sums of other rows are set aside, and a type renamed is one type.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from countback.errors import UsageError
from countback.figures.figure import Scope
from countback.ledger.counted import RegisterCount
from countback.registers.losses.importing import day_of, total_of
from countback.registers.losses.items import ITEMS, Item
from countback.registers.losses.series import LossSeries
from countback.values import Count, PartialDate, Period

#: The types of visually confirmed lists that make up an item. What an item's own definition leaves out stays out.
TYPES: dict[str, tuple[str, ...]] = {
    "tank": ("tanks",),
    "APC": (
        "armoured fighting vehicles",
        "infantry fighting vehicles",
        "armoured personnel carriers",
        "mine-resistant ambush protected",
        "infantry mobility vehicles",
    ),
    "field artillery": ("towed artillery", "self-propelled artillery"),
    "MRL": ("multiple rocket launchers",),
    "anti-aircraft warfare": (
        "surface-to-air missile systems",
        "self-propelled anti-aircraft guns",
        "anti-aircraft guns",
    ),
    "aircraft": ("aircraft",),
    "helicopter": ("helicopters",),
    "drone": ("unmanned combat aerial vehicles", "reconnaissance unmanned aerial vehicles"),
    "naval ship": ("naval ships",),
    "vehicles and fuel tanks": ("trucks, vehicles and jeeps",),
}
#: Later names of a type: counted as the type they renamed, or the two would add up.
RENAMED = {
    "rocket and missile artillery": "multiple rocket launchers",
    "naval ships and submarines": "naval ships",
    "trucks, vehicles, and jeeps": "trucks, vehicles and jeeps",
    "trucks, vehicles, jeeps, and trains": "trucks, vehicles and jeeps",
}
_OF = {kind: name for name, kinds in TYPES.items() for kind in kinds}
NOTE = (
    "a floor: what was seen in pictures; losses that nobody pictured are not in it, and its types are near the "
    "claim's, not the same"
)


@dataclass(slots=True)
class Floor:
    """Confirmed totals by item, type and day; how many rows were read and which were set aside."""

    origin: str
    country: str
    basis: str
    totals: dict[str, dict[str, dict[date, int]]] = field(default_factory=dict)
    read: int = 0
    other: int = 0
    aside: list[tuple[int, str, str]] = field(default_factory=list)

    def on(self, item: str, day: date) -> tuple[int, date] | None:
        """The floor of an item on a day: of each type the latest total told by then; and the newest of their days."""
        total, newest = 0, None
        for line in self.totals.get(item, {}).values():
            told = [at for at in line if at <= day]
            if told:
                total += line[max(told)]
                newest = max(newest or max(told), max(told))
        return None if newest is None else (total, newest)

    @property
    def last(self) -> date | None:
        """The newest day of any total."""
        return max((d for kinds in self.totals.values() for line in kinds.values() for d in line), default=None)


def read_floor(body: bytes, *, country: str = "Russia", origin: str = "oryx", on: date | None = None) -> Floor:
    """A floor from a table. ``on`` is the day of a table without days. Raises UsageError for a table of other columns
    or without any day."""
    rows = csv.DictReader(io.StringIO(body.decode("utf-8-sig", "replace")))
    names = set(rows.fieldnames or ())
    if not {"country", "equipment_type", "type_total"} <= names:
        raise UsageError("a table of confirmed losses has the columns country, equipment_type and type_total")
    if "date_recorded" not in names and on is None:
        raise UsageError("this table names no days; say which day it is of with --on 2025-07-20")
    floor = Floor(origin, country, hashlib.sha256(body).hexdigest())
    for row in rows:
        floor.read += 1
        _take(floor, row, rows.line_num, on)
    return floor


def _take(floor: Floor, row: Mapping[str, str], line: int, on: date | None) -> None:
    if row["country"] != floor.country:
        floor.other += 1
        return
    kind = re.sub(r"\s+", " ", row["equipment_type"] or "").strip()
    day = day_of(row.get("date_recorded") or "") or on
    total = total_of(row["type_total"])
    if re.search(r"\d", kind):
        floor.aside.append((line, "a type with a number in it is a heading, not a type", kind[:60]))
    elif kind.casefold() == "all types" or kind.casefold().startswith("losses "):
        floor.aside.append((line, "a sum of other rows", kind[:60]))
    elif day is None or total is None:
        floor.aside.append((line, "no day or no total can be read", f"{kind} {row['type_total']}"[:60]))
    elif (name := _OF.get(RENAMED.get(kind.casefold(), kind.casefold()))) is None:
        floor.aside.append((line, "a type that no item of a loss series counts", kind[:60]))
    else:
        known = RENAMED.get(kind.casefold(), kind.casefold())
        floor.totals.setdefault(name, {}).setdefault(known, {})[day] = total


@dataclass(frozen=True, slots=True)
class Beside:
    """A claim and its floor on one day, and which share of the claim was seen."""

    item: Item
    day: date
    claimed: int
    confirmed: int
    seen: date

    @property
    def share(self) -> float | None:
        """Confirmed by claimed, None where nothing is claimed."""
        return self.confirmed / self.claimed if self.claimed else None


def beside(series: LossSeries, floor: Floor, *, day: date) -> list[Beside]:
    """Each item both tell, on one day."""
    found = []
    for name in TYPES:
        claimed, seen = series.levels.get(name, {}).get(day), floor.on(name, day)
        if claimed is not None and seen is not None:
            found.append(Beside(ITEMS[name], day, claimed, seen[0], seen[1]))
    return found


def floor_count(floor: Floor, row: Beside, *, side: str = "RU") -> RegisterCount:
    """The floor of one item as a register count of the method ``visual_confirmation``."""
    return RegisterCount(
        method="visual_confirmation",
        origin=floor.origin,
        count=Count(row.confirmed, row.confirmed, "min", str(row.confirmed)),
        measure=row.item.measure,
        scope=Scope(side),
        period=Period(until=PartialDate.of(row.seen)),
        known=str(row.seen),
        basis=floor.basis,
        note=NOTE,
        evidence=(("item", row.item.field), ("types", ", ".join(sorted(floor.totals[row.item.field])))),
    )
