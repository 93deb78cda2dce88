"""What a second reader's answers become: figures that stand in the page, and a refusal for everything else."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countback.checks import readers_differ
from countback.figures import read_page
from countback.figures.reading import Reading
from countback.figures.second import Answers, SecondReader, questions, second_reading
from countback.figures.second.question import ROOM
from countback.figures.second.reader import clean_page_of
from countback.pages import Page

TEXT = (
    "Desertion verdicts rise\n\nRussian courts convicted 684 soldiers of desertion in March 2024, Mediazona counted. "
    "About 12 thousand men fled, the ministry said.\n"
)
ROW: dict[str, Any] = {
    "passage": 2,
    "quote": "convicted 684 soldiers of desertion",
    "number": "684",
    "bound": "exact",
    "counted": "person",
    "event": "convicted",
    "offence": "desertion",
    "stat": "flow",
    "side": "RU",
    "where": None,
    "from": "2024-03",
    "to": "2024-03",
    "origin": "Mediazona",
    "via": [],
    "hedged": False,
}


def first(text: str = TEXT) -> Reading:
    return read_page(Page.from_text(text, name="page", meta={"lang": "en", "published": "2024-04-12"}))


def told(*rows: Any, text: str = TEXT, answer: str | None = None) -> Reading:
    reading = first(text)
    words = json.dumps({"figures": list(rows)}) if answer is None else answer
    answers = Answers.of(questions(clean_page_of(reading)), answer=words)
    return second_reading(reading, SecondReader(answers.get, "model"))


def test_a_figure_of_the_page() -> None:
    (figure,) = told(ROW).figures
    assert figure.span.of(first().text) == "684" and figure.count.low == 684
    assert (figure.measure.event, figure.measure.stat, figure.scope.side) == ("convicted", "flow", "RU")
    assert figure.origin == "mediazona" and str(figure.period.since) == "2024-03"
    assert figure.why("event").rule == "second.reader"  # type: ignore[union-attr]
    assert figure.undecided == ()


def test_the_value_is_what_our_numerals_read_there() -> None:
    """The endpoint points at words; it cannot say what they are worth."""
    (figure,) = told(ROW | {"quote": "About 12 thousand men fled", "number": "12 thousand", "low": 99}).figures
    assert figure.count.low == 12_000 and figure.count.said == "12 thousand"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"quote": "convicted 864 soldiers", "number": "864"}, "not_quoted"),
        ({"quote": "convicted 684 soldiers of desertion", "number": "12"}, "not_quoted"),
        ({"number": "84"}, "not_quoted"),
        ({"passage": 1}, "not_quoted"),
        ({"passage": 9}, "bad_answer"),
        ({"number": 684}, "bad_answer"),
        ({"quote": None}, "bad_answer"),
    ],
)
def test_what_does_not_stand_in_the_page_is_refused(change: dict[str, Any], reason: str) -> None:
    reading = told(ROW | change)
    assert reading.figures == ()
    assert [r.reason for r in reading.refusals] == [reason]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("event", "fled"),
        ("counted", "soldier"),
        ("side", "Russia"),
        ("from", "March"),
        ("where", "Kursk"),
        ("origin", "Astra"),
    ],
)
def test_a_field_out_of_its_list_or_not_on_the_page_is_left_empty(field: str, value: str) -> None:
    (figure,) = told(ROW | {field: value}).figures
    assert field in figure.undecided
    assert value not in json.dumps(replace(told(ROW | {field: value})).to_row()["figures"])


@pytest.mark.parametrize("answer", ["", "{}", "no", '{"figures": 3}', "[" * 5000, '{"figures": ["x"]}'])
def test_an_answer_of_another_form(answer: str) -> None:
    reading = told(answer=answer)
    assert reading.figures == () and {r.reason for r in reading.refusals} == {"bad_answer"}


def test_a_fenced_answer_is_taken() -> None:
    assert len(told(answer="```json\n" + json.dumps({"figures": [ROW]}) + "\n```").figures) == 1


def test_one_number_is_read_once() -> None:
    reading = told(ROW, ROW)
    assert len(reading.figures) == 1 and [r.reason for r in reading.refusals] == ["not_quoted"]


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=20),
        lambda x: st.lists(x, max_size=3) | st.dictionaries(st.sampled_from([*ROW]), x, max_size=8),
        max_leaves=20,
    )
)
def test_no_answer_is_a_fault(answer: Any) -> None:
    for figure in told(answer).figures:
        assert figure.count.said in TEXT


def test_only_the_article_is_asked_about_and_in_bounded_pieces() -> None:
    text = "Title\n\n" + "\n\n".join(
        f"Paragraph {n}: courts convicted {n} soldiers of desertion. " * 20 for n in range(30)
    )
    page = clean_page_of(first(text))
    asked = list(questions(page))
    assert len(asked) > 1
    assert all(sum(p.span.end - p.span.start for p in q.passages) <= ROOM for q in asked)
    assert [p for q in asked for p in q.passages] == [p for p in page.passages if p.part == "article"]
    assert len({q.key for q in asked}) == len(asked)


def test_agreement_is_no_finding() -> None:
    ours = first()
    only_courts = replace(ours, figures=ours.figures[:1])
    assert readers_differ(only_courts, told(ROW)) == []


def test_differences_are_notes_with_both_readings() -> None:
    ours = replace(first(), figures=first().figures[:1])
    (finding,) = readers_differ(ours, told(ROW | {"event": "tried", "bound": "min"}))
    assert finding.kinds == ("readers_differ",) and finding.severity == "note"
    assert dict(finding.values)["event (first)"] == "convicted" and dict(finding.values)["event (second)"] == "tried"
    assert "bound: exact or min" in finding.words


def test_a_number_only_one_of_them_reads() -> None:
    (finding,) = readers_differ(first(), told(ROW))
    assert "only the first of two readers takes 12 thousand" in finding.words
    none = replace(first(), figures=())
    (finding,) = readers_differ(none, told(ROW))
    assert "only the second of two readers takes 684" in finding.words


def test_silence_on_what_was_not_asked_is_no_difference() -> None:
    reading = second_reading(first(), SecondReader(lambda q: None, "nobody"))
    assert {r.reason for r in reading.refusals} == {"not_asked"}
    assert readers_differ(first(), reading) == []
