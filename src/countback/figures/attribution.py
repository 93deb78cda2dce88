"""Who says so: the chain of sources of each sentence, and how it governs the sentences after it."""

from __future__ import annotations

from dataclasses import dataclass, field

from countback.figures.figure import Voice
from countback.figures.sentence import Mark, Sentence
from countback.figures.vocabulary import sources

_SKIP = frozenset("the a an its their his her this that own independent russian ukrainian british outlet site website newspaper group agency media publication project portal channel".split())
_QUOTES = frozenset("\"“”«»'‘’„*“")
_DATA = frozenset("data figures count counts list tally numbers calculations estimate estimates report database investigation records statistics analysis review information findings".split())


@dataclass(frozen=True, slots=True)
class Mention:
    """A source named in a sentence: how it speaks (``origin``, ``cited``, ``relay``, ``says``, ``counts``, ``silent``)."""

    mark: Mark
    source: str
    mode: str
    rule: str


@dataclass(frozen=True, slots=True)
class Chain:
    """Who counted and who passed it on, nearest first; ``explicit`` tells that the sentence itself says so."""

    origin: Voice | None = None
    relays: tuple[Voice, ...] = ()
    rule: str = ""
    explicit: bool = False

    @property
    def voices(self) -> tuple[Voice, ...]:
        """Origin first, then relays."""
        return (*((self.origin,) if self.origin else ()), *self.relays)


@dataclass(slots=True)
class Memory:
    """What the page has said of its sources so far."""

    relay_of: dict[str, tuple[Voice, ...]] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)
    outlet: str | None = None


def mentions(text: str, s: Sentence, memory: Memory) -> list[Mention]:
    """The sources of a sentence with the way each speaks, in order of place."""
    out: list[Mention] = []
    marks = [(m, False) for m in s.of("source")] + [(m, True) for m in s.of("weak_source")]
    marks.sort(key=lambda x: (x[0].first, x[0].first - x[0].after))
    at = -1
    for m, weak in marks:
        if m.first < at:
            continue
        mode, rule = _mode(s, m, [x for x, _ in marks])
        sid = str(m.payload.gives["source"])
        if weak:
            options = [str(x.payload.gives["source"]) for x, w in marks if w and (x.first, x.after) == (m.first, m.after)]
            known = next((o for o in options if o in memory.named), None)
            if mode == "silent":
                continue
            sid = known or _by_side(s, options) or sid
        out.append(Mention(m, sid, mode, rule))
        at = m.after
    for x in out:
        if x.mode != "silent":
            memory.named.add(x.source)
    return out


def _by_side(s: Sentence, options: list[str]) -> str | None:
    """Of several bodies with one name, the one whose country the sentence names."""
    if len(options) < 2:
        return None
    registry = sources()
    sides = {str(m.payload.gives["side"]) for m in s.of("side")}
    fits = [o for o in options if registry[o].country in sides]
    return fits[0] if len(fits) == 1 else None


def _mode(s: Sentence, m: Mark, others: list[Mark]) -> tuple[str, str]:
    t = s.tokens
    n = len(t)
    # before the name: "according to X", "citing X", "told X", "said X"
    i = m.first - 1
    steps = 0
    while i >= 0 and steps < 4 and (t.low[i] in _SKIP or t.raw[i] in _QUOTES or t.raw[i] == "-"):
        i -= 1
        steps += 1
    best_before: Mark | None = None
    for c in s.of("cue"):
        if c.after <= m.first and c.after >= i + 1 - 0 and c.after >= m.first - 5 and c.after - 1 <= m.first - 1:
            if c.after - 1 >= i and (best_before is None or c.after > best_before.after or (c.after == best_before.after and c.first < best_before.first)):
                best_before = c
    # a list of names after one cue: "BBC and Mediazona"
    if best_before is not None:
        kind = best_before.payload.gives["cue"]
        rule = best_before.payload.id
        if kind == "by":
            return "origin", rule
        if kind == "cites":
            return "cited", rule
        if kind == "quoted_by":
            return "relay", rule
        if kind == "source":
            return "origin", rule
    # after the name: "X said", "X, the agency, said", "X's data"
    j = m.after
    if j < n and t.low[j] in ("'s", "'") and any(w in _DATA for w in t.low[j + 1 : j + 4]):
        return "data", "cue.possessive"
    if j < n and t.low[j] in _DATA and not (j + 1 < n and s.starting("cue", j) is not None and t.low[j] in ("report", "count", "estimate", "list", "review")):
        for c in s.of("cue"):
            if j < c.first <= j + 4 and c.payload.gives["cue"] in ("says", "counts"):
                return "says", c.payload.id
        return "data", "cue.data_noun"
    for c in s.of("cue"):
        kind = c.payload.gives["cue"]
        if kind not in ("says", "counts", "cites"):
            continue
        if c.first < j:
            continue
        gap = c.first - j
        if gap > 10:
            break
        between = t.raw[j : c.first]
        if any(w in ".;!?" or w == ":" for w in between) or any(j <= o.first < c.first for o in others if o is not m and o.first != m.first):
            continue
        commas = between.count(",")
        if commas == 1 and gap > 1 and t.raw[c.first - 1] != ",":
            continue
        if commas == 0 and gap > 5:
            continue
        if any(s.numeral_at(k) for k in range(j, c.first)):
            continue
        if kind == "cites":
            return "says", c.payload.id
        return ("counts" if kind == "counts" else "says"), c.payload.id
    # "said X"
    if best_before is not None and best_before.payload.gives["cue"] in ("says", "counts"):
        return "says", best_before.payload.id
    # "Mediazona: 684 …", "… – Mediazona"
    if j < n and t.raw[j] == ":" and m.first <= 2:
        return "origin", "cue.before_colon"
    if j >= n - 1 and m.first >= 2 and t.raw[m.first - 1] in "-–—" and s.passage.role in ("title", "heading", "standfirst", "teaser"):
        return "origin", "cue.after_dash"
    if j >= n - 1 and m.first >= 2 and t.raw[m.first - 1] in "-–—" and s.index <= 2:
        return "origin", "cue.after_dash"
    return "silent", ""


def read_chain(text: str, s: Sentence, memory: Memory) -> Chain | None:
    """The chain a sentence states, None where it names nobody who speaks."""
    found = mentions(text, s, memory)
    speaking = [x for x in found if x.mode != "silent"]
    ours = next((c for c in s.of("cue") if c.payload.gives["cue"] == "ours"), None)
    if ours is not None and memory.outlet:
        return Chain(Voice(memory.outlet, "origin", s.text_of(ours, text)), (), ours.payload.id, True)
    anonymous = next((c for c in s.of("cue") if c.payload.gives["cue"] == "anonymous"), None)
    if not speaking:
        if anonymous is not None:
            return Chain(None, (), anonymous.payload.id, True)
        return None
    origins = [x for x in speaking if x.mode in ("cited", "origin", "data")]
    relays = [x for x in speaking if x.mode == "relay"]
    speakers = [x for x in speaking if x.mode in ("says", "counts")]
    rule = speaking[0].rule
    if origins:
        first = next((x for x in origins if x.mode == "cited"), origins[0])
        rest = [x for x in speakers if x.source != first.source]
        chain = [first, *_unique([*rest, *relays], but=first.source)]
        if anonymous is not None and first.mode == "cited":
            pass
    elif anonymous is not None and speakers:
        # "Russian reporters counted …, the ministry says": the counter has no name
        ordered = _unique([*speakers, *relays], but="")
        return Chain(None, tuple(_voice(text, s, x, "relay") for x in ordered), anonymous.payload.id, True)
    elif speakers:
        first = next((x for x in speakers if x.mode == "counts"), speakers[0])
        if len(speakers) > 1 and _joint(s, speakers[0].mark, speakers[1].mark):
            first = speakers[0]
            rest = speakers[2:]
        else:
            rest = [x for x in speakers if x.source != first.source]
        chain = [first, *_unique([*rest, *relays], but=first.source)]
    elif relays:
        return Chain(None, tuple(_voice(text, s, x, "relay") for x in _unique(relays, but="")), rule, True)
    else:
        return None
    origin = _voice(text, s, chain[0], "origin")
    voices = tuple(_voice(text, s, x, "relay") for x in chain[1:])
    if voices and origin.id:
        memory.relay_of.setdefault(origin.id, voices)
    return Chain(origin, voices, chain[0].rule, True)


def _joint(s: Sentence, a: Mark, b: Mark) -> bool:
    words = s.tokens.low[a.after : b.first]
    return bool(words) and all(w in ("and", ",", "the", "'s", "with", "&", "та", "і", "и", "und", "et", "i") for w in words)


def _unique(found: list[Mention], *, but: str) -> list[Mention]:
    out: list[Mention] = []
    for x in found:
        if x.source != but and all(o.source != x.source for o in out):
            out.append(x)
    return out


def _voice(text: str, s: Sentence, x: Mention, part: str) -> Voice:
    return Voice(x.source, "origin" if part == "origin" else "relay", s.text_of(x.mark, text), s.tokens.span(x.mark.first, x.mark.after))


def with_relays(chain: Chain, memory: Memory) -> Chain:
    """Add the relays the page has named for this origin before, leave the page's own outlet out of them."""
    relays = list(chain.relays)
    at = chain.origin.id if chain.origin and not relays else (relays[-1].id if relays else None)
    seen = {v.id for v in relays} | ({chain.origin.id} if chain.origin else set())
    while at is not None and at in memory.relay_of and len(relays) < 6:
        nxt = [v for v in memory.relay_of[at] if v.id not in seen]
        if not nxt:
            break
        relays += nxt
        seen |= {v.id for v in nxt}
        at = nxt[-1].id
    relays = [v for v in relays if v.id != memory.outlet]
    return Chain(chain.origin, tuple(relays), chain.rule, chain.explicit)
