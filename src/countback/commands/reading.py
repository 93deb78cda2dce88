"""Reading inputs for a verb: progress, one line for each input that failed, tracebacks with ``-v``, and the summary."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import click

from countback.commands.screen import Screen
from countback.errors import UsageError

if TYPE_CHECKING:
    from countback.figures.reading import Reading
    from countback.pages import Page
    from countback.pages.articles import Columns
    from countback.passages.clean import Extractor
    from countback.pipeline import Summary
    from countback.refusals import Refusal

#: Exit code of a run in which some inputs failed.
SOME_FAILED = 3


def need_paths(paths: Sequence[str]) -> None:
    """Refuse a verb that was given nothing to read."""
    if not paths:
        raise UsageError("name at least one file, folder or pattern, or - for standard input")


def tell_failure(screen: Screen, refusal: Refusal) -> None:
    """One line on an input that failed: where, what in plain words, what to do."""
    detail = refusal.detail or refusal.words
    known = refusal.source and refusal.source in detail
    remedy = "" if ";" in detail else f"; {refusal.remedy}"
    screen.tell(f"failed: {'' if known else f'{refusal.source}: '}{detail}{remedy}")


def tell_error(screen: Screen, page: Page, error: Exception) -> None:
    """The place in the code of a fault of the reader, where the person asked for it."""
    if screen.verbose:
        screen.tell("".join(traceback.format_exception(error)).rstrip())


def tell_skipped(screen: Screen, summary: Summary) -> None:
    """What in files of many pages is no page, by reason, the most frequent first."""
    if summary.skipped:
        rows = sorted(summary.skipped.items(), key=lambda row: (-row[1], row[0]))
        shown = ", ".join(f"{times:,} {reason}" for reason, times in rows[:8])
        screen.say(f"passed over: {shown}{' and others' if len(rows) > 8 else ''}")


def readings_of(
    paths: Sequence[str],
    screen: Screen,
    summary: Summary,
    *,
    columns: Columns | None = None,
    extractor: Extractor = "quality",
) -> Iterator[Reading]:
    """Every reading of the inputs; failures are told and counted in ``summary``."""
    from countback.pipeline import read_inputs
    from countback.refusals import Refusal

    for page, read in read_inputs(
        paths,
        on_error=lambda page, error: tell_error(screen, page, error),
        columns=columns,
        skipped=lambda reason: summary.skipped.update([reason]),
        extractor=extractor,
    ):
        if isinstance(read, Refusal):
            summary.failed += 1
            tell_failure(screen, read)
        else:
            summary.read += 1
            summary.figures += len(read.figures)
            summary.refusals += len(read.refusals)
            yield read
        screen.progress(page.address if page is not None else "", summary.read + summary.failed)


def finish(ctx: click.Context, screen: Screen, *, words: str, code: int = 0) -> None:
    """Print the summary and end with the exit code."""
    ctx.call_on_close(lambda: None)
    screen.tell(words)
    if code:
        ctx.exit(code)


def plural(number: int, noun: str) -> str:
    """``1 page``, ``2 pages``.

    >>> plural(2, "page"), plural(1, "figure")
    ('2 pages', '1 figure')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def joined(parts: Iterable[str | None], by: str = " · ") -> str:
    """The parts that are there, in one line."""
    return by.join(p for p in parts if p)
