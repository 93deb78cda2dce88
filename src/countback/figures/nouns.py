"""The counted noun of a number: after it, in its label, or before it as the subject."""

from __future__ import annotations

from countback.figures.draft import Draft
from countback.figures.kinds import PERSONAL
from countback.figures.sentence import Mark, Sentence
from countback.figures.verbs import is_finite

_QUOTES = frozenset("\"“”«»'‘’*„")


def read_noun(d: Draft, text: str) -> None:
    """The counted noun: after the number, in its label, or before it as the subject."""
    s, n = d.sentence, d.numeral
    at = n.after
    bound_after = next((m for m in s.of("bound") if m.first == at and m.payload.gives.get("place") == "after"), None)
    if bound_after is not None:
        at = bound_after.after
    d.label = _label(s, n.first)
    if d.label is None or _last_counted(s, *d.label) is None:
        at = _past_change(s, at)
    framed = d.label is not None and at < len(s.tokens) and s.tokens.raw[at] in "–—"
    framed = framed and d.label is not None and _last_counted(s, *d.label) is not None
    # "найбільше вироків — 88 — ухвалили суди": between two dashes the noun stands before
    found = None if framed else _noun_after(s, at, head=s.head, through=n.kind == "fraction" or _of_number(s, at))
    if found is not None and set(found.payload.gives) <= {"weak"}:
        found = None  # "tanks – 348 units": the unit names nothing
    beside = s.ending("counted", n.first)
    if beside is not None and found is not None and s.numeral_at(found.after) and beside.first not in s.taken:
        found = None  # "cases 132,121 deaths 2,420": a row of nouns each before its number
        take_noun(d, text, beside, "noun.row", strength=85)
        return
    if found is not None:
        take_noun(d, text, found, "noun.after", strength=90)
        d.np_end = found.after
        partitive = at < len(s.tokens) and s.tokens.low[at] in s.partitives
        if d.event is not None and d.firm("event") > 55 and (partitive or n.kind in ("percent", "fraction")):
            d.strength["event"] = 55  # "identified 26 of the deserters": the noun names the whole, the verb the event
        return
    d.np_end = n.after
    label = d.label
    if label is not None:
        mark = _last_counted(s, *label)
        if mark is not None:
            take_noun(d, text, mark, "noun.label", strength=80)
            return
    be = s.starting("breaker", at)
    if be is not None and be.payload.gives.get("breaker") == "verb":
        found = _noun_after(s, be.after, head=s.head)
        acted = found is not None and s.starting("event", found.first) is not None and "group" in found.payload.gives
        signed = found is not None and found.payload.id.endswith("contract_signed")  # "2,000 had contracts": people
        if found is not None and found.first - be.after <= 3 and not acted and not signed:
            take_noun(d, text, found, "noun.after_verb", strength=75)
            return
    if d.anaphor or _alternative(s, n.first):
        return
    subject = _subject(s, n.first)
    if subject is not None:
        take_noun(d, text, subject, "noun.subject", strength=60)
    elif d.label is None and n.kind == "count":
        grown = next((c for c in s.of("change") if c.after <= n.first), None)
        noun = s.of("counted")[0] if grown is not None and s.of("counted") else None
        opens = grown is not None and noun is not None and noun.after <= grown.first and noun.first <= 4
        if opens and noun is not None and noun.first not in s.taken and "counted" in noun.payload.gives:
            # "Requests for help have grown, she says: from 30 to 284": what grew
            take_noun(d, text, noun, "noun.grown", strength=45)


def _of_number(s: Sentence, at: int) -> bool:
    """ "244,000 of the 300,000 mobilised": the noun stands after the whole's number."""
    t = s.tokens
    if at >= len(t) or t.low[at] not in s.partitives:
        return False
    at += 1
    while at < len(t) and (s.article_at(at) or t.low[at] in ("some", "about")):
        at += 1
    return s.numeral_at(at)


def _past_change(s: Sentence, at: int) -> int:
    """ "7,918 (+13) tanks": the noun stands after what was added since the day before."""
    t = s.tokens.raw
    if t[at : at + 2] != ["(", "+"]:
        return at
    return next((k + 1 for k in range(at + 2, min(at + 10, len(t))) if t[k] == ")"), at)


def take_noun(d: Draft, text: str, mark: Mark, rule: str, *, strength: int) -> None:
    """Give the draft what a counted noun says."""
    s = d.sentence
    said, span = s.text_of(mark, text), s.tokens.span(mark.first, mark.after)
    gives = mark.payload.gives
    entry = mark.payload.id
    if "counted" in gives:
        d.set("counted", gives["counted"], f"{rule}: {entry}", strength=strength, said=said, span=span)
    weak = bool(gives.get("weak"))
    firm = 45 if weak else 50 if rule == "noun.subject" else strength + 5
    if "event" in gives:
        d.set("event", gives["event"], f"{rule}: {entry}", strength=firm, said=said, span=span)
    if "offence" in gives:
        d.set("offence", gives["offence"], f"{rule}: {entry}", strength=strength, said=said, span=span)
    if "group" in gives:
        d.set("group", gives["group"], f"{rule}: {entry}", strength=strength, said=said, span=span)
    if "side" in gives:
        d.set("side", gives["side"], f"{rule}: {entry}", strength=strength, said=said, span=span)
    d.noun = mark


def _alternative(s: Sentence, first: int) -> bool:
    """Whether the number is another way to put the one before: "684 cases, or 34 a day"."""
    i = first - 1
    while i >= 0 and (m := s.ending("bound", i + 1)) is not None:
        i = m.first - 1
    return i >= 0 and s.tokens.low[i] in s.alternatives and any(n.after <= i for n in s.figures)


def _noun_after(s: Sentence, at: int, *, head: str, through: bool = False) -> Mark | None:
    """The head noun of the phrase that starts at ``at``; ``through`` looks past a number ("half of the 247 cases")."""
    t = s.tokens
    i, steps = at, 0
    n = len(t)
    if i < n and t.low[i] in s.partitives:
        # "18,159 of the cases", "half of those men"
        them = s.starting("anaphor", i)
        if them is not None and s.starting("counted", them.after) is None:
            return None
        i += 1
        while i < n and t.low[i] in ("the", "these", "those", "its", "their", "all", "such", "his", "our"):
            i += 1
        while through and i < n and s.numeral_at(i):
            i += 1
    if head == "first" and i < n and t.raw[i] in "–—":
        i += 1  # the dash of a sentence without a verb: "двое — срочники"
    while i < n and steps <= 6:
        if s.numeral_at(i):
            return None
        if (
            head == "first"
            and steps
            and (act := s.starting("event", i)) is not None
            and s.starting("counted", act.after) is None
            and s.starting("counted", i) is None
        ):
            return None  # the verb ends the phrase
        m = s.starting("counted", i)
        if m is None and is_finite(s.passage.lang, t.low[i]):
            return None  # "560 захопили українці": the verb ends the phrase, its subject is not counted
        if m is not None and m.first not in s.taken:
            # "soldier deaths", "drone strikes": the last of a row of nouns is the head
            while (
                head == "last"
                and (nxt := s.starting("counted", m.after)) is not None
                and "counted" in nxt.payload.gives
            ):
                if s.starting("event", m.after) is not None and "event" not in nxt.payload.gives:
                    break
                m = nxt
            return m
        word = t.raw[i]
        if word in _QUOTES or (word == "-" and steps):
            i += 1
            continue
        if not word[0].isalpha():
            return None
        if s.starting("breaker", i) is not None:
            return None
        steps += 1
        i += 1
    return None


def _label(s: Sentence, first: int) -> tuple[int, int] | None:
    """The words a number stands beside as in a list: "tanks: 10,268", "Moscow (496", "MLRS – 163"."""
    t = s.tokens
    i = first - 1
    # signs and modifiers between label and number
    while i >= 0 and (t.raw[i] in "+~≈" or s.ending("bound", i + 1) is not None):
        m = s.ending("bound", i + 1)
        i = m.first - 1 if m is not None else i - 1
    if i < 0:
        return None
    mark = t.raw[i]
    if mark == "(":
        end = i
    elif mark in ":–—−‒" or (mark == "-" and not (t.end[i] == t.start[i + 1] and i and t.end[i - 1] == t.start[i])):
        end = i
        while end > 0 and t.raw[end - 1] in "-–—−‒:":
            end -= 1
    else:
        return None
    start = end
    while start > 0:
        word = t.raw[start - 1]
        if word in ";:()•∙·" or (word == "," and end - start > 0) or word == "." or end - start > 12:
            break
        if s.numeral_at(start - 1):
            break
        start -= 1
    return (start, end) if end > start else None


def _last_counted(s: Sentence, start: int, end: int) -> Mark | None:
    best = None
    for m in s.of("counted"):
        if start <= m.first and m.after <= end and m.first not in s.taken and (best is None or s.head == "last"):
            best = m
    return best


def _subject(s: Sentence, first: int) -> Mark | None:
    """The counted noun before the number that its verb belongs to: "cases … have climbed to 20,538"."""
    best: Mark | None = None
    for m in s.of("counted"):
        if m.after > first:
            break
        if m.first in s.taken or "counted" not in m.payload.gives:
            continue
        if m.payload.gives["counted"] == "place" and _acts_on(s, m.after, first):
            continue  # "a court jailed 12", "the centres brought in 21,000": who did it
        if first and s.only_between(m.after, first) and not s.numeral_before(m.first):
            return m  # "of cruise missiles 87 were downed", "погибших уже больше 35 тысяч"
        apposed = first < len(s.tokens) and s.comma_after(first)
        if (
            m.after == first - 1
            and s.tokens.raw[first - 1] == ","
            and (apposed or s.tokens.low[0] in s.partitives or s.tokens.low[0] in ("from", "among"))
        ):
            return m  # "Of this year's cases, 992 were opened"
        if s.hard[m.first] != s.hard[first] and not _parenthesis_between(s, m.after, first):
            continue
        if (
            s.numerals_between(m.after, first)
            or s.numeral_before(m.first) is not None
            or not _verb_between(s, m.after, first)
        ):
            continue
        if any(n.after <= m.first and s.hard[n.first] == s.hard[m.first] for n in s.figures) and first - m.after > 5:
            continue
        if _in_phrase(s, m):
            if best is None:
                best = m
            continue
        if best is None or _is_verb(s, m.after) or _in_phrase(s, best):
            best = m
        if _is_verb(s, m.after):
            break
    return best


def _acts_on(s: Sentence, after: int, first: int) -> bool:
    """Whether an active verb that people undergo stands between a noun and the number, as its object's verb."""
    return any(
        after <= e.first
        and e.after <= first
        and e.payload.gives["event"] in PERSONAL
        and s.only_between(e.after, first)
        and not _is_verb(s, e.first - 1)
        for e in s.of("event")
    )


def _in_phrase(s: Sentence, m: Mark) -> bool:
    """Whether a noun hangs on a preposition ("convictions for military offences"), so that it is no subject."""
    for k in (m.first - 1, m.first - 2, m.first - 3):
        if k < 1:
            return False
        b = s.starting("breaker", k)
        if b is not None:
            return b.payload.gives.get("breaker") in ("preposition", "place")
        if not s.tokens.raw[k][0].isalpha():
            return False
    return False


def _is_verb(s: Sentence, at: int) -> bool:
    return any(m.first == at and m.payload.gives.get("breaker") == "verb" for m in s.of("breaker")) or any(
        m.first == at and not s.text_ends(m, "from") for m in s.of("change")
    )


def _parenthesis_between(s: Sentence, a: int, b: int) -> bool:
    words = s.tokens.raw[a:b]
    return words.count("(") == words.count(")") > 0 and not any(w in ";:.!?" for w in words)


def _verb_between(s: Sentence, a: int, b: int) -> bool:
    return any(a <= m.first < b and m.payload.gives.get("breaker") == "verb" for m in s.of("breaker")) or any(
        a <= m.first < b and not s.text_ends(m, "from") for kind in ("change", "cue", "event") for m in s.of(kind)
    )
