"""How far programs may round before a line breaks otherwise."""

from __future__ import annotations

SAFE = 0.5  # points; LibreOffice and Word round advances by up to a few hundredths each
