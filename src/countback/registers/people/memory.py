"""What Python can do to keep the memory of this process to itself: no core file, no reading by other programs.

Python copies strings and bytes as it likes and never clears them. Keys are held in bytearrays and overwritten; names
are not: they leave memory when the process ends and the system hands its pages to another. Swap is beyond a
program's reach: use an encrypted swap or none.
"""

from __future__ import annotations

import contextlib
import ctypes
import sys

_PR_SET_DUMPABLE = 4


def keep_to_itself() -> None:
    """No core file of this process, and on Linux no debugger of the same user."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
