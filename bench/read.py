"""How fast pages are read: 2,000 made pages, beside quantulum3 on the same sentences in the same run.

    python bench/read.py [PAGES]

Also reads one page of 1 MB beside pages of 10 kB: the cost of a character must not grow with the page.
quantulum3 gives value and unit only, so this compares the cost of finding numbers, not what is read from them.
"""

from __future__ import annotations

import logging
import random
import sys
import time
from collections.abc import Callable, Iterator

from countback.figures import read_page
from countback.pages import Page

_COUNTED = ("soldiers", "contract soldiers", "cases", "tanks", "verdicts", "mobilised men", "drones", "people")
_EVENTS = ("deserted", "were convicted", "were killed", "were wounded", "were lost", "were captured", "fled")
_SAYERS = ("Mediazona counted", "the General Staff said", "the court's press service reported", "officials said")
_WHEN = ("in March 2024", "since the invasion", "on 3 April 2024", "last year", "per day", "from 2022 to 2024")
_PLAIN = (
    "The town lies by the river and its market was closed on Monday.",
    "He spoke for 40 minutes about the 58th Army and its T-72 tanks.",
    "Nobody from the ministry answered questions sent by journalists.",
    "The ticket cost $120, and the train was 3 hours late.",
)


def sentences(chance: random.Random) -> Iterator[str]:
    """Sentences of news, two in three with a number, without end."""
    while True:
        if chance.random() < 0.35:
            yield chance.choice(_PLAIN)
        else:
            number = f"{chance.randrange(11, 90_000):,}"
            how = chance.choice(("", "more than ", "about ", "at least "))
            start = f"{how}{number} {chance.choice(_COUNTED)} {chance.choice(_EVENTS)} {chance.choice(_WHEN)}"
            yield f"{start[0].upper()}{start[1:]}, {chance.choice(_SAYERS)}."


def page(chance: random.Random, *, characters: int) -> tuple[Page, list[str]]:
    """One page of about so many characters, and its sentences."""
    made: list[str] = []
    size = 0
    for sentence in sentences(chance):
        made.append(sentence)
        size += len(sentence) + 1
        if size >= characters:
            break
    blocks = [" ".join(made[i : i + 4]) for i in range(0, len(made), 4)]
    text = "\n\n".join(["Who counted what", *blocks])
    return Page.from_text(text, name="made", meta={"published": "2024-04-05", "lang": "en"}), made


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def main(count: int) -> None:
    """Print pages and sentences a second, the ratio, and the cost of a long page."""
    chance = random.Random(20241130)
    made = [page(chance, characters=2_500) for _ in range(count)]
    every = [sentence for _, of_page in made for sentence in of_page]
    read_page(made[0][0])  # loads the word lists
    ours = seconds(lambda: [read_page(p) for p, _ in made])
    print(
        f"countback   {count / ours:8.0f} pages/s {len(every) / ours:8.0f} sentences/s   ({count} pages, {ours:.1f} s)"
    )

    try:
        from quantulum3 import parser
    except ImportError:
        print("quantulum3 is not installed; run: make setup")
    else:
        logging.disable(logging.WARNING)
        sample = every[:300]
        parser.parse(sample[0])
        theirs = seconds(lambda: [parser.parse(sentence) for sentence in sample])
        rate = len(sample) / theirs
        print(f"quantulum3                   {rate:8.0f} sentences/s   (the first {len(sample)}, {theirs:.1f} s)")
        print(f"ratio       {len(every) / ours / rate:8.1f} times as many sentences a second")

    short = [page(chance, characters=10_000)[0] for _ in range(20)]
    long = page(chance, characters=1_000_000)[0]
    per_short = seconds(lambda: [read_page(p) for p in short]) / sum(len(p.body) for p in short)
    per_long = seconds(lambda: read_page(long)) / len(long.body)
    times = per_long / per_short
    print(f"1 MB page   {per_long * 1e6:8.1f} µs a character, 10 kB pages {per_short * 1e6:.1f}: {times:.2f} times")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000)
