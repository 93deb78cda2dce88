"""How resolving grows: synthetic counts told faithfully and damaged on many pages, 10 thousand to as many as asked.

python bench/resolve.py [--million] [FIGURES ...]       default 10000 30000 100000; with --million to 1000000
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import time

from countback.claims.resolve import resolve
from countback.figures.figure import Figure, Measure, Scope, Voice
from countback.ledger.entry import Entry, Source
from countback.values import Count, PartialDate, Period, Span

ORIGINS = [f"counter_{i}" for i in range(60)]
RELAYS = [f"relay_{i}" for i in range(25)]
EVENTS = [
    ("person", "killed"),
    ("person", "deserted"),
    ("case", "tried"),
    ("verdict", "convicted"),
    ("tank", "lost"),
    ("person", "mobilised"),
]


def made(figures: int, *, seed: int = 7) -> list[Entry]:
    """About ``figures`` entries: a count is told by one to twelve pages, one telling in ten is damaged."""
    rng = random.Random(seed)
    entries: list[Entry] = []
    page = 0
    while len(entries) < figures:
        page += 1
        counts = []
        for _ in range(rng.randint(1, 6)):
            value = int(10 ** rng.uniform(1.0, 6.0))
            counted, event = rng.choice(EVENTS)
            day = PartialDate(2022 + rng.randrange(4), rng.randint(1, 12), rng.randint(1, 28))
            counts.append((value, counted, event, day))
        origin = rng.choice(ORIGINS)
        for k in range(rng.randint(1, 12)):
            source = Source(
                sha256=f"{page:08x}{k:04x}", name=f"page-{page}-{k}", outlet=f"outlet_{rng.randrange(400)}", lang="en"
            )
            via = tuple(Voice(rng.choice(RELAYS), "relay") for _ in range(rng.randrange(3)))
            for n, (value, counted, event, day) in enumerate(counts):
                told = value
                if rng.random() < 0.1 and value > 1000:
                    told = rng.choice(
                        [int(str(value)[:1] + str(value)[2:]), round(value, -len(str(value)) + 2), value // 1000]
                    )
                at = 40 * n
                figure = Figure(
                    span=Span(at, at + 6),
                    sentence=Span(at, at + 30),
                    count=Count(told, told, "exact", str(told)),
                    measure=Measure(counted, event, None, "total"),
                    scope=Scope("RU"),
                    period=Period(None, day if rng.random() < 0.7 else None),
                    voices=(Voice(origin, "origin"), *via),
                )
                entries.append(Entry(f"{page:06x}{k:02x}{n:02x}", figure, source, "…"))
    return entries[:figures]


def measure(size: int) -> tuple[float, float]:
    """Resolve one made-up set; prints a line and gives the seconds of processor time and the peak in MB."""
    entries = made(size)
    before = _peak()
    began, used = time.perf_counter(), time.process_time()
    resolution = resolve(entries)
    took, spent = time.perf_counter() - began, time.process_time() - used
    peak = _peak()
    sys.stdout.write(
        f"{size:>9,} figures  {took:7.1f} s ({spent:,.1f} s of one core)  {size / spent:7,.0f} figures/s  "
        f"{len(resolution.claims):>8,} claims  {len(resolution.undecided):>7,} undecided  peak {peak:,.0f} MB "
        f"(entries {before:,.0f} MB)\n"
    )
    sys.stdout.flush()
    return spent, peak


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Each size in a process of its own, so that its peak of memory is its own."""
    args = sys.argv[1:]
    if args[:1] == ["--one"]:
        measure(int(args[1]))
        return
    sizes = [int(a) for a in args if a != "--million"] or [10_000, 30_000, 100_000]
    if "--million" in args:
        sizes += [300_000, 1_000_000]
    for size in sizes:
        subprocess.run([sys.executable, __file__, "--one", str(size)], check=True)


if __name__ == "__main__":
    main()
