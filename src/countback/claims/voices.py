"""Names that speak for one count: a person for the body they lead, two newsrooms that count together.

The pairs are data (``data/checks.yml``, ``one_voice``), as are the words of records and working days.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

import yaml

from countback.errors import LexiconError

_KEYS = {"one_voice", "record_words", "working_day_words", "day_words", "slang", "remainder"}


@cache
def words_of_checks() -> dict[str, Any]:
    """``data/checks.yml`` as read; an unknown key is an error."""
    text = resources.files("countback").joinpath("data/checks.yml").read_text(encoding="utf-8")
    data = yaml.safe_load(text)
    unknown = set(data) - _KEYS
    if unknown:
        raise LexiconError(f"data/checks.yml has unknown keys {sorted(unknown)}; it may have {sorted(_KEYS)}")
    return dict(data)


@cache
def _voices() -> dict[str, int]:
    return {name: i for i, group in enumerate(words_of_checks()["one_voice"]) for name in group}


def one_voice(a: str, b: str) -> bool:
    """Whether two registry IDs speak for one count.

    >>> one_voice("mediazona", "bbc_russian"), one_voice("mediazona", "ua_hur")
    (True, False)
    """
    if a == b:
        return True
    groups = _voices()
    return a in groups and groups.get(a) == groups.get(b)
