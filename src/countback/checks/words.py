"""The words of the checks (records, working days, daily rates), from ``data/checks.yml``, found in a page's text."""

from __future__ import annotations

import re
from functools import cache

from countback.claims.voices import words_of_checks
from countback.figures.figure import Figure
from countback.figures.reading import Reading


@cache
def _pattern(key: str) -> re.Pattern[str]:
    words = sorted(
        {w.casefold() for group in words_of_checks()[key].values() for w in group}, key=lambda w: (-len(w), w)
    )
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(w) for w in words) + ")")


def says(text: str, key: str) -> bool:
    """Whether a text holds a word (or its beginning) of one list.

    >>> says("a record month", "record_words"), says("34 on an average working day", "working_day_words")
    (True, True)
    """
    return _pattern(key).search(text.casefold()) is not None


def after_number(reading: Reading, figure: Figure, *, reach: int = 80) -> str:
    """The words after a number up to the next digit or the end of its sentence."""
    text = reading.text[figure.span.end : min(figure.sentence.end, figure.span.end + reach)]
    return text[: next((i for i, c in enumerate(text) if c.isdigit()), len(text))]
