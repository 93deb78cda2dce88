"""The engine of a cluster: the same shards as tasks of Dask distributed, which gives a lost worker's to another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from countback.engines.local import read_apart
from countback.engines.shard import Shard
from countback.engines.work import Done, read_shard
from countback.errors import UsageError
from countback.passages.clean import Extractor

#: Times a shard may be given to another worker before it is read apart on the machine that asked.
RETRIES = 4
#: Shards handed to the scheduler at a time; it holds all it was given in memory.
AHEAD = 1_000


def run_cluster(
    shards: Iterable[Shard],
    out: Path,
    *,
    scheduler: str | None = None,
    workers: int | None = None,
    extractor: Extractor = "quality",
) -> Iterator[Done]:
    """All shards on the cluster whose scheduler is at that address, or, without one, on ``workers`` processes here.

    Inputs and ``out`` must be at the same paths for every worker (a shared file system). Raises UsageError without the
    extra, or where no scheduler answers.
    """
    try:
        from distributed import Client, KilledWorker, as_completed
    except ImportError:
        raise UsageError("a cluster needs the extra countback[cluster]") from None
    try:
        if scheduler is not None:
            client = Client(scheduler, timeout=20)
        else:
            client = Client(n_workers=workers or 2, threads_per_worker=1, processes=True, dashboard_address=None)
    except (OSError, TimeoutError, ValueError) as error:
        raise UsageError(f"no scheduler answers at {scheduler}: {error}") from error
    waiting = iter(shards)
    with client:

        def put(shard: Shard) -> object:
            return client.submit(read_shard, shard, out, extractor=extractor, pure=False, retries=RETRIES)

        first = {put(s): s for s in islice(waiting, AHEAD)}
        queue = as_completed(list(first))
        for future in queue:
            shard = first.pop(future)
            try:
                yield future.result()
            except KilledWorker:
                yield read_apart(shard, out, extractor=extractor)
            following = next(waiting, None)
            if following is not None:
                task = put(following)
                first[task] = following
                queue.add(task)
