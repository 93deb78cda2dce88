"""What changed on the way, entry by entry, in words."""

from __future__ import annotations

from typing import Any

from countback.checks import check_claims
from countback.claims import resolve


def kinds(findings: Any) -> dict[tuple[str, str], tuple[str, ...]]:
    return {(f.subject.doc, f.subject.said): f.kinds for f in findings if f.family == "drift"}


def test_every_mutation_of_684_is_listed(stories: Any) -> None:
    findings = check_claims(resolve(stories["entries"](*stories["chain"]())))
    found = {k: set(v) for k, v in kinds(findings).items()}
    assert found[("review", "684")] == {"unit", "offence"}
    assert found[("slip", "64")] == {"digit", "unit", "offence"}
    assert found[("copy", "64")] == {"digit", "unit", "offence"}
    assert found[("late", "684")] == {"stage", "unit", "offence", "origin"}
    assert ("counter", "684") not in found and ("counter", "7,400") not in found
    assert "bound" in found[("review", "7,400")], "almost was dropped"
    words = next(f.words for f in findings if f.subject and f.subject.doc == "slip" and f.subject.said == "64")
    assert words == (
        "Ukrainska Pravda: 64 people; counted by Mediazona: 684 sentences (absence without leave). "
        "A digit was lost. Sentences became people. Absence without leave became desertion."
    )


def test_cases_become_soldiers_and_rounding_is_harmless(stories: Any) -> None:
    findings = check_claims(resolve(stories["entries"](stories["courts"]())))
    assert kinds(findings) == {("courts", "20,000"): ("rounding", "unit")}
    tell = stories["tell"]
    f = {"counted": "case", "event": "tried", "origin": "mediazona"}
    page = tell(
        "lead", ("The courts took over {700} cases.", f | {"bound": "min"}), ("They took {708} cases to 3 April.", f)
    )
    (only,) = check_claims(resolve(stories["entries"](page)))
    assert only.kinds == ("rounding",) and only.severity == "note"


def test_a_relay_that_quotes_rightly_has_no_drift(stories: Any) -> None:
    f = {
        "counted": "verdict",
        "event": "convicted",
        "offence": "awol",
        "stat": "flow",
        "since": "2024-03",
        "until": "2024-03",
    }
    a = stories["tell"]("a", ("{684} sentences.", f | {"origin": "mediazona"}))
    b = stories["tell"]("b", ("{684} sentences, London notes.", f | {"origin": "mediazona", "via": ["uk_mod"]}))
    assert check_claims(resolve(stories["entries"](a, b))) == []


def test_a_relay_taken_for_the_counter_is_origin_drift(stories: Any) -> None:
    f = {"counted": "case", "event": "tried", "offence": "awol", "stat": "flow", "since": "2023-01", "until": "2023-04"}
    a = stories["tell"]("a", ("Mediazona found {1,053} cases.", f | {"origin": "mediazona"}), outlet="meduza")
    b = stories["tell"]("b", ("Meduza counts {1,053} cases.", f | {"origin": "meduza"}))
    resolution = resolve(stories["entries"](a, b))
    assert [c.origin for c in resolution] == ["mediazona"]
    assert kinds(check_claims(resolution)) == {("b", "1,053"): ("origin",)}


def test_a_range_cut_to_its_top_and_a_start_moved(stories: Any) -> None:
    f = {"counted": "person", "event": "recruited", "stat": "flow", "origin": "zelensky"}
    a = stories["tell"](
        "a",
        ("{40,000-45,000} a month.", f | {"low": 40000, "high": 45000, "bound": "about"}),
        ("Up to {45,000} new men!", f | {"bound": "max"}),
    )
    assert kinds(check_claims(resolve(stories["entries"](a)))) == {("a", "45,000"): ("bound",)}
    c = {"counted": "case", "event": "tried", "origin": "mediazona", "offence": "awol", "bound": "about"}
    one = stories["tell"]("one", ("About {7,412} since mobilisation.", c | {"since": "2022-09", "until": "2024-04"}))
    two = stories["tell"]("two", ("About {7,412} since the invasion.", c | {"since": "2022-02-24", "via": ["uk_mod"]}))
    assert kinds(check_claims(resolve(stories["entries"](one, two)))) == {("two", "7,412"): ("period",)}


def test_rows_fit_the_scorer(stories: Any) -> None:
    for finding in check_claims(resolve(stories["entries"](*stories["chain"]()))):
        row = finding.to_row()
        if row["family"] == "drift":
            assert set(row["subject"]) == {"doc", "start"} and isinstance(row["kinds"], list)


def test_between_claims(stories: Any) -> None:
    gs = {"counted": "tank", "event": "lost", "origin": "ua_general_staff"}
    day = stories["tell"]("d1", ("Tanks: {7,242}.", gs | {"until": "2024-04-24"}))
    fell = stories["tell"](
        "d2",
        ("Tanks: {7,230}.", gs | {"until": "2024-04-25"}),
        ("Plus {5}.", gs | {"until": "2024-04-25", "stat": "delta"}),
    )
    found = check_claims(resolve(stories["entries"](day, fell)))
    assert {f.kinds for f in found} == {("series_falls",), ("series_delta",)}
    many = [stories["tell"](f"o{i}", ("Tanks: {7,242}.", gs | {"until": "2024-04-24"})) for i in range(4)]
    (note,) = check_claims(resolve(stories["entries"](*many)))
    assert note.kinds == ("one_origin",) and note.severity == "note" and note.words.startswith("4 pages, 1 origin")


def test_a_prosecutor_registers_proceedings_whatever_pages_make_of_them(stories: Any) -> None:
    f = {"event": "deserted", "stat": "flow", "side": "UA", "since": "2025-10", "until": "2025-10", "counted": "person"}
    pages = [
        stories["tell"](n, (f"In October {{21,602}} soldiers deserted ({n}).", f | {"origin": "ua_prosecutor"}))
        for n in ("one", "two")
    ]
    found = kinds(check_claims(resolve(stories["entries"](*pages))))
    assert found == {("one", "21,602"): ("unit",), ("two", "21,602"): ("unit",)}
    newsroom = [
        stories["tell"](n, (f"In October {{21,602}} soldiers deserted ({n}).", f | {"origin": "mediazona"}))
        for n in ("one", "two")
    ]
    assert kinds(check_claims(resolve(stories["entries"](*newsroom)))) == {}


def test_conscripts_as_a_part_of_the_mobilised(stories: Any) -> None:
    f = {"counted": "person", "event": "strength", "origin": "shoigu"}
    page = stories["tell"](
        "page",
        ("He said {300,000} were mobilised.", f | {"event": "mobilised"}),
        ("Of them {218,000} conscripts are in training.", f | {"group": "conscript", "part_of": 0}),
    )
    other = stories["tell"]("other", ("There are {218,000} in training.", f))
    found = [x for x in check_claims(resolve(stories["entries"](page, other))) if "category" in x.kinds]
    assert [x.subject.said for x in found if x.subject] == ["218,000"]


def test_courts_count_persons_and_call_them_convictions(stories: Any) -> None:
    f = {"event": "convicted", "stat": "flow", "since": "2021", "until": "2021", "origin": "ru_supreme_court"}
    one = stories["tell"]("one", ("{1,083} people.", f | {"counted": "person"}))
    two = stories["tell"]("two", ("{1,083} convictions.", f | {"counted": "verdict"}))
    assert kinds(check_claims(resolve(stories["entries"](one, two)))) == {}
