"""Lists before or behind their number: 三个等次：优秀…; 四大港区中，北港区…; 居前三位."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from jianbao.audit.passages import Passage, parts_of
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.pairs import Counted, listed
from jianbao.briefing.numbers import chinese_number

NUMBER = r"(?<![第前每近约超达百千万亿\d.])(\d|[二两三四五六七八九十])"
SORTED = pattern(
    rf"{NUMBER}(?:个|大|种|类)?(等次|等级|档次|级别|类别|部分|环节|片区|梯队|批次|阶段|组别|单元|类型|小组|档|类|组|级)：([^，。；：]{{4,120}})",
    needs="：",
)
FOREMOST = pattern(
    r"(?:居|列|排|位列|排名|名列|进入)[^，。；、\d]{0,12}前(\d|[二两三四五六七八九十])(?:位|名)"
)
LIST_OF_NAMES = pattern(
    "(?:^|，)([^，。；：、\\d]{2,14}(?:、[^，。；：、\\d]{2,14})*(?:、|和|与|及)[^，。；：、\\d]{2,14}?)(?=分别|居|列|排|位|名列|，|。|；|$)"
)
PLACES = pattern(
    rf"{NUMBER}个?((?:大)?(?:区县|县区|县市区|市县|乡镇|镇街|街道|社区|县|区|市|镇|乡))(?!级)"
)
NAMED_IN_TURN = pattern(
    "(?:^|[，：])([^，。；：、\\d]{2,12}(?:、[^，。；：、\\d]{2,12})+(?:和[^，。；：、\\d]{2,12})?)分别",
    needs="分别",
)
GREAT = pattern(rf"{NUMBER}大([一-鿿]{{2}})", needs="大")
OTHERS = ("其余", "其他", "其它", "另", "等", "除", "前")
FEW = 2


def announced_lists(passage: Passage) -> Iterator[Counted]:
    """Yield lists that are not as many as the words around them say."""
    text = passage.text
    if "、" not in text and "；" not in text:
        return
    looked_for = [(sign, look) for sign, look in LOOKS if sign in text]
    for start, sentence in parts_of(text, "。\n") if looked_for else ():
        for sign, look in looked_for:
            for found in look(sentence) if sign in sentence else ():
                yield Counted(found.number, found.members, found.start + start, found.shown)


def _sorted(text: str) -> Iterator[Counted]:
    """三个等次：优秀12家、良好21家、合格13家、不合格2家."""
    for match in SORTED.finditer(text):
        members = listed(match[3])
        alike = all(re.search(r"\d", each) for each in members) or not re.search(r"\d", match[3])
        if len(members) >= FEW and alike and not match[3].endswith("等"):
            yield from _unless_right(_value(match[1]), len(members), match)


def _foremost(text: str) -> Iterator[Counted]:
    """甲、乙、丙居前四位."""
    for match in FOREMOST.finditer(text):
        lists = LIST_OF_NAMES.findall(text[: match.start()])
        members = listed(lists[-1]) if lists else []
        if len(members) >= FEW and not any(word in text for word in ("等", "其中")):
            yield from _unless_right(_value(match[1]), len(members), match)


def _places(text: str) -> Iterator[Counted]:
    """5个区县均实现正增长，甲区、乙区、丙县、丁县分别增长…."""
    for match in PLACES.finditer(text):
        behind = NAMED_IN_TURN.search(text, match.end())
        if behind is None or any(word in text for word in OTHERS):
            continue
        names = listed(behind[1])
        number = _value(match[1])
        if len(names) > FEW and all(name[-1] in match[2] for name in names):
            yield from _unless_right(number, len(names), match)


def _in_turn(text: str) -> Iterator[Counted]:
    """四大港区中，北港区…；南港区…；内河港区…."""
    for match in GREAT.finditer(text):
        if "；" not in text[match.end() :] or any(word in text for word in OTHERS):
            continue
        clauses = text[match.end() :].split("；")
        named = [match[2] in clause[: LEAD + len(match[2])] for clause in clauses[1:]]
        if all(named) and match[2] in clauses[0]:
            yield from _unless_right(_value(match[1]), len(clauses), match)


LEAD = 6  # characters that a name may have before what it ends with


PARTS = pattern(rf"{NUMBER}(?:个|大)?(?:部分|方面|板块|渠道|来源)(?:构成|组成)?：", needs="：")
FIRST_ARE = pattern(
    r"前(\d|[二两三四五六七八九十])[位名](?:的)?(?:分别)?(?:是|为)：?"
    r"((?:[^，。；、（）]{2,12}（[^（）]*）、?){2,})",
    needs="前",
)
BEHIND = pattern(
    r"((?:[^，。；、（）]{2,14}（[^（）]*）、)+[^，。；、（）]{2,14}（[^（）]*）)"
    r"([二两三四五六七八九十\d])(?:个?方面|类|大类|个环节|个领域|项)",
    needs="）",
)


def _in_brackets(text: str) -> Iterator[Counted]:
    """甲（41件）、乙（29件）两个方面."""
    for match in BEHIND.finditer(text):
        number = _value(match[2])
        if number != match[1].count("）"):
            yield Counted(number, match[1].count("）"), match.start(2), match[0])


def _first_are(text: str) -> Iterator[Counted]:
    """居前三位的是甲（99.4%）、乙（98.9%）."""
    for match in FIRST_ARE.finditer(text):
        yield from _unless_right(_value(match[1]), match[2].strip("、").count("）"), match)


def _parts(text: str) -> Iterator[Counted]:
    """由三部分构成：…；…；…."""
    for match in PARTS.finditer(text):
        members = text[match.end() :].count("；") + 1
        if members > 1 and not any(word in text for word in ("一是", "其中", "（一）")):
            yield from _unless_right(_value(match[1]), members, match)


LOOKS: tuple[tuple[str, Callable[[str], Iterator[Counted]]], ...] = (
    ("：", _sorted),
    ("前", _foremost),
    ("分别", _places),
    ("；", _in_turn),
    ("）、", _in_brackets),
    ("位的是", _first_are),
    ("成：", _parts),
)
"""What is looked for where a text has a sign without which there is none of it."""


def _unless_right(number: int, members: int, match: re.Match[str]) -> Iterator[Counted]:
    if number and number != members:
        yield Counted(number, members, match.start(1), match[0].partition("：")[0])


def _value(text: str) -> int:
    return int(text) if text.isdecimal() else chinese_number(text.replace("两", "二")) or 0
