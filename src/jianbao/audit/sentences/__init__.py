"""Arithmetic inside a sentence: what its numbers claim of each other."""
