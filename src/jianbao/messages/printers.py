"""What is said of printers, of copies printed before, and of options for both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jianbao.messages.findings import Level, message
from jianbao.messages.terms import Term

if TYPE_CHECKING:
    from pathlib import Path

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
    Level.WARNING,
    en="{name} stands still: {reason}",
    zh="打印机{name}已停止：{reason}",
    hint=Term("the job waits in its queue until it goes on", "作业将在队列中等待恢复"),
)
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
