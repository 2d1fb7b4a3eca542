"""What pip installs: the wheel holds all that a build needs, and nothing that makes fonts."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from jianbao.document.program import __version__
from jianbao.library.release.release import Release
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    words = ["-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run([sys.executable, *words], cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def bare(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A venv with the wheel in it; what the wheel depends on is lent by the venv of the tests."""
    venv = tmp_path_factory.mktemp("bare") / ".venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(venv)], check=True)
    python = venv / "bin/python"
    words = ["-m", "pip", "--python", str(python), "install", "-q", "--no-deps", "--no-index"]
    subprocess.run([sys.executable, *words, str(wheel)], check=True, capture_output=True)
    (installed,) = venv.glob("lib/python3*/site-packages")
    (installed / "lent.pth").write_text("\n".join(lent()), "utf-8")
    return venv


def lent() -> set[str]:
    """Return the folders of packages that this process uses, but for jianbao's own."""
    folders = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib"), *sys.path}
    return {folder for folder in folders if "site-packages" in folder}


def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as package:
        return set(package.namelist())


def files(folder: Path, name: str) -> set[str]:
    """Return the files of a folder as they are called in the wheel, but for what Python made."""
    paths = {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}
    return {f"{name}/{path.as_posix()}" for path in paths if "__pycache__" not in path.parts}


def test_everything_but_the_making_of_fonts_is_inside(wheel: Path) -> None:
    shipped = "jianbao/compose/template/shipped"
    wanted = {*files(ROOT / "src/jianbao", "jianbao"), *files(ROOT / "templates", shipped)}
    assert {name for name in names(wheel) if ".dist-info/" not in name} == {
        name
        for name in wanted
        if not name.startswith(("jianbao/fonts/making/", "jianbao/desk/making/"))
    }
    assert {f"{shipped}/official/template.yaml", "jianbao/py.typed"} <= wanted
    assert any(name.startswith("jianbao/yaml/schemas/") for name in wanted)


def test_every_licence_goes_along(wheel: Path) -> None:
    licences = {name.partition("/licenses/")[2] for name in names(wheel)} - {""}
    folders = {path.rpartition("/")[0] for path in licences}
    assert "LICENSE" in licences
    assert {"src/jianbao/fonts/ofl", "src/jianbao/fonts/gpl-font-exception"} <= folders
    assert "src/jianbao/writers/pdf/colour" in folders


def test_the_readme_s_first_command_builds_from_the_wheel(
    bare: Path, release: Release, tmp_path: Path
) -> None:
    (line,) = re.findall(r"\.venv/(bin/jianbao .*)", (ROOT / "README.md").read_text("utf-8"))
    program, *words = shlex.split(line)
    shutil.copytree(ROOT / "briefings", tmp_path / "briefings")
    ended = subprocess.run(
        [bare / program, *words], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stderr
    made = tmp_path / "output"
    assert {path.name for path in made.iterdir()} == {
        path.name for path in (ROOT / "briefings").iterdir()
    }
    for output in release.outputs:
        assert (made / "pingxiang-2022" / output.name).read_bytes() == output.data, output.name


def test_the_bare_venv_uses_the_wheel(bare: Path) -> None:
    code = "import jianbao; print(jianbao.__file__)"
    words = [bare / "bin/python", "-c", code]
    told = subprocess.run(words, capture_output=True, text=True, check=True, cwd="/").stdout
    assert Path(told.strip()).is_relative_to(bare)


def test_the_version_stands_in_one_place(wheel: Path) -> None:
    assert wheel.name.startswith(f"jianbao-{__version__}-")
    (head,) = re.findall(r"\A# Changes\n\n## (\S+)", (ROOT / "CHANGELOG.md").read_text("utf-8"))
    assert head == __version__
