"""Why a finished file cannot be measured."""

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
