"""Parts and wholes: which figure a figure is a stated part of.

The rules in order: the number just named in "of the N"; "A out of B"; a word that points back (of them, including,
another); a list that goes on after a part; rows of groups, offences, places or smaller formations under a count of all.
"""

from __future__ import annotations

from collections.abc import Iterator

from countback.figures.draft import Draft
from countback.figures.figure import PartOf
from countback.figures.kinds import EQUIPMENT, JUSTICE
from countback.figures.sentence import Sentence

_KINDS_OF_OFFENCE = frozenset({"awol", "desertion", "refusal", "other", "voluntary_surrender"})
#: Formations from the largest to the smallest; a smaller one may be part of a larger.
_ECHELONS = ("district", "group", "fleet", "army", "corps", "division", "brigade", "regiment", "battalion", "company")
#: How many figures back a whole is looked for.
_BACK = 60


def link_parts(drafts: list[Draft]) -> None:
    """Give every draft that is a stated part its whole, looking back over the page."""
    for k, d in enumerate(drafts):
        if d.stat == "delta" or d.firm("part_of") >= 90:
            continue
        following = drafts[k + 1] if k + 1 < len(drafts) else None
        whole, rule = _whole(d, drafts[max(0, k - _BACK) : k], following)
        if whole is not None:
            _make_part(d, whole, rule)
    _sums(drafts)
    _sum_before(drafts)


def _make_part(d: Draft, whole: Draft, rule: str) -> None:
    d.whole = whole
    d.set("part_of", PartOf(whole.said, whole.span), rule, strength=60)


def _sums(drafts: list[Draft]) -> None:
    """Two to six counts that follow a count, in its sentence or the next, and add up to it exactly are its parts."""
    for k, w in enumerate(drafts):
        if w.numeral.kind != "count" or w.stat == "delta" or w.numeral.low != w.numeral.high or w.numeral.low < 10:
            continue
        rest = w.numeral.low
        parts: list[Draft] = []
        for d in drafts[k + 1 : k + 7]:
            n = d.numeral
            near = d.sentence.index - w.sentence.index <= 1
            known = d.whole in (None, w, *parts)
            if not near or n.kind != "count" or n.low != n.high or d.stat == "delta" or not known:
                break
            rest -= n.low
            parts.append(d)
            if rest <= 0:
                break
        if rest == 0 and len(parts) > 1:
            for d in parts:
                if d.whole is not w and (d.whole is None or d.whole in parts):
                    _make_part(d, w, "part.adds_up")


def _sum_before(drafts: list[Draft]) -> None:
    """Three to eight counts right before a count that add up to it exactly are its parts: "…, together 185,339"."""
    for k, w in enumerate(drafts):
        n = w.numeral
        if n.kind != "count" or w.stat == "delta" or n.low != n.high or n.low < 100:
            continue
        rest = n.low
        parts: list[Draft] = []
        for d in reversed(drafts[max(0, k - 8) : k]):
            near = w.sentence.index - d.sentence.index <= 8
            if not near or d.numeral.kind != "count" or d.numeral.low != d.numeral.high or d.numeral.low > rest:
                break
            rest -= d.numeral.low
            parts.append(d)
            if rest <= 0:
                break
        if rest == 0 and len(parts) > 2:
            for d in parts:
                _make_part(d, w, "part.adds_up")


def _whole(d: Draft, before: list[Draft], following: Draft | None) -> tuple[Draft | None, str]:
    if following is not None and following.sentence is d.sentence and _out_of(d, following):
        return following, "part.out_of"
    if not before:
        return None, ""
    prev = before[-1]
    same = prev.sentence is d.sentence
    lead = next((w for w in before if w.sentence is d.sentence and of_the(w)), None)
    if (
        lead is not None
        and not _these(d)
        and _holds(lead, d)
        and prev in (lead, *(x for x in before if x.whole is lead))
    ):
        return lead, "part.of_the_number"
    if d.anaphor:
        return _pointed_at(d, before)
    if d.event in ("shot_down", "lost") and d.stat != "share":
        # "launched 188 drones … . Air defences shot down 76": of those launched
        near = [w for w in before[-8:] if d.sentence.index - w.sentence.index <= 1]
        fired = [w for w in near if w.event == "launched" and w.counted == d.counted and _holds(w, d)]
        if fired and not _other_period(fired[-1], d):
            return fired[-1], "part.of_the_launched"
    # a list after a part shares its whole: "858 contract soldiers, 150 mobilised and two conscripts"
    if prev.whole is not None and same and _same_stretch(d, prev) and _candidate(prev.whole, d) and not _turns(d, prev):
        return prev.whole, "part.same_list"
    if _elided(d) and d.sentence.index - prev.sentence.index == 1:
        told = [w for w in before[-8:] if w.sentence is prev.sentence and w.numeral.kind == "count"]
        told = [w for w in told if w.counted == d.counted and w.stat not in ("delta", "target") and _holds(w, d)]
        if told:
            return told[0], "part.elided"
    if _opens_sentence(d) and not same and d.sentence.index - prev.sentence.index == 1:
        whole = prev if prev.numeral.kind == "count" else prev.whole
        people = whole is not None and whole.counted == d.counted == "person"
        if whole is not None and people and _holds(whole, d) and not _other_period(whole, d):
            return whole, "part.opens_sentence"  # "Одиннадцать уже задержаны", "Дві третини питають"
    listed = _after_colon(d, prev)
    if listed is not None:
        return listed, "part.after_colon"
    next_row = d.sentence.index - prev.sentence.index == 1 and opens_row(prev) and opens_row(d)
    if prev.whole is not None and next_row and _holds(prev.whole, d):
        return prev.whole, "part.next_row"  # "41 — over Belgorod region / 27 — over Bryansk"
    for w in _candidates(d, before):
        if _group_of(w, d):
            return w, "part.group"
        if _offence_of(w, d):
            return w, "part.offence"
        if _place_of(w, d):
            return w, "part.place"
        if _formation_of(w, d):
            return w, "part.formation"
    return None, ""


def _pointed_at(d: Draft, before: list[Draft]) -> tuple[Draft | None, str]:
    """What "of them", "including", "another" point at: the last count that can hold the number."""
    last = before[-1]
    if last.sentence is d.sentence and not last.anaphor and last.numeral.kind == "count" and last.stat != "delta":
        marks = [m for m in d.sentence.of("anaphor") if m.after <= d.numeral.first]
        if _holds(last, d) and any(last.np_end <= m.first <= last.np_end + 1 for m in marks):
            return last, "part.anaphor_beside"  # "5,600 officers, of them 12 generals"
    for strict in (True, False):
        for w in reversed(before):
            if w.numeral.kind != "count" or w.stat == "delta" or not _holds(w, d) or _other_period(w, d):
                continue
            if strict and (w.counted != d.counted or _other_offence(w, d)):
                continue
            if (
                w.whole is not None
                and w.sentence is d.sentence
                and _same_stretch(d, w)
                and not d.numeral_points
                and not _these(d)
            ):
                if _holds(w.whole, d):
                    return w.whole, "part.same_list"
                continue
            if d.another and w.whole is not None and _holds(w.whole, d):
                whole = w.whole
                while whole.whole is not None and d.echelon and whole.echelon == d.echelon:
                    whole = whole.whole  # "a further 2,500 from the 58th Army" is no part of the 8th Army's
                return whole, "part.another"
            if w.group is not None and w.whole is not None and w.sentence is not d.sentence and _holds(w.whole, d):
                return w.whole, "part.anaphor_of_whole"
            return w, "part.anaphor"
    return None, ""


def _elided(d: Draft) -> bool:
    """ "Four were minors.", "Eleven of the men had been sent home.": some of those just counted."""
    s, n = d.sentence, d.numeral
    t = s.tokens
    if n.kind != "count" or d.label is not None or s.passage.role not in ("body", "standfirst"):
        return False
    opens = n.first == 0 or ((b := s.ending("bound", n.first)) is not None and b.first == 0)
    if not opens:
        return False
    if d.noun is None:
        verb = s.starting("breaker", n.after)
        return verb is not None and verb.payload.gives.get("breaker") == "verb"
    return t.low[n.after : n.after + 2] in (["of", "the"], ["of", "these"], ["of", "those"])


def _these(d: Draft) -> bool:
    """ "… 1,924 were from recruitment centres, and only 51 of these …": the number just named."""
    m = d.sentence.starting("anaphor", d.numeral.after)
    return m is not None and d.sentence.tokens.low[m.after - 1] in ("these", "those")


def _candidates(d: Draft, before: list[Draft]) -> Iterator[Draft]:
    """Counts that may be the whole of ``d``, the nearest first."""
    for w in reversed(before[-14:]):
        if w.whole is None and w.stat not in ("delta", "target") and _candidate(w, d):
            yield w


def _candidate(w: Draft, d: Draft) -> bool:
    return (
        w.numeral.kind == "count"
        and _holds(w, d)
        and _alike(w, d)
        and not _other_period(w, d)
        and not _other_offence(w, d)
    )


def _group_of(w: Draft, d: Draft) -> bool:
    """ "volunteers: 24,200", "about 4,500 were once prisoners": a group of a count of all."""
    return (
        d.group is not None
        and w.group is None
        and w.event == d.event
        and w.counted == d.counted
        and d.firm("event") < 60
        and (d.label is not None or w.sentence.index >= d.sentence.index - 4)
    )


def _offence_of(w: Draft, d: Draft) -> bool:
    """ "AWOL: 18,159; desertion: 1,010" after a total of all of them."""
    return (
        d.numeral.kind == "count"
        and d.offence in _KINDS_OF_OFFENCE
        and d.firm("offence") >= 60
        and d.event in JUSTICE
        and w.event == d.event
        and w.offence not in _KINDS_OF_OFFENCE
    )


def _place_of(w: Draft, d: Draft) -> bool:
    """ "7,400 cases, with 496 in the Moscow region", "Moscow (496 cases), Sverdlovsk (258)"."""
    if d.where is None or d.firm("where") < 60 or d.numeral.kind != "count" or d.formation or w.where is not None:
        return False
    in_brackets = d.label is not None and d.sentence.tokens.raw[d.label[1]] == "("
    return in_brackets or w.sentence.index >= d.sentence.index - 1


def _formation_of(w: Draft, d: Draft) -> bool:
    """The army of a military district, the brigade of a division."""
    if d.echelon not in _ECHELONS or d.firm("where") < 50 or w.event != d.event:
        return False
    larger = w.echelon in _ECHELONS and _ECHELONS.index(w.echelon) < _ECHELONS.index(d.echelon)
    return larger and w.sentence.index >= d.sentence.index - 12


def of_the(d: Draft) -> bool:
    """Whether the number stands as a whole about to be divided: "Of the 1,053, 992 …"."""
    s = d.sentence
    t = s.tokens
    i = d.numeral.first
    while i > 0 and (
        s.ending("bound", i) is not None
        or s.article_at(i - 1)
        or t.low[i - 1] == "'s"
        or (i > 1 and t.low[i - 2] in s.partitives and t.raw[i - 1][:1].isupper())
    ):
        i -= 1
    return (
        i > 0
        and (t.low[i - 1] in s.partitives or (t.low[i - 1],) in s.out_of)
        and (i == 1 or t.raw[i - 1][0].isupper() or t.raw[i - 2] in ",;:(")
    )


def _out_of(d: Draft, following: Draft) -> bool:
    s = d.sentence
    between = range(d.numeral.after, following.numeral.first)
    words = tuple(s.tokens.low[k] for k in between)
    bare = [s.tokens.low[k] for k in between if not s.article_at(k) and s.starting("own", k) is None]
    apart = len(words) <= 5 and (words[-1:] in s.out_of or _bounded_out_of(s, following)) and d.np_end > d.numeral.after
    if apart and d.counted == following.counted and "," not in words and _holds(following, d):
        return not any(b.first in between and b.payload.gives.get("breaker") == "verb" for b in s.of("breaker"))
    near = words in s.out_of or words[-2:] == ("out", "of") or (len(bare) == 1 and bare[0] in s.partitives)
    return bool(words) and bool(near) and _holds(following, d)


def _opens_sentence(d: Draft) -> bool:
    """Whether a number in words without a noun opens its sentence, in a language whose nouns it could leave out."""
    n = d.numeral
    return d.sentence.head == "first" and not n.digits and n.first == 0 and d.noun is None and n.kind != "vague"


def _bounded_out_of(s: Sentence, following: Draft) -> bool:
    """ "600 men out of some 15,000": a modifier between."""
    b = s.ending("bound", following.numeral.first)
    return b is not None and b.first > 0 and (s.tokens.low[b.first - 1],) in s.out_of


def _after_colon(d: Draft, prev: Draft) -> Draft | None:
    """ "осудил пятерых: четверо отказались …": numbers after a colon divide the last one before it."""
    s = d.sentence
    if prev.sentence is not s:
        return None
    w = prev.whole if prev.whole is not None and s.hard[prev.numeral.first] == s.hard[d.numeral.first] else prev
    if w.sentence is not s or w.numeral.kind != "count" or d.numeral.kind != "count" or d.stat == "delta":
        return None
    if d.numeral.first - w.numeral.after > 80:
        return None
    between = [s.tokens.raw[k] for k in range(w.numeral.after, d.numeral.first)]
    if between.count(":") != 1 or any(x in ";(!?" for x in between):
        return None
    if s.numerals_between(w.numeral.after, w.numeral.after + between.index(":")):
        return None
    if w.label is not None or not _holds(w, d):
        return None
    return w if w.counted == d.counted or (w.counted == "other" and d.counted in EQUIPMENT) else None


def opens_row(d: Draft) -> bool:
    """Whether a number begins a line, perhaps after a bullet, and a dash follows it."""
    s, n = d.sentence, d.numeral
    opens = n.first <= 2 and all(not w[:1].isalpha() or len(w) <= 2 for w in s.tokens.raw[: n.first])
    return opens and n.after < len(s.tokens) and s.tokens.raw[n.after] in "-–—:"


def _same_stretch(d: Draft, prev: Draft) -> bool:
    return d.sentence.hard[prev.numeral.first] == d.sentence.hard[d.numeral.first] or d.label is not None


def _turns(d: Draft, prev: Draft) -> bool:
    """Whether a new count begins after a part in passing: "…, of which 2,592 were closed, and 29,521 for …"."""
    s = d.sentence
    between = range(prev.numeral.after, d.numeral.first)
    verb = any(b.first in between and b.payload.gives.get("breaker") == "verb" for b in s.of("breaker"))
    placed = d.where is not None and prev.where is not None and d.firm("where") >= 60
    if s.starting("event", d.numeral.after) is not None and d.noun is None:
        return False  # "of which 2,660 were destroyed, 157 damaged and 541 captured"
    return verb and s.soft[prev.numeral.first] != s.soft[d.numeral.first] and d.group is None and not placed


def _alike(w: Draft, d: Draft) -> bool:
    pair = {d.counted, w.counted}
    return None in pair or d.counted == w.counted or pair <= {"case", "verdict", "person", "incident"}


def _other_period(w: Draft, d: Draft) -> bool:
    """Whether both say their time themselves and the times share no day."""
    if w.firm("period") < 60 or d.firm("period") < 60 or not w.period.known or not d.period.known:
        return False
    a, b = w.period.half_open, d.period.half_open
    if None in a or None in b:
        return False
    return not (a[0] < b[1] and b[0] < a[1])  # type: ignore[operator]


def _other_offence(w: Draft, d: Draft) -> bool:
    if w.offence not in _KINDS_OF_OFFENCE or d.offence not in _KINDS_OF_OFFENCE or w.firm("offence") < 60:
        return False
    return w.offence != d.offence and d.firm("offence") >= 60


def _holds(w: Draft, d: Draft) -> bool:
    if d.numeral.kind in ("percent", "fraction"):
        return w.numeral.kind == "count"
    if w.numeral.kind != "count":
        return False
    return w.numeral.low > d.numeral.low and (d.numeral.high is None or w.numeral.low >= d.numeral.high)
