"""A Word file read back, as zip and XML."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from jianbao.document.placed import Placed
from jianbao.document.word.names import WORD, tag
from jianbao.proof.back import UnreadError
from jianbao.proof.drift import Drift, first_drift
from jianbao.readers.pieces import Piece


def read(data: bytes, placed: Placed, pieces: list[Piece]) -> tuple[Drift | None, list[str]]:
    """Return the first piece that differs, and the texts of headings, paragraphs and notes."""
    from lxml import etree

    from jianbao.readers.word.pieces_of_word import WordFile

    try:
        found = WordFile(data).pieces()
    except (zipfile.BadZipFile, etree.XMLSyntaxError, KeyError, ValueError) as error:
        return Drift("zip", "docx", str(error)), []
    texts = [piece.text for piece in found if piece.kind in ("heading", "paragraph", "note")]
    return first_drift(pieces, found), texts


def printed(data: bytes) -> Iterator[str]:
    """Yield the lines of every part's paragraphs. Raises UnreadError."""
    from lxml import etree

    word = tag(WORD)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for part in package.namelist():
                if part.startswith("word/") and part.endswith(".xml"):
                    for paragraph in etree.fromstring(package.read(part)).iter(f"{word}p"):
                        signs = paragraph.iter(f"{word}t", f"{word}br", f"{word}tab")
                        text = "".join(sign.text or "\n" for sign in signs)
                        yield from text.splitlines()
    except (zipfile.BadZipFile, etree.XMLSyntaxError) as error:
        raise UnreadError(str(error)) from error


def said(data: bytes) -> object:
    """Return the pieces of the file."""
    from jianbao.readers.word.pieces_of_word import WordFile

    return WordFile(data).pieces()
