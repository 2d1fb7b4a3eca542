"""What a take-back says: files that cannot be read, changes, and why some have no place."""

from __future__ import annotations

from jianbao.messages.findings import Level, Place, message
from jianbao.messages.terms import Term, phrase

NO_PLACE = Term("it has no place in the YAML: enter it by hand", "在YAML中没有对应位置，请手工录入")
OF_TEMPLATE = Term(
    "the template prints it, or the briefing counts it: change it there",
    "由模板或序号自动生成，请在模板或相应字段修改",
)
SECTION_ORDER = Term(
    "sections stand in the order of their file names: rename those",
    "各部分按文件名排列，请改文件名",
)
OTHER_ORDER = Term("the paper would say this elsewhere", "改后的文稿中位置不同")
TABLE_SHAPE = Term("the table has another shape now", "表格的行列已变")
TWO_VALUES = Term("two places say two values", "两处改成了不同的数值")
DERIVED = Term(
    "the value is computed from others: change those", "此值由其他数据算得，请改那些数据"
)
IN_SHEET = Term(
    "the value stands in a spreadsheet: change it there", "此值取自表格，请在表格中修改"
)
REFUSED = Term("the YAML would not read as wanted", "改后的YAML不能正确读出")
STILL_PRINTED = Term("the paper would still say this", "改后的文稿仍会这样印")
NOT_PRINTED = Term("the paper would not say this", "改后的文稿不会印出这句")
DRAWN = Term("drawings by hand, which no program reads", "手写批注，程序无法识读")
MOVED_ON = Term("typed otherwise since the paper went out", "文稿发出后，此处在YAML中已另行修改")

CHANGE_KINDS = {
    "text": Term("changed", "改"),
    "figure": Term("figure", "数据"),
    "added": Term("new", "增"),
    "removed": Term("gone", "删"),
    "moved": Term("moved", "移"),
    "comment": Term("comment", "批注"),
    "drawn": Term("drawn by hand", "手写"),
    "other": Term("changed", "改"),
}


@message(
    Level.ERROR,
    en="{name} cannot be read: {reason}",
    zh="{name}无法读取：{reason}",
    hint=Term("open it in Word or WPS and save it as .docx", "请在Word或WPS中打开，另存为.docx"),
)
def cannot_take_back(place: Place | None, /, *, name: str, reason: Term) -> None: ...


@message(
    Level.ERROR,
    en="{name} is no paper of {briefing}: {shared} of {total} paragraphs are the same",
    zh="{name}不是{briefing}的文稿：{total}段中只有{shared}段相同",
    hint=Term(
        "name the briefing it was made of, or the release with --release",
        "请指明它出自哪份简报，或用--release指定成品",
    ),
)
def not_its_paper(
    place: Place | None, /, *, name: str, briefing: str, shared: int, total: int
) -> None: ...


@message(
    Level.ERROR,
    en="{name} went out with another text than the release at hand and the briefing of today have",
    zh="{name}发出时的文字与现有成品、与简报今日所印都不同",
    hint=Term(
        (
            "name the release that it went out with: --release FOLDER or a PDF of it; with the"
            " release at hand it is compared with that one all the same"
        ),
        "请用--release指明它发出时的成品（文件夹或其PDF）；如仍与现有成品比对，也用--release写明",
    ),
)
def other_release(place: Place | None, /, *, name: str) -> None: ...


@message(
    Level.ERROR,
    en="{folder} was changed since the file was compared with it",
    zh="比对之后{folder}又有改动",
    hint=Term("take the file back again", "请重新执行一次"),
)
def changed_meanwhile(place: Place | None, /, *, folder: str) -> None: ...


@message(
    Level.ERROR,
    en="--only {number}: there is no such change, they are numbered 1 to {most}",
    zh="--only {number}：没有这一处，编号为1至{most}",
    hint=Term("numbers with commas between them, such as 1,3", "写编号，用逗号隔开，如1,3"),
)
def bad_number(place: Place | None = None, /, *, number: str, most: int) -> None: ...


DONE = Term("typed so already", "已如此改过")
OURS = Term("typed now: ", "现为：")


@phrase(en="also printed at {places}", zh="另见{places}")
def also_printed(*, places: str) -> None: ...


@phrase(
    en="no change: all {lines} paragraphs are as they went out",
    zh="没有改动：{lines}段都与发出时相同",
)
def back_nothing(*, lines: int) -> None: ...


@phrase(
    en=(
        "{ready} to be written (--write), {asks} figures (--write --figures changes the ledger),"
        " {conflict} in conflict, {unplaced} to be entered by hand"
    ),
    zh=(
        "可写入{ready}处（--write），数据{asks}处（--write --figures改台账），"
        "冲突{conflict}处，须手工录入{unplaced}处"
    ),
)
def states_line(*, ready: int, asks: int, conflict: int, unplaced: int) -> None: ...


@phrase(en="{count} file(s) written", zh="已写入{count}个文件")
def back_written(*, count: int) -> None: ...
