"""What a print is to be: the design, its sheets of paper, and what its file is called."""

from __future__ import annotations

from msgspec import Struct

from jianbao.document.lengths import mm

PAPER_THICKNESS = 0.1  # mm, of a sheet of 80 g/m²


A3 = (mm(297), mm(420))
A4 = (mm(210), mm(297))
PAPERS = {"a3": A3, "a4": A4}


class Design(Struct, frozen=True):
    """What the user asked for. No fold and no n-up: duplex, as the paper stands."""

    booklet: str = ""  # paper of the sheets that are folded: a3 or a4
    n_up: int = 1  # pages on a side of a draft
    large: bool = False  # enlarged on A3
    cover_last: bool | None = None  # the last page stays last; None: where it has the imprint
    one_sided: bool = False  # the backs stay empty
    cover_stock: bool = False  # the outer sheet is a file of its own, for other paper
    trim_marks: bool = False  # larger sheets, with marks where to cut and to fold
    thickness: float = PAPER_THICKNESS  # mm, of a sheet
    numbered: bool = False
    watermark: bool = False
    grey: bool = False
    paper_only: bool = False  # without the metrics sheet

    @property
    def media(self) -> str:
        """The size of the sheets that go into the printer: A3 or A4."""
        return (self.booklet or ("a3" if self.large else "a4")).upper()

    @property
    def lies(self) -> bool:
        """Whether the sheets lie on their side."""
        return bool(self.booklet) or self.n_up == 2

    @property
    def sides(self) -> str:
        """How the printer turns a sheet, as IPP calls it (RFC 8011, 5.2.8)."""
        if self.one_sided:
            return "one-sided"
        return "two-sided-short-edge" if self.lies else "two-sided-long-edge"

    @property
    def sheet(self) -> tuple[float, float]:
        """Width and height of a side, in points."""
        width, height = PAPERS[self.media.lower()]
        return (height, width) if self.lies else (width, height)

    @property
    def by_copy(self) -> bool:
        """Whether one copy differs from another."""
        return self.numbered or self.watermark

    @property
    def name(self) -> str:
        """What is put behind a briefing's name in file names."""
        kind = f"booklet-{self.booklet}" if self.booklet else "duplex"
        kind = f"{self.n_up}-up" if self.n_up > 1 else "large" if self.large else kind
        flags = {
            "cover-last": bool(self.cover_last),
            "one-sided": self.one_sided,
            "trim-marks": self.trim_marks,
            "copies": self.numbered,
            "watermark": self.watermark,
            "grey": self.grey,
            "paper-only": self.paper_only,
        }
        return "-".join([kind, *(name for name, wanted in flags.items() if wanted)])
