"""The audit of the real briefing: what a proof-reader would see, at its place, and nothing else."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache

import pytest

from jianbao.audit import audit
from jianbao.briefing.model import Briefing
from jianbao.briefing.reading.reading import read_briefing
from jianbao.compose.composing import compose
from jianbao.compose.template.reading import read_template, template_folders
from jianbao.fonts.faces import Faces
from jianbao.messages.findings import Finding, Level
from jianbao.typeset.typesetting import typeset
from tests.conftest import PINGXIANG, ROOT

OBSERVATIONS = (
    ("figures.yaml", 190, "rate-implies", "30", "note"),  # 12 at 40.0 %
    ("figures.yaml", 206, "rate-implies", "64", "note"),  # 25 at 39.1 %
    ("figures.yaml", 128, "rate-implies", "1855", "note"),  # 514 at 27.71 %
    ("figures.yaml", 289, "rate-implies", "24", "note"),  # 9 at 37.5 %
    ("figures.yaml", 7, "change-implies", "11", "note"),  # 第3 after a rise of 8
    ("sections/6-next-steps.yaml", 3, "announced-matches", "6", "note"),  # 以下6项, 一是…六是
    ("sections/6-next-steps.yaml", 8, "similar-figures", "47", "note"),  # 60 beside it
    ("sections/5-problems.yaml", 4, "success-among-shortcomings", "落实到位", "warning"),
    ("sections/3-service.yaml", 7, "mark-inside-figure", "12", "note"),  # 12①人
    ("figures.yaml", 239, "style-mixed", "第三", "note"),  # 第3 elsewhere
)
"""The issue's list: file, line, code, a word of the sentence, and the level to defend."""


@cache
def briefing() -> Briefing:
    return read_briefing(PINGXIANG).briefing


@cache
def findings() -> tuple[Finding, ...]:
    return audit(briefing())


def seen(finding: Finding) -> tuple[str, int, str]:
    assert finding.place is not None
    file = finding.place.file.removeprefix(PINGXIANG.as_posix()).lstrip("/")
    return file, finding.place.line, finding.code


@pytest.mark.parametrize(("file", "line", "code", "word", "level"), OBSERVATIONS)
def test_what_a_proof_reader_sees_is_reported(
    file: str, line: int, code: str, word: str, level: str
) -> None:
    (found,) = [each for each in findings() if seen(each) == (file, line, code)]
    assert word in found.text("zh")
    assert found.level == level
    assert found.sentence


def test_nothing_else_is_above_a_note() -> None:
    above = [seen(finding) for finding in findings() if finding.level is not Level.NOTE]
    wanted = [(file, line, code) for file, line, code, _, level in OBSERVATIONS if level != "note"]
    assert above == wanted


def test_notes_are_few() -> None:
    notes = [seen(finding) for finding in findings() if finding.level is Level.NOTE]
    others = set(notes) - {(file, line, code) for file, line, code, _, _ in OBSERVATIONS}
    assert len(others) <= 8, others


def test_every_finding_points_at_what_is_typed() -> None:
    for finding in findings():
        assert finding.place is not None
        lines = (PINGXIANG / seen(finding)[0]).read_text("utf-8").splitlines()
        assert finding.place.column <= len(lines[finding.place.line - 1]), finding
        assert finding.sentence, finding


def test_the_audit_is_pure() -> None:
    assert audit(briefing()) == audit(read_briefing(PINGXIANG).briefing)


MOST = 2.5  # the audit takes 2.0 of it on a machine with nothing else to do


def test_checking_takes_little_longer_than_laying_out() -> None:
    template = read_template("overview", template_folders(ROOT))
    document = compose(briefing(), template, datetime(2022, 7, 4, tzinfo=UTC))

    def lay_out() -> object:
        return typeset(document, template.theme, Faces(template.theme.faces))

    def check() -> object:
        return audit(briefing())

    pairs = [(seconds(lay_out), seconds(check)) for _ in range(12)]
    laying_out, checking = (min(times) for times in zip(*pairs, strict=True))
    assert checking < MOST * laying_out, f"{checking * 1000:.1f} ms, {laying_out * 1000:.1f} ms"


def seconds(work: Callable[[], object]) -> float:
    """Return how long a run takes; the shortest of several has nothing else in its way."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
