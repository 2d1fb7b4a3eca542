"""The files of a briefing's folder, read as records; the bytes of each are kept."""

from __future__ import annotations

import re
from collections.abc import Mapping
from errno import ENOENT
from itertools import pairwise
from os import strerror
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from jianbao.messages.briefing import cannot_read, no_sections, not_a_section, repeated_section
from jianbao.messages.errors import InputError, Problems
from jianbao.messages.findings import Place
from jianbao.messages.opening import (
    IS_NO_FOLDER,
    NOTHING_THERE,
    FileTooLargeError,
    link_end,
    read_file,
    reason_of,
)
from jianbao.messages.pictures import picture_missing, picture_name, picture_too_heavy
from jianbao.messages.sheets import cannot_read_sheet, sheet_file_name
from jianbao.messages.yaml import file_too_large
from jianbao.yaml.forms import F
from jianbao.yaml.reading import blank, read_record
from jianbao.yaml.source import LARGEST_FILE, Node, Scalar, read_yaml
from jianbao.yaml.source import Mapping as YamlMapping

if TYPE_CHECKING:
    from jianbao.readers.sheet.cells import Sheet

SPREADSHEETS = (".xlsx", ".xls", ".et", ".ods", ".csv")
SECTION_SUFFIXES = (".yaml", ".yml")

Nodes = dict[str, tuple[bytes, Node | None]]
"""What files hold as YAML, each by its name in messages, with the bytes it was read from."""


class Files:
    """One folder: what was read of it so far, by name inside it, and what is wrong with it.

    `unsaved` files stand in for those on the disk, None for one that is to go.
    """

    def __init__(
        self,
        folder: Path,
        problems: Problems,
        unsaved: Mapping[str, bytes | None] | None = None,
        nodes: Nodes | None = None,
    ) -> None:
        self.folder, self.problems, self.unsaved = folder, problems, unsaved or {}
        self.sources: dict[str, bytes] = {}
        self._ends_at: Path | None = None  # the folder, all links followed
        self._nodes = nodes
        self._sheets: dict[str, list[Sheet] | None] = {}

    def record(self, name: str, form: type[F]) -> F:
        """Return one file as a record of a form; what is wrong is noted."""
        node = self.node(name)
        if node is None:
            return blank(form, Place(self.shown(name)), known=False)
        if isinstance(node, YamlMapping) and "tables" in node.entries:
            from jianbao.briefing.reading.cells import with_tables

            node = with_tables(node, self)
        return read_record(node, form, self.problems)

    def node(self, name: str) -> Node | None:
        """Return one file as data with places; None where it cannot be read."""
        data = self._bytes(name)
        if data is None:
            return None
        shown = self.shown(name)
        known = self._nodes.get(shown) if self._nodes is not None else None
        if known and known[0] == data:
            return known[1]
        before = len(self.problems.findings)
        node = read_yaml(shown, data, self.problems)
        if self._nodes is not None and len(self.problems.findings) == before:
            self._nodes[shown] = data, node  # what has problems tells them each time
        return node

    def has(self, name: str) -> bool:
        """Return whether there is something of this name, be it a link that leads nowhere."""
        if name in self.unsaved:
            return self.unsaved[name] is not None
        path = self.folder / name
        return path.is_symlink() or path.exists()

    def _bytes(self, name: str) -> bytes | None:
        try:
            self.sources[name] = self._read(name, LARGEST_FILE)
        except FileTooLargeError as error:
            large = file_too_large(Place(self.shown(name)), size=error.size, limit=error.limit)
            self.problems.add(large)
            return None
        except OSError as error:
            self.problems.add(cannot_read(Place(self.shown(name)), reason=reason_of(error)))
            return None
        return self.sources[name]

    def _read(self, name: str, limit: int) -> bytes:
        """Return the bytes of a file in the folder. Raises OSError."""
        if name not in self.unsaved:
            if self._ends_at is None:
                self._ends_at = link_end(self.folder)
            return read_file(self.folder / name, limit, self.folder, self._ends_at)
        data = self.unsaved[name]
        if data is None:
            raise FileNotFoundError(ENOENT, strerror(ENOENT), name)
        return data

    def picture(self, file: Scalar, limit: int) -> bytes | None:
        """Return the bytes of a picture; None, which is noted, where it may not be read."""
        path = self.folder / file.text
        try:
            if not path.resolve().is_relative_to(self.folder.resolve()):
                self.problems.add(picture_name(file.place, name=file.text))
                return None
            if not (self.has(file.text) if file.text in self.unsaved else path.is_file()):
                self.problems.add(picture_missing(file.place, name=file.text))
                return None
            size = len(self.unsaved.get(file.text) or b"") or path.stat().st_size
            if size > limit:
                self.problems.add(picture_too_heavy(file.place, size=size, limit=limit))
                return None
            self.sources[file.text] = self._read(file.text, limit)
        except (OSError, ValueError) as error:
            self.problems.add(cannot_read(file.place, reason=reason_of(error)))
            return None
        return self.sources[file.text]

    def sheets(self, file: Scalar) -> list[Sheet] | None:
        """Return the sheets of a spreadsheet; None, which is noted once, where it is no use."""
        name = file.text
        if name not in self._sheets:
            self._sheets[name] = self._read_sheets(file)
        return self._sheets[name]

    def _read_sheets(self, file: Scalar) -> list[Sheet] | None:
        name = file.text
        if "/" in name or "\\" in name or not name.lower().endswith(SPREADSHEETS):
            self.problems.add(sheet_file_name(file.place, name=name))
            return None
        from jianbao.readers.sheet.cells import LARGEST_FILE as LARGEST_WORKBOOK
        from jianbao.readers.sheet.cells import read_sheets

        try:
            data = self._read(name, LARGEST_WORKBOOK)
            found = read_sheets(data, name)
        except InputError as error:
            for finding in error.findings:
                self.problems.add(replace(finding, place=file.place))
            return None
        except (OSError, ValueError) as error:
            reason = reason_of(error)
            self.problems.add(cannot_read_sheet(file.place, name=name, reason=reason))
            return None
        self.sources[name] = data
        return found

    def shown(self, name: str) -> str:
        """Return how findings name a file."""
        return (self.folder / name).as_posix()

    def section_names(self) -> list[str]:
        """Return the files of the sections, in the order of their numbers."""
        names = self._names("sections")
        if not names:
            self.problems.add(no_sections(Place(self.shown("sections"))))
        return names

    def annex_names(self) -> list[str]:
        """Return the files of the annexes, in the order of their numbers."""
        return self._names("annexes")

    def _names(self, name_of_folder: str) -> list[str]:
        names = [name for name in self._listed(name_of_folder) if not _is_left_over(name)]
        for name in names:
            if not name.endswith(SECTION_SUFFIXES):
                place = Place(self.shown(f"{name_of_folder}/{name}"))
                self.problems.add(not_a_section(place, name=name))
        ordered = sorted((name for name in names if name.endswith(SECTION_SUFFIXES)), key=_in_order)
        for before, name in pairwise(ordered):
            if stem(before) == stem(name):
                place = Place(self.shown(f"{name_of_folder}/{name}"))
                self.problems.add(repeated_section(place, name=stem(name), first=before))
        return ordered

    def _listed(self, name_of_folder: str) -> list[str]:
        """Return the names in a folder of the briefing's, those not saved yet among them."""
        folder, start = self.folder / name_of_folder, f"{name_of_folder}/"
        if folder.is_symlink() and not folder.exists():
            place = Place(self.shown(name_of_folder))
            self.problems.add(cannot_read(place, reason=NOTHING_THERE))
        elif folder.exists() and not folder.is_dir():
            self.problems.add(cannot_read(Place(self.shown(name_of_folder)), reason=IS_NO_FOLDER))
        names = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
        for name, data in self.unsaved.items():
            if name.startswith(start):
                (names.discard if data is None else names.add)(name.removeprefix(start))
        return sorted(names)


def is_file(path: Path) -> bool:
    """Return whether there is such a file."""
    try:
        return path.is_file()
    except OSError:  # a name that no file can have
        return False


def _is_left_over(name: str) -> bool:
    """Return whether an editor or Word left this file behind."""
    return name.startswith((".", "~")) or name.endswith(("~", ".bak", ".tmp"))


def stem(name: str) -> str:
    """Return a section's name: that of its file without .yaml."""
    return name.rsplit(".", 1)[0]


def _in_order(name: str) -> list[tuple[int, str]]:
    """Sort 10- after 2-, as a person would."""
    return [
        (int(part), "") if part.isdecimal() else (0, part)
        for part in re.split(r"(\d+)", name)
        if part
    ]
