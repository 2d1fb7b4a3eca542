"""What every other contender reads: a briefing's YAML, its figures filled in, nothing checked.

Arguments of each program here: the briefing's folder, the folder of the fonts, the folder to fill.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

REFERENCE = re.compile(r"\{([^{}]+)\}|\[\^([^\]]+)\]|\*\*([^*]+)\*\*")
NUMBERS = "一二三四五六七八九十"
COLUMNS = ("指标", "数值", "范围", "时间")


@dataclass(frozen=True)
class Paper:
    """A briefing as its files say it."""

    title: list[str]
    head: dict[str, Any]
    sections: list[dict[str, Any]]
    figures: dict[str, dict[str, Any]]

    @property
    def rows(self) -> list[list[str]]:
        """The ledger as the sheet prints it."""
        return [
            [
                figure["label"],
                written(figure),
                figure.get("scope", "全市"),
                str(figure.get("period", "")),
            ]
            for figure in self.figures.values()
            if figure.get("sheet") != "no"
        ]

    @property
    def charts(self) -> list[tuple[str, list[tuple[str, float]]]]:
        """Each chart's title, and a label and a value for each of its bars."""
        found = []
        for chart in self.head.get("charts", {}).values():
            bars = [
                (f"{category} {series['name']}", number(self.figures[name]))
                for series in chart["series"]
                for category, name in zip(chart["categories"], series["figures"], strict=True)
            ]
            found.append((chart["title"], bars))
        return found


def arguments() -> tuple[Paper, str, Path]:
    """Return the paper, the folder of the fonts, and the folder to fill, which is made."""
    briefing, fonts, out = sys.argv[1:]
    folder = Path(out)
    folder.mkdir(parents=True)
    return read(Path(briefing)), fonts, folder


def read(folder: Path) -> Paper:
    """Read the files with PyYAML's fast loader."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

    def load(path: Path) -> Any:
        return yaml.load(path.read_bytes(), loader) if path.exists() else {}

    head = load(folder / "briefing.yaml")
    title = head["title"] if isinstance(head["title"], list) else [head["title"]]
    sections = [load(path) for path in sorted((folder / "sections").glob("*.yaml"))]
    return Paper(title, head, sections, load(folder / "figures.yaml"))


def written(figure: dict[str, Any]) -> str:
    """Return a figure's value and unit."""
    return f"{figure['value']}{figure.get('unit', '')}"


def number(figure: dict[str, Any]) -> float:
    """Return a figure's value as a number."""
    found = re.search(r"[\d.]+", str(figure["value"]))
    return float(found[0]) if found else 0.0


def filled(
    paper: Paper,
    text: str,
    plain: Callable[[str], str],
    strong: Callable[[str], str],
    note: Callable[[str], str],
) -> str:
    """Return a text with its figures and notes, each part as the form writes it."""
    parts, place = [], 0
    for match in REFERENCE.finditer(text):
        parts.append(plain(text[place : match.start()]))
        place = match.end()
        if match[2]:
            said = paper.head["notes"][match[2]].replace("{period}", "2022年1至5月")
            parts.append(note(plain(said)))
        elif match[3]:
            parts.append(strong(plain(match[3])))
        else:
            name = match[1].partition(".")[0]
            parts.append(plain(written(paper.figures[name]) if name in paper.figures else name))
    return "".join((*parts, plain(text[place:])))


def headings(paper: Paper) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return each section's heading, numbered, and its paragraphs: a strong lead and a text."""
    found = []
    count = 0
    for section in paper.sections:
        heading = section.get("heading", "")
        if heading:
            heading = f"{NUMBERS[count % 10]}、{heading}"
            count += 1
        paragraphs = [("", line) for line in str(section.get("text", "")).split("\n") if line]
        items = section.get("items", [])
        paragraphs += [
            (f"{NUMBERS[place % 10]}是{item.get('lead', '')}", item.get("text", ""))
            for place, item in enumerate(items)
        ]
        found.append((heading, paragraphs))
    return found
