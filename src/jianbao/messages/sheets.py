"""What is said of spreadsheets: of files, sheets and cells that cannot be used."""

from __future__ import annotations

from jianbao.messages.findings import Level, Place, message
from jianbao.messages.terms import Term

CELL_ERROR = Term("a formula of it failed", "公式出错")
CELL_FORMULA = Term(
    "its formula was never computed: save the file in Excel or WPS",
    "公式没有结果，请在Excel或WPS中打开保存",
)
CELL_DATE = Term(
    "it is a date; format the cell as text or number", "是日期，请把单元格设为文本或数值"
)
CELL_TRUTH = Term("it is TRUE or FALSE, no number", "是逻辑值，不是数")
CELL_FORMAT = Term(
    "its format is scientific, a fraction, a condition or the like: show a plain number",
    "单元格格式为科学计数、分数、条件等，请改为普通数值",
)
CELL_COVERED = Term(
    "it is part of a joined cell: name its upper left one", "属于合并单元格，请写左上角那一格"
)
CELL_HIDDEN_ROW = Term("its row is hidden", "所在行被隐藏")
CELL_HIDDEN_COLUMN = Term("its column is hidden", "所在列被隐藏")
CELL_HIDDEN_SHEET = Term("its sheet is hidden", "所在工作表被隐藏")
CELL_SHOWS_NOTHING = Term("its format shows nothing", "单元格格式使其不显示")
CELL_EMPTY = Term("it is empty", "是空格")
CELL_LINES = Term("it has several lines", "有多行文字")
CELL_TYPED = Term(
    "it is a number typed as text, which no sum of the sheet counts",
    "是文本格式的数字，表内求和不计",
)
CELL_UNITS = Term("its unit is another than the figure's", "所带单位与该数据的单位不同")
ENCRYPTED = Term("it is locked by a password", "有密码保护")
NO_SHEETS = Term("it has no sheets with cells", "没有工作表")
NO_SHEET_LIBRARY = Term(
    "this kind needs the extra 'sheets' (pip install 'jianbao[sheets]'); or save it as .xlsx",
    "读此类文件须装附加组件（pip install 'jianbao[sheets]'），或另存为.xlsx",
)


@message(
    Level.ERROR,
    en="{name} cannot be read as a spreadsheet: {reason}",
    zh="{name}不能作为表格读取：{reason}",
    hint=Term("open it in Excel or WPS and save it as .xlsx", "请在Excel或WPS中打开，另存为.xlsx"),
)
def cannot_read_sheet(place: Place | None, /, *, name: str, reason: Term) -> None: ...


@message(
    Level.ERROR,
    en="{name} has no file name of a spreadsheet in the briefing's own folder",
    zh="{name}不是简报文件夹内的表格文件名",
    hint=Term(
        "put the .xlsx, .xls, .et, .ods or .csv beside figures.yaml and give its bare name",
        "把.xlsx、.xls、.et、.ods或.csv放在figures.yaml旁，只写文件名",
    ),
)
def sheet_file_name(place: Place | None, /, *, name: str) -> None: ...


@message(
    Level.ERROR,
    en="no spreadsheet is named for {cell}",
    zh="{cell}没有说明出自哪个表格文件",
    hint=Term(
        "write `from: NAME.xlsx` at the head of figures.yaml, or NAME.xlsx!{cell}",
        "在figures.yaml开头写from: 文件名.xlsx，或写作“文件名.xlsx!{cell}”",
    ),
)
def sheet_not_named(place: Place | None, /, *, cell: str) -> None: ...


@message(
    Level.ERROR,
    en="{name} has no sheet {sheet}; it has {sheets}",
    zh="{name}没有工作表“{sheet}”，只有{sheets}",
    hint=Term("write the sheet's name as its tab shows it", "照工作表标签写名称"),
)
def sheet_unknown(place: Place | None, /, *, name: str, sheet: str, sheets: str) -> None: ...


@message(
    Level.ERROR,
    en="{cell} is no cell: neither B3 nor row×column",
    zh="{cell}不是单元格：既不是B3这样的位置，也不是“行名×栏名”",
    hint=Term("such as B3, Sheet1!B3, or row×column by their labels", "如B3、汇总!B3，或批捕×本期"),
)
def cell_unreadable(place: Place | None, /, *, cell: str) -> None: ...


@message(
    Level.ERROR,
    en="{cell} has no usable value: {reason} ({text})",
    zh="{cell}的值不能用：{reason}（{text}）",
    hint=Term(
        "mend the cell, or type the value into figures.yaml",
        "请改正该格，或在figures.yaml中写value",
    ),
)
def cell_refused(place: Place | None, /, *, cell: str, reason: Term, text: str) -> None: ...


@message(
    Level.ERROR,
    en="no cell says {label}, which is named as a row or a column",
    zh="表中没有写着“{label}”的行或栏",
    hint=Term("write the label as its cell shows it; there are {near}", "照表中所写填；有{near}"),
)
def label_unknown(place: Place | None, /, *, label: str, near: str) -> None: ...


@message(
    Level.ERROR,
    en="{label} names several cells: {cells}",
    zh="“{label}”对应多个单元格：{cells}",
    hint=Term("name the cell itself, such as B3", "请直接写单元格，如B3"),
)
def label_twice(place: Place | None, /, *, label: str, cells: str) -> None: ...


@message(
    Level.ERROR,
    en="{key} and {other} are both given",
    zh="{key}和{other}只能写一个",
    hint=Term("keep the one that holds", "保留一个"),
)
def cell_and_value(place: Place | None, /, *, key: str, other: str) -> None: ...


@message(
    Level.ERROR,
    en="{cells} is no range of cells such as A1:D8",
    zh="{cells}不是A1:D8这样的区域",
    hint=Term("such as A1:D8, Sheet1!A1:D8, or REPORT.xlsx!Sheet1!A1:D8", "如A1:D8、汇总!A1:D8"),
)
def range_unreadable(place: Place | None, /, *, cells: str) -> None: ...


@message(
    Level.ERROR,
    en="{name} is larger than any ledger: more than {rows} rows",
    zh="{name}过大，超过{rows}行",
)
def sheet_too_large(place: Place | None, /, *, name: str, rows: int) -> None: ...
