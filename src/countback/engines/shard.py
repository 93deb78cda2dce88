"""Shard: some inputs that are read together, in order, into one file of readings."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from countback.pages.files import list_inputs
from countback.refusals import Refusal

#: Files of one page each that make a shard. A crash loses at most this much work of one process.
FILES = 200


@dataclass(frozen=True, slots=True)
class Shard:
    """``inputs`` are paths, as :func:`~countback.pages.files.open_pages` takes them; ``refused`` are inputs that could
    not even be listed, which the shard reports with the rest. ``number`` counts from 0 and names the files."""

    number: int
    inputs: tuple[str, ...]
    refused: tuple[Refusal, ...] = ()

    @property
    def stem(self) -> str:
        """``part-00012``."""
        return f"part-{self.number:05}"

    def to_line(self) -> str:
        """The shard as one line of a plan; equal shards give equal lines."""
        row = {"number": self.number, "inputs": list(self.inputs), "refused": [r.source for r in self.refused]}
        return json.dumps(row, ensure_ascii=False)


def plan(inputs: Iterable[str], *, files: int = FILES) -> Iterator[Shard]:
    """Shards of the inputs, in order. What one file holds many pages in (a WARC, a table) is a shard of its own.

    >>> [shard.inputs for shard in plan(["a.html", "b.warc.gz", "c.html"], files=10)]
    [('a.html',), ('b.warc.gz',), ('c.html',)]
    """
    number = 0
    held: list[str] = []
    refused: list[Refusal] = []
    for found in list_inputs(inputs):
        if isinstance(found, Refusal):
            refused.append(found)
            continue
        alone = holds_many(found)
        if held and (alone or len(held) >= files):
            yield Shard(number, tuple(held), tuple(refused))
            number, held, refused = number + 1, [], []
        held.append(found)
        if alone:
            yield Shard(number, tuple(held), tuple(refused))
            number, held, refused = number + 1, [], []
    if held or refused:
        yield Shard(number, tuple(held), tuple(refused))


def holds_many(path: str) -> bool:
    """Whether a file of this name holds many pages."""
    name = path.lower().removesuffix(".gz").removesuffix(".zst")
    return name.endswith((".warc", ".wacz", ".parquet", ".jsonl", ".ndjson", ".csv", ".json", ".xml", ".rss", ".atom"))
