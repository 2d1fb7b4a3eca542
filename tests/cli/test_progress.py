"""Which briefing is being built is shown to a person, and leaves nothing behind."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest

from jianbao.cli import main
from jianbao.cli.progress import working_on
from tests.helpers.briefings import make_briefing


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_the_line_is_gone_behind_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr", terminal := Terminal())
    with pytest.raises(ValueError, match="broken"), working_on("生成中 1/3"):
        assert terminal.getvalue() == "生成中 1/3\r"
        raise ValueError("broken")
    assert terminal.getvalue() == f"生成中 1/3\r{' ' * 10}\r"


def test_nothing_is_shown_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    with working_on("生成中"):
        pass
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("count", [1, 3])
def test_of_several_briefings_it_is_told_how_many_are_done(
    tmp_path: Path, count: int, jobs: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = []
    for number in range(count):
        folder = make_briefing(tmp_path, {"1-a": "text: 文。"})
        names.append(str(folder.rename(tmp_path / f"b{number}")))
    monkeypatch.setattr("sys.stderr", terminal := Terminal())
    words = ["build", *names, "--to", "pdf", "--jobs", jobs, "--out", str(tmp_path / "out")]
    assert main(words) == 0
    told = re.findall(r"(\d)/(\d).*?(\d+:\d\d)?[^\n]{0,9}\r", terminal.getvalue())
    assert [(int(done), int(of)) for done, of, _ in told] == [
        (done, count) for done in range(count + 1) if count > 1
    ]
    assert all(left for _, _, left in told[1:])
