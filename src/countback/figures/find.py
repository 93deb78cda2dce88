"""find_figures: compose the readers of numbers, nouns, events, scope, time and sources into Figures.

One pass over the page, each sentence annotated once; then the figures are completed in order of the text, each from the
ones before it. Whatever is filled in from elsewhere is marked as inherited in the figure's reasons.
"""

from __future__ import annotations

from collections import Counter

from countback.figures.attribution import Chain, Memory, follow, mentions, read_chain, with_relays
from countback.figures.bounds import read_bound, read_hedge, spread_bound
from countback.figures.complete import complete
from countback.figures.draft import Draft
from countback.figures.figure import JUSTICE as _JUSTICE_LIST
from countback.figures.figure import Figure, Measure, Scope
from countback.figures.lexicon import languages
from countback.figures.measure import JUSTICE, read_event, read_noun, read_stat
from countback.figures.moments import Calendar, Moment, find_moments
from countback.figures.numerals import Numeral
from countback.figures.refuse import shapes, sort_out
from countback.figures.scope import Place, find_places, formation_numbers, side_marks
from countback.figures.sentence import Sentence, annotate
from countback.figures.tokens import sentences, tokenise
from countback.figures.vocabulary import load_vocabulary
from countback.figures.wholes import link_parts, of_the
from countback.passages.passage import CleanPage, Passage
from countback.refusals import Refusal, Sifted
from countback.values import Count, Period, Span

#: Days a running total of this war starts from: the invasion, and the mobilisation.
_ANCHORS = frozenset({"2022-02-24", "2022-02", "2022-09", "2022-09-21"})

#: Events that belong to one story, so that a source named for one still speaks for the other.
_FAMILIES = {
    **dict.fromkeys(
        ("deserted", "awol", "refused", "evaded", "surrendered", "returned", "sought_help", "helped", *_JUSTICE_LIST),
        "service",
    ),
    **dict.fromkeys(("mobilised", "recruited", "conscripted", "strength"), "strength"),
    **dict.fromkeys(
        ("killed", "wounded", "missing", "casualties", "captured", "exchanged", "identified", "lost", "shot_down"),
        "losses",
    ),
}


def find_figures(page: CleanPage) -> Sifted[Figure]:
    """Every figure of a clean page in order of place, and a Refusal for every other number expression."""
    out: Sifted[Figure] = Sifted()
    text = page.text
    known = _Known(page)
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
            s.taken |= {k for kind in ("source", "weak_source") for m in s.of(kind) for k in range(m.first, m.after)}
            s.figures, refused = _sort(text, s, known.places[s.index], masked)
            out.refused += refused
    known.look(text, rows)
    order = 0
    for s in rows:
        moments = find_moments(text, s, known.calendar) if s.numerals or s.of("time") else []
        known.moments[s.index] = moments
        mine: list[Draft] = []
        for n in s.figures:
            d = Draft(s, n, order)
            d.said = text[n.start : n.end]
            _read_local(d, text, known, mine)
            refusal = _no_count(d, text, mine, drafts)
            if refusal is not None:
                out.refused.append(refusal)
                continue
            order += 1
            mine.append(d)
        drafts += mine
    for part in ("article", "comment", "chrome"):
        some = [d for d in drafts if d.sentence.passage.part == part]
        if some:
            _complete(text, some, [s for s in rows if s.passage.part == part], known)
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


class _Known:
    """What the page as a whole tells: its date, its side, its topic, its sources."""

    def __init__(self, page: CleanPage) -> None:
        self.page = page
        self.calendar = Calendar(published=page.dateline.published)
        self.places: dict[int, list[Place]] = {}
        self.moments: dict[int, list[Moment]] = {}
        self.side: str | None = None
        self.many_sides = False
        self.topic: str | None = None
        self.legal_stage: str = "tried"

    def look(self, text: str, rows: list[Sentence]) -> None:
        """Count what the article's sentences are about."""
        sides: dict[str, float] = {}
        events: Counter[str] = Counter()
        for s in rows:
            if s.passage.part != "article":
                continue
            for m in side_marks(s):
                before = s.tokens.low[m.first - 1] if m.first else ""
                weight = 2.0
                if s.starting("counted", m.after) is not None:
                    weight = 4.0
                elif before in ("in", "into", "from", "to", "against", "with", "on", "by") or s.place_before(m.first):
                    weight = 0.5
                side = str(m.payload.gives["side"])
                sides[side] = sides.get(side, 0.0) + weight
            for c in s.of("counted"):
                if "event" in c.payload.gives:
                    events[str(c.payload.gives["event"])] += 1
            spans = s.of("event")
            for e in spans:
                if any(
                    o.first <= e.first and e.after <= o.after and o.after - o.first > e.after - e.first for o in spans
                ):
                    continue
                if not e.payload.gives.get("weak"):
                    events[str(e.payload.gives["event"])] += 3 if s.index == 0 else 1
        if sides:
            self.side = max(sides, key=lambda x: sides[x])
            self.many_sides = len(sides) > 3 and sides[self.side] < 0.5 * sum(sides.values())
        acts = [(n, e) for e, n in events.items() if e not in ("other", "strength")]
        if acts:
            self.topic = max(acts)[1]
        if self.side is None:
            self._side_of_places()
        if events["charged"] > events["tried"] + events["convicted"]:
            self.legal_stage = "charged"
        if events["infected"] > sum(events[e] for e in JUSTICE):
            self.legal_stage = "infected"

    def _side_of_places(self) -> None:
        """Last resort: the country most of the page's places lie in."""
        countries = Counter(p.country for places in self.places.values() for p in places if p.country)
        if countries:
            self.side = countries.most_common(1)[0][0]


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


def _read_local(d: Draft, text: str, known: _Known, mine: list[Draft]) -> None:
    """What stands beside the number."""
    s, n = d.sentence, d.numeral
    for m in s.of("anaphor"):
        after = m.first in (n.after, n.after + 1)
        before = (
            m.after <= n.first
            and n.first - m.after <= 3
            and s.hard[m.first] == s.hard[n.first]
            and not s.numerals_between(m.after, n.first)
        )
        if after or before:
            d.anaphor = True
            d.another = m.payload.gives.get("anaphor") == "another"
    if mine and of_the(mine[-1]):
        d.anaphor = True  # "Of the 247 trials, … in just 25": a part of the number just named
    read_bound(d, text)
    read_noun(d, text)
    if (
        mine
        and mine[-1].anaphor
        and d.noun is not None
        and "group" in d.noun.payload.gives
        and n.first - mine[-1].numeral.after <= 8
    ):
        d.anaphor = True  # "10,000 of whom came by mobilisation and 2,000 by contract"
    read_stat(d, text)
    read_event(d, text)
    if (
        d.counted == "person"
        and d.firm("event") < 57
        and n.first
        and s.tokens.low[n.first - 1] == "'s"
        and of_the_start(s, n)
    ):
        d.set("event", "strength", "event.possessed_number", strength=57)
    if d.counted == "person" and d.event != "identified" and d.firm("event") < 56 and _had(s, n):
        d.set("event", "strength", "event.had_number", strength=56)
    read_hedge(d, text)
    _read_scope(d, text, known)
    _read_period(d, text, known)
    if mine:
        spread_bound(d, mine[-1])
        _share_verb(d, mine[-1])


def of_the_start(s: Sentence, n: Numeral) -> bool:
    """ "Of the Army's 507,000 soldiers …": the force itself, about to be divided."""
    return s.tokens.low[0] in s.partitives and n.first <= 6


def _had(s: Sentence, n: Numeral) -> bool:
    """ "it had nearly 6,000 prisoners", "the army has 800,000 men": a number had is a strength."""
    i = n.first
    while i > 0 and (
        (m := next((x for x in s.of("bound") if x.after == i), None)) is not None
        or (n.high != n.low and s.tokens.low[i - 1] in ("between", "from"))
    ):
        i = m.first if m is not None else i - 1
    return i > 0 and (
        s.tokens.low[i - 1] in ("has", "had", "have")
        or any(c.after == i and c.payload.gives["cue"] == "has" for c in s.of("cue"))
    )


def _share_verb(d: Draft, before: Draft) -> None:
    """ "launched 69 missiles and 298 drones, and air defence shot down …": a number joined to the one before has its verb."""
    s, n = d.sentence, d.numeral
    words = s.tokens.low[max(before.np_end, before.numeral.after) : n.first]
    if len(words) > 4 or not words or before.event is None or before.firm("event") < 60:
        return
    if not all(
        w in s.conjunctions or w == "," or s.covering("bound", k) is not None
        for k, w in enumerate(words, n.first - len(words))
    ):
        return
    rule = d.because["event"].rule if "event" in d.because else ""
    if before.because["event"].rule.startswith("event.before") and (d.event is None or rule.startswith("event.after")):
        event = next(
            (m for m in s.of("event") if m.first < before.numeral.first and m.payload.gives["event"] == before.event),
            None,
        )
        if event is not None and (not event.payload.limited_to or d.counted in event.payload.limited_to):
            d.inherit("event", before, "event.shared", strength=70)


def _no_count(d: Draft, text: str, mine: list[Draft], drafts: list[Draft]) -> Refusal | None:
    """A number with nothing counted beside it and nothing it could continue is no figure."""
    n = d.numeral
    if d.counted is not None or d.noun is not None:
        return None
    if n.signed and (mine or d.label):
        return None
    if n.kind in ("percent", "fraction"):
        if d.event is not None or d.anaphor or mine or d.group or d.label:
            return None
    elif n.kind == "vague":
        if d.anaphor or d.event is not None:
            return None
    elif n.digits and (n.low >= 100 or n.scaled) and (d.event is not None or mine or drafts or d.anaphor):
        return None
    elif n.digits and (mine or d.anaphor or d.group or d.where and d.label):
        return None
    elif not n.digits and (n.low >= 100 and (d.event or mine) or d.group or (d.anaphor and mine)):
        return None
    return Refusal(
        reason="no_count", stage="figures", span=d.span, said=text[n.start : n.end], rule="noun.none",
        detail="no counted noun, no event and no figure it could continue",
    )  # fmt: skip


def _read_scope(d: Draft, text: str, known: _Known) -> None:
    s, n = d.sentence, d.numeral
    # side: in the phrase, else the nearest mention in the clause
    best: tuple[int, str, str, str] | None = None
    for m in side_marks(s):
        inside = n.after <= m.first < max(d.np_end, n.after + 2)
        before = s.tokens.low[m.first - 1] if m.first else ""
        if (
            not inside
            and (before in ("in", "into", "against", "from", "to", "with", "near") or s.place_before(m.first))
            and m.after <= len(s.tokens)
        ):
            continue
        gap = m.first - n.after if m.first >= n.after else n.first - m.after
        score = (
            (95 if inside else 60)
            - 2 * abs(gap)
            - 6 * abs(s.soft[m.first] - s.soft[n.first])
            - 20 * abs(s.hard[m.first] - s.hard[n.first])
        )
        if best is None or score > best[0]:
            best = (score, str(m.payload.gives["side"]), m.payload.id, s.text_of(m, text))
    if best is not None and best[0] > 20 and not d.side:
        d.set("side", best[1], best[2], strength=min(best[0], 95), said=best[3])
    # where
    top: tuple[int, Place] | None = None
    for p in known.places[s.index]:
        if (
            p.kind == "region"
            and p.after - p.first == 1
            and s.covering("weak_source", p.first) is not None
            and not _in_place(s, p)
            and d.label is None
        ):
            continue  # "Moscow mobilised 10,000": a government, no place
        if d.label is not None and d.label[0] <= p.first and p.after <= d.label[1]:
            score = 95
        elif p.first >= n.after:
            if s.numerals_between(n.after, p.first) or _nearer_to_another(s, n, p):
                continue
            score = (
                85
                - 2 * (p.first - max(d.np_end, n.after))
                - 8 * (s.soft[p.first] - s.soft[n.first])
                - 30 * (s.hard[p.first] != s.hard[n.first])
            )
        else:
            if s.numerals_between(p.after, n.first):
                continue
            score = (
                75
                - 2 * (n.first - p.after)
                - 5 * (s.soft[n.first] - s.soft[p.first])
                - 15 * (s.hard[p.first] != s.hard[n.first])
            )
        if top is None or score > top[0]:
            top = (score, p)
    if top is not None and top[0] >= 40:
        p = top[1]
        d.set("where", p.said, f"scope.{p.kind}: {p.rule}", strength=top[0], said=p.said)
        d.formation = p.kind != "region"
        if p.country and d.firm("side") < 60:
            d.set("side", p.country, f"scope.country_of_place: {p.rule}", strength=60, said=p.said)
    # group
    if not d.group:
        for m in s.of("group"):
            near = (
                n.after <= m.first <= max(d.np_end, n.after + 4)
                and not s.numerals_between(n.after, m.first)
                and s.soft[m.first] == s.soft[n.first]
            )
            if near:
                d.set("group", m.payload.gives["group"], m.payload.id, strength=70, said=s.text_of(m, text))
                break


def _in_place(s: Sentence, p: Place) -> bool:
    before = s.tokens.low[p.first - 1] if p.first else ""
    return before in ("in", "at", "from", "near", "of", "with") or s.place_before(p.first)


def _nearer_to_another(s: Sentence, n: Numeral, p: Place) -> bool:
    """ "7,400 cases, with most of them in Moscow Oblast – 496": the place belongs to the number right after it."""
    if p.first - n.after <= 3 or p.after >= len(s.tokens):
        return False
    return s.tokens.raw[p.after] in "–—-(:" and any(0 < o.first - p.after <= 3 for o in s.figures)


def _read_period(d: Draft, text: str, known: _Known) -> None:
    s, n = d.sentence, d.numeral
    best: tuple[float, Moment] | None = None
    for m in known.moments[s.index]:
        if m.first <= n.first < m.after:
            continue
        if d.label is not None and d.label[0] <= m.first and m.after <= d.label[1]:
            score = 95.0
        elif m.first >= n.after:
            between = s.numerals_between(n.after, m.first)
            score = (
                80
                - (m.first - n.after)
                - 5 * (s.soft[m.first] - s.soft[n.first])
                - 25 * between
                - 20 * (s.hard[m.first] != s.hard[n.first])
            )
        else:
            between = s.numerals_between(m.after, n.first)
            if s.figures and m.after <= s.figures[0].first:
                between = min(between, 1)  # said before all numbers, it holds for the whole list
            score = (
                76
                - (n.first - m.after)
                - 4 * (s.soft[n.first] - s.soft[m.after - 1])
                - 12 * between
                - 6 * (s.hard[m.first] != s.hard[n.first])
            )
        if best is None or score > best[0]:
            best = (score, m)
    if best is not None and best[0] > 15:
        m = best[1]
        d.set(
            "period",
            m.period,
            m.rule,
            strength=int(min(best[0], 95)),
            said=s.tokens.span(m.first, m.after).of(text),
            span=s.tokens.span(m.first, m.after),
        )
        d.running = m.running
        d.bounded = m.bounded


def _complete(text: str, drafts: list[Draft], rows: list[Sentence], known: _Known) -> None:
    """Fill in what the sentences around tell, in order."""
    complete(text, drafts, rows, topic=known.topic, stage=known.legal_stage)
    prev: Draft | None = None
    for d in drafts:
        if d.firm("side") == 0:
            if prev is not None and prev.sentence is d.sentence and prev.side is not None:
                d.inherit("side", prev, "inherited.previous", strength=30)
            elif known.side is not None and not known.many_sides:
                d.set("side", known.side, "inherited.page", strength=20)
            elif prev is not None and prev.side is not None and not known.many_sides:
                d.inherit("side", prev, "inherited.previous", strength=20)
        prev = d
    link_parts(drafts)
    _widen_offence(drafts)
    for d in drafts:
        _stat_from_period(d)
    for k, d in enumerate(drafts):
        w = d.whole
        p = next((x for x in reversed(drafts[:k]) if x.stat != "share" or d.stat == "share"), None)
        if w is not None:
            if d.firm("where") == 0:
                d.inherit("where", w, "inherited.whole", strength=40)
            if not d.period.known:
                d.inherit("period", w, "inherited.whole", strength=40)
                d.running = w.running
            if d.firm("stat") == 0:
                d.inherit("stat", w, "inherited.whole", strength=40)
        elif p is not None and p.sentence is d.sentence:
            if not d.period.known:
                d.inherit("period", p, "inherited.previous", strength=35)
                d.running = p.running
            if d.firm("where") == 0 and d.label is None:
                d.inherit("where", p, "inherited.previous", strength=30)
        elif p is not None and d.firm("where") == 0 and p.where is not None and p.event == d.event and p.formation:
            d.inherit("where", p, "inherited.formation", strength=25)
        if d.firm("where") and p is not None and d.where == p.where and not d.formation:
            d.formation = p.formation
            if (
                d.firm("stat") == 0
                and not d.running
                and d.firm("period") < 50
                and p.rate is False
                and p.stat in ("flow", "target")
            ):
                d.inherit("stat", p, "inherited.previous", strength=30)
    for d, after in zip(reversed(drafts[:-1]), reversed(drafts[1:]), strict=False):
        # "lost 1,140 troops, 59 guns and 70 drones within 24 hours": the rate at the end of a list holds for all of it
        if (
            after.sentence is d.sentence
            and d.firm("stat") == 0
            and (after.rate or after.listed_rate)
            and _one_list(d, after)
        ):
            d.inherit("stat", after, "inherited.list", strength=45)
            d.listed_rate = True
    for d in drafts:
        _stat_from_period(d)
    _repeat(drafts)
    _attribute(text, drafts, rows, known)


def _stat_from_period(d: Draft) -> None:
    """A count over a stretch with both ends is a flow; one that began with the war or the call-up is a running total."""
    if d.firm("stat") >= 30 or d.running or d.event == "strength":
        return
    p = d.period
    if p.since is not None and str(p.since) in _ANCHORS:
        return
    if (p.since is not None and p.until is not None) or d.bounded:
        d.set("stat", "flow", "stat.bounded_period", strength=45)


def _widen_offence(drafts: list[Draft]) -> None:
    """A whole whose parts are different offences has all of them."""
    parts: dict[int, set[str]] = {}
    for d in drafts:
        if d.whole is not None and d.offence in ("awol", "desertion", "refusal"):
            parts.setdefault(d.whole.order, set()).add(str(d.offence))
    for d in drafts:
        if len(parts.get(d.order, ())) > 1 and d.offence != "service_all":
            d.set("offence", "service_all", "offence.of_the_parts", strength=80)


def _one_list(d: Draft, after: Draft) -> bool:
    s = d.sentence
    if s.hard[d.numeral.first] != s.hard[after.numeral.first]:
        return False
    between = range(d.numeral.after, after.numeral.first)
    return not any(b.first in between and b.payload.gives.get("breaker") == "verb" for b in s.of("breaker"))


_REPEATED = ("event", "offence", "stat", "period", "side", "where", "group")


def _repeat(drafts: list[Draft]) -> None:
    """One count named twice on a page (headline and body) is read once: what one place leaves open the other tells."""
    for k, d in enumerate(drafts):
        for o in drafts:
            if o is d or not _same_count(o, d) or o.counted != d.counted or o.anaphor != d.anaphor:
                continue
            if d.firm("event") >= 60 and o.firm("event") >= 60 and o.event != d.event:
                continue
            for name in _REPEATED:
                value = getattr(o, name)
                if name == "stat" and (
                    o.stat == "total" or d.firm("stat") >= 30 or d.running or d.firm("period") >= 60
                ):
                    continue
                if name == "period" and not o.period.known:
                    continue
                if value is not None and d.firm(name) < 50 <= o.firm(name):
                    d.inherit(name, o, "inherited.same_count", strength=48)
            if k < o.order and d.running is False:
                d.running = o.running


def _same_count(a: Draft, b: Draft) -> bool:
    """Whether two numbers on a page say the same count: equal, or one of them rounded in a line above the text."""
    if a.numeral.kind != b.numeral.kind or a.numeral.high is None or b.numeral.high is None or b.numeral.low < 13:
        return False
    if a.numeral.low == b.numeral.low:
        return True
    rounded, exact = (a, b) if a.numeral.low < b.numeral.low else (b, a)
    if a.numeral.low != a.numeral.high or b.numeral.low != b.numeral.high:
        return False
    if b.sentence.index > 1 and a.sentence.index > 1:
        return False
    low, high = int(rounded.numeral.low), int(exact.numeral.low)
    return low % 100 == 0 and low * 1.06 >= high and high - low < 10 ** (len(str(low)) - 1) and low >= 500


def _attribute(text: str, drafts: list[Draft], rows: list[Sentence], known: _Known) -> None:
    """Give each figure its chain: its own sentence's, else that of the source which governs it."""
    memory = Memory(outlet=known.page.dateline.outlet)
    memory.look(rows)
    memory.side = known.side
    main: Chain | None = None
    main_families: set[str] = set()
    idle = 0
    by_sentence: dict[int, list[Draft]] = {}
    for d in drafts:
        by_sentence.setdefault(d.sentence.index, []).append(d)
    current: Chain | None = None
    families: set[str] = set()
    explicit: list[tuple[Draft, Chain]] = []
    chains: list[tuple[int, Chain]] = []
    open_: list[Draft] = []
    for s in rows:
        mine = by_sentence.get(s.index, [])
        if s.passage.role == "heading" and main is not None and current is not main:
            current, families = main, set(main_families)
        idle += 1
        if current is not None and not families and idle > 3:
            current, families = main, set(main_families)
        stretches = _stretches(s, memory) if len(mine) > 1 else [(0, len(s.tokens))]
        said = False
        for first, after in stretches:
            here = [d for d in mine if first <= d.numeral.first < after]
            chain = read_chain(text, s, memory, first=first, after=after, current=current)
            if chain is not None:
                current = follow(chain, current)
                chains.append((s.index, current))
                if current.origin is not None and current.origin.id and current.relays:
                    memory.relay_of.setdefault(current.origin.id, current.relays)
                if here or not said:
                    families = {_family(d) for d in here}
                idle = 0
                if main is None and here and current.voices:
                    main, main_families = current, set(families)
                said = True
                for d in here:
                    explicit.append((d, current))
                    _put_chain(d, current, memory, strength=80, rule="")
                continue
            for d in here:
                if said and current is not None:
                    _put_chain(d, current, memory, strength=60, rule="inherited.same_sentence: ")
                elif current is None or (families and _family(d) not in families and "" not in families):
                    open_.append(d)
                else:
                    families.add(_family(d))
                    _put_chain(d, current, memory, strength=40, rule="inherited.governs: ")
    for d in open_:
        _named_elsewhere(d, explicit, chains, memory)
    for d in drafts:
        if d.whole is not None and d.firm("voices") < 50 and d.whole.voices:
            d.inherit("voices", d.whole, "inherited.whole", strength=45)
    for d in drafts:
        # a headline's or a summary's number belongs to whoever the text names for the same number
        if d.firm("voices") < 60:
            same = next((c for e, c in explicit if e is not d and _same_value(e, d)), None)
            if same is not None:
                _put_chain(d, same, memory, strength=50, rule="inherited.same_value: ")


def _stretches(s: Sentence, memory: Memory) -> list[tuple[int, int]]:
    """The parts of a sentence that may each name their own source: between semicolons, and at each further speaker.

    "The ministry counts 1,351, Kyiv believes 35,000": every number belongs to the speaker before it, or, where the
    sentence begins with a number ("500, says X, and 300, according to Y"), to the one after it.
    """
    cuts = {i + 1 for i, w in enumerate(s.tokens.raw) if w == ";"}
    speakers = [m for m in mentions(s, memory) if m.mode in ("says", "counts", "origin")]
    if len(speakers) > 1 and len({m.source for m in speakers}) > 1:
        leading = s.figures[0].first < speakers[0].first
        for a, b in zip(speakers, speakers[1:], strict=False):
            between = s.numerals_between(a.after, b.first)
            if not between or a.source == b.source:
                continue
            if leading:
                cuts.add(a.after)
            elif any(n.first >= b.after for n in s.figures):
                cuts.add(b.first)
    edges = sorted({0, *cuts, len(s.tokens)})
    return list(zip(edges, edges[1:], strict=False))


def _family(d: Draft) -> str:
    if d.event is None or d.event == "other":
        return ""
    return _FAMILIES.get(d.event, d.event)


def _put_chain(d: Draft, chain: Chain, memory: Memory, *, strength: int, rule: str) -> None:
    done = with_relays(chain, memory)
    said = done.voices[0].said if done.voices else ""
    d.set("voices", done.voices, f"{rule}{done.rule}", strength=strength, said=said)


def _same_value(a: Draft, b: Draft) -> bool:
    return a.numeral.kind == b.numeral.kind and b.numeral.low >= 13 and b.numeral.low in (a.numeral.low, a.numeral.high)


def _named_elsewhere(
    d: Draft, explicit: list[tuple[Draft, Chain]], chains: list[tuple[int, Chain]], memory: Memory
) -> None:
    """A figure before any source is named takes the first that is named for the same kind of event, or just after it."""
    if any(index <= d.sentence.index for index, _ in chains):
        return
    for e, chain in explicit:
        if e.order > d.order and (_family(e) == _family(d) or not _family(d)):
            _put_chain(d, chain, memory, strength=30, rule="inherited.named_later: ")
            return
    for index, chain in chains:
        if index - d.sentence.index <= 2 and chain.voices:
            _put_chain(d, chain, memory, strength=25, rule="inherited.named_next: ")
            return


def _figure(d: Draft, text: str) -> Figure:
    n = d.numeral
    return Figure(
        span=d.span,
        sentence=d.sentence.span,
        count=Count(
            low=n.low,
            high=n.high,
            bound=d.bound,
            said=text[n.start : n.end],
            vague=n.kind == "vague",
            other=n.other,  # type: ignore[arg-type]
        ),
        measure=Measure(
            d.counted, d.event, d.offence if d.event in JUSTICE or d.counted in ("case", "verdict") else None, d.stat
        ),  # type: ignore[arg-type]
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
