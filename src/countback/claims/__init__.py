"""Entries joined to claims: what one origin counted once."""
