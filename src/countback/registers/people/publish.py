"""What leaves: a table of counts by class, and by region or unit, that passed the gate; no name is in it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise
from typing import Any

from countback.errors import UsageError
from countback.figures.figure import Measure, Scope
from countback.ledger.counted import RegisterCount
from countback.registers.people.classes import CLASSES, WORDS
from countback.registers.people.decoys import expected_false
from countback.registers.people.disclosure import THRESHOLD, Cell, Gate, bits, gated, near_another, rounded
from countback.registers.people.person import Person, place_key
from countback.registers.people.runs import (
    counts_of,
    decisions_of,
    digest_words,
    list_entry,
    log,
    matches_of,
    pairs_of,
    people_of,
    run_entry,
)
from countback.registers.people.translit import fold
from countback.registers.people.workspace import Workspace
from countback.values import Count, Period

SCHEMA = 1
ALL, NONE = "all", "none"


@dataclass(frozen=True, slots=True)
class Override:
    """Who lets a table out against the gate, and why; both are published with it."""

    by: str
    why: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: class (or all, none), group (or all), the count or None where it was held back."""

    kind: str
    group: str
    count: int | None
    expected: float | None


def table_of(
    workspace: Workspace,
    run: str,
    *,
    by: str | None = None,
    base: int = 1,
    override: Override | None = None,
    threshold: int = THRESHOLD,
) -> tuple[list[Row], list[Cell]]:
    """The gated table of a run, and the cells that would leave with it. Nothing is kept yet."""
    entry = run_entry(workspace, run)
    people = people_of(workspace, entry["left"])
    gate, place, everybody = _gate(workspace, people, threshold)
    matches = matches_of(workspace, run)
    kinds = {m.left: str(m.kind) for m in matches}
    groups = _groups(people, by)
    guard = Guard(people)
    cells = [Cell((ALL, ALL), everybody)]
    for kind in (*CLASSES, NONE):
        rows = [n for n in range(len(people)) if kinds.get(n, NONE) == kind]
        cells.append(Cell((kind, ALL), bits(place[n] for n in rows)))
    inner = []
    for label, members in sorted(groups.items()):
        guard.refuse(label)
        inner.append(Cell((ALL, label), bits(place[n] for n in members)))
        for kind in (*CLASSES, NONE):
            inner.append(Cell((kind, label), bits(place[n] for n in members if kinds.get(n, NONE) == kind)))
    cells += sorted(inner, key=lambda c: (-c.count, c.labels))
    expected = _expected(workspace, run, matches, groups)
    earlier = _earlier(workspace, entry["left"], by)
    out, left = [], []
    for cell, leaves in gated(gate, [c for c in cells if override is not None or not _near(c, earlier, threshold)]):
        if leaves or override is not None:
            gate.publish(cell.people)
            left.append(cell)
    shown = {c.labels for c in left}
    for cell in sorted(
        cells, key=lambda c: (c.labels[1] != ALL, c.labels[1], (ALL, *CLASSES, NONE).index(c.labels[0]))
    ):
        count = rounded(cell.count, base) if cell.labels in shown else None
        out.append(Row(cell.labels[0], cell.labels[1], count, expected.get(cell.labels) if count is not None else None))
    return out, left


def publish(
    workspace: Workspace,
    run: str,
    *,
    origin: str,
    day: str,
    by: str | None = None,
    base: int = 1,
    override: Override | None = None,
    side: str | None = None,
    event: str = "identified",
) -> dict[str, Any]:
    """Let a gated table out: the public record as one JSON value. The workspace remembers for ever what left."""
    entry = run_entry(workspace, run)
    if base not in (1, 5, 10):
        raise UsageError("a count is rounded to 5 or 10, or not at all (1)")
    if override is not None and not (override.by.strip() and override.why.strip()):
        raise UsageError("an override is signed: a name and a reason")
    people, other = people_of(workspace, entry["left"]), people_of(workspace, entry["right"])
    rows, cells = table_of(workspace, run, by=by, base=base, override=override)
    guard = Guard([*people, *other])
    for words in {origin, *(row.group for row in rows), *([override.why] if override else [])}:
        guard.refuse(words)
    basis = sha256(
        digest_words([list_entry(workspace, entry[s])["sha256"] for s in ("left", "right")] + [workspace.id, run])
    ).hexdigest()
    record: dict[str, Any] = {
        "schema": SCHEMA,
        "method": "list_verification",
        "day": day,
        "threshold": THRESHOLD,
        "rounded_to": base,
        "by": by,
        "table": [{"class": r.kind, "group": r.group, "count": r.count, "expected_false": r.expected} for r in rows],
        "counts": [
            c.to_row()
            for c in register_counts(
                rows, origin=origin, day=day, basis=basis, by=by, base=base, side=side, event=event
            )
        ],
    }
    if override is not None:
        record["override"] = {"by": override.by, "why": override.why}
    part = workspace.put_json([[list(c.labels), hex(c.people), c.count] for c in cells])
    signed = {"override": record["override"]} if override is not None else {}
    workspace.index["published"].append(
        {"list": entry["left"], "run": run.upper(), "by": by, "day": day, "cells": part} | signed
    )
    log(workspace, day, f"table of {run.upper()} published" + (" with an override" if override else ""))
    workspace.keep()
    return record


def register_counts(
    rows: list[Row], *, origin: str, day: str, basis: str, by: str | None, base: int, side: str | None, event: str
) -> list[RegisterCount]:
    """The classes of a published table as counts for a ledger; what was held back is not among them."""
    out = []
    for row in rows:
        if row.kind not in WORDS or row.count is None:
            continue
        scope = Scope(
            side,
            row.group if by == "region" and row.group != ALL else None,
            row.group if by == "unit" and row.group != ALL else None,
        )
        about: Any = "exact" if base == 1 else "about"
        note = f"class {row.kind}: {WORDS[row.kind]}; {row.expected or 0:.1f} of them expected by chance"
        note += "" if base == 1 else f"; rounded to {base}"
        evidence = (("class", row.kind), ("expected_false", f"{row.expected or 0:.1f}"))
        out.append(
            RegisterCount(
                method="list_verification",
                origin=origin,
                count=Count(row.count, row.count, about, str(row.count)),
                measure=Measure("person", event),
                scope=scope,
                period=Period(),
                known=day,
                basis=basis,
                note=note,
                evidence=evidence,
            )
        )
    return out


def counts_in(record: dict[str, Any]) -> list[RegisterCount]:
    """The register counts of a published record."""
    out = []
    for row in record["counts"]:
        out.append(
            RegisterCount(
                method="list_verification",
                origin=row["origin"],
                count=Count(row["low"], row["high"], row["bound"], str(row["low"])),
                measure=Measure(row["counted"], row["event"]),
                scope=Scope(row["side"], row["where"], row["group"]),
                period=Period(),
                known=row["known"],
                basis=row["basis"],
                note=row["note"],
                evidence=tuple(row["evidence"].items()),
            )
        )
    return out


class Guard:
    """Refuses words that hold a person of the lists: a surname as the whole, or a surname beside a given name."""

    def __init__(self, people: list[Person]) -> None:
        self._surnames = {fold(p.surname) for p in people}
        self._names = {(fold(p.surname), fold(p.given)) for p in people if len(p.given) > 1}

    def refuse(self, words: str) -> None:
        """Raises UsageError, without the words, where they may name somebody."""
        folded = [f for f in map(fold, words.replace("-", " ").split()) if f]
        pairs = {pair for a, b in pairwise(folded) for pair in ((a, b), (b, a))}
        if (len(folded) == 1 and fold(words) in self._surnames) or pairs & self._names:
            raise UsageError("words that would leave may name a person of the lists; nothing left the workspace")


def _gate(workspace: Workspace, people: list[Person], threshold: int) -> tuple[Gate, list[int], int]:
    """The gate, the place of each row among the people of all tables, and everybody of this list."""
    known: dict[str, int] = dict(workspace.index.get("places", {}))
    key, seen, place = workspace.token_key(), dict[str, int](), []
    for person in people:
        token = person.token(key)
        seen[token] = seen.get(token, 0) + 1
        token += f"/{seen[token]}"
        place.append(known.setdefault(token, len(known)))
    workspace.index["places"] = known
    everybody = bits(place)
    gate = Gate(threshold=threshold)
    for entry in workspace.index["published"]:
        for _, people_bits, _ in workspace.get_json(entry["cells"]):
            gate.publish(int(people_bits, 16))
    return gate, place, everybody


def _groups(people: list[Person], by: str | None) -> dict[str, list[int]]:
    """Rows by region or unit; writings of one place are one group under its first writing."""
    if by is None:
        return {}
    if by not in ("region", "unit"):
        raise UsageError("a table is broken down by region or unit")
    rows, labels = defaultdict[str, list[int]](list), dict[str, str]()
    for n, person in enumerate(people):
        said = getattr(person, by)
        key = place_key(said)
        labels.setdefault(key, said or "not stated")
        rows[key].append(n)
    if len(rows) > 400:
        raise UsageError(f"the column taken for {by} has more than 400 values: it is no place, import the list anew")
    return {labels[key]: members for key, members in rows.items()}


def _expected(
    workspace: Workspace, run: str, matches: Any, groups: dict[str, list[int]]
) -> dict[tuple[str, ...], float]:
    _, lucky = pairs_of(workspace, run)
    count = list_entry(workspace, run_entry(workspace, run)["left"])["count"]
    whole, found = expected_false(count, counts_of(matches), lucky), counts_of(matches)
    out: dict[tuple[str, ...], float] = {(k, ALL): round(v, 2) for k, v in whole.items()}
    for label, members in groups.items():
        inside = set(members)
        here = counts_of([m for m in matches if m.left in inside])
        for kind in CLASSES:
            raw, hits = lucky.raw(kind), sum(v for n, v in lucky.hits[kind].items() if n in inside) / lucky.rounds
            out[(kind, label)] = round(
                min(float(here[kind]), whole[kind] * hits / raw if raw and found[kind] else 0.0), 2
            )
    return out


def _earlier(workspace: Workspace, name: str, by: str | None) -> dict[tuple[str, ...], list[int]]:
    """What was published of other lists, by its labels: a newer list of the same people must not differ by a few."""
    out = defaultdict[tuple[str, ...], list[int]](list)
    for entry in workspace.index["published"]:
        if entry["list"] != name:
            for labels, _, count in workspace.get_json(entry["cells"]):
                if labels[1] == ALL or entry["by"] == by:
                    out[tuple(labels)].append(count)
    return dict(out)


def _near(cell: Cell, earlier: dict[tuple[str, ...], list[int]], threshold: int) -> bool:
    return near_another(cell.count, earlier.get(cell.labels, ()), threshold=threshold)


def reviewed(workspace: Workspace, run: str) -> int:
    """How many pairs of a run a person has decided."""
    return len(decisions_of(run_entry(workspace, run)))
