"""The files of a briefing as what the desk shows: fields in the order of the paper.

A field is one value of a file, named by file and path. Whatever else stands there, comments and
keys that are no fields, stays in the file: only values are changed (`splicing`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path as Folder
from typing import Literal

from msgspec import Struct

from jianbao.briefing.reading.files import Files
from jianbao.desk.splicing import CannotWriteError, Path, Source, Values, values_of
from jianbao.desk.strips import Strip, strips_of
from jianbao.desk.tokens import Token, is_shown, paragraphs, tokens
from jianbao.messages.errors import Problems
from jianbao.yaml.source import Mapping as YamlMapping
from jianbao.yaml.source import Node, Scalar, Sequence

HEAD, LEDGER = "briefing.yaml", "figures.yaml"
DEEPEST = 4
OBJECTS = ("tables", "charts", "pictures")
Kind = Literal[
    "title", "subtitle", "editor_note", "heading", "text", "lead", "item", "note", "summary"
]


class Field(Struct, frozen=True, omit_defaults=True):
    """One text of the paper."""

    kind: Kind
    file: str
    path: Path
    text: str = ""
    level: int = 0  # of a heading
    missing: bool = False  # not in the file yet
    shown: bool = True  # False: only as it is typed
    name: str = ""  # of a note
    paragraphs: tuple[tuple[Token, ...], ...] = ()

    @property
    def key(self) -> str:
        """The name of the field, the same as long as nothing before it in its list goes."""
        return key_of(self.file, self.path)


class Thing(Struct, frozen=True):
    """A table, chart or picture: its name in the text, its title, and all its values as typed."""

    kind: str
    file: str
    path: Path
    name: str
    title: str
    value: Values


class Remnant(Struct, frozen=True):
    """A file that cannot be read as fields: it is shown as it stands."""

    file: str
    text: str


class Particular(Struct, frozen=True, omit_defaults=True):
    """One value of the paper's head or foot; `path` leads to where it is or would be."""

    key: str  # a / parts that of a group from its own
    file: str
    path: Path
    value: str
    there: bool = True  # whether the key is in the file
    group: bool = True  # whether what it stands in is
    choices: tuple[str, ...] = ()


class Recipient(Struct, frozen=True):
    """Somebody who gets the paper: the keys of the entry as they are typed."""

    path: Path
    typed: Values


class Model(Struct, frozen=True):
    """Everything that can be written in, in the order of the paper."""

    fields: tuple[Field, ...]
    things: tuple[Thing, ...]
    remnants: tuple[Remnant, ...]
    particulars: tuple[Particular, ...]
    sections: tuple[str, ...]
    template: str
    strips: tuple[Strip, ...] = ()
    accepts: bool = False  # whether there is a list of findings that are let stand
    recipients: tuple[Recipient, ...] | None = None  # None: there is no list of them


PARTICULARS = (
    "issuer", "editor", "date", "period", "document_number", "issue", "total_issue", "secrecy",
    "urgency", "copy_number", "signers", "to", "cc", "printed_by", "printed_on", "remark",
    "subtitle", "editor_note", "internal", "sealed", "compare_with", "meeting/time",
    "meeting/place", "meeting/chair", "archive/fonds", "archive/fonds_name", "archive/retention",
    "archive/item",
)  # fmt: skip
LISTS = ("to", "cc", "signers")
FLAGS = ("", "yes", "no")
CHOICES = {
    "urgency": ("", "特急", "加急"), "internal": FLAGS, "sealed": FLAGS,
    "archive/retention": ("", "Y", "D30", "D10"),
}  # fmt: skip


def key_of(file: str, path: Path) -> str:
    """Return the name of a field."""
    return f"{file}#{'/'.join(map(str, path))}"


def order_of(folder: Folder, files: Mapping[str, bytes | None]) -> tuple[str, ...]:
    """Return the files of sections and annexes in the order in which they are read."""
    listed = Files(folder, Problems(), files)
    sections = [f"sections/{name}" for name in listed.section_names()]
    return (*sections, *(f"annexes/{name}" for name in listed.annex_names()))


def model_of(folder: Folder, files: Mapping[str, bytes]) -> Model:
    """Return the fields of a briefing's files."""
    sections = order_of(folder, files)
    fields: list[Field] = []
    things: list[Thing] = []
    remnants: list[Remnant] = []
    particulars: list[Particular] = []
    strips: list[Strip] = []
    template, accepts = "", False
    recipients: tuple[Recipient, ...] | None = None
    for name in (HEAD, *sections):
        try:
            source = Source(files.get(name, b""))
        except CannotWriteError:
            remnants.append(Remnant(name, files.get(name, b"").decode("utf-8", "replace")))
            continue
        root = source.root
        if not isinstance(root, YamlMapping):
            remnants.append(Remnant(name, files[name].decode("utf-8", "replace")))
            continue
        if name == HEAD:
            fields += _head(root)
            particulars = list(_particulars(root))
            template = text_at(root, "template")
            accepts = isinstance(_value(root, "accept"), Sequence)
            recipients = _recipients(_value(root, "distribution"))
        else:
            fields += _section(name, root)
        fields += _notes(name, root)
        things += _things(name, root)
        strips += strips_of(name, source, [each.path for each in fields if each.file == name])
    return Model(
        tuple(fields), tuple(things), tuple(remnants), tuple(particulars), sections, template,
        tuple(strips), accepts, recipients,
    )  # fmt: skip


def text_at(node: Node, key: str) -> str:
    """Return the text of a key, or ""."""
    value = _value(node, key)
    return value.text if isinstance(value, Scalar) else ""


def _value(node: Node, key: str) -> Node | None:
    entry = node.entries.get(key) if isinstance(node, YamlMapping) else None
    return entry[1] if entry else None


def _field(kind: Kind, file: str, path: Path, node: Node | None, level: int = 0) -> Field:
    if not isinstance(node, Scalar):
        return Field(kind, file, path, level=level, missing=True, paragraphs=((),))
    text = node.text
    parts = paragraphs(text) if kind == "text" else [text]
    shown = is_shown(text) if kind == "text" else is_shown(text) and len(paragraphs(text)) == 1
    read = tuple(tuple(tokens(part)) for part in parts) if shown else ()
    return Field(kind, file, path, text, level, shown=shown, paragraphs=read)


def _head(root: YamlMapping) -> Iterator[Field]:
    title = _value(root, "title")
    if isinstance(title, Sequence):
        for number, line in enumerate(title.items):
            yield _field("title", HEAD, ("title", number), line)
    else:
        yield _field("title", HEAD, ("title",), title)
    for kind in ("subtitle", "editor_note"):
        if value := _value(root, kind):
            yield _field(kind, HEAD, (kind,), value)


def _particulars(root: YamlMapping) -> Iterator[Particular]:
    for key in PARTICULARS:
        group, _, name = key.rpartition("/")
        above = _value(root, group) if group else root
        value = _value(above, name) if above else None
        path: Path = (group, name) if group else (name,)
        if isinstance(value, Sequence):
            for number, each in enumerate(value.items):
                if isinstance(each, Scalar):
                    yield Particular(key, HEAD, (*path, number), each.text)
            if key in LISTS:
                yield Particular(key, HEAD, (*path, len(value.items)), "", there=False)
        elif not isinstance(value, YamlMapping):
            text = value.text if isinstance(value, Scalar) else ""
            there, grouped = value is not None, above is not None
            choices = CHOICES.get(key, ())
            if text not in choices and choices:
                choices = (*choices, text)
            yield Particular(key, HEAD, path, text, there, grouped, choices)


def _recipients(listed: Node | None) -> tuple[Recipient, ...] | None:
    if not isinstance(listed, Sequence):
        return None
    return tuple(
        Recipient(("distribution", number), values_of(each))
        for number, each in enumerate(listed.items)
    )


def _section(file: str, root: Node, path: Path = (), level: int = 1) -> Iterator[Field]:
    heading = _value(root, "heading")
    if heading:
        yield _field("heading", file, (*path, "heading"), heading, level)
    if summary := _value(root, "summary"):
        yield _field("summary", file, (*path, "summary"), summary)
    items, parts = _value(root, "items"), _value(root, "parts")
    text = _value(root, "text")
    if text or not (isinstance(items, Sequence) or isinstance(parts, Sequence)):
        yield _field("text", file, (*path, "text"), text)
    for number, item in enumerate(items.items if isinstance(items, Sequence) else ()):
        at = (*path, "items", number)
        if isinstance(item, YamlMapping):
            yield _field("lead", file, (*at, "lead"), _value(item, "lead"))
            yield _field("item", file, (*at, "text"), _value(item, "text"))
    if level < DEEPEST:
        for number, part in enumerate(parts.items if isinstance(parts, Sequence) else ()):
            yield from _section(file, part, (*path, "parts", number), level + 1)


def _notes(file: str, root: YamlMapping) -> Iterator[Field]:
    notes = _value(root, "notes")
    for name, (_, value) in notes.entries.items() if isinstance(notes, YamlMapping) else ():
        field = _field("note", file, ("notes", name), value)
        yield Field(
            "note", file, field.path, field.text, shown=field.shown, name=name,
            paragraphs=field.paragraphs,
        )  # fmt: skip


def _things(file: str, root: YamlMapping) -> Iterator[Thing]:
    for kind in OBJECTS:
        things = _value(root, kind)
        for name, (_, value) in things.entries.items() if isinstance(things, YamlMapping) else ():
            title = text_at(value, "title")
            yield Thing(kind, file, (kind, name), name, title, values_of(value))


class Places:
    """Which character of which field stands at a place of a file."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[bytes, dict[tuple[int, int], tuple[str, int]]]] = {}

    def look_up(self, name: str, data: bytes, line: int, column: int) -> tuple[str, int] | None:
        """Return the key of the field and the character's number in its text."""
        known = self._known.get(name)
        if known is None or known[0] != data:
            known = (data, dict(self._places(name, data)))
            self._known[name] = known
        return known[1].get((line, column))

    def _places(self, name: str, data: bytes) -> Iterator[tuple[tuple[int, int], tuple[str, int]]]:
        try:
            waiting: list[tuple[Path, Node]] = [((), Source(data).root)]
        except CannotWriteError:
            return
        while waiting:
            path, node = waiting.pop()
            match node:
                case Scalar(text=text):
                    key = key_of(name, path)
                    for number in range(max(len(text), 1)):
                        place = node.place_at(number)
                        yield (place.line, place.column), (key, number)
                case Sequence(items=items):
                    waiting += [((*path, number), item) for number, item in enumerate(items)]
                case YamlMapping(entries=entries):
                    waiting += [((*path, key), value) for key, (_, value) in entries.items()]
