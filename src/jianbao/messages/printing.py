"""What print says, the slip for the print shop too."""

from __future__ import annotations

from jianbao.messages.findings import Level, Place, message
from jianbao.messages.terms import Term, phrase


@message(
    Level.ERROR,
    en="the briefing has no distribution list, so nobody knows who gets which copy",
    zh="简报没有分发名单，无从确定各份的去向",
    hint=Term("add 'distribution' to briefing.yaml", "请在briefing.yaml中写distribution"),
)
def print_no_list() -> None: ...


@message(
    Level.ERROR,
    en="a copy would have a number above {last}",
    zh="份号将超过{last}",
    hint=Term("give a lower 'copy_number' or fewer copies", "请改小copy_number或减少份数"),
)
def print_numbers(*, last: int) -> None: ...


@message(
    Level.ERROR,
    en="the distribution list has {copies} copies; at most {most} are numbered at once",
    zh="分发名单共{copies}份，一次最多编号{most}份",
    hint=Term(
        "print without --copies, or a part of the list at a time, 'copy_number' where each begins",
        "可不用--copies印发，或分批列出名单，每批用copy_number写明起始份号",
    ),
)
def print_too_many(place: Place | None, /, *, copies: int, most: int) -> None: ...


@message(
    Level.ERROR,
    en="page one has the copy number {number} already",
    zh="首页已印有份号{number}",
    hint=Term(
        "leave 'copy_number' out of briefing.yaml and build again: a number is put on each copy",
        "请从briefing.yaml中删去copy_number并重新生成，份号由本命令逐份加印",
    ),
)
def print_numbered(*, number: str) -> None: ...


@message(
    Level.WARNING,
    en="the first line of page one is '{text}'; the copy number stands a line above it",
    zh="首页第一行是“{text}”，份号排在其上一行",
    hint=Term(
        (
            "see on the print that it stands well there; the template 'official' keeps the first"
            " line for it where briefing.yaml has 'copy_number' (GB/T 9704-2012, 7.2.1)"
        ),
        (
            "请看样张核对；用official模板并在briefing.yaml中写copy_number的，首行即留给份号"
            "（GB/T 9704-2012 7.2.1）"
        ),
    ),
)
def print_number_above(*, text: str) -> None: ...


@message(
    Level.WARNING,
    en=(
        "the title's line '{text}' takes the first line of page one; the copy number stands a line"
        " above it"
    ),
    zh="标题中“{text}”一行占了首页第一行左端，份号排在其上一行",
    hint=Term(
        "break the title so that the upper left corner stays free (GB/T 9704-2012, 7.2.1)",
        "请调整标题分行，空出版心左上角（GB/T 9704-2012 7.2.1）",
    ),
)
def print_number_title(*, text: str) -> None: ...


@message(
    Level.NOTE,
    en="an empty side stands before the last page, so that the imprint is on the last side",
    zh="末页前留了空白面，使版记在最后一面（GB/T 9704-2012 7.4）",
    hint=Term(
        "'duplex: yes' in profile.yaml gives the imprint its place when building; --no-cover-last"
        " leaves the empty side at the end",
        "在profile.yaml中写duplex: yes，生成时即按双面安排版记；加--no-cover-last则空白面留在末尾",
    ),
)
def print_blank_before() -> None: ...


@message(
    Level.NOTE,
    en="the paper takes one sheet: there is no outer sheet to be printed apart",
    zh="全文只用一张纸，没有可另印的封面",
)
def print_no_cover() -> None: ...


@message(
    Level.WARNING,
    en="{sheets} sheets are many for one booklet; above {most} it will not lie flat",
    zh="一册{sheets}张偏厚，超过{most}张难以折平",
    hint=Term("print duplex and bind flat, or part it in two", "请改用双面平订，或分为两册"),
)
def print_thick(*, sheets: int, most: int) -> None: ...


@message(
    Level.ERROR,
    en="the paper is marked '{mark}' and goes to no printer of the network",
    zh="本件标有“{mark}”，不得送网络打印机",
    hint=Term(
        "print it on equipment for secret papers; where this printer is one: --secret-ok",
        "请在涉密设备上印制；该打印机确为涉密设备的，加--secret-ok",
    ),
)
def print_secret_printer(place: Place | None, /, *, mark: str) -> None: ...


@message(
    Level.ERROR,
    en="CUPS is not installed: there is no lp or no lpstat",
    zh="未安装CUPS，没有lp或lpstat命令",
    hint=Term(
        "install cups-client, or print the PDF by hand as the slip says",
        "请安装cups-client，或按印制单自行打印PDF",
    ),
)
def print_no_lp() -> None: ...


@message(
    Level.ERROR,
    en="there is no printer '{name}'; there are: {allowed}",
    zh="没有打印机“{name}”；可用：{allowed}",
)
def print_no_printer(*, name: str, allowed: str) -> None: ...


@message(
    Level.ERROR, en="the printer did not take the file: {reason}", zh="打印机未接受文件：{reason}"
)
def print_failed(*, reason: str) -> None: ...


@message(Level.ERROR, en="--count must be from 1 to {most}", zh="--count须为1至{most}")
def print_bad_count(*, most: int) -> None: ...


@message(
    Level.ERROR,
    en="with --copies or --watermark the file holds every copy: --count would repeat numbers",
    zh="加--copies或--watermark时文件已含各份，--count会造成重号",
    hint=Term("leave --count out", "请去掉--count"),
)
def print_count_of_copies() -> None: ...


@message(
    Level.ERROR, en="--thickness must be from 0 to {most} mm", zh="--thickness须为0至{most}毫米"
)
def print_bad_thickness(*, most: str) -> None: ...


@phrase(en="{file}: {sheets} a copy, to be printed {times}", zh="{file}：每份{sheets}，打印{times}")
def print_made(*, file: str, sheets: Term, times: Term) -> None: ...


@phrase(
    en="{file}: {sheets} a copy; it holds {copies}", zh="{file}：每份{sheets}，共{copies}依次相接"
)
def print_made_copies(*, file: str, sheets: Term, copies: Term) -> None: ...


@phrase(en="{count} sheets", zh="{count}张")
def print_sheets(*, count: int) -> None: ...


PRINT_SHEETS_ONE = Term("1 sheet", "1张")


@phrase(en="{count} times", zh="{count}次")
def print_times(*, count: int) -> None: ...


PRINT_TIMES_ONE = Term("once", "1次")


@phrase(en="{count} copies", zh="{count}份")
def print_copies(*, count: int) -> None: ...


PRINT_COPIES_ONE = Term("1 copy", "1份")


@message(
    Level.NOTE,
    en="without --booklet this has no effect: {options}",
    zh="不是小册子，此选项不起作用：{options}",
    hint=Term(
        "add --booklet a3 or --booklet a4, or leave it out", "请加--booklet a3或a4，或去掉该选项"
    ),
)
def print_no_booklet(*, options: str) -> None: ...


@phrase(en="sent to {name}: {answer}", zh="已送{name}：{answer}")
def print_sent(*, name: str, answer: str) -> None: ...


@phrase(en="job {number} is printed", zh="作业{number}已打印完")
def print_done(*, number: int) -> None: ...


@phrase(
    en="job {number} is not done yet ({state}); lpstat -W not-completed shows it",
    zh="作业{number}尚未完成（{state}），可用lpstat -W not-completed查看",
)
def print_waits(*, number: int, state: str) -> None: ...


@message(
    Level.NOTE,
    en="without --printer this has no effect: {options}",
    zh="未加--printer，此选项不起作用：{options}",
)
def print_no_effect(*, options: str) -> None: ...


PRINT_NOT_SENT = Term("the files are there; nothing was printed", "文件已生成，未打印")
PRINT_ASK_AGAIN = Term("print the same numbers again? [y/N] ", "重印相同份号吗？［y/N］")
