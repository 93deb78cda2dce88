"""read_page: one page in, one Reading out; no clock, no network, no database."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib import metadata, resources

from countback.figures.find import find_figures
from countback.figures.reading import Reading
from countback.pages import Page
from countback.passages import clean_page
from countback.passages.clean import Extractor


@lru_cache(maxsize=1)
def reader_version() -> str:
    """Code version and a hash over all word files: readings of one reader are comparable byte for byte.

    >>> reader_version().startswith("countback ")
    True
    """
    digest = hashlib.sha256()
    root = resources.files("countback").joinpath("data")
    names = sorted(p.name for p in root.iterdir() if p.name.endswith(".yml"))
    for name in names:
        digest.update(root.joinpath(name).read_bytes())
    lexicons = root.joinpath("lexicon")
    for path in sorted(lexicons.iterdir(), key=lambda p: p.name):
        digest.update(path.read_bytes())
    return f"countback {metadata.version('countback')} words {digest.hexdigest()[:12]}"


def read_page(page: Page, *, extractor: Extractor = "quality") -> Reading:
    """Read every figure of a page.

    ``extractor`` is ``quality`` (every number of the page is accounted for) or ``fast`` (for bulk: the main text only);
    ``Reading.extractor`` names it with its version, so readings of the two stand beside each other.

    Returns a :class:`~countback.figures.reading.Reading` with the clean text, its passages, the figures in order of
    place and a Refusal for each other number expression. Pure: the same page gives the same reading.

    >>> reading = read_page(Page.from_text("Courts convicted more than 680 soldiers in March 2024, Mediazona counted."))
    >>> figure = reading.figures[0]
    >>> figure.count.low, figure.count.bound, figure.measure.event, figure.origin
    (680, 'min', 'convicted', 'mediazona')
    """
    clean = clean_page(page, extractor=extractor)
    found = find_figures(clean)
    return Reading(
        sha256=page.sha256,
        name=page.name,
        address=page.address,
        text=clean.text,
        title=clean.title,
        lang=clean.lang,
        extractor=clean.extractor,
        reader=reader_version(),
        dateline=clean.dateline,
        passages=clean.passages,
        figures=tuple(found.kept),
        refusals=(*clean.refusals, *found.refused),
        meta=dict(page.meta),
    )
