"""`extract`: the YAML sources that a PDF carries, checked, and written back as folders."""

from __future__ import annotations

import os
import re
from hashlib import md5
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from jianbao.briefing.records.paper import DEFAULT_TEMPLATE
from jianbao.document.patterns import pattern
from jianbao.library.options import AnyPath
from jianbao.library.release.files import add_files
from jianbao.library.results import Files, Written, writing
from jianbao.messages.errors import InputError, Problems
from jianbao.messages.library import bad_attachment, in_the_way, no_sources, not_a_pdf
from jianbao.messages.opening import read_file, reason_of
from jianbao.messages.readers import IS_DAMAGED
from jianbao.readers.errors import ReadError
from jianbao.readers.limits import LARGEST_PAPER
from jianbao.writers.attachment import path_of
from jianbao.yaml.source import Mapping, Scalar, read_yaml

if TYPE_CHECKING:
    from jianbao.readers.pdf.streams import Streams

PICTURE = r"(?:[^/]+/){0,3}[^/]+\.(?i:png|jpe?g|svg)"
BRIEFING_FILE = pattern(rf"briefings/[^/]+/(?:[^/]+|(?:sections|annexes)/[^/]+|{PICTURE})")
HEAD_FILE = pattern(r"briefings/[^/]+/briefing\.yaml")
TEMPLATE_FILE = pattern(r"templates/[^/]+/template\.yaml")
PROFILE_FILE = pattern(r"profile\.yaml|(?:[^/]+/){0,3}[^/]+\.(?:png|jpe?g)", re.IGNORECASE)
HIDDEN = pattern(r"(?:^|/)\.|[\\\x00-\x1f:]")


class Extracted(Files, frozen=True, kw_only=True):
    """What a PDF carries, by name as it lies in a working folder: briefings/NAME/briefing.yaml …

    `template` is the one that the paper was built with, "" where that is the briefing's own.
    """

    template: str

    def write(self, folder: AnyPath | None = None) -> Written:
        """Write the files into a folder.

        Gate: raises InputError where one would take the place of another file than itself, or go
        through a link; WriteError where the disk does not take one. Nothing is written then.
        """
        place = self.place(folder)
        write_carried(self.files, place)
        return self._written(place)


def extract(file: AnyPath) -> Extracted:
    """Return the briefing, templates and profile that a PDF of ours carries (PDF/A-3a).

    Raises InputError where the file is no PDF, carries no briefing, or carries something that is
    not whole or wants to be written elsewhere.
    """
    files = carried_files(Path(file))
    return Extracted(files=files, template=other_template(files))


def carried_files(path: Path) -> dict[str, bytes]:
    """Return the sources inside a PDF by name: briefings/NAME/… and templates/NAME/….

    Raises InputError where the file is no PDF, carries no briefing, or carries something that is
    not whole or wants to be written elsewhere.
    """
    try:
        data = read_file(path, LARGEST_PAPER)
    except OSError as error:
        raise InputError([not_a_pdf(file=path, reason=reason_of(error))]) from error
    return carried_in(data, path)


def carried_in(data: bytes, path: Path) -> dict[str, bytes]:
    """Return the sources inside a PDF by name: briefings/NAME/… and templates/NAME/….

    Raises InputError where the file is no PDF, carries no briefing, or carries something that is
    not whole or wants to be written elsewhere.
    """
    from jianbao.readers.pdf.opening import BROKEN, opened
    from jianbao.readers.pdf.streams import Streams

    try:
        with opened(data) as pdf:
            streams = Streams()
            files = {
                path_of(str(each.get("/UF", ""))): _content(each, streams) for each in _sources(pdf)
            }
    except ReadError as error:
        raise InputError([not_a_pdf(file=path, reason=error.reason)]) from error
    except BROKEN as error:
        raise InputError([not_a_pdf(file=path, reason=IS_DAMAGED)]) from error
    if not files:
        raise InputError([no_sources(file=path)])
    for name, content in files.items():
        if content is None or not _is_ours(name):
            raise InputError([bad_attachment(file=path, name=name)])
    return {name: content for name, content in sorted(files.items()) if content is not None}


def other_template(files: dict[str, bytes]) -> str:
    """Return the template that carried sources were built with, if it is not the briefing's own.

    "" where it is, or where they do not tell: of a template and its variants, or of a sheet alone.
    """
    carried = {
        PurePosixPath(name).parts[1]: _head(name, data)
        for name, data in files.items()
        if TEMPLATE_FILE.fullmatch(name)
    }
    named = (head[key] for head in carried.values() for key in ("like", "sheet") if key in head)
    bases = {text.partition("/")[0] for text in named}
    others = [name for name in carried if name not in bases and "variants" not in carried[name]]
    own = {
        _head(name, data).get("template", DEFAULT_TEMPLATE).partition("/")[0]
        for name, data in files.items()
        if HEAD_FILE.fullmatch(name)
    }
    return others[0] if len(others) == 1 and others[0] not in own else ""


def _head(name: str, data: bytes) -> dict[str, str]:
    """Return the texts of a file's first level, and "" for everything else there."""
    node = read_yaml(name, data, Problems())
    entries = node.entries if isinstance(node, Mapping) else {}
    return {
        key: value.text if isinstance(value, Scalar) else "" for key, (_, value) in entries.items()
    }


def write_carried(files: dict[str, bytes], folder: Path) -> None:
    """Write the files into `folder`; refuse all where one would replace something else.

    Raises InputError, WriteError; nothing has been written then.
    """
    for name, content in files.items():
        if (path := _in_the_way(folder, PurePosixPath(name), content)) is not None:
            raise InputError([in_the_way(name=path)])
    with writing(folder):
        add_files(folder, files)


def _in_the_way(folder: Path, name: PurePosixPath, content: bytes) -> Path | None:
    """Return what stands where a file is to be put, and is not that file; links are not gone."""
    for part in list(name.parents)[-2::-1]:
        path = folder / part
        if path.is_symlink() or (path.exists() and not path.is_dir()):
            return path
    path = folder / name
    if not os.path.lexists(path):
        return None
    try:
        same = not path.is_symlink() and read_file(path, len(content)) == content
    except OSError:
        same = False
    return None if same else path


def _sources(pdf: Any) -> list[Any]:
    """Return the file specifications that say they are the document's source (ISO 19005-3, E)."""
    attached = pdf.Root.get("/AF", [])
    return [file for file in attached if str(file.get("/AFRelationship", "")) == "/Source"]


def _content(file: Any, streams: Streams) -> bytes | None:
    """Return a carried file, or None where it does not match the checksum beside it, or is none."""
    try:
        content = streams.read(file.EF.F)
        checksum = bytes(file.EF.F.Params.CheckSum)
    except (AttributeError, LookupError, TypeError, ValueError):
        return None
    return content if md5(content, usedforsecurity=False).digest() == checksum else None


def _is_ours(name: str) -> bool:
    """Return whether a name is one of a briefing, a template, a profile or its logo."""
    forms = (BRIEFING_FILE, TEMPLATE_FILE, PROFILE_FILE)
    known = any(form.fullmatch(name) for form in forms)
    return known and not HIDDEN.search(name)
