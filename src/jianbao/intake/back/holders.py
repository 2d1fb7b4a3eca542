"""What a printed line is in the YAML: a heading, a paragraph of a text, a point, a row, a note."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from jianbao.intake.back.lines import LEDGER, Line, Segment, Table
from jianbao.intake.back.typed import Path, TypedFile

Role = Literal["heading", "text", "item", "items", "object", "other"]


class Holder(Struct, frozen=True):
    """Where a line's own text is typed.

    `path` is that of the value, of a point that of its entry; `begin` and `end` bound the
    paragraph inside the value.
    """

    role: Role
    file: str = ""
    path: Path = ()
    begin: int = 0
    end: int = 0

    @property
    def section(self) -> Path:
        """The path of the section or part that it is of."""
        if self.role in ("item", "items"):
            return self.path[: self.path.index("items")] if "items" in self.path else ()
        return self.path[:-1]


NOTHING = Holder("other")


def holder(line: Line, files: dict[str, TypedFile]) -> Holder:
    """Return what a line is; one with several points is `items`, with the last of them."""
    texts = [
        each
        for each in line.segments
        if each.kind in ("text", "figure") and each.file not in ("", LEDGER)
    ]
    in_sections = [each for each in texts if each.file.startswith(("sections/", "annexes/"))]
    if not in_sections:
        return _of(texts[0]) if texts else NOTHING
    entries = [_entry(each.path) for each in in_sections if "items" in each.path]
    if entries:
        role: Role = "item" if len({*entries}) == 1 and _entry(in_sections[0].path) else "items"
        return Holder(role, in_sections[-1].file, entries[-1])
    for each in in_sections:
        if each.path[-1] == "text":
            typed = files[each.file].leaves[each.path].text
            begin = typed.rfind("\n\n", 0, each.begin) + 2 if "\n\n" in typed[: each.begin] else 0
            end = typed.find("\n\n", begin)
            return Holder("text", each.file, each.path, begin, len(typed) if end < 0 else end)
    if in_sections[0].path[-1] == "heading":
        return Holder("heading", in_sections[0].file, in_sections[0].path)
    return _of(in_sections[0])


def _of(segment: Segment) -> Holder:
    return Holder("other", segment.file, segment.path)


def _entry(path: Path) -> Path:
    return path[: path.index("items") + 2] if "items" in path else ()


def table_holder(table: Table, files: dict[str, TypedFile]) -> Holder:
    """Return where in a text a table stands: behind what names it there."""
    for row in table.rows:
        for line in (line for lines in row.values() for line in lines):
            for segment in line.segments:
                if "tables" not in segment.path:
                    continue
                place = segment.path.index("tables")
                return named_object(segment.file, str(segment.path[place + 1]), files)
    return NOTHING


def object_of(of: Holder, files: dict[str, TypedFile]) -> Holder:
    """Return where in a text a table stands whose title a line says; of any other line itself."""
    if of.role != "other" or "tables" not in of.path:
        return of
    found = named_object(of.file, str(of.path[of.path.index("tables") + 1]), files)
    return found if found.role == "object" else of


def named_object(file: str, name: str, files: dict[str, TypedFile]) -> Holder:
    """Return the paragraph of a text in which an object stands."""
    for each, typed in files.items():
        if file != "briefing.yaml" and each != file:
            continue
        for path, leaf in typed.leaves.items():
            at = leaf.text.find(f"![{name}]") if path[-1:] == ("text",) else -1
            if at >= 0:
                return Holder("object", each, path, at, at + len(name) + 3)
    return NOTHING


def row_path(row: dict[int, tuple[Line, ...]]) -> tuple[str, Path] | None:
    """Return file and path of the YAML's row that a row of a table prints."""
    for lines in row.values():
        for segment in (segment for line in lines for segment in line.segments):
            if "rows" in segment.path and "tables" in segment.path:
                return segment.file, segment.path[: segment.path.index("rows") + 2]
    return None
