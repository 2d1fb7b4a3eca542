"""What figures says."""

from __future__ import annotations

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
    "proved": Term("relations", "勾稽"),
    "places": Term("places", "位置"),
}
"""Heads of the table that figures prints."""
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
    en="--format {form}, but the name {file} says {said}",
    zh="--format为{form}，而文件名{file}表示{said}",
    hint=Term("leave --format out, or name the file otherwise", "请去掉--format，或改文件名"),
)
def figures_two_forms(*, form: str, file: str, said: str) -> None: ...
