"""Series: numbers of one sentence that each stand beside a label, the labels all of one kind.

"2022: 1,001; 2021: 615", "January 123, February 140", "cases 132,121 deaths 2,420".
"""

from __future__ import annotations

from countback.figures.meanings import Told, time_label
from countback.figures.numerals import Numeral
from countback.figures.sentence import Mark, Sentence

_LABEL_MARKS = frozenset("–—−-:(")


def labelled_by_time(s: Sentence) -> list[tuple[Numeral, int, int | None, int | None]]:
    """Numbers right after a year or a month, with the label's first token, its year and its month.

    Without a mark between label and number they must be months, three or more, and one number too great for a day.
    """
    t = s.tokens
    out: list[tuple[Numeral, int, int | None, int | None]] = []
    marked = True
    for n in s.numerals:
        if n.kind not in ("count", "percent") or not n.digits or n.low != n.high:
            continue
        year = len(n.bare) == 4 and 1980 <= n.low <= 2039
        if year and n.after < len(t) and t.raw[n.after] in _LABEL_MARKS:
            continue  # itself a label
        i = n.first - 1
        mark = i >= 1 and t.raw[i] in _LABEL_MARKS
        i -= mark
        label = time_label(s, i) if i >= 0 else None
        opens = label is not None and (
            label[0] == 0 or t.raw[label[0] - 1] in ",;:(." or t.low[label[0] - 1] in s.conjunctions
        )
        if label is None or not opens or not (mark or label[2] is not None):
            if len(out) >= 2:
                break
            out = []
            continue
        marked = marked and mark
        out.append((n, *label))
    if not marked and (len(out) < 3 or all(n.low <= 31 for n, *_ in out) or any(x[3] is None for x in out)):
        return []
    return out


def year_of(told: Told | None) -> int | None:
    """The year of a period that lies in one."""
    p = told.value if told is not None else None
    if p is None or p.until is None or (p.since is not None and p.since.year != p.until.year):
        return None
    return int(p.until.year)


def pairs(s: Sentence) -> list[tuple[Numeral, Mark]]:
    """ "cases 132,121 deaths 2,420": numbers that each follow their noun, the last of them with none after it."""
    out: list[tuple[Numeral, Mark]] = []
    for n in s.figures:
        m = s.ending("counted", n.first)
        others = m is not None and not out and m.first > 0 and s.numeral_at(m.first - 1)
        if m is None or others or m.first in s.taken or "counted" not in m.payload.gives or n.kind != "count":
            if len(out) >= 2:
                break
            out = []
            continue
        out.append((n, m))
    if len(out) < 2 or s.starting("counted", out[-1][0].after) is not None:
        return []
    return out


def is_row(s: Sentence) -> bool:
    """Whether a sentence with figures is a row of a list: a short label, a mark, and its number."""
    label = s.tokens.raw[: s.figures[0].first]
    if s.passage.role == "table_row":
        return True
    return len(label) <= 12 and any(m in _LABEL_MARKS for m in label[1:]) and not any(m in ",;" for m in label)
