"""What a figure is called, and for when it holds: guessed from its sentence."""

from __future__ import annotations

import re
from datetime import date

from jianbao.audit.measured import FILLERS, TAILS
from jianbao.audit.sentences.reading.pairs import listed
from jianbao.briefing.numbers import UNITS
from jianbao.document.patterns import pattern
from jianbao.intake.measures import CHANGED, LONGEST_SENTENCE, Found, sentence_before
from jianbao.yaml.dates import parse_period

LABEL_LENGTH = 16
CLAUSE = pattern("[，。；：！？、\n（）()“”]")
PERIODS = (
    pattern(r"(?P<y>\d{4})年(?P<m>\d{1,2})(?:月)?(?:至|到|—|-|～)(?P<n>\d{1,2})月(?:份)?"),
    pattern(r"(?P<y>\d{4})年(?P<m>\d{1,2})月(?!\d{0,2}日)"),
    pattern(r"(?P<y>\d{4})年第?(?P<h>上半年|下半年|[一二三四]季度|前三季度)"),
    pattern(r"(?P<y>\d{4})年(?!\d{1,2}月|以来)(?:度)?"),
)
PARTS_OF_YEAR = {
    "上半年": (1, 6), "下半年": (7, 12), "一季度": (1, 3), "二季度": (4, 6), "三季度": (7, 9),
    "四季度": (10, 12), "前三季度": (1, 9),
}  # fmt: skip
SINCE = pattern(r"较|比|同比|去年|上年")
BEHIND = pattern(r"[\u4e00-\u9fff“”·]{1,12}")
TAIL_STOPS = pattern(
    "[，。；、：（）！？]|全部|已|共|收到|均|都|[中内里](?=$|[，。；])|参加|免费|开放|接受|被|可|需|要|按|由|从|以|用于|为|是|有|的|和|与|及|以及|的同时|第|排名|位列|达|较|均|占|进入|推动|推进|提出|位居|居"
)


def label_of(text: str, found: Found, last: int) -> str:
    """Return a name guessed from a number's sentence: what stands before it, or behind its unit.

    `last` is where the number before it ends.
    """
    sentence = sentence_before(text, found.start)
    behind = text[found.end : found.end + LONGEST_SENTENCE]
    if (match := re.match(r"（([^（）\d]{1,12})）", behind)) and not REMARK.search(match[1]):
        return match[1]
    lead = HALF_BEFORE.sub("", text[max(last, found.start - len(sentence)) : found.start])
    lead = CLAUSE.split(BRACKETED.sub("", lead))[-1]
    if text[found.start - 1 : found.start] in ("（", "("):
        lead = CLAUSE.split(sentence.rstrip("（("))[-1]
    if in_turn := paired(sentence, text, found):
        return in_turn
    if several := _together(sentence, lead):
        return several
    name = _called(lead)
    noun = _noun_behind(behind)
    counted = found.kind in ("count", "limit", "target", "rank")
    if counted and noun and noun not in name and (len(name) < SHORT or VERB_LAST.search(name)):
        name += noun
    if len(name) < FEWEST:
        clauses = [part for part in CLAUSE.split(sentence) if len(part) > 1]
        name = _called(clauses[-1]) if clauses else ""
    return name[-LABEL_LENGTH:] or found.value + found.unit


TOGETHER = pattern("(?:合计|共计|总计|之和)(?:为|达到?|约)?$", needs="合计|共计|总计|之和")
CLAUSE_OF_LIST = pattern("[，。；：！？\n（）()“”]")


def _together(sentence: str, lead: str) -> str:
    """Return what a list makes together: 甲县、乙县收购量合计 is no 乙县收购量; "" of no list."""
    if not TOGETHER.search(lead):
        return ""
    clause = TOGETHER.sub("", CLAUSE_OF_LIST.split(sentence)[-1])
    is_list = "、" in clause and not any(map(str.isdecimal, clause))
    return f"{clause}合计"[-LABEL_LENGTH:] if is_list else ""


def _called(lead: str) -> str:
    """Return what the words before a number name, whole: 优良天数 of 优良天数达到."""
    lead = REACHED.sub("", PER_UNIT.sub("", lead))
    whole = _behind_numbers(TIMES.sub("", lead)).strip()
    words = FILLERS.sub("", whole)
    if whole[: len(whole) - len(words)].endswith(("全", "各")):  # 全院, 各项
        words = whole[len(whole) - len(words) - 1] + words
    name = TAILS.sub("", words)
    rest = words[len(name) :]
    if rest[:1] == "数" and name.endswith(("天", "时", "日", "次", "人", "户")):
        name += "数"
    elif rest[:1] == "均" and name.endswith("平"):
        name += "均"
    name = name if len(name) > 1 else words
    return HAS.sub("", _trimmed(name))


PER_UNIT = pattern("^[/／](?:立方米|平方米|公里|小时|公斤|千瓦时|[人天日年亩吨升户次月])?")
REACHED = pattern(
    "(?:增加|减少|上升|下降|提高|提升|降低|扩大|[增减升降])(?:至|到)(?:\\d{1,2}月份?的?|20\\d\\d年的?)?$"
)


def _behind_numbers(words: str) -> str:
    """Return what stands behind the last other number, or before it: 5G and 0—14岁 are names."""
    numbers = [match for match in OTHER_NUMBER.finditer(words) if not PART_OF_NAME.match(match[0])]
    if not numbers:
        return words
    behind = words[numbers[-1].end() :]
    return behind if len(_trimmed(behind)) >= FEWEST else words[: numbers[0].start()]


OTHER_NUMBER = pattern(
    r"(?:\d+(?:\.\d+)?[至—\-～∶])*\d+(?:[.,]\d+)*(?:[A-Z]|[.．、]|[%％‰]|[万亿千百十余多]*"
    rf"(?:{UNITS}(?:/(?:立方米|平方米|公里|[天日年亩吨升户人])?)?)?)"
)
PART_OF_NAME = pattern(r"\d+[A-Z]$|\d+[至—\-～]\d+岁$|(?:110|119|120|122|12345|123\d\d)$")


def _noun_behind(behind: str) -> str:
    """Return the noun that a unit counts: 民生实事 of 件民生实事中."""
    tail = BEHIND.match(behind)
    noun = TAIL_STOPS.split(tail[0])[0] if tail else ""
    return noun if len(noun) >= FEWEST else ""


FEWEST, SHORT = 2, 4  # letters of a name; of one that what stands behind its number completes
TIMES = pattern(
    r"(?:19|20)\d\d(?:年度?|届)(?:\d{1,2}月(?:\d{1,2}日)?)?[份末底初前]{0,2}|\d{1,2}月(?:\d{1,2}日|份|末|底|初)?"
    r"(?:[至到—-]\d{1,2}月)?|(?:[去今本上][年月]|年)[末底初]前?"
)
VERB_LAST = pattern(
    "(?:听取|做好|抓好|办好|开展|召开|确定|存在|设立?|推进|实施|印发|出台|举办|组织|新增|新建|建成|完成|提出|形成"
    "|涉及|选出|选派|签约?|列入|纳入|评出|认定|查处|办理|解决|落实|制定|安排|部署)$"
)
HAS = pattern(
    r"(?<=[\u4e00-\u9fff]{2})(?<![国所拥现保持占原私公享具])(?:共?有)(?=[\u4e00-\u9fff]{2})"
    "(?![效色线机限关轨害意望利益序偿条])"
)


OTHER_HALF = pattern("[套件间台次户处座家辆个张架艘枚卷册、]{1,4}")
REMARK = pattern(
    f"^{OTHER_HALF.pattern}$|，|下同|同下|^(?:不?[包]?[含计括]|其中|按|以|初步|人民币|未)"
)
"""Brackets behind a number that do not name it: （人民币，下同）, （不含港澳台）."""
HALF_BEFORE = pattern(f"^（{OTHER_HALF.pattern}）次?")
"""The second half of a unit: 套（间）, 架（艘、辆）次."""


VAGUE = pattern(
    "(?:同比|环比|比|较|是|由|上年|去年|上月|上届|常年|历年|多年平均值?|可比口径|同期|[年月]?[末初]|的|分别|净)*"
    "(?P<word>(?:净?(?:上升|上涨|增长|提高|增加|提升|增幅|扩大|回升|下降|减少|降低|缩短|回落|降幅|偏[多少高低]|[增减][收支产])"
    "|[上中下]旬|常年同期|平均每?.{0,2}|[日月年人户批件次]均|占.*|以[上下]|)*)"
)
SHARES = pattern("占.*")
OF_PLAN = pattern("占[^，。；]{0,8}(?:预算(?![收支内外])|计划|任务|目标)")


def share_word(words: str) -> str:
    """Return what a share is called: 占比, of a plan 占计划比, which may be more than all."""
    return "占计划比" if OF_PLAN.search(words) else "占比"


PAST = pattern("上年|去年|同期")


def completed(label: str, subject: str) -> str:
    """Return a label that names nothing by itself behind what it is said of: 日均 of 客运量."""
    if label.endswith("占"):
        return f"{label}比"
    subject = subject_of(subject)
    match = VAGUE.fullmatch(label)
    if match is None or not subject:
        return label
    word = share_word(match["word"]) if SHARES.fullmatch(match["word"]) else match["word"]
    word = word or ("上年同期" if PAST.search(label) else "")
    return f"{subject}{word}"[-LABEL_LENGTH:] if word else label


CHANGED_OF = pattern(
    "(?:占比|占计划比|上年同期|增长|增加|减少|下降|提高|提升|上升|降低|偏多|偏少|[增减][收支产])+$"
)


def subject_of(label: str) -> str:
    """Return a label without what was said of it: 客运量 of 客运量上年同期增长."""
    return CHANGED_OF.sub("", label) or label


def change_of(label: str) -> str:
    """Return the word of a label that names nothing but a change: 增长 of 比上年增长."""
    match = VAGUE.fullmatch(label)
    return match["word"] if match and CHANGED.fullmatch(match["word"]) else ""


EDGES = pattern(
    "^(?:[.．、—\\-～]|前(?![十置期三])|按(?![揭时质])|届|力争|力促|是|由(?!此)|向(?=[社有全各上下])|的|了|在(?![建校册逃岗编档库场押读职线营产研保网])|对(?![外口标])|把(?!关)|将(?!军)"
    "|[较比](?![例重率分])|占(?=$)|和|与|及|并|其中|达(?!标)|至|到(?![位期账会岗港校达货案诊])|为(?!民)|有(?![机色线轨效]))+"
    "|(?:由|从)(?:上年|去年)?(?:同期|末|初)?(?:的)?$|(?:超过|不足|突破|控制在|不低于|不高于|不少于|不超过|稳定在|保持在|达到|为每.{1,3})$"
    "|(?:位?居|位?列|排名?第?|排在)$|^[件个项]为单位|[近约超了的达至为由从较比]+$"
)


def _trimmed(name: str) -> str:
    return EDGES.sub("", name)


BRACKETED = pattern("（[^（）]*）")


def paired(sentence: str, text: str, found: Found) -> str:
    """不捕率、不诉率分别达40.0%和39.1%: the names in order for the numbers in order."""
    at = sentence.rfind("分别")
    if at < 0 or "。" in sentence[at:]:
        return ""
    before = CLAUSE_BEFORE.split(sentence[:at])[-1]
    shares = SHARE_BEHIND.search(before)
    names = [name for name in listed(before[: shares.start()] if shares else before) if name]
    counted = len(re.findall(r"\d+(?:[,，]\d{3})*(?:\.\d+)?", sentence[at:]))
    if len(names) < 2 or counted >= len(names):
        return ""
    name = _trimmed(names[counted])
    return f"{name}{'占比' * bool(shares)}"[-LABEL_LENGTH:]


CLAUSE_BEFORE = pattern("[，。；：]")
SHARE_BEHIND = pattern("(?:所占|占)?的?(?:比重|比例|份额|占比)$")


def period_of(text: str, start: int) -> str:
    """Return the period that a number's sentence names before it, as YAML has it; "" for none."""
    sentence = sentence_before(text, start)
    best, at = "", -1
    for form in PERIODS:
        for match in form.finditer(sentence):
            if match.start() <= at or SINCE.search(
                sentence[max(0, match.start() - 2) : match.start()]
            ):
                continue
            best, at = _typed(match.groupdict()), match.start()
        if best:
            return best
    return best


PART_IN_TITLE = pattern(
    "(?<![\\d年])(?:(?P<q>第?[上下]半年|第?[一二三四]季度|前三季度)|(?P<m>1?\\d月份?(?:(?:至|到|—|-|～)1?\\d月份?)?)(?!\\d{1,2}日))"
)


def period_of_title(lines: list[str], day: date) -> str:
    """Return the period that a title names; where it names no year, the last before a paper's day.

    三季度全市二手车市场运行简析, of October; 9月份考试工作月报. A line in brackets may be the
    day's.
    """
    for title in ("".join(line for line in lines if line[:1] not in "（("), "".join(lines)):
        if "以来" in title:
            continue
        named = period_of(f"{title}。", len(title))
        part = None if named or YEAR_IN_TITLE.search(title) else PART_IN_TITLE.search(title)
        tried = [_part_of(year, part[0], day) for year in (day.year, day.year - 1) if part]
        if found := named or next(filter(None, tried), ""):
            return found
    return ""


def _part_of(year: int, part: str, day: date) -> str:
    """Return a part of a year as YAML has it, if it is over by a day, or is of its month."""
    typed = period_of(f"{year}年{part}。", len(part) + 5)
    period = parse_period(typed)
    if period is None or (period.last.year, period.last.month) > (day.year, day.month):
        return ""
    return typed


YEAR_IN_TITLE = pattern("\\d{4}|年(?!度?[报鉴检])")


def _typed(parts: dict[str, str | None]) -> str:
    """Return a period as YAML has it; "" for one that no calendar has, as 9至13月."""
    year = parts["y"]
    if parts.get("h"):
        first, last = PARTS_OF_YEAR[str(parts["h"])]
        return f"{year}-{first:02d}/{year}-{last:02d}"
    months = [int(part) for part in (parts.get("m"), parts.get("n")) if part]
    typed = "/".join(f"{year}-{month:02d}" for month in months) or str(year)
    return typed if parse_period(typed) else ""
