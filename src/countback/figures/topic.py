"""What a page as a whole tells: its date, whose people it speaks of, the event and the stage of justice it is about."""

from __future__ import annotations

from collections import Counter

from countback.figures.kinds import ACTS, ENEMY, EQUIPMENT, JUSTICE
from countback.figures.moments import Calendar, Moment
from countback.figures.scope import Place, describes_source, side_marks
from countback.figures.sentence import Mark, Sentence
from countback.figures.vocabulary import sources
from countback.passages.passage import CleanPage


class Topic:
    """What the page as a whole tells: its date, its side, its topic, its sources."""

    def __init__(self, page: CleanPage) -> None:
        self.page = page
        self.calendar = Calendar(published=page.dateline.published)
        self.places: dict[int, list[Place]] = {}
        self.moments: dict[int, list[Moment]] = {}
        self.side: str | None = None
        self.many_sides = False
        self.equipment = 0
        self.armies: Counter[str] = Counter()
        self.topic: str | None = None
        self.legal_stage: str = "tried"

    def look(self, text: str, rows: list[Sentence]) -> None:
        """Count what the article's sentences are about."""
        sides: dict[str, float] = {}
        hints: Counter[str] = Counter()
        events: Counter[str] = Counter()
        bodies: Counter[str] = Counter()
        for s in rows:
            if s.passage.part != "article":
                continue
            for m in side_marks(s):
                side = str(m.payload.gives["side"])
                sides[side] = sides.get(side, 0.0) + _weight(s, m)
            for m in s.of("side"):
                if describes_source(s, m):
                    hints[str(m.payload.gives["side"])] += 1  # "the Russian outlet Mediazona": a hint, no more
            for x in s.of("source"):
                info = sources()[str(x.payload.gives["source"])]
                if info.country and (info.party or info.kind in _OWN_AFFAIRS):
                    bodies[info.country] += 1
                elif info.country and info.kind == "military":
                    self.armies[info.country] += 1
            if s.passage.lang == "uk" and any(
                sources()[str(x.payload.gives["source"])].kind == "military" for x in s.of("weak_source")
            ):
                bodies["UA"] += 1  # "Генштаб" in a Ukrainian text
            for c in s.of("counted"):
                self.equipment += c.payload.gives.get("counted") in EQUIPMENT
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
        speaking = {
            (s.index, m.first)
            for s in rows
            for m in s.of("weak_source")
            if any(0 <= c.first - m.after <= 1 and c.payload.gives["cue"] in ("says", "counts") for c in s.of("cue"))
        }
        self._choose_side(sides, bodies, events, speaking)
        if self.side is None and hints:
            self.side = hints.most_common(1)[0][0]
        acts = [(n, e) for e, n in events.items() if e not in ("other", "strength")]
        if acts:
            self.topic = max(acts)[1]
        if events["charged"] > events["tried"] + events["convicted"]:
            self.legal_stage = "charged"
        legal = sum(events[e] for e in JUSTICE) or any(s.of("offence") for s in rows)
        if not legal and self.topic is not None:
            self.legal_stage = self.topic
        if events["infected"] > sum(events[e] for e in JUSTICE):
            self.legal_stage = "infected"

    def _choose_side(
        self, sides: dict[str, float], bodies: Counter[str], events: Counter[str], speaking: set[tuple[int, int]]
    ) -> None:
        """Whose people the page is about: named with a noun or possessive, else whose bodies report, else a place's."""
        if not any(c in ENEMY for c in (*sides, *bodies)):
            # far from the war of two sides an army or a court named speaks of its own country
            for c, k in (bodies + self.armies).items():
                sides[c] = sides.get(c, 0.0) + 4.0 * k
        best = max(sides, key=lambda x: sides[x]) if sides else None
        if best is not None and sides[best] >= 1:
            self.side = best
            self.many_sides = len(sides) > 3 and sides[best] < 0.5 * sum(sides.values())
            return
        if not sides and bodies and self.equipment > 1:
            # a belligerent's table of losses without a word on whose: its enemy's
            self.side = ENEMY.get(bodies.most_common(1)[0][0])
            if self.side is not None:
                return
        own = sum(events[e] for e in (*JUSTICE, "mobilised", "strength", "conscripted", "recruited", "awol"))
        if bodies and own:
            self.side = bodies.most_common(1)[0][0]
            return
        if self.armies and sum(events[e] for e in (*ACTS, *JUSTICE)):
            # an army that fights in no war of two sides, and its own deserters: "The U.S. Army recorded …"
            self.side = self.armies.most_common(1)[0][0]
            return
        homes = Counter(bodies)
        homes.update(self.armies)
        away = [c for c, _ in homes.most_common() if c not in ENEMY]
        if away and (best is None or sides[best] <= 0.5):
            self.side = away[0]  # a state outside the war of two sides, whose bodies the page names
            return
        named = [p for k, places in self.places.items() for p in places if p.country and (k, p.first) not in speaking]
        formations = Counter(p.country for p in named if p.kind != "region")
        if formations:
            self.side = formations.most_common(1)[0][0]
        elif best is not None and sides[best] > 0:
            self.side = best
        elif named:
            self.side = Counter(p.country for p in named).most_common(1)[0][0]


#: Kinds of bodies whose word is mostly on their own country's affairs.
_OWN_AFFAIRS = frozenset({"court", "prosecutor", "police", "parliament"})


def _weight(s: Sentence, m: Mark) -> float:
    """How much a mention of a country or its people speaks for its being the side that is counted."""
    t = s.tokens
    after = t.low[m.after] if m.after < len(t) else ""
    before = t.low[m.first - 1] if m.first else ""
    if s.starting("counted", m.first) is not None and m.first and s.numeral_at(m.first - 1):
        return 4.0  # "1,052 Ukrainians"
    if any(
        0 <= c.first - m.after <= 1 and c.payload.gives["cue"] in ("says", "counts", "body", "data")
        for c in s.of("cue")
    ):
        return 0.0  # it speaks
    if after in (":", "("):
        return 0.0  # a row's label
    if before == "," and after == "," and m.first <= 4 and s.starting("time", m.after + 1) is not None:
        return 0.0  # "ANTAKYA, Turkey, July 12 (Reuters)": where it was written
    events = [(e, e.payload.gives["event"]) for e in s.of("event")]
    weapon = s.starting("counted", m.after)
    behind = weapon.after if weapon is not None and weapon.payload.gives.get("counted") in EQUIPMENT else m.after
    moved = before in ("in", "into", "from", "to", "against", "with", "on", "by", "near") or s.place_before(m.first)
    if not moved and any(e.first == behind and what in ("attacked", "launched") for e, what in events):
        return 0.0  # "a Russian missile strike" does something to others
    if before == "to" and any(e.after == m.first - 1 and what in ACTS for e, what in events):
        return 0.0  # "defected to Turkey"
    if s.starting("counted", m.after) is not None:
        return 4.0
    if moved:
        return 0.5
    if after in ("'s", "'") or any(e.first == m.after for e in s.of("event")):
        return 3.0
    return 1.0
