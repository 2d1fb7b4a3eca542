"""What the checks of structure say."""

from __future__ import annotations

from jianbao.messages.findings import Level, Place, message
from jianbao.messages.terms import Term


@message(
    Level.ERROR,
    en="{actual} where {wanted} was expected",
    zh="出现“{actual}”，此处应为“{wanted}”",
    hint=Term("number the points of a paragraph without a gap", "同一段的分点序号应当连续"),
)
def ordinal_skipped(place: Place | None, /, *, actual: str, wanted: str) -> None: ...


@message(
    Level.ERROR,
    en="{actual} a second time; expected {wanted}",
    zh="“{actual}”重复，此处应为“{wanted}”",
    hint=Term("number the points of a paragraph without repeating one", "同一段的分点序号不应重复"),
)
def ordinal_repeated(place: Place | None, /, *, actual: str, wanted: str) -> None: ...


@message(
    Level.WARNING,
    en="{actual} with no second point",
    zh="只有“{actual}”，没有下文",
    hint=Term("is a point missing?", "是否漏了后面的分点"),
)
def ordinal_alone(place: Place | None, /, *, actual: str) -> None: ...


@message(
    Level.ERROR,
    en="number {actual} where {wanted} was expected",
    zh="层次序号为{actual}，此处应为{wanted}",
    hint=Term("number paragraphs of one level without a gap", "同一层次的序号应当连续"),
)
def number_skipped(place: Place | None, /, *, actual: int, wanted: int) -> None: ...


@message(
    Level.ERROR,
    en="number {actual} a second time; expected {wanted}",
    zh="层次序号{actual}重复，此处应为{wanted}",
    hint=Term("number paragraphs of one level without repeating one", "同一层次的序号不应重复"),
)
def number_repeated(place: Place | None, /, *, actual: int, wanted: int) -> None: ...


@message(
    Level.WARNING,
    en="typed number {number}: the template gives it to a heading below, too",
    zh="此处写了“{number}”，后面由模板编号的标题也会印这个序号",
    hint=Term(
        "take it away, and give the section a heading or `numbered: yes`: all are one series then",
        "请删去，并给该部分加标题，或写numbered: yes，由模板统一编号",
    ),
)
def number_taken(place: Place | None, /, *, number: str) -> None: ...


@message(
    Level.NOTE,
    en="（1） without 1. above it",
    zh="没有“1.”一层，直接用了“（1）”",
    hint=Term("levels in order: 一、 （一） 1. （1）", "层次依次为“一、”“（一）”“1.”“（1）”"),
)
def level_skipped(place: Place | None, /) -> None: ...


@message(
    Level.WARNING,
    en="typed number {number}: the template numbers headings and items",
    zh="此处写了序号“{number}”，而模板会自动编号",
    hint=Term("take it away, or it prints twice", "请删去，否则印出两个序号"),
)
def typed_number(place: Place | None, /, *, number: str) -> None: ...


@message(
    Level.WARNING,
    en="title ends with {mark}",
    zh="公文标题末尾有“{mark}”",
    hint=Term(
        "a title ends without a mark; ？！…… are allowed",
        "公文标题末尾通常不用标点，必要时可用问号、叹号、省略号",
    ),
)
def title_mark(place: Place | None, /, *, mark: str) -> None: ...


@message(
    Level.WARNING,
    en="heading ends with {mark}",
    zh="小标题末尾有“{mark}”",
    hint=Term(
        "a heading on a line of its own ends without a mark", "独占一行的标题末尾通常不用标点"
    ),
)
def heading_mark(place: Place | None, /, *, mark: str) -> None: ...


@message(
    Level.WARNING,
    en="the text ends without a mark",
    zh="段末没有标点",
    hint=Term("is a part missing?", "是否漏了句号，或者漏了内容"),
)
def text_end(place: Place | None, /) -> None: ...


@message(
    Level.WARNING,
    en="the lead ends without a mark and runs into the text",
    zh="首句末尾没有标点，与后文相连",
    hint=Term("end it with 。", "请在首句末尾加句号"),
)
def lead_end(place: Place | None, /) -> None: ...


@message(
    Level.ERROR,
    en="nothing but marks here",
    zh="此处只有标点，没有文字",
    hint=Term("write it, or take the key away", "请补写文字，或者删去这一项"),
)
def empty_lead(place: Place | None, /) -> None: ...


@message(
    Level.NOTE,
    en="items with and without a lead in one section",
    zh="同一部分的分点，有的有首句，有的没有",
    hint=Term("build them alike, or accept it", "体例宜一致"),
)
def mixed_leads(place: Place | None, /) -> None: ...


@message(
    Level.NOTE,
    en="a section with one item only",
    zh="这一部分只有一个分点",
    hint=Term("write it as text, or add the others", "请改作正文，或者补上其余分点"),
)
def single_item(place: Place | None, /) -> None: ...


@message(
    Level.WARNING,
    en="the text names '{actual}', and there is no such annex",
    zh="正文提到“{actual}”，而没有这个附件",
    hint=Term(
        "add it under annexes/, and refer to it by [@name]", "请在annexes/中添加，并用[@名称]引用"
    ),
)
def annex_missing(place: Place | None, /, *, actual: str) -> None: ...


@message(
    Level.NOTE,
    en="a section without a summary, where others have one",
    zh="其他部分有摘要，这一部分没有",
    hint=Term(
        "a paper or mail that prints summaries has its lead sentences instead, or leaves it out",
        "印摘要的成品或邮件改印其要点首句，无要点的则缺少这一部分",
    ),
)
def no_summary(place: Place | None, /) -> None: ...


@message(
    Level.WARNING,
    en="the same heading stands at {first}",
    zh="与 {first} 的标题相同",
    hint=Term("was it copied?", "是否复制后忘了修改"),
)
def repeated_heading(place: Place | None, /, *, first: str) -> None: ...


@message(
    Level.WARNING,
    en="the same lead stands at {first}",
    zh="与 {first} 的首句相同",
    hint=Term("was it copied?", "是否复制后忘了修改"),
)
def repeated_lead(place: Place | None, /, *, first: str) -> None: ...


@message(
    Level.WARNING,
    en="the same sentence stands in the text at {first}",
    zh="与 {first} 一段中的句子相同",
    hint=Term("was it pasted twice?", "是否重复粘贴"),
)
def repeated_sentence(place: Place | None, /, *, first: str) -> None: ...


@message(
    Level.WARNING,
    en="no file can be called '{name}' on Windows",
    zh="Windows上文件不能叫“{name}”",
    hint=Term(
        'name it otherwise: not CON, PRN, AUX, NUL, COM1, LPT1; none of < > : " | ? * \\; no blank'
        " or full stop at the end",
        '请改名：不用CON、PRN、AUX、NUL、COM1、LPT1，不含< > : " | ? * \\，不以空格或句点结尾',
    ),
)
def file_name(place: Place | None, /, *, name: str) -> None: ...


@message(
    Level.WARNING,
    en="'{name}' and '{other}' are one file on Windows and macOS",
    zh="“{name}”与“{other}”在Windows和macOS上是同一个文件",
    hint=Term("name one of them otherwise", "请将其中一个改名"),
)
def file_twin(place: Place | None, /, *, name: str, other: str) -> None: ...


@message(
    Level.WARNING,
    en="the text refers to '{actual}', and there is none",
    zh="正文提到“{actual}”，而没有与之对应的内容",
    hint=Term("correct the number, or add what it refers to", "请改正序号，或补上所指内容"),
)
def object_missing(place: Place | None, /, *, actual: str) -> None: ...
