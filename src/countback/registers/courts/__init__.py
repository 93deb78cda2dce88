"""Court dockets: cases from tables and saved pages, names cut to tokens, counted by month, article and stage."""

from countback.registers.courts.case import Act, Case, Person
from countback.registers.courts.compare import Compared, Reported, compare, read_reported
from countback.registers.courts.counts import BY, UNITS, counts_of
from countback.registers.courts.court_table import CourtTable, read_court_table
from countback.registers.courts.gathered import Gathered, gather, read_cases, write_cases
from countback.registers.courts.names import Names, fresh_key, key_from
from countback.registers.courts.refused import Refused
from countback.registers.courts.uid import Uid, check_digits, read_uid

__all__ = [
    "BY",
    "UNITS",
    "Act",
    "Case",
    "Compared",
    "CourtTable",
    "Gathered",
    "Names",
    "Person",
    "Refused",
    "Reported",
    "Uid",
    "check_digits",
    "compare",
    "counts_of",
    "fresh_key",
    "gather",
    "key_from",
    "read_cases",
    "read_court_table",
    "read_reported",
    "read_uid",
    "write_cases",
]
