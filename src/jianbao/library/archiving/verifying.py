"""A package, years later: is every byte of it what it was?

First what costs little: the zip's own structure, the bag's digests, what the files say of each
other. Only a package that passes is built again from its YAML.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from jianbao.document.patterns import pattern
from jianbao.library.archiving import bag
from jianbao.library.archiving.metadata import NAMESPACE, schema, schema_fault
from jianbao.library.archiving.number import is_name
from jianbao.library.archiving.package import (
    FINDINGS,
    FINDINGS_TEXT,
    FONTS,
    LAYOUT,
    LEDGER,
    METADATA,
    PAPER,
    SCHEMA,
    SHEET,
    SOURCES,
    Package,
    source_place,
)
from jianbao.library.archiving.readme import README
from jianbao.library.archiving.stored_zip import Region, write_in_order
from jianbao.library.extract import BRIEFING_FILE, TEMPLATE_FILE
from jianbao.library.release.manifest import MANIFEST, Manifest, digest
from jianbao.messages.errors import InputError
from jianbao.messages.findings import Finding
from jianbao.messages.readers import BYTES, PARTS, is_large
from jianbao.messages.terms import Term
from jianbao.messages.verifying import (
    NO_BAGIT,
    bag_bad_name,
    bag_differs,
    bag_lacks,
    bag_manifest,
    bag_unlisted,
    not_a_package,
    package_inconsistent,
    package_manifest,
    package_metadata,
    package_number,
    package_schema,
    zip_cut,
    zip_differs,
    zip_more,
    zip_order,
    zip_repacked,
    zip_twice,
)
from jianbao.readers.errors import ReadError
from jianbao.readers.zip.salvage import LARGEST, MOST_FILES, Read, read_zip

PROFILE_FILE = pattern(r"[^/]+|(?:[^/]+/){0,3}[^/]+\.(?:png|jpe?g)", re.IGNORECASE)
REPORTS = (METADATA, SCHEMA, FINDINGS, FINDINGS_TEXT, LAYOUT, MANIFEST)  # in every package
MARKS = (*bag.TAG_FILES, f"data/{METADATA}", f"data/{MANIFEST}")
VERSION = pattern(r"\d{1,4}(?:\.\d{1,4}){0,3}(?:(?:a|b|rc|\.dev|\.post)\d{1,4})?")
MOST_REGIONS = 20  # differences of structure that are told one by one


class Opened(Struct, frozen=True):
    """A package that was read, and what is wrong with it."""

    package: Package
    manifest: Manifest  # the release's; empty where it cannot be read
    findings: tuple[Finding, ...]

    @property
    def made_by(self) -> str:
        """The version of jianbao that made it."""
        return str(self.manifest.get("jianbao", ""))


def open_package(data: bytes, name: str) -> Opened:
    """Return a package with everything that is wrong with it, as far as it tells by itself.

    Raises InputError where `data` is no package at all, or too large to be one.
    """
    if len(data) > LARGEST:
        raise _not_a_package(name, is_large(f"{LARGEST:,}", BYTES))
    try:
        read = read_zip(data)
    except ReadError as error:
        raise _not_a_package(name, error.reason) from error
    if len(read.files) > MOST_FILES:
        raise _not_a_package(name, is_large(f"{MOST_FILES:,}", PARTS))
    files = {name: data for name, data in read.files if not (read.is_repacked and _is_folder(name))}
    number = _number(files)
    if not number:
        raise _not_a_package(name, NO_BAGIT)
    findings = [*_bag_findings(files, number)]
    if read.is_repacked or read.cut is not None:
        findings = [*_other_zip_findings(read, number, len(data)), *findings]
    else:
        named = {finding.plain["file"] for finding in findings}
        findings += _structure_findings(data, read.files, named)
    package = Package(number, files)
    manifest: Manifest = {}
    if not findings:
        manifest = _manifest(package)
        findings += _inner_findings(package, manifest)
    return Opened(package, manifest, tuple(findings))


def _number(files: dict[str, bytes]) -> str:
    """Return the folder that most of a package's known files lie in; "" where there is none.

    Where a cut took all of those, a folder that is called like a 档号 will do.
    """
    marked = Counter(
        name[: -len(mark) - 1] for name in files for mark in MARKS if name.endswith(f"/{mark}")
    )
    called = Counter(name.partition("/")[0] for name in files)
    folders = marked or {name: count for name, count in called.items() if is_name(name)}
    return max(folders, key=folders.__getitem__, default="")


def _is_folder(name: str) -> bool:
    """Return whether an entry is a folder, which other programs write among the files."""
    return name.endswith("/")


def _other_zip_findings(read: Read, number: str, size: int) -> Iterator[Finding]:
    """Yield what was done to the zip as a whole, where its bytes tell nothing more: it was packed
    anew by another program, or cut off. What a cut took is named as far as the rest tells."""
    if read.is_repacked:
        yield zip_repacked()
    yield from _twice(read.files)
    if read.cut is not None:
        yield zip_cut(size=size, file=read.cut or "-")
        yield from _lost(dict(read.files), number)


def _lost(files: dict[str, bytes], number: str) -> Iterator[Finding]:
    """Yield what the release's manifest says was in a package whose own list is lost."""
    start = f"{number}/data/"
    if f"{number}/{bag.PAYLOAD}" in files:
        return  # which tells of every file
    here = {name.removeprefix(start) for name in files if name.startswith(start)}
    manifest = _manifest(Package(number, files))
    papers = [_kept_name(name, manifest) for name in manifest.get("files", ())]
    ledger = [LEDGER] if manifest.get("figures") else []
    for name in sorted({*REPORTS, *papers, *ledger} - here):
        yield bag_lacks(file=start + name)
    if not {f"{number}/{name}" for name in (README, bag.TAGS)} & files.keys():
        yield bag_lacks(file=f"{number}/{README}")
    sources = map(source_place, manifest.get("inputs", ()))
    fonts = manifest.get("fonts", ()) if any(name.startswith(f"{FONTS}/") for name in here) else ()
    for folder, names in ((FONTS, fonts), (SOURCES, sources)):
        inside = [f"/{name}" for name in here if name.startswith(f"{folder}/")]
        for name in sorted(set(names)):
            if not any(each.endswith(f"/{name}") for each in inside):
                yield bag_lacks(file=f"{start}{folder}/…/{name}")


def _kept_name(name: str, manifest: Manifest) -> str:
    """Return what a file of the release is called in the package."""
    stem, _, form = name.rpartition(".")
    return f"{PAPER if stem == manifest['briefing'] else SHEET}.{form}"


def _twice(files: tuple[tuple[str, bytes], ...]) -> Iterator[Finding]:
    for name, count in Counter(name for name, _ in files).items():
        if count > 1:
            yield zip_twice(file=name)


def _structure_findings(
    data: bytes, files: tuple[tuple[str, bytes], ...], named: set[str]
) -> Iterator[Finding]:
    """Yield where the zip's bytes are not those that its files alone would give.

    A file that is `named` already is not named again for the sums of it in the zip's headers.
    """
    yield from _twice(files)
    names = [name for name, _ in files]
    if names != sorted(names) and not named:
        yield zip_order()
    expected = write_in_order(files)
    if data == expected.data:
        return
    if len(data) == len(expected.data):
        different = [each for each in expected.regions if _differs(data, expected.data, each)]
        reported = [each for each in different if each.name not in named or not each.name]
        for region in reported[:MOST_REGIONS]:
            offset = _first(data, expected.data, region)
            yield zip_differs(offset=offset, part=region.part, file=region.name)
        return
    shorter = min(len(data), len(expected.data))
    for region in expected.regions:
        if region.end > shorter or _differs(data, expected.data, region):
            offset = _first(data, expected.data, region)
            yield zip_differs(offset=offset, part=region.part, file=region.name)
            return
    yield zip_more(offset=shorter, count=len(data) - shorter)


def _differs(data: bytes, expected: bytes, region: Region) -> bool:
    return data[region.start : region.end] != expected[region.start : region.end]


def _first(data: bytes, expected: bytes, region: Region) -> int:
    """Return the first place in a region where the bytes differ."""
    ours, theirs = data[region.start : region.end], expected[region.start : region.end]
    for offset, (one, other) in enumerate(zip(ours, theirs, strict=False)):
        if one != other:
            return region.start + offset
    return region.start + min(len(ours), len(theirs))


def _bag_findings(files: dict[str, bytes], number: str) -> Iterator[Finding]:
    """Yield what is missing, changed, or in the package without being listed (RFC 8493, 3)."""
    inside = {
        name.removeprefix(f"{number}/"): data
        for name, data in files.items()
        if name.startswith(f"{number}/")
    }
    for name in files:
        if not name.startswith(f"{number}/"):
            yield bag_unlisted(file=name)
        elif not bag.is_portable(name):
            yield bag_bad_name(file=name)
    payload = {name for name in inside if name.startswith("data/")}
    tags = inside.keys() - payload - {bag.TAGS}
    yield from _listed_findings(inside, bag.PAYLOAD, payload, number)
    yield from _listed_findings(inside, bag.TAGS, tags, number)
    for name in bag.TAG_FILES:
        if name not in inside:
            yield bag_lacks(file=f"{number}/{name}")


def _listed_findings(
    inside: dict[str, bytes], manifest: str, present: set[str], number: str
) -> Iterator[Finding]:
    if manifest not in inside:
        return  # which is told once, as missing
    listed = bag.read_digests(inside[manifest])
    if listed is None:
        yield bag_manifest(file=f"{number}/{manifest}")
        return
    for name in sorted(listed.keys() | present):
        path = f"{number}/{name}"
        if name not in listed:
            yield bag_unlisted(file=path)
        elif name not in present:
            if name not in bag.TAG_FILES:
                yield bag_lacks(file=path)
        elif digest(inside[name]) != listed[name]:
            yield bag_differs(file=path)


# ---- what the files say of each other


def _manifest(package: Package) -> Manifest:
    """Return the release's manifest as far as it is used here; {} where it is none."""
    try:
        manifest = json.loads(package.payload(MANIFEST))
        checked = {
            "jianbao": str(manifest["jianbao"]),
            "briefing": str(manifest["briefing"]),
            "made_at": str(manifest["made_at"]),
            "templates": [str(name) for name in manifest["templates"]],
            "files": {str(file["name"]): str(file["sha256"]) for file in manifest["files"]},
            "fonts": {str(font["file"]): str(font["sha256"]) for font in manifest["fonts"]},
            "inputs": [str(file["name"]) for file in manifest["inputs"]],
            "figures": bool(manifest["figures"]),
            "embedded": any("embedded_fonts" in file for file in manifest["files"]),
            "conforms": [list(map(str, file.get("conforms", ()))) for file in manifest["files"]],
        }
    except (KeyError, ValueError, TypeError, AttributeError, RecursionError):
        return {}
    return checked if checked["templates"] and checked["files"] else {}


def _inner_findings(package: Package, manifest: Manifest) -> Iterator[Finding]:
    if not manifest or not VERSION.fullmatch(manifest["jianbao"]):
        yield package_manifest(file=MANIFEST)
        return
    if not is_name(package.number):
        yield package_number(file=package.number)
    yield from _metadata_findings(package)
    files = {name.removeprefix(f"{package.number}/data/"): data for name, data in _items(package)}
    if not briefing_folder(package):
        yield package_inconsistent(file=SOURCES, other=MANIFEST)
    for name, sha256 in manifest["files"].items():
        kept = _kept_name(name, manifest)
        if kept not in files or digest(files[kept]) != sha256:
            yield package_inconsistent(file=kept, other=MANIFEST)
    fonts = {name.rpartition("/")[2]: data for name, data in files.items() if _is_font(name)}
    for name, sha256 in manifest["fonts"].items() if fonts else ():
        if name not in fonts or digest(fonts[name]) != sha256:
            yield package_inconsistent(file=f"{FONTS}/{name}", other=MANIFEST)
    for name in files:
        if name.startswith(f"{SOURCES}/") and not is_source(name.removeprefix(f"{SOURCES}/")):
            yield bag_bad_name(file=name)


def _metadata_findings(package: Package) -> Iterator[Finding]:
    from jianbao.readers.xml import parsed

    try:
        data = package.payload(METADATA)
        own = package.payload(SCHEMA)
    except KeyError:
        yield bag_lacks(file=METADATA)
        return
    fault = schema_fault(data, "metadata")
    if fault:
        yield package_metadata(file=METADATA, reason=fault)
        return
    if own != schema("metadata"):
        yield package_schema(file=SCHEMA)
    root = parsed(data, METADATA)
    if root.findtext(f".//{{{NAMESPACE}}}电子文件号") != package.number:
        yield package_inconsistent(file=METADATA, other=package.number)


def briefing_folder(package: Package) -> str:
    """Return where, among the sources, the one briefing lies; "" where there is not one."""
    start, end = f"{package.number}/data/{SOURCES}/", "/briefing.yaml"
    files = [name for name in package.files if name.startswith(start) and name.endswith(end)]
    return files[0].removeprefix(start).removesuffix(end) if len(files) == 1 else ""


def is_source(name: str) -> bool:
    """Return whether a name is one of a working folder's own files, and stays within it."""
    known = BRIEFING_FILE.fullmatch(name) or TEMPLATE_FILE.fullmatch(name)
    return bag.is_portable(name) and bool(known or PROFILE_FILE.fullmatch(name))


def _is_font(name: str) -> bool:
    return name.startswith(f"{FONTS}/")


def _items(package: Package) -> list[tuple[str, bytes]]:
    return list(package.files.items())


def _not_a_package(name: str, reason: Term) -> InputError:
    return InputError([not_a_package(file=name, reason=reason)])
