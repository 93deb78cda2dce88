"""The head of a text file."""

from countback.pages import split_header


def test_keys_are_lower_case_and_values_keep_their_colons() -> None:
    meta, start = split_header("Name: a\nURL: https://example.org/x\n---\nText")
    assert meta == {"name": "a", "url": "https://example.org/x"}
    assert start == len("Name: a\nURL: https://example.org/x\n---\n")


def test_windows_line_ends() -> None:
    text = "name: a\r\n---\r\nText"
    assert text[split_header(text)[1] :] == "Text"


def test_a_paragraph_with_a_colon_is_no_header() -> None:
    assert split_header("Source: the ministry\nHe said more.\n---\nText") == ({}, 0)
    assert split_header("Source: the ministry\n\nHe left.") == ({}, 0)


def test_a_header_begins_at_the_first_line() -> None:
    assert split_header("Title\nname: a\n---\nText") == ({}, 0)
    assert split_header("---\nname: a\n---\n") == ({}, 0)


def test_the_first_rule_ends_the_header() -> None:
    text = "name: a\n---\nb: c\n---\nrest"
    meta, start = split_header(text)
    assert meta == {"name": "a"}
    assert text[start:] == "b: c\n---\nrest"


def test_a_long_text_without_a_rule_costs_little() -> None:
    assert split_header("a: b\n" * 100_000) == ({}, 0)
