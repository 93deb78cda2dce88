"""How to cite a claim: origin first, then who passed it on, then where it was read, then Countback with its version.

Plain text, BibTeX, CSL-JSON, and a *safe wording*: a sentence that keeps unit, offence, bound, period and chain.
"""

from __future__ import annotations

import calendar
import re
from typing import Any

from countback import __version__
from countback.claims.claim import Claim
from countback.claims.grades import is_party
from countback.claims.standing import Standing
from countback.claims.voices import name_of
from countback.exports.wording import UNITS, measure, side, unit, value
from countback.figures.figure import Figure
from countback.ledger.entry import Entry
from countback.values import PartialDate

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LATEX = re.compile(r"[\\{}$&#%_~^]")
_LATEX_WORDS = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


def day_words(day: PartialDate) -> str:
    """A date as people write it.

    >>> day_words(PartialDate(2024, 4, 12)), day_words(PartialDate(2024, 3)), day_words(PartialDate(2022))
    ('12 April 2024', 'March 2024', '2022')
    """
    if day.month is None:
        return str(day.year)
    month = f"{calendar.month_name[day.month]} {day.year}"
    return month if day.day is None else f"{day.day} {month}"


def when_words(figure: Figure) -> str:
    """The period as part of a sentence: ``in March 2024``, ``since September 2022, as of May 2025``, or nothing."""
    since, until = figure.period.since, figure.period.until
    if since is None and until is None:
        return ""
    if since == until and since is not None:
        return f"{'on' if since.day is not None else 'in'} {day_words(since)}"
    running = figure.measure.stat in ("total", "target")
    if since is None and until is not None:
        return f"{'as of' if running else 'to'} {day_words(until)}"
    if until is None and since is not None:
        return f"since {day_words(since)}"
    assert since is not None and until is not None
    if running:
        return f"since {day_words(since)}, as of {day_words(until)}"
    return f"from {day_words(since)} to {day_words(until)}"


def said_words(figure: Figure) -> str:
    """Value, measure, when and whom: ``684 sentences for absence without leave in March 2024 (Russia)``."""
    what = measure(figure)
    if figure.count.low == figure.count.high == 1:
        many = UNITS.get(figure.measure.counted or "", ("", f"{figure.measure.counted}s"))[1]
        what = unit(figure) + what.removeprefix(many) if many and what.startswith(many) else what
    words = f"{value(figure)} {what}"
    if figure.measure.stat == "delta":
        words += ", added"
    if when := when_words(figure):
        words += f" {when}"
    scope = figure.scope
    of = [w for w in (side(scope.side) if scope.side else None, scope.where, scope.group) if w]
    return words + (f" ({', '.join(of)})" if of else "")


def outlet_words(entry: Entry) -> str:
    """The page an entry was read on: ``European Courier (12 April 2024)``."""
    source = entry.source
    name = name_of(source.outlet) if source.outlet else source.name or source.address
    return f"{name} ({day_words(source.published)})" if source.published else f"{name} (undated)"


def relays_of(entry: Entry) -> list[str]:
    """Who passed an entry's number on, nearest to the origin first, as names, without the page's own outlet."""
    return [name_of(v) for v in entry.figure.via if v != entry.source.outlet]


def safe_wording(claim: Claim, *, entry: Entry | None = None) -> str:
    """A sentence that may be printed: nothing of unit, offence, bound, period or chain is lost.

    ``entry`` is the page it is quoted from; else the page of the head. The value is the head's.
    """
    read = entry or claim.head
    own = claim.origin is not None and read.source.outlet == claim.origin
    parts = [said_words(claim.head.figure)]
    if claim.origin is None:
        parts.append("counted by nobody who is named")
    else:
        verb = "claimed by" if is_party(claim) else "counted by"
        parts.append(f"{verb} {outlet_words(read) if own else name_of(claim.origin)}")
    if not own:
        parts += [f"quoted by {name}" for name in relays_of(read)]
        parts.append(f"read in {outlet_words(read)}")
    if claim.origin is not None and not claim.origin_read:
        parts.append("its own page was not read")
    return ", ".join(parts) + "."


def plain(claim: Claim, *, standing: Standing, address: str = "") -> str:
    """The citation as one line. ``address`` is the claim's page on the web desk."""
    head = claim.head
    parts = [name_of(claim.origin) if claim.origin else "Nobody named", said_words(head.figure)]
    parts += [f"Quoted by {name}" for name in relays_of(head)]
    parts.append(" ".join(w for w in (f"Read in {outlet_words(head)}", _url(head)) if w))
    seen = f"Countback {__version__}, claim {claim.id}, {_standing(standing)}"
    parts.append(f"{seen}, {address}" if address else seen)
    return ". ".join(parts) + "."


def bibtex(claim: Claim, *, standing: Standing, address: str = "") -> str:
    """The citation as a BibTeX entry."""
    head = claim.head
    fields = {"author": "{" + _latex(name_of(claim.origin) if claim.origin else "Nobody named") + "}"}
    fields["title"] = "{" + _latex(said_words(head.figure)) + "}"
    when = head.source.published
    if when is not None:
        fields["year"] = str(when.year)
        if when.month is not None:
            fields["month"] = _MONTHS[when.month - 1]
    how = [f"quoted by {name}" for name in relays_of(head)] + [f"read in {outlet_words(head)}"]
    fields["howpublished"] = _latex("; ".join(how))
    if url := address or _url(head):
        fields["url"] = re.sub(r"[{}\\\s]", "", url)
    fields["note"] = _latex(f"Countback {__version__}, claim {claim.id}, {_standing(standing)}")
    body = ",\n".join(
        f"  {key} = {words}" if key == "month" else f"  {key} = {{{words}}}" for key, words in fields.items()
    )
    return f"@misc{{countback-{claim.id},\n{body}\n}}\n"


def csl(claim: Claim, *, standing: Standing, address: str = "") -> dict[str, Any]:
    """The citation as one item of CSL-JSON."""
    head = claim.head
    item: dict[str, Any] = {
        "id": f"countback-{claim.id}",
        "type": "dataset",
        "title": said_words(head.figure),
        "author": [{"literal": name_of(claim.origin) if claim.origin else "Nobody named"}],
        "container-title": name_of(head.source.outlet) if head.source.outlet else head.source.name,
        "archive": f"Countback {__version__}",
        "archive_location": claim.id,
        "note": "; ".join([*(f"quoted by {name}" for name in relays_of(head)), _standing(standing)]),
    }
    when = head.source.published
    if when is not None:
        item["issued"] = {"date-parts": [[p for p in (when.year, when.month, when.day) if p is not None]]}
    if url := address or _url(head):
        item["URL"] = url
    return item


def _standing(standing: Standing) -> str:
    if standing.judgement is None:
        return "machine-read, confirmed by no person"
    return f"{standing.status} by {standing.judgement.by} on {standing.judgement.at[:10]}"


def _url(entry: Entry) -> str:
    return entry.source.address if entry.source.address.startswith(("https://", "http://")) else ""


def _latex(words: str) -> str:
    return _LATEX.sub(lambda m: _LATEX_WORDS.get(m[0], "\\" + m[0]), words)
