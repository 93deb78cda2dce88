"""SecondReader: from answers to figures. Pure; whoever is asked is handed in."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

from countback.figures.figure import COUNTED, EVENTS, JUSTICE, OFFENCES, Because, Figure, Measure, Scope, Stat, Voice
from countback.figures.lexicon import languages
from countback.figures.numerals import Numeral
from countback.figures.reading import Reading
from countback.figures.second.question import BOUNDS, STATS, Question, questions
from countback.figures.tokens import sentences, tokenise
from countback.figures.vocabulary import load_vocabulary
from countback.passages.passage import CleanPage, Passage
from countback.refusals import Refusal, Sifted
from countback.values import Bound, Count, Offsets, PartialDate, Period, Span

#: Answers a question, or gives None where nobody can (no answer kept, no endpoint).
Ask = Callable[[Question], str | None]

RULE = "second.reader"
#: Rows of one answer that are looked at; an answer that goes on for ever is cut here.
MOST = 500
_FENCE = re.compile(r"\A\s*```(?:json)?\s*(.*?)\s*```\s*\Z", re.DOTALL)


@dataclass(frozen=True, slots=True)
class SecondReader:
    """Reads figures with the help of ``ask``; called as :func:`~countback.figures.find.find_figures` is.

    Every row of an answer becomes a Figure or a Refusal: ``not_quoted`` where the quote is not in its passage or the
    number not in the quote, ``bad_answer`` where the answer is no JSON of the form asked for, ``not_asked`` where
    there is no answer. A field that is none of its list, or a name that does not stand in the page, is left empty and
    noted in ``undecided``.
    """

    ask: Ask
    name: str = ""

    def __call__(self, page: CleanPage) -> Sifted[Figure]:
        """The figures of a page as the answers have them, in order of place."""
        out: Sifted[Figure] = Sifted()
        taken: set[tuple[int, int]] = set()
        for question in questions(page):
            answer = self.ask(question)
            if answer is None:
                out.refused.append(_refusal("not_asked", question, ""))
                continue
            rows = _rows(answer)
            if rows is None:
                out.refused.append(_refusal("bad_answer", question, answer[:200]))
                continue
            for row in rows:
                found = _figure(page, question, row, taken)
                (out.kept if isinstance(found, Figure) else out.refused).append(found)  # type: ignore[arg-type]
        out.kept.sort(key=lambda f: f.span)
        return out


def second_reading(first: Reading, reader: SecondReader) -> Reading:
    """The same page as ``reader`` reads it, from the clean text the first reader had."""
    found = reader(clean_page_of(first))
    return replace(first, figures=tuple(found.kept), refusals=tuple(found.refused), reader=f"second {reader.name}")


def clean_page_of(reading: Reading) -> CleanPage:
    """The clean page a reading was made from; its offsets lead nowhere further than that text."""
    return CleanPage(
        text=reading.text,
        passages=reading.passages,
        dateline=reading.dateline,
        extractor=reading.extractor,
        offsets=Offsets.of([(0, 0, len(reading.text))]),
        lang=reading.lang,
        title=reading.title,
    )


def _refusal(reason: str, question: Question, detail: str) -> Refusal:
    span = Span(question.passages[0].span.start, question.passages[-1].span.end)
    return Refusal(reason, "figures", span=span, rule=RULE, detail=detail)


def _rows(answer: str) -> list[Any] | None:
    fenced = _FENCE.match(answer)
    try:
        told = json.loads(fenced.group(1) if fenced else answer)
    except (ValueError, RecursionError):
        return None
    rows = told.get("figures") if isinstance(told, dict) else None
    return rows[:MOST] if isinstance(rows, list) else None


def _figure(page: CleanPage, question: Question, row: Any, taken: set[tuple[int, int]]) -> Figure | Refusal:
    if not isinstance(row, dict):
        return _refusal("bad_answer", question, str(row)[:200])
    number, quote = row.get("number"), row.get("quote")
    passage = _passage(question, row.get("passage"))
    if passage is None or not isinstance(number, str) or not isinstance(quote, str) or not number.strip():
        return _refusal("bad_answer", question, str(row)[:200])
    lang = passage.lang if passage.lang in languages() else page.lang if page.lang in languages() else "en"
    for at in _places(page.text, passage.span, quote.strip(), number.strip()):
        sentence, numeral = _numeral(page.text, passage, at, lang)
        if numeral is not None and (numeral.start, numeral.end) not in taken:
            taken.add((numeral.start, numeral.end))
            return _read(page, question, passage, sentence, numeral, row)
    return Refusal("not_quoted", "figures", span=passage.span, said=number[:200], rule=RULE, detail=quote[:200])


def _passage(question: Question, number: Any) -> Passage | None:
    if isinstance(number, int) and 1 <= number <= len(question.passages):
        return question.passages[number - 1]
    return None


def _places(text: str, within: Span, quote: str, number: str) -> Iterable[Span]:
    """Where the number stands in the quote and the quote in the passage; any white space stands for any other."""
    told = r"\s+".join(map(re.escape, quote.split()))
    for outer in re.finditer(told, within.of(text)):
        for inner in re.finditer(rf"(?<![\d\w]){re.escape(number)}(?![\d\w])", outer.group()):
            start = within.start + outer.start() + inner.start()
            yield Span(start, start + len(number))


def _numeral(text: str, passage: Passage, at: Span, lang: str) -> tuple[Span, Numeral | None]:
    """The sentence around a place, and the number expression of our own reading that overlaps it."""
    sentence = next((s for s in sentences(text, passage.span) if s.overlaps(at)), passage.span)
    tokens = tokenise(text, start=sentence.start, end=sentence.end)
    found = load_vocabulary(lang).numerals.read(text, tokens)
    return sentence, next((n for n in found if n.start < at.end and at.start < n.end), None)


def _read(
    page: CleanPage, question: Question, passage: Passage, sentence: Span, n: Numeral, row: Mapping[str, Any]
) -> Figure:
    doubts: list[str] = []

    def one_of(field: str, allowed: Iterable[str]) -> str | None:
        said = row.get(field)
        if said is None or said in allowed:
            return cast("str | None", said)
        doubts.append(field)
        return None

    def day(field: str) -> PartialDate | None:
        said = row.get(field)
        try:
            return PartialDate.parse(str(said)) if said else None
        except ValueError:
            doubts.append(field)
            return None

    asked = Span(question.passages[0].span.start, question.passages[-1].span.end)
    where = row.get("where")
    if where is not None and (not isinstance(where, str) or not _stands(page.text, asked, where)):
        doubts.append("where")
        where = None
    side = row.get("side")
    if side is not None and not (isinstance(side, str) and re.fullmatch(r"[A-Z]{2}", side)):
        doubts.append("side")
        side = None
    since, until = day("from"), day("to")
    if since and until and since.first > until.last:
        doubts.append("period")
        since = until = None
    event = one_of("event", EVENTS)
    counted = one_of("counted", COUNTED)
    offence = one_of("offence", OFFENCES) if event in JUSTICE or counted in ("case", "verdict") else None
    voices = tuple(_voices(page.text, asked, row, doubts))
    said = Span(n.start, n.end).of(page.text)
    fields = ("value", "bound", "counted", "event", "offence", "stat", "side", "where", "period", "origin", "via")
    return Figure(
        span=Span(n.start, n.end),
        sentence=sentence,
        count=Count(
            n.low,
            n.high,
            cast("Bound", one_of("bound", BOUNDS) or "exact"),
            said,
            vague=n.kind == "vague",
            other=n.other,
        ),
        measure=Measure(counted, event, offence, cast("Stat", one_of("stat", STATS) or "total")),
        scope=Scope(side, where, None),
        period=Period(since, until),
        voices=voices,
        hedged=row.get("hedged") is True,
        part=passage.part,
        lang=passage.lang,
        because=tuple(Because(field, RULE) for field in fields),
        undecided=tuple(doubts),
    )


def _voices(text: str, asked: Span, row: Mapping[str, Any], doubts: list[str]) -> Iterable[Voice]:
    via = row.get("via")
    told: list[tuple[str, Any]] = [("origin", row.get("origin"))]
    told += [("relay", name) for name in via] if isinstance(via, list) else []
    for part, name in told:
        if name is None:
            continue
        if not isinstance(name, str) or not name.strip() or not _stands(text, asked, name):
            doubts.append("origin" if part == "origin" else "via")
            continue
        yield Voice(_known(name), cast("Any", part), said=name.strip())


def _stands(text: str, asked: Span, words: str) -> bool:
    """Whether words stand in what was sent; the endpoint can bring in none of its own."""
    return " ".join(words.split()).casefold() in " ".join(asked.of(text).split()).casefold()


def _known(name: str) -> str | None:
    """The registry's ID where the name, or its beginning, is one of its forms; the longest form wins."""
    best: tuple[int, str] | None = None
    for lang in languages():
        for match in load_vocabulary(lang).phrases.find(tokenise(name)):
            if match.payload.kind in ("source", "weak_source"):
                size = match.after - match.first
                if best is None or size > best[0]:
                    best = (size, str(match.payload.gives["source"]))
    return best[1] if best else None
