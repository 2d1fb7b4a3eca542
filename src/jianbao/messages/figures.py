"""What figures says."""

from __future__ import annotations

from collections.abc import Mapping

from jianbao.messages.findings import Level, message
from jianbao.messages.terms import Term, phrase

FIGURE_HEADS: dict[str, Term] = {
    "id": Term("id", "编号"),
    "label": Term("label", "名称"),
    "value": Term("value", "数值"),
    "unit": Term("unit", "单位"),
    "period": Term("period", "时段"),
    "scope": Term("scope", "口径"),
    "kind": Term("kind", "类别"),
    "source": Term("stands in", "出处"),
    "pages": Term("page", "页"),
    "state": Term("state", "核算"),
    "proved": Term("relations", "勾稽"),
    "places": Term("places", "位置"),
}
"""Heads of the table that figures prints."""
STATE_NAMES: dict[str, Term] = {
    "proved": Term("proved", "已核"),
    "contradicted": Term("contradicted", "不符"),
    "not-checkable": Term("not checkable", "无法核"),
    "not-checked": Term("not checked", "未核"),
}
"""What is known of a figure."""


@phrase(
    en="{total} figures: {proved} proved, {contradicted} contradicted, "
    "{uncheckable} not checkable, {unchecked} not checked",
    zh="数据{total}项：已核{proved}项，不符{contradicted}项，无法核{uncheckable}项，未核{unchecked}项",
)
def figures_known(
    *, total: int, proved: int, contradicted: int, uncheckable: int, unchecked: int
) -> None: ...


def known_line(numbers: Mapping[str, int]) -> Term:
    """Return the line that says how many figures are in each state."""
    return figures_known(
        total=sum(numbers.values()),
        proved=numbers.get("proved", 0),
        contradicted=numbers.get("contradicted", 0),
        uncheckable=numbers.get("not-checkable", 0),
        unchecked=numbers.get("not-checked", 0),
    )


# ---- what figures prints
FIGURES_SHEET = Term("figures", "数据台账")


@phrase(en="{count} figures written to {file}", zh="{count}项数据已写入{file}")
def figures_made(*, count: int, file: str) -> None: ...


@message(
    Level.ERROR,
    en="--format xlsx needs --out FILE.xlsx",
    zh="--format xlsx须同时给出--out 文件名.xlsx",
)
def figures_need_file() -> None: ...


@message(
    Level.ERROR,
    en="{file}: figures are not written in this form",
    zh="{file}：数据台账不能写成这种格式",
    hint=Term("the file may end in: {allowed}", "文件名可用的扩展名：{allowed}"),
)
def figures_ending(*, file: str, allowed: str) -> None: ...


@message(
    Level.ERROR,
    en="--format {form}, but the name {file} says {by_ending}",
    zh="--format为{form}，而文件名{file}表示{by_ending}",
    hint=Term("leave --format out, or name the file otherwise", "请去掉--format，或改文件名"),
)
def figures_two_forms(*, form: str, file: str, by_ending: str) -> None: ...
