"""Spreadsheets: cells as they are shown, with their places and faults."""
