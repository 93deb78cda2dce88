"""The chart of one item of a loss series: one step line, gaps on missing days, a break where the definition changes."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from countback.web.chart_axes import Axes, day_ticks, nice_top, short
from countback.web.charts import HEIGHT, WIDTH
from countback.web.xml_words import xml_text, xml_value


@dataclass(frozen=True, slots=True)
class LossPoint:
    """One marked day: its total, the words a reader of the chart hears, where it leads, and whether it is firm."""

    day: date
    total: int
    words: str
    link: str
    open: bool


@dataclass(frozen=True, slots=True)
class Tie:
    """A later change of a total, drawn from the old to the new value."""

    day: date
    old: int
    new: int
    words: str


def draw_losses(
    lines: Sequence[Mapping[date, int]], points: Sequence[LossPoint], *, title: str, ties: Sequence[Tie] = ()
) -> str:
    """The chart as one ``<svg>``. ``lines`` are definitions: each has its own colour and no line joins two; within one
    a missing day is a gap. ``points`` are the marked days, each a link. Counts begin at zero."""
    days = [d.toordinal() for line in lines for d in line]
    values = [n for line in lines for n in line.values()] + [max(t.old, t.new) for t in ties]
    first, last = (min(days), max(days)) if days else (1, 1)
    axes = Axes(WIDTH, HEIGHT, first, last, nice_top(float(max(values, default=1))), margin=28)
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 {WIDTH} {HEIGHT}" role="group" '
        f"aria-label={xml_value(title)}>",
        f"<title>{xml_text(title)}</title>",
    ]
    for step in axes.steps:
        y, css = axes.y(step), "axis" if step == 0 else "grid"
        out.append(f'<line class="{css}" x1="{axes.left}" x2="{axes.right}" y1="{y}" y2="{y}"/>')
        out.append(f'<text x="{axes.left - 8}" y="{y + 4}" text-anchor="end">{short(step)}</text>')
    for day, words in day_ticks(first, last):
        x = axes.x(day)
        out.append(f'<line class="axis" x1="{x}" x2="{x}" y1="{axes.bottom}" y2="{axes.bottom + 5}"/>')
        out.append(f'<text x="{x}" y="{axes.bottom + 21}" text-anchor="middle">{words}</text>')
    for number, line in enumerate(lines):
        for run in unbroken(line):
            path = f"M{axes.x(run[0].toordinal())} {axes.y(line[run[0]])}"
            path += "".join(f"H{axes.x(d.toordinal())}V{axes.y(line[d])}" for d in run[1:])
            out.append(f'<path class="line o{number % 6}" d="{path}"/>')
    for tie in ties:
        x = axes.x(tie.day.toordinal())
        y1, y2 = axes.y(tie.old), axes.y(tie.new)
        out.append(
            f'<line class="tie o1" x1="{x}" x2="{x}" y1="{y1}" y2="{y2}"><title>{xml_text(tie.words)}</title></line>'
        )
    for p in points:
        x, y = axes.x(p.day.toordinal()), axes.y(p.total)
        css = "mark o0 open" if p.open else "mark o0"
        out.append(
            f"<a href={xml_value(p.link)} aria-label={xml_value(p.words)}><title>{xml_text(p.words)}</title>"
            f'<circle class="hit" cx="{x}" cy="{y}" r="12" fill="transparent"/>'
            f'<circle class="{css}" cx="{x}" cy="{y}" r="4"/></a>'
        )
    return "".join([*out, "</svg>"])


def unbroken(line: Mapping[date, int]) -> list[list[date]]:
    """The days of a line as runs without a missing day."""
    runs: list[list[date]] = []
    ordered = sorted(line)
    for before, day in itertools.chain([(None, ordered[0])] if ordered else [], itertools.pairwise(ordered)):
        if before is None or (day - before).days > 1:
            runs.append([])
        runs[-1].append(day)
    return runs
