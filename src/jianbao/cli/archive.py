"""`jianbao archive`: a release to one package that proves itself, and a line of the catalogue."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from jianbao.briefing.model import Briefing
from jianbao.briefing.reading.reading import read_briefing
from jianbao.cli.build import profile_path
from jianbao.compose.template.model import Template
from jianbao.fonts.bundle import OFFICE
from jianbao.library.archiving.catalogue import catalogue_row, with_row
from jianbao.library.archiving.eep import eep_xml
from jianbao.library.archiving.metadata import title_of
from jianbao.library.archiving.number import archive_number
from jianbao.library.archiving.package import METADATA, Package, make_package
from jianbao.library.archiving.rebuilt import rebuild_findings, rebuilt
from jianbao.library.archiving.signing import sign_with_gpg, sign_with_key
from jianbao.library.archiving.verifying import open_package
from jianbao.library.options import Options
from jianbao.library.release.files import replace_files
from jianbao.library.release.manifest import MANIFEST
from jianbao.library.release.opening import open_handover
from jianbao.library.release.release import Release
from jianbao.library.release.released import Released
from jianbao.messages.archiving import (
    ARCHIVE_UNSIGNED,
    archive_not_a_folder,
    archive_not_rebuilt,
    archive_own_font,
    archive_unproved,
    archive_without_pdf,
    archived,
    sign_needs_both,
)
from jianbao.messages.errors import InputError, WriteError
from jianbao.messages.findings import Level
from jianbao.messages.library import cannot_write


def run_archive(words: argparse.Namespace, language: str) -> int:
    """Make the package of one briefing's release."""
    if bool(words.sign_key) != bool(words.sign_cert):
        raise InputError([sign_needs_both()])
    folder = Path(words.briefing)
    archive_number(read_briefing(folder).briefing)  # told before all else
    _check_folder(words.out)
    options = Options(working_folder=Path.cwd(), profile=profile_path(words.profile))
    handover = open_handover(folder, words.release, options)
    released, briefing = handover.released, handover.briefing
    _check_pdf(released)
    _check_fonts(handover.template)
    release = rebuilt(folder, released.manifest, options)
    _check_same(released, release)
    package = make_package(release, briefing, handover.sources)
    _check_proves(package)
    out = Path(words.out or released.folder / "archive")
    try:
        _write(out, package, briefing, release, words)
    except OSError as error:
        reason = f"{error.filename or out}: {error.strerror}"
        raise WriteError([cannot_write(reason=reason)]) from error
    zipped = out / f"{package.number}.zip"
    print(archived(file=zipped.as_posix(), count=len(package.files)).text(language))
    if not (words.sign_key or words.gpg):
        print(ARCHIVE_UNSIGNED.text(language), file=sys.stderr)
    return 0


def _check_same(released: Released, release: Release) -> None:
    """Refuse a release that its own sources no longer build: nobody could prove it later."""
    files = {output.name: output.data for output in release.outputs}
    changed = [
        name for name in files | released.files if files.get(name) != released.files.get(name)
    ]
    if (released.folder / MANIFEST).read_bytes() != release.manifest():
        changed.append(MANIFEST)
    if changed:
        raise InputError(archive_not_rebuilt(file=name) for name in changed)


def _check_folder(out: str | None) -> None:
    """Refuse to write below what is a file."""
    wanted = Path(out or "")
    for path in (wanted, *wanted.parents):
        if _is_no_folder(path):
            raise InputError([archive_not_a_folder(file=path)])


def _is_no_folder(path: Path) -> bool:
    try:
        return path.exists() and not path.is_dir()
    except OSError:  # such as a name too long, which writing will tell
        return False


def _check_pdf(released: Released) -> None:
    """Refuse a release without the form that lasts; each PDF of ours is PDF/A."""
    if not any(name == f"{released.name}.pdf" for name in released.files):
        folder = released.folder
        raise InputError([archive_without_pdf(folder=folder)])


def _check_fonts(template: Template) -> None:
    """Refuse an office's own fonts: their licences do not let them be handed on in a package."""
    own = {face.path.name: None for face in template.theme.faces.values() if face.licence == OFFICE}
    if own:
        raise InputError(archive_own_font(file=name) for name in own)


def _check_proves(package: Package) -> None:
    """Refuse a package that would not be found whole: that it proves itself is what it is for."""
    opened = open_package(package.zip, package.number)
    found = [*opened.findings] or rebuild_findings(opened)
    errors = [finding for finding in found if finding.level is Level.ERROR]
    if errors:
        raise InputError([archive_unproved(), *errors])


def _write(
    out: Path, package: Package, briefing: Briefing, release: Release, words: argparse.Namespace
) -> None:
    """Write package, signatures, EEP and catalogue together, the catalogue last."""
    data, name = package.zip, f"{package.number}.zip"
    row = catalogue_row(briefing, package.number, release.outputs[0].pages)
    catalogue = with_row(out, row, data)
    files = {name: data}
    with tempfile.TemporaryDirectory(prefix="jianbao-") as folder:
        zipped = Path(folder, name)
        zipped.write_bytes(data)
        made = []
        if words.sign_key:
            made.append(sign_with_key(zipped, Path(words.sign_key), Path(words.sign_cert)))
        if words.gpg:
            made.append(sign_with_gpg(zipped, words.gpg))
        files |= {path.name: path.read_bytes() for path in made}
    if words.eep:
        files[f"{package.number}.EEP"] = eep_xml(
            package.payload(METADATA), package.papers, title_of(briefing), briefing.issuer.text,
            release.made_at.isoformat(),
        )  # fmt: skip
    replace_files(out, {**files, **catalogue})
