"""From an address to the ledger: fetched, archived, read, recorded, in this order, so that a crash loses nothing said.

Beside the pages' bytes ``FILE.archive/fetched/`` holds a WARC file a month of what was fetched, and ``state.json``:
what each address answered last. The state is a cache: without it an address is merely fetched whole once more.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from countback import __version__
from countback.errors import InputError
from countback.pages.feeds import feed_links, feed_pages, is_feed, is_sitemap, sitemap_addresses
from countback.pages.fetch import Fetched, Fetcher
from countback.pages.page import Page
from countback.pages.payload import answer_of
from countback.pages.records import Place, Record
from countback.pages.warc import page_of_record
from countback.pages.warc_write import WarcWriter
from countback.pipeline import Summary, add
from countback.refusals import Refusal

if TYPE_CHECKING:
    from countback.figures.reading import Reading
    from countback.ledger import Ledger

#: Called with a line for the person.
Tell = Callable[[str], None]


@dataclass(slots=True)
class Gatherer:
    """Fetches addresses into a ledger; ``summary`` counts over all of them, ``unchanged`` those that answered 304."""

    ledger: Ledger
    fetcher: Fetcher
    tell: Tell
    on_failure: Callable[[Refusal], None]
    summary: Summary = field(default_factory=Summary)
    unchanged: int = 0
    _state: dict[str, dict[str, str]] | None = None

    def page(self, url: str) -> None:
        """Fetch an address and record what it says; a feed is recorded item by item."""
        body = self._fetch(url)
        if body is None:
            return
        fetched, plain = body
        if isinstance(plain, Refusal):
            self._record([plain])
        elif is_feed(plain):
            self._record(list(feed_pages(plain, source=fetched.url)))
        else:
            self._record_page(url, fetched)
        self._remember(url, fetched)

    def links(self, url: str, *, kind: str) -> list[str]:
        """The addresses a feed or a sitemap lists; none where it is as it was. Call :meth:`done` when they are read."""
        body = self._fetch(url)
        if body is None:
            return []
        fetched, plain = body
        if isinstance(plain, Refusal):
            self._record([plain])
            return []
        if kind == "sitemap" and is_sitemap(plain):
            found = sitemap_addresses(plain)
        elif kind == "feed" and is_feed(plain):
            found = feed_links(plain, source=fetched.url)
        else:
            self._record([Refusal("not_text", "pages", source=url, detail=f"{url} is no {kind}")])
            return []
        self._pending[url] = fetched
        return found

    _pending: dict[str, Fetched] = field(default_factory=dict)

    def done(self, url: str) -> None:
        """All a feed or sitemap listed was read: next time it is asked only for what is newer."""
        if url in self._pending:
            self._remember(url, self._pending.pop(url))

    def knows(self, url: str) -> bool:
        """Whether an address was fetched before."""
        return url in self._states()

    def _fetch(self, url: str) -> tuple[Fetched, bytes | Refusal] | None:
        """The answer with its plain body, archived before anything reads it; None where nothing is to be read."""
        last = self._states().get(url, {})
        try:
            fetched = self.fetcher.get(url, etag=last.get("etag", ""), modified=last.get("modified", ""))
        except InputError as error:
            self._record([Refusal(error.reason, "pages", source=_plain(url), detail=str(error))])
            return None
        self.ledger.make_archive()
        folder = self.ledger.archive / "fetched"
        path = folder / f"fetched-{fetched.at:%Y-%m}.warc.gz"
        writer = WarcWriter(path, software=f"Countback/{__version__}")
        if fetched.status == 304:
            writer.revisit(
                fetched.url,
                head=fetched.response,
                at=fetched.at,
                digest=last.get("digest", ""),
                of=last.get("record", ""),
                of_date=last.get("date", ""),
            )
            self.unchanged += 1
            self.summary.same += 1
            return None
        written = writer.exchange(
            fetched.url,
            request=fetched.request,
            response=fetched.response,
            at=fetched.at,
            address=fetched.peer,
            payload=fetched.body,
        )
        self._last_written = {"record": written.id, "date": written.date, "digest": written.digest}
        try:
            return fetched, answer_of(fetched.response).body
        except InputError as error:
            return fetched, Refusal(error.reason, "pages", source=url, detail=f"{url}: {error}")

    _last_written: dict[str, str] = field(default_factory=dict)

    def _record_page(self, url: str, fetched: Fetched) -> None:
        fields = {"warc-type": "response", "warc-target-uri": fetched.url, "warc-date": fetched.at.isoformat()}
        record = Record(Place(0), "WARC/1.1", fields | {"content-type": "application/http"}, fetched.response)
        why: list[str] = []
        page = page_of_record(record, source=url, skipped=why.append)
        if page is None:
            page = Refusal("not_text", "pages", source=url, detail=f"{url} has nothing that can be read ({why[0]})")
        before = self._states().get(url, {}).get("sha256", "")
        self._record([page])
        if isinstance(page, Page) and before and before != page.sha256:
            old, new = self.ledger.reading(before), self.ledger.reading(page.sha256)
            if old is not None and new is not None:
                self._tell_moved(url, old, new)
        if isinstance(page, Page):
            self._last_written["sha256"] = page.sha256

    def _tell_moved(self, url: str, old: Reading, new: Reading) -> None:
        from countback.exports.versions import moved_between

        moved = moved_between(old, new)
        self.tell(f"changed: {url}: {'no figure moved' if not moved else ''}".rstrip(": "))
        for one in moved:
            self.tell(f"  {one}")

    def _record(self, pages: list[Page | Refusal]) -> None:
        done = add(pages, self.ledger, note="countback fetch", on_failure=self.on_failure)
        for name in ("read", "new", "same", "failed", "figures", "refusals", "findings"):
            setattr(self.summary, name, getattr(self.summary, name) + getattr(done, name))

    def _states(self) -> dict[str, dict[str, str]]:
        if self._state is None:
            try:
                read = json.loads((self.ledger.archive / "fetched" / "state.json").read_text(encoding="utf-8"))
                self._state = {str(k): {str(a): str(b) for a, b in v.items()} for k, v in read.items()}
            except (OSError, ValueError, AttributeError):
                self._state = {}
        return self._state

    def _remember(self, url: str, fetched: Fetched) -> None:
        state = self._states()
        row = {"etag": fetched.header("etag"), "modified": fetched.header("last-modified"), **self._last_written}
        state[url] = {key: value for key, value in row.items() if value}
        self._last_written = {}
        place = self.ledger.archive / "fetched" / "state.json"
        part = place.with_suffix(".part")
        with part.open("w", encoding="utf-8") as file:
            json.dump(state, file, ensure_ascii=False, sort_keys=True, indent=0)
            file.flush()
            os.fsync(file.fileno())
        part.replace(place)


def _plain(url: str) -> str:
    """An address without the name and the password it may carry."""
    scheme, slashes, rest = url.partition("//")
    host, slash, path = rest.partition("/")
    return f"{scheme}{slashes}{host.rpartition('@')[2]}{slash}{path}"
