"""The loss series on the desk: every item, and one item as a chart with its table twin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from countback.claims.voices import name_of
from countback.exports.tables import Column, Table
from countback.registers.losses.anomalies import Anomaly, anomalies
from countback.registers.losses.items import ITEMS, Item, item_named
from countback.registers.losses.reference import reference, restatements
from countback.registers.losses.restated import Restatement
from countback.registers.losses.series import NOTE, DayRow, LossSeries, day_rows
from countback.web.answers import Answer
from countback.web.asked import Asked, BadQuestion, Moved, NotFound
from countback.web.desk import Desk, State
from countback.web.loss_chart import LossPoint, Tie, draw_losses
from countback.web.paint import own

#: Days shown one by one; longer stretches are marked and listed by month, each month a link to its days.
MOST_DAYS = 92


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item of the list of items: its last day's row and since when it is told."""

    item: Item
    first: date
    last: DayRow
    odd: int


ITEM_ROWS: Table[ItemRow] = Table(
    "losses",
    "One item of the loss series on its last day.",
    (
        Column("item", "string", "the item's name in the series", lambda r: r.item.field),
        Column("counts", "string", "what it counts", lambda r: r.item.words),
        Column("first", "string", "the first day it was told", lambda r: str(r.first)),
        Column("last", "string", "the last day it was told", lambda r: str(r.last.day)),
        Column("total", "integer", "the running total on that day", lambda r: r.last.level),
        Column("step", "integer", "the difference from the day before", lambda r: r.last.step),
    ),
    ("item",),
)
DAY_ROWS: Table[DayRow] = Table(
    "losses_by_day",
    "One item on one day; a day the series misses has no total.",
    (
        Column("date", "string", "the day", lambda r: str(r.day)),
        Column("item", "string", "the item's name in the series", lambda r: r.item.field),
        Column("total", "integer", "the running total as told; empty on a missing day", lambda r: r.level),
        Column("bound", "string", "exact, about or min, as told", lambda r: r.bound),
        Column("step", "integer", "the difference of neighbouring days' totals", lambda r: r.step),
        Column("published", "integer", "the difference the source published", lambda r: r.delta),
        Column("correction", "integer", "what of the step is told to be a correction", lambda r: r.correction),
    ),
    ("date", "item"),
)


def _odd(state: State) -> list[Anomaly]:
    return state.once("losses.anomalies", lambda: anomalies(reference()))


def losses(desk: Desk, state: State, asked: Asked) -> Answer:
    """Every item on its last day."""
    series, odd = reference(), _odd(state)
    rows = []
    for item in series.items():
        found = day_rows(series, item)
        rows.append(ItemRow(item, found[0].day, found[-1], sum(a.item == item.field for a in odd)))
    context = {"series": series, "rows": rows, "caveat": NOTE, "origin": name_of(series.origin), "odd": len(odd)}

    def data() -> dict[str, Any]:
        return {"series": _told(series), "items": [ITEM_ROWS.row(r) | {"slug": r.item.slug} for r in rows]}

    return Answer("losses.html", context, data, (ITEM_ROWS, lambda: rows))


def _told(series: LossSeries) -> dict[str, str]:
    return {"name": series.name, "origin": series.origin, "known": series.known, "basis": series.basis, "note": NOTE}


def loss_item(desk: Desk, state: State, asked: Asked, item: str) -> Answer:
    """One item over time. ``from`` and ``to`` choose the days. Raises NotFound for an unknown item."""
    known = item_named(item)
    series = reference()
    if known is None or not series.levels.get(known.field):
        raise NotFound(f"the loss series has no item “{item}”")
    if known.slug != item:
        raise Moved(f"/losses/{known.slug}")
    since, until = asked.day("from"), asked.day("to")
    first, last = since.first if since else None, until.last if until else None
    if first is not None and last is not None and first > last:
        raise BadQuestion(f"from ({since}) is later than to ({until})")
    rows = day_rows(series, known, since=first, until=last)
    odd = [a for a in _odd(state) if a.item in (known.field, "") and _within(a.day, first, last)]
    changes = [c for c in restatements() if c.item == known.field and _within(c.day, first, last)]
    by_month = len(rows) > MOST_DAYS
    shown = _months(rows) if by_month else rows
    kin = [ITEMS[name] for name in known.kin if series.levels.get(name)]
    context = {
        "item": known, "series": series, "rows": shown, "by_month": by_month, "kin": kin, "caveat": NOTE,
        "origin": name_of(series.origin), "total": len(rows), "missing": sum(r.level is None for r in rows),
        "odd": [a for a in odd if a.kind != "step"], "steps": sum(a.kind == "step" for a in odd), "changes": changes,
        "since": asked.text("from"), "until": asked.text("to"),
        "chart": own(_chart(series, known, kin, shown, changes, first, last, by_month=by_month)) if rows else "",
    }  # fmt: skip

    def data() -> dict[str, Any]:
        return {
            "series": _told(series), "item": known.field, "counts": known.words,
            "measure": {"counted": known.counted, "event": known.event},
            "days": [DAY_ROWS.row(r) for r in rows],
            "anomalies": [
                {"date": str(a.day), "kind": a.kind, "item": a.item, "value": a.value, "words": a.words} for a in odd
            ],
            "restatements": [
                {"date": str(c.day), "old": c.old, "new": c.new, "changed": c.at, "kind": c.kind} for c in changes
            ],
        }  # fmt: skip

    return Answer("loss_item.html", context, data, (DAY_ROWS, lambda: rows))


def _within(day: date, first: date | None, last: date | None) -> bool:
    return (first is None or day >= first) and (last is None or day <= last)


def _months(rows: Sequence[DayRow]) -> list[DayRow]:
    """The last told day of each month."""
    found: dict[tuple[int, int], DayRow] = {}
    for row in rows:
        if row.level is not None:
            found[row.day.year, row.day.month] = row
    return list(found.values())


def _chart(
    series: LossSeries, item: Item, kin: Sequence[Item], shown: Sequence[DayRow], changes: Sequence[Restatement],
    first: date | None, last: date | None, *, by_month: bool,
) -> str:  # fmt: skip
    lines = []
    for each in (item, *kin):
        levels = series.levels[each.field]
        lines.append({d: n for d, n in levels.items() if _within(d, first, last)})
    points = []
    for row in shown:
        if row.level is None:
            continue
        month = f"{row.day:%Y-%m}"
        link = f"/losses/{item.slug}?from={month}&to={month}" if by_month else f"#d{row.day}"
        words = f"{row.day}: {row.level:,}" + ("" if row.bound == "exact" else f", {row.bound}")
        points.append(LossPoint(row.day, row.level, words, link, row.bound != "exact"))
    ties = [Tie(c.day, c.old, c.new, f"{c.day}: {c.old:,} became {c.new:,}: {c.words}") for c in changes]
    # a slip of a digit would squeeze the line to the floor: such changes are in the table only
    top = max((n for line in lines for n in line.values()), default=1)
    ties = [t for t in ties if max(t.old, t.new) <= 1.2 * top]
    title = f"{item.words[:1].upper()}{item.words[1:]}: running total told by {name_of(series.origin)}"
    return draw_losses([line for line in lines if line], points, title=title, ties=ties)
