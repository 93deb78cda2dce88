"""Review: what a person says of a number, of two being one count, or of a finding; each word a row of the ledger.

A form carries the last word it has seen; where another came in between nothing is written, and the page shows both. The
second to look is not shown what the first said until the own word is in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from countback.claims.corrected import FIELDS, corrected_figure, with_field
from countback.claims.standing import standing_of
from countback.errors import UsageError
from countback.figures.figure import Figure
from countback.ledger.entry import Entry
from countback.ledger.judgement import Judgement, Verdict, in_force
from countback.web.annotate import around
from countback.web.answers import Answer
from countback.web.asked import Asked, NotFound
from countback.web.desk import Desk, State
from countback.web.lists import leaf, paged
from countback.web.queue import REASONS, VIEWS, Item, Words, item_of, items_of, viewed, words_of
from countback.web.writing import Access, Done, Refused

#: Characters of a reason.
LONGEST_WHY = 2_000
_VERDICTS: Mapping[str, tuple[str, ...]] = {
    "entry": ("accept", "correct", "reject", "unsure"),
    "pair": ("same", "different", "unsure"),
    "finding": ("accept", "reject", "unsure"),
}


class _Met(Exception):
    """Another word came in since the form was made."""


@dataclass(frozen=True, slots=True)
class _Typed:
    """What was typed into a form that is shown again."""

    verdict: str = ""
    why: str = ""
    fields: Mapping[str, str] | None = None
    wrong: str = ""
    met: bool = False


def queue(desk: Desk, state: State, asked: Asked) -> Answer:
    """What waits for a person, by list."""
    name = _name(asked)
    words = _words(desk)
    items = items_of(state)
    view = asked.choice("view", tuple(VIEWS)) or "open"
    found = leaf(viewed(items, words, view=view, name=name), asked)
    counts = {v: len(viewed(items, words, view=v, name=name)) for v in VIEWS}
    kept = next((j for j in words.all if j.id == asked.text("done") and j.by == name), None)
    context = {"found": found, "view": view, "views": VIEWS, "counts": counts, "reasons": REASONS, "kept": kept}

    def data() -> dict[str, Any]:
        rows = [
            {"kind": i.kind, "ids": list(i.ids), "reason": i.reason, "words": i.words, "path": i.path}
            for i in found.rows
        ]
        return paged(found, asked) | {"view": view, "counts": counts, "items": rows}

    return Answer("review.html", context, data)


def entry(desk: Desk, state: State, asked: Asked, *, id: str) -> Answer:
    """One number to judge."""
    return _page(desk, state, asked, _entry_item(desk, state, id), _Typed())


def pair(desk: Desk, state: State, asked: Asked, *, a: str, b: str) -> Answer:
    """Two numbers to judge: one count or two."""
    return _page(desk, state, asked, _pair_item(desk, state, a, b), _Typed())


def finding(desk: Desk, state: State, asked: Asked, *, id: str) -> Answer:
    """One finding to judge."""
    return _page(desk, state, asked, _finding_item(state, id), _Typed())


def decide_entry(desk: Desk, access: Access, asked: Asked, form: Mapping[str, str], *, id: str) -> Answer | Done:
    """Keep a person's word on a number."""
    state = desk.state()
    return _decide(desk, state, asked, form, _entry_item(desk, state, id))


def decide_pair(desk: Desk, access: Access, asked: Asked, form: Mapping[str, str], *, a: str, b: str) -> Answer | Done:
    """Keep a person's word on two numbers."""
    state = desk.state()
    return _decide(desk, state, asked, form, _pair_item(desk, state, a, b))


def decide_finding(desk: Desk, access: Access, asked: Asked, form: Mapping[str, str], *, id: str) -> Answer | Done:
    """Keep a person's word on a finding."""
    state = desk.state()
    return _decide(desk, state, asked, form, _finding_item(state, id))


def undo(desk: Desk, access: Access, asked: Asked, form: Mapping[str, str], *, id: str) -> Done:
    """Take a word back: a new entry of the ledger. One's own; an editor also another person's, with a reason."""
    name, why = _name(asked), form.get("why", "").strip()[:LONGEST_WHY]
    words = _words(desk)
    target = next((j for j in words.all if j.id == id), None)
    if target is None or target.verdict == "undo":
        raise NotFound(f"there is no word {id} to take back")
    if target.by != name and not asked.may("editor"):
        raise Refused("Only an editor takes back the word of another person. Give your own beside it.")
    if target.by != name and not why:
        raise Refused("To take back the word of another person a reason is needed.", status=400)
    back = Judgement(target.subject, "undo", name, _now(), why or "taken back", target.id)

    def seen(said: list[Judgement]) -> None:
        if target not in in_force(said):
            raise NotFound(f"the word {id} was taken back already")

    with desk.writing() as ledger:
        ledger.judge_each([back], seen=seen)
    return Done("/review?view=open")


# -- keeping ----------------------------------------------------------------------------------------------------------


def _decide(desk: Desk, state: State, asked: Asked, form: Mapping[str, str], item: Item) -> Answer | Done:
    name = _name(asked)
    verdict, why = form.get("verdict", ""), form.get("why", "").strip()
    fields = {f: form[f"f-{f}"].strip() for f in FIELDS if f"f-{f}" in form}
    typed = _Typed(verdict, why, fields)
    words = _words(desk)
    try:
        made = _judgements(desk, state, item, words, name=name, typed=typed)
    except UsageError as error:
        wrong = _Typed(verdict, why, fields, wrong=str(error))
        return _page(desk, state, asked, item, wrong, status=400)

    def seen(said: list[Judgement]) -> None:
        if words_of(said).last(item) != form.get("seen", ""):
            raise _Met

    try:
        with desk.writing() as ledger:
            ledger.judge_each(made, seen=seen)
    except _Met:
        return _page(desk, state, asked, item, _Typed(verdict, why, fields, met=True), status=409)
    to = {"done": made[-1].id}
    return Done(f"{_next(desk, state, item, name)}?{urlencode(to)}")


def _judgements(desk: Desk, state: State, item: Item, words: Words, *, name: str, typed: _Typed) -> list[Judgement]:
    """The judgements a form makes. Raises UsageError where something is missing or cannot be."""
    verdict, why = typed.verdict, typed.why
    if verdict not in _VERDICTS[item.kind]:
        raise UsageError(f"choose one of: {', '.join(_VERDICTS[item.kind])}")
    if len(why) > LONGEST_WHY:
        raise UsageError(f"a reason has at most {LONGEST_WHY:,} characters")
    seen = any(j.by == name for j in words.on(item))
    others = [j for by, j in words.standing(item).items() if by != name] if seen else []
    against = any(j.verdict not in (verdict, "unsure") for j in others)
    overrides = verdict in ("reject", "correct") or (
        item.kind == "pair" and verdict != "unsure" and (verdict == "same") != _together(state, item)
    )
    if not why and (overrides or against):
        raise UsageError("a reason is needed where you overrule the machine or another person")
    now = _now()
    said: Verdict = verdict  # type: ignore[assignment]
    if item.kind == "pair":
        return [Judgement(item.ids[0], said, name, now, why, item.ids[1])]
    if verdict == "accept" and item.kind == "entry":
        _, shown = _figures(desk, item, words, name)
        if any(v != FIELDS[f].now(shown) for f, v in (typed.fields or {}).items()):
            raise UsageError("you changed a field: keep your corrections, or put it back before you accept")
    if verdict != "correct":
        return [Judgement(item.ids[0], said, name, now, why)]
    _, shown = _figures(desk, item, words, name)
    changed = {f: v for f, v in (typed.fields or {}).items() if v != FIELDS[f].now(shown)}
    if not changed:
        raise UsageError("no field was changed; change one, or accept the reading")
    figure = shown
    for field, value in changed.items():
        figure = with_field(figure, field, value)
    return [Judgement(item.ids[0], "correct", name, now, why, None, f"{f}={v}") for f, v in changed.items()]


def _together(state: State, item: Item) -> bool:
    a, b = (state.holdings.claim_of.get(i) for i in item.ids)
    return a is not None and a == b


def _figures(desk: Desk, item: Item, words: Words, name: str) -> tuple[Figure, Figure]:
    """A number as the machine read it, and with this person's own corrections: nobody else's are shown."""
    with desk.ledger() as ledger:
        recorded = ledger.entry(item.ids[0])
    assert recorded is not None
    mine = standing_of(item.ids[0], [j for j in words.on(item) if j.by == name])
    return recorded.figure, corrected_figure(recorded.figure, mine)


def _next(desk: Desk, state: State, item: Item, name: str) -> str:
    """The page after this one in the list of what nobody looked at; the queue where it was the last."""
    items = items_of(state)
    words = _words(desk)
    at = next((n for n, i in enumerate(items) if i.key == item.key), -1)
    rest = viewed([*items[at + 1 :], *items[: max(at, 0)]], words, view="open", name=name)
    return rest[0].path if rest else "/review"


# -- showing ----------------------------------------------------------------------------------------------------------


def _page(desk: Desk, state: State, asked: Asked, item: Item, typed: _Typed, *, status: int = 200) -> Answer:
    name, h = _name(asked), state.holdings
    words = _words(desk)
    standing = words.standing(item)
    own = standing.get(name)
    open_ = typed.met or any(j.by == name for j in words.on(item))  # who judged once has seen the others' words
    items = items_of(state)
    at = next((n for n, i in enumerate(items) if i.key == item.key), None)
    listed = viewed(items, words, view="open", name=name) if at is None else items
    here = -1 if at is None else at
    with desk.ledger() as ledger:
        entries = [e for i in item.ids if item.kind != "finding" and (e := ledger.entry(i)) is not None]
        sides = [_sentences(ledger.reading(e.source.sha256), e) for e in entries]
    context: dict[str, Any] = {
        "item": item,
        "reason": REASONS[item.reason],
        "entries": [(e, *side) for e, side in zip(entries, sides, strict=True)],
        "own": own,
        "others": [j for by, j in standing.items() if by != name] if open_ else [],
        "hidden": 0 if open_ else len([by for by in standing if by != name]),
        "past": words.on(item) if open_ else (),
        "in_force": {j.id for j in in_force(words.on(item))},
        "seen": words.last(item),
        "typed": typed,
        "verdicts": _VERDICTS[item.kind],
        "before": items[here - 1].path if here > 0 else "",
        "after": listed[here + 1].path if here + 1 < len(listed) else "",
        "place": (here + 1, len(items)) if at is not None else None,
        "kept": next((j for j in words.all if j.id == asked.text("done") and j.by == name), None),
        "holdings": h,
        "fields": [],
    }
    if item.kind == "entry":
        machine, shown = _figures(desk, item, words, name)
        given = typed.fields or {}
        context["fields"] = [
            (f, f.now(machine), given.get(f.name, f.now(shown)), f.name in machine.undecided) for f in FIELDS.values()
        ]
    elif item.kind == "pair":
        context["pair"] = next((c for c in h.undecided if {c.a, c.b} == set(item.ids)), None)
        context["together"] = _together(state, item)
    else:
        f = h.findings[item.ids[0]]
        context["finding"] = f
        context["places"] = [(p, h.at.get((p.sha256, p.span.start)), h.documents.get(p.sha256)) for p in f.places]

    def data() -> dict[str, Any]:
        names = ("subject", "verdict", "by", "at", "why", "other", "value")
        return {
            "kind": item.kind,
            "ids": list(item.ids),
            "reason": item.reason,
            "words": item.words,
            "seen": context["seen"],
            "judgements": [{n: getattr(j, n) for n in names} | {"id": j.id} for j in context["past"]],
            "others_hidden": context["hidden"],
        }

    return Answer("review_item.html", context, data, status=status)


def _sentences(reading: Any, e: Entry) -> tuple[str, str]:
    if reading is None or reading.reader != e.reader:
        return "", ""
    return around(reading, e.figure.sentence)


def _entry_item(desk: Desk, state: State, id: str) -> Item:
    found = next((i for i in items_of(state) if i.kind == "entry" and i.ids == (id,)), None)
    if found is not None:
        return found
    with desk.ledger() as ledger:
        e = ledger.entry(id)
    if e is None or id not in state.holdings.entries:
        raise NotFound(f"there is no live entry {id}")
    return item_of(e)


def _pair_item(desk: Desk, state: State, a: str, b: str) -> Item:
    a, b = sorted((a, b))
    if a == b or not {a, b} <= state.holdings.entries.keys():
        raise NotFound(f"there are no two live entries {a} and {b}")
    found = next((i for i in items_of(state) if i.kind == "pair" and i.ids == (a, b)), None)
    one, two = state.holdings.entries[a], state.holdings.entries[b]
    return found or Item("pair", (a, b), "pair", "", f"{one.source.name}, {two.source.name}")


def _finding_item(state: State, id: str) -> Item:
    f = state.holdings.findings.get(id)
    if f is None:
        raise NotFound(f"there is no finding {id}; it may have been settled by what came in since")
    return Item("finding", (id,), f.severity if f.severity in REASONS else "warning", f.words)


def _words(desk: Desk) -> Words:
    with desk.ledger() as ledger:
        return words_of(ledger.judgements())


def _name(asked: Asked) -> str:
    assert asked.session is not None
    return asked.session.name


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")


__all__: Sequence[str] = (
    "decide_entry",
    "decide_finding",
    "decide_pair",
    "entry",
    "finding",
    "pair",
    "queue",
    "undo",
)
