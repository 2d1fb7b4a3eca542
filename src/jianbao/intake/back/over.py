"""A new heading over lines that were there before: where the YAML is cut for it."""

from __future__ import annotations

from jianbao.intake.back.holders import Holder
from jianbao.intake.back.lines import Line
from jianbao.intake.back.typed import Path, TypedFile

SECTIONS = "sections/"


def is_over(level: int, behind: Holder | None) -> bool:
    """Return whether what stands behind a new heading belongs under it."""
    if behind is None or not behind.file.startswith(SECTIONS):
        return False
    return behind.role != "heading" or 1 + behind.section.count("parts") > level


def place_of(line: Line | None, behind: Holder, file: TypedFile) -> tuple[Path, int] | None:
    """Return the value before whose character a heading goes, by the line that it is over."""
    if behind.role in ("text", "object", "heading"):
        return behind.path, behind.begin
    if line is None:
        return None
    for segment in line.segments:
        if segment.file != file.name or segment.path not in file.leaves:
            continue
        if "items" in segment.path:
            entry = segment.path[: segment.path.index("items") + 2]
            return next(iter(file.under(entry))), 0
        if segment.path[-1:] == ("text",):
            before = file.leaves[segment.path].text[: segment.begin]
            return segment.path, before.rfind("\n\n") + 2 if "\n\n" in before else 0
    return None
