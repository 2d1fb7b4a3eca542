"""What many tests share: the real briefing, built once, and LibreOffice, started once."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

if os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):
    # Each program that a test starts would compile all of our modules anew: they are kept apart.
    sys.dont_write_bytecode = False
    sys.pycache_prefix = str(Path(__file__).parents[1] / ".pytest_cache" / "compiled")
    os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix

import pytest
from hypothesis import HealthCheck, settings

from jianbao.library.making import make_release as build
from jianbao.library.options import BuildOptions, PdfA, Surroundings
from jianbao.library.release.release import Release
from tests.helpers.briefings import make_briefing
from tests.helpers.canaries import Canaries
from tests.helpers.libreoffice import LibreOffice
from tests.helpers.slow import mark_fast
from tests.helpers.verapdf import VeraPDF, require_verapdf

# How long an example takes says something of the machine, not of what is tested.
settings.register_profile(
    "any-machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any-machine")

ROOT = Path(__file__).parents[1]
BUNDLE = ROOT / "src/jianbao/fonts"
CASES = ROOT / "tests/cases"
PINGXIANG = ROOT / "briefings/pingxiang-2022"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add what the grids are asked for (tests/grids)."""
    parser.addoption("--whole-grids", action="store_true", help="all cells, not a sample")
    parser.addoption("--grid-seed", type=int, default=1, help="which character stands for a kind")


@pytest.fixture(scope="session")
def whole_grids(request: pytest.FixtureRequest) -> bool:
    """Whether a grid tries all of its cells."""
    return bool(request.config.getoption("--whole-grids"))


@pytest.fixture(scope="session")
def grid_seed(request: pytest.FixtureRequest) -> int:
    """What chooses the cells of a grid."""
    return int(request.config.getoption("--grid-seed"))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Give `-m fast` what it chooses from; leave out what runs with `--whole-grids` only."""
    mark_fast(items)
    if not config.getoption("--whole-grids"):
        items[:] = [item for item in items if not item.get_closest_marker("on_request")]


@pytest.fixture(scope="session")
def canaries() -> Iterator[Canaries]:
    """Files that nothing may read, write or run, and a look at all that this process opens."""
    watched = Canaries()
    watched.watch()
    yield watched
    shutil.rmtree(watched.folder)


@pytest.fixture(autouse=True)
def no_canary_is_touched(canaries: Canaries) -> Iterator[None]:
    """Fail the test that touches one, whatever it is about."""
    yield
    assert not canaries.touched()


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Signals to end arrive here and in children, also where the suite was started to ignore them.

    A shell does that for what it runs in the background, nohup for all; children inherit it.
    """
    before = {
        number: signal.signal(number, signal.SIG_DFL)
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    }
    signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.fixture(scope="session")
def release() -> Release:
    """The real briefing, built."""
    return build(PINGXIANG, around=Surroundings(ROOT))


@pytest.fixture(scope="session")
def embedding_release() -> Release:
    """The real briefing, built with subsets of the faces inside its Word files."""
    return build(PINGXIANG, BuildOptions(embed_fonts=True), Surroundings(ROOT))


@pytest.fixture(scope="session")
def outputs(release: Release, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Its files on disk, by what follows the briefing's name: .pdf, -metrics.docx …"""
    folder = tmp_path_factory.mktemp("outputs")
    for output in release.outputs:
        (folder / output.name).write_bytes(output.data)
    return {
        output.name.removeprefix("pingxiang-2022"): folder / output.name
        for output in release.outputs
    }


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LibreOffice]:
    """LibreOffice with the bundle's faces under the names that Word knows."""
    office = LibreOffice.start(tmp_path_factory.mktemp("office"), BUNDLE)
    office.keep_running()
    yield office
    office.end()


@pytest.fixture(scope="session")
def overview(outputs: dict[str, Path]) -> bytes:
    """The real briefing's PDF."""
    return outputs[".pdf"].read_bytes()


@pytest.fixture(scope="session")
def sheet(outputs: dict[str, Path]) -> bytes:
    """The PDF of its metrics sheet."""
    return outputs["-metrics.pdf"].read_bytes()


@pytest.fixture(scope="session")
def verapdf() -> VeraPDF:
    """The validator of PDF/A and PDF/UA."""
    return require_verapdf()


def build_pdfs(folder: Path, archive: PdfA = "3a", template: str = "") -> dict[str, bytes]:
    """Build one briefing and return its PDFs by name."""
    options = BuildOptions(template, ("pdf",), archive)
    outputs = build(folder, options, Surroundings(ROOT)).outputs
    return {output.name: output.data for output in outputs}


@pytest.fixture
def briefing_copy(tmp_path: Path) -> Path:
    """A copy of the real briefing that a test may change."""
    return Path(shutil.copytree(PINGXIANG, tmp_path / "pingxiang-2022"))


@pytest.fixture
def short_copy(tmp_path: Path) -> Path:
    """A briefing under the real one's name, of one sentence and two figures: built in no time."""
    made = make_briefing(
        tmp_path,
        {"1-a": "heading: 办案情况\ntext: 批捕{批捕}，起诉{起诉}。\n"},
        "批捕: {value: 278, unit: 人, label: 批捕}\n起诉: {value: 500, label: 起诉, unit: 人}\n",
    )
    return made.rename(tmp_path / PINGXIANG.name)
