"""Names that speak for one count: a person for the body they lead, two newsrooms that count together.

The pairs are data (``data/checks.yml``, ``one_voice``), as are the words of records and working days.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
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


@dataclass(frozen=True, slots=True)
class Known:
    """What the registry says of a source, as far as claims need it."""

    name: str
    kind: str = ""
    country: str | None = None
    party: bool = False
    speaks_for: str | None = None


@cache
def registry() -> dict[str, Known]:
    """The registry of sources by ID (``data/sources.yml``)."""
    text = resources.files("countback").joinpath("data/sources.yml").read_text(encoding="utf-8")
    rows = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return {
        key: Known(
            str(row["name"]),
            str(row.get("kind", "")),
            row.get("country"),
            bool(row.get("party")),
            row.get("speaks_for"),
        )
        for key, row in rows.items()
        if isinstance(row, dict) and "name" in row
    }


def name_of(source: str | None) -> str:
    """A source's name for people: the registry's, else the name as written.

    >>> name_of("mediazona"), name_of(None), name_of("Village council")
    ('Mediazona', 'nobody named', 'Village council')
    """
    if source is None:
        return "nobody named"
    known = registry().get(source)
    return known.name if known else source


def _body(source: str) -> str:
    known = registry().get(source)
    return known.speaks_for if known and known.speaks_for else source


@lru_cache(maxsize=65536)
def one_voice(a: str, b: str) -> bool:
    """Whether two registry IDs speak for one count: the same body, its spokesman, or newsrooms that count together.

    >>> one_voice("mediazona", "bbc_russian"), one_voice("mediazona", "ua_hur")
    (True, False)
    """
    if a == b:
        return True
    a, b = _body(a), _body(b)
    groups = _voices()
    return a == b or (a in groups and groups.get(a) == groups.get(b))


@lru_cache(maxsize=65536)
def spoken_for(source: str) -> str:
    """One name for all that :func:`one_voice` takes for one: the first of its group, else the body spoken for.

    >>> spoken_for("bbc_russian") == spoken_for("mediazona"), spoken_for("ua_hur")
    (True, 'ua_hur')
    """
    body = _body(source)
    group = _voices().get(body)
    return body if group is None else str(words_of_checks()["one_voice"][group][0])
