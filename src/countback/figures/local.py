"""What stands beside a number: bound, noun, event, statistic, doubt, scope and time, read in one sentence."""

from __future__ import annotations

from countback.figures.bounds import read_bound, read_hedge, spread_bound
from countback.figures.draft import Draft
from countback.figures.kinds import ACTS, ENEMY, EQUIPMENT, PERSONAL
from countback.figures.measure import read_event, read_stat
from countback.figures.nouns import read_noun
from countback.figures.numerals import Numeral
from countback.figures.scope import Place
from countback.figures.sentence import Mark, Sentence
from countback.figures.topic import Topic
from countback.figures.when import read_period
from countback.figures.wholes import of_the, opens_row
from countback.figures.whose import read_side
from countback.refusals import Refusal


def read_local(d: Draft, text: str, known: Topic, mine: list[Draft]) -> None:
    """What stands beside the number."""
    s, n = d.sentence, d.numeral
    for m in s.of("anaphor"):
        if m.payload.gives.get("anaphor") == "among":
            _among(d, text, m)
            continue
        # ", of whom 12,000": the words point on to the next number, not back from this one
        onward = any(0 <= o.first - m.after <= 3 for o in s.figures)
        after = m.first in (n.after, n.after + 1) and not onward
        before = (
            m.after <= n.first
            and n.first - m.after <= 3
            and s.hard[m.first] == s.hard[n.first]
            and not s.numerals_between(m.after, n.first)
        )
        if after or before:
            d.anaphor = True
            d.another = m.payload.gives.get("anaphor") == "another"
            d.numeral_points = m.payload.gives.get("anaphor") == "number"
    if mine and of_the(mine[-1]):
        d.anaphor = True  # "Of the 247 trials, … in just 25": a part of the number just named
    read_bound(d, text)
    read_noun(d, text)
    if d.anaphor and d.group is None:
        _group_of_predicate(d, text)
    if not d.anaphor and d.np_end > n.after and s.head == "last":
        among = s.starting("anaphor", d.np_end + 1)
        verb = s.starting("breaker", d.np_end)
        # "Two children were among the dead"
        d.anaphor = among is not None and verb is not None and verb.payload.gives.get("breaker") == "verb"
    if (
        mine
        and mine[-1].anaphor
        and d.noun is not None
        and "group" in d.noun.payload.gives
        and n.first - mine[-1].numeral.after <= 8
    ):
        d.anaphor = True  # "10,000 of whom came by mobilisation and 2,000 by contract"
    if d.counted is None and n.kind == "count" and s.tokens.low[n.after - 1] in s.collectives:
        d.set("counted", "person", "noun.collective_number", strength=58)  # "осудили семерых", "двоє втекли"
    read_stat(d, text)
    read_event(d, text)
    if d.event == "recruited" and d.group == "mobilised":
        d.set("event", "mobilised", "event.of_group", strength=d.firm("event"))
    convicts = d.noun is not None and d.group is None and d.noun.payload.id.endswith("counted.convicted_men")
    if convicts and d.noun is not None and d.event in ("recruited", "mobilised", "strength", "casualties", "killed"):
        d.set("group", "convict", f"group.of_noun: {d.noun.payload.id}", strength=60)
    if (
        d.counted == "person"
        and d.firm("event") < 75
        and n.first
        and s.tokens.low[n.first - 1] == "'s"
        and _of_the_start(s, n)
    ):
        d.set("event", "strength", "event.possessed_number", strength=57)
    free = d.firm("event") < 56 or d.event == "strength"
    if d.counted == "person" and d.event != "identified" and free and _had(s, n):
        d.set("event", "strength", "event.had_number", strength=max(56, d.firm("event")))
    read_hedge(d, text)
    _read_scope(d, text, known)
    read_period(d, text, known)
    if mine:
        spread_bound(d, mine[-1])
        _share_verb(d, mine[-1])


def _among(d: Draft, text: str, m: Mark) -> None:
    """ "Серед утікачів — 26 офіцерів", "Больше всего, 540, — лейтенанты": a part of the count before.

    Those named between may tell what happened to them ("among the freed").
    """
    s, n = d.sentence, d.numeral
    opens = m.first == 0 or not s.tokens.raw[m.first - 1][0].isalpha() or s.tokens.low[m.first - 1] in s.conjunctions
    if not opens or not 0 <= n.first - m.after <= 8 or s.numerals_between(m.after, n.first):
        return
    if s.hard[m.first] != s.hard[n.first]:
        return
    d.anaphor = True
    named = next((c for c in s.of("counted") if m.after <= c.first < n.first and "event" in c.payload.gives), None)
    if named is not None:
        d.set("event", named.payload.gives["event"], f"event.among: {named.payload.id}", strength=64,
              said=s.text_of(named, text))  # fmt: skip


def _group_of_predicate(d: Draft, text: str) -> None:
    """ "26 из них — офицеры", "two thirds of them are contract soldiers": the predicate names the group."""
    s, n = d.sentence, d.numeral
    m = s.starting("anaphor", n.after)
    if m is None:
        return
    at = m.after
    be = s.starting("breaker", at) if at < len(s.tokens) else None
    if at < len(s.tokens) and s.tokens.raw[at] in "–—":
        at += 1
    elif be is not None and be.payload.gives.get("breaker") == "verb":
        at = be.after
    else:
        return
    noun = s.starting("counted", at) or s.starting("counted", at + 1)
    if noun is not None and "group" in noun.payload.gives and noun.payload.gives.get("counted") == "person":
        d.set("group", noun.payload.gives["group"], f"group.predicate: {noun.payload.id}", strength=72,
              said=s.text_of(noun, text))  # fmt: skip


def _of_the_start(s: Sentence, n: Numeral) -> bool:
    """ "Of the Army's 507,000 soldiers …": the force itself, about to be divided."""
    return s.tokens.low[0] in s.partitives and n.first <= 6


def _had(s: Sentence, n: Numeral) -> bool:
    """ "it had nearly 6,000 prisoners", "the army has 800,000 men": a number had is a strength."""
    i = n.first
    while i > 0 and (
        (m := next((x for x in s.of("bound") if x.after == i), None)) is not None
        or (n.high != n.low and s.tokens.low[i - 1] in ("between", "from"))
    ):
        i = m.first if m is not None else i - 1
    return i > 0 and (
        s.tokens.low[i - 1] in ("has", "had", "have")
        or any(c.after == i and c.payload.gives["cue"] == "has" for c in s.of("cue"))
    )


def _share_verb(d: Draft, before: Draft) -> None:
    """Give a number joined to the one before its verb: "launched 69 missiles and 298 drones, and … shot down"."""
    s, n = d.sentence, d.numeral
    words = s.tokens.low[max(before.np_end, before.numeral.after) : n.first]
    if len(words) > 4 or not words or before.event is None or before.firm("event") < 60:
        return
    if not all(
        w in s.conjunctions or w == "," or s.covering("bound", k) is not None
        for k, w in enumerate(words, n.first - len(words))
    ):
        return
    rule = d.because["event"].rule if "event" in d.because else ""
    own = d.because["event"].span if rule.startswith("event.after") else None
    k = next((k for k in range(n.after, len(s.tokens)) if own is not None and s.tokens.start[k] == own.start), None)
    if k is not None and s.soft[k] == s.soft[max(d.np_end, n.after) - 1]:
        return  # "17 died and 40 were wounded": it has a verb of its own
    if before.because["event"].rule.startswith("event.before") and (d.event is None or rule.startswith("event.after")):
        event = next(
            (m for m in s.of("event") if m.first < before.numeral.first and m.payload.gives["event"] == before.event),
            None,
        )
        if event is not None and (not event.payload.limited_to or d.counted in event.payload.limited_to):
            d.inherit("event", before, "event.shared", strength=70)


def _next_sentence(d: Draft, last: Draft) -> bool:
    """Whether the sentence before holds the last figure."""
    return d.sentence.index - last.sentence.index == 1


def _elliptic(d: Draft, last: Draft) -> bool:
    """Whether a number without a noun goes on from the count just before: with a verb of its own, or as a rate."""
    s, n = d.sentence, d.numeral
    if last.counted in (None, "place") or d.sentence.index - last.sentence.index > 1 or n.kind != "count":
        return False
    if d.rate and n.low > 1:
        return True
    opens = n.first == 0 or s.tokens.raw[n.first - 1] in ",;" or s.tokens.low[n.first - 1] in s.conjunctions
    bound = s.ending("bound", n.first)
    opens = opens or (bound is not None and bound.first == 0)
    verb = s.starting("breaker", n.after)
    return opens and verb is not None and verb.payload.gives.get("breaker") == "verb" and n.low > 1


def _row_of_places(d: Draft, before: list[Draft]) -> bool:
    """Whether a line that begins with a number and goes on with a place divides the count named just before."""
    s, n = d.sentence, d.numeral
    last = before[-1]
    head = next((w for w in reversed(before) if not opens_row(w)), None)
    if head is None or not opens_row(d) or not (d.where is not None or opens_row(last)):
        return False
    smaller = head.numeral.kind == "count" and n.low < head.numeral.low and head.counted not in (None, "place")
    return s.index - last.sentence.index == 1 and smaller


def _row_of_years(d: Draft, rows: list[Sentence]) -> bool:
    """Whether a line is a year and a count, under a line that names what is counted and ends in a colon."""
    if d.label is None or d.label[0] > 1 or d.numeral.after < len(d.sentence.tokens) - 1:
        return False
    for k in range(d.sentence.index, max(d.sentence.index - 12, -1), -1):
        s = rows[k]
        t = s.tokens.raw
        if t[-1] == ":":
            return bool(s.of("counted"))
        year = t[0].isdecimal() and len(t[0]) == 4 and len(t) > 2 and t[1] in "-–—:"
        if not year:
            return False
    return False


def _of_them(d: Draft, last: Draft) -> bool:
    """Whether a number is a part of the count just before by the words right after it."""
    m = d.sentence.starting("anaphor", d.numeral.after)
    if m is None or last.counted in (None, "place") or d.sentence.index - last.sentence.index > 1:
        return False
    return last.numeral.kind == "count" and last.numeral.low > d.numeral.low


def _beside_act(d: Draft) -> bool:
    """Whether a verb that only people undergo stands right beside the number."""
    s, n = d.sentence, d.numeral
    if n.kind != "count" or n.signed:
        return False
    for m in s.of("event"):
        if (
            m.payload.gives["event"] not in PERSONAL
            or m.payload.gives.get("weak")
            or m.payload.gives["event"] == "strength"
        ):
            continue
        if m.first >= n.after:
            words = [k for k in range(n.after, m.first) if s.starting("breaker", k) is None]
            if not words and m.first - n.after <= 2:
                return True
        elif s.only_between(m.after, n.first):
            return True
    return False


def no_count(d: Draft, text: str, mine: list[Draft], drafts: list[Draft], rows: list[Sentence]) -> Refusal | None:
    """A number with nothing counted beside it and nothing it could continue is no figure."""
    n = d.numeral
    if d.counted is not None or d.noun is not None:
        return None
    if n.signed and (mine or d.label):
        return None
    if n.kind in ("percent", "fraction"):
        if d.event is not None or d.anaphor or mine or d.group or d.label:
            return None
        if drafts and n.first <= 1 and drafts[-1].counted == "person" and _next_sentence(d, drafts[-1]):
            return None  # "Дві третини питають …": of those just counted
        if drafts and drafts[-1].numeral.kind == n.kind == "percent" and _next_sentence(d, drafts[-1]):
            return None  # "In summer it was 94 %.": the share of the sentence before, at another time
    elif n.kind == "vague":
        if d.anaphor or d.event is not None:
            return None
    elif (
        (n.digits and (n.low >= 100 or n.scaled) and (d.event is not None or mine or drafts or d.anaphor))
        or (n.digits and (mine or d.anaphor or d.group or (d.where and d.label)))
        or (not n.digits and ((n.low >= 100 and (d.event or mine or drafts)) or d.group or (d.anaphor and mine)))
    ):
        return None
    if n.digits and _row_of_years(d, rows):
        return None  # "2023 – 17,658" under "Proceedings registered:"
    before = [*drafts[-40:], *mine]
    if before and _elliptic(d, before[-1]):
        return None  # "Twelve are still at large.", "That's 44 per day."
    if before and n.digits and n.kind == "count" and _row_of_places(d, before[-40:]):
        return None  # "24 - over Belgorod region" under "72 drones shot down"
    if before and n.low >= 2 and n.kind == "count" and _of_them(d, before[-1]):
        return None  # "Eight of them had been arrested."
    if _beside_act(d):
        return None  # "12 killed", "двое ранены": people, though nobody says so
    if not n.digits and n.first == 0 and n.low >= 11 and drafts and d.firm("event") >= 60:
        return None  # "Twenty-six are on the wanted list": a number that opens a sentence with its verb
    return Refusal(
        reason="no_count", stage="figures", span=d.span, said=text[n.start : n.end], rule="noun.none",
        detail="no counted noun, no event and no figure it could continue",
    )  # fmt: skip


def _read_scope(d: Draft, text: str, known: Topic) -> None:
    s, n = d.sentence, d.numeral
    best = read_side(d, text)
    # where
    top: tuple[int, Place] | None = None
    for p in known.places[s.index]:
        if (
            p.kind == "region"
            and p.after - p.first == 1
            and s.covering("weak_source", p.first) is not None
            and not _in_place(s, p)
            and d.label is None
        ):
            continue  # "Moscow mobilised 10,000": a government, no place
        opens = p.first == 0 and s.index <= 2 and p.after < len(s.tokens) and s.tokens.raw[p.after] in "-–—"
        if opens and s.covering("weak_source", 0) is not None and d.noun is not None and d.noun.first > n.first:
            continue  # "Moskau – 1064 Verfahren …": where it was written
        if p.kind == "region" and s.tokens.low[p.after : p.after + 2] == ["-", "based"]:
            continue
        if p.kind == "region" and p.first > 1 and s.tokens.low[p.first - 2] in ("stationed", "based", "garrisoned"):
            continue  # "the 20th Division stationed in Volgograd": where the division lives
        if d.label is not None and d.label[0] <= p.first and p.after <= d.label[1]:
            score = 95
        elif p.first >= n.after:
            if s.numerals_between(n.after, p.first) or _nearer_to_another(s, n, p):
                continue
            score = (
                85
                - 2 * (p.first - max(d.np_end, n.after))
                - 8 * (s.soft[p.first] - s.soft[n.first])
                - 30 * (s.hard[p.first] != s.hard[n.first])
            )
        else:
            if s.numerals_between(p.after, n.first):
                continue
            score = (
                75
                - 2 * (n.first - p.after)
                - 5 * (s.soft[n.first] - s.soft[p.first])
                - 15 * (s.hard[p.first] != s.hard[n.first])
            )
        if p.kind != "region" and d.label is None and s.hard[p.first] == s.hard[n.first]:
            score += 6  # a formation says more than the place it is in
        if top is None or score > top[0]:
            top = (score, p)
    if top is not None and top[0] >= 40:
        p = top[1]
        d.set("where", p.said, f"scope.{p.kind}: {p.rule}", strength=top[0], said=p.said)
        d.formation = p.kind != "region"
        d.echelon = p.echelon
        if p.country in ENEMY and d.event == "shot_down" and d.firm("side") < 60:
            # "20 drones over Belgorod": whoever is shot down over a country is its enemy's
            d.set("side", ENEMY[p.country], f"scope.enemy_of_place: {p.rule}", strength=60, said=p.said)
        elif p.country and d.firm("side") < _named_side(d, best) and not _abroad(d, p, known):
            d.set("side", p.country, f"scope.country_of_place: {p.rule}", strength=60, said=p.said)
    # group
    if not d.group:
        for m in s.of("group"):
            near = (
                n.after <= m.first <= max(d.np_end, n.after + 4)
                and not s.numerals_between(n.after, m.first)
                and s.soft[m.first] == s.soft[n.first]
            )
            if near:
                d.set("group", m.payload.gives["group"], m.payload.id, strength=70, said=s.text_of(m, text))
                break


#: What an army does or suffers on the other's land as often as on its own.
_IN_THE_FIELD = ACTS | {"strength", "mobilised", "recruited", "casualties", "lost", "captured", "missing", "returned"}


def _abroad(d: Draft, p: Place, known: Topic) -> bool:
    """Whether a place in the war says nothing of whose troops are counted: the page is about the other army."""
    if p.kind != "region" or p.country not in ENEMY or known.many_sides:
        return False
    civil = d.group in ("civilian", "child") or d.counted not in ("person", *EQUIPMENT)
    return known.side == ENEMY[p.country] and d.event in _IN_THE_FIELD and not civil


def _named_side(d: Draft, best: tuple[int, str, str, str] | None) -> int:
    """How firm a side must be to stand against a place's country: "Russia lost 300 at Bakhmut" needs little."""
    s, n = d.sentence, d.numeral
    if best is None:
        return 60
    lost = any(s.covering("loss", e.first) is not None and e.after <= n.first for e in s.of("event"))
    return 30 if lost else 60


def _in_place(s: Sentence, p: Place) -> bool:
    before = s.tokens.low[p.first - 1] if p.first else ""
    return before in ("in", "at", "from", "near", "of", "with") or s.place_before(p.first)


def _nearer_to_another(s: Sentence, n: Numeral, p: Place) -> bool:
    """ "7,400 cases, with most of them in Moscow Oblast – 496": the place belongs to the number right after it."""
    if n.first and s.tokens.raw[n.first - 1] == "(":
        return True  # "Moscow (1,052), Sverdlovsk (720)": in brackets the place before them
    if p.first - n.after <= 3 or p.after >= len(s.tokens):
        return False
    following = next((o for o in s.figures if 0 <= o.first - p.after <= 3), None)
    if following is None:
        return False
    words = range(p.after, following.first)
    if all(s.tokens.raw[k] == "," or s.tokens.low[k] in s.conjunctions for k in words):
        return False  # "… in the Southern District, 13,769 in the Central": the next of a list
    return all(not s.tokens.raw[k][0].isalpha() or s.starting("breaker", k) is not None for k in words)
