"""Hidden characters: what stands unseen in words and numbers, and letters that pass for digits.

Soft hyphens, zero-width characters, marks of writing direction and loose accents change nothing a reader sees, so words
are matched and numbers valued without them; places stay those of the text. Where one of them may be a break between two
numbers (a zero-width space) or strike a digit out (a combining mark), the number is not read but refused as garbled.
"""

from __future__ import annotations

import re
import unicodedata

#: The inside of a character class: characters that nobody sees, and accents that stand alone after their letter.
HIDDEN = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff\u0300-\u036f"
_HIDDEN = re.compile(f"[{HIDDEN}]+")
#: Between two digits these do not say that the digits are one number.
_DOUBTFUL = re.compile("\\d[\u200b\u0300-\u036f]")

#: Letters that look like a digit, in Latin and Cyrillic.
_ZEROS = "OОoо"
_OTHERS = "lIІіЗз"
_LOOK_ALIKE = re.compile(rf"\d,?[{_ZEROS}]|[{_ZEROS}{_OTHERS}],?\d")
_MIXED_RUN = re.compile(rf"(?<![\w.,])[\d{_ZEROS}{_OTHERS}.,]{{2,40}}(?!\w)")


def has_hidden(text: str, start: int, end: int) -> bool:
    """Whether a stretch of text holds a hidden character."""
    return not text.isascii() and _HIDDEN.search(text, start, end) is not None


def seen(token: str) -> str:
    """A token as a reader sees it: accents joined with their letter where there is such a letter, the rest left out.

    >>> seen("sol\\u00addiers"), seen("и\\u0306"), seen("солда\\u0301т")
    ('soldiers', 'й', 'солдат')
    """
    return _HIDDEN.sub("", unicodedata.normalize("NFC", token))


def seen_with_places(text: str, start: int, end: int) -> tuple[str, list[int]]:
    """A stretch without its hidden characters, and for each character kept its place in the text."""
    places = [k for k in range(start, end) if _HIDDEN.match(text[k]) is None]
    return "".join(text[k] for k in places), places


def doubtful(written: str) -> bool:
    """Whether a hidden character makes it uncertain which number is written.

    >>> doubtful("12\\u00ad345"), doubtful("12\\u200b345")
    (False, True)
    """
    return _DOUBTFUL.search(written) is not None


def look_alikes(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Stretches that pass for a number but hold a letter in place of a digit ("1O,000", "l,000").

    >>> text = "About 1O,000 of 300; 5l of fuel"
    >>> [text[a:b] for a, b in look_alikes(text, 0, len(text))]
    ['1O,000']
    """
    if _LOOK_ALIKE.search(text, start, end) is None:
        return []
    out = []
    for m in _MIXED_RUN.finditer(text, start, end):
        run = m.group().rstrip(".,")
        digits = sum(c.isdigit() for c in run)
        letters = sum(c.isalpha() for c in run)
        if digits >= 2 and 0 < letters <= digits and _LOOK_ALIKE.search(run) is not None:
            out.append((m.start(), m.start() + len(run)))
    return out
