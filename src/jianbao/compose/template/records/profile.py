"""`profile.yaml`: what one office does differently."""

from typing import Literal

from msgspec import field

from jianbao.compose.template.records.template import TemplateRecord
from jianbao.yaml.forms import Annotated, Form, Key, Overlay
from jianbao.yaml.source import Scalar


class FontRecord(Form, kw_only=True):
    """A face by its role."""

    file: Annotated[
        Scalar | None,
        Key("a TrueType file in the profile's folder", "单位配置所在文件夹中的TrueType字体文件"),
    ] = None
    word: Annotated[Scalar | None, Key("the face's name in Word", "Word中的字体名")] = None


RangeSign = Literal["dash", "hyphen"]


class ProfileRecord(Form, kw_only=True):
    """The whole of `profile.yaml`."""

    office: Annotated[
        dict[str, str],
        Key(
            "texts that templates print by {name}: unit, bulletin …",
            "模板以{名称}印出的文字：unit单位、bulletin刊名等",
        ),
    ] = field(default_factory=dict)
    logo: Annotated[
        Scalar | None,
        Key(
            "a PNG or JPEG file in the profile's folder",
            "单位标识：单位配置所在文件夹中的PNG或JPEG文件",
        ),
    ] = None
    fonts: Annotated[
        dict[str, FontRecord],
        Key(
            "faces by role: own files, or installed on readers' machines",
            "各字体：自备的字体文件，或读者机器上已装的字体",
        ),
    ] = field(default_factory=dict)
    ranges: Annotated[
        RangeSign,
        Key(
            "dash: ranges are 1—4月 and 10%～15% (GB/T 15834); hyphen: the office writes 1-4月",
            "dash：起止用—、数值用～（GB/T 15834）；hyphen：本单位写作1-4月份、0-15岁",
        ),
    ] = "dash"
    duplex: Annotated[
        bool,
        Key(
            "the office prints on both sides: the imprint stands on an even page",
            "双面印刷：版记落在偶数页（GB/T 33476.2，7.3.1）",
        ),
    ] = False
    templates: Annotated[
        dict[str, Overlay[TemplateRecord]],
        Key(
            "what is laid over templates, by name; `all` is laid over every one",
            "对模板的改动，按模板名列出；all用于全部模板",
        ),
    ] = field(default_factory=dict)
