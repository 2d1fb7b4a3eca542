"""Forgeries of a PDF that leave its text as it is: what stands beyond, over it, and is heard."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from re import Match

import pikepdf

from tests.helpers.more_forging import STRING, PdfKind, _contents, _elements, _fonts


def _string(change: Callable[[Match[bytes]], bytes]) -> PdfKind:
    """Return a change of one string of a page."""

    def changed(pdf: pikepdf.Pdf, chance: Random) -> None:
        page, content = _contents(pdf, chance)
        match = chance.choice(list(STRING.finditer(content)))
        page.Contents.write(content[: match.start()] + change(match) + content[match.end() :])

    return changed


def _placed(across: float, up: float) -> PdfKind:
    return _string(
        lambda each: (
            b"1 0 0 1 %.3f %.3f Tm <%s> Tj"
            % (float(each[1]) + across, float(each[2]) + up, each[3])
        )
    )


def _inline(pdf: pikepdf.Pdf, chance: Random) -> None:
    """A white picture in the content itself, over the middle of a page."""
    page = chance.choice(list(pdf.pages))
    page.contents_add(b"q 200 0 0 200 200 400 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \xff EI Q")


def _heaped(pdf: pikepdf.Pdf, chance: Random) -> None:
    """Letters that lead a tenth of their width, so that they stand on each other."""
    for font in _fonts(pdf):
        holder = font.DescendantFonts[0]
        holder.DW = 100
        if "/W" in holder:
            del holder["/W"]


def _roles(pdf: pikepdf.Pdf, chance: Random) -> None:
    """Paragraphs that nobody reads aloud."""
    pdf.Root.StructTreeRoot.RoleMap = pikepdf.Dictionary({"/P": pikepdf.Name.Artifact})


def _expanded(pdf: pikepdf.Pdf, chance: Random) -> None:
    """A paragraph that is read aloud as something else."""
    chance.choice(_elements(pdf, "/P")).E = "批捕872人"


def _on_page(key: str, value: object) -> PdfKind:
    def changed(pdf: pikepdf.Pdf, chance: Random) -> None:
        chance.choice(list(pdf.pages)).obj[key] = value

    return changed


def _in_catalogue(key: str, value: object) -> PdfKind:
    def changed(pdf: pikepdf.Pdf, chance: Random) -> None:
        pdf.Root[key] = value

    return changed


BEYOND: dict[str, PdfKind] = {
    "off the page": _placed(700.0, 0.0),
    "below the page": _placed(0.0, -900.0),
    "spread": _string(lambda each: b"90 Tc " + each[0] + b" 0 Tc"),
    "heaped": _string(lambda each: b"-15 Tc " + each[0] + b" 0 Tc"),
    "heaped by widths": _heaped,
    "a letter raised": _string(
        lambda each: (
            b"1 0 0 1 %s %s Tm <%s> Tj 5 Ts <%s> Tj 0 Ts"
            % (each[1], each[2], each[3][:-4], each[3][-4:])
        )
    ),
    "heard as another": _string(lambda each: b"/Span <</E (872)>> BDC " + each[0] + b" EMC"),
    "inline picture": _inline,
    "nothing read": _roles,
    "read as more": _expanded,
    "twice as large": _on_page("/UserUnit", 2),
    "trimmed": _on_page("/TrimBox", pikepdf.Array([0, 400, 595, 842])),
    "private data": _on_page("/PieceInfo", pikepdf.Dictionary(X=pikepdf.Dictionary(A="872"))),
    "an entry": _in_catalogue("/Extra", pikepdf.Dictionary(A="872")),
    "shown otherwise": _in_catalogue("/ViewerPreferences", pikepdf.Dictionary(HideMenubar=True)),
}
