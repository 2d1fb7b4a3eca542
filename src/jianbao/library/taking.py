"""`take_figures`: values from a filled-in spreadsheet, back into the ledger."""

from __future__ import annotations

from pathlib import Path

from jianbao.audit.fix import changed
from jianbao.intake.filled import changes_of
from jianbao.library.checking import Fixes
from jianbao.library.options import AnyPath
from jianbao.library.sources import read
from jianbao.messages.errors import InputError
from jianbao.messages.intake import cannot_import
from jianbao.messages.opening import read_file, reason_of
from jianbao.readers.sheet.cells import LARGEST_FILE, read_cells

LEDGER = "figures.yaml"


def take_figures(briefing: AnyPath, file: AnyPath) -> Fixes:
    """Return what a spreadsheet (.xlsx, .csv) changes in a briefing's ledger. Nothing is written.

    Its columns are those that `figures` writes; 编号 and 数值 (id, value) must be there. Comments
    and order of the ledger stay. Raises InputError with the cells that cannot be taken.
    """
    path, folder = Path(file), Path(briefing)
    content = read(folder)
    try:
        data = read_file(path, LARGEST_FILE)
    except (OSError, ValueError) as error:
        raise InputError([cannot_import(None, name=path.name, reason=reason_of(error))]) from error
    changes = changes_of(content.briefing, read_cells(data, path.name), path.name)
    before = content.sources.get(LEDGER, b"").decode("utf-8")
    after = changed(before, sorted(changes, reverse=True))
    return Fixes(folder, {LEDGER: (before, after)} if after != before else {})
