"""The metrics sheet: tiles, tables of figures, and the ladder that fits them on one page."""
