"""How far claims are known, and best, low and high over them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from countback.claims import resolve
from countback.claims.grades import WORDS, grades
from countback.claims.ranges import ranges
from countback.values import Count

GONE = {
    "counted": "person",
    "event": "deserted",
    "stat": "flow",
    "where": "20th Division",
    "since": "2024-03",
    "until": "2024-03",
}


def told(stories: Any, *rows: tuple[str, str | None, dict[str, Any]]) -> Any:
    """One page for each (number, origin, more)."""
    pages = [
        stories["tell"](f"page{n}", (f"{{{value}}} men left.", GONE | {"origin": origin} | more))
        for n, (value, origin, more) in enumerate(rows)
    ]
    return resolve(stories["entries"](*pages)).claims


def by_origin(claims: Any, **how: Any) -> dict[str | None, Any]:
    found = grades(claims, **how)
    return {c.origin: found[c.id] for c in claims}


def test_reported_traced_corroborated(stories: Any) -> None:
    alone = by_origin(told(stories, ("1,420", None, {}), ("5,310", "ua_hur", {})))
    assert (alone[None].word, alone["ua_hur"].word) == ("reported", "traced")
    assert (alone[None].origins, alone["ua_hur"].origins) == (0, 1)
    both = by_origin(told(stories, ("1,420", "ua_hur", {}), ("1,390", "istories", {})))
    assert {g.word for g in both.values()} == {"corroborated"}
    assert both["ua_hur"].with_ == ("istories",) and both["ua_hur"].origins == 2


def test_a_relay_is_no_second_origin(stories: Any) -> None:
    claims = told(stories, ("1,420", "ua_hur", {}), ("1,390", "istories", {"via": ["ua_hur"]}))
    assert {g.word for g in by_origin(claims).values()} == {"traced"}


def test_five_outlets_on_one_count_are_one_origin(stories: Any) -> None:
    (only,) = by_origin(told(stories, *[("1,420", "ua_hur", {})] * 5)).values()
    assert (only.word, only.origins, only.pages) == ("traced", 1, 5)


def test_over_a_number_agrees_with_nothing_far_above_it(stories: Any) -> None:
    far = by_origin(told(stories, ("18,000", "ua_hur", {"bound": "min"}), ("47,310", "istories", {})))
    assert {g.word for g in far.values()} == {"traced"}
    near = by_origin(told(stories, ("18,000", "ua_hur", {"bound": "min"}), ("18,731", "istories", {})))
    assert {g.word for g in near.values()} == {"corroborated"}


def test_records_verify_and_an_interval_estimates(stories: Any) -> None:
    claims = told(stories, ("1,420", "ua_hur", {}))
    record = replace(claims[0].head, source=replace(claims[0].head.source, name="court register"))
    (verified,) = by_origin(claims, records=[record]).values()
    assert verified.word == "verified" and verified.by == ("court register",)
    interval = replace(record, figure=replace(record.figure, count=Count(1300, 1600)))
    (estimated,) = by_origin(claims, estimates=[interval]).values()
    assert estimated.word == "estimated"
    off = replace(record, figure=replace(record.figure, count=Count(2300, 2600)))
    assert next(iter(by_origin(claims, estimates=[off]).values())).word == "traced"
    assert WORDS == ("reported", "traced", "corroborated", "verified", "estimated")


def test_a_party_on_its_enemy_is_marked(stories: Any) -> None:
    found = by_origin(told(stories, ("1,420", "ua_general_staff", {}), ("5,310", "mediazona", {})))
    assert found["ua_general_staff"].party and not found["mediazona"].party
    assert "enemy" in found["ua_general_staff"].words


def test_best_low_high_and_what_was_left_out(stories: Any) -> None:
    claims = told(
        stories,
        ("1,420", "istories", {}),
        ("2,900", "mediazona", {"via": []}),
        ("9,100", "ua_general_staff", {}),
        ("777", None, {}),
        ("6,000", "bellingcat", {"stat": "target"}),
    )
    (found,) = ranges(claims)
    assert (found.low, found.high) == (1420, 2900)
    assert found.best.origin in ("istories", "mediazona")
    why = {x.claim.head.figure.count.low: x.why for x in found.left_out}
    assert set(why) == {9100, 777, 6000}
    assert "party" in why[9100] and "nobody" in why[777] and "plan" in why[6000]
    assert "left out" in found.words and found.to_row()["best"]["claim"] == found.best.id


def test_a_party_is_best_where_nobody_else_counted(stories: Any) -> None:
    (found,) = ranges(told(stories, ("9,100", "ua_general_staff", {}), ("777", None, {})))
    assert (found.best.origin, found.low, found.high) == ("ua_general_staff", 9100, 9100)
    assert [x.claim.origin for x in found.left_out] == [None]


def test_a_bound_leaves_its_end_open(stories: Any) -> None:
    over = {"bound": "min"}
    (found,) = ranges(told(stories, ("18,000", "verstka", over), ("5,310", "istories", over)))
    assert found.low == 5310 and found.high is None


def test_ten_times_off_the_others_is_left_out(stories: Any) -> None:
    rows = [("1,420", "istories"), ("1,730", "mediazona"), ("1,944", "bellingcat"), ("19,213", "verstka")]
    (found,) = ranges(told(stories, *[(v, o, {}) for v, o in rows]))
    assert found.high == 1944 and "ten times" in found.left_out[0].why


def test_parts_and_a_counters_other_numbers_are_left_out(stories: Any) -> None:
    whole = GONE | {"origin": "istories"}
    page = stories["tell"]("page", ("{1,053} men left.", whole), ("Of them {992} by night.", whole | {"part_of": 0}))
    again = stories["tell"]("again", ("{1,287} men left.", whole))
    other = stories["tell"]("other", ("{1,611} men left.", GONE | {"origin": "mediazona"}))
    (found,) = ranges(resolve(stories["entries"](page, again, other)))
    why = {x.claim.head.figure.count.low: x.why for x in found.left_out}
    assert why[992] == "a part of 1,053" and "same counter" in why.get(1053, why.get(1287, ""))
    assert len(found.used) == 2 and found.high == 1611
