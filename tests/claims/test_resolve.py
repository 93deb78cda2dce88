"""Which entries are one count, and which never are."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from countback.claims import Judged, resolve


def together(resolution: Any, *names: str) -> set[str]:
    """The values on each page of the claim that holds the given page's first number."""
    return {c.id for c in resolution.claims if {m.source.name for m in c.members} >= set(names)}


def claim_with(resolution: Any, value: int, page: str) -> Any:
    return next(
        c for c in resolution.claims if any(m.source.name == page and m.figure.count.low == value for m in c.members)
    )


def test_684_and_64_are_one_claim_over_five_hops(stories: Any) -> None:
    resolution = resolve(stories["entries"](*stories["chain"]()))
    claim = claim_with(resolution, 684, "counter")
    assert {(m.source.name, m.figure.count.low) for m in claim.members} == {
        ("counter", 684),
        ("review", 684),
        ("slip", 64),
        ("copy", 64),
        ("late", 684),
    }
    assert claim.head.source.name == "counter" and claim.origin_read and claim.origin == "mediazona"
    assert len(resolution.claims) == 2, "7,400 is the other claim"


def test_each_join_says_why(stories: Any) -> None:
    claim = claim_with(resolve(stories["entries"](*stories["chain"]())), 684, "counter")
    why = {j.entry: j for j in claim.joins}
    slip = next(m for m in claim.members if m.source.name == "slip")
    assert set(why) == {m.id for m in claim.members} - {claim.head.id}
    assert all(0.5 <= j.score <= 1 and j.words for j in claim.joins)
    assert why[slip.id].rule in ("digit", "same")


def test_parts_and_whole_are_different_claims(stories: Any) -> None:
    resolution = resolve(stories["entries"](stories["courts"]()))
    assert len(resolution.claims) == 4
    assert {m.figure.count.low for m in claim_with(resolution, 20538, "courts").members} == {20000, 20538}


def test_equal_values_alone_never_join(stories: Any) -> None:
    tell = stories["tell"]
    people = tell(
        "list",
        (
            "The command's list has {1,010} names.",
            {
                "counted": "person",
                "event": "deserted",
                "origin": "istories",
                "where": "20th Division",
                "until": "2024-04",
            },
        ),
        published="2024-11-19",
    )
    cases = tell(
        "court",
        (
            "Of these, desertion: {1,010} cases.",
            {
                "counted": "case",
                "event": "charged",
                "offence": "desertion",
                "origin": "mediazona",
                "since": "2022-09",
                "until": "2025-05",
            },
        ),
        published="2025-06-26",
    )
    assert len(resolve(stories["entries"](people, cases)).claims) == 2


def test_two_days_of_a_running_total_never_join(stories: Any) -> None:
    tank = {"counted": "tank", "event": "lost", "origin": "ua_general_staff"}
    pages = [
        stories["tell"](f"day{d}", ("Tanks: {7,242}.", tank | {"until": f"2024-04-{d}"}), published=f"2024-04-{d}")
        for d in (23, 24)
    ]
    assert len(resolve(stories["entries"](*pages)).claims) == 2
    same = [stories["tell"](n, ("Tanks: {7,242}.", tank | {"until": "2024-04-24"})) for n in ("one", "two")]
    assert len(resolve(stories["entries"](*same)).claims) == 1


def test_a_page_that_names_nobody_joins_when_the_rest_agrees(stories: Any) -> None:
    tell = stories["tell"]
    named = tell(
        "named",
        (
            "Prosecutors opened {67,840} cases in 2024.",
            {
                "counted": "case",
                "event": "charged",
                "offence": "awol",
                "stat": "flow",
                "side": "UA",
                "since": "2024",
                "until": "2024",
                "origin": "ua_prosecutor",
            },
        ),
    )
    mute = tell(
        "mute",
        (
            "Then {67,840} more.",
            {
                "counted": "case",
                "event": "charged",
                "offence": "awol",
                "stat": "flow",
                "side": "UA",
                "since": "2024",
                "until": "2024",
            },
        ),
    )
    other = tell("other", ("Some {500} were killed.", {"counted": "person", "event": "killed"}))
    again = tell("again", ("About {500} were killed there.", {"counted": "person", "event": "killed"}))
    assert len(resolve(stories["entries"](named, mute)).claims) == 1
    assert len(resolve(stories["entries"](other, again)).claims) == 2, "a round small number needs more"


def test_comments_make_no_claims(stories: Any) -> None:
    from dataclasses import replace

    (entry,) = stories["entries"](
        stories["tell"]("page", ("{200,000} fled.", {"counted": "person", "event": "deserted"}))
    )
    comment = replace(entry, figure=replace(entry.figure, part="comment"))
    assert resolve([comment]).claims == ()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.randoms(use_true_random=False))
def test_the_order_of_entries_does_not_matter(stories: Any, rng: Any) -> None:
    given_entries = stories["entries"](
        *stories["chain"](), stories["courts"](), stories["district"](), stories["district"]("twin")
    )
    expected = resolve(given_entries)
    mixed = list(given_entries)
    rng.shuffle(mixed)
    assert resolve(mixed) == expected


def test_a_judgement_wins_and_contradictions_are_shown(stories: Any) -> None:
    rows = stories["entries"](*stories["chain"]())
    at = {(e.source.name, e.figure.count.low): e.id for e in rows}
    pair = (at[("counter", 684)], at[("slip", 64)])
    apart = resolve(rows, judgements=[Judged(*pair, "different", "ana", "2025-01-01")])
    assert "slip" not in {m.source.name for m in claim_with(apart, 684, "counter").members}
    forced = resolve(rows, judgements=[(at[("counter", 684)], at[("counter", 7400)], "same", "bo", "2025-01-02")])
    assert len(claim_with(forced, 7400, "counter").members) > 5
    both = resolve(rows, judgements=[Judged(*pair, "different", "ana", "1"), Judged(*pair, "same", "bo", "2")])
    assert [c.pair for c in both.contradictions] == [tuple(sorted(pair))]
    assert "ana: different and bo: same" in both.contradictions[0].words
    with pytest.raises(ValueError, match="same' or 'different"):
        resolve(rows, judgements=[(*pair, "maybe", "bo", "2")])


def test_wholes_with_the_same_parts_are_one_claim(stories: Any) -> None:
    tell = stories["tell"]
    army = {"counted": "person", "event": "deserted", "origin": "istories", "where": "20th Division"}

    def page(name: str, whole: str) -> Any:
        return tell(
            name,
            (f"The roll names {{{whole}}} men.", army),
            ("On contract: {858}.", army | {"group": "contract", "part_of": 0}),
            ("Mobilised: {150}.", army | {"group": "mobilised", "part_of": 0}),
        )

    claim = claim_with(resolve(stories["entries"](page("right", "1,010"), page("wrong", "1,009"))), 1010, "right")
    assert {m.figure.count.low for m in claim.members} == {1009, 1010}
    assert {j.rule for j in claim.joins} == {"same_parts"}


def test_ten_thousand_members_and_circular_citations(stories: Any) -> None:
    f = {"counted": "case", "event": "tried", "origin": "mediazona", "until": "2024-04-12"}
    pages = [stories["tell"](f"p{i}", ("There are {7,412} cases.", f)) for i in range(1500)]
    resolution = resolve(stories["entries"](*pages))
    assert len(resolution.claims) == 1 and resolution.claims[0].pages == 1500
    circle = [
        stories["tell"]("a", ("{4,321} cases.", f | {"origin": "x", "via": ["y"]}), outlet="z"),
        stories["tell"]("b", ("{4,321} cases.", f | {"origin": "y", "via": ["x"]}), outlet="x"),
    ]
    assert resolve(stories["entries"](*circle)).claims[0].origin in ("x", "y")


def test_a_formation_and_the_town_it_stands_in_may_be_one_place(stories: Any) -> None:
    roll = {"counted": "person", "event": "deserted", "origin": "istories"}

    def page(name: str, where: str) -> Any:
        return stories["tell"](
            name,
            ("The roll of the unit has {1,010} names.", roll | {"where": where}),
            ("On contract: {858}.", roll | {"where": where, "group": "contract", "part_of": 0}),
        )

    def claims(*places: str) -> int:
        pages = [page(f"page{n}", where) for n, where in enumerate(places)]
        return len(resolve(stories["entries"](*pages)).claims)

    assert claims("20th Guards Motor Rifle Division", "Volgograd") == 2
    assert claims("20th Guards Motor Rifle Division", "8th Combined Arms Army") > 2, "two formations are two"
    assert claims("Rostov", "Volgograd") > 2, "and two towns"
