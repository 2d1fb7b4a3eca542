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


PRINT_PAPER_RULE = Term(
    "60 to 80 g/m² (GB/T 9704-2012, 4)", "60～80 g/m²胶版印刷纸或复印纸（GB/T 9704-2012 4）"
)
PRINT_LONG_EDGE = Term("both sides, turned on the long edge", "双面，长边翻转")
PRINT_SHORT_EDGE = Term("both sides, turned on the short edge", "双面，短边翻转")
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
