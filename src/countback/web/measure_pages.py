"""A measure and an origin: the chart, its table twin, and filters that stand in the query string."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from countback.claims.claim import Claim
from countback.claims.series import Series, series_of
from countback.claims.voices import name_of, registry
from countback.exports.measures import measure_slug, origin_slug
from countback.exports.tables import CLAIMS, claim_rows
from countback.exports.wording import measure as measure_words
from countback.exports.wording import side
from countback.web.answers import Answer
from countback.web.asked import Asked, BadQuestion, NotFound
from countback.web.charts import Chart, chart_of, describe, draw, legend
from countback.web.desk import Desk, State
from countback.web.feeds import Feed
from countback.web.lists import claim_items, leaf, paged
from countback.web.paint import own

_STATS = ("total", "flow", "delta", "share", "target")


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter: its name in the query string, its label, what may be chosen (value, words, how many), what is."""

    name: str
    label: str
    options: tuple[tuple[str, str, int], ...]
    chosen: str


def filtered(claims: Sequence[Claim], asked: Asked) -> tuple[list[Claim], list[Filter]]:
    """The claims the query string asks for, and the filters to show. ``from`` and ``to`` keep overlapping periods."""
    kinds: list[tuple[str, str, Callable[[Claim], str], Callable[[str], str]]] = [
        ("origin", "Counted by", lambda c: origin_slug(c.origin), lambda v: v),
        ("side", "Of whom", lambda c: c.head.figure.scope.side or "", side),
        ("where", "Where", lambda c: c.head.figure.scope.where or "", str),
        ("group", "Group", lambda c: c.head.figure.scope.group or "", str),
        ("stat", "Kind", lambda c: c.head.figure.measure.stat, str),
    ]
    names = {origin_slug(c.origin): name_of(c.origin) for c in claims}
    since, until = asked.day("from"), asked.day("to")
    if since is not None and until is not None and since.first > until.last:
        raise BadQuestion(f"from ({since}) is later than to ({until})")
    asked.choice("stat", _STATS)
    kept, shown = list(claims), []
    for name, label, of, words in kinds:
        chosen = asked.text(name)
        counts = Counter(of(c) for c in claims)
        options = [(v, names.get(v, words(v)) if v else "not said", n) for v, n in counts.items() if v]
        options.sort(key=lambda o: (-o[2], o[1]))
        if len(options) > 1 or chosen:
            shown.append(Filter(name, label, tuple(options[:200]), chosen))
        if chosen:
            kept = [c for c in kept if of(c) == chosen]
    if (day := asked.day("known")) is not None:
        kept = known_on(kept, day.last)
    if since is not None or until is not None:
        first = since.first if since is not None else None
        last = until.last if until is not None else None
        kept = [c for c in kept if _within(c, first, last)]
    return kept, shown


def known_on(claims: Sequence[Claim], day: date) -> list[Claim]:
    """The claims that dated pages had told by a day; of each as-of date in a series the value told last by then."""
    told = [c for c in claims if any(m.source.published and m.source.published.first <= day for m in c.members)]
    dropped: set[str] = set()
    for series in series_of(told):
        shown = {p.claim.id for p in series.as_known_on(day)}
        dropped |= {p.claim.id for p in series.points if p.claim.id not in shown}
    return [c for c in told if c.id not in dropped]


def _within(claim: Claim, first: date | None, last: date | None) -> bool:
    """Whether a claim's period touches the days asked for; an undated one does not."""
    period = claim.head.figure.period
    until = period.until or period.since
    since = period.since if claim.head.figure.measure.stat in ("flow", "delta") else until
    if until is None:
        return False
    return not (first is not None and until.last < first) and not (last is not None and (since or until).first > last)


def measure(desk: Desk, state: State, asked: Asked, *, slug: str) -> Answer:
    """One measure: who counted it, how it moved, what does not fit."""
    same = state.holdings.measures.get(slug)
    if same is None:
        raise NotFound(f"there is no measure {slug} in this ledger")
    return _answer(state, asked, same, title=measure_words(same[0].head.figure), origin=None, kind="measure")


def origin(desk: Desk, state: State, asked: Asked, *, slug: str) -> Answer:
    """One origin: all it counted, its series, and how its figures were passed on."""
    same = state.holdings.origins.get(slug)
    if same is None:
        raise NotFound(f"there is no origin {slug} in this ledger")
    return _answer(state, asked, same, title=name_of(same[0].origin), origin=same[0].origin, kind="origin")


def _answer(state: State, asked: Asked, same: Sequence[Claim], *, title: str, origin: str | None, kind: str) -> Answer:
    h = state.holdings
    kept, filters = filtered(same, asked)
    found = leaf(kept, asked)
    charts = _charts(kept) if kind == "origin" else [(title, "", chart_of(kept))]
    drawn = [
        {
            "title": name,
            "path": path,
            "svg": own(draw(chart, title=name, small=kind == "origin")),
            "notes": describe(chart),
            "legend": legend(chart),
            "count": len(chart.dots),
        }
        for name, path, chart in charts
        if chart.drawn
    ]
    context: dict[str, Any] = {
        "kind": kind,
        "title": title,
        "origin": origin,
        "known": registry().get(origin or ""),
        "found": found,
        "filters": [f for f in filters if not (kind == "origin" and f.name == "origin")],
        "since": asked.text("from"),
        "until": asked.text("to"),
        "known_on": asked.text("known"),
        "charts": drawn,
        "all": len(same),
        "origins": Counter(c.origin for c in same),
        "relays": _relays(same) if kind == "origin" else [],
        "series": series_of(kept),
        "own_pages": [d for d in h.documents.values() if origin is not None and d.outlet == origin],
        "findings": h.open_findings(kept),
        "holdings": h,
    }

    def data() -> dict[str, Any]:
        return paged(found, asked) | {
            kind: title,
            "claims": list(CLAIMS.rows(claim_rows(h, found.rows))),
            "series": [_series_row(s) for s in context["series"]],
        }

    def feed() -> Feed:
        page = asked.address(extension="html")
        return Feed(f"Countback: {title}", asked.address(extension="atom"), page, claim_items(h, kept))

    texts = {}
    if kind == "measure":
        texts["svg"] = lambda: draw(charts[0][2], title=title, links=asked.base, standalone=True)
    return Answer("measure.html", context, data, (CLAIMS, lambda: claim_rows(h, kept)), feed, texts)


def _charts(claims: Sequence[Claim]) -> list[tuple[str, str, Chart]]:
    """One chart for each of an origin's measures that can be drawn, at most six."""
    groups: dict[str, list[Claim]] = {}
    for c in claims:
        groups.setdefault(measure_slug(c.head.figure), []).append(c)
    charts = [
        (measure_words(same[0].head.figure), f"/measures/{slug}", chart_of(same)) for slug, same in groups.items()
    ]
    charts = [c for c in charts if len({d.day for d in c[2].dots}) > 1]
    return sorted(charts, key=lambda c: -len(c[2].dots))[:6]


def _relays(claims: Sequence[Claim]) -> list[tuple[str, int, int]]:
    """Who passed an origin's counts on: the relay, on how many pages, of how many claims; most first."""
    pages: dict[str, set[str]] = {}
    told: dict[str, set[str]] = {}
    for c in claims:
        for m in c.members:
            for relay in dict.fromkeys([*m.figure.via, *([m.source.outlet] if m.source.outlet else [])]):
                if relay != c.origin:
                    pages.setdefault(relay, set()).add(m.source.sha256)
                    told.setdefault(relay, set()).add(c.id)
    return sorted(((name_of(r), len(pages[r]), len(told[r])) for r in pages), key=lambda r: (-r[1], r[0]))


def _series_row(series: Series) -> dict[str, Any]:
    return {
        "origin": series.origin,
        "points": [{"at": str(p.at), "value": p.value, "claim": p.claim.id} for p in series.points],
        "revisions": [
            {"at": str(r.at), "kind": r.kind, "earlier": r.earlier.claim.id, "later": r.later.claim.id}
            for r in series.revisions()
        ],
    }
