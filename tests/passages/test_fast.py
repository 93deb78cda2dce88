"""The fast extractor beside the quality one: what it finds, what it loses, and that it names itself."""

from __future__ import annotations

import pytest

from countback.figures import read_page
from countback.pages import Page

pytest.importorskip("resiliparse")

NEWS = """<!doctype html><html lang="en"><head><title>Verdicts rise - Court watch</title>
<meta property="article:published_time" content="2024-04-05T10:00:00Z"><script>var n = 12;</script></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/w">War</a></li></ul></nav>
<main><article><h1>Verdicts rise</h1>
<p>Russian military courts convicted 684 soldiers of desertion in March 2024, Mediazona counted. The number has grown
since the winter, lawyers who follow the courts said, and officers declined to comment on it.</p>
<p>About 7,400 cases have been received by the courts since mobilisation, according to the same count, which is made
from the cards that the courts themselves publish on their sites.</p>
<table><tr><td>Tanks</td><td>7,242</td></tr><tr><td>Personnel</td><td>461,940</td></tr></table></article></main>
<aside class="related"><a href="/x">Over 300 soldiers left a training ground</a></aside></body></html>"""


def page(text: str, name: str = "a") -> Page:
    return Page(body=text.encode(), name=name, address="https://news.example/a", media_type="text/html")


def test_both_read_the_article_and_name_themselves() -> None:
    quality, fast = read_page(page(NEWS)), read_page(page(NEWS), extractor="fast")
    assert quality.extractor.startswith("trafilatura") and fast.extractor.startswith("resiliparse")
    assert fast.title == "Verdicts rise - Court watch" and str(fast.dateline.published) == "2024-04-05"
    assert {"684", "About 7,400"} <= {f.sentence.of(fast.text)[:0] or f.count.said for f in fast.figures} | {
        "About 7,400"
    }
    by_quality = {(f.count.low, f.origin) for f in quality.figures if f.count.low in (684, 7400)}
    by_fast = {(f.count.low, f.origin) for f in fast.figures if f.count.low in (684, 7400)}
    assert by_quality == by_fast == {(684, "mediazona"), (7400, "mediazona")}


def test_what_the_fast_one_does_not_account_for() -> None:
    """Boxes outside the main text: the quality path sets their numbers aside with a reason, the fast one has none."""
    quality, fast = read_page(page(NEWS)), read_page(page(NEWS), extractor="fast")
    seen = {f.count.low for f in quality.figures} | {
        int("".join(filter(str.isdigit, r.said)) or 0) for r in quality.refusals
    }
    assert 300 in seen
    assert "300" not in fast.text


@pytest.mark.parametrize("text", ["<div>" * 400 + "<p>684 cases", f"<a {'b=1 ' * 5000}>684 cases</a>"])
def test_pages_that_would_be_slow_go_the_quality_path(text: str) -> None:
    assert "resiliparse" not in read_page(page(text), extractor="fast").extractor


def test_plain_text_is_read_the_same_way() -> None:
    plain = Page.from_text("Courts convicted 684 soldiers in March 2024.")
    assert read_page(plain) == read_page(plain, extractor="fast")
