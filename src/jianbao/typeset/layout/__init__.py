"""Composed blocks -> paged blocks: every length is computed here."""
