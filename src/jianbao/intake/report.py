"""The repair report: each change and doubt with its place, before and after, as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jianbao.intake.changes import Change
from jianbao.messages.intake import REPORT_HEADS, SURENESS, kept_line

REPORT = "导入报告.md"


def report(name: str, changes: Iterable[Change], kept: int, total: int, language: str) -> str:
    """Return the report on the import of a file: doubts first, then what was done."""
    listed = list(changes)
    doubts = [change for change in listed if change.sureness == "doubtful"]
    others = [change for change in listed if change.sureness != "doubtful"]
    lines = [f"# {REPORT_HEADS['title'].text(language)}：{name}", ""]
    lines += [kept_line(kept=kept, total=total).text(language), ""]
    for head, group in (("doubts", doubts), ("changes", others)):
        if group:
            lines += [f"## {REPORT_HEADS[head].text(language)}（{len(group)}）", ""]
            lines += [*_table(group, language), ""]
    return "\n".join(lines)


def _table(changes: list[Change], language: str) -> Iterator[str]:
    heads = [
        REPORT_HEADS[name].text(language) for name in ("place", "kind", "before", "after", "sure")
    ]
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    for change in changes:
        cells = (
            change.place,
            change.kind.text(language),
            change.before,
            change.after,
            SURENESS[change.sureness].text(language),
        )
        yield f"| {' | '.join(map(_cell, cells))} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
