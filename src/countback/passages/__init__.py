"""A page cut into blocks with roles, languages, and a dateline with its evidence."""

from countback.passages.clean import clean_page
from countback.passages.passage import PART_OF_PAGE, CleanPage, Dateline, Evidence, Passage, Role

__all__ = ["PART_OF_PAGE", "CleanPage", "Dateline", "Evidence", "Passage", "Role", "clean_page"]
