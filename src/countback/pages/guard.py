"""Which addresses may be fetched: public ones only, by http or https, resolved once and then held to that address."""

from __future__ import annotations

import ipaddress
import re
import socket
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from countback.errors import InputError

_PORTS = {"http": 80, "https": 443}
_LONGEST = 2_048
_HOST = re.compile(r"(?=.{1,253}\Z)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]\.?\Z")
#: A number in base ten or sixteen; of a host the last label, as few characters as a label may have.
_NUMBER = re.compile(r"[0-9]{1,255}|0x[0-9a-f]{0,253}", re.I)
_LOCAL = ("localhost", "local", "internal", "intranet", "lan", "home", "corp", "home.arpa", "localdomain", "onion")
_NOT_V4 = """0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24
192.31.196.0/24 192.52.193.0/24 192.88.99.0/24 192.168.0.0/16 192.175.48.0/24 198.18.0.0/15 198.51.100.0/24
203.0.113.0/24 224.0.0.0/4 240.0.0.0/4 168.63.129.16/32"""  # the last: the metadata service of a large cloud
#: Of IPv6 only 2000::/3 is given to anyone; these parts of it are not, or carry an IPv4 address inside.
_V6_PUBLIC = ipaddress.ip_network("2000::/3")
_NOT_V6 = "2001::/23 2001:db8::/32 2002::/16 2620:4f:8000::/48 3fff::/20 3ffe::/16"
_V4 = [ipaddress.IPv4Network(n) for n in _NOT_V4.split()]
_V6 = [ipaddress.IPv6Network(n) for n in _NOT_V6.split()]

#: Gives the addresses of a host, as texts.
Resolver = Callable[[str, int], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Target:
    """Where a request goes: an address in its plain form, its host and port."""

    url: str
    scheme: str
    host: str
    port: int


def system_resolver(host: str, port: int) -> list[str]:
    """The addresses the machine's own resolver gives. Raises InputError (``unreachable``)."""
    try:
        rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise InputError(f"{host} has no address: {error}", reason="unreachable") from None
    return list(dict.fromkeys(str(row[4][0]) for row in rows))


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet.

    >>> is_public("93.184.216.34"), is_public("::ffff:93.184.216.34"), is_public("64:ff9b::a00:1")
    (True, False, False)
    """
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv4Address):
        return ip.is_global and not any(ip in network for network in _V4)
    if ip.scope_id is not None or ip not in _V6_PUBLIC:
        return False
    return ip.is_global and not any(ip in network for network in _V6)


@dataclass(frozen=True, slots=True)
class Guard:
    """Lets through what is public. ``allow`` names pairs of IP address and port that are let through although they
    are not: for tests against a server of their own, and set nowhere but in code."""

    allow: frozenset[tuple[str, int]] = frozenset()

    def check(self, url: str) -> Target:
        """The target an address names. Raises InputError: ``bad_address`` or ``forbidden_address``."""
        if len(url) > _LONGEST or re.search(r"[\x00-\x20\x7f-\xa0\\\u2028\u2029]", url):
            raise _bad(url, "it is too long or holds spaces, backslashes or control characters")
        try:
            parts = urlsplit(url)
            port = parts.port
            host = parts.hostname or ""
        except ValueError as error:
            raise _bad(url, str(error)) from None
        scheme = parts.scheme.lower()
        if scheme not in _PORTS:
            raise _bad(url, "only http and https are fetched")
        if "@" in parts.netloc:
            raise _bad(url, "it carries a name or a password")
        port = port if port is not None else _PORTS[scheme]
        if port not in _PORTS.values() and port not in {p for _, p in self.allow}:
            raise InputError(f"{_shown(url)}: only the ports 80 and 443 are fetched", reason="forbidden_address")
        host = self._host(url, host, port)
        shown = f"[{host}]" if ":" in host else host
        netloc = shown if port == _PORTS[scheme] else f"{shown}:{port}"
        path = parts.path or "/"
        return Target(f"{scheme}://{netloc}{path}" + (f"?{parts.query}" if parts.query else ""), scheme, host, port)

    def pin(self, host: str, port: int, resolver: Resolver) -> str:
        """The one IP address to connect to; every address of the host must be public. Raises InputError."""
        found = [host] if _is_ip(host) else list(resolver(host, port))
        if not found:
            raise InputError(f"{host} has no address", reason="unreachable")
        for address in found:
            if not self._open(address, port):
                raise InputError(f"{host} leads to {address}, which is not public", reason="forbidden_address")
        return found[0]

    def _open(self, address: str, port: int) -> bool:
        return (address, port) in self.allow or is_public(address)

    def _host(self, url: str, host: str, port: int) -> str:
        """The host in its plain form: an IP address as it is always written, or a name of at least two parts."""
        host = unicodedata.normalize("NFKC", host).lower()
        if not host or "%" in host:
            raise _bad(url, "it names no host")
        if ":" in host:
            try:
                host = str(ipaddress.IPv6Address(host))
            except ValueError:
                raise _bad(url, "its host is no IPv6 address") from None
        elif _NUMBER.fullmatch(host.rstrip(".").rpartition(".")[2]):
            # 2130706433, 0x7f.1, 0177.0.0.1: what a resolver makes of these differs, so they are not read at all
            try:
                host = str(ipaddress.IPv4Address(host))
            except ValueError:
                raise InputError(
                    f"{_shown(url)}: its host is no IP address in the usual form", reason="forbidden_address"
                ) from None
        if _is_ip(host):
            if not self._open(host, port):
                raise InputError(f"{_shown(url)}: {host} is not public", reason="forbidden_address")
            return host
        try:
            host = host.encode("ascii").decode() if host.isascii() else host.encode("idna").decode()
        except UnicodeError:
            raise _bad(url, "its host is no name") from None
        bare = host.rstrip(".")
        if bare in _LOCAL or bare.endswith(tuple("." + name for name in _LOCAL)) or "." not in bare:
            raise InputError(f"{_shown(url)}: {bare} is a name of a private network", reason="forbidden_address")
        if not _HOST.match(host):
            raise _bad(url, "its host is no name")
        return bare


def _is_ip(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _bad(url: str, why: str) -> InputError:
    return InputError(f"{_shown(url)}: {why}", reason="bad_address")


def _shown(url: str) -> str:
    """An address fit to be kept and printed: without name and password."""
    return re.sub(r"//[^/?#]*@", "//…@", url)[:300]
