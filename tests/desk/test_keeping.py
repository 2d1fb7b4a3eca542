"""What is kept between two keys never shows: the pages are those of a program begun anew."""

from __future__ import annotations

import shutil
from pathlib import Path

from jianbao.desk.drawing import Drawer
from jianbao.desk.keeping import AGE, KeptInUse
from jianbao.desk.splicing import Source, with_text
from jianbao.library.options import Surroundings
from tests.conftest import ROOT


def test_pages_are_those_of_a_fresh_start(tmp_path: Path) -> None:
    folder = tmp_path / "briefings/kept"
    shutil.copytree(ROOT / "briefings/pingxiang-2022", folder)
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.yaml")
    }
    warm = Drawer(folder, Surroundings())
    first = warm.drawn(warm.papers(warm.read(files), ""), files, frozenset())
    for file, path in (
        ("sections/1-politics.yaml", ("text",)), ("sections/4-team.yaml", ("items", 1, "text")),
        ("briefing.yaml", ("notes", "统计时间")), ("sections/1-politics.yaml", ("text",)),
    ):  # fmt: skip
        old = Source(files[file]).at(path)
        files[file] = with_text(files[file], path, old.text[:4] + "多出来的字" * 9 + old.text[4:])
        cold = Drawer(folder, Surroundings())
        made = [
            (each.drawn(papers := each.papers(each.read(files), ""), files, frozenset()), papers)
            for each in (warm, cold)
        ]
        assert made[0][0] == made[1][0]
        for one, other in zip(made[0][1], made[1][1], strict=True):
            assert one.placed == other.placed
    assert first != made[0][0]


def test_what_is_not_used_is_forgotten() -> None:
    kept = KeptInUse()
    for number in range(5 * AGE):
        kept.set_once_more()
        assert kept.texts.get("stays", "") == ("x" if number else "")
        kept.remember("stays", "x")
        kept.remember(number, "y")
        kept.lines[number] = "z"
    assert len(kept.texts) <= AGE + 2 and len(kept.lines) <= AGE
    assert kept.texts.get(0) is None and kept.texts.get(5 * AGE - 1) == "y"
