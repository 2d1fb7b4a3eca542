"""What print says, the slip for the print shop too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jianbao.messages.findings import Level, Place, message
from jianbao.messages.terms import Term, phrase

if TYPE_CHECKING:
    from pathlib import Path


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


# ---- what a printer cannot do


@message(
    Level.ERROR,
    en="{name} has no {media} sheets; it has: {allowed}",
    zh="打印机{name}不支持{media}纸；支持：{allowed}",
    hint=Term(
        "choose another printer or other sheets: --booklet a4 instead of a3, no --large",
        "请换打印机，或改用其他纸张：--booklet a3改为a4，或去掉--large",
    ),
)
def print_cannot_media(*, name: str, media: str, allowed: str) -> None: ...


@message(
    Level.WARNING,
    en="{name} has no {media} sheets loaded; the job will wait for them",
    zh="打印机{name}未装{media}纸，作业将等待装纸",
)
def print_not_loaded(*, name: str, media: str) -> None: ...


@message(
    Level.ERROR,
    en="{name} does not print on both sides in this way",
    zh="打印机{name}不能这样双面打印",
    hint=Term("choose another printer, or --one-sided", "请换打印机，或加--one-sided单面打印"),
)
def print_cannot_turn(*, name: str) -> None: ...


@message(
    Level.ERROR,
    en="{name} has no tray '{tray}'; it has: {allowed}",
    zh="打印机{name}没有纸盒“{tray}”；可用：{allowed}",
)
def print_cannot_tray(*, name: str, tray: str, allowed: str) -> None: ...


@message(
    Level.ERROR,
    en="{name} cannot {what}",
    zh="打印机{name}不能{what}",
    hint=Term(
        "leave the option out and do it by hand, as the slip says", "请去掉该选项，按印制单手工完成"
    ),
)
def print_cannot_finish(*, name: str, what: Term) -> None: ...


FINISHINGS: dict[str, Term] = {
    "staple": Term("staple", "装订"),
    "staple a booklet": Term("staple in the fold", "骑马订"),
    "fold": Term("fold", "折页"),
    "punch": Term("punch holes", "打孔"),
}
"""What a printer may do with printed sheets."""


@message(
    Level.WARNING,
    en="{name} staples at a corner only, not twice on the left (GB/T 9704-2012, 6.3)",
    zh="打印机{name}只能角钉，不能左侧平订两钉（GB/T 9704-2012 6.3）",
)
def print_staples_otherwise(*, name: str) -> None: ...


@message(
    Level.ERROR,
    en="{name} takes no such PIN",
    zh="打印机{name}不支持此种取件密码",
    hint=Term(
        "leave --pin out, or hold the job in the queue: -o job-hold-until=indefinite",
        "请去掉--pin，或让作业留在队列：-o job-hold-until=indefinite",
    ),
)
def print_cannot_pin(*, name: str) -> None: ...


@message(
    Level.WARNING,
    en="{name} prints in greys: the red head and the colours of charts come out grey",
    zh="打印机{name}只能印黑白，红头和图表颜色将印成灰色",
    hint=Term(
        "final copies need a colour printer; --grey shows how it looks",
        "正式件请用彩色打印机；--grey可先看灰度效果",
    ),
)
def print_mono(*, name: str) -> None: ...


@message(
    Level.ERROR,
    en="{name} takes no jobs now",
    zh="打印机{name}目前不接受作业",
    hint=Term("see lpstat -p, or choose another printer", "请看lpstat -p，或换打印机"),
)
def print_not_accepting(*, name: str) -> None: ...


@message(
    Level.WARNING, en="{name} stands still: {reason}", zh="打印机{name}已停止：{reason}",
    hint=Term("the job waits in its queue until it goes on", "作业将在队列中等待恢复"),
)  # fmt: skip
def print_busy(*, name: str, reason: str) -> None: ...


@message(
    Level.NOTE,
    en="{name} does not say what it can print: sheets, sides and colours were not checked",
    zh="打印机{name}未说明其能力，纸张、双面和颜色未经核对",
)
def print_unasked(*, name: str) -> None: ...


@message(
    Level.ERROR,
    en="CUPS gave job {number} up: {reason}",
    zh="CUPS已取消作业{number}：{reason}",
    hint=Term("nothing, or not all, was printed", "未打印或未打印完"),
)
def print_cancelled(*, number: int, reason: str) -> None: ...


@message(
    Level.ERROR,
    en="--printer works through CUPS, which Windows does not have",
    zh="--printer经由CUPS打印，Windows没有CUPS",
    hint=Term(
        "leave it out, open the PDF and print it as the slip says (sides, no scaling)",
        "请去掉--printer，打开PDF，按印制单打印（双面、不缩放）",
    ),
)
def print_no_spooler() -> None: ...


# ---- numbers that were printed before


@message(
    Level.ERROR,
    en="copies {numbers} were printed already, at {at} by {by}",
    zh="份号{numbers}已于{at}由{by}打印",
    hint=Term(
        "a number stands for one copy; where the first ones were destroyed: --again",
        "一号一份，不得重号；前次各份已销毁的，加--again重印",
    ),
)
def print_printed_before(*, at: str, by: str, numbers: str) -> None: ...


@message(
    Level.ERROR,
    en="{file} is no record of what was printed",
    zh="{file}不是打印记录",
    hint=Term(
        "without it nobody knows which numbers were printed; restore it",
        "无从知道印过哪些份号，请恢复此文件",
    ),
)
def print_log(*, file: Path) -> None: ...


# ---- options


@message(
    Level.ERROR,
    en="--trim-marks makes sheets larger than {media}, for a print shop: --printer has none",
    zh="加--trim-marks后纸面大于{media}，供印刷厂用，不能送--printer",
)
def print_trim_printer(*, media: str) -> None: ...


@message(
    Level.ERROR, en="--fold is for booklets: add --booklet", zh="--fold用于小册子，请加--booklet"
)
def print_fold_nothing() -> None: ...


@message(
    Level.ERROR,
    en="a booklet is printed on both sides: --one-sided does not fit",
    zh="小册子须双面打印，不能加--one-sided",
)
def print_one_sided_booklet() -> None: ...


@message(
    Level.ERROR,
    en="with --cover-stock the outer sheet is printed apart: no printer can bind both",
    zh="加--cover-stock时封面另印，打印机不能一并装订或折页",
    hint=Term(
        "leave --staple and --fold out, and bind by hand", "请去掉--staple和--fold，手工装订"
    ),
)
def print_cover_binding() -> None: ...


@message(Level.ERROR, en="--pin must be 4 to 16 digits", zh="--pin须为4至16位数字")
def print_bad_pin() -> None: ...


@message(
    Level.ERROR,
    en="-o {option} cannot be passed on",
    zh="-o {option}不能转给打印系统",
    hint=Term(
        "NAME=VALUE without blanks; sheets, sides, copies and colours have options of their own",
        "应为“名称=值”，不含空格；纸张、双面、份数、颜色另有选项",
    ),
)
def print_bad_option(*, option: str) -> None: ...


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


PRINT_ASK_AGAIN = Term("print the same numbers again? [y/N] ", "重印相同份号吗？［y/N］")


PRINT_ONLY = Term(
    "For printing only: no structure, links or attachments, not for the archive",
    "仅供印制：不含文档结构、链接和附件，不作归档",
)
PRINT_SLIP = Term("Instructions for printing", "印制单")
SLIP_LABELS: dict[str, Term] = {
    "file": Term("File", "文件"),
    "paper": Term("Paper", "纸张"),
    "sides": Term("Printing", "印刷"),
    "colour": Term("Colour", "颜色"),
    "copies": Term("Copies", "份数"),
    "binding": Term("Binding", "装订"),
    "numbers": Term("Recipients", "分发"),
    "notes": Term("Mind", "注意"),
}
"""What stands before each row of the slip."""


@phrase(en="{file}; one copy: {sides} sides on {sheets}", zh="{file}；每份{sides}面，{sheets}")
def print_file(*, file: str, sides: int, sheets: Term) -> None: ...


@phrase(en="{media} sheets", zh="{media}纸")
def print_paper(*, media: str) -> None: ...


@phrase(
    en="sheets larger than {media}, cut to {media} at the marks",
    zh="大于{media}的纸，按裁切线裁成{media}",
)
def print_paper_untrimmed(*, media: str) -> None: ...


@phrase(
    en="{file} is the outer sheet: as often as the rest, on cover stock, laid around it",
    zh="{file}为封面，另用封面纸，份数与内文相同，套在外面",
)
def print_cover(*, file: str) -> None: ...


PRINT_PAPER_RULE = Term(
    "60 to 80 g/m² (GB/T 9704-2012, 4)", "60～80 g/m²胶版印刷纸或复印纸（GB/T 9704-2012 4）"
)
PRINT_LONG_EDGE = Term("both sides, turned on the long edge", "双面，长边翻转")
PRINT_SHORT_EDGE = Term("both sides, turned on the short edge", "双面，短边翻转")
PRINT_ONE_SIDED = Term("one side only", "单面")
PRINT_BLANK_BEFORE = Term(
    "the empty side before the last page is meant: the imprint stays on the last side",
    "末页前的空白面是有意留的：版记须在最后一面（GB/T 9704-2012 7.4）",
)
PRINT_TRIM_MARKS = Term(
    "cut at the marks at the corners; 3 mm bleed around, where nothing is printed",
    "按角线裁切，四周出血3毫米（其中无印迹）",
)
PRINT_FOLD_MARKS = Term("fold at the marks in the middle", "按上下居中短线对折")
PRINT_NUMBERS_ONCE = Term(
    "each number is one copy: spoilt sheets are counted and destroyed, not printed anew unnoticed",
    "一号一份：印坏的须登记销毁，不得随意补印",
)
PRINT_NO_SCALING = Term("actual size, no scaling", "按实际大小，不缩放")
PRINT_SIDES_RULE = Term(
    "text area off by 1 mm at most, front to back by 2 mm (GB/T 9704-2012, 6.1 and 6.2)",
    "版心误差不超过1毫米，两面套正误差不超过2毫米（GB/T 9704-2012 6.1、6.2）",
)
PRINT_COLOUR = Term("as in the file", "按文件原色")
PRINT_GREY = Term("greys only", "灰度")


@phrase(en="print {copies}: {sheets}", zh="打印{copies}，共用纸{sheets}")
def print_count(*, copies: Term, sheets: Term) -> None: ...


@phrase(
    en="print the file once, it holds all: {copies}, {sheets}",
    zh="文件已含全部{copies}，只打印一次，共用纸{sheets}",
)
def print_all_copies(*, copies: Term, sheets: Term) -> None: ...


@phrase(en="draft, {count} pages a side; not bound", zh="草稿，每面{count}页，不装订")
def print_draft(*, count: int) -> None: ...


@phrase(
    en="fold all sheets together once: {media} to {size}; two staples in the fold",
    zh="骑马订：全部{media}纸套叠对折成{size}，钉锯均订在折缝线上",
)
def print_fold(*, media: str, size: str) -> None: ...


@phrase(
    en="pages are moved to the fold by {thickness} mm a sheet; trim the fore edge after folding",
    zh="内张已按每张{thickness}毫米向折缝移位，折后裁齐切口",
)
def print_creep(*, thickness: str) -> None: ...


PRINT_STAPLE = Term(
    "on the left, two staples, 3 to 5 mm from the spine",
    "左侧装订，平订两钉，钉锯与书脊间的距离3～5毫米",
)
PRINT_STAPLE_RULE = Term(
    (
        "outer holes 70 mm from head and foot, ±4 mm; no bad, missing or doubled staple"
        " (GB/T 9704-2012, 6.3)"
    ),
    (
        "两钉外订眼距版面上下边缘各70毫米，允许误差±4毫米；无坏钉、漏钉、重钉，钉脚平伏牢固"
        "（GB/T 9704-2012 6.3）"
    ),
)
PRINT_TRIM_RULE = Term(
    (
        "page numbers of facing pages level to 4 mm; trimmed to ±2 mm, square, no burr or damage"
        " (GB/T 9704-2012, 6.3)"
    ),
    (
        "两页页码误差不超过4毫米；裁切后成品尺寸允许误差±2毫米，四角成90°，无毛茬或缺损"
        "（GB/T 9704-2012 6.3）"
    ),
)


@phrase(en="{who} ({way}): {count}", zh="{who}（{way}）：{count}份")
def print_owner(*, who: str, way: Term, count: int) -> None: ...


@phrase(en="{numbers}: {who} ({way}), {count}", zh="{numbers}：{who}（{way}），{count}份")
def print_owner_numbered(*, numbers: str, who: str, way: Term, count: int) -> None: ...


@phrase(en="{count} more: see the register", zh="另有{count}个单位，见份号登记表")
def print_more_owners(*, count: int) -> None: ...


@phrase(
    en=(
        "marked '{mark}': print on equipment for secret papers, under the rules of secrecy, and"
        " count the copies"
    ),
    zh="本件标有“{mark}”：按保密规定在涉密设备印制，逐份清点，废页销毁",
)
def print_secret(*, mark: str) -> None: ...


@phrase(
    en="marked '{mark}': hand out by the list only, and keep no copy back",
    zh="本件标有“{mark}”：只按名单分发，多余份数收回",
)
def print_limited(*, mark: str) -> None: ...


PRINT_INTERNAL = Term(
    "internal material: hand out by the list only", "内部资料：按名单分发，注意保管"
)
PRINT_WATERMARK = Term(
    "each copy bears its recipient's name as a watermark: do not mix copies",
    "各份印有收文单位水印，分发时请核对",
)
PRINT_LARGE = Term(
    "enlarged from A4 to A3; real large type: jianbao build --template meeting/podium",
    "由A4放大到A3；真正的大字本请用jianbao build --template meeting/podium生成",
)
PRINT_PROOF = Term("a proof to look at, not the final paper", "校样，仅供校对，不作正式文件")
COPY_HEADS: dict[str, Term] = {
    "number": Term("copy number", "份号"),
    "who": Term("recipient", "分发单位"),
    "way": Term("way", "方式"),
}
"""Heads of the register of numbered copies."""
WAYS: dict[str, Term] = {
    "report": Term("report", "报"),
    "send": Term("send", "送"),
    "issue": Term("issue", "发"),
}
"""How a copy is handed out."""
