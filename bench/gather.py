"""How fast pages come in: WARC reading beside fastwarc alone, both extractors beside each other, and figures on top.

Pages are generated: an article of prose with a figure in every fourth paragraph, a menu, boxes and scripts around it.
Every number printed is the best of three runs on one core.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from fastwarc.warc import ArchiveIterator

from countback.figures import read_page
from countback.figures.find import find_figures
from countback.pages import Page
from countback.pages.records import read_records
from countback.pages.warc import read_warc
from countback.pages.warc_write import WarcWriter, message
from countback.passages import clean_page

PROSE = (
    "Lawyers who follow the courts said that hearings are often held behind closed doors, that relatives learn of them "
    "late, and that the cards which the courts publish are removed after some weeks without an explanation. "
)
SAID = "Russian military courts convicted {} soldiers of desertion in March 2024, according to Mediazona. "


def page(number: int) -> str:
    """One page of about 20 kB."""
    paragraphs = "".join(
        f"<p>{SAID.format(100 + number + i) if i % 4 == 0 else ''}{PROSE}<a href='/{i}'>More</a></p>" for i in range(16)
    )
    menu = "".join(f"<li class='menu-item i{i}'><a href='/s{i}'>Section {i}</a></li>" for i in range(50))
    boxes = "".join(f"<div class='teaser'><a href='/t{i}'>A story</a><i>B</i></div>" for i in range(30))
    script = "<script>" + "window.x=window.x||[];" * 200 + "</script>"
    return (
        f"<!doctype html><html lang='en'><head><title>Verdicts {number}</title><meta property='article:published_time' "
        f"content='2024-04-05'>{script}</head><body><nav><ul>{menu}</ul></nav><main><article><h1>Verdicts {number}</h1>"
        f"{paragraphs}</article></main><div>{boxes}</div></body></html>"
    )


def best(work: Callable[[], object], *, times: int = 3) -> float:
    """Seconds of the processor in the fastest run, so that a busy machine changes little."""
    found = []
    for _ in range(times):
        begin = time.process_time()
        work()
        found.append(time.process_time() - begin)
    return min(found)


def main(pages: int = 40, records: int = 2000) -> None:
    """Print the measures."""
    made = [
        Page(page(i).encode(), name=str(i), address="https://n.example/a", media_type="text/html") for i in range(pages)
    ]
    clean_page(made[0]), clean_page(made[0], extractor="fast"), read_page(made[0])
    quality = best(lambda: [clean_page(p) for p in made])
    fast = best(lambda: [clean_page(p, extractor="fast") for p in made])
    cleaned = [clean_page(p) for p in made]
    figures = best(lambda: [find_figures(c) for c in cleaned])
    count = sum(len(find_figures(c).kept) for c in cleaned)
    print(f"quality extraction   {pages / quality:8.1f} pages/s")
    print(f"fast extraction      {pages / fast:8.1f} pages/s   {quality / fast:.1f} times quality")
    share = f"{figures / quality:.0%} of quality, {count / pages:.1f} figures a page"
    print(f"figures on top       {pages / figures:8.1f} pages/s   {share}")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.warc.gz"
        writer = WarcWriter(path, software="bench")
        body = page(1).encode()
        answer = message("HTTP/1.1 200 OK", [("Content-Type", "text/html")], body)
        one = path.stat().st_size
        writer.exchange("https://n.example/a", request=b"GET / HTTP/1.1\r\n\r\n", response=answer, at=datetime.now(UTC))
        data = path.read_bytes()
        path.write_bytes(data[:one] + data[one:] * (records // 2))

        def alone() -> int:
            with path.open("rb") as file:
                records = ArchiveIterator(file, parse_http=False)
                return sum(r.verify_block_digest() and len(r.reader.read()) >= 0 for r in records)

        def checked() -> int:
            with path.open("rb") as file:
                return sum(1 for _ in read_records(file))

        theirs, whole, ours = best(alone), best(checked), best(lambda: sum(1 for _ in read_warc(path)))
        print(f"fastwarc alone       {records / theirs:8.0f} records/s, digests checked")
        print(f"records, checked     {records / whole:8.0f} records/s   {whole / theirs:.2f} times the time")
        print(f"records to pages     {records / ours:8.0f} records/s   {ours / theirs:.2f} times the time")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
