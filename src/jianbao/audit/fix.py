"""The safe corrections: width of punctuation and 05月 -> 5月, on the typed files.

Never touched: figures, YAML's own marks, keys, comments, and whatever is not exactly the
character that the check saw. The numbers of a file stay what they were, padding aside.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from msgspec import Struct

from jianbao.audit.passages import Material, Passage
from jianbao.audit.text.dates import PADDED
from jianbao.audit.text.marks import FULL_WIDTH, half_width_marks, is_chinese, readable
from jianbao.briefing.model import Briefing
from jianbao.messages.findings import Place

LINE_END = re.compile("(\r\n|\r|\n)")
BYTE_ORDER_MARK = "\ufeff"


class Change(Struct, frozen=True, order=True):
    """One typed character and what takes its place ("": nothing)."""

    place: Place
    typed: str
    wanted: str


def fixes(briefing: Briefing, sources: dict[str, bytes]) -> dict[str, str]:
    """Return the new text of each file of `sources` in which something is safe to correct.

    `sources` maps names inside the briefing's folder to what was read; line ends and a byte
    order mark stay as they are.
    """
    changes = sorted(set(_changes(Material(briefing))), reverse=True)
    new: dict[str, str] = {}
    for name, data in sources.items():
        wanted = [change for change in changes if f"/{change.place.file}".endswith(f"/{name}")]
        old = data.decode("utf-8") if wanted else ""
        text = _changed(old, wanted)
        if text != old:
            new[name] = text
    return new


def diff(old: str, new: str, name: str = "") -> str:
    """Return what changes from `old` to `new`, as a unified diff without context."""
    lines = difflib.unified_diff(
        old.splitlines(keepends=True), new.splitlines(keepends=True), name, name, n=0
    )
    return "".join(line if line.endswith("\n") else line + "\n" for line in lines)


def _changes(material: Material) -> Iterator[Change]:
    for passage in readable(material):
        text = passage.text
        for offset in half_width_marks(text):
            if passage.is_typed(offset, offset + 1):
                yield _change(passage, offset, FULL_WIDTH[text[offset]])
                if text[offset + 1 : offset + 2] == " " and is_chinese(
                    text[offset + 2 : offset + 3]
                ):
                    yield _change(passage, offset + 1, "")
        for match in PADDED.finditer(text) if "0" in text else ():
            if passage.is_typed(match.start(), match.start() + 3):
                yield _change(passage, match.start(), "")


def _change(passage: Passage, offset: int, wanted: str) -> Change:
    return Change(passage.place_at(offset), passage.text[offset], wanted)


def _changed(old: str, changes: list[Change]) -> str:
    """Return `old` with `changes`, which come from the last to the first."""
    mark = BYTE_ORDER_MARK if old.startswith(BYTE_ORDER_MARK) else ""
    parts = LINE_END.split(old.removeprefix(mark))  # lines and, between them, their ends
    for change in changes:
        index, column = 2 * (change.place.line - 1), change.place.column - 1
        line = parts[index] if index < len(parts) else ""
        if line[column : column + 1] == change.typed:
            parts[index] = line[:column] + change.wanted + line[column + 1 :]
    return mark + "".join(parts)
