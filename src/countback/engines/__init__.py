"""Engines: who calls the reader, and in how many processes. The readings are the same bytes whoever does.

    inputs ─▶ plan ─Shard▶ read_shard (a loop, a pool of processes, a cluster) ─▶ DIR/readings/part-*.parquet ─▶ load

A shard is the unit of work, of retry and of resuming. Its files are written under another name and renamed when whole,
so a run that was stopped anywhere goes on from there, and no page is read into two files.
"""
