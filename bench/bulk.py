"""How bulk reading grows: pages a second of a plain loop, of one process in a pool and of two, and their memory.

    python bench/bulk.py [PAGES ...]     default 1000 5000; made articles in a table of JSON Lines, 5 figures each

Wall time, as it is processes that are compared; on a busy machine only the ratios of one line hold. Memory is the peak
of the largest process.
"""

from __future__ import annotations

import json
import resource
import shutil
import sys
import tempfile
import time
from pathlib import Path

from countback.engines.bulk import Engine, read_bulk
from countback.figures import read_page
from countback.pages.articles import Columns
from pages import pages


def table(count: int, folder: Path) -> tuple[Path, list[object]]:
    """A table of made articles, and the same as pages."""
    made = [page for page, _ in pages(count, "en")]
    path = folder / "articles.jsonl"
    with path.open("w", encoding="utf-8") as out:
        for number, page in enumerate(made):
            row = {"body": page.body.decode("utf-8"), "link": f"https://news.example/{number}"}
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    return path, list(made)


def timed(path: Path, out: Path, *, engine: Engine, workers: int) -> tuple[float, bytes]:
    """Seconds of one run, and its readings' bytes."""
    begun = time.perf_counter()
    read_bulk([str(path)], out, engine=engine, workers=workers, columns=Columns(text="body", url="link"))
    took = time.perf_counter() - begun
    found = b"".join(p.read_bytes() for p in sorted((out / "readings").glob("*.parquet")))
    shutil.rmtree(out)
    return took, found


def main() -> None:
    """A line for each size."""
    for count in [int(word) for word in sys.argv[1:]] or [1_000, 5_000]:
        with tempfile.TemporaryDirectory() as name:
            path, made = table(count, Path(name))
            read_page(made[0])  # type: ignore[arg-type]  # loads the word lists
            begun = time.perf_counter()
            for page in made:
                read_page(page)  # type: ignore[arg-type]
            alone = time.perf_counter() - begun
            out = Path(name) / "out"
            loop, first = timed(path, out, engine="loop", workers=1)
            one, second = timed(path, out, engine="local", workers=1)
            two, third = timed(path, out, engine="local", workers=2)
            same = "the same bytes" if first == second == third else "NOT THE SAME BYTES"
            peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
            print(
                f"{count:>9,} pages   read_page alone {count / alone:6,.0f} pages/s   loop {count / loop:6,.0f} "
                f"({loop / alone:.2f} of the time alone)   pool of 1 {count / one:6,.0f}   of 2 {count / two:6,.0f} "
                f"({one / two:.2f} times)   peak {peak // 1024:,} MB   {same}",
                flush=True,
            )


if __name__ == "__main__":
    main()
