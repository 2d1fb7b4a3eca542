"""`profile.yaml` -> what one office does differently: its texts, logo, fonts, template overlays.

Nothing outside the profile's folder is read.
"""

from __future__ import annotations

import os
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from jianbao.briefing.reading.scanning import LARGEST as LARGEST_PICTURE
from jianbao.briefing.reading.scanning import (
    MOST_PIXELS,
    PictureError,
    TooLargeError,
    scanned,
)
from jianbao.compose.template.model import Logo
from jianbao.compose.template.reading import ALL, Overlays, template_names
from jianbao.compose.template.records.profile import FontRecord, ProfileRecord
from jianbao.fonts.bundle import BUNDLE, OFFICE, SHIPPED, Face
from jianbao.messages.briefing import cannot_read
from jianbao.messages.compose import (
    UNKNOWN_TEMPLATE,
    face_installed,
    font_damaged,
    font_restricted,
    not_a_picture,
    not_truetype,
    outside_profile,
)
from jianbao.messages.errors import Problems
from jianbao.messages.findings import Finding, Place
from jianbao.messages.opening import LEADS_OUT, FileTooLargeError, read_file, reason_of
from jianbao.messages.pictures import picture_too_large
from jianbao.messages.yaml import file_too_large, missing_key
from jianbao.yaml.names import note_unknown
from jianbao.yaml.reading import read_record
from jianbao.yaml.source import LARGEST_FILE, Scalar, read_yaml

FILE = "profile.yaml"
LARGEST_FONT = 64 * 1024 * 1024  # bytes
NEW_FACE = "song"  # whose description in Word a role of the office's own begins with


class Profile(Struct, frozen=True):
    """One office's choices. `sources` are the files it was read from, by name in its folder."""

    office: dict[str, str] = {}
    logo: Logo | None = None
    faces: dict[str, Face] = {}
    overlays: Overlays = {}
    sources: dict[str, bytes] = {}
    duplex: bool = False  # the office prints on both sides
    hyphens: bool = False  # the office writes ranges with a hyphen: 1-4月
    findings: tuple[Finding, ...] = ()


def find_profile(folder: Path) -> Path | None:
    """Return the nearest `profile.yaml` in a folder or above it, or None."""
    start = folder.resolve()
    for place in (start, *start.parents):
        if os.path.lexists(place / FILE):  # what is no file is told, not passed by
            return Path(os.path.relpath(place / FILE))
    return None


def profile_of(folder: Path | None, named: Path | None, folders: tuple[Path, ...]) -> Profile:
    """Return the profile that was named, or the one found upward from a briefing's folder.

    `folders` are where templates are looked for. Raises InputError.
    """
    path = named or (find_profile(folder) if folder else None)
    return read_profile(path, folders) if path else Profile()


def read_profile(path: Path, folders: tuple[Path, ...]) -> Profile:
    """Return a profile. Raises InputError with all that is wrong in it."""
    problems = Problems()
    reader = _Reader(path, problems)
    ends = os.path.realpath(path)  # a link may lead to the office's own, and to nothing else
    if os.path.islink(path) and Path(ends).suffix.lower() not in (".yaml", ".yml"):  # noqa: PTH114
        problems.add(cannot_read(Place(path.as_posix()), reason=LEADS_OUT))
        problems.raise_if_any()
    data = reader.bytes_of(path, Place(path.as_posix()), LARGEST_FILE) or b""
    problems.raise_if_any()
    node = read_yaml(path.as_posix(), data, problems)
    problems.raise_if_any()
    assert node is not None
    record = read_record(node, ProfileRecord, problems)
    known = sorted({ALL, *(name for folder in folders for name in template_names(folder))})
    for overlay in record.templates.values():
        if overlay.key.text.partition("/")[0] not in known:
            note_unknown(UNKNOWN_TEMPLATE, overlay.key.place, overlay.key.text, known, problems)
    faces = {role: reader.face(role, font) for role, font in record.fonts.items()}
    logo = reader.logo(record.logo)
    problems.raise_if_any()
    return Profile(
        office=record.office,
        logo=logo,
        faces={role: face for role, face in faces.items() if face},
        overlays=record.templates,
        sources={FILE: data, **reader.sources},
        findings=tuple(reader.findings),
        duplex=record.duplex,
        hyphens=record.ranges == "hyphen",
    )


class _Reader:
    """Reads the files that a profile names."""

    def __init__(self, path: Path, problems: Problems) -> None:
        self.folder, self.problems = path.parent, problems
        self.sources: dict[str, bytes] = {}
        self.findings: list[Finding] = []

    def bytes_of(self, path: Path, place: Place, limit: int = LARGEST_FONT) -> bytes | None:
        """Return a file's bytes; None where it cannot be read, which is noted."""
        try:
            return read_file(path, limit)
        except FileTooLargeError as error:
            self.problems.add(file_too_large(place, size=error.size, limit=error.limit))
        except (OSError, ValueError) as error:
            self.problems.add(cannot_read(place, reason=reason_of(error)))
        return None

    def inside(self, name: Scalar) -> Path | None:
        """Return a file of the profile's folder, or None after noting that it lies elsewhere."""
        try:
            path = (self.folder / name.text).resolve()
        except (OSError, ValueError):
            path = Path("/")
        if not path.is_relative_to(self.folder.resolve()):
            self.problems.add(outside_profile(name.place, name=name.text))
            return None
        return path

    def logo(self, name: Scalar | None) -> Logo | None:
        """Return the office's picture."""
        path = self.inside(name) if name else None
        if name is None or path is None:
            return None
        data = self.bytes_of(path, name.place, LARGEST_PICTURE)
        if data is None:
            return None
        try:
            shown, mime, (width, height) = scanned(data)
        except TooLargeError:
            large = picture_too_large(name.place, name=name.text, limit=MOST_PIXELS)
            self.problems.add(large)
            return None
        except PictureError:
            self.problems.add(not_a_picture(name.place, name=name.text))
            return None
        self.sources[Path(name.text).as_posix()] = data
        return Logo(shown, mime, width, height)

    def face(self, role: str, font: FontRecord) -> Face | None:
        """Return a face of the office's own: a file of its, or ours under another name."""
        base = SHIPPED.get(role)
        word, file = font.word, font.file
        if file is None and (base is None or word is None):
            self.problems.add(missing_key(font.place, key="file"))
            return None
        if word is None and base is None:
            self.problems.add(missing_key(font.place, key="word"))
            return None
        name = word.text if word else base.word if base else ""
        face = replace(base or BUNDLE[NEW_FACE], role=role, word=name)
        if file is None:
            self.findings.append(face_installed(role=role, word=name, file=face.path.name))
            return face
        path = self.inside(file)
        if path is None or not self._may_be_drawn(path, file):
            return None
        return replace(face, file=path.as_posix(), licence=OFFICE)

    def _may_be_drawn(self, path: Path, file: Scalar) -> bool:
        """Return whether a font is a TrueType one that may be embedded; note why not."""
        from jianbao.fonts.subset import draws_in_pdf, fs_type, is_whole

        data = self.bytes_of(path, file.place)
        if data is None:
            return False
        value = fs_type(data)
        if value is None:
            self.problems.add(not_truetype(file.place, name=file.text))
        elif not draws_in_pdf(value):
            self.problems.add(font_restricted(file.place, name=file.text, bits=f"0x{value:04X}"))
        elif not is_whole(data):
            self.problems.add(font_damaged(file.place, name=file.text))
        else:
            return True
        return False
