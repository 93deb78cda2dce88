"""How fast Countback reads: pages, sentences, start, long pages, memory, and the joining of counts.

    python bench/run.py [PAGES]     default 2000 pages a language for reading, 600 sentences for quantulum3

Everything runs on one core in one process, except the start (a new process each time). quantulum3 reads the very same
sentences in the same run; it gives value and unit only, Countback every field.
"""

from __future__ import annotations

import logging
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from countback.figures import read_page
from pages import LANGUAGES, only_numbers, page, pages

_SAMPLE = 600


def seconds(work: Callable[[], object], *, clock: Callable[[], float] = time.process_time) -> float:
    """How long one call takes: seconds of this process's own work, whatever else the machine does."""
    begin = clock()
    work()
    return clock() - begin


def say(*parts: str) -> None:
    """One line at once, so that a long run is followed."""
    sys.stdout.write("".join(parts) + "\n")
    sys.stdout.flush()


def reading(count: int) -> None:
    """Pages and sentences a second in each language, and quantulum3 on the same sentences."""
    try:
        from quantulum3 import parser
    except ImportError:
        parser = None
        say("quantulum3 is not installed; run: make setup")
    else:
        logging.disable(logging.WARNING)
        parser.parse("7 boats")
    for lang in LANGUAGES:
        made = pages(count, lang)
        numbered = [s for _, of_page in made for s in of_page]
        read_page(made[0][0])  # loads the word lists
        took = seconds(lambda made=made: [read_page(p) for p, _ in made])  # type: ignore[misc]
        characters = sum(len(p.body.decode()) for p, _ in made)
        say(
            f"{lang}  whole pages     {count / took:7,.0f} pages/s      {len(numbered) / took:7,.0f} sentences with "
            f"numbers/s   {characters / took / 1e6:.2f} M characters/s   ({count:,} pages of {characters // count:,})"
        )
        del made
        dense = only_numbers(numbered, lang)
        took = seconds(lambda dense=dense: [read_page(p) for p in dense])  # type: ignore[misc]
        ours = len(numbered) / took
        line = f"{lang}  numbers only    {ours:7,.0f} sentences/s"
        if parser is not None:
            sample = numbered[:_SAMPLE]
            begin = time.process_time()
            failed = 0
            for s in sample:
                try:
                    parser.parse(s)
                except Exception:  # its errors are its own; the time counts
                    failed += 1
            theirs = len(sample) / (time.process_time() - begin)
            line += f"    quantulum3 {theirs:5,.0f} sentences/s    ratio {ours / theirs:5.1f}"
            line += f"   (it fails on {failed} of {len(sample)})" if failed else ""
        say(line)


def long_pages() -> None:
    """The cost of a character on a page of 1 MB beside pages of 10 kB."""
    chance = random.Random(7)
    for lang in LANGUAGES:
        short = [page(chance, lang, characters=10_000)[0] for _ in range(20)]
        long = page(chance, lang, characters=1_000_000)[0]
        read_page(short[0])
        of_short = seconds(lambda short=short: [read_page(p) for p in short]) / sum(  # type: ignore[misc]
            len(p.body.decode()) for p in short
        )
        of_long = seconds(lambda long=long: read_page(long)) / len(long.body.decode())  # type: ignore[misc]
        say(
            f"{lang}  1 M characters  {of_long * 1e6:6.2f} µs a character, pages of 10,000: {of_short * 1e6:.2f}"
            f"   linearity {of_long / of_short:.2f}"
        )


def start() -> None:
    """From the command to its first figure, with nothing kept and with kept word files."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.txt"
        file.write_text("On 3 April 2024 Mediazona counted 1,010 soldiers convicted of desertion.\n", encoding="utf-8")
        command = [sys.executable, "-c", "from countback.cli import main; main()", "figures", str(file)]
        environment = {**os.environ, "COUNTBACK_CACHE": str(Path(folder) / "cache")}
        run = lambda: subprocess.run(command, env=environment, capture_output=True, check=True)  # noqa: E731
        cold = seconds(run, clock=time.perf_counter)
        warm = statistics.median(seconds(run, clock=time.perf_counter) for _ in range(5))
        say(f"start to the figures of one page  {warm:.2f} s    the first time, nothing kept  {cold:.2f} s")


def memory() -> None:
    """The most memory this process used so far: all pages and three languages."""
    say(f"peak memory  {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")


def joining() -> None:
    """How resolving grows (bench/resolve.py), in a process of its own."""
    script = Path(__file__).with_name("resolve.py")
    say("joining counts to claims")
    subprocess.run([sys.executable, str(script), "10000", "30000"], check=False)


def main(count: int) -> None:
    """All measures, one after the other."""
    start()
    reading(count)
    long_pages()
    memory()
    joining()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000)
