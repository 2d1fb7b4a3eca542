"""Pictures of a briefing: files of its own folder, read, measured and found harmless."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianbao.briefing.model import PicturePlan
from jianbao.briefing.reading.files import Files
from jianbao.briefing.reading.prose import ProseReader
from jianbao.briefing.reading.scanning import (
    LARGEST,
    MOST_PIXELS,
    PictureError,
    Scanned,
    TooLargeError,
    check_size,
    scanned,
)
from jianbao.briefing.reading.svg_weight import MOST_SHAPES, is_heavy
from jianbao.briefing.records.objects import PictureRecord
from jianbao.document.lengths import mm
from jianbao.document.patterns import pattern
from jianbao.fonts.bundle import BUNDLE
from jianbao.messages.pictures import (
    picture_broken,
    picture_name,
    picture_too_large,
    svg_extra,
    svg_heavy,
    svg_outside,
    svg_size,
)
from jianbao.yaml.source import Scalar

NAME = pattern(r"(?:[^/]+/){0,3}[^/]+\.(?:png|jpe?g|svg)", re.IGNORECASE)
HIDDEN = pattern(r"(?:^|/)\.|[\\\x00-\x1f:]")
NATURAL = 220  # pixels of an inch, where no width is given
DRAWN = 300  # the same of a drawing

POINTS_PER_INCH = 72
SERIF, SANS = "Brief Song", "Brief Hei"  # of our faces, for families that an SVG names
SVG_SIZE = 96  # pixels of an inch in an SVG
SCRIPTS = frozenset({"script", "foreignObject", "iframe", "object", "embed", "audio", "video"})
OUTSIDE = pattern(r"@import|url\(\s*['\"]?(?!['\"]?#)", re.IGNORECASE)


class PictureReader:
    """Reads the files that pictures name; what is wrong is noted."""

    def __init__(self, files: Files, texts: ProseReader) -> None:
        self.files, self.texts, self.problems = files, texts, files.problems

    def plans(self, records: dict[str, PictureRecord]) -> dict[str, PicturePlan]:
        """Return the pictures by name."""
        return {
            plan.id: plan for name, record in records.items() for plan in self._plan(name, record)
        }

    def _plan(self, name: str, record: PictureRecord) -> Iterator[PicturePlan]:
        file = record.file
        if not file.text or not record.alternative.text:
            return  # missing, which is noted
        data = self._bytes(file)
        wanted = mm(record.width or 0.0)
        if data is None:
            return
        is_svg = file.text.lower().endswith(".svg")
        drawn = self._drawn(file, data, wanted) if is_svg else self._scanned(file, data)
        if drawn is None:
            return
        shown, mime, pixels = drawn
        density = DRAWN if is_svg else NATURAL
        yield PicturePlan(
            id=name,
            title=self.texts.titled(record.title),
            caption=self.texts.prose(record.caption) if record.caption else None,
            alternative=record.alternative.text,
            data=shown,
            mime=mime,
            pixels=pixels,
            width=wanted or pixels[0] * POINTS_PER_INCH / density,
            place=file.place,
        )

    def _bytes(self, file: Scalar) -> bytes | None:
        """Return a file of the briefing's folder; None where it is none of it, or too large."""
        if not NAME.fullmatch(file.text) or HIDDEN.search(file.text):
            self.problems.add(picture_name(file.place, name=file.text))
            return None
        return self.files.picture(file, LARGEST)

    def _scanned(self, file: Scalar, data: bytes) -> Scanned | None:
        """Return a PNG or JPEG with its kind and size in pixels; None, which is noted, of none."""
        try:
            return scanned(data)
        except PictureError as error:
            self._note(error, file)
            return None

    def _note(self, error: PictureError, file: Scalar) -> None:
        large = picture_too_large(file.place, name=file.text, limit=MOST_PIXELS)
        broken = picture_broken(file.place, name=file.text)
        self.problems.add(large if isinstance(error, TooLargeError) else broken)

    def _drawn(self, file: Scalar, data: bytes, wanted: float) -> Scanned | None:
        """Return an SVG drawn as a PNG, `wanted` points wide or as wide as it says."""
        size = self._svg_size(file, data)
        if size is None:
            return None
        scale = DRAWN / SVG_SIZE if not wanted else wanted / POINTS_PER_INCH * DRAWN / size[0]
        pixels = max(1, round(size[0] * scale)), max(1, round(size[1] * scale))
        try:
            check_size(pixels)
            drawn = _draw(data.decode("utf-8-sig"), pixels[0])
        except ImportError:
            self.problems.add(svg_extra(file.place, name=file.text))
            return None
        except PictureError as error:
            self._note(error, file)
            return None
        except ValueError:
            self.problems.add(picture_broken(file.place, name=file.text))
            return None
        return self._scanned(file, drawn)

    def _svg_size(self, file: Scalar, data: bytes) -> tuple[float, float] | None:
        """Return an SVG's size in its pixels; None where it is broken, or reaches outside."""
        from lxml import etree

        if data.count(b"<") > 2 * MOST_SHAPES:  # opened and closed
            self.problems.add(svg_heavy(file.place, name=file.text))
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError:
            self.problems.add(picture_broken(file.place, name=file.text))
            return None
        dtd = root.getroottree().docinfo.internalDTD
        parts = (*root.itersiblings(preceding=True), *root.iter())
        if dtd is not None or any(map(_reaches_out, parts)):
            self.problems.add(svg_outside(file.place, name=file.text))
            return None
        try:
            heavy = is_heavy(root)
        except PictureError as error:
            self._note(error, file)
            return None
        if heavy:
            self.problems.add(svg_heavy(file.place, name=file.text))
            return None
        size = _stated_size(root)
        if size is None:
            self.problems.add(svg_size(file.place, name=file.text))
        return size


def _draw(drawing: str, width: int) -> bytes:
    """Return an SVG as a PNG; its letters are of our own faces, the same on every machine.

    Raises ImportError where the extra `svg` is not installed, and ValueError.
    """
    from resvg_py import svg_to_bytes

    return bytes(
        svg_to_bytes(
            svg_string=drawing,
            width=width,
            skip_system_fonts=True,
            font_files=[face.path.as_posix() for face in BUNDLE.values()],
            font_family=SERIF,
            serif_family=SERIF,
            sans_serif_family=SANS,
            monospace_family=SERIF,
        )
    )


def _reaches_out(element: object) -> bool:
    """Return whether an element runs something, or names anything that is not in the file."""
    from lxml import etree

    assert isinstance(element, etree._Element)
    if not isinstance(element.tag, str):
        return isinstance(element, etree._ProcessingInstruction | etree._Entity)
    if etree.QName(element).localname in SCRIPTS or OUTSIDE.search(element.text or ""):
        return True
    return any(_names_outside(str(name), str(value)) for name, value in element.attrib.items())


def _names_outside(name: str, value: str) -> bool:
    local = name.rsplit("}", 1)[-1].lower()
    if local in ("href", "src"):
        return not value.strip().startswith(("#", "data:image/png;", "data:image/jpeg;"))
    return local.startswith("on") or bool(OUTSIDE.search(value))


def _stated_size(root: object) -> tuple[float, float] | None:
    """Return width and height in pixels: as stated, else those of the view."""
    from lxml import etree

    assert isinstance(root, etree._Element)
    view = re.split(r"[\s,]+", (root.get("viewBox") or "").strip())
    stated = [_pixels(root.get(side) or "") for side in ("width", "height")]
    try:
        across, down = map(float, view[2:4])
    except ValueError:
        across = down = 0.0
    width, height = (stated[0] or across), (stated[1] or down)
    if stated[0] and not stated[1] and across:
        height = stated[0] * down / across
    if stated[1] and not stated[0] and down:
        width = stated[1] * across / down
    return (width, height) if 0 < width < 1e5 and 0 < height < 1e5 else None


UNITS = {"": 1.0, "px": 1.0, "pt": 96 / 72, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}


def _pixels(length: str) -> float:
    """Return a length of an SVG in pixels; 0 where it is none or a share of something."""
    match = re.fullmatch(r"\s*(\d+(?:\.\d*)?|\.\d+)\s*(px|pt|mm|cm|in)?\s*", length)
    return float(match[1]) * UNITS[match[2] or ""] if match else 0.0
