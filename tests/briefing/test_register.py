"""The register of a bulletin: next number, gaps, repeats, dates and totals that do not fit."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from jianbao.briefing.register import next_numbers, read_register
from jianbao.cli import main

HEAD = """title: 第{number}期的标题
issuer: 某市某局
date: {date}
period: 2026
issue: {number}
{total}fields:
  bulletin: {name}
"""


def write(folder: Path, *issues: tuple[Any, str, Any], name: str = "某局简报") -> Path:
    """Write a briefing's head for each (number, date, total)."""
    for count, (number, date, total) in enumerate(issues):
        path = folder / f"{name}-{count}"
        path.mkdir()
        said = f"total_issue: {total}\n" if total else ""
        text = HEAD.format(number=number, date=date, total=said, name=name)
        (path / "briefing.yaml").write_text(text, "utf-8")
    return folder


def codes(folder: Path) -> list[str]:
    return [finding.code for finding in read_register(folder).findings]


def test_numbers_that_follow_each_other(tmp_path: Path) -> None:
    write(tmp_path, (1, "2026-01-05", 30), (2, "2026-02-05", 31), (10, "2025-12-05", 29))
    register = read_register(tmp_path)
    assert codes(tmp_path) == ["register-start"]  # of 2025 the folder holds number 10 only
    (issues,) = register.series.values()
    assert [issue.number for issue in issues] == [10, 1, 2]
    assert next_numbers(issues, 2026) == (3, 32)
    assert next_numbers(issues, 2027) == (1, 32)


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ((4, "2026-02-05", 33), ["register-gap"]),
        ((1, "2026-02-05", 30), ["register-repeat"]),
        ((2, "2026-01-04", 31), ["register-date"]),
        ((2, "2026-02-05", 33), ["register-total"]),
        ((2, "2026-02-05", 30), ["register-total"]),
        ((1, "2027-01-05", 31), []),
    ],
)
def test_numbers_that_do_not_fit(
    tmp_path: Path, second: tuple[int, str, int], expected: list[str]
) -> None:
    assert codes(write(tmp_path, (1, "2026-01-05", 30), second)) == expected


def test_the_gap_names_what_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, (1, "2026-01-05", 0), (4, "2026-02-05", 0))
    assert main(["register", str(tmp_path)]) == 1
    shown = capsys.readouterr()
    assert "issues 2 and 3 are missing between" in shown.err or "第2、3期" in shown.err
    assert f"{tmp_path}/某局简报-1/briefing.yaml:5:8" in shown.err
    assert "5" in shown.out.splitlines()[-1]


def test_bulletins_are_counted_apart(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, (1, "2026-01-05", 0))
    write(tmp_path, (1, "2026-01-06", 0), name="另一简报")
    assert main(["register", str(tmp_path), "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert {each["name"]: each["next"]["issue"] for each in found["series"]} == {
        "某局简报": 2, "另一简报": 2,
    }  # fmt: skip


def test_papers_of_one_issuer_are_no_one_series(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its minutes have numbers of their own; both could not be told apart by the issuer."""
    write(tmp_path, (1, "2026-01-05", 0), name="甲")
    write(tmp_path, (1, "2026-01-06", 0), name="乙")
    for name, template in (("甲", "official/minutes"), ("乙", "")):
        path = tmp_path / f"{name}-0/briefing.yaml"
        head = path.read_text("utf-8").partition("fields:")[0]
        said = f"template: {template}\n" if template else ""
        path.write_text(head + said, "utf-8")
    assert main(["register", str(tmp_path)]) == 0
    shown = capsys.readouterr()
    assert "某市某局 · official/minutes\n" in shown.out
    assert "某市某局 · overview\n" in shown.out
    assert shown.err == ""


def test_a_folder_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    for name in ("none", "file"):
        assert main(["register", str(tmp_path / name)]) == 2
        shown = capsys.readouterr()
        assert f"there is no folder {tmp_path / name}" in shown.err
        assert shown.out == ""


@pytest.mark.parametrize(
    ("year", "code"),
    [("1948", 2), ("1949", 0), ("2100", 0), ("2101", 2), ("0", 2), ("-1", 2)],
)
def test_years_that_can_be(
    tmp_path: Path, year: str, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, (1, "2026-01-05", 0))
    assert main(["register", str(tmp_path), f"--year={year}"]) == code
    shown = capsys.readouterr()
    assert ("--year must be from 1949 to 2100" in shown.err) == bool(code)
    assert bool(shown.out) != bool(code)


def test_no_total_where_a_later_year_goes_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, (1, "2025-12-05", 29), (1, "2026-01-05", 30))
    (issues,) = read_register(tmp_path).series.values()
    assert [next_numbers(issues, year) for year in (2024, 2025, 2026, 2027)] == [
        (1, 0), (2, 0), (2, 31), (1, 31),
    ]  # fmt: skip
    main(["register", str(tmp_path), "--year", "2025"])
    assert capsys.readouterr().out.endswith("next in 2025: issue 2\n")


def test_a_folder_without_issues(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["register", str(tmp_path)]) == 0
    assert capsys.readouterr().out


def test_a_number_that_is_none(tmp_path: Path) -> None:
    path = write(tmp_path, (1, "2026-01-05", 0)) / "某局简报-0/briefing.yaml"
    path.write_text(path.read_text("utf-8").replace("issue: 1", "issue: 第1期"), "utf-8")
    assert main(["register", str(tmp_path)]) == 2


ELEVEN, TWELVE = (11, "2026-05-05", 147), (12, "2026-06-05", 148)


@pytest.mark.parametrize(
    ("issues", "expected", "following"),
    [
        ([ELEVEN, ("12—13", "2026-06-05", "148—149")], [], (14, 150)),
        ([ELEVEN, ("12—13", "2026-06-05", 148)], [], (14, 149)),
        ([("12—13", "2026-06-05", 148), (14, "2026-07-05", 149)], [], (15, 150)),
        (
            [("12—13", "2026-06-05", "148—149"), (14, "2026-07-05", 149)],
            ["register-total"],
            (15, 150),
        ),
        ([("12-13", "2026-06-05", 0), (13, "2026-07-05", 0)], ["register-repeat"], (14, 0)),
        ([("12—13", "2026-06-05", 0), (15, "2026-07-05", 0)], ["register-gap"], (16, 0)),
        ([TWELVE, ("增刊1", "2026-06-06", 0), (13, "2026-06-07", 149)], [], (14, 150)),
        ([TWELVE, ("增刊1", "2026-06-06", 149), (13, "2026-06-07", 150)], [], (14, 151)),
        ([("增刊1", "2026-06-06", 0), ("增刊3", "2026-06-07", 0)], ["register-gap"], (1, 0)),
        ([("增刊1", "2026-06-06", 0), ("增刊1", "2026-06-07", 0)], ["register-repeat"], (1, 0)),
    ],
)
def test_two_issues_in_one_and_supplements(
    tmp_path: Path,
    issues: list[tuple[Any, str, Any]],
    expected: list[str],
    following: tuple[int, int],
) -> None:
    write(tmp_path, *issues)
    register = read_register(tmp_path)
    assert [code for code in codes(tmp_path) if code != "register-start"] == expected
    (series,) = register.series.values()
    assert next_numbers(series, 2026) == following


def test_the_register_shows_them_as_they_are_called(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, ("12-13", "2026-06-05", "148-149"), ("增刊1", "2026-06-06", 0))
    assert main(["register", str(tmp_path)]) == 0
    shown = capsys.readouterr().out
    assert "12—13" in shown and "148—149" in shown and "增刊1" in shown
