"""Our own papers, read as if they were somebody else's: the same parts come out again.

Every sample in every template that takes it, as Word file and as PDF without its YAML; a run tries
each sample and each template, `--whole-grids` all of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache

import pytest

import jianbao
from jianbao.briefing.model import Briefing
from jianbao.intake.changes import Log
from jianbao.intake.pdf import read_pdf
from jianbao.intake.recognising import recognised
from jianbao.intake.word import read_word
from jianbao.library.importing import HEAD, NOWHERE
from jianbao.library.making import make_release
from jianbao.library.options import Unsaved
from jianbao.library.sources import read
from jianbao.messages.intake import CHART_LOST
from jianbao.proof.output import Output
from jianbao.readers.pdf.measured import read_sheets
from tests.conftest import ROOT
from tests.helpers.said_of_papers import (
    charts_of,
    particulars_of,
    plain,
    squeezed,
    tables_of,
    texts_in_short,
    texts_of,
)

AROUND = jianbao.Surroundings(ROOT)
READ = {"docx": read_word, "pdf": read_pdf}
SAMPLES = sorted(path.name for path in (ROOT / "briefings").iterdir())
SHEET = "metrics-sheet"  # prints the ledger, and no section
PAPERS = (
    "bulletin-2026-12 bulletin", "english-2026 english", "english-2026 english/us-letter",
    "letter-2026 official/letter", "meeting-2026 meeting", "minutes-2026 official/minutes",
    "minutes-2026 meeting", "minutes-2026 supervision/tip", "notice-2026 official",
    "notice-2026 official/preprinted", "notice-2026 meeting/podium", "notice-2026 supervision",
    "pingxiang-2022 overview", "pingxiang-2022 digest", "supervision-2026 supervision",
)  # fmt: skip


@cache
def printed(name: str, template: str) -> dict[str, Output]:
    """Return the files of a paper by their forms; none where the template does not take it."""
    options = jianbao.BuildOptions(template=template, forms=("docx", "pdf"))
    try:
        release = make_release(ROOT / "briefings" / name, options, AROUND)
    except jianbao.InputError:
        return {}
    if any(finding.level == "error" for finding in release.findings):
        return {}
    return {output.form: output for output in release.outputs[:2]}


def imported(output: Output) -> tuple[Briefing, Log]:
    log = Log()
    source = READ[output.form](output.data, output.name, log)
    files = recognised(source, log, date(2000, 1, 1)).files
    assert b"unplaced:" not in files[HEAD]
    return read(Unsaved(NOWHERE, files)).briefing, log


def shown(data: bytes) -> str:
    """Return what a PDF prints, its lines parted by ¶."""
    return "¶" + "¶".join(squeezed(row.text) for sheet in read_sheets(data) for row in sheet.rows)


def test_every_sample_and_template_is_tried() -> None:
    names, templates = zip(*(paper.split() for paper in PAPERS), strict=True)
    assert set(names) == set(SAMPLES)
    assert set(templates) == set(_templates())


def _templates() -> Iterator[str]:
    for each in jianbao.templates(AROUND):
        if each.name != SHEET:
            yield each.name
            yield from (f"{each.name}/{variant.split('/')[-1]}" for variant in each.variants)


@pytest.mark.parametrize("form", READ)
@pytest.mark.parametrize("paper", PAPERS)
def test_the_same_parts_come_out(paper: str, form: str) -> None:
    name, template = paper.split()
    assert printed(name, template)
    same_parts(name, template, form)


@pytest.mark.on_request
@pytest.mark.parametrize("template", list(_templates()))
@pytest.mark.parametrize("name", SAMPLES)
def test_the_same_parts_of_every_sample_in_every_template(name: str, template: str) -> None:
    for form in READ if printed(name, template) else ():  # some take no other language, or length
        same_parts(name, template, form)


def same_parts(name: str, template: str, form: str) -> None:
    wanted = read(ROOT / "briefings" / name).briefing
    files = printed(name, template)
    found, log = imported(files[form])
    page = shown(files["pdf"].data)
    charts = charts_of(wanted)
    assert list(texts_of(found.sections, charts)) == (
        list(texts_in_short(wanted.sections))
        if template == "digest"
        else list(texts_of(wanted.sections, charts))
    )
    assert any(change.kind is CHART_LOST for change in log.changes) or (
        not wanted.charts or not any(plain(chart.title) in page for chart in wanted.charts)
    )
    if template != "digest":  # prints neither
        assert list(texts_of(found.annexes, charts)) == list(texts_of(wanted.annexes, charts))
        assert tables_of(found) == tables_of(wanted)
        assert list(map(plain, found.notes.values())) == list(map(plain, wanted.notes.values()))
    stated = particulars_of(found)
    for key, (value, form_of_it) in particulars_of(wanted).items():
        if squeezed(form_of_it) in page.replace("¶", "") or form_of_it in page:
            assert stated.get(key, ("",))[0] == value, key
