"""What a number of a sentence asks of a table, and the words that ask: 占, 比…多, 相差, 均."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from jianbao.audit import totals
from jianbao.audit.measured import MEASURES, Measured
from jianbao.audit.patterns import pattern
from jianbao.audit.tables.grid import Cell, Line
from jianbao.audit.tables.naming import Column, Sheet, naming, shortened

SHARE = pattern(
    "(?:占(?!比最)(?:到|了)?|贡献了?)([^占]*?)的?(?:比重|比例|份额)?[为达约近是的]*$",
    needs="占|贡献",
)
AGAINST = pattern(
    "(?:较|(?<![同环贷占])比|高[出于过]|低于|超(?:[出过]|(?![标额限时期载员市]))|落后于?|领先于?|少于|多于|快于|慢于)([^，。；、：]*)$",
    needs="比|较|高|低|超|落|领|少|多|快|慢",
)
EXTREMES = pattern("最[高多大快低少小慢].{0,6}最[高多大快低少小慢]", needs="最")
TIMES_OF = pattern(
    "(?:是|为|相当于|完成|只有|仅有?|达到?|超过?|不到|不足)([^，。；、：]*)的[近约]*$", needs="的"
)
APART = pattern("(?:相差|差距|极差|差额|落差|之差)(?:了|达|为|约|仅|有)*$", needs="差")
MOVED = pattern(
    "(增加|减少|净增|净减|增长|下降|提高|降低|上升|回落|回升|提升|扩大|缩短|延长|多|少|增|减|降|升|高|低|快|慢|偏多|偏少|亏损?|[多少][招收支征产售销缴报录补拨完])[了出收支蓄达为约至]*$"
)
DOWN = pattern("缩短|减|下降|降低|降幅|回落|少|降|低|慢")
UP = pattern("延长|增|上升|提高|提升|升|多|快")
MORE = pattern("^(?:高[出于过]|多于|超[出过])|(?:[高多长]|增[加长]|上升|提高)[了出为约达近]*$")
LESS = pattern("^(?:低于|少于)|(?:[低少短]|下降|回落)[了出为约达近]*$")
FALLING = pattern("降幅|减幅|跌|亏|缩|差距")


def way_said(lead: str) -> int:
    """Return 1 where words say that one is more than another, -1 if less, 0 if neither."""
    match = AGAINST.search(lead)
    if match is None or FALLING.search(lead):
        return 0
    return int(bool(MORE.search(match[0]))) - int(bool(LESS.search(match[0])))


GROWN = pattern(
    "增长|增幅|增速|涨|降幅|下降|上升|回落|增加|减少|同比|环比|偏多|偏少|提高|降低|多|少|高|低"
)
REST = pattern("未|尚|还[有差需]|剩|其余|缺|差|待|欠")
OVERDONE = pattern(
    "超额完成|[超多少]完成|超(?:计划|任务|目标|预算)|[超短][收支产]|^还?差$", needs="超|完成|短|差"
)
TOGETHER = pattern(f"{totals.TOGETHER}|[二两三四五六七八九]者|总[量数额]|累计|相加")
ALL = pattern(
    "全[国省市县区州镇乡院校行年部体域局司]|[总共]|合计|累计|平均|各[一-鿿]{0,3}[共均]|所有|整体|总体"
)
MEAN = pattern("均|每")
FULL = 2  # how far words name a column in full
ALL_ROWS = pattern("合计|全[国省市县区州镇乡院校行系部社]|平均|均值|总体|整体|同期水平")
GROWTH_HEAD = pattern("距平|偏[多少]|较|±")


class Answer(Struct, frozen=True):
    """What a table gives, how far that may be off, and how far the words named its columns."""

    amount: Decimal
    blur: Decimal
    working: str
    named: int
    is_signed: bool = False  # the cell itself says by its sign which way it went
    is_asked: bool = False  # words ask for this reckoning: 占, 比…多, 相差
    is_cell: bool = False  # stands in the table just so
    is_widest: bool = False  # the first and the last of a column
    is_turned: bool = False  # words say 高 of what is lower, or 少 of what is more


class Question(Struct, frozen=True):
    """A number of a sentence: its words, the rows that it is of, and the sheet."""

    words: str  # all of the passage
    number: Measured
    lead: str
    around: str  # the sentence to the number's end
    rows: tuple[Line, ...]
    sheet: Sheet
    columns: tuple[Column, ...]  # those of the time that the words name

    after: str = ""  # what is counted: 断面 of 25个断面
    parts: tuple[Line, ...] = ()  # the rows that it is said of together: 牛肉和羊肉
    others: tuple[Line, ...] = ()  # the rows that it is held against

    def named(self, *columns: Column) -> int:
        """Return how far words name columns: those right before the number more."""
        return sum(self._named(column) for column in columns)

    def _named(self, column: Column) -> int:
        for words in (self.lead, self.after):
            if named := naming(column, words):
                return 0 if self._is_part(column, words) else 3 * named
        near = self.around.rpartition("；")[2]  # 高温日数市区最多；西岭暴雨日数最多，比市区多3天
        spoken = any(naming(each, near) == FULL for each in self.sheet.columns)
        around = near if spoken else self.around
        return 0 if self._is_part(column, around) else naming(column, around)

    def _is_part(self, column: Column, words: str) -> bool:
        """Return whether words name a column whose name has this one's: 不合格 of 合格数."""
        own = shortened(column.core)
        return any(
            own != longer and own in longer and longer in words
            for longer in (shortened(other.core) for other in self.sheet.columns)
        )


def fits(number: Measured, cell: Cell, column: Column) -> bool:
    """Return whether a number may say a cell: of its unit, or of none that is written."""
    if number.is_percent or number.unit in ("百分点", "倍"):
        return cell.unit == number.unit
    if cell.unit or not number.unit:
        alike = cell.unit in (number.unit, number.same)
        return alike or (bool(number.unit) and cell.unit.startswith(f"{number.unit}/"))
    if column.stated:
        return column.stated.startswith((number.unit, number.same))
    is_measure = "/" in number.unit or number.unit[0] in MEASURES
    return not is_measure or number.unit in column.name


def rounded_off(cell: Cell, number: Measured) -> Decimal:
    """Return how far a number that tells a cell may be off: only where one of both is coarser."""
    if number.step > cell.step:
        return number.step
    return cell.step / 2 if cell.step > number.step else Decimal(0)
