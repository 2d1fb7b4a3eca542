"""A PDF without the files inside it: what is mailed says no more than its pages.

The sources hold every recipient's address, comments, and what was not printed.
"""

from __future__ import annotations

import io

from pikepdf import ObjectStreamMode

from jianbao.readers.pdf.opening import opened
from jianbao.readers.pdf.streams import Streams

CARRYING, PLAIN = (f"<pdfaid:part>{part}</pdfaid:part>".encode() for part in (3, 2))
"""PDF/A-2 is the same as PDF/A-3 (ISO 19005) but for files of any kind inside."""


def without_sources(data: bytes) -> bytes:
    """Return a PDF of ours without its attachments, PDF/A-2 where it was PDF/A-3.

    The same file gives the same bytes; one that carries nothing is left as it is. Raises ReadError.
    """
    with opened(data) as pdf:
        if "/AF" not in pdf.Root:
            return data
        del pdf.Root.AF
        del pdf.Root.Names.EmbeddedFiles
        if not pdf.Root.Names.keys():
            del pdf.Root.Names
        metadata = Streams().read(pdf.Root.Metadata)
        pdf.Root.Metadata.write(metadata.replace(CARRYING, PLAIN))
        made = io.BytesIO()
        pdf.save(
            made,
            deterministic_id=True,
            object_stream_mode=ObjectStreamMode.generate,
            fix_metadata_version=False,
        )
    return made.getvalue()
