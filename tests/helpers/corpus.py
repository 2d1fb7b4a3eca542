"""A corpus that tries to break the agreement: generated, the same on every run.

Each sample is a document of blocks. Its sentences are shuffled from what line breakers stumble
over: numbers, ranges, units, nested quotes, brackets, dashes, ellipses, Latin words, web addresses,
names with ·, characters that only a stand-in face has.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from random import Random

from msgspec.structs import replace

from jianbao.compose.template.reading import read_template
from jianbao.document.charts import ChartSeries, PagedChart
from jianbao.document.composed import Composed, Heading, Paragraph, Properties
from jianbao.document.inlines import Inline, LineEnd, NoteMark, Words
from jianbao.document.paged import Cell, Grid, Paged, PagedText, Row, Ruling
from jianbao.document.theme import Theme
from tests.conftest import ROOT
from tests.helpers.laid import Part, gap, paper

WORDS = (
    "全市检察机关", "坚持", "以人民为中心", "深入推进", "公益诉讼", "办案质效", "同比", "上升",
    "下降", "批准逮捕", "不批捕", "提起公诉", "认罪认罚", "适用率", "监督立案", "涉案企业",
    "合规改革", "试点", "基层检察院", "排名全省", "队伍建设", "党建引领", "业务数据", "研判会商",
    "侦查监督", "协作配合", "办公室", "长效机制", "问题线索", "整改落实", "群众", "获得感",
    "司法救助", "未成年人", "保护", "为", "在", "的", "了", "并", "与", "和", "对", "把", "新",
    "县", "市", "区", "院", "案", "人", "件",
)  # fmt: skip
NUMBERS = (
    "2022年1至5月", "2021年", "98.95%", "40.0%", "0.52‰", "36.5℃", "8265人", "12件", "第3",
    "3.5个百分点", "10%～15%", "3—5天", "2022-07-04", "1,234.5万元", "12,000人次", "1∶1.5",
    "100余个", "±0.5%", "-3.2%", "13:30", "2/3", "5G", "20#", "№18", "≥95%", "25㎡", "②", "1.5亿",
    "§7", "(2022)", "[3]",
)  # fmt: skip
QUOTED = (
    "“四大检察”", "“‘两个维护’是最高政治原则”", "“跳出萍乡看萍乡”", "“脱后”", "‘一号工程’",
    "《刑法》", "《〈刑法修正案（十一）〉的理解与适用》",
    "《关于健全完善侦查监督与协作配合的意见》", "（刑事）", "（2022）1号", "（含公安机关、法院）",
    "〔2022〕12号", "【要点】", "『法治』", "「双赢」", "“5+N”", "（APP上线）", "《WTO协定》",
    "APP“随手拍”", "5G（移动通信）", "GDP〔核算〕", "“12309”", "（98.95%）",
)  # fmt: skip
SIGNS = ("——", "……", "—", "·", "/", "、", "～", "——既严又实——", "……等等", "＋", "％")
LATIN = (
    "APP", "VIP", "COVID-19", "e-mail", "Windows 10", "jcy@pingxiang.gov.cn", "GDP", "PPP",
    "ISO9001", "https://www.example.org/news/2022/07/index.html", "www.12309.gov.cn",
    "The Belt and Road", "AI", "http://example.org/search?q=a+b&page=2#top", "R&D", "C++",
    "Notepad++", "g++", "No.5", "x=1.5", "UTF-8", "a_b", "U.S.", "état", "α粒子", "node.js",
)  # fmt: skip
NAMES = (
    "艾合买提·买买提", "古丽娜尔·阿不都热合曼", "才仁卓玛·索南", "李喆", "朱镕", "王珺", "陈堃",
    "刘昇", "张垚", "赵犇", "翁旻玥", "钱祎", "孙翀", "约翰·F·肯尼迪",
)  # fmt: skip
PAUSES = ("，", "，", "，", "、", "；", "：")
STOPS = ("。", "。", "。", "！", "？")

KINDS: tuple[tuple[str, ...], ...] = (WORDS, NUMBERS, QUOTED, SIGNS, LATIN, NAMES)
WEIGHTS = {
    "dense": (14, 8, 6, 1, 2, 1),
    "plain": (14, 0, 6, 0, 0, 1),  # nothing that LibreOffice has quirks about
}

PROPERTIES = Properties("语料", "单位", "", "zh-CN", datetime(2022, 7, 4, tzinfo=UTC))
CELLS = ("cell", "cell_head", "cell_value", "cell_center")
RULING = Ruling(top=1.0, bottom=1.0, between_rows=0.5, between_columns=0.5)


def corpus_theme() -> Theme:
    """Return the overview's theme with the metrics sheet's styles of cells."""
    overview, sheet = (
        read_template(name, (ROOT / "templates",)).theme for name in ("overview", "metrics-sheet")
    )
    return replace(
        overview, styles={**overview.styles, **{name: sheet.style(name) for name in CELLS}}
    )


def corpus() -> dict[str, Composed | Paged]:
    """Return the samples by name."""
    return {name: sample(name) for name in SAMPLES}


def sample(name: str) -> Composed | Paged:
    """Return one of them, the same each time."""
    return SAMPLES[name](Random(f"jianbao 9 {name}"))


def prose(random: Random) -> Composed | Paged:
    """Paragraphs of every length under headings of every length; words in other faces."""
    blocks: list[Part] = [_title()]
    for _ in range(75):
        if random.random() < 0.3:
            blocks.append(_heading(random))
        blocks.append(Paragraph("body", _faces(_sentences(random, 1, 4), random)))
    return paper(tuple(blocks), (), PROPERTIES)


def headings(random: Random, kind: str = "dense") -> Composed | Paged:
    """Short paragraphs between many headings, so that headings come to stand at page ends."""
    blocks: list[Part] = []
    for _ in range(60):
        for _ in range(random.choice((1, 1, 1, 2))):
            blocks.append(_heading(random))
        blocks += [_body(_sentences(random, 1, 1, kind)) for _ in range(random.randint(1, 3))]
    return paper(tuple(blocks), (), PROPERTIES)


def plain_headings(random: Random) -> Composed | Paged:
    """Return the same with nothing that LibreOffice has quirks about."""
    return headings(random, "plain")


def footnotes(random: Random) -> Composed | Paged:
    """Notes of one to seven lines, single and in clusters, wherever they fall on the page."""
    notes: list[tuple[Inline, ...]] = []
    blocks: list[Part] = []
    for _ in range(70):
        inlines: list[Inline] = []
        for _ in range(random.randint(1, 3)):
            inlines.append(Words(_sentence(random, "plain")[:-1]))
            if random.random() < 0.35:
                inlines.append(NoteMark(len(notes)))
                notes.append((Words(_of_lines(random, random.choice((1, 1, 2, 2, 3, 4, 5, 7)))),))
            inlines.append(Words("。"))
        blocks.append(Paragraph("body", tuple(inlines)))
    return paper(tuple(blocks), tuple(notes), PROPERTIES)


def tables(random: Random) -> Composed | Paged:
    """Tables across pages with headers that are repeated, charts in cells, gaps, text between."""
    blocks: list[Part] = []
    for number in range(9):
        blocks += [_body(_sentences(random, 1, 3, "plain")) for _ in range(random.randint(1, 3))]
        blocks.append(_chart_table(random, number) if number % 3 == 2 else _table(random))
        if random.random() < 0.5:
            blocks.append(gap(random.choice((7.0, 14.5, 28.95))))
    blocks.append(_body(_sentence(random, "plain")))
    return paper(tuple(blocks), (), PROPERTIES)


DENSE = ("prose", "more_prose", "headings")
PLAIN = ("page_ends", "footnotes", "tables")
SAMPLES: dict[str, Callable[[Random], Composed | Paged]] = {
    "prose": prose,
    "more_prose": prose,
    "headings": headings,
    "page_ends": plain_headings,
    "footnotes": footnotes,
    "tables": tables,
}


def _title() -> Heading:
    return Heading(
        "title", 0, (Words("深入践行习近平法治思想"), LineEnd(), Words("以一流标准打造检察机关"))
    )


def _heading(random: Random) -> Heading:
    words = "".join(random.choice(WORDS) for _ in range(random.randint(2, 9)))
    return Heading("heading1", 1, (Words("一、" + words),))


def _body(text: str) -> Paragraph:
    return Paragraph("body", (Words(text),))


def _faces(text: str, random: Random) -> tuple[Inline, ...]:
    """Return the text, sometimes with a lead sentence in 楷体 and something in 黑体."""
    if random.random() < 0.5:
        return (Words(text),)
    cut, end = sorted(random.sample(range(1, len(text)), 2))
    return Words(text[:cut], "kai"), Words(text[cut:end]), Words(text[end:], "hei")


def _sentences(random: Random, fewest: int, most: int, kind: str = "dense") -> str:
    return "".join(_sentence(random, kind) for _ in range(random.randint(fewest, most)))


def _sentence(random: Random, kind: str = "dense") -> str:
    pieces = [random.choice(WORDS)]
    for _ in range(random.randint(5, 18)):
        pieces.append(_piece(random, kind))
        if random.random() < 0.3:
            pieces.append(random.choice(PAUSES))
        else:
            pieces.append(random.choice(WORDS))
    return _tidied("".join(pieces)) + random.choice(STOPS)


def _piece(random: Random, kind: str) -> str:
    """Return a word or something else; where it is to be plain, without ASCII."""
    pieces = random.choices(KINDS, WEIGHTS[kind])[0]
    if kind == "plain":
        pieces = tuple(piece for piece in pieces if not any(sign.isascii() for sign in piece))
    return random.choice(pieces)


def _tidied(text: str) -> str:
    """Return the text without pauses that a writer would not leave side by side."""
    for pause in set(PAUSES):
        for after in set(PAUSES):
            text = text.replace(pause + after, pause)
    return text.rstrip("".join(PAUSES))


def _of_lines(random: Random, lines: int) -> str:
    """Return a note that fills about `lines` lines of 10.5 points (42 characters each)."""
    text = _sentence(random, "plain")
    while len(text) < 42 * (lines - 1) + 10:
        text += _sentence(random, "plain")
    return text[: 42 * lines - 12].rstrip("".join(PAUSES)) + "。"


def _table(random: Random) -> Grid:
    columns = (92.5, 92.4, 257.3)
    head = tuple(
        Cell((_cell("cell_head", name),), header=True) for name in ("项目", "数值", "说明")
    )
    rows = [Row(head, 20.0, header=True)]
    for number in range(random.randint(12, 45)):
        rows.append(_row(random, number))
    return Grid("figures", "表", columns, tuple(rows), RULING)


def _row(random: Random, number: int) -> Row:
    name = _cell("cell", random.choice(WORDS) + _piece(random, "plain"))
    if random.random() < 0.1:
        return Row((Cell((name,), span=3, shade="F2F2F2"),), 16.0)
    value = _cell("cell_value", random.choice(NUMBERS))
    text = _sentence(random, "plain")[: random.randint(5, 70)]
    cells = (Cell((name,)), Cell((value,)), Cell((_cell("cell", text),)))
    return Row(cells if random.random() < 0.9 else (cells[0], Cell(()), cells[2]), 16.0)


def _cell(style: str, text: str) -> PagedText:
    return PagedText(style, (Words(text),))


def _chart_table(random: Random, number: int) -> Grid:
    charts = tuple(_chart(random, kind) for kind in ("bar", "column"))
    names = tuple(Cell((_cell("cell_center", f"图{number}{side}"),)) for side in "甲乙")
    pictures = tuple(Cell((chart,), bare=True) for chart in charts)
    rows = (Row(names, 18.0), Row(pictures, 130.0))
    return Grid("charts", "图", (221.1, 221.1), rows, Ruling(), padding=0.0)


def _chart(random: Random, kind: str) -> PagedChart:
    categories = ("刑事", "民事", "行政", "公益诉讼")
    series = tuple(_series(random, name, len(categories)) for name in ("2021年", "2022年"))
    return PagedChart(
        "图", "", kind, "%", categories, series, "两年比较", width=221.1, height=120.0
    )


def _series(random: Random, name: str, count: int) -> ChartSeries:
    values = tuple(Decimal(random.randint(10, 999)) / 10 for _ in range(count))
    labels = tuple(f"{value:.1f}" for value in values)
    return ChartSeries(name, values, labels, tuple("" for _ in values))
