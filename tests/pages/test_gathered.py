"""Feeds, sitemaps, tables of articles and exports of Telegram as pages."""

from __future__ import annotations

import json
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from countback.errors import UsageError
from countback.pages import Page, open_pages
from countback.pages.articles import Columns, read_articles
from countback.pages.feeds import feed_links, feed_pages, sitemap_addresses
from countback.pages.telegram import read_telegram
from countback.refusals import Refusal

SAID = "Courts convicted 684 soldiers of desertion in March 2024, Mediazona counted."
RSS = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Court watch</title>
<item><title>Verdicts &amp; courts</title><link>https://news.example/2024/verdicts</link>
<pubDate>Fri, 05 Apr 2024 10:00:00 GMT</pubDate><description>&lt;p&gt;{SAID}&lt;/p&gt;</description></item>
<item><link>https://news.example/empty</link></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><entry><title>T</title>
<link href="https://news.example/a"/><updated>2024-04-05T10:00:00Z</updated>
<summary>short</summary><content type="html">&lt;p&gt;{SAID}&lt;/p&gt;</content></entry></feed>"""
JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "J",
    "items": [
        {"id": "1", "url": "https://news.example/j", "content_text": SAID, "date_published": "2024-04-05T10:00:00Z"}
    ],
}


def pages(found: object) -> list[Page]:
    return [p for p in found if isinstance(p, Page)]  # type: ignore[attr-defined]


def reasons(found: object) -> list[str]:
    return [p.reason for p in found if isinstance(p, Refusal)]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("name", "body", "url"),
    [
        ("a.rss", RSS, "https://news.example/2024/verdicts"),
        ("a.xml", ATOM, "https://news.example/a"),
        ("a.json", json.dumps(JSON_FEED), "https://news.example/j"),
    ],
)
def test_feeds_become_pages(tmp_path: Path, name: str, body: str, url: str) -> None:
    pytest.importorskip("feedparser")
    (tmp_path / name).write_text(body, encoding="utf-8")
    for given in (tmp_path / name, tmp_path):  # by itself and in a folder
        found = pages(open_pages([str(given)]))
        assert [p.address for p in found] == [url]
        assert found[0].meta["published"] == "2024-04-05"
        assert SAID in found[0].body.decode()
    assert feed_links(body.encode(), source="x") == [url]


def test_without_the_extra_a_feed_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "feedparser", None)
    (tmp_path / "a.rss").write_text(RSS)
    (tmp_path / "b.txt").write_text(SAID)
    first, second = open_pages([str(tmp_path)])
    assert isinstance(first, Refusal) and first.reason == "needs_extra" and "countback[gather]" in first.detail
    assert isinstance(second, Page)


def test_feed_trouble() -> None:
    pytest.importorskip("feedparser")
    assert reasons(feed_pages(RSS.encode(), source="x")) == ["empty"]
    assert "damaged" in reasons(feed_pages(RSS.encode()[:-60], source="x"))
    assert len(pages(feed_pages(RSS.encode()[:-60], source="x"))) == 1
    assert reasons(feed_pages(b'{"version": "https://jsonfeed.org/version/1", "items": 3}', source="x")) == ["damaged"]
    bomb = b"<!DOCTYPE rss [<!ENTITY a 'aaaaaaaaaa'>" + b"".join(
        b"<!ENTITY %c '%s'>" % (98 + i, b"&%c;" % (97 + i) * 10) for i in range(12)
    )
    bomb += b"]><rss version='2.0'><channel><item><title>&m;</title></item></channel></rss>"
    assert sum(len(p.body) for p in pages(feed_pages(bomb, source="x"))) < 10_000
    evil = RSS.replace("<rss", '<!DOCTYPE rss [<!ENTITY f SYSTEM "file:///etc/hostname">]><rss').replace(
        "Verdicts", "&f;"
    )
    host = Path("/etc/hostname").read_text() if Path("/etc/hostname").exists() else "no host"
    assert not any(host.strip() in p.body.decode() for p in pages(feed_pages(evil.encode(), source="x")))


def test_sitemaps(tmp_path: Path) -> None:
    body = b"<urlset><url><loc> https://a.example/1 </loc></url><url><loc><![CDATA[https://a.example/2]]></loc></url></urlset>"
    assert sitemap_addresses(body) == ["https://a.example/1", "https://a.example/2"]
    (tmp_path / "sitemap.xml").write_bytes(body)
    assert reasons(open_pages([str(tmp_path / "sitemap.xml")])) == ["not_text"]


ROWS = [
    {"link": "https://news.example/1", "date": "2024-04-05", "headline": "Verdicts rise", "body": SAID},
    {"link": "https://news.example/2", "date": "2024-04-06", "headline": "", "body": ""},
    {"link": "", "date": "", "headline": "", "body": f"<html><body><p>{SAID}</p></body></html>"},
]
COLUMNS = Columns(text="body", url="link", published="date", title="headline")


def table(folder: Path, kind: str) -> Path:
    path = folder / f"crawl.{kind}"
    if kind == "parquet":
        pa = pytest.importorskip("pyarrow")
        import pyarrow.parquet as pq

        rows = [r | {"date": date(2024, 4, 5)} for r in ROWS]
        pq.write_table(pa.Table.from_pylist(rows), path)
    elif kind == "jsonl":
        path.write_text("\n".join(json.dumps(r) for r in ROWS))
    else:
        import csv

        with path.open("w", newline="") as file:
            writer = csv.DictWriter(file, list(ROWS[0]), delimiter="\t" if kind == "tsv" else ",")
            writer.writeheader()
            writer.writerows(ROWS)
    return path


@pytest.mark.parametrize("kind", ["csv", "tsv", "jsonl", "parquet"])
def test_tables_of_articles(tmp_path: Path, kind: str) -> None:
    path = table(tmp_path, kind)
    found = list(open_pages([str(path)], columns=COLUMNS))
    first, second, third = found
    assert isinstance(first, Page) and isinstance(third, Page) and isinstance(second, Refusal)
    assert (first.address, first.name, first.meta["published"]) == ("https://news.example/1", "1", "2024-04-05")
    assert first.body.decode() == f"Verdicts rise\n\n{SAID}"
    assert (second.reason, second.source) == ("bad_row", "https://news.example/2")
    assert (third.address, third.name, third.media_type) == (f"{path}#3", "crawl-3", "text/html; charset=utf-8")
    with pytest.raises(UsageError, match="no column 'text' for --text; it has link, date, headline, body"):
        list(read_articles(str(path), columns=Columns(text="text")))


def test_broken_rows_do_not_stop_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b'body,link\n684 cases,https://a.example/1\n\xff\xfe,x\n1,2,3\n"65 cases",y\n')
    found = list(read_articles(str(path), columns=Columns(text="body", url="link")))
    assert [getattr(f, "reason", "page") for f in found] == ["page", "encoding", "bad_row", "page"]
    path = tmp_path / "a.jsonl"
    path.write_text('{"body": "684"}\n{"body": \n[1]\n\n{"body": null}\n{"body": "65"}\n' + "[" * 100_000)
    found = list(read_articles(str(path), columns=Columns(text="body")))
    assert [getattr(f, "reason", "page") for f in found] == ["page", "bad_row", "bad_row", "bad_row", "page", "bad_row"]
    path = tmp_path / "a.parquet"
    path.write_bytes(b"PAR1 nothing PAR1")
    assert reasons(read_articles(str(path), columns=Columns(text="body"))) == ["damaged"]
    assert reasons(open_pages([str(path)])) == ["binary"]


def export(messages: list[object]) -> dict[str, object]:
    return {"name": "Court news", "type": "public_channel", "id": 1234567890, "messages": messages}


MESSAGE = {
    "id": 7,
    "type": "message",
    "date": "2024-04-05T10:00:00",
    "date_unixtime": "1712311200",
    "text": ["Courts convicted ", {"type": "bold", "text": "684"}, " soldiers", {"type": "link", "text": "x.org"}],
    "forwarded_from": "Mediazona",
}


@pytest.mark.parametrize("indent", [None, 1])
def test_telegram_exports(tmp_path: Path, indent: int | None) -> None:
    path = tmp_path / "result.json"
    service = {"id": 8, "type": "service", "text": ""}
    tricky = {"id": 9, "type": "message", "date": "2024-04-06T00:00:00", "text": 'he wrote "messages": [1] and \\" ]'}
    whole = export([MESSAGE, service, {"id": 10, "type": "message", "text": ""}, tricky])
    path.write_text(json.dumps(whole, indent=indent, ensure_ascii=False))
    skipped: list[str] = []
    found = pages(open_pages([str(tmp_path)], skipped=skipped.append))
    assert [p.address for p in found] == ["https://t.me/c/1234567890/7", "https://t.me/c/1234567890/9"]
    assert found[0].body == b"Courts convicted 684 soldiersx.org"
    assert found[0].meta["forwarded_from"] == "Mediazona"
    assert (found[0].meta["published"], found[0].meta["outlet"]) == ("2024-04-05", "Court news")
    assert found[0].received == datetime(2024, 4, 5, 10, 0, tzinfo=UTC)
    assert skipped == ["telegram:service", "telegram:no_text"]
    text = json.dumps({"chats": {"list": [export([MESSAGE]), export([]), export([tricky])]}})
    path.write_text(text)
    assert [p.name for p in pages(read_telegram(str(path)))] == ["Court news-7", "Court news-9"]


def test_a_cut_export_is_cut(tmp_path: Path) -> None:
    path = tmp_path / "result.json"
    text = json.dumps(export([MESSAGE, MESSAGE | {"id": 8}]))
    for at in range(1, len(text)):
        path.write_text(text[:at])
        found = list(read_telegram(str(path)))
        assert reasons(found) and reasons(found)[0] in ("cut", "damaged"), at
    assert reasons(read_telegram(str(tmp_path / "none.json"))) == ["missing"]


def test_annotations_in_a_folder_are_still_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("684 cases")
    (tmp_path / "a.json").write_text('{"doc": "a", "figures": []}')
    assert [p.name for p in pages(open_pages([str(tmp_path)]))] == ["a"]
