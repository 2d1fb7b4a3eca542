"""Fonts inside the Word file: whole, licensed, named as the document names them, and used."""

from __future__ import annotations

import io
import json
import struct
import zipfile
from collections import Counter
from pathlib import Path
from uuid import UUID

import pytest
from fontTools.ttLib import TTFont
from lxml import etree
from msgspec.structs import replace

from jianbao.cli import main
from jianbao.document.placed import Placed
from jianbao.document.theme import Theme
from jianbao.fonts.bundle import BUNDLE, Face
from jianbao.fonts.naming import renamed
from jianbao.fonts.subset import subset
from jianbao.library.making import make_release as build
from jianbao.library.options import BuildOptions, Surroundings
from jianbao.library.release.release import Release
from jianbao.messages.findings import Level
from jianbao.writers.docx.embedding import ALWAYS, embeddable, embedding_findings, obfuscated
from jianbao.writers.docx.writing import write_docx
from tests.conftest import PINGXIANG, ROOT
from tests.helpers.libreoffice import LibreOffice, pdf_glyphs
from tests.helpers.words import WORD, docx_paragraphs, docx_part
from tests.writers.test_docx import DOCUMENT, THEME

RELATIONSHIPS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
LARGEST = 400_000  # bytes of the sample with five faces; four whole faces are 11 MB
STAND_IN = "Bare"  # the only installed font where LibreOffice has to use the embedded ones


@pytest.fixture(scope="module")
def embedded(embedding_release: Release) -> bytes:
    return embedding_release.outputs[0].data


@pytest.fixture(scope="module")
def fonts(embedded: bytes) -> dict[str, bytes]:
    return fonts_of(embedded)


def fonts_of(word: bytes) -> dict[str, bytes]:
    """Return the embedded fonts by their names in the document, no longer obfuscated."""
    relations = docx_part(word, "word/_rels/fontTable.xml.rels")
    targets = {relation.get("Id"): relation.get("Target") for relation in relations}
    found = {}
    with zipfile.ZipFile(io.BytesIO(word)) as package:
        for entry in docx_part(word, "word/fontTable.xml").iter(f"{WORD}embedRegular"):
            hidden = package.read(f"word/{targets[entry.get(f'{RELATIONSHIPS}id')]}")
            font = obfuscated(hidden, UUID(entry.get(f"{WORD}fontKey")))
            parent = entry.getparent()
            assert parent is not None
            found[str(parent.get(f"{WORD}name"))] = font
    return found


def opened(font: bytes) -> TTFont:
    """Return the font; fontTools raises where a checksum is wrong."""
    return TTFont(io.BytesIO(font), checkChecksums=2)


def whole_font(face: Face) -> TTFont:
    return TTFont(io.BytesIO(face.path.read_bytes()), lazy=True)


def small(theme: Theme = THEME) -> Placed:
    return Placed(DOCUMENT, theme, (), (), (), {"fang": "表后一行", "hei": "一"})


def with_face(face: Face) -> Placed:
    return small(replace(THEME, faces={**THEME.faces, face.role: face}))


def test_every_face_that_draws_is_inside(fonts: dict[str, bytes]) -> None:
    assert set(fonts) == {face.word for face in BUNDLE.values()}


def test_fonts_have_the_documents_characters(
    embedded: bytes, embedding_release: Release, fonts: dict[str, bytes]
) -> None:
    parts = ("word/document.xml", "word/footnotes.xml")
    text = "".join(line for part in parts for line in docx_paragraphs(embedded, part))
    text = text.replace("\u200b", "")  # where a line may end; nothing is drawn of it
    maps = {name: opened(font).getBestCmap() for name, font in fonts.items()}
    assert len(set(text)) > 500
    assert {
        sign for sign in text if not any(ord(sign) in known for known in maps.values())
    } == set()
    for face in BUNDLE.values():
        whole = whole_font(face).getBestCmap()
        assert {sign for sign in ALWAYS if ord(sign) in whole} <= set(map(chr, maps[face.word]))
        assert len(maps[face.word]) < len(whole) / 3


def test_a_font_is_named_as_the_document_names_it(fonts: dict[str, bytes]) -> None:
    for face in BUNDLE.values():
        font = opened(fonts[face.word])
        for language in (0x409, 0x804):
            assert font["name"].getName(1, 3, 1, language).toUnicode() == face.word
        assert font["name"].getDebugName(6).startswith(face.path.stem + "-")
        assert "icense" in font["name"].getDebugName(13)
        assert font["OS/2"].fsType == 0


def test_files_of_one_briefing_have_the_same_fonts(embedding_release: Release) -> None:
    """Word shows only one embedded font of a name, even where two files are open."""
    paper, sheet = (fonts_of(embedding_release.outputs[number].data) for number in (0, 2))
    assert set(sheet) < set(paper)
    assert {name: paper[name] for name in sheet} == sheet


def test_outlines_are_those_of_the_face(fonts: dict[str, bytes]) -> None:
    face = BUNDLE["fang"]
    whole, part = whole_font(face), opened(fonts[face.word])
    for sign in "检察，1":
        ours, theirs = (font["glyf"][font.getBestCmap()[ord(sign)]] for font in (part, whole))
        assert list(ours.coordinates) == list(theirs.coordinates)


def test_other_characters_make_another_postscript_name() -> None:
    face = BUNDLE["song"]
    names = {
        opened(renamed(subset(face, signs), face))["name"].getDebugName(6) for signs in ("甲", "乙")
    }
    assert len(names) == 2


def test_parts_are_where_the_standard_wants_them(embedded: bytes) -> None:
    settings = [child.tag for child in docx_part(embedded, "word/settings.xml")]
    at = settings.index(f"{WORD}zoom")
    assert settings[at + 1 : at + 3] == [f"{WORD}embedTrueTypeFonts", f"{WORD}saveSubsetFonts"]
    types = docx_part(embedded, "[Content_Types].xml")
    kinds = {entry.get("PartName"): entry.get("ContentType") for entry in types}
    kind = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
    assert kinds["/word/fonts/font1.odttf"] == kind
    for entry in docx_part(embedded, "word/fontTable.xml"):
        assert etree.QName(entry[-1]).localname == "embedRegular"
        assert entry[-1].get(f"{WORD}subsetted") == "1"


def test_first_bytes_are_hidden_and_come_back() -> None:
    key = UUID("00112233-4455-6677-8899-aabbccddeeff")
    font = bytes(40)
    hidden = obfuscated(font, key)
    assert hidden[:16] == key.bytes[::-1] == hidden[16:32]
    assert hidden[32:] == font[32:]
    assert obfuscated(hidden, key) == font


def test_same_document_gives_same_bytes() -> None:
    assert write_docx(small(), embed_fonts=True) == write_docx(small(), embed_fonts=True)


def test_nothing_is_embedded_unasked(release: Release) -> None:
    word = release.outputs[0].data
    settings = docx_part(word, "word/settings.xml")
    assert settings.find(f"{WORD}embedTrueTypeFonts") is None
    with zipfile.ZipFile(io.BytesIO(word)) as package:
        assert not [name for name in package.namelist() if "font" in name and "Table" not in name]
    assert "embedded_fonts" not in json.loads(release.manifest())["files"][0]


def test_size_is_that_of_subsets(embedded: bytes, fonts: dict[str, bytes]) -> None:
    sizes = {name: len(font) for name, font in fonts.items()}
    assert len(embedded) < LARGEST, f"{len(embedded)} bytes, of them {sizes}"


def test_manifest_and_findings_tell(embedding_release: Release) -> None:
    files = json.loads(embedding_release.manifest())["files"]
    told = {file["name"]: file.get("embedded_fonts", []) for file in files}
    assert len(told["pingxiang-2022.docx"]) == 5
    assert "仿宋_GB2312" in told["pingxiang-2022-metrics.docx"]
    assert told["pingxiang-2022.pdf"] == []
    notes = [each for each in embedding_release.findings if each.code == "fonts-embedded"]
    assert {note.level for note in notes} == {Level.NOTE}
    assert [dict(note.values)["file"] for note in notes] == [
        "pingxiang-2022.docx", "pingxiang-2022-metrics.docx",
    ]  # fmt: skip


def test_pdf_alone_says_nothing_of_word_files() -> None:
    made = build(PINGXIANG, BuildOptions(embed_fonts=True, forms=("pdf",)), Surroundings(ROOT))
    assert not [each for each in made.findings if each.code == "fonts-embedded"]


def test_command_line_embeds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    words = ["build", str(PINGXIANG), "--to", "docx", "--embed-fonts", "--out", str(tmp_path)]
    assert main(words) == 0
    assert len(fonts_of((tmp_path / "pingxiang-2022/pingxiang-2022.docx").read_bytes())) == 5


@pytest.mark.parametrize("licence", ["", "LicenseRef-Proprietary"])
def test_unlicensed_face_stays_out_and_is_reported(licence: str) -> None:
    refused(replace(BUNDLE["fang"], licence=licence))


@pytest.mark.parametrize("fs_type", [2, 4, 0x100])
def test_face_whose_bits_forbid_it_stays_out(fs_type: int, tmp_path: Path) -> None:
    font = bytearray(BUNDLE["fang"].path.read_bytes())
    table = whole_font(BUNDLE["fang"]).reader.tables["OS/2"]
    struct.pack_into(">H", font, table.offset + 8, fs_type)
    (tmp_path / "restricted.ttf").write_bytes(font)
    refused(replace(BUNDLE["fang"], file=str(tmp_path / "restricted.ttf")))


def refused(face: Face) -> None:
    placed = with_face(face)
    assert list(embeddable(placed)) == ["hei"]
    assert list(fonts_of(write_docx(placed, embed_fonts=True))) == ["黑体"]
    found = list(embedding_findings(placed, "a.docx"))
    assert [(each.code, each.level) for each in found] == [
        ("fonts-embedded", Level.NOTE), ("font-not-embedded", Level.WARNING),
    ]  # fmt: skip
    assert dict(found[0].values)["faces"] == "黑体"
    assert dict(found[1].values)["face"] == "仿宋_GB2312"


def test_nothing_is_set_where_no_face_may_be_embedded() -> None:
    faces = {role: replace(face, licence="") for role, face in THEME.faces.items()}
    word = write_docx(small(replace(THEME, faces=faces)), embed_fonts=True)
    assert docx_part(word, "word/settings.xml").find(f"{WORD}embedTrueTypeFonts") is None


@pytest.fixture(scope="module")
def bare_office(tmp_path_factory: pytest.TempPathFactory) -> LibreOffice:
    """LibreOffice that knows one font, which has Latin letters only: without any it won't start."""
    folder = tmp_path_factory.mktemp("bare")
    font = TTFont(io.BytesIO(subset(BUNDLE["song"], "ABC")))
    for number in (1, 4, 6):
        font["name"].setName(STAND_IN, number, 3, 1, 0x409)
    (folder / "fonts").mkdir()
    font.save(folder / "fonts/bare.ttf")
    return LibreOffice.start(folder, folder / "fonts")


def test_libreoffice_without_our_fonts_uses_those_inside(
    bare_office: LibreOffice, release: Release, embedding_release: Release
) -> None:
    words = {
        f"{kind}{number}": each.outputs[number].data
        for kind, each in (("without", release), ("with", embedding_release))
        for number in (0, 2)
    }
    used = {name: font_names(path) for name, path in bare_office.pdfs(words).items()}
    assert set(used["without0"]) == set(used["without2"]) == {STAND_IN}
    assert set(used["with0"]) == {"Fang", "Hei", "Kai", "BiaoSong", "Song"}
    assert set(used["with2"]) == {"Fang", "Hei", "BiaoSong"}


def font_names(pdf: Path) -> Counter[str]:
    glyphs = (glyph for page in pdf_glyphs(pdf) for line in page for glyph in line)
    return Counter(glyph.font.split("-")[0].removeprefix("Brief") for glyph in glyphs)
