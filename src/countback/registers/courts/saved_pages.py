"""Cases from saved pages of courts' sites: search results and cards, in both families of pages.

The one family has tables ``tablcont`` in ``cont1``, ``cont2``…; the other ``tab_content_Case``,
``tab_content_EventList``, ``tab_content_PersonList`` and result tables with other ids. Both are told by the words in
their heads, not by ids.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from countback.pages.decode import decode
from countback.registers.courts.case import Act, Case, Person, read_number
from countback.registers.courts.names import Names
from countback.registers.courts.refused import Refused
from countback.registers.courts.tables import case_of_cells, columns_of, doubts_of
from countback.registers.courts.uid import read_uid
from countback.registers.courts.words import articles_in, court_in, day_in, outcome_in, punishments_in

_FACTS = {
    "уникальный идентификатор дела": "uid",
    "дата поступления": "received",
    "дата рассмотрения": "heard",
    "результат рассмотрения": "outcome",
    "дата вступления в законную силу": "in_force",
}
_CARD_NUMBER = re.compile(r"(?:ДЕЛО|ПРОИЗВОДСТВО)\s*№\s*([^\s<]{3,30})", re.IGNORECASE)
_COURT_ON_PAGE = re.compile(
    r"(?:\d{1,3}(?:-й)?\s+)?[А-ЯЁ][\w-]{2,40}\s+(?:гарнизонный|окружной|флотский|районный|городской)\s+(?:военный\s+)?суд\b|"
    r"\b\d{1,3}\s+гарнизонный\s+военный\s+суд\b"
)
_ACT = re.compile(r"\b(ПРИГОВОР|ПОСТАНОВЛЕНИЕ|ОПРЕДЕЛЕНИЕ)\b")
_ACT_PLACES = re.compile(r"(?:cont\d+|tab_content_Doc\w*|doc\d*)", re.ASCII)
_SENTENCED = re.compile(r"приговорил|п\s*р\s*и\s*г\s*о\s*в\s*о\s*р\s*и\s*л", re.IGNORECASE)


def cases_of_page(
    body: bytes, *, source: str, names: Names, court: str | None = None, excel: bool = False
) -> Iterator[Case | Refused]:
    """The cases of a saved page: one for each row of a search page, one of a card."""
    import lxml.etree
    import lxml.html

    try:
        root = lxml.html.document_fromstring(decode(body).text, parser=lxml.html.HTMLParser(huge_tree=False))
    except (lxml.etree.LxmlError, ValueError, AssertionError):
        yield Refused(source, 0, "layout", "the page cannot be read as HTML")
        return
    where = court or _court_of(root)
    tables = [_rows(table) for table in root.iter("table")]
    found = False
    for rows in tables:
        head = next((i for i, row in enumerate(rows[:3]) if {"number", "received"} <= columns_of(row).keys()), None)
        if head is None:
            continue
        found = True
        at = columns_of(rows[head])
        for i, row in enumerate(rows[head + 1 :], start=1):
            if len(row) < 3:
                continue  # a line of page numbers
            cells = {name: row[k] if k < len(row) else "" for name, k in at.items()}
            yield case_of_cells(cells, source=source, row=i, names=names, court=where, excel=excel, kind="search")
    if not found:
        yield _card(root, tables, source=source, names=names, court=where)


def _rows(table: Any) -> list[list[str]]:
    """The rows of a table itself, not of tables in it."""
    rows = []
    for row in table.iter("tr"):
        if next(row.iterancestors("table"), None) is table:
            rows.append([" ".join(" ".join(cell.itertext()).split()) for cell in row if cell.tag in ("td", "th")])
    return rows


def _court_of(root: Any) -> str | None:
    title = root.findtext(".//title") or ""
    known = court_in(title)
    if known is not None:
        return known
    found = _COURT_ON_PAGE.search(" ".join(" ".join(root.itertext()).split())[:6000])
    return found.group() if found is not None else None


def _card(root: Any, tables: list[list[list[str]]], *, source: str, names: Names, court: str | None) -> Case | Refused:
    facts: dict[str, str] = {}
    persons: list[Person] = []
    posted: list[date] = []
    for rows in tables:
        if not rows:
            continue
        head, at = _headed(rows, "перечень статей")
        if at:
            persons += [p for row in rows[head + 1 :] if (p := _person(row, at, names)) is not None]
            continue
        head, at = _headed(rows, "наименование события")
        if at:
            place = at.get("дата размещения")
            posted += [d for row in rows[head + 1 :] if place is not None and (d := _day(row, place)) is not None]
            continue
        for row in rows:
            name = _FACTS.get(row[0].casefold().rstrip(" :")) if len(row) == 2 else None
            if name is not None:
                facts.setdefault(name, row[1])
    shown = _CARD_NUMBER.search(" ".join(" ".join(root.itertext()).split()))
    number = read_number(shown.group(1)) if shown is not None else None
    if number is None or not facts:
        return Refused(source, 0, "layout", "neither rows of a search nor the parts of a card are on it")
    uid = read_uid(facts.get("uid", ""))
    where = court or (uid.court if uid is not None else None)
    if where is None:
        return Refused(source, 0, "court", "the card names no court")
    days: dict[str, date | None] = {}
    for name in ("received", "heard", "in_force"):
        try:
            days[name] = day_in(facts.get(name, ""))
        except ValueError as error:
            return Refused(source, 0, "date", f"{name}: {error}")
    return Case(
        court=where,
        number=number,
        kind="card",
        source=source,
        row=0,
        uid=uid.text if uid is not None and uid.sound else None,
        received=days["received"],
        heard=days["heard"],
        in_force=days["in_force"],
        posted=max(posted, default=None),
        outcome=outcome_in(facts.get("outcome", "")),
        articles=tuple(sorted({a for p in persons for a in p.articles})),
        persons=tuple(persons),
        acts=_acts(root),
        doubts=doubts_of(facts, uid_read=uid is not None, sound=uid is None or uid.sound, days=days),
    )


def _headed(rows: list[list[str]], label: str) -> tuple[int, dict[str, int]]:
    """The row of a table that names its columns, where one of them has that label."""
    for i, row in enumerate(rows[:3]):
        at = {cell.casefold(): k for k, cell in enumerate(row)}
        if label in at:
            return i, at
    return 0, {}


def _person(row: list[str], at: dict[str, int], names: Names) -> Person | None:
    def cell(start: str) -> str:
        place = next((k for label, k in at.items() if label.startswith(start)), None)
        return row[place] if place is not None and place < len(row) else ""

    who, articles = cell("фамилия"), cell("перечень статей")
    if not who and not articles:
        return None
    try:
        heard = day_in(cell("дата рассмотрения"))
    except ValueError:
        heard = None
    return Person(names.token(who), articles_in(articles), outcome_in(cell("результат")), heard)


def _day(row: list[str], place: int) -> date | None:
    try:
        return day_in(row[place]) if place < len(row) else None
    except ValueError:
        return None


def _acts(root: Any) -> tuple[Act, ...]:
    """The acts whose text is on the card; of a text only the kind and the punishments are kept."""
    found = []
    for place in root.iter("div"):
        if not _ACT_PLACES.fullmatch(place.get("id") or "") or next(place.iter("table"), None) is not None:
            continue
        text = " ".join(" ".join(place.itertext()).split())
        kind = _ACT.search(text[:250])  # its heading: in the first words, before the first sentence ends
        if kind is None or "." in text[: kind.start()]:
            continue
        told = _SENTENCED.split(text, maxsplit=1)
        punished = punishments_in(told[1][:4000]) if len(told) > 1 else ()
        found.append(Act(outcome_in(text[:600]) or "other", tuple(p for p in punished if p != "other")))
    return tuple(found)
