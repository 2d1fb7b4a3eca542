"""Build the three Latin faces that the package ships (a maintainer's script).

    python -m jianbao.fonts.build_latin --sources DIR [--out DIR]

DIR holds Debian's fonts-liberation2, unpacked. Advances stay as they are: those of Times New
Roman, so that lines break alike where that one is installed. The same sources give the same bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import io
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from jianbao.fonts.making.build_bundle import MADE_AT, VERSION, WINDOWS_ENGLISH, read_source

SOURCES = {
    "Regular": "29d12439831b7f59194efec85872f24f54eff05738933f9a860220d2abff88ba",
    "Bold": "446a4421f297698427170fd7db20e59169a4188baaaf940e9bea58af6341a723",
    "Italic": "c1830c433ab41379f1139fac388989d37c9f08c81e1bd643efdcc7946db30753",
}
FAMILY = "Brief Roman"
CHARACTERS = [
    *range(0x20, 0x7F),
    *range(0xA0, 0x250),  # Latin
    *range(0x370, 0x530),  # Greek, Cyrillic
    *range(0x1E00, 0x2000),  # Latin and Greek, with more accents
    *range(0x2010, 0x2060),  # general punctuation
    *range(0x2070, 0x2200),  # scripts, currencies, letters, fractions, arrows
    *range(0x2200, 0x2300),  # mathematics
    *map(ord, "①②③④⑤⑥⑦⑧⑨"),
]
KEPT = (0, 13, 14)  # copyright, licence and where it stands


def build_face(style: str, data: bytes) -> bytes:
    """Return the face of one style: fewer characters, no hints and tables of layout, our name."""
    font = TTFont(io.BytesIO(data), recalcTimestamp=False)
    options = subset.Options(hinting=False, layout_features=[], notdef_outline=True)
    options.name_IDs = list(KEPT)
    options.drop_tables += ["kern", "GPOS", "GSUB", "GDEF", "FFTM"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=CHARACTERS)
    subsetter.subset(font)
    font["head"].created = font["head"].modified = MADE_AT
    font["OS/2"].fsType = 0
    _name(font, style)
    file = io.BytesIO()
    font.save(file)
    return file.getvalue()


def _name(font: TTFont, style: str) -> None:
    table = font["name"]
    kept = {number: str(table.getDebugName(number)) for number in KEPT}
    full = FAMILY if style == "Regular" else f"{FAMILY} {style}"
    names = {
        **kept,
        1: FAMILY,
        2: style,
        3: f"BriefRoman-{style};{VERSION}",
        4: full,
        5: f"Version {VERSION}",
        6: f"BriefRoman-{style}",
        10: f"A modified version of Liberation Serif {style} 2.1.5: fewer characters, new name.",
    }
    table.names = []
    for number, text in sorted(names.items()):
        table.setName(" ".join(text.split()), number, *WINDOWS_ENGLISH)


def main(arguments: list[str] | None = None) -> None:
    """Write the three faces and print their sums, which belong into SHA256SUMS."""
    parser = argparse.ArgumentParser(prog="build_latin", description="Build the Latin faces.")
    parser.add_argument("--sources", type=Path, metavar="DIR", required=True)
    parser.add_argument(
        "--out", type=Path, metavar="DIR", default=Path(__file__).parents[1] / "ofl"
    )
    options = parser.parse_args(arguments)
    for style, sha256 in SOURCES.items():
        name = f"BriefRoman-{style}.ttf"
        source = read_source(options.sources, f"LiberationSerif-{style}.ttf", sha256)
        data = build_face(style, source)
        (options.out / name).write_bytes(data)
        print(f"{hashlib.sha256(data).hexdigest()}  ofl/{name}")


if __name__ == "__main__":
    main()
