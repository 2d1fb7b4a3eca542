"""Hypothesis strategies: whole briefings, with every kind of key and block that there is."""
