"""How fast registers take in records: rows of court dockets and of loss series a second; seconds of an estimate.

    python bench/registers.py [ROWS]     default 100,000 rows

Made rows only: no name in them is anybody's. One process, one core; seconds of this process's own work.
"""

from __future__ import annotations

import json
import random
import resource
import sys
import tempfile
import time
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from countback.registers.courts import Names, counts_of, fresh_key, gather, read_cases, write_cases
from countback.registers.estimate.estimate import estimate
from countback.registers.estimate.table import ListTable
from countback.registers.losses.anomalies import anomalies
from countback.registers.losses.importing import read_series
from countback.registers.losses.items import ITEMS

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


def losses(rows: int) -> None:
    """Reading a made series of all items, a row a day and a row a value, and finding what is odd in one item."""
    chance = random.Random(7)
    fields = list(ITEMS)
    totals = dict.fromkeys(fields, 0)
    wide = []
    for n in range(rows):
        totals = {name: total + chance.randint(0, 20) for name, total in totals.items()}
        wide.append({"date": str(date(1900, 1, 1) + timedelta(days=n)), **totals})
    header = ["date", *fields]
    bodies = {
        "row a day, CSV": "\n".join([",".join(header), *(",".join(str(r[h]) for h in header) for r in wide)]),
        "row a day, JSON": json.dumps(wide),
        "row a value, CSV": "\n".join(["date,item,value", *(f"{r['date']},tank,{r['tank']}" for r in wide)]),
    }
    speeds = []
    for words, body in bodies.items():
        began = time.process_time()
        read = read_series(body.encode(), name=words)
        speeds.append(f"{words} {rows / (time.process_time() - began):,.0f} rows/s")
    began = time.process_time()
    found = anomalies(read.series)
    speeds.append(f"what is odd {rows / (time.process_time() - began):,.0f} rows/s ({len(found)} found)")
    sys.stdout.write(f"loss series  {'   '.join(speeds)}   ({rows:,} rows, {len(fields)} items)\n")


def four_lists() -> None:
    """All models of a made table of four lists, with their intervals."""
    chance = random.Random(7)
    histories = [f"{i:04b}" for i in range(1, 16)]
    cells = {h: chance.randint(200, 900) // h.count("1") ** 2 for h in histories}
    began = time.process_time()
    found = estimate(ListTable("made", ("A", "B", "C", "D"), cells))
    took = time.process_time() - began
    sys.stdout.write(f"estimate  {len(found.fits)} models of four lists in {took:.2f} s\n")


if __name__ == "__main__":
    given = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    courts(given)
    losses(given)
    four_lists()
