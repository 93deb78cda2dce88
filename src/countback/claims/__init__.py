"""Entries joined to claims: what one origin counted once."""

from countback.claims.claim import Claim, Join
from countback.claims.copies import Copy, find_copies
from countback.claims.judged import Contradiction, Judged, judged_pairs
from countback.claims.resolve import Resolution, resolve

__all__ = ["Claim", "Contradiction", "Copy", "Join", "Judged", "Resolution", "find_copies", "judged_pairs", "resolve"]
