"""Judgement: a person's word on an entry or a claim. It stands beside the machine's and is never overwritten."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal, get_args

from countback.errors import UsageError

Verdict = Literal["accept", "reject", "correct", "same", "different", "unsure"]
VERDICTS: tuple[str, ...] = get_args(Verdict)


@dataclass(frozen=True, slots=True)
class Judgement:
    """Who said what of which entry or claim, when and why.

    ``subject`` is the ID of an entry or a claim. ``other`` is the second one of ``same`` and ``different``, and of an
    ``unsure`` that takes the same person's word on the two back; ``value`` the corrected value of ``correct``. ``at``
    is a time in UTC as ISO text. The latest judgement of a subject stands; all are kept. An undo is a judgement too:
    ``unsure``, with its reason.
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
        if (self.other is not None) != (self.verdict in ("same", "different")) and self.verdict != "unsure":
            raise UsageError(f"{self.verdict!r} {'needs' if self.other is None else 'takes no'} second ID")
        if (self.value is not None) != (self.verdict == "correct"):
            raise UsageError(f"{self.verdict!r} {'needs' if self.value is None else 'takes no'} corrected value")

    @property
    def id(self) -> str:
        """Made from all its parts, so the same word at the same moment is the same judgement."""
        parts = (self.subject, self.verdict, self.by, self.at, self.why, self.other or "", self.value or "")
        return hashlib.sha256("\x1f".join(parts).encode("utf-8")).hexdigest()[:16]
