"""What happened to the counted, for which offence, and as which kind of statistic: read beside the number."""

from __future__ import annotations

from countback.figures.draft import Draft
from countback.figures.kinds import ACTS, EQUIPMENT, GROUP_EVENTS, JUSTICE, LEGAL
from countback.figures.numerals import Numeral
from countback.figures.sentence import Mark, Sentence


def best_event(d: Draft, *, counted: str | None) -> tuple[float, Mark, str] | None:
    """The event word that fits ``counted`` and stands nearest, with its score and the name of its place.

    Where a stage of justice stands near an act ("convicted of desertion"), the stage is the event.
    """
    s = d.sentence
    if s.predicates is None:
        s.predicates = _predicates(s)
    events = [m for m in s.predicates if _may_be(d, m, counted)]
    if len(events) > 1:
        events = [
            m for m in events
            if not any(_within(m, o) for o in events)
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


def _within(m: Mark, o: Mark) -> bool:
    """Whether a mark lies inside a longer one ("wounded" in "killed and wounded")."""
    return o.first <= m.first and m.after <= o.after and o.after - o.first > m.after - m.first


def _predicates(s: Sentence) -> list[Mark]:
    """The event words that may be events whatever is counted: the same for every number of the sentence."""
    long = [(t.first, t.after) for t in s.of("time") if t.after - t.first > 1]  # "since the call-up": a time
    named = [(c.first, c.after) for c in s.of("source")]  # the name of an organisation
    named_by = [(c.first, c.after) for c in s.of("cue") if c.payload.gives["cue"] in ("by", "cites", "source")]
    return [
        m
        for m in s.of("event")
        if not any(a <= m.first and m.after <= b for a, b in long)
        and not any(a <= m.first < b for a, b in named)
        and (m.after - m.first > 1 or not any(a <= m.first < b for a, b in named_by))
    ]


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
    if event in GROUP_EVENTS and d.numeral.after <= m.first < d.np_end:
        return False  # "40 recruited prisoners"
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
    return True


#: What a noun brings along (deserters, prisoners of war), and the verbs that beat it.
_BROUGHT = ACTS | {"captured", "detained", "displaced"}
_DONE = JUSTICE | {"sought_asylum", "exchanged", "returned", "killed", "wounded", "evacuated"}


def read_event(d: Draft, text: str) -> None:
    """The event and the offence, from the predicates around the number, each weighed by its place."""
    best = best_event(d, counted=d.counted)
    if best is not None:
        # "courts convicted 684 deserters": the stage is the event, the noun's own act the offence
        told = best[1].payload.gives["event"]
        staged = d.event in ACTS and told in JUSTICE and best[0] >= 68
        # "exchanged 307 prisoners of war": a verb right beside the number beats what the noun brings along
        staged |= d.event in _BROUGHT and told in _DONE and best[0] >= 76
        if staged or best[0] > max(d.firm("event"), 30):
            put_event(d, text, best)
    read_offence(d, text)


def put_event(d: Draft, text: str, best: tuple[float, Mark, str], *, strength: int | None = None) -> None:
    """Give the draft an event that was found."""
    score, m, rule = best
    s = d.sentence
    d.set(
        "event", m.payload.gives["event"], f"{rule}: {m.payload.id}",
        strength=int(min(score, 95)) if strength is None else strength,
        said=s.text_of(m, text), span=s.tokens.span(m.first, m.after),
    )  # fmt: skip


def weigh(d: Draft, m: Mark) -> tuple[float, str]:
    """How near a word stands to the number, as a score up to 95, and the name of the place."""
    s, n = d.sentence, d.numeral
    np_end = max(d.np_end, n.after)
    if d.label is not None and d.label[0] <= m.first and m.after <= d.label[1]:
        return 85, "event.label"
    if n.after <= m.first and m.after <= np_end:
        return 74, "event.phrase"
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
        words = s.tokens.low[np_end : m.first]
        if (
            words
            and (words[-1] in s.conjunctions or words[-1] == ",")
            and any(0 <= o.first - m.after <= 2 for o in s.figures)
        ):
            score -= 25  # "killed 34 people and wounded 117": the verb of the next number
        if s.tokens.raw[m.after : m.after + 1] and s.tokens.raw[m.after] in ":–—−" and s.numeral_at(m.after + 1):
            score -= 40  # "3,000 verdicts: AWOL – 2,400": the label of another number
        return score, "event.after"
    gap = n.first - m.after
    score = (84 if gap == 0 else 80) - 1.5 * gap
    other = s.numeral_before(m.first) if s.head == "first" and s.soft[m.first] != s.soft[n.first] else None
    if other is not None and m.first - other.after <= 1:
        score -= 30  # "1 загиблий, 27 постраждалих": the word of the number before
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
    if s.differences and _changed_by(s, n.first):
        d.set("stat", "delta", "stat.changed_by", strength=85)  # "збільшити чисельність на 50 тисяч"
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
        if stat == "flow" and after and _in_brackets(s, n.after, m.first):
            continue  # "484,030 troops (+1,740 over the last day)": the rate of the number in the brackets
        if stat == "delta" and gap > (1 if after else 2):
            continue
        if "by" in m.payload.gives and not (after and _by(s, n.first, m.payload.gives["by"])):
            continue  # "на 10 тысяч більше" adds, "10 тисяч, більше ніж" does not
        if stat == "target" and after and any(0 <= o.first - m.after <= 4 for o in s.figures):
            continue  # "… 5,397 and announced a call-up of 300,000": the plan is the next number's
        if stat == "target" and ((after and gap > 6) or between > 4):
            continue
        if stat == "target" and _of_others(s, n, m):
            continue
        score = 80 - 2 * max(gap, 0) - (15 if stat != "target" else 5) * between + (12 if stat == "target" else 0)
        if best is None or score > best[0]:
            best = (score, m)
    if best is not None and best[0] > 30:
        m = best[1]
        d.set("stat", m.payload.gives["stat"], f"stat: {m.payload.id}", strength=int(best[0]), said=s.text_of(m, text))
        d.rate = m.payload.gives["stat"] == "flow"


def _changed_by(s: Sentence, first: int) -> bool:
    """Whether the number is what a count rose or fell by: a word of change up to five words before its "by"."""
    at = first
    while at and (b := s.ending("bound", at)) is not None and s.tokens.low[b.first] not in s.differences:
        at = b.first
    if not at or s.tokens.low[at - 1] not in s.differences:
        return False
    ends = (s.ending("change", k) for k in range(max(0, at - 6), at))
    return any(
        c is not None and s.soft[c.first] == s.soft[at - 1] and not s.numerals_between(c.after, at) for c in ends
    )


def _by(s: Sentence, first: int, word: str) -> bool:
    """Whether the word of a difference stands before the number, perhaps with a modifier between."""
    while (b := s.ending("bound", first)) is not None:
        if s.tokens.low[b.first] == word or s.text_ends(b, word):
            return True
        first = b.first
    return first > 0 and s.tokens.low[first - 1] == word


def _of_others(s: Sentence, n: Numeral, m: Mark) -> bool:
    """Whether a plan is another clause's: "aims at 30,000 a month, but got 21,000", "52 people who had planned …"."""
    if m.first >= n.after:
        return any(s.tokens.low[k] in ("who", "that", "which") for k in range(n.after, m.first))
    if not s.numerals_between(m.after, n.first):
        return False
    return any(
        s.tokens.low[k] in ("but", "while", "although", "after") and s.tokens.raw[k - 1] == ","
        for k in range(m.after, n.first)
    )


def _in_brackets(s: Sentence, a: int, b: int) -> bool:
    """Whether tokens ``a`` and ``b`` stand on two sides of a bracket."""
    words = list(s.tokens.raw[a:b])
    return words.count("(") != words.count(")")


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
