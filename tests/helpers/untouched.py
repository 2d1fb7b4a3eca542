"""A build in a process of its own, and whether it left that process and its packages alone.

Run as a module: prints `untouched`, or what is no longer as it was.
"""

from __future__ import annotations

import argparse
import decimal
import gc
import io
import locale
import os
import signal
import sys
import tempfile
import threading
import warnings
import zipfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import docx
import docx.opc.part
import lxml.etree
import pikepdf
import PIL.Image
import reportlab.lib.utils
import reportlab.pdfbase.pdfmetrics
import reportlab.pdfgen.canvas
import uharfbuzz

import jianbao
from tests.conftest import ROOT

PACKAGES = (
    argparse, zipfile, docx, docx.opc.part, lxml.etree, PIL.Image, pikepdf, reportlab.lib.utils,
    reportlab.pdfbase.pdfmetrics, reportlab.pdfgen.canvas, uharfbuzz, warnings, tempfile,
)  # fmt: skip


def state() -> Iterator[tuple[str, Any]]:
    """Yield what a program shares with the libraries in it, each under a name."""
    for package in PACKAGES:
        for name, value in sorted(vars(package).items()):
            if not isinstance(value, ModuleType) and name != "__warningregistry__":
                yield f"{package.__name__}.{name}", _shown(value)
    yield "modules", {name: id(module) for name, module in MODULES.items()}
    yield "signals", [signal.getsignal(each) for each in signal.valid_signals()]
    yield "garbage", (gc.isenabled(), gc.get_threshold())
    context = decimal.getcontext()
    yield "context", (context.prec, context.rounding, dict(context.traps))
    yield "locale", locale.setlocale(locale.LC_ALL)
    yield "folder", Path.cwd()
    yield "environment", dict(os.environ)
    yield "threads", threading.active_count()
    yield "compression", len(pikepdf_sample())
    yield "parts of Word", dict(docx.opc.part.PartFactory.part_type_for)
    yield "switch", sys.getswitchinterval()


def _shown(value: Any) -> Any:
    """Return what can be compared: a container's content, or which object it is."""
    if isinstance(value, dict):
        return {repr(key): id(each) for key, each in value.items()}
    if isinstance(value, list | set | tuple):
        return [repr(each) for each in value]
    return value if isinstance(value, int | float | str | bytes) else id(value)


def pikepdf_sample() -> bytes:
    """Return a PDF whose size tells how hard pikepdf compresses."""
    stream = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.Root.Sample = pdf.make_stream(b"".join(b"%d " % (n * n) for n in range(5000)))
        pdf.save(stream)
    return stream.getvalue()


MODULES = {name: sys.modules[name] for name in list(sys.modules) if name.partition(".")[0] in {
    "PIL", "reportlab", "docx", "pikepdf", "lxml", "argparse", "zipfile"}}  # fmt: skip


def main() -> int:
    """Build, check, set pages; compare before and after."""
    before = dict(state())
    sample = ROOT / "briefings/pingxiang-2022"
    options = jianbao.BuildOptions(forms=("docx", "pdf", "ofd"), embed_fonts=True)
    jianbao.build(sample, options, jianbao.Surroundings(ROOT))
    jianbao.check(sample, pages=True)
    MODULES.update({name: sys.modules.get(name) for name in MODULES})  # type: ignore[misc]
    after = dict(state())
    changed = sorted(name for name in before if before[name] != after.get(name))
    print("\n".join(changed) or "untouched")
    return int(bool(changed))


if __name__ == "__main__":
    raise SystemExit(main())
