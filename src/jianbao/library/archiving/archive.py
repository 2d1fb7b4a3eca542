"""`archive`: a release to one package that proves itself, and a line of the catalogue."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from contextlib import nullcontext, suppress
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from jianbao.briefing.model import Briefing
from jianbao.briefing.reading.reading import read_briefing
from jianbao.briefing.reading.sidecars import ARCHIVE
from jianbao.compose.template.model import Template
from jianbao.fonts.bundle import OFFICE
from jianbao.library.archiving.catalogue import Catalogue, Row, catalogue_row, only_one
from jianbao.library.archiving.eep import eep_xml
from jianbao.library.archiving.filing import (
    FilingOptions,
    filing_yaml,
    with_filing,
    with_item,
    with_kind,
)
from jianbao.library.archiving.metadata import title_of
from jianbao.library.archiving.number import has_number, number_of, series_of
from jianbao.library.archiving.package import (
    METADATA,
    Package,
    Packing,
    make_package,
    paper_name,
)
from jianbao.library.archiving.rebuilding import Rebuilt
from jianbao.library.archiving.rebuilt import packing_of, rebuild_findings, rebuilt
from jianbao.library.archiving.signing import sign_with_gpg, sign_with_key, stamp
from jianbao.library.archiving.verifying import open_package
from jianbao.library.options import AnyPath, Signing
from jianbao.library.release.files import change_files, replace_files
from jianbao.library.release.manifest import MANIFEST, digest
from jianbao.library.release.opening import hand_over
from jianbao.library.release.release import Release
from jianbao.library.release.released import Released
from jianbao.library.release.settling import settled
from jianbao.library.release.staging import tidy
from jianbao.library.results import Files, Written, writing
from jianbao.messages.archiving import (
    archive_not_rebuilt,
    archive_own_font,
    archive_taken,
    archive_unnumbered,
    archive_unproved,
    archive_without_pdf,
)
from jianbao.messages.errors import not_handed_on
from jianbao.messages.findings import Finding, Level
from jianbao.messages.opening import FileTooLargeError, read_file
from jianbao.readers.errors import ReadError
from jianbao.readers.zip.salvage import LARGEST, read_zip

FOLDER = "archive"  # beside the releases: one for all papers of an office


class Archived(Files, frozen=True, kw_only=True):
    """A package, NAME.zip, with its signatures, and its line of the catalogue (归档文件目录).

    `findings` say so where it has no 档号.
    """

    number: str  # 档号, or 未编档号-NAME; NAME is this
    entries: int  # files inside the package
    row: Row
    catalogue: Path | None  # its folder; None: that of the package
    again: Callable[[Catalogue], Archived] | None = (
        None  # with the next 件号, where nobody gave one
    )

    def write(self, folder: AnyPath | None = None) -> Written:
        """Write the package, and its line into the catalogue: both or neither.

        Where nobody gave a 件号 and another archiving took it meanwhile, the next one is taken:
        `files` of what comes back name the package that was written.

        Gate: raises Refused where the 档号 was given to another paper. Raises InputError where
        what is called a catalogue there is none, WriteError where the disk takes no file.
        """
        place = self.place(folder)
        with writing(place):
            place.mkdir(parents=True, exist_ok=True)
            with only_one(self.catalogue or place):
                tidy(place, self.catalogue or place)  # what a killed run began, before it is read
                return self._written_into(place)

    def _written_into(self, place: Path) -> Written:
        book = Catalogue.read(self.catalogue or place)
        taken = {row.number for row in book.rows if row.release != self.row.release}
        if self.again and self.row.number in taken:
            return self.again(book)._written_into(place)
        lines = book.with_row(self.row)
        check_free(place, self.number, self.files[f"{self.number}.zip"])
        if self.catalogue in (None, place):
            replace_files(place, {**self.files, **lines})
        else:
            self._write_apart(place, book, lines)
        return self._written(place)

    def _write_apart(self, place: Path, book: Catalogue, lines: dict[str, bytes]) -> None:
        """Write the line into a catalogue elsewhere, then the package.

        Where this is killed between both, the number is this paper's: the next run of it writes the
        package, and no other paper gets the number. Raises OSError; then neither is written.
        """
        before = book.files()
        replace_files(book.folder, lines)
        try:
            replace_files(place, self.files)
        except BaseException:
            with suppress(OSError):  # the error that led here is the one to report
                change_files(book.folder, before)
            raise


def missing_filing(briefing: AnyPath, filing: FilingOptions = FilingOptions()) -> tuple[str, ...]:
    """Return what is not said yet of how a briefing is filed: fonds, retention; never the item.

    An office without a fonds needs none of them. Raises InputError where it cannot be read.
    """
    said = with_filing(read_briefing(settled(Path(briefing))).briefing, filing).particulars.filing
    return tuple(key for key in ("fonds", "retention") if not getattr(said, key))


def archive_number(briefing: AnyPath) -> str:
    """Return the 档号 of a briefing, such as J001-WS·2022-D30-BGS-0001 (DA/T 22-2015).

    It is 未编档号-NAME where the office has no fonds.

    Gate: raises Refused where a part is missing, or has not its form. Raises InputError where it
    cannot be read.
    """
    return number_of(read_briefing(settled(Path(briefing))).briefing)


def archive(
    release: Release,
    signing: Signing = Signing(),
    *,
    filing: FilingOptions = FilingOptions(),
    eep: bool = False,
    fonts: bool = False,
    out: AnyPath | None = None,
    catalogue: AnyPath | None = None,
    at: datetime | None = None,
) -> Archived:
    """Return the package of a release: papers, sources, reports and digests in one zip.

    How it is filed say `filing`, `archive.yaml` beside the briefing and one folder higher; without
    a 件号 it gets the next one of its series. With `eep` there is an unsigned .EEP beside it, with
    `fonts` the faces are in it. `out` is the folder that it will be written into, by default
    `archive` beside the release's folder, for all papers of an office; `catalogue` is that of the
    catalogue, by default the same. `at` is when it is packed, now by default. Nothing is written
    yet.

    Gate: raises Refused where the 档号 was given to something else; for a release that is not what
    it was, has no PDF, has fonts of the office's own, or does not say what its sources build; and
    for a package that does not prove itself. Raises SignError where the signing tool is missing or
    fails.
    """
    handover = hand_over(release)
    released = handover.released
    briefing = with_kind(with_filing(handover.briefing, filing))
    folder = Path(out) if out is not None else release.folder and release.folder.parent / FOLDER
    shelf = Path(catalogue) if catalogue is not None else None
    listed = shelf or folder
    with writing(listed) if listed else nullcontext():
        tidy(*filter(None, (folder, listed)))
        book = Catalogue.read(listed) if listed else Catalogue(Path(), ())
    asked = _Asked(
        release=release, briefing=briefing, sources=handover.sources, signing=signing, eep=eep,
        fonts=fonts, folder=folder, shelf=shelf, made_of=digest(released.recorded),
        at=at or datetime.now(UTC),
    )  # fmt: skip
    number_of(asked.numbered(book))  # what is missing is told before all else
    _check_pdf(released)
    _check_fonts(handover.template)
    again = rebuilt(Path(release.briefing), released.manifest, release.around)
    issued = _as_issued(released, Rebuilt(again, briefing, handover.sources))
    return replace(asked, release=issued, changed=_changed(released, again)).archived(book)


class _Asked(Struct, frozen=True, kw_only=True):
    """What is archived, and how."""

    release: Release  # built again, with the files that were issued
    briefing: Briefing  # with its filing; it may lack a 件号
    sources: dict[str, bytes]
    signing: Signing
    eep: bool
    fonts: bool
    folder: Path | None
    shelf: Path | None  # the catalogue's folder, where that is another one
    changed: tuple[str, ...] = ()  # the release's files that have other bytes, built again
    made_of: str  # SHA-256 of the release's manifest
    at: datetime

    def archived(self, book: Catalogue) -> Archived:
        """Return the package with the number that the catalogue leaves it."""
        briefing = self.numbered(book)
        package = make_package(self.release, briefing, self.sources, self._packing(briefing))
        notes = _check_proves(package, self.changed)
        number = package.number if has_number(briefing.particulars.filing) else ""
        row = catalogue_row(briefing, number, self.release.outputs[0].pages, self.made_of)
        book.with_row(row)  # refuses before anything is signed
        if self.folder and briefing is self.briefing:
            # A number that nobody asked for may be taken just now: `write` gives the next one.
            check_free(self.folder, package.number, package.zip)
        files = {f"{package.number}.zip": package.zip, **_signatures(package, self.signing)}
        if self.eep:
            files[f"{package.number}.EEP"] = self._eep(package, briefing)
        return Archived(
            files=files,
            findings=(
                *notes,
                *(() if number else (archive_unnumbered(file=f"{package.number}.zip"),)),
            ),
            folder=self.folder,
            number=package.number,
            entries=len(package.files),
            row=row,
            catalogue=self.shelf,
            again=None if briefing is self.briefing else self.archived,
        )

    def numbered(self, book: Catalogue) -> Briefing:
        """Return the briefing with a 件号: its own, the one it has there already, or the next."""
        filing = self.briefing.particulars.filing
        if filing.item or not has_number(filing):
            return self.briefing
        series = series_of(self.briefing)
        here = book.number_of(self.made_of)
        item = here.removeprefix(series) if here.startswith(series) else book.next_item(series)
        return with_item(self.briefing, item)

    def _packing(self, briefing: Briefing) -> Packing:
        """Return what goes in beside the release; of one that is archived already, its own day."""
        own = read_briefing(settled(Path(self.release.briefing))).briefing.particulars.filing
        filing = briefing.particulars.filing
        written = b"" if own == filing and self._says_it_alone() else filing_yaml(filing)
        packed = self._packed(number_of(briefing))
        on = (packed and packing_of(packed).on) or self.at.date()
        return Packing(on, written, self.fonts)

    def _says_it_alone(self) -> bool:
        """Return whether the filing stands in briefing.yaml, and nowhere else."""
        folder = Path(self.release.briefing)
        return not any((place / ARCHIVE).exists() for place in (folder, folder.parent))

    def _packed(self, number: str) -> Package | None:
        """Return the package of the very same release that lies there already."""
        if self.folder is None:
            return None
        try:
            files = dict(read_zip(read_file(self.folder / f"{number}.zip", LARGEST)).files)
        except (OSError, ReadError):
            return None
        manifest = files.get(f"{number}/data/{MANIFEST}", b"")
        return Package(number, files) if digest(manifest) == self.made_of else None

    def _eep(self, package: Package, briefing: Briefing) -> bytes:
        return eep_xml(
            package.payload(METADATA),
            package.papers,
            title_of(briefing),
            briefing.issuer.text,
            self.at.isoformat(timespec="seconds"),
        )


def check_free(folder: Path, number: str, package: bytes) -> None:
    """Refuse to write over another package of the same name."""
    zipped = folder / f"{number}.zip"
    with writing(folder):
        if zipped.exists() and not (zipped.is_file() and _holds(zipped, package)):
            raise not_handed_on([archive_taken(number=number, folder=folder)])


def _holds(zipped: Path, package: bytes) -> bool:
    """Return whether a file is this package; one that is larger is not read for that."""
    try:
        return read_file(zipped, len(package)) == package
    except FileTooLargeError:
        return False


def _check_pdf(released: Released) -> None:
    """Refuse a release without the form that lasts; each PDF of ours is PDF/A."""
    if not any(name == f"{released.name}.pdf" for name in released.files):
        raise not_handed_on([archive_without_pdf(folder=released.folder)])


def _check_fonts(template: Template) -> None:
    """Refuse an office's own fonts: their licences do not let them be handed on in a package."""
    own = {face.path.name: None for face in template.theme.faces.values() if face.licence == OFFICE}
    if own:
        raise not_handed_on(archive_own_font(file=name) for name in own)


def _changed(released: Released, again: Release) -> tuple[str, ...]:
    """Return the files of a release that its sources build with other bytes now."""
    files = {output.name: output.data for output in again.outputs} | {MANIFEST: again.manifest()}
    known = {**released.files, MANIFEST: released.recorded}
    return tuple(name for name in files | known if files.get(name) != known.get(name))


def _as_issued(released: Released, again: Rebuilt) -> Release:
    """Return a release with the files that were issued, which another version may have built.

    Refuses one that has others than its sources build. Whether they say the same shows the package.
    """
    names = {output.name for output in again.release.outputs}
    if other := names ^ released.files.keys():
        raise not_handed_on(archive_not_rebuilt(file=name) for name in sorted(other))
    papers = {
        paper_name(output, again.release.name): released.files[output.name]
        for output in again.release.outputs
    }
    issued = again.with_papers(papers, str(released.manifest["jianbao"]))
    return replace(issued, recorded=released.recorded)


def _check_proves(package: Package, changed: tuple[str, ...]) -> list[Finding]:
    """Refuse a package that would not be found whole: that it proves itself is what it is for.

    Returns what verify notes of how it was compared.
    """
    opened = open_package(package.zip, package.number)
    findings = [*opened.findings] or rebuild_findings(opened)
    errors = [finding for finding in findings if finding.level is Level.ERROR]
    if errors:
        why = [archive_not_rebuilt(file=name) for name in changed] or [archive_unproved()]
        raise not_handed_on([*why, *errors])
    return findings


def _signatures(package: Package, signing: Signing) -> dict[str, bytes]:
    """Return the signatures of a package by name. The tools want it as a file."""
    if not signing.signs:
        return {}
    with tempfile.TemporaryDirectory(prefix="jianbao-") as folder, writing(folder):
        zipped = Path(folder, f"{package.number}.zip")
        zipped.write_bytes(package.zip)
        made: list[Path] = []
        if signing.key and signing.certificate:
            made += sign_with_key(zipped, Path(signing.key), Path(signing.certificate))
            made += [stamp(made[0], signing.stamps)] if signing.stamps else []
        if signing.gpg:
            made += sign_with_gpg(zipped, signing.gpg)
        return {path.name: path.read_bytes() for path in made}
