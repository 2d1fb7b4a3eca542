"""How large a file may be that is read here; what is in it has limits in the readers."""

from __future__ import annotations

LARGEST_PAPER = 256 * 1024 * 1024
"""Bytes of a finished paper: a Word file, a PDF, an OFD. One of 600 pages has some 2 MB."""
