"""What a mark on a paper says: a secret of the state, the office, a firm, or for a few readers.

The forms stand in `markings.tsv`, each with its source.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from itertools import groupby, product
from pathlib import Path
from typing import Literal, get_args

from msgspec import Struct

from jianbao.document.patterns import pattern

MarkingKind = Literal["state", "work", "trade", "limit", "doubt", "open"]

LONGEST = 60  # characters of a line that can be a mark
TERM = (
    r"(?:[★☆*✱✭⭐✩✪◆△▲].{0,24}|[·•・|/,;:\-–—~_]*(?:保密期限|保密期|期限|保存期限|解密日期|解密时间)?[:为是·]*(?:满)?"
    r"(?:(?:\d+|[一二三四五六七八九十百两]+)(?:年|个?月|天|日|周)|长期|永久|无限期|启用前|解密前|公布前"
    r"|(?:至)?\d{4}年\d{1,2}月(?:\d{1,2}日)?(?:前|止|解密)?)(?:后解密|内|解密)?)"
)
TAIL = (
    r"(?:[,;、。]?(?:请)?(?:(?:注意|妥善|专人|严格|严禁|不得|请勿|禁止|切勿)"
    r"(?:保存|保管|保密|外传|外泄|泄露|翻印|复印|复制|转载|扩散|传播|公开)[、和及]?|免费交流|阅后收回|会后收回))"
)
TAILS = pattern(f"{TAIL}+$")
TRADITIONAL = str.maketrans(
    "絕機祕內資級參僅開傳閱專業國檢務會將領導無讀報發給單位對轉載複製於據類",
    "绝机秘内资级参仅开传阅专业国检务会将领导无读报发给单位对转载复制于据类",
)
BRACKETS = str.maketrans("", "", "[]()【】〔〕《》〈〉「」『』{}\"'“”‘’")
ORNAMENTS = "◆◇■□●○※▲△"  # before a mark; behind it they stand for ★
LABEL = pattern(
    r"(?:密级(?=绝密|机密|秘密)|(?:密级|秘密等级|涉密等级|密级和保密期限|密级及保密期限|保密级别|保密等级|标密|定密|标识|标注"
    r"|classification|(?:信息)?公开(?:选项|方式|属性|类别|形式|类型|情况))[:=])+"
)
NAMED = pattern(
    "[^:]{0,2}(?:密级|涉密等级|保密等级|保密级别|公开(?:选项|方式|属性|类别|形式|类型))"
)
SCOPE = pattern("(?:传达|传阅|阅读|发放|分发|知悉|发送|使用|接触|阅知)(?:范围|对象)")
BESIDE = pattern(
    r"(?:份号:?)?(?:no\.?)?\d{6}(?!\d)|紧急程度:?|特急|加急|特提|平急|急件|总?第\d{1,6}[号份期]|\d{1,6}[号份](?!\d)|准印证号?:?.{0,20}|编号:?\d+|[,;.、。!:|/\-–—·•_#*>]+"
)
KEPT = pattern(rf"(?:保密|解密)(?:期限|日期|时间|期):?{TERM}?")
STARRED = pattern(BESIDE.pattern + "|[★☆]+")
"""What stands in one line with a mark: copy number, urgency, signs between."""
DOUBTFUL = pattern("密|内部|外传|不公开|传阅|参阅|confidential|secret")
AS_MARK = pattern(r"\s*[\[(（【〔［].*[\])）】〕］]\s*|.{1,5}[★☆].*", re.S)
SHORT, SHORT_LINE = 16, 24  # characters of a line that looks like a mark, or has one beside others
HEADING = pattern(r"[（(][一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十\d]+[、.．]")
APART = pattern(r"[\s[\]()（）【】〔〕［］★☆:：·|]+|——")
NUMBER = pattern(r"[\d.]+[\u4e00-\u9fff%]?")
SPACED = pattern(
    "(?<![\u4e00-\u9fff])([\u4e00-\u9fff])[ \u3000]+(?=[\u4e00-\u9fff](?![\u4e00-\u9fff]))"
)
HAN = pattern("[\u4e00-\u9fff]")


class Marking(Struct, frozen=True):
    """A mark: its kind, and of a secret how secret and for how long ("" where it does not say)."""

    kind: MarkingKind
    level: str
    term: str = ""

    @property
    def is_secret(self) -> bool:
        """Whether it is a secret of the state or of the office: no network, and no mail."""
        return self.kind in ("state", "work")

    @property
    def is_open(self) -> bool:
        """Whether everybody may have the paper."""
        return self.kind == "open"


class _Form(Struct, frozen=True):
    kind: MarkingKind
    form: re.Pattern[str]


def bare(line: str) -> str:
    """Return a line in one form of its signs: no blanks, brackets and invisible characters."""
    plain = unicodedata.normalize("NFKC", line).translate(TRADITIONAL).casefold()
    seen = (each for each in plain if unicodedata.category(each)[0] not in "ZC")
    return "".join(seen).translate(BRACKETS).lstrip(ORNAMENTS)


def marking(line: str) -> Marking | None:
    """Return what a line says that is nothing but a mark; None for any other text.

    Of several marks in it the strictest counts. `doubt`: it looks like a mark and no form is its.
    """
    text = bare(line)
    if not text or len(text) > LONGEST:
        return None
    found = _strictest((_whole(text), _together(text, _words(line)), _apart(line)))
    if found is None and len(text) <= SHORT and AS_MARK.fullmatch(line) and DOUBTFUL.search(text):
        return Marking("doubt", text)
    return found


def kept_value(name: str, text: str) -> Marking | None:
    """Return what a field says whose very name is that of a mark (密级, 公开属性, 传阅范围)."""
    named = bare(name)
    if not (NAMED.fullmatch(named) or SCOPE.fullmatch(named)) or not text.strip():
        return None
    return marking(text) or _whole(f"{named}:{bare(text)}") or Marking("doubt", bare(text))


def _words(line: str) -> str:
    """Return a line with its blanks as signs between; those of 秘 密 part no word."""
    return "|".join(
        "".join(group) if alone else "|".join(group)
        for alone, group in groupby(map(bare, line.split()), key=lambda word: len(word) == 1)
    )


def _together(*ways: str) -> Marking | None:
    """Return the strictest of the marks that a line is put together of; None if it has other text.

    `ways` are the line without blanks, and with a sign for each.
    """
    for between, text in product((BESIDE, STARRED), ways):
        parts = [part for part in between.split(text) if part and not _is_beside(part)]
        found = [mark for mark in map(_whole, parts) if mark]
        if found and len(found) == len(parts):
            return _strictest(found)
    return None


def _is_beside(part: str) -> bool:
    """Return whether a part is a label without its value, or a term that stands apart."""
    return bool(LABEL.fullmatch(f"{part}:") or KEPT.fullmatch(part))


def _apart(line: str) -> Marking | None:
    """Return the mark that stands apart in a short line with other words (送审稿　不得外传)."""
    line = SPACED.sub(r"\1", line)
    if len(line.strip()) > SHORT_LINE or HEADING.match(line.strip()):
        return None
    parts = [bare(part) for part in APART.split(line)]
    parts += [bare(part) for part in re.split("[，,]", line) if len(line.strip()) <= SHORT]
    if any(NUMBER.fullmatch(part) for part in parts):
        return None  # a row of a table
    found = [mark for part in parts if HAN.search(part) and (mark := _whole(part))]
    return _strictest(mark for mark in found if not mark.is_open)


def _strictest(marks: Iterable[Marking | None]) -> Marking | None:
    known = (mark for mark in marks if mark)
    return min(known, key=lambda each: get_args(MarkingKind).index(each.kind), default=None)


def _whole(text: str) -> Marking | None:
    text = LABEL.sub("", text, count=1) if LABEL.match(text) else text
    for each in _forms():
        match = each.form.fullmatch(text)
        if match:
            groups = match.groupdict()
            level = groups.get("level") or text
            said = TAILS.sub("", level) or level if each.kind == "limit" else level
            return Marking(each.kind, said, _term(text.partition(level)[2]))
    return None


def _term(rest: str) -> str:
    """Return how long a secret is kept, from what stands behind its level."""
    match = re.search(
        r"(?:\d+|[一二三四五六七八九十百两]+)(?:年|个?月|天|日|周)|长期|永久|无限期|启用前", rest
    )
    starred = re.match(r".{0,2}[★☆*✱✭⭐✩✪◆△▲](.+)", rest)
    return starred[1] if starred else match[0] if match else ""


@cache
def _forms() -> tuple[_Form, ...]:
    lines = Path(__file__).with_name("markings.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return tuple(
        _Form(kind, re.compile(form.replace("{term}", TERM).replace("{tail}", TAIL)))  # type: ignore[arg-type]
        for kind, form, _ in rows
    )
