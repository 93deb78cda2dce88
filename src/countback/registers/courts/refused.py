"""A row or a page of a docket that was set aside: where, a code, and words that repeat nothing of the row."""

from __future__ import annotations

from dataclasses import dataclass

#: Code, what it means, what to do.
REASONS: dict[str, tuple[str, str]] = {
    "columns": ("columns are missing or the row does not fit them", "name the columns as the how-to lists them"),
    "encoding": ("the bytes are not in the encoding of the file", "save the file in one encoding, UTF-8"),
    "number": ("there is no case number", "look at the row; a shifted column is likely"),
    "court": ("the court is not named", "give --court, or a column court"),
    "date": ("a day cannot be read", "write DD.MM.YYYY"),
    "excel_date": ("a day is a spreadsheet's number", "format the column as text, or allow with --excel-dates"),
    "layout": ("the page is neither a search page nor a card that is known", "save the page as the court shows it"),
    "unreadable": ("the file cannot be read", "check the path and its permissions"),
    "reader_error": ("the reader failed on this file", "please report it; what it gave before was kept"),
    "two_courts": ("one code stands for two courts", "correct the table of courts"),
}


@dataclass(frozen=True, slots=True)
class Refused:
    """``source`` is the sha256 of the bytes (or the path, where there are none), ``row`` the line or row in it."""

    source: str
    row: int
    reason: str
    detail: str

    def __str__(self) -> str:
        return f"row {self.row}: {self.detail}; {REASONS[self.reason][1]}"
