"""Reading: all that one page says in figures, and the pure function that reads it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from countback.figures.figure import Figure
from countback.passages.passage import Dateline, Passage
from countback.refusals import Refusal

#: Version of the rows that :meth:`Reading.to_row` gives; raised when a field changes its meaning.
SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Reading:
    """One page as read: its clean text, passages, figures in order of place, and refusals.

    The same page read by the same ``reader`` (code and lexicon version) gives the same reading.
    """

    sha256: str
    name: str
    address: str
    text: str
    title: str
    lang: str
    extractor: str
    reader: str
    dateline: Dateline
    passages: tuple[Passage, ...] = ()
    figures: tuple[Figure, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    meta: Mapping[str, str] = field(default_factory=dict)

    def sentence_of(self, figure: Figure) -> str:
        """The sentence a figure was read from, as the page has it."""
        return figure.sentence.of(self.text)

    def to_row(self, *, explain: bool = False) -> dict[str, Any]:
        """The reading as one JSON object: ``doc``, ``figures`` and ``refusals`` with offsets in code points."""
        return {
            "schema": SCHEMA,
            "doc": self.name,
            "sha256": self.sha256,
            "address": self.address,
            "title": self.title,
            "lang": self.lang,
            "outlet": self.dateline.outlet,
            "published": str(self.dateline.published) if self.dateline.published else None,
            "reader": self.reader,
            "extractor": self.extractor,
            "figures": [figure_row(f, explain=explain) for f in self.figures],
            "refusals": [refusal_row(r) for r in self.refusals],
        }


def plain(number: int | Decimal | None) -> int | float | None:
    """A count as JSON has it: whole numbers as integers, shares as the shortest decimal."""
    if number is None or isinstance(number, int):
        return number
    return int(number) if number == number.to_integral_value() else float(number)


def figure_row(figure: Figure, *, explain: bool = True) -> dict[str, Any]:
    """A figure as one flat JSON object with the field names of the corpus guide."""
    row: dict[str, Any] = {
        "start": figure.span.start,
        "end": figure.span.end,
        "number": figure.count.said,
        "low": plain(figure.count.low),
        "high": plain(figure.count.high),
        "bound": figure.count.bound,
        "vague": figure.count.vague,
        "counted": figure.measure.counted,
        "event": figure.measure.event,
        "offence": figure.measure.offence,
        "stat": figure.measure.stat,
        "side": figure.scope.side,
        "where": figure.scope.where,
        "group": figure.scope.group,
        "from": str(figure.period.since) if figure.period.since else None,
        "to": str(figure.period.until) if figure.period.until else None,
        "origin": figure.origin,
        "via": list(figure.via),
        "hedged": figure.hedged,
        "part_of": figure.part_of.said if figure.part_of else None,
        "role": figure.part,
        "lang": figure.lang,
        "undecided": list(figure.undecided),
    }
    if explain:
        row["because"] = {
            b.field: {"rule": b.rule, "said": b.said} | ({"at": [b.span.start, b.span.end]} if b.span else {})
            for b in figure.because
        }
    return row


def refusal_row(refusal: Refusal) -> dict[str, Any]:
    """A refusal as one flat JSON object."""
    return {
        "reason": refusal.reason,
        "words": refusal.words,
        "stage": refusal.stage,
        "source": refusal.source,
        "start": refusal.span.start if refusal.span else None,
        "end": refusal.span.end if refusal.span else None,
        "said": refusal.said,
        "rule": refusal.rule,
        "detail": refusal.detail,
    }


def dumps(row: Mapping[str, Any]) -> str:
    """One JSON line, the same bytes for the same row."""
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))
