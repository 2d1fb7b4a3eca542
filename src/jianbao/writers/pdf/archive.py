"""What makes a file fit for an archive: what it says of itself, its colours, what it carries."""

from __future__ import annotations

from hashlib import md5
from pathlib import Path

from jianbao.document.composed import Properties
from jianbao.writers.attachment import Attachment, flat
from jianbao.writers.pdf.conformance import Archive
from jianbao.writers.pdf.metadata import info, pdf_date, xmp
from jianbao.writers.pdf.objects import Document, Given, array, dictionary, name, text

COLOUR_PROFILE = Path(__file__).parent / "colour" / "sRGB.icc"


def fill_catalogue(
    document: Document,
    properties: Properties,
    attachments: tuple[Attachment, ...],
    archive: Archive,
) -> Given:
    """Fill the catalogue as `archive` wants it, and return the Info dictionary."""
    catalogue = document.catalogue
    catalogue.Lang = text(properties.language)  # ISO 14289-1, 7.2
    catalogue.ViewerPreferences = b"<</DisplayDocTitle true>>"  # ISO 14289-1, 7.1
    catalogue.MarkInfo = b"<</Marked true>>"
    catalogue.OutputIntents = b"[%s]" % _output_intent(document)
    packet = xmp(properties, archive)  # ISO 19005-3, 6.6; not packed: programs look for it
    described = b"/Type/Metadata/Subtype/XML"
    catalogue.Metadata = document.add_stream(packet, described, packed=False).reference
    if attachments:
        _attach(document, attachments, pdf_date(properties.made_at))
    entries = {key: text(words) for key, words in info(properties).items()}
    return document.add(dictionary(**entries))


def _output_intent(document: Document) -> bytes:
    """Return what the colours of the pages mean (ISO 19005-3, 6.2.3)."""
    profile = document.add_stream(COLOUR_PROFILE.read_bytes(), b"/N 3")
    return dictionary(
        Type=b"/OutputIntent",
        S=b"/GTS_PDFA1",
        OutputConditionIdentifier=b"(sRGB IEC61966-2.1)",
        Info=b"(sRGB IEC61966-2.1)",
        DestOutputProfile=profile.reference,
    )


def _attach(document: Document, attachments: tuple[Attachment, ...], date: str) -> None:
    """Carry files inside the PDF (ISO 19005-3, 6.8): listed by name, and tied to the document."""
    made = [(flat(file.name), _added(document, file, date)) for file in attachments]
    listed = sorted((text_key(called), called, file.reference) for called, file in made)
    names = array(b"%s %s" % (text(called), reference) for _, called, reference in listed)
    document.catalogue.Names = b"<</EmbeddedFiles<</Names%s>>>>" % names
    document.catalogue.AF = array(file.reference for _, file in made)


def text_key(words: str) -> bytes:
    """Return what a name tree sorts a text string by: its bytes (ISO 32000-1, 7.9.6)."""
    return words.encode("ascii") if words.isascii() else b"\xfe\xff" + words.encode("utf-16-be")


def _added(document: Document, file: Attachment, date: str) -> Given:
    digest = md5(file.data, usedforsecurity=False).hexdigest().encode()
    stamp = b"(%s)" % date.encode()
    size = b"/Size %d/CheckSum<%s>" % (len(file.data), digest)
    params = b"<<%s/CreationDate%s/ModDate%s>>" % (size, stamp, stamp)
    entries = b"/Type/EmbeddedFile/Subtype%s/Params%s" % (name(file.mime), params)
    stream = document.add_stream(file.data, entries).reference
    called = text(flat(file.name))
    return document.add(
        dictionary(
            Type=b"/Filespec",
            F=called,
            UF=called,
            Desc=text(file.description),
            AFRelationship=name(file.relationship),
            EF=dictionary(F=stream, UF=stream),
        )
    )
