"""Judgement: a person's word on an entry or a claim. It stands beside the machine's and is never overwritten."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from countback.errors import UsageError

Verdict = Literal["accept", "reject", "correct", "same", "different", "unsure", "undo"]
VERDICTS: tuple[str, ...] = get_args(Verdict)


@dataclass(frozen=True, slots=True)
class Judgement:
    """Who said what of which entry or claim, when and why.

    ``subject`` is the ID of an entry, a claim or a finding. ``other`` is the second one of ``same`` and ``different``,
    and of an ``unsure`` that takes the same person's word on the two back; of ``undo`` it is the ID of the judgement
    taken back. ``value`` is what ``correct`` corrects, one field as ``field=value`` (the fields are those of
    :data:`countback.claims.corrected.FIELDS`). ``at`` is a time in UTC as ISO text. All judgements are kept; an undo is
    one too, with its reason.
    """

    subject: str
    verdict: Verdict
    by: str
    at: str
    why: str = ""
    other: str | None = None
    value: str | None = None

    def __post_init__(self) -> None:
        if self.verdict not in VERDICTS:
            raise UsageError(f"a verdict is one of {', '.join(VERDICTS)}, got {self.verdict!r}")
        if not self.subject or not self.by:
            raise UsageError("a judgement needs the ID it speaks of and the name of who judged")
        if (self.other is not None) != (self.verdict in ("same", "different", "undo")) and self.verdict != "unsure":
            raise UsageError(f"{self.verdict!r} {'needs' if self.other is None else 'takes no'} second ID")
        if (self.value is not None) != (self.verdict == "correct"):
            raise UsageError(f"{self.verdict!r} {'needs' if self.value is None else 'takes no'} corrected value")

    @property
    def id(self) -> str:
        """Made from all its parts, so the same word at the same moment is the same judgement."""
        parts = (self.subject, self.verdict, self.by, self.at, self.why, self.other or "", self.value or "")
        return hashlib.sha256("\x1f".join(parts).encode("utf-8")).hexdigest()[:16]


def in_force(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Of judgements in order those that were not taken back, without the ones that took them back.

    >>> kept = Judgement("e1", "accept", "ana", "2024-05-01T10:00:00")
    >>> back = Judgement("e1", "undo", "ana", "2024-05-01T10:01:00", other=kept.id)
    >>> in_force([kept]) == [kept], in_force([kept, back])
    (True, [])
    """
    given = list(judgements)
    gone = {j.other for j in given if j.verdict == "undo"}
    return [j for j in given if j.verdict != "undo" and j.id not in gone]
