"""The sources a sentence names, and how each of them speaks.

A cue beside a name tells its part: "according to X", "X's data" make X the origin; "citing X" makes X the origin and
the speaker a relay; "as quoted by X", "told X" make X a relay; "X said" makes X the origin unless the sentence names
another.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from countback.figures.figure import Voice
from countback.figures.kinds import ENEMY, JUSTICE
from countback.figures.lexicon import LexEntry
from countback.figures.phrases import Match
from countback.figures.sentence import Mark, Sentence
from countback.figures.vocabulary import sources

_DATA = frozenset(
    [
        "data",
        "figures",
        "count",
        "counts",
        "list",
        "tally",
        "numbers",
        "calculations",
        "estimate",
        "estimates",
        "report",
        "database",
        "investigation",
        "records",
        "statistics",
        "analysis",
        "review",
        "information",
        "findings",
        "update",
        "briefing",
        "bulletin",
        "books",
        "files",
        "total",
        "toll",
    ]
)


_BODIES = frozenset({"ministry", "military", "intelligence"})


#: The country a language's texts mean when they name a body without its country.
_HOME = {"uk": "UA", "pl": "PL", "de": "DE", "fr": "FR"}
_GOVERNMENTS = frozenset({"government"})


#: Endings of East Slavic nouns and adjectives in the plural that no subject has.
_OBLIQUE = ("ими", "іми", "им", "ім", "их", "іх", "ыми", "ым", "ых", "ам", "ям", "ами", "ями")


#: Who speaks for the body named, not for himself.
_SPOKESMAN = ("речни", "представни", "представит", "пресс", "прес")


@dataclass(frozen=True, slots=True)
class Mention:
    """A source named in a sentence, and how it speaks.

    ``mode`` is ``origin`` ("according to X", "X's data"), ``cited`` ("citing X"), ``relay`` ("as quoted by X"),
    ``page`` ("Source: X"), ``says``, ``counts``, ``quotes`` (X cites somebody) or ``silent``.
    """

    first: int
    after: int
    source: str
    mode: str
    rule: str


@dataclass(slots=True)
class Memory:
    """What the page says of its sources: relays by origin, those named anywhere, its outlet, its "Source:" lines."""

    relay_of: dict[str, tuple[Voice, ...]] = field(default_factory=dict)
    named: dict[str, int] = field(default_factory=dict)
    outlet: str | None = None
    page_sources: list[Voice] = field(default_factory=list)
    countries: set[str] = field(default_factory=set)
    side: str | None = None
    person: str | None = None
    medium: str | None = None
    body: str | None = None

    def look(self, rows: list[Sentence]) -> None:
        """Note every source that is named in full anywhere on the page."""
        for s in rows:
            for m in s.of("source"):
                sid = str(m.payload.gives["source"])
                self.named[sid] = self.named.get(sid, 0) + 1
            self.countries |= {str(m.payload.gives["side"]) for m in s.of("side")}

    def hear(self, s: Sentence) -> None:
        """Note the medium named last, for "the outlet" after it."""
        registry = sources()
        for m in s.of("source"):
            sid = str(m.payload.gives["source"])
            if registry[sid].kind in ("media", "research", "organisation") and sid != self.outlet:
                self.medium = sid
            if registry[sid].kind not in ("person", "media") or self.body is None:
                self.body = sid


def mentions(s: Sentence, memory: Memory) -> list[Mention]:
    """The sources of a sentence that speak, in order of place."""
    marks = [(m, False) for m in s.of("source")] + [(m, True) for m in s.of("weak_source")]
    marks.sort(key=lambda x: (x[0].first, x[0].first - x[0].after, x[1]))
    marks = _with_bodies(s, marks, memory)
    spans: list[tuple[int, int, list[str], bool]] = []
    for m, weak in marks:
        sid = str(m.payload.gives["source"])
        if spans and m.first < spans[-1][1]:
            if (m.first, m.after) == spans[-1][:2] and weak == spans[-1][3]:
                spans[-1][2].append(sid)
            continue
        between = s.tokens.low[spans[-1][1] : m.first] if spans else []
        if (
            spans
            and between == ["("]
            and m.after < len(s.tokens)
            and s.tokens.raw[m.after] == ")"
            and sid in spans[-1][2]
        ):
            spans[-1] = (spans[-1][0], m.after + 1, spans[-1][2], spans[-1][3])  # "Defence Intelligence (HUR)"
            continue
        if spans and between in (["of"], ["of", "the"], ["'s"], ["at", "the"]) and not spans[-1][3]:
            # "Defence Intelligence of Ukraine's Ministry of Defence" is one body
            spans[-1] = (spans[-1][0], m.after, spans[-1][2], spans[-1][3])
            continue
        if spans and not weak and s.head == "first" and sources()[sid].kind == "person":
            first, after, options, _ = spans[-1]
            office = sources()[options[0]].kind not in ("person", "media", "research", "organisation")
            led = first > 0 and s.tokens.raw[first - 1][:1].isalpha() and s.tokens.raw[first - 1][:1].islower()
            led = led and not s.tokens.low[first - 1].startswith(_SPOKESMAN)
            given = range(after, m.first)
            if office and led and len(given) <= 1 and all(s.tokens.raw[k][:1].isupper() for k in given):
                spans[-1] = (first, m.after, [sid], False)  # "заступник начальника ГУР Вадим Скібіцький"
                continue
        spans.append((m.first, m.after, [sid], weak))
    out = []
    for k, (first, after, options, weak) in enumerate(spans):
        left = spans[k - 1][1] if k else 0
        right = spans[k + 1][0] if k + 1 < len(spans) else len(s.tokens)
        if k + 1 < len(spans) and not weak and _told_to(s, spans[k + 1][0], after):
            # "Zelensky in an interview with NBC said": the paper he told it to does not part him from his verb
            right = spans[k + 2][0] if k + 2 < len(spans) else len(s.tokens)
        modified = s.starting("counted", after)
        if modified is not None and s.ending("side", after) is None and s.covering("cue", after) is None:
            continue  # "Russian military courts": it only says whose courts
        force = s.covering("f_named", first) is not None
        weak = weak or force
        if weak and (s.ending("f_qualifier", first) is not None or s.ending("f_ordinal", first) is not None):
            continue  # "8th Combined Arms Army": a formation, no speaker
        mode, rule = _mode(s, first, after, left=left, right=right, weak=weak)
        if force and mode in ("says", "counts") and s.covering("cue", after) is None:
            mode = "silent"  # "Wagner had written to families": a force that acts
        if mode == "relay" and rule.endswith("cue.tells") and sources()[options[0]].kind != "media":
            mode = "silent"  # told the president, not a newsroom
        if mode == "silent" and weak and sources()[options[0]].kind in ("media", "research", "organisation"):
            count = next((c for c in s.of("cue") if c.first == after and c.payload.gives["cue"] == "counts"), None)
            if count is not None:
                mode, rule = "counts", count.payload.id  # "Astra has names of 67"
        if mode == "silent":
            # "X and Y said": the first of two joined names speaks as the second does
            out.append(Mention(first, after, options[0], mode, rule))
            continue
        out.append(Mention(first, after, _choose(s, options, memory, weak=weak), mode, rule))
    for k in range(len(out) - 2, -1, -1):
        a, b = out[k], out[k + 1]
        if (
            a.mode == "silent"
            and b.mode in ("says", "counts", "origin", "relay", "cited")
            and joint(s, a.after, b.first)
            and not spans[k][3]
        ):
            out[k] = Mention(a.first, a.after, a.source, b.mode, b.rule)
    for k in range(1, len(out)):
        a, b = out[k - 1], out[k]
        if (
            b.mode == "silent"
            and a.mode in ("origin", "cited", "relay")
            and joint(s, a.after, b.first)
            and not spans[k][3]
        ):
            out[k] = Mention(b.first, b.after, b.source, a.mode, a.rule)
    spoken = [x for x in out if x.mode != "silent"]
    weak_at = {first for first, _, _, weak in spans if weak}
    others = [x for x in spoken if x.first not in weak_at and x.mode in ("says", "counts", "origin", "cited")]
    # "Minsk: Lukashenko pardoned 16, BelTA announced": a capital before a colon is where it was written, and
    # "UNHCR's representative in Damascus said" speaks for the body, not for the place he sits in
    return [
        x
        for x in spoken
        if not (others and x.first in weak_at and (x.rule == "cue.before_colon" or _seat(s, x.first, others)))
    ]


def _seat(s: Sentence, first: int, others: list[Mention]) -> bool:
    """Whether a capital is only where a body's voice sits."""
    return s.tokens.low[first - 1] == "in" and any(
        o.rule.startswith("cue.stands_for") and 0 <= first - o.after <= 4 for o in others
    )


def _told_to(s: Sentence, first: int, after: int) -> bool:
    """Whether the name at ``first`` is only whom the one before it spoke to: "in an interview with …"."""
    return any(
        c.payload.gives["cue"] == "quoted_by" and after <= c.first <= after + 1 and 0 <= first - c.after <= 1
        for c in s.of("cue")
    )


def _with_bodies(s: Sentence, marks: list[tuple[Mark, bool]], memory: Memory) -> list[tuple[Mark, bool]]:
    """Add "Ukraine's ministry", "US officials": a country with the word for one of its bodies."""
    bodies = [c for c in s.of("cue") if c.payload.gives["cue"] == "body"]
    speech = {c.first for c in s.of("cue") if c.payload.gives["cue"] in ("says", "counts")}
    if not bodies and not speech:
        return marks
    registry = sources()
    out = list(marks)
    for side in s.of("side"):
        sid = f"{str(side.payload.gives['side']).lower()}_gov"
        named = any(m.first <= side.first < m.after for m, _ in marks)
        noun = s.tokens.raw[side.first][:1].isupper()
        people = s.starting("counted", side.first) is not None  # "Ukrainians said they trusted …": people asked
        if side.after in speech and sid in registry and not named and noun and not people and not s.owned(side.first):
            entry = LexEntry(id=f"cue.state: {side.payload.id}", kind="weak_source", gives={"source": sid})
            out.append((Match(side.first, side.after, entry), True))
        for b in bodies:
            gap = b.first - side.after
            if gap == 0 and b.first in speech and b.after < len(s.tokens) and s.tokens.low[b.after] == "that":
                continue  # "the US estimates that": a verb
            if gap < 0 or gap > 2 or any(m.first <= b.first < m.after for m, _ in marks if m.after - m.first > 1):
                continue
            if any(not (w == "'s" or w in ("defence", "defense")) for w in s.tokens.low[side.after : b.first]):
                continue
            sid = f"{str(side.payload.gives['side']).lower()}_{b.payload.gives['body']}"
            if sid not in registry:
                sid = f"{str(side.payload.gives['side']).lower()}_gov"
            if sid in registry:
                entry = LexEntry(id=b.payload.id, kind="weak_source", gives={"source": sid})
                out.append((Match(side.first, b.after, entry), True))
    home = memory.side if memory.side not in (None, *ENEMY) else None
    for b in bodies if home is not None else ():
        # "the army said" on a page about Sudan
        own = {"gov": "gov", "army": "army", "mod": "mod"}.get(str(b.payload.gives["body"]))
        free = b.first > 0 and s.tokens.low[b.first - 1] == "the" and b.after in speech
        if own is None or not free or any(m.first <= b.first < m.after for m, _ in out):
            continue
        known = [x for x in (f"{str(home).lower()}_{own}", _ARMIES.get(str(home), "")) if x in registry]
        if known and (own != "gov" or known[0].endswith("_gov")):
            entry = LexEntry(id=b.payload.id, kind="weak_source", gives={"source": known[0]})
            out.append((Match(b.first, b.after, entry), True))
    out.sort(key=lambda x: (x[0].first, x[0].first - x[0].after, x[1]))
    return out


#: Armies with an ID of their own.
_ARMIES = {"IL": "idf", "US": "us_army", "MM": "myanmar_military"}


def _choose(s: Sentence, options: list[str], memory: Memory, *, weak: bool) -> str:
    """Of several bodies with one name, the one the page names in full, else the one whose country the sentence names.

    A country or capital that speaks ("London expects") is the body of that country the page names.
    """
    registry = sources()
    if weak:
        if len(options) > 1:
            named = [o for o in options if o in memory.named]
            if named:
                return max(named, key=lambda o: memory.named[o])
            home = registry[memory.outlet].country if memory.outlet in registry else None
            own = [o for o in options if home is not None and registry[o].country == home]
            if own:
                return own[0]
            spoken = _HOME.get(s.passage.lang)
            own = [o for o in options if spoken is not None and registry[o].country == spoken]
            if own and s.passage.lang == "uk":
                return own[0]  # in a Ukrainian text "Генштаб" is the Ukrainian one
            # a belligerent's body speaks of its enemy: not the side that is counted
            others = [o for o in options if registry[o].country != memory.side] or options
            fits = [o for o in others if registry[o].country in memory.countries]
            if fits:
                return fits[0]
            return others[0]
        info = registry[options[0]]
        if info.kind in _GOVERNMENTS:
            bodies = [o for o in memory.named if registry[o].kind in _BODIES and registry[o].country == info.country]
            if bodies:
                return max(bodies, key=lambda o: memory.named[o])
    return options[0]


def _mode(s: Sentence, first: int, after: int, *, left: int, right: int, weak: bool) -> tuple[str, str]:
    before = _cue_before(s, first, left)
    if before is not None:
        kind, rule, gap = before
        if weak and gap > 1:
            kind = ""  # a country or a body without its full name speaks only right beside its cue
        if kind == "by":
            return "origin", rule
        if kind == "cites":
            return "cited", rule
        if kind in ("cited_by", "quoted_by", "tells"):
            return "relay", rule
        if kind == "source":
            return "page", rule
    stands = _stands_for(s, after)
    if stands is not None:
        return stands
    possessive = _possession(s, after, first)
    if possessive is not None:
        return possessive
    cited = next((c for c in s.of("cue") if c.payload.gives["cue"] == "cited_by" and 0 <= c.first - after <= 2), None)
    if cited is not None:
        return "origin", cited.payload.id
    found = _cue_after(s, first, after, right, weak=weak)
    if found is not None:
        return found
    if before is not None:
        kind, rule, gap = before
        # "the Air Force said Russia launched 188": the country acts, ", said Kyiv." speaks
        acts = weak and any(after <= e.first <= after + 1 for kind_ in ("event", "breaker") for e in s.of(kind_))
        speaks = (kind == "says" and not acts) or (kind == "counts" and not weak)
        if speaks and (not weak or gap <= 1) and s.hard[first] == s.hard[first - 1] and _directly(s, first):
            return "says", rule
    t = s.tokens
    opens = first <= 2 or (
        first <= 8
        and all(w[:1].isupper() or w in "-of" or w == "in" or s.article_at(k) for k, w in enumerate(t.raw[:first]))
    )
    if not s.figures and first <= 1 and not weak and after >= len(t) - 1 and s.index > 1:
        return "page", "cue.signature"  # a list or a note signed with a name alone
    if not s.figures and t.raw[-1] == ":" and (first <= 2 or not weak):
        return "origin", "cue.heading"  # "General Staff, as of 24 April 2024:" over a list
    if (
        first
        and t.raw[first - 1] == "("
        and after < len(t)
        and t.raw[after] in ",)"
        and s.figures
        and s.figures[0].first < first
    ):
        return "origin", "cue.brackets"  # "790,000 casualties (NATO, March 2025)"
    # "Moscow: …" is where it was written, "Russia: 790,000" whose they are
    city = weak and (s.covering("region", first) is not None or s.covering("side", first) is not None)
    city = city and not (s.passage.role == "title" and s.covering("region", first) is not None)
    if after < len(t) and t.raw[after] == ":" and not city and (opens if not weak else first <= 1):
        return "origin", "cue.before_colon"
    if (
        after >= len(t) - 1
        and first >= 2
        and t.raw[first - 1] in "-–—"
        and (s.passage.role in ("title", "heading", "standfirst", "teaser") or s.index <= 2)
    ):
        return "origin", "cue.after_dash"
    if after < len(t) and t.raw[after] in "-–—" and first <= 1 and s.index <= 1 and not weak:
        return "origin", "cue.before_dash"
    charge = next((e for e in s.of("event") if 0 <= e.first - after <= 3 and e.payload.gives["event"] in JUSTICE), None)
    if charge is not None and not weak and s.head == "first" and not s.of("cue") and s.numerals_between(after, len(t)):
        options = s.starting("source", first)
        if options is not None and sources()[str(options.payload.gives["source"])].kind in ("prosecutor", "police"):
            return "says", f"source.acts: {charge.payload.id}"  # "Prokuratura wszczęła 60 tys. postępowań"
    return "silent", ""


def _cue_before(s: Sentence, first: int, left: int) -> tuple[str, str, int] | None:
    """The cue that leads to a name: up to six words before it with no mark, number or other source between."""
    t = s.tokens
    best: Mark | None = None
    for c in s.of("cue"):
        if c.after > first or (c.after <= left and c.after != left):
            continue
        if c.first < left and c.payload.gives["cue"] not in ("source",):
            continue
        gap = first - c.after
        if (
            gap > 6
            or any(w in ",;:.!?()–—" for w in t.raw[c.after : first])
            or any(s.numeral_at(k) for k in range(c.after, first))
        ):
            continue
        if c.payload.gives["cue"] in ("says", "counts", "tells") and gap > 4:
            continue
        if best is None or c.after > best.after:
            best = c
    if best is None:
        return None
    return str(best.payload.gives["cue"]), best.payload.id, first - best.after


def _directly(s: Sentence, first: int) -> bool:
    """Whether a verb before the name has it for subject: "said Ukraine's General Staff", not "said that Moscow"."""
    i = first - 1
    t = s.tokens
    while (i >= 0 and t.low[i] in ("the", "a", "an", "its", "their", "his")) or (
        i >= 0
        and s.covering("cue", i) is None
        and t.low[i]
        not in (
            "that",
            "to",
            "in",
            "on",
            "of",
            "from",
            "at",
            "against",
            "with",
            "for",
            "and",
            "how",
            "by",
            "about",
            "as",
        )
        and first - i <= 6
    ):
        i -= 1
    return i >= 0 and s.covering("cue", i) is not None


def _possession(s: Sentence, after: int, first: int) -> tuple[str, str] | None:
    t = s.tokens
    for c in s.of("cue"):
        if c.payload.gives["cue"] == "data" and (after <= c.first <= after + 1 or c.after in (first, first - 1)):
            return "origin", c.payload.id
    if after < len(t) and t.low[after] in ("'s", "'") and any(w in _DATA for w in t.low[after + 1 : after + 4]):
        return "origin", "cue.possessive"
    if (
        after < len(t)
        and t.low[after] in _DATA
        and (after + 1 >= len(t) or t.low[after + 1] not in ("that", "in", "a"))
    ):
        return "origin", "cue.data_noun"
    return None


def _cue_after(s: Sentence, first: int, after: int, right: int, *, weak: bool) -> tuple[str, str] | None:
    """The verb a name is the subject of: "X said", "X, the agency, said", "X, which counts, has found"."""
    t = s.tokens
    if weak and after < len(t) and t.low[after] == "'s":
        return None
    if t.low[after - 1].endswith(_OBLIQUE) and after - first > 1 and s.starting("counted", after - 1) is not None:
        return None  # "належать українським військовим, повідомив …": no subject
    counted = _has_number(s, after) if not weak else None
    if counted is not None:
        return counted
    for c in s.of("cue"):
        kind = str(c.payload.gives["cue"])
        if kind not in ("says", "counts", "cites", "tells") or c.first < after or c.first >= right:
            continue
        gap = c.first - after
        # "Mediazona searched the list and found 1,900": a second verb of the same subject
        joined = not weak and gap <= 12 and c.first > after and t.low[c.first - 1] in s.conjunctions
        if (gap > 10 and not joined) or (weak and gap > 1):
            return None
        between = t.raw[after : c.first]
        if any(w in ".;:!?" for w in between) or any(s.numeral_at(k) for k in range(after, c.first)):
            return None
        commas = between.count(",")
        if kind == "cites" and between == [","]:
            return "quotes", c.payload.id  # "ISW, citing the Financial Times, writes that …"
        if commas == 1 and between[0] == "," and between[-1] != "," and gap > 1:
            return None
        apposed = first > 0 and ("," in t.raw[max(0, first - 2) : first] or _in_apposition(s, first))
        if commas == 1 and between[-1] == "," and not apposed:
            return None  # "…, said Y": the subject follows
        if commas and between[0] != "," and not apposed:
            return None  # another clause between
        if (
            any(
                after <= b.first < c.first and b.payload.gives.get("breaker") == "verb" and b.after < c.first
                for b in s.of("breaker")
            )
            and gap > 3
            and not joined
        ):
            return None
        if commas == 0 and gap > 6 and not joined:
            return None
        if t.low[c.first - 1] in ("to", "of", "for", "by") and c.first - 1 >= after:
            continue
        if kind == "cites":
            return "quotes", c.payload.id
        reckons = t.low[c.first].startswith(("estimat", "believ", "reckon", "think", "assess"))
        if weak and kind != "says" and after - first < 2 and not reckons:
            return None
        return ("counts" if kind == "counts" else "says"), c.payload.id
    return None


def _in_apposition(s: Sentence, first: int) -> bool:
    """ "Oleksandr Lytvynenko, secretary of the Security Council, told …": the name ends what stands between commas."""
    t = s.tokens
    k = first - 1
    while k >= 0 and (s.article_at(k) or t.low[k] in ("a", "an")):
        k -= 1
    if k < 1 or t.low[k] not in ("of", "at", "for", "from", "with", "in"):
        return False
    for j in range(k - 1, max(k - 7, -1), -1):
        if t.raw[j] == ",":
            known = s.ending("source", j) is not None or any(m.first <= j - 1 < m.after for m in s.of("source"))
            return j > 0 and t.raw[j - 1][:1].isupper() and not known
        if not t.raw[j][0].isalpha() and t.raw[j] != "-":
            return False
        if s.covering("cue", j) is not None and s.starting("cue", j) is not None and t.low[j].endswith(("ed", "s")):
            return False
    return False


def _stands_for(s: Sentence, after: int) -> tuple[str, str] | None:
    """ "UNHCR's representative in Damascus said": whoever speaks for a name, wherever he sits, is its voice."""
    t = s.tokens
    k = after
    if k < len(t) and t.low[k] in ("'s", "'"):
        k += 1
    if k >= len(t) or t.low[k] not in _VOICES:
        return None
    for c in s.of("cue"):
        if k < c.first <= k + 7 and c.payload.gives["cue"] in ("says", "counts", "tells"):
            if any((not t.raw[j][0].isalpha() and t.raw[j] not in "-,") or s.numeral_at(j) for j in range(k, c.first)):
                return None
            if any(k < m.first < c.first for m in s.of("source")):
                return None  # "defence intelligence chief Budanov said": he has a name
            return "says", f"cue.stands_for: {c.payload.id}"
    return None


#: Those who speak for a body.
_VOICES = frozenset(
    [
        "representative", "spokesman", "spokeswoman", "spokesperson", "envoy", "head", "mission", "chief", "director",
        "office", "coordinator", "press", "commander", "ambassador", "deputy", "secretary", "boss", "leader",
    ]
)  # fmt: skip


def _has_number(s: Sentence, after: int) -> tuple[str, str] | None:
    """ "The BBC has 70,112 names", "the Observatory earlier had 7"."""
    t = s.tokens
    k = after
    has = {c.first for c in s.of("cue") if c.payload.gives["cue"] == "has"}
    while (
        k < len(t)
        and k - after < 3
        and (k in has or t.low[k] in ("earlier", "now", "already", "so", "far", "has", "had", "have"))
    ):
        if t.low[k] in ("has", "had", "have") or k in has:
            b = next((m for m in s.of("bound") if m.first == k + 1), None)
            if s.numeral_at(b.after if b is not None else k + 1):
                return "counts", "cue.has_number"
        k += 1
    return None


def joint(s: Sentence, a: int, b: int) -> bool:
    words = s.tokens.low[a:b]
    return (
        bool(words)
        and len(words) <= 3
        and all(w in s.conjunctions or w in (",", "the", "'s", "with", "&") for w in words)
    )
