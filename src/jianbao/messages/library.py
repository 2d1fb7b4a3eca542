"""What building, extracting and copying say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jianbao.messages.findings import Level, Place, message
from jianbao.messages.terms import Term

if TYPE_CHECKING:
    from pathlib import Path


@message(
    Level.NOTE,
    en="no figure is marked for the metrics sheet, so there is none",
    zh="没有标为列入一览表的数据，未生成一览表",
)
def no_sheet() -> None: ...


@message(
    Level.NOTE,
    en=(
        "{file} is experimental: its lines were read back, but no office's OFD reader has shown it"
        " yet"
    ),
    zh="{file}为试验性格式：各行已回读核对，但尚未在办公用OFD阅读器中验证",
    hint=Term(
        "look at it in your reader before it is handed on; the PDF is the paper that counts",
        "送出前请在所用阅读器中查看；以PDF为准",
    ),
)
def ofd_experimental(*, file: str) -> None: ...


@message(
    Level.ERROR,
    en="the output cannot be written: {file}: {reason}",
    zh="成品无法写入：{file}：{reason}",
    hint=Term(
        "close the file in Word, check room and permissions; older files are untouched",
        "请关闭Word中打开的文件，检查空间和权限；原有成品未动",
    ),
)
def cannot_write(*, file: Path | str, reason: Term) -> None: ...


# ---- extract


@message(
    Level.ERROR,
    en="'{file}' is not a PDF that can be read: {reason}",
    zh="“{file}”不是可读的PDF：{reason}",
    hint=Term("give the PDF of a briefing or of its metrics sheet", "请指定简报或一览表的PDF"),
)
def not_a_pdf(*, file: Path, reason: Term) -> None: ...


@message(
    Level.ERROR,
    en="'{file}' carries no briefing: it was made by another program, or without attachments",
    zh="“{file}”中没有简报源文件：由别的程序生成，或未带附件",
    hint=Term(
        "PDF/A-3a files of 'jianbao build' carry it", "jianbao build生成的PDF/A-3a带有源文件"
    ),
)
def no_sources(*, file: Path) -> None: ...


@message(
    Level.ERROR,
    en="'{file}' carries a file that is not whole or has a name not of a briefing: '{name}'",
    zh="“{file}”所带文件不完整，或文件名不属于简报：“{name}”",
    hint=Term("the PDF was changed; nothing was written", "此PDF被改动过，未写入任何文件"),
)
def bad_attachment(*, file: Path, name: str) -> None: ...


@message(
    Level.ERROR,
    en="'{name}' exists with other content; nothing was written",
    zh="“{name}”已存在且内容不同，未写入任何文件",
    hint=Term("give another folder with --out", "请用--out指定别的文件夹"),
)
def in_the_way(*, name: Path) -> None: ...


# ---- templates


@message(
    Level.ERROR,
    en="the templates '{first}' and '{second}' would write files of the same name",
    zh="模板“{first}”和“{second}”的成品会同名",
    hint=Term("give one of them another 'suffix'", "请将其中一个的suffix改为不同"),
)
def same_suffix(*, first: str, second: str) -> None: ...


@message(
    Level.ERROR,
    en="the briefing's language is '{language}'; the template '{template}' sets another script",
    zh="简报的语言为“{language}”，模板“{template}”排的是另一种文字",
    hint=Term(
        "take another template, or correct 'language' in briefing.yaml",
        "请换用模板，或更正briefing.yaml的language",
    ),
)
def language_differs(place: Place | None, /, *, language: str, template: str) -> None: ...


@message(
    Level.ERROR,
    en="the paper has {pages} pages; the template {template} allows {most}",
    zh="全文{pages}页，模板{template}最多{most}页",
    hint=Term("shorten the texts, or print fewer blocks", "请压缩文字，或减少所印版块"),
)
def too_many_pages(place: Place | None, /, *, pages: int, template: str, most: int) -> None: ...


@message(Level.ERROR, en="'{name}' cannot name a folder", zh="“{name}”不能作文件夹名")
def name_not_plain(*, name: str) -> None: ...


@message(
    Level.ERROR,
    en="'{name}' exists already; nothing was written",
    zh="“{name}”已存在，未写入任何文件",
    hint=Term("give the copy another name", "请另取一个名称"),
)
def name_taken(*, name: Path) -> None: ...


@message(
    Level.ERROR,
    en="'{name}' is a variant, not a template",
    zh="“{name}”是变体，不是模板",
    hint=Term("copy '{base}'; its variants come along", "请复制“{base}”，其变体一并复制"),
)
def copy_of_variant(*, name: str, base: str) -> None: ...
