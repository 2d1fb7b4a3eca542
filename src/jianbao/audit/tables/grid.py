"""A table as a matrix of numbers: labels of rows and columns, units, totals.

The audit reads every table through this one model.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from msgspec import Struct

from jianbao.audit.passages import Material, Passage, passage_of
from jianbao.audit.patterns import pattern
from jianbao.briefing.model import TablePlan
from jianbao.briefing.numbers import UNITS, read_value, unit_parts

UNIT_IN_BRACKETS = pattern(r"[（(]\s*(?:单位[:：])?([^（）()：:]{1,8})\s*[）)]")
UNIT_STATED = pattern(r"^(?:单位[:：])?\s*(\S{1,12})$")
UNIT_IN_TITLE = pattern(r"[（(]\s*(?:计量)?单位[:：]\s*([^\s（）()]{1,12})[）)]", needs="单位")
SEVERAL = pattern("[、，,；;/]|和(?=[%％])")
KNOWN_UNIT = pattern(f"[万亿]|[万亿千百十]*(?:(?![年月日]$){UNITS}|TEU|人日|单位|台套|处次)")
SHARES = ("%", "％", "‰", "百分点", "个百分点")
CELL = pattern(r"([-−+↑↓]?\s*\d+(?:[,，]\d{3})*(?:\.\d+)?)\s*(?![.．、号])([^\d\s]{0,6})")
UNIT_HEADS = ("单位", "计量单位")
NUMBERING = (
    "序号",
    "编号",
    "年份",
    "年度",
    "月份",
    "代码",
    "电话",
    "时间",
    "日期",
    "名次",
    "排名",
    "位次",
    "排序",
    "次序",
    "由高到低",
    "由低到高",
    "从高到低",
    "从低到高",
)


class Cell(Struct, frozen=True, gc=False):
    """One cell that holds a number; `unit` is what is counted, 万 and 亿 are in `amount`."""

    amount: Decimal
    step: Decimal
    scale: Decimal
    unit: str
    passage: Passage
    offset: int
    figure: str  # the ledger's id, "" where the number was typed
    blur: Decimal  # how far it may be off by rounding

    @property
    def text(self) -> str:
        """The cell as it reads."""
        return self.passage.text.strip()


class Line(Struct, frozen=True, gc=False):
    """A row or a column: what names it, and its numbers by place in it."""

    name: str
    numbers: dict[int, Cell]
    place: int


class Grid(Struct, frozen=True):
    """A table of which at least one cell is a number."""

    plan: TablePlan
    title: Passage
    captions: tuple[Passage, ...]  # the title, and the caption below
    rows: tuple[Line, ...]
    columns: tuple[Line, ...]


def grids(material: Material) -> tuple[Grid, ...]:
    """Return the tables that stand in the paper."""
    tables = material.briefing.tables.values()
    made = (_grid(plan, material) for plan in tables)
    return tuple(grid for grid in made if grid.rows and grid.columns)


def _cells(material: Material) -> dict[int, Passage]:
    """Return the cells that stand in the paper, as it reads them, by their texts."""
    return {id(each.prose): each for each in material.passages if each.kind == "cell"}


def _grid(plan: TablePlan, material: Material) -> Grid:
    briefing = material.briefing
    width = len(plan.columns)
    heads = _apart([_head(plan, column, material) for column in range(width)])
    body = plan.rows[plan.header_rows :]
    read = material.once(_cells)
    cells: list[dict[int, Passage]] = [
        {
            cell.column: read.get(id(cell.prose)) or passage_of("cell", "", 0, cell.prose, briefing)
            for cell in row
        }
        for row in body
    ]
    labels = _label_columns(heads, cells, width)
    of_units = {at for at in labels if heads[at] in UNIT_HEADS and _are_units(at, cells)}
    names = [_name(row, labels - of_units) for row in cells]
    units = _UnitFinder(plan, heads, names, cells)
    numbers = {
        (row, column): cell
        for row, row_cells in enumerate(cells)
        for column, passage in row_cells.items()
        if column not in labels
        and (cell := _number(passage, units.at(row, column), material)) is not None
    }
    across: list[dict[int, Cell]] = [{} for _ in names]
    down: list[dict[int, Cell]] = [{} for _ in heads]
    for (row, column), number in numbers.items():
        across[row][column] = down[column][row] = number
    rows = [Line(name, across[row], row) for row, name in enumerate(names)]
    columns = [Line(heads[column], down[column], column) for column in range(width)]
    title = passage_of("caption", "", 0, plan.title, briefing)
    return Grid(
        plan,
        title,
        (title, *(passage_of("caption", "", 0, text, briefing) for text in [plan.caption] if text)),
        tuple(line for line in rows if line.numbers),
        tuple(line for line in columns if line.numbers),
    )


def _head(plan: TablePlan, column: int, material: Material) -> str:
    """Return what the head says of a column, from the top."""
    words = [
        passage_of("cell", "", 0, cell.prose, material.briefing).text.strip()
        for row in plan.rows[: plan.header_rows]
        for cell in row
        if cell.column <= column < cell.column + cell.span
    ]
    return "".join(dict.fromkeys(words))


def _apart(heads: list[str]) -> list[str]:
    """Return heads of which 增速, where several are called so, has the name of what grew."""
    of, made = "", list[str]()
    for head in heads:
        again = heads.count(head) > 1 and head and made
        made.append(of + head if again and REPEATED.search(plain_name(head)) else head)
        of = of if REPEATED.search(plain_name(head)) else plain_name(head)
    return made


REPEATED = pattern("(?:增[减长速幅]|[同环]比|[占比]比|比重|完成率|进度|±)[率额数量]?[%％]?$")


def _label_columns(heads: list[str], cells: list[dict[int, Passage]], width: int) -> set[int]:
    """Return the columns that name or number the rows."""
    columns = {column for column in range(width) if heads[column].endswith(NUMBERING)}
    for column in range(width):
        texts = [row[column].text.strip() for row in cells if column in row]
        worded = [text for text in texts if text and not (_parted(text) or RATIO.match(text))]
        blank = all(not text or text in NOTHING for text in texts)
        if not blank and len(worded) * 2 >= len([text for text in texts if text]):
            columns.add(column)
    if 0 not in columns and _are_called_by_numbers(
        [row[0].text.strip() for row in cells if 0 in row]
    ):
        columns.add(0)
    return columns


RATIO = pattern(r"\d+(?:\.\d+)?[:：∶]\d")
NUMBERED = pattern(r"(?:第?\d{1,3}(?!%|％)([^\d\s.,%％]{1,3})|[^\d]+)")


def _are_called_by_numbers(texts: list[str]) -> bool:
    """Return whether a first column calls rows by numbers, as 1路: that is no unit."""
    matches = [NUMBERED.fullmatch(text) for text in texts if text]
    called = [match[1] for match in matches if match and match[1]]
    return (
        len(called) > 1
        and all(matches)
        and len(set(called)) == 1
        and len(set(texts)) == len(texts)
        and not KNOWN_UNIT.fullmatch(called[0])
    )


def _name(row: dict[int, Passage], labels: set[int]) -> str:
    words = [row[column].text.strip() for column in sorted(labels) if column in row]
    return "".join(
        word
        for word in words
        if word and word not in NOTHING and (not PURE.fullmatch(word) or TIME.fullmatch(word))
    )


PURE = pattern(r"[-−+]?\d[\d,，.]*[%％]?")
NOTHING = ("—", "——", "-", "－", "–", "/", "／", "…")  # a total row has no place in an order


TIME = pattern(r"(?:19|20)\d\d年?度?|\d{1,2}月份?", needs="19|20|月")  # a number that names a row


def _are_units(column: int, cells: list[dict[int, Passage]]) -> bool:
    """Return whether a column 单位 holds units of measure, and not organisations."""
    texts = [row[column].text.strip() for row in cells if column in row]
    known = [text for text in texts if KNOWN_UNIT.fullmatch(text)]
    return 2 * len(known) >= len([text for text in texts if text])


MOVED_HEAD = pattern(
    "(?:[增降减]|[同环]比|占|比[上去]|±)[^额量数]*$|完成[一-鿿]{0,2}(?:计划|预算|任务|目标)$",
    needs="增|降|减|比|占|±|完成",
)
MOVED_RATE = pattern("增长$|[同环]比$|占|[增升降][幅长]|完成[一-鿿]{0,2}(?:计划|预算|任务|目标)$")
RATE_HEAD = pattern(
    "(?<![汇频功速心利])率$|增幅$|增速$|涨幅$|降幅$|比重$|占比$|比例$|[存贷]比$|进度$",
    needs="率|幅|速|比|进度",
)  # in % beside a table's 亿元


BRACKETED = pattern("[（(]")


class _UnitFinder:
    """Finds the unit of a cell: of its row, of its column, of a column of units, of the table."""

    def __init__(
        self, plan: TablePlan, heads: list[str], names: list[str], cells: list[dict[int, Passage]]
    ) -> None:
        if plan.unit:
            stated = UNIT_STATED.match(plan.unit.text.strip())
        else:
            stated = UNIT_IN_TITLE.search(plan.title.text)
        all_units = SEVERAL.split(stated[1]) if stated else []
        units = [unit for unit in all_units if unit not in SHARES]
        with_rates = len(units) < len(all_units)  # 单位：亿元、%
        plain = [plain_name(head) for head in heads]
        sure = [bool(RATE_HEAD.search(head)) for head in plain]
        moved = MOVED_RATE if any(sure) else MOVED_HEAD  # 比年初增减 beside 不良率 is no rate
        self.heads = [_unit_in(head) for head in heads]
        bare = [plain_name(head) for head in heads if not BRACKETED.search(head)]
        self.of_tables = [
            "%" if rate or (with_rates and moved.search(head)) else _one_of(units, head, bare)
            for head, rate in zip(plain, sure, strict=True)
        ]
        named = (at for at, head in enumerate(heads) if head in UNIT_HEADS)
        column = next((at for at in named if _are_units(at, cells)), -1)
        self.rows = [
            row[column].text.strip() if column in row else _unit_in(name)
            for row, name in zip(cells, names, strict=True)
        ]

    def at(self, row: int, column: int) -> str:
        head = self.heads[column]
        if head in SHARES:  # 同比（%） of an indicator in 亿元
            return head
        return self.rows[row] or head or self.of_tables[column]


def _one_of(units: list[str], head: str, heads: list[str]) -> str:
    """Return which of a table's units is a column's: 户 of 登记户数, 亿元 of 收入."""
    if len(units) < len(("one", "other")):
        is_of_sum = bool(units) and not (
            units[0].endswith("元") and head.endswith("数") and COUNTS.search(head[:-1])
        )
        return units[0] if is_of_sum else ""  # 天数 beside 单位：万元、%
    named = [unit for unit in units if _is_named(unit, head)]
    if named or EACH.search(head):
        return named[0] if len(named) == 1 else ""
    rest = [unit for unit in units if not any(_is_named(unit, each) for each in heads)]
    if len(rest) > 1:
        money = bool(MONEY.search(head))
        rest = [unit for unit in rest if unit.endswith("元") == money]
    return rest[0] if len(rest) == 1 and not COUNTS.search(head) else ""


def _is_named(unit: str, head: str) -> bool:
    """Return whether a head names what a unit counts: 户 of 登记户数, 亩 of 面积."""
    what = unit.lstrip("万亿千百")
    if EACH.search(head):
        return what in ("公斤", "千克") and "产" in head
    called = next((heads for heads, units in OF_NOUNS if what in units), CALLED.get(unit, what))
    return bool(re.search(called, head))


EACH = pattern("(?!平)[一-鿿]均|每|亩产|单产|均价")
OF_NOUNS = (
    ("面积", ("亩", "公顷", "平方米", "平方公里")),
    ("产量|货运量|吞吐量|库存|收购", ("吨",)),
    ("里程|全长|公里", ("公里", "千米")),
)
CALLED = {"天": "日|天"}  # 雨日 beside 单位：毫米、天
MONEY = pattern(
    "收入|支出|资金|金额|投资|产值|利润|税|费|成本|余额|[存贷]款|[^数]额|经费|预算|债|增加值"
)
COUNTS = pattern("[天人户件起家个次期场辆台只头张份名处所宗数]数?$")


def _unit_in(words: str) -> str:
    """Return the unit that a label gives in brackets: 产值（万元）; % of 占比%."""
    for match in UNIT_IN_BRACKETS.finditer(words):
        if KNOWN_UNIT.fullmatch(match[1]):
            return match[1]
    return "%" if words.endswith(("%", "％")) else ""


def _number(passage: Passage, unit: str, material: Material) -> Cell | None:
    text = passage.text
    parted = _parted(text.strip())
    if parted is None:
        return None
    digits, own = parted
    offset = len(text) - len(text.lstrip())
    figure = passage.figure_at(offset + len(digits) - 1) if passage.spans else ""
    if figure and not own:
        unit = material.figures[figure].unit or unit
    amounts = _amounts(digits, own or unit)
    if amounts is None:
        return None
    amount, step, scale, counted, blur = amounts
    return Cell(amount, step, scale, counted, passage, offset, figure, blur)


@lru_cache(maxsize=8192)
def _parted(text: str) -> tuple[str, str] | None:
    """Return the digits of a cell that is a number, and the unit behind them; else None."""
    match = CELL.fullmatch(text)
    if match is None:
        return None
    return match[1], "" if match[2].startswith(("（", "(")) else match[2]


@lru_cache(maxsize=8192)
def _amounts(digits: str, unit: str) -> tuple[Decimal, Decimal, Decimal, str, Decimal] | None:
    """Return amount, step, scale, what is counted and the rounding of a cell's digits."""
    value = read_value(digits.strip("↑↓+ ").replace(" ", ""))
    if value.number is None:
        return None
    scale, counted = unit_parts(unit)
    step = value.step * scale
    sign = -1 if digits.startswith("↓") else 1
    return sign * value.number * scale, step, scale, counted, rounding(step, scale, counted)


def rounding(step: Decimal, scale: Decimal, unit: str) -> Decimal:
    """Return how far a number may be off by rounding: what is counted one by one is not."""
    return Decimal(0) if step == scale == 1 and unit != "元" else step / 2


PLAIN_NAME = pattern(
    r"[（(][^（）()]*[）)]|\s|其中[:：]?|[#＃]|^\d{1,2}[.．、]|^[一二三四五六七八九十]+、|^（[一二三四五六七八九十]+）"
)


@lru_cache(maxsize=8192)
def plain_name(words: str) -> str:
    """Return a label without blanks, brackets, units and numbering."""
    return PLAIN_NAME.sub("", words)


def lines_of(grid: Grid) -> Iterator[tuple[tuple[Line, ...], tuple[Line, ...]]]:
    """Yield the table as it stands and turned: what holds of columns may hold of rows."""
    yield grid.columns, grid.rows
    yield grid.rows, grid.columns
