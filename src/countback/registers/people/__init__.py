"""The people workspace: lists of people, checked against each other, sealed. Only ``countback people`` opens it.

::

    list file ─▶ table_files ─▶ importing ─Person▶ workspace (sealed) ─▶ linkage · decoys · assign ─Run▶ review
                                                                                       │
                                       RegisterCount ◀─ publish ◀─ disclosure ◀─ cube ─┘

People named in these lists are hunted. No name leaves: not in messages, errors, logs, file names, process arguments,
caches or exports. What leaves is a table of counts that passed the gate of ``disclosure``. What each part of this can
and cannot hold is told in ``docs/explanation/people-workspace.md``.

``web/``, ``exports/``, ``pipeline`` and the other verbs never import this package; a test holds it.
"""
