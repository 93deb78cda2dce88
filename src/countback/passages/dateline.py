"""Who published a page and when, with the evidence for each and the candidates that lost.

Every candidate keeps its words, its place and a verdict. The order of trust: what a header says, the page's own
metadata, the date in its address, a stamp, a date beside the page's number or citation. What dates something else (a
review the page reports on, the site's clock, a later change, the address of the page this text was taken from) is
kept but never chosen.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from countback.passages.outlets import host_of, load_outlets
from countback.passages.passage import Dateline, Evidence, Passage
from countback.passages.stamps import byline_in, dates_in, day_month_in, load_words, stamp_of
from countback.values import PartialDate, Span

_PATH_DATE = re.compile(
    r"(?<=[/_.=-])(?P<y>(?:19|20)\d\d)(?P<s>[/_-])(?P<m>\d\d?)(?:(?P=s)(?P<d>\d\d?))?(?=[/_.?#-]|$)"
)
_PATH_PACKED = re.compile(r"(?<!\d)(?P<y>20[0-3]\d)(?P<m>[01]\d)(?P<d>[0-3]\d)(?!\d)")
_URL = re.compile(r"https?://[^\s<>\"']{4,300}")
_CITED_YEAR = re.compile(r"\(((?:19|20)\d\d)\)")
_CREDIT = re.compile(r"^[^()]{3,60}\(([^()]{2,40})\)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_CITY = re.compile(r"[^\W\d_a-z][\w'’. -]{1,39},\s*")
_HEADER_DATE = ("published", "date", "publication_date", "published_at", "publication date")
_HEADER_OUTLET = ("outlet", "publisher", "site")
_HEADER_BYLINE = ("author", "byline", "authors")
#: Blocks of the article at the page's head and end in which a stamp is looked for.
_HEAD, _END = 10, 4
#: Days by which a stamp may follow the address or the metadata and still be the same publication (time zones).
_SAME = timedelta(days=2)

_RANKS = {
    "header": 0,
    "meta": 1,
    "address": 2,
    "published": 3,
    "stamp": 4,
    "address_month": 5,
    "htmldate": 6,
    "place_line": 7,
    "issue_line": 8,
    "citation": 9,
    "day_line": 10,
}
_NEVER = {
    "updated": "the date of a later change",
    "masthead": "the site's clock, not the article's date",
    "source_address": "the address this text was taken from, not its own",
    "review_date": "the date of a document the page reports on",
    "modified": "the date of a later change",
}


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact from a page's markup: ``what`` is ``date``, ``outlet`` or ``byline``; ``source`` where it stood."""

    what: str
    value: str
    source: str
    said: str = ""


@dataclass(frozen=True, slots=True)
class _Candidate:
    source: str
    readings: tuple[PartialDate, ...]
    said: str
    span: Span | None = None


def dateline_of(
    text: str,
    passages: Sequence[Passage],
    *,
    meta: Mapping[str, str] | None = None,
    address: str = "",
    html_meta: Sequence[Fact] = (),
) -> Dateline:
    """Outlet, byline and published date of a page.

    ``meta`` is the ``key: value`` header, ``address`` the page's own address (ignored where the header only names it
    as ``source``: then it dates and names the text it was taken from), ``html_meta`` what the markup says.
    """
    meta = meta or {}
    own = meta.get("url") or meta.get("address") or ("" if address == meta.get("source") else address)
    taken_from = meta.get("source", "")
    article = [p for p in passages if p.part == "article"]
    edges = article if len(article) <= _HEAD + _END else [*article[:_HEAD], *article[-_END:]]
    links = _standing_links(text, passages)
    published, reprinted, dates = _date(text, article, edges, meta, own, taken_from, links, html_meta)
    outlet, outlets = _outlet(text, passages, article, meta, own, taken_from, links, html_meta)
    byline, bylines = _byline(text, edges, meta, html_meta)
    return Dateline(outlet, byline, published, reprinted, outlets, bylines, dates)


def date_in_address(address: str) -> PartialDate | None:
    """The date an address carries in its path; None if there is none.

    >>> str(date_in_address("https://example.org/news/2024/04/24/745/"))
    '2024-04-24'
    >>> str(date_in_address("https://example.org/2024/05/some-title.html"))
    '2024-05'
    """
    if not host_of(address):
        return None
    found = _PATH_DATE.search(address, 8) or _PATH_PACKED.search(address, 8)
    if found is None:
        return None
    try:
        return PartialDate(int(found["y"]), int(found["m"]), int(found["d"]) if found["d"] else None)
    except ValueError:
        return None


# --- the date ---------------------------------------------------------------------------------------------------


def _date(
    text: str,
    article: Sequence[Passage],
    edges: Sequence[Passage],
    meta: Mapping[str, str],
    own: str,
    taken_from: str,
    links: Sequence[tuple[str, Span]],
    html_meta: Sequence[Fact],
) -> tuple[PartialDate | None, PartialDate | None, tuple[Evidence, ...]]:
    found: list[_Candidate] = []
    for key in _HEADER_DATE:
        if meta.get(key):
            found += [_Candidate("header", s.readings, meta[key]) for s in list(dates_in(meta[key]))[:1]]
    for fact in html_meta:
        if fact.what in ("date", "modified", "htmldate"):
            source = {"date": "meta", "modified": "modified", "htmldate": "htmldate"}[fact.what]
            found += [
                _Candidate(source, s.readings, f"{fact.source}: {fact.said}") for s in list(dates_in(fact.value))[:1]
            ]
    for link, span in [(own, None), *links] if own else list(links):
        in_path = date_in_address(link)
        if in_path is not None:
            found.append(_Candidate("address" if in_path.day else "address_month", (in_path,), link, span))
    in_path = date_in_address(taken_from) if taken_from and taken_from != own else None
    if in_path is not None:
        found.append(_Candidate("source_address", (in_path,), taken_from))
    found += _stamps(text, edges)
    found += _review_dates(text, article, found)
    return _choose(found)


def _stamps(text: str, edges: Sequence[Passage]) -> list[_Candidate]:
    """What the first and last blocks of the article say about its date."""
    words = load_words()
    found: list[_Candidate] = []
    for i, passage in enumerate(edges):
        start, end = passage.span.start, min(passage.span.end, passage.span.start + 160)
        whole = passage.span.end <= end
        line = text[start:end]
        if _YEAR.search(line) is None:
            continue
        said = next(dates_in(line), None)
        if said is None:
            continue
        span = said.span.shifted(by=start)
        stamp = stamp_of(line) if whole else None
        before = line[: said.span.start].strip(" \t\u00a0•·|:-–—").lower().rstrip(":")
        if stamp is not None:
            if stamp.kind == "stamp" and stamp.weekday and not stamp.timed and i == 0 and not stamp.byline:
                kind = "day_line" if _near(text, edges, said.readings[0]) else "masthead"
            elif said.readings[0].day is None and i > 3:
                continue
            else:
                kind = stamp.kind
            found.append(_Candidate(kind, said.readings, said.said, span))
            updated = next(dates_in(line, said.span.end), None)
            if updated is not None:
                found.append(_Candidate("updated", updated.readings, updated.said, updated.span.shifted(by=start)))
        elif i < 2 and before in words.published:
            found.append(_Candidate("published", said.readings, said.said, span))
        elif i < 8 and _cited(line, words.cited):
            found.append(_Candidate("citation", said.readings, said.said, span))
        elif i < 8 and said.readings[0].day is not None:
            after = line[said.span.end :].strip()
            if whole and len(line) <= 90 and not after.strip(" .)") and _ends_apart(line[: said.span.start]):
                found.append(_Candidate("issue_line", said.readings, said.said, span))
            elif i < 5 and _CITY.fullmatch(line[: said.span.start]) and after[:1] in ("–", "—", "-", "(", ":", "/"):
                found.append(_Candidate("place_line", said.readings, said.said, span))
    if not found:
        found += _citations(text, edges)
    return found


def _near(text: str, edges: Sequence[Passage], day: PartialDate) -> bool:
    """Whether a weekday and date over the page can be the article's: a blog's day line is, a site's clock runs on.

    The clock shows when the text's own dates all lie more than a week before it.
    """
    said = [
        s.readings[0]
        for p in edges[1:]
        for s in dates_in(text, p.span.start, min(p.span.end, p.span.start + 1000))
        if s.readings[0].day is not None
    ]
    return not said or max(d.first for d in said) >= day.first - timedelta(days=7)


def _ends_apart(before: str) -> bool:
    """Whether a date is set off from the words before it: by a comma, a bar or a dash."""
    return before.rstrip()[-1:] in (",", "|", "–", "—", "·", "•")


def _cited(line: str, words: frozenset[str]) -> bool:
    lower = line.lower()
    return any(lower.startswith(word) for word in words)


def _citations(text: str, edges: Sequence[Passage]) -> list[_Candidate]:
    """The year of "Cite as: Name (2022)"."""
    words = load_words()
    found: list[_Candidate] = []
    for passage in edges:
        line = text[passage.span.start : min(passage.span.end, passage.span.start + 300)]
        if _cited(line, words.cited):
            year = _CITED_YEAR.search(line)
            if year is not None:
                at = passage.span.start
                found.append(
                    _Candidate(
                        "citation", (PartialDate(int(year[1])),), year[0], Span(at + year.start(1), at + year.end(1))
                    )
                )
    return found


def _review_dates(text: str, article: Sequence[Passage], others: Sequence[_Candidate]) -> list[_Candidate]:
    """ "A review dated 24 April": the year, where it is not said, is that of the nearest other candidate."""
    words = load_words()
    if not any(word in text for word in words.dated):
        return []
    years = [c.readings[0].year for c in others if c.readings]
    for found in words.dated_pattern.finditer(text):
        stop = min(found.end() + 40, len(text))
        full = next(dates_in(text, found.end(), stop), None)
        if full is not None and full.span.start <= found.end() + 2:
            return [_Candidate("review_date", full.readings, full.said, full.span)]
        short = day_month_in(text, found.end(), stop)
        if short is not None and short[2].start <= found.end() + 2:
            month, day, span = short
            readings: list[PartialDate] = []
            for year in dict.fromkeys(years):
                try:
                    readings.append(PartialDate(year, month, day))
                except ValueError:
                    continue
            return [_Candidate("review_date", tuple(readings), span.of(text), span)]
    return []


def _choose(found: list[_Candidate]) -> tuple[PartialDate | None, PartialDate | None, tuple[Evidence, ...]]:
    """The published date, a later reprint's stamp, and every candidate with its verdict."""
    usable = [c for c in found if c.readings]
    order = [_settled(c, usable) for c in usable]
    eligible = [c for c in order if c.source in _RANKS]
    chosen = min(eligible, key=lambda c: _RANKS[c.source], default=None)
    if chosen is not None and len(chosen.readings) == 1:
        finer = [c for c in eligible if len(c.readings) == 1 and c.readings[0] != chosen.readings[0]]
        finer = [c for c in finer if chosen.readings[0].covers(c.readings[0])]
        chosen = min(finer, key=lambda c: _RANKS[c.source], default=chosen)
    published: PartialDate | None = None
    if chosen is not None:
        published = chosen.readings[0] if len(chosen.readings) == 1 else PartialDate(chosen.readings[0].year)
    reprinted: PartialDate | None = None
    rows: list[Evidence] = []
    for candidate in order:
        date = candidate.readings[0]
        value = " or ".join(str(r) for r in candidate.readings)
        if candidate is chosen:
            verdict = "chosen" if len(candidate.readings) == 1 else "chosen for its year: day and month are undecided"
        elif published is not None and any(published.covers(r) or r.covers(published) for r in candidate.readings):
            verdict = "agrees"
        elif candidate.source in _NEVER:
            verdict = _NEVER[candidate.source]
        elif published is not None and date.first > published.last + _SAME:
            verdict = "later than the publication: the day of a reprint"
            if reprinted is None and candidate.source in ("stamp", "published"):
                reprinted = date
        elif published is not None and abs(date.first - published.last) <= _SAME:
            verdict = "agrees within two days"
        else:
            verdict = f"weaker evidence than {chosen.source}" if chosen is not None else "not used"
        rows.append(Evidence(value, candidate.source, candidate.said, candidate.span, verdict))
    return published, reprinted, tuple(rows)


def _settled(candidate: _Candidate, all_of_them: Sequence[_Candidate]) -> _Candidate:
    """Decide between 4 May and 5 April by the other dates of the page, where they agree with one of them only."""
    if len(candidate.readings) < 2 or candidate.source == "review_date":
        return candidate
    others = {r for c in all_of_them if c is not candidate and len(c.readings) == 1 for r in c.readings}
    agreeing = [r for r in candidate.readings if any(o.covers(r) for o in others)]
    if len(agreeing) != 1:
        # the site's other slash dates show its custom: 11/30 can only be month first
        firsts = {_month_first(c) for c in all_of_them if len(c.readings) == 1 and c.said.count("/") == 2}
        firsts.discard(None)
        if len(firsts) == 1:
            month_first = firsts.pop()
            agreeing = [candidate.readings[1] if month_first else candidate.readings[0]]
    if len(agreeing) != 1:
        return candidate
    return _Candidate(candidate.source, (agreeing[0],), candidate.said, candidate.span)


def _month_first(candidate: _Candidate) -> bool | None:
    parts = candidate.said.split("/")
    if len(parts) != 3 or not all(p.isdecimal() for p in parts) or len(parts[0]) > 2:
        return None
    if int(parts[1]) > 12:
        return True
    return False if int(parts[0]) > 12 else None


# --- the outlet ---------------------------------------------------------------------------------------------------


def _outlet(
    text: str,
    passages: Sequence[Passage],
    article: Sequence[Passage],
    meta: Mapping[str, str],
    own: str,
    taken_from: str,
    links: Sequence[tuple[str, Span]],
    html_meta: Sequence[Fact],
) -> tuple[str | None, tuple[Evidence, ...]]:
    """The registry's ID of the outlet; every candidate in the order of trust."""
    registry = load_outlets()
    rows: list[Evidence] = []

    def add(outlet: str | None, source: str, said: str, span: Span | None = None) -> None:
        rows.append(Evidence(outlet or "", source, said, span, "" if outlet else "the registry does not know it"))

    for key in _HEADER_OUTLET:
        if meta.get(key):
            named = next(registry.named_in(meta[key]), None)
            add(
                named[0] if named else meta[key] if meta[key] and meta[key] in registry.domains.values() else None,
                "header",
                meta[key],
            )
    for link, span in links:
        outlet = registry.by_address(link)
        if outlet is not None:
            add(outlet, "link_line", link, span)
    if host_of(own):
        add(registry.by_address(own), "address", own)
    for fact in html_meta:
        if fact.what == "outlet":
            named = next(registry.named_in(fact.value), None)
            add(named[0] if named else registry.by_address(fact.value), f"meta {fact.source}", fact.value)
    for passage in article[:3]:
        line = text[passage.span.start : min(passage.span.end, passage.span.start + 110)]
        credit = _CREDIT.match(line)
        if credit is not None and day_month_in(line, 0, credit.start(1)) is not None:
            named = next(registry.named_in(credit[1]), None)
            if named is not None:
                add(named[0], "credit", credit[1], Span(credit.start(1), credit.end(1)).shifted(by=passage.span.start))
    rows += _named_by_furniture(text, passages)
    edges = article if len(article) <= 10 else [*article[:7], *article[-3:]]
    for passage in edges:
        if passage.span.end - passage.span.start <= 40:
            line = passage.span.of(text)
            named = next(registry.named_in(line), None)
            if named is not None and named[1].end - named[1].start >= len(line.strip(" .|•*")) - 4:
                add(named[0], "name_line", line, named[1].shifted(by=passage.span.start))
    if host_of(taken_from) and taken_from != own:
        add(registry.by_address(taken_from), "source_address", taken_from)
    chosen = next((row.value for row in rows if row.value), None)
    first = True
    judged: list[Evidence] = []
    for row in rows:
        verdict = row.verdict
        if row.value:
            verdict = "chosen" if first else "agrees" if row.value == chosen else "weaker evidence"
            first = False
        judged.append(Evidence(row.value, row.source, row.said, row.span, verdict))
    return chosen, tuple(judged)


def _named_by_furniture(text: str, passages: Sequence[Passage]) -> list[Evidence]:
    """The outlet a page's own appeals name: "Millions read the Daily Owl, but …"; the one named most often."""
    registry = load_outlets()
    counts: dict[str, int] = {}
    first: dict[str, Span] = {}
    for passage in passages:
        if passage.role == "furniture" and passage.span.end - passage.span.start <= 600:
            for outlet, span in registry.named_in(passage.span.of(text)):
                counts[outlet] = counts.get(outlet, 0) + 1
                first.setdefault(outlet, span.shifted(by=passage.span.start))
    ranked = sorted(counts, key=lambda o: (-counts[o], first[o]))
    return [Evidence(o, "furniture", first[o].of(text), first[o]) for o in ranked]


def _standing_links(text: str, passages: Sequence[Passage]) -> list[tuple[str, Span]]:
    """Web addresses that are a whole line at the page's head or end: the page's own address, printed with it."""
    if "://" not in text:
        return []
    edges = passages if len(passages) <= 6 else [*passages[:3], *passages[-3:]]
    links: list[tuple[str, Span]] = []
    for passage in edges:
        if passage.span.end - passage.span.start <= 310:
            line = passage.span.of(text)
            if _URL.fullmatch(line):
                links.append((line, passage.span))
    return links


# --- the byline ---------------------------------------------------------------------------------------------------


def _byline(
    text: str, edges: Sequence[Passage], meta: Mapping[str, str], html_meta: Sequence[Fact]
) -> tuple[str | None, tuple[Evidence, ...]]:
    rows: list[tuple[str, str, str, Span | None]] = []
    for key in _HEADER_BYLINE:
        if meta.get(key):
            rows.append((meta[key], "header", meta[key], None))
    rows += [
        (fact.value, f"meta {fact.source}", fact.said or fact.value, None)
        for fact in html_meta
        if fact.what == "byline"
    ]
    for passage in edges:
        if passage.span.end - passage.span.start > 160:
            continue
        line = passage.span.of(text)
        name = byline_in(line)
        if not name:
            continue
        rest = len(line.strip()) - len(name)
        if rest <= 14 or stamp_of(line) is not None:
            at = passage.span.start + line.find(name)
            rows.append((name, "byline", line, Span(at, at + len(name)) if name in line else passage.span))
    chosen = rows[0][0] if rows else None
    return chosen, tuple(
        Evidence(v, s, w, p, "chosen" if i == 0 else "agrees" if v == chosen else "weaker evidence")
        for i, (v, s, w, p) in enumerate(rows)
    )
