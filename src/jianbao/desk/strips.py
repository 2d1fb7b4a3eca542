"""What stands in a file and has no field at the desk: comments, and keys that it does not show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from jianbao.briefing.records.particulars import BriefingRecord
from jianbao.desk.splicing import Path, Source
from jianbao.yaml.source import Mapping, Node, Scalar, Sequence

COMMENT = re.compile(r"(?:^|(?<=[ \t]))#[^\n]*", re.M)
HEAD_KEYS = frozenset(BriefingRecord.__struct_encode_fields__)
SHOWN = frozenset(
    ("heading", "text", "items", "parts", "summary", "notes", "tables", "charts", "pictures")
)


class Strip(Struct, frozen=True):
    """A piece of a file as it stands; `before` is the path of the field that comes next."""

    file: str
    text: str
    before: Path | None = None


def strips_of(name: str, source: Source, fields: list[Path]) -> Iterator[Strip]:
    """Yield a file's strips in their order. `fields` are the paths of what is shown."""
    places = sorted((_start(source, path), path) for path in fields if path)
    for start, text in sorted((*_comments(source), *_keys(name, source))):
        after = next((path for place, path in places if place > start), None)
        yield Strip(name, text, after)


def _start(source: Source, path: Path) -> int:
    try:
        return source.offset(source.at(path))
    except ValueError:  # a field that is not in the file yet
        return len(source.text)


def _comments(source: Source) -> Iterator[tuple[int, str]]:
    """Yield comments, those on lines that follow each other as one."""
    covered = sorted(_covered(source, source.root))
    alone = [
        match
        for match in COMMENT.finditer(source.text)
        if not any(start <= match.start() < end for start, end in covered)
    ]
    begun: list[re.Match[str]] = []
    for match, following in pairwise([*alone, None]):
        if match is None:
            continue
        begun.append(match)
        if (
            following
            and not source.text[match.end() : following.start()].strip()
            and (source.text.count("\n", match.end(), following.start()) == 1)
        ):
            continue
        yield begun[0].start(), "\n".join(each[0] for each in begun)
        begun = []


def _covered(source: Source, node: Node) -> Iterator[tuple[int, int]]:
    match node:
        case Scalar(raw=raw):
            start = source.offset(node)
            yield start, start + len(raw.rstrip())
        case Sequence(items=items):
            for item in items:
                yield from _covered(source, item)
        case Mapping(entries=entries):
            for key, value in entries.values():
                yield from _covered(source, key)
                yield from _covered(source, value)


def _keys(name: str, source: Source) -> Iterator[tuple[int, str]]:
    """Yield the entries of a file that are neither fields nor known particulars."""
    if not isinstance(source.root, Mapping):
        return
    known = SHOWN if "/" in name else HEAD_KEYS
    for typed, (key, value) in source.root.entries.items():
        if typed not in known:
            yield source.offset(key), source.text[source.offset(key) : source.end(value)]
