"""What reading a YAML file says."""

from __future__ import annotations

from jianbao.messages.findings import Level, Place, UnknownName, message
from jianbao.messages.terms import Term

# ---- reading YAML


@message(
    Level.ERROR,
    en="the file is empty",
    zh="文件是空的",
    hint=Term("fill it in, or remove it", "请填写内容，或删去此文件"),
)
def empty_file(place: Place | None, /) -> None: ...


@message(
    Level.ERROR,
    en="the file has {size} bytes; at most {limit} are read",
    zh="文件有{size}字节，最多读取{limit}字节",
    hint=Term(
        "keep texts in YAML and pictures elsewhere; docs/limits.md tells how to raise the limit",
        "YAML只放文字，图片等另放；提高上限见docs/limits.md",
    ),
)
def file_too_large(place: Place | None, /, *, size: int, limit: int) -> None: ...


@message(
    Level.ERROR,
    en="byte {byte} is not UTF-8 text (the file looks like {guess})",
    zh="字节{byte}不是UTF-8文字（文件疑为{guess}编码）",
    hint=Term("save the file as UTF-8 in your editor", "请在编辑器中另存为UTF-8编码"),
)
def not_utf8(place: Place | None, /, *, byte: str, guess: str) -> None: ...


@message(
    Level.ERROR,
    en="this line cannot be read as YAML",
    zh="本行不合YAML语法",
    hint=Term(
        "look at this line and the one before: a missing quote, bracket, colon or indent",
        "请检查本行和上一行：引号、括号、冒号后的空格、缩进",
    ),
)
def syntax(place: Place | None, /) -> None: ...


@message(
    Level.ERROR,
    en="the colon behind '{key}' is a full-width one",
    zh="“{key}”之后的冒号是全角的",
    hint=Term(
        "write the half-width colon and a space: '{key}: …'", "请改为半角冒号加空格：“{key}: …”"
    ),
)
def full_width_colon(place: Place | None, /, *, key: str) -> None: ...


@message(
    Level.ERROR,
    en="the character {number} cannot be printed",
    zh="字符{number}无法印出",
    hint=Term("delete it; it came in by copying", "请删去，多为复制时带入"),
)
def control_character(place: Place | None, /, *, number: str) -> None: ...


@message(
    Level.ERROR,
    en="anchors (&name) and aliases (*name) are not used here",
    zh="此处不使用锚点（&名）和别名（*名）",
    hint=Term(
        "write the text out; quote a value that begins with & or *",
        "请直接写出内容；以&或*开头的值请加引号",
    ),
)
def alias(place: Place | None, /, *, name: str) -> None: ...


@message(
    Level.ERROR,
    en="tags such as {tag} are not used here",
    zh="此处不使用{tag}之类的标签",
    hint=Term("remove it; quote a value that begins with !", "请删去；以!开头的值请加引号"),
)
def tag(place: Place | None, /, *, tag: str) -> None: ...


@message(Level.ERROR, en="a key must be a plain word", zh="键必须是普通文字")
def key_not_text(place: Place | None, /) -> None: ...


@message(
    Level.ERROR,
    en="the key '{key}' stands here again; it stood on line {first} already",
    zh="键“{key}”重复，第{first}行已有",
    hint=Term("keep one of the two", "两处保留一处"),
)
def repeated_key(place: Place | None, /, *, key: str, first: int) -> None: ...


KINDS: dict[str, Term] = {
    "text": Term("text", "文字"),
    "lines": Term("text, or a list of lines", "文字，或若干行的列表"),
    "texts": Term("a list of texts", "文字的列表"),
    "text-map": Term("names, each with a text", "若干名称，各带文字"),
    "date": Term("a date such as 2022-07-04", "日期，如2022-07-04"),
    "period": Term(
        "a period such as 2021, 2022-05 or 2022-01/2022-05",
        "时段，如2021、2022-05、2022-01/2022-05",
    ),
    "choice": Term("one of the words that are allowed", "所列词语之一"),
    "number": Term("a number", "数"),
    "flag": Term("yes or no", "yes或no"),
    "colour": Term("a colour such as C00000", "颜色，如C00000"),
    "record": Term("fields ('key: value' lines)", "若干键（“键: 值”）"),
    "rows": Term("a list of lists of texts", "列表的列表，每行为若干文字"),
    "groups": Term("a list of texts, or of such lists", "若干文字的列表，或这种列表的列表"),
    "records": Term("a list of fields", "列表，每项为若干键"),
    "record-map": Term("names, each with fields", "若干名称，各带若干键"),
    "steps": Term("list of blocks", "版块列表"),
    "overlays": Term("names, each with fields of a template", "模板名，各带模板的键"),
}
"""What a field may hold, by its kind."""


# ---- fields


@message(
    Level.ERROR,
    en="unknown key '{name}'; allowed: {allowed}",
    zh="不认识的键“{name}”；可用：{allowed}",
    hint=Term("remove it or correct its name", "请删去或改正"),
)
def unknown_key(place: Place | None, /, *, name: str, allowed: str) -> None: ...


@message(
    Level.ERROR,
    en="unknown key '{name}'; allowed: {allowed}",
    zh="不认识的键“{name}”；可用：{allowed}",
    hint=Term("did you mean '{near}'?", "是否应为“{near}”？"),
)
def unknown_key_near(place: Place | None, /, *, name: str, allowed: str, near: str) -> None: ...


@message(
    Level.ERROR,
    en="'{name}' is not allowed here; allowed: {allowed}",
    zh="此处不能写“{name}”；可用：{allowed}",
)
def unknown_choice(place: Place | None, /, *, name: str, allowed: str) -> None: ...


@message(
    Level.ERROR,
    en="'{name}' is not allowed here; allowed: {allowed}",
    zh="此处不能写“{name}”；可用：{allowed}",
    hint=Term("did you mean '{near}'?", "是否应为“{near}”？"),
)
def unknown_choice_near(place: Place | None, /, *, name: str, allowed: str, near: str) -> None: ...


@message(
    Level.ERROR,
    en="the key '{key}' is missing",
    zh="缺少键“{key}”",
    hint=Term("add a line '{key}: …'", "请加一行“{key}: …”"),
)
def missing_key(place: Place | None, /, *, key: str) -> None: ...


@message(
    Level.ERROR,
    en="'{key}' has no value; allowed: {kind}",
    zh="“{key}”没有值；应为：{kind}",
    hint=Term("fill it in or remove the line", "请填写，或删去此行"),
)
def empty_value(place: Place | None, /, *, key: str, kind: Term) -> None: ...


@message(
    Level.ERROR,
    en="'{key}' cannot be '{actual}'; allowed: {kind}",
    zh="“{key}”不能是“{actual}”；应为：{kind}",
    hint=Term("write it as the form behind 'allowed' says", "请按“应为”所示的形式书写"),
)
def wrong_type(place: Place | None, /, *, key: str, actual: str, kind: Term) -> None: ...


@message(
    Level.ERROR,
    en="'{actual}' is no number",
    zh="“{actual}”不是数",
    hint=Term("write a decimal point: 0.8, not 0,8", "小数点写作“.”：0.8，不写0,8"),
)
def decimal_comma(place: Place | None, /, *, actual: str) -> None: ...


@message(
    Level.ERROR,
    en="'{key}' cannot be {actual}; allowed: {least} to {most}",
    zh="“{key}”不能是{actual}；应为{least}至{most}",
)
def out_of_range(
    place: Place | None, /, *, key: str, actual: str, least: str, most: str
) -> None: ...


@message(
    Level.ERROR, en="{key} must be a whole number, not {actual}", zh="{key}应为整数，不是{actual}"
)
def not_whole(place: Place | None, /, *, key: str, actual: str) -> None: ...


@message(
    Level.ERROR,
    en="'{actual}' stands where fields are expected; allowed: {allowed}",
    zh="此处应为若干键，却是“{actual}”；可用：{allowed}",
    hint=Term("write 'key: value' lines", "请按“键: 值”逐行书写"),
)
def not_fields(place: Place | None, /, *, actual: str, allowed: str) -> None: ...


UNKNOWN_KEY = UnknownName(unknown_key, unknown_key_near)
UNKNOWN_CHOICE = UnknownName(unknown_choice, unknown_choice_near)
