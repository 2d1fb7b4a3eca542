"""What the checks of jianbao.audit.ledger say."""

from jianbao.messages.message import Message

LEDGER: dict[str, Message] = {
    "not-in-ledger": Message(
        "'{number}' is typed in the text and not in the ledger", "文中“{number}”不出自台账",
        "enter it in figures.yaml and refer to it; a name or a set phrase goes into quotes, or is"
        " accepted with a reason",
        "请录入figures.yaml并引用；名称、固定说法请加引号，或写明理由予以认可",
    ),
    "typed-by-hand": Message(
        "'{number}' is typed by hand; the ledger has it as {ids}",
        "“{number}”是手工输入的，台账中已有：{ids}",
        "if it is that figure, write {reference}", "如系同一数据，请写成{reference}",
    ),
    "count-in-words": Message(
        "'{number}' reads like a count or a rank and is not from the ledger",
        "“{number}”似为计数或名次，不出自台账",
        "a figure goes into the ledger; GB/T 15835 prefers digits where something is measured",
        "如系数据，请录入台账；GB/T 15835规定计量宜用阿拉伯数字",
    ),
    "figure-unused": Message(
        "no text, chart or other figure uses '{id}'", "数据“{id}”未被正文、图表或其他数据使用",
        "state it in the text, or take it out of the ledger", "请在文中写出，或从台账中删去",
    ),
    "period-differs": Message(
        "the sentence speaks of {named}; the figure '{id}' is of {period}",
        "句中时段为{named}，而数据“{id}”的时段为{period}",
        "correct the sentence or the figure's period", "请改正句中时段，或改正台账中的时段",
    ),
    "period-unnamed": Message(
        "the figure '{id}' is of {period}, not of the paper's own period, and the text does not"
        " say so",
        "数据“{id}”的时段为{period}，与全文统计时段不同，文中未交代",
        "name the period in the sentence", "请在句中写明时段",
    ),
    "unit-missing": Message(
        "'{value}' stands without its unit; the ledger has '{unit}'",
        "“{value}”之后缺单位，台账中为“{unit}”",
        "write the unit after it, or refer to the whole figure",
        "请补写单位，或引用带单位的整个数据",
    ),
    "unit-twice": Message(
        "the unit '{unit}' stands twice: the reference to '{id}' prints it already",
        "单位“{unit}”重复，引用“{id}”时已带单位",
        "take out the typed one", "请删去手工输入的单位",
    ),
    "unit-differs": Message(
        "'{first}' and '{other}' in one sentence: two measure words for the same",
        "同一句中“{first}”与“{other}”量词不一",
        "use one of the two, unless the source does otherwise", "宜统一量词，原始数据如此的除外",
    ),
    "mark-inside-figure": Message(
        "a footnote mark stands between '{number}' and '{unit}'",
        "注码插在“{number}”与“{unit}”之间",
        "put it behind the unit: raised after a number it can be read as a power",
        "宜移至单位之后，以免被读作乘方",
    ),
    "style-mixed": Message(
        "'{number}' here, '{other}' elsewhere: like numbers in two forms",
        "此处作“{number}”，别处作“{other}”，同类数字形式不一",
        "use one form throughout", "宜全文统一为一种形式",
    ),
    "decimals-differ": Message(
        "percentages have different numbers of decimals: '{value}', '{other}'",
        "百分数的小数位数不一：“{value}”“{other}”",
        "use the same number where the sources allow it", "原始数据允许的，宜统一小数位数",
    ),
}  # fmt: skip
