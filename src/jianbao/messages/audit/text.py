"""What the checks of jianbao.audit.text say."""

from __future__ import annotations

from jianbao.messages.findings import Level, Place, message
from jianbao.messages.terms import Term


@message(
    Level.ERROR,
    en='half-width "{mark}" in Chinese text; expected "{wanted}"',
    zh="中文里用了半角标点“{mark}”，应为“{wanted}”",
    hint=Term(
        "`jianbao check --fix` corrects the width of punctuation",
        "运行 jianbao check --fix 可以改正标点宽度",
    ),
)
def half_width_mark(place: Place | None, /, *, mark: str, wanted: str) -> None: ...


@message(
    Level.ERROR,
    en="straight quotation mark {mark} in Chinese text; expected “…” or ‘…’",
    zh="中文里用了直引号 {mark}，应为“……”或‘……’",
    hint=Term(
        "type the opening and the closing mark; they are not guessed",
        "请分别输入前引号和后引号，程序不代为猜测",
    ),
)
def straight_quote(place: Place | None, /, *, mark: str) -> None: ...


@message(
    Level.ERROR,
    en="{mark} has no partner",
    zh="“{mark}”没有配对",
    hint=Term("add its other half, or take it away", "请补上另一半，或者删去"),
)
def unpaired_mark(place: Place | None, /, *, mark: str) -> None: ...


@message(
    Level.ERROR,
    en="“…” directly inside “…”; expected {wanted}",
    zh="双引号里又用双引号，里层应为{wanted}",
    hint=Term(
        "GB/T 15834-2011 4.8: double outside, single inside", "GB/T 15834—2011 4.8：外双内单"
    ),
)
def nested_quote(place: Place | None, /, *, wanted: str) -> None: ...


@message(
    Level.ERROR,
    en="《…》 directly inside 《…》; expected {wanted}",
    zh="书名号里又用书名号，里层应为{wanted}",
    hint=Term(
        "GB/T 15834-2011 4.15.3.5: 《…〈…〉…》",
        "GB/T 15834—2011 4.15.3.5：外双内单，如《……〈……〉……》",
    ),
)
def nested_title(place: Place | None, /, *, wanted: str) -> None: ...


@message(
    Level.ERROR,
    en="marks that cannot stand together: {marks}",
    zh="标点连用：“{marks}”",
    hint=Term("keep the one that is meant", "请只留该用的一个"),
)
def doubled_mark(place: Place | None, /, *, marks: str) -> None: ...


@message(
    Level.ERROR,
    en='dash typed as "{mark}"; expected ——',
    zh="破折号写成了“{mark}”，应为“——”",
    hint=Term("type U+2014 twice", "破折号占两个字，用两个 U+2014"),
)
def wrong_dash(place: Place | None, /, *, mark: str) -> None: ...


@message(
    Level.ERROR,
    en='ellipsis typed as "{mark}"; expected ……',
    zh="省略号写成了“{mark}”，应为“……”",
    hint=Term("type U+2026 twice", "省略号占两个字，用两个 U+2026"),
)
def wrong_ellipsis(place: Place | None, /, *, mark: str) -> None: ...


@message(
    Level.NOTE,
    en="between quoted items usually no 、: {pair}",
    zh="并列的引号、书名号之间通常不用顿号：{pair}",
    hint=Term(
        "GB/T 15834-2011 4.5.3.5 says 通常, so both are found in print",
        "GB/T 15834—2011 4.5.3.5 说的是“通常”，可以不改",
    ),
)
def mark_between_quotes(place: Place | None, /, *, pair: str) -> None: ...


@message(
    Level.WARNING,
    en="、 before 等",
    zh="“等”前用了顿号",
    hint=Term("take 、 away: 甲、乙等", "请删去“等”前的顿号，如“甲、乙等”"),
)
def mark_before_deng(place: Place | None, /) -> None: ...


@message(
    Level.WARNING,
    en="both …… and 等",
    zh="省略号和“等”并用",
    hint=Term("keep one of them", "两者只用其一"),
)
def deng_after_ellipsis(place: Place | None, /) -> None: ...


@message(
    Level.ERROR,
    en="wrong mark after an ordinal: {written}; expected {wanted}",
    zh="序号后标点有误：“{written}”，应为“{wanted}”",
    hint=Term(
        "一、 （一） 1. （1）: GB/T 15834-2011 B.3",
        "序号写作“一、”“（一）”“1.”“（1）”，见 GB/T 15834—2011 B.3",
    ),
)
def ordinal_mark(place: Place | None, /, *, written: str, wanted: str) -> None: ...


@message(
    Level.WARNING,
    en="written twice: {word}",
    zh="疑似重字：“{word}”",
    hint=Term(
        "take one away, or accept it with a reason", "请删去重出的字，确需如此的请注明理由予以采纳"
    ),
)
def doubled_word(place: Place | None, /, *, word: str) -> None: ...


@message(
    Level.ERROR,
    en="% together with 百分点",
    zh="“%”和“百分点”并用",
    hint=Term(
        "write 5个百分点 for a difference of two rates, 5% for a share of the old value",
        "两个比率之差写“5个百分点”，占原值的比例写“5%”",
    ),
)
def percent_of_points(place: Place | None, /) -> None: ...


@message(
    Level.WARNING,
    en="a fall told in times: {written}",
    zh="减少、下降不用倍数：“{written}”",
    hint=Term("say by what share it fell, or to which value", "请写明下降了百分之几，或者降到多少"),
)
def falls_by_times(place: Place | None, /, *, written: str) -> None: ...


@message(
    Level.WARNING,
    en="among shortcomings, this reads as a success: {item}",
    zh="列举不足，此项却是正面说法：“{item}”",
    hint=Term(
        "is a 不 missing, or does the item belong elsewhere?",
        "是否漏了“不”“不够”，或者此项不应列在这里",
    ),
)
def success_among_shortcomings(place: Place | None, /, *, item: str) -> None: ...


@message(
    Level.WARNING,
    en="zero before a month or day: {written}; expected {wanted}",
    zh="月、日编了虚位：“{written}”，应为“{wanted}”",
    hint=Term(
        "`jianbao check --fix` takes the zero away", "运行 jianbao check --fix 可以去掉这个零"
    ),
)
def padded_date(place: Place | None, /, *, written: str, wanted: str) -> None: ...


@message(
    Level.WARNING,
    en="a day written with 号: {written}",
    zh="日期用了“号”：“{written}”",
    hint=Term("in writing it is 日", "书面语用“日”"),
)
def date_hao(place: Place | None, /, *, written: str) -> None: ...


@message(
    Level.WARNING,
    en="shortened year: {written}",
    zh="年份用了简称：“{written}”",
    hint=Term("write all four digits", "年份应写全四位"),
)
def short_year(place: Place | None, /, *, written: str) -> None: ...


@message(
    Level.WARNING,
    en="date in digits only: {written}",
    zh="正文日期只用数字：“{written}”",
    hint=Term("write 2022年5月6日", "正文请写作“2022年5月6日”"),
)
def figure_date(place: Place | None, /, *, written: str) -> None: ...


@message(
    Level.NOTE,
    en="year in Chinese numerals: {written}",
    zh="年份用了汉字：“{written}”",
    hint=Term(
        "GB/T 9704-2012 7.3.5.4 writes the date of a paper in Arabic numerals",
        "GB/T 9704—2012 7.3.5.4 规定成文日期用阿拉伯数字",
    ),
)
def chinese_year(place: Place | None, /, *, written: str) -> None: ...


@message(
    Level.NOTE,
    en="{word} depends on when it is read",
    zh="“{word}”随阅读时间而变",
    hint=Term(
        "name the year or month, or leave it in a speech", "请写明年份或月份；讲话稿可以不改"
    ),
)
def relative_date(place: Place | None, /, *, word: str) -> None: ...


@message(
    Level.ERROR,
    en="hyphen in a range: {written}",
    zh="数值、时间起止用了短横：“{written}”",
    hint=Term("values with ～, times with —", "数值起止用“～”，时间起止用“—”"),
)
def range_hyphen(place: Place | None, /, *, written: str) -> None: ...


@message(
    Level.ERROR,
    en="the first value of a range lost its unit: {written}; expected {wanted}",
    zh="数值范围前一个数漏了单位：“{written}”，应为“{wanted}”",
    hint=Term("write %, 万 or 亿 on both values", "百分号和“万”“亿”前后都要写"),
)
def range_unit(place: Place | None, /, *, written: str, wanted: str) -> None: ...


@message(
    Level.WARNING,
    en="{written} is no longer in force; now {current}",
    zh="{written} 已经废止，现行的是 {current}",
    hint=Term("accept it where history is told", "如系叙述沿革，可以注明理由予以采纳"),
)
def dead_standard(place: Place | None, /, *, written: str, current: str) -> None: ...


@message(
    Level.WARNING,
    en="no edition {written} is known; in force is {current}",
    zh="未见 {written} 这一版本，现行的是 {current}",
    hint=Term(
        "GB/T 9704-2017, -2019 and -2022 circulate but do not exist",
        "流传的 GB/T 9704—2017、—2019、—2022 均查无此版",
    ),
)
def unknown_standard(place: Place | None, /, *, written: str, current: str) -> None: ...
