"""Charts as SVG, drawn by the server: one line per origin, from zero, every point a link, no script.

A running total is a step line, a flow a bar over its period; a stated range is a band; a filled mark is an exact
number, an open one is vague, bounded, hedged or dated by its page only; a revision is a thin tie between its two
values. Lines break where the definition changes and where a value is missing; nothing is smoothed. Counts begin at
zero.
"""

from __future__ import annotations

import itertools
import statistics
import textwrap
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from countback.claims.claim import Claim
from countback.claims.series import line_of, series_of
from countback.claims.voices import name_of
from countback.exports.cite import said_words
from countback.exports.wording import first_seen, value
from countback.web.chart_axes import Axes, day_ticks, nice_top, short
from countback.web.paths import claim_path
from countback.web.xml_words import xml_text, xml_value

WIDTH, HEIGHT = 960, 430
#: A chart of one origin, beside others on a page.
SMALL = (560, 270)
#: Characters of an origin's name on one line beside its last point.
NAME = 22
#: More points than this are drawn as one a day and line.
MOST = 2_000
#: Origins with a colour and a mark of their own; the others share the last.
COLOURS = 6
#: A line of totals is not drawn over a gap of so many times its usual step.
GAP = 3.0

_STYLE = """
svg.chart{background:#fff;font-family:"Source Sans 3","Noto Sans","DejaVu Sans",sans-serif;font-size:13px}
.chart text{fill:#55524b}.chart .axis{stroke:#1d1d1b}.chart .grid{stroke:#e3dfd5}
.chart .mark{fill:currentColor;stroke:currentColor;stroke-width:2}.chart .open{fill:#fff}
.chart text.name{fill:currentColor}
.chart .line{fill:none;stroke:currentColor;stroke-width:2}.chart .span{stroke:currentColor;stroke-width:3}
.chart .band{stroke:currentColor;stroke-width:9;stroke-opacity:.28}.chart .tie{stroke:currentColor;stroke-dasharray:2 3}
""" + "".join(
    f".chart .o{i}{{color:{c}}}"
    for i, c in enumerate(("#1a4f8b", "#b3261e", "#1b6e45", "#7a4b00", "#6b3fa0", "#00697a", "#5f5b52"))
)


@dataclass(frozen=True, slots=True)
class Dot:
    """One claim on a chart. Days are ordinals; ``many`` is how many claims it stands for where points are binned."""

    claim: Claim
    day: int
    since: int | None
    by_page: bool
    many: int = 1

    @property
    def low(self) -> float:
        """The value, or the lower end of the range."""
        return float(self.claim.head.figure.count.low)

    @property
    def high(self) -> float:
        """The upper end of the range; the value where none is stated."""
        high = self.claim.head.figure.count.high
        return float(high) if high is not None else self.low

    @property
    def open(self) -> bool:
        """Whether the number is not firm: vague, bounded, hedged, a range, or without a date of its own."""
        f = self.claim.head.figure
        return self.by_page or f.count.vague or f.hedged or f.count.bound != "exact" or not f.count.single


@dataclass(frozen=True, slots=True)
class Chart:
    """What is drawn, and the claims that are not, with the reason."""

    dots: tuple[Dot, ...]
    origins: tuple[str | None, ...]
    undated: int
    apart: int

    @property
    def drawn(self) -> bool:
        """Whether there is enough to draw."""
        return len(self.dots) > 1


def chart_of(claims: Iterable[Claim]) -> Chart:
    """Choose what can be drawn: levels and flows, or daily differences where there is nothing else."""
    rows = list(claims)
    levels = [c for c in rows if c.head.figure.measure.stat != "delta"]
    shown = levels or rows
    dots = [dot for c in shown if (dot := _dot(c)) is not None]
    undated = len(shown) - len(dots)
    if len(dots) > MOST:
        dots = _binned(dots)
    told: dict[str | None, int] = defaultdict(int)
    for dot in dots:
        told[dot.claim.origin] += dot.claim.pages
    origins = tuple(sorted(told, key=lambda o: (-told[o], str(o))))
    dots.sort(key=lambda d: (origins.index(d.claim.origin), d.day, d.low, d.claim.id))
    return Chart(tuple(dots), origins, undated, len(rows) - len(shown))


def _dot(claim: Claim) -> Dot | None:
    period = claim.head.figure.period
    if period.until is not None:
        since = period.since.first.toordinal() if period.since is not None else None
        return Dot(claim, period.until.last.toordinal(), since, by_page=False)
    published = first_seen(claim).source.published
    if published is None:
        return None
    return Dot(claim, published.last.toordinal(), None, by_page=True)


def _binned(dots: Sequence[Dot]) -> list[Dot]:
    bins: dict[tuple[object, ...], list[Dot]] = defaultdict(list)
    for dot in dots:
        bins[dot.claim.origin, line_of(dot.claim.head), dot.day].append(dot)
    found = []
    for same in bins.values():
        top = max(same, key=lambda d: (d.low, d.claim.id))
        found.append(Dot(top.claim, top.day, top.since, top.by_page, len(same)))
    return found


def draw(chart: Chart, *, title: str, links: str | None = "", standalone: bool = False, small: bool = False) -> str:
    """The chart as one ``<svg>``. ``links`` goes before each path, None leaves points without links;
    ``standalone`` adds the style a file needs, ``small`` leaves the origins' names to the page around it."""
    days = [d.day for d in chart.dots] + [d.since for d in chart.dots if d.since is not None and is_flow(d)]
    first, last = (min(days), max(days)) if days else (1, 1)
    first = max(first, last - 366 * 30)
    (width, height), margin = (SMALL, 28) if small else ((WIDTH, HEIGHT), 196)
    axes = Axes(width, height, first, last, nice_top(max((d.high for d in chart.dots), default=1.0)), margin=margin)
    words = f"{len(chart.dots)} counts by {len(chart.origins)} origins; each point is one claim."
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 {width} {height}" role="group" '
        f"aria-label={xml_value(title)}>",
        f"<title>{xml_text(title)}</title><desc>{xml_text(words)}</desc>",
    ]
    if standalone:
        out.append(f'<style>{_STYLE}</style><text x="8" y="18">{xml_text(title)}</text>')
    out += _frame(axes)
    out += _lines(chart, axes)
    out += _ties(chart, axes)
    out += [_mark(dot, place_of(chart, dot), axes, links) for dot in chart.dots if dot.day >= first]
    out += [] if small else _names(chart, axes)
    return "".join([*out, "</svg>"])


def place_of(chart: Chart, dot: Dot) -> int:
    """The colour and mark of a dot's origin."""
    return min(chart.origins.index(dot.claim.origin), COLOURS)


def is_flow(dot: Dot) -> bool:
    """Whether a dot counts over a period, so that no line joins it."""
    return dot.claim.head.figure.measure.stat in ("flow", "delta")


def _frame(axes: Axes) -> list[str]:
    out = []
    for step in axes.steps:
        y = axes.y(step)
        out.append(
            f'<line class="{"axis" if step == 0 else "grid"}" x1="{axes.left}" x2="{axes.right}" y1="{y}" y2="{y}"/>'
        )
        out.append(f'<text x="{axes.left - 8}" y="{y + 4}" text-anchor="end">{short(step)}</text>')
    for day, words in day_ticks(axes.first, axes.last):
        x = axes.x(day)
        out.append(f'<line class="axis" x1="{x}" x2="{x}" y1="{axes.bottom}" y2="{axes.bottom + 5}"/>')
        out.append(f'<text x="{x}" y="{axes.bottom + 21}" text-anchor="middle">{words}</text>')
    return out


def runs_of(chart: Chart) -> list[list[Dot]]:
    """The dots a line joins: totals of one origin by one definition, cut at gaps."""
    runs: dict[tuple[object, ...], list[Dot]] = defaultdict(list)
    for dot in chart.dots:
        if not is_flow(dot) and not dot.by_page and dot.claim.head.figure.count.single:
            runs[(dot.claim.origin, *line_of(dot.claim.head))].append(dot)
    return [piece for run in runs.values() for piece in _unbroken(run)]


def _lines(chart: Chart, axes: Axes) -> list[str]:
    """Steps of totals, bars of flows, bands of ranges. A line never leaves its origin and its definition."""
    out = []
    for dot in chart.dots:
        css = f"o{place_of(chart, dot)}"
        if dot.high > dot.low:
            x = axes.x(dot.day)
            out.append(f'<line class="band {css}" x1="{x}" x2="{x}" y1="{axes.y(dot.low)}" y2="{axes.y(dot.high)}"/>')
        if is_flow(dot) and dot.since is not None and dot.since < dot.day:
            y = axes.y(dot.low)
            start = axes.x(max(dot.since, axes.first))
            out.append(f'<line class="span {css}" x1="{start}" x2="{axes.x(dot.day)}" y1="{y}" y2="{y}"/>')
    for piece in runs_of(chart):
        path = f"M{axes.x(piece[0].day)} {axes.y(piece[0].low)}"
        path += "".join(f"H{axes.x(d.day)}V{axes.y(d.low)}" for d in piece[1:])
        out.append(f'<path class="line o{place_of(chart, piece[0])}" d="{path}"/>')
    return out


def _unbroken(run: Sequence[Dot]) -> list[list[Dot]]:
    """A run of totals cut where a value is missing: at gaps of more than ``GAP`` times the usual step."""
    steps = [b.day - a.day for a, b in itertools.pairwise(run) if b.day > a.day]
    usual = max(statistics.median(steps), 1) if steps else 1
    pieces: list[list[Dot]] = [[run[0]]]
    for before, dot in itertools.pairwise(run):
        if dot.day - before.day > GAP * usual:
            pieces.append([])
        pieces[-1].append(dot)
    return [piece for piece in pieces if len(piece) > 1]


def _ties(chart: Chart, axes: Axes) -> list[str]:
    out = []
    for series in series_of([d.claim for d in chart.dots]):
        for r in series.revisions():
            x, place = axes.x(r.at.last.toordinal()), min(chart.origins.index(series.origin), COLOURS)
            y1, y2 = axes.y(float(r.earlier.value)), axes.y(float(r.later.value))
            words = f"{r.kind}: {r.earlier.value:,} became {r.later.value:,}"
            line = f'<line class="tie o{place}" x1="{x}" x2="{x}" y1="{y1}" y2="{y2}">'
            out.append(f"{line}<title>{xml_text(words)}</title></line>")
    return out


def _mark(dot: Dot, place: int, axes: Axes, links: str | None) -> str:
    x, y = axes.x(dot.day), axes.y(dot.low)
    words = f"{name_of(dot.claim.origin)}: {said_words(dot.claim.head.figure)}"
    if dot.by_page:
        words += f"; no date of its own, drawn at its first page, {date.fromordinal(dot.day)}"
    if dot.many > 1:
        words += f"; the highest of {dot.many} on this day"
    css = f"mark o{place}{' open' if dot.open else ''}"
    shapes = (
        f'<circle class="{css}" cx="{x}" cy="{y}" r="5"/>',
        f'<rect class="{css}" x="{x - 4.5:.1f}" y="{y - 4.5:.1f}" width="9" height="9"/>',
        f'<path class="{css}" d="M{x} {y - 6.5:.1f}l6.5 6.5l-6.5 6.5l-6.5 -6.5z"/>',
        f'<path class="{css}" d="M{x} {y - 6:.1f}l6 11h-12z"/>',
        f'<path class="{css}" d="M{x} {y + 6:.1f}l6 -11h-12z"/>',
        f'<path class="{css}" d="M{x - 6} {y}h12M{x} {y - 6:.1f}v12"/>',
        f'<circle class="{css}" cx="{x}" cy="{y}" r="3.5"/>',
    )
    inner = f'<title>{xml_text(words)}</title><circle class="hit" cx="{x}" cy="{y}" r="12" fill="transparent"/>'
    if links is None:
        return f"<g>{inner}{shapes[place]}</g>"
    link = xml_value(links + claim_path(dot.claim))
    return f"<a href={link} aria-label={xml_value(words)}>{inner}{shapes[place]}</a>"


def _names(chart: Chart, axes: Axes) -> list[str]:
    """Each origin's name beside its last point, moved apart where they would touch."""
    ends: dict[int, tuple[str, float]] = {}
    for dot in chart.dots:
        place = place_of(chart, dot)
        name = name_of(dot.claim.origin) if place < COLOURS else "others"
        ends[place] = (name, axes.y(dot.low))
    out, free = [], 0.0
    for place, (name, y) in sorted(ends.items(), key=lambda e: (e[1][1], e[0])):
        lines = textwrap.wrap(name, NAME, max_lines=3, placeholder=" …")
        top = max(y + 4, free)
        free = top + 16 * len(lines) + 3
        x = axes.right + 14
        spans = "".join(
            f'<tspan x="{x}" y="{top + 16 * i:.1f}">{xml_text(line)}</tspan>' for i, line in enumerate(lines)
        )
        out.append(f'<text class="name o{place}">{spans}</text>')
    return out


def describe(chart: Chart) -> str:
    """What is not drawn, in words."""
    parts = []
    if chart.undated:
        parts.append(f"{chart.undated} without any date {'is' if chart.undated == 1 else 'are'} in the table only")
    if chart.apart:
        differences = "difference is" if chart.apart == 1 else "differences are"
        parts.append(f"{chart.apart} published daily {differences} in the table only")
    if any(d.by_page for d in chart.dots):
        parts.append("a count without a date of its own is drawn open, at the date of its first page")
    return "; ".join(parts)


def legend(chart: Chart) -> list[tuple[int, str, str]]:
    """Of each origin its colour number, its name, and its latest value in words."""
    found = []
    for i, origin in enumerate(chart.origins):
        last = max((d for d in chart.dots if d.claim.origin == origin), key=lambda d: (d.day, d.claim.id))
        found.append((min(i, COLOURS), name_of(origin), value(last.claim.head.figure)))
    return found
