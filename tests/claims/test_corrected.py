"""Words of people on single entries: whose binds, when neither does, and what they make of a reading."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countback.claims.corrected import FIELDS, corrected, number_of, with_field
from countback.claims.standing import standing_of
from countback.errors import UsageError
from countback.figures import read_page
from countback.ledger.entry import entries_of
from countback.ledger.judgement import Judgement
from countback.pages import Page

READING = read_page(
    Page.from_text("Russian military courts convicted 684 soldiers in March 2024, Mediazona counted.", name="p")
)
ENTRY = entries_of(READING)[0]


def said(verdict: str, by: str, n: int, value: str | None = None, other: str | None = None) -> Judgement:
    return Judgement(ENTRY.id, verdict, by, f"2024-05-01T10:00:{n:02}", "w", other, value)  # type: ignore[arg-type]


def test_the_latest_word_of_one_person_stands() -> None:
    words = [said("accept", "ana", 1), said("reject", "ana", 2)]
    assert standing_of(ENTRY.id, words).status == "rejected"
    assert standing_of(ENTRY.id, [*words, said("undo", "ana", 3, other=words[1].id)]).status == "confirmed"
    gone = [*words, said("undo", "ana", 3, other=words[1].id), said("undo", "ana", 4, other=words[0].id)]
    assert standing_of(ENTRY.id, gone).status == "machine-read"


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (("accept", None), ("reject", None)),
        (("accept", None), ("correct", "number=64")),
        (("correct", "number=64"), ("correct", "number=65")),
        (("reject", None), ("correct", "number=64")),
    ],
)
def test_two_that_disagree_bind_nobody(one: tuple[str, str | None], two: tuple[str, str | None]) -> None:
    words = [said(one[0], "ana", 1, one[1]), said(two[0], "bo", 2, two[1])]
    for order in (words, words[::-1]):
        standing = standing_of(ENTRY.id, order)
        assert (standing.status, standing.disagreed, dict(standing.corrections)) == ("in doubt", True, {})
        read = corrected([READING], order)
        assert read.readings == (READING,) and not read.rejected


def test_a_correction_is_put_in_and_marked() -> None:
    words = [said("correct", "ana", 1, "number=about 690"), said("correct", "ana", 2, "event=tried")]
    read = corrected([READING], words)
    entry = read.entries[0]
    assert entry.id == ENTRY.id, "the entry stays the entry"
    assert (entry.figure.count.low, entry.figure.count.bound, entry.figure.measure.event) == (690, "about", "tried")
    assert entry.figure.count.said == "684", "the page's own writing stays"
    assert entry.figure.why("number").rule == "person:ana"  # type: ignore[union-attr]
    assert read.readings[0].figures[0] == entry.figure
    agreed = [*words, said("correct", "bo", 3, "number=about 690")]
    assert standing_of(ENTRY.id, agreed).status == "corrected"


def test_accepting_takes_ones_own_corrections_back() -> None:
    words = [said("correct", "ana", 1, "number=64"), said("accept", "ana", 2)]
    assert standing_of(ENTRY.id, words).status == "confirmed"
    assert corrected([READING], words).readings[0] is READING


def test_every_field_can_be_said_again_as_it_is() -> None:
    for name, field in FIELDS.items():
        assert field.now(with_field(ENTRY.figure, name, field.now(ENTRY.figure))) == field.now(ENTRY.figure), name


@given(st.sampled_from(list(FIELDS)), st.text(max_size=40))
def test_any_value_is_taken_or_told(name: str, value: str) -> None:
    try:
        figure = with_field(ENTRY.figure, name, value)
    except UsageError:
        return
    assert number_of(figure)
    words = [said("correct", "ana", 1, f"{name}={value}")]
    corrected([READING], words)
