"""The loss series on the desk."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from countback.registers.losses.reference import reference
from countback.web.loss_chart import draw_losses, unbroken

from .conftest import Visitor

SVG = "{http://www.w3.org/2000/svg}"


def chart(html: str) -> ET.Element:
    found = re.search(r"<svg.*?</svg>", html, re.DOTALL)
    assert found is not None
    return ET.fromstring(found.group())


def test_every_item_is_listed_and_leads_to_its_page(visit: Visitor) -> None:
    rows = visit.json("/losses.json")["items"]
    assert {r["item"] for r in rows} == set(reference().levels)
    page = visit.get("/losses").text
    assert "a party's claim about its enemy" in page.replace("&#39;", "'")
    for row in rows:
        assert f'href="/losses/{row["slug"]}"' in page
        assert visit.get(f"/losses/{row['slug']}").status_code == 200


def test_each_marked_day_of_the_chart_stands_in_the_table_under_it(visit: Visitor) -> None:
    page = visit.get("/losses/personnel?from=2025-02-20&to=2025-03-05").text
    links = [a.get("href") or "" for a in chart(page).iter(f"{SVG}a")]
    assert len(links) == 14
    assert all(f'id="{link[1:]}"' in page for link in links)
    assert "+1,650" in page and "about 874,560" in page


def test_the_whole_series_is_marked_by_month_and_leads_to_its_days(visit: Visitor) -> None:
    page = visit.get("/losses/tank").text
    links = [a.get("href") or "" for a in chart(page).iter(f"{SVG}a")]
    assert links[0] == "/losses/tank?from=2022-02&to=2022-02" and len(links) == 55
    assert "a party's claim about its enemy" in page.replace("&#39;", "'")
    assert "lost digit" in page and "2026-08-08" in page
    # a slip of a digit (655 for 6,555) is drawn as a tie
    assert any("655 became 6,555" in (t.findtext(f"{SVG}title") or "") for t in chart(page).iter(f"{SVG}line"))
    assert len(visit.json("/losses/tank.json")["days"]) == 1626


def test_another_definition_is_another_line_never_joined(visit: Visitor) -> None:
    page = visit.get("/losses/vehicles-and-fuel-tanks?from=2022-04-20&to=2022-05-10").text
    lines = [p.get("class") for p in chart(page).iter(f"{SVG}path")]
    assert lines == ["line o0", "line o1", "line o2"]
    assert 'href="/losses/fuel-tank"' in page and "1,796 against 1,777" in page


def test_wrong_addresses_say_so(visit: Visitor) -> None:
    assert visit.get("/losses/cats").status_code == 404
    assert visit.get("/losses/MRL").headers["location"] == "/losses/mrl"
    assert visit.get("/losses/tank?from=2025&to=2024").status_code == 400
    assert "not told on these days" in visit.get("/losses/tank?from=2020&to=2021").text


@given(st.sets(st.integers(0, 60), max_size=40))
def test_a_missing_day_is_a_gap(days: set[int]) -> None:
    line = {date(2024, 1, 1) + timedelta(days=d): d for d in days}
    runs = unbroken(line)
    assert [d for run in runs for d in run] == sorted(line)
    assert all((b - a).days == 1 for run in runs for a, b in pairwise(run))
    assert all((b[0] - a[-1]).days > 1 for a, b in pairwise(runs))
    drawn = ET.fromstring(draw_losses([line] if line else [], [], title="<t>"))
    assert len(list(drawn.iter(f"{SVG}path"))) == len(runs)
