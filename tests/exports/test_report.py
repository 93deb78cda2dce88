"""The report on a terminal and as one file."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from io import StringIO
from typing import Any

from rich.console import Console

from countback.checks import check_claims, check_page
from countback.claims import resolve
from countback.exports.report import render_html, render_text
from countback.exports.wording import alike, by_measure, damaged


def told(stories: Any, *extra: Any) -> tuple[Any, Any]:
    readings = [*stories["chain"](), stories["courts"](), stories["district"](), *extra]
    resolution = resolve(stories["entries"](*readings))
    return resolution, [f for r in readings for f in check_page(r)] + check_claims(resolution)


def test_the_terminal_report_tells_the_story(stories: Any) -> None:
    resolution, findings = told(stories)
    out = StringIO()
    render_text(resolution, findings, console=Console(file=out, width=160, no_color=True))
    text = out.getvalue()
    assert "684 sentences" in text and "counted by Mediazona" in text
    assert "A digit was lost." in text and "traced: 5 pages, 1 origin" in text
    assert text.index("UK Ministry of Defence") < text.index("64 people")
    assert "first seen: Mediazona, 2024-04-12" in text


class Outline(HTMLParser):
    """Ids, local links and open elements of a document."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name in ("href", "src"):
                self.links.append(value or "")


def test_every_number_links_to_its_sentence(stories: Any) -> None:
    resolution, findings = told(stories)
    outline = Outline()
    outline.feed(render_html(resolution, findings))
    local = {link[1:] for link in outline.links if link.startswith("#")}
    assert local <= set(outline.ids) and len(outline.ids) == len(set(outline.ids))
    assert {f"q{m.id}" for c in resolution for m in c.members} <= set(outline.ids)
    assert not {"script", "img", "link", "iframe"} & set(outline.tags)


def test_hostile_text_is_escaped(stories: Any) -> None:
    bad = "<img src=x onerror=alert(1)>\"'&"
    page = stories["tell"](
        "bad",
        (f"{bad} {{684}} {bad}", {"counted": "person", "origin": bad, "where": bad, "event": "killed"}),
        outlet=bad,
        lang='"><script>',
    )
    twin = stories["tell"](
        "bad2", (f"{bad} {{684}} again", {"counted": "person", "origin": bad, "where": bad, "event": "killed"})
    )
    resolution, findings = told(stories, page, twin)
    html = render_html(resolution, findings)
    assert "<img" not in html and "<script" not in html
    assert re.search(r"&lt;img src=x onerror=alert\(1\)&gt;", html)


def test_the_same_report_twice_is_the_same_bytes(stories: Any) -> None:
    assert render_html(*told(stories)) == render_html(*told(stories))


def test_an_empty_ledger_gives_a_page(stories: Any) -> None:
    assert "<b>0</b>claims" in render_html([], [])


def test_what_is_true_of_several_pages_is_told_once(stories: Any) -> None:
    resolution, findings = told(stories)
    claim = next(c for c in resolution if any("digit" in f.kinds and f.claim == c.id for f in findings))
    of_claim = [f for f in findings if f.claim == claim.id and f.family == "drift"]
    rows = alike(of_claim)
    assert len(rows) < len(of_claim)
    assert sum(len(r.where) for r in rows) == len({(f.subject.doc, f.kinds, f.words) for f in of_claim if f.subject})
    assert all(f"{place}: {r.words}" in {f.words for f in of_claim} for r in rows for place in r.where)


def test_damaged_claims_come_first(stories: Any) -> None:
    resolution, findings = told(stories)
    hurt = damaged(findings)
    groups = by_measure(resolution, damaged=hurt)
    flags = [any(c.id in hurt for c in same) for _, same in groups]
    assert hurt and flags == sorted(flags, reverse=True)
    assert all([c.id in hurt for c in same] == sorted((c.id in hurt for c in same), reverse=True) for _, same in groups)
    html = render_html(resolution, findings)
    first = groups[0][1][0].id
    assert html.index(f'id="c{first}"') == min(html.index(f'id="c{c.id}"') for c in resolution)
