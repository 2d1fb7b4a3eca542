"""Shares, rates, ratios, multiples and amounts per head."""
