"""Forgeries whose every digest fits, under another version: each is found, or named.

A forger who changes the version in the manifest takes the path that every package takes in thirty
years: its bytes cannot be built again, so what it holds is compared.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pikepdf
import pytest

from jianbao.library.archiving.arranged import same_but_arranged
from jianbao.library.archiving.comparing import paper_differences
from jianbao.library.archiving.package import Package
from jianbao.library.archiving.rebuilt import rebuild_findings, rebuilt_from
from jianbao.library.archiving.verifying import open_package
from jianbao.messages.findings import Level
from tests.conftest import PINGXIANG
from tests.helpers.briefings import make_briefing
from tests.helpers.flow_forging import ARRANGING, CELLS, FLOW, last_at_the_foot
from tests.helpers.forging import (
    AROUND,
    CLAIMED,
    PDF_FORGERIES,
    WORD_FORGERIES,
    Forge,
    errors,
    forged_pdf,
    manifest_of,
    relaid,
    with_parts,
)
from tests.helpers.packages import KEYS, forged, package_of, unpacked, with_filing
from tests.helpers.pdf_forging import BEYOND

PACKAGES = Path(__file__).parents[1] / "cases/packages"  # whose README tells how they were made
PART, STYLES = "word/document.xml", "word/styles.xml"
OLDER = PACKAGES / "by-0.0.8.zip"


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Package:
    folder = tmp_path_factory.mktemp("forged") / "pingxiang-2022"
    return package_of(with_filing(Path(shutil.copytree(PINGXIANG, folder))))


@pytest.fixture(scope="module")
def forge(package: Package) -> Forge:
    return Forge(package)


@pytest.mark.parametrize("kind", BEYOND)
def test_what_leaves_the_text_as_it_is_is_found(kind: str) -> None:
    """Against the same PDF, which is small: no line of it stands elsewhere."""
    files = unpacked((PACKAGES / "review-by-05ccdba.zip").read_bytes())
    ours = next(data for name, data in files.items() if name.endswith("/正文.pdf"))
    found = paper_differences("正文.pdf", forged_pdf(ours, kind, Random(kind)), ours, CLAIMED)
    assert errors(found)


@pytest.mark.parametrize("kind", [kind for kind in PDF_FORGERIES if kind not in BEYOND])
def test_a_forged_pdf_is_found(forge: Forge, kind: str) -> None:
    name = ("正文.pdf", "主要指标一览表.pdf")[len(kind) % 2]
    found = errors(forge.paper(kind, name, Random(kind)))
    assert found and {file for _, file in found} == {name}, found


@pytest.mark.parametrize("kind", [kind for kind in WORD_FORGERIES if kind not in ARRANGING])
def test_a_forged_word_file_is_found(forge: Forge, kind: str) -> None:
    found = errors(forge.paper(kind, "正文.docx", Random(kind)))
    assert found and {file for _, file in found} == {"正文.docx"}, found


@pytest.mark.parametrize("kind", AROUND)
def test_what_stands_around_the_papers_is_found(forge: Forge, kind: str) -> None:
    assert errors(forge.around(kind)), kind


@pytest.mark.parametrize("claimed", ["", "872", "0.0.9\n", "1.0'; --", "9" * 99, "jianbao"])
def test_no_word_passes_for_a_version(forge: Forge, claimed: str) -> None:
    data = forged(forge.older, {"manifest.json": manifest_of(forge.older, jianbao=claimed)})
    assert errors(forge.found(data))


# ---- good packages


def test_another_version_is_whole(forge: Forge) -> None:
    assert forge.found(forge.older.zip) == []


def test_a_version_that_breaks_lines_elsewhere_is_whole_and_a_forged_one_is_found(
    forge: Forge, tmp_path: Path
) -> None:
    """No page of it can be laid over one of today's: letters are compared, wherever they stand."""
    folder = with_filing(Path(shutil.copytree(PINGXIANG, tmp_path / "pingxiang-2022")))
    elsewhere = relaid(folder)
    for made_by in (CLAIMED, ""):  # this version, as it may have been at another commit, too
        found = forge.found(forge.built.package({"正文.pdf": elsewhere}, made_by).zip)
        assert [finding.code for finding in found] == ["rebuild-relaid"]
    kinds = {"white box": Random(1), "digits moved": Random(2), "spread": First()}
    for kind, chance in kinds.items():  # others: python -m tests.helpers.forging 240
        found = forge.paper(kind, "正文.pdf", chance, elsewhere)
        assert {file for _, file in errors(found)} == {"正文.pdf"}, kind


class First(Random):
    """Takes the first of anything: a short line, which stays on its page when it is spread."""

    def choice(self, seq: Sequence[Any]) -> Any:
        return seq[0]


@pytest.mark.parametrize("name", ["review", "notice"])
def test_a_package_that_an_earlier_commit_made_is_whole(name: str) -> None:
    """Whether today's lines stand where they stood then or not."""
    opened = open_package((PACKAGES / f"{name}-by-05ccdba.zip").read_bytes(), "a.zip")
    assert errors([*opened.findings, *rebuild_findings(opened)]) == set()


def test_of_a_package_of_an_earlier_version_the_paper_is_whole_and_the_rest_is_named() -> None:
    """Made by the code of an earlier commit; its fonts were left out, and the digests made to fit.

    What versions have changed since is named: faces of our own, parts of Word files, and what the
    checks say.
    """
    files = unpacked(OLDER.read_bytes())
    number = next(iter(files)).partition("/")[0]
    package = Package(number, files)
    faces = [name.partition("/data/")[2] for name in files if "/字体/" in name]
    opened = open_package(forged(package, dict.fromkeys(faces)), f"{number}.zip")
    assert opened.made_by == "0.0.8" and errors(opened.findings) == set()
    found = rebuild_findings(opened)
    named = [each for each in found if each.level is Level.ERROR]
    assert {each.plain["file"] for each in named} <= {
        "正文.docx", "manifest.json", "检查报告.txt", "检查报告.json"
    }  # fmt: skip
    reports = [each.plain["what"] for each in named if each.code == "rebuild-report"]
    known = r"fonts\.\d\.sha256|findings: fields-not-printed"
    assert all(re.fullmatch(known, what) for what in reports)


def test_what_looks_like_an_arrangement_is_none(forge: Forge) -> None:
    """Distances and feet that hide, move or add something (all at once: each is one part)."""
    for name, kinds in (("正文.docx", FLOW), ("主要指标一览表.docx", CELLS)):
        with zipfile.ZipFile(io.BytesIO(forge.package.payload(name))) as word:
            part, styles = word.read(PART), word.read(STYLES)
        for kind, change in kinds.items():
            changed = change(part, Random(1))
            assert changed != part and not same_but_arranged(PART, changed, part), kind
        wider = re.sub(rb'<w:w w:val="8.', b'<w:w w:val="99', styles)
        assert wider != styles and not same_but_arranged(STYLES, wider, styles)


def test_a_version_that_holds_the_foot_otherwise_is_whole(forge: Forge) -> None:
    """Empty lines that are distances, and a table that floats to the foot, are an arrangement."""
    word = forge.package.payload("正文.docx")
    part = last_at_the_foot(zipfile.ZipFile(io.BytesIO(word)).read(PART))
    held = with_parts(word, {PART: part})
    found = forge.found(forge.wrapped({"正文.docx": held}).zip)
    assert [finding.code for finding in found] == ["rebuild-kept"]


def test_a_report_that_says_less_is_named(forge: Forge) -> None:
    findings = [{"code": "never-there", "file": "briefing.yaml", "line": 3}]
    changed = {"manifest.json": manifest_of(forge.older, findings=findings)}
    told = [each.plain.get("what", "") for each in forge.found(forged(forge.older, changed))]
    assert "findings: never-there briefing.yaml:3" in told
    manifest = forge.older.payload("manifest.json").replace(b"\n", b"\n ", 1)
    assert errors(forge.found(forged(forge.older, {"manifest.json": manifest})))


@pytest.mark.parametrize("version", [CLAIMED, ""])
def test_another_zlib_changes_nothing(package: Package, version: str) -> None:
    papers = {}
    for name, data in package.papers.items():
        papers[name] = _deflated_anew(data) if name.endswith(".pdf") else with_parts(data, {})
        assert papers[name] != data
    with TemporaryDirectory() as folder:
        other = rebuilt_from(package, Path(folder)).package(papers, version)
    opened = open_package(other.zip, "a.zip")
    found = [*opened.findings, *rebuild_findings(opened)]
    assert errors(found) == set()
    assert {finding.code for finding in found} == {"rebuild-packed"}


OTHER_ZLIB = """
import sys
from zlib_ng import zlib_ng
sys.modules["zlib"] = zlib_ng  # before anything else takes it
from jianbao.cli import main
assert "zlib_ng" in sys.modules["zlib"].__name__
sys.exit(main(sys.argv[1:]))
"""


def test_a_package_made_with_zlib_ng_is_whole(tmp_path: Path) -> None:
    """Newer Pythons bring zlib-ng: what it packs otherwise is no change of what is packed.

    Streams of a PDF are packed by libdeflate, whatever zlib there is.
    """
    folder = make_briefing(tmp_path, {"1-a": "heading: 一\ntext: 文。\n"}, head=KEYS)
    for command in ("build", "archive"):
        words = [sys.executable, "-c", OTHER_ZLIB, command, str(folder)]
        subprocess.run(words, cwd=tmp_path, check=True, stdin=subprocess.DEVNULL, timeout=120)
    (path,) = (tmp_path / "output/archive").glob("*.zip")
    opened = open_package(path.read_bytes(), path.name)
    found = [*opened.findings, *rebuild_findings(opened)]
    assert errors(found) == set()
    packed = {finding.plain["file"].rpartition("/")[2] for finding in found}
    assert "正文.docx" in packed
    assert "正文.pdf" not in packed
    assert {finding.code for finding in found} == {"rebuild-packed"}


def _deflated_anew(data: bytes) -> bytes:
    """Return a PDF with other deflated bytes and other object numbers, and nothing else changed."""
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pikepdf.settings.set_flate_compression_level(1)
        try:
            pdf.save(made, recompress_flate=True, fix_metadata_version=False)
        finally:
            pikepdf.settings.set_flate_compression_level(-1)
    return made.getvalue()


def test_other_objects_for_the_same_pages_are_told(forge: Forge) -> None:
    with pikepdf.open(io.BytesIO(forge.package.payload("正文.pdf"))) as pdf:
        pdf.pages[0].contents_add(b"q Q")
        made = io.BytesIO()
        pdf.save(made, fix_metadata_version=False)
    found = forge.found(forge.wrapped({"正文.pdf": made.getvalue()}).zip)
    assert errors(found) == set()
    assert {finding.code for finding in found} == {"rebuild-looked"}
