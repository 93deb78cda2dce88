"""Countback: every figure, counted back to whoever counted it."""
