"""A release or a package built again, from a briefing or from nothing but the package itself."""

from __future__ import annotations

import json
import re
import tempfile
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from jianbao.briefing.reading.reading import read_briefing
from jianbao.briefing.reading.sidecars import ARCHIVE
from jianbao.compose.template.profile import FILE
from jianbao.library.archiving.package import BAGGED, FONTS, SOURCES, Package, Packing
from jianbao.library.archiving.rebuilding import Rebuilt, differences
from jianbao.library.archiving.verifying import Opened, briefing_folder
from jianbao.library.forms import FORMS
from jianbao.library.making import make_release
from jianbao.library.options import PDF_A, BuildOptions, Surroundings
from jianbao.library.release.manifest import MANIFEST, Manifest, moment_of
from jianbao.library.release.release import Release
from jianbao.messages.archiving import bad_manifest
from jianbao.messages.errors import BriefingError, InputError
from jianbao.messages.findings import Finding
from jianbao.messages.verifying import rebuild_fails
from jianbao.writers.pdf.conformance import ARCHIVES


def rebuilt(folder: Path, manifest: Manifest, around: Surroundings) -> Release:
    """Return the release of a briefing built again as its manifest says it was built.

    Working folder and profile are those of `around`.

    Raises InputError where the briefing cannot be built, or the manifest says nothing useful.
    """
    try:
        options, made_at = _options(manifest), moment_of(manifest)
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
        raise InputError([bad_manifest(file=MANIFEST)]) from error
    return make_release(folder, options, replace(around, made_at=made_at), alone=True)


def _options(manifest: Manifest) -> BuildOptions:
    files = manifest["files"]
    claims = {claim for file in files for claim in file.get("conforms", ())}
    kinds = [kind for kind in PDF_A if ARCHIVES[kind].conforms[0] in claims]
    return BuildOptions(
        template=str(manifest["templates"][0]),
        forms=tuple(form for form in FORMS if any(_is(form, file) for file in files)),
        pdf_a=kinds[0] if kinds else PDF_A[0],
        embed_fonts=any("embedded_fonts" in file for file in files),
    )


def _is(form: str, file: Manifest) -> bool:
    return str(file["name"]).endswith(f".{form}")


def rebuild_findings(opened: Opened) -> list[Finding]:
    """Return how a package differs from what its own sources build, in a temporary folder."""
    fails = rebuild_fails()
    with tempfile.TemporaryDirectory(prefix="jianbao-") as folder:
        try:
            built = rebuilt_from(opened.package, Path(folder))
        except BriefingError as error:
            return [fails, *(_in_package(finding, folder) for finding in error.findings)]
        except OSError:  # names that cannot lie beside each other
            return [fails]
        claims = opened.manifest["conforms"]
        return list(differences(opened.package, opened.made_by, claims, built))


def _in_package(finding: Finding, folder: str) -> Finding:
    """Return a finding that names files as they lie in the package, not where they were built."""
    start = Path(folder).as_posix()
    place = finding.place
    moved = replace(place, file=place.file.replace(start, SOURCES)) if place else None
    return replace(finding.with_text(lambda text: text.replace(start, SOURCES)), place=moved)


def rebuilt_from(package: Package, folder: Path) -> Rebuilt:
    """Return what the sources in `package` give, built again in `folder`."""
    start = f"{package.number}/data/{SOURCES}/"
    for name, data in package.files.items():
        if name.startswith(start):
            path = folder / name.removeprefix(start)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    manifest = json.loads(package.payload(MANIFEST))
    briefing = folder / briefing_folder(package)
    profile = folder / FILE
    own = profile if profile.is_file() else None
    release = rebuilt(briefing, manifest, Surroundings(folder, own, profile_above=False))
    read = read_briefing(briefing)
    return Rebuilt(release, read.briefing, read.sources, packing_of(package))


def packing_of(package: Package) -> Packing:
    """Return what a package has beside its release, as it says itself."""
    about = package.files.get(f"{package.number}/bag-info.txt", b"").decode("utf-8", "replace")
    bagged = re.search(rf"^{BAGGED}: (\d{{4}}-\d{{2}}-\d{{2}})$", about, re.MULTILINE)
    try:
        on = date.fromisoformat(bagged[1]) if bagged else None
    except ValueError:
        on = None
    start = f"{package.number}/data/"
    folder = briefing_folder(package)
    filing = package.files.get(f"{start}{SOURCES}/{folder}/{ARCHIVE}", b"")
    fonts = any(name.startswith(f"{start}{FONTS}/") for name in package.files)
    return Packing(on, filing, fonts)
