"""Fetching from a real server on loopback: its own log shows robots.txt and pauses obeyed; no real waits."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise

import pytest
from news_site import Clock, NewsSite

from countback.errors import InputError
from countback.pages.fetch import Fetcher
from countback.pages.guard import Guard
from countback.pages.payload import answer_of

pytest.importorskip("httpx")
pytest.importorskip("protego")

HTML = {"Content-Type": "text/html; charset=utf-8"}
NOW = datetime(2024, 4, 5, 12, 0, tzinfo=UTC)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def site(clock: Clock) -> Iterator[NewsSite]:
    one = NewsSite(clock)
    one.replies["/a"] = (200, HTML | {"ETag": '"1"'}, b"<p>684 cases")
    yield one
    one.close()


@pytest.fixture
def fetcher(site: NewsSite, clock: Clock) -> Fetcher:
    return make(site, clock)


def make(site: NewsSite, clock: Clock, **how: object) -> Fetcher:
    return Fetcher(
        contact="desk@paper.example",
        version="1",
        guard=Guard(allow=frozenset({("127.0.0.1", site.port)})),
        resolver=lambda host, port: ["127.0.0.1"] if host.endswith("news.example") else ["10.0.0.1"],
        clock=clock,
        sleep=clock.sleep,
        now=lambda: NOW,
        **how,  # type: ignore[arg-type]
    )


def reason(fetcher: Fetcher, url: str) -> str:
    with pytest.raises(InputError) as error:
        fetcher.get(url)
    return error.value.reason


def test_robots_first_and_a_name(site: NewsSite, fetcher: Fetcher) -> None:
    got = fetcher.get(site.url("/a"))
    assert site.paths() == ["/robots.txt", "/a"]
    assert site.agents == {"Countback/1 (+desk@paper.example)"}
    assert (got.status, got.body, got.header("etag"), got.peer) == (200, b"<p>684 cases", '"1"', "127.0.0.1")
    assert answer_of(got.response).body == b"<p>684 cases"
    assert got.request.startswith(b"GET /a HTTP/1.1\r\n")


def test_robots_are_obeyed(site: NewsSite, fetcher: Fetcher) -> None:
    site.replies["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /private\nCrawl-delay: 7\n")
    fetcher.get(site.url("/a"))
    assert reason(fetcher, site.url("/private/x")) == "robots"
    fetcher.get(site.url("/a"))
    assert site.paths() == ["/robots.txt", "/a", "/a"]
    times = [at for _, at in site.log]
    assert times[2] - times[1] >= 7


def test_a_site_whose_robots_fail_is_left_alone(site: NewsSite, fetcher: Fetcher) -> None:
    site.replies["/robots.txt"] = (503, {}, b"")
    assert reason(fetcher, site.url("/a")) == "robots"
    assert "/a" not in site.paths()


def test_each_host_has_its_pause(site: NewsSite, fetcher: Fetcher) -> None:
    for _ in range(4):
        fetcher.get(site.url("/a"))
    times = [at for _, at in site.log]
    assert all(b - a >= 2 for a, b in pairwise(times))
    before = times[-1]
    fetcher.get(site.url("/a", host="other.news.example"))
    assert site.log[-2][1] == before  # another host does not wait for this one


def test_busy_sites_get_time(site: NewsSite, clock: Clock, fetcher: Fetcher) -> None:
    later = format_datetime(NOW + timedelta(seconds=50))
    answers = iter([(429, {"Retry-After": "30"}, b""), (503, {"Retry-After": later}, b""), (500, {}, b"")])
    site.replies["/busy"] = lambda headers: next(answers, (200, HTML, b"<p>684"))
    assert fetcher.get(site.url("/busy")).status == 200
    times = [at for path, at in site.log if path == "/busy"]
    assert [round(b - a) for a, b in pairwise(times)] == [30, 50, 16]
    site.replies["/long"] = (503, {"Retry-After": "86400"}, b"")
    assert reason(fetcher, site.url("/long")) == "http_status"
    assert site.paths().count("/long") == 1
    site.replies["/down"] = (500, {}, b"")
    assert reason(fetcher, site.url("/down")) == "http_status"
    assert site.paths().count("/down") == 4


def test_conditional(site: NewsSite, fetcher: Fetcher) -> None:
    def reply(headers: dict[str, str]) -> tuple[int, dict[str, str], bytes]:
        same = headers.get("if-none-match") == '"1"' or headers.get("if-modified-since") == "then"
        return (304, {}, b"") if same else (200, HTML, b"<p>684")

    site.replies["/c"] = reply
    assert fetcher.get(site.url("/c")).status == 200
    assert fetcher.get(site.url("/c"), etag='"1"').status == 304
    assert fetcher.get(site.url("/c"), modified="then").status == 304


def test_redirects(site: NewsSite, fetcher: Fetcher) -> None:
    for i in range(5):
        site.replies[f"/{i}"] = (302, {"Location": f"/{i + 1}"}, b"")
    site.replies["/5"] = (200, HTML, b"<p>684")
    assert fetcher.get(site.url("/2")).url == site.url("/5")
    assert reason(fetcher, site.url("/1")) == "redirects"
    site.replies["/none"] = (302, {}, b"")
    assert reason(fetcher, site.url("/none")) == "redirects"


@pytest.mark.parametrize(
    "where",
    ["http://127.0.0.1/", "http://localhost/", "file:///etc/passwd", "http://169.254.169.254/latest", "//[::1]/",
     "http://user:p@news.example/", "http://2130706433/", "http://inner.example/", "http://news.example:22/"],
)  # fmt: skip
def test_redirects_into_private_networks(site: NewsSite, fetcher: Fetcher, where: str) -> None:
    site.replies["/r"] = (302, {"Location": where}, b"")
    assert reason(fetcher, site.url("/r")) in ("forbidden_address", "bad_address")
    assert site.paths() == ["/robots.txt", "/r"]
    site.replies["/robots.txt"] = (302, {"Location": where}, b"")
    assert reason(fetcher, site.url("/a", host="b.news.example")) in ("forbidden_address", "bad_address", "robots")
    assert "/a" not in site.paths()


def test_large_answers_and_bombs(site: NewsSite, fetcher: Fetcher) -> None:
    site.replies["/large"] = (200, HTML, b"0" * 10_000_001)
    assert reason(fetcher, site.url("/large")) == "too_large"
    site.replies["/bomb"] = (200, HTML | {"Content-Encoding": "gzip"}, gzip.compress(b"0" * 30_000_000))
    with pytest.raises(InputError) as error:
        answer_of(fetcher.get(site.url("/bomb")).response)
    assert error.value.reason == "bomb"


def test_time_is_over_for_sites_that_drip(site: NewsSite, clock: Clock) -> None:
    import socket
    import threading

    server = socket.create_server(("127.0.0.1", 0))
    stop = threading.Event()

    def drip() -> None:
        while not stop.is_set():
            try:
                line, _ = server.accept()
            except OSError:
                return
            try:
                line.sendall(b"HTTP/1.1 200 OK\r\n")
                while not stop.wait(0.02):
                    line.sendall(b"X-A: b\r\n")
            except OSError:
                pass
            line.close()

    threading.Thread(target=drip, daemon=True).start()
    one = make(site, clock, seconds=0.1)
    port = server.getsockname()[1]
    one.guard = Guard(allow=frozenset({("127.0.0.1", port)}))
    try:
        assert reason(one, f"http://news.example:{port}/") == "robots"
    finally:
        stop.set()
        server.close()


def test_proxies_of_the_environment_are_not_used(
    site: NewsSite, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1/")
    assert fetcher.get(site.url("/a")).status == 200


def test_refused_connections_are_unreachable(site: NewsSite, fetcher: Fetcher) -> None:
    fetcher.get(site.url("/a"))
    site.close()
    assert reason(fetcher, site.url("/a")) == "unreachable"
