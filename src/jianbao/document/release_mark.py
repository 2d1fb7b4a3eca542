"""What tells with which text a Word file went out: a digest of its words, whoever saves it."""

from __future__ import annotations

from jianbao.document.inlines import plain
from jianbao.document.paged import Paged
from jianbao.document.texts import texts

STARTS = "jianbao "
LENGTH = 16  # hexadecimal digits: of a million papers no two are alike


def release_mark(document: Paged) -> str:
    """Return a paper's mark: the same words give the same one, wherever their lines end."""
    from hashlib import sha256

    blocks = (*document.head, *document.blocks, *document.foot)
    said = [plain(text.inlines) for text in texts(blocks)]
    said += [plain(note) for note in document.notes]
    return STARTS + sha256("\n".join(said).encode("utf-8", "backslashreplace")).hexdigest()[:LENGTH]
