"""Whole papers as text, and faults to be planted in them one at a time.

A paper typed without a ledger is a `.txt`: the lines of briefing.yaml, `---`, then `# heading`,
paragraphs and tables (`!title | unit | caption`, cells parted by ` | `); behind `=====` its faults,
a line each: `kind :: right => wrong @@ where else it may be told ;; or there`. One with a ledger is
a `.yaml` with the texts of its files, and `faults` as lists of the same; `missed` are not tried.
"""

from __future__ import annotations

from pathlib import Path

import yaml
from msgspec import Struct

from jianbao.messages.findings import Finding

Files = dict[str, str]


class Slip(Struct, frozen=True):
    """What stands wrong for what is right; `also` are other words of where it may be told."""

    kind: str
    right: str
    wrong: str
    also: tuple[str, ...] = ()


class WholePaper(Struct, frozen=True):
    """A paper whose `source` is the text of all its files, one text each."""

    name: str
    source: Files
    slips: tuple[Slip, ...]

    def files(self, slip: Slip | None = None) -> Files:
        """Return the files of the paper, with a fault if one is given."""
        source = self.source
        if slip is not None:
            assert sum(text.count(slip.right) for text in source.values()) == 1, slip
            source = {name: text.replace(slip.right, slip.wrong) for name, text in source.items()}
        return _typed(source["paper"]) if "paper" in source else source

    def is_told(self, slip: Slip, findings: list[Finding], files: Files) -> bool:
        """Return whether a finding stands in the sentence, row or entry of a fault."""
        words = [_cells(each) if " | " in each else each for each in (slip.wrong, *slip.also)]
        spans = [span for each in words for span in _spans(files, each)]
        return any(
            finding.place is not None
            and Path(finding.place.file).name == Path(name).name
            and finding.place.line == line
            and first <= finding.place.column - 1 <= last
            for finding in findings
            for name, line, first, last in spans
        )


def whole_papers(folder: Path) -> list[WholePaper]:
    """Return the papers of a folder."""
    return [_read(path) for path in sorted(folder.iterdir())]


def _read(path: Path) -> WholePaper:
    text = path.read_text("utf-8")
    if path.suffix == ".txt":
        paper, faults = text.split("\n=====\n")
        return WholePaper(path.stem, {"paper": paper}, tuple(map(_slip, faults.splitlines())))
    made = yaml.safe_load(text)
    files = {"briefing.yaml": made["briefing"], "figures.yaml": made["ledger"]}
    files |= {f"sections/{name}.yaml": text for name, text in made["sections"].items()}
    slips = (Slip(kind, right, wrong, tuple(also)) for kind, right, wrong, *also in made["faults"])
    return WholePaper(path.stem, files, tuple(slips))


def _slip(line: str) -> Slip:
    kind, rest = line.split(" :: ")
    right, wrong = rest.split(" => ")
    wrong, _, also = wrong.partition(" @@ ")
    return Slip(kind, right, wrong, tuple(filter(None, also.split(" ;; "))))


def _typed(paper: str) -> Files:
    """Return the YAML files of a paper that is typed without a ledger."""
    head, body = paper.split("\n---\n")
    files = {"briefing.yaml": f"{head}\n"}
    for number, section in enumerate(body.removeprefix("# ").split("\n# "), 1):
        heading, _, rest = section.partition("\n")
        files[f"sections/{number}-s.yaml"] = _section(heading, rest.splitlines())
    return files


def _section(heading: str, lines: list[str]) -> str:
    text, tables = f"heading: {heading}\ntext: |\n", ""
    for line in filter(None, lines):
        if line.startswith("!"):
            name = f"t{tables.count('title:')}"
            text += f"  ![{name}]\n\n"
            title, unit, caption = (each.strip() for each in line[1:].split("|"))
            given = {"title": title, "unit": unit, "caption": caption}
            tables += f"  {name}:\n"
            tables += "".join(f"    {key}: {value}\n" for key, value in given.items() if value)
        elif " | " not in line:
            text += f"  {line}\n\n"
        elif tables.endswith("]\n"):
            tables += f"      - [{_cells(line)}]\n"
        else:
            columns = ", ".join(f"{{name: '{name}'}}" for name in line.split(" | "))
            tables += f"    columns: [{columns}]\n    rows:\n      # [rows]\n"
    return f"{text}tables:\n{tables}" if tables else text


def _cells(line: str) -> str:
    return ", ".join(f"'{cell}'" for cell in line.split(" | "))


def _spans(files: Files, words: str) -> list[tuple[str, int, int, int]]:
    """Return file, line and columns of each sentence, row or entry where words stand."""
    spans = []
    words = words.strip("'\n")
    for name, text in files.items():
        for number, line in enumerate(text.split("\n"), 1):
            start = line.find(words)
            if start >= 0:
                whole = name == "figures.yaml" or words.startswith("'")
                first = 0 if whole else line.rfind("。", 0, start) + 1
                end = len(line) if whole else line.find("。", start + len(words) - 1)
                spans.append((name, number, first, end if end >= 0 else len(line)))
    return spans
