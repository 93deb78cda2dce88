"""The words of cards and tables: articles, dates, outcomes, punishments, courts. Anything else in a cell is not kept.

That is on purpose. A cell may hold a name where none should be; only what is known by its form passes.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from countback.registers.courts.case import Outcome, Punishment

_PART = r"ч(?:асть|\.)?\s*(\d{1,2}(?:\.\d)?)"
_ARTICLE = r"ст(?:атья|\.)?\s*(\d{2,3}(?:\.\d{1,2})?)"
_ARTICLES = re.compile(rf"{_PART}\s*,?\s*{_ARTICLE}|{_ARTICLE}(?:\s*,?\s*{_PART})?", re.IGNORECASE)
_BARE = re.compile(r"(\d{3}(?:\.\d{1,2})?)(?:\s?[:/]\s?(\d{1,2}(?:\.\d)?))?")
#: Articles below it are of the general part of the code: attempt, complicity, cumulation. They name no offence.
_SPECIAL = 105

_OUTCOMES: tuple[tuple[str, Outcome], ...] = (
    ("возвращ", "returned"),
    ("прокурор", "returned"),
    ("оправда", "acquittal"),
    ("прекращ", "closed"),
    ("подсудност", "transferred"),
    ("передан", "transferred"),
    ("присоедин", "joined"),
    ("соедин", "joined"),
    ("приговор", "sentence"),
    ("осужд", "sentence"),
    ("sentence", "sentence"),
    ("convicted", "sentence"),
    ("acquit", "acquittal"),
    ("closed", "closed"),
    ("returned", "returned"),
    ("transferred", "transferred"),
)
_PUNISHMENTS: tuple[tuple[str, Punishment], ...] = (
    ("условн", "suspended"),
    ("suspended", "suspended"),
    ("лишени", "prison"),
    ("prison", "prison"),
    ("колони", "prison"),
    ("штраф", "fine"),
    ("fine", "fine"),
    ("ограничени", "restriction"),
    ("restriction", "restriction"),
    ("дисциплинарн", "disciplinary"),
    ("исправительн", "service"),
    ("обязательн", "service"),
)
_COURT = re.compile(
    r"\b(?:военн|гарнизонн|окружн|флотск|районн|городск|областн|краев|верховн|кассационн|апелляционн)"
    r"\w*\s+(?:военн\w+\s+)?суд[а-я]{0,2}\b",
    re.IGNORECASE,
)
#: What may stand before those words in a court's name: letters, digits and a few marks, on one line.
_BEFORE = re.compile(r"[\w№.«»\"() -]*")
_COURT_CODE = re.compile(r"\d\d[A-Z]{2}\d{4}", re.ASCII)


@lru_cache(maxsize=65_536)
def articles_in(text: str) -> tuple[str, ...]:
    """The articles of the special part in a text, each once, as ``337:5`` or ``352.1``.

    >>> articles_in("ст.332 ч.2.1; ст.337 ч.3.1 УК РФ"), articles_in("ч. 5 ст. 337 УК РФ"), articles_in("ст.352.1")
    (('332:2.1', '337:3.1'), ('337:5',), ('352.1',))
    >>> articles_in("ст.30 ч.3 - ст.338 ч.1 УК РФ"), articles_in("337:5; 338")
    (('338:1',), ('337:5', '338'))
    """
    found: dict[str, None] = {}
    for m in _ARTICLES.finditer(text):
        article, part = (m.group(2), m.group(1)) if m.group(2) else (m.group(3), m.group(4))
        if int(article.split(".")[0]) >= _SPECIAL:
            found[f"{article}:{part}" if part else article] = None
    if not found:
        for piece in re.split(r"[;,]", text):
            bare = _BARE.fullmatch(" ".join(piece.split()))
            if bare is not None and int(bare.group(1).split(".")[0]) >= _SPECIAL:
                found[f"{bare.group(1)}:{bare.group(2)}" if bare.group(2) else bare.group(1)] = None
    return tuple(sorted(found))


def offence_of(article: str) -> str:
    """The offence of an article in the vocabulary of measures.

    >>> [offence_of(a) for a in ("337:5", "338", "332:2.1", "339", "352.1", "334")]
    ['awol', 'desertion', 'refusal', 'evasion', 'voluntary_surrender', 'other']
    """
    names = {"337": "awol", "338": "desertion", "332": "refusal", "339": "evasion", "352.1": "voluntary_surrender"}
    return names.get(article.split(":")[0], "other")


@lru_cache(maxsize=8_192)
def outcome_in(text: str) -> Outcome | None:
    """What a court decided, None for an empty cell; words that are not known are ``other``.

    >>> outcome_in("Вынесен ПРИГОВОР"), outcome_in("Уголовное дело ВОЗВРАЩЕНО ПРОКУРОРУ"), outcome_in(" ")
    ('sentence', 'returned', None)
    """
    low = text.casefold()
    if not low.strip():
        return None
    return next((outcome for stem, outcome in _OUTCOMES if stem in low), "other")


def punishments_in(text: str) -> tuple[Punishment, ...]:
    """What was imposed, each kind once; a suspended term is not also one of prison.

    >>> punishments_in("3 года лишения свободы условно, штраф"), punishments_in("")
    (('suspended', 'fine'), ())
    """
    low = text.casefold()
    if not low.strip():
        return ()
    found = dict.fromkeys(kind for stem, kind in _PUNISHMENTS if stem in low)
    if "suspended" in found:
        found.pop("prison", None)
    return tuple(found) or ("other",)


class ExcelDate(ValueError):
    """A cell holds a day as the number a spreadsheet keeps it as."""


@lru_cache(maxsize=65_536)
def day_in(text: str, *, excel: bool = False) -> date | None:
    """The day in a cell: ``14.03.2024``, ``2024-03-14`` (a time after it is left off); None for an empty cell.

    Raises ExcelDate for the number of a spreadsheet, unless ``excel`` allows it, and ValueError for anything else. The
    messages never repeat the cell.

    >>> day_in("14.03.2024"), day_in("2024-03-14 00:00:00"), day_in("45365", excel=True)
    (datetime.date(2024, 3, 14), datetime.date(2024, 3, 14), datetime.date(2024, 3, 14))
    """
    cell = text.strip()
    if not cell or cell in ("-", "–", "—"):
        return None
    try:
        if len(cell) >= 10 and cell[2] == cell[5] == ".":
            return date(int(cell[6:10]), int(cell[3:5]), int(cell[:2]))
        if len(cell) >= 10 and cell[4] == cell[7] == "-":
            return date(int(cell[:4]), int(cell[5:7]), int(cell[8:10]))
    except ValueError:
        raise ValueError("no day of the calendar") from None
    serial = cell.split(".")[0]
    if serial.isascii() and serial.isdigit() and 30_000 <= int(serial) <= 60_000:
        if not excel:
            raise ExcelDate("the day is a spreadsheet's number; format the column as text, or allow such numbers")
        return date(1899, 12, 30) + timedelta(days=int(serial))
    raise ValueError("no day written DD.MM.YYYY or YYYY-MM-DD")


@lru_cache(maxsize=8_192)
def court_in(text: str) -> str | None:
    """A court's classification code or its name; None for anything that is neither.

    >>> court_in("25gv0003"), court_in("Вымышленный гарнизонный военный суд"), court_in("Примеров Пётр Петрович")
    ('25GV0003', 'Вымышленный гарнизонный военный суд', None)
    """
    cell = " ".join(text.split())
    if _COURT_CODE.fullmatch(cell.upper()):
        return cell.upper()
    found = None if len(cell) > 160 else next((m for m in _COURT.finditer(cell)), None)
    if found is None or not _BEFORE.fullmatch(cell, 0, found.start()):
        return None
    last = [m.end() for m in _COURT.finditer(cell) if _BEFORE.fullmatch(cell, 0, m.start())][-1]
    return cell[:last].strip()
