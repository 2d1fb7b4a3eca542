"""What the PDF says about itself, twice and alike: as XMP and in the Info dictionary.

ISO 19005-1, 6.7.3 (and 19005-3, 6.6.3): where both say something, they must say the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from jianbao.document.composed import Properties
from jianbao.document.program import __version__
from jianbao.writers.escaping import escape
from jianbao.writers.pdf.conformance import Archive

TOOL = f"jianbao {__version__}"

NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}

EXTENSION_SCHEMA = """\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>"""
"""PDF/A knows no property pdfuaid:part; it has to be described (ISO 19005-3, 6.6.2.3)."""


def info(properties: Properties) -> dict[str, str]:
    """Return the entries of the Info dictionary; what is empty is left out."""
    stamp = pdf_date(properties.made_at)
    entries = {
        "Title": properties.title,
        "Author": properties.author,
        "Subject": properties.subject,
        "Keywords": properties.keywords,
        "Creator": TOOL,
        "Producer": TOOL,
        "CreationDate": stamp,
        "ModDate": stamp,
    }
    return {name: text for name, text in entries.items() if text}


def xmp(properties: Properties, archive: Archive) -> bytes:
    """Return the XMP packet."""
    names = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in NAMESPACES.items())
    lines = [
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
        f'<rdf:Description rdf:about="" {names}>',
        *_stated(properties),
        *_conformance(archive),
        "</rdf:Description>",
        "</rdf:RDF>",
        "</x:xmpmeta>",
        '<?xpacket end="w"?>',
    ]
    return "\n".join(lines).encode()


def pdf_date(moment: datetime) -> str:
    """Return a moment as the Info dictionary and attachments write it."""
    return moment.astimezone(UTC).strftime("D:%Y%m%d%H%M%SZ")


def _stated(properties: Properties) -> Iterator[str]:
    yield _list("dc:title", "Alt", properties.title)
    yield _list("dc:creator", "Seq", properties.author)
    yield _list("dc:description", "Alt", properties.subject)
    yield _list("dc:language", "Bag", properties.language)
    yield _text("pdf:Keywords", properties.keywords)
    yield _text("pdf:Producer", TOOL)
    yield _text("xmp:CreatorTool", TOOL)
    stamp = properties.made_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    yield _text("xmp:CreateDate", stamp)
    yield _text("xmp:ModifyDate", stamp)


def _conformance(archive: Archive) -> Iterator[str]:
    yield _text("pdfaid:part", str(archive.part))
    yield _text("pdfaid:conformance", archive.level)
    if archive.universal:
        yield _text("pdfuaid:part", "1")
        yield EXTENSION_SCHEMA


def _text(name: str, text: str) -> str:
    return f"<{name}>{escape(text, quote=False)}</{name}>" if text else ""


def _list(name: str, kind: str, text: str) -> str:
    """Return a property that XMP wants as a list, here of one; Alt is by language."""
    if not text:
        return ""
    language = ' xml:lang="x-default"' if kind == "Alt" else ""
    words = escape(text, quote=False)
    return f"<{name}><rdf:{kind}><rdf:li{language}>{words}</rdf:li></rdf:{kind}></{name}>"
