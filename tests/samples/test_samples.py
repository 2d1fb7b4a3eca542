"""Every template has a sample, and every sample holds what is promised of each paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from jianbao.library.making import make_release as build
from jianbao.library.options import BuildOptions, Surroundings
from jianbao.library.release.release import Release
from jianbao.messages.findings import Level
from jianbao.proof.output import Output
from jianbao.proof.second.comparison import Comparison, compare
from jianbao.proof.standard.measuring.checking import check_bytes
from jianbao.proof.standard.requirement import Verdict
from tests.conftest import PINGXIANG, ROOT
from tests.helpers.libreoffice import LibreOffice
from tests.helpers.validators import audit_errors, sdk_errors
from tests.helpers.verapdf import STANDARDS, VeraPDF, assert_kept

PAPERS = {
    "overview": (PINGXIANG, "overview", 8),
    "digest": (PINGXIANG, "digest", 2),
    "bulletin-of-pingxiang": (PINGXIANG, "bulletin", 8),
    "meeting-of-pingxiang": (PINGXIANG, "meeting", 11),
    "podium-of-pingxiang": (PINGXIANG, "meeting/podium", 16),
    "sheet": (PINGXIANG, "metrics-sheet", 1),
    "bulletin": (ROOT / "briefings/bulletin-2026-12", "", 2),
    "official": (ROOT / "briefings/notice-2026", "", 6),
    "preprinted": (ROOT / "briefings/notice-2026", "official/preprinted", 6),
    "supervision": (ROOT / "briefings/supervision-2026", "", 2),
    "letter": (ROOT / "briefings/letter-2026", "", 1),
    "minutes": (ROOT / "briefings/minutes-2026", "", 2),
    "meeting": (ROOT / "briefings/meeting-2026", "", 4),
    "podium": (ROOT / "briefings/meeting-2026", "meeting/podium", 4),
    "english": (ROOT / "briefings/english-2026", "", 1),
    "us-letter": (ROOT / "briefings/english-2026", "english/us-letter", 1),
}
"""Name -> briefing, template ("": its own), pages of the main paper."""

OFFICIAL = ("overview", "official", "bulletin-of-pingxiang", "bulletin", "letter", "minutes")
"""Those that GB/T 9704-2012 has rules for."""


@pytest.fixture(scope="session")
def releases() -> dict[str, Release]:
    return {
        name: build(folder, BuildOptions(template=template), Surroundings(ROOT))
        for name, (folder, template, _) in PAPERS.items()
    }


@pytest.fixture(scope="session")
def compared(releases: dict[str, Release], office: LibreOffice) -> dict[str, list[Comparison]]:
    """Every Word file laid out by LibreOffice in one start, beside our PDF."""
    words = {
        f"{name}+{Path(output.name).stem}": output.data
        for name, release in releases.items()
        for output in files(release, ".docx")
    }
    made = office.pdfs(words, corrected=True)
    found: dict[str, list[Comparison]] = {name: [] for name in releases}
    for key, path in made.items():
        name, stem = key.split("+")
        ours = next(each for each in files(releases[name], ".pdf") if each.name == f"{stem}.pdf")
        labels = ours.proof.labels if ours.proof else ()
        found[name].append(compare(stem, ours.data, path.read_bytes(), labels))
    return found


def files(release: Release, suffix: str) -> list[Output]:
    return [output for output in release.outputs if output.name.endswith(suffix)]


@pytest.mark.parametrize("name", PAPERS)
def test_it_is_built_without_errors(releases: dict[str, Release], name: str) -> None:
    release = releases[name]
    assert [finding for finding in release.findings if finding.level is Level.ERROR] == []
    assert all(output.proof and not output.proof.findings for output in release.outputs)


@pytest.mark.parametrize("name", PAPERS)
def test_it_has_the_pages_that_it_should(releases: dict[str, Release], name: str) -> None:
    assert releases[name].outputs[0].pages == PAPERS[name][2]


@pytest.mark.parametrize("name", PAPERS)
def test_word_breaks_lines_and_pages_alike(
    compared: dict[str, list[Comparison]], name: str
) -> None:
    for comparison in compared[name]:
        assert comparison.first_difference is None
        assert comparison.lines_equal == comparison.lines
        assert comparison.pages_equal == comparison.pages == comparison.pages_word


@pytest.mark.parametrize("name", PAPERS)
def test_the_pdf_is_fit_for_the_archive(
    releases: dict[str, Release], verapdf: VeraPDF, name: str
) -> None:
    for output in files(releases[name], ".pdf"):
        assert_kept(verapdf, output.data, STANDARDS["3a"])


@pytest.mark.parametrize("name", OFFICIAL)
def test_it_keeps_the_rules_of_layout(releases: dict[str, Release], name: str) -> None:
    release = releases[name]
    for output in (files(release, ".pdf")[0], files(release, ".docx")[0]):
        checked = check_bytes(output.data, output.name)
        broken = [
            each.requirement.code for each in checked.readings if each.verdict is Verdict.BROKEN
        ]
        assert broken == []


def test_red_rules_in_the_text_make_no_letter(releases: dict[str, Release]) -> None:
    output = files(releases["supervision"], ".pdf")[0]
    checked = check_bytes(output.data, output.name)
    broken = {each.requirement.code for each in checked.readings if each.verdict is Verdict.BROKEN}
    assert not {code for code in broken if code.startswith("letter-")}


def test_the_word_files_are_valid(releases: dict[str, Release], tmp_path: Path) -> None:
    paths = []
    for name, release in releases.items():
        for output in files(release, ".docx"):
            paths.append(tmp_path / f"{name}+{output.name}")
            paths[-1].write_bytes(output.data)
    for found in (audit_errors(paths), sdk_errors(paths)):
        assert {stem: errors for stem, errors in found.items() if errors} == {}
