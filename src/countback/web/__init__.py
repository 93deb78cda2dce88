"""The web desk: pages people look at, read-only, from a ledger. Needs the extra ``countback[web]``."""
