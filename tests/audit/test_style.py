"""What an office writes otherwise is no fault where its profile says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from jianbao.cli import main
from tests.helpers.briefings import make_briefing


@pytest.mark.parametrize(("ranges", "code"), [("dash", 1), ("hyphen", 0)])
def test_ranges_with_a_hyphen(
    tmp_path: Path, ranges: str, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = make_briefing(tmp_path, {"1-part": "1-4月份走访0-15岁儿童家庭。"})
    (folder.parent / "profile.yaml").write_text(f"ranges: {ranges}\n", "utf-8")
    assert main(["check", str(folder)]) == code
    assert ("range-hyphen" in capsys.readouterr().out) == bool(code)
