"""Bytes as received: files, folders, standard input, and the archive that keeps them."""

from countback.pages.archive import Archive, Sighting
from countback.pages.decode import Decoded, decode
from countback.pages.files import MAX_BYTES, open_page, open_pages, page_of
from countback.pages.header import split_header
from countback.pages.page import Page

__all__ = [
    "MAX_BYTES",
    "Archive",
    "Decoded",
    "Page",
    "Sighting",
    "decode",
    "open_page",
    "open_pages",
    "page_of",
    "split_header",
]
