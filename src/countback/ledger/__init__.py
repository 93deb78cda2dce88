"""The append-only ledger of what was read."""
