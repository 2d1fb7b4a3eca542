"""A release: its files, its manifest, and opening it again."""
