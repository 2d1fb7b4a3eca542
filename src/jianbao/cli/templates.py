"""`jianbao templates`: what there is, with small pictures; `templates copy` starts one's own."""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from jianbao.cli.build import WriteError
from jianbao.errors import Finding, InputError, Level, Problems
from jianbao.messages import say
from jianbao.template import Template, read_template, template_folders
from jianbao.template.reading import FILE, find_template, template_names

PREVIEW = "preview.png"
COLUMNS = 16  # of a picture in the terminal; a column is about half as wide as it is high
PLAIN = re.compile(r"[^\x00-\x1f/\\:*?\"<>|.\s][^\x00-\x1f/\\:*?\"<>|]{0,99}")
SCHEMA_LINE = re.compile(r"^# yaml-language-server:.*\n", re.MULTILINE)


def run_templates(words: argparse.Namespace, language: str) -> int:
    """List the templates, or copy one."""
    folders = template_folders(Path.cwd())
    if words.what == "copy":
        copy_template(words.template, words.name, folders, Path("templates"))
        folder = (Path("templates") / words.name).as_posix()
        print(say("copied", language, folder=folder, name=words.name))
        return 0
    pictures = words.pictures or sys.stdout.isatty()
    problems = Problems()
    for line in _listing(folders, pictures, language, problems):
        print(line)
    problems.findings = list(dict.fromkeys(problems.findings))  # two may be like one broken
    problems.raise_if_any()
    return 0


def copy_template(name: str, new: str, folders: tuple[Path, ...], target: Path) -> None:
    """Copy a template's folder to `target`/`new`, whole or not at all.

    Raises InputError where it cannot be, or something of that name is there.
    """
    if not PLAIN.fullmatch(new) or len(new.encode()) > 200:
        raise InputError([Finding.make("name-not-plain", Level.ERROR, None, name=new)])
    base, _, variant = name.partition("/")
    if variant and any(base in template_names(folder) for folder in folders):
        finding = Finding.make("copy-of-variant", Level.ERROR, None, name=name, base=base)
        raise InputError([finding])
    source, folder = find_template(name, folders), target / new
    if folder.exists() or folder.is_symlink():
        raise InputError([Finding.make("name-taken", Level.ERROR, None, name=folder)])
    try:
        target.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".jianbao-", dir=target) as staging:
            staged = Path(staging) / new
            shutil.copytree(source, staged)
            path = staged / FILE
            text = path.read_text("utf-8")
            path.write_text(_headed(text, name, new), "utf-8")
            staged.rename(folder)
    except OSError as error:
        reason = f"{error.filename or folder}: {error.strerror}"
        raise WriteError(
            [Finding.make("cannot-write", Level.ERROR, None, reason=reason)]
        ) from error


def _headed(text: str, name: str, new: str) -> str:
    """Return a template's text with a head that says what it is a copy of."""
    schema = "# yaml-language-server: $schema=../../schemas/template.schema.json\n"
    return f"{schema}# {new}: a copy of the template {name}.\n{SCHEMA_LINE.sub('', text)}"


def _listing(
    folders: tuple[Path, ...], pictures: bool, language: str, problems: Problems
) -> Iterator[str]:
    """Yield the lines of the list; a name found twice is that of the first folder.

    What is wrong in a template is noted, and the list goes on.
    """
    seen: set[str] = set()
    for number, folder in enumerate(folders):
        where = say("templates-installed" if number else "templates-own", language)
        for name in sorted(template_names(folder) - seen):
            seen.add(name)
            try:
                lines = _lines(read_template(name, folders), where)
            except InputError as error:
                problems.findings += error.findings
                lines = [f"{name}  {say('template-broken', language)}  ({where})"]
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
