"""find_figures: compose the readers of numbers, nouns, events, scope, time and sources into Figures.

One pass over the page, each sentence annotated once; then the figures are completed in order of the text, each from the
ones before it. Whatever is filled in from elsewhere is marked as inherited in the figure's reasons.
"""

from __future__ import annotations

from typing import cast

from countback.figures.draft import Draft
from countback.figures.figure import Figure, Measure, Scope, Stat
from countback.figures.inherit import fill_in
from countback.figures.kinds import JUSTICE
from countback.figures.lexicon import languages
from countback.figures.local import no_count, read_local
from countback.figures.moments import find_moments
from countback.figures.numerals import Numeral
from countback.figures.refuse import shapes, sort_out
from countback.figures.scope import Place, find_places, formation_numbers, names_people
from countback.figures.sentence import Sentence, annotate
from countback.figures.tables import read_tables
from countback.figures.tokens import sentences, tokenise
from countback.figures.topic import Topic
from countback.figures.vocabulary import load_vocabulary
from countback.passages.extract import starts_row
from countback.passages.passage import CleanPage, Passage
from countback.refusals import Refusal, Sifted
from countback.values import Bound, Count, Period, Span


def find_figures(page: CleanPage) -> Sifted[Figure]:
    """Every figure of a clean page in order of place, and a Refusal for every other number expression."""
    out: Sifted[Figure] = Sifted()
    text = page.text
    known = Topic(page)
    rows: list[Sentence] = []
    drafts: list[Draft] = []
    for passage, stretch in _flowing(text, page.passages):
        lang = passage.lang or page.lang
        vocabulary = load_vocabulary(lang if lang in languages() else "en")
        for span in sentences(text, stretch):
            tokens = tokenise(text, start=span.start, end=span.end)
            if not len(tokens):
                continue
            s = annotate(len(rows), span, passage, tokens, vocabulary)
            masked = shapes(text, span.start, span.end) if any(w[0].isdigit() for w in tokens.raw) else []
            s.numerals = vocabulary.numerals.read(
                text,
                tokens,
                masked=[(a, b) for a, b, _, _ in masked],
                after_bound={m.after for m in s.of("bound")},
                changes=_after_change(s),
            )
            rows.append(s)
            known.places[s.index] = find_places(text, s)
            s.taken = {k for p in known.places[s.index] for k in range(p.first, p.after)}
            s.taken |= {k for m in s.of("source") if not names_people(s, m) for k in range(m.first, m.after)}
            figures, refused = _sort(text, s, known.places[s.index], masked)
            s.take(figures)
            out.refused += refused
    known.look(text, rows)
    known.calendar.learn(rows)
    tables = read_tables(text, rows, known.places, published=page.dateline.published)
    out.refused = tables.settle(out.refused)
    order = 0
    for s in rows:
        moments = find_moments(text, s, known.calendar) if s.numerals or s.of("time") else []
        known.moments[s.index] = moments
        mine: list[Draft] = []
        for n in s.figures:
            d = Draft(s, n, order)
            d.said = text[n.start : n.end]
            read_local(d, text, known, mine)
            tables.put(d)
            refusal = no_count(d, text, mine, drafts, rows)
            if refusal is not None:
                out.refused.append(refusal)
                continue
            order += 1
            mine.append(d)
        drafts += mine
    tables.link(drafts)
    for part in ("article", "comment", "chrome"):
        some = [d for d in drafts if d.sentence.passage.part == part]
        if some:
            fill_in(text, some, [s for s in rows if s.passage.part == part], known)
    for d in drafts:
        out.kept.append(_figure(d, text))
    out.refused.sort(key=lambda r: r.span.start if r.span else 0)
    return out


_ENDS = frozenset('.!?…:;»”"')


def _flowing(text: str, passages: tuple[Passage, ...]) -> list[tuple[Passage, Span]]:
    """Passages with their stretches; lines of hard-wrapped text are joined, so that a sentence is read whole.

    A line goes on in the next where it is long, ends without a mark or a number, and the next begins in lower case or
    with a digit.
    """
    out: list[tuple[Passage, Span]] = []
    for p in passages:
        if out:
            last, span = out[-1]
            line = text[max(span.start, text.rfind("\n", span.start, span.end) + 1) : span.end].rstrip()
            head = text[p.span.start : p.span.start + 1]
            wrapped = (
                last.part == p.part
                and {last.role, p.role} <= {"body", "title", "heading", "standfirst"}
                and text[span.end : p.span.start].strip(" ") == "\n"
                and 30 <= len(line) <= 120
                and line[-1] not in _ENDS
                and (head.islower() or (head.isdigit() and not line[-1].isdigit()))
                and not (line[-1].isdigit() and head.islower() and _is_row(line))
                and not (starts_row(line, 0, len(line)) and starts_row(text, p.span.start, p.span.end))
            )
            if wrapped:
                out[-1] = (last, Span(span.start, p.span.end))
                continue
        out.append((p, p.span))
    return out


def _is_row(line: str) -> bool:
    return any(mark in line for mark in (":", " – ", " — ", " - "))


def _after_change(s: Sentence) -> set[int]:
    """Tokens after the "from" of a rise or fall."""
    changes = s.of("change")
    if not changes:
        return set()
    out = {m.after for m in changes if s.text_ends(m, "from")}
    for m in s.of("time"):
        if m.payload.gives["time"] in ("from", "since") and any(0 <= m.first - c.after <= 4 for c in changes):
            out.add(m.after)
    return out


def _sort(
    text: str, s: Sentence, places: list[Place], masked: list[tuple[int, int, str, str]]
) -> tuple[list[Numeral], list[Refusal]]:
    kept, refused = sort_out(text, s, masked)
    numbers = formation_numbers(places)
    figures = []
    for n in kept:
        if n.first in numbers:
            refused.append(
                Refusal(
                    reason="formation_number",
                    stage="figures",
                    span=Span(n.start, n.end),
                    said=text[n.start : n.end],
                    rule="scope.formation",
                )
            )
        else:
            figures.append(n)
    return figures, refused


def _figure(d: Draft, text: str) -> Figure:
    n = d.numeral
    return Figure(
        span=d.span,
        sentence=d.sentence.span,
        count=Count(
            low=n.low,
            high=n.high,
            bound=cast("Bound", d.bound),
            said=text[n.start : n.end],
            vague=n.kind == "vague",
            other=n.other,
        ),
        measure=Measure(
            d.counted,
            d.event,
            d.offence if d.event in JUSTICE or d.counted in ("case", "verdict") else None,
            cast("Stat", d.stat),
        ),
        scope=Scope(d.side, d.where, d.group),
        period=d.period if d.period is not None else Period(),
        voices=d.voices,
        hedged=d.hedged,
        part_of=d.part_of,
        part=d.sentence.passage.part,
        lang=d.sentence.passage.lang,
        because=tuple(d.because.values()),
        undecided=tuple(d.undecided),
    )
