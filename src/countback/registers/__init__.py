"""Registers: what was counted from records, not read from pages. Each hands on ``RegisterCount``."""
