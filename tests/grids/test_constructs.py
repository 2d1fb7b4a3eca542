"""Constructs of a text in every text of a paper, in every template: understood or refused."""

from __future__ import annotations

import pytest

from tests.grids.paper import fields
from tests.grids.test_characters import TEMPLATES, USUAL
from tests.grids.trying import Tally, rotated

CONSTRUCTS = (
    "{来信}", "{来信.value}", "{来信.unit}", "{无此}", "{来信.全}", "{{花}}", "{", "}", "{period}",
    "[^又注]", "[^无此]", "[^又注][^又注]", "[@2-打算]", "[@2-打算.page]", "[@无此]", "[@]",
    "![表]", "![图]", "![照]", "![无此]", "![图](a.png)", "**粗**", "**粗", "****", "*斜*", "`码`",
    "> 引", "- 点", "1. 点", "# 题", "| 甲 | 乙 |", "[链](http://a.cn)", "http://a.cn/b?c=d&e=f",
    "mailto:a@b.cn", "=1+1", "@甲", "+1", "-1", "甲\t乙", "甲\n乙", "甲\n\n乙", "甲\n\n\n\n乙",
    " ", "\u3000", "\u00a0", "<b>甲</b>", "&amp;", "]]>", "%s", "{0}", "\\", "$甲$", "^", "<",
    "长" * 120, "word" * 40, "1" * 60, "（" * 9, "，。；：" * 3,
)  # fmt: skip
SAMPLE = 4
AT_ONCE = 4


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_construct_in_every_field(template: str, whole_grids: bool) -> None:
    constructs = CONSTRUCTS
    if not whole_grids:
        if template not in USUAL:
            return
        constructs = CONSTRUCTS[USUAL.index(template) :: len(USUAL)][:SAMPLE]
    tally = Tally()
    rotated(constructs, fields(), AT_ONCE, template, tally)
    assert not tally.faults, "\n".join(map(str, tally.faults))
    assert tally.tried == len(constructs) * len(fields())
    assert tally.built
