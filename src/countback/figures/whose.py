"""Whose people or things a number counts, as far as its own sentence tells: the side.

A country in the number's phrase tells it; else the nearest one in the clause that is neither a speaker, nor a goal or
place, nor the doer of a harm. Where only the doer of a harm is named and it is a belligerent, its enemy suffered it.
"""

from __future__ import annotations

from countback.figures.draft import Draft
from countback.figures.kinds import ENEMY
from countback.figures.scope import side_marks, state_bodies
from countback.figures.sentence import Mark, Sentence

#: A side with its score, the rule and the words.
Side = tuple[int, str, str, str]

#: Words of captivity, whose adjective names the captor.
_CAPTIVITY = ("полон", "плен", "captivity", "niewol", "gefangenschaft", "captivité")
_TOWARDS = frozenset(
    {"in", "into", "against", "from", "to", "with", "near", "at", "for", "toward", "towards", "inside", "on", "over"}
)
_HARM = frozenset({"lost", "casualties", "killed", "wounded", "shot_down", "captured"})


def read_side(d: Draft, text: str) -> Side | None:
    """Set the side the sentence tells; the best candidate is given back, set or not."""
    s, n = d.sentence, d.numeral
    best: Side | None = None
    doer: Mark | None = None
    for m in side_marks(s):
        behind = 1 if s.head == "first" else 0  # "zabitych żołnierzy ukraińskich": the adjective follows
        inside = n.after <= m.first < max(d.np_end, n.after + 2) + behind
        before = s.tokens.low[m.first - 1] if m.first else ""
        held = inside and s.starting("counted", m.first) is not None  # "57 percent of Ukrainians said …"
        if _speaks(s, m) and not held:
            continue
        if _acts(d, m):
            doer = m
            continue
        if m.after <= n.first and _aimed_at(d, m):
            continue
        if d.label is not None and d.label[0] <= m.first and m.after <= d.label[1]:
            if best is None or best[0] < 93:
                best = (93, str(m.payload.gives["side"]), m.payload.id, s.text_of(m, text))
            continue
        if not inside and (before in _TOWARDS or s.place_before(m.first)) and m.after <= len(s.tokens):
            continue
        cues = [s.starting("cue", k) for k in range(max(0, m.first - 2), m.first + 1)]
        if any(c is not None and m.after <= c.after and c.after - c.first > 1 for c in cues):
            continue  # "nach britischer Einschätzung": whose estimate
        labels = m.first >= n.after and not inside and m.after < len(s.tokens) and s.tokens.raw[m.after] in "–—:"
        if labels and s.numerals_between(m.after + 1, m.after + 5):
            continue  # "Россия потеряла 1,2 миллиона, Украина — 600 тысяч": the label of the next number
        if m.after < len(s.tokens) and s.tokens.low[m.after].startswith(_CAPTIVITY):
            continue  # "из украинского плена": the captor's adjective
        gap = m.first - n.after if m.first >= n.after else n.first - m.after
        score = (
            (95 if inside else 60)
            - 2 * abs(gap)
            - 6 * abs(s.soft[m.first] - s.soft[n.first])
            - 20 * abs(s.hard[m.first] - s.hard[n.first])
        )
        if best is None or score > best[0]:
            best = (score, str(m.payload.gives["side"]), m.payload.id, s.text_of(m, text))
    whose = _own(d, text)
    if whose is not None:
        best = whose
    if doer is not None and (best is None or best[0] < 50) and _victims(d, doer):
        enemy = ENEMY.get(str(doer.payload.gives["side"]))
        if enemy is not None:
            best = (58, enemy, f"scope.enemy_of_the_doer: {doer.payload.id}", s.text_of(doer, text))
    if best is not None and best[0] > 20 and not d.side:
        d.set("side", best[1], best[2], strength=min(best[0], 95), said=best[3])
    return best


def _own(d: Draft, text: str) -> tuple[int, str, str, str] | None:
    """ "The IDF says 846 of its soldiers": the side of the people or body named last before the number."""
    s, n = d.sentence, d.numeral
    mark = next((m for k in (n.after, n.after + 1, n.first - 1) if (m := s.starting("own", k)) is not None), None)
    if mark is None or d.counted != "person" or s.starting("counted", mark.after) is None:
        return None
    named = [(m.first, str(m.payload.gives["side"]), s.text_of(m, text)) for m in s.of("side") if m.after <= n.first]
    named += [(m.first, str(info.country), s.text_of(m, text)) for m, info in state_bodies(s, before=n.first)]
    if not named:
        return None
    _, side, said = max(named)
    return (94, side, f"scope.own: {mark.payload.id}", said)


def _speaks(s: Sentence, m: Mark) -> bool:
    """Whether a country or capital speaks here: "Kyiv believes" says nothing of whose men are counted."""
    if s.owned(m.first):
        return False
    return any(0 <= c.first - m.after <= 1 and c.payload.gives["cue"] in ("says", "counts") for c in s.of("cue"))


def _aimed_at(d: Draft, m: Mark) -> bool:
    """ "Russia attacked Ukraine with 145 drones": what is launched is not the target's."""
    if d.event != "launched":
        return False
    fired = [e for e in d.sentence.of("event") if e.payload.gives["event"] in ("launched", "attacked")]
    return any(e.first < m.first for e in fired if e.first < d.numeral.first)


def _acts(d: Draft, m: Mark) -> bool:
    """Whether a people did it to others: "the defenders destroyed 7 tanks" are not the defenders' tanks.

    A word of loss ("lost", "suffered") names the sufferer, any other verb of harm after the people names the doer.
    """
    return d.event in _HARM and m.after <= d.numeral.first and harms(d.sentence, m.after, d.numeral.first)


def harms(s: Sentence, after: int, before: int) -> bool:
    """Whether a verb or noun of harm follows a name that ends before token ``after``, as what it does to others."""
    verb = next((e for e in s.of("event") if 0 <= e.first - after <= 8 and e.after <= before), None)
    if verb is None or s.hard[verb.first] != s.hard[max(after - 1, 0)] or s.numerals_between(after, verb.first):
        return False
    if s.covering("loss", verb.first) is not None:
        return False
    active = s.starting("harm", verb.first) is not None
    return not any(
        after <= b.first < verb.first
        and b.payload.gives.get("breaker") == "verb"
        and not (active and b.after == verb.first and s.tokens.low[b.first] in ("has", "have", "had"))
        for b in s.of("breaker")
    )


def _victims(d: Draft, doer: Mark) -> bool:
    """Whether the number is what the doer's blow cost: "a Russian strike killed 34", "Russia attacked, wounding 23"."""
    s, n = d.sentence, d.numeral
    if d.event not in ("killed", "wounded", "casualties"):
        return False
    if any(h.first >= doer.after and h.after <= n.first and s.only_between(h.after, n.first) for h in s.of("harm")):
        return True
    blow = any(
        doer.after <= e.first < n.first and e.payload.gives["event"] in ("attacked", "launched") for e in s.of("event")
    )
    return blow and any(e.after <= n.first and e.payload.gives["event"] == d.event for e in s.of("event"))
