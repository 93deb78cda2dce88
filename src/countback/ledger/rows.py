"""Readings as rows and rows as readings: nothing is rounded, nothing is lost on the way.

Frozen dataclasses become JSON and come back equal; a Decimal travels as text, so that a share of 33.30 stays 33.30.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

import msgspec

from countback.errors import LedgerDamaged
from countback.figures.figure import Figure
from countback.figures.reading import Reading
from countback.ledger.counted import RegisterCount
from countback.ledger.entry import Entry, Source
from countback.passages.passage import Dateline, Passage
from countback.refusals import Refusal
from countback.values import PartialDate

_encoder = msgspec.json.Encoder(order="sorted")
_figure = msgspec.json.Decoder(Figure)
_refusal = msgspec.json.Decoder(Refusal)
_register_count = msgspec.json.Decoder(RegisterCount)
_dateline = msgspec.json.Decoder(Dateline)
_passages = msgspec.json.Decoder(tuple[Passage, ...])
_meta = msgspec.json.Decoder(dict[str, str])

T = TypeVar("T")
Row = Mapping[str, Any]


def packed(value: object) -> str:
    """A frozen dataclass, or a tuple or mapping of such, as JSON; the same text for equal values."""
    return _encoder.encode(value).decode("utf-8")


def figure_of(row: str) -> Figure:
    """The figure that :func:`packed` wrote."""
    return _unpacked(_figure, row)


def refusal_of(row: str) -> Refusal:
    """The refusal that :func:`packed` wrote."""
    return _unpacked(_refusal, row)


def reading_columns(reading: Reading) -> dict[str, Any]:
    """The columns of ``readings`` that come from the reading alone."""
    published = reading.dateline.published
    return {
        "sha256": reading.sha256,
        "reader": reading.reader,
        "extractor": reading.extractor,
        "name": sayable(reading.name),
        "address": sayable(reading.address),
        "title": sayable(reading.title),
        "lang": reading.lang,
        "outlet": reading.dateline.outlet,
        "published": str(published) if published is not None else None,
        "dateline": packed(reading.dateline),
        "meta": packed({str(k): sayable(v) for k, v in reading.meta.items()}),
        "text": sayable(reading.text),
        "figures": len(reading.figures),
        "refusals": len(reading.refusals),
    }


def entry_columns(entry: Entry) -> dict[str, Any]:
    """The columns of ``entries`` that come from the entry alone."""
    figure = entry.figure
    return {
        "id": entry.id,
        "said": figure.count.said,
        "counted": figure.measure.counted,
        "event": figure.measure.event,
        "stat": figure.measure.stat,
        "origin": figure.origin,
        "sentence": sayable(entry.sentence),
        "figure": packed(figure),
    }


def register_count_columns(count: RegisterCount) -> dict[str, Any]:
    """The columns of ``register_counts`` that come from the count alone."""
    return {
        "id": count.id,
        "method": count.method,
        "origin": sayable(count.origin),
        "counted": count.measure.counted,
        "event": count.measure.event,
        "stat": count.measure.stat,
        "known": count.known,
        "basis": count.basis,
        "register_count": packed(count),
    }


def register_count_of(row: str) -> RegisterCount:
    """The count that :func:`packed` wrote."""
    return _unpacked(_register_count, row)


def entry_of(row: Row) -> Entry:
    """An entry from a joined row of ``entries`` and ``readings``."""
    return Entry(
        id=row["id"],
        figure=figure_of(row["figure"]),
        source=Source(
            sha256=row["sha256"],
            name=row["name"],
            address=row["address"],
            title=row["title"],
            outlet=row["outlet"],
            published=_day(row["published"]),
            lang=row["lang"],
        ),
        sentence=row["sentence"],
        reader=row["reader"],
    )


def reading_of(row: Row, *, figures: Iterable[str], refusals: Iterable[str], passages: str | None) -> Reading:
    """A reading from its row, its figures and refusals in order, and its passages where the cache has them."""
    meta: dict[str, str] = _unpacked(_meta, row["meta"])
    return Reading(
        sha256=row["sha256"],
        name=row["name"],
        address=row["address"],
        text=row["text"],
        title=row["title"],
        lang=row["lang"],
        extractor=row["extractor"],
        reader=row["reader"],
        dateline=_unpacked(_dateline, row["dateline"]),
        passages=_unpacked(_passages, passages) if passages is not None else (),
        figures=tuple(figure_of(f) for f in figures),
        refusals=tuple(refusal_of(r) for r in refusals),
        meta=meta,
    )


def _day(written: str | None) -> PartialDate | None:
    try:
        return PartialDate.parse(written) if written is not None else None
    except ValueError as error:
        raise LedgerDamaged(f"a row of the ledger cannot be read ({error}); run: countback verify") from error


def _unpacked(decoder: msgspec.json.Decoder[T], row: str) -> T:
    try:
        return decoder.decode(row)
    except (msgspec.MsgspecError, ValueError, TypeError) as error:
        raise LedgerDamaged(f"a row of the ledger cannot be read ({error}); run: countback verify") from error


def sayable(text: str) -> str:
    """Text that can be stored: a lone half of a surrogate pair becomes its escape, a null character U+FFFD, as
    PostgreSQL takes none.

    >>> sayable("684 \\ud800")
    '684 \\\\ud800'
    """
    return text.encode("utf-8", errors="backslashreplace").decode("utf-8").replace("\x00", "\ufffd")
