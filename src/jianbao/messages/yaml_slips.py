"""What was meant by a line that YAML reads otherwise, with what to type instead."""

from __future__ import annotations

from jianbao.messages.findings import Level, Place, message
from jianbao.messages.terms import Term

WRITE = Term("write: {typed}", "请写成：{typed}")


@message(
    Level.ERROR,
    en="a tab stands at the beginning of this line",
    zh="本行行首有制表符（Tab）",
    hint=Term("indent with spaces, two for each level", "缩进请用半角空格，每层两个"),
)
def tab_indent(place: Place | None, /) -> None: ...


@message(
    Level.ERROR,
    en="this line is indented with blanks of another kind ({number})",
    zh="本行缩进用的不是半角空格（{number}）",
    hint=Term("indent with half-width spaces, two for each level", "缩进请改用半角空格，每层两个"),
)
def wide_indent(place: Place | None, /, *, number: str) -> None: ...


@message(
    Level.ERROR,
    en="a text that begins with {sign} has to stand in quotes",
    zh="以{sign}开头的文字要放在引号里",
    hint=WRITE,
)
def begins_with_sign(place: Place | None, /, *, sign: str, typed: str) -> None: ...


@message(
    Level.ERROR,
    en="a half-width colon with a blank stands inside this text",
    zh="文字里有半角冒号加空格",
    hint=Term("write a full-width colon, or: {typed}", "请改为全角冒号“：”，或写成：{typed}"),
)
def colon_inside(place: Place | None, /, *, typed: str) -> None: ...


@message(
    Level.ERROR,
    en="no blank stands behind the colon of '{key}'",
    zh="“{key}”的冒号后面没有空格",
    hint=WRITE,
)
def colon_without_blank(place: Place | None, /, *, key: str, typed: str) -> None: ...


@message(
    Level.ERROR,
    en="the text goes on behind its closing quote {sign}",
    zh="右引号{sign}之后还有文字",
    hint=Term(
        "use “ and ” inside the text, or put all of it in quotes: {typed}",
        "文中引号请用“”，或给全句加引号：{typed}",
    ),
)
def behind_quotes(place: Place | None, /, *, sign: str, typed: str) -> None: ...


@message(
    Level.ERROR,
    en="the quote {sign} that opens here is not closed",
    zh="此处的引号{sign}没有闭合",
    hint=Term("close it at the end of the text, or remove it", "请在文末补上引号，或删去此引号"),
)
def quote_open(place: Place | None, /, *, sign: str) -> None: ...


@message(
    Level.ERROR,
    en="the bracket {sign} that opens here is not closed",
    zh="此处的括号{sign}没有闭合",
    hint=Term(
        "close it, or put a text that begins with it in quotes", "请补上括号；若是正文，请加引号"
    ),
)
def bracket_open(place: Place | None, /, *, sign: str) -> None: ...


@message(
    Level.ERROR,
    en="a text stands behind {sign}, which ends its line",
    zh="{sign}之后应换行，同行却有文字",
    hint=Term(
        "begin the text on the next line, two spaces deeper, or put it in quotes",
        "请另起一行并缩进两格写正文，或给文字加引号",
    ),
)
def behind_block_sign(place: Place | None, /, *, sign: str) -> None: ...


@message(
    Level.ERROR,
    en="this line is not indented like those that it belongs to",
    zh="本行缩进与同级各行不一致",
    hint=Term(
        "begin it in the same column as the keys or the '-' beside it",
        "请与同级的键或“-”上下对齐",
    ),
)
def uneven_indent(place: Place | None, /) -> None: ...


@message(
    Level.ERROR,
    en="inside double quotes a backslash begins a code, and this is none",
    zh="双引号内的反斜杠表示转义，此处写法有误",
    hint=Term("write it twice, or use single quotes", "请写成两个反斜杠，或改用单引号"),
)
def backslash(place: Place | None, /) -> None: ...


@message(
    Level.ERROR,
    en="a second document begins here; a file holds one",
    zh="此处开始了第二个文档，一个文件只能有一个",
    hint=Term("remove the line '---', or put '…' in quotes", "请删去“---”一行"),
)
def second_document(place: Place | None, /) -> None: ...


@message(
    Level.ERROR,
    en="nested deeper than {most} levels",
    zh="嵌套超过{most}层",
    hint=Term("a briefing needs five; look at the brackets", "简报只需五层，请检查括号和缩进"),
)
def too_deep(place: Place | None, /, *, most: int) -> None: ...


@message(
    Level.ERROR,
    en="this is no text but a {kind} file under another name",
    zh="这不是文本，而是改了名的{kind}文件",
    hint=Term("save its text as UTF-8 with the ending .yaml", "请把文字另存为UTF-8编码的.yaml文件"),
)
def other_file(place: Place | None, /, *, kind: str) -> None: ...


@message(
    Level.ERROR,
    en="'{word}' is YAML's word for nothing",
    zh="“{word}”在YAML里表示空值",
    hint=Term(
        "leave the key out; put the word in quotes to print it",
        "没有内容请删去该键；要印出这个词请加引号",
    ),
)
def word_for_nothing(place: Place | None, /, *, word: str) -> None: ...


@message(
    Level.ERROR,
    en="'{name}' has characters that only look like those of '{near}': {signs}",
    zh="“{name}”形似“{near}”，但含有不同的字符：{signs}",
    hint=Term("type it again: {near}", "请重新键入：{near}"),
)
def looks_alike(place: Place | None, /, *, name: str, near: str, signs: str) -> None: ...
