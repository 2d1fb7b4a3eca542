"""A template's folder -> `Template`: which blocks in which order, labels, theme, sheet plan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from jianbao.errors import InputError, Place, Problems
from jianbao.fonts import SHIPPED
from jianbao.shape import Field, Kind, Record, check_record, note_unknown
from jianbao.source import read_yaml
from jianbao.theme import THEME_FIELDS, Theme, make_theme

PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")

BLOCK_STYLES = {
    "title": ("title",),
    "subtitle": ("subtitle",),
    "issuer": ("issuer",),
    "sections": ("heading1", "body", "footnote"),
    "editor": ("editor",),
    "contents": ("contents_title", "contents"),
    "page_break": (),
    "index": ("index_title", "cell", "cell_value", "cell_center", "cell_head", "cell_group"),
    "sheet": (
        "sheet_title", "sheet_period", "tile_label", "tile_value", "tile_detail", "tile_change",
        "cell", "cell_value", "cell_center", "cell_head", "cell_group",
        "chart_title", "chart_caption", "sheet_note",
    ),
}  # fmt: skip
"""What a template can print, and the styles each needs."""

WORD_NAMES = {"page_number": "footer", "contents": "toc 1"}
"""Styles that Word goes by the name of: no other will do."""

NUMBERING_FIELDS = (
    Field("heading", Kind.TEXT, "before a section's heading", default="{chinese}、"),
    Field("item", Kind.TEXT, "before an item", default="{chinese}是"),
    Field("heading2", Kind.TEXT, "before a heading of the second level", default="（{chinese}）"),
    Field("heading3", Kind.TEXT, "before one of the third", default="{number}."),
    Field("heading4", Kind.TEXT, "before one of the fourth", default="（{number}）"),
)

LABEL_FIELDS = (
    Field("subtitle", Kind.TEXT, "around the subtitle", default="——{text}"),
    Field("editor", Kind.TEXT, "around the editor's name", default="（责任编辑：{text}）"),
    Field("index", Kind.TEXT, "title of the index of figures", default="数据出处索引"),
    Field("column_pages", Kind.TEXT, "head of a column", default="页码"),
    Field("contents", Kind.TEXT, "title of the table of contents", default="目　录"),
    Field("reference", Kind.TEXT, "a section referred to", default="第{chinese}部分"),
    Field("table_number", Kind.TEXT, "a table's number", default="表{number}"),
    Field("figure_number", Kind.TEXT, "a chart's number", default="图{number}"),
    Field("table_unit", Kind.TEXT, "unit of a table's numbers", default="单位：{unit}"),
    Field("reference_page", Kind.TEXT, "the page of a section", default="第{page}页"),
    Field(
        "page_number", Kind.TEXT, "number of a page; {pages} is how many there are",
        default="— {page} —",
    ),
    Field("sheet_title", Kind.TEXT, "title of the metrics sheet", default="主要指标一览表"),
    Field("sheet_annex", Kind.TEXT, "title of its annex", default="主要指标一览表（附页）"),
    Field(
        "sheet_period", Kind.TEXT, "line under the title",
        default="{issuer}　　统计时段：{period}{mark}",
    ),
    Field("column_name", Kind.TEXT, "head of a column", default="指标"),
    Field("column_value", Kind.TEXT, "head of a column", default="数值"),
    Field("column_period", Kind.TEXT, "head of a column", default="时段或口径"),
    Field("column_change", Kind.TEXT, "head of a column", default="变化／目标"),
    Field("column_source", Kind.TEXT, "head of a column", default="出处"),
    Field("sheet_note", Kind.TEXT, "the note on the period", default="{mark}{note}"),
    Field(
        "sheet_sources", Kind.TEXT, "how to read the last column",
        default="出处为正文部分及要点序号，如“三·一”指第三部分第一点；“—”指正文未列变化或目标。",
    ),
    Field(
        "sheet_moved", Kind.TEXT, "on the sheet, when figures went to the annex",
        default="另有{count}项指标见附页。",
    ),
    Field("source_section", Kind.TEXT, "source in a section's opening", default="{section}"),
    Field("source_item", Kind.TEXT, "source in an item", default="{section}·{item}"),
    Field("source_preface", Kind.TEXT, "source before the first heading", default="导语"),
    Field("source_closing", Kind.TEXT, "source behind the last heading", default="结尾"),
    Field("other_group", Kind.TEXT, "figures without a group", default="其他"),
    Field("nothing", Kind.TEXT, "an empty cell", default="—"),
    Field("unstated", Kind.TEXT, "a period that the paper does not state", default="时段未注明"),
    Field("up", Kind.TEXT, "a rise", default="↑{value}"),
    Field("down", Kind.TEXT, "a fall", default="↓{value}"),
    Field("target_met", Kind.TEXT, "a target that is met", default="目标{value}已达"),
    Field("target_missed", Kind.TEXT, "a target that is not met", default="目标{value}未达"),
    Field("target", Kind.TEXT, "a target that cannot be compared", default="目标{value}"),
    Field("year", Kind.TEXT, "a year", default="{year}年"),
    Field("month", Kind.TEXT, "a month", default="{year}年{month}月"),
    Field("day", Kind.TEXT, "a day", default="{year}年{month}月{day}日"),
    Field("months", Kind.TEXT, "months of one year", default="{year}年{first}—{last}月"),
    Field("range", Kind.TEXT, "any other period", default="{first}至{last}"),
    Field("scope", Kind.TEXT, "period and scope", default="{period}，{scope}"),
    Field("period_sign", Kind.TEXT, "sign of the briefing's period", default="①"),
    Field("change_behind", Kind.TEXT, "a change behind a name", default="（{change}）"),
    Field("and", Kind.TEXT, "between change and target", default="　"),
)  # fmt: skip

RUNG_FIELDS = (
    Field("row", Kind.NUMBER, "height of a row", required=True, unit="pt", least=1),
    Field(
        "columns", Kind.NUMBER, "tables side by side", unit="1 or 2", default="1", least=1, most=2
    ),
    Field("annex", Kind.FLAG, "whether figures may go to the annex page", default="no"),
    Field("size", Kind.NUMBER, "type size of the tables", required=True, unit="pt", least=1),
)

SHEET_FIELDS = (
    Field("ladder", Kind.RECORDS, "what is tried, in this order, to fit one page",
          required=True, fields=RUNG_FIELDS),
    Field("gap", Kind.NUMBER, "between the parts", unit="pt", default="8"),
    Field("tiles", Kind.NUMBER, "tiles in a row", unit="tiles", default="5", least=1),
    Field("chart_height", Kind.NUMBER, "height of a chart", unit="pt", default="110"),
)  # fmt: skip

TEMPLATE_FIELDS = (
    Field("name", Kind.TEXT, "the template's Chinese name", required=True),
    Field("purpose", Kind.TEXT, "what it is for, in one line", required=True),
    Field("suffix", Kind.TEXT, "behind the briefing's name in file names"),
    Field("sheet", Kind.TEXT, "template of the metrics sheet that comes with it"),
    Field("blocks", Kind.TEXTS, "what it prints, in order", required=True),
    Field("numbering", Kind.RECORD, "numbers of headings and items", fields=NUMBERING_FIELDS),
    Field("labels", Kind.RECORD, "words that the template adds", fields=LABEL_FIELDS),
    Field("metrics", Kind.RECORD, "the metrics sheet", fields=SHEET_FIELDS),
    Field("theme", Kind.RECORD, "how it looks", required=True, fields=THEME_FIELDS),
)


class Rung(Struct, frozen=True):
    """One step of the ladder: how the sheet is set, if that fits one page."""

    row: float
    columns: int
    annex: bool
    size: float


class SheetPlan(Struct, frozen=True):
    """How the metrics sheet is made."""

    ladder: tuple[Rung, ...]
    gap: float
    tiles: int
    chart_height: float


class Template(Struct, frozen=True):
    """One kind of paper, as data."""

    name: str
    suffix: str
    sheet: str
    blocks: tuple[str, ...]
    heading_number: str
    item_number: str
    part_numbers: tuple[str, ...]  # before headings of the second level and those below
    labels: dict[str, str]
    metrics: SheetPlan
    theme: Theme
    source: bytes

    def label(self, name: str, /, **values: object) -> str:
        """Return a label with its `{name}`s filled in."""
        return fill(self.labels[name], **values)


def fill(text: str, /, **values: object) -> str:
    """Replace `{name}` by its value. Nothing else in the text has a meaning."""
    return PLACEHOLDER.sub(lambda name: str(values.get(name[1], name[0])), text)


def parts(text: str, /, **values: object) -> Iterator[tuple[str, str]]:
    """Yield a label's text in parts, filled in, each with the name that it stands for or ""."""
    start = 0
    for found in PLACEHOLDER.finditer(text):
        if found[1] in values:
            if found.start() > start:
                yield text[start : found.start()], ""
            yield str(values[found[1]]), found[1]
            start = found.end()
    if start < len(text):
        yield text[start:], ""


def template_folders(working_folder: Path) -> tuple[Path, ...]:
    """Return where templates are looked for: the user's own first, then those installed."""
    package = Path(__file__).parent
    installed = package / "templates"
    checkout = package.parents[1] / "templates"
    return (working_folder / "templates", installed if installed.is_dir() else checkout)


def read_template(name: str, folders: tuple[Path, ...], asked_at: Place | None = None) -> Template:
    """Return the template called `name` from the first of `folders` that has it.

    Raises InputError where there is none, or with all that is wrong in it.
    """
    problems = Problems()
    for folder in folders:
        if name in _names(folder):
            return _read(folder / name / "template.yaml", name, problems)
    known = sorted({name for folder in folders for name in _names(folder)})
    note_unknown("unknown-template", asked_at, name, known, problems)
    raise InputError(problems.findings)


def _names(folder: Path) -> set[str]:
    return {path.parent.name for path in folder.glob("*/template.yaml")}


def _read(path: Path, name: str, problems: Problems) -> Template:
    source = path.read_bytes()
    node = read_yaml(path.as_posix(), source, problems)
    problems.raise_if_any()
    assert node is not None
    record = check_record(node, TEMPLATE_FIELDS, problems)
    _check_names(record, problems)
    problems.raise_if_any()
    numbering, labels = record.record("numbering"), record.record("labels")
    return Template(
        name=name,
        suffix=record.string("suffix"),
        sheet=record.string("sheet"),
        blocks=tuple(block.text for block in record.texts("blocks")),
        heading_number=_with_default(numbering, NUMBERING_FIELDS[0]),
        item_number=_with_default(numbering, NUMBERING_FIELDS[1]),
        part_numbers=tuple(_with_default(numbering, field) for field in NUMBERING_FIELDS[2:]),
        labels={label.name: _with_default(labels, label) for label in LABEL_FIELDS},
        metrics=_sheet_plan(record.record("metrics")),
        theme=make_theme(record.record("theme")),
        source=source,
    )


def _with_default(record: Record, field: Field) -> str:
    return record.string(field.name, field.default)


def _check_names(record: Record, problems: Problems) -> None:
    """Note blocks and faces that do not exist, and styles that the blocks need."""
    for block in record.texts("blocks"):
        if block.text not in BLOCK_STYLES:
            note_unknown("unknown-choice", block.place, block.text, list(BLOCK_STYLES), problems)
    suffix = record.text("suffix")
    if suffix and "/" in suffix.text:
        problems.error("wrong-type", suffix.place, key="suffix", found=suffix, kind="@kind-text")
    theme = record.record("theme")
    styles = theme.record_map("styles")
    needed = [name for block in record.texts("blocks") for name in BLOCK_STYLES.get(block.text, ())]
    if theme.record("page").flag("numbers", True):
        needed.append("page_number")
    for name in needed:
        if name not in styles:
            problems.error("missing-style", theme.place, name=name)
    _check_word_names(styles, problems)
    faces = [style.text("face") for style in styles.values()]
    for face in [*faces, theme.text("strong"), theme.text("lead")]:
        if face and face.text not in SHIPPED:
            note_unknown("unknown-choice", face.place, face.text, list(SHIPPED), problems)


def _check_word_names(styles: dict[str, Record], problems: Problems) -> None:
    """Note names that Word would take for one style, those that it would not know, and contents
    whose page numbers would stand outside their lines."""
    known: dict[str, str] = {}
    for name, style in styles.items():
        word = style.text("word")
        if word and word.text.lower() in known:
            first = known[word.text.lower()]
            problems.error("repeated-style", word.place, word=word, name=name, first=first)
        elif word:
            known[word.text.lower()] = name
    for name, wanted in WORD_NAMES.items():
        word = styles[name].text("word") if name in styles else None
        if word and word.text != wanted:
            problems.error("word-style", word.place, name=name, word=word, wanted=wanted)
    contents = styles.get("contents")
    if contents and contents.number("right"):
        problems.error("contents-right", contents.place)


def _sheet_plan(record: Record) -> SheetPlan:
    def number(name: str) -> float:
        default = next(field.default for field in SHEET_FIELDS if field.name == name)
        return record.number(name, float(default))

    return SheetPlan(
        ladder=tuple(
            Rung(
                row=rung.number("row"),
                columns=int(rung.number("columns", 1)),
                annex=rung.flag("annex"),
                size=rung.number("size"),
            )
            for rung in record.records("ladder")
        ),
        gap=number("gap"),
        tiles=int(number("tiles")),
        chart_height=number("chart_height"),
    )
