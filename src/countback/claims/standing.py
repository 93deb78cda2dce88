"""Standing: what the words of people on one entry, claim or finding come to. All words are kept; here they are weighed.

Of each person the latest word counts, a word taken back not at all. Where two people's words cannot both hold, both are
shown and neither binds: the machine's reading stands, marked as in doubt. To accept is to say that the machine's
reading is right; who agrees with a correction makes the same one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from countback.ledger.judgement import Judgement, in_force

Status = Literal["machine-read", "confirmed", "corrected", "rejected", "in doubt"]
_ALONE = ("accept", "reject", "correct", "unsure")


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a person has looked: ``machine-read`` until somebody judged, then what was said and by whom last.

    ``corrections`` are the corrected fields that bind, as written; ``words`` the latest word of each person;
    ``disagreed`` tells that they cannot all hold.
    """

    status: Status = "machine-read"
    judgement: Judgement | None = None
    corrections: Mapping[str, str] = field(default_factory=dict)
    words: tuple[Judgement, ...] = ()
    disagreed: bool = False

    @property
    def by_person(self) -> bool:
        """Whether a person said anything."""
        return self.judgement is not None


def split_value(value: str | None) -> tuple[str, str]:
    """Field and value of a correction.

    >>> split_value("number=684"), split_value("origin=")
    (('number', '684'), ('origin', ''))
    """
    name, _, rest = (value or "").partition("=")
    return name.strip(), rest.strip()


def standing_of(subject: str, judgements: Iterable[Judgement]) -> Standing:
    """What the judgements on ``subject``, in order, come to."""
    told = [j for j in in_force(judgements) if j.subject == subject and j.verdict in _ALONE]
    if not told:
        return Standing()
    last: dict[str, Judgement] = {}
    mine: dict[str, dict[str, str]] = defaultdict(dict)
    for j in told:
        last.pop(j.by, None)
        last[j.by] = j
        if j.verdict == "correct":
            name, value = split_value(j.value)
            mine[j.by][name] = value
        else:
            mine[j.by] = {}
    words = tuple(last.values())
    latest = words[-1]
    verdicts = {j.verdict for j in words}
    corrections: dict[str, str] = {}
    clash = len(verdicts - {"unsure"}) > 1
    for fields in mine.values():
        for name, value in fields.items():
            clash = clash or corrections.setdefault(name, value) != value
    if clash or "unsure" in verdicts:
        return Standing("in doubt", latest, {}, words, clash)
    if "reject" in verdicts:
        return Standing("rejected", latest, {}, words)
    return Standing("corrected" if corrections else "confirmed", latest, corrections, words)
