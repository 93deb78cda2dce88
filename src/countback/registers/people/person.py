"""Person: one row of a list as it says, and the keys under which it is compared."""

from __future__ import annotations

import hashlib
import hmac
import re
from dataclasses import asdict, dataclass
from datetime import date
from functools import lru_cache

from countback.passages.wordfiles import load_yaml
from countback.registers.people.translit import fold

FIELDS = ("surname", "given", "patronymic", "birth", "ident", "unit", "region")
#: The columns that linkage compares; each is empty (None) where the list says nothing.
_NAMES = ("whole", "surname", "given", "given_first", "patronymic", "patronymic_first")
KEYS = (*_NAMES, "birth", "year", "ident", "unit", "region")
_PATRONYMIC = re.compile(
    r"(?:ович|евич|євич|йович|ьович|івна|ївна|овна|евна|ична|инична|ильич|ілліч|кузьмич|лукич|фомич|никитич"
    r"|ovych|ovich|evich|evych|yovych|iovych|ivna|yivna|iivna|ovna|evna|ichna|ychna)$",
    re.IGNORECASE,
)
_FATHER = re.compile(r"(?:ov|ev|iv|v)?(?:iC|na|iCna)$")
_INITIALS = re.compile(r"^(?:[^\W\d_]\.?){1,2}$")


@dataclass(frozen=True, slots=True, repr=False)
class Person:
    """One row: its number in the file (1 is the first), and each field as the list has it, empty where it has none.

    ``birth`` is ISO: a day, or only a year. It has no ``repr``, so that no message can show a person by accident.
    """

    row: int
    surname: str
    given: str = ""
    patronymic: str = ""
    birth: str = ""
    ident: str = ""
    unit: str = ""
    region: str = ""

    def to_row(self) -> dict[str, str | int]:
        """The person as plain values, for the sealed store."""
        return asdict(self)

    def keys(self) -> dict[str, str | None]:
        """The folded columns that linkage compares."""
        given, father = fold(self.given), _father(fold(self.patronymic))
        surname, one = fold(self.surname), None if len(given) < 2 else same_given(given)
        return {
            "whole": f"{surname} {one}" if surname and one else None,
            "surname": surname or None,
            "given": one,
            "given_first": given[:1] or None,
            "patronymic": father if len(father) > 1 else None,
            "patronymic_first": father[:1] or None,
            "birth": self.birth if len(self.birth) == 10 else None,
            "year": self.birth[:4] or None,
            "ident": re.sub(r"\W", "", self.ident).casefold() or None,
            "unit": place_key(self.unit) or None,
            "region": place_key(self.region) or None,
        }

    def token(self, key: bytes) -> str:
        """A keyed token: the same person in two lists of one workspace has the same one, elsewhere it says nothing."""
        k = self.keys()
        words = "\0".join(str(k[name] or "") for name in ("surname", "given", "patronymic", "birth", "year", "ident"))
        return hmac.new(key, words.encode(), hashlib.sha256).hexdigest()[:32]


def place_key(text: str) -> str:
    """A unit or region without case, script and the words for what it is.

    >>> place_key("Полтавська обл.") == place_key("Poltavska oblast")
    True
    """
    words = [w for w in re.findall(r"\w+", text.casefold()) if not re.match(r"обл|oblast|край|респ|м$|г$", w)]
    return " ".join(w if w.isdigit() else fold(w) for w in words).strip()


@lru_cache(maxsize=1)
def _given_names() -> dict[str, str]:
    return {fold(form): fold(row[0]) for row in load_yaml("given_names.yml") for form in row}


def same_given(folded: str) -> str:
    """The one form that stands for a given name in all its languages; the name itself where no file knows it.

    >>> same_given(fold("Николай")) == same_given(fold("Mykola"))
    True
    """
    return _given_names().get(folded, folded)


def _father(folded: str) -> str:
    """The father's name in a patronymic: ``Николаевич`` and ``Миколайович`` are one."""
    if len(folded) < 2:
        return folded
    stem = _FATHER.sub("", folded)
    names = _given_names()
    for ending in ("", "i", "a", "o", "e", "il", "l"):
        if stem + ending in names:
            return names[stem + ending]
    near = [known for known in names if len(stem) >= 4 and known.startswith(stem)]
    return names[min(near, key=len)] if near else stem


def split_name(text: str) -> tuple[str, str, str]:
    """Surname, given name and patronymic of a name in one cell; initials count as names.

    The surname is looked for beside a comma, a patronymic, initials, a known given name, in this order; else a
    Cyrillic name begins with it and a Latin one ends with it.

    >>> split_name("Іваненко Петро Миколайович"), split_name("Petro Ivanenko"), split_name("П. М. Іваненко")
    (('Іваненко', 'Петро', 'Миколайович'), ('Ivanenko', 'Petro', ''), ('Іваненко', 'П', 'М'))
    """
    head, comma, tail = text.partition(",")
    if comma and tail.strip():
        rest = _words(tail)
        return head.strip(), rest[0] if rest else "", " ".join(rest[1:])
    words = _words(text)
    if len(words) < 2:
        return (words[0] if words else ""), "", ""
    if len(words) == 2:
        first, second = words
        if _swapped(first, second, text):
            return second, first, ""
        return first, second, ""
    if _PATRONYMIC.search(words[1]) and not _PATRONYMIC.search(words[-1]):
        return " ".join(words[2:]), words[0], words[1]
    if len(words[0]) == 1 and len(words[1]) == 1:
        return " ".join(words[2:]), words[0], words[1]
    if words[-1].casefold() in ("оглы", "оглу", "огли", "кызы", "гызы", "oglu", "ogly", "kyzy") and len(words) > 3:
        return " ".join(words[:-3]), words[-3], " ".join(words[-2:])
    if not any("\u0400" <= c <= "\u052f" for c in text) and not any(_PATRONYMIC.search(w) for w in words[1:]):
        if len(words[1]) == 1 and len(words[2]) == 1:
            return words[0], words[1], words[2]
        return words[-1], words[0], " ".join(words[1:-1])
    return " ".join(words[:-2]), words[-2], words[-1]


def _words(text: str) -> list[str]:
    return [w for w in re.split(r"[\s.]+", text.strip()) if w]


def _swapped(first: str, second: str, text: str) -> bool:
    names = _given_names()
    if len(first) == 1 or len(second) == 1:
        return len(first) == 1
    known = fold(first) in names, fold(second) in names
    if known[0] != known[1]:
        return known[0]
    return not any("\u0400" <= c <= "\u052f" for c in text)


def birth_of(text: str, *, serial: bool = True) -> str:
    """A birth date as ISO: a day, or a year alone. Raises ValueError (without the text) for what is none.

    Days come before months, as in Ukrainian and Russian lists, unless the second number cannot be a month. A number of
    five digits is Excel's count of days.

    >>> birth_of("07.03.1990"), birth_of("1990-03-07"), birth_of("1990 р.н."), birth_of("32939")
    ('1990-03-07', '1990-03-07', '1990', '1990-03-07')
    """
    numbers = [int(n) for n in re.findall(r"\d+", text.split("T")[0].split(" 00:")[0])]
    try:
        if len(numbers) == 1 and 1900 <= numbers[0] <= 2100:
            return str(numbers[0])
        if len(numbers) == 1 and serial and 3000 <= numbers[0] <= 45000:
            return date.fromordinal(date(1899, 12, 30).toordinal() + numbers[0]).isoformat()
        if len(numbers) == 1 and len(text.strip()) == 8:
            return date(numbers[0] // 10000, numbers[0] // 100 % 100, numbers[0] % 100).isoformat()
        if len(numbers) == 3:
            if numbers[0] > 1000:
                return date(*numbers).isoformat()
            day, month, year = numbers
            year += 1900 if 20 < year < 100 else 2000 if year <= 20 else 0
            return (date(year, day, month) if month > 12 else date(year, month, day)).isoformat()
    except (ValueError, OverflowError):
        pass
    raise ValueError("no date")
