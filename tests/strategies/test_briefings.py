"""Whole briefings of all kinds of block end in a release that agrees, or in findings."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings

from jianbao.library.making import make_release
from jianbao.library.options import BuildOptions, Surroundings, Unsaved
from jianbao.messages.errors import BriefingError
from tests.conftest import ROOT
from tests.strategies.briefings import briefings

AROUND = Surroundings(ROOT, profile_above=False)
TEMPLATES = ("overview", "official", "supervision", "meeting", "bulletin")


@settings(max_examples=20, derandomize=True)
@given(files=briefings())
def test_any_briefing_builds_or_is_refused_in_words(files: dict[str, bytes]) -> None:
    template = TEMPLATES[len(files["briefing.yaml"]) % len(TEMPLATES)]
    paper = Unsaved(Path("/nonexistent/drawn"), files)
    try:
        release = make_release(paper, BuildOptions(template), AROUND)
    except BriefingError as refused:
        assert refused.findings
        assert all(finding.text("zh") for finding in refused.findings)
        return
    assert not [finding for finding in release.findings if finding.code == "drift"]
