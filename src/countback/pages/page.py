"""Page: bytes as received, kept for good, with what is known about how they came."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Page:
    """One input as received.

    ``body`` are the bytes, ``sha256`` their hash (the page's identity). ``name`` is a short handle for
    people (the file's stem), ``address`` where it was read from (URL or path). ``meta`` holds the
    ``key: value`` header of a text file or the HTTP headers, keys in lower case. ``received`` is the time
    it came in, None where nobody noted it; it never enters a reading.
    """

    body: bytes
    name: str = ""
    address: str = ""
    media_type: str = "text/plain"
    received: datetime | None = None
    meta: Mapping[str, str] = field(default_factory=dict)
    sha256: str = ""

    def __post_init__(self) -> None:
        digest = hashlib.sha256(self.body).hexdigest()
        if self.sha256 not in ("", digest):
            raise ValueError(f"the page's hash is {digest}, not {self.sha256}")
        object.__setattr__(self, "sha256", digest)

    @classmethod
    def from_text(cls, text: str, *, name: str = "", address: str = "", meta: Mapping[str, str] | None = None) -> Page:
        """A page of plain text that is already at hand, without a header.

        >>> Page.from_text("684 cases", name="note").sha256[:8]
        'b5168353'
        """
        return cls(
            body=text.encode("utf-8", "surrogatepass"),
            name=name,
            address=address,
            media_type="text/plain; charset=utf-8",
            meta=dict(meta or {}),
        )
