"""Import of lists: scripts, encodings, dates, reasons, and sums."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from countback.errors import UsageError
from countback.registers.people.importing import Imported, import_rows
from countback.registers.people.person import Person, birth_of, split_name
from countback.registers.people.table_files import rows_of

TODAY = date(2025, 6, 1)


def adds_up(done: Imported) -> bool:
    return done.read == len(done.people) + sum(map(len, done.aside.values()))


def test_a_ukrainian_csv_with_everything_wrong(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_bytes(
        "Список;;\nПІБ;Дата народження;Область\n".encode()
        + "Іваненко Петро Миколайович;07.03.1990;Полтавська обл.\n".encode()
        + "Петренко Олег Іванович;31.02.1990;Київ\n".encode("cp1251")
        + b";;\n"
        + b"12345;01.01.1980;\n"
        + "ПІБ;Дата народження;Область\n".encode()
        + b"Ivanenko Petro Mykolaiovych;1990-03-07;\n"
        + "Сидоренко;32939;\n".encode("koi8-u")
    )
    done = import_rows(rows_of(file), today=TODAY)
    assert done.columns == {"name": 1, "birth": 2, "region": 3}
    assert [(p.surname, p.given, p.patronymic, p.birth) for p in done.people] == [
        ("Іваненко", "Петро", "Миколайович", "1990-03-07"),
        ("Петренко", "Олег", "Іванович", ""),
        ("Сидоренко", "", "", "1990-03-07"),
    ]
    assert dict(done.aside) == {"empty": [5], "no_name": [6], "heading": [7], "repeated": [8]}
    assert dict(done.notes) == {"bad_birth": [4], "surname_only": [9]}
    assert adds_up(done)


def test_a_workbook_with_dates_and_numbers_as_dates(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["Фамилия", "Имя", "Отчество", "Дата рождения", "Личный номер"],
        ["Иванов", "Иван", "Петрович", datetime(1985, 12, 31), 123456.0],
        ["Петров", "Пётр", "Ильич", 31412, "АБ-1"],
    ):
        sheet.append(row)
    book.save(tmp_path / "list.xlsx")
    done = import_rows(rows_of(tmp_path / "list.xlsx"), today=TODAY)
    assert [(p.birth, p.ident) for p in done.people] == [("1985-12-31", "123456"), ("1985-12-31", "АБ-1")]


def test_columns_by_flag_and_without_headings(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("1,Petro Ivanenko,1990\n2,Oleh Koval,1991\n")
    with pytest.raises(UsageError, match="by number") as error:
        import_rows(rows_of(file), today=TODAY)
    assert "Ivanenko" not in str(error.value)
    done = import_rows(rows_of(file), columns={"name": "2", "birth": "3"}, today=TODAY)
    assert [p.surname for p in done.people] == ["Ivanenko", "Koval"]


@pytest.mark.parametrize("content", [b"PK\x03\x04broken", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1old"])
def test_files_that_cannot_be_read(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "Shevchuk.xlsx").write_bytes(content)
    with pytest.raises(UsageError) as error:
        list(rows_of(tmp_path / "Shevchuk.xlsx"))
    assert "Shevchuk" not in str(error.value)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Іваненко П.М.", ("Іваненко", "П", "М")),
        ("П. М. Іваненко", ("Іваненко", "П", "М")),
        ("Пётр Николаевич Иванов", ("Иванов", "Пётр", "Николаевич")),
        ("Микола Петренко", ("Петренко", "Микола", "")),
        ("IVANENKO, Petro", ("IVANENKO", "Petro", "")),
        ("Нечуй-Левицький Іван Семенович", ("Нечуй-Левицький", "Іван", "Семенович")),
        ("Мамедов Али Гасан оглы", ("Мамедов", "Али", "Гасан оглы")),
        ("John Fitzgerald Smith", ("Smith", "John", "Fitzgerald")),
    ],
)
def test_names_in_one_cell(text: str, parts: tuple[str, str, str]) -> None:
    assert split_name(text) == parts


@pytest.mark.parametrize("text", ["", "abc", "99.99.1990", "0", "12"])
def test_what_is_no_date(text: str) -> None:
    with pytest.raises(ValueError, match="no date"):
        birth_of(text)


def test_languages_of_one_person_have_the_same_keys() -> None:
    uk = Person(1, "Соловйов", "Микола", "Сергійович", "1990-03-07").keys()
    ru = Person(2, "Соловьёв", "Николай", "Сергеевич", "1990-03-07").keys()
    latin = Person(3, "Solovyov", "Nikolai", "Sergeevich", "1990-03-07").keys()
    assert [k.pop("given_first") for k in (uk, ru, latin)] == ["m", "n", "n"]  # an initial says no more
    assert uk == ru == latin


def test_a_person_shows_nothing_of_itself() -> None:
    assert "Іваненко" not in f"{Person(1, 'Іваненко')!r} {Person(1, 'Іваненко')}"
    assert (
        Person(1, "Іваненко", "П").token(b"k") == Person(9, "Ivanenko", "P").token(b"k") != Person(1, "Б").token(b"k")
    )
