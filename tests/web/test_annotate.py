"""A page's text with its marks: no character is lost, no mark is moved."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from countback.figures import read_page
from countback.figures.reading import Reading
from countback.pages import Page
from countback.passages.passage import Passage
from countback.values import Span
from countback.web.annotate import around, blocks_of, quoted
from countback.web.finder import Finder
from countback.web.searching import _number

TEXT = "Courts convicted 684 men in March 2024.\n\nThe fine was 500 dollars. In May 31 soldiers deserted.\n"


def reading() -> Reading:
    return read_page(Page.from_text(TEXT, name="note"))


def test_the_pieces_are_the_text() -> None:
    r = reading()
    words = "".join(p.words for b in blocks_of(r) for p in b.pieces)
    assert "".join(words.split()) == "".join(r.text.split())
    for block in blocks_of(r):
        for piece in block.pieces:
            assert piece.span.of(r.text) == piece.words
    marked = {p.span for b in blocks_of(r) for p in b.pieces if p.figure is not None}
    assert marked == {f.span for f in r.figures}


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 99), st.integers(0, 40)), max_size=8), st.integers(1, 60))
def test_any_passages_and_any_part_keep_every_character(spans: list[tuple[int, int]], size: int) -> None:
    """Overlapping, nested, empty or missing passages, and parts of any size: the pieces still make up the text."""
    r = reading()
    length = len(r.text)
    passages = tuple(Passage(Span(min(a, length), min(a + n, length)), "body") for a, n in spans)
    r = replace(r, passages=passages)
    covered: list[int] = []
    for start in range(0, length, size):
        for block in blocks_of(r, within=Span(start, min(start + size, length))):
            for piece in block.pieces:
                assert piece.words == piece.span.of(r.text)
                covered += range(piece.span.start, piece.span.end)
    lost = set(range(length)) - set(covered)
    assert all(r.text[i].isspace() for i in lost)
    assert len(covered) == len(set(covered))


def test_the_sentences_around_another() -> None:
    r = reading()
    figure = next(f for f in r.figures if f.count.said == "31")
    assert around(r, figure.sentence) == ("The fine was 500 dollars.", "")


def test_a_sentence_that_does_not_hold_its_number_is_shown_whole() -> None:
    assert quoted("abc", at=5, until=9) == ("abc", "", "")
    assert quoted("a 64 b", at=2, until=4) == ("a ", "64", " b")


def test_words_are_found_by_beginnings_in_any_case_and_script() -> None:
    pages = [
        Page.from_text("Courts convicted 684 men, Mediazona counted.", name="a"),
        Page.from_text("Суды вынесли 684 приговора, подсчитала «Медиазона».", name="b"),
    ]
    finder = Finder(read_page(p) for p in pages)
    assert len(finder.find("mediaz")) == 1 and len(finder.find("ПРИГОВОР")) == 1
    assert len(finder.find("684")) == 2 and len(finder.find('"684 men"')) == 1
    assert finder.find("684 nowhere") == []
    (hit,) = finder.find("convicted")
    assert ("convicted", True) in hit.pieces
    assert "".join(words for words, _ in hit.pieces) == "Courts convicted 684 men, Mediazona counted."


def test_numbers_may_be_typed_as_pages_write_them() -> None:
    assert {_number(w) for w in ("7400", "7,400", "7 400", "7.400", "7\u00a0400")} == {7400}
