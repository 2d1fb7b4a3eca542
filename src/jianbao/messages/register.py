"""What register says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jianbao.messages.findings import Level, Place, message
from jianbao.messages.terms import Term, phrase

if TYPE_CHECKING:
    from pathlib import Path


@message(
    Level.WARNING,
    en="{missing} missing between this one and {other}",
    zh="与{other}之间缺{missing}",
    hint=Term("find the missing issue, or correct the number", "请补上缺期，或更正期号"),
)
def register_gap(place: Place | None, /, *, missing: Term, other: str) -> None: ...


@message(
    Level.WARNING,
    en="number {number} was given already, in {other}",
    zh="第{number}期重复，{other}已用此号",
    hint=Term("give this issue the next number", "请改用下一期号"),
)
def register_repeat(place: Place | None, /, *, number: int, other: str) -> None: ...


@message(
    Level.WARNING,
    en="this issue is dated {date}, the one before it ({other}) {earlier}",
    zh="本期日期{date}早于前一期{other}的{earlier}",
    hint=Term("correct date or number", "请更正日期或期号"),
)
def register_date(place: Place | None, /, *, date: str, other: str, earlier: str) -> None: ...


@message(
    Level.WARNING,
    en="the total is {total}; after {other} it must be {expected}",
    zh="总期号为{total}，接{other}应为{expected}",
    hint=Term("correct the total", "请更正总期号"),
)
def register_total(place: Place | None, /, *, total: int, other: str, expected: int) -> None: ...


@message(
    Level.NOTE,
    en="of this year {missing} not in the folder",
    zh="本年{missing}不在此文件夹内",
)
def register_start(place: Place | None, /, *, missing: Term) -> None: ...


@message(
    Level.ERROR,
    en="there is no folder {folder}",
    zh="没有文件夹{folder}",
    hint=Term(
        "name the folder that holds the briefings' folders", "请给出各简报文件夹所在的文件夹"
    ),
)
def register_no_folder(*, folder: Path) -> None: ...


@message(Level.ERROR, en="--year must be from {first} to {last}", zh="--year须为{first}至{last}")
def register_bad_year(*, first: int, last: int) -> None: ...


REGISTER_EMPTY = Term(
    "no briefing here has a number ('issue' in briefing.yaml)",
    "此处没有编了期号的简报（briefing.yaml的issue）",
)


@phrase(en="next in {year}: issue {number}", zh="{year}年下一期：第{number}期")
def register_next(*, year: int, number: int) -> None: ...


@phrase(
    en="next in {year}: issue {number}, {total} in all",
    zh="{year}年下一期：第{number}期（总第{total}期）",
)
def register_next_total(*, year: int, number: int, total: int) -> None: ...


REGISTER_HEADS: dict[str, Term] = {
    "issue": Term("issue", "期号"),
    "total": Term("total", "总期号"),
    "date": Term("date", "日期"),
    "title": Term("title", "标题"),
    "folder": Term("folder", "文件夹"),
}
"""Heads of the table that register prints."""
