"""Profiles: found upward, laid over templates, read only from their folder, in the release."""

from __future__ import annotations

import shutil
import struct
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from jianbao.compose.template.profile import find_profile, read_profile
from jianbao.compose.template.reading import read_template, template_folders
from jianbao.fonts.bundle import BUNDLE
from jianbao.library.extract import carried_files, write_carried
from jianbao.library.making import make_release as build
from jianbao.library.options import BuildOptions, Surroundings
from jianbao.library.release.release import Release
from jianbao.messages.errors import InputError
from jianbao.writers.pdf.fonts import add_fonts
from jianbao.writers.pdf.objects import Document
from tests.conftest import PINGXIANG, ROOT

FOLDERS = template_folders(ROOT)
FONT = BUNDLE["kai"].path


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A folder with a briefing and room for a profile above it."""
    shutil.copytree(PINGXIANG, tmp_path / "briefings/pingxiang-2022")
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    return tmp_path


def write(folder: Path, text: str) -> Path:
    path = folder / "profile.yaml"
    path.write_text(text, "utf-8")
    return path


def made(folder: Path, **options: Any) -> Release:
    around = {name: options.pop(name) for name in ("profile",) if name in options}
    made_of = BuildOptions(**options), Surroundings(folder, **around)
    return build(folder / "briefings/pingxiang-2022", *made_of)


def with_bits(bits: int) -> bytes:
    """Return a font of the bundle with other embedding bits."""
    from fontTools.ttLib import TTFont

    with TTFont(FONT) as font:
        font["OS/2"].fsType = bits
        stream = BytesIO()
        font.save(stream)
    return stream.getvalue()


def picture(kind: str) -> bytes:
    from PIL import Image

    stream = BytesIO()
    Image.new("RGB", (40, 20), (200, 0, 0)).save(stream, kind)
    return stream.getvalue()


def test_the_nearest_profile_upward_is_found(office: Path) -> None:
    briefing = office / "briefings/pingxiang-2022"
    assert find_profile(briefing) is None
    top = write(office, "office: {unit: 甲}\n")
    assert (find_profile(briefing) or top).resolve() == top.resolve()
    near = write(office / "briefings", "office: {unit: 乙}\n")
    assert (find_profile(briefing) or top).resolve() == near.resolve()


def test_overlays_of_all_and_of_one_template(office: Path) -> None:
    path = write(
        office,
        "templates:\n  all: {labels: {editor: 甲, subtitle: 甲}}\n"
        "  overview: {labels: {subtitle: 乙}, theme: {page: {number_place: center}}}\n",
    )
    profile = read_profile(path, FOLDERS)
    overview = read_template("overview", FOLDERS, None, profile.overlays, profile.faces)
    sheet = read_template("metrics-sheet", FOLDERS, None, profile.overlays, profile.faces)
    assert (overview.labels["editor"], overview.labels["subtitle"]) == ("甲", "乙")
    assert overview.theme.page.number_place == "center"
    assert sheet.labels["subtitle"] == "甲"
    assert sheet.theme.page.number_place == "outer"


def test_a_profile_changes_the_paper_and_is_in_its_release(office: Path) -> None:
    before = made(office)
    path = write(office, "templates: {all: {labels: {subtitle: '（{text}）'}}}\n")
    after = made(office)
    assert after.inputs["profile profile.yaml"] == path.read_bytes()
    assert before.outputs[1].data != after.outputs[1].data
    elsewhere = path.rename(office / "other.yaml")
    named = made(office, profile=elsewhere)
    assert named.outputs[1].data == after.outputs[1].data


def test_extract_and_build_give_the_same_bytes(office: Path, tmp_path: Path) -> None:
    (office / "images").mkdir()
    (office / "images/logo.png").write_bytes(picture("PNG"))
    write(
        office,
        "office: {unit: 甲}\nlogo: images/logo.png\n"
        "templates: {all: {labels: {subtitle: '（{text}）'}}}\n",
    )
    first = made(office)
    pdf = tmp_path / "first.pdf"
    pdf.write_bytes(next(o.data for o in first.outputs if o.name.endswith("2022.pdf")))
    files = carried_files(pdf)
    assert {"profile.yaml", "images/logo.png"} <= set(files)
    write_carried(files, tmp_path / "again")
    again = made(tmp_path / "again")
    assert [output.data for output in again.outputs] == [output.data for output in first.outputs]
    assert again.manifest() == first.manifest()


def test_a_font_of_one_s_own_draws_and_measures(office: Path) -> None:
    (office / "own.ttf").write_bytes(with_bits(8))
    write(
        office,
        "fonts: {fang: {file: own.ttf, word: 自家仿宋}, times: {file: own.ttf, word: Own Times}}\n"
        "templates: {overview: {theme: {styles: {editor: {face: times}}}}}\n",
    )
    release = made(office)
    face = release.faces["fang"]
    assert (face.word, face.path.name) == ("自家仿宋", "own.ttf")
    assert release.faces["times"].digest == face.digest
    assert b"own.ttf" in release.manifest()
    assert office.as_posix().encode() not in release.manifest()


def test_an_installed_face_is_named_for_word_alone(office: Path) -> None:
    before = made(office)
    write(office, "fonts: {biaosong: {word: 方正小标宋_GBK}}\n")
    after = made(office)
    (note,) = (finding for finding in after.findings if finding.code == "face-installed")
    assert dict(note.values)["word"] == "方正小标宋_GBK"
    assert after.faces["biaosong"].path == before.faces["biaosong"].path
    assert after.outputs[0].data != before.outputs[0].data


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ofice: {unit: 甲}\n", "unknown-key-near 1:1"),
        ("office: 甲\n", "wrong-type 1:9"),
        ("logo: logo.gif\n", "not-a-picture 1:7"),
        ("logo: none.png\n", "cannot-read 1:7"),
        ("logo: ../logo.png\n", "outside-profile 1:7"),
        ("logo: link.png\n", "outside-profile 1:7"),
        ("fonts: {fang: {file: /etc/passwd}}\n", "outside-profile 1:22"),
        ("fonts: {fang: {file: words.ttf}}\n", "not-truetype 1:22"),
        ("fonts: {fang: {file: closed.ttf}}\n", "font-restricted 1:22"),
        ("fonts: {fang: {file: whole.ttf}}\n", "font-restricted 1:22"),
        ("fonts: {times: {file: open.ttf}}\n", "missing-key 1:16"),
        ("fonts: {times: {word: Times}}\n", "missing-key 1:16"),
        ("fonts: {fang: {}}\n", "missing-key 1:15"),
        ("templates:\n  overveiw: {labels: {and: 、}}\n", "unknown-template-near 2:3"),
        ("templates:\n  overview:\n    labels: {adn: 、}\n", "unknown-key-near 3:14"),
        ("templates: {all: [a]}\n", "not-fields 1:18"),
        ("office: &a {unit: 甲}\n", "alias 1:9"),
    ],
)
def test_what_is_wrong_in_a_profile(text: str, expected: str, tmp_path: Path) -> None:
    folder = tmp_path / "office"
    folder.mkdir()
    (tmp_path / "logo.png").write_bytes(picture("PNG"))
    (folder / "link.png").symlink_to(tmp_path / "logo.png")
    (folder / "logo.gif").write_bytes(picture("GIF"))
    (folder / "words.ttf").write_bytes(b"no font")
    (folder / "open.ttf").write_bytes(with_bits(0))
    (folder / "closed.ttf").write_bytes(with_bits(2))
    (folder / "whole.ttf").write_bytes(with_bits(0x100))
    path = write(folder, text)
    with pytest.raises(InputError) as caught:
        read_profile(path, FOLDERS)
    assert expected in [
        f"{finding.code} {finding.place.line}:{finding.place.column}"
        for finding in caught.value.findings
        if finding.place and finding.place.file == path.as_posix()
    ]


def test_a_mistake_that_shows_only_on_the_template_has_its_place(office: Path) -> None:
    path = write(office, "templates:\n  overview: {theme: {styles: {new: {size: 12}}}}\n")
    with pytest.raises(InputError) as caught:
        made(office)
    places = {str(finding.place) for finding in caught.value.findings}
    assert any(place.endswith("profile.yaml:2:36") for place in places), (path, places)


def test_a_profile_that_is_not_there(office: Path) -> None:
    with pytest.raises(InputError) as caught:
        made(office, profile=office / "none.yaml")
    assert [finding.code for finding in caught.value.findings] == ["cannot-read"]


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_logo(kind: str, office: Path) -> None:
    (office / "logo.img").write_bytes(picture(kind))
    path = write(office, "logo: logo.img\n")
    logo = read_profile(path, FOLDERS).logo
    assert logo
    assert (logo.width, logo.height, logo.mime) == (40, 20, f"image/{kind.lower()}")


# ---- fonts that somebody damaged


def tables(font: bytes) -> dict[str, tuple[int, int, int]]:
    """Return where a font's directory names each table, and where the table lies."""
    (count,) = struct.unpack_from(">H", font, 4)
    entries = (struct.unpack_from(">4sIII", font, 12 + 16 * each) for each in range(count))
    return {
        tag.decode(): (12 + 16 * number, start, length)
        for number, (tag, _, start, length) in enumerate(entries)
    }


def damaged(font: bytes) -> dict[str, bytes]:
    """Return a font with each table empty, zero, all ones or gone, and cut off."""
    made = {f"cut off at {part}": font[: len(font) * part // 10] for part in (0, 1, 5, 9)}
    for tag, (entry, start, length) in tables(font).items():
        end = start + length
        made[f"{tag} of two bytes"] = font[: entry + 12] + b"\0\0\0\2" + font[entry + 16 :]
        made[f"{tag} zero"] = font[:start] + bytes(length) + font[end:]
        made[f"{tag} ones"] = font[:start] + b"\xff" * length + font[end:]
        made[f"no {tag}"] = font[:entry] + b"none" + font[entry + 4 :]
    return made


SMALL = BUNDLE["kai"].path.parent / "BriefRoman-Regular.ttf"


@pytest.mark.parametrize("name", damaged(SMALL.read_bytes()))
def test_a_damaged_font_is_told_or_drawn(name: str, tmp_path: Path) -> None:
    (tmp_path / "font.ttf").write_bytes(damaged(SMALL.read_bytes())[name])
    path = write(tmp_path, "fonts: {roman: {file: font.ttf}}\n")
    try:
        face = read_profile(path, FOLDERS).faces["roman"]
    except InputError as error:
        codes = {finding.code for finding in error.findings}
        assert codes <= {"font-damaged", "not-truetype", "font-restricted"}
    else:
        assert name in MAY_BE_DRAWN
        assert add_fonts(Document((1, 7), True), {"roman": face}, {"roman": "Brief 2026"})


MAY_BE_DRAWN = {
    f"{tag} {what}"
    for tag in ("OS/2", "hmtx", "head", "hhea", "post", "name", "maxp", "cmap", "gasp")
    for what in ("zero", "ones", "of two bytes")
} | {"no gasp"}
"""What neither is looked at nor changes an outline; the audit tells letters that are too wide."""


def test_letters_that_turn_out_damaged_when_they_are_drawn_are_told(tmp_path: Path) -> None:
    """No check of a font looks at every letter of it."""
    (tmp_path / "font.ttf").write_bytes(SMALL.read_bytes())
    path = write(tmp_path, "fonts: {roman: {file: font.ttf}}\n")
    face = read_profile(path, FOLDERS).faces["roman"]
    (tmp_path / "font.ttf").write_bytes(damaged(SMALL.read_bytes())["no hhea"])
    with pytest.raises(InputError) as error:
        add_fonts(Document((1, 7), True), {"roman": face}, {"roman": "Brief 2026"})
    assert [finding.code for finding in error.value.findings] == ["font-damaged"]
