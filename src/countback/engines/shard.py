"""Shard: some inputs that are read together, in order, into one file of readings."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from countback.pages.files import list_inputs, open_pages
from countback.pages.kinds import holds_many
from countback.pages.page import Page
from countback.refusals import Refusal

if TYPE_CHECKING:
    from countback.pages.articles import Columns

#: Pages that make a shard. A crash loses at most this much work of one process.
PAGES = 200
#: Bytes from which on a file of many pages is looked through, to be shared out among several shards.
LARGE = 4_000_000


@dataclass(frozen=True, slots=True)
class Shard:
    """``inputs`` are paths, as :func:`~countback.pages.files.open_pages` takes them; ``refused`` are inputs that could
    not even be listed, which the shard reports with the rest. ``number`` counts from 0 and names the files.

    Of one file of many pages a shard may be a stretch: ``count`` pages from the ``first`` on (None: all that follow);
    ``start`` is the place of the first one in a WARC file, so that what stands before it is not read through.
    """

    number: int
    inputs: tuple[str, ...]
    refused: tuple[Refusal, ...] = ()
    columns: Columns | None = None
    first: int = 0
    count: int | None = None
    start: str = ""

    @property
    def stem(self) -> str:
        """``part-00012``."""
        return f"part-{self.number:05}"

    def pages(self) -> Iterator[Page | Refusal]:
        """The pages of the shard, in order."""
        yield from self.refused
        end = None if self.count is None else self.first + self.count
        if self.start:
            from countback.pages.warc import read_warc

            yield from islice(read_warc(self.inputs[0], start=self.start), self.count)
        else:
            yield from islice(open_pages(self.inputs, columns=self.columns), self.first, end)

    def to_line(self) -> str:
        """The shard as one line of a plan; equal shards give equal lines."""
        row: dict[str, object] = {"number": self.number, "inputs": list(self.inputs)}
        if self.refused:
            row["refused"] = [r.source for r in self.refused]
        if self.columns is not None:
            row["columns"] = self.columns.named()
        if self.first or self.count is not None:
            row |= {"first": self.first, "count": self.count, "start": self.start}
        return json.dumps(row, ensure_ascii=False)


def plan(inputs: Iterable[str], *, size: int = PAGES, columns: Columns | None = None) -> Iterator[Shard]:
    """Shards of the inputs, in order. Files of one page are put together; a large file of many is shared out.

    >>> [shard.inputs for shard in plan(["a.html", "b.warc.gz", "c.html"], size=10)]
    [('a.html',), ('b.warc.gz',), ('c.html',)]
    """
    number = 0
    held: list[str] = []
    refused: list[Refusal] = []

    def out() -> Iterator[Shard]:
        nonlocal number
        if held or refused:
            yield Shard(number, tuple(held), tuple(refused), columns)
            number += 1
            held.clear()
            refused.clear()

    for found in list_inputs(inputs):
        if isinstance(found, Refusal):
            refused.append(found)
        elif holds_many(found, columns=columns):
            yield from out()
            for first, count, start in _stretches(found, size=size, columns=columns):
                yield Shard(number, (found,), (), columns, first, count, start)
                number += 1
        else:
            held.append(found)
            if len(held) >= size:
                yield from out()
    yield from out()


def _stretches(path: str, *, size: int, columns: Columns | None) -> Iterator[tuple[int, int | None, str]]:
    """First page, number of pages and place of each stretch of a file of many pages; the last goes to its end.

    A stretch of a WARC file begins with a page, never with a record that was refused: only pages have a place.
    """
    try:
        large = os.stat(path).st_size >= LARGE  # noqa: PTH116
    except OSError:
        large = False
    first, start = 0, ""
    if large:
        from countback.pages.warc import is_warc, read_warc

        places = is_warc(path) and not path.lower().endswith(".wacz")
        reader = read_warc(path) if places else None
        for at, page in enumerate(reader if reader is not None else open_pages([path], columns=columns)):
            if at - first >= size and (reader is None or isinstance(page, Page)):
                yield first, at - first, start
                first = at
                start = str(reader.place) if reader is not None else ""
    yield first, None, start
