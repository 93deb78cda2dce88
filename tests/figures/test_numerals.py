"""Numbers in digits, words and both, in six languages: what stands in a text and the value it has."""

from __future__ import annotations

from decimal import Decimal

import pytest

from countback.figures.lexicon import languages
from countback.figures.numerals import digits_value
from countback.figures.tokens import tokenise
from countback.figures.vocabulary import load_vocabulary

HALF = Decimal("0.5")

CASES = [
    ("en", "20,538", 20538), ("en", "20.538", 20538), ("en", "20 538", 20538), ("en", "20\u00a0538", 20538),
    ("en", "1,32,121", 132121),
    ("en", "13 thousand 928", 13928), ("en", "29.8 thousand", 29800), ("en", "417K", 417000),
    ("en", "two and a half thousand", 2500), ("en", "half a million", 500000), ("en", "quarter of a million", 250000),
    ("en", "three hundred and twelve", 312), ("en", "twenty-one thousand", 21000), ("en", "two dozen", 24),
    ("en", "1,000,000", 1000000), ("en", "1.2 million", 1200000), ("en", "nineteen", 19),
    ("uk", "7 242", 7242), ("uk", "6 тис 988", 6988), ("uk", "27,3 тис.", 27300), ("uk", "2 млн", 2000000),
    ("uk", "п'ятсот", 500), ("uk", "триста двадцять сім", 327), ("uk", "півтори тисячі", 1500), ("uk", "сорок", 40),
    ("ru", "20 538", 20538), ("ru", "2 млн", 2000000), ("ru", "142,7 тыс.", 142700), ("ru", "полторы тысячи", 1500),
    ("ru", "триста двадцать семь", 327), ("ru", "пятьсот", 500), ("ru", "сорок тысяч", 40000),
    ("de", "18.000", 18000), ("de", "2,5 Millionen", 2500000), ("de", "eine halbe Million", 500000),
    ("de", "zwölf", 12),
    ("fr", "142,7 mille", 142700), ("fr", "20 538", 20538), ("fr", "quatre-vingt-dix", 90), ("fr", "soixante-dix", 70),
    ("pl", "27,3 tys.", 27300), ("pl", "2 mln", 2000000), ("pl", "dwanaście", 12),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "said", "value"), CASES)
def test_one_number(lang: str, said: str, value: int) -> None:
    if lang not in languages():
        pytest.skip(f"there are no words for {lang} yet")
    text = f"{said} x"
    found = load_vocabulary(lang).numerals.read(text, tokenise(text))
    assert [(n.low, n.high) for n in found] == [(value, value)]
    assert text[found[0].start : found[0].end].rstrip(".") == said.rstrip(".")


@pytest.mark.parametrize(
    ("said", "low", "high"),
    [
        ("10–15 thousand", 10000, 15000),
        ("4,500-22,000", 4500, 22000),
        ("61%", 61, 61),
        ("40 to 50 thousand", 40000, 50000),
    ],
)
def test_ranges_and_shares(said: str, low: int, high: int) -> None:
    found = load_vocabulary("en").numerals.read(said, tokenise(said))
    assert [(n.low, n.high) for n in found] == [(low, high)]


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("684", 684), ("20,538", 20538), ("1.234.567", 1234567), ("1 234 567", 1234567), ("1,234.5", Decimal("1234.5")),
        ("1.234,5", Decimal("1234.5")), ("2.3", Decimal("2.3")), ("0.500", Decimal("0.500")), ("12'345", 12345),
        ("١٢٬٣٤٥", 12345), ("１２，３４５", 12345), ("999999999999999", 999999999999999),
    ],
)  # fmt: skip
def test_digits_have_their_value(said: str, value: object) -> None:
    parsed = digits_value(said)
    assert parsed is not None and parsed[0] == value


@pytest.mark.parametrize("said", ["1,020.010", "12,34,56", "20,538,1", "1.2.3.4", "1234567890123456", "1.000,000.5"])
def test_digits_that_say_nothing_sure_are_garbled(said: str) -> None:
    assert digits_value(said) is None


def test_nothing_is_read_where_it_is_masked() -> None:
    text = "1 a 2 b 3"
    reader = load_vocabulary("en").numerals
    assert [n.low for n in reader.read(text, tokenise(text), masked=[(4, 6), (3, 5)])] == [1, 3]
