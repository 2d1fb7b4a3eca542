"""Looked at again after any edit, a briefing is as if it were looked at for the first time."""

from __future__ import annotations

import random
from datetime import UTC, datetime, time
from pathlib import Path

import pytest

from jianbao.library import warm
from jianbao.library.audited import Audited
from jianbao.library.forms import TABLE
from jianbao.library.options import Surroundings, Unsaved
from jianbao.library.papers import Paper, paper_of, templates_of
from jianbao.library.sources import read
from jianbao.library.templates import find_profile
from jianbao.library.warm import Warm
from jianbao.messages.errors import InputError
from jianbao.writers.made import Wanted
from tests.conftest import PINGXIANG, ROOT

AROUND = Surroundings(ROOT)
WORDS = ("各单位", "，", "。", "12", "37.5%", "第3", "\n", " ", "𬭎", "①", "{", "**", "—", "“", "")
SAMPLES = ("pingxiang-2022", "notice-2026", "english-2026")


def cold(briefing: Unsaved) -> tuple[list[Paper], Audited]:
    content = read(briefing).briefing
    audited = Audited.of(content)
    profile = find_profile(Path(briefing.folder), AROUND)
    made_at = datetime.combine(content.date, time(), UTC)
    templates = templates_of(content, "", AROUND, profile)
    return [paper_of(content, each, made_at, audited.known) for each in templates], audited


def looked(kept: Warm, briefing: Unsaved) -> tuple[list[Paper], Audited]:
    content = kept.read(briefing).briefing
    return kept.papers(briefing, content), kept.audited(content)


def sources(folder: Path) -> dict[str, bytes | None]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def edited(files: dict[str, bytes | None], chance: random.Random) -> dict[str, bytes | None]:
    """Return files of which one has some characters of a value more, fewer, or others."""
    name = chance.choice([name for name in files if name.endswith(".yaml")])
    text = (files[name] or b"").decode()
    places = [place for place, sign in enumerate(text) if sign not in " \n:-#|"]
    place = chance.choice(places)
    end = place + chance.choice((0, 0, 1, 2, 9))
    changed = text[:place] + chance.choice(WORDS) * chance.choice((1, 1, 7)) + text[end:]
    return {**files, name: changed.encode()}


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("seed", range(2))
def test_any_edit_gives_what_the_beginning_gives(name: str, seed: int) -> None:
    chance, folder, kept = random.Random(f"{name} {seed}"), ROOT / "briefings" / name, Warm(AROUND)
    files = sources(folder)
    looked(kept, Unsaved(folder, files))
    right = 0
    for _ in range(6):
        changed = Unsaved(folder, edited(files, chance))
        try:
            wanted = cold(changed)
        except InputError as error:
            with pytest.raises(InputError) as again:
                looked(kept, changed)
            assert again.value.findings == error.findings
            continue
        assert looked(kept, changed) == wanted
        right += 1
        files = changed.files if chance.random() < 0.5 else files
    assert right


def test_the_files_have_the_same_bytes() -> None:
    kept, files = Warm(AROUND), sources(PINGXIANG)
    looked(kept, Unsaved(PINGXIANG, files))
    name = "sections/2-casework.yaml"
    files[name] = (files[name] or b"").replace("开局".encode(), "良好开局".encode(), 1)
    briefing = Unsaved(PINGXIANG, files)
    for ours, theirs in zip(looked(kept, briefing)[0], cold(briefing)[0], strict=True):
        for form in TABLE:
            wanted = Wanted(f"a.{form.name}")
            assert form.write(ours.placed, wanted) == form.write(theirs.placed, wanted)


def test_only_what_changed_is_done_again(monkeypatch: pytest.MonkeyPatch) -> None:
    kept, files = Warm(AROUND), sources(PINGXIANG)
    looked(kept, Unsaved(PINGXIANG, files))
    made: list[str] = []
    usual = warm.paper_of

    def noted(*given: object) -> Paper:
        made.append(given[1].name)  # type: ignore[attr-defined]
        return usual(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(warm, "paper_of", noted)
    name = "sections/2-casework.yaml"
    files[name] = (files[name] or b"").replace("开局".encode(), "良好开局".encode(), 1)
    texts = len(kept._kept.texts)
    looked(kept, Unsaved(PINGXIANG, files))
    assert made == ["overview"]  # not the sheet, which says nothing of it
    assert 0 < len(kept._kept.texts) - texts < 5
    ledger = (files["figures.yaml"] or b"").replace("value: 第6".encode(), "value: 第7".encode(), 1)
    looked(kept, Unsaved(PINGXIANG, {**files, "figures.yaml": ledger}))
    assert made == ["overview", "overview", "metrics-sheet"]
