"""What the commands print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jianbao.messages.findings import Level, message
from jianbao.messages.terms import Term, phrase

if TYPE_CHECKING:
    from pathlib import Path

# ---- what the system does not give

NO_MEMORY = Term("there is not enough memory", "内存不足")
NO_CLOCK = Term(
    "the clock of this machine is past April 2262; set it right",
    "本机时钟已过2262年4月，请校准系统时间",
)
STANDARD_OUTPUT = Term("standard output", "标准输出")


@message(Level.ERROR, en="this cannot go on: {reason}", zh="无法继续：{reason}")
def system_failed(*, reason: Term) -> None: ...


@message(Level.ERROR, en="this cannot go on: {file}: {reason}", zh="无法继续：{file}：{reason}")
def system_failed_at(*, file: str | Term, reason: Term) -> None: ...


@message(
    Level.ERROR,
    en="the folder that this was started in is no longer there",
    zh="当前文件夹已不存在",
    hint=Term("change to a folder that is there", "请先转到存在的文件夹"),
)
def no_working_folder() -> None: ...


# ---- build

BUILD_HEADS: dict[str, Term] = {
    "file": Term("file", "文件"),
    "pages": Term("pages", "页数"),
    "bytes": Term("bytes", "字节"),
}
"""Heads of the table that build prints."""


@phrase(
    en=(
        "{figures} figures in the ledger; findings: {errors} errors, {warnings} warnings,"
        " {notes} notes (all of them: jianbao check)"
    ),
    zh="台账{figures}项数据；必错{errors}处，疑似{warnings}处，提示{notes}处（详见jianbao check）",
)
def build_summary(*, figures: int, errors: int, warnings: int, notes: int) -> None: ...


@phrase(
    en="somebody changed a file since the last build; it was kept as {name}",
    zh="上次生成后有文件被改动，已另存为{name}",
)
def kept_edited(*, name: str) -> None: ...


@phrase(
    en="{name} is of an earlier build and does not belong to this release",
    zh="{name}是以前生成的，不属于本次成品",
)
def file_left_over(*, name: str) -> None: ...


@phrase(en="{count} problem(s); nothing was written", zh="共{count}处问题，未写入成品")
def problems(*, count: int) -> None: ...


STRICT = Term(
    "--strict: warnings count as errors; nothing was written",
    "--strict：有疑似即视为出错，未写入成品",
)
PROGRESS = Term("building", "生成中")


@phrase(
    en="building {done}/{count}, about {left} left",
    zh="生成中 {done}/{count}，约余{left}",
)
def progress_left(*, done: int, count: int, left: str) -> None: ...


@message(
    Level.ERROR,
    en="--jobs is {number}",
    zh="--jobs为{number}",
    hint=Term("give a whole number from 1", "请给出1以上的整数"),
)
def bad_jobs(*, number: int) -> None: ...


@message(
    Level.ERROR,
    en="--cluster needs Dask, which is not installed",
    zh="--cluster需要Dask，尚未安装",
    hint=Term("run: pip install 'jianbao[dask]'", "请运行：pip install 'jianbao[dask]'"),
)
def cluster_missing() -> None: ...


@message(
    Level.ERROR,
    en="no Dask scheduler answers at {address}",
    zh="{address}处没有应答的Dask调度器",
    hint=Term(
        "start one: dask scheduler (docs/cluster.md)",
        "请先启动：dask scheduler（见docs/cluster.md）",
    ),
)
def no_cluster(*, address: str) -> None: ...


@message(
    Level.ERROR,
    en="{name} was not built: the system ended each process that tried",
    zh="{name}未生成：系统几次终止了处理进程",
    hint=Term("there may be too little memory: try --jobs 1", "可能内存不足：可试--jobs 1"),
)
def process_lost(*, name: str) -> None: ...


@phrase(en="{name}: nothing changed since it was built", zh="{name}：上次生成后无改动")
def unchanged(*, name: str) -> None: ...


@message(
    Level.ERROR,
    en="there is no briefing under {folder}/",
    zh="{folder}/之下没有简报",
    hint=Term(
        "name a briefing's folder, or run this where briefings/ is",
        "请指定简报文件夹，或在含有briefings/的文件夹中运行",
    ),
)
def no_briefings(*, folder: Path) -> None: ...


@message(
    Level.ERROR,
    en="two briefings are called '{name}': their files would overwrite each other",
    zh="两份简报同名“{name}”，成品会互相覆盖",
    hint=Term("build them one at a time with different --out", "请分别生成，并用--out指定不同位置"),
)
def same_name(*, name: str) -> None: ...


@message(
    Level.ERROR,
    en="'{form}' is not a form of output; allowed: {allowed}",
    zh="“{form}”不是输出格式；可用：{allowed}",
)
def unknown_form(*, form: str, allowed: str) -> None: ...


@message(
    Level.ERROR,
    en="SOURCE_DATE_EPOCH is '{value}'; allowed: the digits 0 to 9, seconds since 1970",
    zh="SOURCE_DATE_EPOCH为“{value}”；应为1970年起的秒数，用数字0至9",
)
def bad_epoch(*, value: str) -> None: ...


# ---- check


@phrase(en="{count} problem(s)", zh="共{count}处问题")
def problems_found(*, count: int) -> None: ...


@phrase(
    en="{errors} errors, {warnings} warnings, {notes} notes; {accepted} accepted",
    zh="必错{errors}处，疑似{warnings}处，提示{notes}处；已认可{accepted}处",
)
def check_summary(*, errors: int, warnings: int, notes: int, accepted: int) -> None: ...


FIX_NOTHING = Term("nothing to correct safely", "没有可稳妥改正之处")


@phrase(en="{count} file(s) corrected", zh="已改正{count}个文件")
def fix_written(*, count: int) -> None: ...


FIX_NOT_WRITTEN = Term(
    "nothing was written; --yes writes the corrections", "未写入；加--yes写入改正"
)
FIX_ASK = Term("write these corrections? [y/N] ", "写入这些改正吗？［y/N］")


# ---- proof

NO_PDFTOPPM = Term(
    "no pictures: 'pdftoppm' is not installed (Debian, Ubuntu: apt-get install poppler-utils)",
    "未生成图片：没有pdftoppm（Debian、Ubuntu：apt-get install poppler-utils）",
)


@phrase(
    en="{count} picture(s) in {folder}: left the PDF, right LibreOffice's page",
    zh="{folder}中有{count}张图：左为PDF，右为LibreOffice所排页面",
)
def proof_pictures(*, count: int, folder: Path) -> None: ...


@phrase(
    en="{name}: {equal} of {lines} lines equal, {pages_equal} of {pages} pages",
    zh="{name}：{lines}行中{equal}行一致，{pages}页中{pages_equal}页一致",
)
def proof_lines(*, name: str, equal: int, lines: int, pages_equal: int, pages: int) -> None: ...


@phrase(
    en="glyphs across: mean {mean} pt, p95 {most}, max {max}",
    zh="字位横向偏差：平均{mean}磅，95%在{most}以内，最大{max}",
)
def proof_across(*, mean: str, most: str, max: str) -> None: ...


@phrase(
    en="glyphs down: mean {mean} pt, p95 {most}, max {max}",
    zh="字位纵向偏差：平均{mean}磅，95%在{most}以内，最大{max}",
)
def proof_down(*, mean: str, most: str, max: str) -> None: ...


@phrase(
    en=(
        "not compared: {count} labels of charts, which LibreOffice's flat format leaves out:"
        " {labels}"
    ),
    zh="未比较：图表标签{count}个（LibreOffice的flat格式不含图表）：{labels}",
)
def proof_labels(*, count: int, labels: str) -> None: ...


@phrase(
    en="the PDF has {pages} pages, the Word file {word}", zh="PDF有{pages}页，Word文件有{word}页"
)
def proof_pages(*, pages: int, word: int) -> None: ...


@phrase(en="first difference: page {page}, line {line}", zh="首处不一致：第{page}页第{line}行")
def proof_first(*, page: int, line: int) -> None: ...


# ---- extract


@phrase(
    en=(
        "{count} files written to {folder}/; 'jianbao build' there makes the same bytes again, with"
        " the template and options of then"
    ),
    zh=(
        "已将{count}个文件写入{folder}/；在其中运行jianbao build，模板和选项与当时相同的，"
        "可再得同样的字节"
    ),
)
def extracted(*, count: int, folder: str) -> None: ...


@phrase(
    en=(
        "{count} files written to {folder}/; the PDF was not made with the briefing's own template:"
        " 'jianbao build --template {template}' there makes the same bytes again, with the other"
        " options of then"
    ),
    zh=(
        "已将{count}个文件写入{folder}/；此PDF所用的不是简报自定的模板：在其中运行"
        "jianbao build --template {template}，其他选项与当时相同的，可再得同样的字节"
    ),
)
def extracted_other(*, count: int, folder: str, template: str) -> None: ...


# ---- templates, schema

TEMPLATES_OWN = Term("own", "自备")
TEMPLATES_INSTALLED = Term("installed", "随附")
TEMPLATE_BROKEN = Term("cannot be used as it stands", "有误，不能使用")


@phrase(
    en="{folder}/ is yours now: 'template: {name}' in briefing.yaml prints with it",
    zh="已复制到{folder}/；在briefing.yaml中写template: {name}即可使用",
)
def copied(*, folder: str, name: str) -> None: ...


@phrase(en="{count} schemas written to {folder}/", zh="已将{count}个模式写入{folder}/")
def schema_written(*, count: int, folder: str) -> None: ...


# ---- verify-layout


@message(
    Level.ERROR,
    en="--pdf {file} is the measured file itself",
    zh="--pdf指定的{file}就是被核验的文件",
    hint=Term("name another file for the sheet", "请为核验单另取文件名"),
)
def layout_same_file(*, file: Path) -> None: ...


@message(
    Level.ERROR,
    en="--pdf {file} is there already and is no sheet of this command",
    zh="--pdf指定的{file}已存在，且不是本命令所出的核验单",
    hint=Term("name another file for the sheet", "请为核验单另取文件名"),
)
def layout_no_sheet(*, file: Path) -> None: ...
