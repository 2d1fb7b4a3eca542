"""YAML text -> data in which every value knows its place and the text that was typed.

Only what a briefing needs is read: mappings, lists and scalars as text. Tags, anchors and
aliases are refused, so nothing here can run code or unfold into more than was typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, cast

from msgspec import Struct

from jianbao.messages.errors import Problems
from jianbao.messages.findings import Finding, Place
from jianbao.messages.yaml import (
    alias,
    control_character,
    empty_file,
    file_too_large,
    key_not_text,
    not_utf8,
    repeated_key,
    syntax,
    tag,
)
from jianbao.messages.yaml_slips import other_file, second_document, too_deep
from jianbao.yaml.pyyaml import yaml
from jianbao.yaml.scalar import Scalar as Scalar

if TYPE_CHECKING:
    from yaml._yaml import Mark as CMark

LARGEST_FILE = 2 * 1024 * 1024  # bytes; a section of a briefing has a few thousand
DEEPEST = 20  # levels of nesting; a briefing has five

CONTROL = "[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]"
"""What YAML, XML and Word cannot hold. What they can is most of Unicode, and long to compile."""
COMMENT = re.compile(r"[ \t]+#(.*)")
FILES = {b"PK\x03\x04": "zip, Word, Excel", b"%PDF": "PDF", b"\xd0\xcf\x11\xe0": "doc, xls"}


class Sequence(Struct, frozen=True):
    """A YAML list."""

    items: tuple[Node, ...]
    place: Place


class Mapping(Struct, frozen=True):
    """A YAML mapping: key -> (key, value), in the order of the file."""

    entries: dict[str, tuple[Scalar, Node]]
    place: Place


Node = Scalar | Sequence | Mapping


def read_yaml(file: str, data: bytes, problems: Problems) -> Node | None:
    """Return the one document in `data`, or None after noting why there is none.

    `file` is the name to show in places.
    """
    text = _decode(file, data, problems)
    if text is None:
        return None
    try:
        root = _compose(file, text, problems)
    except _RefusedError:
        return None
    except yaml.YAMLError as error:
        _note_syntax(file, text, error, problems)
        return None
    if root is None:
        problems.add(empty_file(Place(file)))
    return root


def _compose(file: str, text: str, problems: Problems) -> Node | None:
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        return _Composer(file, text, yaml.parse(text, Loader=loader), problems).document()
    except yaml.MarkedYAMLError as error:
        end = error.problem_mark.index if error.problem_mark else len(text)
        if "nesting depth" not in str(error.problem) or end >= len(text):
            raise
        # libyaml gave up far below our own limit: what it did read says where that one is.
        return _compose(file, text[:end], problems)


def _decode(file: str, data: bytes, problems: Problems) -> str | None:
    if len(data) > LARGEST_FILE:
        problems.add(file_too_large(Place(file), size=len(data), limit=LARGEST_FILE))
        return None
    for head, kind in FILES.items():
        if data.startswith(head):
            problems.add(other_file(Place(file), kind=kind))
            return None
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line_start = data.rfind(b"\n", 0, error.start) + 1
        column = len(data[line_start : error.start].decode("utf-8-sig", "replace")) + 1
        place = Place(file, data.count(b"\n", 0, error.start) + 1, column)
        problems.add(not_utf8(place, byte=f"0x{data[error.start]:02X}", guess=_guess(data)))
        return None
    control = re.search(CONTROL, text)
    if control:
        line_start = text.rfind("\n", 0, control.start()) + 1
        place = Place(
            file, text.count("\n", 0, control.start()) + 1, control.start() - line_start + 1
        )
        problems.add(control_character(place, number=f"U+{ord(control[0]):04X}"))
        return None
    return text


def _guess(data: bytes) -> str:
    """Return the encoding that Chinese office software most likely saved `data` in."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "UTF-16"
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return "?"
    return "GBK"


def _note_syntax(file: str, text: str, error: yaml.YAMLError, problems: Problems) -> None:
    """Note what a person most likely meant where the parser stumbled."""
    from jianbao.yaml.slips import cause

    mark = getattr(error, "problem_mark", None)
    if mark is None:
        problems.add(syntax(Place(file)))
        return
    begun = getattr(error, "context_mark", None)
    opened = (
        -1 if begun is None or "block mapping" in str(getattr(error, "context", "")) else begun.line
    )
    lines = text.split("\n")[: mark.line + 1]
    at = mark.line, mark.column
    problems.add(cause(file, lines, at, str(getattr(error, "problem", "")), opened))


class _RefusedError(yaml.YAMLError):
    """What YAML allows and we do not; it is noted."""


class _Composer:
    """PyYAML's events -> our nodes.

    Why not its own composer: that one recurses in C as deep as the input says, and unfolds
    aliases; this one stops at DEEPEST and meets every anchor.
    """

    def __init__(
        self, file: str, text: str, events: Iterable[yaml.Event], problems: Problems
    ) -> None:
        self.file, self.text, self.problems = file, text, problems
        self.events = iter(events)

    def document(self) -> Node | None:
        """Return the first document, after noting any further one."""
        root = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent) and root is not None:
                raise self.refused(second_document(self.place(event)))
            if isinstance(event, yaml.NodeEvent) and not _is_nothing(event):
                root = self.node(event, 0)
        return root

    def place(self, event: yaml.Event) -> Place:
        mark = _marked(event.start_mark)
        return Place(self.file, mark.line + 1, mark.column + 1)

    def refused(self, finding: Finding) -> _RefusedError:
        self.problems.add(finding)
        return _RefusedError()

    def node(self, event: yaml.NodeEvent, depth: int) -> Node:
        place = self.place(event)
        if depth > DEEPEST:
            raise self.refused(too_deep(place, most=DEEPEST))
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            self.problems.add(alias(place, name=event.anchor or ""))
        typed_tag = getattr(event, "tag", None)
        if typed_tag is not None:
            self.problems.add(tag(place, tag=typed_tag))
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(tuple(self.children(yaml.SequenceEndEvent, depth)), place)
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(list(self.children(yaml.MappingEndEvent, depth)), place)
        return self.scalar(event, place)

    def children(self, end: type[yaml.Event], depth: int) -> Iterator[Node]:
        for event in self.events:
            if isinstance(event, end):
                return
            assert isinstance(event, yaml.NodeEvent)
            usual = self.plain(event) if depth < DEEPEST else None
            yield usual or self.node(event, depth + 1)

    def plain(self, event: yaml.NodeEvent) -> Scalar | None:
        """Return what most values are, read without a second look: a text of one line."""
        if not isinstance(event, yaml.ScalarEvent) or event.anchor or event.tag:
            return None
        start, end = cast("yaml.Mark", event.start_mark), cast("yaml.Mark", event.end_mark)
        raw, behind = self.text[start.index : end.index], self.text[end.index : end.index + 1]
        if behind in " \t" or "\n" in raw or "\\" in raw:
            return None
        return Scalar(event.value, Place(self.file, start.line + 1, start.column + 1), raw)

    def scalar(self, event: yaml.NodeEvent, place: Place) -> Scalar:
        end = _marked(event.end_mark).index
        raw = self.text[_marked(event.start_mark).index : end]
        # An alias reads as it was typed, so that it is not called empty as well.
        scalar = Scalar(
            getattr(event, "value", raw).rstrip("\n"), place, raw, self.comment(event, end)
        )
        # The file itself has no control characters: here they can come by an escape alone.
        if "\\" in raw and (control := re.search(CONTROL, scalar.text)):
            number = f"U+{ord(control[0]):04X}"
            self.problems.add(control_character(scalar.place_at(control.start()), number=number))
        return scalar.joined() if "\n" in raw else scalar

    def comment(self, event: yaml.NodeEvent, end: int) -> str:
        """Return what stands behind a plain value that ends there and a #, on the same line."""
        if not self.text.startswith((" ", "\t"), end) or getattr(event, "style", None):
            return ""
        found = COMMENT.match(self.text, end)
        return found[1].strip() if found else ""

    def mapping(self, nodes: list[Node], place: Place) -> Mapping:
        entries: dict[str, tuple[Scalar, Node]] = {}
        for key, value in zip(nodes[::2], nodes[1::2], strict=True):
            if not isinstance(key, Scalar):
                self.problems.add(key_not_text(key.place))
            elif key.text in entries:
                first = entries[key.text][0].place
                self.problems.add(repeated_key(key.place, key=key.text, first=first.line))
            else:
                entries[key.text] = (key, value)
        return Mapping(entries, place)


def _is_nothing(event: yaml.NodeEvent) -> bool:
    """Return whether a file holds only comments: YAML reads that as one empty scalar."""
    return isinstance(event, yaml.ScalarEvent) and event.value == "" and not event.style


def _marked(mark: yaml.Mark | CMark | None) -> yaml.Mark:
    """Return where an event begins or ends: of those that were read, each does somewhere."""
    return cast("yaml.Mark", mark)
