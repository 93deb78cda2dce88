"""Reprints and what was changed on the way."""

from __future__ import annotations

from typing import Any

from countback.claims import find_copies
from countback.claims.copies import align

BODY = (
    "The garrison court of a northern town heard in the morning of a soldier who had walked out of his "
    "barracks in spring and "
    "lived with an aunt until the patrol found him asleep behind the stove of her summer house by the lake."
)
OTHER = (
    "Ministers met for the fourth time this week to settle how grain will be stored before winter, and left "
    "without an "
    "answer as the chair of the committee had taken the only copy of the plan home with her the evening before."
)
NEWSLETTER = "Sign up for our letter and read the news of the day each morning before anybody else does in your town."


def test_a_reprint_is_found_and_the_earlier_named(stories: Any) -> None:
    tell = stories["tell"]
    one = tell("one", ("They were {684}.", {}), published="2024-04-24", outlet="alpha", around=BODY)
    two = tell(
        "two",
        ("There were {64}.", {"via": ["alpha"]}),
        published="2024-04-24",
        outlet="beta",
        around=BODY + " The end.",
    )
    far = tell("far", ("There were {12}.", {}), published="2024-04-25", outlet="gamma", around=OTHER)
    (copy,) = find_copies([far, two, one])
    assert {copy.a, copy.b} == {one.sha256, two.sha256} and copy.kind == "reprint"
    assert copy.earlier == one.sha256 and "names alpha" in copy.why


def test_furniture_of_one_outlet_is_no_copy(stories: Any) -> None:
    texts = [
        BODY,
        OTHER,
        "Nothing of note was said at the meeting of the fishing club, which lasted an hour and a half.",
    ]
    pages = [
        stories["tell"](f"p{i}", ("Just {3}.", {}), outlet="alpha", around=f"{t} {NEWSLETTER}")
        for i, t in enumerate(texts)
    ]
    assert find_copies(pages) == []


def test_an_alignment_reads_like_a_correction() -> None:
    found = [
        (s.what, s.earlier, s.later) for s in align("in March 684 were sentenced", "in March 64 people were sentenced")
    ]
    assert ("altered", "684", "64 people") in found and found[0] == ("both", "in March", "in March")


SPEECH = "we will look for every one of them and bring them before a court however long it takes us to do so"


def test_two_pages_that_quote_one_speech_are_no_copies_of_each_other(stories: Any) -> None:
    one = stories["tell"](
        "one", ("They were {684}.", {}), outlet="alpha", around=f"The minister said: “{SPEECH}.”\n{BODY}"
    )
    two = stories["tell"]("two", ("Just {12}.", {}), outlet="beta", around=f"{OTHER}\n«{SPEECH}», he told us.\n")
    (quote,) = find_copies([one, two])
    assert quote.kind == "quote"
    told = stories["tell"]("told", ("Just {12}.", {}), outlet="gamma", around=f"{OTHER[:60]}\nSo {SPEECH} again.\n")
    (plain,) = find_copies([one, told])
    assert plain.kind != "quote", "without quotation marks it is somebody's text"
