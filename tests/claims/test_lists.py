"""Whose a list of losses is that names nobody."""

from __future__ import annotations

from typing import Any

from countback.claims import resolve

LOST = {"event": "lost", "until": "2024-04-24"}


def page(stories: Any, name: str, *, origin: str | None = None, until: str = "2024-04-24") -> Any:
    f = LOST | {"until": until, "origin": origin}
    return stories["tell"](
        name,
        ("Tanks: {7,242}.", f | {"counted": "tank"}),
        ("Guns: {11,808}.", f | {"counted": "artillery"}),
    )


def test_lines_known_elsewhere_name_the_counter_of_the_whole_list(stories: Any) -> None:
    known = stories["tell"]("known", ("{7,242} tanks.", LOST | {"counted": "tank", "origin": "ua_general_staff"}))
    claims = resolve(stories["entries"](page(stories, "bare"), known))
    assert {c.head.figure.measure.counted: c.origin for c in claims} == {
        "tank": "ua_general_staff",
        "artillery": "ua_general_staff",
    }
    assert {c.head.figure.measure.counted: c.origin_inferred for c in claims} == {"tank": False, "artillery": True}


def test_a_list_nobody_knows_stays_without_a_counter(stories: Any) -> None:
    other_day = page(stories, "known", origin="ua_general_staff", until="2024-04-23")
    claims = resolve(stories["entries"](page(stories, "bare"), other_day))
    assert {c.origin for c in claims if c.head.source.name == "bare"} == {None}


def test_two_counters_leave_it_open(stories: Any) -> None:
    tell = stories["tell"]
    bare = tell(
        "bare",
        ("Tanks: {7,242}.", LOST | {"counted": "tank"}),
        ("Guns: {11,808}.", LOST | {"counted": "artillery"}),
        ("Cars: {15,892}.", LOST | {"counted": "vehicle"}),
    )
    one = tell("one", ("{7,242} tanks.", LOST | {"counted": "tank", "origin": "ua_general_staff"}))
    two = tell("two", ("{11,808} guns.", LOST | {"counted": "artillery", "origin": "oryx"}))
    claims = resolve(stories["entries"](bare, one, two))
    assert {c.head.figure.measure.counted: c.origin for c in claims}["vehicle"] is None
