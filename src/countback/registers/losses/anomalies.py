"""Anomaly: what is odd in a loss series, found in its numbers alone and told under its kind; nothing is repaired."""

from __future__ import annotations

import itertools
import statistics
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from countback.registers.losses.items import ITEMS
from countback.registers.losses.series import LossSeries

KINDS = {
    "first_days_missing": "the series does not begin with the first day its own numbering names",
    "missing_days": "days between two others have no row",
    "negative_step": "a running total fell",
    "unexplained_fall": "a running total fell, and no correction is told for that day",
    "correction": "part of the day's difference is a correction of earlier totals, not that day's losses",
    "misdated_correction": "the correction fits the next day or the day before, not its own",
    "delta_disagrees": "the published difference is not the difference of the totals",
    "step": "the difference is far outside those of the days around it",
    "still": "a total that moves every day did not move",
    "fine_grained": "a difference of a total told in tens that is no multiple of ten",
    "item_ends": "an item is no longer published",
    "item_begins": "an item is published from this day on",
    "redefined": "one item ended as another began: another definition, never one line",
    "words_missing": "a column of words has no entry on days between two that have",
}
#: Days on each side a difference is compared with, and how many deviations make it far outside.
_AROUND = 15
_FAR = 8.0
_LEAST_STEP = 5


@dataclass(frozen=True, slots=True)
class Anomaly:
    """One odd thing: its kind (of :data:`KINDS`), item (empty for the whole series), day, to which day, and value."""

    kind: str
    item: str
    day: date
    until: date | None = None
    value: int | None = None
    words: str = ""


def anomalies(series: LossSeries) -> list[Anomaly]:
    """Everything odd in the series, by day."""
    found = [
        *_missing(series),
        *_begin_and_end(series),
        *_falls(series),
        *_corrections(series),
        *_deltas(series),
        *_grain(series),
        *_steps(series),
        *_words(series),
    ]
    kinds = list(KINDS)
    return sorted(found, key=lambda a: (a.day, a.item, kinds.index(a.kind)))


def _missing(series: LossSeries) -> Iterator[Anomaly]:
    days = series.days
    if not days:
        return
    number = series.numbers.get(days[0], 1)
    if number > 1:
        first = days[0] - timedelta(days=number - 1)
        words = f"the first row is day {number} by its own count"
        yield Anomaly("first_days_missing", "", first, days[0] - timedelta(days=1), number - 1, words)
    for one, two in itertools.pairwise(days):
        if (two - one).days > 1:
            gone = (two - one).days - 1
            yield Anomaly("missing_days", "", one + timedelta(days=1), two - timedelta(days=1), gone)


def _begin_and_end(series: LossSeries) -> Iterator[Anomaly]:
    days = series.days
    for name, line in series.levels.items():
        if not line:
            continue
        first, last = min(line), max(line)
        if first > days[0]:
            yield Anomaly("item_begins", name, first, None, line[first], f"first told {line[first]:,}")
        if last < days[-1]:
            yield Anomaly("item_ends", name, last, None, line[last], f"last told {line[last]:,}")
        before = [kin for kin in ITEMS[name].kin if series.levels.get(kin)] if name in ITEMS else []
        ended = [kin for kin in before if max(series.levels[kin]) == first - timedelta(days=1)]
        if ended:
            total = sum(series.levels[kin][first - timedelta(days=1)] for kin in ended)
            words = f"{line[first]:,} against {total:,} of {' and '.join(ended)} the day before"
            yield Anomaly("redefined", name, first, None, line[first] - total, words)


def _falls(series: LossSeries) -> Iterator[Anomaly]:
    for name in series.levels:
        for day, step in series.steps(name):
            if step >= 0:
                continue
            yield Anomaly("negative_step", name, day, None, step)
            if series.corrections and not any(_day_of(series, told) == day for told in _correction_days(series)):
                yield Anomaly("unexplained_fall", name, day, None, step)


def _correction_days(series: LossSeries) -> list[date]:
    return sorted({day for line in series.corrections.values() for day in line})


def _day_of(series: LossSeries, told: date) -> date:
    """The day a correction told for ``told`` belongs to: where taking it off leaves no loss below zero."""
    for day in (told, told + timedelta(days=1), told - timedelta(days=1)):
        if not _below(series, told, day):
            return day
    return told


def _below(series: LossSeries, told: date, day: date) -> list[str]:
    """The items whose losses of ``day`` would be below zero once the correction told for ``told`` is taken off."""
    before = day - timedelta(days=1)
    found = []
    for name, line in series.levels.items():
        if day in line and before in line:
            left = line[day] - line[before] - series.corrections.get(name, {}).get(told, 0)
            if left < 0:
                found.append(name)
    return found


def _corrections(series: LossSeries) -> Iterator[Anomaly]:
    for told in _correction_days(series):
        day = _day_of(series, told)
        if day != told:
            below = ", ".join(_below(series, told, told))
            words = f"on {told} it would leave losses below zero ({below}); on {day} it fits"
            yield Anomaly("misdated_correction", "", told, day, None, words)
        for name, line in series.corrections.items():
            level = series.levels.get(name, {})
            before = day - timedelta(days=1)
            if told in line and day in level and before in level:
                step = level[day] - level[before]
                words = f"the totals moved by {step:,}: {step - line[told]:,} of the day and {line[told]:+,} corrected"
                yield Anomaly("correction", name, day, None, line[told], words)


def _deltas(series: LossSeries) -> Iterator[Anomaly]:
    for name, told in series.deltas.items():
        for day, step in series.steps(name):
            if day in told and told[day] != step:
                words = f"published {told[day]:+,}, the totals moved by {step:+,}"
                yield Anomaly("delta_disagrees", name, day, None, step - told[day], words)


def _grain(series: LossSeries) -> Iterator[Anomaly]:
    """Totals told in tens (nine of ten steps are), their steps that are not, and the days such a total stood still."""
    for name in series.levels:
        steps = list(series.steps(name))
        if len(steps) < 30 or sum(s % 10 == 0 for _, s in steps) < 0.9 * len(steps):
            continue
        if sum(s == 0 for _, s in steps) > 0.05 * len(steps):
            continue
        for day, step in steps:
            if step % 10:
                yield Anomaly("fine_grained", name, day, None, step)
            elif step == 0:
                yield Anomaly("still", name, day, None, 0)


def _steps(series: LossSeries) -> Iterator[Anomaly]:
    for name in series.levels:
        steps = list(series.steps(name))
        values = [s for _, s in steps]
        for i, (day, step) in enumerate(steps):
            around = values[max(0, i - _AROUND) : i] + values[i + 1 : i + 1 + _AROUND]
            if len(around) < _AROUND:
                continue
            middle = statistics.median(around)
            apart = [abs(v - middle) for v in around]
            # the mean too: of an item that rarely moves the median deviation is nought
            spread = max(1.4826 * statistics.median(apart), statistics.fmean(apart))
            if abs(step - middle) >= max(_FAR * spread, _LEAST_STEP) and step > 0:
                words = f"{step:+,} where {middle:+,.0f} is usual"
                yield Anomaly("step", name, day, None, step, words)


def _words(series: LossSeries) -> Iterator[Anomaly]:
    days = series.days
    for name, line in series.texts.items():
        first, last = min(line), max(line)
        gone = [day for day in days if first < day < last and day not in line]
        if gone or first > days[0] or last < days[-1]:
            words = f"told {first} to {last}; {len(gone)} days between without"
            yield Anomaly("words_missing", name, first, last, len(gone), words)
