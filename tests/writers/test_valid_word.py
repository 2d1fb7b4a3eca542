"""Word files are valid: two validators have nothing against them, and nothing that WPS misreads."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from msgspec.structs import replace

from jianbao.document.placed import Placed
from jianbao.library.making import make_release as build
from jianbao.library.options import BuildOptions, Surroundings
from jianbao.writers.docx.writing import write_docx
from tests.compose.test_metrics_sheet import multiply_ledger
from tests.conftest import CASES, PINGXIANG, ROOT
from tests.helpers import validators
from tests.helpers.faults import FAULTS
from tests.helpers.programs import SET_UP
from tests.helpers.validators import audit_errors, require_sdk, sdk_errors
from tests.helpers.words import WORD, docx_part
from tests.writers.test_docx import DOCUMENT, THEME

BRIEFINGS = sorted(path.parent for path in ROOT.glob("briefings/*/briefing.yaml"))
EMBEDDING = {"plain": False, "embedded": True}
LONGEST_NAME = 31  # characters of a font's name, in Word
FLAGS = {("doNotExpandShiftReturn", ""), ("compatibilityMode", "15")}
TEXT_BOXES = {"txbxContent", "txbx", "textbox", "framePr", "pict", "AlternateContent", "anchor"}


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every sample as Word files: briefings, a sheet with its annex, live fields, every block."""
    folder = tmp_path_factory.mktemp("word files")
    full = Path(shutil.copytree(PINGXIANG, folder / "full-ledger"))
    multiply_ledger(full, 2)
    files = {}
    for kind, embed in EMBEDDING.items():
        options = BuildOptions(forms=("docx",), embed_fonts=embed)
        for briefing in (*BRIEFINGS, full):
            for output in build(briefing, options, Surroundings(ROOT)).outputs:
                files[f"{Path(output.name).stem}-{kind}"] = output.data
        around = Surroundings(CASES)
        fields = build(CASES / "good/live-fields", options, around)
        files[f"live-fields-{kind}"] = fields.outputs[0].data
        index = build(PINGXIANG, replace(options, template="with-index"), around)
        files[f"with-index-{kind}"] = index.outputs[0].data
        placed = Placed(DOCUMENT, THEME, (), (), (), {"fang": "一行", "hei": "甲"})
        files[f"every-block-{kind}"] = write_docx(placed, embed)
    return _written(files, folder)


@pytest.fixture(scope="session")
def faulty(samples: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The sample with fonts inside, each time with another fault."""
    good = samples["pingxiang-2022-embedded"].read_bytes()
    files = {name: planted.fault(good) for name, planted in FAULTS.items()}
    return _written(files, tmp_path_factory.mktemp("faulty"))


@pytest.fixture(scope="session")
def audited(samples: dict[str, Path], faulty: dict[str, Path]) -> dict[str, list[str]]:
    """What openxml-audit says of each file."""
    return audit_errors([*samples.values(), *faulty.values()])


@pytest.fixture(scope="session")
def sdk() -> None:
    """Nothing is built for the SDK where it is missing."""
    require_sdk()


@pytest.fixture(scope="session")
def checked(sdk: None, samples: dict[str, Path], faulty: dict[str, Path]) -> dict[str, list[str]]:
    """What the Open XML SDK says of each file."""
    return sdk_errors([*samples.values(), *faulty.values()])


def _written(files: dict[str, bytes], folder: Path) -> dict[str, Path]:
    for name, data in files.items():
        (folder / f"{name}.docx").write_bytes(data)
    return {name: folder / f"{name}.docx" for name in files}


def test_samples_are_all_there(samples: dict[str, Path]) -> None:
    names = {f"{path.name}-{kind}" for path in BRIEFINGS for kind in EMBEDDING}
    assert names | {"full-ledger-metrics-plain", "full-ledger-metrics-embedded"} <= set(samples)
    annex = docx_part(samples["full-ledger-metrics-plain"].read_bytes(), "word/document.xml")
    assert "附页" in "".join(annex.itertext())


def test_openxml_audit_has_nothing_to_say(
    samples: dict[str, Path], audited: dict[str, list[str]]
) -> None:
    assert {name: audited[name] for name in samples if audited[name]} == {}


def test_open_xml_sdk_has_nothing_to_say(
    samples: dict[str, Path], checked: dict[str, list[str]]
) -> None:
    assert {name: checked[name] for name in samples if checked[name]} == {}


@pytest.mark.parametrize("name", [name for name, planted in FAULTS.items() if planted.audit])
def test_openxml_audit_sees_planted_faults(name: str, audited: dict[str, list[str]]) -> None:
    assert FAULTS[name].audit in "\n".join(audited[name])


@pytest.mark.parametrize("name", [name for name, planted in FAULTS.items() if planted.sdk])
def test_open_xml_sdk_sees_planted_faults(name: str, checked: dict[str, list[str]]) -> None:
    assert FAULTS[name].sdk in "\n".join(checked[name])


@pytest.mark.parametrize("validate", [audit_errors, sdk_errors])
def test_missing_validator_fails_in_ci_and_skips_elsewhere(
    validate: Callable[[list[Path]], object], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(validators, "ROOT", tmp_path)
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="install"):
        validate([])
    monkeypatch.delenv("CI")
    with pytest.raises(pytest.skip.Exception, match="install"):
        validate([])


def test_the_set_up_installs_the_validator_that_the_tests_name() -> None:
    set_up = SET_UP.read_text("utf-8")
    assert f"\nvalidator={validators.SDK}@{validators.SDK_VERSION}\n" in set_up
    assert f'{validators.SDK_INSTALL.partition(" @")[0]} "$validator"' in set_up


def parts_of(path: Path) -> dict[str, etree._Element]:
    """Return the Word file's own XML parts."""
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as package:
        return {
            name: etree.fromstring(package.read(name))
            for name in package.namelist()
            if re.fullmatch(r"word/\w+\.xml", name)
        }


def test_every_table_says_its_width_and_those_of_its_columns(samples: dict[str, Path]) -> None:
    tables = [
        (name, table)
        for name, path in samples.items()
        for table in parts_of(path)["word/document.xml"].iter(f"{WORD}tbl")
    ]
    assert len(tables) >= 20
    for name, table in tables:
        width = table.find(f"{WORD}tblPr/{WORD}tblW")
        columns = [
            int(column.get(f"{WORD}w", "0")) for column in table.iterfind(f"{WORD}tblGrid/*")
        ]
        assert width is not None and width.get(f"{WORD}type") == "dxa", name
        assert min(columns) > 0 and sum(columns) == int(width.get(f"{WORD}w", "0")), name
        for row in table.iterfind(f"{WORD}tr"):
            spans = [span.get(f"{WORD}val", "1") for span in row.iter(f"{WORD}gridSpan")]
            cells = len(row.findall(f"{WORD}tc")) + sum(int(span) - 1 for span in spans)
            assert cells == len(columns), name
            assert len(list(row.iter(f"{WORD}tcW"))) == len(row.findall(f"{WORD}tc")), name


def test_nothing_that_wps_reads_differently(samples: dict[str, Path]) -> None:
    for name, path in samples.items():
        for part, root in parts_of(path).items():
            for element in root.iter(etree.Element):
                tag = etree.QName(element).localname
                attributes = {etree.QName(key).localname for key in element.attrib}
                # A turned page's number has to stand in a box (GB/T 9704-2012, 8).
                turned = name.startswith("notice") and part.startswith("word/footer")
                assert tag not in TEXT_BOXES or turned, (name, part)
                assert not [key for key in attributes if key.endswith("Theme")], (name, part)


def test_compatibility_is_that_of_word_2013_and_no_more(samples: dict[str, Path]) -> None:
    for name, path in samples.items():
        compat = parts_of(path)["word/settings.xml"].find(f"{WORD}compat")
        assert compat is not None
        flags = {
            (flag.get(f"{WORD}name", etree.QName(flag).localname), flag.get(f"{WORD}val", ""))
            for flag in compat
        }
        assert flags == FLAGS, name


def test_fonts_have_names_that_word_and_wps_can_read(samples: dict[str, Path]) -> None:
    for name, path in samples.items():
        parts = parts_of(path)
        fonts = parts["word/fontTable.xml"]
        listed = [font.get(f"{WORD}name", "") for font in fonts]
        others = [other.get(f"{WORD}val", "") for other in fonts.iter(f"{WORD}altName")]
        used = {
            face
            for root in parts.values()
            for entry in root.iter(f"{WORD}rFonts")
            for key, face in entry.attrib.items()
            if not key.endswith("}hint")
        }
        assert used <= set(listed), name
        assert not [other for other in others if set(other) & set(",，;；")], name
        assert all(0 < len(font) <= LONGEST_NAME for font in (*listed, *others)), name
