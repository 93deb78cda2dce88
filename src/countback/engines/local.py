"""The engine of one machine: a pool of processes over shards, made anew when one of them dies.

A pool of concurrent.futures breaks as a whole when a worker is killed: what was under way is put again. A shard under
way in several breaks is read apart, telling which page it is at; a page that ends its process five times is set
aside.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from countback.engines.shard import Shard
from countback.engines.work import Done, read_shard
from countback.passages.clean import Extractor

#: Breaks of the pool a shard may be under way in before it is read apart.
STRIKES = 3
#: Times a process of its own may end at one page before that page is set aside.
DEATHS = 5
#: Times a process may end before its first page: no page's fault, so it is tried for long, but not for ever.
STARTS = 50
#: Bytes of address space a worker may take; a page that wants more is a failure of that page.
MEMORY = 6 << 30
#: An exit code above this is an error number of the operating system.
_TROUBLE = 100


def run_loop(shards: Iterable[Shard], out: Path, *, extractor: Extractor = "quality") -> Iterator[Done]:
    """One shard after the other in this process."""
    for shard in shards:
        yield read_shard(shard, out, extractor=extractor)


def run_local(
    shards: Iterable[Shard], out: Path, *, workers: int | None = None, extractor: Extractor = "quality"
) -> Iterator[Done]:
    """All shards on ``workers`` processes (all cores where None), in the order they end. Few shards are under way at a
    time, so memory does not grow with the plan."""
    count = workers or cores()
    waiting = iter(shards)
    again: list[Shard] = []
    strikes: dict[int, int] = {}
    more = True
    while more or again:
        under_way: dict[Future[Done], Shard] = {}
        with _pool(count) as pool:
            try:
                while True:
                    while len(under_way) < 2 * count:
                        shard = again.pop() if again else next(waiting, None)
                        if shard is None:
                            more = False
                            break
                        if strikes.get(shard.number, 0) >= STRIKES:
                            yield read_apart(shard, out, extractor=extractor)
                            continue
                        try:
                            under_way[pool.submit(read_shard, shard, out, extractor=extractor)] = shard
                        except BrokenProcessPool:
                            again.append(shard)
                            raise
                    if not under_way:
                        break
                    for future in wait(under_way, return_when=FIRST_COMPLETED).done:
                        done = future.result()
                        del under_way[future]
                        yield done
            except BrokenProcessPool:
                for shard in under_way.values():
                    strikes[shard.number] = strikes.get(shard.number, 0) + 1
                    again.append(shard)


def read_apart(shard: Shard, out: Path, *, extractor: Extractor = "quality") -> Done:
    """Read a shard in a process of its own, as often as it takes; a page that ends it five times is set aside."""
    skip: set[int] = set()
    died_at: dict[int, int] = {}
    while True:
        context = multiprocessing.get_context("spawn")
        at = context.Value("q", -1, lock=False)
        process = context.Process(target=_apart, args=(shard, out, extractor, frozenset(skip), at))
        process.start()
        process.join()
        if process.exitcode == 0:
            return _counted(shard, out)
        if process.exitcode is not None and process.exitcode > _TROUBLE:
            trouble = process.exitcode - _TROUBLE
            raise OSError(trouble, os.strerror(trouble))
        died_at[at.value] = died_at.get(at.value, 0) + 1
        if at.value >= 0 and died_at[at.value] >= DEATHS:
            skip.add(at.value)
        elif died_at[at.value] >= STARTS:
            names = ", ".join(shard.inputs[:3])
            raise ChildProcessError(f"shard {shard.number} ({names}) ends its process before the first page")


def _apart(shard: Shard, out: Path, extractor: Extractor, skip: frozenset[int], at: object) -> None:
    _limit()

    def tell(place: int) -> None:
        at.value = place  # type: ignore[attr-defined]

    try:
        read_shard(shard, out, extractor=extractor, skip=skip, tell=tell)
    except OSError as error:  # of the disk, not of a page: told to the parent by the exit code
        os._exit(_TROUBLE + min(error.errno or 1, 127))


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _counted(shard: Shard, out: Path) -> Done:
    import pyarrow.parquet as pq

    from countback.engines.store import FAILURES, READINGS, part_path

    read = pq.read_table(part_path(out, READINGS, shard.stem), columns=["figures"])
    failed = pq.read_metadata(part_path(out, FAILURES, shard.stem)).num_rows
    return Done(shard.number, read.num_rows, failed, sum(len(row) for row in read.column("figures").to_pylist()))


def _pool(count: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(count, mp_context=multiprocessing.get_context("spawn"), initializer=_limit)


def _limit() -> None:
    """Bound a worker's memory, and let the parent alone answer Ctrl-C."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    except (ImportError, ValueError, OSError):  # no such limits here, or a lower one is set already
        pass
