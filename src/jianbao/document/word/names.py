"""The namespaces of Word's files.

Source: ECMA-376 part 1 (the transitional forms of part 4), and for those of Microsoft MS-ODRAWXML.
"""

from __future__ import annotations

import re

_OPEN_XML = "http://schemas.openxmlformats.org"
_MICROSOFT = "http://schemas.microsoft.com/office"

WORD = f"{_OPEN_XML}/wordprocessingml/2006/main"
SHEET = f"{_OPEN_XML}/spreadsheetml/2006/main"
CHART = f"{_OPEN_XML}/drawingml/2006/chart"
DRAWING = f"{_OPEN_XML}/drawingml/2006/main"
PICTURE = f"{_OPEN_XML}/drawingml/2006/picture"
IN_WORD = f"{_OPEN_XML}/drawingml/2006/wordprocessingDrawing"  # a drawing's place in the text
RELATIONSHIPS = f"{_OPEN_XML}/officeDocument/2006/relationships"
COMPATIBILITY = f"{_OPEN_XML}/markup-compatibility/2006"
SHAPE = f"{_MICROSOFT}/word/2010/wordprocessingShape"
PACKAGE = f"{_OPEN_XML}/package/2006"  # of a file's parts: how they belong together
CHART_2012 = f"{_MICROSOFT}/drawing/2012/chart"


STRICT = "http://purl.oclc.org/ooxml/"
"""How the namespaces of strict files begin, which Word writes on demand (ISO/IEC 29500-1)."""


def transitional(xml: bytes) -> bytes:
    """Return XML with strict namespaces, if there are any, as those that Word usually writes."""
    if STRICT.encode() not in xml:
        return xml
    usual = rf"{_OPEN_XML}/\1/2006/\2".encode()
    return re.sub(rf"{re.escape(STRICT)}(\w+)/(\w+)".encode(), usual, xml)


def tag(namespace: str, name: str = "") -> str:
    """Return the full name of an element or attribute as lxml writes it, or its start."""
    return f"{{{namespace}}}{name}"
