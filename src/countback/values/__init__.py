"""Small frozen values the rooms share: places in text, counts with their bounds, imprecise dates."""

from countback.values.count import Bound, Count
from countback.values.period import PartialDate, Period
from countback.values.span import Offsets, Span

__all__ = ["Bound", "Count", "Offsets", "PartialDate", "Period", "Span"]
