"""Lists and runs in a workspace: a list imported, two lists linked, decisions kept, matches as they stand."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from countback.errors import UsageError
from countback.registers.people.assign import Match, assign
from countback.registers.people.classes import Class, Keys
from countback.registers.people.importing import Imported
from countback.registers.people.linkage import SAMPLE, SEED, Linker, Pair, arrow_table
from countback.registers.people.person import FIELDS, Person
from countback.registers.people.workspace import Workspace


def keep_list(workspace: Workspace, done: Imported, *, digest: str, day: str) -> str:
    """Seal an imported list and give its ID."""
    name = f"L{1 + max((int(e['id'][1:]) for e in workspace.index['lists']), default=0)}"
    table = {field: [getattr(p, field) for p in done.people] for field in ("row", *FIELDS)}
    part = workspace.put_json(table)
    entry = {"id": name, "people": part, "count": len(done.people), "sha256": digest, "day": day}
    workspace.index["lists"].append(entry)
    log(workspace, day, f"list {name} imported, {len(done.people)} people")
    workspace.keep()
    return name


def list_entry(workspace: Workspace, name: str) -> dict[str, Any]:
    """The entry of a list. Raises UsageError for one that is not there."""
    for entry in workspace.index["lists"]:
        if entry["id"] == name.upper():
            return dict(entry)
    raise UsageError("there is no such list; countback people status shows which there are")


def people_of(workspace: Workspace, name: str) -> list[Person]:
    """The people of a list, in the order of the file."""
    table = workspace.get_json(list_entry(workspace, name)["people"])
    return [Person(*row) for row in zip(*(table[f] for f in ("row", *FIELDS)), strict=True)]


def link(workspace: Workspace, left: str, right: str, *, day: str, sample: int = SAMPLE, memory: str = "3GB") -> str:
    """Link two lists, decoys included, seal the run and give its ID."""
    from countback.registers.people.decoys import chance

    one, two = list_entry(workspace, left), list_entry(workspace, right)
    if one["id"] == two["id"]:
        raise UsageError("a list is linked against another one; name two")
    if not one["count"] or not two["count"]:
        raise UsageError("one of the lists has no people")
    records = [p.keys() for p in people_of(workspace, left)]
    table = arrow_table(records, origin="a")
    linker = Linker(
        table, arrow_table((p.keys() for p in people_of(workspace, right)), origin="b"), sample=sample, memory=memory
    )
    pairs = linker.pairs(table)
    lucky = chance(records, linker, assign(pairs), seed=SEED)
    name = f"R{1 + max((int(e['id'][1:]) for e in workspace.index['runs']), default=0)}"
    part = workspace.put_json(
        {
            "pairs": [[p.left, p.right, p.weight, list(asdict(p.keys).values())] for p in pairs],
            "rounds": lucky.rounds,
            "hits": {kind: sorted(rows.items()) for kind, rows in lucky.hits.items()},
        }
    )
    run = {"id": name, "left": one["id"], "right": two["id"], "day": day, "pairs": part, "decisions": []}
    workspace.index["runs"].append(run)
    log(workspace, day, f"run {name}: {one['id']} against {two['id']}")
    workspace.keep()
    return name


def run_entry(workspace: Workspace, name: str) -> dict[str, Any]:
    """The entry of a run, to be read or added to. Raises UsageError for one that is not there."""
    for entry in workspace.index["runs"]:
        if entry["id"] == name.upper():
            found: dict[str, Any] = entry
            return found
    raise UsageError("there is no such run; countback people status shows which there are")


def pairs_of(workspace: Workspace, name: str) -> tuple[list[Pair], Any]:
    """The pairs of a run and what its decoys met."""
    from countback.registers.people.decoys import Chance

    kept = workspace.get_json(run_entry(workspace, name)["pairs"])
    hits: dict[Class, dict[int, int]] = {kind: {int(a): int(b) for a, b in rows} for kind, rows in kept["hits"].items()}
    return [Pair(a, b, w, Keys(*keys)) for a, b, w, keys in kept["pairs"]], Chance(kept["rounds"], hits)


def decisions_of(run: Mapping[str, Any]) -> dict[tuple[int, int], str]:
    """The last word on each pair; an undone one is "undo" and counts for nothing."""
    words = {(d["left"], d["right"]): d["word"] for d in run["decisions"]}
    return {pair: word for pair, word in words.items() if word in ("same", "different", "unsure")}


def matches_of(workspace: Workspace, name: str) -> list[Match]:
    """The matches of a run as they stand after review."""
    return assign(pairs_of(workspace, name)[0], decided=decisions_of(run_entry(workspace, name)))


def counts_of(matches: list[Match]) -> dict[Class, int]:
    """Matches by class."""
    found: Counter[Class] = Counter(m.kind for m in matches)
    return {kind: found[kind] for kind in ("A", "B", "C", "D")}


def decide(workspace: Workspace, name: str, pair: tuple[int, int], word: str, *, by: str, when: str) -> None:
    """Keep a person's word on a pair, sealed, at once. ``undo`` takes it back; nothing is deleted."""
    run_entry(workspace, name)["decisions"].append(
        {"left": pair[0], "right": pair[1], "word": word, "by": by, "when": when}
    )
    workspace.keep()


def log(workspace: Workspace, day: str, words: str) -> None:
    """A line of the sealed log; the next change keeps it."""
    workspace.index["log"].append({"day": day, "words": words})


def digest_words(value: Any) -> bytes:
    """A plain value as bytes that are the same each time."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
