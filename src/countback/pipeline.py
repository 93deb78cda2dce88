"""The one place that knows every stage and their order: from inputs to readings, to a ledger, to claims and findings.

    inputs ─▶ open_pages ─Page▶ read_page ─Reading▶ Ledger.record ─Entry▶ resolve ─Claim▶ check ─Finding▶

A bad input never stops the others: it becomes a :class:`~countback.refusals.Refusal` with its reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO

from countback.errors import CountbackError, InputError
from countback.figures import read_page
from countback.figures.reading import Reading
from countback.ledger.recorded import Run
from countback.pages import Page, open_pages
from countback.refusals import Refusal

if TYPE_CHECKING:
    from countback.checks.finding import Finding
    from countback.claims import Claim, Resolution
    from countback.claims.grades import Grade
    from countback.claims.kept import Keeps
    from countback.figures.second import SecondReader
    from countback.ledger.ledger import Ledger
    from countback.pages.articles import Columns
    from countback.passages.clean import Extractor

#: Rooms whose refusal of a whole page means that the page could not be read.
_INPUT_STAGES = ("pages", "passages")

#: Called with what is being read and how many inputs are done.
Progress = Callable[[str, int], None]
#: Called with a page and the exception its reading ended in.
OnError = Callable[[Page, Exception], None]


@dataclass(slots=True)
class Summary:
    """What a run did: inputs read, new and known ones, failed ones, and what the read ones hold.

    ``findings`` counts the errors and warnings inside pages; those between pages need the whole ledger (``check``).
    ``skipped`` counts what in files of many pages is no page, by reason.
    """

    read: int = 0
    new: int = 0
    same: int = 0
    failed: int = 0
    figures: int = 0
    refusals: int = 0
    findings: int = 0
    skipped: Counter[str] = field(default_factory=Counter)

    def __str__(self) -> str:
        return (
            f"{self.read} read, {self.new} new, {self.same} same, {self.failed} failed, "
            f"{self.figures} figures, {self.refusals} set aside, {self.findings} findings"
        )


def read_inputs(
    inputs: Iterable[str],
    *,
    stdin: BinaryIO | None = None,
    on_error: OnError | None = None,
    columns: Columns | None = None,
    skipped: Callable[[str], None] | None = None,
    extractor: Extractor = "quality",
) -> Iterator[tuple[Page | None, Reading | Refusal]]:
    """Open and read every input: files, folders, globs, ``-``, and files that hold many pages."""
    pages = open_pages(inputs, stdin=stdin, columns=columns, skipped=skipped)
    return read_pages(pages, on_error=on_error, extractor=extractor)


def read_pages(
    pages: Iterable[Page | Refusal], *, on_error: OnError | None = None, extractor: Extractor = "quality"
) -> Iterator[tuple[Page | None, Reading | Refusal]]:
    """Read every page of a stream.

    An input that cannot be opened gives ``(None, Refusal)``; a page that cannot be read ``(Page, Refusal)``, where a
    fault of the reader itself has the reason ``reader_error`` and the exception's type and message.
    """
    for page in pages:
        if isinstance(page, Refusal):
            yield None, page
            continue
        yield page, read_one(page, on_error=on_error, extractor=extractor)


def read_one(page: Page, *, on_error: OnError | None = None, extractor: Extractor = "quality") -> Reading | Refusal:
    """The reading of a page, or a Refusal of it as a whole; a fault of the reader itself is one too, never raised."""
    try:
        reading = read_page(page, extractor=extractor)
    except InputError as error:
        return Refusal(error.reason, "passages", source=page.address or page.name, detail=str(error))
    except CountbackError:
        raise  # an extra that is missing is no fault of this page
    except Exception as error:
        if on_error is not None:
            on_error(page, error)
        words = f"{type(error).__name__}: {error}"[:500]
        return Refusal("reader_error", "figures", source=page.address or page.name, detail=words)
    return _unreadable(page, reading) or reading


def _unreadable(page: Page, reading: Reading) -> Refusal | None:
    """The refusal of a page as a whole, where it gave neither text nor figures."""
    for refusal in reading.refusals:
        if refusal.span is None and refusal.stage in _INPUT_STAGES and not reading.figures and not reading.text.strip():
            source = page.address or page.name
            return Refusal(refusal.reason, refusal.stage, source=source, rule=refusal.rule, detail=refusal.detail)
    return None


def add(
    inputs: Iterable[str] | Iterable[Page | Refusal],
    ledger: Ledger | None,
    *,
    dry_run: bool = False,
    note: str = "",
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
    on_failure: Callable[[Refusal], None] | None = None,
    on_error: OnError | None = None,
    columns: Columns | None = None,
    extractor: Extractor = "quality",
) -> Summary:
    """Read the inputs (paths, or pages already opened) into a ledger, one transaction a page, and say what was done.

    With ``dry_run`` nothing is written (then ``ledger`` may be None: a ledger that is not there yet). Errors of the
    ledger itself (LedgerLocked, DiskFull, …) end the run; what was recorded before stays, and the same call goes on.
    """
    from countback.checks import check_page

    if ledger is not None and not dry_run:
        ledger.make_archive()
    summary = Summary()
    runs: dict[str, Run] = {}

    def skipped(reason: str) -> None:
        summary.skipped[reason] += 1

    for page, read in read_pages(_opened(inputs, stdin, columns, skipped), on_error=on_error, extractor=extractor):
        where = page.address if page is not None else read.source if isinstance(read, Refusal) else ""
        if isinstance(read, Refusal):
            summary.failed += 1
            if on_failure is not None:
                on_failure(read)
            if ledger is not None and not dry_run:
                ledger.record_failure(read, page=page, run=runs.setdefault("", Run.start(reader="", note=note)))
        else:
            run = runs.setdefault(read.reader, Run.start(reader=read.reader, note=note))
            new = _record(ledger, read, page, run, dry_run)
            summary.read += 1
            summary.new += new
            summary.same += not new
            summary.figures += len(read.figures)
            summary.refusals += len(read.refusals)
            summary.findings += sum(finding.severity != "note" for finding in check_page(read))
        if progress is not None:
            progress(where, summary.read + summary.failed)
    return summary


def _opened(
    inputs: Iterable[str] | Iterable[Page | Refusal],
    stdin: BinaryIO | None,
    columns: Columns | None,
    skipped: Callable[[str], None],
) -> Iterator[Page | Refusal]:
    """Paths opened one after another; pages and refusals as they are."""
    for given in inputs:
        if isinstance(given, str):
            yield from open_pages([given], stdin=stdin, columns=columns, skipped=skipped)
        else:
            yield given


def _record(ledger: Ledger | None, reading: Reading, page: Page | None, run: Run, dry_run: bool) -> bool:
    if ledger is None:
        return True
    if dry_run:
        return not ledger.has(reading)
    return ledger.record(reading, page=page, run=run).new


def claims_of(source: Keeps | Iterable[Reading]) -> Resolution:
    """The claims of a ledger's live entries, or of some readings; a ledger's judgements win over the machine."""
    from countback.claims import resolve
    from countback.claims.kept import kept_by

    return resolve(kept_by(source))


def grades_of(ledger: Ledger, claims: Iterable[Claim]) -> Mapping[str, Grade]:
    """How far each claim is known, with what the ledger's registers counted of the same thing beside it."""
    from countback.claims.grades import grades

    return grades(claims, counted=ledger.register_counts())


def check(
    source: Keeps | Iterable[Reading], *, claims: Iterable[Claim] | None = None, second: SecondReader | None = None
) -> list[Finding]:
    """Every finding on the pages of a ledger, or on some readings: inside each page first, then between pages.

    With ``second`` each page is read by that reader too, and what the two read otherwise is among the findings.
    """
    from countback.checks import check_claims, check_page, readers_differ
    from countback.claims.corrected import corrected
    from countback.claims.kept import Keeps
    from countback.figures.second import second_reading

    judgements = source.judgements() if isinstance(source, Keeps) else []
    readings = list(corrected(source.readings() if isinstance(source, Keeps) else source, judgements).readings)
    findings = []
    for reading in readings:
        findings += check_page(reading)
        if second is not None:
            findings += readers_differ(reading, second_reading(reading, second))
    joined = list(claims) if claims is not None else list(claims_of(source if isinstance(source, Keeps) else readings))
    return findings + check_claims(joined, readings=readings)
