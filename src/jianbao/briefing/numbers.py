"""The one grammar of numbers: ledger, charts, tables, formulas and the audit read them alike.

    value    = [about] [order] number {scale} [more] [bound] | range | fraction | ratio | words
    number   = [sign] digits {group of three} [point digits] | 一 二 十 百 千 …
    scale    = 十 百 千 万 亿 and what they make together: 万亿, 千万
    about    = 近 约 超 逾 不足 …       order = 第 前       more = 余 多       bound = 以上 以下 …

Numbers are exact decimals of at most `MOST_DIGITS` digits. U+2212 and U+002D are one minus.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from jianbao.document.patterns import pattern

MOST_DIGITS = 28  # longer ones would not be computed exactly
LONGEST = 64  # characters of a value that is looked at
DIGIT_WORDS = {word: number for number, word in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "两": 2,
}
TENS = {"十": 10, "百": 100, "千": 1000}
SCALE_WORDS = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
ABOUT = (
    "将近", "接近", "超过", "超出", "大约", "约为", "不足", "不到", "至少", "左右", "上下", "突破",
    "近", "约", "超", "逾", "几", "上", "数", "达", "共",
)  # fmt: skip
BEHIND = ("左右", "上下")
SOME_MORE = pattern("(?<=[\\d十百千万亿])[余多来几](?=[万亿]|$)", needs="余|几|多|来")
AT_MOST = ("≤", "＜", "<", "不高于", "不超过", "不多于", "不大于", "低于", "以下", "以内")
AT_LEAST = ("≥", "＞", ">", "不低于", "不少于", "不小于", "高于", "以上")
PLAIN = r"[-−+]?\d+(?:[,，]\d{3})*(?:\.\d+)?"
RANGE_SIGN = "(?:～|~|—|–|-|至|到)"
SCALES = "(?:[十百千]?[万亿]亿?|[百千](?![米克瓦卡伏焦赫帕分]))"
NUMBER = pattern(rf"(?P<number>(?:^[-−+])?\d+(?:[,，]\d{{3}})*(?:\.\d+)?)(?P<scale>{SCALES})?")
CHINESE = pattern("[零〇一二两三四五六七八九十百千万亿]+")
WITHOUT_NUMBER = pattern(r"[^\d\uff10-\uff19A-Za-z\uff21-\uff3a\uff41-\uff5a]*")
UNIT_SCALE = pattern(
    "(万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千(?!米|克|瓦|卡|伏|焦|赫|帕|字节|分)|百(?=元|人|户|家|件|吨))",
    needs="万|亿|千|百",
)


class Value(Struct, frozen=True, gc=False):
    """A typed value, understood.

    `form` is exact, rank, limit, about, bound, range, fraction, ratio, words (首位: no number) or
    "" (none of them). `number` is as typed, 万 and 亿 not counted out; `scale` is what they make.
    """

    form: str
    number: Decimal | None = None
    scale: Decimal = Decimal(1)
    high: Decimal | None = None  # of a range; the second number of a fraction or ratio
    digits: int = 0  # of a plain number
    step: Decimal = Decimal(1)  # the worth of its last digit, 万 and 亿 not counted out


NO_VALUE = Value("")


def decimal(text: str) -> Decimal:
    """Return a plain number: 1,855 and −3.5, too. It has matched `PLAIN`."""
    if not text.isdecimal():
        text = text.replace(",", "").replace("，", "").replace("−", "-")
    return Decimal(text)


ONE = Decimal(1)
STEPS = tuple(ONE.scaleb(-decimals) for decimals in range(MOST_DIGITS + 1))


def step_of(number: str) -> Decimal:
    """Return the worth of the last digit of a plain number: 0.1 of 40.0."""
    return STEPS[len(number.partition(".")[2])]


def scale_of(words: str) -> Decimal:
    """Return what scale words make together: 10000 of 万, 10¹² of 万亿, 1 of nothing."""
    product = Decimal(1)
    for word in words:
        product *= SCALE_WORDS[word]
    return product


@lru_cache(maxsize=1024)
def unit_parts(unit: str) -> tuple[Decimal, str]:
    """Return what a unit multiplies by and what it counts: 10¹² and 元 of 万亿元; 1 and 千米."""
    match = UNIT_SCALE.match(unit)
    if not match:
        return Decimal(1), unit.replace("％", "%")
    return scale_of(match[1]), unit[match.end() :]


def chinese_number(text: str) -> int | None:
    """Return 23 of 二十三, 20000 of 两万; None where it is no numeral."""
    if not text or not CHINESE.fullmatch(text):
        return None
    total, section, digit, last = 0, 0, -1, ""
    for word in text:
        if word in DIGIT_WORDS:
            if digit > 0 and last not in ("零", "〇"):
                return None  # 二〇二二 and 三四 are no counts
            digit = DIGIT_WORDS[word]
        elif word in TENS:
            section += (1 if digit < 0 else digit) * TENS[word]
            digit = -1
        else:
            total = (total + section + max(digit, 0)) * SCALE_WORDS[word]
            section, digit = 0, -1
        last = word
    return total + section + max(digit, 0)


@lru_cache(maxsize=8192)
def read_value(text: str) -> Value:
    """Return what a ledger's value, a cell or a typed number says."""
    text = text.strip()
    if not text or len(text) > LONGEST:
        return NO_VALUE
    return _plain(text) or _joined(text) or _bounded(text) or _in_words(text)


def _plain(text: str) -> Value | None:
    """Return 278, 40.0, 1.2万, 第3, 前4, with a % at the end, too."""
    form, rest = "exact", text
    if text[0] in "第前":
        form, rest = ("rank" if text[0] == "第" else "limit"), text[1:].rstrip("名位")
    match = NUMBER.fullmatch(rest.rstrip("%％‰"))
    if match and _is_short(match["number"]):
        number = decimal(match["number"])
        digits = len(number.as_tuple().digits)
        scale = scale_of(match["scale"] or "")
        return Value(form, number, scale, None, digits, step_of(match["number"]))
    word = chinese_number(rest)
    return Value(form, Decimal(word), digits=len(str(word))) if word is not None else None


def _is_short(number: str) -> bool:
    return sum(map(str.isdecimal, number)) <= MOST_DIGITS


RANGE = pattern(
    rf"({PLAIN})({SCALES})?[%％‰]?{RANGE_SIGN}(\d+(?:[,，]\d{{3}})*(?:\.\d+)?)({SCALES})?[%％‰]?",
    needs="-|~|–|—|到|至|～",
)
RATIO = pattern(r"(\d+(?:\.\d+)?)[:：∶](\d+(?:\.\d+)?)", needs=":|∶|：")
FRACTION = pattern(r"(\d+)/(\d+)", needs="/")
PARTS_OF = pattern(
    r"([一二三四五六七八九十百千万\d]+)分之([一二两三四五六七八九十百千万\d.]+)", needs="分之"
)


def _joined(text: str) -> Value | None:
    """Return ranges, ratios and fractions."""
    if match := RANGE.fullmatch(text):
        return Value(
            "range", decimal(match[1]), scale_of(match[4] or match[2] or ""), decimal(match[3])
        )
    if match := RATIO.fullmatch(text):
        return Value("ratio", decimal(match[1]), high=decimal(match[2]))
    if match := FRACTION.fullmatch(text):
        return Value("fraction", decimal(match[1]), high=decimal(match[2]))
    if match := PARTS_OF.fullmatch(text):
        above, below = (_word_or_digits(match[group]) for group in (2, 1))
        return Value("fraction", above, high=below) if above is not None and below else None
    return None


def _word_or_digits(text: str) -> Decimal | None:
    if re.fullmatch(r"\d+(?:\.\d+)?", text):
        return Decimal(text)
    number = chinese_number(text)
    return None if number is None else Decimal(number)


def _bounded(text: str) -> Value | None:
    """Return about numbers and bounds: 近15, 十余, ≥95, 95%以上, 2万多, 7天左右."""
    form, rest = "", text
    for word in (*AT_MOST, *AT_LEAST):
        if rest.startswith(word):
            form, rest = "bound", rest.removeprefix(word).strip()
        elif rest.endswith(word):
            form, rest = "bound", UNIT_AT_END.sub("", rest.removesuffix(word))
    for word in ABOUT:
        if rest.startswith(word):
            form, rest = form or "about", rest.removeprefix(word).strip()
        elif word in BEHIND and rest.endswith(word):
            form, rest = form or "about", UNIT_AT_END.sub("", rest.removesuffix(word))
    kept = SOME_MORE.sub("", rest)
    form = form or ("about" if kept != rest else "")
    number = _plain(kept) if form and kept else None
    return None if number is None else replace(number, form=form)


def _in_words(text: str) -> Value:
    """Return words that state no number: 首位, 基本持平."""
    return Value("words") if WITHOUT_NUMBER.fullmatch(text) else NO_VALUE


# ---- numbers with their units in running text

UNITS = (
    r"个?[百千]分点|个?基点|[%％‰]|℃|"
    r"[^\W\d_A-Za-z]{1,3}/(?:[百每]?平方公里|立方米|平方米|标准立方米|千瓦时|公顷|公里|小时|[亩吨人日天年月升户斤件次秒米])|"
    r"(?:平方公里|平方千米|平方米|立方米|公顷|公里|千米|厘米|毫米|米|海里|千瓦时|千伏安|千伏|千瓦|兆瓦时|兆瓦|吉瓦时|吉瓦|吉焦|兆焦|千焦|百帕|兆帕|千帕|分贝|度|公斤|千克|毫克|微克|克|吨公里|吨|斤|毫升|升|"
    r"标准箱|标箱|航次|台时|人年|人份|担(?![任当负保心忧架])|剂次|例次|台次|批次|人公里|人次|册次|笔次|人天|人日|床日|台件|件套|项次|组次|起次|列次|趟次|头次|泊位|车公里|标准车|件次|户次|家次|车次|辆次|架次|艘次|班次|场次|床位|课时|学时|学分|美元|欧元|港元|日元|英镑|"
    r"时户|治疗量|单位|个工作日|个小时|个月|小时|分钟|周岁|[人名件起宗例份项个条次家户元位天日岁亩辆列架艘套台所间册篇场期批座处张床门节支只头棵株枚笔单"
    r"票幅站孔口眼盏栋幢趟倍成级分页字章部款轮种样盒箱袋车顿村镇乡街县区市省桌席匹羽尾秒周年月人本课孔段片块根艘卷对副瓶桶罐窝池井词顶捆组股剂粒尊把堂帧封扇束枝盆筐朵丛峰]"
    r"|具(?![体有备])|道(?![路理])|面(?![积上向对临])|集(?![中体群聚资装])|则(?![为是])|层(?![面级])|基(?![站地层础本于])|首(?![位次批年季日先届]))"
)


UNIT_AT_END = pattern(f"(?<=[\\d万亿余多])(?:{UNITS})$")


class Quantity(Struct, frozen=True, gc=False):
    """A number with its unit in a text, at characters `start` to before `end`."""

    number: Decimal  # as typed, without its scale
    scale: Decimal  # 万, 亿 … behind it and in its unit
    unit: str  # what is counted, without 万 and 亿; "" where none is known
    step: Decimal  # the worth of the last typed decimal
    is_exact: bool  # not 近, 约, 余
    start: int
    end: int

    @property
    def amount(self) -> Decimal:
        """The number, 万 and 亿 counted out."""
        return self.number * self.scale


# What stands between a number and a mark counts it, though no list of measure words has it.
OTHER_UNIT = (
    "(?![号时点后前届期楼季条款余多来几]|左右|以[上下内来]|上下|之[间多]|不等|周年)"
    r"[^\W\d_A-Za-z]{1,3}(?=[，。；、：（）]|$)"
    r"|(?![首再多每历屡初依逐上下本同])[^\W\d_A-Za-z]次(?=[增减上下升降多少提])"
)
# \d\d* instead of \d+: only so are characters that are no digits skipped fast
IN_TEXT = pattern(
    rf"(\d\d*(?:[,，]\d{{3}})*(?:\.\d+)?)([余多])?({SCALES})?([余多])?({UNITS}|{OTHER_UNIT})?"
)


DATE_UNITS = ("年", "月", "日")
LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.")
SIGNED = pattern(r"(?:^|[^0-9A-Za-z])[-−]$")
NO_NEARLY = (
    "签约", "节约", "预约", "合约", "条约", "履约", "违约", "续约", "解约", "公约", "邻近", "附近",
)  # fmt: skip
MORE_BY = pattern(r"多[^\W\d_A-Za-z]{0,4}\d", needs="多")  # 比120件多30件: 120件 is exact
BEHIND_NEARLY = ("左", "以", "多")  # 左右, 以上, 以下
NEARLY = ("近", "约", "超", "逾", "不足", "不到", "超过", "至少", "突破", "左右", "大约", "接近")


def quantities(text: str, dates: bool = True) -> list[Quantity]:
    """Return the numbers of a text in order, those that name among them; `dates` too, if wanted."""
    listed: list[Quantity] = []
    for match in IN_TEXT.finditer(text):
        digits, more, scale, more_behind, unit = match.groups()
        if not dates and unit in DATE_UNITS:
            continue
        start, end = match.span()
        if len(digits) > MOST_DIGITS or text[start - 1 : start] in LETTERS:
            continue
        number, step = decimal(digits), step_of(digits)
        before = text[max(0, start - 3) : start]
        if before.endswith(("-", "−")) and SIGNED.search(before):
            number = -number
        times = ONE
        if scale:
            times = scale_of(scale)
            step *= times
        nearly = more or more_behind or (before.endswith(NEARLY) and not before.endswith(NO_NEARLY))
        if text[end : end + 1] in BEHIND_NEARLY:
            nearly = nearly or text.startswith(("左右", "以上", "以下", "多"), end)
            nearly = nearly and (more or more_behind or not MORE_BY.match(text, end))
        counted = _unit(unit) if unit else ""
        listed.append(Quantity(number, times, counted, step, not nearly, start, end))
    return listed


def _unit(unit: str) -> str:
    return unit.replace("％", "%").removeprefix("个") if unit != "个" else unit
