"""Answers: what an endpoint said, kept in a file, so that a comparison can be made again without a network."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from countback.errors import UsageError
from countback.figures.reading import dumps
from countback.figures.second.question import Question

SCHEMA = 1


@dataclass(slots=True)
class Answers:
    """Answers by the key of their question. ``model`` names who gave them, ``file`` is where new ones are added."""

    by_key: dict[str, str] = field(default_factory=dict)
    model: str = ""
    file: Path | None = None

    @classmethod
    def open(cls, file: Path, *, model: str = "") -> Answers:
        """The answers of a file of lines; none where there is no file yet.

        With ``model`` only that model's answers count; without it the file must hold those of one. Raises UsageError
        for a line that is no answer, or for a file of several models where none is named.
        """
        rows: list[Mapping[str, object]] = []
        if file.exists():
            lines = file.read_text(encoding="utf-8").splitlines()
            rows = [_row(line, file, number) for number, line in enumerate(lines, start=1) if line.strip()]
        models = sorted({str(row["model"]) for row in rows})
        if not model and len(models) > 1:
            raise UsageError(f"{file} holds answers of {', '.join(models)}; say which with --model")
        model = model or next(iter(models), "")
        return cls({str(r["question"]): str(r["answer"]) for r in rows if r["model"] == model}, model, file)

    @classmethod
    def of(cls, page_questions: Iterable[Question], *, answer: str, model: str = "example") -> Answers:
        """The same answer to each of some questions, for examples and tests."""
        return cls({q.key: answer for q in page_questions}, model)

    def get(self, question: Question) -> str | None:
        """The answer kept, None where the question was never put."""
        return self.by_key.get(question.key)

    def or_ask(self, ask: Callable[[Question], str]) -> Callable[[Question], str]:
        """Answers what was kept, and puts the rest to ``ask``, keeping each new answer."""

        def answer(question: Question) -> str:
            kept = self.get(question)
            if kept is None:
                kept = ask(question)
                self.keep(question, kept)
            return kept

        return answer

    def keep(self, question: Question, answer: str) -> None:
        """Remember an answer, and add it to the file at once: an answer paid for is not lost to a later fault."""
        self.by_key[question.key] = answer
        if self.file is not None:
            row = {"schema": SCHEMA, "question": question.key, "model": self.model, "answer": answer}
            with self.file.open("a", encoding="utf-8") as out:
                out.write(dumps(row) + "\n")


def _row(line: str, file: Path, number: int) -> Mapping[str, object]:
    try:
        row = json.loads(line)
        if row["schema"] != SCHEMA or not all(isinstance(row[key], str) for key in ("question", "model", "answer")):
            raise ValueError
    except (ValueError, TypeError, KeyError):
        raise UsageError(
            f"{file}, line {number} is no kept answer; such a file is written by countback second"
        ) from None
    checked: Mapping[str, object] = row
    return checked
