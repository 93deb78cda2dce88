"""The grammar of number words: what joins, what does not, and what is no number."""

from __future__ import annotations

import pytest

from countback.figures.number_words import WordReader
from countback.figures.tokens import tokenise
from countback.figures.vocabulary import load_vocabulary


def read(lang: str, text: str) -> tuple[object, object, str, int] | None:
    tokens = tokenise(text)
    found = WordReader(load_vocabulary(lang).lexicon.numbers).read(tokens, 0)
    return None if found is None else (found.low, found.high, found.kind, found.after)


@pytest.mark.parametrize(
    ("lang", "text", "low", "high", "kind"),
    [
        ("en", "two hundred and five", 205, 205, "count"),
        ("en", "seven million two hundred thousand", 7_200_000, 7_200_000, "count"),
        ("en", "half a million", 500_000, 500_000, "count"),
        ("en", "a third", 33, None, "fraction"),
        ("en", "dozens", 24, None, "vague"),
        ("en", "hundreds of thousands", 200_000, None, "vague"),
        ("uk", "сто двадцять п'ять", 125, 125, "count"),
        ("uk", "дві тисячі", 2_000, 2_000, "count"),
        ("ru", "сто двадцать пять тысяч", 125_000, 125_000, "count"),
        ("ru", "десятки тысяч", 20_000, None, "vague"),
        ("fr", "quatre-vingt-onze", 91, 91, "count"),
        ("fr", "soixante et onze", 71, 71, "count"),
    ],
)
def test_what_number_words_say(lang: str, text: str, low: int, high: int | None, kind: str) -> None:
    found = read(lang, text)
    assert found is not None and found[2] == kind and found[3] == len(tokenise(text))
    assert found[0] == pytest.approx(low, abs=0.4)
    if kind != "fraction":
        assert found[1] == high


def test_words_that_do_not_follow_each_other_are_two_numbers() -> None:
    assert read("en", "five seven")[3] == 1  # type: ignore[index]
    assert read("en", "twenty thirty")[3] == 1  # type: ignore[index]


@pytest.mark.parametrize("text", ["soldiers", "and five", "of", "-", ""])
def test_what_is_no_number(text: str) -> None:
    assert not tokenise(text).raw or read("en", text) is None
