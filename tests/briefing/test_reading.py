"""A folder into a briefing: its content, its order, its places, and all problems in one go."""

from __future__ import annotations

import shutil
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jianbao.briefing.inline import FigureReference, NoteReference
from jianbao.briefing.model import Briefing
from jianbao.briefing.reading.reading import read_briefing
from jianbao.compose.composing import compose
from jianbao.compose.template.reading import read_template
from jianbao.document.composed import Paragraph
from jianbao.document.inlines import LineEnd, Words
from jianbao.messages.errors import InputError
from jianbao.messages.findings import Place
from jianbao.yaml.dates import Period, Point
from tests.conftest import ROOT

GOOD = ROOT / "tests/cases/good/minimal"
SECTION = "sections/1-casework.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the good briefing that a test may change."""
    return Path(shutil.copytree(GOOD, tmp_path / "minimal"))


def add_section(folder: Path, name: str, text: str) -> None:
    (folder / "sections" / name).write_text(text, "utf-8")


def section_names(folder: Path) -> list[str]:
    return [section.name for section in read_briefing(folder).briefing.sections]


def noted(folder: Path) -> list[str]:
    """Return code, file and line of everything that is wrong with a folder."""
    with pytest.raises(InputError) as caught:
        read_briefing(folder)
    assert caught.value.exit_code == 2
    return [
        f"{finding.code} {finding.place.file.removeprefix(f'{folder}/')}:{finding.place.line}"
        for finding in caught.value.findings
        if finding.place
    ]


@pytest.fixture
def briefing() -> Briefing:
    return read_briefing(GOOD).briefing


def test_the_head(briefing: Briefing) -> None:
    assert briefing.name == "minimal"
    assert [line.text for line in briefing.title] == ["检察工作简报"]
    assert (briefing.issuer.text, briefing.editor) == ("某市人民检察院", None)
    assert briefing.date == date(2022, 7, 4)
    assert briefing.period == Period(Point(2022, 1), Point(2022, 5))
    assert str(briefing.template) == "overview"
    assert [note.source.text for note in briefing.notes.values()] == ["数据统计时间为{period}。"]


def test_the_ledger_keeps_what_was_typed(briefing: Briefing) -> None:
    assert list(briefing.figures) == ["批捕", "不批捕", "不捕率"]
    rate = briefing.figures["不捕率"]
    assert (rate.written, rate.kind, rate.count, rate.sheet) == ("12.0%", "rate", "不批捕", "yes")
    assert (rate.period, rate.period_stated) == (None, True)
    assert rate.value.place == Place(f"{GOOD}/figures.yaml", 11, 10)


def test_a_period_may_be_unstated(folder: Path) -> None:
    ledger = folder / "figures.yaml"
    ledger.write_text(ledger.read_text("utf-8") + "  period: unstated\n", "utf-8")
    figure = read_briefing(folder).briefing.figures["不捕率"]
    assert (figure.period, figure.period_stated) == (None, False)


def test_the_chart(briefing: Briefing) -> None:
    [chart] = briefing.charts
    assert (chart.id, chart.kind, chart.categories) == ("案件", "column", ("批捕", "不批捕"))
    assert chart.series[0].figures == ("批捕", "不批捕")


def test_prose_has_pieces_and_places(briefing: Briefing) -> None:
    [prose] = briefing.sections[0].text
    references = [piece for piece in prose.pieces if isinstance(piece, FigureReference)]
    assert [piece.id for piece in references] == ["批捕", "不批捕"]
    assert prose.source.place_at(references[1].offset) == Place(f"{GOOD}/{SECTION}", 2, 17)
    assert any(isinstance(piece, NoteReference) for piece in prose.pieces)


def test_sources_are_the_very_bytes() -> None:
    sources = read_briefing(GOOD).sources
    assert sources == {
        name: (GOOD / name).read_bytes() for name in ("briefing.yaml", "figures.yaml", SECTION)
    }


def test_sections_come_in_the_order_of_their_numbers(folder: Path) -> None:
    for name in ("10-end.yaml", "2-middle.yml", "b.yaml", "a.yaml"):
        add_section(folder, name, "text: 甲\n")
    assert section_names(folder) == ["a", "b", "1-casework", "2-middle", "10-end"]


@pytest.mark.parametrize("name", [".hidden.yaml", "~$1-a.yaml", "1-a.yaml~", "1-a.bak", "x.tmp"])
def test_what_an_editor_left_behind_is_no_section(folder: Path, name: str) -> None:
    add_section(folder, name, "[")
    assert section_names(folder) == ["1-casework"]


def test_a_blank_line_parts_paragraphs(folder: Path) -> None:
    add_section(folder, "2-more.yaml", "text: |\n  一段\n  还是一段\n\n\n\n  二段{批捕}\n")
    paragraphs = read_briefing(folder).briefing.sections[1].text
    assert [prose.source.text.strip() for prose in paragraphs] == ["一段\n还是一段", "二段{批捕}"]
    reference = paragraphs[1].pieces[-1]
    assert paragraphs[1].source.place_at(reference.offset).line == 7


@pytest.mark.parametrize("text", ["text: >\n  一段\n\n  二段\n", "text: 一段\n\n  二段\n"])
def test_a_blank_line_parts_folded_paragraphs(folder: Path, text: str) -> None:
    add_section(folder, "2-more.yaml", text)
    assert len(read_briefing(folder).briefing.sections[1].text) == 2


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("text: 近\n  15天", "近15天"),
        ("text: 批捕\n  {批捕}。", "批捕88人。"),
        ("text: >\n  使用\n  Word", "使用Word"),
        ("text: |\n  one\n  two", "one\ntwo"),
    ],
)
def test_lines_are_joined_as_they_are_to_be_printed(folder: Path, typed: str, printed: str) -> None:
    add_section(folder, "2-more.yaml", typed + "\n")
    template = read_template("overview", (ROOT / "templates",))
    document = compose(read_briefing(folder).briefing, template, datetime(2022, 7, 4))
    last = document.blocks[-1]
    assert isinstance(last, Paragraph)
    said = ("\n" if isinstance(each, LineEnd) else each.text for each in last.inlines
            if isinstance(each, Words | LineEnd))  # fmt: skip
    assert "".join(said) == printed


def test_notes_are_known_in_every_file(folder: Path) -> None:
    add_section(folder, "2-more.yaml", "text: 甲[^口径][^统计时间]\nnotes:\n  口径: 全市。\n")
    assert list(read_briefing(folder).briefing.notes) == ["统计时间", "口径"]


def test_problems_come_in_the_order_of_files_and_lines(folder: Path) -> None:
    add_section(folder, "2-more.yaml", "txet: 甲\ntext: |\n  甲\n  {甲\n")
    head = folder / "briefing.yaml"
    head.write_text(head.read_text("utf-8").replace("2022-07-04", "4 July"), "utf-8")
    assert noted(folder) == [
        "wrong-type briefing.yaml:4",
        "unknown-key-near sections/2-more.yaml:1",
        "stray-brace sections/2-more.yaml:4",
    ]


def test_a_wrong_kind_is_told_once(folder: Path) -> None:
    ledger = folder / "figures.yaml"
    more = "  change: 升幅\n升幅:\n  label: 升幅\n  value: 2\n  kind: chnage\n"
    ledger.write_text(ledger.read_text("utf-8") + more, "utf-8")
    assert noted(folder) == ["unknown-choice-near figures.yaml:19"]


def test_an_empty_note_is_told_once(folder: Path) -> None:
    head = folder / "briefing.yaml"
    head.write_text(head.read_text("utf-8").replace(" 数据统计时间为{period}。", ""), "utf-8")
    assert noted(folder) == ["empty-value briefing.yaml:8"]


FILES = {name: (GOOD / name).read_bytes() for name in ("briefing.yaml", "figures.yaml", SECTION)}
SIGNS = st.sampled_from(
    ["{", "}", "[", ":", "- ", "#", "|", ">", "'", '"', "[^", "\t", "&", "*", "!"]
)
SCRAPS = SIGNS.map(str.encode) | st.text(max_size=3).map(str.encode) | st.binary(max_size=3)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    name=st.sampled_from(sorted(FILES)),
    start=st.integers(0, 400),
    length=st.integers(0, 20),
    scrap=SCRAPS,
)
def test_any_damage_is_read_or_refused(
    folder: Path, name: str, start: int, length: int, scrap: bytes
) -> None:
    """Replace a stretch of one file: there is a briefing, or there are findings with places."""
    good = FILES[name]
    (folder / name).write_bytes(good[:start] + scrap + good[start + length :])
    try:
        assert read_briefing(folder).briefing.sections
    except InputError as error:
        assert error.findings
        assert all(finding.place for finding in error.findings)
    finally:
        (folder / name).write_bytes(good)
