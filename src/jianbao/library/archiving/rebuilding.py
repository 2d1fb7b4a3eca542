"""A package against what its own YAML builds today: every byte, or all that another version's hold.

Papers first: equal bytes, or equal once they are unpacked (another zlib), or, of another version,
alike in all that is seen, heard and clicked. Then everything around those papers is written again
as the version that made the package would have, and must be equal byte for byte.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from jianbao.briefing.model import Briefing
from jianbao.document.program import __version__
from jianbao.library.archiving import bag
from jianbao.library.archiving.looks import differing_aspects
from jianbao.library.archiving.package import (
    LAYOUT,
    LAYOUT_SHEET,
    LEDGER,
    METADATA,
    SOURCES,
    Package,
    make_package,
    paper_name,
)
from jianbao.library.archiving.unpacked import (
    Change,
    NotUnpackedError,
    differing_parts,
    same_objects,
)
from jianbao.library.forms import form_of
from jianbao.library.release.manifest import MANIFEST
from jianbao.library.release.release import Release
from jianbao.messages.findings import Finding, Level
from jianbao.messages.verifying import (
    package_pdf,
    rebuild_aspect,
    rebuild_differs,
    rebuild_lacks,
    rebuild_looked,
    rebuild_more,
    rebuild_number,
    rebuild_packed,
    rebuild_part,
    rebuild_says,
)

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

CHECKED_BEFORE = {bag.PAYLOAD, bag.TAGS}  # lists of digests: they agree with the files by now
OF_PAPERS = {"bag-info.txt"} | {
    f"data/{name}" for name in (MANIFEST, METADATA, LAYOUT, LAYOUT_SHEET)
}  # what repeats sizes, digests and measures of the papers


class Rebuilt(Struct, frozen=True):
    """What the sources in a package build today."""

    release: Release
    briefing: Briefing
    sources: dict[str, bytes]  # the briefing's files

    def package(self, papers: dict[str, bytes], made_by: str) -> Package:
        """Return the package around `papers`, by their names there, as a version writes it."""
        outputs = tuple(
            replace(output, data=papers.get(paper_name(output, self.release.name), output.data))
            for output in self.release.outputs
        )
        release = replace(self.release, outputs=outputs, made_by=made_by)
        return make_package(release, self.briefing, self.sources)


def differences(
    package: Package, made_by: str, claims: list[list[str]], rebuilt: Rebuilt
) -> Iterator[Finding]:
    """Yield how a package differs from what its sources build; notes tell how it was compared.

    `claims` are the standards that the release's manifest names of its PDFs.
    """
    ours = rebuilt.package({}, made_by)
    if package.number != ours.number:
        yield rebuild_number(number=package.number, other=ours.number)
        return
    theirs, kept = package.papers, {}
    for name in sorted(theirs.keys() & ours.papers.keys()):
        differing = list(_paper_differences(name, theirs[name], ours.papers[name], made_by))
        if any(finding.code in ("rebuild-aspect", "rebuild-looked") for finding in differing):
            differing = list(paper_findings(package, name, claims)) or differing
        yield from (_named(finding, package, made_by) for finding in differing)
        if not any(finding.level is Level.ERROR for finding in differing):
            kept[name] = theirs[name]
    wrong = {f"{package.number}/data/{name}" for name in theirs.keys() - kept.keys()}
    around = rebuilt.package(kept, made_by) if kept != ours.papers else ours
    for finding in _differences_around(package, around, wrong, made_by):
        yield _named(finding, package, made_by)


def _named(finding: Finding, package: Package, made_by: str) -> Finding:
    """Return a finding that names a file of the payload; of this version, by its whole path."""
    start = f"{package.number}/data/"
    if made_by != __version__:
        return finding.with_text(lambda text: text.removeprefix(start))
    names = {name.removeprefix(start) for name in package.files}
    return finding.with_text(lambda text: start + text if text in names else text)


def _differences_around(
    package: Package, ours: Package, wrong: set[str], made_by: str
) -> Iterator[Finding]:
    """Yield each file that is not what was written again around the papers.

    Another version's that repeat sizes and digests of a `wrong` paper are not accused with it.
    """
    start = f"{package.number}/"
    repeated = OF_PAPERS if wrong and made_by != __version__ else set()
    passed = {start + name for name in CHECKED_BEFORE | repeated} | wrong
    for name in sorted((package.files.keys() | ours.files.keys()) - passed):
        if name not in ours.files:
            yield rebuild_more(file=name)
        elif name not in package.files:
            yield rebuild_lacks(file=name)
        elif package.files[name] == ours.files[name]:
            continue
        elif name.endswith(".pdf"):
            yield from _paper_differences(name, package.files[name], ours.files[name], made_by)
        else:
            yield rebuild_differs(file=name) if made_by == __version__ else rebuild_says(file=name)


def _paper_differences(name: str, theirs: bytes, ours: bytes, made_by: str) -> Iterator[Finding]:
    """Yield how a paper differs from ours, or a note where only its packing or its form does."""
    if theirs == ours:
        return
    change = _as_ours(made_by)
    try:
        if name.endswith(".pdf"):
            parts = [] if same_objects(theirs, ours, change) else [""]
        else:
            parts = differing_parts(theirs, ours, change)
    except NotUnpackedError:
        parts = [""]
    if not parts:
        yield from [rebuild_packed(file=name)] if change(theirs) != ours else []
    elif made_by == __version__:
        yield rebuild_differs(file=name)
    elif _says(name, theirs) != _says(name, ours):
        yield rebuild_says(file=name)
    elif name.endswith(".pdf"):
        yield from _aspects(name, theirs, ours, change)
    else:
        yield from (rebuild_part(file=name, part=part or "zip") for part in parts)


def _aspects(name: str, theirs: bytes, ours: bytes, change: Change) -> Iterator[Finding]:
    try:
        differing = list(differing_aspects(theirs, ours, change))
    except Exception:  # a file from elsewhere can be broken in every way there is
        yield rebuild_says(file=name)
        return
    yield from (rebuild_aspect(file=name, aspect=aspect) for aspect in differing)
    if not differing:
        yield rebuild_looked(file=name)


def _as_ours(made_by: str) -> Change:
    """Return the change of a part that names the version which wrote it into one of ours."""
    pairs = [
        (f"jianbao {made_by}".encode(), f"jianbao {__version__}".encode()),
        (f"CreatorVersion>{made_by}<".encode(), f"CreatorVersion>{__version__}<".encode()),
    ]

    def change(data: bytes) -> bytes:
        for old, new in pairs:
            data = data.replace(old, new)
        return data

    return change


def paper_findings(package: Package, name: str, claims: list[list[str]]) -> Iterator[Finding]:
    """Yield where a PDF does not show what PDF/A asks of it, as far as that is checked here."""
    named = [claim for claim in claims if claim]
    for reason in _pdf_faults(package.papers[name], package, named):
        yield package_pdf(file=name, reason=reason)


def _says(name: str, data: bytes) -> object:
    """Return what a paper says, as its form has it, or why it cannot be read."""
    try:
        return form_of(name).back.content(data)
    except Exception as error:  # a file from elsewhere can be broken in every way there is
        return str(error)


def _ledger(package: Package) -> bytes:
    return package.files.get(f"{package.number}/data/{LEDGER}", b"")


def _pdf_faults(data: bytes, package: Package, claims: list[list[str]]) -> Iterator[str]:
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            claim = _claim(pdf)
            if not claims or any(claim not in standards for standards in claims):
                yield f"pdfaid: {claim or '-'}"
            if claim.endswith("a") and not _is_tagged(pdf):
                yield "StructTreeRoot"
            yield from (f"FontFile: {name}" for name in _loose_fonts(pdf))
            if claim.startswith("PDF/A-3"):
                yield from (f"AF: {name}" for name in _unlike_attachments(pdf, package))
    except Exception as error:  # a file from elsewhere can be broken in every way there is
        yield str(error)


def _claim(pdf: Pdf) -> str:
    """Return the PDF/A that the metadata claim, such as PDF/A-3a."""
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        part, level = metadata.get("pdfaid:part", ""), metadata.get("pdfaid:conformance", "")
    return f"PDF/A-{part}{level.lower()}" if part else ""


def _is_tagged(pdf: Pdf) -> bool:
    return "/StructTreeRoot" in pdf.Root and bool(
        pdf.Root.get("/MarkInfo", pdf.Root).get("/Marked")
    )


def _loose_fonts(pdf: Pdf) -> Iterator[str]:
    """Yield the fonts that are not inside the file."""
    for each in pdf.objects:
        if getattr(each, "get", None) is None or _type(each) != "/FontDescriptor":
            continue
        if not any(key in each for key in ("/FontFile", "/FontFile2", "/FontFile3")):
            yield str(each.get("/FontName", ""))


def _type(each: Object) -> str:
    try:
        return str(each.get("/Type", ""))
    except (TypeError, ValueError):
        return ""  # no dictionary


def _unlike_attachments(pdf: Pdf, package: Package) -> Iterator[str]:
    """Yield the attachments that are not the files of the package, and files not attached."""
    start = f"{package.number}/data/{SOURCES}/"
    sources = {
        name.removeprefix(start): data
        for name, data in package.files.items()
        if name.startswith(start)
    }
    kept = {**sources, **({"figures.csv": _ledger(package)} if _ledger(package) else {})}
    carried = {str(file.UF): bytes(file.EF.F.read_bytes()) for file in pdf.Root.get("/AF", [])}
    for name in sorted(kept.keys() | carried.keys()):
        if carried.get(name) != kept.get(name):
            yield name
