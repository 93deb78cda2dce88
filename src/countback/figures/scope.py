"""Of whom and where: sides, formations by a grammar, regions, groups."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from countback.figures.kinds import STATE
from countback.figures.sentence import Mark, Sentence
from countback.figures.vocabulary import SourceInfo, sources


@dataclass(frozen=True, slots=True)
class Place:
    """A formation or region in a sentence: tokens ``first`` up to ``after``, as written, its country if known."""

    first: int
    after: int
    said: str
    kind: str
    country: str | None
    rule: str
    echelon: str = ""


_ORDINAL_ENDINGS = frozenset(["st", "nd", "rd", "th"]) | frozenset(
    [
        "а",
        "я",
        "й",
        "ї",
        "ю",
        "у",
        "та",
        "га",
        "ша",
        "ма",
        "тя",
        "го",
        "му",
        "ту",
        "гу",
        "шу",
        "ою",
        "ій",
        "ої",
        "ого",
        "ому",
        "м",
        "е",
        "ая",
        "ую",
        "ой",
        "ый",
        "ий",
        "ья",
        "ью",
        "ьей",
        "ей",
        "их",
        "им",
        "ым",
        "ом",
        "тої",
        "тій",
        "гої",
        "гій",
        "мої",
        "мій",
        "e",
        "er",
        "re",
        "ème",
        "ième",
    ]
)


def find_places(text: str, s: Sentence) -> list[Place]:
    """Formations, districts, named formations and regions of a sentence, in order, none inside another."""
    out: list[Place] = []
    t = s.tokens
    for m in s.of("f_district"):
        out.append(_place(text, s, m.first, m.after, "district", m))
    for m in s.of("f_named"):
        out.append(_place(text, s, m.first, m.after, "named", m))
    for m in s.of("f_type"):
        first = _formation_start(s, m)
        if first is not None:
            out.append(_place(text, s, first, m.after, "formation", m))
    for m in s.of("region"):
        if any(
            x.first <= m.first and m.after <= x.after and x.after - x.first > m.after - m.first for x in s.of("source")
        ):
            continue  # "Radio Free Europe"
        first, after = m.first, m.after
        # the type word beside it: "Moscow region", "Bryanka in Luhansk oblast"
        if after < len(t) and (rt := s.starting("region_type", after)) is not None:
            after = rt.after
        out.append(_place(text, s, first, after, "region", m))
    out += _unlisted(text, s)
    out.sort(key=lambda p: (p.first, -(p.after - p.first)))
    kept: list[Place] = []
    for p in out:
        if kept and p.first < kept[-1].after:
            continue
        kept.append(p)
    return kept


#: Marks that say a capitalised word is no place of its own.
_NAMED = ("side", "source", "time", "region", "theatre", "f_named", "f_district", "f_type", "cue", "event")
_NO_PLACES = frozenset(
    [
        "telegram",
        "facebook",
        "twitter",
        "youtube",
        "parliament",
        "congress",
        "operation",
        "article",
        "telegraph",
        "instagram",
        "english",
        "russian",
        "god",
        "internet",
        "tiktok",
        "defence",
        "defense",
        "army",
        "navy",
        "i",
        "he",
        "she",
        "they",
        "we",
        "it",
    ]
)


def _unlisted(text: str, s: Sentence) -> Iterator[Place]:
    """ "in Luanda", "in the city of Sumy": a capitalised name after "in" that no list knows, in running text."""
    if s.passage.lang != "en" or s.passage.role in ("title", "heading", "teaser"):
        return
    t = s.tokens
    for i, word in enumerate(t.low):
        if word not in ("in", "near") or i + 1 >= len(t):
            continue
        first = i + 1
        if t.low[first : first + 1] == ["the"] and t.low[first + 2 : first + 3] == ["of"]:
            if s.starting("region_type", first + 1) is None and t.low[first + 1] not in ("city", "town", "village"):
                continue
            first += 3
        after = first
        while after < len(t) and after - first < 3 and t.raw[after][:1].isupper() and t.raw[after][1:2].islower():
            after += 1
        if after == first or after - first > 2 or (after < len(t) and t.low[after] in ("'s", "-")):
            continue
        if any(t.low[k] in _NO_PLACES or s.numeral_at(k) for k in range(first, after)):
            continue
        if any(s.covering(kind, k) is not None for kind in _NAMED for k in range(first, after)):
            continue
        seat = next((s.covering("weak_source", k) for k in range(first, after)), None)
        if seat is not None and (after - first > 1 or seat.after - seat.first > 1 or _spoken(s, after)):
            continue  # "in Belgrade" is a place, "in Belgrade said" a government
        said = text[t.start[first] : t.end[after - 1]]
        yield Place(first, after, said, "region", None, "place.unlisted")


def _spoken(s: Sentence, at: int) -> bool:
    return any(0 <= c.first - at <= 1 and c.payload.gives["cue"] in ("says", "counts", "tells") for c in s.of("cue"))


def _place(text: str, s: Sentence, first: int, after: int, kind: str, m: Mark) -> Place:
    said = text[s.tokens.start[first] : s.tokens.end[after - 1]]
    return Place(
        first,
        after,
        said,
        kind,
        m.payload.gives.get("country"),
        m.payload.id,
        str(m.payload.gives.get("echelon") or ""),
    )


def _formation_start(s: Sentence, m: Mark) -> int | None:
    """Where a formation begins: its number, with qualifiers between; None for a bare type word."""
    t = s.tokens
    i = m.first
    while i > 0:
        q = s.ending("f_qualifier", i)
        if q is not None:
            i = q.first
            continue
        if t.raw[i - 1] in '-"“”«»' and t.end[i - 1] >= t.start[i] - 1:
            i -= 1
            continue
        break
    o = s.ending("f_ordinal", i)
    if o is not None:
        return o.first
    # 58th, 58-я, 58.
    k = i - 1
    if k >= 0 and t.low[k] in _ORDINAL_ENDINGS:
        k -= 1
        if k >= 0 and t.raw[k] in "-–":
            k -= 1
    elif k >= 0 and t.raw[k] == ".":
        k -= 1
    if k >= 0 and t.raw[k].isdecimal() and len(t.raw[k]) <= 4 and not (k > 0 and len(t.raw[k]) == 4):
        return k
    return None


def formation_numbers(places: list[Place]) -> set[int]:
    """Tokens that are a formation's number, so that no figure is read from them."""
    return {p.first for p in places if p.kind == "formation"}


def names_people(s: Sentence, m: Mark) -> bool:
    """Whether a source's name is a country and its soldiers ("українських військових"): people as often as a voice."""
    starts = any(x.first == m.first for x in s.of("side"))
    return starts and any(m.first < c.first and c.after == m.after for c in s.of("counted"))


def state_bodies(s: Sentence, *, before: int) -> Iterator[tuple[Mark, SourceInfo]]:
    """The bodies and persons of a state named before a token, in full first, then by short names."""
    for kind in ("source", "weak_source"):
        for m in s.of(kind):
            info = sources().get(str(m.payload.gives["source"]))
            if info is not None and info.country is not None and info.kind in STATE and m.after <= before:
                yield m, info


def side_marks(s: Sentence) -> list[Mark]:
    """Mentions of a country or its people that are not part of a source's or a formation's name."""
    taken = [(m.first, m.after) for kind in ("f_named", "f_district") for m in s.of(kind)]
    taken += [(m.first, m.after) for m in s.of("source") if not names_people(s, m)]
    return [
        m
        for m in s.of("side")
        if not any(a <= m.first and m.after <= b and b - a > m.after - m.first for a, b in taken)
        and s.starting("weak_source", m.after) is None  # "the Ukrainian General Staff"
        and not describes_source(s, m)
        and not _names_speaker(s, m)
        and not _names_war(s, m)
    ]


def describes_source(s: Sentence, m: Mark) -> bool:
    """ "Американський аналітичний центр CSIS", "российское издание «Медиазона»": whose outlet, not whose losses."""
    if s.head != "first" or s.starting("counted", m.first) is not None:
        return False
    for k in range(m.after, min(m.after + 4, len(s.tokens))):
        if s.starting("source", k) is not None:
            return True
        word = s.tokens.raw[k]
        if not (word[0].isalpha() or word in '«"“„') or s.starting("counted", k) is not None:
            return False
        if any(s.starting(kind, k) is not None for kind in ("event", "cue", "breaker", "side")):
            return False
    return False


#: What stands behind a country when it says whose count it is.
_COUNTS = frozenset(
    {"data", "figures", "count", "counts", "estimate", "estimates", "statistics", "intelligence", "officials", "media"}
)
#: What a country made or holds is not of its people: "a French-trained brigade", "Russian-occupied".
_MADE = frozenset(
    [
        "trained",
        "made",
        "built",
        "backed",
        "supplied",
        "held",
        "occupied",
        "controlled",
        "installed",
        "born",
        "speaking",
        "language",
        "led",
        "annexed",
        "mediated",
        "brokered",
        "designed",
        "donated",
        "funded",
    ]
)


def _names_speaker(s: Sentence, m: Mark) -> bool:
    """ "said Ukraine's General Staff", "by Ukrainian count", "Russian-occupied": whose body or land, not whose men."""
    t = s.tokens
    k = m.after
    if k < len(t) and t.raw[k] == "-" and k + 1 < len(t) and t.low[k + 1] in _MADE:
        return True
    if s.starting("counted", m.first) is not None:
        return False
    if k < len(t) and t.low[k] in ("'s", "s'"):
        k += 1
    if k < len(t) and t.low[k] in _COUNTS:
        # "the Ukrainian figures are close to 70,000 killed" speaks of Ukraine's dead
        return not (k + 1 < len(t) and t.low[k + 1] in ("are", "is", "were", "stand", "was"))
    body = s.starting("weak_source", k) or s.starting("source", k)
    if body is None:
        body = next((c for c in s.of("cue") if c.first == k and c.payload.gives["cue"] == "body"), None)
    if body is None:
        return False
    return any(
        (0 <= c.first - body.after <= 1 or (c.after == m.first or c.after == m.first - 1))
        and c.payload.gives["cue"] in ("says", "counts", "tells", "by")
        for c in s.of("cue")
    )


def _names_war(s: Sentence, m: Mark) -> bool:
    """ "the Vietnam War", "in the Vietnam years", "the Iraq war": when, not whose."""
    t = s.tokens
    k = m.after + (m.after < len(t) and t.raw[m.after] == "-")
    if k >= len(t) or t.low[k] not in ("war", "era", "years", "invasion", "conflict"):
        return False
    return s.starting("counted", k + 1) is None
