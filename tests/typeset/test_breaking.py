"""Lines break by the rules, whatever the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbao.document.word.kinsoku import BEHIND, MOST_NO_END, MOST_NO_START, NO_END, NO_START
from jianbao.typeset.breaking import Broken, Side, Text, Unit, break_lines, gaps

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
    assert broken("检" * 27 + "——察") == ["检" * 26, "检——察"]
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
        "0000—7654321",
        "100.00±2.65",
        "−0.99‰",
        "210×297毫米"[:7],
        "2026年12月31日",
        "第3",
        "10⁶",
        "25㎡",
        "état",
        "±0.5%",
        "№18",
        "1∶1.5",
    ):
        for before in range(20, 30):
            lines = broken("检" * before + whole + "察" * 9)
            assert any(whole in line for line in lines), (before, lines)


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


ADDRESS = (
    "https://www.example.gov.cn/zwgk/zcwj/202609/t20260908_1234567890abcdefghij.html?from=mail"
)


@pytest.mark.parametrize(
    "text",
    [
        f"申报网址为{ADDRESS}，请登录",
        "联系邮箱linye.bangongshi.2026.autumn.check@mail.example.gov.cn，请查收",
        "公众号文章" + "检" * 8 + "www.12309.gov.cn/12309/gj/hub/index.shtml?a=1&b=2。",
        "检" * 20 + "ftp://files.example.org/a-b-c/d.zip，请下载",
    ],
)
def test_an_address_breaks_behind_its_signs(text: str) -> None:
    parsed = Text(Side.of(units(text)), "chinese", {})
    lines = break_lines(parsed.units, ROOM - 2 * EM, ROOM)
    inside = [line for line in lines if line.soft]
    assert inside
    assert {text[line.end - 1] for line in inside} <= BEHIND
    assert not any(line.cut for line in lines)
    assert all(line.room - line.width <= 3 * EM for line in lines if line.loose)
    for line in lines[:-1]:  # none is spread out
        spread = parsed.white(line.start, line.end, line.room - line.width)
        assert line.loose or spread <= EM / 4


def test_no_line_before_an_address_is_stretched_beyond_the_limit() -> None:
    whole = "网址" + "https://e.cn/" + "a" * 60 + "/b"
    text = Text(Side.of(units(whole)), "chinese", {})
    first, second = break_lines(text.units, ROOM, ROOM)[:2]
    assert (first.end, first.soft) == (54, True)  # full: cut inside, for no sign is near
    assert second.soft or second.forced
    long = break_lines(units("检" * 14 + "Internationalizationsgesellschaft"), ROOM, ROOM)
    assert (long[0].end, long[0].loose) == (14, True)


def test_white_is_not_put_into_numbers() -> None:
    text = "共1474件，AB c"
    latin = Side.of(units(text)).latin
    behind = [gaps(latin, at, at + 1) for at in range(len(text))]
    shown = "".join(sign + "|" * gap for sign, gap in zip(text, behind, strict=True))
    assert shown == "共|1474|件|，|AB| |c"
    assert gaps(latin, 0, len(text)) == sum(behind)


def test_only_a_chance_to_break_makes_a_full_line_doubtful() -> None:
    nearly = [Unit("检", "fang", (ROOM - 0.2) / 28)] * 28
    assert break_lines([*nearly, *units("察")], ROOM, ROOM)[0].fragile
    assert not break_lines([*nearly, *units("，察")], ROOM, ROOM)[0].fragile


def test_a_line_full_behind_a_mark_may_be_parted_there_in_word() -> None:
    marked = [*units("检" * 27), Unit("①", "fang", EM / 2, note=0)]
    assert break_lines([*marked, *units("，察")], ROOM, ROOM)[0].marked
    assert not break_lines([*marked, *units("察")], ROOM, ROOM)[0].marked
    assert not break_lines([*marked[1:], *units("，察")], ROOM, ROOM)[0].marked


@pytest.mark.parametrize("count", [29, 30, 57])
def test_a_heading_leaves_no_character_alone(count: int) -> None:
    lines = break_lines(units("检" * count), ROOM, ROOM, alone=False)
    assert min(line.end - line.start for line in lines) >= 2
    assert [line.early for line in lines if line.early] == [True] * (count % 28 == 1)


def test_words_sets_have_room_for_ours() -> None:
    assert len(NO_START) <= MOST_NO_START
    assert len(NO_END) <= MOST_NO_END


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("检" * 18 + "，建立“12309+967788”平台", "检" * 18 + "，建立“12309+"),
        ("检" * 20 + "部署Windows/Linux/Android端", "检" * 20 + "部署Windows/"),
        ("检" * 19 + "采用TCP|UDP|SCTP_HTTP协议", "检" * 19 + "采用TCP|UDP|SCTP_"),
    ],
)
def test_joined_numbers_part_at_their_joint_rather_than_stretch_a_line(
    text: str, first: str
) -> None:
    line, *_ = break_lines(units(text + "检" * 20), ROOM, ROOM)
    assert text[: line.end] == first
    assert line.soft


@pytest.mark.parametrize("whole", ["0799-6881234", "2022/05/31", "3/4", "12309+967788", "A+B"])
def test_what_a_line_can_do_without_stays_whole(whole: str) -> None:
    text = "检" * (28 - len(whole) // 2) + whole
    line, *_ = break_lines(units(text + "检" * 20), ROOM, ROOM)
    assert line.end == len(text) or line.end == text.index(whole) or line.soft
    near = "检" * 27 + whole + "检" * 20
    assert break_lines(units(near), ROOM, ROOM)[0].end == 27


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("检" * 25 + "，王　伟", 26),  # the blank would begin a line
        ("检" * 26 + "、李　明", 27),
        ("检" * 25 + "由王　伟主持", 26),
        ("检" * 24 + "　张　三　李　四", 28),  # a list of names: parted between them
        ("检" * 25 + "张三　李四", 28),  # a blank between names is any blank
        ("检" * 26 + "　张　三", 27),
    ],
)
def test_a_name_set_apart_stays_whole(text: str, first: int) -> None:
    line, *_ = break_lines(units(text + "检" * 20), ROOM, ROOM)
    assert line.end == first
    assert line.early == (first < 28)  # Word is told so


def test_an_address_is_not_cut_where_its_line_lacks_little() -> None:
    """In an English line only its few blanks could be stretched, and it is not."""
    text = "see https://example.org/programme/2026/visits/list-of-stations.html?order=by-date"
    first, _ = break_lines(units(text), ROOM, ROOM, "latin")
    assert text[: first.end] == "see https://example.org/programme/2026/visits/list-of-"


def test_no_name_in_a_list_of_people_is_parted() -> None:
    text = "出席的：周怀瑾、李　敏、赵德明、尉迟小燕、王　芳、林晓东、陈志远、买买提·艾力、高翔"
    lines = break_lines(units(text), ROOM, ROOM, names=True)
    assert text[: lines[0].end].endswith("王　芳、")
    assert lines[0].early, "Word is told"
    usual = break_lines(units(text), ROOM, ROOM)
    assert text[: usual[0].end].endswith("林晓")
