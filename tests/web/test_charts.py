"""Charts: a line per origin and definition, from zero, gaps kept, open marks for what is not firm, points that link."""

from __future__ import annotations

import importlib.util
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest

from countback.claims import resolve
from countback.web.chart_axes import Axes, day_ticks, nice_top, short
from countback.web.charts import MOST, chart_of, describe, draw

_spec = importlib.util.spec_from_file_location("claim_stories", Path(__file__).parents[1] / "claims" / "conftest.py")
assert _spec is not None and _spec.loader is not None
_module = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_module)
stories = _module.stories
SVG = "{http://www.w3.org/2000/svg}"


def claims(stories: Any, *rows: dict[str, Any], published: str = "2024-06-01") -> list[Any]:
    """One claim for each row, each from a page of its own."""
    tell, made = stories["tell"], []
    for n, row in enumerate(rows):
        given = {"counted": "person", "event": "deserted", "stat": "total", "side": "RU", "origin": "mediazona"} | row
        said = str(given.pop("said", given.get("low", 1)))
        when = given.pop("published", published)
        page = tell(f"page{n}-{said}", (f"Soldiers: {{{said}}} deserted.", given), outlet=f"outlet{n}", published=when)
        made += list(resolve(stories["entries"](page)))
    return made


def drawn(found: list[Any], **how: Any) -> ET.Element:
    return ET.fromstring(draw(chart_of(found), title="People deserted", **how))


def marks(tree: ET.Element) -> list[ET.Element]:
    return [e for e in tree.iter() if "mark" in e.attrib.get("class", "").split()]


def test_totals_are_one_step_line_and_every_point_a_link(stories: Any) -> None:
    rows = [{"low": 100 * n, "until": f"2024-0{n}-01"} for n in (1, 2, 3)]
    found = claims(stories, *rows)
    tree = drawn(found)
    (line,) = [e for e in tree.iter(f"{SVG}path") if e.attrib.get("class", "").startswith("line")]
    assert re.fullmatch(r"M[\d.]+ [\d.]+(H[\d.]+V[\d.]+){2}", line.attrib["d"])
    links = [a.attrib["href"] for a in tree.iter(f"{SVG}a")]
    assert sorted(links) == sorted(f"/claims/{c.id}" for c in found)
    assert all(a.attrib["aria-label"] and a.find(f"{SVG}title") is not None for a in tree.iter(f"{SVG}a"))


def test_a_line_never_joins_two_origins_or_two_definitions(stories: Any) -> None:
    found = claims(
        stories,
        {"low": 100, "until": "2024-01-01"},
        {"low": 200, "until": "2024-02-01", "origin": "istories"},
        {"low": 300, "until": "2024-03-01", "group": "officer"},
        {"low": 400, "until": "2024-04-01", "side": "UA"},
    )
    tree = drawn(found)
    assert not [e for e in tree.iter(f"{SVG}path") if e.attrib.get("class", "").startswith("line")]
    assert len({e.attrib["class"] for e in marks(tree)}) == 2


def test_a_gap_stays_a_gap(stories: Any) -> None:
    days = [f"2024-01-{d:02}" for d in (1, 2, 3, 20, 21)]
    tree = drawn(claims(stories, *({"low": 100 + n, "until": day} for n, day in enumerate(days))))
    lines = [e for e in tree.iter(f"{SVG}path") if e.attrib.get("class", "").startswith("line")]
    assert [line.attrib["d"].count("H") for line in lines] == [2, 1]


def test_what_is_not_firm_is_open_and_a_range_is_a_band(stories: Any) -> None:
    found = claims(
        stories,
        {"low": 100, "until": "2024-01-01"},
        {"low": 200, "until": "2024-02-01", "bound": "about"},
        {"low": 300, "until": "2024-03-01", "hedged": True},
        {"low": 400, "high": 500, "until": "2024-04-01"},
        {"low": 600},
    )
    tree = drawn(found)
    open_ = [("open" in e.attrib["class"].split()) for e in marks(tree)]
    assert sorted(open_) == [False, True, True, True, True]
    (band,) = [e for e in tree.iter(f"{SVG}line") if e.attrib.get("class", "").startswith("band")]
    assert float(band.attrib["y2"]) < float(band.attrib["y1"])
    assert "first page" in describe(chart_of(found))


def test_flows_are_bars_over_their_period_and_differences_stay_in_the_table(stories: Any) -> None:
    found = claims(
        stories,
        {"low": 100, "since": "2024-01", "until": "2024-01", "stat": "flow"},
        {"low": 5000, "until": "2024-03-01"},
        {"low": 7, "until": "2024-03-01", "stat": "delta"},
    )
    chart = chart_of(found)
    assert len(chart.dots) == 2 and "1 published daily difference is in the table only" in describe(chart)
    bars = [e for e in drawn(found).iter(f"{SVG}line") if e.attrib.get("class", "").startswith("span")]
    assert len(bars) == 1 and float(bars[0].attrib["x1"]) < float(bars[0].attrib["x2"])


def test_a_revision_is_a_tie_between_its_two_values(stories: Any) -> None:
    found = claims(
        stories,
        {"low": 1000, "until": "2024-01-01", "published": "2024-01-02"},
        {"low": 1100, "until": "2024-02-01", "published": "2024-02-02"},
        {"low": 1250, "until": "2024-02-01", "published": "2024-03-02"},
    )
    (tie,) = [e for e in drawn(found).iter(f"{SVG}line") if e.attrib.get("class", "").startswith("tie")]
    title = tie.find(f"{SVG}title")
    assert title is not None and "1,100 became 1,250" in str(title.text)


def test_counts_begin_at_zero(stories: Any) -> None:
    tree = drawn(claims(stories, {"low": 49_000, "until": "2024-01-01"}, {"low": 50_000, "until": "2024-02-01"}))
    assert "0" in [t.text for t in tree.iter(f"{SVG}text")]
    axes = Axes(960, 430, 1, 2, 50_000)
    assert axes.y(0) == axes.bottom and axes.y(50_000) < axes.y(49_000) < axes.y(0)


def test_undated_counts_are_told_not_guessed(stories: Any) -> None:
    found = claims(stories, {"low": 10}, {"low": 20, "until": "2024-01-01"}, published="")
    chart = chart_of(found)
    assert chart.undated == 1 and "1 without any date is in the table only" in describe(chart)


def test_many_points_are_one_a_day(stories: Any) -> None:
    base = claims(stories, *({"low": n, "until": f"2024-01-{1 + n % 28:02}"} for n in range(1, 29)))
    chart = chart_of(base * (MOST // 28 + 2))
    assert len(chart.dots) == 28 and all(d.many > 50 for d in chart.dots)


def test_nothing_to_draw_draws_a_frame() -> None:
    tree = ET.fromstring(draw(chart_of([]), title="<none>", standalone=True))
    assert tree.tag == f"{SVG}svg" and not marks(tree)


@pytest.mark.parametrize("top", [1, 3, 9, 10, 64, 99, 684, 7400, 20538, 999_999, 461_940, 10**9])
def test_scales_are_round_and_hold_the_highest_value(top: int) -> None:
    axes = Axes(960, 430, 1, 2, nice_top(top))
    assert axes.top >= top and axes.steps[0] == 0 and axes.steps[-1] == pytest.approx(axes.top)
    assert 4 <= len(axes.steps) <= 8 and all(short(s) for s in axes.steps)


@pytest.mark.parametrize("days", [0, 1, 5, 40, 100, 400, 900, 4000, 12_000])
def test_ticks_are_few_and_inside(days: int) -> None:
    first = 738_000
    ticks = day_ticks(first, first + days)
    assert 1 <= len(ticks) <= 10 and all(first <= day <= first + days for day, _ in ticks)
    assert len({words for _, words in ticks}) == len(ticks)
