"""Bytes to text: byte-order marks, declared character sets, and a guess between the few that are likely.

UTF-8 is tried first because a text of another encoding is practically never valid UTF-8 by chance. Only when it
fails are the declared name, and then the letters themselves, asked. Nothing is repaired silently: bytes that
could not be decoded are counted in :attr:`Decoded.replaced`.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from countback.errors import InputError

#: Eight-bit encodings a page about this subject may use, likeliest first; ties go to the earlier one.
CANDIDATES = (
    "windows-1251",
    "koi8-u",
    "koi8-r",
    "cp866",
    "iso-8859-5",
    "x-mac-cyrillic",
    "windows-1252",
    "windows-1250",
    "iso-8859-2",
)
_CYRILLIC = frozenset(CANDIDATES[:6])
_PYTHON_NAMES = {"x-mac-cyrillic": "mac_cyrillic"}

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

#: First bytes of common formats that are no text.
_SIGNATURES = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x89PNG\r\n",
    b"GIF87a",
    b"GIF89a",
    b"\xff\xd8\xff",
    b"\x7fELF",
    b"\x1f\x8b\x08",
    b"BZh",
    b"7z\xbc\xaf",
    b"Rar!\x1a",
    b"\x28\xb5\x2f\xfd",
    b"SQLite format 3\x00",
    b"\xd0\xcf\x11\xe0",
    b"RIFF",
    b"OggS",
    b"ID3",
    b"{\\rtf",
)

_DECLARED = re.compile(
    rb"""(?:charset|encoding)\s{0,3}[=:]\s{0,3}["']?\s{0,3}([A-Za-z0-9][A-Za-z0-9_.:-]{1,38})""", re.I
)
_CONTROLS = bytes(b for b in range(32) if b not in b"\t\n\r\f\x1b\x00\x0b")
_SAMPLE = 65_536
#: Below this likeness (1 is perfect) no eight-bit encoding is taken without a second opinion.
_PLAUSIBLE = 0.4


@dataclass(frozen=True, slots=True)
class Decoded:
    """A page's text, the encoding that gave it, and how many characters stand for bytes it could not decode."""

    text: str
    encoding: str
    replaced: int = 0


def decode(body: bytes, *, declared: str = "") -> Decoded:
    """The text of ``body``; ``declared`` is a character set from outside (an HTTP header), "" if none was given.

    Raises InputError with reason ``binary`` when the bytes are no text and ``encoding`` when no encoding fits.

    >>> decode("дезертирство і втеча".encode("utf-16")).encoding
    'utf-16-le'
    >>> decode(b"684 cases").text
    '684 cases'
    """
    for mark, name in _BOMS:
        if body.startswith(mark):
            return _lenient(body[len(mark) :], name)
    try:
        text: str | None = body.decode("utf-8")
    except UnicodeDecodeError:
        text = None
    if text is not None and "\x00" not in text[:_SAMPLE]:
        _refuse_binary(body)
        named = charset_of(body, declared=declared)
        if named == "utf-7" or named.startswith("iso2022"):  # ASCII bytes that spell other letters
            return _lenient(body, named)
        return Decoded(text, "utf-8")
    wide = _wide(body)
    if wide:
        return _lenient(body, wide)
    _refuse_binary(body)
    if text is not None:
        return Decoded(text, "utf-8")
    named = charset_of(body, declared=declared)
    if named and named != "utf-8":
        decoded = _lenient(body, named)
        if decoded.replaced * 100 <= len(decoded.text):
            return decoded
    damaged = _damaged_utf8(body, trusted=named == "utf-8")
    if damaged is not None:
        return damaged
    return _guess(body)


def charset_of(body: bytes, *, declared: str = "") -> str:
    """Python's name of the declared character set: ``declared``, else the one named in the first 2,048 bytes.

    "" when none is declared or the name is unknown.

    >>> charset_of(b'<meta charset="windows-1251">')
    'cp1251'
    """
    names = [declared] if declared else []
    names += [found.decode("ascii") for found in _DECLARED.findall(body[:2048])]
    for name in names:
        try:
            info = codecs.lookup(name)
        except (LookupError, ValueError):
            continue
        if info._is_text_encoding:  # "hex" and "rot13" are codecs too
            return "utf-8" if info.name in ("utf-8-sig", "ascii") else info.name
    return ""


def _lenient(body: bytes, encoding: str) -> Decoded:
    """Decode with replacement characters, counted."""
    try:
        return Decoded(body.decode(encoding), encoding)
    except (UnicodeError, ValueError):
        text = body.decode(encoding, errors="replace")
        return Decoded(text, encoding, max(1, text.count("�")))


def _refuse_binary(body: bytes) -> None:
    """InputError when the bytes are no text: a known signature, many NULs or many control characters."""
    sample = body[:_SAMPLE]
    nulls = sample.count(0)
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if body.startswith(_SIGNATURES) or nulls * 100 > len(sample) or controls * 20 > len(sample):
        raise InputError(
            f"the input is not text: it begins with {body[:8]!r} and its first {len(sample):,} bytes hold "
            f"{nulls:,} null and {controls:,} control bytes; convert it to HTML or text first",
            reason="binary",
        )


def _wide(body: bytes) -> str:
    """UTF-16 without a mark: plain characters leave every second byte nearly constant. "" if it is not that."""
    sample = body[: min(len(body) & ~1, 4096)]
    if len(sample) < 4:
        return ""
    for name, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        latin, cyrillic = high.count(0), high.count(4)
        if (latin + cyrillic) * 100 >= 97 * len(high) and latin * 20 >= len(high):
            text = sample.decode(name, errors="replace")
            if "�" not in text and "\x00" not in text:
                return name
    return ""


def _damaged_utf8(body: bytes, *, trusted: bool) -> Decoded | None:
    """UTF-8 with a few broken bytes, told from an eight-bit encoding by how many sequences are whole."""
    text = body.decode("utf-8", errors="replace")
    bad = text.count("�")
    whole = sum(1 for byte in body if byte >= 0xC2) - bad
    if (whole > 0 and whole >= 20 * bad) or (trusted and bad * 100 <= len(text)):
        return Decoded(text, "utf-8", bad)
    return None


def _guess(body: bytes) -> Decoded:
    """The likeliest of :data:`CANDIDATES`, by the letters it gives; InputError when none gives letters."""
    sample = body[:_SAMPLE]
    scored: list[tuple[float, int, str]] = []
    for rank, name in enumerate(CANDIDATES):
        try:
            text = sample.decode(_PYTHON_NAMES.get(name, name))
        except UnicodeDecodeError:
            continue
        scored.append((_likeness(text, cyrillic=name in _CYRILLIC), -rank, name))
    best = max(scored, default=(0.0, 0, ""))
    if best[0] < _PLAUSIBLE:
        plain = _lenient(body, "utf-8")
        if plain.replaced * 50 <= len(plain.text):
            return plain  # plain ASCII with a few stray bytes, counted
        match = from_bytes(sample, cp_isolation=[_PYTHON_NAMES.get(n, n) for n in CANDIDATES]).best()
        if match is None or best[0] <= 0.0:
            raise InputError(
                "the characters fit none of UTF-8, UTF-16, " + ", ".join(CANDIDATES) + "; save the file as UTF-8",
                reason="encoding",
            )
        return _lenient(body, match.encoding)
    return _lenient(body, _PYTHON_NAMES.get(best[2], best[2]))


#: Shares of the commonest letters of Russian and Ukrainian running text; they tell the Cyrillic code pages apart,
#: which differ only in the order of the letters.
_COMMON = frozenset("оеаинтсрвлкмдпу")
_RARE = frozenset("фщъэёєґўђѓѕљњћџјЂЃ")
_LATIN_LETTERS = frozenset("äöüßéèêëàâçôûùîïœæąćęłńóśźżñáíúÄÖÜÉÈÀÇŁŚŻÓŹĆãåø")
_LATIN_SIGNS = frozenset("–—„“”‘’«»…€§°·• ©®™‚‹›")


def _likeness(text: str, *, cyrillic: bool) -> float:
    """How much the characters above ASCII look like a text of the script; at most 1, below 0 for nonsense."""
    high = [c for c in text if c > "\x7f"]
    if not high:
        return 0.0
    good = 0.0
    before = " "
    for c in text:
        if c > "\x7f":
            if cyrillic:
                if "Ѐ" <= c <= "ӿ":
                    low = c.lower()
                    good += 1.0 if low in _COMMON else 0.2 if low in _RARE else 0.7
                    if c != low and before.isalpha() and before.islower():
                        good -= 1.5  # a capital inside a word: the case bits of KOI8 and 1251 are swapped
                    if before.isascii() and before.isalpha():
                        good -= 0.8  # a Cyrillic letter inside a Latin word
                elif c in _LATIN_SIGNS or c == "№":
                    good += 0.5
                else:
                    good -= 1.0
            elif c in _LATIN_LETTERS:
                # accented letters stand between plain ones; a run of them is Cyrillic read wrongly
                good += 0.9 if before <= "\x7f" or not before.isalpha() else -1.0
            elif c in _LATIN_SIGNS:
                good += 0.6
            else:
                good -= 1.0
        before = c
    return good / len(high)
