"""What an import found of a paper's sections, in the order of the paper."""

from __future__ import annotations

from collections.abc import Iterator

from jianbao.intake.tree import Section


def headings(listed: list[Section], depth: int = 1) -> Iterator[tuple[int, str]]:
    """Yield each heading with its depth."""
    for section in listed:
        if section.heading:
            yield depth, section.heading
        yield from headings(section.parts, depth + 1)


def every(listed: list[Section]) -> Iterator[Section]:
    """Yield sections and their parts."""
    for section in listed:
        yield section
        yield from every(section.parts)
