"""An example and a counter-example of every code, as pages that are read (``data/check_examples.yml``)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from countback.checks.catalogue import CATALOGUE
from countback.errors import LexiconError
from countback.figures.second import Question, SecondReader
from countback.pages.page import Page

_KEYS = {"text", "url", "published", "lang", "name", "second"}


@dataclass(frozen=True, slots=True)
class Example:
    """The pages on which a check speaks, and those on which it must not.

    ``answers`` are what a second reader says of some of them: a page's text, and the rows of its answer as JSON.
    """

    code: str
    found: tuple[Page, ...]
    left: tuple[Page, ...]
    answers: tuple[tuple[str, str], ...] = ()

    @property
    def second(self) -> SecondReader | None:
        """The second reader of the pages, where the example has one."""

        def ask(question: Question) -> str | None:
            return next((answer for text, answer in self.answers if text.split("\n")[0] in question.words), None)

        return SecondReader(ask, "example") if self.answers else None


@cache
def examples() -> Mapping[str, Example]:
    """The examples by code, in the catalogue's order. LexiconError where the file breaks its rules."""
    text = resources.files("countback").joinpath("data/check_examples.yml").read_text(encoding="utf-8")
    raw = yaml.safe_load(text)
    if set(raw) != set(CATALOGUE):
        odd = sorted(set(raw) ^ set(CATALOGUE))
        raise LexiconError(f"data/check_examples.yml and the catalogue differ in {', '.join(odd)}; give each code once")
    return {
        code: Example(
            code, _pages(code, raw[code], "found"), _pages(code, raw[code], "left"), tuple(_answers(raw[code]))
        )
        for code in CATALOGUE
    }


def _answers(row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for given in (*(row.get("found") or ()), *(row.get("left") or ())):
        if "second" in given:
            yield str(given["text"]), json.dumps({"figures": given["second"]}, default=str)


def _pages(code: str, row: Mapping[str, Any], side: str) -> tuple[Page, ...]:
    pages = []
    for number, given in enumerate(row.get(side) or (), start=1):
        if set(given) - _KEYS or "text" not in given:
            raise LexiconError(
                f"data/check_examples.yml: {code}, {side}, page {number} has {sorted(given)}; "
                f"it needs text and may have {', '.join(sorted(_KEYS - {'text'}))}"
            )
        name = str(given.get("name", f"page {number}"))
        meta = {"lang": str(given.get("lang", "en"))}
        meta |= {key: str(given[key]) for key in ("url", "published") if key in given}
        pages.append(Page.from_text(str(given["text"]), name=name, address=meta.get("url", ""), meta=meta))
    if not pages:
        raise LexiconError(f"data/check_examples.yml: {code} has no page under {side}")
    return tuple(pages)
