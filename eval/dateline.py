#!/usr/bin/env python3
"""Compare the published date and the outlet of each gold page with what the dateline says.

    eval/dateline.py [CORPUS_DIR] [--only NAME ...] [--without NAME ...]

Where gold has a date: agreement (the same day, month or year, or gold's being the coarser one). Where gold has none:
what was read all the same, with its evidence, because a date the page does not show would be an invention.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

from countback.pages import open_page
from countback.passages import clean_page
from countback.values import PartialDate

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "dev"


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, nargs="?", default=CORPUS)
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--without", nargs="*", default=[])
    asked = parser.parse_args(argv)
    tally: Counter[str] = Counter()
    for page in sorted(asked.corpus.glob("*.txt")):
        name = page.stem
        if (asked.only and name not in asked.only) or name in asked.without:
            continue
        gold = json.loads(page.with_suffix(".json").read_text(encoding="utf-8"))
        line = clean_page(open_page(page)).dateline
        said = "; ".join(f"{e.value} {e.source} {e.verdict}" for e in line.date_evidence)
        if gold["published"] is not None:
            right = line.published is not None and PartialDate.parse(gold["published"]).covers(line.published)
            tally["date right" if right else "date wrong"] += 1
            if not right:
                print(f"date    {name}: gold {gold['published']}, read {line.published} ({said})")
        else:
            tally["date null, null read" if line.published is None else "date null, one read"] += 1
            if line.published is not None:
                print(f"extra   {name}: gold null, read {line.published} ({said})")
        sources = "; ".join(f"{e.value} {e.source}" for e in line.outlet_evidence)
        if gold["outlet"] is not None:
            right = line.outlet == gold["outlet"]
            tally["outlet right" if right else "outlet wrong"] += 1
            if not right:
                print(f"outlet  {name}: gold {gold['outlet']}, read {line.outlet} ({sources})")
        else:
            tally["outlet null, null read" if line.outlet is None else "outlet null, one read"] += 1
    print(", ".join(f"{n} {what}" for what, n in sorted(tally.items())))
    return 0


if __name__ == "__main__":
    sys.exit(main())
