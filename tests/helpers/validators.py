"""Two validators of Word files, which see different faults: openxml-audit and the Open XML SDK.

openxml-audit also predicts where Word would offer to repair a file; the SDK is Microsoft's own.
"""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPT = Path(__file__).with_name("validate_word.mjs")
SDK = "@ooxml-tools/validate"
SDK_VERSION = "0.4.6"
SDK_INSTALL = (
    f"npm install --no-save --no-package-lock --no-audit --no-fund --prefix . {SDK}@{SDK_VERSION}"
)
AUDIT_INSTALL = "pip install '.[test]'"
SECONDS = 120


def audit_errors(files: Iterable[Path]) -> dict[str, list[str]]:
    """Return what openxml-audit has against each file, by the file's stem.

    Each file gets a validator of its own: one that is used again mixes files up, for it remembers
    them by addresses in memory (0.8.0, semantic/constraints/cross_part.py).
    """
    _require(importlib.util.find_spec("openxml_audit"), "openxml-audit", AUDIT_INSTALL)
    return {file.stem: list(_audit(file)) for file in files}


def _audit(file: Path) -> Iterator[str]:
    from openxml_audit import FileFormat, OpenXmlValidator

    validator = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365)
    yield from map(str, validator.validate(file).errors)


def sdk_errors(files: Iterable[Path]) -> dict[str, list[str]]:
    """Return what the Open XML SDK has against each file, by the file's stem."""
    library = ROOT / "node_modules" / SDK / "dist/npm/index.js"
    _require(library.exists() and shutil.which("node"), SDK, SDK_INSTALL)
    ended = subprocess.run(
        ["node", str(SCRIPT), str(library), *map(str, files)],
        capture_output=True, text=True, timeout=SECONDS, check=False,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    found = json.loads(ended.stdout)
    return {Path(file).stem: [_line(error) for error in found[file]] for file in found}


def _line(error: dict[str, str]) -> str:
    return "[{id}] {part}:{path}: {description}".format(**error)


def _require(found: object, name: str, install: str) -> None:
    """Fail in CI where a validator is missing; skip elsewhere and say how to get it."""
    if found:
        return
    message = f"{name} is missing; in the repository's folder run: {install}"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)  # a person without the validator may still run the rest; CI may not
