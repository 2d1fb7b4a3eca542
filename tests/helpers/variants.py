"""Many different briefings: the samples, each with a sentence more, of characters of its own."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from tests.conftest import ROOT

SAMPLES = sorted(path.name for path in (ROOT / "briefings").iterdir())
SIGNS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥东南西北春夏秋冬梅兰竹菊松柏桃李杏桂"
WORDS = ["amber", "birch", "cedar", "dune", "ember", "fjord", "grove", "heath", "inlet", "jetty"]


def make_variants(folder: Path, count: int) -> list[Path]:
    """Return the folders of `count` briefings, no two alike, written below `folder`."""
    return [_variant(folder, number) for number in range(count)]


def _variant(folder: Path, number: int) -> Path:
    name = SAMPLES[number % len(SAMPLES)]
    made = folder / f"{name}-{number}"
    shutil.copytree(ROOT / "briefings" / name, made)
    section = min((made / "sections").iterdir())
    text = section.read_text("utf-8")
    own, count = re.subn("。", lambda _: f"。{_sentence(number)}", text, count=1)
    if not count:
        own, count = re.subn(r"\. ", lambda _: f". {_english(number)} ", text, count=1)
    assert count, section
    section.write_text(own, "utf-8")
    return made


def _sentence(number: int) -> str:
    signs = "".join(SIGNS[(number * step) % len(SIGNS)] for step in (1, 3, 7))
    return f"文稿由{signs}组核对。"


def _english(number: int) -> str:
    return f"The {WORDS[number % len(WORDS)]} team read it {'again and ' * (number // 8)}again."
