"""clean_page: exact text for plain pages, a way back for HTML, reasons for bad input, linear cost."""

from collections.abc import Callable

import pytest

from countback.errors import InputError
from countback.pages import Page
from countback.passages import clean_page

TEXT = "  Title of 300 words\r\n\r\n\tOver 300 men left the post in the town.\n\n\nLast line \u202e12\u202c"


def html(body: str, *, head: str = "") -> Page:
    return Page(body=f"<html lang='en'><head>{head}</head><body>{body}</body></html>".encode(), media_type="text/html")


ARTICLE = (
    "<h1>Court hears of 300 deserters</h1><p>The garrison court in the town heard on Monday that 300 soldiers had left "
    "their posts since March, and that 40 of them had come back on their own.</p><p>Nobody could say where the others "
    "had gone, and the judge closed the hearing without naming a date for the next one that week.</p>"
)


def test_plain_text_is_kept_character_for_character() -> None:
    clean = clean_page(Page(body=("name: a\n---\n" + TEXT).encode()))
    assert clean.text == TEXT
    assert clean.passages[0].span.of(TEXT) == "Title of 300 words"
    assert clean.offsets.back(clean.passages[1].span) == clean.passages[1].span


def test_passages_do_not_overlap_and_hold_all_that_is_visible() -> None:
    clean = clean_page(Page.from_text(TEXT))
    at = 0
    for passage in clean.passages:
        assert not TEXT[at : passage.span.start].strip()
        at = passage.span.end
    assert not TEXT[at:].strip()


def test_hard_wrapped_lines_are_one_passage() -> None:
    wrapped = "In March the courts of the region heard 300 cases, fewer than\nin the month before, and 12 verdicts."
    assert len(clean_page(Page.from_text(wrapped)).passages) == 1


def test_every_character_of_html_leads_back() -> None:
    page = html(ARTICLE + "<p>A &amp; B: 1&nbsp;200&#32;men &mdash; gone</p>")
    source = page.body.decode()
    clean = clean_page(page)
    assert "A & B: 1 200 men — gone" in clean.text
    for word in ("deserters", "300", "200", "gone", "B:"):
        at = clean.text.rindex(word)
        back = clean.offsets.position(at)
        assert source[back : back + len(word)] == word


def test_roles_by_markup_and_main_text() -> None:
    clean = clean_page(
        html(
            "<nav><ul><li>News 24</li></ul></nav><article>" + ARTICLE + "<table><tr><td>Tanks<td>1,200 (+4)</table>"
            "<aside class='related'><a>12 bridges open</a></aside></article>"
            "<div id='comments'><p>I heard of 9,000 in the next town, you all should go and look.</p></div>"
            "<footer>500 people work here</footer>"
        )
    )
    by_text = {p.span.of(clean.text): (p.role, p.part) for p in clean.passages}
    assert by_text["Court hears of 300 deserters"] == ("title", "article")
    assert by_text["Tanks\t1,200 (+4)"] == ("table_row", "article")
    assert [part for _, part in by_text.values()].count("chrome") == 3
    assert [part for _, part in by_text.values()].count("comment") == 1
    assert clean.extractor.startswith("trafilatura ")
    assert "countback blocks" in clean.extractor
    assert clean.title == "Court hears of 300 deserters"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("<div>" * 600 + "300 men", "too_deep"),
        ("<script>var n = 300</script>", "no_text"),
        ("", "no_text"),
        ("<p>" + "300 men " * 260_000, "too_large"),
    ],
)
def test_html_that_cannot_be_read(body: str, reason: str) -> None:
    with pytest.raises(InputError) as error:
        clean_page(html(body))
    assert error.value.reason == reason


@pytest.mark.parametrize(
    "body",
    [
        "<p " + " ".join(f"a{i}='x'" for i in range(100_000)) + ">Over 300 men left.</p>",
        "<p>300 men" + "<a href='x " * 20_000,
        "<p>300 men" + "<" * 100_000,
        "<p>300 men" + "<!--" * 50_000,
        "<p>300 men" + "</span>" * 50_000,
        "<p>300 men</p>" + "<script>" * 20_000,
        "<script type='application/ld+json'>" + "[" * 50_000 + "</script><p>300 men</p>",
        "<p>300\x00 men left the post in the town.</p>" + "<p>More words of the article here.</p>" * 20,
    ],
    ids=["attributes", "quotes", "signs", "comments", "ends", "scripts", "json", "null"],
)
def test_hostile_markup_is_read(body: str) -> None:
    assert "300" in clean_page(html(body)).text


@pytest.mark.parametrize(
    "line", ["300 men left.\n", "Read also: 12 bridges\n", "3 comments\n", "12 May 2024\n", "ReplyDelete\n", "a b "]
)
def test_cost_is_linear_in_length(line: str, steps: Callable[[Callable[[], object]], int]) -> None:
    clean_page(Page.from_text(line * 100))
    small, large = (steps(lambda n=n: clean_page(Page.from_text(line * n))) for n in (1_000, 4_000))
    assert large < 4.5 * small


def test_broken_bytes_are_reported() -> None:
    clean = clean_page(Page(body="Суд рассмотрел 300 дел о дезертирстве".encode() + b"\xff"))
    assert [r.reason for r in clean.refusals] == ["encoding"]


def test_the_same_page_gives_the_same_reading() -> None:
    assert clean_page(html(ARTICLE)) == clean_page(html(ARTICLE))
