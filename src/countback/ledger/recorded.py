"""What the ledger gives back when it records and when it is asked: small frozen records."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime

from countback.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Run:
    """One program run; its row is written with the first thing it records. ``started`` is UTC as ISO text."""

    id: str
    started: str
    reader: str
    note: str = ""

    @classmethod
    def start(cls, *, reader: str, note: str = "") -> Run:
        """A run that starts now."""
        started = datetime.now(UTC).isoformat(timespec="microseconds")
        return cls(hashlib.sha256(f"{started}\n{reader}\n{note}".encode()).hexdigest()[:16], started, reader, note)


@dataclass(frozen=True, slots=True)
class Recorded:
    """What :meth:`Ledger.record` did. ``new`` is False where this page was already there as read by this reader."""

    reading: str
    new: bool
    figures: int = 0
    refusals: int = 0
    superseded: bool = False


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be read, when that was noticed, and whether it was read later on."""

    refusal: Refusal
    at: str
    resolved: bool


@dataclass(frozen=True, slots=True)
class Sighting:
    """Where the bytes of a page were met, and when (as ISO text, None where nobody noted it).

    ``recorded`` is when the run that recorded it began, in UTC as ISO text.
    """

    sha256: str
    name: str
    address: str
    received: str | None
    recorded: str = ""


@dataclass(frozen=True, slots=True)
class KeptPage:
    """One set of bytes: its hash, media type, length (None where the bytes were not given), and where it was met."""

    sha256: str
    media_type: str
    size: int | None
    sightings: tuple[Sighting, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened to an entry: ``read``, ``superseded`` or a verdict; when, by whom, and in words."""

    when: str
    what: str
    by: str
    words: str
