"""A package against what its own YAML builds today: every byte, or all that can be compared.

Papers first: equal bytes, or equal once they are unpacked (another zlib), or, where another version
or other libraries wrote them, alike in all that is seen, heard and clicked. Then everything around
those papers is written again as the version that made the package would have, and must be equal
byte for byte. What a package says of its version opens no way that others do not have: who forges
one can say any.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from jianbao.briefing.model import Briefing
from jianbao.document.patterns import pattern
from jianbao.library.archiving import bag
from jianbao.library.archiving.comparing import paper_differences
from jianbao.library.archiving.meaning import manifest_differences
from jianbao.library.archiving.metadata import EARLIER_SCHEMAS
from jianbao.library.archiving.package import (
    LAYOUT,
    LAYOUT_SHEET,
    LEDGER,
    METADATA,
    SCHEMA,
    SOURCES,
    Package,
    Packing,
    make_package,
    paper_name,
)
from jianbao.library.archiving.readme import README, as_before
from jianbao.library.release.manifest import MANIFEST, digest
from jianbao.library.release.release import Release
from jianbao.messages.findings import Finding, Level
from jianbao.messages.verifying import (
    package_pdf,
    rebuild_lacks,
    rebuild_more,
    rebuild_number,
    rebuild_report,
    rebuild_says,
    rebuild_written,
)
from jianbao.proof.output import Output
from jianbao.readers.errors import ReadError
from jianbao.readers.pdf.opening import BROKEN, opened
from jianbao.readers.pdf.streams import Streams
from jianbao.readers.xml import parsed
from jianbao.writers.attachment import path_of

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

PDFA = "http://www.aiim.org/pdfa/ns/id/"
FILING = pattern(r"briefings/[^/]+/archive\.yaml")  # which no PDF carries
CHECKED_BEFORE = {bag.PAYLOAD, bag.TAGS}  # lists of digests: they agree with the files by now
OF_PAPERS = {
    f"data/{name}" for name in (METADATA, LAYOUT, LAYOUT_SHEET)
}  # what repeats sizes and measures of the papers
ABOUT, OCTETS = "bag-info.txt", "Payload-Oxum"
SINCE = {README: "0.1.0"}
"""Files that packages have since a version, by their names in the bag."""
BY_ASPECTS = {"rebuild-aspect", "rebuild-looked", "rebuild-relaid"}
CARRIED = "AF: "
CHECKED = ("findings", "accepted", "figures_known")  # keys of a manifest: what the checks said
BY_MEANING = {ABOUT, f"data/{MANIFEST}"}


class Rebuilt(Struct, frozen=True):
    """What the sources in a package build today."""

    release: Release
    briefing: Briefing
    sources: dict[str, bytes]  # the briefing's files
    packing: Packing = Packing()

    def with_papers(self, papers: dict[str, bytes], made_by: str) -> Release:
        """Return the release with `papers`, by their names in the package, as a version's own."""
        outputs = tuple(
            _with_paper(output, paper_name(output, self.release.name), papers)
            for output in self.release.outputs
        )
        return replace(self.release, outputs=outputs, made_by=made_by)

    def package(self, papers: dict[str, bytes], made_by: str, manifest: bytes = b"") -> Package:
        """Return the package around `papers` as a version writes it.

        `manifest` is the release's as that version wrote it; b"" is as this one does.
        """
        release = replace(self.with_papers(papers, made_by), recorded=manifest)
        return make_package(release, self.briefing, self.sources, self.packing)


def _with_paper(output: Output, name: str, papers: dict[str, bytes]) -> Output:
    """Return an output with a package's own bytes, and as many pages as its PDF has there."""
    printed = papers.get(f"{PurePosixPath(name).stem}.pdf")
    pages = output.pages if printed is None else _page_count(printed, output.pages)
    return replace(output, data=papers.get(name, output.data), pages=pages)


def _page_count(data: bytes, otherwise: int) -> int:
    try:
        with opened(data) as pdf:
            return len(pdf.pages)
    except (ReadError, *BROKEN):
        return otherwise  # a broken file is told by itself


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
        differing = list(paper_differences(name, theirs[name], ours.papers[name], made_by))
        codes = {finding.code for finding in differing}
        if codes & BY_ASPECTS:
            differing = list(paper_findings(package, name, claims)) or differing
        elif name.endswith(".pdf") and "rebuild-says" in codes:  # unread for want of a font
            differing = list(_own_faults(package, name, claims)) or differing
        yield from (_named(finding, package) for finding in differing)
        if not any(finding.level is Level.ERROR for finding in differing):
            kept[name] = theirs[name]
    wrong = {f"{package.number}/data/{name}" for name in theirs.keys() - kept.keys()}
    if package.files == ours.files:
        return
    reports = list(_report_differences(package, ours, rebuilt, made_by))
    yield from reports
    around = _around(package, made_by, rebuilt, kept, reports)
    for finding in _differences_around(package, around, wrong, made_by):
        yield _named(finding, package)


def _around(
    package: Package, made_by: str, rebuilt: Rebuilt, kept: dict[str, bytes], reports: list[Finding]
) -> Package:
    """Return what a version writes around papers and the manifest that it wrote.

    Where that says something else, which is told by itself, than what the checks found, it is
    today's: then all that repeats it differs, too.
    """
    told = [each.plain.get("what", "") for each in reports if each.level is Level.ERROR]
    if all(what.startswith(CHECKED) for what in told):
        with suppress(KeyError, TypeError, ValueError, AttributeError):  # it can be anything
            return rebuilt.package(kept, made_by, package.payload(MANIFEST))
    return rebuilt.package(kept, made_by)


def _report_differences(
    package: Package, ours: Package, rebuilt: Rebuilt, made_by: str
) -> Iterator[Finding]:
    """Yield what a package's manifest says otherwise; the reports are made of it."""
    own = rebuilt.with_papers(package.papers, made_by).manifest()
    said = list(manifest_differences(package.payload(MANIFEST), own))
    yield from (rebuild_report(file=MANIFEST, what=what or "{}") for what in said)
    if not said and package.payload(MANIFEST) != own:
        yield rebuild_written(file=MANIFEST)
    if not _same_about(package, ours):
        yield rebuild_says(file=ABOUT)


def _named(finding: Finding, package: Package) -> Finding:
    """Return a finding that names a file as it lies in the payload."""
    start = f"{package.number}/data/"
    return finding.with_text(lambda text: text.removeprefix(start))


def _differences_around(
    package: Package, ours: Package, wrong: set[str], made_by: str
) -> Iterator[Finding]:
    """Yield each file that is not what was written again around the papers.

    Those that repeat sizes and digests of a `wrong` paper are not accused with it.
    """
    start = f"{package.number}/"
    repeated = OF_PAPERS if wrong else set()
    passed = {start + name for name in CHECKED_BEFORE | repeated | BY_MEANING} | wrong
    for name in sorted((package.files.keys() | ours.files.keys()) - passed):
        if name not in ours.files:
            yield rebuild_more(file=name)
        elif name not in package.files:
            if not _is_later(name, made_by):
                yield rebuild_lacks(file=name)
        elif package.files[name] == ours.files[name]:
            continue
        elif _is_earlier_schema(name, package) or _is_earlier_readme(name, package, ours):
            yield rebuild_written(file=name)
        elif name.endswith(".pdf"):
            yield from paper_differences(name, package.files[name], ours.files[name], made_by)
        else:
            yield rebuild_says(file=name)


def _same_about(package: Package, ours: Package) -> bool:
    """Return whether bag-info.txt differs in nothing but the sum of the payload, which is right.

    Papers that were packed otherwise have other sizes.
    """
    name = f"{package.number}/{ABOUT}"
    line = re.compile(rf"(?m)^{OCTETS}: [^\r\n]*".encode())
    wanted = line.sub(f"{OCTETS}: {package.octets}".encode(), ours.files[name])
    return package.files[name] == wanted


def _is_later(name: str, made_by: str) -> bool:
    """Return whether the version that made a package did not write such a file yet."""
    since = SINCE.get(name.partition("/")[2], "")
    return _release_of(made_by) < _release_of(since)


def _release_of(version: str) -> list[int]:
    return [int(part) for part in re.findall(r"\d+", version)[:3]]


def _is_earlier_schema(name: str, package: Package) -> bool:
    return name.endswith(f"/{SCHEMA}") and digest(package.files[name]) in EARLIER_SCHEMAS


def _is_earlier_readme(name: str, package: Package, ours: Package) -> bool:
    return name.endswith(f"/{README}") and package.files[name] == as_before(ours.files[name])


def paper_findings(package: Package, name: str, claims: list[list[str]]) -> Iterator[Finding]:
    """Yield where a PDF does not show what PDF/A asks of it, as far as that is checked here."""
    named = [claim for claim in claims if claim]
    for reason in _pdf_faults(package.papers[name], package, named):
        yield package_pdf(file=name, reason=reason)


def _own_faults(package: Package, name: str, claims: list[list[str]]) -> Iterator[Finding]:
    """Yield those of a PDF itself, not of what it carries."""
    for finding in paper_findings(package, name, claims):
        if not finding.plain["reason"].startswith(CARRIED):
            yield finding


def _ledger(package: Package) -> bytes:
    return package.files.get(f"{package.number}/data/{LEDGER}", b"")


def _pdf_faults(data: bytes, package: Package, claims: list[list[str]]) -> Iterator[str]:
    try:
        with opened(data) as pdf:
            streams = Streams()
            claim = _claim(streams.read(pdf.Root.Metadata))
            if not claims or any(claim not in standards for standards in claims):
                yield f"pdfaid: {claim or '-'}"
            if claim.endswith("a") and not _is_tagged(pdf):
                yield "StructTreeRoot"
            yield from (f"FontFile: {name}" for name in _loose_fonts(pdf))
            if claim.startswith("PDF/A-3"):
                unlike = _unlike_attachments(pdf, streams, package)
                yield from (f"{CARRIED}{name}" for name in unlike)
    except (ReadError, *BROKEN) as error:
        yield str(error)


def _claim(metadata: bytes) -> str:
    """Return the PDF/A that the metadata (XMP) claim, such as PDF/A-3a."""
    root = parsed(metadata, "XMP")
    part, level = (root.findtext(f".//{{{PDFA}}}{key}") for key in ("part", "conformance"))
    return f"PDF/A-{part}{(level or '').lower()}" if part else ""


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


def _unlike_attachments(pdf: Pdf, streams: Streams, package: Package) -> Iterator[str]:
    """Yield the attachments that are not the files of the package, and files not attached."""
    start = f"{package.number}/data/{SOURCES}/"
    sources = {
        name.removeprefix(start): data
        for name, data in package.files.items()
        if name.startswith(start)
    }
    sources = {name: data for name, data in sources.items() if not FILING.fullmatch(name)}
    kept = {**sources, **({"figures.csv": _ledger(package)} if _ledger(package) else {})}
    carried = {path_of(str(file.UF)): streams.read(file.EF.F) for file in pdf.Root.get("/AF", [])}
    for name in sorted(kept.keys() | carried.keys()):
        if carried.get(name) != kept.get(name):
            yield name
