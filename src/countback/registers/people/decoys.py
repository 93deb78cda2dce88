"""Decoys: people who are on no list, linked in the same way, so that matches by chance are counted, not guessed.

Two kinds, each made several times over from the list itself by a seeded shuffle:

- **dates**: the list's own people with one another's birth dates and document numbers. What they match in classes A and
  B is somebody else of the same name with that date.
- **names**: surnames, given names and patronymics drawn anew from the list, each as often as the list has it, women's
  and men's apart. What they match in classes C and D is somebody of such a name.

A decoy that is a real person of the list by chance is drawn again, and a record that the source of the decoy was itself
matched with does not count for it.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from countback.registers.people.assign import Match, assign
from countback.registers.people.classes import CLASSES, Class
from countback.registers.people.linkage import Linker, Pair, arrow_table

Record = Mapping[str, str | None]
#: Each kind is made so often that there are about this many decoys, from 3 to 20 times.
ENOUGH = 5_000
_WEIGHS: dict[str, tuple[Class, ...]] = {"dates": ("A", "B"), "names": ("C", "D")}


@dataclass(frozen=True, slots=True)
class Chance:
    """Matches by chance: ``hits`` of decoys by class and by record of the list, over ``rounds`` of the whole list."""

    rounds: int
    hits: dict[Class, dict[int, int]]

    def raw(self, kind: Class) -> float:
        """Matches of the class to expect if nobody of the list were in the reference."""
        return sum(self.hits[kind].values()) / self.rounds


def times(count: int) -> int:
    """How often decoys are made for a list of so many people."""
    return max(3, min(20, -(-ENOUGH // max(count, 1))))


_STYLES: tuple[Literal["dates", "names"], ...] = ("dates", "names")


def make(
    records: Sequence[Record], *, kind: Literal["dates", "names"], draw: random.Random
) -> list[tuple[dict[str, str | None], int]]:
    """A decoy for each record, with the number of the record whose surname it bears."""
    if kind == "dates":
        return list(zip(_dated(records, draw), range(len(records)), strict=True))
    real = {(r["surname"], r["given"], r["patronymic"]) for r in records}
    groups: dict[str, list[int]] = defaultdict(list)
    for n, record in enumerate(records):
        groups[_group(record)].append(n)
    out: list[tuple[dict[str, str | None], int]] = []
    for n, record in enumerate(records):
        group = groups[_group(record)]
        made: dict[str, str | None] = dict(record)
        source = n
        for _ in range(20):
            source, b, c = (draw.choice(group) for _ in range(3))
            made |= {"surname": records[source]["surname"]}
            made |= {k: records[b][k] for k in ("given", "given_first")}
            made |= {k: records[c][k] for k in ("patronymic", "patronymic_first")}
            made |= {"whole": f"{made['surname']} {made['given']}" if made["given"] else None}
            if (made["surname"], made["given"], made["patronymic"]) not in real:
                break
        else:
            # a list of one name has no decoys of it
            made |= {"whole": None, "surname": None, "given": None, "given_first": None}
        made |= {"ident": None}
        out.append((made, source))
    return out


def _dated(records: Sequence[Record], draw: random.Random) -> list[dict[str, str | None]]:
    dated = [n for n, r in enumerate(records) if r["year"]]
    out = [dict(r) | {"ident": None} for r in records]
    for n in dated:
        for _ in range(20):
            other = records[draw.choice(dated)]
            if (other["birth"] or other["year"]) != (records[n]["birth"] or records[n]["year"]):
                out[n] |= {"birth": other["birth"], "year": other["year"]}
                break
        else:
            out[n] |= {"birth": None, "year": None}
    return out


def _group(record: Record) -> str:
    """Endings tell women's names from men's in most Slavic surnames; what is missing stays missing."""
    surname = record["surname"] or ""
    missing = (record[name] is None for name in ("given", "patronymic", "patronymic_first"))
    return f"{surname.endswith('a')} {list(missing)}"


def chance(records: Sequence[Record], linker: Linker, matches: Sequence[Match], *, seed: int) -> Chance:
    """Link decoys of both kinds as the list was linked, and count."""
    rounds, draw = times(len(records)), random.Random(seed)
    own = {m.left: m.right for m in matches}
    sure = {m.right for m in matches if m.kind in ("A", "B")}
    hits: dict[Class, dict[int, int]] = {kind: defaultdict(int) for kind in CLASSES}
    for style in _STYLES:
        made = [make(records, kind=style, draw=draw) for _ in range(rounds)]
        flat = [decoy for one in made for decoy in one]
        sources = [source for _, source in flat]
        found = linker.pairs(arrow_table((record for record, _ in flat), origin="a"))
        by_round: dict[int, list[Pair]] = defaultdict(list)
        for pair in found:
            if own.get(sources[pair.left]) != pair.right and not (style == "names" and pair.right in sure):
                by_round[pair.left // len(records)].append(pair)
        for some in by_round.values():
            for match in assign(some):
                if match.kind in _WEIGHS[style]:
                    hits[match.kind][match.left % len(records)] += 1
    return Chance(rounds, {kind: dict(rows) for kind, rows in hits.items()})


def expected_false(count: int, matched: dict[Class, int], chance: Chance) -> dict[Class, float]:
    """False matches to expect in each class, among ``matched`` of ``count`` people.

    Only people who are not in the reference can be matched by chance. With D chance matches if nobody were there, M
    matches and T true ones, M = T + (n - T) D / n gives T. Never more than the class has.
    """
    raw = {kind: chance.raw(kind) for kind in CLASSES}
    whole, all_matched = sum(raw.values()), sum(matched.values())
    if not count or whole >= count:
        return {kind: min(raw[kind], float(matched[kind])) for kind in CLASSES}
    true = max(0.0, (all_matched - whole) / (1 - whole / count))
    share = max(0.0, (count - true) / count)
    return {kind: min(raw[kind] * share, float(matched[kind])) for kind in CLASSES}
