"""What the checks of jianbao.audit.arithmetic say, and the reader of formulas."""

from jianbao.messages.message import Message

ARITHMETIC: dict[str, Message] = {
    # ---- rates
    "rate-implies": Message(
        "{count} at {rate} means {total} in all", "{count}占{rate}，推得总数为{total}",
        "compare with the records; write the total as 'of' and it is checked",
        "请与底册核对；总数写入of即可校验",
    ),
    "rate-uninformative": Message(
        "{count} at {rate} fits any total from {least} to {most}: the rate says little",
        "{count}占{rate}，总数从{least}到{most}都可能，比率不说明问题",
        "give more decimals, or write the total as 'of'", "请多取小数，或将总数写入of",
    ),
    "rate-impossible": Message(
        "no whole total gives {rate} for {count}; the nearest rates (totals): {near}",
        "没有任何整数总数能使{count}占{rate}；最接近的比率（总数）：{near}",
        "check the count and the rate", "请核对计数和比率",
    ),
    "rate-wrong": Message(
        "{count} of {total} is {expected}, not {rate}",
        "{count}占{total}应为{expected}，不是{rate}",
        "correct the rate, the count or the total", "请改正比率、计数或总数",
    ),
    "rate-range": Message(
        "a rate of {rate}: a part cannot be beyond its whole", "比率为{rate}：部分不能超出整体",
        "a ratio of two different things is kind: ratio", "两种事物之比请写kind: ratio",
    ),
    "shares-total": Message(
        "the shares make {total} together, not 100%: {names}",
        "各占比合计{total}，不是100%：{names}",
        "correct a share, or add the one that is missing", "请改正，或补上漏列的一项",
    ),
    # ---- sums, parts, wholes
    "sum-wrong": Message(
        "the parts {parts} make {expected}, not {value}", "分项{parts}合计{expected}，不是{value}",
        "correct the total or a part", "请改正合计或分项",
    ),
    "sum-rounded": Message(
        "the parts {parts} make {expected}, not {value}; rounding can explain it",
        "分项{parts}合计{expected}，与{value}不等，可能是四舍五入所致",
        "say so in a note, if a reader may add them up", "如读者可能相加，请加注说明",
    ),
    "subset-larger": Message(
        "the part ({value}) is larger than its whole ({whole})",
        "部分（{value}）大于整体（{whole}）",
        "correct one of the two", "请改正其中之一",
    ),
    # ---- targets, limits, ranks
    "target-met": Message(
        "{value} meets the target {target}", "{value}，已达目标（{target}）",
    ),
    "target-missed": Message(
        "{value} misses the target {target}", "{value}，未达目标（{target}）",
    ),
    "target-claimed": Message(
        "the text says it is reached, but {value} misses the target {target}",
        "文中称已达到，但{value}未达目标（{target}）",
        "correct the text or the figure", "请改正文字或数据",
    ),
    "limit-missed": Message(
        "the sentence says within {limit}, but this is {value}",
        "句中称进入{limit}，此处却是{value}",
        "correct the rank or the sentence", "请改正名次或文字",
    ),
    "rank-form": Message(
        "{value} is no rank: ranks are whole numbers from 1", "{value}不是名次：名次是从1起的整数",
    ),
    "leading-zero": Message(
        "{value} begins with 0", "{value}以0开头",
        "a digit is missing, or one too many", "请核对，疑漏写首位或多写0",
    ),
    # ---- changes
    "change-implies": Message(
        "{value} after {change} means {before} before",
        "现为{value}，变化{change}，推得此前为{before}",
        "compare with last time's paper; write it as 'from' and it is checked",
        "请与上期材料核对；写入from即可校验",
    ),
    "change-impossible": Message(
        "{value} after {change} is not possible: it would have been {before} before",
        "现为{value}，变化{change}，不可能：此前将为{before}",
        "check the value, the change and its direction", "请核对数值、变化量和升降方向",
    ),
    "change-wrong": Message(
        "from {before} to {now} is a change of {expected}, not {value}",
        "由{before}到{now}，变化应为{expected}，不是{value}",
        "correct the change, its direction or a value", "请改正变化量、方向或前后数值",
    ),
    "change-rounded": Message(
        "from {before} to {now} is {expected}, not {value}; rounding can explain it",
        "由{before}到{now}为{expected}，与{value}不等，可能是四舍五入所致",
        "compute from the typed values, or say in a note that they are rounded",
        "请按所列数值计算，或加注说明经四舍五入",
    ),
    "percent-for-points": Message(
        "the difference of two rates is in percentage points: {expected}, not {value}",
        "两个百分率之差用百分点：{expected}，不是{value}",
        "correct the unit", "请改正单位",
    ),
    "times-ambiguous": Message(
        "a rise of {value}: the later value is that many times the earlier; it rose by {expected}",
        "增长{value}：后数是前数的这么多倍，增长的是{expected}",
        "say 'is n times' or correct the number", "请改为“是……的n倍”，或改正倍数",
    ),
    "fall-in-times": Message(
        "a fall by {value}: nothing falls by more than itself", "下降{value}：下降不用倍数",
        "give the fall in percent", "请改用百分数",
    ),
    "direction-differs": Message(
        "the text says {word}, but the ledger's change is {ledger} ({value})",
        "文中为“{word}”，台账中变化方向为{ledger}（{value}）",
        "correct the word or the ledger", "请改正用词或台账",
    ),
    # ---- one thing, one value
    "figure-two-values": Message(
        "the same figure has two values: {value} here, {other} at {first}",
        "同一数据有两个值：此处{value}，{first}为{other}",
        "keep one, or tell them apart by label, scope or period",
        "请保留一个，或用label、scope、period区分",
    ),
    "similar-figures": Message(
        "nearly the same thing under two numbers: {value} here, {other} at {first}",
        "名称相近而数目不同：此处{value}，{first}为{other}",
        "make sure that two different things are meant", "请确认是否两回事",
    ),
    "derived-unmarked": Message(
        "{value} is derived ({formula}), and the sentence does not say so",
        "{value}系推算所得（{formula}），句中未注明",
        "say beside it that it is derived",
        "请在旁注明“据此推算”或“经测算”",
    ),
    # ---- announced and listed
    "announced-matches": Message(
        "'{announced}' is announced and {listed} follow", "“{announced}”，其后列出{listed}项，相符",
    ),
    "announced-differs": Message(
        "'{announced}' is announced, but {listed} follow",
        "“{announced}”，其后列出的却是{listed}项",
        "correct the number or the list", "请改正数目或所列各项",
    ),
    "listed-differs": Message(
        "{announced} is spelt out in {listed} parts", "{announced}，所列却是{listed}项",
        "correct the number or the list", "请改正数目或所列各项",
    ),
    "each-differs": Message(
        "{announced} has {listed} figures behind 'respectively'",
        "{announced}之后“分别”列出{listed}个数据",
        "give one figure for each", "请各列一个数据",
    ),
    # ---- days
    "impossible-date": Message(
        "there is no such day or month: {date}", "没有这样的日期：{date}",
    ),
    "future-date": Message(
        "{date} is after the briefing's date, {today}", "{date}晚于简报日期{today}",
        "correct the day, or say that it is planned", "请改正日期，或写明是计划",
    ),
    "range-backwards": Message(
        "the range ends before it begins: {range}", "起止颠倒：{range}",
        "correct an end, or write the later year out", "请改正，跨年请写明年份",
    ),
    "future-period": Message(
        "data for {period} in a paper of {today}", "数据时段{period}晚于简报日期{today}",
        "correct the period or the date", "请改正时段或日期",
    ),
    "period-runs-over": Message(
        "data for {period} run over the paper's own period {own}",
        "数据时段{period}超出简报统计时段{own}",
        "make sure that both are meant", "请确认两者均无误",
    ),
    # ---- formulas of derived figures
    "formula-syntax": Message(
        "the formula of '{id}' cannot be read at '{found}'", "“{id}”的算式在“{found}”处有误",
        "write =a/(a+b) with ids, + - * / and brackets",
        "请写作=甲/(甲+乙)，只用编号、+ - * /和括号",
    ),
    "formula-unknown": Message(
        "the formula of '{id}' names no figure of the ledger: '{name}'",
        "“{id}”的算式中，台账没有数据“{name}”",
        "use an id of figures.yaml", "请用figures.yaml中的编号",
    ),
    "formula-no-number": Message(
        "the formula of '{id}' cannot compute with '{name}': {value}",
        "“{id}”的算式不能用“{name}”计算：{value}",
        "only exact numbers can be computed with", "只有确切的数才能计算",
    ),
    "formula-no-round": Message(
        "the derived figure '{id}' does not say how it is rounded",
        "推算数据“{id}”未写保留几位小数",
        "add 'round: 1'", "请加一行“round: 1”",
    ),
    "formula-circle": Message(
        "the formula of '{id}' goes round in a circle: {path}", "“{id}”的算式循环：{path}",
        "derive it from figures that are typed", "请由直接填写的数据推算",
    ),
    "formula-zero": Message(
        "the formula of '{id}' divides by nought", "“{id}”的算式除以零",
    ),
}  # fmt: skip
