"""Where the source fonts of the bundle are had from (for `build_bundle`)."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

WHEELS = ("justmytype-intl-cjk==0.1.0", "pylopdf-fonts-zh-cn==0.1.1")
DEBIAN_PACKAGES = (
    "texlive-lang-chinese=2022.20230122-1",
    "fonts-lxgw-wenkai=1.250+repack-1",
    "fonts-noto-cjk=1:20220127+repack1-1",
    "unicode-data=15.0.0-1",
)


def fetch(folder: Path) -> None:
    """Fill `folder` with the wheels and Debian packages that hold the source fonts."""
    folder.mkdir(parents=True, exist_ok=True)
    pip = (sys.executable, "-m", "pip", "download", "--no-deps", *WHEELS)
    subprocess.run(pip, cwd=folder, check=True)
    subprocess.run(("apt-get", "download", *DEBIAN_PACKAGES), cwd=folder, check=True)
    for wheel in sorted(folder.glob("*.whl")):
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(folder / wheel.stem)
    for package in sorted(folder.glob("*.deb")):
        subprocess.run(("dpkg", "-x", package.name, package.stem), cwd=folder, check=True)
