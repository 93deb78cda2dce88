"""No form of an address leads into a private network: over 150 forms, redirects, rebinding, a canary that listens."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator

import pytest

from countback.errors import InputError
from countback.pages.fetch import Fetcher
from countback.pages.guard import Guard, is_public

pytest.importorskip("httpx")
pytest.importorskip("protego")

PRIVATE_V4 = [
    "127.0.0.1",
    "127.0.0.2",
    "127.1.2.3",
    "127.255.255.255",
    "0.0.0.0",
    "0.1.2.3",
    "10.0.0.1",
    "10.255.255.255",
    "100.64.0.1",
    "100.127.255.254",
    "169.254.0.1",
    "169.254.169.254",
    "169.254.170.2",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.1",
    "192.0.0.192",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.0.1",
    "192.168.255.255",
    "198.18.0.1",
    "198.19.255.255",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "239.255.255.255",
    "240.0.0.1",
    "255.255.255.255",
    "168.63.129.16",
    "100.100.100.200",
]
PRIVATE_V6 = [
    "::1",
    "::",
    "::ffff:127.0.0.1",
    "::ffff:7f00:1",
    "::ffff:10.0.0.1",
    "::ffff:169.254.169.254",
    "::ffff:93.184.216.34",
    "::127.0.0.1",
    "::7f00:1",
    "0:0:0:0:0:0:0:1",
    "0:0:0:0:0:ffff:127.0.0.1",
    "64:ff9b::127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::1",
    "100::1",
    "2001::1",
    "2001:0:7f00:1::",
    "2001:0:53aa:64c:0:7bbb:f5ff:fffe",
    "2001:10::1",
    "2001:20::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "2002:7f00:0001::1",
    "2002:a00:1::",
    "2002:a9fe:a9fe::",
    "2002:c0a8:1::",
    "3fff::1",
    "fc00::1",
    "fd00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fe80::a9fe:a9fe",
    "fec0::1",
    "ff02::1",
    "ff0e::1",
    "5f00::1",
    "4000::1",
    "::ffff:0:127.0.0.1",
]
ODD_HOSTS = [
    "2130706433",
    "0x7f000001",
    "017700000001",
    "0177.0.0.1",
    "0x7f.0.0.1",
    "0x7f.1",
    "127.1",
    "127.0.1",
    "0",
    "0x0",
    "00",
    "127.0.0.01",
    "127.0.0.1.",
    "0x7F.0x0.0x0.0x1",
    "0177.0000.0000.0001",
    "3232235521",
    "0xa9fea9fe",
    "2852039166",
    "0251.0376.0251.0376",
    "169.254.43518",
    "169.16689662",
    "0xa9.254.169.254",
    "256.256.256.256",
    "1.1.1",
    "1",
    "4294967295",
    "4294967296",
    "99999999999",
    "08.0.0.1",
    "127.0.0.1.0",
    "１２７.０.０.１",
    "①②⑦.⓪.⓪.①",
    "127。0。0。1",
    "127．0．0．1",
    "127.0.0.0x1",
    "0x.0.0.1",
    "localhost",
    "LOCALHOST",
    "localhost.",
    "foo.localhost",
    "ip6-localhost",
    "router",
    "intranet",
    "printer.local",
    "metadata",
    "metadata.google.internal",
    "db.internal",
    "nas.lan",
    "box.home",
    "server.corp",
    "x.home.arpa",
    "localhost.localdomain",
    "ｌocalhost",
    "a.onion",
    "kubernetes.default.svc.cluster.local",
]
WHOLE = [
    "file:///etc/passwd",
    "ftp://news.example/",
    "gopher://127.0.0.1:6379/_x",
    "dict://127.0.0.1/",
    "data:text/html,684",
    "javascript:alert(1)",
    "ws://news.example/",
    "unix:///var/run/docker.sock",
    "jar:http://127.0.0.1!/",
    "//127.0.0.1/",
    "127.0.0.1",
    "",
    "http://",
    "http:///x",
    "http:127.0.0.1/",
    "http://user@news.example/",
    "http://user:pass@news.example/",
    "http://news.example@127.0.0.1/",
    "http://127.0.0.1@news.example/",
    "http://:@news.example/",
    "http://news.example:22/",
    "http://news.example:6379/",
    "http://news.example:8080/",
    "http://news.example:0/",
    "http://news.example:65536/",
    "http://news.example:-1/",
    "http://news.example:80:80/",
    "http://news.example:abc/",
    "http://127.0.0.1\\@news.example/",
    "http://news.example\\@127.0.0.1/",
    "http://127.0.0.1%00.news.example/",
    "http://127.0.0.1%2f@news.example/",
    "http://%31%32%37.0.0.1/",
    "http://news.example\t@127.0.0.1/",
    "http://127.0.0.1\n.news.example/",
    " http://127.0.0.1/",
    "http://127.0.0.1 .news.example/",
    "http://[::1",
    "http://::1/",
    "http://[fe80::1%25eth0]/",
    "http://[fe80::1%eth0]/",
    "http://[v1.x]/",
    "http://[127.0.0.1]/",
    "http://.../",
    "http://.news.example/",
    "http://news..example/",
    "http://-a.example/",
    "http://a_.example-/",
    "http://" + "a" * 64 + ".example/",
    "http://" + "a." * 130 + "example/",
    "http://news.example/" + "x" * 3000,
    "http://news.example\u2028/",
    "http://news\u00ad.exa mple/",
]
FORMS = [
    *(f"http://{host}/" for host in PRIVATE_V4),
    *(f"https://[{host}]/" for host in PRIVATE_V6),
    *(f"http://{host}/latest/meta-data" for host in ODD_HOSTS),
    *WHOLE,
]


class Canary:
    """Listens where nobody may call; counts who does."""

    def __init__(self) -> None:
        self.calls = 0
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            try:
                self._socket.accept()[0].close()
            except OSError:
                return
            self.calls += 1

    def close(self) -> None:
        self._socket.close()


@pytest.fixture
def canary() -> Iterator[Canary]:
    bird = Canary()
    yield bird
    bird.close()


def test_there_are_enough_forms() -> None:
    assert len(set(FORMS)) >= 150


def fetcher(addresses: dict[str, list[str]], called: list[str], canary: Canary) -> Fetcher:
    """One whose every connection would end at the canary."""

    def resolver(host: str, port: int) -> list[str]:
        return addresses.get(host, ["127.0.0.1"])

    def connect(address: str, port: int, seconds: float):  # type: ignore[no-untyped-def]
        import httpcore

        called.append(address)
        socket.create_connection(("127.0.0.1", canary.port)).close()
        raise httpcore.ConnectError("the canary")

    return Fetcher(contact="x@y.example", resolver=resolver, connect=connect, sleep=lambda _: None)


@pytest.mark.parametrize("url", FORMS)
def test_no_form_reaches_the_canary(url: str, canary: Canary) -> None:
    called: list[str] = []
    with pytest.raises(InputError) as error:
        fetcher({}, called, canary).get(url)
    assert error.value.reason in ("bad_address", "forbidden_address")
    assert called == [] and canary.calls == 0
    assert "pass@" not in str(error.value)


@pytest.mark.parametrize("address", [*PRIVATE_V4, *PRIVATE_V6])
def test_no_name_that_leads_there_reaches_the_canary(address: str, canary: Canary) -> None:
    called: list[str] = []
    assert not is_public(address)
    for found in ([address], ["93.184.216.34", address]):
        with pytest.raises(InputError) as error:
            fetcher({"news.example": found}, called, canary).get("https://news.example/")
        assert error.value.reason == "forbidden_address"
    assert called == [] and canary.calls == 0


def test_a_name_is_resolved_once_and_the_address_is_kept(canary: Canary) -> None:
    """A resolver that first gives a public address and then the canary's is asked once for each connection."""
    asked: list[str] = []
    called: list[str] = []

    def resolver(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["93.184.216.34"] if len(asked) % 2 else ["127.0.0.1"]

    def connect(address: str, port: int, seconds: float):  # type: ignore[no-untyped-def]
        import httpcore

        called.append(address)
        raise httpcore.ConnectError("not here")

    one = Fetcher(contact="x@y.example", resolver=resolver, connect=connect, sleep=lambda _: None)
    with pytest.raises(InputError):
        one.get("http://news.example/")
    assert set(called) == {"93.184.216.34"}
    assert len(called) <= len(asked) and canary.calls == 0


@pytest.mark.parametrize("address", ["93.184.216.34", "8.8.8.8", "1.1.1.1", "2606:4700::1111", "2a00:1450::1"])
def test_public_addresses_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    ("url", "plain"),
    [
        ("HTTPS://News.Example:443", "https://news.example/"),
        ("http://news.example:443/a?b#c", "http://news.example:443/a?b"),
        ("https://новини.example/", "https://xn--b1amarcd.example/"),
        ("http://93.184.216.34/", "http://93.184.216.34/"),
        ("http://[2606:4700::1111]/", "http://[2606:4700::1111]/"),
        ("http://news.example./x", "http://news.example/x"),
    ],
)
def test_good_addresses_in_their_plain_form(url: str, plain: str) -> None:
    assert Guard().check(url).url == plain


def test_the_allowance_is_for_one_address_and_port() -> None:
    guard = Guard(allow=frozenset({("127.0.0.1", 8123)}))
    assert guard.check("http://127.0.0.1:8123/").port == 8123
    for url in ("http://127.0.0.1/", "http://127.0.0.2:8123/", "http://127.0.0.1:8124/"):
        with pytest.raises(InputError):
            guard.check(url)
