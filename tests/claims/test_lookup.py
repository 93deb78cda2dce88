"""Who has a number, also rounded or damaged."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from countback.claims import resolve
from countback.claims.lookup import measure_words, number, per_cent, who
from countback.errors import UsageError


def test_a_number_brings_its_claim_also_where_pages_damaged_it(stories: Any) -> None:
    claims = resolve(stories["entries"](*stories["chain"]())).claims
    (hit,) = who(claims, number("684"))
    assert hit.how == "same"
    found = {(e.source.name, e.figure.count.low): how for e, how, _ in hit.entries}
    assert found[("counter", 684)] == "same" and found[("slip", 64)] == "digit"
    assert [h.how for h in who(claims, number("64"))] == ["same"], "the damaged value finds the claim too"
    assert who(claims, number("650")) == []


def test_near_and_measure(stories: Any) -> None:
    claims = resolve(stories["entries"](*stories["chain"]())).claims
    (near,) = who(claims, number("7,200"), near=per_cent("5%"))
    assert near.how == "near" and "within 5 %" in near.entries[0][2]
    assert who(claims, number("7,400"), measure=measure_words("person")) == []
    assert len(who(claims, number("7,400"), measure=measure_words("case tried"))) == 1


def test_the_plainest_comes_first(stories: Any) -> None:
    tell = stories["tell"]
    full = tell("full", ("{20,538} cases.", {"counted": "case", "event": "tried", "origin": "mediazona"}))
    round_ = tell("round", ("{20,000} tanks.", {"counted": "tank", "event": "lost", "origin": "oryx"}))
    hits = who(resolve(stories["entries"](full, round_)).claims, number("20,000"))
    assert [h.how for h in hits] == ["same", "rounding"]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("7 400", 7400, 7400),
        ("18 thousand", 18000, 18000),
        ("18 тысяч", 18000, 18000),
        ("1.1 million", 1100000, 1100000),
    ],
)
def test_numbers_as_pages_write_them(text: str, low: int, high: int) -> None:
    assert (number(text).low, number(text).high) == (low, high)


@pytest.mark.parametrize("text", ["", "many", "12 and 15 and", "7,400 people of 8,000"])
def test_what_is_not_one_number_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="is not one number"):
        number(text)


def test_bad_margins_and_measures_are_refused() -> None:
    assert per_cent("0") == Decimal(0)
    for bad in ("-1%", "five", "101%", "٥%"):
        with pytest.raises(UsageError, match="per cent"):
            per_cent(bad)
    with pytest.raises(UsageError, match="tanx"):
        measure_words("tanx lost")
