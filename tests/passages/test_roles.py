"""Which blocks belong to the article, on pages of the kinds that are met."""

from countback.pages import Page
from countback.passages import clean_page

PROSE = "The garrison court in the town heard on Monday that 300 soldiers had left their posts since the spring."
MORE = "Nobody could say where the men had gone, and the judge closed the hearing without naming a date for the next."


def roles(*lines: str) -> dict[str, str]:
    clean = clean_page(Page.from_text("\n".join(lines)))
    return {p.span.of(clean.text): p.role for p in clean.passages}


def parts(*lines: str) -> list[str]:
    return [p.part for p in clean_page(Page.from_text("\n".join(lines))).passages]


def test_a_plain_article_is_all_article() -> None:
    assert parts("300 men gone from one town", "", PROSE, "", MORE) == ["article"] * 3


def test_shapes() -> None:
    found = roles(
        "Court hears of 300 deserters", "by Ann Lee May 3, 2021 3:07 PM 4 min read", PROSE, "", "The losses", "",
        "• tanks — 1,200 (+4)", "Guns\t300", "Photo: the agency", MORE,
    )  # fmt: skip
    assert list(found.values()) == [
        "title", "dateline", "body", "heading", "list_item", "table_row", "caption", "body",
    ]  # fmt: skip


def test_a_teaser_in_mid_article_ends_with_its_line() -> None:
    assert parts(PROSE, "Also read | Mayor pardons 12 rioters", MORE) == ["article", "chrome", "article"]


def test_a_teaser_box_ends_where_prose_begins() -> None:
    assert parts(PROSE, "You might also like", "12 bridges open", "• March 3, 2021", MORE) == [
        "article", "chrome", "chrome", "chrome", "article",
    ]  # fmt: skip


def test_a_menu_word_over_the_title_takes_nothing_with_it() -> None:
    assert parts("Popular", "Court hears of 300 deserters", PROSE) == ["chrome", "article", "article"]


def test_a_heading_after_a_bare_also_read_is_not_taken_for_a_teaser() -> None:
    assert parts(PROSE, "Also read", "About 900 new volunteers a week", "", MORE) == [
        "article",
        "chrome",
        "article",
        "article",
    ]


def test_of_three_repeats_the_last_stays_in_the_text() -> None:
    said = "Some 7,300 of them went to trial."
    assert parts(said, "Others are reading now", said, PROSE, "Also read", said, MORE) == [
        "article", "chrome", "chrome", "article", "chrome", "article", "article",
    ]  # fmt: skip


def test_readers_words_above_a_reply_button() -> None:
    assert parts(PROSE, MORE, "You all forget the 9,000 of last year.", "ReplyDelete") == [
        "article", "article", "comment", "chrome",
    ]  # fmt: skip


def test_a_comments_button_at_the_head_does_not_swallow_the_article() -> None:
    assert parts("300 men gone from one town", "3 comments", PROSE, MORE) == ["article", "chrome", "article", "article"]


def test_comments_after_the_article() -> None:
    assert parts(PROSE, MORE, "2 comments", "Jo", "I heard of 9,000!", "Leave a reply")[2:] == [
        "chrome", "comment", "comment", "chrome",
    ]  # fmt: skip


def test_a_news_box_of_another_day_keeps_its_date() -> None:
    clean = clean_page(
        Page.from_text("\n".join([PROSE, MORE, "News feed", "20 November 2024", "Minister asks for 300 buses."]))
    )
    assert [p.part for p in clean.passages] == ["article", "article", "chrome", "chrome", "chrome"]
    assert [str(p.dated) for p in clean.passages if p.dated] == ["2024-11-20"]


def test_style_sheet_left_in_the_text() -> None:
    assert parts(PROSE, ".box_22 { width: 300px; height: 600px; }", MORE) == ["article", "chrome", "article"]


def test_an_article_about_members_and_subscribers_stays() -> None:
    said = "The union of soldiers' mothers has 12,000 members and lost 300 of them in a month, its head told the court."
    assert parts(PROSE, said) == ["article", "article"]
