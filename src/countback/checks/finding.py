"""Finding: what a check says of figures or claims, in words, with the values it used."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from countback.values import Span

Severity = Literal["error", "warning", "note"]
Family = Literal["inpage", "drift", "between", "note"]


@dataclass(frozen=True, slots=True)
class Place:
    """A figure a finding speaks of: the page by name and hash, the number's span in its clean text, as written."""

    doc: str
    sha256: str
    span: Span
    said: str


@dataclass(frozen=True, slots=True)
class Finding:
    """``family`` is ``inpage`` (a fault visible on one page), ``drift`` (an entry against its claim), ``between``
    (claims against each other) or ``note`` (no fault: parts that add up); ``kinds`` are the codes of the catalogue.

    ``words`` tell it to a person; ``values`` are what the check computed with; ``unless`` names what would make an
    arithmetic contradiction possible after all ("unless the units differ"), "" where nothing would. ``subject`` is the
    place that is at fault where one is, else None.
    """

    family: Family
    kinds: tuple[str, ...]
    words: str
    places: tuple[Place, ...]
    severity: Severity = "warning"
    subject: Place | None = None
    values: tuple[tuple[str, str], ...] = ()
    unless: str = ""
    claim: str | None = None

    def to_row(self) -> dict[str, Any]:
        """The finding as one JSON object, in the form the scorer of findings reads."""
        row: dict[str, Any] = {
            "family": self.family,
            "severity": self.severity,
            "words": self.words,
            "unless": self.unless,
            "values": dict(self.values),
            "claim": self.claim,
        }
        if self.family == "drift" and self.subject is not None:
            row["subject"] = {"doc": self.subject.doc, "start": self.subject.span.start}
            row["kinds"] = list(self.kinds)
        else:
            row["doc"] = self.places[0].doc if self.places else ""
            row["kind"] = self.kinds[0]
            row["figures"] = [p.span.start for p in self.places]
        return row
