"""`jianbao templates`: what there is, with small pictures; `templates copy` starts one's own."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from jianbao.compose.template.model import Template
from jianbao.compose.template.reading import (
    read_template,
    template_folders,
    template_names,
)
from jianbao.library.templates import copy_template
from jianbao.messages.commands import TEMPLATE_BROKEN, TEMPLATES_INSTALLED, TEMPLATES_OWN, copied
from jianbao.messages.errors import InputError, Problems

PREVIEW = "preview.png"
COLUMNS = 16  # of a picture in the terminal; a column is about half as wide as it is high


def run_templates(words: argparse.Namespace, language: str) -> int:
    """List the templates, or copy one."""
    folders = template_folders(Path.cwd())
    if words.what == "copy":
        copy_template(words.template, words.name, folders, Path("templates"))
        folder = (Path("templates") / words.name).as_posix()
        print(copied(folder=folder, name=words.name).text(language))
        return 0
    pictures = words.pictures or sys.stdout.isatty()
    problems = Problems()
    for line in _listing(folders, pictures, language, problems):
        print(line)
    problems.findings = list(dict.fromkeys(problems.findings))  # two may be like one broken
    problems.raise_if_any()
    return 0


def _listing(
    folders: tuple[Path, ...], pictures: bool, language: str, problems: Problems
) -> Iterator[str]:
    """Yield the lines of the list; a name found twice is that of the first folder.

    What is wrong in a template is noted, and the list goes on.
    """
    seen: set[str] = set()
    for number, folder in enumerate(folders):
        where = (TEMPLATES_INSTALLED if number else TEMPLATES_OWN).text(language)
        for name in sorted(template_names(folder) - seen):
            seen.add(name)
            try:
                lines = _lines(read_template(name, folders), where)
            except InputError as error:
                problems.findings += error.findings
                lines = [f"{name}  {TEMPLATE_BROKEN.text(language)}  ({where})"]
            path = folder / name / PREVIEW
            picture = half_blocks(path) if pictures and path.is_file() else []
            yield from _beside(picture, lines)


def _lines(template: Template, where: str) -> list[str]:
    variants = (f"  {template.name}/{name}  {text}" for name, text in template.variants.items())
    head = f"{template.name}  {template.title}  ({where})"
    return [head, f"  {template.purpose}", *variants]


def _beside(picture: list[str], lines: list[str]) -> Iterator[str]:
    for number in range(max(len(picture), len(lines))):
        left = f"{picture[number]}  " if number < len(picture) else ""
        blank = " " * (COLUMNS + 2) if picture and not left else left
        yield (blank + (lines[number] if number < len(lines) else "")).rstrip()
    if picture:
        yield ""


def half_blocks(path: Path) -> list[str]:
    """Return a picture as lines of half blocks, two pixels a character, in 24-bit colour.

    A picture that cannot be read gives none.
    """
    from PIL import Image

    try:
        with Image.open(path) as image:
            height = max(2, round(COLUMNS * image.height / image.width / 2) * 2)
            pixels = image.convert("RGB").resize((COLUMNS, height), Image.Resampling.BOX)
    except (OSError, ValueError):
        return []
    data = pixels.tobytes()
    dots = [tuple(data[start : start + 3]) for start in range(0, len(data), 3)]
    rows = [dots[start : start + COLUMNS] for start in range(0, len(dots), COLUMNS)]
    return [
        "".join(map(_half_block, upper, lower)) + "\x1b[0m"
        for upper, lower in zip(rows[::2], rows[1::2], strict=True)
    ]


def _half_block(upper: tuple[int, ...], lower: tuple[int, ...]) -> str:
    above, below = (";".join(map(str, dot)) for dot in (upper, lower))
    return f"\x1b[38;2;{above}m\x1b[48;2;{below}m▀"
