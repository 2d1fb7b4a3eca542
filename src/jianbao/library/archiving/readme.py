"""说明文件.TXT: what a person finds who opens a package in thirty years, without jianbao.

What each file is, and how it is checked with programs that every system has, in both languages.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from jianbao.messages.columns import width_of
from jianbao.messages.package_readme import (
    README_AGAIN,
    README_CHANGED,
    README_FILES,
    README_FINDINGS,
    README_FINDINGS_TEXT,
    README_FONTS,
    README_INTRO,
    README_LAYOUT,
    README_LAYOUT_SHEET,
    README_LEDGER,
    README_MANIFEST,
    README_METADATA,
    README_NO_FONTS,
    README_NO_NUMBER,
    README_PAPER_DOCX,
    README_PAPER_OFD,
    README_PAPER_PDF,
    README_PAPER_SVG,
    README_SCHEMA,
    README_SHEET_DOCX,
    README_SHEET_OFD,
    README_SHEET_PDF,
    README_SHEET_SVG,
    README_SOURCES,
    README_TITLE,
    README_WHO,
    readme_about,
    readme_again,
    readme_changed,
    readme_number,
    readme_who,
)

README = "说明文件.TXT"
LANGUAGES = ("zh", "en")
MEANINGS = {
    "正文.pdf": README_PAPER_PDF,
    "正文.docx": README_PAPER_DOCX,
    "正文.ofd": README_PAPER_OFD,
    "正文.svg": README_PAPER_SVG,
    "主要指标一览表.pdf": README_SHEET_PDF,
    "主要指标一览表.docx": README_SHEET_DOCX,
    "主要指标一览表.ofd": README_SHEET_OFD,
    "主要指标一览表.svg": README_SHEET_SVG,
    "数据台账.csv": README_LEDGER,
    "元数据.xml": README_METADATA,
    "元数据.xsd": README_SCHEMA,
    "检查报告.txt": README_FINDINGS_TEXT,
    "检查报告.json": README_FINDINGS,
    "版式报告.json": README_LAYOUT,
    "版式核验单.pdf": README_LAYOUT_SHEET,
    "manifest.json": README_MANIFEST,
    "源文件": README_SOURCES,
    "字体": README_FONTS,
}
"""What each file or folder below data is."""
LATER = (
    b"-no_check_time",
    b".zip.sm3",
    b".tsr",
)  # each in lines of its own, since 28 November 2026
GAP = 2  # blanks between a file's name and what it is


class About(Struct, frozen=True):
    """What is said of a package at its head."""

    name: str  # 档号, or 未编档号-…
    is_numbered: bool
    title: str
    issuer: str
    day: str  # of packing
    program: str


def readme(names: set[str], about: About) -> bytes:
    """Return the text of a package with such files and folders below data.

    UTF-8 with its mark and CRLF: each editor of Windows reads that.
    """
    parts = [_text(names, about, language) for language in LANGUAGES]
    return "\n\n".join(parts).replace("\n", "\r\n").encode("utf-8-sig")


def as_before(text: bytes) -> bytes:
    """Return a readme as it was written before it told of these things, each on a line."""
    lines = text.split(b"\r\n")
    return b"\r\n".join(line for line in lines if not any(mark in line for mark in LATER))


def _text(names: set[str], about: About, language: str) -> str:
    number = readme_number(number=about.name) if about.is_numbered else README_NO_NUMBER
    head = readme_about(
        title=about.title, issuer=about.issuer, day=about.day, program=about.program
    )
    paper = "正文.pdf"
    blocks = [
        README_TITLE.text(language),
        f"{number.text(language)}\n{head.text(language)}",
        README_INTRO.text(language),
        README_FILES.text(language) + "\n" + "\n".join(_files(names, language)),
        README_CHANGED.text(language) + "\n" + readme_changed(paper=paper).text(language),
        README_WHO.text(language) + "\n" + readme_who(name=about.name).text(language),
        README_AGAIN.text(language)
        + "\n"
        + readme_again(name=about.name, sources="源文件").text(language),
    ]
    return "\n\n".join(blocks) + "\n"


def _files(names: set[str], language: str) -> Iterator[str]:
    here = {name: term for name, term in MEANINGS.items() if name in names}
    widest = max(width_of(name) for name in here)
    for name, meaning in here.items():
        yield "data/" + name + " " * (widest - width_of(name) + GAP) + meaning.text(language)
    if "字体" not in names:
        yield README_NO_FONTS.text(language)
