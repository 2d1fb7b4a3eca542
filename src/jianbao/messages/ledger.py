"""What reading the ledger says: figures, formulas, charts."""

from __future__ import annotations

from jianbao.messages.findings import Level, Place, UnknownName, message
from jianbao.messages.terms import Term

# ---- formulas of derived figures


@message(
    Level.ERROR,
    en="the formula of '{id}' cannot be read at '{actual}'",
    zh="“{id}”的算式在“{actual}”处有误",
    hint=Term(
        "write =a/(a+b) with ids, + - * / and brackets",
        "请写作=甲/(甲+乙)，只用编号、+ - * /和括号",
    ),
)
def formula_syntax(place: Place | None, /, *, id: str, actual: str) -> None: ...


@message(
    Level.ERROR,
    en="the formula of '{id}' names no figure of the ledger: '{name}'",
    zh="“{id}”的算式中，台账没有数据“{name}”",
    hint=Term("use an id of figures.yaml", "请用figures.yaml中的编号"),
)
def formula_unknown(place: Place | None, /, *, id: str, name: str) -> None: ...


@message(
    Level.ERROR,
    en="the formula of '{id}' cannot compute with '{name}': {value}",
    zh="“{id}”的算式不能用“{name}”计算：{value}",
    hint=Term("only exact numbers can be computed with", "只有确切的数才能计算"),
)
def formula_no_number(place: Place | None, /, *, id: str, name: str, value: str) -> None: ...


@message(
    Level.ERROR,
    en="the derived figure '{id}' does not say how it is rounded",
    zh="推算数据“{id}”未写保留几位小数",
    hint=Term("add 'round: 1'", "请加一行“round: 1”"),
)
def formula_no_round(place: Place | None, /, *, id: str) -> None: ...


@message(
    Level.ERROR,
    en="the formula of '{id}' goes round in a circle: {path}",
    zh="“{id}”的算式循环：{path}",
    hint=Term("derive it from figures that are typed", "请由直接填写的数据推算"),
)
def formula_circle(place: Place | None, /, *, id: str, path: str) -> None: ...


@message(
    Level.ERROR,
    en="the formula of '{id}' is deeper than {most} brackets or derived figures in each other",
    zh="“{id}”的算式嵌套过深：括号或推算数据至多{most}层",
    hint=Term("type one of the figures on the way", "请将其中一项改为直接填写"),
)
def formula_deep(place: Place | None, /, *, id: str, most: int) -> None: ...


@message(Level.ERROR, en="the formula of '{id}' divides by nought", zh="“{id}”的算式除以零")
def formula_zero(place: Place | None, /, *, id: str) -> None: ...


# ---- figures and charts


@message(
    Level.ERROR,
    en="the ledger has no figure '{name}'; it has: {allowed}",
    zh="台账中没有数据“{name}”；现有：{allowed}",
    hint=Term("add it to figures.yaml", "请在figures.yaml中补上"),
)
def unknown_figure(place: Place | None, /, *, name: str, allowed: str) -> None: ...


@message(
    Level.ERROR,
    en="the ledger has no figure '{name}'; it has: {allowed}",
    zh="台账中没有数据“{name}”；现有：{allowed}",
    hint=Term("did you mean '{near}'?", "是否应为“{near}”？"),
)
def unknown_figure_near(place: Place | None, /, *, name: str, allowed: str, near: str) -> None: ...


@message(
    Level.ERROR,
    en=(
        "'{id}' cannot be a figure's id; allowed: a word without spaces, dots, braces or brackets,"
        " and not 'period'"
    ),
    zh="“{id}”不能作数据编号；应为不含空格、点、括号的词，且不是period",
)
def bad_figure_id(place: Place | None, /, *, id: str) -> None: ...


@message(
    Level.ERROR,
    en="'{id}' is a figure of kind {actual}; allowed here: kind {wanted}",
    zh="“{id}”是{actual}类数据，此处应为{wanted}类",
    hint=Term("name another figure or change its kind", "请改用别的数据，或改其kind"),
)
def wrong_kind(place: Place | None, /, *, id: str, actual: str, wanted: str) -> None: ...


@message(
    Level.ERROR,
    en="no bar can be drawn for the figure '{id}': '{value}'",
    zh="数据“{id}”无法画成条形：“{value}”",
    hint=Term("take it out of the chart", "请从图中去掉"),
)
def no_number(place: Place | None, /, *, id: str, value: str) -> None: ...


@message(
    Level.ERROR,
    en="a chart of shares has no target: each bar is as long as the next",
    zh="占比图（shares）各条等长，不能画目标",
    hint=Term("take 'target' out, or use kind: column", "请去掉target，或改用kind: column"),
)
def shares_no_target(place: Place | None, /) -> None: ...


@message(
    Level.ERROR,
    en="the figure '{id}' names no value of the period before in its own unit (from)",
    zh="数据“{id}”没有用from写明同单位的上期数据",
    hint=Term(
        "give it 'from: ID', or take 'earlier: yes' out of the chart",
        "请为它写from: 上期数据编号，或删去图中的earlier: yes",
    ),
)
def chart_no_earlier(place: Place | None, /, *, id: str) -> None: ...


@message(
    Level.ERROR,
    en="the period before stands beside one series of bars only (kind: bar or column)",
    zh="上期只能与一个系列的条或柱并列（kind: bar或column）",
    hint=Term(
        "leave one series and kind: bar or column, or take 'earlier: yes' out",
        "请只留一个系列并用kind: bar或column，或删去earlier: yes",
    ),
)
def chart_earlier_alone(place: Place | None, /) -> None: ...


@message(
    Level.ERROR,
    en="{figures} figures for {categories} categories",
    zh="{categories}个类目配了{figures}项数据",
    hint=Term("give one figure for each category", "每个类目各配一项数据"),
)
def chart_lengths(place: Place | None, /, *, figures: int, categories: int) -> None: ...


@message(
    Level.ERROR,
    en="a chart can tell {most} series apart without colour, and no more",
    zh="不靠颜色，一幅图最多能分清{most}个系列",
    hint=Term("make two charts of it", "请分作两幅图"),
)
def too_many_series(place: Place | None, /, *, most: int) -> None: ...


@message(
    Level.ERROR,
    en="the target '{id}' ({value}) and the figure '{other}' ({actual}) have no common scale",
    zh="目标“{id}”（{value}）与数据“{other}”（{actual}）不能用同一刻度比较",
    hint=Term("name a target in the chart's unit", "请引用与图中数据同单位的目标"),
)
def chart_target_unit(
    place: Place | None, /, *, id: str, value: str, other: str, actual: str
) -> None: ...


UNKNOWN_FIGURE = UnknownName(unknown_figure, unknown_figure_near)
