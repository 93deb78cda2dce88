#!/usr/bin/env python3
"""Compare the part of the page each gold figure stands in with the part its passage is given.

    eval/roles.py [CORPUS_DIR] [--only NAME ...] [--without NAME ...]

CORPUS_DIR (default: ../shared/corpus/dev beside the project) holds NAME.txt with NAME.json. Printed are the leaks
(furniture or comment figures in the article) and the misses (figures of the article set aside); optional figures are
counted apart. Exit code 1 when there is a leak or a miss.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

from countback.pages import open_page
from countback.passages import CleanPage, Passage, clean_page

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "dev"


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, nargs="?", default=CORPUS)
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--without", nargs="*", default=[])
    asked = parser.parse_args(argv)
    tally: Counter[str] = Counter()
    wrong: list[str] = []
    for page in sorted(asked.corpus.glob("*.txt")):
        name = page.stem
        if (asked.only and name not in asked.only) or name in asked.without:
            continue
        clean = clean_page(open_page(page))
        gold = json.loads(page.with_suffix(".json").read_text(encoding="utf-8"))
        tally["pages"] += 1
        for figure in gold["figures"]:
            at = clean.text.index(figure["context"]) + figure["context"].index(figure["number"])
            passage = _holder(clean, at)
            part = passage.part if passage is not None else "nowhere"
            wanted = figure["role"]
            kind = "optional " if figure.get("optional") else ""
            tally[kind + wanted] += 1
            if (part == "article") != (wanted == "article"):
                what = "leak" if part == "article" else "miss"
                tally[kind + what] += 1
                rule = passage.rule if passage is not None else "no passage"
                wrong.append(f"{kind}{what}  {name}: {wanted} figure read as {part} ({rule}): {figure['context']!r}")
    for line in wrong:
        print(line)
    print(", ".join(f"{n} {what}" for what, n in sorted(tally.items())))
    return 1 if tally["leak"] or tally["miss"] else 0


def _holder(clean: CleanPage, at: int) -> Passage | None:
    return next((p for p in clean.passages if p.span.start <= at < p.span.end), None)


if __name__ == "__main__":
    sys.exit(main())
