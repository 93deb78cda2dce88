"""What is derived is the same bytes however the pages came in, one by one or all at once."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from countback.checks import check_claims, check_page
from countback.claims import find_copies, resolve
from countback.claims.chains import tree_of
from countback.claims.grades import grades
from countback.claims.ranges import ranges
from countback.claims.series import breaks_of, series_of, series_row
from countback.figures.reading import dumps
from countback.ledger.entry import entries_of

calm = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def days(stories: Any) -> list[Any]:
    tank = {"counted": "tank", "event": "lost", "origin": "ua_general_staff"}
    return [
        stories["tell"](
            f"day{d}",
            (f"Tanks: {{{value}}}.", tank | {"until": f"2024-04-{d}"}),
            (f"Plus {{{plus}}}.", tank | {"until": f"2024-04-{d}", "stat": "delta"}),
            published=f"2024-04-{d}",
        )
        for d, value, plus in ((23, "7,241", 5), (24, "7,256", 15), (25, "7,230", 40))
    ]


def pages_of(stories: Any) -> list[Any]:
    more = [stories["courts"](), stories["district"](), stories["district"]("twin")]
    return [*stories["chain"](), *more, *days(stories)]


def derived(readings: list[Any]) -> list[str]:
    """Everything derived, as rows of JSON: claims with joins, chains, findings, grades, ranges, series and breaks."""
    copies = find_copies(readings)
    resolution = resolve([e for r in readings for e in entries_of(r)], copies=copies)
    rows: list[str] = []
    graded = grades(resolution)
    for c in resolution:
        joins = [[j.entry, j.rule, j.score, j.words] for j in c.joins]
        rows.append(dumps({"claim": c.id, "members": [m.id for m in c.members], "joins": joins}))
        rows.append(dumps({"grade": graded[c.id].to_row(), "chain": tree_of(c, copies=copies).lines()}))
    rows += [dumps({"unsure": [u.a, u.b], "words": u.words}) for u in resolution.undecided]
    rows += [dumps(f.to_row()) for f in check_claims(resolution, readings=readings)]
    rows += sorted(dumps(f.to_row()) for r in readings for f in check_page(r))
    lines = series_of(resolution)
    rows += [dumps(series_row(line)) for line in lines]
    rows += [dumps({"break": b.changed}) for b in breaks_of(lines)]
    rows += [dumps(r.to_row()) for r in ranges(resolution, graded=graded)]
    return rows


@calm
@given(st.randoms(use_true_random=False))
def test_pages_in_any_order_give_the_same_bytes(stories: Any, rng: Any) -> None:
    pages = pages_of(stories)
    expected = derived(pages)
    assert any("series_falls" in row for row in expected) and any('"chain"' in row for row in expected)
    mixed = list(pages)
    rng.shuffle(mixed)
    assert derived(mixed) == expected


@calm
@given(st.randoms(use_true_random=False))
def test_a_page_more_changes_only_claims_it_has_to_do_with(stories: Any, rng: Any) -> None:
    """Claims that share no number, voice or page with a new page keep their bytes."""
    pages = pages_of(stories)
    stranger = stories["tell"](
        "stranger",
        ("{31,337} birds were counted.", {"counted": "other", "event": "other", "side": None, "origin": "x"}),
    )
    before, after = set(derived(pages)), set(derived([*pages, stranger]))
    assert before <= after


@calm
@given(st.randoms(use_true_random=False), st.integers(1, 9))
def test_dropped_and_rebuilt_is_the_same(stories: Any, rng: Any, cut: int) -> None:
    """Pages taken away and added again leave no trace."""
    pages = pages_of(stories)
    expected = derived(pages)
    fewer = pages[:cut]
    derived(fewer)
    rest = pages[cut:]
    rng.shuffle(rest)
    assert derived([*fewer, *rest]) == expected
