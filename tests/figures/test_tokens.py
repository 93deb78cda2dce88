"""Tokens with their places, through apostrophes, hidden characters and accents."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countback.figures.hidden import seen
from countback.figures.tokens import SENTENCE_CAP, sentences, tokenise
from countback.values import Span


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("Russia's 684 cases", ["Russia", "'s", "684", "cases"]),
        ("п’ять об'єктів", ["п’ять", "об'єктів"]),
        ("l'armée d’Ukraine", ["l'", "armée", "d’", "Ukraine"]),
        ("T-72, «Wagner» *x*", ["T", "-", "72", ",", "Wagner", "x"]),
        ("sol\u00addiers 12\u200b345 \u200eend", ["soldiers", "12345", "end"]),
        ("солда\u0301т \u0438\u0306", ["солдат", "й"]),
        ("", []),
    ],
)
def test_what_the_tokens_are(text: str, raw: list[str]) -> None:
    assert tokenise(text).raw == raw


@given(st.text(max_size=80), st.integers(0, 80), st.integers(0, 80))
def test_each_token_is_what_stands_at_its_place(text: str, a: int, b: int) -> None:
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    tokens = tokenise(text, start=start, end=end)
    at = start
    for raw, first, after in zip(tokens.raw, tokens.start, tokens.end, strict=True):
        assert at <= first < after <= end
        written = text[first:after]
        assert raw == (seen(written) if tokens.hidden else written)
        at = after


def test_no_sentence_is_longer_than_the_cap_and_none_is_lost() -> None:
    text = "word " * 4_000 + "." * 4_000
    spans = sentences(text, Span(0, len(text)))
    assert all(s.end - s.start <= SENTENCE_CAP for s in spans)
    assert sum(len(s.of(text).replace(" ", "")) for s in spans) == len(text.replace(" ", ""))
