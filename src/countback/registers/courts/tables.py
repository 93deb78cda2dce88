"""Cases from a table (CSV): columns found by their names, whatever their order, language or separator."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from countback.pages.decode import decode
from countback.registers.courts.case import Act, Case, Person, read_number
from countback.registers.courts.names import Names
from countback.registers.courts.refused import Refused
from countback.registers.courts.uid import read_uid
from countback.registers.courts.words import (
    ExcelDate,
    articles_in,
    court_in,
    day_in,
    outcome_in,
    punishments_in,
)

#: Names of columns, in English and as courts head their tables; the first that fits is taken.
COLUMNS: dict[str, tuple[str, ...]] = {
    "number": ("number", "case_number", "№ дела", "номер дела"),
    "uid": ("uid", "case_uid", "уникальный идентификатор дела", "уид"),
    "court": ("court", "court_name", "суд", "code", "vnkod", "код суда"),
    "received": ("received", "дата поступления"),
    "heard": ("heard", "decision_date", "дата решения", "дата рассмотрения"),
    "outcome": ("outcome", "decision", "result", "решение", "результат рассмотрения", "результат"),
    "in_force": ("in_force", "дата вступления в законную силу"),
    "posted": ("posted", "дата размещения"),
    "person": ("person", "name", "фамилия / наименование", "фамилия", "фио"),
    "articles": ("articles", "перечень статей", "статьи"),
    "parties": ("parties", "категория / стороны / суть", "категория/стороны/суть"),
    "person_outcome": ("person_outcome", "результат в отношении лица"),
    "punishment": ("punishment", "наказание"),
    "acts": ("acts", "судебные акты"),
}
#: A table without these cannot be counted.
NEEDED = ("number", "received")
_DAYS = ("received", "heard", "in_force", "posted")
_LABEL = re.compile(r"[^:;]{0,60}(?:обвиняем|подсудим|осужд)[^:;]{0,60}:", re.IGNORECASE)
_FIRST_ARTICLE = re.compile(r"\b(?:ст|ч)(?:\.|атья|асть)?\s*\d", re.IGNORECASE)


def cases_of_table(
    body: bytes, *, source: str, names: Names, court: str | None = None, excel: bool = False
) -> Iterator[Case | Refused]:
    """Each row of a CSV as a case or with the reason why not. ``court`` is for a table without that column."""
    text, others = _text(body)
    lines = list(io.StringIO(text, newline=""))
    delimiter = max(",;\t", key=lines[0].count) if lines else ","
    rows = _records(lines, delimiter)
    _, header = next(rows, (0, None))
    if header is None:
        yield Refused(source, 1, "columns", "the table is empty")
        return
    at = columns_of(header)
    missing = [name for name in NEEDED if name not in at]
    if "court" not in at and "uid" not in at and court is None:
        missing.append("court (or uid)")
    if missing:
        yield Refused(source, 1, "columns", f"no column for {', '.join(missing)}; a column may be called as listed")
        return
    for line, row in rows:
        if row is None:
            yield Refused(source, line, "columns", "the row cannot be read as a row of the table")
        elif others and any(_STRAY in cell for cell in row):
            yield Refused(source, line, "encoding", "the row is in another encoding than the rest of the file")
        elif any(row):
            cells = {name: row[i] if i < len(row) else "" for name, i in at.items()}
            yield case_of_cells(cells, source=source, row=line, names=names, court=court, excel=excel)


#: A row of a table runs over no more lines than this.
LONGEST = 20
#: Stands for each byte of a line that is not in the encoding of the file.
_STRAY = "\udcff"


def _text(body: bytes) -> tuple[str, bool]:
    """The text of a table, and whether lines in it are of another encoding than most (their bytes are marked)."""
    try:
        return body.decode("utf-8-sig"), False
    except UnicodeDecodeError:
        pass
    lines = body.splitlines(keepends=True)
    fits = [_is_utf8(line) for line in lines]
    told = sum(1 for line, fit in zip(lines, fits, strict=True) if fit and not line.isascii())
    if told and not body.startswith((b"\xff\xfe", b"\xfe\xff")):
        marked = [
            line.decode("utf-8-sig") if fit else "".join(chr(b) if b < 128 else _STRAY for b in line)
            for line, fit in zip(lines, fits, strict=True)
        ]
        return "".join(marked), True
    return decode(body).text, False


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _records(lines: list[str], delimiter: str) -> Iterator[tuple[int, list[str] | None]]:
    """Each row with the line it ends on; None for a row that cannot be read.

    A quotation mark that is never closed would swallow the rows after it: a row of more than :data:`LONGEST` lines, or
    one too large for the reader of CSV, is read again line by line with quotation marks as they stand.
    """
    rows = csv.reader(iter(lines), delimiter=delimiter)
    start = 0
    while True:
        row: list[str] | None = None
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error:
            pass
        end = rows.line_num
        if row is not None and end - start <= LONGEST:
            yield end, row
        else:
            for i in range(start, end):
                yield i + 1, _alone(lines[i], delimiter)
        start = end


def _alone(line: str, delimiter: str) -> list[str] | None:
    try:
        return next(csv.reader([line], delimiter=delimiter, quoting=csv.QUOTE_NONE), [])
    except csv.Error:
        return None


def columns_of(header: Iterable[str]) -> dict[str, int]:
    """Which column holds what.

    >>> columns_of(["№ дела", "Дата поступления", "Судья"])
    {'number': 0, 'received': 1}
    """
    there: dict[str, int] = {}
    for i, cell in enumerate(header):
        there.setdefault(" ".join(cell.strip("\ufeff ").casefold().split()), i)
    found = {}
    for name, labels in COLUMNS.items():
        place = next((there[label] for label in labels if label in there), None)
        if place is not None:
            found[name] = place
    return found


def case_of_cells(
    cells: Mapping[str, str],
    *,
    source: str,
    row: int,
    names: Names,
    court: str | None = None,
    excel: bool = False,
    kind: str = "table",
) -> Case | Refused:
    """A case from named cells. No message and no field repeats a cell that could hold a name."""
    number = read_number(cells.get("number", ""))
    if number is None:
        return Refused(source, row, "number", "no case number such as 1-11/2024")
    uid = read_uid(cells["uid"]) if cells.get("uid", "").strip() else None
    where = court_in(cells.get("court", "")) or court or (uid.court if uid is not None else None)
    if where is None:
        return Refused(source, row, "court", "neither a court's name nor its code")
    days: dict[str, date | None] = {}
    for name in _DAYS:
        try:
            days[name] = day_in(cells.get(name, ""), excel=excel)
        except ExcelDate as error:
            return Refused(source, row, "excel_date", f"{name}: {error}")
        except ValueError as error:
            return Refused(source, row, "date", f"{name}: {error}")
    if days["received"] is None:
        return Refused(source, row, "date", "received: the cell is empty")
    outcome = outcome_in(cells.get("outcome", ""))
    articles = articles_in(cells.get("articles", "") or cells.get("parties", ""))
    punished = punishments_in(cells.get("punishment", ""))
    if cells.get("parties"):
        persons = persons_in(cells["parties"], names=names)
    elif "person" in cells:
        of_person = outcome_in(cells.get("person_outcome", "")) or outcome
        persons = (Person(names.token(cells["person"]), articles, of_person, days["heard"], punished),)
    else:
        persons = ()
    acts = (Act(outcome or "other", punished),) if cells.get("acts", "").strip() else ()
    doubts = doubts_of(cells, uid_read=uid is not None, sound=uid is None or uid.sound, days=days)
    return Case(
        court=where,
        number=number,
        kind="search" if kind == "search" else "table",
        source=source,
        row=row,
        uid=uid.text if uid is not None and uid.sound else None,
        received=days["received"],
        heard=days["heard"],
        in_force=days["in_force"],
        posted=days["posted"],
        outcome=outcome,
        articles=articles,
        persons=persons,
        acts=acts,
        doubts=doubts,
    )


def doubts_of(
    cells: Mapping[str, str], *, uid_read: bool, sound: bool, days: Mapping[str, date | None]
) -> tuple[str, ...]:
    """What does not fit in one row; the row is kept."""
    found = []
    if cells.get("uid", "").strip() and not uid_read:
        found.append("uid is no uid")
    elif not sound:
        found.append("uid fails its check digits")
    received, heard, force = days["received"], days["heard"], days["in_force"]
    if received and heard and heard < received:
        found.append("heard before it was received")
    if heard and force and force < heard:
        found.append("in force before it was heard")
    return tuple(sorted(found))


def persons_in(cell: str, *, names: Names) -> tuple[Person, ...]:
    """The persons of a search row's cell with their articles; persons named together share the articles after them.

    >>> found = persons_in("ПОДСУДИМЫЙ: А. А.; Б. Б. - ст.332 ч.2.1; ст.337 ч.3.1 УК РФ", names=Names(bytes(32)))
    >>> [p.articles for p in found]
    [('332:2.1', '337:3.1'), ('332:2.1', '337:3.1')]
    """
    label = _LABEL.search(cell)
    tail = cell[label.end() :] if label is not None else cell
    groups: list[tuple[list[str], dict[str, None]]] = []
    for piece in _LABEL.sub(";", tail).split(";"):
        first = _FIRST_ARTICLE.search(piece)
        name = piece[: first.start()] if first is not None else piece
        name = name.strip(" \t\n-–—,.:")
        articles = articles_in(piece) if first is not None else ()
        if name and name.casefold() not in ("ук рф", "рф"):
            if not groups or groups[-1][1]:
                groups.append(([], {}))
            groups[-1][0].append(name)
        if articles:
            if not groups:
                groups.append(([""], {}))
            groups[-1][1].update(dict.fromkeys(articles))
    return tuple(Person(names.token(name), tuple(sorted(found))) for who, found in groups for name in who)
