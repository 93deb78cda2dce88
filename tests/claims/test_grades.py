"""How far claims are known, and best, low and high over them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from countback.claims import resolve
from countback.claims.beside import beside_words
from countback.claims.grades import WORDS, grades
from countback.claims.ranges import ranges
from countback.ledger import RegisterCount
from countback.values import Count, PartialDate, Period

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


def counted(claim: Any, method: str, *, origin: str = "court cards", count: Count | None = None, **more: Any) -> Any:
    """A register's count of what a claim counts."""
    f = claim.head.figure
    return RegisterCount(
        method=method,  # type: ignore[arg-type]
        origin=origin,
        count=count or Count(1410, 1410),
        measure=f.measure,
        scope=f.scope,
        period=f.period,
        known="2025-03-01",
        basis="0" * 64,
        note="published cards only",
        **more,
    )


LIST = (("class", "A"), ("expected_false", "0.4"))


def test_a_list_verifies_where_chance_does_not_explain_its_matches(stories: Any) -> None:
    claims = told(stories, ("1,420", "ua_hur", {}))
    (sure,) = by_origin(claims, counted=[counted(claims[0], "list_verification", evidence=LIST)]).values()
    assert sure.word == "verified" and "key class A, 0.4 of 1,410 by chance" in sure.words
    for rate in ("300", "-1", "many"):
        weak = counted(claims[0], "list_verification", evidence=(("class", "D"), ("expected_false", rate)))
        (grade,) = by_origin(claims, counted=[weak]).values()
        assert (grade.word, grade.by, grade.beside) == ("traced", (), (weak,))


def test_a_docket_verifies_another_counters_number_only(stories: Any) -> None:
    claims = told(stories, ("1,420", "mediazona", {}))
    (grade,) = by_origin(claims, counted=[counted(claims[0], "docket")]).values()
    assert grade.word == "verified" and grade.by == ("docket of court cards, known 2025-03-01",)
    (itself,) = by_origin(claims, counted=[counted(claims[0], "docket", origin="mediazona")]).values()
    assert itself.word == "traced" and itself.beside
    least = counted(claims[0], "docket", count=Count(1410, 1410, "min"))
    assert next(iter(by_origin(claims, counted=[least]).values())).word == "traced"
    off = counted(claims[0], "docket", count=Count(2300, 2300))
    assert next(iter(by_origin(claims, counted=[off]).values())).beside == (off,)


def test_no_register_lifts_a_states_word_on_itself_and_a_loss_series_nothing(stories: Any) -> None:
    claims = told(stories, ("1,420", "ru_mod", {"side": "RU"}))
    rows = [counted(claims[0], m) for m in ("docket", "visual_confirmation", "loss_series")]
    (own,) = by_origin(claims, counted=rows).values()
    assert own.word == "traced" and len(own.beside) == 3
    others = told(stories, ("1,420", "mediazona", {"side": "RU"}))
    (series,) = by_origin(others, counted=[counted(others[0], "loss_series", origin="ua_general_staff")]).values()
    assert series.word == "traced" and series.beside
    nobody = told(stories, ("1,420", None, {}))
    assert by_origin(nobody, counted=[counted(nobody[0], "docket")])[None].word == "reported"


def test_an_interval_estimates_and_another_month_is_not_beside(stories: Any) -> None:
    claims = told(stories, ("1,420", "ua_hur", {}))
    interval = counted(claims[0], "estimate", count=Count(1300, 1600), evidence=(("model", "chao"),))
    (estimated,) = by_origin(claims, counted=[interval]).values()
    assert estimated.word == "estimated" and "(chao)" in estimated.by[0]
    off = replace(interval, count=Count(2300, 2600))
    assert next(iter(by_origin(claims, counted=[off]).values())).word == "traced"
    april = replace(interval, period=Period(PartialDate(2024, 4), PartialDate(2024, 4)))
    assert next(iter(by_origin(claims, counted=[april]).values())).beside == ()
    assert WORDS == ("reported", "traced", "corroborated", "verified", "estimated")


def test_of_a_daily_series_one_count_stands_beside_a_day(stories: Any) -> None:
    day = {"since": None, "until": "2024-03-14", "stat": "total"}
    claims = told(stories, ("1,420", "istories", day))
    series = [
        replace(
            counted(claims[0], "loss_series", count=Count(1400 + n, 1400 + n)),
            period=Period(None, PartialDate(2024, 3, n)),
        )
        for n in (1, 12, 15, 16, 31)
    ]
    (grade,) = by_origin(claims, counted=series).values()
    assert [c.count.low for c in grade.beside] == [1415]
    assert "finds 1,415 as of 2024-03-15" in beside_words(claims[0], grade.beside)[-1]
    exact = replace(series[0], period=claims[0].head.figure.period, count=Count(7, 7))
    (grade,) = by_origin(claims, counted=[*series, exact]).values()
    assert [c.count.low for c in grade.beside] == [7]


def test_reported_counted_and_found_stand_beside_each_other(stories: Any) -> None:
    claims = told(stories, ("1,010", "mediazona", {}))
    docket = counted(claims[0], "docket", count=Count(987, 987))
    read = replace(claims[0], origin_read=True, members=(*claims[0].members, replace(claims[0].head, id="other")))
    assert beside_words(read, [docket]) == [
        "reported 1,010",
        "counted by its origin (Mediazona) 1,010",
        "docket of court cards, known 2025-03-01: finds 987 (published cards only)",
    ]
    assert beside_words(read, []) == []
    row = by_origin(claims, counted=[docket])["mediazona"].to_row()
    assert row["beside"] == [docket.to_row()]


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
