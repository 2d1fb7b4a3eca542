"""Zips: what is in them, whole or not."""
