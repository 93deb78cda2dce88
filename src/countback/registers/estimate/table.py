"""ListTable: how many were on which of several lists; and the reasons for which no estimate is made of one."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations, product

from countback.errors import CountbackError, UsageError


class EstimateRefused(CountbackError):
    """No estimate can be made of this table; the message says why and what would help."""

    exit_code = 3


@dataclass(frozen=True, slots=True)
class ListTable:
    """Counts by capture history: ``"101"`` is on the first and third list, not on the second.

    Histories not named are observed zeros; the history of nought everywhere is what nobody counted and is never
    there. ``dependent`` are pairs of lists of which one was made from the other or from the same papers. ``basis`` is
    the sha256 of the bytes it was read from.
    """

    name: str
    lists: tuple[str, ...]
    cells: Mapping[str, int]
    dependent: tuple[tuple[str, str], ...] = ()
    basis: str = ""

    @property
    def observed(self) -> int:
        """How many are on at least one list."""
        return sum(self.cells.values())

    @property
    def histories(self) -> tuple[str, ...]:
        """Every history that can be observed, in order."""
        return tuple("".join(h) for h in product("01", repeat=len(self.lists)))[1:]

    def on(self, *lists: int) -> int:
        """How many are on all of these lists (by place from 0), whatever the others say."""
        return sum(n for h, n in self.cells.items() if all(h[i] == "1" for i in lists))

    def captured(self) -> Counter[int]:
        """How many are on one list, on two, and so on."""
        found: Counter[int] = Counter()
        for history, n in self.cells.items():
            found[history.count("1")] += n
        return found


def check_table(table: ListTable) -> None:
    """Raise EstimateRefused where no estimate may be made: fewer than three lists, an empty or lone list, lists
    declared dependent."""
    k = len(table.lists)
    if table.dependent:
        pairs = ", ".join(f"{a} and {b}" for a, b in table.dependent)
        raise EstimateRefused(
            f"{table.name}: {pairs} are declared dependent: a list made from another can verify it, never estimate "
            "what both miss; leave one of the two out"
        )
    if k < 3:
        raise EstimateRefused(
            f"{table.name}: {k} lists; two lists cannot show whether being on one makes being on the other likelier, "
            "so no interval would hold; find a third list that does not feed on these"
        )
    empty = [name for i, name in enumerate(table.lists) if table.on(i) == 0]
    if empty:
        raise EstimateRefused(f"{table.name}: nobody is on {', '.join(empty)}; leave the empty list out")
    apart = [name for i, name in enumerate(table.lists) if not any(table.on(i, j) for j in range(k) if j != i)]
    if apart:
        raise EstimateRefused(
            f"{table.name}: {', '.join(apart)} shares nobody with any other list: without overlap there is nothing to "
            "reckon with; check the matching of names first"
        )


def read_table(body: bytes, *, name: str, dependent: Iterable[tuple[str, str]] = ()) -> ListTable:
    """A table from JSON (``lists``, ``cells`` of ``history`` and ``count``, ``dependent``) or CSV (the columns
    history and count; or one column of 0 and 1 for each list, with an optional column count).

    Raises UsageError for anything else, naming the line.
    """
    text = body.decode("utf-8-sig", "replace")
    basis = hashlib.sha256(body).hexdigest()
    if text.lstrip().startswith("{"):
        found = _from_json(text, name)
    else:
        found = _from_csv(text, name)
    lists, cells, told = found
    pairs = tuple(dict.fromkeys([*told, *dependent]))
    for pair in pairs:
        for one in pair:
            if one not in lists:
                raise UsageError(f"{name} has no list {one!r}; it has {', '.join(lists)}")
    if len(lists) > 12:
        raise UsageError(f"{name} has {len(lists)} lists; Countback takes up to 12")
    return ListTable(name, lists, cells, pairs, basis)


Found = tuple[tuple[str, ...], dict[str, int], list[tuple[str, str]]]


def _from_json(text: str, name: str) -> Found:
    try:
        row = json.loads(text)
        lists = tuple(str(x) for x in row["lists"])
        cells: dict[str, int] = {}
        for cell in row["cells"]:
            _put(cells, str(cell["history"]), cell["count"], len(lists), name)
        dependent = [(str(a), str(b)) for a, b in row.get("dependent", [])]
    except (KeyError, TypeError, ValueError) as error:
        raise UsageError(f"{name} is no table of lists (lists, cells of history and count): {error}") from None
    return lists, cells, dependent


def _from_csv(text: str, name: str) -> Found:
    rows = csv.DictReader(io.StringIO(text))
    columns = [c for c in rows.fieldnames or [] if c]
    if "history" in columns and "count" in columns:
        every = list(rows)
        width = max((len(r["history"]) for r in every), default=0)
        lists = tuple(chr(ord("A") + i) for i in range(width))
        cells: dict[str, int] = {}
        for row in every:
            _put(cells, row["history"], row["count"], width, name)
        return lists, cells, []
    lists = tuple(c for c in columns if c != "count")
    if len(lists) < 2:
        raise UsageError(f"{name} needs the columns history and count, or one column of 0 and 1 for each list")
    cells = {}
    for number, row in enumerate(rows, 2):
        history = "".join((row[c] or "").strip() for c in lists)
        if len(history) != len(lists) or set(history) - {"0", "1"}:
            raise UsageError(f"{name}, line {number}: each list has 0 or 1, got {history!r}")
        _put(cells, history, row.get("count", 1) if "count" in columns else 1, len(lists), name)
    return lists, cells, []


def _put(cells: dict[str, int], history: str, count: object, width: int, name: str) -> None:
    if len(history) != width or set(history) - {"0", "1"} or "1" not in history:
        raise UsageError(f"{name}: a history has one 0 or 1 for each list and at least one 1, got {history!r}")
    try:
        n = int(str(count))
    except ValueError:
        n = -1
    if n < 0:
        raise UsageError(f"{name}: the count of {history} is a whole number of zero or more, got {count!r}")
    cells[history] = cells.get(history, 0) + n


def pairs_of(lists: int) -> list[frozenset[int]]:
    """Every pair of lists, by place."""
    return [frozenset(p) for p in combinations(range(lists), 2)]
