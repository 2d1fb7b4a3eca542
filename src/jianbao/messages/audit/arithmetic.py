"""What the checks of jianbao.audit.arithmetic say."""

from __future__ import annotations

from jianbao.messages.findings import Level, Place, message
from jianbao.messages.terms import Term

# ---- rates


@message(
    Level.NOTE,
    en="{count} at {rate} means {total} in all",
    zh="{count}占{rate}，推得总数为{total}",
    hint=Term(
        "compare with the records; write the total as 'of' and it is checked",
        "请与底册核对；总数写入of即可校验",
    ),
)
def rate_implies(place: Place | None, /, *, count: str, rate: str, total: str) -> None: ...


@message(
    Level.NOTE,
    en="{count} at {rate} fits any total from {least} to {most}: the rate says little",
    zh="{count}占{rate}，总数从{least}到{most}都可能，比率不说明问题",
    hint=Term("give more decimals, or write the total as 'of'", "请多取小数，或将总数写入of"),
)
def rate_uninformative(
    place: Place | None, /, *, count: str, rate: str, least: int, most: str | int
) -> None: ...


@message(
    Level.ERROR,
    en="no whole total gives {rate} for {count}; the nearest rates (totals): {near}",
    zh="没有任何整数总数能使{count}占{rate}；最接近的比率（总数）：{near}",
    hint=Term("check the count and the rate", "请核对计数和比率"),
)
def rate_impossible(place: Place | None, /, *, rate: str, count: str, near: str) -> None: ...


@message(
    Level.ERROR,
    en="{count} of {total} is {expected}, not {rate}",
    zh="{count}占{total}应为{expected}，不是{rate}",
    hint=Term("correct the rate, the count or the total", "请改正比率、计数或总数"),
)
def rate_wrong(
    place: Place | None, /, *, count: str, total: str, expected: str, rate: str
) -> None: ...


@message(
    Level.ERROR,
    en="a rate of {rate}: a part cannot be beyond its whole",
    zh="比率为{rate}：部分不能超出整体",
    hint=Term("a ratio of two different things is kind: ratio", "两种事物之比请写kind: ratio"),
)
def rate_range(place: Place | None, /, *, rate: str) -> None: ...


@message(
    Level.WARNING,
    en="the shares make {total} together, not 100%: {names}",
    zh="各占比合计{total}，不是100%：{names}",
    hint=Term("correct a share, or add the one that is missing", "请改正，或补上漏列的一项"),
)
def shares_total(place: Place | None, /, *, rate: str, total: str, names: str) -> None: ...


# ---- sums, parts, wholes


@message(
    Level.ERROR,
    en="the parts {parts} make {expected}, not {value}",
    zh="分项{parts}合计{expected}，不是{value}",
    hint=Term("correct the total or a part", "请改正合计或分项"),
)
def sum_wrong(place: Place | None, /, *, parts: str, expected: str, value: str) -> None: ...


@message(
    Level.NOTE,
    en="the parts {parts} make {expected}, not {value}; rounding can explain it",
    zh="分项{parts}合计{expected}，与{value}不等，可能是四舍五入所致",
    hint=Term("say so in a note, if a reader may add them up", "如读者可能相加，请加注说明"),
)
def sum_rounded(place: Place | None, /, *, parts: str, expected: str, value: str) -> None: ...


@message(
    Level.WARNING,
    en="the part ({value}) is larger than its whole ({whole})",
    zh="部分（{value}）大于整体（{whole}）",
    hint=Term("correct one of the two", "请改正其中之一"),
)
def subset_larger(place: Place | None, /, *, value: str, whole: str) -> None: ...


# ---- targets, limits, ranks


@message(Level.NOTE, en="{value} meets the target {target}", zh="{value}，已达目标（{target}）")
def target_met(place: Place | None, /, *, value: str, target: str) -> None: ...


@message(Level.NOTE, en="{value} misses the target {target}", zh="{value}，未达目标（{target}）")
def target_missed(place: Place | None, /, *, value: str, target: str) -> None: ...


@message(
    Level.WARNING,
    en="the text says it is reached, but {value} misses the target {target}",
    zh="文中称已达到，但{value}未达目标（{target}）",
    hint=Term("correct the text or the figure", "请改正文字或数据"),
)
def target_claimed(place: Place | None, /, *, value: str, target: str) -> None: ...


@message(
    Level.WARNING,
    en="the sentence says within {limit}, but this is {value}",
    zh="句中称进入{limit}，此处却是{value}",
    hint=Term("correct the rank or the sentence", "请改正名次或文字"),
)
def limit_missed(place: Place | None, /, *, limit: str, value: str) -> None: ...


@message(
    Level.ERROR,
    en="{value} is no rank: ranks are whole numbers from 1",
    zh="{value}不是名次：名次是从1起的整数",
)
def rank_form(place: Place | None, /, *, value: str) -> None: ...


@message(
    Level.ERROR,
    en="{value} is beyond the last rank: {total} are ranked (of: {id})",
    zh="{value}超出了参评数：参评共{total}（of: {id}）",
    hint=Term("correct the rank or the number ranked", "请改正名次或参评数"),
)
def rank_beyond(place: Place | None, /, *, value: str, total: str, id: str) -> None: ...


@message(
    Level.WARNING,
    en="{value} begins with 0",
    zh="{value}以0开头",
    hint=Term("a digit is missing, or one too many", "请核对，疑漏写首位或多写0"),
)
def leading_zero(place: Place | None, /, *, value: str) -> None: ...


# ---- changes


@message(
    Level.NOTE,
    en="{value} after {change} means {before} before",
    zh="现为{value}，变化{change}，推得此前为{before}",
    hint=Term(
        "compare with last time's paper; write it as 'from' and it is checked",
        "请与上期材料核对；写入from即可校验",
    ),
)
def change_implies(place: Place | None, /, *, value: str, change: str, before: str) -> None: ...


@message(
    Level.ERROR,
    en="{value} after {change} is not possible: it would have been {before} before",
    zh="现为{value}，变化{change}，不可能：此前将为{before}",
    hint=Term("check the value, the change and its direction", "请核对数值、变化量和升降方向"),
)
def change_impossible(place: Place | None, /, *, value: str, change: str, before: str) -> None: ...


@message(
    Level.ERROR,
    en="from {before} to {now} is a change of {expected}, not {value}",
    zh="由{before}到{now}，变化应为{expected}，不是{value}",
    hint=Term("correct the change, its direction or a value", "请改正变化量、方向或前后数值"),
)
def change_wrong(
    place: Place | None, /, *, before: str, now: str, expected: str, value: str
) -> None: ...


@message(
    Level.NOTE,
    en="from {before} to {now} is {expected}, not {value}; rounding can explain it",
    zh="由{before}到{now}为{expected}，与{value}不等，可能是四舍五入所致",
    hint=Term(
        "compute from the typed values, or say in a note that they are rounded",
        "请按所列数值计算，或加注说明经四舍五入",
    ),
)
def change_rounded(
    place: Place | None, /, *, before: str, now: str, expected: str, value: str
) -> None: ...


@message(
    Level.ERROR,
    en="rates differ by percentage points, amounts change by per cent: {expected}, not {value}",
    zh="率之差用百分点，量之变用百分比：应为{expected}，不是{value}",
    hint=Term("correct the unit", "请改正单位"),
)
def percent_for_points(place: Place | None, /, *, expected: str, value: str) -> None: ...


@message(
    Level.WARNING,
    en="a rise of {value}: the later value is that many times the earlier; it rose by {expected}",
    zh="增长{value}：后数是前数的这么多倍，增长的是{expected}",
    hint=Term("say 'is n times' or correct the number", "请改为“是……的n倍”，或改正倍数"),
)
def times_ambiguous(place: Place | None, /, *, value: str, expected: str) -> None: ...


@message(
    Level.WARNING,
    en="a fall by {value}: nothing falls by more than itself",
    zh="下降{value}：下降不用倍数",
    hint=Term("give the fall in percent", "请改用百分数"),
)
def fall_in_times(place: Place | None, /, *, value: str) -> None: ...


@message(
    Level.WARNING,
    en="the text says {word}, but the ledger's change is {ledger} ({value})",
    zh="文中为“{word}”，台账中变化方向为{ledger}（{value}）",
    hint=Term("correct the word or the ledger", "请改正用词或台账"),
)
def direction_differs(place: Place | None, /, *, word: str, ledger: str, value: str) -> None: ...


# ---- one thing, one value


@message(
    Level.WARNING,
    en="the same figure has two values: {value} here, {other} at {first}",
    zh="同一数据有两个值：此处{value}，{first}为{other}",
    hint=Term(
        "keep one, or tell them apart by label, group, scope or period",
        "请保留一个，或用label、group、scope、period区分",
    ),
)
def figure_two_values(place: Place | None, /, *, value: str, other: str, first: str) -> None: ...


@message(
    Level.NOTE,
    en="nearly the same thing under two numbers: {value} here, {other} at {first}",
    zh="名称相近而数目不同：此处{value}，{first}为{other}",
    hint=Term("make sure that two different things are meant", "请确认是否两回事"),
)
def similar_figures(place: Place | None, /, *, value: str, other: str, first: str) -> None: ...


@message(
    Level.WARNING,
    en="{said}, and a rate of {rate}%",
    zh="文中为“{said}”，率却是{rate}%",
    hint=Term("correct the words or the rate", "请改正文字或比率"),
)
def done_in_part(place: Place | None, /, *, said: str, rate: str) -> None: ...


@message(
    Level.WARNING,
    en="'{said}' is not the place that the values beside it give{expected}",
    zh="“{said}”与所列数值的次序不符{expected}",
    hint=Term("correct the place or the value", "请改正名次或数值"),
)
def place_differs(place: Place | None, /, *, said: str, expected: str) -> None: ...


@message(
    Level.WARNING,
    en="{value} is derived ({formula}), and the sentence does not say so",
    zh="{value}系推算所得（{formula}），句中未注明",
    hint=Term("say beside it that it is derived", "请在旁注明“据此推算”或“经测算”"),
)
def derived_unmarked(place: Place | None, /, *, value: str, formula: str) -> None: ...


# ---- announced and listed


@message(
    Level.NOTE,
    en="'{announced}' is announced and {listed} follow",
    zh="“{announced}”，其后列出{listed}项，相符",
)
def announced_matches(place: Place | None, /, *, announced: str, listed: int) -> None: ...


@message(
    Level.WARNING,
    en="'{announced}' is announced, but {listed} follow",
    zh="“{announced}”，其后列出的却是{listed}项",
    hint=Term("correct the number or the list", "请改正数目或所列各项"),
)
def announced_differs(place: Place | None, /, *, announced: str, listed: int) -> None: ...


@message(
    Level.WARNING,
    en="{span} are {days} days, not {said}",
    zh="{span}是{days}天，不是{said}天",
    hint=Term("both days count; correct the number or a date", "首尾两日都计；请改正天数或日期"),
)
def span_of_days(place: Place | None, /, *, span: str, days: int, said: int) -> None: ...


@message(
    Level.WARNING,
    en="{working} is {expected}, not {value}",
    zh="{working}应为{expected}，不是{value}",
    hint=Term("correct the number or a date", "请改正数字或起止时间"),
)
def time_counted(place: Place | None, /, *, working: str, expected: str, value: str) -> None: ...


@message(
    Level.WARNING,
    en="{announced} is spelt out in {listed} parts",
    zh="{announced}，所列却是{listed}项",
    hint=Term("correct the number or the list", "请改正数目或所列各项"),
)
def listed_differs(place: Place | None, /, *, announced: str, listed: int) -> None: ...


@message(
    Level.WARNING,
    en="{announced} has {listed} figures behind 'respectively'",
    zh="{announced}之后“分别”列出{listed}个数据",
    hint=Term("give one figure for each", "请各列一个数据"),
)
def each_differs(place: Place | None, /, *, announced: str, listed: int) -> None: ...


# ---- days


@message(
    Level.WARNING, en="there is no such day or time: {date}", zh="没有这样的日期或时刻：{date}"
)
def impossible_date(place: Place | None, /, *, date: str) -> None: ...


@message(
    Level.WARNING,
    en="{date} is after the briefing's date, {today}",
    zh="{date}晚于简报日期{today}",
    hint=Term("correct the day, or say that it is planned", "请改正日期，或写明是计划"),
)
def future_date(place: Place | None, /, *, date: str, today: str) -> None: ...


@message(
    Level.WARNING,
    en="still to be done by {date}, which is before the briefing's date, {today}",
    zh="期限{date}早于简报日期{today}",
    hint=Term("correct the day or its year", "请核对日期或年份"),
)
def deadline_over(place: Place | None, /, *, date: str, today: str) -> None: ...


@message(
    Level.ERROR,
    en="the range ends before it begins: {range}",
    zh="起止颠倒：{range}",
    hint=Term("correct an end, or write the later year out", "请改正，跨年请写明年份"),
)
def range_backwards(place: Place | None, /, *, range: str) -> None: ...


@message(
    Level.WARNING,
    en="data for {period} in a paper of {today}",
    zh="数据时段{period}晚于简报日期{today}",
    hint=Term("correct the period or the date", "请改正时段或日期"),
)
def future_period(place: Place | None, /, *, own: str, period: str, today: str) -> None: ...


@message(
    Level.NOTE,
    en="data for {period} run over the paper's own period {own}",
    zh="数据时段{period}超出简报统计时段{own}",
    hint=Term("make sure that both are meant", "请确认两者均无误"),
)
def period_runs_over(place: Place | None, /, *, today: str, period: str, own: str) -> None: ...
