"""A second reader: a language model behind an OpenAI-compatible endpoint reads the same page for the same figures.

    CleanPage ─Questions▶ ask ─answers▶ SecondReader ─▶ Sifted[Figure]

It has the signature of :func:`~countback.figures.find.find_figures` and is never trusted alone: its figures enter no
ledger and no claim. They are compared with the first reader's, and what differs becomes a finding for a person.
It may only point: a figure is kept where its quote stands in the page, its number in the quote, and the value is what
Countback's own numerals read there. Everything else it says is one of the closed lists or words of the page.
"""

from countback.figures.second.answers import Answers
from countback.figures.second.question import Question, questions
from countback.figures.second.reader import Ask, SecondReader, second_reading

__all__ = ["Answers", "Ask", "Question", "SecondReader", "questions", "second_reading"]
