"""The list of measures: the same words as the code knows, each example read so, no counter-example read so."""

from __future__ import annotations

import typing
from typing import Any

import pytest

from countback.exports.wording import EVENTS, OFFENCES, STATS, UNITS
from countback.figures import read_page
from countback.figures.figure import COUNTED, Stat
from countback.figures.figure import EVENTS as KNOWN_EVENTS
from countback.figures.figure import OFFENCES as KNOWN_OFFENCES
from countback.pages import Page
from countback.passages.wordfiles import load_yaml

MEASURES: dict[str, dict[str, dict[str, Any]]] = load_yaml("measures.yml")


def test_the_file_lists_what_the_reader_can_give() -> None:
    assert list(MEASURES["counted"]) == COUNTED
    assert list(MEASURES["event"]) == KNOWN_EVENTS
    assert list(MEASURES["offence"]) == KNOWN_OFFENCES
    assert set(MEASURES["stat"]) == set(typing.get_args(Stat))


def test_every_entry_has_words_and_a_meaning() -> None:
    for kind, entries in MEASURES.items():
        for name, entry in entries.items():
            assert set(entry) <= {"words", "means", "examples", "counter"}, (kind, name)
            assert entry["means"].endswith("."), (kind, name)
            assert name == "other" or entry.get("examples"), (kind, name)


def test_reports_use_these_words() -> None:
    assert UNITS["afv"] == ("armoured vehicle", "armoured vehicles")
    assert (EVENTS["tried"], OFFENCES["awol"], STATS["target"]) == (
        "before the courts",
        "absence without leave",
        "planned",
    )


def _cases(key: str) -> list[Any]:
    return [
        pytest.param(kind, name, text, id=f"{kind} {name}: {text[:40]}")
        for kind, entries in MEASURES.items()
        for name, entry in entries.items()
        for text in entry.get(key, ())
    ]


def _read(text: str, kind: str) -> Any:
    figures = read_page(Page.from_text(text)).figures
    assert figures, text
    return getattr(figures[0].measure, kind)


@pytest.mark.parametrize(("kind", "name", "text"), _cases("examples"))
def test_an_example_is_read_so(kind: str, name: str, text: str) -> None:
    assert _read(text, kind) == name


@pytest.mark.parametrize(("kind", "name", "text"), _cases("counter"))
def test_a_counter_example_is_not(kind: str, name: str, text: str) -> None:
    assert _read(text, kind) != name
