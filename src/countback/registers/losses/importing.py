"""Reading a loss series from a file: JSON or CSV, a row a day or a row a value; what cannot be read becomes a row with
its reason.

Days may be written 2024-04-24, 24.04.2024 or as a spreadsheet's serial number (45406, days since 1899-12-30). A text
that is not UTF-8 throughout is read line by line, the other lines as Windows-1251.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from countback.registers.losses.items import ITEMS, item_named
from countback.registers.losses.series import ORIGIN, LossSeries

#: Why a row or a cell was set aside, in words.
WHY = {
    "date": "the day cannot be read; write 2024-04-24, 24.04.2024 or a spreadsheet's day number",
    "value": "the total is no whole number of zero or more",
    "columns": "the column is none of the items; name it with --column THEIRS=OURS, or leave it",
    "cells": "the row has more or fewer cells than the header",
    "again": "the day was told before in this file with another total; the first is kept",
    "encoding": "the line is not UTF-8 and was read as Windows-1251; save the file in one encoding",
    "shape": "the file is no list of rows with a day each",
    "nothing": "the row holds no total of any item",
}
_SERIAL = date(1899, 12, 30)
_GROUPS = re.compile(r"\d{1,3}(?:[ ,.\u00a0\u202f]\d{3})+")
_DAY_NAMES = frozenset(["date", "day_date", "дата", "datum", "as_of", "date_recorded"])
_BOUNDS = {"about": "about", "approximately": "about", "близько": "about", "more": "min", "over": "min", "понад": "min"}


@dataclass(frozen=True, slots=True)
class BadRow:
    """What was set aside: the line (from 1, the header is line 1 of a table), the reason of :data:`WHY`, the words."""

    line: int
    reason: str
    said: str = ""

    @property
    def words(self) -> str:
        """The reason in plain words."""
        return WHY[self.reason]


@dataclass(slots=True)
class Imported:
    """What a file gave: its series, how many rows were read, kept and set aside."""

    series: LossSeries
    read: int = 0
    kept: int = 0
    bad: list[BadRow] = field(default_factory=list)
    notes: list[BadRow] = field(default_factory=list)

    @property
    def set_aside(self) -> int:
        """How many rows gave no total; each has a reason in ``bad``."""
        return self.read - self.kept


@lru_cache(maxsize=20_000)
def day_of(text: str) -> date | None:
    """A day as files write it, None where it is none.

    >>> day_of("2024-04-24") == day_of("24.04.2024") == day_of("45406") == day_of("45406.0")
    True
    """
    text = text.strip()
    try:
        if len(text) >= 10 and text[4] == "-":
            return date.fromisoformat(text[:10]) if len(text) == 10 or text[10] in "T " else None
        if m := re.fullmatch(r"(\d{1,2})[./](\d{1,2})[./](\d{4})", text):
            return date(int(m[3]), int(m[2]), int(m[1]))
        if m := re.fullmatch(r"(\d{5})(?:\.0+)?", text):
            return _SERIAL + timedelta(days=int(m[1]))
    except ValueError:
        return None
    return None


def total_of(value: Any) -> int | None:
    """A total as files write it, None where it is none; no fraction, nothing below zero.

    >>> total_of("12,345"), total_of(" 7 242 "), total_of("7242.0"), total_of("-3"), total_of("many")
    (12345, 7242, 7242, None, None)
    """
    if type(value) is int:
        return value if value >= 0 else None
    if isinstance(value, float):
        return int(value) if value >= 0 and value.is_integer() else None
    text = str(value).strip()
    if text.isdecimal():
        return int(text)
    if _GROUPS.fullmatch(text):
        return int(re.sub(r"\D", "", text))
    return int(text[: text.index(".")]) if re.fullmatch(r"\d+\.0+", text) else None


def read_series(
    body: bytes, *, name: str, known: str = "", origin: str = ORIGIN, columns: Mapping[str, str] | None = None
) -> Imported:
    """A series out of the bytes of one file.

    A table has a column of days and either one column an item (``tank``, ``APC`` …; ``personnel*`` for how firm it
    was said to be) or the columns ``item`` and ``value`` (with ``delta``, the published difference, where told).
    ``columns`` maps a file's own column names to items. ``known`` is the day the vintage is of; else its last day.
    Never raises for bad content: what cannot be read is in ``bad``.
    """
    notes: list[BadRow] = []
    bad: list[BadRow] = []
    text = _decoded(body, notes)
    start = text.lstrip()[:1]
    rows = _json_rows(text, bad) if start in ("[", "{") else _csv_rows(text, bad)
    reader = _Rows({k.strip().casefold(): v for k, v in (columns or {}).items()}, bad)
    read = 0
    for line, row in rows:
        read += 1
        reader.take(line, row)
    days = [day for each in reader.levels.values() for day in each]
    series = LossSeries(
        name=name,
        known=known or (str(max(days)) if days else "0001-01-01"),
        basis=hashlib.sha256(body).hexdigest(),
        levels=reader.levels,
        deltas=reader.deltas,
        bounds=reader.bounds,
        texts=reader.texts,
        numbers=reader.numbers,
        origin=origin,
    )
    read += len({b.line for b in bad if b.reason in ("cells", "shape")})
    return Imported(series, read, reader.kept, sorted(bad, key=lambda b: b.line), notes)


class _Rows:
    """Takes rows one by one into totals, differences and bounds by item and day."""

    def __init__(self, columns: Mapping[str, str], bad: list[BadRow]) -> None:
        self.levels: dict[str, dict[date, int]] = {}
        self.deltas: dict[str, dict[date, int]] = {}
        self.bounds: dict[str, dict[date, str]] = {}
        self.texts: dict[str, dict[date, str]] = {}
        self.numbers: dict[date, int] = {}
        self.kept = 0
        self._columns = columns
        self._bad = bad
        self._known: dict[str, str | None] = {}

    def _field(self, column: str) -> str | None:
        """What a column is: an item's field, ``@date``, ``@day`` …, None for one that is not known."""
        if column not in self._known:
            key = column.strip().casefold()
            mapped = self._columns.get(key, column.strip())
            item = item_named(mapped)
            if key in _DAY_NAMES or mapped.casefold() == "date":
                found: str | None = "@date"
            elif key in ("day", "item", "value", "delta"):
                found = "@" + key
            elif mapped.endswith("*") and item_named(mapped[:-1]) is not None:
                bound = item_named(mapped[:-1])
                found = "*" + (bound.field if bound is not None else "")
            else:
                found = item.field if item is not None else None
            self._known[column] = found
        return self._known[column]

    def take(self, line: int, row: Mapping[str, Any]) -> None:
        fields = [(self._field(column), column, value) for column, value in row.items()]
        said = next((value for name, _, value in fields if name == "@date"), None)
        day = day_of(str(said)) if said is not None else None
        if day is None:
            self._bad.append(BadRow(line, "date", str(said if said is not None else "no column of days")[:80]))
            return
        long = {name: value for name, _, value in fields if name in ("@item", "@value", "@delta")}
        told = len(self._bad)
        if "@item" in long and "@value" in long:
            self.kept += self._long(line, day, long)
            return
        put = False
        for name, column, value in fields:
            if value is None or value == "":
                continue
            if name is None:
                self._word(line, column, day, value)
            elif name == "@day":
                self.numbers.setdefault(day, total_of(value) or 0)
            elif name[0] == "*":
                self.bounds.setdefault(name[1:], {})[day] = _BOUNDS.get(str(value).strip().casefold(), "exact")
            elif name[0] != "@":
                put = self._put(line, name, day, value) or put
        self.kept += put
        if not put and len(self._bad) == told:
            self._bad.append(BadRow(line, "nothing", str(day)))

    def _long(self, line: int, day: date, long: Mapping[str, Any]) -> bool:
        said = str(long["@item"])
        item = item_named(self._columns.get(said.strip().casefold(), said))
        if item is None:
            self._bad.append(BadRow(line, "columns", said[:80]))
            return False
        put = self._put(line, item.field, day, long["@value"])
        if (told := long.get("@delta")) not in (None, ""):
            try:
                self.deltas.setdefault(item.field, {})[day] = int(str(told).replace(",", "").replace("−", "-"))
            except ValueError:
                self._bad.append(BadRow(line, "value", f"delta {told}"[:80]))
        return put

    def _put(self, line: int, name: str, day: date, value: Any) -> bool:
        total = total_of(value)
        if total is None:
            self._bad.append(BadRow(line, "value", f"{name}: {value}"[:80]))
            return False
        before = self.levels.setdefault(name, {}).setdefault(day, total)
        if before != total:
            self._bad.append(BadRow(line, "again", f"{name} {day}: {before}, then {total}"))
        return before == total

    def _word(self, line: int, column: str, day: date, value: Any) -> None:
        """A column that is no item: of words it is kept as it is, of numbers it is told once."""
        if isinstance(value, str) and not any(c.isdigit() for c in value):
            self.texts.setdefault(column.strip(), {})[day] = value
        elif self._known.get("\x00" + column) is None:
            self._known["\x00" + column] = "told"
            self._bad.append(BadRow(line, "columns", column[:80]))


def _decoded(body: bytes, notes: list[BadRow]) -> str:
    if body[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return body.decode("utf-16", "replace")
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    lines = []
    for number, raw in enumerate(body.removeprefix(b"\xef\xbb\xbf").splitlines(keepends=True), 1):
        try:
            lines.append(raw.decode("utf-8"))
        except UnicodeDecodeError:
            lines.append(raw.decode("cp1251", "replace"))
            notes.append(BadRow(number, "encoding", lines[-1].strip()[:80]))
    return "".join(lines)


def _json_rows(text: str, bad: list[BadRow]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    import msgspec

    try:
        whole = msgspec.json.decode(text.encode("utf-8", "replace"))
    except msgspec.DecodeError:
        whole = None
    if whole is None and text.lstrip().startswith("{"):
        whole = list(_json_lines(text, bad))
    if isinstance(whole, dict):
        whole = whole.get("data", [whole])
    if not isinstance(whole, list):
        bad.append(BadRow(1, "shape", text.lstrip()[:60]))
        return
    for number, row in enumerate(whole, 1):
        if isinstance(row, dict):
            yield number, row
        elif row is not None:
            bad.append(BadRow(number, "shape", str(row)[:60]))


def _json_lines(text: str, bad: list[BadRow]) -> Iterator[Any]:
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            try:
                yield json.loads(line)
            except ValueError:
                bad.append(BadRow(number, "shape", line[:60]))
                yield None


def _csv_rows(text: str, bad: list[BadRow]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    head = text[: text.find("\n") if "\n" in text else len(text)]
    mark = max(",;\t", key=head.count)
    lines: Iterable[list[str]] = csv.reader(io.StringIO(text.replace("\x00", "")), delimiter=mark)
    header: list[str] | None = None
    for number, cells in enumerate(lines, 1):
        if not any(cells):
            continue
        if header is None:
            header = [h.strip() for h in cells]
        elif len(cells) != len(header):
            bad.append(BadRow(number, "cells", f"{len(cells)} cells, header {len(header)}"))
        else:
            yield number, dict(zip(header, cells, strict=True))


def read_corrections(body: bytes) -> dict[str, dict[date, int]]:
    """What of a day's difference is a correction, by item and day, from a collector's table; zeros are left out."""
    found: dict[str, dict[date, int]] = {name: {} for name in ITEMS}
    text = body.decode("utf-8-sig")
    rows = json.loads(text) if text.lstrip().startswith("[") else list(csv.DictReader(io.StringIO(text)))
    for row in rows:
        day = day_of(str(row.get("date", "")))
        for column, value in row.items():
            item = item_named(str(column))
            if day is not None and item is not None and str(value).strip() not in ("", "0"):
                found[item.field][day] = int(value)
    return {name: line for name, line in found.items() if line}
