"""Official papers that jianbao did not make: drawn by ReportLab, line by line, faults and all."""

from __future__ import annotations

import io
from dataclasses import dataclass, field

from reportlab.lib.colors import Color, black, red
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from jianbao.fonts.bundle import BUNDLE

MM = 72 / 25.4
WIDTH, HEIGHT = 210 * MM, 297 * MM
LEFT, RIGHT, TOP, FOOT = 28 * MM, 184 * MM, 37 * MM, 262 * MM
PITCH = 28.95
CELL = 15.75  # 28 of them are 441 pt
LINE = "按照市委统一部署各县区各部门要结合实际认真抓好贯彻落实确保全年"
BODY = [LINE[:28]] * 60


@dataclass(frozen=True)
class Paper:
    """A red-headed paper of two pages with a 版记; lengths in mm unless they say otherwise."""

    mark: str = "某某市人民政府文件"
    mark_top: float = 35.0  # from the text area's top to the ink
    mark_colour: Color = red
    mark_face: str = "biaosong"
    mark_shift: float = 0.0
    number: str = "某政发〔2026〕7号"
    line_width: float = 156.0
    line_colour: Color = red
    line_gap: float = 4.0
    title: tuple[str, ...] = ("关于做好今冬明春", "安全生产工作的通知")
    title_size: float = 22.0  # pt
    addressee: str = "各县区人民政府，市政府各部门："
    body: tuple[str, ...] = ()  # lines of page two that stand in for the first ones
    heading: tuple[str, str] = ("hei", "一、总体要求")
    level3: tuple[str, str] = ("fang", "1.加强领导。")
    bold: bool = False  # level 3
    annex: tuple[str, ...] = ("附件：1.任务分工表", "2.工作进度表")
    date: str = "2026年7月4日"
    copies: str = "抄送：市委办公室，市人大常委会办公室，市政协办公室。"
    printed: str = "某某市人民政府办公室　　　　　　　　2026年7月5日印发"
    imprint_size: float = 14.0  # pt
    imprint_lines: tuple[int, ...] = (0, 1, 2)  # those that are drawn
    outer: float = 0.35
    inner: float = 0.25
    imprint_width: float = 156.0
    imprint_foot: float = 0.0  # above the text area's foot
    number_place: str = "outer"
    number_form: str = "— {} —"
    number_indent: float = 16.0  # pt
    only_head: bool = False  # no body on page one
    lines: dict[int, str] = field(default_factory=dict)  # of page one's text, by their number


class _Pen:
    """Draws in millimetres and points from the top."""

    def __init__(self) -> None:
        self.buffer = io.BytesIO()
        for role, face in BUNDLE.items():
            pdfmetrics.registerFont(TTFont(role, face.path))
        self.canvas = Canvas(
            self.buffer, pagesize=(WIDTH, HEIGHT), invariant=1, initialFontName="fang"
        )

    def text(
        self, text: str, x: float, baseline: float, face: str = "fang", size: float = 16.0,
        cell: float = CELL, colour: Color = black, bold: bool = False,
    ) -> float:  # fmt: skip
        """Draw text in full-width cells; return where it ends."""
        self.canvas.setFillColor(colour)
        for sign in text:
            step = cell * size / 16 / (2 if sign.isascii() else 1)
            piece = self.canvas.beginText(x, HEIGHT - baseline)
            piece.setFont(face, size)
            if bold:
                self.canvas.setStrokeColor(colour)
                piece.setTextRenderMode(2)
            piece.textOut(sign)
            if bold:
                piece.setTextRenderMode(0)
            self.canvas.drawText(piece)
            x += step
        return x

    def centred(self, text: str, baseline: float, face: str, size: float, **how: object) -> None:
        shift = float(how.pop("shift", 0.0))  # type: ignore[arg-type]
        width = sum(0.5 if sign.isascii() else 1 for sign in text) * size
        x = (LEFT + RIGHT - width) / 2 + shift
        self.text(text, x, baseline, face, size, cell=16.0, **how)  # type: ignore[arg-type]

    def rule(self, y: float, width: float, thickness: float, colour: Color = black) -> None:
        self.canvas.setStrokeColor(colour)
        self.canvas.setLineWidth(thickness * MM)
        self.canvas.line(LEFT, HEIGHT - y, LEFT + width * MM, HEIGHT - y)


def baseline(row: int) -> float:
    """Return the baseline of a line of the grid, counted from 0."""
    return TOP + 0.8 * PITCH + row * PITCH


def draw_paper(paper: Paper) -> bytes:
    """Return the paper as a PDF."""
    pen = _Pen()
    _first_page(pen, paper)
    _page_number(pen, paper, 1)
    pen.canvas.showPage()
    _second_page(pen, paper)
    _page_number(pen, paper, 2)
    pen.canvas.showPage()
    pen.canvas.save()
    return pen.buffer.getvalue()


def _first_page(pen: _Pen, paper: Paper) -> None:
    size = 40.0
    ink = 0.80 * size  # of these characters above the baseline
    pen.centred(
        paper.mark, TOP + paper.mark_top * MM + ink, paper.mark_face, size,
        colour=paper.mark_colour, shift=paper.mark_shift,
    )  # fmt: skip
    pen.centred(paper.number, baseline(7), "fang", 16)
    if paper.line_width:
        y = baseline(7) + 0.12 * 16 + paper.line_gap * MM
        pen.rule(y, paper.line_width, 0.4, paper.line_colour)
    for number, line in enumerate(paper.title):
        pen.centred(line, baseline(11 + number), "biaosong", paper.title_size)
    if paper.only_head:
        return
    row = 12 + len(paper.title)
    pen.text(paper.addressee, LEFT, baseline(row))
    for number, line in enumerate(BODY[: 22 - row - 1]):
        said = paper.lines.get(number, line)
        start = LEFT + 2 * CELL if number == 0 else LEFT
        pen.text(said[:26] if number == 0 else said, start, baseline(row + 1 + number))


def _second_page(pen: _Pen, paper: Paper) -> None:
    lines = [*paper.body, *BODY][:8]
    for row, line in enumerate(lines):
        starts = paper.only_head and row == 0
        pen.text(line[:26] if starts else line, LEFT + 2 * CELL * starts, baseline(row))
    pen.text("按照要求认真抓好落实。", LEFT, baseline(8))
    face, said = paper.heading
    pen.text(said, LEFT + 2 * CELL, baseline(9), face)
    face, said = paper.level3
    end = pen.text(said, LEFT + 2 * CELL, baseline(10), face, bold=paper.bold)
    pen.text("各级要压实责任。", end, baseline(10))
    for number, line in enumerate(paper.annex):
        pen.text(line, LEFT + (2 if number == 0 else 5) * CELL, baseline(12 + number))
    width = len(paper.date) * 0.5 * CELL + 1.5 * CELL
    pen.text(paper.date, RIGHT - 4 * CELL - width, baseline(16))
    _imprint(pen, paper)


def _imprint(pen: _Pen, paper: Paper) -> None:
    last = FOOT - paper.imprint_foot * MM
    edges = (last - 2 * 24, last - 24, last)
    for number in paper.imprint_lines:
        thickness = paper.inner if number == 1 else paper.outer
        pen.rule(edges[number], paper.imprint_width, thickness)
    if paper.copies:
        pen.text(paper.copies, LEFT + 14, edges[1] - 7, size=paper.imprint_size, cell=16)
    pen.text(paper.printed, LEFT + 14, edges[2] - 7, size=paper.imprint_size, cell=16)


def _page_number(pen: _Pen, paper: Paper, page: int) -> None:
    text = paper.number_form.format(page)
    width = sum(0.5 if sign.isascii() else 1 for sign in text) * 14
    right = (page % 2 == 1) != (paper.number_place == "inner")
    x = RIGHT - paper.number_indent - width if right else LEFT + paper.number_indent
    if paper.number_place == "centred":
        x = (LEFT + RIGHT - width) / 2
    pen.text(text, x, FOOT + 8.8 * MM, "song", 14, cell=16)


@dataclass(frozen=True)
class Letter:
    """A letter (信函, 10.1) of two pages; lengths in mm."""

    mark_top: float = 30.0  # from the paper's top to the ink
    width: float = 170.0
    gap: float = 4.0
    foot: float = 20.0  # from the paper's foot
    first_number: bool = False


def draw_letter(letter: Letter) -> bytes:
    """Return the letter as a PDF."""
    pen = _Pen()
    base = letter.mark_top * MM + 0.80 * 36
    pen.centred("某某市人民政府", base, "biaosong", 36, colour=red)
    upper = base + 0.12 * 36 + letter.gap * MM
    lower = HEIGHT - letter.foot * MM
    for y, thickness in ((upper, 0.7), (upper + 3, 0.3), (lower - 3, 0.3), (lower, 0.7)):
        pen.canvas.setStrokeColor(red)
        pen.canvas.setLineWidth(thickness * MM)
        start = (WIDTH - letter.width * MM) / 2
        pen.canvas.line(start, HEIGHT - y, start + letter.width * MM, HEIGHT - y)
    number = "某政函〔2026〕9号"
    pen.text(number, RIGHT - 9 * 16, upper + 24)
    pen.centred("关于商请支持工作的函", upper + 24 + 3 * PITCH, "biaosong", 22)
    rows = [baseline(row) for row in range(8, 22)]
    pen.text("某某省交通运输厅：", LEFT, rows[0])
    pen.text(BODY[0][:26], LEFT + 2 * CELL, rows[1])
    for y in rows[2:]:
        pen.text(BODY[0], LEFT, y)
    if letter.first_number:
        _page_number(pen, Paper(), 1)
    pen.canvas.showPage()
    for row in range(6):
        pen.text(BODY[0], LEFT, baseline(row))
    pen.text("2026年7月4日", RIGHT - 10 * CELL, baseline(9))
    _page_number(pen, Paper(), 2)
    pen.canvas.showPage()
    pen.canvas.save()
    return pen.buffer.getvalue()
