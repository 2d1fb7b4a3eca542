"""What the checks of jianbao.audit.text say."""

from jianbao.messages.message import Message

TEXT: dict[str, Message] = {
    "half-width-mark": Message(
        'half-width "{mark}" in Chinese text; expected "{wanted}"',
        "中文里用了半角标点“{mark}”，应为“{wanted}”",
        "`jianbao check --fix` corrects the width of punctuation",
        "运行 jianbao check --fix 可以改正标点宽度",
    ),
    "straight-quote": Message(
        "straight quotation mark {mark} in Chinese text; expected “…” or ‘…’",
        "中文里用了直引号 {mark}，应为“……”或‘……’",
        "type the opening and the closing mark; they are not guessed",
        "请分别输入前引号和后引号，程序不代为猜测",
    ),
    "unpaired-mark": Message(
        "{mark} has no partner",
        "“{mark}”没有配对",
        "add its other half, or take it away",
        "请补上另一半，或者删去",
    ),
    "nested-quote": Message(
        "“…” directly inside “…”; expected {wanted}",
        "双引号里又用双引号，里层应为{wanted}",
        "GB/T 15834-2011 4.8: double outside, single inside",
        "GB/T 15834—2011 4.8：外双内单",
    ),
    "nested-title": Message(
        "《…》 directly inside 《…》; expected {wanted}",
        "书名号里又用书名号，里层应为{wanted}",
        "GB/T 15834-2011 4.15.3.5: 《…〈…〉…》",
        "GB/T 15834—2011 4.15.3.5：外双内单，如《……〈……〉……》",
    ),
    "doubled-mark": Message(
        "marks that cannot stand together: {marks}",
        "标点连用：“{marks}”",
        "keep the one that is meant",
        "请只留该用的一个",
    ),
    "wrong-dash": Message(
        'dash typed as "{mark}"; expected ——',
        "破折号写成了“{mark}”，应为“——”",
        "type U+2014 twice",
        "破折号占两个字，用两个 U+2014",
    ),
    "wrong-ellipsis": Message(
        'ellipsis typed as "{mark}"; expected ……',
        "省略号写成了“{mark}”，应为“……”",
        "type U+2026 twice",
        "省略号占两个字，用两个 U+2026",
    ),
    "mark-between-quotes": Message(
        "between quoted items usually no 、: {pair}",
        "并列的引号、书名号之间通常不用顿号：{pair}",
        "GB/T 15834-2011 4.5.3.5 says 通常, so both are found in print",
        "GB/T 15834—2011 4.5.3.5 说的是“通常”，可以不改",
    ),
    "mark-before-deng": Message(
        "、 before 等",
        "“等”前用了顿号",
        "take 、 away: 甲、乙等",
        "请删去“等”前的顿号，如“甲、乙等”",
    ),
    "deng-after-ellipsis": Message(
        "both …… and 等",
        "省略号和“等”并用",
        "keep one of them",
        "两者只用其一",
    ),
    "ordinal-mark": Message(
        "wrong mark after an ordinal: {written}; expected {wanted}",
        "序号后标点有误：“{written}”，应为“{wanted}”",
        "一、 （一） 1. （1）: GB/T 15834-2011 B.3",
        "序号写作“一、”“（一）”“1.”“（1）”，见 GB/T 15834—2011 B.3",
    ),
    "doubled-word": Message(
        "written twice: {word}",
        "疑似重字：“{word}”",
        "take one away, or accept it with a reason",
        "请删去重出的字，确需如此的请注明理由予以采纳",
    ),
    "percent-of-points": Message(
        "% together with 百分点",
        "“%”和“百分点”并用",
        "write 5个百分点 for a difference of two rates, 5% for a share of the old value",
        "两个比率之差写“5个百分点”，占原值的比例写“5%”",
    ),
    "falls-by-times": Message(
        "a fall told in times: {written}",
        "减少、下降不用倍数：“{written}”",
        "say by what share it fell, or to which value",
        "请写明下降了百分之几，或者降到多少",
    ),
    "success-among-shortcomings": Message(
        "among shortcomings, this reads as a success: {item}",
        "列举不足，此项却是正面说法：“{item}”",
        "is a 不 missing, or does the item belong elsewhere?",
        "是否漏了“不”“不够”，或者此项不应列在这里",
    ),
    "padded-date": Message(
        "zero before a month or day: {written}; expected {wanted}",
        "月、日编了虚位：“{written}”，应为“{wanted}”",
        "`jianbao check --fix` takes the zero away",
        "运行 jianbao check --fix 可以去掉这个零",
    ),
    "date-hao": Message(
        "a day written with 号: {written}",
        "日期用了“号”：“{written}”",
        "in writing it is 日",
        "书面语用“日”",
    ),
    "short-year": Message(
        "shortened year: {written}",
        "年份用了简称：“{written}”",
        "write all four digits",
        "年份应写全四位",
    ),
    "figure-date": Message(
        "date in digits only: {written}",
        "正文日期只用数字：“{written}”",
        "write 2022年5月6日",
        "正文请写作“2022年5月6日”",
    ),
    "chinese-year": Message(
        "year in Chinese numerals: {written}",
        "年份用了汉字：“{written}”",
        "GB/T 9704-2012 7.3.5.4 writes the date of a paper in Arabic numerals",
        "GB/T 9704—2012 7.3.5.4 规定成文日期用阿拉伯数字",
    ),
    "relative-date": Message(
        "{word} depends on when it is read",
        "“{word}”随阅读时间而变",
        "name the year or month, or leave it in a speech",
        "请写明年份或月份；讲话稿可以不改",
    ),
    "range-hyphen": Message(
        "hyphen in a range: {written}",
        "数值、时间起止用了短横：“{written}”",
        "values with ～, times with —",
        "数值起止用“～”，时间起止用“—”",
    ),
    "range-unit": Message(
        "the first value of a range lost its unit: {written}; expected {wanted}",
        "数值范围前一个数漏了单位：“{written}”，应为“{wanted}”",
        "write %, 万 or 亿 on both values",
        "百分号和“万”“亿”前后都要写",
    ),
    "dead-standard": Message(
        "{written} is no longer in force; now {current}",
        "{written} 已经废止，现行的是 {current}",
        "accept it where history is told",
        "如系叙述沿革，可以注明理由予以采纳",
    ),
    "unknown-standard": Message(
        "no edition {written} is known; in force is {current}",
        "未见 {written} 这一版本，现行的是 {current}",
        "GB/T 9704-2017, -2019 and -2022 circulate but do not exist",
        "流传的 GB/T 9704—2017、—2019、—2022 均查无此版",
    ),
}
