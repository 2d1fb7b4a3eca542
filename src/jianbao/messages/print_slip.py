"""What the slip for the print shop says, and the register of copies."""

from __future__ import annotations

from jianbao.messages.terms import Term, phrase

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


@phrase(
    en="one sheet: fold it once, {media} to {size}; nothing to staple",
    zh="只有一张：{media}纸对折成{size}，不装订",
)
def print_fold_one(*, media: str, size: str) -> None: ...


PRINT_ONE_SHEET = Term("one sheet: nothing to staple", "只有一张，不装订")
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
