"""The form ofd: GB/T 33190-2016, which no office's reader has shown yet."""

from __future__ import annotations

from jianbao.document.placed import Placed
from jianbao.messages.library import ofd_experimental
from jianbao.writers.made import Made, Wanted
from jianbao.writers.ofd.writing import write_ofd


def write(placed: Placed, wanted: Wanted) -> Made:
    """Return the OFD file of a paper."""
    findings = (ofd_experimental(file=wanted.name),)
    return Made(write_ofd(placed), findings=findings, experimental=True)
