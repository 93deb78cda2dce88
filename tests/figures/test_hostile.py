"""Hostile and broken writings: read right or refused with a reason, no exception, no wrong value without a mark."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from countback.errors import InputError
from countback.figures import Reading, read_page
from countback.pages import Page


def read(text: str, *, lang: str = "en") -> Reading:
    return read_page(Page.from_text(text, name="hostile", meta={"lang": lang, "published": "2024-04-05"}))


def values(reading: Reading) -> list[object]:
    return [f.count.low for f in reading.figures]


def reasons(reading: Reading) -> list[tuple[str, str]]:
    return [(r.reason, r.said) for r in reading.refusals if r.span is not None]


def left_out(reading: Reading) -> list[str]:
    """Digit runs that lie in no figure and no refusal, and are no part of a word."""
    spans = sorted(
        (s.start, s.end) for s in [*(f.span for f in reading.figures), *(r.span for r in reading.refusals if r.span)]
    )
    starts = [start for start, _ in spans]
    ends = list(accumulate((end for _, end in spans), max))
    out = []
    for m in re.finditer(r"\d+", reading.text):
        before = bisect_right(starts, m.start())
        covered = before and ends[before - 1] >= m.end()
        part_of_word = reading.text[max(0, m.start() - 1) : m.start()].isalpha()
        if not covered and not part_of_word:
            out.append(m.group())
    return out


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("１２，３４５", 12345),  # full width
        ("١٢٣", 123),  # Arabic-Indic
        ("١٢٬٣٤٥", 12345),
        ("۱۲۳", 123),  # Persian
        ("१२३", 123),  # Devanagari
        ("𝟏𝟐𝟑", 123),  # mathematical bold
        ("12\u00ad345", 12345),  # soft hyphen
        ("12\u2060345", 12345),  # word joiner
        ("12\ufeff345", 12345),  # byte order mark
        ("12,\u200b345", 12345),  # a place where the line may break
        ("1\u200d2\u200c3", 123),
        ("12\u202f345", 12345),  # narrow no-break space
        ("12’345", 12345),
        ("1,32,121", 132121),
    ],
)
def test_other_digits_and_hidden_characters_give_the_value(said: str, value: int) -> None:
    text = f"Officials said that about {said} soldiers deserted in March."
    reading = read(text)
    assert values(reading) == [value]
    figure = reading.figures[0]
    assert figure.span.of(reading.text) == said, "places are those of the text as it stands"
    assert figure.count.bound == "about"


@pytest.mark.parametrize("mark", ["\u200e", "\u200f", "\u202a", "\u202b", "\u202e", "\u2066", "\u2069"])
def test_marks_of_direction_around_a_number_change_nothing(mark: str) -> None:
    reading = read(f"About {mark}12,345{mark} soldiers deserted.")
    assert [(f.count.low, f.count.bound, f.measure.counted) for f in reading.figures] == [(12345, "about", "person")]


@pytest.mark.parametrize(
    "said",
    [
        "12\u200b345",  # a zero-width space may part two numbers
        "1\u03362\u03363",  # struck out
        "1O,000",
        "l,000",
        "1,О00",  # Cyrillic O
        "10,00O",
        "З00",  # Cyrillic Z
        "1,020.010",
        ",000",
        "12,34,56",
        "20,538,1",
        "1.2.3.4",
        "1e5",
        "0x1F",
        "000",
        "9" * 400,
        "12 345 678 901 234 567",
        "five hundred thousand million",
    ],
)
def test_what_cannot_be_read_for_sure_is_refused(said: str) -> None:
    reading = read(f"Officials said that about {said} soldiers deserted in March.")
    assert values(reading) == []
    assert ("garbled", said) in reasons(reading)


def test_hidden_characters_and_accents_inside_words() -> None:
    reading = read("About 5 thou\u00adsand sol\u200bdiers de\u00adserted.")
    assert [(f.count.low, f.measure.counted, f.measure.event) for f in reading.figures] == [
        (5000, "person", "deserted")
    ]
    composed = read("Загинули 300 бійців.", lang="uk")
    apart = read("Загинули 300 бі\u0438\u0306ців.".replace("і\u0438\u0306", "і\u0439"), lang="uk")
    accented = read("Заги\u0301нули 300 бійці\u0301в.", lang="uk")
    assert values(composed) == values(apart) == values(accented) == [300]
    assert {f.measure.event for r in (composed, apart, accented) for f in r.figures} == {"killed"}


def test_fractions_written_as_one_letter() -> None:
    assert values(read("About 5½ thousand soldiers deserted.")) == [5500]
    assert values(read("About 5⅓ thousand soldiers deserted.")) == []


def test_half_of_a_page_in_another_language() -> None:
    text = "The military courts of the region have convicted 684 soldiers in March 2024, the agency said.\n\n" * 8
    text += "Суди засудили 207 військових у березні 2024 року.\n\n" * 8
    found = values(read(text))
    assert found.count(684) == 8 and found.count(207) == 8


def test_a_sentence_of_fifty_thousand_characters() -> None:
    text = "Officials, " + "who said nothing of use, " * 2_000 + "counted 684 soldiers who deserted."
    reading = read(text)
    assert values(reading) == [684]
    assert left_out(reading) == []


def test_a_page_of_a_hundred_thousand_numbers() -> None:
    reading = read(" ".join(str(n) for n in range(100_000, 200_000)))
    found = sum(f.span.end - f.span.start >= 6 for f in reading.figures) + len(reading.refusals)
    assert found > 30_000, "spaces between three digits join numbers, the rest stands alone"
    assert left_out(reading) == []


def test_a_page_of_a_hundred_thousand_lines() -> None:
    reading = read("\n".join("tanks – 7" if k % 1_000 == 0 else "no news" for k in range(100_000)))
    assert len(reading.figures) + len([r for r in reading.refusals if r.span]) == 100


def test_null_bytes_and_surrogates_are_read_or_refused_with_a_reason() -> None:
    for body in (b"About 12\x00345 soldiers", b"\xed\xa0\x80 12 soldiers deserted.", b"\xff\xfe\x00", b"\x00" * 50):
        try:
            reading = read_page(Page(body=body, name="bytes", address="", media_type="text/plain", meta={}))
        except InputError as error:
            assert error.reason and str(error)
        else:
            assert left_out(reading) == []


_ROW = (
    "12 7 1,020 2024 0 000 ٣ ３ 1.5 % + - – ( ) / : $ № # th K тыс thousand million млн half two soldiers солдат "
    "військових cases killed May in of to and than more since Reuters said . , ; ' ’ « » ½ ² T-72 http:// { @ a1 _"
)
_PIECES = st.sampled_from([*_ROW.split(), "20 538", "3 May", "\n", "\n\n", "\u200b", "\u00ad", "\u0301"])


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.tuples(_PIECES, st.sampled_from(["", " ", " "])), max_size=30),
    st.sampled_from(["en", "uk", "ru", "de", "fr"]),
)
def test_random_rows_of_words_and_numbers(pieces: list[tuple[str, str]], lang: str) -> None:
    reading = read("Soldiers. " + "".join(a + b for a, b in pieces), lang=lang)
    assert left_out(reading) == []
    for figure in reading.figures:
        assert figure.span.of(reading.text) == figure.count.said
        assert figure.count.low is not None and figure.count.low >= 0


@settings(max_examples=100, deadline=None)
@given(st.text(min_size=1, max_size=200))
def test_random_text(text: str) -> None:
    try:
        reading = read("Soldiers said. " + text)
    except InputError as error:
        assert error.reason
    else:
        assert left_out(reading) == []
