"""`jianbao archive`: a release to one package that proves itself, and a line of the catalogue."""

from __future__ import annotations

import argparse
import sys
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from jianbao.build import ALL_FORMS, Options, build
from jianbao.cli.build import WriteError, profile_path
from jianbao.errors import Finding, InputError, Level
from jianbao.handover import open_handover
from jianbao.messages import say
from jianbao.model import Briefing
from jianbao.packages.archiving.catalogue import catalogue_row, with_row
from jianbao.packages.archiving.eep import eep_xml
from jianbao.packages.archiving.metadata import title_of
from jianbao.packages.archiving.number import archive_number
from jianbao.packages.archiving.package import METADATA, Package, make_package
from jianbao.packages.archiving.signing import sign_with_gpg, sign_with_key
from jianbao.packages.files import replace_files
from jianbao.packages.released import Released
from jianbao.reader import read_briefing
from jianbao.release import ARCHIVES, MANIFEST, Release

EARLIEST, LATEST = 1980, 2107  # what a zip, such as a Word file, can date


def run_archive(words: argparse.Namespace, language: str) -> int:
    """Make the package of one briefing's release."""
    if bool(words.sign_key) != bool(words.sign_cert):
        raise InputError([Finding.make("sign-needs-both", Level.ERROR)])
    folder = Path(words.briefing)
    archive_number(read_briefing(folder).briefing)  # told before all else
    options = Options(working_folder=Path.cwd(), profile=profile_path(words.profile))
    handover = open_handover(folder, words.release, options)
    released, briefing = handover.released, handover.briefing
    release = rebuilt(folder, released.manifest, options)
    _check_same(released, release)
    package = make_package(release, briefing, handover.sources)
    out = Path(words.out or released.folder / "archive")
    try:
        _write(out, package, briefing, release, words)
    except OSError as error:
        reason = f"{error.filename or out}: {error.strerror}"
        raise WriteError(
            [Finding.make("cannot-write", Level.ERROR, None, reason=reason)]
        ) from error
    zipped = out / f"{package.number}.zip"
    print(say("archived", language, file=zipped.as_posix(), count=len(package.files)))
    if not (words.sign_key or words.gpg):
        print(say("archive-unsigned", language), file=sys.stderr)
    return 0


def rebuilt(folder: Path, manifest: dict[str, Any], surroundings: Options) -> Release:
    """Return the release of a briefing built again as its manifest says it was built.

    Working folder and profile are those of `surroundings`.

    Raises InputError where the briefing cannot be built, or the manifest says nothing useful.
    """
    try:
        options = _options(manifest, surroundings)
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
        raise InputError(
            [Finding.make("bad-manifest", Level.ERROR, None, file=MANIFEST)]
        ) from error
    return build(folder, options)


def _options(manifest: dict[str, Any], surroundings: Options) -> Options:
    files = manifest["files"]
    made_at = datetime.fromisoformat(manifest["made_at"])
    if made_at.tzinfo is None or not EARLIEST <= made_at.year <= LATEST:
        raise ValueError(made_at)
    claims = {claim for file in files for claim in file.get("conforms", ())}
    kinds = [name for name, kind in ARCHIVES.items() if kind.conforms[0] in claims]
    forms = tuple(form for form in ALL_FORMS if any(_is(form, file) for file in files))
    return replace(
        surroundings,
        template=str(manifest["templates"][0]),
        forms=forms,
        archive=kinds[0] if kinds else "3a",
        made_at=made_at,
        embed_fonts=any("embedded_fonts" in file for file in files),
    )


def _is(form: str, file: dict[str, Any]) -> bool:
    return str(file["name"]).endswith(f".{form}")


def _check_same(released: Released, release: Release) -> None:
    """Refuse a release that its own sources no longer build: nobody could prove it later."""
    files = {output.name: output.data for output in release.outputs}
    changed = [
        name for name in files | released.files if files.get(name) != released.files.get(name)
    ]
    if (released.folder / MANIFEST).read_bytes() != release.manifest():
        changed.append(MANIFEST)
    if changed:
        raise InputError(
            Finding.make("archive-not-rebuilt", Level.ERROR, None, file=name) for name in changed
        )


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
