"""A file that nobody changed gives no change, whoever saved it."""

from __future__ import annotations

import pytest

from tests.helpers.back_papers import SAMPLES, out, parted_again
from tests.helpers.edited_papers import EditedPaper
from tests.helpers.libreoffice import LibreOffice


@pytest.mark.parametrize("name", SAMPLES)
def test_zipped_or_parted_again(name: str) -> None:
    paper = out(name)
    for which, data in paper.word.items():
        assert paper.changes(EditedPaper.of(data).data(), which) == []
        for seed in range(3):
            assert paper.changes(parted_again(data, seed), which) == []


def test_saved_by_libreoffice(office: LibreOffice) -> None:
    words = {(name, which): data for name in SAMPLES for which, data in out(name).word.items()}
    saved = office.saved_again({which: data for (_, which), data in words.items()})
    for name, which in words:
        assert saved[which] != words[name, which]
        assert out(name).changes(saved[which], which) == [], which
        assert out(name).changes(parted_again(saved[which], 1), which) == [], which


def test_what_comes_back_whole_writes_nothing() -> None:
    paper = out("letter-2026")
    back = paper.take_back(paper.word["letter-2026"])
    assert (back.changes, back.kept, back.files(figures=True)) == ((), back.lines, {})
