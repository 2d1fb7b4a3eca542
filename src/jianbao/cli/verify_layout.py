"""`jianbao verify-layout`: a finished file measured against the rules of layout."""

from __future__ import annotations

import argparse
import json
import sys

import jianbao
from jianbao.cli.table import left_lines
from jianbao.messages.standard import LAYOUT_CONVERT


def run_verify_layout(words: argparse.Namespace, language: str) -> int:
    """Print the sheet; return 0 where every rule is kept, 1 where one is broken."""
    measured = jianbao.measure_layout(words.file, words.form or "")
    if words.pdf:
        measured.write_sheet(words.pdf)
    if words.format == "json":
        print(json.dumps(measured.record(language), ensure_ascii=False, indent=2))
    else:
        print("\n".join(left_lines(measured.rows(language))))
        print(measured.summary(language), file=sys.stderr)
        if measured.kind == "docx":
            print(LAYOUT_CONVERT.text(language), file=sys.stderr)
    return 0 if measured.kept else 1
