"""A counter known only by the form of a table is not named by the page."""

from __future__ import annotations

from typing import Any

from countback.checks import check_claims
from countback.checks.naming import named_on
from countback.claims import resolve

TANKS = {"counted": "tank", "event": "lost", "until": "2024-04-24", "origin": "ua_general_staff"}


def origin_drift(findings: Any) -> set[str]:
    return {f.subject.doc for f in findings if f.family == "drift" and "origin" in f.kinds}


def test_a_table_that_names_nobody(stories: Any) -> None:
    named = stories["tell"](
        "named", ("Tanks: {7,242}.", TANKS), around="So says the General Staff of the Armed Forces of Ukraine.\n"
    )
    bare = stories["tell"]("bare", ("Tanks: {7,242}.", TANKS), around="The weather was mild.\n")
    resolution = resolve(stories["entries"](named, bare))
    assert origin_drift(check_claims(resolution, readings=[named, bare])) == {"bare"}
    assert origin_drift(check_claims(resolution)) == set(), "without the texts the readers' word stands"


def test_a_counter_named_elsewhere_on_the_page_is_not_dropped(stories: Any) -> None:
    said = stories["tell"]("said", ("Tanks: {7,242}.", TANKS))
    later = stories["tell"](
        "later", ("Tanks: {7,242}.", TANKS | {"origin": None}), around="Source: General Staff of Ukraine.\n"
    )
    assert "ua_general_staff" in named_on(later)
    resolution = resolve(stories["entries"](said, later))
    assert origin_drift(check_claims(resolution, readings=[later])) == set()
    assert origin_drift(check_claims(resolution)) == {"later"}


def test_a_language_without_a_lexicon_names_nobody(stories: Any) -> None:
    assert named_on(stories["tell"]("page", ("{1} staff.", {}), lang="xx")) == frozenset()
