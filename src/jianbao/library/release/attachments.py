"""What every PDF carries inside it: the briefing's YAML files and its ledger as a table."""

from __future__ import annotations

import csv
import io
from pathlib import PurePosixPath

from jianbao.briefing.model import Briefing, Figure
from jianbao.messages.release import ATTACHED_LEDGER, ATTACHED_SOURCE
from jianbao.writers.attachment import Attachment
from jianbao.yaml.dates import typed

YAML, CSV = "application/yaml", "text/csv"
LEDGER = "figures.csv"
COLUMNS = ("id", "label", "value", "unit", "kind", "period", "scope")
PICTURES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".svg": "image/svg+xml",
}
UNSTATED = "unstated"  # as a period is typed that is not known


def attachments_of(briefing: Briefing, sources: dict[str, bytes]) -> tuple[Attachment, ...]:
    """Return the sources under the names given, and the ledger, if any, as CSV."""
    description = ATTACHED_SOURCE.text("zh")
    files = tuple(
        Attachment(_spelt(name), data, _kind(name), "Source", description)
        for name, data in sorted(sources.items())
    )
    if not briefing.figures:
        return files
    table = ledger_csv(briefing)
    return (*files, Attachment(LEDGER, table, CSV, "Data", ATTACHED_LEDGER.text("zh")))


def ledger_csv(briefing: Briefing) -> bytes:
    """Return the ledger as CSV (RFC 4180) in UTF-8, marked as such so that Excel reads it."""
    text = io.StringIO(newline="")
    rows = csv.writer(text)
    rows.writerow(COLUMNS)
    for figure in briefing.figures.values():
        rows.writerow(_row(figure, briefing))
    return text.getvalue().encode("utf-8-sig")


def _kind(name: str) -> str:
    return PICTURES.get(PurePosixPath(name).suffix.lower(), YAML)


def _spelt(name: str) -> str:
    """Return a file's name; bytes that are not UTF-8 are spelt out, as in the manifest."""
    return name.encode("utf-8", "backslashreplace").decode()


def _row(figure: Figure, briefing: Briefing) -> tuple[str, ...]:
    period = typed(figure.period or briefing.period) if figure.period_stated else UNSTATED
    label, value = figure.label.text, figure.value.text
    return figure.id, label, value, figure.unit, figure.kind, period, figure.scope
