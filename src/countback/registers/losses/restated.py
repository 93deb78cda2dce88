"""Restatement: a total that a later vintage tells differently, and of what kind the change is.

A series is as known on a day when every later change is taken back: :func:`as_known_on`.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from countback.errors import UsageError
from countback.registers.losses.items import item_named
from countback.registers.losses.series import LossSeries

#: The kinds, each in words; a change has the first that fits.
KINDS = {
    "reverted": "the value went back to one told before",
    "wrong_year": "one of the two values belongs to the same day of another year",
    "wrong_item": "the old value is another item's of that day",
    "lost_digit": "the old value is the new one with a digit missing",
    "spare_digit": "the old value is the new one with a digit too many",
    "carried": "the old value is that of the day before: the total had not been carried on",
    "ahead": "the old value is that of another day near it: rows had slipped",
    "digits_swapped": "two digits had changed places",
    "one_digit": "one digit was another",
    "same_day": "changed on the day itself: an early row was completed",
    "amended": "changed later, by no slip that shows in its digits",
}
#: Below this, two items with one value say nothing.
_TELLING = 100
#: Days a slipped row may lie off.
_NEAR = 3


@dataclass(frozen=True, slots=True)
class Restatement:
    """One change of one cell: which item and day, the old and the new total, when it was changed."""

    at: str
    mark: str
    day: date
    item: str
    old: int
    new: int
    kind: str = "amended"

    @property
    def lag(self) -> int:
        """Days between the day of the total and its change."""
        return (datetime.fromisoformat(self.at).date() - self.day).days

    @property
    def words(self) -> str:
        """The kind in plain words."""
        return KINDS[self.kind]


def read_restatements(text: str, *, series: LossSeries) -> list[Restatement]:
    """Changes from a table with the columns committed_at, commit, date, field, old, new; each under its kind.

    Raises UsageError where a column is missing or a row cannot be read.
    """
    found = []
    for number, row in enumerate(csv.DictReader(io.StringIO(text)), 2):
        try:
            item = item_named(row["field"])
            day = date.fromisoformat(row["date"])
            datetime.fromisoformat(row["committed_at"])
            name = item.field if item is not None else row["field"]
            change = Restatement(
                row["committed_at"], row.get("commit") or "", day, name, int(row["old"]), int(row["new"])
            )
        except (KeyError, ValueError, TypeError) as error:
            raise UsageError(f"line {number} of the changes cannot be read: {error!r}") from None
        found.append(change)
    return with_kinds(found, series=series)


def changes_between(older: LossSeries, newer: LossSeries) -> list[Restatement]:
    """Every total both vintages tell, and tell differently, under its kind, by day and item."""
    found = []
    for item, line in older.levels.items():
        later = newer.levels.get(item, {})
        for day, old in line.items():
            if day in later and later[day] != old:
                at = max(newer.known, str(day))
                found.append(Restatement(at, newer.basis[:10], day, item, old, later[day]))
    found.sort(key=lambda r: (r.day, r.item))
    return with_kinds(found, series=newer)


def as_known_on(series: LossSeries, changes: Iterable[Restatement], day: date) -> LossSeries:
    """The series as it stood at the end of ``day``: later days left out, later changes taken back, the last first."""
    levels = {item: {at: n for at, n in line.items() if at <= day} for item, line in series.levels.items()}
    for change in sorted(changes, key=lambda c: datetime.fromisoformat(c.at).timestamp(), reverse=True):
        if datetime.fromisoformat(change.at).date() > day and change.day in levels.get(change.item, {}):
            levels[change.item][change.day] = change.old
    return replace(series, levels=levels, known=str(day))


def with_kinds(changes: Sequence[Restatement], *, series: LossSeries) -> list[Restatement]:
    """The changes, each under the first kind of :data:`KINDS` that fits it."""
    ordered = sorted(range(len(changes)), key=lambda i: (datetime.fromisoformat(changes[i].at).replace(tzinfo=None), i))
    told: dict[tuple[str, date], list[int]] = defaultdict(list)
    at_once: dict[tuple[str, date], dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for c in changes:
        at_once[c.mark, c.day][c.item].update((c.old, c.new))
    out = list(changes)
    for i in ordered:
        c = changes[i]
        before = told[c.item, c.day]
        out[i] = replace(c, kind=_kind(c, before, at_once[c.mark, c.day], series))
        before += [v for v in (c.old, c.new) if v not in before]
    return out


def _kind(c: Restatement, before: Sequence[int], at_once: dict[str, set[int]], series: LossSeries) -> str:
    line = series.levels.get(c.item, {})
    if c.new in before:
        return "reverted"
    if _other_year(c, line):
        return "wrong_year"
    beside = any(c.old in values for item, values in at_once.items() if item != c.item)
    final = {item: levels.get(c.day) for item, levels in series.levels.items() if item != c.item}
    if beside or (c.old >= _TELLING and c.old in final.values()):
        return "wrong_item"
    old, new = str(c.old), str(c.new)
    if len(new) == len(old) + 1 and _without_one(old, new):
        return "lost_digit"
    if len(old) == len(new) + 1 and _without_one(new, old):
        return "spare_digit"
    near = {step: line.get(date.fromordinal(c.day.toordinal() + step)) for step in range(-_NEAR, _NEAR + 1) if step}
    if c.old == _before_the_run(c, line):
        return "carried"
    if c.old >= _TELLING and c.old in near.values():
        return "ahead"
    if len(old) == len(new):
        differ = [k for k in range(len(old)) if old[k] != new[k]]
        if len(differ) == 2 and old[differ[0]] == new[differ[1]] and old[differ[1]] == new[differ[0]]:
            return "digits_swapped"
        if len(differ) == 1:
            return "one_digit"
    return "same_day" if c.lag <= 0 else "amended"


def _other_year(c: Restatement, line: object) -> bool:
    """Whether the new value (an overwritten row) is that of the same day of another year, and the old one is not."""
    assert isinstance(line, dict)
    others = []
    for year in (c.day.year - 1, c.day.year + 1):
        try:
            others.append(line.get(c.day.replace(year=year)))
        except ValueError:
            continue
    return c.new != line.get(c.day) and c.new in others


def _before_the_run(c: Restatement, line: object) -> int | None:
    """The last total before the day that is not the new value itself: a total stands still over several days."""
    assert isinstance(line, dict)
    for step in range(1, 40):
        value: int | None = line.get(date.fromordinal(c.day.toordinal() - step))
        if value != c.new:
            return value
    return None


def _without_one(short: str, long: str) -> bool:
    return any(long[:k] + long[k + 1 :] == short for k in range(len(long)))
