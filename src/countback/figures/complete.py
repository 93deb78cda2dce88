"""Complete figures from the ones before them: elided nouns, parts of a whole, the event a page is about.

What is filled in here is always marked as inherited, with the rule that chose the donor.
"""

from __future__ import annotations

from countback.figures.draft import Draft
from countback.figures.kinds import ACTS, EQUIPMENT, GROUP_EVENTS, JUSTICE, LEGAL, PERSONAL
from countback.figures.measure import best_event, default_event, put_event, read_offence, weigh
from countback.figures.nouns import take_noun
from countback.figures.numerals import Numeral
from countback.figures.sentence import Sentence
from countback.figures.verbs import unknown_verb
from countback.figures.wholes import of_the


def complete(text: str, drafts: list[Draft], rows: list[Sentence], *, topic: str | None, stage: str) -> None:
    """Fill in what is counted and the event of each draft, in order of the text.

    ``topic`` is the event the page speaks of most, ``stage`` the stage of justice it stands for where cases have none.
    """
    headings = _headings(text, rows)
    first = next((d for d in drafts if d.firm("event") >= 50), None)
    for k, d in enumerate(drafts):
        before = drafts[max(0, k - 60) : k]
        donor, rule = _donor(d, before, headings)
        if d.firm("counted") < 50:
            _fill_noun(text, d, donor, rule, first)
        _fill_event(text, d, donor, rule, first, topic=topic, stage=stage)
    _person_rows(drafts)


def _person_rows(drafts: list[Draft]) -> None:
    """A row of people among rows of equipment lost counts casualties."""
    for k, d in enumerate(drafts):
        if d.counted != "person" or d.label is None or (d.event is not None and d.firm("event") >= 40):
            continue
        near = drafts[max(0, k - 3) : k] + drafts[k + 1 : k + 4]
        if any(x.counted in EQUIPMENT and x.event == "lost" for x in near):
            d.set("event", "casualties", "event.person_row", strength=50)


def _headings(text: str, rows: list[Sentence]) -> dict[int, Draft]:
    """For each sentence the heading it stands under: a line without figures that ends in a colon or is marked."""
    out: dict[int, Draft] = {}
    current: Draft | None = None
    for s in rows:
        ends_with_colon = bool(len(s.tokens)) and s.tokens.raw[-1] == ":"
        if not s.figures and (ends_with_colon or s.passage.role == "heading"):
            current = _heading_draft(text, s)
        elif (
            s.passage.role in ("body", "title", "standfirst") and s.figures and current is not None and not _is_list(s)
        ):
            current = None
        if current is not None and current.sentence is not s:
            out[s.index] = current
    return out


def _is_list(s: Sentence) -> bool:
    return s.figures[0].first <= 4 or ":" in s.tokens.raw or "–" in s.tokens.raw


def _heading_draft(text: str, s: Sentence) -> Draft | None:
    n = len(s.tokens)
    place = s.tokens.end[-1]
    d = Draft(s, Numeral(n - 1, n, place, place, 0, 0), -1)
    nouns = [m for m in s.of("counted") if "counted" in m.payload.gives]
    if nouns:
        take_noun(d, text, nouns[0], "noun.heading", strength=70)
    found = best_event(d, counted=d.counted)
    if found is not None and (d.event is None or d.firm("event") < 50):
        put_event(d, text, found, strength=70)
    read_offence(d, text)
    return d if d.counted is not None or d.event is not None else None


def _donor(d: Draft, before: list[Draft], headings: dict[int, Draft]) -> tuple[Draft | None, str]:
    """The figure (or heading) that tells what this one leaves unsaid, and the rule that chose it."""
    prev = before[-1] if before else None
    own = d.firm("counted") >= 50
    if not own and d.numeral.kind == "count" and d.numeral.low >= 13 and not d.anaphor:
        same = next((w for w in reversed(before) if w.numeral.low == d.numeral.low and w.numeral.kind == "count"), None)
        joined = prev is not None and prev.sentence is d.sentence and _one_list(prev, d)
        if same is not None and d.label is None and not joined:
            return same, "inherited.same_number"
    if (
        d.numeral.kind in ("percent", "fraction")
        and not own
        and not d.anaphor
        and prev is not None
        and prev.sentence is d.sentence
    ):
        # "so the 1,010 are between 4.6 % and 22.4 % of it": the count that is the clause's subject
        counts = [
            w
            for w in before
            if w.sentence is d.sentence and w.numeral.kind == "count" and w.numeral.low == w.numeral.high
        ]
        if counts:
            return counts[-1], "inherited.previous"
    lead = next((w for w in before if w.sentence is d.sentence and of_the(w)), None)
    if lead is not None and not own and d.numeral.kind != "percent":
        return lead, "inherited.of_the_number"
    if d.anaphor:
        for w in reversed(before):
            if (
                w.numeral.kind == "count"
                and w.stat != "delta"
                and not (w.counted == "place" and d.firm("counted") == 0)
                and (w.numeral.low >= d.numeral.low or d.numeral.kind != "count")
            ):
                return w, "inherited.whole"
    if d.label is not None and d.group is not None and prev is not None:
        # rows of groups ("volunteers: 24,200") divide the last count that was no row
        whole = next(
            (w for w in reversed(before) if w.label is None and w.numeral.kind == "count" and w.stat != "delta"), None
        )
        if whole is not None and whole.counted == "person" and whole.numeral.low >= d.numeral.low:
            return whole, "inherited.whole_of_rows"
    heading = headings.get(d.sentence.index)
    if heading is not None and not own and d.label is not None:
        return heading, "inherited.heading"
    joined = prev is not None and prev.sentence is d.sentence and prev.counted is not None and d.label is None
    if not own and _offence_beside(d) and not joined:
        for w in reversed(before):
            if w.counted in LEGAL and not w.anaphor:
                return w, "inherited.cases"
        for w in reversed(before):
            if w.event in JUSTICE:
                return w, "inherited.justice"
    if not own and prev is not None and prev.sentence is d.sentence and d.label is None:
        # a part named in passing ("59,606 cases, of which 2,592 were closed, and 29,521 …") is passed over
        whole = next((w for w in reversed(before) if w.sentence is d.sentence and not w.anaphor), prev)
        return (whole if prev.anaphor and not d.anaphor else prev), "inherited.previous"
    if heading is not None and (not own or (heading.event is not None and _fits(heading.event, d.counted))):
        return heading, "inherited.heading"
    if prev is None:
        return None, ""
    if prev.anaphor and not d.anaphor and prev.sentence is not d.sentence:
        prev = next((w for w in reversed(before) if not w.anaphor and w.numeral.kind == "count"), prev)
    if d.numeral.kind == "count" and prev.numeral.kind in ("percent", "fraction"):
        counts = [x for x in before if x.numeral.kind == "count"]
        if counts and not own:
            prev = counts[-1]
    if (
        own
        and prev.counted != d.counted
        and prev.sentence is not d.sentence
        and not (d.counted == "person" and _fits(prev.event, "person") and prev.event not in JUSTICE)
    ):
        alike = next((w for w in reversed(before) if w.counted == d.counted and w.event is not None), None)
        if alike is not None:
            return alike, "inherited.same_noun"
    if prev.sentence is not d.sentence:
        # the subject of the sentence before, not a place or a time named in passing
        told = [w for w in before if w.sentence is prev.sentence and w.numeral.kind == "count" and not w.anaphor]
        main = [w for w in told if w.counted != "place"]
        if main and prev.counted == "place":
            prev = main[0]
    return prev, "inherited.previous" if prev.sentence is d.sentence else "inherited.sentence_before"


def _one_list(a: Draft, b: Draft) -> bool:
    """Whether two numbers of a sentence stand in one list: no verb between them."""
    s = b.sentence
    between = range(a.numeral.after, b.numeral.first)
    return not any(x.first in between and x.payload.gives.get("breaker") == "verb" for x in s.of("breaker"))


def _offence_beside(d: Draft) -> bool:
    return any(
        weigh(d, m)[0] >= 68
        and not d.sentence.numerals_between(min(m.after, d.numeral.after), max(m.first, d.numeral.first))
        for m in d.sentence.of("offence")
    )


def _fill_noun(text: str, d: Draft, donor: Draft | None, rule: str, first: Draft | None) -> None:
    same = donor is not None and donor.sentence is d.sentence
    natural = d.event in PERSONAL and d.firm("event") >= 55
    if (
        donor is not None
        and donor.counted is not None
        and (
            same or d.anaphor or d.label is not None or not natural or rule in ("inherited.cases", "inherited.justice")
        )
    ):
        d.inherit("counted", donor, rule, strength=45)
        if donor.group is not None and d.group is None and d.anaphor:
            d.inherit("group", donor, rule, strength=40)
        return
    if d.anaphor:
        named = [m for m in d.sentence.of("counted") if m.after <= d.numeral.first and "counted" in m.payload.gives]
        people = [m for m in named if m.payload.gives["counted"] == "person"]
        noun = people[0] if people else named[-1] if named else None
        if noun is not None:
            take_noun(d, text, noun, "noun.antecedent", strength=50)
            return
    if natural or d.group is not None or d.anaphor:
        d.set("counted", "person", f"noun.of_event: {d.event or d.group}", strength=50)
    elif first is not None and first is not d and first.counted is not None:
        d.inherit("counted", first, "inherited.next", strength=20)
    elif d.numeral.kind in ("percent", "fraction"):
        d.set("counted", "person", "noun.default_share", strength=10)


def _fill_event(
    text: str, d: Draft, donor: Draft | None, rule: str, first: Draft | None, *, topic: str | None, stage: str
) -> None:
    elided = d.firm("counted") < 55
    local = best_event(d, counted=d.counted)
    noun_event = d.event is not None and d.firm("event") >= 90
    if noun_event:
        return
    source = donor if donor is not None and donor.event is not None else None
    if d.anaphor and source is not None and d.event in GROUP_EVENTS and source.event not in GROUP_EVENTS:
        group = GROUP_EVENTS[d.event]
        if group is not None and d.group is None:
            d.set("group", group, f"group.of_event: {d.because['event'].rule}", strength=60)
        d.strength["event"] = 0
        local = None
    if elided and source is not None and _fits(source.event, d.counted):
        threshold = 62 if d.anaphor else 72
        keep = (
            local is not None
            and local[0] >= threshold
            and not (local[1].payload.gives["event"] in ACTS and source.event in JUSTICE)
            and (local[1].payload.gives["event"] not in GROUP_EVENTS or not d.anaphor)
            and not local[1].payload.gives.get("weak")
        )
        if keep and local is not None:
            put_event(d, text, local)
        else:
            d.inherit("event", source, rule, strength=45)
        _fill_offence(d, source, rule)
        return
    if (
        d.firm("event") >= 50
        and local is not None
        and local[1].payload.gives.get("weak")
        and d.because["event"].rule.endswith(local[1].payload.id)
        and source is not None
        and source.event in ACTS
        and source.firm("event") >= 40
    ):
        # "it lost 1,010 men this way": a word of many meanings gives way to the act the page speaks of
        d.inherit("event", source, rule, strength=45)
        return
    if d.firm("event") >= 50:
        if source is not None and d.event in JUSTICE:
            _fill_offence(d, source, rule)
        return
    if local is not None and local[0] >= 50:
        put_event(d, text, local)
        return
    swapped = (
        d.counted in ("case", "incident")
        and source is not None
        and source.counted != d.counted
        and source.event == "convicted"
    )
    # what the number's own noun says, if only weakly ("losses"), beats what another sentence spoke of
    spoken = d.event == "casualties" and source is not None and source.sentence is not d.sentence and not d.anaphor
    fits = source is not None and _fits(source.event, d.counted) and not swapped and not spoken
    alone = d.counted == "person" and d.firm("counted") >= 58 and d.event is None and local is None
    other = source is not None and source.sentence is not d.sentence and not d.anaphor and d.label is None
    if fits and alone and other and unknown_verb(d):
        d.set("event", "other", "event.unknown_verb", strength=12)  # "Відстрочку мають мільйон чоловіків"
        return
    if fits and source is not None:
        d.inherit("event", source, rule, strength=40)
        _fill_offence(d, source, rule)
        return
    if d.counted in LEGAL:
        if d.event not in JUSTICE:
            d.set("event", "convicted" if d.counted == "verdict" else stage, "event.page_stage", strength=20)
        if source is not None:
            _fill_offence(d, source, rule)
        return
    headline = d.sentence.passage.role in ("title", "heading", "standfirst") or d.sentence.index == 0
    if d.event is None and headline and first is not None and first is not d and _fits(first.event, d.counted):
        d.inherit("event", first, "inherited.next", strength=30)
        return
    if d.event is None and local is not None and local[0] > 0:
        put_event(d, text, local, strength=30)
        return
    soldiers = d.noun is not None and d.noun.payload.id.endswith(
        ("counted.soldier", "counted.conscript", "counted.reservist")
    )
    row = d.label is not None or d.sentence.passage.role in ("table_row", "list_item")
    if d.event is None and soldiers and not headline and topic not in ACTS and not row:
        d.set("event", "strength", "event.soldiers_alone", strength=20)
    elif d.event is None and row and topic == "lost" and d.counted == "person":
        d.set("event", "casualties", "event.losses_of_people", strength=20)  # "Personnel" in a table of losses
    elif d.event is None and topic is not None and _fits(topic, d.counted):
        d.set("event", topic, "event.page_topic", strength=20)
    default_event(d, stage=stage)


def _fill_offence(d: Draft, source: Draft, rule: str) -> None:
    if source.offence is not None and d.firm("offence") < 50:
        d.inherit("offence", source, rule, strength=40)


def _fits(event: str | None, counted: str | None) -> bool:
    """Whether an event can happen to what is counted."""
    if event is None:
        return False
    if counted in LEGAL:
        return event in JUSTICE or event in ("infected", "other")
    if counted in EQUIPMENT:
        return event in ("lost", "shot_down", "launched", "supplied", "attacked")
    if counted == "person":
        return event not in ("lost", "shot_down", "launched", "supplied")
    if counted == "incident":
        return event in JUSTICE or event in ("attacked", "launched", "protested", "awol", "deserted", "other")
    if counted == "place":
        return event in ("infected", "attacked", "other", "evacuated")
    if counted == "request":
        return event in ("sought_help", "sought_asylum", "other")
    return counted in ("record", None, "other") and event not in JUSTICE
