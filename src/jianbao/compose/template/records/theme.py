"""`theme:` of a template: page, styles, faces."""

from msgspec import field

from jianbao.document.theme import Align, LineRules, NoteMarks, NumberPlace
from jianbao.yaml.forms import Annotated, Colour, Form, Key
from jianbao.yaml.source import Scalar

MOST = 2000  # mm of paper


class PageRecord(Form, kw_only=True):
    """Paper and margins in millimetres."""

    width: Annotated[float, Key("paper", "纸宽", unit="mm", least=100, most=MOST)] = 210.0
    height: Annotated[float, Key("paper", "纸高", unit="mm", least=100, most=MOST)] = 297.0
    top: Annotated[
        float, Key("white above the text area", "版心上白边（天头）", unit="mm", least=0, most=MOST)
    ] = 37.0
    bottom: Annotated[
        float, Key("white below the text area", "版心下白边", unit="mm", least=0, most=MOST)
    ] = 35.0
    left: Annotated[
        float,
        Key("white left of the text area", "版心左白边（订口）", unit="mm", least=0, most=MOST),
    ] = 28.0
    right: Annotated[
        float, Key("white right of the text area", "版心右白边", unit="mm", least=0, most=MOST)
    ] = 26.0
    numbers: Annotated[bool, Key("whether pages are numbered", "是否印页码")] = True
    first_number: Annotated[bool, Key("whether page one is, too", "首页是否印页码")] = True
    number_place: Annotated[NumberPlace, Key("where the page number stands", "页码位置")] = "outer"
    number_indent: Annotated[
        float,
        Key(
            "from the text area's side to the page number",
            "页码距版心边",
            unit="mm",
            least=0,
            most=MOST,
        ),
    ] = 5.644444
    mirrored: Annotated[
        bool, Key("whether left and right change places on even pages", "双页左右白边是否互换")
    ] = False
    turned: Annotated[
        bool, Key("whether the paper lies on its side, for wide tables", "纸是否横放")
    ] = False
    head: Annotated[
        float,
        Key(
            "from the paper's top to what stands above page one's text",
            "纸顶至首页版头",
            unit="mm",
            least=0,
            most=MOST,
        ),
    ] = 15.0
    foot: Annotated[
        float,
        Key(
            "from what stands below page one's text to the paper's foot",
            "首页版尾至纸底",
            unit="mm",
            least=0,
            most=MOST,
        ),
    ] = 15.0
    number_drop: Annotated[
        float,
        Key(
            "from the text area's foot to the page number's baseline",
            "版心下边至页码基线",
            unit="mm",
            least=0,
            most=MOST,
        ),
    ] = 8.8


class StyleRungRecord(Form, kw_only=True):
    """A smaller type for what has no room on its line."""

    size: Annotated[
        float | None, Key("type size, if another", "字号，不写则不变", unit="pt", least=1, most=200)
    ] = None
    scale: Annotated[
        float, Key("width of the characters", "字宽比例", unit="%", least=10, most=400)
    ] = 100.0


class StyleRecord(Form, kw_only=True):
    """A paragraph style."""

    word: Annotated[Scalar, Key("the style's name in Word", "Word中的样式名")]
    face: Annotated[
        Scalar,
        Key(
            "role of its face: fang, hei, kai, biaosong or song",
            "字体：fang仿宋、hei黑体、kai楷体、biaosong小标宋、song宋体",
        ),
    ]
    size: Annotated[float, Key("type size", "字号", unit="pt", least=1, most=200)]
    leading: Annotated[float, Key("exact line pitch", "固定行距", unit="pt", least=1, most=400)]
    scale: Annotated[
        float, Key("width of the characters", "字宽比例", unit="%", least=10, most=400)
    ] = 100.0
    align: Annotated[Align, Key("how lines are set", "对齐方式")] = "both"
    indent: Annotated[
        float, Key("first line", "首行缩进", unit="characters", least=-50, most=50)
    ] = 0.0
    left: Annotated[
        float, Key("all lines, from the left", "左缩进", unit="characters", least=-50, most=50)
    ] = 0.0
    right: Annotated[
        float, Key("all lines, from the right", "右缩进", unit="characters", least=-50, most=50)
    ] = 0.0
    lines_after: Annotated[
        float, Key("empty lines behind it", "段后空行", unit="lines", least=0, most=50)
    ] = 0.0
    bold: Annotated[
        bool,
        Key(
            "set in the face of bold text; heading2 to 4 need no other key",
            "加粗；二至四级标题可只写此项",
        ),
    ] = False
    keep_next: Annotated[bool, Key("stays on the page of what follows", "与下段同页")] = False
    colour: Annotated[Colour, Key("RRGGBB", "颜色")] = "000000"
    ladder: Annotated[
        tuple[StyleRungRecord, ...],
        Key(
            "what is tried, in this order, where a text has no room on one line",
            "一行排不下时依次试用的字宽和字号",
        ),
    ] = ()


class ThemeRecord(Form, kw_only=True):
    """How a template looks."""

    page: Annotated[PageRecord | None, Key("paper and margins", "纸张和白边")] = None
    masters: Annotated[
        dict[str, PageRecord],
        Key(
            "pages that differ from it, such as a cover, by name",
            "与之不同的页面，如封面，按名称列出",
        ),
    ] = field(default_factory=dict)
    styles: Annotated[dict[str, StyleRecord], Key("named styles", "段落样式")]
    strong: Annotated[str, Key("face of **bold** text", "加粗文字的字体")] = "hei"
    lead: Annotated[str, Key("face of a lead sentence", "要点首句的字体")] = "kai"
    line_rules: Annotated[
        LineRules,
        Key(
            "where lines may end: by kinsoku, or between Latin words",
            "断行规则：chinese按避头尾，latin只在西文单词之间",
        ),
    ] = "chinese"
    tighten: Annotated[
        int,
        Key(
            "lines that a page may hold more, so that no line stands alone on the last page; told",
            "为免末页只有一行正文，每面至多可多排几行；排了会提示",
        ),
    ] = 0
    continued: Annotated[
        str,
        Key(
            "what stands before the title of a table that goes on on a page, which is printed anew"
            " there with the unit: 续 makes 续表1; empty: only the head is",
            "表格转页时在次页重印表题、单位，此处为表题前所加文字（如“续”，即“续表1”）；空：只重印表头",
        ),
    ] = ""
    note_marks: Annotated[
        NoteMarks, Key("signs of footnotes: ① or 1", "脚注号：circled为①，decimal为1")
    ] = "circled"
