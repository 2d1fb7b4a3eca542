"""A build's work grows with the paper and no faster: the steps of the code are counted, not timed.

A hundred times the rows, sections, figures, notes, charts or findings: each further one costs what
those before it did.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from docx import Document
from PIL import Image

from jianbao.library.build import build
from jianbao.library.checking import check
from jianbao.library.importing import import_paper
from tests.benchmarks.papers import HEAD, large_ledger, long_table, written
from tests.conftest import ROOT

MOST = 1.15  # times what each cost before
SIZES = (1, 10, 100)


def sections(folder: Path, count: int) -> None:
    """Two sections for each, all in the table of contents; each refers to the one before."""
    head = HEAD.replace("title:", "template: meeting\ntitle:", 1)
    written(folder, head, {})
    for number in range(2 * count):
        refers = f"见[@s{number - 1}]。" if number else ""
        (folder / "sections" / f"s{number}.yaml").write_text(
            f"heading: 第{number}部分\ntext: 各单位应当自查。{refers}\n", encoding="utf-8"
        )


def notes(folder: Path, count: int) -> None:
    marks = "".join(f"  各单位[^注{number}]应当自查。\n\n" for number in range(count))
    listed = "".join(f"  注{number}: 说明第{number}。\n" for number in range(count))
    written(folder, f"{HEAD}notes:\n{listed}", {"1": f"heading: 自查\ntext: |\n{marks}"})


def charts(folder: Path, count: int) -> None:
    listed = "".join(
        f"  图{number}:\n    title: 图{number}\n    categories: [甲]\n"
        f"    series:\n      - {{name: 乙, figures: [数{number + 1}]}}\n"
        for number in range(count)
    )
    places = "".join(f"  ![图{number}]\n\n" for number in range(count))
    large_ledger(folder, count)
    (folder / "sections" / "2.yaml").write_text(
        f"heading: 图\ntext: |\n{places}charts:\n{listed}", encoding="utf-8"
    )


def pictures(folder: Path, count: int) -> None:
    """Pictures, each another file."""
    listed = "".join(
        f"  图{number}: {{file: {number}.png, title: 图样{number}, alternative: 图样}}\n"
        for number in range(count)
    )
    places = "".join(f"  ![图{number}]\n\n" for number in range(count))
    section = f"heading: 图\ntext: |\n{places}pictures:\n{listed}"
    written(folder, HEAD, {"1": section})
    for number in range(count):
        Image.new("RGB", (8, 8), (number, 0, 0)).save(folder / f"{number}.png")


def findings(folder: Path, count: int) -> None:
    lines = "".join(f"  第{number}组做为牵头单位，应当自查。\n\n" for number in range(count))
    written(folder, HEAD, {"1": f"heading: 自查\ntext: |\n{lines}"})


def tabs(folder: Path, count: int) -> None:
    """A cell with many lines of many figures each."""
    long_table(folder, count, "、".join(["办结件数"] * 3))


def sentences(folder: Path, count: int) -> None:
    """A paragraph of many sentences with numbers, parts and shares."""
    text = "".join(
        f"办结第{number}类案件{number + 7}件，其中盗窃3件、抢劫2件，占{number % 90 + 3}%。"
        for number in range(4 * count)
    )
    written(folder, HEAD, {"1": f"heading: 自查\ntext: {text}\n"})


def one_sentence(folder: Path, count: int) -> None:
    """A sentence of more numbers than any is reckoned with, times and names before some."""
    text = "".join(  # marks without a partner, too
        f"2022年{number}月甲类{number}件、乙、丙分别为{number}起、{number % 7}人，a{number}@b.cn，“"
        for number in range(40 + 2 * count)
    )
    written(folder, HEAD, {"1": f"heading: 自查\ntext: {text}\n"})


def word_paper(folder: Path, count: int) -> None:
    """A Word file of many paragraphs with figures, and of a long one, to be imported."""
    document = Document()
    document.add_paragraph("关于全年工作情况的报告")
    told = [
        f"各单位办结第{each}类案件{each}件，同比上升{each % 13}%。" for each in range(3 * count)
    ]
    for text in (*told, "".join(told)):
        document.add_paragraph(text)
    folder.mkdir(parents=True)
    document.save(str(folder / "paper.docx"))


KINDS: dict[str, Callable[[Path, int], Any]] = {
    "rows": long_table,
    "figures": large_ledger,
    "sections": sections,
    "notes": notes,
    "charts": charts,
    "pictures": pictures,
    "findings": findings,
    "tabs": tabs,
    "sentences": sentences,
    "one sentence": one_sentence,
    "import": word_paper,
}

WORK: dict[str, Callable[[Path], object]] = {
    "sentences": check,  # nobody would print it
    "one sentence": check,
    "import": lambda place: import_paper(place / "paper.docx"),
}
"""What is done with a paper, where it is not built."""


def steps(work: Callable[[], object]) -> int:
    """Return how many lines of Python some work runs, one of a comprehension at every turn."""
    count = 0

    def local(_frame: FrameType, event: str, _value: object) -> Any:
        nonlocal count
        count += event == "line"
        return local

    before = sys.gettrace()
    sys.settrace(local)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def counts(folder: Path, kind: str) -> list[int]:
    """Return the steps of a paper of each size."""
    counted = []
    for size in (SIZES[0], *SIZES):  # the first one imports
        place = folder / f"{len(counted)}" / "paper"
        KINDS[kind](place, size)
        work = WORK.get(kind, build)
        counted.append(steps(lambda place=place, work=work: work(place)))  # type: ignore[misc]
    return counted[1:]


COUNT = """
import json, sys
from pathlib import Path
from tests.library.test_proportion import counts
print(json.dumps(counts(Path(sys.argv[1]), sys.argv[2])))
"""
"""In a process of its own: what other tests left in caches makes small papers cheaper."""


@pytest.mark.parametrize("kind", KINDS)
def test_each_further_one_costs_what_those_before_it_did(tmp_path: Path, kind: str) -> None:
    words = [sys.executable, "-c", COUNT, str(tmp_path), kind]
    ended = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True)
    few, some, many = json.loads(ended.stdout)
    before, then = (some - few) / (SIZES[1] - SIZES[0]), (many - some) / (SIZES[2] - SIZES[1])
    assert then < before * MOST
