"""RegisterCount: what a register counted by itself, and how. It stands beside what pages report, never in it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal, get_args

from countback.errors import UsageError
from countback.figures.figure import Measure, Scope, Voice
from countback.values import Count, Period

Method = Literal["docket", "loss_series", "visual_confirmation", "list_verification", "estimate"]
METHODS: tuple[str, ...] = get_args(Method)


@dataclass(frozen=True, slots=True)
class RegisterCount:
    """One count made from records, not read from a page.

    ``origin`` is whose register it is (an entry of the source registry, or a name), ``basis`` names the bytes it was
    made from (their sha256), ``known`` the day it was made or known on (ISO), so that later vintages stand beside
    earlier ones. ``note`` says in words how sure it is and what it cannot hold. ``evidence`` holds what a grade needs:
    for ``list_verification`` the key ``class`` (A to D) and ``expected_false`` (matches by chance, from decoys); for
    ``estimate`` the ``model``. Raises UsageError for an unknown method, a count without a note, or a list
    verification without its key class and chance rate.

    >>> from countback.values import Count
    >>> RegisterCount(
    ...     method="docket", origin="ru_courts", count=Count(1010, 1010, "exact", "1010"),
    ...     measure=Measure("verdict", "convicted", "awol", "flow"), scope=Scope("RU"), period=Period(),
    ...     known="2025-03-01", basis="0" * 64, note="published cards only",
    ... ).method
    'docket'
    """

    method: Method
    origin: str
    count: Count
    measure: Measure
    scope: Scope
    period: Period
    known: str
    basis: str
    note: str
    evidence: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        if self.method not in METHODS:
            raise UsageError(f"a method is one of {', '.join(METHODS)}, got {self.method!r}")
        if not self.note or not self.origin or not self.known:
            raise UsageError(
                "a register count needs its register, the day it is known on, and a note on how sure it is"
            )
        if self.method == "list_verification" and not {"class", "expected_false"} <= dict(self.evidence).keys():
            raise UsageError("a list verification needs its key class and the matches expected by chance")

    @property
    def voices(self) -> tuple[Voice, ...]:
        """The register speaks for itself."""
        return (Voice(self.origin, "origin"),)

    @property
    def id(self) -> str:
        """Made from all its parts, so the same count of the same records is the same row."""
        return hashlib.sha256(self._bytes()).hexdigest()[:16]

    def _bytes(self) -> bytes:
        return json.dumps(self.to_row(), sort_keys=True, ensure_ascii=False, default=str).encode()

    def to_row(self) -> dict[str, Any]:
        """The count as one JSON object."""
        return {
            "method": self.method,
            "origin": self.origin,
            "low": self.count.low,
            "high": self.count.high,
            "bound": self.count.bound,
            "counted": self.measure.counted,
            "event": self.measure.event,
            "offence": self.measure.offence,
            "stat": self.measure.stat,
            "side": self.scope.side,
            "where": self.scope.where,
            "group": self.scope.group,
            "from": str(self.period.since) if self.period.since else None,
            "to": str(self.period.until) if self.period.until else None,
            "known": self.known,
            "basis": self.basis,
            "note": self.note,
            "evidence": dict(self.evidence),
        }


def live_counts(counts: Iterable[RegisterCount]) -> list[RegisterCount]:
    """Of each method, register, measure, scope and period the count known latest, in the order given.

    Counts made the same day are told apart by their place: the later one is live. Key classes of a list and models of
    an estimate are kept apart, for each says something else; none of them stands for the others.
    """
    latest: dict[tuple[object, ...], tuple[str, int, RegisterCount]] = {}
    for place, count in enumerate(counts):
        evidence = dict(count.evidence)
        said = (evidence.get("class"), evidence.get("model"))
        key = (count.method, count.origin, count.measure, count.scope, count.period, *said)
        if key not in latest or (count.known, place) > latest[key][:2]:
            latest[key] = (count.known, place, count)
    return [count for _, _, count in sorted(latest.values(), key=lambda row: row[1])]
