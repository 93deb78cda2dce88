"""``countback second``: ask a second reader about pages, keep its answers, and show where the two readers differ."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from countback.commands.check import show_findings
from countback.commands.options import jsonl_option, ledger_option, paths_argument, screen_of, talk_options
from countback.commands.reading import SOME_FAILED, finish, joined, plural, readings_of
from countback.commands.screen import Screen, printable
from countback.errors import InputError, UsageError

if TYPE_CHECKING:
    from countback.figures.reading import Reading
    from countback.figures.second import Question, SecondReader
    from countback.pipeline import Summary

#: The variable the endpoint's key is taken from; keys are never flags, which other users of the machine can see.
KEY = "COUNTBACK_SECOND_KEY"


@click.command("second", short_help="Ask a language model to read pages too; show where it differs.")
@paths_argument
@click.option("--endpoint", metavar="URL", help="An OpenAI-compatible server, such as http://127.0.0.1:8080/v1.")
@click.option("--model", default="", metavar="NAME", help="The model to ask.")
@click.option("--answers", metavar="FILE", help="Where answers are kept; a question answered there is not sent again.")
@click.option("--dry-run", is_flag=True, help="Print what would be sent, and send nothing.")
@jsonl_option
@ledger_option
@talk_options
@click.pass_context
def second_command(
    ctx: click.Context,
    paths: tuple[str, ...],
    endpoint: str | None,
    model: str,
    answers: str | None,
    dry_run: bool,
    jsonl: bool,
    ledger: str,
) -> None:
    """Send the article text of pages, or, where none are named, of the ledger's pages, to an endpoint you name, and
    compare what it reads with Countback's own reading. What differs is shown, never taken over: it is for a person.

    \b
    This verb sends text of the pages over the network. It sends no comments, no names of files and no ledger.
    The key, where the server needs one, is read from COUNTBACK_SECOND_KEY.

    \b
    countback second page.html --dry-run
    countback second pages/ --endpoint http://127.0.0.1:8080/v1 --model NAME --answers answers.jsonl
    countback check pages/ --second answers.jsonl
    """
    from countback.checks import readers_differ
    from countback.figures.second import Answers, SecondReader, second_reading
    from countback.figures.second.endpoint import Endpoint
    from countback.pipeline import Summary

    screen = screen_of(ctx)
    summary = Summary()
    if dry_run:
        sent = 0
        for reading in _readings(paths, ledger, screen, summary):
            for question in _questions(reading):
                sent += 1
                screen.line(printable(question.words) + "\n")
        words = f"{plural(sent, 'question')} would be sent; nothing was"
        finish(ctx, screen, words=words, code=SOME_FAILED if summary.failed else 0)
        return
    if not endpoint or not answers:
        raise UsageError("name the server with --endpoint and the file for its answers with --answers (or --dry-run)")
    kept = Answers.open(Path(answers), model=model)
    before = len(kept.by_key)
    findings = []
    with Endpoint(endpoint, model=model, key=os.environ.get(KEY, "")) as ask:
        reader = SecondReader(kept.or_ask(ask), kept.model)
        for reading in _readings(paths, ledger, screen, summary):
            try:
                findings += readers_differ(reading, second_reading(reading, reader))
            except InputError as error:
                summary.failed += 1
                screen.tell(f"failed: {reading.name}: {error}")
    if jsonl:
        from countback.figures.reading import dumps

        for finding in findings:
            screen.line(dumps({"schema": 1} | finding.to_row()))
    else:
        show_findings(screen, findings)
    words = joined(
        [
            f"{plural(summary.read, 'page')} read",
            f"{summary.failed} failed" if summary.failed else None,
            f"{plural(len(kept.by_key) - before, 'question')} sent",
            f"{plural(len(findings), 'difference')}",
            f"answers in {answers}; countback check --second {answers} shows them again without a network",
        ],
        by=", ",
    )
    finish(ctx, screen, words=words, code=SOME_FAILED if summary.failed else 0)


def second_reader(answers: str | None, *, model: str) -> SecondReader | None:
    """The reader that answers from a file, None where no file is named. Raises UsageError where it is not there."""
    if answers is None:
        return None
    from countback.figures.second import Answers, SecondReader

    if not Path(answers).exists():
        raise UsageError(f"there is no file {answers}; countback second --answers {answers} makes it")
    kept = Answers.open(Path(answers), model=model)
    return SecondReader(kept.get, kept.model)


def _questions(reading: Reading) -> Iterable[Question]:
    from countback.figures.second import questions
    from countback.figures.second.reader import clean_page_of

    return questions(clean_page_of(reading))


def _readings(paths: tuple[str, ...], ledger: str, screen: Screen, summary: Summary) -> Iterator[Reading]:
    if paths:
        yield from readings_of(paths, screen, summary)
        return
    from countback.ledger import open_ledger

    with open_ledger(ledger, create=False, read_only=True) as opened:
        for reading in opened.readings():
            summary.read += 1
            yield reading
