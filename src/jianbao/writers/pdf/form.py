"""The form pdf: PDF/A of the wanted kind."""

from __future__ import annotations

from jianbao.document.placed import Placed
from jianbao.writers.made import Made, Wanted
from jianbao.writers.pdf.conformance import ARCHIVES
from jianbao.writers.pdf.writing import write_pdf


def write(placed: Placed, wanted: Wanted) -> Made:
    """Return the PDF of a paper."""
    data = write_pdf(placed, wanted.attachments, wanted.archive)
    return Made(data, conforms=ARCHIVES[wanted.archive].conforms)
