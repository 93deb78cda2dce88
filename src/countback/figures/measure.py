"""What is counted, what happened to it, for which offence, and as which kind of statistic: read beside the number."""

from __future__ import annotations

from countback.figures.draft import Draft
from countback.figures.figure import JUSTICE as _JUSTICE_LIST
from countback.figures.sentence import Mark, Sentence

#: Acts that are an event for people and an offence for cases.
ACTS = frozenset({"deserted", "awol", "refused", "evaded", "surrendered"})
JUSTICE = frozenset(_JUSTICE_LIST)
EQUIPMENT = frozenset(
    [
        "tank",
        "afv",
        "artillery",
        "mlrs",
        "air_defence",
        "aircraft",
        "helicopter",
        "uav",
        "missile",
        "ship",
        "submarine",
        "vehicle",
        "special_equipment",
        "munition",
    ]
)
LEGAL = frozenset({"case", "verdict"})
#: Events that, said of a part, name its group: "of these 10,000 were mobilised".
GROUP_EVENTS = {"mobilised": "mobilised", "recruited": None, "conscripted": "conscript"}
#: Events only people undergo, so that "18,000 have deserted" counts people.
PERSONAL = frozenset(
    [
        "deserted",
        "awol",
        "refused",
        "evaded",
        "surrendered",
        "captured",
        "exchanged",
        "killed",
        "wounded",
        "missing",
        "casualties",
        "returned",
        "mobilised",
        "recruited",
        "conscripted",
        "displaced",
        "evacuated",
        "deported",
        "protested",
        "laid_off",
        "strength",
        "sought_asylum",
        "convicted",
        "charged",
        "detained",
        "imprisoned",
        "acquitted",
        "wanted",
        "tried",
        "helped",
        "identified",
        "infected",
    ]
)
_QUOTES = frozenset("\"“”«»'‘’*„")


def read_noun(d: Draft, text: str) -> None:
    """The counted noun: after the number, in its label, or before it as the subject."""
    s, n = d.sentence, d.numeral
    at = n.after
    bound_after = next((m for m in s.of("bound") if m.first == at and m.payload.gives.get("place") == "after"), None)
    if bound_after is not None:
        at = bound_after.after
    d.label = _label(s, n.first)
    found = _noun_after(s, at, head=s.head, through=n.kind == "fraction")
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
        if found is not None and found.first - be.after <= 3 and not acted:
            take_noun(d, text, found, "noun.after_verb", strength=75)
            return
    if d.anaphor or _alternative(s, n.first):
        return
    subject = _subject(s, n.first)
    if subject is not None:
        take_noun(d, text, subject, "noun.subject", strength=60)


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
    """The head noun of the phrase that starts at token ``at``; ``through`` looks past a number ("half of the 247 cases")."""
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


def best_event(d: Draft, *, counted: str | None) -> tuple[float, Mark, str] | None:
    """The event word that fits ``counted`` and stands nearest, with its score and the name of its place.

    Where a stage of justice stands near an act ("convicted of desertion"), the stage is the event.
    """
    s = d.sentence
    events = [m for m in s.of("event") if _may_be(d, m, counted)]
    if len(events) > 1:
        events = [
            m for m in events
            if not any(o is not m and o.first <= m.first and m.after <= o.after and o.after - o.first > m.after - m.first for o in events)
        ]  # fmt: skip
    best: tuple[float, Mark, str] | None = None
    justice: tuple[float, Mark, str] | None = None
    for m in events:
        score, rule = weigh(d, m)
        if m.payload.gives.get("weak"):
            score -= 25
        if m.payload.gives["event"] in JUSTICE and (justice is None or score > justice[0]):
            justice = (score, m, rule)
        if best is None or score > best[0]:
            best = (score, m, rule)
    if (
        best is not None
        and justice is not None
        and best[1].payload.gives["event"] in ACTS
        and justice[0] >= 40
        and justice[0] >= best[0] - 35
    ):
        best = justice
    return best


def _may_be(d: Draft, m: Mark, counted: str | None) -> bool:
    s = d.sentence
    event = m.payload.gives["event"]
    limits = m.payload.limited_to
    if counted is not None and limits and counted not in limits:
        return False
    if counted in LEGAL and event in ACTS:
        return False
    if d.noun is not None and d.noun.first <= m.first and m.after <= d.noun.after and event not in JUSTICE:
        return False  # "mobilised men": the noun's own word is no event
    if any(t.first <= m.first and m.after <= t.after for t in s.of("time") if t.after - t.first > 1):
        return False  # "since the call-up": a time
    if event in GROUP_EVENTS and d.numeral.after <= m.first < d.np_end:
        return False  # "40 recruited prisoners"
    if any(c.first <= m.first < c.after for c in s.of("source")):
        return False  # the name of an organisation
    if (
        event in ("mobilised", "conscripted")
        and d.group in ("contract", "conscript", "volunteer", "mobilised")
        and d.group != GROUP_EVENTS[event]
        and d.firm("group") >= 75
    ):
        return False  # contract soldiers beside "mobilised"
    if counted == "request" and event in ACTS:
        return False  # requests to surrender are requests
    if event in GROUP_EVENTS and (
        s.covering("group", m.first) is not None or s.covering("counted", m.first) is not None
    ):
        noun = s.covering("counted", m.first)
        if noun is not None and (noun.after > m.after or noun.first < m.first):
            return False  # "mobilised conscripts"
        b = s.ending("breaker", m.first)
        if b is None or b.payload.gives.get("breaker") != "verb":
            return False  # "150 mobilised": a group; "150 were mobilised": an event
    return m.after - m.first > 1 or not any(
        c.first <= m.first < c.after and c.payload.gives["cue"] in ("by", "cites", "source") for c in s.of("cue")
    )


def read_event(d: Draft, text: str) -> None:
    """The event and the offence, from the predicates around the number, each weighed by its place."""
    best = best_event(d, counted=d.counted)
    if best is not None:
        # "courts convicted 684 deserters": the stage is the event, the noun's own act the offence
        staged = d.event in ACTS and best[1].payload.gives["event"] in JUSTICE and best[0] >= 68
        if staged or best[0] > max(d.firm("event"), 30):
            put_event(d, text, best)
    read_offence(d, text)


def put_event(d: Draft, text: str, best: tuple[float, Mark, str], *, strength: int | None = None) -> None:
    """Give the draft an event that was found."""
    score, m, rule = best
    s = d.sentence
    d.set(
        "event", m.payload.gives["event"], f"{rule}: {m.payload.id}", strength=int(min(score, 95)) if strength is None else strength,
        said=s.text_of(m, text), span=s.tokens.span(m.first, m.after),
    )  # fmt: skip


def weigh(d: Draft, m: Mark) -> tuple[float, str]:
    """How near a word stands to the number, as a score up to 95, and the name of the place."""
    s, n = d.sentence, d.numeral
    np_end = max(d.np_end, n.after)
    if d.label is not None and d.label[0] <= m.first and m.after <= d.label[1]:
        return 85, "event.label"
    if n.after <= m.first and m.after <= np_end:
        return 88, "event.phrase"
    if m.first >= np_end:
        gap = m.first - np_end
        score = 82 - 1.5 * gap
        if s.hard[m.first] != s.hard[np_end - 1]:
            score -= 30
        score -= 8 * (s.soft[m.first] - s.soft[np_end - 1])
        crossed = s.numerals_between(n.after, m.first)
        if crossed:
            # "3,000 soldiers and 7,000 officers who deserted": a verb after a list is every number's
            listed = (
                not any(
                    n.after <= b.first < m.first and b.payload.gives.get("breaker") == "verb" for b in s.of("breaker")
                )
                and s.soft[m.first] - s.soft[n.first] <= crossed - 1
            )
            score -= (6 if listed else 30) * crossed
        return score, "event.after"
    gap = n.first - m.after
    score = 80 - 1.5 * gap
    if s.hard[m.after - 1] != s.hard[n.first]:
        score -= 20
    score -= 9 * (s.soft[n.first] - s.soft[m.after - 1])
    score -= 12 * s.numerals_between(m.after, n.first)
    return score, "event.before"


def read_offence(d: Draft, text: str) -> None:
    """The offence a case or a stage of justice is about, the nearest one named."""
    s, n = d.sentence, d.numeral
    best: tuple[float, Mark] | None = None
    close = max(d.np_end, n.after)
    for m in s.of("offence"):
        score, _ = weigh(d, m)
        beside = close <= m.first <= close + 3 and not s.numerals_between(close, m.first)
        if beside and s.soft[m.first] == s.soft[n.first]:
            score = 95.0  # "421 for disobeying orders", "9 059 — за СЗЧ"
        if best is None or score > best[0]:
            best = (score, m)
    if best is None or best[0] <= max(d.firm("offence"), 20):
        return
    score, m = best
    offence = str(m.payload.gives["offence"])
    alike = [
        str(o.payload.gives["offence"])
        for o in s.of("offence")
        if not s.numerals_between(min(o.after, m.after), max(o.first, m.first))
        and (o.first < n.first) == (m.first < n.first)
    ]
    if len({x for x in alike if x in ("awol", "desertion", "refusal")}) > 1 or (
        "service_all" in alike and "other" not in alike
    ):
        offence = "service_all"  # "deserting, refusing orders, or going AWOL"
    d.set(
        "offence", offence, f"offence: {m.payload.id}", strength=int(min(score, 95)),
        said=s.text_of(m, text), span=s.tokens.span(m.first, m.after),
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
        if m.first < n.after and n.first < m.after:
            continue  # "a quarter of a million" is no "a quarter"
        after = m.first >= n.after
        gap = m.first - max(d.np_end, n.after) if after else n.first - m.after
        between = s.numerals_between(n.after, m.first) if after else s.numerals_between(m.after, n.first)
        if stat == "flow" and (
            between or gap > (6 if after else 30) or (after and s.soft[m.first] != s.soft[n.first] and gap > 3)
        ):
            continue
        if stat == "flow" and not after and any(0 <= m.first - o.after <= 4 for o in s.figures):
            continue  # "50,000 a year, to 240,000": the rate is the other number's
        if stat == "delta" and gap > (1 if after else 2):
            continue
        if stat == "target" and after and any(0 <= o.first - m.after <= 4 for o in s.figures):
            continue  # "… 5,397 and announced a call-up of 300,000": the plan is the next number's
        if stat == "target" and ((after and gap > 6) or between > 4):
            continue
        score = 80 - 2 * max(gap, 0) - (15 if stat != "target" else 5) * between + (12 if stat == "target" else 0)
        if best is None or score > best[0]:
            best = (score, m)
    if best is not None and best[0] > 30:
        m = best[1]
        d.set("stat", m.payload.gives["stat"], f"stat: {m.payload.id}", strength=int(best[0]), said=s.text_of(m, text))
        d.rate = m.payload.gives["stat"] == "flow"


def default_event(d: Draft, *, stage: str = "tried") -> None:
    """Where nothing names the event: equipment in a count of losses is lost, a verdict convicts."""
    if d.event is not None:
        return
    if d.counted in EQUIPMENT:
        d.set("event", "lost", "event.default_equipment", strength=15)
    elif d.counted == "verdict":
        d.set("event", "convicted", "event.default_verdict", strength=15)
    elif d.counted == "case":
        d.set("event", stage, "event.default_case", strength=15)
    elif d.counted == "request":
        d.set("event", "sought_help", "event.default_request", strength=10)
    elif d.counted in ("place", "formation", "record", "incident", "other"):
        d.set("event", "other", "event.default_other", strength=10)
