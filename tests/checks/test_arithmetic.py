"""What one page's numbers say of each other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from countback.checks import CATALOGUE, check_page
from countback.figures import read_page
from countback.pages import Page


def faults(reading: Any) -> list[str]:
    return [f.kinds[0] for f in check_page(reading) if f.family == "inpage"]


def test_20538_adds_up_and_is_a_note(stories: Any) -> None:
    findings = check_page(stories["courts"]())
    (note,) = [f for f in findings if f.kinds == ("consistent_sum",)]
    assert note.family == "note" and note.severity == "note"
    assert "18,159 + 1,369 + 1,010 = 20,538" in note.words
    assert faults(stories["courts"]()) == []


def test_18000_leaves_3500_unnamed(stories: Any) -> None:
    findings = check_page(stories["district"]())
    assert faults(stories["district"]()) == []
    words = " | ".join(f.words for f in findings)
    assert "10,000 + 2,000 = 12,000" in words and "3,500 are not named" in words


def test_50554_is_600_more_than_its_districts(stories: Any) -> None:
    f = {"counted": "case", "event": "awol", "origin": "frontelligence"}
    parts = [
        (f"{name}: {{{n}}}.", f | {"where": f"{name} Military District", "part_of": 0})
        for name, n in (
            ("Southern", "22,577"),
            ("Central", "13,769"),
            ("Moscow", "7,178"),
            ("Leningrad", "3,052"),
            ("Eastern", "3,378"),
        )
    ]
    page = stories["tell"]("leak", ("The papers list {50,554} cases.", f), *parts)
    (finding,) = [x for x in check_page(page) if x.family == "inpage"]
    assert finding.kinds == ("sum",) and "49,954" in finding.words and "600 short" in finding.words
    assert finding.unless.startswith("impossible unless")
    row = finding.to_row()
    assert row["kind"] == "sum" and len(row["figures"]) == 6


def test_parts_that_exceed_by_one(stories: Any) -> None:
    f = {"counted": "person", "event": "deserted"}
    page = stories["tell"](
        "roll",
        ("In all {1,009} men.", f),
        ("Contract: {858}.", f | {"group": "contract", "part_of": 0}),
        ("Called up: {150}.", f | {"group": "mobilised", "part_of": 0}),
        ("Conscripts: {2}.", f | {"group": "conscript", "part_of": 0}),
    )
    assert faults(page) == ["sum"]


def test_parts_that_no_word_calls_parts(stories: Any) -> None:
    f = {"counted": "person", "event": "deserted"}

    def page(whole: str, bound: str = "exact") -> Any:
        return stories["tell"](
            "roll",
            (f"The division misses {{{whole}}} men.", f | {"bound": bound}),
            ("Contract: {858}.", f | {"group": "contract"}),
            ("Called up: {150}.", f | {"group": "mobilised"}),
            ("Conscripts: {2}.", f | {"group": "conscript"}),
        )

    assert faults(page("1,009")) == ["sum"]
    assert faults(page("1,010")) == [] and "adds up" in check_page(page("1,010"))[0].words
    assert faults(page("1,000", "about")) == [], "a rounding is no sum"
    assert faults(page("4,700")) == []


def test_a_part_larger_than_its_whole(stories: Any) -> None:
    f = {"counted": "person", "event": "mobilised"}
    page = stories["tell"](
        "p", ("They called {300} men.", f), ("Of them {1,300} were clerks.", f | {"group": "official", "part_of": 0})
    )
    assert faults(page) == ["part_exceeds_whole"]
    fine = stories["tell"](
        "p", ("They called over {300} men.", f | {"bound": "min"}), ("Of them {290} were clerks.", f | {"part_of": 0})
    )
    assert faults(fine) == []


def record(stories: Any, value: str, word: str = "record") -> Any:
    month = {
        "counted": "person",
        "event": "convicted",
        "stat": "flow",
        "since": "2024-03",
        "until": "2024-03",
        "offence": "desertion",
    }
    total = {"counted": "case", "event": "tried", "since": "2022-09"}
    return stories["tell"](
        "r",
        (f"March saw a {word} {{{value}}} people sentenced.", month),
        ("The sum so far: {7,400} cases.", total),
        published="2024-04-24",
    )


def test_a_record_below_the_mean(stories: Any) -> None:
    assert faults(record(stories, "64")) == ["record_below_mean"]
    assert faults(record(stories, "684")) == []
    assert faults(record(stories, "64", "modest")) == [], "without the word there is nothing to doubt"


def test_a_daily_rate_against_its_month(stories: Any) -> None:
    f = {
        "counted": "verdict",
        "event": "convicted",
        "offence": "awol",
        "stat": "flow",
        "since": "2024-03",
        "until": "2024-03",
    }
    page = stories["tell"]("rate", ("Judges gave {684} verdicts in March.", f), ("That is {34} every day.", f))
    (finding,) = [x for x in check_page(page) if x.family == "inpage"]
    assert finding.kinds == ("sum",) and "1,054" in finding.words and "working day" in finding.unless
    fine = stories["tell"](
        "rate", ("Judges gave {684} verdicts in March.", f), ("That is {34} on each working day.", f)
    )
    assert faults(fine) == []


def test_differences_of_two_days(stories: Any) -> None:
    f = {"counted": "tank", "event": "lost", "origin": "ua_general_staff"}

    def page(delta: str, second: str = "7,242") -> Any:
        return stories["tell"](
            "t",
            ("Yesterday {7,241}.", f | {"until": "2024-04-23"}),
            (f"Today {{{second}}}.", f | {"until": "2024-04-24"}),
            (f"Plus {{{delta}}}.", f | {"until": "2024-04-24", "stat": "delta"}),
        )

    assert faults(page("1")) == []
    assert faults(page("4")) == ["delta"]
    assert faults(page("1", "7,231")) == ["falling_total", "delta"]


def test_headline_and_body(stories: Any) -> None:
    tank = {"counted": "tank", "event": "lost"}
    assert faults(
        stories["tell"]("h", ("Army loses {12} tanks", tank), ("The brigade lost {15} tanks.", tank), title=True)
    ) == ["headline_body"]
    assert (
        faults(
            stories["tell"]("h", ("Army loses {15} tanks", tank), ("The brigade lost {15} tanks.", tank), title=True)
        )
        == []
    )
    dead = {"counted": "person", "until": "2022-05-04", "bound": "about", "origin": "ua_general_staff"}
    page = stories["tell"](
        "k",
        ("About {24,500} soldiers killed", dead | {"event": "killed"}),
        ("Losses come to about {24,500} people.", dead | {"event": "casualties"}),
        title=True,
    )
    assert faults(page) == ["headline_body"]
    f = {"counted": "person", "event": "deserted", "origin": "istories"}
    over = stories["tell"](
        "m", ("As many as {1,000} men", f | {"bound": "max"}), ("The roll has {1,010} men.", f), title=True
    )
    assert faults(over) == ["headline_body"]
    true = stories["tell"](
        "m", ("Over {1,000} men", f | {"bound": "min"}), ("The roll has {1,010} men.", f), title=True
    )
    assert faults(true) == []


def test_garbled_numbers(stories: Any) -> None:
    f = {"counted": "person", "event": "mobilised", "origin": "shoigu"}
    assert faults(
        stories["tell"]("g", ("The call-up of {300} is over.", f), ("All {300 thousand} are in.", f | {"low": 300000}))
    ) == ["garbled"]
    assert faults(stories["tell"]("g", ("That includes {,000} from yesterday.", f))) == ["garbled"]
    assert faults(stories["tell"]("g", ("Up {.24 percent}.", {"stat": "share", "low": 0.24}))) == []
    wounded = {"counted": "person", "event": "wounded"}
    assert faults(stories["tell"]("s", ("All of them: killed, {three hundred}, missing.", wounded | {"low": 300}))) == [
        "garbled"
    ]
    assert faults(stories["tell"]("s", ("There are {three hundred} missing men.", wounded | {"low": 300}))) == []


def test_a_share_against_its_counts(stories: Any) -> None:
    f = {"counted": "person", "event": "deserted"}
    from dataclasses import replace

    page = stories["tell"](
        "s",
        ("Of {200} men", f),
        ("left {120}", f | {"part_of": 0}),
        ("or {40 %}.", f | {"stat": "share", "low": 40, "part_of": 0}),
    )
    one = page.figures[0].sentence
    joined = replace(page, figures=tuple(replace(x, sentence=one) for x in page.figures))
    assert faults(joined) == ["share"]


def test_the_catalogue_is_whole() -> None:
    for code, check in CATALOGUE.items():
        assert code == check.code and check.example and check.counter_example and check.words and check.settles
    assert CATALOGUE["consistent_sum"].family == "note" and CATALOGUE["rounding"].severity == "note"


def test_a_page_of_many_numbers_costs_no_more_per_number(
    stories: Any, steps: Callable[[Callable[[], object]], int]
) -> None:
    f = {"counted": "person", "event": "killed", "origin": "a"}

    def page(n: int) -> Any:
        rows = ((f"Place {i}: {{{1000 + i}}}.", f | ({"part_of": 0} if i % 2 else {})) for i in range(n))
        return stories["tell"]("many", *rows)

    few, many = page(300), page(1200)
    assert steps(lambda: check_page(many)) < 6 * steps(lambda: check_page(few))


def test_a_headline_calls_the_largest_of_its_month_the_record(stories: Any) -> None:
    month = {"counted": "verdict", "event": "convicted", "stat": "flow", "since": "2024-03", "until": "2024-03"}

    def page(value: str) -> Any:
        return stories["tell"](
            "r",
            (f"March set a record: {{{value}}} verdicts", month),
            ("Texts of {8} of them were published.", month),
            ("Since the call-up there were {7,400} cases.", {"counted": "case", "event": "tried", "since": "2022-09"}),
            published="2024-04-12",
            title=True,
        )

    assert faults(page("684")) == []
    assert faults(page("64")) == ["record_below_mean"]


def test_a_whole_said_in_the_headline_and_the_text_is_one_whole() -> None:
    page = Page.from_text(
        "Report: over 18,000 troops of the Southern Military District have deserted\n\n"
        "The agency Nadir says over 18,000 soldiers of the Southern Military District have left their posts, about "
        "12,000 of them from the 8th Combined Arms Army.\n\n"
        "In the 58th Combined Arms Army some 2,500 men have deserted.\n"
    )
    found = [f.words for f in check_page(read_page(page)) if "consistent_sum" in f.kinds]
    assert found == ["12,000 + 2,500 = 14,500 of over 18,000: 3,500 are not named"]
