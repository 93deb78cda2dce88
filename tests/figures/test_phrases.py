"""Forms found in tokens: what each sign of a form means, the order of matches, and what is kept between texts."""

from __future__ import annotations

import pytest

from countback.figures.phrases import Match, Phrases, grow, longest
from countback.figures.tokens import tokenise


def found(form: str, text: str) -> list[tuple[int, int]]:
    return [(m.first, m.after) for m in Phrases([(form, "x")]).find(tokenise(text))]


@pytest.mark.parametrize(
    ("form", "text", "places"),
    [
        ("soldier*", "A soldier, soldiers", [(1, 2), (3, 4)]),
        ("*fälle", "Todesfälle und Fälle", [(0, 1), (2, 3)]),
        ("(a|b) c", "a c b c c", [(0, 2), (2, 4)]),
        ("mobili(s|z)ed", "mobilised mobilized", [(0, 1), (1, 2)]),
        ("[the] court", "the court", [(0, 2), (1, 2)]),
        ("in _ case", "in that case, in , case", [(0, 3)]),
        ("from ~ to", "from here to there", [(0, 3)]),
        ("Sputnik", "sputnik Sputnik", [(1, 2)]),
        ("WHO", "who Who WHO", [(2, 3)]),
        ("п'ять", "п’ять пʼять", [(0, 1), (1, 2)]),
    ],
)
def test_what_a_form_finds(form: str, text: str, places: list[tuple[int, int]]) -> None:
    assert found(form, text) == places


def test_the_earlier_form_comes_first_and_tries_can_be_joined() -> None:
    a, b = grow([("red*", 0), ("red tape", 1)]), grow([("red", 0)])
    both: Phrases[str] = Phrases(tries=[(a, ["colour", "office"]), (b, ["other"])])
    assert [m.payload for m in both.find(tokenise("red tape"))] == ["colour", "other", "office"]


def test_nothing_changes_when_all_steps_are_forgotten() -> None:
    phrases = Phrases([("a b*", 1), ("b _ d", 2)])
    text = tokenise("a bc a bb x d b c d")
    before = list(phrases.find(text))
    phrases.most_steps = 0
    assert list(phrases.find(text)) == list(phrases.find(text)) == before


def test_longest_keeps_ties_and_order() -> None:
    apart = [Match(0, 1, "a"), Match(1, 3, "b")]
    assert longest(apart) == apart
    assert [
        m.payload for m in longest([Match(0, 2, "a"), Match(0, 2, "b"), Match(1, 3, "c"), Match(4, 5, "d")])
    ] == list("abd")
