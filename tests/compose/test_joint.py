"""联合行文: names over each other, signatures in rows (GB/T 9704-2012, 7.2.4 and 7.3.5)."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from jianbao.document.lengths import mm
from jianbao.document.placed import Line, Placed
from tests.helpers.official import line_of, lines_on, official

THREE = "青禾县教育局, 青禾县市场监督管理局, 青禾县卫生健康局"
SIX = "青禾县教育局, 青禾县公安局, 青禾县财政局, 青禾县卫生健康局, 青禾县应急局, 共青团青禾县委"
LEFT, RIGHT = mm(28), mm(210 - 26)


def issuers(names: str, more: str = "") -> str:
    return f"issuer: [{names}]\n{more}"


def end_of(line: Line) -> float:
    """Return where a line's last character ends."""
    last = line.runs[-1]
    return last.x + last.width


def head_of(placed: Placed) -> list[Line]:
    return [line for line in lines_on(placed) if line.colour == "FF0000"]


@pytest.mark.parametrize("names", ["青禾县教育局, 青禾县公安局", THREE, SIX])
def test_names_stand_over_each_other_with_their_word_beside_the_middle(
    tmp_path: Path, names: str
) -> None:
    placed, findings = official(tmp_path, issuers(names))
    *organs, beside = head_of(placed)
    assert [line.text for line in organs] == names.split(", ")
    assert beside.text == "文件"
    lefts, rights = {round(each.runs[0].x, 1) for each in organs}, [end_of(o) for o in organs]
    assert len(lefts) == 1 and max(rights) - min(rights) < 0.1, "spread to one width"
    middle = (organs[0].baseline + organs[-1].baseline) / 2
    assert beside.baseline == pytest.approx(middle, abs=0.1)
    assert beside.runs[0].x > max(rights)
    centre = (organs[0].runs[0].x + end_of(beside)) / 2
    assert centre == pytest.approx((LEFT + RIGHT) / 2, abs=2.0)
    top = organs[0].baseline - 0.88 * organs[0].runs[0].size
    assert top == pytest.approx(mm(37 + 31.5) + 0.8 * 57.9 - 0.88 * 42, abs=0.1), "35 mm down"
    assert any(line.text.startswith("现将有关事项") for line in lines_on(placed)), "7.3.3"
    assert not {"mark-too-high", "mark-broken"} & {finding.code for finding in findings}


def test_too_many_issuers_are_told(tmp_path: Path) -> None:
    names = ", ".join(f"青禾县第{number}工作领导小组办公室" for number in "一二三四五六七八九十")
    _, findings = official(tmp_path, issuers(names))
    assert "mark-too-high" in [finding.code for finding in findings]


def test_a_letter_and_minutes_bear_the_name_of_the_one_in_charge(tmp_path: Path) -> None:
    for variant in ("letter", "minutes"):
        placed, _ = official(
            tmp_path / variant, issuers(THREE, "issue: 1"), template=f"official/{variant}"
        )
        assert head_of(placed)[0].text.startswith("青禾县教育局")
        assert "市场" not in "".join(line.text for line in head_of(placed))


def test_seals_stand_in_rows_and_the_last_over_the_date(tmp_path: Path) -> None:
    placed, _ = official(tmp_path, issuers(SIX, "sealed: yes"))
    signed, _ = line_of(placed, "2026年6月8日")
    names = SIX.split(", ")
    lines = [line for line in lines_on(placed, signed) if line.text in names and line.path[1:]]
    lines = [line for line in lines if line.colour == "000000"]
    rows: dict[float, list[Line]] = {}
    for line in lines:
        rows.setdefault(round(line.baseline, 1), []).append(line)
    assert [[line.text for line in row] for row in rows.values()] == [names[:3], names[3:]]
    first, second = rows
    assert second - first >= mm(45), "seals of 4.5 cm do not touch"
    _, day = line_of(placed, "2026年6月8日")
    assert middle_of(lines[-1]) == pytest.approx(middle_of(day), abs=0.6)
    assert end_of(day) == pytest.approx(RIGHT - 4 * 15.68, abs=0.6)
    for left, right in pairwise(lines[:3]):
        assert middle_of(right) - middle_of(left) >= mm(45)
    assert middle_of(lines[0]) - LEFT >= mm(21), "no seal passes the text area's edge"


def middle_of(line: Line) -> float:
    return (line.runs[0].x + end_of(line)) / 2


def test_names_without_a_seal_stand_one_below_the_other(tmp_path: Path) -> None:
    placed, _ = official(tmp_path, issuers(THREE))
    page, day = line_of(placed, "2026年6月8日")
    lines = lines_on(placed, page)
    names = lines[lines.index(day) - 3 : lines.index(day)]
    assert [line.text for line in names] == THREE.split(", ")
    lefts = [line.runs[0].x for line in names]
    assert max(lefts) - min(lefts) < 0.1
    assert day.runs[0].x == pytest.approx(names[0].runs[0].x + 2 * 15.68, abs=0.2)
    assert max(map(end_of, names)) == pytest.approx(RIGHT - 2 * 15.68, abs=0.6)


@pytest.mark.parametrize(
    ("template", "issuer", "size", "scale"),
    [
        ("official", "青禾县农业局", 42, 1.0),
        ("official", "青禾县政务服务中心", 42, 0.9),
        ("official/minutes", "青禾县政务服务中心管理办公室", 32, 0.7),
        ("official/letter", "青禾县政务服务中心管理办公室", 36, 0.8),
        ("official", "内蒙古自治区呼伦贝尔市莫力达瓦达斡尔族自治旗人民政府办公室", 22, 0.6),
        ("supervision", "青禾县人民政府督查室", 42, 0.7),
    ],
)
def test_a_long_name_is_set_smaller_on_one_line(
    tmp_path: Path, template: str, issuer: str, size: float, scale: float
) -> None:
    placed, findings = official(tmp_path, f"issuer: {issuer}\nissue: 1", template=template)
    (mark,) = head_of(placed)
    assert mark.text.startswith(issuer)
    assert (mark.runs[0].size, mark.runs[0].scale) == (size, scale)
    assert mark.runs[0].x >= LEFT and end_of(mark) <= RIGHT
    top = mark.baseline - 0.88 * size
    if template == "official":
        assert top == pytest.approx(mm(37 + 31.5) + 0.8 * 57.9 - 0.88 * 42, abs=0.1)
    assert "mark-broken" not in [finding.code for finding in findings]


def test_one_that_no_rung_holds_breaks_before_its_last_word_and_is_told(tmp_path: Path) -> None:
    placed, findings = official(tmp_path, f"issuer: {'青禾县' * 11}")
    assert [line.text for line in head_of(placed)] == ["青禾县" * 11, "文件"]
    assert "mark-broken" in [finding.code for finding in findings]


def test_a_bulletins_name_has_a_ladder_too(tmp_path: Path) -> None:
    head = "issue: 1\nfields: {bulletin: 青禾县重点项目建设工作简报}"
    placed, _ = official(tmp_path, head, template="bulletin")
    (mark,) = head_of(placed)
    assert mark.text == "青禾县重点项目建设工作简报"


ORGAN = "青禾市城乡融合发展与乡村振兴工作领导小组专项整治协调推进办公室"


@pytest.mark.parametrize("sealed", ["yes", "no"])
@pytest.mark.parametrize("names", [[ORGAN], [ORGAN, "青禾市林业局"], [ORGAN[:29], ORGAN[3:28]]])
def test_a_long_name_is_signed_on_one_line(tmp_path: Path, names: list[str], sealed: str) -> None:
    """Of 31 characters and 29: narrower, as 字距 may be adjusted (7.3.5.5); the date is whole."""
    placed, findings = official(tmp_path, issuers(", ".join(names), f"sealed: {sealed}"))
    lines = [line for n in range(len(placed.pages)) for line in lines_on(placed, n)]
    signed = [line for line in lines if line.colour == "000000"][-len(names) - 1 :]
    assert [line.text for line in signed] == [*names, "2026年6月8日"]
    assert all(line.runs[0].x >= LEFT - 0.1 and end_of(line) <= RIGHT + 0.5 for line in signed)
    assert "signature-broken" not in {finding.code for finding in findings}


@pytest.mark.parametrize("sealed", ["yes", "no"])
def test_one_that_no_rung_holds_is_signed_on_two_lines_and_told(
    tmp_path: Path, sealed: str
) -> None:
    name = f"中共青禾市委{ORGAN}综合组"
    placed, findings = official(tmp_path, f"issuer: {name}\nsealed: {sealed}")
    *_, first, second, day = lines_on(placed)
    assert (first.text, second.text) == (name[:16], name[16:])
    assert day.text == "2026年6月8日"
    assert "signature-broken" in {finding.code for finding in findings}
