"""A Word file opened once, within bounds: its parts, and which of them is what."""

from __future__ import annotations

from functools import cached_property
from posixpath import dirname, join, normpath

from msgspec import Struct

from jianbao.readers.errors import ReadError
from jianbao.readers.word.elements import W, attribute, child
from jianbao.readers.xml import LARGEST, Element, parsed
from jianbao.readers.zip.parts import Parts


class Relationship(Struct, frozen=True):
    """What a part says of another: by which id, that it is its styles, its header …, and where."""

    identity: str
    kind: str  # the last step of the type's name
    target: str  # a part's name; "" for what lies outside the file


class WordPackage:
    """The parts of a Word file. Nothing outside it is ever opened."""

    def __init__(self, data: bytes) -> None:
        """Open a file. Raises ReadError where it is damaged, encrypted, or no Word file."""
        self._parts = Parts(data)
        self._roots: dict[str, Element] = {}
        self._relationships: dict[str, tuple[Relationship, ...]] = {}
        self.main = self.of_kind("officeDocument", "")
        body = child(self.root(self.main), "body") if self.main else None
        if body is None:
            raise ReadError("no document in it")
        self.body = body

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts."""
        return self._parts.names

    def data(self, name: str) -> bytes:
        """Return one part's bytes. Raises ReadError where there is none, or it is bad."""
        return self._parts.read(name)

    def root(self, name: str) -> Element:
        """Return one part's root. Raises ReadError where there is none, or it is bad."""
        if name not in self._roots:
            self._roots[name] = parsed(self._parts.read(name, LARGEST), name)
        return self._roots[name]

    def relationships(self, part: str) -> tuple[Relationship, ...]:
        """Return what a part ("" for the file itself) is related to."""
        if part not in self._relationships:
            folder, name = dirname(part), f"{part.rpartition('/')[2]}.rels"
            rels = join(folder, "_rels", name)
            elements = self.root(rels) if rels in self._parts else ()
            self._relationships[part] = tuple(_relationship(each, folder) for each in elements)
        return self._relationships[part]

    def related(self, part: str, identity: str) -> str:
        """Return the name of the part that `part` calls by an id; "" for none."""
        related = self.relationships(part)
        return next((each.target for each in related if each.identity == identity), "")

    def of_kind(self, kind: str, part: str | None = None) -> str:
        """Return the name of the styles, footnotes … of the document or of `part`; "" for none."""
        related = self.relationships(self.main if part is None else part)
        return next((each.target for each in related if each.kind == kind), "")

    def root_of(self, kind: str) -> Element | None:
        """Return the root of the document's styles, footnotes …, None where it has none."""
        name = self.of_kind(kind)
        return self.root(name) if name in self._parts else None

    @cached_property
    def notes(self) -> list[Element]:
        """The footnotes without the separators, in the order of the file."""
        root = self.root_of("footnotes")
        notes = root.iterfind(f"{W}footnote") if root is not None else ()
        return [note for note in notes if attribute(note, "type") in ("", "normal")]


def _relationship(element: Element, folder: str) -> Relationship:
    target = element.get("Target", "")
    is_outside = element.get("TargetMode") == "External"
    path = target.lstrip("/") if target[:1] == "/" else normpath(join(folder, target))
    kind = element.get("Type", "").rpartition("/")[2]
    return Relationship(element.get("Id", ""), kind, "" if is_outside else path)
