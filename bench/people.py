"""The people workspace at size: 1,010 names against a million, with time and peak memory. Made names, no data set.

PYTHONPATH=src:tests/support python bench/people.py [REFERENCE]
"""

from __future__ import annotations

import random
import resource
import sys
import time

from made_people import copied, people

from countback.registers.people.assign import assign
from countback.registers.people.linkage import Linker, arrow_table


def main(reference: int) -> None:
    draw = random.Random(1)
    base = people(1010, draw=draw)
    left = [copied(p, draw).keys() for p in base]
    start = time.perf_counter()
    right = arrow_table((p.keys() for p in [*base[:500], *people(reference - 500, draw=draw)]), origin="b")
    keyed = time.perf_counter()
    table = arrow_table(left, origin="a")
    pairs = Linker(table, right).pairs(table)
    matches = assign(pairs)
    good = sum(m.left == m.right < 500 for m in matches)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    took = time.perf_counter() - keyed
    print(f"1,010 x {reference:,}: names made and folded {keyed - start:.0f} s, linked {took:.0f} s")
    print(f"peak {peak:.2f} GiB, {len(pairs):,} pairs, {len(matches)} matches, {good} right of 500 there")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
