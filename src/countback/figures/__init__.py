"""Reading figures: numbers, what is counted, of whom, where, when, and who says so."""

from countback.figures.figure import Because, Figure, Measure, PartOf, Scope, Voice
from countback.figures.read import read_page, reader_version
from countback.figures.reading import Reading

__all__ = ["Because", "Figure", "Measure", "PartOf", "Reading", "Scope", "Voice", "read_page", "reader_version"]
