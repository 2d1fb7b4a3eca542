"""`jianbao verify-layout`: a finished file measured against the rules of layout."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from jianbao.cli.table import left_lines
from jianbao.library.layout_sheet import is_sheet, sheet_pdf, summary, table_rows
from jianbao.library.release.files import replace_files
from jianbao.messages.commands import layout_no_sheet, layout_same_file
from jianbao.messages.errors import InputError, WriteError
from jianbao.messages.library import cannot_write
from jianbao.messages.standard import LAYOUT_CONVERT
from jianbao.proof.standard.measuring.checking import Checked, check_file
from jianbao.proof.standard.words import clause_text, measured_text, required_text


def run_verify_layout(words: argparse.Namespace, language: str) -> int:
    """Print the sheet; return 0 where every rule is kept, 1 where one is broken."""
    checked = check_file(Path(words.file), words.form or "")
    if words.pdf:
        _check_free(Path(words.pdf), Path(words.file))
        _write(Path(words.pdf), sheet_pdf(checked))
    if words.format == "json":
        print(json.dumps(_record(checked, language), ensure_ascii=False, indent=2))
    else:
        print("\n".join(left_lines(table_rows(checked, language))))
        print(summary(checked, language), file=sys.stderr)
        if checked.kind == "docx":
            print(LAYOUT_CONVERT.text(language), file=sys.stderr)
    return 0 if checked.kept else 1


def _record(checked: Checked, language: str) -> dict[str, object]:
    return {
        "file": checked.name,
        "sha256": checked.digest,
        "pages": checked.pages or None,
        "form": checked.form or None,
        "kept": checked.kept,
        "rules": [
            {
                "code": reading.requirement.code,
                "standard": reading.requirement.standard or None,
                "clause": reading.requirement.clause.replace("—", "") or None,
                "shown": clause_text(reading.requirement),
                "required": required_text(reading.requirement, language),
                "measured": measured_text(reading, language),
                "numbers": reading.measure.numbers,
                "unit": reading.requirement.unit or None,
                "verdict": reading.verdict,
                "source": reading.requirement.source,
            }
            for reading in checked.readings
        ],
    }


def _check_free(path: Path, measured: Path) -> None:
    """Raise InputError where the sheet would replace a file that is none."""
    try:
        if not path.is_file():
            return
        code = layout_same_file if path.samefile(measured) else layout_no_sheet
        taken = code is layout_same_file or not is_sheet(path)
    except OSError as error:
        raise _unwritable(path, error) from error
    if taken:
        raise InputError([code(file=path)])


def _write(path: Path, data: bytes) -> None:
    try:
        replace_files(path.parent, {path.name: data})
    except OSError as error:
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: OSError) -> WriteError:
    reason = f"{path}: {error.strerror}"
    return WriteError([cannot_write(reason=reason)])
