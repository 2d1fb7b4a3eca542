"""The YAML sources that a PDF carries: read, checked, and written back as folders."""

from __future__ import annotations

import re
from hashlib import md5
from pathlib import Path
from typing import Any

from jianbao.errors import Finding, InputError, Level

PICTURE = r"(?:[^/]+/){0,3}[^/]+\.(?i:png|jpe?g|svg)"
BRIEFING_FILE = re.compile(rf"briefings/[^/]+/(?:[^/]+|(?:sections|annexes)/[^/]+|{PICTURE})")
TEMPLATE_FILE = re.compile(r"templates/[^/]+/template\.yaml")
PROFILE_FILE = re.compile(r"profile\.yaml|(?:[^/]+/){0,3}[^/]+\.(?:png|jpe?g)", re.IGNORECASE)
HIDDEN = re.compile(r"(?:^|/)\.|[\\\x00-\x1f:]")


def carried_files(path: Path) -> dict[str, bytes]:
    """Return the sources inside a PDF by name: briefings/NAME/… and templates/NAME/….

    Raises InputError where the file is no PDF, carries no briefing, or carries something that is
    not whole or wants to be written elsewhere.
    """
    import pikepdf

    try:
        with pikepdf.open(path) as pdf:
            files = {str(file.UF): _content(file) for file in _sources(pdf)}
    except (OSError, pikepdf.PdfError, pikepdf.PasswordError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise _refused("not-a-pdf", file=path, reason=reason) from error
    if not files:
        raise _refused("no-sources", file=path)
    for name, content in files.items():
        if content is None or not _is_ours(name):
            raise _refused("bad-attachment", file=path, name=name)
    return {name: content for name, content in sorted(files.items()) if content is not None}


def write_carried(files: dict[str, bytes], folder: Path) -> None:
    """Write the files into `folder`; refuse all where one would replace something else.

    Raises InputError; nothing has been written then.
    """
    for name, content in files.items():
        path = folder / name
        if path.exists() and (not path.is_file() or path.read_bytes() != content):
            raise _refused("in-the-way", name=path)
    for name, content in files.items():
        path = folder / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        except OSError as error:
            raise _refused("cannot-write", reason=f"{path}: {error.strerror}") from error


def _sources(pdf: Any) -> list[Any]:
    """Return the file specifications that say they are the document's source (ISO 19005-3, E)."""
    attached = pdf.Root.get("/AF", [])
    return [file for file in attached if str(file.get("/AFRelationship", "")) == "/Source"]


def _content(file: Any) -> bytes | None:
    """Return a carried file, or None where it does not match the checksum beside it."""
    stream = file.EF.F
    content = bytes(stream.read_bytes())
    checksum = bytes(stream.Params.CheckSum)
    return content if md5(content, usedforsecurity=False).digest() == checksum else None


def _is_ours(name: str) -> bool:
    """Return whether a name is one of a briefing, a template, a profile or its logo."""
    forms = (BRIEFING_FILE, TEMPLATE_FILE, PROFILE_FILE)
    known = any(form.fullmatch(name) for form in forms)
    return known and not HIDDEN.search(name)


def _refused(code: str, **values: object) -> InputError:
    return InputError([Finding.make(code, Level.ERROR, None, **values)])
