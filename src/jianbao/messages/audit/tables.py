"""What the audit says of tables, charts, titles and captions."""

from __future__ import annotations

from jianbao.messages.findings import Level, Place, message
from jianbao.messages.terms import Term


@message(
    Level.WARNING,
    en="the total {value} should be {expected}: {working}",
    zh="合计{value}应为{expected}：{working}",
    hint=Term("correct the total or a cell", "请改正合计或某一格"),
)
def table_sum(place: Place | None, /, *, value: str, expected: str, working: str) -> None: ...


@message(
    Level.WARNING,
    en="{working} is {expected}, not {value}",
    zh="{working}应为{expected}，不是{value}",
    hint=Term(
        "the other lines of the table are right; correct this one", "表中其他行列相符，请改正此处"
    ),
)
def table_share(place: Place | None, /, *, value: str, expected: str, working: str) -> None: ...


@message(
    Level.WARNING,
    en="{working} gives {expected}, not {value}",
    zh="{working}应为{expected}，不是{value}",
    hint=Term(
        "the other lines of the table are right; correct this one", "表中其他行列相符，请改正此处"
    ),
)
def table_change(place: Place | None, /, *, value: str, expected: str, working: str) -> None: ...


@message(
    Level.WARNING,
    en="the table denies '{said}': {expected} ({working})",
    zh="“{said}”与表不符：表中为{expected}（{working}）",
    hint=Term("correct the text or the table", "请改正文字或表格"),
)
def table_denies(place: Place | None, /, *, said: str, expected: str, working: str) -> None: ...


@message(
    Level.WARNING,
    en="the cell says {value}, the ledger {ledger} ({id})",
    zh="表中为{value}，台账为{ledger}（{id}）",
    hint=Term("write {reference} into the cell", "请在格中写{reference}"),
)
def cell_differs(
    place: Place | None, /, *, value: str, ledger: str, id: str, reference: str
) -> None: ...


@message(
    Level.WARNING,
    en="the line '{line}' prints the figure '{label}' ({id})",
    zh="“{line}”一栏印的是数据“{label}”（{id}）",
    hint=Term("correct the id", "请改正数据编号"),
)
def cell_misplaced(place: Place | None, /, *, line: str, label: str, id: str) -> None: ...


@message(
    Level.WARNING,
    en="at '{category}' stands the figure '{label}' ({id})",
    zh="类目“{category}”处是数据“{label}”（{id}）",
    hint=Term("put categories and figures in one order", "请使类目和数据的次序一致"),
)
def chart_misplaced(place: Place | None, /, *, category: str, label: str, id: str) -> None: ...


@message(
    Level.WARNING,
    en="the series draws the figure {id} twice",
    zh="同一系列两次用了数据{id}",
    hint=Term("correct one of the ids", "请改正其中一个编号"),
)
def chart_repeated(place: Place | None, /, *, id: str) -> None: ...


@message(
    Level.WARNING,
    en="one chart draws {first} and {other}",
    zh="同一图中有{first}和{other}，单位不同",
    hint=Term("draw figures of one unit in one chart", "同一图请用同一单位的数据"),
)
def chart_units(place: Place | None, /, *, first: str, other: str) -> None: ...


@message(
    Level.WARNING,
    en="the title says '{said}', all that is drawn is '{drawn}'",
    zh="标题为“{said}”，图中数据却都是“{drawn}”",
    hint=Term("correct the title or the ids", "请改正标题或数据编号"),
)
def chart_titled(place: Place | None, /, *, said: str, drawn: str) -> None: ...


@message(
    Level.WARNING,
    en="it says {named}, its figures are of {period}",
    zh="写的是{named}，数据的时段却是{period}",
    hint=Term("correct the words or the figures' period", "请改正文字或数据的时段"),
)
def caption_period(place: Place | None, /, *, named: str, period: str) -> None: ...


@message(
    Level.WARNING,
    en="the title says {named}, the paper's period is {period}",
    zh="标题写的是{named}，统计时段却是{period}",
    hint=Term("correct the title or 'period'", "请改正标题或period"),
)
def title_period(place: Place | None, /, *, named: str, period: str) -> None: ...


@message(
    Level.WARNING,
    en="'{said}' should be '{expected}': by the other rows",
    zh="“{said}”应为“{expected}”：与其他各行不符",
    hint=Term("correct it, or the value", "请改正此处或数值"),
)
def place_of_row(place: Place | None, /, *, said: str, expected: str) -> None: ...
