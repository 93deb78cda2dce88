"""What people said of pairs of entries: which words bind, and which contradict each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from countback.ledger.judgement import Judgement, in_force


@dataclass(frozen=True, slots=True)
class Judged:
    """A person's word on two entries: one count (``same``), not (``different``), or their earlier word taken back
    (``unsure``)."""

    a: str
    b: str
    verdict: Literal["same", "different", "unsure"]
    who: str = ""
    when: datetime | str = ""

    @property
    def pair(self) -> tuple[str, str]:
        """The two entries in order of their IDs."""
        return (self.a, self.b) if self.a <= self.b else (self.b, self.a)


def judged_pairs(judgements: Iterable[Judgement]) -> list[Judged]:
    """Of all judgements those on pairs of entries, in the form :func:`resolve` takes."""
    return [
        Judged(j.subject, j.other, j.verdict, j.by, j.at)
        for j in in_force(judgements)
        if j.other is not None and j.verdict in ("same", "different", "unsure")
    ]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Judgements that cannot all hold; all are kept, and the machine's own reading stands for the pair."""

    pair: tuple[str, str]
    judgements: tuple[Judged, ...]
    words: str


def sorted_out(
    judgements: Iterable[Judged | tuple[str, str, str, str, object]], at: Mapping[str, int]
) -> tuple[list[tuple[int, int, Judged]], list[Contradiction]]:
    """Judgements on known entries as index pairs. Each person's latest word stands; where two people's words on a pair
    differ, that is a contradiction and binds nobody."""
    by_pair: dict[tuple[str, str], list[Judged]] = defaultdict(list)
    for given in judgements:
        j = given if isinstance(given, Judged) else Judged(given[0], given[1], given[2], given[3], str(given[4]))  # type: ignore[arg-type]
        if j.verdict not in ("same", "different", "unsure"):
            raise ValueError(
                f"a judgement is 'same' or 'different' or 'unsure', got {j.verdict!r} by {j.who or 'nobody'}"
            )
        by_pair[j.pair].append(j)
    forced, contradictions = [], []
    for pair in sorted(by_pair):
        told = sorted(by_pair[pair], key=lambda j: (str(j.when), j.who, j.verdict))
        last = {j.who: j for j in told}  # each person's latest word stands
        said = [j for j in told if last[j.who] is j and j.verdict != "unsure"]
        if not said:
            continue
        who = " and ".join(f"{j.who or 'someone'}: {j.verdict}" for j in said)
        if len({j.verdict for j in said}) > 1:
            contradictions.append(Contradiction(pair, tuple(said), f"two people disagree ({who})"))
            continue
        if pair[0] in at and pair[1] in at:
            i, j2 = sorted((at[pair[0]], at[pair[1]]))
            forced.append((i, j2, said[-1]))
    return forced, contradictions
