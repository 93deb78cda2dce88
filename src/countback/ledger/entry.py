"""Entry: a figure as the ledger keeps it, with the page it was read on."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from countback.figures.figure import Figure
from countback.figures.reading import Reading, dumps, figure_row
from countback.values import PartialDate


@dataclass(frozen=True, slots=True)
class Source:
    """The page an entry was read on, as far as joining and showing it needs."""

    sha256: str
    name: str
    address: str = ""
    title: str = ""
    outlet: str | None = None
    published: PartialDate | None = None
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure with its page, its sentence as written, and an ID made from both.

    ``id`` is the first 16 hex digits of the SHA-256 over the page's hash and the figure's row, so the same figure read
    the same way on the same page is the same entry.
    """

    id: str
    figure: Figure
    source: Source
    sentence: str
    reader: str = ""


def source_of(reading: Reading) -> Source:
    """The page of a reading."""
    return Source(
        sha256=reading.sha256,
        name=reading.name,
        address=reading.address,
        title=reading.title,
        outlet=reading.dateline.outlet,
        published=reading.dateline.published,
        lang=reading.lang,
    )


def entries_of(reading: Reading) -> list[Entry]:
    """One entry per figure of the reading, in order of place."""
    source = source_of(reading)
    return [
        Entry(
            id=entry_id(reading.sha256, figure),
            figure=figure,
            source=source,
            sentence=reading.sentence_of(figure),
            reader=reading.reader,
        )
        for figure in reading.figures
    ]


def entry_id(sha256: str, figure: Figure) -> str:
    """The ID of ``figure`` on the page with that hash."""
    payload = f"{sha256}\n{dumps(figure_row(figure, explain=False))}"
    return hashlib.sha256(payload.encode("utf-8")).hexdigest()[:16]
