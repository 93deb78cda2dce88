"""Estimates by simple formulas, to stand beside the models: lower bound, pairs of lists, sample coverage."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from countback.registers.estimate.table import ListTable


@dataclass(frozen=True, slots=True)
class Simple:
    """One formula's answer; ``se`` is None where the formula gives none. ``words`` say what it is and needs."""

    name: str
    estimate: float
    se: float | None
    words: str


def chao_of(frequencies: Mapping[int, int], *, lists: int | None = None) -> Simple:
    """Chao's lower bound from how many were met once, twice, …; with a number of lists corrected for it.

    Chao 1987, 1989. Raises ZeroDivisionError never: where nobody was met twice, the form for that case is used.

    >>> round(chao_of({1: 187, 2: 56, 3: 28}, lists=3).estimate, 1)
    479.1
    """
    once, twice = frequencies.get(1, 0), frequencies.get(2, 0)
    seen = sum(frequencies.values())
    part = 1.0 if lists is None else (lists - 1) / lists
    if twice:
        ratio = once / twice
        hidden = part * once * once / (2 * twice)
        variance = twice * (part * ratio**2 / 2 + part**2 * ratio**3 + part**2 * ratio**4 / 4)
    else:
        hidden = part * once * (once - 1) / 2
        variance = part * once * (once - 1) / 2 + part**2 * once * (2 * once - 1) ** 2 / 4
    words = "a lower bound: holds where people differ in how easily they are listed, not where lists push people off"
    return Simple("Chao lower bound", seen + hidden, math.sqrt(max(variance, 0.0)), words)


def chapman(table: ListTable, one: int, two: int) -> Simple:
    """Lincoln and Petersen's estimate from two lists, Chapman's form: right only where the two are independent."""
    a, b, both = table.on(one), table.on(two), table.on(one, two)
    estimate = (a + 1) * (b + 1) / (both + 1) - 1
    variance = (a + 1) * (b + 1) * (a - both) * (b - both) / ((both + 1) ** 2 * (both + 2))
    name = f"Chapman {table.lists[one]}·{table.lists[two]}"
    return Simple(name, estimate, math.sqrt(variance), "two lists, taken as independent; for comparison only")


def coverage(table: ListTable) -> tuple[float, list[Simple]]:
    """The sample coverage, and the estimates built on it: independence, low coverage (one step), high coverage.

    Chao and Tsay 1998, Chao et al. 2001 (three lists; for more only the one that takes the lists as independent). High
    coverage is unusable where the coverage is below about 55 %.
    """
    k = len(table.lists)
    alone = {i: table.cells.get("".join("1" if j == i else "0" for j in range(k)), 0) for i in range(k)}
    covered = 1 - sum(alone[i] / table.on(i) for i in range(k)) / k
    if covered <= 0:
        return covered, []
    base = (table.observed - sum(alone.values()) / k) / covered
    found = [Simple("sample coverage, independence", base, None, "lists taken as independent")]
    if k != 3:
        return covered, found

    def step(total: float) -> float:
        more = 0.0
        for i, j in combinations(range(k), 2):
            (other,) = set(range(k)) - {i, j}
            reach = table.on(i) - table.on(i, other) + table.on(j) - table.on(j, other)
            more += reach * (total * table.on(i, j) / (table.on(i) * table.on(j)) - 1)
        return base + more / (k * covered)

    low = step(step(base))
    slope = step(1.0) - step(0.0)
    found.append(Simple("sample coverage, low (one step)", low, None, "for coverage below about 55 %"))
    if slope < 1:
        high = step(0.0) / (1 - slope)
        found.append(Simple("sample coverage, high", high, None, "only for coverage above about 55 %"))
    return covered, found
