"""Two validators of Word files, which see different faults: openxml-audit and the Open XML SDK.

openxml-audit also predicts where Word would offer to repair a file; the SDK is Microsoft's own.
"""

from __future__ import annotations

import atexit
import functools
import importlib.util
import json
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.helpers.programs import end_for_want_of, require

ROOT = Path(__file__).parents[2]
SCRIPT = Path(__file__).with_name("validate_word.mjs")
SDK = "@ooxml-tools/validate"
SDK_VERSION = "0.4.6"
SDK_INSTALL = (
    f"npm install --no-save --no-package-lock --no-audit --no-fund --prefix . {SDK}@{SDK_VERSION}"
)
AUDIT_INSTALL = "pip install '.[test]'"


def audit_errors(files: Iterable[Path]) -> dict[str, list[str]]:
    """Return what openxml-audit has against each file, by the file's stem.

    Each file gets a validator of its own: one that is used again mixes files up, for it remembers
    them by addresses in memory (0.8.0, semantic/constraints/cross_part.py).
    """
    if not importlib.util.find_spec("openxml_audit"):
        end_for_want_of("openxml-audit", AUDIT_INSTALL)
    return {file.stem: list(_audit(file)) for file in files}


def _audit(file: Path) -> Iterator[str]:
    from openxml_audit import FileFormat, OpenXmlValidator

    validator = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365)
    yield from map(str, validator.validate(file).errors)


def require_sdk() -> tuple[str, Path]:
    """Return Node.js and the Open XML SDK; where one is missing, end the test."""
    node, library = require("node"), ROOT / "node_modules" / SDK / "dist/npm/index.js"
    if not library.exists():
        end_for_want_of(SDK, SDK_INSTALL)
    return node, library


def sdk_errors(files: Iterable[Path]) -> dict[str, list[str]]:
    """Return what the Open XML SDK has against each file, by the file's stem."""
    asked = json.dumps([str(file) for file in files])
    found = json.loads(_sdk(*require_sdk()).answer(asked))
    return {Path(file).stem: list(map(_line, errors)) for file, errors in found.items()}


@functools.cache
def _sdk(node: str, library: Path) -> _Sdk:
    sdk = _Sdk(node, library)
    atexit.register(sdk.end)
    return sdk


class _Sdk:
    """The Open XML SDK, kept running: its start takes three times as long as a file."""

    def __init__(self, node: str, library: Path) -> None:
        self._process = subprocess.Popen(
            [node, str(SCRIPT), str(library)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def answer(self, asked: str) -> str:
        """Return the line that answers a line."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(asked + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        assert answer, "the Open XML SDK has ended"
        return answer

    def end(self) -> None:
        """Let it go, at the end of the tests."""
        self._process.kill()
        self._process.wait()


def _line(error: dict[str, str]) -> str:
    return "[{id}] {part}:{path}: {description}".format(**error)
