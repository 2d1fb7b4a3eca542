"""An expression that is compiled quickly has the matches of the one that it stands for."""

from __future__ import annotations

import gc
import random
import re
from importlib import import_module

import pytest

from jianbao.document.patterns import LITTLE, MANY, _Later, pattern
from jianbao.document.quick import quick
from tests.conftest import PINGXIANG, ROOT

SOURCE = ROOT / "src"
TEXTS = 6  # for each expression, made of its own characters


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("甲", "甲"),
        ("[，。]", "[，。]|(?!)"),
        ("甲[，。；]", "甲(?:，|。|；|(?!)，)"),
        ("甲[^，。；]{0,4}", "甲(?:(?!，)(?!。)[^；]){0,4}"),
        (r"甲[^，。\]]", r"甲(?:(?!，)(?!。)[^\]])"),
        ("甲[^，。０-９]", "甲(?:(?!，)(?!。)[^０-９])"),
        (r"甲[^，。；\d-]", r"甲(?:(?!，)(?!。)(?!；)[^\d-])"),
        ("甲[，０-９.-]", "甲(?:，|[０-９]|[.-]|(?!)，)"),
        ("(?<![更很])多", "(?<![更很])多"),
        ("(?<![更很最])多", "(?<!(?:更|很|最|(?!)更))多"),
        ("甲(?:是|为|达)", "甲(?:是|为|(?!)达|达)|(?!)"),
        ("增长|下降", "增长|下降|(?!)"),
        (r"\[，。；\]", r"\[，。；\]"),
        ("甲[^，。；^]", "甲[^，。；^]"),
        ("[a-c,;]|[.!]", "[a-c,;]|[.!]"),
    ],
)
def test_a_set_is_said_as_a_list(text: str, short: str) -> None:
    assert quick(text) == short


def test_every_expression_of_the_program_has_the_same_matches() -> None:
    chance = random.Random(17)
    paper = "".join(path.read_text("utf-8") for path in sorted(PINGXIANG.rglob("*.yaml")))
    texts = set(expressions())
    assert len(texts) > 600
    assert sum(quick(text) != text for text in texts) > 300
    for text in texts:
        usual, short = re.compile(text), re.compile(quick(text))
        letters = "".join(sorted(set(text))) + "0123456789，。\n"
        for _ in range(TEXTS):
            made = "".join(chance.choices(letters, k=chance.randrange(60)))
            start = chance.randrange(len(paper))
            mixed = paper[start : start + 60] + made
            assert matches(short, mixed) == matches(usual, mixed), text


def expressions() -> list[str]:
    """Return what every expression of the program without flags is made of."""
    for path in sorted(SOURCE.rglob("*.py")):
        if "pattern(" in path.read_text("utf-8"):
            import_module(".".join(path.relative_to(SOURCE).with_suffix("").parts))
    made_of = [each._made_of for each in gc.get_objects() if isinstance(each, _Later)]
    return [text for text, flags in made_of if isinstance(text, str) and not flags]


def matches(expression: re.Pattern[str], text: str) -> list[tuple[object, ...]]:
    found = [(match.regs, match.lastgroup) for match in expression.finditer(text)]
    whole = expression.fullmatch(text[-5:])
    return [*found, (whole and whole.regs,), (expression.groups, expression.groupindex)]


def test_it_gives_way_to_the_usual_one_when_it_has_seen_much_text(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(_Later, "outgrown", MANY - 1)
    later = pattern("甲[，。；]")
    assert later.sub("乙", "甲，甲，", count=1) == "乙甲，"
    assert later.split("丙甲，丁甲，", maxsplit=1) == ["丙", "丁甲，"]
    assert "jianbao" in later.search.__module__
    for _ in range(2):
        assert later.search("丁" * LITTLE + "甲。") is not None
        assert later.findall("甲；") == ["甲；"]
    assert later.search.__module__ is None  # of `re` itself
    other = pattern("甲[，。；]")
    assert other.search("甲。") is not None
    assert other.search.__module__ is None  # a process that has much text has no use for it
