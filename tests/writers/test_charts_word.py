"""Lines over periods and targets as native charts of the Word file, and what is read back."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pymupdf
import pytest
from lxml import etree

from jianbao.briefing.reading.reading import read_briefing
from jianbao.document.placed import Placed
from jianbao.library.making import make_release as build
from jianbao.library.options import Surroundings
from jianbao.library.papers import typeset_papers
from jianbao.library.release.release import Release
from jianbao.messages.findings import Level
from jianbao.proof.readback import read_back
from jianbao.writers.zips import zipped
from tests.helpers.libreoffice import LibreOffice
from tests.helpers.validators import audit_errors, sdk_errors
from tests.helpers.verapdf import VeraPDF, assert_kept

CASE = Path("tests/cases/good/charts")
C = {"c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
     "a": "http://schemas.openxmlformats.org/drawingml/2006/main"}  # fmt: skip
LINES, RATES, COLUMNS, BARS, SINGLE = (f"word/charts/chart{number}.xml" for number in range(1, 6))


@pytest.fixture(scope="module")
def release() -> Release:
    return build(CASE)


@pytest.fixture(scope="module")
def placed() -> Placed:
    return typeset_papers(read_briefing(CASE).briefing, Surroundings())[0].placed


@pytest.fixture(scope="module")
def parts(release: Release) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(release.outputs[0].data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def found(parts: dict[str, bytes], part: str, path: str) -> list[object]:
    result = etree.fromstring(parts[part]).xpath(path, namespaces=C)
    assert isinstance(result, list)
    return result


def test_nothing_is_found(release: Release) -> None:
    assert {finding.level for finding in release.findings} == {Level.NOTE}


def test_the_files_keep_their_standards(release: Release, verapdf: VeraPDF, tmp_path: Path) -> None:
    word, pdf = release.outputs[:2]
    assert_kept(verapdf, pdf.data, ("3a", "ua1"))
    path = tmp_path / "charts.docx"
    path.write_bytes(word.data)
    assert not any(sdk_errors([path]).values())
    assert not any(audit_errors([path]).values())


def test_lines_have_strokes_and_marks(parts: dict[str, bytes]) -> None:
    assert found(parts, LINES, "//c:lineChart/c:ser/c:spPr//a:prstDash/@val") == [
        "solid", "sysDash", "sysDot",
    ]  # fmt: skip
    assert found(parts, LINES, "//c:marker/c:symbol/@val") == ["circle", "square", "triangle"]
    fills = found(parts, LINES, "//c:marker/c:spPr/a:solidFill/a:srgbClr/@val")
    assert [fill == "FFFFFF" for fill in fills] == [False, True, False]
    assert found(parts, LINES, "//c:valAx/c:scaling/c:min/@val") == ["0"]
    assert found(parts, LINES, "//c:legend") and not found(parts, LINES, "//c:barChart")


def test_the_target_is_a_series_of_its_own_on_the_same_scale(parts: dict[str, bytes]) -> None:
    for part, form in ((RATES, "lineChart"), (COLUMNS, "lineChart"), (BARS, "barChart"),
                       (SINGLE, "barChart")):  # fmt: skip
        groups = etree.fromstring(parts[part]).xpath("//c:plotArea/*[c:ser]", namespaces=C)
        assert len(groups) == 2
        assert etree.QName(groups[1]).localname == form
        assert groups[1].xpath(".//a:prstDash/@val", namespaces=C) == ["lgDash"]
        ends = found(parts, part, "//c:valAx/c:scaling/c:max/@val")
        assert len(ends) == 2 and len(set(ends)) == 1
    assert found(parts, COLUMNS, "//c:ser[last()]/c:tx//c:v/text()")[-1] == "目标90%"


def test_labels_are_raised_above_the_targets_line(parts: dict[str, bytes]) -> None:
    raised = found(parts, COLUMNS, "//c:dLbl[c:layout]/c:idx/@val")
    assert raised == ["0", "1", "0", "2"]  # 78, 88.2, 84.5 and 86.1 under 90; not 90.0 itself
    offsets = [float(str(up)) for up in found(parts, COLUMNS, "//c:dLbl//c:manualLayout/c:y/@val")]
    assert all(-0.1 < up < 0 for up in offsets)


def test_the_workbook_holds_the_target(parts: dict[str, bytes]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(parts["word/embeddings/chart3.xlsx"]))
    assert book.active is not None
    assert list(book.active.values) == [
        (None, "城区", "县区", "目标90%"), ("交通", 78, 84.5, 90), ("住房", 88.2, 90, 90),
        ("教育", 92.4, 86.1, 90),
    ]  # fmt: skip


def test_the_words_for_those_who_hear_the_chart_tell_the_target(parts: dict[str, bytes]) -> None:
    assert "县区：交通84.5%，住房90.0%，教育86.1%；目标90%。" in parts["word/document.xml"].decode()


def replaced(before: str, after: str) -> Callable[[str], str]:
    def damage(xml: str) -> str:
        assert before in xml, before
        return xml.replace(before, after)

    return damage


FAULTS = {
    "lines made columns": (LINES, lambda xml: xml.replace("lineChart", "areaChart")),
    "a point changed": (LINES, replaced("<c:v>203</c:v>", "<c:v>204</c:v>")),
    "the target's number changed": (RATES, replaced("<c:v>95</c:v>", "<c:v>94</c:v>")),
    "the target's name changed": (COLUMNS, replaced("目标90%", "目标91%")),
    "the target among the others": (
        BARS,
        lambda xml: xml.replace("</c:barChart>\n      <c:barChart>", "").replace(
            '<c:barDir val="bar"/>', "", 1
        ),
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_found(
    fault: str, parts: dict[str, bytes], placed: Placed, release: Release
) -> None:
    name = release.outputs[0].name
    assert read_back(name, "docx", release.outputs[0].data, placed).findings == ()
    part, damage = FAULTS[fault]
    damaged = damage(parts[part].decode()).encode()
    assert damaged != parts[part]
    result = read_back(name, "docx", zipped({**parts, part: damaged}), placed)
    assert [finding.code for finding in result.findings] == ["drift"]


def test_libreoffice_shows_every_label(release: Release, office: LibreOffice) -> None:
    with pymupdf.open(office.pdf(release.outputs[0].data, "charts")) as document:
        text = "".join(page.get_text() for page in document).replace(" ", "")
    for label in ("203", "97.5", "第6", "1043", "目标90%", "目标95%以上", "目标前4", "目标1000件"):
        assert label in text
