"""The example pages tell their stories: who counted, what drifted, which parts add up. Values, not layout.

What each page must give follows from the public record of these counts; the words are our own.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from countback import Claim, Finding, Page, Reading, open_pages, read_page
from countback.figures.figure import Figure
from countback.pipeline import check, claims_of
from countback.refusals import Refusal

EXAMPLES = Path(__file__).parent.parent / "examples"


@pytest.fixture(scope="module")
def pages() -> dict[str, Reading]:
    found = [p for p in open_pages([str(EXAMPLES)]) if isinstance(p, Page)]
    return {page.name: read_page(page) for page in found}


@pytest.fixture(scope="module")
def claims(pages: dict[str, Reading]) -> list[Claim]:
    return list(claims_of(pages.values()))


@pytest.fixture(scope="module")
def findings(pages: dict[str, Reading], claims: list[Claim]) -> list[Finding]:
    return check(pages.values(), claims=claims)


def figures(reading: Reading, number: str) -> list[Figure]:
    return [f for f in reading.figures if f.count.said == number and f.part == "article"]


def one(reading: Reading, number: str) -> Figure:
    """The last figure of the article with this number: the body's, where the title has it too."""
    return figures(reading, number)[-1]


def claim_with(claims: list[Claim], page: str, number: str) -> Claim:
    found = [c for c in claims for m in c.members if (m.source.name, m.figure.count.said) == (page, number)]
    assert found, f"no claim holds {number} of {page}"
    return found[-1]


def drift(findings: list[Finding], page: str, number: str) -> set[str]:
    """The kinds of drift found at this number of this page."""
    return {
        kind
        for f in findings
        if f.family == "drift" and f.subject is not None and (f.subject.doc, f.subject.said) == (page, number)
        for kind in f.kinds
    }


def inpage(findings: list[Finding], page: str) -> dict[str, set[str]]:
    """The numbers of each finding visible on this page alone, by code; notes of sums that fit are among them."""
    found: dict[str, set[str]] = defaultdict(set)
    for f in findings:
        if f.family in ("inpage", "note") and f.places and f.places[0].doc == page:
            for kind in f.kinds:
                found[kind] |= {p.said for p in f.places}
    return found


# -- the pages themselves -----------------------------------------------------------------------------------------


def test_there_are_pages_enough_and_one_is_broken() -> None:
    found = list(open_pages([str(EXAMPLES)]))
    refused = [p for p in found if isinstance(p, Refusal)]
    assert len(found) >= 18
    assert [(Path(r.source).name, r.reason) for r in refused] == [("not-saved.html", "empty")]


def pages_with_text() -> list[Path]:
    return [p for p in sorted(EXAMPLES.iterdir()) if p.stat().st_size > 0]


@pytest.mark.parametrize("path", pages_with_text(), ids=lambda p: p.stem)
def test_each_page_says_what_it_is_about(path: Path) -> None:
    head = path.read_text(encoding="utf-8")[:400]
    assert "about: " in head
    assert "own" in path.read_text(encoding="utf-8")[:600], "whose words these are"


# -- 684 becomes 64 -----------------------------------------------------------------------------------------------


def test_the_counter_says_sentences_for_absence(pages: dict[str, Reading]) -> None:
    page = pages["mediazona-record"]
    figure = one(page, "684")
    assert (figure.measure.counted, figure.measure.event, figure.measure.offence) == ("verdict", "convicted", "awol")
    assert (str(figure.period.since), str(figure.period.until)) == ("2024-03", "2024-03")
    assert page.dateline.outlet == "mediazona" and str(page.dateline.published) == "2024-04-12"
    cases = one(page, "7,400")
    assert (cases.count.bound, cases.measure.counted, cases.measure.event) == ("about", "case", "tried")
    assert str(cases.period.since) == "2022-09"
    part = one(page, "496")
    assert part.part_of is not None and part.part_of.said == "7,400"


@pytest.mark.parametrize("name", ["mediazona-record", "uk-review", "fjord-verdicts", "visnyk-uk", "obozrenie-ru"])
def test_684_is_one_claim_of_mediazona(claims: list[Claim], name: str) -> None:
    assert claim_with(claims, name, "684").id == claim_with(claims, "mediazona-record", "684").id
    assert claim_with(claims, name, "684").origin == "mediazona"


@pytest.mark.parametrize("name", ["courier-64", "reprint-64", "lakeside-64"])
def test_64_is_that_claim_with_a_digit_lost(claims: list[Claim], findings: list[Finding], name: str) -> None:
    claim = claim_with(claims, name, "64")
    assert claim.id == claim_with(claims, "mediazona-record", "684").id and claim.origin_read
    assert claim.head.figure.count.low == 684
    assert drift(findings, name, "64") >= {"digit", "unit", "offence"}


@pytest.mark.parametrize("name", ["courier-64", "reprint-64", "lakeside-64"])
def test_64_cannot_be_the_record_on_its_own_page(findings: list[Finding], name: str) -> None:
    assert {"64", "7,400"} <= inpage(findings, name)["record_below_mean"]


def test_the_digits_come_back_with_another_stage(findings: list[Finding], claims: list[Claim]) -> None:
    assert claim_with(claims, "gazette-684", "684").id == claim_with(claims, "mediazona-record", "684").id
    kinds = drift(findings, "gazette-684", "684")
    assert {"stage", "unit", "offence"} <= kinds and "digit" not in kinds


def test_the_review_widens_the_offence_only(findings: list[Finding]) -> None:
    assert drift(findings, "uk-review", "684") == {"offence"}
    assert drift(findings, "visnyk-uk", "684") == {"offence"}
    assert drift(findings, "obozrenie-ru", "684") == set()


def test_7400_keeps_its_digits_and_loses_its_meaning(claims: list[Claim], findings: list[Finding]) -> None:
    counter = claim_with(claims, "mediazona-record", "7,400")
    for name in ("uk-review", "courier-64", "reprint-64", "lakeside-64", "fjord-verdicts", "gazette-684"):
        assert claim_with(claims, name, "7,400").id == counter.id
        assert not drift(findings, name, "7,400") & {"digit", "multiplier"}
    assert drift(findings, "fjord-verdicts", "7,400") >= {"unit", "stage", "period"}
    assert "bound" in drift(findings, "uk-review", "7,400")
    assert "bound" not in drift(findings, "gazette-684", "7,400")


def test_the_reprint_is_dated_by_its_article(pages: dict[str, Reading]) -> None:
    dateline = pages["reprint-64"].dateline
    assert str(dateline.published) == "2024-04-24"
    assert str(dateline.reprinted) == "2024-11-30"


# -- 20,538 cases -------------------------------------------------------------------------------------------------


def test_the_parts_of_20538_add_up(pages: dict[str, Reading], findings: list[Finding]) -> None:
    page = pages["mediazona-courts-2025"]
    parts = {n: one(page, n) for n in ("18,159", "1,369", "1,010")}
    assert {n: f.measure.offence for n, f in parts.items()} == {
        "18,159": "awol",
        "1,369": "refusal",
        "1,010": "desertion",
    }
    assert {f.part_of.said for f in parts.values() if f.part_of} == {"20,538"}
    assert sum(f.count.low for f in parts.values()) == one(page, "20,538").count.low == 20538
    assert {"20,538", "18,159", "1,369", "1,010"} <= inpage(findings, page.name)["consistent_sum"]
    sentenced = one(page, "17,721")
    assert (sentenced.measure.counted, sentenced.measure.event) == ("person", "convicted")


def test_cases_become_soldiers(claims: list[Claim], findings: list[Finding]) -> None:
    counter = claim_with(claims, "mediazona-courts-2025", "20,538")
    assert claim_with(claims, "wire-20000-soldiers", "20,000").id == counter.id
    assert {"unit", "rounding"} <= drift(findings, "wire-20000-soldiers", "20,000")


def test_the_part_for_absence_is_not_the_number_sentenced(claims: list[Claim], findings: list[Finding]) -> None:
    counter = claim_with(claims, "mediazona-courts-2025", "18,159")
    assert claim_with(claims, "digest-18159-sentenced", "18,159").id == counter.id
    assert {"unit", "stage"} <= drift(findings, "digest-18159-sentenced", "18,159")


# -- 18,000 -------------------------------------------------------------------------------------------------------


def test_18000_with_its_parts(pages: dict[str, Reading]) -> None:
    page = pages["hur-18000"]
    whole = one(page, "18,000")
    assert (whole.count.bound, whole.origin, whole.scope.where) == ("min", "ua_hur", "Southern Military District")
    assert (whole.scope.side, whole.measure.event) == ("RU", "deserted")
    army = one(page, "12,000")
    assert (army.count.bound, army.scope.where) == ("about", "8th Combined Arms Army")
    assert army.part_of is not None and army.part_of.said == "18,000"
    assert one(page, "10,000").part_of == one(page, "2,000").part_of
    assert one(page, "10,000").scope.group == "mobilised" and one(page, "2,000").scope.group == "contract"
    assert one(page, "2,500").scope.where == "58th Combined Arms Army"


def test_the_parts_of_12000_add_up(findings: list[Finding]) -> None:
    assert {"12,000", "10,000", "2,000"} <= inpage(findings, "hur-18000")["consistent_sum"]
    assert "sum" not in inpage(findings, "hur-18000")


def test_3500_of_18000_are_not_named(findings: list[Finding]) -> None:
    told = [f for f in findings if f.places and f.places[0].doc == "hur-18000" and "3,500" in f.words]
    assert told and all(f.severity == "note" for f in told)


def test_what_stands_around_an_article_is_no_figure_of_it(pages: dict[str, Reading], claims: list[Claim]) -> None:
    page = pages["herald-18000-comments"]
    article = {f.count.said for f in page.figures if f.part == "article"}
    assert article == {"18,000", "12,000"}
    assert {f.part for f in page.figures if f.count.said in ("200,000", "300")} <= {"comment"}
    members = {m.figure.count.said for c in claims for m in c.members if m.source.name == page.name}
    assert members == {"18,000", "12,000"}
    assert claim_with(claims, page.name, "18,000").id == claim_with(claims, "hur-18000", "18,000").id


# -- 1,010 people, 1,010 cases ------------------------------------------------------------------------------------


def test_a_list_of_people_is_not_a_count_of_cases(claims: list[Claim]) -> None:
    people = claim_with(claims, "istories-list", "1,010")
    cases = claim_with(claims, "mediazona-courts-2025", "1,010")
    assert people.id != cases.id
    assert (people.origin, cases.origin) == ("istories", "mediazona")
    assert {m.source.name for m in people.members}.isdisjoint({m.source.name for m in cases.members})


def test_the_list_adds_up(pages: dict[str, Reading], findings: list[Finding]) -> None:
    page = pages["istories-list"]
    parts = {n: one(page, n) for n in ("858", "150", "2")}
    assert {n: f.scope.group for n, f in parts.items()} == {"858": "contract", "150": "mobilised", "2": "conscript"}
    assert {f.part_of.said for f in parts.values() if f.part_of} == {"1,010"}
    assert {"1,010", "858", "150", "2"} <= inpage(findings, page.name)["consistent_sum"]


def test_a_headline_below_its_text(claims: list[Claim], findings: list[Finding]) -> None:
    assert {"1,000", "1,010"} <= inpage(findings, "weekly-list-1000")["headline_body"]
    assert claim_with(claims, "weekly-list-1000", "1,010").id == claim_with(claims, "istories-list", "1,010").id


# -- a daily table ------------------------------------------------------------------------------------------------

DAYS = {
    "losses-2024-04-23": {"461,060": 800, "7,241": 5, "13,916": 12, "11,765": 29, "1,046": 0, "325": 0},
    "losses-2024-04-24": {"461,940": 880, "7,242": 1, "13,928": 12, "11,808": 43, "1,048": 2, "325": 0},
    "lakeside-64": {"461,940": 880, "7,242": 1, "13,928": 12, "11,808": 43, "1,048": 2, "325": 0},
}
UNITS = ["person", "tank", "afv", "artillery", "mlrs", "helicopter"]


@pytest.mark.parametrize("name", DAYS)
def test_a_row_has_a_level_and_a_difference(pages: dict[str, Reading], name: str) -> None:
    rows = [f for f in pages[name].figures if f.origin == "ua_general_staff"]
    levels = [f for f in rows if f.measure.stat == "total"]
    deltas = [f for f in rows if f.measure.stat == "delta"]
    assert {f.count.said: d.count.low for f, d in zip(levels, deltas, strict=True)} == DAYS[name]
    day = "2024-04-24" if name == "lakeside-64" else name.removeprefix("losses-")
    assert {str(f.period.until) for f in rows} == {day}
    assert {str(f.period.since) for f in levels} == {"None"}
    assert len({str(f.period.since) for f in deltas}) == 1, "a difference runs from the day before"
    assert [f.measure.counted for f in levels] == UNITS == [f.measure.counted for f in deltas]
    assert {f.scope.side for f in rows} == {"RU"}


def test_two_days_of_one_table_are_two_counts(claims: list[Claim], findings: list[Finding]) -> None:
    """Totals of two days stay apart, those of one day are joined, and each stated difference fits."""
    for before, after in (("461,060", "461,940"), ("7,241", "7,242"), ("13,916", "13,928"), ("11,765", "11,808")):
        today = claim_with(claims, "losses-2024-04-24", after)
        assert claim_with(claims, "losses-2024-04-23", before).id != today.id
        assert claim_with(claims, "lakeside-64", after).id == today.id
    assert [
        f.words for f in findings if {"delta", "series_delta", "series_falls", "falling_total"} & set(f.kinds)
    ] == []


# -- sums that fail, and the other side ---------------------------------------------------------------------------


def test_600_cases_are_missing(findings: list[Finding]) -> None:
    told = [f for f in findings if "sum" in f.kinds and f.places[0].doc == "districts-50554"]
    assert len(told) == 1
    assert {"50,554", "22,577", "13,769", "7,178", "3,378", "3,052"} <= {p.said for p in told[0].places}
    assert "49,954" in told[0].words


def test_the_other_sides_proceedings_add_up(pages: dict[str, Reading], findings: list[Finding]) -> None:
    page = pages["proceedings-2025"]
    whole = one(page, "202,997")
    assert (whole.origin, whole.scope.side, whole.measure.counted) == ("ua_prosecutor", "UA", "case")
    parts = [one(page, n) for n in ("6,988", "17,658", "67,840", "110,511")]
    assert sum(f.count.low for f in parts) == whole.count.low
    assert {f.part_of.said for f in parts if f.part_of} == {"202,997"}
    assert "sum" not in inpage(findings, page.name)
