"""Figures of the ledger by group: columns as wide as what they say, blocks of one height."""
