"""`jianbao templates`: what there is, with small pictures; `templates copy` starts one's own."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Iterator
from pathlib import Path

import jianbao
from jianbao.messages.commands import TEMPLATE_BROKEN, TEMPLATES_INSTALLED, TEMPLATES_OWN, copied
from jianbao.messages.errors import Problems
from jianbao.messages.opening import read_file

LARGEST_PREVIEW = 2_000_000  # bytes of a picture of a template
COLUMNS = 16  # of a picture in the terminal; a column is about half as wide as it is high


def run_templates(words: argparse.Namespace, language: str) -> int:
    """List the templates, or copy one."""
    around = jianbao.Surroundings.here()
    if words.what == "copy":
        written = jianbao.copy_template(words.template, words.name, around)
        print(copied(folder=written.folder.as_posix(), name=words.name).text(language))
        return 0
    pictures = words.pictures or sys.stdout.isatty()
    templates = jianbao.templates(around)
    for template in templates:
        preview = template.preview if pictures else None
        picture = half_blocks(preview) if preview else []
        print("\n".join(_beside(picture, _lines(template, language))))
    problems = Problems()
    wrong = (finding for template in templates for finding in template.findings)
    problems.findings = list(dict.fromkeys(wrong))  # two may be like one broken
    problems.raise_if_any()
    return 0


def _lines(template: jianbao.TemplateInfo, language: str) -> list[str]:
    where = (TEMPLATES_OWN if template.own else TEMPLATES_INSTALLED).text(language)
    if template.findings:
        return [f"{template.name}  {TEMPLATE_BROKEN.text(language)}  ({where})"]
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
        with Image.open(io.BytesIO(read_file(path, LARGEST_PREVIEW))) as image:
            height = max(2, round(COLUMNS * image.height / image.width / 2) * 2)
            pixels = image.convert("RGB").resize((COLUMNS, height), Image.Resampling.BOX)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
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
