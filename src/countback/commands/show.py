"""``countback show``: one claim, entry or page, with everything known about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from countback.commands.figures import number_words, scope_words, show_reading, voice_words, what_words
from countback.commands.options import ledger_option, screen_of, talk_options
from countback.commands.reading import joined, plural
from countback.commands.screen import Screen, printable
from countback.errors import UsageError

if TYPE_CHECKING:
    from countback.checks.finding import Finding
    from countback.claims import Claim
    from countback.claims.grades import Grade
    from countback.ledger import Entry, Ledger
    from countback.passages import Evidence

#: So many characters of an ID are enough, where they fit one thing only.
SHORTEST = 4


@click.command("show", short_help="One claim, entry or page, with everything known about it.")
@click.argument("id", metavar="ID")
@ledger_option
@talk_options
@click.pass_context
def show_command(ctx: click.Context, id: str, ledger: str) -> None:
    """Show the claim, the entry or the page (by the start of its sha256, or by its name) with that ID; the first few
    characters are enough. `countback claims` lists the claims.

    \b
    countback show 3f9a --ledger desk.db
    """
    from countback.ledger import open_ledger
    from countback.pipeline import check, claims_of, grades_of

    screen = screen_of(ctx)
    with open_ledger(ledger, create=False, read_only=True) as opened:
        claims = {claim.id: claim for claim in claims_of(opened)}
        entries = {entry.id: entry for entry in opened}
        pages = {page.sha256: page for page in opened.pages()}
        named = [page.sha256 for page in pages.values() if any(s.name == id for s in page.sightings)]
        found = named or _matching(id, [*claims, *entries, *pages])
        if len(found) > 1:
            raise UsageError(
                f"{id!r} fits {len(found)} things: {', '.join(f[:20] for f in found[:8])}; give more of it"
            )
        old = opened.entry(id) if not found else None
        if old is not None:
            entries[old.id] = old
            found = [old.id]
        if not found:
            raise UsageError(f"nothing in {ledger} has the ID {id!r}; countback claims --ledger {ledger} lists them")
        key = found[0]
        if key in claims:
            findings = [f for f in check(opened, claims=claims.values()) if f.claim == key]
            grade = grades_of(opened, claims.values())[key]
            show_claim(screen, opened, claims[key], findings, grade)
        elif key in entries:
            claim = next((c for c in claims.values() if any(m.id == key for m in c.members)), None)
            show_entry(screen, opened, entries[key], claim)
        else:
            show_page(screen, opened, key)


def one_entry(ledger: Ledger, start: str) -> Entry:
    """The live entry whose ID is, or alone begins with, ``start``. UsageError where none or several fit."""
    entries = {entry.id: entry for entry in ledger}
    found = _matching(start, list(entries))
    if len(found) != 1:
        raise UsageError(f"{start!r} fits {len(found)} entries; countback show CLAIM --ledger {ledger.name} gives IDs")
    return entries[found[0]]


def _matching(start: str, ids: list[str]) -> list[str]:
    """The IDs that are, or else begin with, what was given."""
    if start in ids:
        return [start]
    return [i for i in dict.fromkeys(ids) if len(start) >= SHORTEST and i.startswith(start.lower())]


def show_claim(screen: Screen, ledger: Ledger, claim: Claim, findings: list[Finding], grade: Grade) -> None:
    """A claim, what registers counted beside it, and its entries, the first first, with why each belongs to it."""
    from rich.text import Text

    from countback.claims.beside import beside_words

    out = screen.out
    out.print(Text(f"claim {claim.id}", style="bold"))
    _line(screen, "number", number_words(claim.head.figure))
    _line(screen, "what", what_words(claim.head.figure))
    _line(screen, "of", scope_words(claim.head.figure))
    origin = claim.origin or "nobody named"
    _line(screen, "origin", origin if claim.origin_read else f"{origin} (its own page was not read)")
    _line(screen, "told by", plural(claim.pages, "page"))
    _line(screen, "known", grade.words)
    for words in beside_words(claim, grade.beside):
        _line(screen, "beside", words)
    why = {join.entry: join for join in claim.joins}
    for entry in sorted(claim.members, key=lambda e: (str(e.source.published or "9999"), e.source.name)):
        join = why.get(entry.id)
        when = str(entry.source.published) if entry.source.published else "undated"
        out.print(Text(printable(f"\n{when} · {joined([entry.source.outlet, entry.source.name])}"), style="bold"))
        out.print(Text(f"  {printable(' '.join(entry.sentence.split()))}"))
        out.print(Text(f"  {number_words(entry.figure)} {what_words(entry.figure)} · {voice_words(entry.figure)}"))
        if join is not None:
            out.print(Text(printable(f"  joined {join.words}"), style="dim"))
        out.print(Text(printable(f"  entry {entry.id} · {entry.source.address}"), style="dim"))
    _judgements(screen, ledger, claim.id)
    for finding in findings:
        out.print(Text(f"\n{finding.severity}: {printable(finding.words)}", style="bold red"))


def show_entry(screen: Screen, ledger: Ledger, entry: Entry, claim: Claim | None) -> None:
    """An entry with its sentence in its surroundings, the reason for each part, and its history."""
    from rich.text import Text

    out, figure = screen.out, entry.figure
    out.print(Text(f"entry {entry.id}", style="bold"))
    _line(screen, "number", number_words(figure))
    _line(screen, "what", what_words(figure))
    _line(screen, "of", scope_words(figure))
    _line(screen, "says", voice_words(figure))
    published = str(entry.source.published) if entry.source.published else "undated"
    _line(screen, "page", joined([entry.source.name, entry.source.outlet, published, entry.source.address]))
    _line(screen, "claim", claim.id if claim is not None else "none: it is no longer live")
    reading = ledger.reading(entry.source.sha256)
    if reading is not None and reading.reader == entry.reader:
        start, end = figure.sentence.start, figure.sentence.end
        around = reading.text[max(0, start - 300) : start], reading.text[start:end], reading.text[end : end + 300]
        before, here, after = (" ".join(printable(part).split()) for part in around)
        text = Text(f"\n…{before} ", style="dim")
        text.append(here, style="bold not dim")
        out.print(text.append(f" {after}…"))
    else:
        out.print(Text(f"\n{printable(' '.join(entry.sentence.split()))}", style="bold"))
    out.print(Text("\nwhy", style="bold"))
    for why in figure.because:
        out.print(Text(printable(f"  {why.field:<10} {why.rule}  {f'“{why.said}”' if why.said else ''}")))
    for field in figure.undecided:
        out.print(Text(printable(f"  {field:<10} undecided"), style="yellow"))
    out.print(Text("\nhistory", style="bold"))
    for step in ledger.history(entry.id):
        out.print(Text(printable(f"  {step.when[:19]}  {step.what}  {joined([step.by, step.words])}")))


def show_page(screen: Screen, ledger: Ledger, sha256: str) -> None:
    """A page: where it was met, its dateline with every candidate, its figures, and what was set aside."""
    from rich.text import Text

    out = screen.out
    page = next(p for p in ledger.pages() if p.sha256 == sha256)
    reading = ledger.reading(sha256)
    out.print(Text(f"page {sha256}", style="bold"))
    _line(screen, "type", joined([page.media_type, f"{page.size:,} bytes" if page.size is not None else None]))
    for sighting in page.sightings:
        _line(screen, "met", joined([sighting.name, sighting.address, (sighting.received or "")[:19]]))
    if reading is None:
        return
    _line(screen, "read by", joined([reading.reader, reading.extractor]))
    dateline = reading.dateline
    for name, candidates in (
        ("outlet", dateline.outlet_evidence),
        ("byline", dateline.byline_evidence),
        ("date", dateline.date_evidence),
    ):
        for candidate in candidates:
            _line(screen, name, _evidence(candidate))
    out.print("")
    show_reading(screen, reading, {}, explain=False)
    if reading.refusals:
        out.print(Text("set aside", style="bold"))
    for refusal in reading.refusals:
        out.print(Text(printable(f"  {refusal.said[:40]:<16} {joined([refusal.words, refusal.detail])}"), style="dim"))


def _evidence(candidate: Evidence) -> str:
    said = f"“{candidate.said}”" if candidate.said and candidate.said != candidate.value else None
    return joined([f"{candidate.value} ({candidate.source})", said, candidate.verdict])


def _judgements(screen: Screen, ledger: Ledger, subject: str) -> None:
    from rich.text import Text

    for judgement in ledger.judgements(subject):
        words = joined(
            [judgement.verdict, judgement.value, judgement.other, judgement.by, judgement.at[:19], judgement.why]
        )
        screen.out.print(Text(printable(f"\njudged: {words}"), style="green"))


def _line(screen: Screen, name: str, words: str) -> None:
    from rich.text import Text

    text = Text(f"{name:<10}", style="dim")
    text.append(printable(words), style="not dim")
    screen.out.print(text)
