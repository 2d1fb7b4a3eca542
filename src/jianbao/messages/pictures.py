"""What reading pictures says."""

from __future__ import annotations

from jianbao.messages.findings import Level, Place, message
from jianbao.messages.terms import Term


@message(
    Level.ERROR,
    en="the picture '{name}' is placed nowhere",
    zh="图片“{name}”未排入正文",
    hint=Term(
        "put a paragraph ![{name}] where it is to stand, or remove it",
        "请在应排之处单独写一段![{name}]，或删去此图",
    ),
)
def picture_unplaced(place: Place | None, /, *, name: str) -> None: ...


@message(
    Level.ERROR,
    en="'{name}' is not the name of a PNG, JPEG or SVG inside the briefing's folder",
    zh="“{name}”不是简报文件夹内的PNG、JPEG或SVG文件",
    hint=Term(
        "copy the file into the folder and name it from there, without '..' or hidden folders",
        "请将文件复制到简报文件夹内，写相对路径，不得含“..”或隐藏文件夹",
    ),
)
def picture_name(place: Place | None, /, *, name: str) -> None: ...


@message(
    Level.ERROR,
    en="the briefing's folder has no file '{name}'",
    zh="简报文件夹内没有文件“{name}”",
    hint=Term("copy it there, or correct the name", "请将其复制到该处，或改正文件名"),
)
def picture_missing(place: Place | None, /, *, name: str) -> None: ...


@message(
    Level.ERROR,
    en="the picture has {size} bytes; at most {limit} are read",
    zh="图片有{size}字节，最多读取{limit}字节",
    hint=Term(
        "save it smaller; docs/limits.md tells how to raise the limit",
        "请缩小后另存；提高上限见docs/limits.md",
    ),
)
def picture_too_heavy(place: Place | None, /, *, size: int, limit: int) -> None: ...


@message(
    Level.ERROR,
    en="'{name}' has more than {limit} pixels",
    zh="“{name}”超过{limit}像素",
    hint=Term(
        "save it smaller, or give a smaller 'width'; docs/limits.md tells how to raise the limit",
        "请缩小后另存，或减小width；提高上限见docs/limits.md",
    ),
)
def picture_too_large(place: Place | None, /, *, name: str, limit: int) -> None: ...


@message(
    Level.ERROR,
    en="'{name}' cannot be read as a picture",
    zh="“{name}”无法作为图片读取",
    hint=Term("save it again as PNG, JPEG or plain SVG", "请重新存为PNG、JPEG或普通SVG"),
)
def picture_broken(place: Place | None, /, *, name: str) -> None: ...


@message(
    Level.ERROR,
    en="'{name}' runs a script, or refers to something outside the file",
    zh="“{name}”含脚本，或引用文件以外的内容",
    hint=Term(
        "save it as plain SVG with everything inside, or as PNG",
        "请另存为内容完整的普通SVG，或存为PNG",
    ),
)
def svg_outside(place: Place | None, /, *, name: str) -> None: ...


@message(
    Level.ERROR,
    en="drawing '{name}' would take too much: pictures inside, repeated parts, or filters",
    zh="绘制“{name}”耗费过大：内嵌图片、重复图形或滤镜过多",
    hint=Term(
        "save it as PNG; docs/limits.md tells how to raise the limit",
        "请另存为PNG；提高上限见docs/limits.md",
    ),
)
def svg_heavy(place: Place | None, /, *, name: str) -> None: ...


@message(
    Level.ERROR,
    en="'{name}' does not say how large it is",
    zh="“{name}”未注明尺寸",
    hint=Term("give it width and height, or a viewBox", "请写明width和height，或viewBox"),
)
def svg_size(place: Place | None, /, *, name: str) -> None: ...


@message(
    Level.ERROR,
    en="'{name}' is an SVG, which this installation cannot draw",
    zh="“{name}”为SVG，本机未装绘制组件",
    hint=Term(
        "pip install 'jianbao[svg]', or save it as PNG",
        "请执行pip install 'jianbao[svg]'，或存为PNG",
    ),
)
def svg_extra(place: Place | None, /, *, name: str) -> None: ...
