"""Which source governs which figures: a sentence's own chain, the one before, or the one that names the number too."""

from __future__ import annotations

from itertools import pairwise

from countback.figures.attribution import Chain, follow, read_chain, with_relays
from countback.figures.draft import Draft
from countback.figures.figure import JUSTICE, Voice
from countback.figures.scope import names_people
from countback.figures.sentence import Mark, Sentence
from countback.figures.speakers import Memory, mentions
from countback.figures.topic import Topic
from countback.figures.vocabulary import sources
from countback.passages.passage import Passage

#: Events that belong to one story, so that a source named for one still speaks for the other.
_FAMILIES = {
    **dict.fromkeys(
        ("deserted", "awol", "refused", "evaded", "surrendered", "returned", "sought_help", "helped", *JUSTICE),
        "service",
    ),
    **dict.fromkeys(("mobilised", "recruited", "conscripted", "strength"), "strength"),
    **dict.fromkeys(
        (
            "killed",
            "wounded",
            "missing",
            "casualties",
            "captured",
            "exchanged",
            "identified",
            "lost",
            "shot_down",
            "launched",
            "attacked",
        ),
        "losses",
    ),
}


def attribute(text: str, drafts: list[Draft], rows: list[Sentence], known: Topic) -> None:
    """Give each figure its chain: its own sentence's, else that of the source which governs it."""
    memory = Memory(outlet=known.page.dateline.outlet)
    memory.look(rows)
    memory.side = known.side
    main: Chain | None = None
    main_families: set[str] = set()
    idle = 0
    latest: list[Draft] = []
    by_sentence: dict[int, list[Draft]] = {}
    for d in drafts:
        by_sentence.setdefault(d.sentence.index, []).append(d)
    current: Chain | None = None
    spoken: Passage | None = None
    families: set[str] = set()
    explicit: list[tuple[Draft, Chain]] = []
    chains: list[tuple[int, Chain]] = []
    open_: list[Draft] = []
    for s in rows:
        mine = by_sentence.get(s.index, [])
        if s.passage.role == "heading" and main is not None and current is not main:
            current, families = main, set(main_families)
        idle += 1
        if mine:
            latest = mine
        if current is not None and not families and idle > 3:
            current, families = main, set(main_families)
        memory.hear(s)
        stretches = _stretches(s, memory) if len(mine) > 1 else [(0, len(s.tokens))]
        said = False
        for first, after in stretches:
            here = [d for d in mine if first <= d.numeral.first < after]
            chain = read_chain(text, s, memory, first=first, after=after, current=current)
            if chain is not None and not mine and current is not None and _passes_by(s, chain, current):
                memory.page_sources += [v for v in chain.voices if v.id != memory.outlet]
                continue  # "UNIAN reports this.": a relay of what was said, no new source
            if chain is not None and not mine and current is not None and latest and _credits(s, chain, current):
                # "That is Mediazona's count.": the figures just given are that source's, the speaker passed them on
                relays = tuple(Voice(v.id, "relay", v.said, v.span) for v in current.voices)
                current = Chain(chain.origin, relays, chain.rule, True)
                spoken = s.passage
                for d in latest:
                    _put_chain(d, current, memory, strength=75, rule="credited_after: ")
                continue
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
                spoken = s.passage
                for d in here:
                    explicit.append((d, current))
                    _put_chain(d, current, memory, strength=80, rule="")
                continue
            for d in here:
                if said and current is not None:
                    _put_chain(d, current, memory, strength=60, rule="inherited.same_sentence: ")
                elif current is None or (
                    families and _family(d) not in families and "" not in families and spoken is not s.passage
                ):
                    open_.append(d)
                else:
                    families.add(_family(d))
                    _put_chain(d, current, memory, strength=40, rule="inherited.governs: ")
    _interviewed(open_, rows, explicit, chains, memory)
    for d in open_:
        _named_elsewhere(d, explicit, chains, memory, first=drafts[0].sentence.index)
    only_credited = [c for _, c in chains if c.rule.endswith(("cue.source", "cue.signature")) and c.origin is not None]
    if only_credited and len(only_credited) == len(chains) and not explicit:
        # a list or a note with only a "Source:" line under it
        memory.page_sources[:0] = [v for v in (only_credited[0].origin, *only_credited[0].relays) if v is not None]
    if memory.page_sources and not explicit and len(only_credited) == len(chains):
        credit, *rest = memory.page_sources
        below = Chain(Voice(credit.id, "origin", credit.said, credit.span), tuple(rest), "cue.source", True)
        for d in drafts:
            if d.firm("voices") == 0:
                d.set("voices", below.voices, "page_source: cue.source", strength=40, said=credit.said)
    if not chains:
        _from_title(text, drafts, rows, memory)
    for d in drafts:
        if d.whole is not None and d.firm("voices") < 50 and d.whole.voices:
            d.inherit("voices", d.whole, "inherited.whole", strength=45)
    for d in drafts:
        denial = _denied(d)
        if denial is not None:
            # "he rejected talk of 300,000": a number somebody denies is not his
            d.set("voices", (), f"denied: {denial.payload.id}", strength=90)
    by_value: dict[object, list[tuple[Draft, Chain]]] = {}
    for e, chain in explicit:
        for value in {e.numeral.low, e.numeral.high}:
            by_value.setdefault(value, []).append((e, chain))
    for d in drafts:
        # a headline's or a summary's number belongs to whoever the text names for the same number
        if d.firm("voices") < 60:
            known_as = by_value.get(d.numeral.low, [])[:8]
            same = next((c for e, c in known_as if e is not d and _same_value(e, d)), None)
            if same is not None:
                _put_chain(d, same, memory, strength=50, rule="inherited.same_value: ")


def _interviewed(
    open_: list[Draft],
    rows: list[Sentence],
    explicit: list[tuple[Draft, Chain]],
    chains: list[tuple[int, Chain]],
    memory: Memory,
) -> None:
    """In a dialogue of lines that begin with a dash the one speaker named gave all answers."""
    lines = {s.index for s in rows if s.tokens.raw[0] in "–—-" and len(s.tokens) > 1}
    passages = {s.passage for s in rows if s.index in lines}
    if len(passages) < 2:
        return
    told = [c for i, c in chains if rows[0].index <= i and c.origin is not None]
    if not told or len({c.origin.id for c in told if c.origin is not None}) != 1:
        return
    for d in open_:
        if d.sentence.passage in passages and d.firm("voices") == 0:
            _put_chain(d, told[0], memory, strength=45, rule="inherited.dialogue: ")


#: Bodies whose name over a text without any speaker makes it theirs: they publish such summaries daily.
_PUBLISHERS = frozenset({"military", "ministry", "intelligence", "police", "prosecutor", "court"})


def _from_title(text: str, drafts: list[Draft], rows: list[Sentence], memory: Memory) -> None:
    """ "Операційне зведення Генштабу на 22:00" over a text in which nobody speaks: the body named there."""
    if not rows or rows[0].passage.lang not in _HOME:
        return
    named = {str(m.payload.gives["source"]): m for s in rows[:1] for m in s.of("source") if not names_people(s, m)}
    weak = {str(m.payload.gives["source"]): m for s in rows[:1] for m in s.of("weak_source")}
    home = _HOME[rows[0].passage.lang]
    own = [(x, m) for x, m in (named or weak).items() if sources()[x].kind in _PUBLISHERS]
    own = [x for x in own if sources()[x[0]].country == home] or own[:1]
    if len(own) != 1 or rows[0].tokens.raw[-1] == "?":
        return
    sid, m = own[0]
    span = rows[0].tokens.span(m.first, m.after)
    chain = Chain(Voice(sid, "origin", span.of(text), span), (), "cue.title", True)
    for d in drafts:
        if d.firm("voices") == 0:
            _put_chain(d, chain, memory, strength=25, rule="")


#: Languages whose bodies head their own summaries, with the country a body without a country belongs to.
_HOME = {"uk": "UA", "ru": "RU"}


def _denied(d: Draft) -> Mark | None:
    """The words before a number by which its speaker rejects it, with no other speaker between."""
    s, n = d.sentence, d.numeral
    cues = [c for c in s.of("cue") if c.after <= n.first]
    last = cues[-1] if cues else None
    near = last is not None and last.payload.gives["cue"] == "denies" and n.first - last.after <= 14
    return last if near and last is not None and s.hard[last.first] == s.hard[n.first] else None


def _credits(s: Sentence, chain: Chain, current: Chain) -> bool:
    """Whether a short sentence without figures says whose count the one before it was."""
    if len(s.tokens) > 9 or chain.origin is None or chain.relays or chain.rule.endswith("says"):
        return False
    return current.origin is not None and current.origin.id != chain.origin.id


def _passes_by(s: Sentence, chain: Chain, current: Chain) -> bool:
    """Whether a short sentence without figures only says which medium passed the news on."""
    if len(s.tokens) > 9 or chain.origin is None or chain.relays or chain.passes_on or not chain.rule.endswith("says"):
        return False
    info = sources().get(chain.origin.id or "")
    governs = current.origin is not None and current.origin.id != chain.origin.id
    return governs and info is not None and info.kind == "media"


def _stretches(s: Sentence, memory: Memory) -> list[tuple[int, int]]:
    """The parts of a sentence that may each name their own source: between semicolons, and at each further speaker.

    "The ministry counts 1,351, Kyiv believes 35,000": every number belongs to the speaker before it, or, where the
    sentence begins with a number ("500, says X, and 300, according to Y"), to the one after it.
    """
    speakers = [m for m in mentions(s, memory) if m.mode in ("says", "counts", "origin")]
    parts = {i + 1 for i, w in enumerate(s.tokens.raw) if w == ";"}
    closing = len(speakers) == 1 and speakers[0].mode != "origin" and speakers[0].first > s.figures[-1].first
    cuts: set[int] = set() if closing else parts  # "865 were convicted; 60 went to prison, Opendatabot says."
    if len(speakers) > 1 and len({m.source for m in speakers}) > 1:
        leading = s.figures[0].first < speakers[0].first
        for a, b in pairwise(speakers):
            between = s.numerals_between(a.after, b.first)
            if not between or a.source == b.source:
                continue
            if leading:
                cuts.add(a.after)
            elif any(n.first >= b.after for n in s.figures):
                cuts.add(b.first)
    edges = sorted({0, *cuts, len(s.tokens)})
    return list(pairwise(edges))


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
    d: Draft, explicit: list[tuple[Draft, Chain]], chains: list[tuple[int, Chain]], memory: Memory, *, first: int
) -> None:
    """A figure before any source is named takes the first named for its kind of event, or just after it."""
    if any(index <= d.sentence.index for index, _ in chains) or not _opens(d, first):
        return
    index, chain = next(((i, c) for i, c in chains if c.voices), (None, None))
    if chain is None or index is None:
        return
    for e, own in explicit:
        if e.sentence.index <= index + 3 and (_family(e) == _family(d) or not _family(d)):
            _put_chain(d, own, memory, strength=30, rule="inherited.named_later: ")
            return
    if index - d.sentence.index <= 2:
        _put_chain(d, chain, memory, strength=25, rule="inherited.named_next: ")


def _opens(d: Draft, first: int) -> bool:
    """Whether a figure without a speaker beside it stands in a headline or the lead, which the text accounts for."""
    s = d.sentence
    speaks = any(c.payload.gives["cue"] in ("says", "by", "pronoun") for c in s.of("cue"))
    headline = s.passage.role in ("title", "heading", "standfirst") or s.index <= first
    return headline and not speaks
