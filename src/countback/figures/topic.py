"""What a page as a whole tells: its date, whose people it speaks of, the event and the stage of justice it is about."""

from __future__ import annotations

from collections import Counter

from countback.figures.measure import JUSTICE
from countback.figures.moments import Calendar, Moment
from countback.figures.scope import Place, side_marks
from countback.figures.sentence import Sentence
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
