"""What reading a briefing says: its sections, notes, objects, particulars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jianbao.messages.findings import Level, Place, UnknownName, message
from jianbao.messages.terms import Term

if TYPE_CHECKING:
    from pathlib import Path

# ---- values of the head


@message(
    Level.ERROR,
    en="'{actual}' has not the form it must have: {kind}",
    zh="“{actual}”的写法不对，应为：{kind}",
)
def wrong_form(place: Place | None, /, *, actual: str, kind: Term) -> None: ...


WRITTEN_FORMS: dict[str, Term] = {
    "issue": Term(
        "digits without a leading nought, such as 12; 12—13 for two issues in one",
        "阿拉伯数字，不以0开头；合刊写12—13，增刊写增刊1",
    ),
    "total_issue": Term(
        "digits without a leading nought; of two issues in one: 148—149",
        "阿拉伯数字，不以0开头；合刊可写148—149",
    ),
    "copy_number": Term("six digits, such as 000001", "六位数字，如000001"),
    "document_number": Term(
        "a sign, the full year in 〔〕, a number without noughts (GB/T 9704-2012, 7.2.5)",
        "如：某检发〔2022〕5号（GB/T 9704-2012，7.2.5）",
    ),
    "secrecy": Term(
        "one of the three degrees in Chinese, with ★ and a term where there is one, or another"
        " mark of who may have the paper: a secret of the office or a firm, internal, not public",
        "绝密、机密或秘密，如：秘密★1年；或工作秘密、商业秘密、内部参阅、此件不公开等",
    ),
    "email": Term("a mail address such as office@example.org", "邮箱，如office@example.org"),
    "fonds": Term(
        "a letter, or none, and three or four digits: J001", "可有一个字母，加三或四位数字，如J001"
    ),
    "item": Term("four digits from 0001 on", "四位数字，自0001起"),
}
"""How a value must be written, by its field."""


@message(
    Level.ERROR,
    en="'{text}' is printed without bold, notes and references",
    zh="“{text}”一项不能用粗体、脚注或引用",
    hint=Term(
        "leave out the marks; a brace is typed {{{{ and }}}}",
        "请删去标记；要印花括号，写作{{{{和}}}}",
    ),
)
def no_markup(place: Place | None, /, *, text: str) -> None: ...


# ---- tables and charts in the text


@message(
    Level.ERROR,
    en="this row has {actual} cells; the table has {wanted} columns",
    zh="此行有{actual}格，表有{wanted}栏",
    hint=Term(
        "write every cell: '' is empty, < joins the one at the left, ^ the one above",
        "每格都要写：''为空格，<并入左格，^并入上格",
    ),
)
def row_length(place: Place | None, /, *, actual: int, wanted: int) -> None: ...


@message(
    Level.ERROR,
    en="'{sign}' joins no cell here",
    zh="此处的“{sign}”没有可并入的格",
    hint=Term(
        "joined cells make a rectangle, either in the head or below it",
        "合并的各格应成矩形，且不跨表头",
    ),
)
def no_cell_to_join(place: Place | None, /, *, sign: str) -> None: ...


@message(
    Level.ERROR,
    en="'{name}' is the name of something else, too: {first}",
    zh="名称“{name}”已另有所指：{first}",
    hint=Term("rename one of the two; references go by names", "两处改一处，引用以名称为准"),
)
def repeated_object(place: Place | None, /, *, name: str, first: str) -> None: ...


@message(
    Level.ERROR,
    en="no table, chart or picture is called '{name}'; there are: {allowed}",
    zh="没有名为“{name}”的表或图；已有：{allowed}",
    hint=Term(
        "correct the name, or add it under tables, charts or pictures",
        "请改正名称，或在tables、charts、pictures中添加",
    ),
)
def unknown_object(place: Place | None, /, *, name: str, allowed: str) -> None: ...


@message(
    Level.ERROR,
    en="no table, chart or picture is called '{name}'; there are: {allowed}",
    zh="没有名为“{name}”的表或图；已有：{allowed}",
    hint=Term("did you mean '{near}'?", "是否为“{near}”？"),
)
def unknown_object_near(place: Place | None, /, *, name: str, allowed: str, near: str) -> None: ...


@message(
    Level.ERROR,
    en="'{name}' is placed again; it was placed at {first}",
    zh="“{name}”再次排入，已在{first}排入",
    hint=Term("place it once, and refer to it by [@{name}]", "只排一次，别处用[@{name}]引用"),
)
def object_twice(place: Place | None, /, *, name: str, first: str) -> None: ...


@message(
    Level.ERROR,
    en="the table '{name}' is placed nowhere",
    zh="表“{name}”未排入正文",
    hint=Term(
        "put a paragraph ![{name}] where it is to stand, or remove it",
        "请在应排之处单独写一段![{name}]，或删去此表",
    ),
)
def object_unplaced(place: Place | None, /, *, name: str) -> None: ...


@message(
    Level.ERROR,
    en="![{name}] stands among other words",
    zh="![{name}]与其他文字写在一起",
    hint=Term(
        "make it a paragraph of its own: a blank line before and behind it",
        "请单独成段：前后各空一行",
    ),
)
def object_in_text(place: Place | None, /, *, name: str) -> None: ...


# ---- a briefing


@message(
    Level.ERROR,
    en="'{folder}' is not a briefing: it holds no briefing.yaml",
    zh="“{folder}”不是简报文件夹：其中没有briefing.yaml",
    hint=Term(
        "give the folder that holds briefing.yaml, sections/ and figures.yaml",
        "请指定含有briefing.yaml、sections/和figures.yaml的文件夹",
    ),
)
def not_a_briefing(place: Place | None, /, *, folder: Path) -> None: ...


@message(
    Level.ERROR,
    en="the file cannot be read: {reason}",
    zh="文件无法读取：{reason}",
    hint=Term("create it or check its permissions", "请建立此文件或检查权限"),
)
def cannot_read(place: Place | None, /, *, reason: Term) -> None: ...


@message(
    Level.ERROR,
    en="there is no section: sections/ holds no .yaml file",
    zh="没有部分：sections/中没有.yaml文件",
    hint=Term(
        "add sections/1-name.yaml with heading and text",
        "请加sections/1-名称.yaml，写heading和text",
    ),
)
def no_sections(place: Place | None, /) -> None: ...


@message(
    Level.ERROR,
    en="'{name}' is no section; allowed: .yaml files",
    zh="“{name}”不是部分文件；应为.yaml文件",
    hint=Term("rename it to .yaml or move it out of sections/", "请改名为.yaml，或移出sections/"),
)
def not_a_section(place: Place | None, /, *, name: str) -> None: ...


@message(
    Level.ERROR,
    en="the section has neither text nor items",
    zh="此部分既无text也无items",
    hint=Term("add 'text: …' or 'items:'", "请写text或items"),
)
def empty_section(place: Place | None, /, *, name: str) -> None: ...


@message(
    Level.ERROR,
    en="the item has neither lead nor text",
    zh="此要点既无lead也无text",
    hint=Term("add one or remove the item", "请补写，或删去此要点"),
)
def empty_item(place: Place | None, /) -> None: ...


@message(
    Level.ERROR,
    en="a figure has no part '{name}'; allowed: {allowed}",
    zh="数据没有“{name}”一项；可用：{allowed}",
    hint=Term("write {{ and }} for braces that print", "要印花括号请写{{和}}"),
)
def unknown_part(place: Place | None, /, *, name: str, allowed: str) -> None: ...


@message(
    Level.ERROR,
    en="a figure has no part '{name}'; allowed: {allowed}",
    zh="数据没有“{name}”一项；可用：{allowed}",
    hint=Term("did you mean '{near}'?", "是否应为“{near}”？"),
)
def unknown_part_near(place: Place | None, /, *, name: str, allowed: str, near: str) -> None: ...


@message(
    Level.ERROR,
    en="a note cannot refer to a note ('{name}')",
    zh="脚注中不能再引用脚注（“{name}”）",
    hint=Term("write its words here", "请直接写出内容"),
)
def note_in_note(place: Place | None, /, *, name: str) -> None: ...


@message(
    Level.ERROR,
    en="the note '{name}' is written twice; first at {first}",
    zh="脚注“{name}”重复，首见于{first}",
    hint=Term("give one of the two another name", "请将其中一条改名"),
)
def repeated_note(place: Place | None, /, *, name: str, first: str) -> None: ...


@message(
    Level.ERROR,
    en="unknown note '{name}'; written are: {allowed}",
    zh="没有名为“{name}”的脚注；已有：{allowed}",
    hint=Term("write it under 'notes:'", "请写在notes:之下"),
)
def unknown_note(place: Place | None, /, *, name: str, allowed: str) -> None: ...


@message(
    Level.ERROR,
    en="unknown note '{name}'; written are: {allowed}",
    zh="没有名为“{name}”的脚注；已有：{allowed}",
    hint=Term("did you mean '{near}'?", "是否应为“{near}”？"),
)
def unknown_note_near(place: Place | None, /, *, name: str, allowed: str, near: str) -> None: ...


@message(
    Level.ERROR,
    en="there is no section '{name}'; there are: {allowed}",
    zh="没有名为“{name}”的部分；现有：{allowed}",
    hint=Term("name a file of sections/ without .yaml", "请写sections/中的文件名，不带.yaml"),
)
def unknown_section(place: Place | None, /, *, name: str, allowed: str) -> None: ...


@message(
    Level.ERROR,
    en="there is no section '{name}'; there are: {allowed}",
    zh="没有名为“{name}”的部分；现有：{allowed}",
    hint=Term("did you mean '{near}'?", "是否应为“{near}”？"),
)
def unknown_section_near(place: Place | None, /, *, name: str, allowed: str, near: str) -> None: ...


@message(
    Level.ERROR,
    en="the section '{name}' has no heading, so it has no number to refer to",
    zh="“{name}”部分没有标题，也就没有序号可引用",
    hint=Term(
        "give it a heading, or refer to its page: [@{name}.page]",
        "请给它写heading，或引用其页码：[@{name}.page]",
    ),
)
def section_without_number(place: Place | None, /, *, name: str) -> None: ...


@message(
    Level.ERROR,
    en="a heading cannot refer to a section: tables of contents repeat it",
    zh="标题中不能引用其他部分：目录会重复标题",
    hint=Term("refer to it in the text", "请在正文中引用"),
)
def reference_in_heading(place: Place | None, /) -> None: ...


@message(
    Level.ERROR,
    en=(
        "the note on the period stands on the metrics sheet, too, where a section's page means"
        " nothing"
    ),
    zh="统计时段的脚注也印在一览表上，在那里部分的页码没有意义",
    hint=Term("refer to the section's number: [@{name}]", "请引用其序号：[@{name}]"),
)
def page_on_sheet(place: Place | None, /, *, name: str) -> None: ...


@message(
    Level.ERROR,
    en="two sections are called '{name}'; the first is {first}",
    zh="两个部分同名“{name}”，首个为{first}",
    hint=Term("rename one of the two files", "请将其中一个文件改名"),
)
def repeated_section(place: Place | None, /, *, name: str, first: str) -> None: ...


@message(
    Level.ERROR,
    en="'{brace}' opens or closes nothing",
    zh="“{brace}”没有配对",
    hint=Term(
        "write {{ or }} for the character itself, {id} for a figure",
        "要印花括号请写{{或}}，引用数据请写{编号}",
    ),
)
def stray_brace(place: Place | None, /, *, brace: str) -> None: ...


UNKNOWN_OBJECT = UnknownName(unknown_object, unknown_object_near)
UNKNOWN_PART = UnknownName(unknown_part, unknown_part_near)
UNKNOWN_NOTE = UnknownName(unknown_note, unknown_note_near)
UNKNOWN_SECTION = UnknownName(unknown_section, unknown_section_near)


@message(
    Level.ERROR,
    en="this line of the imported paper has no place yet: {text}",
    zh="导入的文字尚未归位：{text}",
    hint=Term(
        "put it where it belongs, and take it out of 'unplaced:'",
        "请把它放到应在之处，再从unplaced:中删去",
    ),
)
def not_placed(place: Place | None, /, *, text: str) -> None: ...
