"""Who publishes: outlets of the source registry found by web address or by name.

Reads ``data/sources.yml``, of which only ``name``, ``kind``, ``domains`` and ``forms`` concern this room.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from countback.errors import LexiconError
from countback.passages.wordfiles import load_yaml
from countback.values import Span

_WORD = re.compile(r"\w+")
_GROUP = re.compile(r"\[([^\[\]]*)\]|\(([^()]*)\)")
_HOST = re.compile(r"(?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,24}")


@dataclass(frozen=True, slots=True)
class Outlets:
    """The registry's media: by domain, and by the words of their names."""

    domains: Mapping[str, str]
    names: Mapping[str, list[tuple[str, tuple[str, ...]]]]

    def by_address(self, address: str) -> str | None:
        """The outlet whose domain an address lies under; None where the registry knows none.

        >>> load_outlets().by_address("https://en.zona.media/article/2023/04/11/500")
        'mediazona'
        """
        host = host_of(address)
        while "." in host:
            if host in self.domains:
                return self.domains[host] or None
            host = host.partition(".")[2]
        return None

    def named_in(self, line: str) -> Iterator[tuple[str, Span]]:
        """Every outlet a line names, with the place of the name; names do not overlap."""
        if self.names.keys().isdisjoint(_WORD.findall(line.casefold())):
            return
        places = list(_WORD.finditer(line))
        words = [p.group().casefold() for p in places]
        free = 0
        for at, word in enumerate(words):
            if at < free:
                continue  # inside a longer name
            for outlet, form in self.names.get(word, ()):
                if len(form) <= len(words) - at and all(_same(w, words[at + i]) for i, w in enumerate(form)):
                    yield outlet, Span(places[at].start(), places[at + len(form) - 1].end())
                    free = at + len(form)
                    break


def host_of(address: str) -> str:
    """The host of a web address, without ``www.``; "" for a path.

    >>> host_of("https://www.pravda.com.ua/eng/news/"), host_of("examples/a.txt")
    ('pravda.com.ua', '')
    """
    try:
        host = urlsplit(address.strip()).hostname or ""
    except ValueError:
        return ""
    host = host.removeprefix("www.").removeprefix("amp.").removeprefix("m.")
    return host if _HOST.fullmatch(host) else ""


@lru_cache(maxsize=1)
def load_outlets() -> Outlets:
    """The media of the registry, read once; none where there is no registry. Raises LexiconError."""
    try:
        return read_outlets(load_yaml("sources.yml"))
    except FileNotFoundError:
        return Outlets({}, {})


def read_outlets(data: Any) -> Outlets:
    """The outlets among the entries of a registry. A domain two entries share decides for neither."""
    if not isinstance(data, dict):
        raise LexiconError("data/sources.yml must be a mapping of IDs to entries")
    domains: dict[str, str] = {}
    names: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for outlet, entry in data.items():
        if not isinstance(entry, dict):
            raise LexiconError(f"data/sources.yml, {outlet}: an entry must be a mapping, got {entry!r}")
        for domain in entry.get("domains") or ():
            shared = domains.setdefault(str(domain).lower(), outlet) != outlet
            if shared:
                domains[str(domain).lower()] = ""  # two entries of one house: the address alone does not decide
        if entry.get("kind") != "media":
            continue
        for form in {str(entry.get("name", "")), *map(str, entry.get("forms") or ())}:
            for variant in _variants(form):
                words = tuple(w.casefold() for w in re.findall(r"\w+\*?", variant))
                # a short common word ("nv", "ap") names an outlet only as a whole address, not in a sentence
                if words and not words[0].endswith("*") and len("".join(words)) >= 3:
                    names.setdefault(words[0], []).append((outlet, words))
                elif words and len("".join(words)) >= 6:
                    names.setdefault(words[0].rstrip("*"), []).append((outlet, words))
    for rows in names.values():
        rows.sort(key=lambda row: -len(row[1]))
    return Outlets(domains, names)


def _variants(form: str) -> Iterator[str]:
    """A form with its ``[optional]`` and ``(one|or another)`` parts written out."""
    found = _GROUP.search(form)
    if found is None:
        yield form
        return
    choices = ["", found[1]] if found[1] is not None else found[2].split("|")
    for choice in choices:
        yield from _variants(form[: found.start()] + choice + form[found.end() :])


def _same(want: str, word: str) -> bool:
    return word.startswith(want[:-1]) if want.endswith("*") else word == want
