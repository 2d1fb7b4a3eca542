"""The drawn pages -> PDF/A and PDF/UA: structure, colour, metadata, attachments, clean syntax."""

from __future__ import annotations

import io
from pathlib import Path
from zlib import compress

from pikepdf import (
    Array,
    AttachedFileSpec,
    Dictionary,
    Name,
    Object,
    ObjectStreamMode,
    Pdf,
    Stream,
    String,
)

from jianbao.document.composed import Properties
from jianbao.writers.attachment import Attachment, flat
from jianbao.writers.pdf.conformance import Archive
from jianbao.writers.pdf.metadata import info, pdf_date, xmp
from jianbao.writers.pdf.structure import Structure
from jianbao.writers.pdf.tags import write_structure

FAST = 4  # of zlib: 2 % larger than the usual 6, and written in two thirds the time
COLOUR_PROFILE = Path(__file__).parent / "colour" / "sRGB.icc"


def make_archive(
    drawn: bytes,
    structure: Structure,
    properties: Properties,
    attachments: tuple[Attachment, ...],
    archive: Archive,
) -> bytes:
    """Return `drawn` as the kind of PDF/A that `archive` is. The same input gives the same bytes.

    What ReportLab wrote is written anew: it leaves out the line end before `endstream`
    (ISO 19005-3, 6.1.7.1).
    """
    with Pdf.open(io.BytesIO(drawn)) as pdf:
        for page in pdf.pages:
            del page.obj.Trans  # ReportLab's, empty
        write_structure(pdf, structure.root)
        _set_catalogue(pdf, properties)
        _set_metadata(pdf, properties, archive)
        if attachments:
            _attach(pdf, attachments, pdf_date(properties.made_at))
        return _saved(pdf, archive)


def _set_catalogue(pdf: Pdf, properties: Properties) -> None:
    pdf.Root.Lang = String(properties.language)  # ISO 14289-1, 7.2
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)  # ISO 14289-1, 7.1
    pdf.Root.OutputIntents = Array([_output_intent(pdf)])


def _output_intent(pdf: Pdf) -> Object:
    """Return what the colours of the pages mean (ISO 19005-3, 6.2.3)."""
    profile = pdf.make_stream(COLOUR_PROFILE.read_bytes(), N=3)
    return Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String("sRGB IEC61966-2.1"),
        Info=String("sRGB IEC61966-2.1"),
        DestOutputProfile=profile,
    )


def _set_metadata(pdf: Pdf, properties: Properties, archive: Archive) -> None:
    """Replace what ReportLab said (ISO 19005-3, 6.6)."""
    packet = xmp(properties, archive)
    pdf.Root.Metadata = pdf.make_stream(packet, Type=Name.Metadata, Subtype=Name.XML)
    entries = {f"/{name}": String(text) for name, text in info(properties).items()}
    pdf.trailer.Info = pdf.make_indirect(Dictionary(entries))


def _attach(pdf: Pdf, attachments: tuple[Attachment, ...], date: str) -> None:
    """Carry files inside the PDF (ISO 19005-3, 6.8): listed by name, and tied to the document."""
    for file in attachments:
        pdf.attachments[flat(file.name)] = AttachedFileSpec(
            pdf,
            file.data,
            description=file.description,
            filename=flat(file.name),
            mime_type=file.mime,
            creation_date=date,
            mod_date=date,
            relationship=Name(f"/{file.relationship}"),
        )
    pdf.Root.AF = Array(pdf.attachments[flat(file.name)].obj for file in attachments)


def _saved(pdf: Pdf, archive: Archive) -> bytes:
    """Return the file's bytes. Its identifier is made of what it holds, not of the time."""
    _compress(pdf)
    packed = ObjectStreamMode.generate if archive.object_streams else ObjectStreamMode.disable
    buffer = io.BytesIO()
    pdf.save(buffer, deterministic_id=True, object_stream_mode=packed, fix_metadata_version=False)
    return buffer.getvalue()


def _compress(pdf: Pdf) -> None:
    """Compress every stream here: pikepdf's own level is a setting of the whole process."""
    for each in pdf.objects:
        if isinstance(each, Stream) and "/Filter" not in each:
            each.write(compress(each.read_raw_bytes(), FAST), filter=Name.FlateDecode)
