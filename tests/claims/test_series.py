"""Series of one counter, as known on a day."""

from __future__ import annotations

from datetime import date
from typing import Any

from countback.claims import resolve
from countback.claims.series import series_of

TANKS = {"counted": "tank", "event": "lost", "origin": "ua_general_staff"}


def day(stories: Any, name: str, value: str, at: str, published: str, *more: Any) -> Any:
    return stories["tell"](name, (f"Tanks: {{{value}}}.", TANKS | {"until": at}), *more, published=published)


def test_levels_in_order_and_what_was_known(stories: Any) -> None:
    pages = [
        day(stories, "a", "7,241", "2024-04-23", "2024-04-23"),
        day(stories, "b", "7,256", "2024-04-24", "2024-04-24"),
        day(stories, "c", "7,299", "2024-04-25", "2024-04-25"),
    ]
    (series,) = series_of(resolve(stories["entries"](*pages)))
    assert [p.value for p in series.points] == [7241, 7256, 7299]
    assert [p.value for p in series.as_known_on(date(2024, 4, 24))] == [7241, 7256]
    assert series.revisions() == ()


def test_a_revision_and_a_correction_hidden_in_a_difference(stories: Any) -> None:
    plus = ("Plus {60}.", TANKS | {"until": "2024-04-24", "stat": "delta"})
    pages = [
        day(stories, "a", "7,241", "2024-04-23", "2024-04-23"),
        day(stories, "b", "7,256", "2024-04-24", "2024-04-24", plus),
        day(stories, "late", "8,118", "2024-04-23", "2024-05-09"),
    ]
    (series,) = series_of(resolve(stories["entries"](*pages)))
    (revision,) = series.revisions()
    assert (revision.earlier.value, revision.later.value, revision.kind) == (7241, 8118, "correction")
    assert [p.value for p in series.as_known_on(date(2024, 4, 30))] == [7241, 7256]
    assert [p.value for p in series.as_known_on(date(2024, 6, 1))] == [8118, 7256]


def test_two_counters_are_two_series(stories: Any) -> None:
    pages = [
        stories["tell"](f"{o}{d}", (f"Tanks: {{{v}}}.", TANKS | {"origin": o, "until": f"2024-04-{d}"}))
        for o, d, v in (("oryx", 23, "2,900"), ("oryx", 24, "2,911"), ("x", 23, "7,241"), ("x", 24, "7,256"))
    ]
    assert [(s.origin, len(s.points)) for s in series_of(resolve(stories["entries"](*pages)))] == [
        ("oryx", 2),
        ("x", 2),
    ]
