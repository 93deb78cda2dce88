"""What is counted, what happened to it, for which offence, and as which kind of statistic."""

from __future__ import annotations

from countback.figures.draft import Draft
from countback.figures.figure import JUSTICE
from countback.figures.sentence import Mark, Sentence

#: Acts that are an event for people and an offence for cases.
ACTS = frozenset({"deserted", "awol", "refused", "evaded", "surrendered"})
_JUSTICE = frozenset(JUSTICE)
EQUIPMENT = frozenset(
    "tank afv artillery mlrs air_defence aircraft helicopter uav missile ship submarine vehicle special_equipment munition".split()
)
_LEGAL = frozenset({"case", "verdict"})
_QUOTES = frozenset("\"“”«»'‘’*„")


def read_noun(d: Draft, text: str) -> None:
    """The counted noun: after the number, in its label, or before it as the subject."""
    s, n = d.sentence, d.numeral
    found = _noun_after(s, n.after, head=s.head)
    if found is not None:
        _take_noun(d, text, found, "noun.after", strength=90)
        d.np_end = found.after
        return
    d.np_end = n.after
    label = _label(s, n.first)
    if label is not None:
        d.label = label
        mark = _last_counted(s, *label)
        if mark is not None:
            _take_noun(d, text, mark, "noun.label", strength=80)
            return
    if d.anaphor or n.kind in ("percent", "fraction"):
        return
    subject = _subject(s, n.first)
    if subject is not None:
        _take_noun(d, text, subject, "noun.subject", strength=60)


def _take_noun(d: Draft, text: str, mark: Mark, rule: str, *, strength: int) -> None:
    s = d.sentence
    said, span = s.text_of(mark, text), s.tokens.span(mark.first, mark.after)
    gives = mark.payload.gives
    entry = mark.payload.id
    if "counted" in gives:
        d.set("counted", gives["counted"], f"{rule}: {entry}", strength=strength, said=said, span=span)
    weak = bool(gives.get("weak"))
    if "event" in gives:
        d.set("event", gives["event"], f"{rule}: {entry}", strength=45 if weak else strength + 10, said=said, span=span)
    if "offence" in gives:
        d.set("offence", gives["offence"], f"{rule}: {entry}", strength=strength, said=said, span=span)
    if "group" in gives:
        d.set("group", gives["group"], f"{rule}: {entry}", strength=strength, said=said, span=span)
    if "side" in gives:
        d.set("side", gives["side"], f"{rule}: {entry}", strength=strength, said=said, span=span)


def _noun_after(s: Sentence, at: int, *, head: str) -> Mark | None:
    """The head noun of the phrase that starts at token ``at``."""
    t = s.tokens
    i, steps = at, 0
    n = len(t)
    if i < n and t.low[i] == "of" and s.starting("anaphor", i) is None:
        # "18,159 of the cases", "half of those men"
        i += 1
        while i < n and t.low[i] in ("the", "these", "those", "its", "their", "all", "such", "his", "our"):
            i += 1
    best: Mark | None = None
    while i < n and steps <= 6:
        word = t.raw[i]
        if s.numeral_at(i):
            break
        m = s.starting("counted", i)
        if m is not None:
            if best is not None and head == "first":
                break
            best = m
            i = m.after
            if head == "first":
                break
            continue
        if best is not None:
            # "court cases", "drone strikes": the phrase goes on only over the next noun
            break
        if word in _QUOTES or (word == "-" and steps):
            i += 1
            continue
        if not word[0].isalpha():
            break
        if steps and s.starting("event", i) is not None and _predicate(s, i):
            break
        if s.starting("breaker", i) is not None:
            break
        steps += 1
        i += 1
    return best


def _predicate(s: Sentence, i: int) -> bool:
    """Whether the event word at ``i`` is the verb of the clause rather than a word before the noun ("cholera cases")."""
    m = s.starting("event", i)
    if m is None:
        return False
    return s.starting("counted", m.after) is None


def _label(s: Sentence, first: int) -> tuple[int, int] | None:
    """The words a number stands beside as in a list: "tanks: 10,268", "Moscow (496", "MLRS – 163"."""
    t = s.tokens
    i = first - 1
    # signs and modifiers between label and number
    while i >= 0 and (t.raw[i] in "+~≈*" or (m := s.ending("bound", i + 1)) is not None):
        i = i - 1 if t.raw[i] in "+~≈*" else m.first - 1  # type: ignore[union-attr]
    if i < 0:
        return None
    mark = t.raw[i]
    if mark == "(":
        end = i
    elif mark in ":–—−" or (mark == "-" and not (t.end[i] == t.start[i + 1] and i and t.end[i - 1] == t.start[i])):
        end = i
        while end > 0 and t.raw[end - 1] in "-–—−:":
            end -= 1
    else:
        return None
    start = end
    while start > 0:
        word = t.raw[start - 1]
        if word in ";:()•" or (word == "," and mark != ":" and mark != "(") or (word == "," and end - start > 0 and mark == "("):
            break
        if word == "." or end - start > 12 or (mark == "(" and s.numeral_at(start - 1)):
            break
        start -= 1
    return (start, end) if end > start else None


def _last_counted(s: Sentence, start: int, end: int) -> Mark | None:
    best = None
    for m in s.of("counted"):
        if start <= m.first and m.after <= end and (best is None or s.head == "last"):
            best = m
    return best


def _subject(s: Sentence, first: int) -> Mark | None:
    """The counted noun before the number that its verb belongs to: "cases … have climbed to 20,538"."""
    best: Mark | None = None
    for m in s.of("counted"):
        if m.after > first:
            break
        if s.hard[m.first] != s.hard[first] and not _parenthesis_between(s, m.after, first):
            continue
        if s.numeral_before(m.first) is not None:
            best = None  # it belongs to another number
            continue
        if not _verb_between(s, m.after, first):
            continue
        best = m if best is None or not best.payload.gives.get("event") or m.payload.gives.get("event") else best
    return best


def _parenthesis_between(s: Sentence, a: int, b: int) -> bool:
    words = s.tokens.raw[a:b]
    return words.count("(") == words.count(")") > 0 and not any(w in ";:.!?" for w in words)


def _verb_between(s: Sentence, a: int, b: int) -> bool:
    return any(
        a <= m.first < b and m.payload.gives.get("breaker") == "verb" for m in s.of("breaker")
    ) or any(a <= m.first < b for kind in ("change", "cue", "event") for m in s.of(kind))


def read_event(d: Draft, text: str) -> None:
    """The event and the offence, from the predicates around the number, each weighed by its place."""
    s, n = d.sentence, d.numeral
    counted = d.counted
    best: tuple[float, Mark, str] | None = None
    justice: tuple[float, Mark, str] | None = None
    legal = counted in _LEGAL
    for m in s.of("event"):
        gives = m.payload.gives
        event = gives["event"]
        if counted is not None and m.payload.limited_to and counted not in m.payload.limited_to:
            continue
        if counted is None and m.payload.limited_to and not m.payload.limited_to & {"person", "case"}:
            continue
        if legal and (event in ACTS):
            continue
        score, rule = _weigh(d, m)
        if gives.get("weak"):
            score -= 25
        if event in _JUSTICE and (justice is None or score > justice[0]):
            justice = (score, m, rule)
        if best is None or score > best[0]:
            best = (score, m, rule)
    if best is not None and justice is not None and best[1] is not justice[1]:
        # "convicted of desertion": the stage is the event, the act its offence
        if best[1].payload.gives["event"] in ACTS and justice[0] >= 45 and justice[0] >= best[0] - 30:
            best = justice
    if best is not None and best[0] > max(d.firm("event"), 30):
        score, m, rule = best
        d.set(
            "event", m.payload.gives["event"], f"{rule}: {m.payload.id}", strength=int(min(score, 95)),
            said=s.text_of(m, text), span=s.tokens.span(m.first, m.after),
        )  # fmt: skip
    if d.event in _JUSTICE or legal:
        _read_offence(d, text)
    elif d.event not in _JUSTICE:
        d.offence = None
        d.because.pop("offence", None)


def _weigh(d: Draft, m: Mark) -> tuple[float, str]:
    """How near an event word stands to the number, as a score, and the name of the place."""
    s, n = d.sentence, d.numeral
    np_end = max(d.np_end, n.after)
    if d.label is not None and d.label[0] <= m.first and m.after <= d.label[1]:
        return 85, "event.label"
    if n.after <= m.first and m.after <= np_end:
        return 88, "event.phrase"
    crossings = s.numerals_between(min(m.after, n.first), max(m.first, n.first)) if m.first < n.first else s.numerals_between(n.after, m.first)
    if m.first >= np_end:
        gap = m.first - np_end
        score = 82 - 1.5 * gap
        if s.hard[m.first] != s.hard[np_end - 1]:
            score -= 30
        score -= 8 * (s.soft[m.first] - s.soft[np_end - 1])
        score -= 30 * crossings
        return score, "event.after"
    gap = n.first - m.after
    score = 80 - 1.5 * gap
    if s.hard[m.after - 1] != s.hard[n.first]:
        score -= 20
    score -= 6 * (s.soft[n.first] - s.soft[m.after - 1])
    score -= 12 * crossings
    return score, "event.before"


def _read_offence(d: Draft, text: str) -> None:
    s = d.sentence
    best: tuple[float, Mark] | None = None
    for m in s.of("offence"):
        score, _ = _weigh(d, m)
        if best is None or score > best[0]:
            best = (score, m)
    if best is not None and best[0] > max(d.firm("offence"), 20):
        d.set(
            "offence", best[1].payload.gives["offence"], f"offence: {best[1].payload.id}", strength=int(min(best[0], 95)),
            said=s.text_of(best[1], text), span=s.tokens.span(best[1].first, best[1].after),
        )  # fmt: skip


def read_stat(d: Draft, text: str) -> None:
    """Total, flow, delta, share or target, as far as the sentence tells; the period may add to it later."""
    s, n = d.sentence, d.numeral
    if n.kind in ("percent", "fraction"):
        d.set("stat", "share", f"stat.share: {n.rule}", strength=90)
        return
    if n.signed:
        d.set("stat", "delta", "stat.plus_sign", strength=95, said="+")
        return
    best: tuple[float, Mark] | None = None
    for m in s.of("stat"):
        stat = m.payload.gives["stat"]
        if stat == "total":
            continue
        if s.hard[m.first] != s.hard[n.first] and not (stat == "flow" and abs(m.first - n.after) <= 2):
            continue
        gap = m.first - max(d.np_end, n.after) if m.first >= n.after else n.first - m.after
        between = s.numerals_between(n.after, m.first) if m.first >= n.after else s.numerals_between(m.after, n.first)
        if stat == "flow" and (between or gap > 6):
            continue
        if stat == "delta" and gap > 2:
            continue
        if stat == "target" and m.first > n.after and gap > 6:
            continue
        score = 80 - 2 * max(gap, 0) - 15 * between - (8 if stat == "target" else 0)
        if best is None or score > best[0]:
            best = (score, m)
    if best is not None and best[0] > 30:
        m = best[1]
        d.set("stat", m.payload.gives["stat"], f"stat: {m.payload.id}", strength=int(best[0]), said=s.text_of(m, text))
        d.rate = m.payload.gives["stat"] == "flow"


def default_event(d: Draft) -> None:
    """Where nothing names the event: equipment in a count of losses is lost, cases before courts are tried."""
    if d.event is not None:
        return
    if d.counted in EQUIPMENT:
        d.set("event", "lost", "event.default_equipment", strength=15)
    elif d.counted == "verdict":
        d.set("event", "convicted", "event.default_verdict", strength=15)
    elif d.counted == "case":
        d.set("event", "tried", "event.default_case", strength=15)
    elif d.counted in ("place", "formation", "record", "request", "incident", "other"):
        d.set("event", "other", "event.default_other", strength=10)
