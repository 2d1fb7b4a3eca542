"""Our own papers, read as if they were somebody else's: the same parts come out again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import jianbao
from jianbao.briefing.model import Briefing, Section
from jianbao.intake.changes import Log
from jianbao.intake.found import Particulars
from jianbao.intake.particulars import divided
from jianbao.intake.pdf import read_pdf
from jianbao.intake.repairs import mended
from jianbao.intake.structure import sections
from jianbao.intake.word import read_word
from jianbao.library.sources import read
from tests.conftest import ROOT
from tests.helpers.found_sections import every, headings

AROUND = jianbao.Surroundings(ROOT)
READ = {"docx": read_word, "pdf": read_pdf}
SAMPLES = (
    "bulletin-2026-12", "english-2026", "letter-2026", "meeting-2026", "minutes-2026",
    "notice-2026", "pingxiang-2022", "notice-2026 official/letter",
)  # fmt: skip


@pytest.fixture(scope="module")
def papers() -> dict[str, jianbao.Release]:
    return {name: release(*name.split()) for name in SAMPLES}


def release(name: str, template: str = "") -> jianbao.Release:
    options = jianbao.BuildOptions(template=template)
    return jianbao.build(ROOT / "briefings" / name, around=AROUND, options=options)


def written(listed: tuple[Section, ...], depth: int = 1) -> Iterator[tuple[int, str]]:
    for section in listed:
        if section.heading:
            yield depth, section.heading.source.text
        yield from written(section.parts, depth + 1)


def same_particulars(found: Particulars, briefing: Briefing) -> None:
    stated = briefing.particulars
    assert "".join(found.title) == "".join(line.text for line in briefing.title)
    assert found.to == [unit.text for unit in stated.to]
    assert found.cc == [unit.text for unit in stated.cc]
    for got, wanted in (
        (found.number, stated.document_number), (found.remark, stated.remark),
        (found.editor_note, stated.editor_note), (found.copy_number, stated.copy_number),
    ):  # fmt: skip
        assert got == (wanted.text if wanted else "")
    assert [name for _, name in found.distribution] == [
        each.name.text for each in stated.distribution
    ]


@pytest.mark.parametrize("form", READ)
@pytest.mark.parametrize("name", SAMPLES)
def test_the_same_parts_come_out(name: str, form: str, papers: dict[str, jianbao.Release]) -> None:
    briefing = read(ROOT / "briefings" / name.partition(" ")[0]).briefing
    output = next(each for each in papers[name].outputs if each.form == form)
    log = Log()
    source = mended(READ[form](output.data, output.name, log), log)
    english = not source.is_chinese
    assert english is (briefing.language == "en")
    parts = divided(source.pieces, log, english=english)
    listed = sections(parts.body, log, english=english)
    assert list(headings(listed)) == list(written(briefing.sections))
    wanted = [part for section in briefing.sections for part in section.walk()]
    assert sum(len(section.items) for section in every(listed)) == sum(
        len(section.items) for section in wanted
    )
    assert len(source.notes) == len(briefing.notes)
    assert not parts.particulars.unplaced
    same_particulars(parts.particulars, briefing)
