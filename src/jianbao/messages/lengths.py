"""What is said of papers and sheets that are longer than any office prints."""

from __future__ import annotations

from jianbao.messages.findings import Level, Place, message
from jianbao.messages.terms import Term

LINES = Term("paragraphs and rows of tables", "个段落和表格行")


@message(
    Level.ERROR,
    en="the paper has {count} {what}; at most {most} are set",
    zh="全文有{count}{what}，最多排印{most}",
    hint=Term(
        "give long lists as a file of their own, or part the paper;"
        " docs/limits.md tells how to raise the limit",
        "长名单请另附文件，或将全文分成几份；提高上限见docs/limits.md",
    ),
)
def paper_too_long(place: Place | None, /, *, count: int, most: int, what: Term) -> None: ...


@message(
    Level.ERROR,
    en="{count} figures are marked for the metrics sheet; at most {most} are tried",
    zh="标入一览表的数据有{count}项，最多{most}项",
    hint=Term(
        "mark minor figures 'sheet: no' in figures.yaml",
        "请在figures.yaml中将次要指标标为sheet: no",
    ),
)
def sheet_too_many(place: Place | None, /, *, count: int, most: int) -> None: ...
