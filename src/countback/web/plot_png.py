"""The chart of a measure as a PNG, with the series of the SVG: one line an origin, steps of totals, from zero.

Needs the extra ``plot``. What is drawn comes from :mod:`countback.web.charts`; only the drawing differs.
"""

from __future__ import annotations

import io
from datetime import date
from typing import Any

from countback.claims.series import series_of
from countback.claims.voices import name_of
from countback.errors import UsageError
from countback.web.charts import COLOURS, Chart, Dot, is_flow, place_of, runs_of

_HUES = ("#1a4f8b", "#b3261e", "#1b6e45", "#7a4b00", "#6b3fa0", "#00697a", "#5f5b52")
_MARKS = ("o", "s", "D", "^", "v", "P", ".")


def draw_png(chart: Chart, *, title: str, dpi: int = 150) -> bytes:
    """The chart as PNG bytes. Raises UsageError where the extra ``plot`` is not installed."""
    try:
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure
        from matplotlib.ticker import StrMethodFormatter
    except ModuleNotFoundError:
        raise UsageError("a .png needs matplotlib; install it with: pip install 'countback[plot]'") from None
    figure = Figure(figsize=(9.6, 5.0), dpi=dpi, layout="constrained")
    FigureCanvasAgg(figure)
    axes: Any = figure.add_subplot()
    for run in runs_of(chart):
        hue = _HUES[place_of(chart, run[0])]
        days = [date.fromordinal(d.day) for d in run]
        axes.plot(days, [d.low for d in run], drawstyle="steps-post", color=hue, linewidth=1.4)
    named: set[int] = set()
    for dot in chart.dots:
        _dot(axes, chart, dot, named)
    for series in series_of([d.claim for d in chart.dots]):
        hue = _HUES[min(chart.origins.index(series.origin), COLOURS)]
        for r in series.revisions():
            ends = [float(r.earlier.value), float(r.later.value)]
            axes.plot([r.at.last] * 2, ends, color=hue, linewidth=0.9, linestyle=":")
    axes.set_ylim(bottom=0)
    axes.yaxis.set_major_formatter(StrMethodFormatter("{x:,.0f}"))
    axes.grid(axis="y", color="#e3dfd5", linewidth=0.8)
    axes.set_axisbelow(True)
    axes.spines[["top", "right"]].set_visible(False)
    axes.set_title(title, loc="left", fontsize=12)
    axes.legend(frameon=False, fontsize=8, loc="upper left", bbox_to_anchor=(1.0, 1.0))
    out = io.BytesIO()
    figure.savefig(out, format="png", metadata={"Software": None})
    return out.getvalue()


def _dot(axes: Any, chart: Chart, dot: Dot, named: set[int]) -> None:
    """One count: its band, the bar of its period, and its mark, filled where the number is exact."""
    place, day = place_of(chart, dot), date.fromordinal(dot.day)
    hue = _HUES[place]
    if dot.high > dot.low:
        axes.plot([day, day], [dot.low, dot.high], color=hue, alpha=0.28, linewidth=7, solid_capstyle="butt")
    if is_flow(dot) and dot.since is not None and dot.since < dot.day:
        axes.plot([date.fromordinal(dot.since), day], [dot.low] * 2, color=hue, linewidth=2)
    words = name_of(dot.claim.origin) if place < COLOURS else "others"
    label = words if place not in named else None
    named.add(place)
    face = "white" if dot.open else hue
    axes.plot([day], [dot.low], _MARKS[place], color=hue, markerfacecolor=face, markersize=6, label=label)
