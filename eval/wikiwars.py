#!/usr/bin/env python3
"""Measure the reading of English times on WikiWars (Mazur & Dale 2010), 22 narratives of wars with marked TIMEX2 times.

    eval/wikiwars.py [WIKIWARS_DIR] [--only NUMBER ...] [--without NUMBER ...] [--errors N]

The gold is ``keyinline`` of release 1.0.4: every TIMEX2 of the text, nested ones too, with its ``val``; the page's own
date (DATETIME) is not counted. Expressions marked without a ``val`` stay in the gold and can only be missed.

Matching, as in TempEval-3: each expression read is paired with one gold expression it overlaps by at least one
character (``relaxed``; the one with the same extent first, then one with the same value, then the longest overlap; each
gold expression once) or with one of the same extent (``strict``). ``value`` counts a pair only where the value is the
same string as ``val``. Precision divides by what was read, recall by all gold. ``value F1`` is the relaxed one; the
value with strict extents is given beside it. Modifiers, anchors and sets are not compared.
"""

from __future__ import annotations

import argparse
import html
import re
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from countback.figures.timexes import Timex, each_sentence, find_timexes
from countback.values import PartialDate, Span

WIKIWARS = Path(__file__).resolve().parents[2] / "shared" / "data" / "wikiwars" / "WikiWars_20120218_v104"
_TAG = re.compile(r"<(/?)([A-Z0-9]+)([^>]*)>")
_VAL = re.compile(r'\bval="([^"]*)"')


@dataclass(frozen=True)
class Gold:
    """One marked expression; ``value`` is None where the annotators gave none."""

    span: Span
    value: str | None


def load(path: Path) -> tuple[str, list[Gold], PartialDate | None]:
    """The plain text of a narrative, its marked times, and the date of the page."""
    raw = path.read_text(encoding="utf-8")
    head, _, body = raw.partition("<TEXT>")
    body = body.partition("</TEXT>")[0]
    stamp = re.search(r'val="(\d{4}-\d{2}-\d{2})', head)
    out: list[str] = []
    length = 0
    gold: list[Gold] = []
    opened: list[tuple[int, str | None]] = []
    at = 0
    for m in _TAG.finditer(body):
        piece = html.unescape(body[at : m.start()])
        out.append(piece)
        length += len(piece)
        at = m.end()
        if m[2] != "TIMEX2":
            continue
        if m[1]:
            start, value = opened.pop()
            gold.append(Gold(Span(start, length), value))
        else:
            val = _VAL.search(m[3])
            opened.append((length, val[1] if val else None))
    out.append(html.unescape(body[at:]))
    gold.sort(key=lambda g: (g.span.start, -g.span.end))
    return "".join(out), gold, PartialDate.parse(stamp[1]) if stamp else None


def pair(gold: list[Gold], read: list[Timex]) -> list[tuple[Gold | None, Timex]]:
    """Each expression read with the gold expression it stands for, or None."""
    taken: set[int] = set()
    pairs: list[tuple[Gold | None, Timex]] = []
    for t in read:
        best: tuple[tuple[bool, bool, int], int] | None = None
        for k, g in enumerate(gold):
            overlap = min(g.span.end, t.span.end) - max(g.span.start, t.span.start)
            if overlap > 0 and k not in taken:
                rank = (g.span == t.span, g.value == t.value, overlap)
                if best is None or rank > best[0]:
                    best = rank, k
        if best is None:
            pairs.append((None, t))
        else:
            taken.add(best[1])
            pairs.append((gold[best[1]], t))
    return pairs


def score(right: int, read: int, gold: int) -> str:
    """Precision, recall and F1 in percent."""
    p, r = right / read if read else 0.0, right / gold if gold else 0.0
    return f"P {100 * p:5.1f}  R {100 * r:5.1f}  F1 {100 * 2 * p * r / (p + r) if p + r else 0:5.1f}"


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("wikiwars", type=Path, nargs="?", default=WIKIWARS)
    parser.add_argument("--only", nargs="*", default=[], help="numbers of narratives: 01 02")
    parser.add_argument("--without", nargs="*", default=[])
    parser.add_argument("--errors", type=int, default=0, help="show so many wrong, spurious and missed expressions")
    asked = parser.parse_args(argv)
    n: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    seconds = 0.0
    wrong: list[str] = []
    find_timexes("Warm up on 1 May 1920.")
    for path in sorted((asked.wikiwars / "keyinline").glob("*.xml")):
        number = path.name[:2]
        if (asked.only and number not in asked.only) or number in asked.without:
            continue
        text, gold, published = load(path)
        started = time.process_time()
        read = find_timexes(text, published=published)
        seconds += time.process_time() - started
        n["sentences"] += sum(1 for _ in each_sentence(text))
        n["gold"] += len(gold)
        n["read"] += len(read)
        pairs = pair(gold, read)
        found = {id(g) for g, _ in pairs}
        for g, t in pairs:
            shown = " ".join(text[max(0, t.span.start - 40) : t.span.end + 30].split())
            if g is None:
                kinds[f"spurious {t.rule}"] += 1
                wrong.append(f"{number} spurious {t.span.of(text)!r} {t.value} {t.rule} | {shown}")
                continue
            n["relaxed"] += 1
            n["strict"] += g.span == t.span
            if g.value == t.value:
                n["value"] += 1
                n["value_strict"] += g.span == t.span
            else:
                kinds[f"value {t.rule}"] += 1
                wrong.append(f"{number} value {t.span.of(text)!r} want {g.value} got {t.value} {t.rule} | {shown}")
        for g in gold:
            if id(g) not in found:
                kinds["missed"] += 1
                wrong.append(f"{number} missed {g.span.of(text)!r} {g.value}")
    for name in ("relaxed", "strict", "value", "value_strict"):
        print(f"{name:13}", score(n[name], n["read"], n["gold"]))
    print(f"gold {n['gold']}, read {n['read']}, sentences {n['sentences']}, {n['sentences'] / seconds:.0f} sentences/s")
    if asked.errors:
        print("\n".join(f"{count:5} {kind}" for kind, count in kinds.most_common(25)))
        print("\n".join(wrong[: asked.errors]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
