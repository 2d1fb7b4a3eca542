"""Build the five TrueType faces that the package ships (a maintainer's script).

    python -m jianbao.fonts.build_bundle --fetch DIR
    python -m jianbao.fonts.build_bundle --sources DIR [--out DIR]

Why: lines break in the same places in Word and in the PDF only if every advance is one em
or half an em. So each character is drawn anew into a cell of that width, and `cell_width`
is the one place that knows the rule.

The character set is GB 2312, the 8,105 characters of 通用规范汉字表 (Unihan's kTGH) and
the signs in `characters`, as far as the source font has them.

The same sources give the same bytes: nothing here reads the clock, a path or a hash order.
"""

from __future__ import annotations

import argparse
import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from jianbao.fonts.making.characters import bundle_characters, more_characters
from jianbao.fonts.making.composing import COMPOSED, Part
from jianbao.fonts.making.fetch_sources import fetch
from jianbao.fonts.making.outlines import (
    EM,
    MAX_CONVERSION_ERROR,
    Outline,
    SourceFont,
    cell_width,
    draw,
    evenly_spaced,
    placement,
)

UNIHAN_FILE = "Unihan_OtherMappings.txt.bz2"
UNIHAN_SHA256 = "bdeef44d75d914e793b7f27ddc3bee01b2d11dd34f4e52de1a9fba74a1612dc2"

ASCENDER, DESCENDER = 880, -120
MADE_AT = 3850070400  # 2026-01-01T00:00:00Z in seconds since 1904, as `head` counts
VERSION = "1.000"
OVERLAP_SIMPLE = 0x40
USE_TYPO_METRICS_AND_REGULAR = 0x80 | 0x40
LATIN_1_AND_GBK = 1 << 0 | 1 << 18
WINDOWS_ENGLISH = (3, 1, 0x409)
GPL_NOTICE = (
    "GNU General Public License version 3 with the font exception, which is extended to this "
    "modified version; see COPYING and NOTICE."
)

ELLIPSIS = "…"
# Drawn like its sibling: the Latin dot is low and narrow, the bar thin or absent, and
# FandolFang has a dollar sign where the full-width yuan sign should be.
SIBLINGS = {"·": "・", "―": "—", "￥": "¥"}


@dataclass(frozen=True)
class Face:
    """One face of the bundle and the font it is made from."""

    stem: str  # file and PostScript name
    family: str
    folder: str
    source: str  # file name of the source font, anywhere below --sources
    sha256: str  # of that file
    collection_index: int = 0
    weight: int | None = None  # where a variable source is pinned
    wrong: frozenset[str] = frozenset()  # characters whose glyph in the source is another's
    more: str = ""  # which of `more_characters` it has beside those of all faces

    @property
    def path(self) -> str:
        """Return where the built face lies below the fonts folder."""
        return f"{self.folder}/{self.stem}.ttf"


FACES = (
    Face(
        stem="BriefFang-Regular",
        family="Brief Fang",
        folder="gpl-font-exception",
        source="FandolFang-Regular.otf",
        sha256="d838ad32ce2244d8144f408c37fe71065aba6fbbc80759a4d2aa2033948d5bc9",
        wrong=frozenset("™"),
    ),
    Face(
        stem="BriefHei-Regular",
        family="Brief Hei",
        folder="ofl",
        source="NotoSansSC[wght].ttf",
        sha256="a3041811a78c361b1de50f953c805e0244951c21c5bd412f7232ef0d899af0da",
        weight=500,
    ),
    Face(
        stem="BriefKai-Regular",
        family="Brief Kai",
        folder="ofl",
        source="LXGWWenKai-Regular.ttf",
        sha256="bbf534b0ca093928f94d1782855e65a19a32cde82b075d495d072025521953c8",
        more="scripts",
    ),
    Face(
        stem="BriefBiaoSong-Regular",
        family="Brief BiaoSong",
        folder="ofl",
        source="NotoSerifCJK-Bold.ttc",
        sha256="a5d4b046c127da3d7c72f98b46c41489cd29bf52abfdf18aba920903e920d4ac",
        collection_index=2,
    ),
    Face(
        stem="BriefSong-Regular",
        family="Brief Song",
        folder="ofl",
        source="NotoSerifSC-Regular.otf",
        sha256="e8f396decc1f0963a016a989c3d8852e863d1350996f573860a80767c83a1cd3",
        more="gb18030",
    ),
)


# --- one face -----------------------------------------------------------------------------


@dataclass
class Glyphs:
    """The glyphs of a face while it is being filled."""

    outlines: dict[str, Any]
    advances: dict[str, int]
    characters: dict[int, str]  # code point -> glyph name


def fill_glyphs(
    source: SourceFont, characters: frozenset[str], wrong: frozenset[str] = frozenset()
) -> Glyphs:
    """Return one glyph for each character of `characters` that `source` has or that is composed.

    Those of `wrong` are another's in the source. Characters that shared a glyph share the new one
    only if they are placed alike.
    """
    reverse = not source.is_truetype
    blank = draw(source.outline(0), 1.0, 0.0, reverse)
    glyphs = Glyphs({".notdef": blank}, {".notdef": EM}, {})
    known: dict[tuple[int, int, float, float], str] = {}
    for character in sorted(characters):
        number = source.glyph_of(SIBLINGS.get(character, character))
        number = source.glyph_of(character) if number is None else number
        if number is None or character in wrong:
            _compose(character, source, glyphs)
            continue
        outline = source.outline(number)
        if character == ELLIPSIS:
            outline = evenly_spaced(outline)
        scale, shift = placement(character, outline)
        key = (number, cell_width(character), scale, shift)
        if key not in known:
            known[key] = f"u{ord(character):04X}"
            glyph = draw(outline, scale, shift, reverse)
            if source.is_variable and glyph.numberOfContours > 0:
                glyph.flags[0] |= OVERLAP_SIMPLE
            glyphs.outlines[known[key]] = glyph
            glyphs.advances[known[key]] = cell_width(character)
        glyphs.characters[ord(character)] = known[key]
    return glyphs


def _compose(character: str, source: SourceFont, glyphs: Glyphs) -> None:
    """Add a character that the source lacks, where it has all that this is composed of."""
    parts = COMPOSED.get(character, ())
    numbers = [source.glyph_of(part.character) for part in parts]
    if not parts or None in numbers:
        return
    pen = TTGlyphPen(None)
    quadratic = Cu2QuPen(pen, MAX_CONVERSION_ERROR, reverse_direction=not source.is_truetype)
    for part, number in zip(parts, numbers, strict=True):
        assert number is not None
        _draw_part(part, source.outline(number), cell_width(character), quadratic)
    name = f"u{ord(character):04X}"
    glyphs.outlines[name] = pen.glyph(dropImpliedOnCurves=True)
    glyphs.advances[name] = cell_width(character)
    glyphs.characters[ord(character)] = name


def _draw_part(part: Part, outline: Outline, cell: int, pen: Any) -> None:
    """Draw a part in the middle of a cell, scaled about the middle of its own height if high.

    One that is scaled stands on the baseline, raised by what the part says.
    """
    width = outline.right - outline.left
    across = min(1.0, cell / max(width * part.scale, 1)) * part.scale
    shift = (cell - width * across) / 2 - outline.left * across + part.right
    outline.drawing.replay(TransformPen(pen, (across, 0, 0, part.scale, shift, part.up)))


def names_of(face: Face, data: bytes) -> dict[int, str]:
    """Return the name table of `face`: our names, the source's copyright and licence."""
    table = TTFont(io.BytesIO(data), fontNumber=face.collection_index, lazy=True)["name"]
    licence = table.getDebugName(13) or GPL_NOTICE
    names = {
        0: table.getDebugName(0),
        1: face.family,
        2: "Regular",
        3: f"{face.stem};{VERSION}",
        4: face.family,
        5: f"Version {VERSION}",
        6: face.stem,
        10: f"A modified version of {table.getDebugName(6)} ({table.getDebugName(5)}): fewer "
        "characters, quadratic outlines, every advance one em or half an em, new name.",
        13: licence,
        14: table.getDebugName(14),
    }
    return {number: " ".join(text.split()) for number, text in names.items() if text}


def set_os2_table(builder: Any, glyphs: Glyphs) -> None:
    """Give `builder` the OS/2 table: line height of one em, free to embed, Chinese."""
    tops = [glyph.yMax for glyph in glyphs.outlines.values() if glyph.numberOfContours]
    bottoms = [glyph.yMin for glyph in glyphs.outlines.values() if glyph.numberOfContours]
    builder.setupOS2(
        version=4,
        usWeightClass=400,
        fsType=0,
        fsSelection=USE_TYPO_METRICS_AND_REGULAR,
        sTypoAscender=ASCENDER,
        sTypoDescender=DESCENDER,
        sTypoLineGap=0,
        usWinAscent=max(ASCENDER, *tops),
        usWinDescent=-min(DESCENDER, *bottoms),
        ulCodePageRange1=LATIN_1_AND_GBK,
        achVendID="NONE",
    )
    builder.font["OS/2"].recalcUnicodeRanges(builder.font)
    builder.font["OS/2"].recalcAvgCharWidth(builder.font)


def build_face(face: Face, data: bytes, characters: frozenset[str]) -> bytes:
    """Return the TrueType file of `face`, made from the source font `data`."""
    glyphs = fill_glyphs(
        SourceFont(data, face.collection_index, face.weight),
        characters,
        face.wrong,
    )
    builder = FontBuilder(EM, isTTF=True)
    builder.setupHead(unitsPerEm=EM, created=MADE_AT, modified=MADE_AT, fontRevision=1.0)
    builder.setupGlyphOrder(list(glyphs.outlines))
    builder.setupCharacterMap(glyphs.characters)
    builder.setupGlyf(glyphs.outlines)
    builder.setupHorizontalMetrics(
        {
            name: (advance, getattr(glyphs.outlines[name], "xMin", 0))
            for name, advance in glyphs.advances.items()
        }
    )
    builder.setupHorizontalHeader(ascent=ASCENDER, descent=DESCENDER, lineGap=0)
    set_os2_table(builder, glyphs)
    builder.setupPost(keepGlyphNames=False, underlinePosition=-100, underlineThickness=50)
    table = builder.setupNameTable({}) or builder.font["name"]
    for number, text in names_of(face, data).items():
        table.setName(text, number, *WINDOWS_ENGLISH)
    file = io.BytesIO()
    builder.font.recalcTimestamp = False
    builder.save(file)
    return file.getvalue()


# --- the bundle ---------------------------------------------------------------------------


def read_source(folder: Path, name: str, sha256: str) -> bytes:
    """Return the bytes of the file `name` somewhere below `folder`, after checking them."""
    paths = sorted(path for path in folder.rglob("*") if path.name == name)
    if not paths:
        raise SystemExit(f"{name} is not below {folder}\n    hint: run with --fetch {folder}")
    data = paths[0].read_bytes()
    if hashlib.sha256(data).hexdigest() != sha256:
        raise SystemExit(f"{paths[0]} is another version than the one this bundle is made from")
    return data


def build_bundle(sources: Path, out: Path) -> Iterator[str]:
    """Write the five faces and SHA256SUMS below `out`; yield a line about each face."""
    characters = bundle_characters(read_source(sources, UNIHAN_FILE, UNIHAN_SHA256))
    sums = []
    for face in FACES:
        wanted = characters | more_characters(face.more)
        data = build_face(face, read_source(sources, face.source, face.sha256), wanted)
        path = out / face.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        sums.append(f"{hashlib.sha256(data).hexdigest()}  {face.path}\n")
        yield f"{sums[-1].strip()}  {len(data)} bytes"
    (out / "SHA256SUMS").write_text("".join(sums), encoding="ascii")


def main(arguments: list[str] | None = None) -> None:
    """Read the command line and do what it asks."""
    parser = argparse.ArgumentParser(prog="build_bundle", description="Build the five faces.")
    parser.add_argument("--fetch", type=Path, metavar="DIR", help="download the sources there")
    parser.add_argument("--sources", type=Path, metavar="DIR", help="build from these sources")
    parser.add_argument("--out", type=Path, metavar="DIR", default=Path(__file__).parents[1])
    options = parser.parse_args(arguments)
    if not options.fetch and not options.sources:
        parser.error("say --fetch DIR or --sources DIR")
    if options.fetch:
        fetch(options.fetch)
    if options.sources:
        for line in build_bundle(options.sources, options.out):
            print(line, flush=True)


if __name__ == "__main__":
    main()
