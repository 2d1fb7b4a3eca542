"""Blocks -> lines on pages: the only place that breaks lines and pages."""
