"""Parts and wholes: which figure a figure is a stated part of."""

from __future__ import annotations

from countback.figures.draft import Draft
from countback.figures.figure import PartOf
from countback.figures.measure import JUSTICE

_KINDS_OF_OFFENCE = frozenset({"awol", "desertion", "refusal", "other", "voluntary_surrender"})


def link_parts(drafts: list[Draft]) -> None:
    """Give every draft that is a stated part its whole, looking back over the page."""
    for k, d in enumerate(drafts):
        if d.stat_is("delta"):
            continue
        whole, rule = _whole(d, drafts[max(0, k - 60) : k])
        if whole is not None:
            d.whole = whole
            d.set("part_of", PartOf(whole.said, whole.span), rule, strength=60)


def _whole(d: Draft, before: list[Draft]) -> tuple[Draft | None, str]:
    if not before:
        return None, ""
    prev = before[-1]
    same = prev.sentence is d.sentence
    # "Of the 1,053, 992 date from …": the figure just named in "of the N" is the whole
    if same and of_the(prev) and prev.numeral.low >= d.numeral.low and d.numeral.kind == "count":
        return prev, "part.of_the_number"
    if d.anaphor:
        for w in reversed(before):
            if (
                w.numeral.kind != "count"
                or w.stat_is("delta")
                or (w.whole is not None and w.sentence is d.sentence and _joined_list(d, w))
            ):
                continue
            if _holds(w, d):
                if d.another and w.whole is not None and _holds(w.whole, d):
                    return w.whole, "part.another"
                if w.group is not None and w.whole is not None and w.sentence is not d.sentence and _holds(w.whole, d):
                    return w.whole, "part.anaphor_of_whole"
                return w, "part.anaphor"
        return None, ""
    # a list after a part shares its whole: "858 contract soldiers, 150 mobilised and two conscripts"
    if prev.whole is not None and same and _joined_list(d, prev) and _holds(prev.whole, d) and not _own_clause(d, prev):
        return prev.whole, "part.same_list"
    # "volunteers: 24,200", "officers: 4,800": rows of groups under a count of all
    if d.label is not None and d.group is not None and d.numeral.kind == "count":
        for w in reversed(before[-14:]):
            if (
                w.label is None
                and w.numeral.kind == "count"
                and w.stat != "delta"
                and w.counted == d.counted
                and w.group is None
            ):
                return (w, "part.group_row") if _holds(w, d) and w.event == d.event else (None, "")
    # "AWOL: 18,159; desertion: 1,010" after a total of all of them
    if d.offence in _KINDS_OF_OFFENCE and d.firm("offence") >= 60 and d.event in JUSTICE and d.numeral.kind == "count":
        for w in reversed(before[-10:]):
            if w.event in JUSTICE and w.whole is None and w.numeral.kind == "count" and _holds(w, d):
                if w.offence != d.offence and (
                    w.offence not in _KINDS_OF_OFFENCE or (w.label is None and d.label is not None)
                ):
                    return w, "part.offence"
    # "Moscow (496 cases), Sverdlovsk (258)": a place in brackets after a count without one
    if d.label is not None and d.sentence.tokens.raw[d.label[1]] == "(" and (d.where or d.offence):
        for w in reversed(before):
            if w.label is None and w.numeral.kind == "count" and _holds(w, d) and _alike(w, d):
                return w, "part.bracket"
    # a region of the whole: "with 496 in the Moscow region"
    if d.where is not None and d.firm("where") >= 60 and d.numeral.kind == "count":
        for w in reversed(before[-4:]):
            if w.where is None and _holds(w, d) and _alike(w, d) and w.sentence.index >= d.sentence.index - 1:
                return w, "part.region"
    return None, ""


def of_the(d: Draft) -> bool:
    """Whether the number stands as a whole about to be divided: "Of the 1,053, 992 …"."""
    t = d.sentence.tokens
    i = d.numeral.first
    while i > 0 and (
        t.low[i - 1] in ("the", "these", "those", "nearly", "about", "some", "over")
        or d.sentence.ending("bound", i) is not None
    ):
        i -= 1
    return (
        i > 0
        and t.low[i - 1] in d.sentence.partitives
        and (i == 1 or t.raw[i - 1][0].isupper() or t.raw[i - 2] in ",;:(")
    )


def _joined_list(d: Draft, prev: Draft) -> bool:
    return d.sentence.hard[prev.numeral.first] == d.sentence.hard[d.numeral.first] or d.label is not None


def _own_clause(d: Draft, prev: Draft) -> bool:
    return False


def _alike(w: Draft, d: Draft) -> bool:
    return (
        d.counted is None
        or w.counted is None
        or d.counted == w.counted
        or {d.counted, w.counted} <= {"case", "verdict", "person", "incident"}
    )


def _holds(w: Draft, d: Draft) -> bool:
    if d.numeral.kind in ("percent", "fraction"):
        return w.numeral.kind == "count"
    if w.numeral.kind != "count":
        return False
    return w.numeral.low > d.numeral.low and (d.numeral.high is None or w.numeral.low >= d.numeral.high)
