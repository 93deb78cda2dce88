"""How fast registers take in records: rows of court dockets a second, and the memory it takes.

    python bench/registers.py [ROWS]     default 100,000 rows

Made rows only: no name in them is anybody's. One process, one core; seconds of this process's own work.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

from countback.registers.courts import Names, counts_of, fresh_key, gather, read_cases, write_cases

_ARTICLES = ("ст.337 ч.5 УК РФ", "ст.338 ч.3 УК РФ", "ст.332 ч.2.1; ст.337 ч.3.1 УК РФ", "ст.334 ч.1 УК РФ")
_ENDS = ("Вынесен ПРИГОВОР", "Уголовное дело ВОЗВРАЩЕНО ПРОКУРОРУ", "ПРЕКРАЩЕНО", "")


def docket(rows: int) -> bytes:
    """A table of made cases at a hundred courts; one row in twenty is met twice, one in a hundred is bad."""
    chance = random.Random(7)
    lines = ["number,court,uid,received,heard,decision,in_force,person,articles"]
    for n in range(rows):
        court = f"{20 + n // 20 % 50}GV{1 + n // 20 % 2:04}"
        received = f"{chance.randrange(1, 29):02}.{chance.randrange(1, 13):02}.2024"
        number = f"1-{n - n % 20 if n % 20 == 19 else n}/2024" if n % 100 else "no number"
        name = f"Имя{chance.randrange(rows)} Отчество{chance.randrange(90)}"
        ends = f"{chance.choice(_ENDS)},28.12.2024"
        lines.append(f'{number},{court},,{received},14.12.2024,{ends},{name},"{chance.choice(_ARTICLES)}"')
    return "\n".join(lines).encode()


def courts(rows: int) -> None:
    """Importing, writing, reading back and counting a docket."""
    with tempfile.TemporaryDirectory() as folder:
        file, kept = Path(folder) / "docket.csv", Path(folder) / "cases.jsonl"
        file.write_bytes(docket(rows))
        marks = [time.process_time()]
        found = gather([str(file)], names=Names(fresh_key()))
        marks.append(time.process_time())
        write_cases(found.cases, to=kept)
        marks.append(time.process_time())
        cases = read_cases(kept)
        marks.append(time.process_time())
        counts = counts_of(cases, known="2025-01-01", by=("month", "article", "stage"))
        marks.append(time.process_time())
    took = [b - a for a, b in pairwise(marks)]
    names = ("import", "write", "read back", "count")
    speeds = "   ".join(f"{name} {rows / t:,.0f} rows/s" for name, t in zip(names, took, strict=True))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(f"court dockets  {speeds}   ({found}; {len(counts):,} counts; peak {peak:,.0f} MB)\n")


if __name__ == "__main__":
    courts(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
