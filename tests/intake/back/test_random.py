"""Edits at chance, tracked and not: each lands in its own value, and builds what came back."""

from __future__ import annotations

import pytest

import jianbao
from jianbao.intake.back.typed import TypedFile
from tests.helpers.back_papers import out
from tests.helpers.edited_papers import EditedPaper, Hands

KINDS = (
    "word", "sentence", "figure", "cell", "note", "heading", "order", "paragraph", "swap", "gone",
)  # fmt: skip
PAPERS = ("notice-2026", "english-2026", "supervision-2026", "bulletin-2026-12", "meeting-2026")
SEEDS = 2  # of each kind and paper; more were run by hand


def only_these_changed(
    back: jianbao.TakenBack, file: str, paths: list[tuple[str | int, ...]]
) -> bool:
    """Return whether a file's bytes before and behind some values are as they were."""
    before = TypedFile(file, back.sources[file])
    after = (back.files(figures=True).get(file) or b"").decode()
    spans = [before.span(path) for path in paths if path in before.leaves]
    if len(spans) < len(paths):
        return True  # a whole entry
    start, stop = min(span[0] for span in spans), max(span[1] for span in spans)
    rest = before.text[stop:]
    return after.startswith(before.text[:start]) and after.endswith(rest)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", PAPERS)
def test_edits_land_in_their_spans(name: str, kind: str) -> None:
    paper = out(name)
    for seed in range(SEEDS):
        word = EditedPaper.of(paper.word[name], tracked=bool(seed % 2))
        made = Hands(word, paper.printed[name], seed).edit(kind)
        if made is None:
            continue
        back = paper.take_back(word.data())
        told = f"{made}: {back.changes}"
        assert back.changes, told
        assert {change.state for change in back.changes} <= {"ready", "asks"}, told
        assert back.kept == back.lines, told
        landed = {
            (edit.file, getattr(edit, "path", None))
            for change in back.changes for edit in change.edits
        }  # fmt: skip
        assert landed <= set(made.where), told
        for file in {each for each, path in landed if path is not None}:
            assert only_these_changed(back, file, [p for f, p in landed if f == file and p]), told
        for change in back.changes:
            if seed % 2 and kind in ("word", "heading", "figure"):
                assert change.who == ("王处长",), told


def test_every_kind_was_tried() -> None:
    for kind in KINDS:
        assert any(
            Hands(EditedPaper.of(out(name).word[name]), out(name).printed[name], seed).edit(kind)
            for name in PAPERS for seed in range(SEEDS)
        ), kind  # fmt: skip
