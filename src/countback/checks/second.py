"""Where two readers differ on one page: a finding for a person, never a correction."""

from __future__ import annotations

from collections.abc import Iterator

from countback.checks.finding import Finding, Place
from countback.figures.figure import Figure
from countback.figures.reading import Reading

#: Fields that decide what a figure says; the others differ too often in how, not in what.
FIELDS = ("value", "bound", "counted", "event", "offence", "stat", "side", "origin")


def readers_differ(first: Reading, second: Reading) -> list[Finding]:
    """A note for each number of the article that only one of two readers takes for a figure, or reads otherwise.

    ``first`` is Countback's own reading, ``second`` that of another reader of the same text. A field the second one
    could not fill in from the page is no difference.
    """
    found = []
    ours = {f.span: f for f in first.figures if f.part == "article"}
    theirs = list(second.figures)
    met = set()
    for b in theirs:
        a = next((f for span, f in ours.items() if span.overlaps(b.span)), None)
        if a is None:
            found.append(_only(first, second, b, by="second"))
            continue
        met.add(a.span)
        apart = tuple(_apart(a, b))
        if apart:
            told = "; ".join(f"{field}: {x} or {y}" for field, x, y in apart)
            values = tuple(
                (f"{field} ({who})", said) for field, x, y in apart for who, said in (("first", x), ("second", y))
            )
            found.append(_finding(first, second, a, f"two readers differ on {a.count.said.strip()}: {told}", values))
    asked = _not_asked(second)
    for span, a in ours.items():
        if span not in met and not any(low <= span.start < high for low, high in asked):
            found.append(_only(first, second, a, by="first"))
    return sorted(found, key=lambda f: f.places[0].span)


def _only(first: Reading, second: Reading, figure: Figure, *, by: str) -> Finding:
    said = figure.count.said.strip()
    where = next((r for r in first.refusals if r.span and r.span.overlaps(figure.span)), None)
    why = f"; the first set it aside: {where.words}" if by == "second" and where else ""
    words = f"only the {by} of two readers takes {said} for a figure{why}"
    return _finding(first, second, figure, words, (("read by", by),))


def _finding(
    first: Reading, second: Reading, figure: Figure, words: str, values: tuple[tuple[str, str], ...]
) -> Finding:
    place = Place(first.name, first.sha256, figure.span, figure.count.said)
    readers = (("first reader", first.reader), ("second reader", second.reader.removeprefix("second ")))
    return Finding("note", ("readers_differ",), words, (place,), severity="note", values=(*values, *readers))


def _apart(a: Figure, b: Figure) -> Iterator[tuple[str, str, str]]:
    """The fields on which two figures differ, with the words of each."""
    x, y = _told(a), _told(b)
    for field in FIELDS:
        if x[field] != y[field] and field not in b.undecided:
            yield field, x[field], y[field]


def _told(f: Figure) -> dict[str, str]:
    m, count = f.measure, f.count
    value = str(count.low) if count.single else f"{count.low} to {count.high if count.high is not None else '?'}"
    told = {
        "value": value,
        "bound": count.bound,
        "counted": m.counted,
        "event": m.event,
        "offence": m.offence,
        "stat": m.stat,
        "side": f.scope.side,
        "origin": f.origin,
    }
    return {field: said or "none" for field, said in told.items()}


def _not_asked(second: Reading) -> list[tuple[int, int]]:
    """Stretches the second reader never saw or whose answer was of no use: its silence there says nothing."""
    reasons = ("not_asked", "bad_answer")
    return [(r.span.start, r.span.end) for r in second.refusals if r.span and r.reason in reasons]
