"""What the audit says of characters: look-alikes, blanks, what prints raw or not at all."""

from __future__ import annotations

from jianbao.messages.findings import Level, Place, message
from jianbao.messages.terms import Term


@message(
    Level.ERROR,
    en="'{sign}' ({number}) looks like '{wanted}' and is another character",
    zh="“{sign}”（{number}）形似“{wanted}”，实为另一字符",
    hint=Term(
        "such signs come from PDFs; `jianbao check --fix` types the right one",
        "此类字符多系从PDF复制而来；运行 jianbao check --fix 可以改正",
    ),
)
def sign_lookalike(place: Place | None, /, *, sign: str, number: str, wanted: str) -> None: ...


@message(
    Level.WARNING,
    en="blanks at the edge of a line are not printed; its indent comes from the template",
    zh="行首行末手打的空格不印，缩进由模板决定",
    hint=Term("`jianbao check --fix` takes them away", "运行 jianbao check --fix 可以删去"),
)
def typed_indent(place: Place | None, /) -> None: ...


@message(
    Level.WARNING,
    en="a character that nobody sees ({number}) is typed here and not printed",
    zh="此处有看不见的字符（{number}），不印",
    hint=Term("`jianbao check --fix` takes it away", "运行 jianbao check --fix 可以删去"),
)
def unseen_sign(place: Place | None, /, *, number: str) -> None: ...


@message(
    Level.NOTE,
    en="a blank of another width ({number}) is typed here; an ordinary one is printed",
    zh="此处为特殊宽度的空格（{number}），按普通空格印",
    hint=Term("`jianbao check --fix` types the blank", "运行 jianbao check --fix 可以改正"),
)
def odd_blank(place: Place | None, /, *, number: str) -> None: ...


@message(
    Level.WARNING,
    en="'#{text}' behind this text is a comment to YAML and is not printed",
    zh="此文后的“#{text}”被YAML当作注释，不印",
    hint=Term(
        "put the whole text in quotation marks, or the comment on a line of its own",
        "要印则将全文加引号；是注释则另起一行",
    ),
)
def text_behind_hash(place: Place | None, /, *, text: str) -> None: ...


@message(
    Level.ERROR,
    en="'{written}' is Markdown, which prints as it is typed",
    zh="“{written}”是Markdown标记，会照原样印出",
    hint=Term(
        "lists are items:, headings parts:, tables tables:, bold is **…**; links print as text",
        "列项用items，小标题用parts，表格用tables，粗体写**…**，链接请写成文字",
    ),
)
def markdown_left(place: Place | None, /, *, written: str) -> None: ...


@message(
    Level.WARNING,
    en="the asterisks of '{written}' are printed",
    zh="“{written}”中的星号会照原样印出",
    hint=Term("bold is **…**", "粗体写**…**"),
)
def emphasis_left(place: Place | None, /, *, written: str) -> None: ...


@message(
    Level.NOTE,
    en="a line ends here, and the paragraph goes on below without an indent",
    zh="此处换行而不另起段，下一行不缩进",
    hint=Term("leave a blank line for a new paragraph", "要另起一段，请空一行"),
)
def line_goes_on(place: Place | None, /) -> None: ...
