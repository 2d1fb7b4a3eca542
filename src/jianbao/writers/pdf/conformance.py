"""The kinds of PDF/A (ISO 19005) that can be written."""

from __future__ import annotations

from msgspec import Struct


class Archive(Struct, frozen=True):
    """A kind of PDF for archives: part and conformance level of ISO 19005 (PDF/A)."""

    part: int
    level: str  # A: tagged, U: all text is Unicode, B: looks the same
    pdf_version: tuple[int, int] = (1, 7)
    attachments: bool = False  # only part 3 may carry any file
    object_streams: bool = True  # part 1 is PDF 1.4, which has none
    universal: bool = True  # also PDF/UA-1 (ISO 14289-1), which is PDF 1.7

    @property
    def conforms(self) -> tuple[str, ...]:
        """The standards that such a file keeps."""
        return (f"PDF/A-{self.part}{self.level.lower()}", *["PDF/UA-1"] * self.universal)


ARCHIVES = {
    "3a": Archive(3, "A", attachments=True),
    "2a": Archive(2, "A"),
    "2u": Archive(2, "U"),
    "1b": Archive(1, "B", pdf_version=(1, 4), object_streams=False, universal=False),
}
