"""`briefing.yaml`: what every briefing has; what an official paper has beside it is next door."""

from typing import Literal

from msgspec import field

from jianbao.briefing.records.objects import ChartRecord, PictureRecord, TableRecord
from jianbao.yaml.dates import Day, Period
from jianbao.yaml.forms import Annotated, Form, Key, Lines
from jianbao.yaml.source import Scalar

DEFAULT_TEMPLATE = "overview"
Language = Literal["zh-CN", "en"]


class AcceptRecord(Form, kw_only=True, rename={"where": "at"}):
    """A finding that the author stands by."""

    code: Annotated[str, Key("code of the finding", "检查结果的代码")]
    where: Annotated[
        str, Key("figure id, or a few words of the sentence", "数据编号，或原句中的几个字")
    ]
    reason: Annotated[
        str, Key("why it is right as it stands; the manifest tells it", "为何不改，写入清单")
    ]


class PaperRecord(Form, kw_only=True):
    """The head of a briefing."""

    title: Annotated[
        Lines,
        Key("title; a list gives its lines, broken by sense", "标题；写成列表则按词意分行"),
    ]
    subtitle: Annotated[Scalar | None, Key("subtitle, without the dash", "副题，不写破折号")] = None
    issuer: Annotated[
        Lines,
        Key(
            "the unit that issues the briefing; several in a list, the one in charge first",
            "署名单位；联合行文写成列表，主办机关在前",
        ),
    ]
    editor: Annotated[Scalar | None, Key("the responsible editor's name", "责任编辑姓名")] = None
    date: Annotated[
        Day | None,
        Key("date of the paper; it dates the files, too", "简报日期，也作文件日期"),
    ]
    period: Annotated[
        Period | None,
        Key("period of every figure that names no other", "统计时段，未另注时段的数据都用它"),
    ]
    period_note: Annotated[
        Scalar | None, Key("name of the note that explains the period", "说明统计时段的脚注名")
    ] = None
    template: Annotated[str, Key("name of the template", "模板名")] = DEFAULT_TEMPLATE
    notes: Annotated[dict[str, Scalar], Key("footnotes by name", "脚注，名称和文字")] = field(
        default_factory=dict
    )
    charts: Annotated[dict[str, ChartRecord], Key("charts by name", "图表，名称和内容")] = field(
        default_factory=dict
    )
    pictures: Annotated[dict[str, PictureRecord], Key("pictures by name", "图片，名称和内容")] = (
        field(default_factory=dict)
    )
    tables: Annotated[dict[str, TableRecord], Key("tables by name", "表格，名称和内容")] = field(
        default_factory=dict
    )
    compare_with: Annotated[
        Scalar | None,
        Key(
            "name of an earlier briefing beside this one, whose figures are compared",
            "往期简报的文件夹名，与之对比数据",
        ),
    ] = None
    accept: Annotated[
        tuple[AcceptRecord, ...], Key("findings that are right as they stand", "认可的检查结果")
    ] = ()
    unplaced: Annotated[
        tuple[Scalar, ...],
        Key(
            "lines of an imported paper for which no place was found; move each and delete it here",
            "导入时未能归位的文字，请逐条放到应在之处，再从这里删去",
        ),
    ] = ()
    language: Annotated[Language, Key("the language it is written in", "语言")] = "zh-CN"
