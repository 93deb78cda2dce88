"""People of our own making with a known truth: names of two scripts, and what clerks do to them."""

# ruff: noqa: E501, SIM905
from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

from countback.registers.people.person import Person
from countback.registers.people.translit import romanise

STARTS = "Бор Вас Гон Дан Зал Ков Кра Куз Лис Мар Мел Мор Ост Пав Пет Пол Рад Ром Сав Сид Сол Сте Тар Тим Тка Фед Хар Чор Шев Яр".split()
MIDDLES = "ен ил ос ан ич ук ар ев им ол юх ус ят ем ов ин ор ед".split()
ENDS = "ко ський ець ов ин чук юк ак енко ій ар ало ай ура".split()
GIVEN = "Олександр Андрій Богдан Василь Віктор Дмитро Іван Ігор Кирило Максим Микола Михайло Олег Павло Петро Роман Сергій Тарас Юрій Ярослав".split()
FATHERS = "Олександрович Андрійович Богданович Васильович Вікторович Дмитрович Іванович Ігорович Кирилович Максимович Миколайович Михайлович Олегович Павлович Петрович Романович Сергійович Тарасович Юрійович Ярославович".split()
REGIONS = "Київська Львівська Одеська Харківська Полтавська Сумська Рівненська Волинська".split()


def people(count: int, *, draw: random.Random, latin: bool = False) -> list[Person]:
    """Different people with every field."""
    out = []
    for n in range(1, count + 1):
        surname = draw.choice(STARTS) + draw.choice(MIDDLES) + draw.choice(ENDS)
        given, father = draw.choice(GIVEN), draw.choice(FATHERS)
        if latin:
            surname, given, father = (romanise(t, "kmu_2010") for t in (surname, given, father))
        born = date(1965, 1, 1) + timedelta(days=draw.randrange(14_000))
        ident = str(draw.randrange(10**7, 10**8))
        out.append(
            Person(
                n,
                surname,
                given,
                father,
                born.isoformat(),
                ident,
                f"{draw.randrange(1, 99)} ОМБр",
                draw.choice(REGIONS),
            )
        )
    return out


def typo(text: str, draw: random.Random) -> str:
    """One slip of the keyboard."""
    if len(text) < 3:
        return text
    at, kind = draw.randrange(1, len(text) - 1), draw.randrange(4)
    letter = draw.choice("1234567890" if text[at].isdigit() else "аеиоркнт" if text[at] > "z" else "aeiorknt")
    return [
        text[:at] + text[at + 1 :],
        text[:at] + letter + text[at:],
        text[:at] + letter + text[at + 1 :],
        text[: at - 1] + text[at] + text[at - 1] + text[at + 1 :],
    ][kind]


def copied(person: Person, draw: random.Random, *, rate: float = 1.0) -> Person:
    """The person as another clerk wrote it down: typos, swaps, missing fields."""
    p = person
    if draw.random() < 0.20 * rate:
        p = replace(p, surname=typo(p.surname, draw))
    if draw.random() < 0.12 * rate:
        p = replace(p, given=typo(p.given, draw))
    if draw.random() < 0.06 * rate:
        p = replace(p, surname=p.given, given=p.surname)
    if draw.random() < 0.05 * rate:
        p = replace(p, given="")
    if draw.random() < 0.10 * rate:
        p = replace(p, patronymic="")
    if draw.random() < 0.05 * rate:
        p = replace(p, birth="")
    elif draw.random() < 0.08 * rate:
        year, month, day = p.birth.split("-")
        p = replace(p, birth=f"{year}-{day}-{month}" if int(day) <= 12 else f"{year}-{month}-{int(day) - 10:02}")
    if draw.random() < 0.10 * rate:
        p = replace(p, ident="" if draw.random() < 0.5 else typo(p.ident, draw))
    if draw.random() < 0.10 * rate:
        p = replace(p, region="")
    return p
