"""Every mark that a briefing bears, wherever it is typed: who may have the paper."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from jianbao.briefing.markings import Marking, kept_value, marking
from jianbao.briefing.model import Briefing
from jianbao.messages.errors import Problems
from jianbao.messages.findings import Place
from jianbao.yaml.source import Mapping, Node, Scalar, read_yaml

UNKNOWN = Marking("state", "")
"""What a manifest says that nobody understands: the strictest."""


class Marked(Struct, frozen=True):
    """A mark as it stands somewhere: as a particular of the paper, or as a line of a file."""

    marking: Marking
    text: str
    place: Place | None
    file: str = ""  # "" for a particular


def marks_of(
    briefing: Briefing, sources: dict[str, bytes], manifest: dict[str, Any]
) -> Iterator[Marked]:
    """Yield the marks of particulars, manifest, and lines and fields of the YAML files."""
    secrecy = briefing.particulars.secrecy
    if secrecy:
        yield Marked(secrecy.marking, secrecy.text, secrecy.place)
    if manifest.get("secrecy"):
        text = str(manifest["secrecy"])
        yield Marked(marking(text) or UNKNOWN, text, None)
    for name, data in sources.items():
        node = read_yaml(name, data, Problems())
        if node:
            yield from _typed("", node)


def marks_in(lines: Iterator[str], file: str, place: Place | None) -> Iterator[Marked]:
    """Yield the lines that are marks, and say that not everybody may have the paper."""
    for line in lines:
        found = marking(line)
        if found and not found.is_open:
            yield Marked(found, line.strip(), place, file)


def _typed(key: str, node: Node) -> Iterator[Marked]:
    match node:
        case Scalar():
            named = kept_value(key, node.text)
            if named and not named.is_open:
                yield Marked(named, node.text.strip(), node.place, node.place.file)
            else:
                yield from marks_in(iter(node.text.splitlines()), node.place.file, node.place)
        case Mapping():
            for name, (_, value) in node.entries.items():
                yield from _typed(name, value)
        case _:
            for item in node.items:
                yield from _typed(key, item)
