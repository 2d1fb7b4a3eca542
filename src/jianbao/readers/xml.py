"""The XML of a file from elsewhere, parsed within bounds: no entities, nothing from outside."""

from __future__ import annotations

from typing import Any

from jianbao.document.word.names import transitional
from jianbao.messages.readers import BYTES, NODES
from jianbao.readers.errors import ReadError, TooLargeError

Element = Any

LARGEST = 64 * 1024 * 1024  # bytes of one part
MOST_NODES = 6_000_000  # tags, and attributes thrice: so many take about 400 MiB as a tree
ATTRIBUTE = 3


def parsed(data: bytes, name: str) -> Element:
    """Return the root of a part called `name`, without comments and instructions.

    Strict OOXML is read as what Word usually writes.

    Raises ReadError where it is no XML, has a document type (which OOXML and OFD never have), or is
    larger than the part of any real file.
    """
    from lxml import etree

    if len(data) > LARGEST:
        raise TooLargeError(LARGEST, BYTES, name)
    if data.count(b"<") + ATTRIBUTE * data.count(b"=") > MOST_NODES:
        raise TooLargeError(MOST_NODES, NODES, name)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root: Element = etree.fromstring(transitional(data), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReadError(f"{name}: {error}") from error
    if root.getroottree().docinfo.doctype:
        raise ReadError(f"{name}: a document type")
    return root
