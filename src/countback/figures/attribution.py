"""Who says so: the chain of sources each sentence states, origin first, then those who passed it on."""

from __future__ import annotations

from dataclasses import dataclass

from countback.figures.figure import Voice
from countback.figures.sentence import Mark, Sentence
from countback.figures.speakers import Memory, Mention, joint, mentions
from countback.figures.vocabulary import sources


@dataclass(frozen=True, slots=True)
class Chain:
    """Who counted and who passed it on, nearest first; ``explicit`` tells that the sentence itself says so.

    ``passes_on`` marks a sentence whose speaker quotes what the sentences before it said, without naming its source.
    """

    origin: Voice | None = None
    relays: tuple[Voice, ...] = ()
    rule: str = ""
    explicit: bool = False
    passes_on: bool = False

    @property
    def voices(self) -> tuple[Voice, ...]:
        """Origin first, then relays."""
        return (*((self.origin,) if self.origin else ()), *self.relays)


def read_chain(
    text: str, s: Sentence, memory: Memory, *, first: int = 0, after: int | None = None, current: Chain | None = None
) -> Chain | None:
    """The chain a sentence states between two tokens, None where it names nobody who speaks."""
    end = len(s.tokens) if after is None else after
    speaking = [x for x in mentions(s, memory) if first <= x.first < end]
    cues = [c for c in s.of("cue") if first <= c.first < end]
    ours = next((c for c in cues if c.payload.gives["cue"] == "ours"), None)
    if ours is not None and memory.outlet:
        return Chain(Voice(memory.outlet, "origin", s.text_of(ours, text)), (), ours.payload.id, True)
    for x in speaking:
        if x.mode == "page":
            memory.page_sources.append(_voice(text, s, x, "relay"))
    anonymous = next((c for c in cues if c.payload.gives["cue"] == "anonymous"), None)
    if anonymous is None:
        # "Russian journalists": those already named, else somebody without a name
        known = current is not None and current.origin is not None and sources().get(current.origin.id or "", None)
        if not known or known.kind not in ("media", "research", "organisation"):
            anonymous = next(
                (c for c in cues if c.payload.gives["cue"] == "journalists" and not _apposed(s, c, speaking)), None
            )
    if not speaking:
        outlet = next((c for c in cues if c.payload.gives["cue"] == "outlet"), None)
        if outlet is not None and memory.medium is not None:
            if current is not None and current.origin is not None and memory.medium in {v.id for v in current.relays}:
                # "…, the newspaper wrote" after what it had from officials: still their count
                return Chain(current.origin, current.relays, outlet.payload.id, True)
            # "the outlet found": the medium named last
            return Chain(Voice(memory.medium, "origin", s.text_of(outlet, text)), (), outlet.payload.id, True)
        theirs = next((c for c in cues if c.payload.gives["cue"] == "spokesman"), None)
        if theirs is not None and memory.body is not None:
            # "its spokesman said": the body named last
            return Chain(Voice(memory.body, "origin", s.text_of(theirs, text)), (), theirs.payload.id, True)
        person = _pronoun(s, cues, memory, current)
        if person is not None:
            return Chain(Voice(person, "origin", ""), (), "cue.pronoun", True)
        return Chain(None, (), anonymous.payload.id, True) if anonymous is not None else None
    theirs = next((c for c in cues if c.payload.gives["cue"] == "spokesman"), None)
    if theirs is not None and all(x.mode == "relay" for x in speaking):
        # "The Bureau opened 19,922 cases, its press service told Suspilne"
        named = [
            str(m.payload.gives["source"])
            for m in s.of("source")
            if m.after <= theirs.first and sources()[str(m.payload.gives["source"])].kind not in ("person", "media")
        ]
        body = named[0] if named else memory.body
        if body is not None:
            relays = tuple(_voice(text, s, x, "relay") for x in _distinct(speaking) if x.source != body)
            return Chain(Voice(body, "origin", s.text_of(theirs, text)), relays, theirs.payload.id, True)
    page = [x for x in speaking if x.mode == "page"]
    cited = [x for x in speaking if x.mode == "cited"]
    origins = [x for x in speaking if x.mode == "origin"]
    passed = [x for x in speaking if x.mode == "relay"]
    speakers = [x for x in speaking if x.mode in ("says", "counts", "quotes")]
    quoting = [x for x in speakers if x.mode == "quotes"]
    if any(x.rule != "cue.brackets" for x in speaking):
        origins = [x for x in origins if x.rule != "cue.brackets"]  # beside a speaker, brackets hold what to read
    passes_on = False
    if page:
        for x in passed:
            memory.page_sources.append(_voice(text, s, x, "relay"))
        if current is not None and current.origin is not None and current.origin.id != page[0].source:
            return None
        chain = _distinct([page[0], *passed])
    elif cited:
        # who cites stands nearest, then who passes that on
        others = sorted([*speakers, *origins], key=lambda x: abs(x.first - cited[0].first))
        chain = _distinct([cited[0], *others, *passed])
        passes_on = not speakers and not passed
    elif origins and _carried(origins, speakers):
        # "US officials said, according to the New York Times": the paper carried what they said
        chain = _distinct([speakers[0], *origins, *passed])
    elif origins:
        if len(origins) > 1 and origins[0].rule == "cue.before_colon" and _is_media(origins[0]):
            origins = [*origins[1:], origins[0]]  # "Der Spiegel: 1,020, according to …"
            passed = [origins[-1], *passed]
        rest = [] if speakers and joint(s, origins[0].after, speakers[0].first) else speakers
        chain = _distinct([origins[0], *rest, *passed])
    elif anonymous is not None and speakers:
        # "Russian reporters counted …, the ministry says": the counter has no name
        voices = tuple(_voice(text, s, x, "relay") for x in _distinct([*speakers, *passed]))
        return Chain(None, voices, anonymous.payload.id, True)
    elif quoting and len(speakers) == len(quoting):
        voices = tuple(_voice(text, s, x, "relay") for x in _distinct([*quoting, *passed]))
        return Chain(None, voices, quoting[0].rule, True, passes_on=True)
    elif speakers:
        lead = next((x for x in speakers if x.mode == "counts"), speakers[0])
        rest = [x for x in speakers if x.source != lead.source]
        if len(speakers) > 1 and joint(s, speakers[0].after, speakers[1].first):
            lead, rest = speakers[0], speakers[2:]
        chain = _distinct([lead, *rest, *passed])
    elif passed:
        return Chain(None, tuple(_voice(text, s, x, "relay") for x in _distinct(passed)), passed[0].rule, True)
    else:
        return None
    origin = _voice(text, s, chain[0], "origin")
    voices = tuple(_voice(text, s, x, "relay") for x in chain[1:])
    if voices and origin.id and not page:
        memory.relay_of.setdefault(origin.id, voices)
    return Chain(origin, voices, chain[0].rule, True, passes_on=passes_on)


def _is_media(x: Mention) -> bool:
    info = sources().get(x.source)
    return info is not None and info.kind == "media"


def _carried(origins: list[Mention], speakers: list[Mention]) -> bool:
    """Whether an outlet after "according to" only carried what a body said."""
    plain = [x for x in speakers if x.mode == "says"]
    return (
        bool(plain)
        and len(origins) == 1
        and origins[0].rule.endswith("cue.by")
        and _is_media(origins[0])
        and not _is_media(plain[0])
    )


def _pronoun(s: Sentence, cues: list[Mark], memory: Memory, current: Chain | None) -> str | None:
    """Whom "he said" means: the person named last, here or before, unless a person speaks already."""
    cue = next((c for c in cues if c.payload.gives["cue"] == "pronoun"), None)
    registry = sources()
    here = [str(m.payload.gives["source"]) for m in s.of("source") if cue is not None and m.after <= cue.first]
    people = [x for x in here if registry[x].kind == "person"]
    if people:
        memory.person = people[-1]
    elif cue is None:
        named = [
            str(m.payload.gives["source"])
            for m in s.of("source")
            if registry[str(m.payload.gives["source"])].kind == "person"
        ]
        memory.person = named[-1] if named else memory.person
    if cue is None:
        return None
    speaker = current.origin.id if current is not None and current.origin is not None else None
    if speaker is not None and registry.get(speaker) is not None and registry[speaker].kind == "person" and not people:
        return speaker
    return memory.person


def _apposed(s: Sentence, cue: Mark, speaking: list[Mention]) -> bool:
    """ "journalists of Mediazona", "Important Stories journalists": the name stands with them."""
    return any(abs(x.first - cue.after) <= 3 or abs(cue.first - x.after) <= 2 for x in speaking)


def _distinct(found: list[Mention]) -> list[Mention]:
    out: list[Mention] = []
    for x in found:
        if all(o.source != x.source for o in out):
            out.append(x)
    return out


def _voice(text: str, s: Sentence, x: Mention, part: str) -> Voice:
    span = s.tokens.span(x.first, x.after)
    return Voice(x.source, "origin" if part == "origin" else "relay", span.of(text), span)


def follow(chain: Chain, current: Chain | None) -> Chain:
    """What a sentence's chain becomes after the one before it: "It refers to X" makes the earlier speakers relays."""
    if not chain.passes_on or current is None:
        return chain
    if chain.origin is None:
        # "the ministry quoted the count": the count before, passed on
        seen = {v.id for v in current.voices}
        return Chain(
            current.origin, (*current.relays, *(v for v in chain.relays if v.id not in seen)), chain.rule, True
        )
    relays = tuple(
        Voice(v.id, "relay", v.said, v.span)
        for v in current.voices
        if v.id != chain.origin.id and v.id not in {r.id for r in chain.relays}
    )
    return Chain(chain.origin, (*chain.relays, *relays), chain.rule, True)


def with_relays(chain: Chain, memory: Memory) -> Chain:
    """Add the relays the page names elsewhere for this origin, and leave the page's own outlet out of them."""
    relays = list(chain.relays)
    seen = {v.id for v in relays} | ({chain.origin.id} if chain.origin else set())
    if chain.origin is not None and not relays:
        relays += [v for v in memory.relay_of.get(chain.origin.id or "", ()) if v.id not in seen]
        seen |= {v.id for v in relays}
    if memory.page_sources:
        at = next((k + 1 for k, v in enumerate(memory.page_sources) if chain.origin and v.id == chain.origin.id), 0)
        relays += [v for v in memory.page_sources[at:] if v.id not in seen]
    unique: list[Voice] = []
    for v in relays:
        if (
            v.id != memory.outlet
            and (chain.origin is None or v.id != chain.origin.id)
            and all(o.id != v.id for o in unique)
        ):
            unique.append(v)
    return Chain(chain.origin, tuple(unique), chain.rule, chain.explicit)
