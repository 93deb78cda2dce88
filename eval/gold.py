"""Feed the resolver and the checks with a corpus's annotated figures instead of read ones.

    python eval/gold.py claims CORPUS_DIR      predictions in the form eval/score.py reads, each figure with its claim
    python eval/gold.py findings CORPUS_DIR    findings in the form eval/score_checks.py reads
    python eval/gold.py report CORPUS_DIR      the report on the terminal; with --html FILE also as a file

So the resolver and the checks are measured alone, without the mistakes of the reader. Where an annotation allows
several values the first is taken. Sections of a corpus beside the pages (claims, drift, inpage) are never read here.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pathlib
import re
import sys
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from countback.figures.figure import Figure, Measure, PartOf, Scope, Voice
from countback.figures.reading import Reading, dumps
from countback.ledger.entry import Entry, entries_of
from countback.passages.passage import Dateline, Passage
from countback.values import Count, PartialDate, Period, Span

BESIDE = ("claims", "copies", "drift", "inpage", "sources")
_END = re.compile(r"[.!?…]['\"”»)]?\s|\n")


def pages_of(corpus: pathlib.Path) -> Iterator[tuple[str, dict[str, str], str, dict[str, Any]]]:
    """Name, header, text and annotation of every annotated page."""
    for path in sorted(corpus.glob("*.json")):
        if path.stem in BESIDE:
            continue
        head, text = path.with_suffix(".txt").read_text(encoding="utf-8").split("\n---\n", 1)
        header = dict(line.split(": ", 1) for line in head.splitlines() if ": " in line)
        yield path.stem, header, text, json.loads(path.read_text(encoding="utf-8"))


def first(value: Any) -> Any:
    """The first of the values an annotation allows."""
    return value[0] if isinstance(value, list) and value else None if isinstance(value, list) else value


def sentence_at(text: str, span: Span) -> Span:
    """The sentence or line around a number, by full stops and line ends."""
    start = 0
    low = max(0, span.start - 600)
    for m in _END.finditer(text, low, span.start):
        start = m.end()
    start = max(start, low)
    after = _END.search(text, span.end)
    return Span(
        start, after.start() + 1 if after and text[after.start()] != "\n" else after.start() if after else len(text)
    )


def lines_of(text: str) -> tuple[Passage, ...]:
    """One passage a line: the first is the title, a short one without a full stop a heading."""
    passages = []
    at = 0
    seen = False
    for line in text.split("\n"):
        if line.strip():
            bare = line.strip().rstrip("*_ ")
            short = len(bare) < 90 and bare[-1:] not in '.:;,!?”»"'
            role = "title" if not seen else "heading" if short and not bare.startswith(("-", "•", "–")) else "body"
            passages.append(Passage(Span(at, at + len(line)), role, rule="line"))  # type: ignore[arg-type]
            seen = True
        at += len(line) + 1
    return tuple(passages)


def number_of(value: Any) -> int | Decimal | None:
    """A corpus number as a count has it: never a float."""
    return Decimal(str(value)) if isinstance(value, float) else value


def date_of(text: Any) -> PartialDate | None:
    """A corpus date as a PartialDate, None for none."""
    return PartialDate.parse(text) if text else None


def figure_of(gold: dict[str, Any], text: str, spans: dict[str, Span], lang: str) -> Figure:
    """An annotation as a Figure."""
    start = text.index(gold["context"]) + gold["context"].index(gold["number"])
    span = Span(start, start + len(gold["number"]))
    low, high = number_of(first(gold["low"])), number_of(first(gold["high"]))
    via = gold["via"]
    if via and isinstance(via[0], list):
        via = via[0]
    voices = [Voice(first(gold["origin"]), "origin")] if first(gold["origin"]) else []
    voices += [Voice(v, "relay") for v in via]
    part_of = first(gold["part_of"])
    return Figure(
        span=span,
        sentence=sentence_at(text, span),
        count=Count(low, high, first(gold["bound"]), gold["number"], vague=bool(gold.get("vague"))),
        measure=Measure(first(gold["counted"]), first(gold["event"]), first(gold.get("offence")), first(gold["stat"])),
        scope=Scope(first(gold["side"]), first(gold["where"]), first(gold["group"])),
        period=Period(date_of(first(gold["from"])), date_of(first(gold["to"]))),
        voices=tuple(voices),
        hedged=bool(first(gold["hedged"])),
        part_of=PartOf(part_of, spans[part_of]) if part_of in spans else None,
        part=gold["role"],
        lang=lang,
    )


def reading_of(name: str, header: dict[str, str], text: str, annotation: dict[str, Any]) -> Reading:
    """One annotated page as a Reading."""
    spans = {}
    for g in annotation["figures"]:
        start = text.index(g["context"]) + g["context"].index(g["number"])
        spans.setdefault(g["number"], Span(start, start + len(g["number"])))
    figures = [figure_of(g, text, spans, header.get("lang", "")) for g in annotation["figures"]]
    return Reading(
        sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        name=name,
        address=header.get("url", ""),
        text=text,
        title=next((line.strip() for line in text.split("\n") if line.strip()), ""),
        lang=header.get("lang", ""),
        extractor="annotation",
        reader="annotation",
        dateline=Dateline(outlet=annotation["outlet"], published=date_of(annotation["published"])),
        passages=lines_of(text),
        figures=tuple(sorted(figures, key=lambda f: (f.span, f.count.said))),
        meta=header,
    )


def readings_of(corpus: pathlib.Path) -> list[Reading]:
    """Every annotated page of a corpus as a Reading."""
    return [reading_of(*page) for page in pages_of(corpus)]


def article_entries(readings: list[Reading]) -> list[Entry]:
    """The entries of the articles themselves."""
    return [e for r in readings for e in entries_of(r) if e.figure.part == "article"]


def main() -> None:
    from countback.checks import check_claims, check_page
    from countback.claims import find_copies, resolve

    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("what", choices=("claims", "findings", "report"))
    ap.add_argument("corpus", type=pathlib.Path)
    ap.add_argument("--html", type=pathlib.Path)
    args = ap.parse_args()
    readings = readings_of(args.corpus)
    resolution = resolve(article_entries(readings), copies=find_copies(readings))
    if args.what == "claims":
        of = {m.id: c.id for c in resolution.claims for m in c.members}
        for reading in readings:
            row = reading.to_row()
            for figure, entry in zip(row["figures"], entries_of(reading), strict=True):
                figure["claim"] = of.get(entry.id)
            sys.stdout.write(dumps(row) + "\n")
        return
    findings = [f for r in readings for f in check_page(r)] + check_claims(resolution, readings=readings)
    if args.what == "findings":
        for finding in findings:
            sys.stdout.write(dumps(finding.to_row()) + "\n")
        return
    from rich.console import Console

    from countback.exports.report import render_html, render_text

    render_text(resolution.claims, findings, console=Console())
    if args.html:
        args.html.write_text(render_html(resolution.claims, findings), encoding="utf-8")


if __name__ == "__main__":
    main()
