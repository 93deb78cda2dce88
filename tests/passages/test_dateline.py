"""The published date, the outlet and the author, with what lost and why."""

import pytest

from countback.pages import Page
from countback.passages import Dateline, clean_page
from countback.passages.dateline import date_in_address
from countback.passages.stamps import load_words, read_words, stamp_of

PROSE = "The garrison court in the town heard on Monday that 300 soldiers had left their posts since the spring."


def dateline(*lines: str, **meta: str) -> Dateline:
    return clean_page(Page.from_text("\n".join(lines), meta=meta)).dateline


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("11 April 2023, 8:41", "2023-04-11"),
        ("FRIDAY, 28 OCTOBER 2022, 17:22", "2022-10-28"),
        ("• 11/30/2024", "2024-11-30"),
        ("24.04.2024", "2024-04-24"),
        ("2024-04-24 10:20", "2024-04-24"),
        ("24 квітня 2024, 17:22", "2024-04-24"),
        ("Опубликовано 3 мая 2023 г.", "2023-05-03"),
        ("Stand: 24. April 2024, 10:20 Uhr", "2024-04-24"),
        ("Publié le 1er août 2022", "2022-08-01"),
        ("12 października 2023, 08:15", "2023-10-12"),
        ("by Ann Lee April 9, 2022 3:07 PM 4 min read", "2022-04-09"),
        ("Posted on April 8, 2007", "2007-04-08"),
    ],
)
def test_stamps(line: str, date: str) -> None:
    assert str(dateline("Court hears of three hundred deserters", line, PROSE).published) == date


@pytest.mark.parametrize(
    "line",
    [
        "Losses of the army as of April 24, 2024:",
        "5 May 2024: 300 men left",
        "They left on 5 May 2024",
        "Updated 5 May 2024",
        "684",
    ],
)
def test_what_is_no_stamp(line: str) -> None:
    assert dateline("Court hears of three hundred deserters", line, PROSE).published is None


def test_a_later_stamp_is_a_reprint() -> None:
    found = dateline("• 11/30/2024", "Record number of cases in the courts", "Source: review dated 24 April", PROSE,
                     "https://www.pravda.com.ua/eng/news/2024/04/24/1/")  # fmt: skip
    assert (str(found.published), str(found.reprinted)) == ("2024-04-24", "2024-11-30")
    assert {e.source: e.verdict.split(":")[0] for e in found.date_evidence} == {
        "address": "chosen",
        "stamp": "later than the publication",
        "review_date": "agrees",
    }
    assert found.outlet == "ukrainska_pravda"


def test_the_order_of_day_and_month_is_left_open_without_evidence() -> None:
    found = dateline("Court hears of three hundred deserters", "04/05/2024", PROSE)
    assert str(found.published) == "2024"
    assert found.date_evidence[0].value == "2024-05-04 or 2024-04-05"


def test_the_order_is_settled_by_another_date() -> None:
    found = dateline("Court hears of three hundred deserters", "04/05/2024", PROSE, url="https://example.org/2024/04/a")
    assert str(found.published) == "2024-04-05"


def test_the_address_of_the_text_it_was_taken_from_does_not_date_it() -> None:
    found = dateline(
        "Court hears of three hundred deserters", PROSE, source="https://en.zona.media/article/2023/04/11/x"
    )
    assert found.published is None
    assert found.date_evidence[0].source == "source_address"
    assert found.outlet == "mediazona"


def test_the_sites_clock_is_not_the_articles_date() -> None:
    title = "Court hears of three hundred deserters"
    assert str(dateline("Tuesday, 17 May 2022", title, PROSE).published) == "2022-05-17"  # a blog's day line
    clock = dateline("Tuesday, 17 May 2022", title, PROSE, "The count ran to 2 May 2022, the clerk said in the end.")
    assert clock.published is None
    assert clock.date_evidence[0].source == "masthead"


def test_a_teasers_date_is_not_the_articles() -> None:
    assert (
        dateline(PROSE, PROSE + " So it was.", "You might also like", "12 bridges", "• March 3, 2021").published is None
    )


def test_the_header_wins() -> None:
    found = dateline("Title of a long article here", "11 April 2023, 8:41", PROSE, date="2023-04-12", author="Jo Ray")
    assert str(found.published) == "2023-04-12"
    assert found.byline == "Jo Ray"


def test_metadata_of_html() -> None:
    head = (
        '<meta property="article:published_time" content="2024-05-03T10:00:00Z"><meta name="author" content="Ann Lee">'
    )
    page = Page(body=f"<html><head>{head}</head><body><p>{PROSE}</p></body></html>".encode(), media_type="text/html")
    found = clean_page(page).dateline
    assert (str(found.published), found.byline) == ("2024-05-03", "Ann Lee")


@pytest.mark.parametrize(
    ("address", "date"),
    [
        ("https://a.example/2024/04/24/x", "2024-04-24"),
        ("https://a.example/2024-04-24-x", "2024-04-24"),
        ("https://a.example/20240424/x", "2024-04-24"),
        ("https://a.example/2024/13/x", "None"),
        ("https://a.example/news/745", "None"),
        ("/tmp/2024/04/24/x.html", "None"),
    ],
)
def test_dates_in_addresses(address: str, date: str) -> None:
    assert str(date_in_address(address)) == date


def test_every_month_word_is_read() -> None:
    for word, month in load_words().months.items():
        stamp = stamp_of(f"3 {word} 2021")
        assert stamp is not None
        assert stamp.date.readings[0].month == month


def test_a_broken_word_file_is_refused() -> None:
    with pytest.raises(Exception, match="sections"):
        read_words({"months": {}})
