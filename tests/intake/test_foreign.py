"""Papers that look unlike ours: what stands in them is found, and they build at once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import jianbao
from jianbao.intake.changes import Log
from jianbao.intake.found import Divided
from jianbao.intake.markdown import read_markdown
from jianbao.intake.particulars import divided
from jianbao.intake.pdf import read_pdf
from jianbao.intake.plain import read_text
from jianbao.intake.repairs import mended
from jianbao.intake.source import Paragraph, Source
from jianbao.intake.structure import sections
from jianbao.intake.tree import Section, Table
from jianbao.intake.word import read_word
from tests.conftest import ROOT
from tests.helpers.foreign_papers import Foreign, all_foreign
from tests.helpers.found_sections import every, headings
from tests.helpers.fresh_foreign import fresh_foreign
from tests.helpers.held_out import held_out
from tests.helpers.held_out_later import held_out_later
from tests.helpers.more_foreign import more_foreign

PAPERS = [*all_foreign(), *more_foreign(), *fresh_foreign(), *held_out(), *held_out_later()]
TOLD = ("a text that the template", "its last mark", "a heading's number")
TODAY = date(2026, 11, 27)


def _read(paper: Foreign, log: Log) -> Source:
    if paper.name.endswith("txt"):
        return read_text(paper.data, paper.name)
    reader = {"docx": read_word, "pdf": read_pdf, "md": read_markdown}
    return reader[paper.name.rpartition(".")[2]](paper.data, paper.name, log)


def taken_apart(paper: Foreign) -> tuple[Source, Divided, list[Section], Log]:
    log = Log()
    source = mended(_read(paper, log), log)
    english = not source.is_chinese
    parts = divided(source.pieces, log, english=english)
    return source, parts, sections(parts.body, log, english=english), log


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_what_stands_in_a_paper_is_found(paper: Foreign) -> None:
    source, parts, listed, log = taken_apart(paper)
    found = parts.particulars
    assert {name: getattr(found, name) for name in paper.particulars} == paper.particulars
    assert tuple(headings(listed)) == paper.headings
    assert sum(len(section.items) for section in every(listed)) == paper.items
    assert tuple(source.notes.values()) == paper.notes
    texts = [text for section in every(listed) for text in section.texts]
    assert sum(isinstance(text, Table) for text in texts) == paper.tables
    plain = [text.text for text in texts if isinstance(text, Paragraph)]
    assert set(paper.texts) <= set(plain)
    assert not [text for text in plain for word in paper.absent if word in text]
    assert set(paper.changes) <= {change.kind.zh for change in log.changes}
    assert not found.unplaced


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_a_paper_builds_at_once(paper: Foreign, tmp_path: Path) -> None:
    made = jianbao.import_paper(paper.name, jianbao.Surroundings(ROOT), data=paper.data)
    assert made.kept == made.characters or any(
        change.kind.en.startswith(TOLD) for change in made.changes
    )
    folder = made.write(tmp_path / "briefing").folder
    checked = jianbao.check(folder, jianbao.Surroundings(ROOT))
    assert not [finding for finding in checked.findings if finding.level.value == "error"]


def test_headings_over_nothing_keep_their_numbers_and_those_of_the_others() -> None:
    (paper,) = [paper for paper in PAPERS if paper.name == "tasks.txt"]
    made = jianbao.import_paper(paper.name, jianbao.Surroundings(ROOT), data=paper.data)
    unsaved = jianbao.Unsaved("briefings/none-such", dict(made.files))
    pages = jianbao.pages(unsaved, around=jianbao.Surroundings(ROOT))
    lines = [line for page in pages if not page.name.endswith("-metrics") for line in page.lines]
    printed = "".join("".join(lines).split())
    for line in paper.data.decode().split():
        assert line in printed
