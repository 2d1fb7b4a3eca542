"""The papers' pages -> the sides of sheets, as one PDF that is for printing only.

Every page is kept once, as a form that all copies draw: two hundred copies are hardly larger than
one. The structure of the text, links and attachments stay behind; no claim of PDF/A is made.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterator, Sequence
from contextlib import ExitStack

from msgspec import Struct
from pikepdf import (
    Array,
    Dictionary,
    Name,
    Object,
    ObjectStreamMode,
    Page,
    Pdf,
    String,
    parse_content_stream,
    unparse_content_stream,
)

from jianbao.document.composed import Properties
from jianbao.document.lengths import mm
from jianbao.library.printing.designs import Design
from jianbao.library.printing.grey import is_coloured, make_grey
from jianbao.library.printing.orders import Side, Slot
from jianbao.writers.pdf.metadata import info

FRAME = "0.6 G 0.5 w"  # grey, half a point
MARK = "0 G 0.25 w"  # of cutting and folding
EDGE, GAP, LENGTH = mm(10), mm(3), mm(5)  # around trimmed sheets; bleed; of a mark
NEAR = 0.1  # points
SAME = 0.001  # a scale this near to 1 is a size that was rounded


class Marks(Struct, frozen=True):
    """What one copy has of its own: numbers of pages in the PDFs of numbers and of watermarks."""

    number: int | None = None  # on the first page of the main paper
    watermark: int | None = None  # on every page


class Overlays(Struct, frozen=True):
    """Two PDFs whose pages are drawn over and under those of the papers; b"" where there is none.

    A number lies over its page from corner to corner; a watermark's page is as high as its line
    and is turned about the middle.
    """

    numbers: bytes = b""
    watermarks: bytes = b""
    replaced: tuple[float, float] | None = None  # where page one has a number, y running up


def impose(
    papers: Sequence[bytes],
    sides: Sequence[Side],
    design: Design,
    copies: Sequence[Marks],
    overlays: Overlays,
    properties: Properties,
) -> bytes:
    """Return the PDF of all copies, one behind the other. The same input gives the same bytes."""
    with ExitStack() as opened:
        made = opened.enter_context(Pdf.new())
        sources = [opened.enter_context(Pdf.open(io.BytesIO(paper))) for paper in papers]
        forms = [form for source in sources for form in _forms(source, made, design.grey)]
        if overlays.replaced:
            _erase(forms[0], *overlays.replaced)
        imposer = _Imposer(
            made,
            design,
            forms,
            _overlay(opened, made, overlays.numbers),
            _overlay(opened, made, overlays.watermarks),
        )
        for marks in copies:
            for side in sides:
                imposer.add(side, marks)
        _describe(made, design, properties)
        buffer = io.BytesIO()
        made.save(
            buffer,
            deterministic_id=True,
            object_stream_mode=ObjectStreamMode.generate,
            fix_metadata_version=False,
        )
        return buffer.getvalue()


def draws_colour(data: bytes) -> bool:
    """Return whether a page of a PDF needs coloured ink."""
    with Pdf.open(io.BytesIO(data)) as pdf:
        return any(is_coloured(page.as_form_xobject()) for page in pdf.pages)


def count_pages(data: bytes) -> int:
    """Return how many pages a PDF has."""
    with Pdf.open(io.BytesIO(data)) as pdf:
        return len(pdf.pages)


def _forms(source: Pdf, made: Pdf, grey: bool) -> Iterator[Object]:
    for page in source.pages:
        form = page.as_form_xobject()
        if grey:
            make_grey(form)
        yield made.copy_foreign(source.make_indirect(form))


def _erase(form: Object, x: float, y: float) -> None:
    """Take the text that begins at a place out of a form."""
    kept, here = [], False
    for instruction in parse_content_stream(form):
        operator = str(instruction.operator)
        if operator == "Tm":
            place = [float(number) for number in instruction.operands[4:]]
            here = abs(place[0] - x) < NEAR and abs(place[1] - y) < NEAR
        if not (here and operator in ("Tj", "TJ")):
            kept.append(instruction)
    form.write(unparse_content_stream(kept))


def _overlay(opened: ExitStack, made: Pdf, data: bytes) -> list[Object]:
    if not data:
        return []
    return list(_forms(opened.enter_context(Pdf.open(io.BytesIO(data))), made, grey=False))


class _Imposer(Struct):
    """Adds sides to the PDF that is made."""

    made: Pdf
    design: Design
    forms: list[Object]
    numbers: list[Object]
    watermarks: list[Object]

    def add(self, side: Side, marks: Marks) -> None:
        """Add one side of a copy."""
        width, height = self.design.sheet
        used: dict[str, Object] = {}
        drawn = [line for slot in side for line in self._page(slot, marks, used)]
        boxes: dict[str, Object] = {"/MediaBox": Array([0, 0, round(width, 4), round(height, 4)])}
        if self.design.trim_marks:
            drawn = [f"q {_matrix(1, 0, 0, 1, EDGE, EDGE)} cm", *drawn, "Q"]
            drawn.append(_trim_marks(width, height, bool(self.design.booklet)))
            boxes = _boxes(width, height)
        page = Dictionary(
            {
                "/Type": Name.Page,
                **boxes,
                "/Resources": Dictionary(XObject=Dictionary(used)),
                "/Contents": self.made.make_stream("\n".join(drawn).encode("ascii")),
            }
        )
        self.made.pages.append(Page(self.made.make_indirect(page)))

    def _page(self, slot: Slot, marks: Marks, used: dict[str, Object]) -> Iterator[str]:
        """Yield what draws a page: the watermark, the page over it, over both the number."""
        form = self.forms[slot.page]
        matrix = _into(slot, _size(form))
        if marks.watermark is not None:
            turned = _across(_size(form), _size(self.watermarks[marks.watermark]))
            yield f"q {matrix} cm {turned} cm {_draw('W', self.watermarks[marks.watermark], used)}"
            yield "Q"
        yield f"q {matrix} cm {_draw(f'P{slot.page}', form, used)}"
        if slot.page == 0 and marks.number is not None:
            yield _draw("N", self.numbers[marks.number], used)
        yield "Q"
        if self.design.n_up > 1:
            box = " ".join(map(_number, (slot.x, slot.y, slot.width, slot.height)))
            yield f"q {FRAME} {box} re S Q"


def _boxes(width: float, height: float) -> dict[str, Object]:
    """Return the boxes of a sheet that is cut to a size (ISO 32000-1, 14.11.2)."""
    return {
        f"/{name}Box": Array(
            [round(each, 4) for each in (low, low, width + 2 * EDGE - low, height + 2 * EDGE - low)]
        )
        for name, low in (("Media", 0.0), ("Bleed", EDGE - GAP), ("Trim", EDGE))
    }


def _trim_marks(width: float, height: float, folded: bool) -> str:
    """Return what draws a mark at each corner of a sheet, and where it is folded."""
    lines = []
    for x, outwards in ((EDGE, -1), (EDGE + width, 1)):
        for y, upwards in ((EDGE, -1), (EDGE + height, 1)):
            lines.append((x + outwards * GAP, y, x + outwards * (GAP + LENGTH), y))
            lines.append((x, y + upwards * GAP, x, y + upwards * (GAP + LENGTH)))
    middle = EDGE + width / 2
    for y, upwards in ((EDGE, -1), (EDGE + height, 1)):
        if folded:
            lines.append((middle, y + upwards * GAP, middle, y + upwards * (GAP + LENGTH)))
    drawn = (f"{_matrix(*line[:2])} m {_matrix(*line[2:])} l S" for line in lines)
    return f"q {MARK} {' '.join(drawn)} Q"


def _draw(name: str, form: Object, used: dict[str, Object]) -> str:
    used[f"/{name}"] = form
    return f"/{name} Do"


def _size(form: Object) -> tuple[float, float]:
    left, bottom, right, top = (float(side) for side in form.BBox)
    return right - left, top - bottom


def _into(slot: Slot, size: tuple[float, float]) -> str:
    """Return the matrix that puts a page into the middle of a slot, as large as it can be there.

    A page that lies is turned so that its top comes to the left, at the binding edge of odd pages
    and at the fore edge of even ones (GB/T 9704-2012, 8).
    """
    width, height = size
    turned = (width > height) != (slot.width > slot.height)
    if turned:
        width, height = height, width
    scale = min(slot.width / width, slot.height / height)
    scale = 1.0 if abs(scale - 1) < SAME else scale
    x = slot.x + (slot.width - width * scale) / 2
    y = slot.y + (slot.height - height * scale) / 2
    if turned:
        return _matrix(0, scale, -scale, 0, x + width * scale, y)
    return _matrix(scale, 0, 0, scale, x, y)


def _across(page: tuple[float, float], line: tuple[float, float]) -> str:
    """Return the matrix that lays a line along the rising diagonal, its middle in the page's."""
    angle = math.atan2(page[1], page[0])
    cosine, sine = math.cos(angle), math.sin(angle)
    x = page[0] / 2 - (line[0] * cosine - line[1] * sine) / 2
    y = page[1] / 2 - (line[0] * sine + line[1] * cosine) / 2
    return _matrix(cosine, sine, -sine, cosine, x, y)


def _matrix(*numbers: float) -> str:
    return " ".join(map(_number, numbers))


def _number(number: float) -> str:
    """Return a number as PDF writes it: no exponent, no minus before nought."""
    text = f"{number:.4f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _describe(made: Pdf, design: Design, properties: Properties) -> None:
    """Say that the file is for printing, and how viewers shall print it (ISO 32000-1, 12.2)."""
    made.Root.Lang = String(properties.language)
    turned = "DuplexFlipShortEdge" if design.lies else "DuplexFlipLongEdge"
    made.Root.ViewerPreferences = Dictionary(
        PrintScaling=Name("/None"),
        Duplex=Name("/Simplex" if design.one_sided else f"/{turned}"),
        DisplayDocTitle=True,
    )
    entries = {f"/{name}": String(text) for name, text in info(properties).items()}
    made.trailer.Info = made.make_indirect(Dictionary(entries))
