"""How a document looks: page, styles, faces. Read from a template; lengths in points."""

from __future__ import annotations

from msgspec import Struct, field
from msgspec.structs import replace

from jianbao.fonts import BUNDLE, LATIN, Face
from jianbao.shape import Field, Kind, Record
from jianbao.units import mm, on_twips

MOST = 2000  # mm of paper
PAGE_FIELDS = (
    Field("width", Kind.NUMBER, "paper", "纸宽", unit="mm", default="210", least=100,
          most=MOST),
    Field("height", Kind.NUMBER, "paper", "纸高", unit="mm", default="297", least=100,
          most=MOST),
    Field("top", Kind.NUMBER, "white above the text area", "版心上白边（天头）",
          unit="mm", default="37", least=0, most=MOST),
    Field("bottom", Kind.NUMBER, "white below the text area", "版心下白边",
          unit="mm", default="35", least=0, most=MOST),
    Field("left", Kind.NUMBER, "white left of the text area", "版心左白边（订口）",
          unit="mm", default="28", least=0, most=MOST),
    Field("right", Kind.NUMBER, "white right of the text area", "版心右白边",
          unit="mm", default="26", least=0, most=MOST),
    Field("numbers", Kind.FLAG, "whether pages are numbered", "是否印页码", default="yes"),
    Field("first_number", Kind.FLAG, "whether page one is, too", "首页是否印页码", default="yes"),
    Field(
        "number_place", Kind.CHOICE, "where the page number stands", "页码位置",
        choices=("outer", "inner", "center", "left", "right"), default="outer",
    ),
    Field("number_indent", Kind.NUMBER, "from the text area's side to the page number",
          "页码距版心边",
          unit="mm", default="5.644444", least=0, most=MOST),
    Field("mirrored", Kind.FLAG, "whether left and right change places on even pages",
          "双页左右白边是否互换",
          default="no"),
    Field("turned", Kind.FLAG, "whether the paper lies on its side, for wide tables", "纸是否横放",
          default="no"),
    Field("head", Kind.NUMBER, "from the paper's top to what stands above page one's text",
          "纸顶至首页版头",
          unit="mm", default="15", least=0, most=MOST),
    Field("foot", Kind.NUMBER, "from what stands below page one's text to the paper's foot",
          "首页版尾至纸底",
          unit="mm", default="15", least=0, most=MOST),
    Field(
        "number_drop", Kind.NUMBER, "from the text area's foot to the page number's baseline",
        "版心下边至页码基线",
        unit="mm", default="8.8", least=0, most=MOST,
    ),
)  # fmt: skip

STYLE_FIELDS = (
    Field("word", Kind.TEXT, "the style's name in Word", "Word中的样式名", required=True),
    Field("face", Kind.TEXT, "role of its face: fang, hei, kai, biaosong or song",
          "字体：fang仿宋、hei黑体、kai楷体、biaosong小标宋、song宋体", required=True),
    Field("size", Kind.NUMBER, "type size", "字号", required=True, unit="pt", least=1,
          most=200),
    Field("leading", Kind.NUMBER, "exact line pitch", "固定行距", required=True,
          unit="pt", least=1, most=400),
    Field("scale", Kind.NUMBER, "width of the characters", "字宽比例",
          unit="%", default="100", least=10, most=400),
    Field(
        "align", Kind.CHOICE, "how lines are set", "对齐方式",
        choices=("both", "left", "center", "right"), default="both",
    ),
    Field("indent", Kind.NUMBER, "first line", "首行缩进", unit="characters", default="0",
          least=-50, most=50),
    Field("left", Kind.NUMBER, "all lines, from the left", "左缩进",
          unit="characters", default="0", least=-50, most=50),
    Field("right", Kind.NUMBER, "all lines, from the right", "右缩进",
          unit="characters", default="0", least=-50, most=50),
    Field("lines_after", Kind.NUMBER, "empty lines behind it", "段后空行",
          unit="lines", default="0", least=0, most=50),
    Field("keep_next", Kind.FLAG, "stays on the page of what follows", "与下段同页", default="no"),
    Field("colour", Kind.COLOUR, "RRGGBB", "颜色", default="000000"),
)  # fmt: skip

THEME_FIELDS = (
    Field("page", Kind.RECORD, "paper and margins", "纸张和白边", fields=PAGE_FIELDS),
    Field(
        "masters",
        Kind.RECORD_MAP,
        "pages that differ from it, such as a cover, by name",
        "与之不同的页面，如封面，按名称列出",
        fields=PAGE_FIELDS,
    ),
    Field(
        "styles", Kind.RECORD_MAP, "named styles", "段落样式", required=True, fields=STYLE_FIELDS
    ),
    Field("strong", Kind.TEXT, "face of **bold** text", "加粗文字的字体", default="hei"),
    Field("lead", Kind.TEXT, "face of a lead sentence", "要点首句的字体", default="kai"),
    Field(
        "line_rules",
        Kind.CHOICE,
        "where lines may end: by kinsoku, or between Latin words",
        "断行规则：chinese按避头尾，latin只在西文单词之间",
        choices=("chinese", "latin"),
        default="chinese",
    ),
    Field(
        "note_marks",
        Kind.CHOICE,
        "signs of footnotes: ① or 1",
        "脚注号：circled为①，decimal为1",
        choices=("circled", "decimal"),
        default="circled",
    ),
)


class Style(Struct, frozen=True):
    """One named paragraph style."""

    name: str
    word: str
    face: str
    size: float
    leading: float
    scale: float = 1.0
    align: str = "both"
    indent: float = 0.0  # points
    left: float = 0.0
    right: float = 0.0
    space_after: float = 0.0
    keep_next: bool = False
    colour: str = "000000"


class Page(Struct, frozen=True):
    """Paper and text area."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    numbers: bool
    number_drop: float
    number_indent: float = 16.0  # 一字 (GB/T 9704-2012, 7.5)
    number_place: str = "outer"
    first_number: bool = True
    mirrored: bool = False
    turned: bool = False  # width and height are those of the paper as it lies in the printer
    head: float = 0.0
    foot: float = 0.0

    @property
    def text_width(self) -> float:
        """Width of the text area, as its lines run."""
        return self._up if self.turned else self._across

    @property
    def text_height(self) -> float:
        """Height of the text area, across its lines."""
        return self._across if self.turned else self._up

    @property
    def _across(self) -> float:
        return on_twips(self.width - self.left - self.right)

    @property
    def _up(self) -> float:
        return on_twips(self.height - self.top - self.bottom)

    @property
    def read(self) -> Page:
        """The page as one reads it: a turned one with its left side up.

        So a table's head is at the binding on odd pages and at the trim on even ones, wherever
        the binding is (GB/T 9704-2012, clause 8).
        """
        if not self.turned:
            return self
        return replace(
            self,
            width=self.height,
            height=self.width,
            top=self.left,
            right=self.top,
            bottom=self.right,
            left=self.bottom,
            turned=False,
            mirrored=False,
        )

    def text_left(self, number: int) -> float:
        """Return where the text area begins on the page that bears `number`."""
        return self.right if self.mirrored and number % 2 == 0 else self.left

    def number_side(self, number: int) -> str:
        """Return where the page that bears `number` has it: left, center or right."""
        sides = {"outer": ("left", "right"), "inner": ("right", "left")}
        even, odd = sides.get(self.number_place, (self.number_place, self.number_place))
        return odd if number % 2 else even


class Theme(Struct, frozen=True):
    """Everything `typeset` and the writers need to know of looks."""

    page: Page
    styles: dict[str, Style]
    strong: str
    lead: str
    faces: dict[str, Face] = field(default_factory=lambda: dict(BUNDLE))
    masters: dict[str, Page] = field(default_factory=dict)
    line_rules: str = "chinese"
    note_marks: str = "circled"

    def master(self, name: str) -> Page:
        """Return a kind of page; "" is the main one."""
        return self.masters[name] if name else self.page

    def style(self, name: str) -> Style:
        """Return a style by name."""
        return self.styles[name]


def make_theme(record: Record, own: dict[str, Face] | None = None) -> Theme:
    """Return the theme that a checked record of THEME_FIELDS describes.

    `own` are an office's faces by role, beside those that ship or in place of them.
    """
    styles = {name: _style(name, style) for name, style in record.record_map("styles").items()}
    strong, lead = record.string("strong", "hei"), record.string("lead", "kai")
    used = {strong, lead, *(style.face for style in styles.values())}
    latin = {role: face for role, face in LATIN.items() if role in used}
    return Theme(
        page=_page(record.record("page"), None),
        masters=_masters(record),
        styles=styles,
        strong=strong,
        lead=lead,
        faces={**BUNDLE, **latin, **(own or {})},
        line_rules=record.string("line_rules", "chinese"),
        note_marks=record.string("note_marks", "circled"),
    )


def _masters(record: Record) -> dict[str, Page]:
    """Return the pages that differ; what they do not say they have of the main one."""
    main = record.record("page")
    return {name: _page(master, main) for name, master in record.record_map("masters").items()}


def _page(record: Record, main: Record | None) -> Page:
    def has(name: str) -> Record:
        return record if main is None or record.may_have(name) else main

    lengths = {
        field.name: mm(has(field.name).number(field.name, float(field.default)))
        for field in PAGE_FIELDS
        if field.unit == "mm"
    }
    flags = {
        field.name: has(field.name).flag(field.name, field.default == "yes")
        for field in PAGE_FIELDS
        if field.kind is Kind.FLAG
    }
    place = has("number_place").string("number_place", "outer")
    return Page(number_place=place, **lengths, **flags)  # type: ignore[arg-type]


def _style(name: str, record: Record) -> Style:
    size = record.number("size")
    scale = record.number("scale", 100.0) / 100
    leading = on_twips(record.number("leading"))
    character = size * scale
    return Style(
        name=name,
        word=record.string("word"),
        face=record.string("face"),
        size=size,
        leading=leading,
        scale=scale,
        align=record.string("align", "both"),
        indent=on_twips(record.number("indent") * character),
        left=on_twips(record.number("left") * character),
        right=on_twips(record.number("right") * character),
        space_after=record.number("lines_after") * leading,
        keep_next=record.flag("keep_next"),
        colour=record.string("colour", "000000"),
    )
