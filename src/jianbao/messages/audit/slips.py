"""What the audit says of slips that an editor's eye finds."""

from __future__ import annotations

from jianbao.messages.findings import Level, Place, message
from jianbao.messages.terms import Term


@message(
    Level.WARNING,
    en="'{clause}' stands twice in one sentence, list or column",
    zh="“{clause}”在一句或一列中重复",
    hint=Term("take one away", "请删去一处"),
)
def clause_repeated(place: Place | None, /, *, clause: str) -> None: ...


@message(
    Level.WARNING,
    en="{count} blanks between Chinese characters or numbers, the first one here",
    zh="汉字、数字之间有多余空格，共{count}处，此为第一处",
    hint=Term("`jianbao check --fix` takes them away", "运行 jianbao check --fix 可以删去"),
)
def stray_blank(place: Place | None, /, *, count: int) -> None: ...


@message(
    Level.ERROR,
    en="full-width digits {written}; expected {wanted}",
    zh="全角数字“{written}”应为“{wanted}”",
    hint=Term("type half-width digits", "请用半角数字"),
)
def full_width_digits(place: Place | None, /, *, written: str, wanted: str) -> None: ...


@message(
    Level.ERROR,
    en="{date} was {wanted}, not {actual}",
    zh="{date}是{wanted}，不是{actual}",
    hint=Term("correct the day or the date", "请改正星期或日期"),
)
def wrong_weekday(place: Place | None, /, *, date: str, wanted: str, actual: str) -> None: ...


@message(
    Level.WARNING,
    en="no text has a mark for the note '{name}'",
    zh="注“{name}”在文中没有注码",
    hint=Term(
        "write [^{name}] where it belongs, or take it away", "请在所注之处写[^{name}]，或删去"
    ),
)
def note_unused(place: Place | None, /, *, name: str) -> None: ...


@message(
    Level.WARNING,
    en="'{written}' is often written for '{meant}' ({source})",
    zh="“{written}”疑为“{meant}”之误（{source}）",
    hint=Term("look it up", "请核对"),
)
def confused_word(place: Place | None, /, *, written: str, meant: str, source: str) -> None: ...


@message(
    Level.WARNING,
    en="'{name}' is called '{usual}' elsewhere ({count} times)",
    zh="“{name}”在别处写作“{usual}”（{count}次）",
    hint=Term("call one organisation by one name", "同一机构请用同一名称"),
)
def organ_two_names(place: Place | None, /, *, name: str, usual: str, count: int) -> None: ...


@message(
    Level.WARNING,
    en="'{written}' is not how a number is typed",
    zh="“{written}”不是数的正常写法",
    hint=Term("look at its digits, point and groups", "请核对其数字、小数点和分节"),
)
def number_slip(place: Place | None, /, *, written: str) -> None: ...


@message(
    Level.WARNING,
    en="{value} stands without % or another unit",
    zh="“{value}”之后缺“%”或其他单位",
    hint=Term("write the unit after it", "请补写单位"),
)
def percent_missing(place: Place | None, /, *, value: str) -> None: ...


@message(
    Level.WARNING,
    en="'{name}' is written '{usual}' elsewhere",
    zh="人名“{name}”在别处写作“{usual}”",
    hint=Term("write a name in one way", "请核对同一人的姓名"),
)
def person_two_names(place: Place | None, /, *, name: str, usual: str) -> None: ...


@message(
    Level.WARNING,
    en="'{year}' looks like a slip of '{meant}'",
    zh="“{year}”似为“{meant}”之误",
    hint=Term("correct the year", "请改正年份"),
)
def year_slip(place: Place | None, /, *, year: str, meant: str) -> None: ...


@message(
    Level.WARNING,
    en="'{month}' does not fit among {months}",
    zh="“{month}”与同列各月（{months}）不相接",
    hint=Term("correct the month", "请改正月份"),
)
def month_order(place: Place | None, /, *, month: str, months: str) -> None: ...
