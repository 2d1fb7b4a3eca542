"""Lines break by the rules, whatever the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jianbao.document.word.kinsoku import NO_END, NO_START
from jianbao.typeset.breaking import Broken, Unit, break_lines

EM = 15.68
ROOM = 442.2
SIGNS = "检察机关办案质效全省第名，。、；：“”《》（）—…0123456789.%-+abcXYZ"


def units(text: str) -> list[Unit]:
    return [Unit(sign, "fang", EM * (0.5 if sign.isascii() else 1.0)) for sign in text]


def broken(text: str) -> list[str]:
    return [text[line.start : line.end] for line in break_lines(units(text), ROOM, ROOM)]


def test_a_line_holds_28_characters() -> None:
    assert [len(line) for line in broken("检" * 60)] == [28, 28, 4]


def test_first_line_is_indented_by_two() -> None:
    lines = break_lines(units("检" * 60), ROOM - 2 * EM, ROOM)
    assert [line.end - line.start for line in lines] == [26, 28, 6]


def test_closing_mark_takes_the_last_character_along() -> None:
    assert broken("检" * 28 + "，察") == ["检" * 27, "检，察"]


def test_opening_mark_does_not_end_a_line() -> None:
    assert broken("检" * 27 + "“察") == ["检" * 27, "“察"]


def test_dash_and_ellipsis_are_not_split() -> None:
    assert broken("检" * 27 + "——察") == ["检" * 27, "——察"]
    assert (
        broken("检" * 27 + "……察")[1].startswith("检……") or broken("检" * 27 + "……察")[1] == "……察"
    )


def test_number_keeps_its_percent_sign() -> None:
    assert broken("检" * 26 + "98.95%察") == ["检" * 26, "98.95%察"]


def test_number_may_leave_its_measure_word() -> None:
    assert broken("检" * 26 + "8265人") == ["检" * 26 + "8265", "人"]


def test_footnote_mark_stays_with_its_number() -> None:
    text = units("检" * 27 + "12")
    text.append(Unit("①", "fang", EM * 0.62, note=0))
    text += units("人")
    lines = break_lines(text, ROOM, ROOM)
    assert [line.end for line in lines] == [27, 31]


def test_numbers_ratios_and_addresses_are_not_split() -> None:
    for whole in (
        "1,234.5",
        "13:30",
        "x=1.5",
        "https://a.cn/b?c=1",
        "état",
        "±0.5%",
        "№18",
        "1∶1.5",
    ):
        width = round(sum(unit.advance for unit in units(whole)) / EM)
        assert broken("检" * (29 - width) + whole + "察" * 9)[1].startswith(whole), whole


def test_a_space_hangs_over_and_does_not_begin_a_line() -> None:
    assert broken("检" * 26 + "Word PDF") == ["检" * 26 + "Word ", "PDF"]
    assert round(break_lines(units("检" * 26 + "Word PDF"), ROOM, ROOM)[0].width / EM, 6) == 28


def test_a_word_longer_than_a_line_is_cut_where_the_line_is_full() -> None:
    lines = broken("x" * 130)
    assert [len(line) for line in lines] == [56, 56, 18]


def test_a_character_wider_than_its_line_stands_alone_and_is_told() -> None:
    wide = [Unit(sign, "fang", ROOM + 1) for sign in "检，察"]
    lines = break_lines(wide, ROOM, ROOM)
    assert [(line.start, line.end, line.too_wide) for line in lines] == [
        (0, 1, True), (1, 2, True), (2, 3, True),
    ]  # fmt: skip
    (alone,) = break_lines(units("检"), -5, -5)
    assert alone.too_wide


def test_a_nearly_full_line_is_called_fragile() -> None:
    nearly = [Unit("检", "fang", ROOM / 28 - 0.01) for _ in range(40)]
    assert break_lines(nearly, ROOM, ROOM)[0].fragile
    assert not any(line.fragile for line in break_lines(units("检" * 60), ROOM, ROOM))


@given(st.text(SIGNS, min_size=1, max_size=300))
def test_nothing_is_lost_and_no_line_is_too_long(text: str) -> None:
    lines = break_lines(units(text), ROOM, ROOM)
    assert "".join(broken(text)) == text
    assert all(line.width <= ROOM + 0.01 for line in lines)
    assert all(starts_well(text, line) for line in lines[1:])


def starts_well(text: str, line: Broken) -> bool:
    """Return whether a line's start is allowed, or was forced by one long unbreakable word."""
    before, after = text[line.start - 1], text[line.start]
    return (after not in NO_START and before not in NO_END) or unbreakable_before(text, line.start)


def unbreakable_before(text: str, start: int) -> bool:
    """Return whether the whole line before `start` offered no allowed break."""
    from jianbao.document.word.kinsoku import may_break

    first = max(0, start - 20)
    return not any(may_break(text[n], text[n + 1]) for n in range(first, start - 1))
