"""`archive`: a release to one package that proves itself, and a line of the catalogue."""

from __future__ import annotations

import tempfile
from pathlib import Path

from jianbao.briefing.model import Briefing
from jianbao.briefing.reading.reading import read_briefing
from jianbao.compose.template.model import Template
from jianbao.fonts.bundle import OFFICE
from jianbao.library.archiving.catalogue import catalogue_row, with_row
from jianbao.library.archiving.eep import eep_xml
from jianbao.library.archiving.metadata import title_of
from jianbao.library.archiving.number import number_of
from jianbao.library.archiving.package import METADATA, Package, make_package
from jianbao.library.archiving.rebuilt import rebuild_findings, rebuilt
from jianbao.library.archiving.signing import sign_with_gpg, sign_with_key
from jianbao.library.archiving.verifying import open_package
from jianbao.library.options import AnyPath, Signing
from jianbao.library.release.files import replace_files
from jianbao.library.release.manifest import MANIFEST
from jianbao.library.release.opening import hand_over
from jianbao.library.release.release import Release
from jianbao.library.release.released import Released
from jianbao.library.results import Files, Written, writing
from jianbao.messages.archiving import (
    archive_not_rebuilt,
    archive_own_font,
    archive_unproved,
    archive_without_pdf,
)
from jianbao.messages.errors import not_handed_on
from jianbao.messages.findings import Level


class Archived(Files, frozen=True, kw_only=True):
    """A package, NAME.zip, with its signatures, and its line of the catalogue (归档文件目录)."""

    number: str  # 档号, which NAME is
    entries: int  # files inside the package
    row: tuple[str, ...]  # of the catalogue, in the order of its columns

    def write(self, folder: AnyPath | None = None) -> Written:
        """Write the package, and its line into the catalogue of the same folder, which comes last.

        Gate: raises Refused where the 档号 was given to something else there. Raises InputError
        where what is called a catalogue there is none, WriteError where the disk takes no file.
        """
        place = self.place(folder)
        with writing(place):
            catalogue = with_row(place, self.row, self.files[f"{self.number}.zip"])
            replace_files(place, {**self.files, **catalogue})
        return self._written(place)


def archive_number(briefing: AnyPath) -> str:
    """Return the 档号 of a briefing, such as J001-WS·2022-D30-BGS-0001 (DA/T 22-2015).

    Gate: raises Refused where it says nothing of its archiving, or a part has not its form. Raises
    InputError where it cannot be read.
    """
    return number_of(read_briefing(Path(briefing)).briefing)


def archive(
    release: Release,
    signing: Signing = Signing(),
    *,
    eep: bool = False,
    out: AnyPath | None = None,
) -> Archived:
    """Return the package of a release: papers, sources, fonts, reports and digests in one zip.

    With `eep` there is an unsigned .EEP beside it (DA/T 48-2009). `out` is the folder that it will
    be written into, by default `archive` of the release's folder. Nothing is written yet.

    Gate: raises Refused where the briefing has no archive data, or its 档号 was given to something
    else in `out`; for a release that is not what it was, has no PDF, has fonts of the office's own,
    or is not what its sources build; and for a package that does not prove itself. Raises
    SignError where the signing tool is missing or fails.
    """
    handover = hand_over(release)
    released, briefing = handover.released, handover.briefing
    number_of(briefing)  # told before all else
    _check_pdf(released)
    _check_fonts(handover.template)
    again = rebuilt(Path(release.briefing), released.manifest, release.around)
    _check_same(released, again)
    package = make_package(again, briefing, handover.sources)
    _check_proves(package)
    row = catalogue_row(briefing, package.number, again.outputs[0].pages)
    folder = Path(out) if out is not None else release.folder and release.folder / "archive"
    if folder is not None:
        with writing(folder):
            with_row(folder, row, package.zip)  # refuses before anything is signed
    files = {f"{package.number}.zip": package.zip, **_signatures(package, signing)}
    if eep:
        files[f"{package.number}.EEP"] = _eep(package, briefing, again)
    return Archived(
        files=files, folder=folder, number=package.number, entries=len(package.files), row=row
    )


def _check_pdf(released: Released) -> None:
    """Refuse a release without the form that lasts; each PDF of ours is PDF/A."""
    if not any(name == f"{released.name}.pdf" for name in released.files):
        raise not_handed_on([archive_without_pdf(folder=released.folder)])


def _check_fonts(template: Template) -> None:
    """Refuse an office's own fonts: their licences do not let them be handed on in a package."""
    own = {face.path.name: None for face in template.theme.faces.values() if face.licence == OFFICE}
    if own:
        raise not_handed_on(archive_own_font(file=name) for name in own)


def _check_same(released: Released, again: Release) -> None:
    """Refuse a release that its own sources no longer build: nobody could prove it later."""
    files = {output.name: output.data for output in again.outputs}
    changed = [
        name for name in files | released.files if files.get(name) != released.files.get(name)
    ]
    if released.recorded != again.manifest():
        changed.append(MANIFEST)
    if changed:
        raise not_handed_on(archive_not_rebuilt(file=name) for name in changed)


def _check_proves(package: Package) -> None:
    """Refuse a package that would not be found whole: that it proves itself is what it is for."""
    opened = open_package(package.zip, package.number)
    findings = [*opened.findings] or rebuild_findings(opened)
    errors = [finding for finding in findings if finding.level is Level.ERROR]
    if errors:
        raise not_handed_on([archive_unproved(), *errors])


def _signatures(package: Package, signing: Signing) -> dict[str, bytes]:
    """Return the signatures of a package by name. The tools want it as a file."""
    if not signing.signs:
        return {}
    with tempfile.TemporaryDirectory(prefix="jianbao-") as folder, writing(folder):
        zipped = Path(folder, f"{package.number}.zip")
        zipped.write_bytes(package.zip)
        made = []
        if signing.key and signing.certificate:
            made.append(sign_with_key(zipped, Path(signing.key), Path(signing.certificate)))
        if signing.gpg:
            made.append(sign_with_gpg(zipped, signing.gpg))
        return {path.name: path.read_bytes() for path in made}


def _eep(package: Package, briefing: Briefing, release: Release) -> bytes:
    return eep_xml(
        package.payload(METADATA), package.papers, title_of(briefing), briefing.issuer.text,
        release.made_at.isoformat(),
    )  # fmt: skip
