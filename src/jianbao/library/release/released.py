"""A release that was written, read again: handed on only if it is what its manifest says."""

from __future__ import annotations

import json
from pathlib import Path, PurePosixPath

from msgspec import Struct

from jianbao.library.release.manifest import (
    LARGEST_FILE,
    LARGEST_MANIFEST,
    MANIFEST,
    Manifest,
    digest,
)
from jianbao.messages.archiving import bad_manifest
from jianbao.messages.errors import InputError, not_handed_on
from jianbao.messages.findings import Finding
from jianbao.messages.opening import read_file
from jianbao.messages.release import (
    no_release,
    release_differs,
    release_lacks,
    release_outdated,
    release_without,
)


class Released(Struct, frozen=True):
    """The files of one release by name, and what its manifest says of them."""

    folder: Path  # as messages name it
    manifest: Manifest
    files: dict[str, bytes]
    recorded: bytes  # the manifest's own bytes

    @property
    def name(self) -> str:
        """The release's name, which its main paper's files begin with."""
        return str(self.manifest["briefing"])

    def main(self, form: str) -> str:
        """Return the name of the main paper's file of a form: docx or pdf.

        Raises InputError where the release has none.
        """
        return self._file(form, is_main=True)

    def others(self, form: str) -> list[str]:
        """Return the files of a form that come with the main paper, such as the metrics sheet."""
        return [name for name in self.files if _is(form, name) and not self._is_main(name)]

    def pages(self, name: str) -> int:
        """Return how many pages a file has."""
        return next(int(file["pages"]) for file in self.manifest["files"] if file["name"] == name)

    def digests(self, kind: str) -> dict[str, str]:
        """Return what the manifest says of its `files` or `inputs`: SHA-256 by name."""
        return {str(file["name"]): str(file["sha256"]) for file in self.manifest[kind]}

    def _file(self, form: str, is_main: bool) -> str:
        for name in self.files:
            if _is(form, name) and self._is_main(name) is is_main:
                return name
        raise InputError([release_without(folder=self.folder, form=form)])

    def _is_main(self, name: str) -> bool:
        return PurePosixPath(name).stem == self.name


def read_release(folder: Path) -> Released:
    """Return the release in `folder`, every file of it.

    Raises InputError where there is none. Gate: raises Refused with every file that is missing or
    is not as the manifest says.
    """
    try:
        recorded = read_file(folder / MANIFEST, LARGEST_MANIFEST, within=folder)
        manifest = json.loads(recorded.decode("utf-8"))
        expected = {str(file["name"]): str(file["sha256"]) for file in manifest["files"]}
        str(manifest["briefing"])
    except OSError as error:
        raise InputError([no_release(folder=folder)]) from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise InputError([bad_manifest(file=folder / MANIFEST)]) from error
    files: dict[str, bytes] = {}
    problems: list[Finding] = []
    for name, sha256 in expected.items():
        data = _read(folder / name) if PurePosixPath(name).name == name else None
        if data is None:
            problems.append(release_lacks(file=folder / name))
        elif digest(data) != sha256:
            problems.append(release_differs(file=folder / name))
        else:
            files[name] = data
    if problems:
        raise not_handed_on(problems)
    return Released(folder, manifest, files, recorded)


def check_inputs(released: Released, sources: dict[str, bytes]) -> None:
    """Check that a release was made of what is there now: a briefing's files by their names inside
    it, `template NAME` and `profile NAME`.

    Gate: raises Refused with each file that is new, gone or changed since.
    """
    made_of = released.digests("inputs")
    now = {name: digest(data) for name, data in sources.items()}
    changed = sorted(
        name for name in made_of.keys() | now.keys() if made_of.get(name) != now.get(name)
    )
    if changed:
        outdated = (release_outdated(folder=released.folder, file=name) for name in changed)
        raise not_handed_on(outdated)


def _read(path: Path) -> bytes | None:
    try:
        return read_file(path, LARGEST_FILE, within=path.parent)
    except (OSError, ValueError):  # ValueError: a name that no file can have
        return None


def _is(form: str, name: str) -> bool:
    return PurePosixPath(name).suffix == f".{form}"
