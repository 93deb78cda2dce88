"""A docket beside what somebody reported of it, date by date; neither is corrected by the other."""

from __future__ import annotations

import calendar
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from countback.errors import UsageError
from countback.registers.courts.case import Case
from countback.registers.courts.counts import cases_once

_SENTENCED = ("sentenced", "sentences")


@dataclass(frozen=True, slots=True)
class Reported:
    """A number somebody published: ``what`` is ``cases``, ``persons`` or ``sentences``; ``article`` None for all.

    ``since`` is None for a running total.
    """

    since: date | None
    until: date
    what: str
    article: str | None
    value: int


@dataclass(frozen=True, slots=True)
class Compared:
    """A reported number and what the docket holds for the same days."""

    reported: Reported
    docket: int

    def to_row(self) -> dict[str, Any]:
        """The comparison as one JSON object; ``share`` is the docket's part of the reported number."""
        r = self.reported
        return {
            "since": r.since.isoformat() if r.since else None,
            "until": r.until.isoformat(),
            "what": r.what,
            "article": r.article,
            "reported": r.value,
            "docket": self.docket,
            "difference": self.docket - r.value,
            "share": round(self.docket / r.value, 4) if r.value else None,
        }


def read_reported(file: Path) -> list[Reported]:
    """The points of a JSON file: ``{"points": [{"as_of": "2024-06-18", "cases": 10025, "by_article": {"337": 9}}]}``.

    A flow has ``period`` (``2024-05``, ``2023-H1`` or ``2023``) in place of ``as_of``. Raises UsageError with the
    place of what does not fit.
    """
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise UsageError(f"{file} is no JSON: {error}") from error
    points = data.get("points") if isinstance(data, dict) else None
    if not isinstance(points, list):
        raise UsageError(f"{file} has no list of points")
    found: list[Reported] = []
    for i, point in enumerate(points):
        try:
            found += _of_point(point)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise UsageError(f"{file}: point {i} cannot be read ({error})") from error
    return found


def _of_point(point: dict[str, Any]) -> Iterator[Reported]:
    since, until = _days(point)
    for what in ("cases", "persons"):
        if what in point:
            yield Reported(since, until, what, None, int(point[what]))
    for name in _SENTENCED:
        if name in point:
            yield Reported(since, until, "sentences", None, int(point[name]))
    for article, value in point.get("by_article", {}).items():
        yield Reported(since, until, "cases", str(article), int(value))


def _days(point: dict[str, Any]) -> tuple[date | None, date]:
    if "as_of" in point:
        return None, date.fromisoformat(point["as_of"])
    year, _, part = str(point["period"]).partition("-")
    first, last = (1, 12) if not part else (1, 6) if part == "H1" else (7, 12) if part == "H2" else (int(part),) * 2
    return date(int(year), first, 1), date(int(year), last, calendar.monthrange(int(year), last)[1])


def compare(cases: Iterable[Case], reported: Iterable[Reported], *, since: date | None = None) -> list[Compared]:
    """Each reported number with the docket's for the same days: cases and persons by the day received, sentences by the
    day of the decision. ``since`` is where a running total begins, None for the first case there is."""
    rows = cases_once(cases)
    return [Compared(r, _count(rows, r, since)) for r in reported]


def _count(rows: list[Case], r: Reported, since: date | None) -> int:
    first = r.since or since or date.min
    total = 0
    for case in rows:
        day = case.heard if r.what == "sentences" else case.received
        if day is None or not first <= day <= r.until:
            continue
        if r.what == "sentences" and case.outcome != "sentence":
            continue
        if r.article is not None and not any(a.split(":")[0] == r.article for a in case.articles):
            continue
        total += len(case.persons) if r.what == "persons" else 1
    return total
