"""What figures take from one another once each is read: side, place, time, statistic; one count named twice."""

from __future__ import annotations

from itertools import pairwise

from countback.figures.complete import complete
from countback.figures.draft import Draft
from countback.figures.govern import attribute
from countback.figures.kinds import ACTS, ENEMY, JUSTICE, LEGAL, STATE
from countback.figures.periods import complete_periods
from countback.figures.scope import side_marks, state_bodies
from countback.figures.sentence import Mark, Sentence
from countback.figures.topic import Topic
from countback.figures.vocabulary import sources
from countback.figures.when import stat_from_period
from countback.figures.wholes import link_parts


def fill_in(text: str, drafts: list[Draft], rows: list[Sentence], known: Topic) -> None:
    """Fill in what the sentences around tell, in order."""
    complete(text, drafts, rows, topic=known.topic, stage=known.legal_stage)
    _page_offence(drafts, rows)
    link_parts(drafts)
    _widen_offence(drafts)
    _share_doubt(drafts)
    _share_side(drafts, known)
    for d in drafts:
        stat_from_period(d)
    for k, d in enumerate(drafts):
        w = d.whole
        p = next((x for x in reversed(drafts[max(0, k - 40) : k]) if x.stat != "share" or d.stat == "share"), None)
        if w is not None:
            if d.group is None and w.group is not None and d.anaphor:
                d.inherit("group", w, "inherited.whole", strength=40)
            if d.firm("where") == 0:
                d.inherit("where", w, "inherited.whole", strength=40)
            # "52 were detained in May. Four have been released.": a later state has its own time
            later = d.because["part_of"].rule == "part.elided" and d.event != w.event
            if not d.period.known and not later:
                d.inherit("period", w, "inherited.whole", strength=40)
                d.running = w.running
            if d.firm("stat") == 0 and not later:
                d.inherit("stat", w, "inherited.whole", strength=40)
        elif p is not None and p.sentence is d.sentence:
            if not d.period.known and d.firm("period") < 60:  # "last year" on an undated page is not the year before it
                d.inherit("period", p, "inherited.previous", strength=35)
                d.running = p.running
            if d.firm("where") == 0 and d.label is None:
                d.inherit("where", p, "inherited.previous", strength=30)
            fresh = not d.running and (d.firm("period") < 50 or d.period == p.period)
            listed = p.rate and p.stat == "flow" and p.event == d.event and _rate_before(p) and _one_list(p, d)
            if listed and d.firm("stat") == 0:
                d.inherit("stat", p, "inherited.list", strength=45)
            if d.firm("stat") == 0 and not p.rate and (p.stat == "target" or (p.stat == "flow" and fresh)):
                d.inherit("stat", p, "inherited.previous", strength=30)
        elif p is not None and d.firm("where") == 0 and p.where is not None and p.event == d.event and p.formation:
            d.inherit("where", p, "inherited.formation", strength=25)
        if d.firm("where") and p is not None and d.where == p.where and not d.formation:
            d.formation, d.echelon = p.formation, p.echelon
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
        w = d.whole if "part_of" in d.because and d.because["part_of"].rule == "part.of_the_launched" else None
        if w is not None and w.stat == "flow" and d.stat == "total":
            d.inherit("stat", w, "inherited.whole", strength=45)  # "launched 728 overnight; 711 were shot down"
    complete_periods(text, drafts, rows, known.moments)
    for d in drafts:
        stat_from_period(d)
    _repeat(drafts)
    attribute(text, drafts, rows, known)
    _side_of_speaker(drafts)
    for d in drafts:
        if d.event is None:
            d.set("event", "other", "event.unnamed", strength=5)


def _share_side(drafts: list[Draft], known: Topic) -> None:
    """Whose people: the whole's, the number's before, else the page's."""
    prev: Draft | None = None
    for d in drafts:
        placed = d.because["side"].rule if d.side in ENEMY and "side" in d.because else ""
        lodged = "side" in d.because and d.because["side"].rule.startswith("scope.country_of_place")
        if lodged and d.anaphor and d.whole is not None and d.whole.side is not None:
            # "846 of its soldiers, among them 405 in the Gaza Strip": where they died, not whose they were
            d.inherit("side", d.whole, "inherited.whole", strength=35)
        elif d.event == "shot_down" and placed.startswith("scope.") and "_of_place" in placed and d.whole is not None:
            d.strength["side"] = 0  # rows of places under a count of all: whose they are, the count tells
        elif placed.startswith("scope.country_of_place") and d.event == "shot_down" and d.side is not None:
            d.set("side", ENEMY[d.side], f"scope.enemy_of_place: {placed}", strength=60)
        if d.firm("side") == 0:
            if d.whole is not None and d.whole.side is not None:
                d.inherit("side", d.whole, "inherited.whole", strength=35)
            elif prev is not None and prev.sentence is d.sentence and prev.side is not None:
                d.inherit("side", prev, "inherited.previous", strength=30)
            elif known.side is not None and not known.many_sides:
                d.set("side", known.side, "inherited.page", strength=20)
            elif prev is not None and prev.side is not None and not known.many_sides:
                d.inherit("side", prev, "inherited.previous", strength=20)
        prev = d


#: What a state's own body reports of its own people, where no side is named.
_OWN_PEOPLE = ACTS | {"infected", "mobilised", "recruited", "conscripted", "strength", "displaced", "evacuated"}


def _enemy_beside(d: Draft) -> Mark | None:
    """The word for the enemy in the number's own clause, before it or in its phrase."""
    s, n = d.sentence, d.numeral
    for m in s.of("enemy"):
        if m.first < n.first + 6 and s.hard[m.first] == s.hard[n.first]:
            return m
    return None


def _ours(d: Draft) -> bool:
    """Whether the sentence says the people are the speaker's own, or civilians."""
    s = d.sentence
    return bool(s.of("own")) or d.group in ("civilian", "child") or (d.event == "killed" and d.stat != "flow")


def _doer(d: Draft) -> str | None:
    """The belligerent whose army or body stands before the number, as the one that shot down."""
    for _, info in state_bodies(d.sentence, before=d.numeral.first):
        if info.kind == "military" and info.country in ENEMY:
            return info.country
    return None


def _side_of_speaker(drafts: list[Draft]) -> None:
    """A state's body that counts deserters, recruits or the sick without a side counts its own."""
    for d in drafts:
        doer = _doer(d) if d.event == "shot_down" and d.firm("side") <= 30 else None
        if doer is not None:
            # "the Ukrainian army downed 30 drones": the other side's
            d.set("side", ENEMY[doer], "scope.enemy_of_the_doer", strength=61)
            continue
        if d.side is None and d.event in _OWN_PEOPLE | {"killed", "wounded"}:
            speaking = next((m for m in side_marks(d.sentence) if m.first <= 2 and m.after <= d.numeral.first), None)
            if speaking is not None and speaking.payload.gives["side"] not in ENEMY:
                # "Angola has reported 8,543 cases": a state's word on its own
                d.set("side", str(speaking.payload.gives["side"]), "scope.state_reports", strength=15)
                continue
        if d.firm("side") > 60 or not d.voices or d.voices[0].part != "origin":
            continue
        info = sources().get(d.voices[0].id or "")
        foe = _enemy_beside(d)
        if foe is not None and info is not None and info.country in ENEMY and info.kind in STATE:
            # "the enemy lost 31,700", says a belligerent
            d.set("side", ENEMY[info.country], f"scope.enemy: {foe.payload.id}", strength=62, said=d.voices[0].said)
            continue
        if d.firm("side") > 30 or info is None or info.country is None:
            continue
        if info.kind not in STATE - {"person"}:
            if not d.side and info.country in ENEMY and d.event in ACTS | JUSTICE and info.kind != "party":
                # Mediazona's deserters, Opendatabot's cases: a country's own newsroom on its own army
                d.set("side", info.country, "scope.of_the_newsroom", strength=10, said=d.voices[0].said)
            continue
        struck = d.event in ("casualties", "killed", "lost", "wounded") and info.kind in ("military", "ministry")
        if struck and info.country in ENEMY and d.side != ENEMY[info.country] and not _ours(d):
            # an army's daily count of losses without a word on whose: the enemy's
            d.set("side", ENEMY[info.country], "scope.enemy_of_the_speaker", strength=31, said=d.voices[0].said)
            continue
        if d.event == "shot_down" and info.country in ENEMY:
            # "Air defences shot down 76 drones", says the Air Force: the enemy's
            d.set("side", ENEMY[info.country], "scope.enemy_of_the_speaker", strength=31, said=d.voices[0].said)
        if d.side:
            continue
        dead = d.event in ("killed", "wounded") and "Health" in info.name
        if d.event in _OWN_PEOPLE or dead:
            d.set("side", info.country, "scope.of_the_speaker", strength=15, said=d.voices[0].said)


def _share_doubt(drafts: list[Draft]) -> None:
    """ "allegedly lost nearly 11,000 tanks, over 22,000 vehicles": the doubt reaches the whole list."""
    for prev, d in pairwise(drafts):
        if prev.hedged and not d.hedged and prev.sentence is d.sentence and _one_list(prev, d):
            d.inherit("hedged", prev, "hedge.list", strength=60)


def _page_offence(drafts: list[Draft], rows: list[Sentence]) -> None:
    """Cases whose offence nobody names are about what the page's cases are about; several kinds make all of service."""
    named = [str(m.payload.gives["offence"]) for s in rows for m in s.of("offence")]
    kinds = {x for x in named if x in ("awol", "desertion", "refusal")}
    if not kinds and "service_all" not in named:
        return
    page = kinds.pop() if len(kinds) == 1 and "service_all" not in named else "service_all"
    last: Draft | None = None
    for d in drafts:
        if d.event not in JUSTICE and d.counted not in LEGAL:
            continue
        if d.firm("offence") == 0:
            if (
                last is not None
                and last.event == d.event
                and last.counted == d.counted
                and last.sentence.index >= d.sentence.index - 3
            ):
                d.inherit("offence", last, "offence.of_the_cases_before", strength=25)
            else:
                d.set("offence", page, "offence.of_the_page", strength=20)
        last = d


def _widen_offence(drafts: list[Draft]) -> None:
    """A whole whose parts are different offences has all of them."""
    parts: dict[int, set[str]] = {}
    for d in drafts:
        if d.whole is not None and d.offence in ("awol", "desertion", "refusal"):
            parts.setdefault(d.whole.order, set()).add(str(d.offence))
    for d in drafts:
        if len(parts.get(d.order, ())) > 1 and d.offence != "service_all":
            d.set("offence", "service_all", "offence.of_the_parts", strength=80)


def _rate_before(d: Draft) -> bool:
    """ "In one week Russia used 1,200 bombs, 1,300 drones": the stretch of time was said before the list."""
    s = d.sentence
    return any(m.payload.gives["stat"] == "flow" and m.after <= s.figures[0].first for m in s.of("stat"))


def _one_list(d: Draft, after: Draft) -> bool:
    s = d.sentence
    if s.hard[d.numeral.first] != s.hard[after.numeral.first]:
        return False
    between = range(d.numeral.after, after.numeral.first)
    return not any(
        b.first in between and s.tokens.low[b.first] not in s.conjunctions | s.range_words for b in s.of("breaker")
    )


_REPEATED = ("event", "offence", "stat", "period", "side", "where", "group")


def _repeat(drafts: list[Draft]) -> None:
    """One count named twice on a page (headline and body) is read once: what one place leaves open the other tells."""
    places: dict[object, list[Draft]] = {}
    for d in drafts:
        places.setdefault(d.numeral.low, []).append(d)
    lead = [d for d in drafts if d.sentence.index <= 1][:12]
    for k, d in enumerate(drafts):
        for o in [*places[d.numeral.low][:8], *lead, *(drafts[:40] if d in lead else ())]:
            if o is d or o.counted != d.counted or o.anaphor != d.anaphor or not _same_count(o, d):
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
