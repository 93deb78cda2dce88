"""Parts and wholes of one page: sums that fail, parts above their whole, and the note that a sum holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from countback.checks.arithmetic import finding, high, low, of_article, same_unit
from countback.checks.finding import Finding
from countback.claims.likeness import rounds, said_as, written
from countback.claims.traits import place_key
from countback.figures.figure import Figure
from countback.figures.reading import Reading
from countback.values import Count

#: What "about" may hide in a sum, as a share of the whole.
ABOUT = 0.02
#: "Over 1,000" may stand for a sum up to this much higher.
OVER = 0.15
#: A whole cut by place whose parts reach this share of it leaves no room for a part not named.
COVERED = 0.97
#: Parts that exceed the whole by more than this factor are parts of each other, or read wrongly.
FAR, FAR_TWO = 1.25, 1.1
#: Parts nobody calls parts are looked for this far behind the whole.
REACH = 600
#: Longest list of parts tried as runs.
PARTS = 60
EXCLUSIVE_GROUPS = frozenset(["mobilised", "contract", "conscript", "volunteer", "convict", "reservist"])


def parts_and_wholes(reading: Reading) -> list[tuple[Figure, list[Figure]]]:
    """Each whole with its stated parts, shares left out, both in order of place."""
    figures = of_article(reading)
    at = {f.span: f for f in figures}
    parts: dict[int, list[Figure]] = defaultdict(list)
    wholes: dict[int, Figure] = {}
    for f in figures:
        if f.part_of is None or f.measure.stat in ("share", "delta"):
            continue
        whole = at.get(f.part_of.span)
        if whole is not None and whole is not f and whole.measure.stat != "share":
            wholes[whole.span.start] = whole
            parts[whole.span.start].append(f)
    for whole, found in implied(figures):
        if not any(p.span.start in {f.span.start for f in found} for p in parts.get(whole.span.start, ())):
            wholes.setdefault(whole.span.start, whole)
            parts[whole.span.start] = sorted(parts[whole.span.start] + found, key=lambda f: f.span)
    return _one_whole([(wholes[k], parts[k]) for k in sorted(wholes)])


def _one_whole(found: list[tuple[Figure, list[Figure]]]) -> list[tuple[Figure, list[Figure]]]:
    """A whole said twice on the page, in the headline and in the text, is one whole: its parts come together."""
    out: list[tuple[Figure, list[Figure]]] = []
    for whole, parts in found:
        k = next((k for k, (w, _) in enumerate(out) if w.count.said == whole.count.said and _same(w, whole)), None)
        if k is None:
            out.append((whole, parts))
            continue
        before, others = out[k]
        every = sorted([*others, *parts], key=lambda f: f.span)
        out[k] = (whole if len(parts) > len(others) else before, every)
    return out


def _same(a: Figure, b: Figure) -> bool:
    """Whether two figures of a page count the same thing of the same people, each other's words for one count."""
    return a.measure == b.measure and a.scope.side == b.scope.side and a.count.low == b.count.low


def implied(figures: Sequence[Figure]) -> Iterator[tuple[Figure, list[Figure]]]:
    """Wholes followed by three or more counts of groups (or offences) that exclude each other and nearly add up to it:
    parts, though no word says so."""
    for i, whole in enumerate(figures):
        if whole.measure.stat == "share" or not whole.count.single or low(whole) < 20:
            continue
        for kind in (_by_group, _by_offence):
            near: list[Figure] = []
            for f in figures[i + 1 : i + 9]:
                if f.span.start - whole.span.end > REACH:
                    break
                free = f.part_of is None or f.part_of.span == whole.span
                alike = f.measure.stat not in ("share", "delta") and f.measure.counted == whole.measure.counted
                if free and alike and low(f) < low(whole):
                    near.append(f)
            chosen = kind(near)
            if len(chosen) < 3 or (whole.scope.group is not None and kind is _by_group):
                continue
            total = sum(low(f) for f in chosen)
            if rounds(whole.count, Count(total, total)):
                continue
            if abs(Decimal(total) - low(whole)) <= Decimal(str(ABOUT)) * low(whole):
                yield whole, chosen
                break


def sums(reading: Reading) -> Iterator[Finding]:
    """``sum``, ``part_exceeds_whole`` and the note ``consistent_sum``."""
    short: dict[int | Decimal, list[Figure]] = defaultdict(list)
    for f in of_article(reading):
        if f.count.single and low(f) >= 2 and not _ends_in_separator(reading, f):
            short[low(f) * 1000].append(f)
    for whole, parts in parts_and_wholes(reading):
        alike = [f for f in short.get(low(whole), ()) if whole.count.single and same_unit(f, whole)]
        yield from _too_large(reading, [whole, *alike], parts)
        fits = _fitting_run(whole, parts[:PARTS])
        if fits:
            added = " + ".join(written(p.count) for p in fits)
            yield finding(
                reading,
                "consistent_sum",
                [whole, *fits],
                f"{added} = {written_sum(fits)}, stated {said_as(whole.count)}: adds up",
            )
            continue
        wrong = _misfit(whole, parts[:PARTS])
        if wrong:
            added = " + ".join(written(p.count) for p in wrong)
            total = sum(low(p) for p in wrong)
            gap = abs(total - low(whole))
            yield finding(
                reading,
                "sum",
                [whole, *wrong],
                f"{added} = {total:,}, but the page states {said_as(whole.count)}: {gap:,} "
                f"{'too many' if total > low(whole) else 'short'}",
                unless="impossible unless the parts overlap or one is counted differently"
                if total > low(whole)
                else "impossible unless a part is not named",
                values={"parts": f"{total:,}", "whole": written(whole.count), "difference": f"{gap:,}"},
            )
            continue
        apart = _distinct(parts[:PARTS])
        if len(apart) >= 2:
            rest = low(whole) - sum(low(p) for p in apart)
            if rest > 0:
                added = " + ".join(written(p.count) for p in apart)
                yield finding(
                    reading,
                    "consistent_sum",
                    [whole, *apart],
                    f"{added} = {low(whole) - rest:,} of {said_as(whole.count)}: {rest:,} are not named",
                    values={"remainder": f"{rest:,}"},
                )


def written_sum(parts: Sequence[Figure]) -> str:
    """The sum of the parts for people."""
    lows, highs = sum(low(p) for p in parts), sum(high(p) for p in parts)
    return f"{lows:,}" if lows == highs else f"{lows:,}–{highs:,}"


def _too_large(reading: Reading, wholes: Sequence[Figure], parts: Sequence[Figure]) -> Iterator[Finding]:
    """A part above its whole; ``wholes`` are the stated one and those that tell it without its thousand."""
    for w in wholes:
        if w.count.bound == "min" and w is wholes[0]:
            continue
        limit = high(w) * Decimal("1.05") if w.count.bound in ("about", "min") else high(w)
        over = [p for p in parts if low(p) > limit and same_unit(p, w)]
        if over:
            worst = max(over, key=lambda p: (low(p), -p.span.start))
            yield finding(
                reading,
                "part_exceeds_whole",
                [w, worst],
                f"{said_as(worst.count)} are stated as a part of {said_as(w.count)}",
                unless="impossible unless the units differ or a multiplier was lost",
                values={"part": written(worst.count), "whole": written(w.count)},
            )
            return


def _ends_in_separator(reading: Reading, f: Figure) -> bool:
    """Whether the number is cut off after its separator: its value is not to be relied on."""
    return reading.text[f.span.end : f.span.end + 3].rstrip(" ") in (",", ",\n", ",\n\n")


def _fits(whole: Figure, lows: int | Decimal, highs: int | Decimal, *, soft: bool) -> bool:
    w, top = low(whole), high(whole)
    if whole.count.bound == "min":
        return lows <= top * (1 + Decimal(str(OVER))) and highs >= w
    slack = Decimal(str(ABOUT)) * w if soft or whole.count.bound == "about" else Decimal(0)
    return lows <= top + slack and highs >= w - slack


def _fitting_run(whole: Figure, parts: Sequence[Figure]) -> list[Figure]:
    """The longest run of neighbouring parts that adds up to the whole."""
    best: list[Figure] = []
    for i in range(len(parts)):
        lows, highs, soft = low(parts[i]), high(parts[i]), parts[i].count.bound != "exact"
        for j in range(i + 1, len(parts)):
            lows, highs = lows + low(parts[j]), highs + high(parts[j])
            soft = soft or parts[j].count.bound != "exact"
            if j - i + 1 > len(best) and _fits(whole, lows, highs, soft=soft):
                best = list(parts[i : j + 1])
            if lows > 2 * high(whole):
                break
    return best or _fitting_kind(whole, parts)


def _fitting_kind(whole: Figure, parts: Sequence[Figure]) -> list[Figure]:
    """Parts of one kind (all by offence, all by group, all by place) that add up though other parts stand between."""
    for kind in (_by_offence, _by_group, _by_place):
        chosen = kind(parts)
        if len(chosen) >= 2 and _fits(
            whole,
            sum(low(p) for p in chosen),
            sum(high(p) for p in chosen),
            soft=any(p.count.bound != "exact" for p in chosen),
        ):
            return chosen
    return []


def _by_offence(parts: Sequence[Figure]) -> list[Figure]:
    return _one_each(parts, [p.measure.offence if p.measure.offence != "service_all" else None for p in parts])


def _by_group(parts: Sequence[Figure]) -> list[Figure]:
    return _one_each(parts, [p.scope.group if p.scope.group in EXCLUSIVE_GROUPS else None for p in parts])


def _by_place(parts: Sequence[Figure]) -> list[Figure]:
    return _one_each(parts, [str(place_key(p.scope.where)) if p.scope.where else None for p in parts])


def _one_each(parts: Sequence[Figure], keys: Sequence[str | None]) -> list[Figure]:
    chosen: dict[str, Figure] = {}
    for p, key in zip(parts, keys, strict=True):
        if key is not None:
            chosen.setdefault(key, p)
    units = {p.measure.counted for p in chosen.values()}
    return list(chosen.values()) if len(units) <= 1 else []


def _distinct(parts: Sequence[Figure]) -> list[Figure]:
    """Parts that cannot overlap: of different places, groups or offences, whichever names most."""
    return max((kind(parts) for kind in (_by_place, _by_group, _by_offence)), key=len)


def _misfit(whole: Figure, parts: Sequence[Figure]) -> list[Figure]:
    """Parts that cannot overlap and add up to more than the whole, or to nearly all of a whole cut by place."""
    if not whole.count.single:
        return []
    w = low(whole)
    for kind in (_by_offence, _by_group, _by_place):
        chosen = kind(parts)
        if len(chosen) < 2 or not all(same_unit(p, whole) for p in chosen):
            continue
        if any(p.measure.counted != whole.measure.counted for p in chosen if whole.measure.counted):
            continue
        total = sum(low(p) for p in chosen)
        soft = any(p.count.bound != "exact" for p in chosen) or whole.count.bound == "about"
        far = Decimal(str(FAR if len(chosen) > 2 else FAR_TWO))
        over = w * (Decimal("1.05") if soft else 1) < total <= w * far
        if over and whole.count.bound != "min":
            return chosen
        cut = kind is _by_place and whole.scope.where is None and len(chosen) >= 4
        if cut and not soft and whole.count.bound == "exact" and Decimal(str(COVERED)) * w <= total < w:
            return chosen
    return []
