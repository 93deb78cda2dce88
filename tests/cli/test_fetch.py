"""The verbs fetch and watch against a server on loopback: archived first, versions kept, killed and run again."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from news_site import Clock, NewsSite

import countback.commands.fetch as fetch_module
from countback.ledger import open_ledger
from countback.pages import Page
from countback.pages.fetch import Fetcher
from countback.pages.guard import Guard
from countback.pages.warc import WarcReader

pytest.importorskip("httpx")
pytest.importorskip("protego")
pytest.importorskip("feedparser")

Run = Callable[..., object]
HTML = {"Content-Type": "text/html; charset=utf-8"}


def article(number: int) -> bytes:
    return (
        f"<html lang='en'><head><title>Verdicts</title></head><body><article><h1>Verdicts</h1><p>Russian courts "
        f"convicted {number} soldiers of desertion in March 2024, Mediazona counted.</p></article></body></html>"
    ).encode()


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[NewsSite]:
    clock = Clock()
    one = NewsSite(clock)
    one.replies["/a"] = (200, HTML, article(684))

    def fetcher(contact: str | None) -> Fetcher:
        return Fetcher(
            contact=contact or "x@y.example",
            guard=Guard(allow=frozenset({("127.0.0.1", one.port)})),
            resolver=lambda host, port: ["127.0.0.1"],
            clock=clock,
            sleep=clock.sleep,
        )

    monkeypatch.setattr(fetch_module, "make_fetcher", fetcher)
    yield one
    one.close()


def warc(tmp_path: Path) -> WarcReader:
    return WarcReader(next((tmp_path / "desk.db.archive" / "fetched").glob("*.warc.gz")))


def test_fetched_archived_and_read(countback: Run, site: NewsSite, tmp_path: Path) -> None:
    done = countback("fetch", site.url("/a"), site.url("/none"), "--ledger", "desk.db")
    assert done.code == 3 and "1 read, 1 new" in done.err and "1 failed" in done.err  # type: ignore[attr-defined]
    failures = countback("failures", "--ledger", "desk.db").out  # type: ignore[attr-defined]
    assert site.url("/none") in failures and "http_status" in failures
    with open_ledger("desk.db") as ledger:
        assert [e.figure.count.low for e in ledger.entries()] == [684]
        assert ledger.verify().ok
    kept = [p.body for p in warc(tmp_path) if isinstance(p, Page)]
    assert kept == [article(684)]


def test_a_page_that_changed_is_a_new_version(countback: Run, site: NewsSite, tmp_path: Path) -> None:
    countback("fetch", site.url("/a"), "--ledger", "desk.db")
    same = countback("fetch", site.url("/a"), "--ledger", "desk.db").err  # type: ignore[attr-defined]
    assert "0 new, 1 same" in same and "changed" not in same
    site.replies["/a"] = (200, HTML | {"ETag": '"2"'}, article(64))
    changed = countback("fetch", site.url("/a"), "--ledger", "desk.db").err  # type: ignore[attr-defined]
    assert "moved: 684 → 64" in changed
    site.replies["/a"] = lambda h: (304, {}, b"") if h.get("if-none-match") == '"2"' else (500, {}, b"")
    again = countback("fetch", site.url("/a"), "--ledger", "desk.db")
    assert again.code == 0 and "1 same" in again.err  # type: ignore[attr-defined]
    with open_ledger("desk.db") as ledger:
        assert ledger.counts()["pages"] == 2
        assert len({s.address for p in ledger.pages() for s in p.sightings}) == 1
    reader = warc(tmp_path)
    assert len(list(reader)) == 3
    assert reader.skipped["record:revisit"] == 1


def test_watch_follows_feeds_sitemaps_and_pages(countback: Run, site: NewsSite) -> None:
    feed = "<rss version='2.0'><channel>" + "".join(
        f"<item><link>{site.url(f'/f{i}')}</link><title>t</title></item>" for i in range(2)
    )
    site.replies["/feed"] = (200, {"Content-Type": "application/rss+xml"}, (feed + "</channel></rss>").encode())
    links = "".join(f"<url><loc>{site.url(p)}</loc></url>" for p in ("/news/1", "/about", "/news/2"))
    site.replies["/sitemap.xml"] = (200, {"Content-Type": "text/xml"}, f"<urlset>{links}</urlset>".encode())
    for i, path in enumerate(("/f0", "/f1", "/news/1", "/news/2")):
        site.replies[path] = (200, HTML, article(100 + i))
    Path("sources.yml").write_text(
        f"every: 10\nsources:\n- feed: {site.url('/feed')}\n- sitemap: {site.url('/sitemap.xml')}\n  match: /news/\n"
        f"  most: 1\n- page: {site.url('/a')}\n"
    )
    first = countback("watch", "sources.yml", "--ledger", "desk.db", "--once")
    assert first.code == 0 and "4 read, 4 new" in first.err, first.err  # type: ignore[attr-defined]
    assert "1 more addresses wait" in first.err and "/about" not in site.paths()  # type: ignore[attr-defined]
    second = countback("watch", "sources.yml", "--ledger", "desk.db", "--once")
    assert "1 new" in second.err, second.err  # type: ignore[attr-defined]
    assert site.paths().count("/f0") == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "needs a list"),
        ("sources: []", "needs a list"),
        ("sources:\n- feed: x\n  page: y\n", "source 1 has one of"),
        ("sources:\n- feed: x\n  colour: red\n", "'colour'"),
        ("sources:\n- feed: x\n  match: '('\n", "no pattern"),
        ("every: 0\nsources:\n- feed: x\n", "every"),
        ("{", "cannot be read"),
    ],
)
def test_bad_files_of_sources(countback: Run, text: str, words: str) -> None:
    Path("sources.yml").write_text(text)
    done = countback("watch", "sources.yml", "--contact", "x", "--once")
    assert done.code == 2 and words in done.err, done.err  # type: ignore[attr-defined]


def test_a_contact_is_needed(countback: Run) -> None:
    done = countback("fetch", "https://news.example/")
    assert done.code == 2 and "--contact" in done.err  # type: ignore[attr-defined]
    assert countback("fetch").code == 2  # type: ignore[attr-defined]


def test_forbidden_addresses_are_failures(countback: Run) -> None:
    done = countback(
        "fetch", "http://127.0.0.1/", "http://a:secret@b.example/", "--contact", "x", "--ledger", "desk.db"
    )
    assert done.code == 3 and "secret" not in done.err  # type: ignore[attr-defined]
    out = countback("failures", "--ledger", "desk.db").out  # type: ignore[attr-defined]
    assert "forbidden_address" in out and "bad_address" in out and "secret" not in out


SCRIPT = """
import sys
import countback.commands.fetch as module
from countback.pages.fetch import Fetcher
from countback.pages.guard import Guard
from countback.cli import run
port = int(sys.argv[1])
module.make_fetcher = lambda contact: Fetcher(
    contact="x", guard=Guard(allow=frozenset({("127.0.0.1", port)})), resolver=lambda h, p: ["127.0.0.1"], pause=0.0)
sys.exit(run(sys.argv[2:]))
"""


def live(path: str) -> list[tuple[str, object]]:
    with open_ledger(path) as ledger:
        assert ledger.verify().ok
        return sorted((e.id, e.figure.count.low) for e in ledger.entries())


def test_killed_at_random_and_run_again(site: NewsSite, tmp_path: Path) -> None:
    """kill -9 of watch, and of add on a WARC: verify passes each time, and what is there in the end is the same."""
    paths = [f"/p{i}" for i in range(5)]
    links = "".join(f"<url><loc>{site.url(p)}</loc></url>" for p in paths)
    site.replies["/sitemap.xml"] = (200, {"Content-Type": "text/xml"}, f"<urlset>{links}</urlset>".encode())
    for i, path in enumerate(paths):
        site.replies[path] = (200, HTML, article(100 + i))
    Path("sources.yml").write_text(f"sources:\n- sitemap: {site.url('/sitemap.xml')}\n")
    Path("run.py").write_text(SCRIPT)
    watch = [sys.executable, "run.py", str(site.port), "watch", "sources.yml", "--once", "--ledger"]
    subprocess.run([*watch, "whole.db"], check=True, capture_output=True)
    rng = random.Random(5)
    for _ in range(2):
        kill(subprocess.Popen([*watch, "cut.db"], stdout=-3, stderr=-3), Path("cut.db"), rng)
    subprocess.run([*watch, "cut.db"], check=True, capture_output=True)
    assert live("cut.db") == live("whole.db")
    assert len(live("cut.db")) == 5
    fetched = next(Path("whole.db.archive/fetched").glob("*.warc.gz"))
    add = [sys.executable, "run.py", "1", "add", str(fetched), "--ledger"]
    for _ in range(2):
        kill(subprocess.Popen([*add, "added.db"], stdout=-3, stderr=-3), Path("added.db"), rng)
    subprocess.run([*add, "added.db"], check=True, capture_output=True)
    assert live("added.db") == live("whole.db")


def kill(process: subprocess.Popen[bytes], ledger: Path, rng: random.Random) -> None:
    for _ in range(400):
        if ledger.exists() or process.poll() is not None:
            break
        time.sleep(0.02)
    time.sleep(rng.random() * 0.4)
    process.send_signal(signal.SIGKILL)
    process.wait()
    if ledger.exists():
        with open_ledger(ledger) as opened:
            assert opened.verify().ok
