"""What the proof says."""

from __future__ import annotations

from jianbao.messages.findings import Level, message
from jianbao.messages.terms import Term


@message(
    Level.ERROR,
    en="{file} does not say what was composed, at {block}: meant '{expected}', read '{actual}'",
    zh="{file}与成稿不一致，在{block}处：应为“{expected}”，读到“{actual}”",
    hint=Term(
        "this is a fault of jianbao, not of the briefing: please report it; nothing was written",
        "这是jianbao的缺陷，与简报内容无关，请反馈；未写入成品",
    ),
)
def drift(*, file: str, block: str, expected: str, actual: str) -> None: ...


@message(
    Level.ERROR,
    en="LibreOffice is not installed, so the Word file cannot be laid out a second time",
    zh="未安装LibreOffice，无法对Word文件再次排版",
    hint=Term(
        (
            "install LibreOffice Writer (Debian, Ubuntu: apt-get install libreoffice-writer-nogui)"
            " and see that 'soffice' is on the PATH; 'jianbao build' does not need it"
        ),
        (
            "请安装LibreOffice Writer（Debian、Ubuntu：apt-get install libreoffice-writer-nogui），"
            "并确保PATH中有soffice；jianbao build不需要它"
        ),
    ),
)
def no_libreoffice() -> None: ...


@message(
    Level.ERROR,
    en="LibreOffice made nothing of the Word file: {reason}",
    zh="LibreOffice未能转换Word文件：{reason}",
    hint=Term(
        "see that it starts, and that another one is not hanging",
        "请确认它能启动，且没有卡住的进程",
    ),
)
def libreoffice_failed(*, reason: str) -> None: ...
