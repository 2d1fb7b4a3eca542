"""The version of this program, as it stands in what it makes."""

from __future__ import annotations

__version__ = "0.1.0"
