"""Papers and faults by somebody who had not seen the audit: how many are told, where they stand.

Each folder of tests/cases/audit/blind was written whole before it was run once; its `faults.yaml`
says what was told at first sight. A fault is put alone into its paper, which comes in as an office
would bring it: a folder, a text, or a Word file with tables. It counts as told where an error or
warning that the clean paper does not have stands at its sentence, cell or entry. Since then the
audit was mended on these very papers: the counts below keep it from falling back, and are no
measure of what it finds in others.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, cast

import docx
import pytest
import yaml

import jianbao
from tests.conftest import CASES

BLIND = CASES / "audit" / "blind"
TABLE = ".table.txt"
LETTERS = 5  # of a sentence that a finding repeats where it is about it
TOLD = {
    "1": 101,
    "2": 114,
    "3": 132,
    "4": 122,
    "5": 140,
    "6": 133,
    "7": 127,
    "8": 177,
    "9": 199,
    "10": 212,
    "11": 202,
    "12": 200,
    "13": 206,
    "14": 209,
    "15": 212,
    "16": 187,
    "17": 183,
    "18": 187,
    "19": 184,
    "20": 176,
    "21": 174,
}
"""How many of a batch were told when this was written."""
FALSE = dict.fromkeys(TOLD, 0) | {"15": 1, "18": 4, "19": 5, "20": 3, "21": 4}
"""How many errors and warnings the clean papers had, beside typed numbers, which are documented."""
TYPED = ("not-in-ledger", "typed-by-hand")


class Told(NamedTuple):
    """What a finding says, without blanks, and where: FILE:LINE."""

    code: str
    words: str
    file: str
    line: int


def changed(text: str, fault: dict[str, str]) -> str:
    """Return a text with its fault."""
    assert text.count(fault["old"]) == 1, fault
    return text.replace(fault["old"], fault["new"])


def written(paper: Path, folder: Path, fault: dict[str, str] | None) -> Path:
    """Return the folder of a briefing: a copy of one, or a text or Word file imported."""
    target = folder / "briefings" / paper.name
    if paper.is_dir():
        shutil.copytree(paper, target)
        for earlier in paper.parent.glob(f"{paper.name}@*"):
            shutil.copytree(earlier, target.parent / earlier.name.partition("@")[2])
        if fault:
            file = target / fault["file"]
            file.write_text(changed(file.read_text("utf-8"), fault), "utf-8")
        return target
    text = paper.read_text("utf-8")
    text = changed(text, fault) if fault else text
    folder.mkdir(parents=True)
    source = folder / paper.name.replace(TABLE, ".docx")
    if paper.name.endswith(TABLE):
        word_file(text, source)
    else:
        source.write_text(text, "utf-8")
    jianbao.import_paper(source).write(target)
    head = target / "briefing.yaml"  # a clerk looks at what has no place first
    head.write_text(
        re.sub(r"(?m)^unplaced:.*\n(?:[ -].*\n?)*", "", head.read_text("utf-8")), "utf-8"
    )
    return target


def word_file(text: str, path: Path) -> None:
    """Write a Word file: `# ` title, `## ` heading, `T: ` centred, `U: ` `R: ` right, `|` rows."""
    document = docx.Document()
    rows: list[list[str]] = []
    for line in [*text.splitlines(), ""]:
        if line.startswith("|"):
            rows.append([cell.strip() for cell in line.strip("| ").split("|")])
            continue
        if rows:
            table = document.add_table(rows=0, cols=len(rows[0]))
            for row in rows:
                for cell, words in zip(table.add_row().cells, row, strict=True):
                    cell.text = words
            rows = []
        if line.startswith("## "):
            document.add_heading(line[3:], 1)
        elif line.startswith("# "):
            paragraph = document.add_paragraph()
            paragraph.alignment = 1
            paragraph.add_run(line[2:]).bold = True
        elif line.strip():
            paragraph = document.add_paragraph(line[3:] if line[1:3] == ": " else line)
            paragraph.alignment = {"T: ": 1, "U: ": 2, "R: ": 2}.get(line[:3])
    document.save(str(path))


def told(folder: Path) -> list[Told]:
    """Return the errors and warnings of a briefing."""
    try:
        findings = jianbao.check(folder).findings
    except jianbao.InputError as error:
        findings = error.findings
    return [
        Told(
            each.code,
            plain(each.text("zh") + (each.sentence or "")),
            Path(each.place.file).name if each.place else "",
            each.place.line if each.place else 0,
        )
        for each in findings
        if str(each.level) != "note"
    ]


def plain(text: str) -> str:
    """Return a text without blanks."""
    return re.sub(r"\s", "", text)


def is_told(paper: Path, fault: dict[str, str], found: list[Told], clean: list[Told]) -> bool:
    """Return whether something that the clean paper does not have stands at a fault."""
    back = [each.words.replace(plain(fault["new"]), plain(fault["old"])) for each in found]
    known = {(each.code, each.words) for each in clean}
    fresh = [
        each
        for each, words in zip(found, back, strict=True)
        if (each.code, each.words) not in known and (each.code, words) not in known
    ]
    source = paper / fault["file"] if paper.is_dir() else paper
    text = changed(source.read_text("utf-8"), fault)
    at = text.index(fault["new"]) if fault["new"] else 0
    if paper.is_dir() and not fault["file"].startswith("sections"):
        lines = set(lines_of(text, at, at + len(fault["new"])))
        here = [each for each in fresh if each.file == source.name and each.line in lines]
        own = re.findall(r"(?:label|value): \"?([^\",\n}]+)", entry(text, at))
        if here or any(plain(words) in each.words for each in fresh for words in own):
            return True
    context = sentence(text, at, at + len(fault["new"]))
    parts = [plain(part) for part in re.split(r"\{[^}]*\}", context)]
    windows = {part[k : k + LETTERS] for part in parts for k in range(len(part) - LETTERS + 1)}
    named = [plain(words) for words in cast("list[str]", fault.get("also", []))]
    return any(word in each.words for each in fresh for word in (*windows, *named))


def entry(text: str, at: int) -> str:
    """Return the entry of a YAML file that holds a character."""
    starts = [match.start() for match in re.finditer(r"(?m)^\S", text)]
    start = max(place for place in starts if place <= at)
    return text[start : min([place for place in starts if place > at], default=len(text))]


def lines_of(text: str, start: int, end: int) -> Iterator[int]:
    """Yield the lines of an entry's part that holds some characters, from 1."""
    first, last = text.count("\n", 0, start), text.count("\n", 0, end)
    yield from range(first + 1, last + 2)


def sentence(text: str, start: int, end: int) -> str:
    """Return the sentence around some characters."""
    first = max(text.rfind(sign, 0, start) for sign in "。；！？\n") + 1
    ends = [place for sign in "。\n" if (place := text.find(sign, max(first, end - 1))) >= 0]
    return text[first : min(ends, default=len(text)) + 1]


def counts(batch: str, folder: Path, papers: tuple[str, ...] = ()) -> tuple[int, int, list[str]]:
    """Return how many faults are told, how many right things are, and what is missed."""
    found, false, missed = 0, 0, []
    faults = yaml.safe_load((BLIND / batch / "faults.yaml").read_text("utf-8"))
    for name in papers or tuple(faults):
        paper = BLIND / batch / name
        clean = told(written(paper, folder / name / "clean", None))
        false += sum(each.code not in TYPED for each in clean)
        for number, fault in enumerate(faults[name]):
            now = told(written(paper, folder / name / str(number), fault))
            if is_told(paper, fault, now, clean):
                found += 1
            else:
                missed.append(f"{name} {number}: {fault['kind']}: {fault['old']} -> {fault['new']}")
    return found, false, missed


@pytest.mark.on_request
@pytest.mark.parametrize("batch", sorted(TOLD))
def test_what_was_told_of_a_batch_is_told(batch: str, tmp_path: Path) -> None:
    found, false, missed = counts(batch, tmp_path)
    print(f"batch {batch}: {found} told, {false} false", *missed, sep="\n")
    assert found >= TOLD[batch], missed
    assert false <= FALSE[batch]


def test_what_was_told_of_a_budget_is_told(tmp_path: Path) -> None:
    found, false, missed = counts("1", tmp_path, ("budget",))
    assert found >= 22, missed
    assert false <= 2
