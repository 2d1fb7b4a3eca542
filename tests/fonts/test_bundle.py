"""The five faces: their bytes, widths, characters, names and licences; how they are built."""

from __future__ import annotations

import bz2
import hashlib
import io
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont

from jianbao.fonts.bundle import SHIPPED
from jianbao.fonts.making import build_bundle, characters, outlines

FONTS = Path(build_bundle.__file__).parents[1]
FACES = {face.stem: face for face in build_bundle.FACES}
NAME_CHARACTERS = "镕喆堃玥昇瑄珺祎翀旸飏"
SAMPLE = "坚持五好标准年月“”‘’—―…·・，。AgjWMi@% 0①℃àé©￥¥"


@pytest.fixture(params=FACES, scope="module")
def font(request: pytest.FixtureRequest) -> Iterator[TTFont]:
    """Each built face in turn, with its stem as `font.stem`."""
    with TTFont(FONTS / FACES[request.param].path, lazy=True) as opened:
        opened.stem = request.param
        yield opened


# --- what is shipped ----------------------------------------------------------------------


def test_sums_match_and_list_all() -> None:
    rows = (FONTS / "SHA256SUMS").read_text(encoding="ascii").splitlines()
    listed = {name: digest for digest, name in (row.split("  ") for row in rows)}
    shipped = (face.file for face in SHIPPED.values())
    actual = {file: hashlib.sha256((FONTS / file).read_bytes()).hexdigest() for file in shipped}
    assert len(actual) == 8
    assert listed == actual


def test_no_other_font_is_shipped() -> None:
    shipped = {path.relative_to(FONTS).as_posix() for path in FONTS.rglob("*.[to]t[fc]")}
    assert shipped == {face.file for face in SHIPPED.values()}


def test_bundle_stays_small() -> None:
    sizes = [(FONTS / face.path).stat().st_size for face in FACES.values()]
    assert max(sizes) < 11_000_000
    assert sum(sizes) < 30_000_000


def test_every_advance_follows_the_width_rule(font: TTFont) -> None:
    em, metrics = font["head"].unitsPerEm, font["hmtx"].metrics
    wrong = {
        chr(code): metrics[name][0]
        for code, name in font.getBestCmap().items()
        if metrics[name][0] != outlines.cell_width(chr(code)) * em // 1000
    }
    assert wrong == {}
    assert {advance for advance, _ in metrics.values()} == {em, em // 2}


def test_side_bearings_are_those_of_the_outlines(font: TTFont) -> None:
    glyphs, metrics = font["glyf"], font["hmtx"].metrics
    for character in SAMPLE:
        name = font.getBestCmap()[ord(character)]
        assert metrics[name][1] == getattr(glyphs[name], "xMin", 0), character


def test_sample_outlines_stay_inside_their_cells(font: TTFont) -> None:
    for character in SAMPLE.replace(" ", ""):
        left, right, advance = ink(font, character)
        assert -2 <= left < right <= advance + 2, character


def test_dashes_join_and_quotes_lean(font: TTFont) -> None:
    assert ink(font, "—") == (0, 1000, 1000)
    assert ink(font, "―") == (0, 1000, 1000)
    for opening, closing in ("“”", "‘’"):
        assert sum(ink(font, opening)[:2]) > 1000
        assert sum(ink(font, closing)[:2]) < 1000


def test_ellipsis_dots_are_evenly_spaced(font: TTFont) -> None:
    left, right, _ = ink(font, "…")
    assert left + right == pytest.approx(1000, abs=4)
    dot = (right - left) - 2000 / 3
    assert 0 < dot < 200


def test_every_face_has_all_of_gb2312(font: TTFont) -> None:
    have = {chr(code) for code in font.getBestCmap()}
    assert "".join(sorted(characters.gb2312_characters() - have)) == ""


def test_all_but_fang_have_the_characters_of_modern_names(font: TTFont) -> None:
    missing = {ord(character) for character in NAME_CHARACTERS} - font.getBestCmap().keys()
    expected = len(NAME_CHARACTERS) if font.stem == "BriefFang-Regular" else 0
    assert len(missing) == expected  # BriefFang falls back to BriefSong for them


def test_names_are_ours(font: TTFont) -> None:
    face, names = FACES[font.stem], font["name"]
    assert [names.getDebugName(number) for number in (1, 2, 4, 5, 6)] == [
        face.family,
        "Regular",
        face.family,
        "Version 1.000",
        face.stem,
    ]
    assert (
        "opyright" in names.getDebugName(0)
        or "©" in names.getDebugName(0)
        or ("(c)" in names.getDebugName(0))
    )
    assert "icense" in names.getDebugName(13)
    for reserved in ("Source", "LXGW", "霞鹜", "Noto", "Fandol"):
        assert all(reserved not in names.getDebugName(number) for number in (1, 3, 4, 6))


def test_metrics_and_embedding_bits(font: TTFont) -> None:
    os2, hhea = font["OS/2"], font["hhea"]
    assert (os2.sTypoAscender, os2.sTypoDescender, os2.sTypoLineGap) == (880, -120, 0)
    assert (hhea.ascent, hhea.descent, hhea.lineGap) == (880, -120, 0)
    assert os2.fsType == 0
    assert "glyf" in font and "CFF " not in font and "fvar" not in font


def test_licences_lie_beside() -> None:
    for face in FACES.values():
        if face.folder == "ofl":
            name = face.stem.removesuffix("-Regular")
            text = (FONTS / "ofl" / f"LICENSE-{name}.txt").read_text(encoding="utf-8")
            assert "SIL OPEN FONT LICENSE Version 1.1" in text
            assert "Copyright 20" in text
    folder = FONTS / "gpl-font-exception"
    copying = (folder / "COPYING").read_text(encoding="utf-8")
    assert "Version 3, 29 June 2007" in copying
    assert "As a special exception, if you create a document which uses this font" in copying
    assert "The font exception is extended" in (folder / "NOTICE").read_text(encoding="utf-8")
    assert "GPL font exception" in (folder / "README-Fandol.txt").read_text(encoding="utf-8")


def test_readme_tells_the_sizes() -> None:
    readme = (FONTS / "README.md").read_text(encoding="utf-8")
    for face in FACES.values():
        row = next(line for line in readme.splitlines() if line.startswith(f"| {face.stem} "))
        assert f" {(FONTS / face.path).stat().st_size:,} |" in row


# --- how it is built ----------------------------------------------------------------------

CUBIC = build_bundle.Face("Tiny-Regular", "Tiny", "ofl", "tiny.otf", "")


def cubic_font() -> bytes:
    """Return a CFF font: wide W, narrow i, and one dot shared by · (wide) and © (narrow)."""
    shapes = {
        ".notdef": (1000, []),
        "W": (900, [(50, 0, 850, 700)]),
        "i": (200, [(50, 0, 150, 700)]),
        "dot": (300, [(100, 300, 200, 400)]),
        "quote": (350, [(50, 500, 300, 700)]),
        "dash": (800, [(100, 330, 700, 370)]),
        "dots": (1000, [(250, 340, 330, 420), (450, 340, 530, 420), (650, 340, 730, 420)]),
        "one": (1000, [(50, 300, 950, 400)]),
    }
    builder = FontBuilder(1000, isTTF=False)
    builder.setupHead(unitsPerEm=1000, created=0, modified=0)
    builder.setupGlyphOrder(list(shapes))
    names = {"W": "W", "i": "i", "·": "dot", "©": "dot", "“": "quote", "”": "quote"}
    names |= {"—": "dash", "…": "dots", "一": "one"}
    builder.setupCharacterMap({ord(character): name for character, name in names.items()})
    builder.setupCFF(
        "Tiny", {}, {name: oval(width, boxes) for name, (width, boxes) in shapes.items()}, {}
    )
    builder.setupHorizontalMetrics({name: (width, 0) for name, (width, _) in shapes.items()})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"copyright": "Copyright nobody", "psName": "Tiny-Source"})
    builder.setupOS2()
    builder.setupPost()
    file = io.BytesIO()
    builder.save(file)
    return file.getvalue()


def oval(width: int, boxes: list[tuple[int, int, int, int]]) -> Any:
    """Return a charstring with a cubic oval in each box."""
    pen = T2CharStringPen(width, None)
    for left, bottom, right, top in boxes:
        across, up = (left + right) // 2, (bottom + top) // 2
        pen.moveTo((across, bottom))
        pen.curveTo((right, bottom), (right, bottom), (right, up))
        pen.curveTo((right, top), (right, top), (across, top))
        pen.curveTo((left, top), (left, top), (left, up))
        pen.curveTo((left, bottom), (left, bottom), (across, bottom))
        pen.closePath()
    return pen.getCharString()


def build_tiny() -> bytes:
    """Return the tiny font as build_bundle makes it."""
    return build_bundle.build_face(CUBIC, cubic_font(), frozenset("Wi·©“”—…一缺"))


def ink(font: TTFont, character: str) -> tuple[int, int, int]:
    """Return where the ink of `character` begins and ends, and its advance."""
    name = font.getBestCmap()[ord(character)]
    glyph = font["glyf"][name]
    return glyph.xMin, glyph.xMax, font["hmtx"][name][0]


def test_cubic_outlines_are_put_into_cells() -> None:
    tiny = TTFont(io.BytesIO(build_tiny()))
    assert {character: ink(tiny, character)[2] for character in "Wi©"} == dict.fromkeys("Wi©", 500)
    assert {character: ink(tiny, character)[2] for character in "·“”—…一"} == dict.fromkeys(
        "·“”—…一", 1000
    )
    assert ink(tiny, "W")[0] >= 0 and ink(tiny, "W")[1] <= 500
    assert sum(ink(tiny, "i")[:2]) == pytest.approx(500, abs=2)
    assert ink(tiny, "—")[:2] == (0, 1000)
    assert ink(tiny, "“")[1] == 940
    assert ink(tiny, "”")[0] == 60
    assert ord("缺") not in tiny.getBestCmap()


def test_a_glyph_shared_by_both_widths_is_duplicated() -> None:
    names = TTFont(io.BytesIO(build_tiny())).getBestCmap()
    assert names[ord("·")] != names[ord("©")]


def test_cubic_contours_are_turned_round() -> None:
    tiny = TTFont(io.BytesIO(build_tiny()))
    points = list(tiny["glyf"][tiny.getBestCmap()[ord("W")]].coordinates)
    pairs = zip(points, points[1:] + points[:1], strict=True)
    assert sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairs) < 0  # clockwise


def test_building_twice_gives_the_same_bytes() -> None:
    face = FACES["BriefSong-Regular"]
    data = (FONTS / face.path).read_bytes()
    first = build_bundle.build_face(face, data, frozenset(SAMPLE))
    assert first == build_bundle.build_face(face, data, frozenset(reversed(SAMPLE)))
    built = TTFont(io.BytesIO(first))
    assert {chr(code) for code in built.getBestCmap()} == set(SAMPLE)


def test_hash_order_and_clock_leave_no_trace(tmp_path: Path) -> None:
    script = tmp_path / "build.py"
    script.write_text(
        "import sys, pathlib, hashlib\n"
        "from jianbao.fonts.making import build_bundle as b\n"
        "face = b.Face('Tiny-Regular', 'Tiny', 'ofl', 'tiny.otf', '')\n"
        "data = pathlib.Path(sys.argv[1]).read_bytes()\n"
        "built = b.build_face(face, data, frozenset('Wi·©“”—…一'))\n"
        "print(hashlib.sha256(built).hexdigest())\n",
        encoding="utf-8",
    )
    source = tmp_path / "tiny.otf"
    source.write_bytes(cubic_font())
    digests = set()
    for seed, epoch in (("1", "0"), ("2", "1000000000")):
        settings = {
            **os.environ,
            "PYTHONHASHSEED": seed,
            "SOURCE_DATE_EPOCH": epoch,
            "PYTHONPATH": os.pathsep.join(sys.path),
        }
        command = [sys.executable, str(script), str(source)]
        ran = subprocess.run(command, env=settings, capture_output=True, text=True, check=True)
        digests.add(ran.stdout)
    assert len(digests) == 1


def test_a_missing_or_changed_source_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="hint: run with --fetch"):
        build_bundle.read_source(tmp_path, "a.ttf", "0")
    (tmp_path / "a.ttf").write_bytes(b"other")
    with pytest.raises(SystemExit, match="another version"):
        build_bundle.read_source(tmp_path, "a.ttf", "0")


def test_general_standard_table_is_read_from_unihan() -> None:
    text = "# comment\tkTGH\nU+4E00\tkTGH\t2013:1\nU+4E01\tkXerox\t241:061\nU+9555\tkTGH\t2013:2\n"
    found = characters.general_standard_characters(bz2.compress(text.encode("utf-8")))
    assert found == {"一", "镕"}


def test_gb2312_is_whole() -> None:
    whole = characters.gb2312_characters()
    hanzi = [character for character in whole if "一" <= character <= "鿿"]
    assert (len(whole), len(hanzi)) == (7445, 6763)
