"""Why a finished file cannot be read or measured."""

from __future__ import annotations

from jianbao.messages.findings import Level, message
from jianbao.messages.terms import Term


@message(
    Level.ERROR,
    en="{file} is encrypted",
    zh="{file}已加密",
    hint=Term("save a copy without a password", "请另存为不加密的副本"),
)
def layout_encrypted(*, file: str) -> None: ...


@message(Level.ERROR, en="{file} cannot be read; it is damaged", zh="{file}已损坏，无法读取")
def layout_broken(*, file: str) -> None: ...


@message(
    Level.ERROR,
    en="{file} has no text",
    zh="{file}中没有文字",
    hint=Term(
        "a scan cannot be measured; use the file that was printed",
        "扫描件无法核验，请用排版软件导出的文件",
    ),
)
def layout_scan(*, file: str) -> None: ...


@message(Level.ERROR, en="{file} has more than {most} pages", zh="{file}超过{most}页")
def layout_long(*, file: str, most: int) -> None: ...


# ---- files larger inside than any real paper
BYTES = Term("bytes unpacked", "字节（展开后）")
NODES = Term("elements and attributes", "个元素和属性")
PARTS = Term("parts", "个部件")
CHARACTERS = Term("characters", "个字符")
OPERATIONS = Term("drawing operations", "条绘图指令")
MARKS = Term("levels of marked content", "层标记内容")
CLIPPING = Term("texts that bound what is drawn", "处以文字限定绘图范围")
FORMS = Term("forms drawn", "次表单绘制")
PIXELS = Term("pixels of one picture", "个像素（一幅图）")
CODES = Term("codes of one font", "个字体编码")
PAGES = Term("pages", "页")

# ---- why a file is not read, behind its name
IS_DAMAGED = Term("it is damaged", "文件已损坏")
IS_ENCRYPTED = Term("it is encrypted", "文件已加密")


def is_large(most: str, what: Term) -> Term:
    """Return that a file holds more than is read of any."""
    en = f"it has more than {most} {what.en}, which no real paper has"
    return Term(en, f"超过{most}{what.zh}，正常的公文不会这样")


@message(
    Level.ERROR,
    en="{file} has more than {most} {what}",
    zh="{file}超过{most}{what}",
    hint=Term("no real paper has so many", "正常的公文不会这样"),
)
def layout_large(*, file: str, most: str, what: Term) -> None: ...
