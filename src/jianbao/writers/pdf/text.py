"""ReportLab's canvas and text with fonts given as objects, not by names in a global registry.

What is written is what ReportLab's own `setFont` and `textOut` write.
"""

from __future__ import annotations

from hashlib import md5
from typing import Any

from reportlab.lib.rl_accel import fp_str
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

LEADING = 1.2  # of the size; ReportLab writes it, and nothing of ours moves by it
NO_TIME = b"946684800.0"  # what ReportLab takes for an invariant file
PREAMBLE = "1 0 0 1 0 0 cm "


class FontlessCanvas(Canvas):
    """A canvas that begins its pages without a font: every text sets its own."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        # ReportLab asks the environment for SOURCE_DATE_EPOCH, and makes the file's ID of it: then
        # no release could be built again in another. Nothing else of that time is written.
        inner: Any = self  # whose private parts the stubs do not know
        inner._doc.signature = md5(b"a reportlab document", usedforsecurity=False)
        inner._doc.signature.update(NO_TIME)

    def _make_preamble(self) -> None:
        self._preamble = PREAMBLE


class Text(PDFTextObject):
    """One line of text in fonts that the caller holds."""

    def __init__(self, canvas: FontlessCanvas) -> None:
        self._code: list[str] = ["BT"]
        inner: Any = canvas  # whose private parts the stubs do not know
        self._canvas, self._document, self._escape = canvas, inner._doc, inner._escape
        self._colorsUsed, self._enforceColorSpace = inner._colorsUsed, inner._enforceColorSpace
        self._rise = self._clipping = 0
        self.setTextOrigin(0, 0)

    def set_font(self, font: TTFont, size: float) -> None:
        """Show what follows in a font, of a size in points."""
        self._font, self._subset = font, -1
        self._fontsize, self._leading = size, size * LEADING

    def show(self, text: str) -> None:
        """Show a text where the last origin or transform was set."""
        operators: list[str] = []
        for subset, codes in self._font.splitString(text, self._document):
            if subset != self._subset:
                self._subset = subset
                name = self._font.getSubsetInternalName(subset, self._document)
                operators.append(f"{name} {fp_str(self._fontsize)} Tf {fp_str(self._leading)} TL")
            operators.append(f"({self._escape(codes)}) Tj")
        self._code.append(" ".join(operators))
