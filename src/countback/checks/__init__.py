"""Checks of figures and claims; each says which values made it."""
