"""Grids: every kind of a thing in every place for it builds, or is refused by its place."""
