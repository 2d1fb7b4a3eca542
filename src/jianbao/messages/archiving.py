"""What archive says: numbers, names, the catalogue, signing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jianbao.messages.findings import Level, Place, message
from jianbao.messages.terms import Term, phrase

if TYPE_CHECKING:
    from pathlib import Path


@message(
    Level.ERROR,
    en="the archival number lacks its {key}",
    zh="档号缺少{key}",
    hint=Term(
        (
            "say it as --{key}, or in archive.yaml beside briefing.yaml or one folder higher, for"
            " all papers: fonds: J001, retention: Y, D30 or D10"
        ),
        (
            "请用--{key}给出，或写入briefing.yaml旁（或上一级文件夹，供各简报共用）的archive.yaml："
            "fonds: J001（全宗号），retention: Y、D30或D10（保管期限）"
        ),
    ),
)
def archive_missing(place: Place | None, /, *, key: str) -> None: ...


@message(
    Level.NOTE,
    en="{file} has no archival number: nobody named a fonds",
    zh="{file}未编档号：没有给出全宗号",
    hint=Term(
        "where the office has one: --fonds J001 --retention D30, or archive.yaml",
        "本单位有全宗号的，请用--fonds J001 --retention D30，或写入archive.yaml",
    ),
)
def archive_unnumbered(*, file: str) -> None: ...


UNNUMBERED_REMARK = Term("no archival number", "未编档号")


@message(
    Level.ERROR,
    en="'{actual}' is no {key} of an archival number (DA/T 22-2015)",
    zh="“{actual}”不合档号中{key}的形式（DA/T 22-2015）",
    hint=Term(
        (
            "fonds: 4 letters or digits; category: 2 letters; retention: Y (for ever), D30 or D10;"
            " department: letters and digits only; item: 4 digits"
        ),
        (
            "fonds为4位字母或数字，category为2位字母，retention为Y（永久）、D30或D10，"
            "department只用汉字、字母和数字，item为4位数字"
        ),
    ),
)
def archive_form(place: Place | None, /, *, actual: str, key: str) -> None: ...


@message(
    Level.ERROR,
    en="the file name '{name}' is not taken by every system",
    zh="文件名“{name}”不能用于各种系统",
    hint=Term(
        'rename the file: without any of < > : " | ? * \\, no dot or blank at the end',
        '请改名：不用< > : " | ? * \\，末尾不用点或空格',
    ),
)
def archive_name(*, name: str) -> None: ...


@message(
    Level.ERROR,
    en="'{name}' and '{other}' differ in nothing but capitals",
    zh="“{name}”与“{other}”仅大小写不同",
    hint=Term("rename one of the two", "请将其中之一改名"),
)
def archive_same_name(*, name: str, other: str) -> None: ...


@message(
    Level.ERROR,
    en="{file} of the release is not what its sources build now",
    zh="成品中的{file}与其来源现在生成的不同",
    hint=Term(
        (
            "templates or jianbao itself changed since: build again; what was issued is archived"
            " by the jianbao that built it"
        ),
        "模板或jianbao已有改动，请重新生成；已印发的，请用当时的jianbao归档",
    ),
)
def archive_not_rebuilt(*, file: str) -> None: ...


@message(
    Level.ERROR,
    en="the archive needs PDF/A, and the release in {folder} has no PDF of the paper",
    zh="归档须有PDF/A，而{folder}的成品没有正文的PDF",
    hint=Term(
        "build it with that form: jianbao build --to docx,pdf",
        "请生成该格式：jianbao build --to docx,pdf",
    ),
)
def archive_without_pdf(*, folder: Path) -> None: ...


@message(Level.ERROR, en="--out: {file} is not a folder", zh="--out：{file}不是文件夹")
def archive_not_a_folder(*, file: Path) -> None: ...


@message(
    Level.ERROR,
    en=(
        "{file} is the office's own font: it may not be handed on in a package (licence), and"
        " without it nobody could build the paper from the package again"
    ),
    zh="{file}是单位自备字体：因授权所限不能放入归档包，而缺少它就不能由归档包重新生成成品",
    hint=Term(
        (
            "remove 'file:' under 'fonts:' in the profile (the face's name in Word may stay),"
            " build and archive again"
        ),
        "请删去单位配置fonts中的file（可保留Word字体名word），重新生成后再归档",
    ),
)
def archive_own_font(*, file: str) -> None: ...


@message(
    Level.ERROR,
    en="built again from the package alone, the paper is not the same; nothing was written",
    zh="仅由归档包重新生成的成品与现有成品不同；未写入任何文件",
)
def archive_unproved() -> None: ...


@message(
    Level.ERROR,
    en="{number} was given to another package in {folder}",
    zh="{folder}中{number}已用于另一归档包",
    hint=Term(
        "give this paper the next item number, or remove the wrong package and its line",
        "请改用下一件号，或删去错误的归档包及其目录行",
    ),
)
def archive_taken(*, number: str, folder: Path) -> None: ...


@message(
    Level.ERROR,
    en="{number} was given to another paper in the catalogue in {folder}: {title}",
    zh="{folder}的归档文件目录中，{number}已用于另一文件：{title}",
    hint=Term(
        "leave the item out, and it gets the next one",
        "不写件号即取下一号",
    ),
)
def archive_number_taken(*, number: str, title: str, folder: Path) -> None: ...


@message(
    Level.ERROR,
    en="this release is archived already as {other}, and cannot be {number}, too",
    zh="此成品已归档为{other}，不能再编为{number}",
    hint=Term(
        "leave the item out, or remove the wrong package and its line",
        "请不写件号，或删去错误的归档包及其目录行",
    ),
)
def archive_two_numbers(*, number: str, other: str) -> None: ...


@message(
    Level.ERROR,
    en="the series {series} has all its items up to {last}",
    zh="{series}的件号已用到{last}",
)
def archive_full(*, series: str, last: int) -> None: ...


@message(
    Level.ERROR,
    en="another archiving has been writing the catalogue in {folder} for two minutes",
    zh="另一归档操作占用{folder}的归档文件目录已达两分钟",
    hint=Term("wait for it, then archive again", "请等其结束后再归档"),
)
def archive_busy(*, folder: Path) -> None: ...


@message(
    Level.ERROR,
    en="{file} is no catalogue that jianbao wrote",
    zh="{file}不是jianbao所写的归档文件目录",
    hint=Term("move it away, or put its columns right", "请移走，或恢复其各列"),
)
def archive_catalogue(*, file: Path) -> None: ...


@message(
    Level.ERROR,
    en="{file} is not UTF-8: was it saved as GBK?",
    zh="{file}不是UTF-8编码：是否另存成了GBK？",
    hint=Term(
        "save it as 'CSV UTF-8', or put back the file that jianbao wrote",
        "请另存为“CSV UTF-8”，或恢复jianbao所写的文件",
    ),
)
def archive_catalogue_coding(*, file: Path) -> None: ...


@phrase(
    en="{file}: {count} files; verify it with: jianbao verify",
    zh="{file}：{count}个文件；可用jianbao verify核验",
)
def archived(*, file: str, count: int) -> None: ...


ARCHIVE_QUESTIONS: dict[str, Term] = {
    "fonds": Term(
        "number of the fonds, such as J001; nothing where the office has none: ",
        "全宗号，如J001；没有则直接按回车：",
    ),
    "retention": Term("retention: Y for ever, D30 or D10: ", "保管期限（Y永久、D30、D10）："),
}
"""What `archive` asks where it is not said, and somebody can answer."""
ARCHIVE_UNSIGNED = Term(
    "not signed: a signature (--sign-key, --gpg) is what shows later who made the package",
    "未签名：日后证明归档包出自何人，须有签名（--sign-key、--gpg）",
)


@message(
    Level.ERROR, en="--sign-key and --sign-cert go together", zh="--sign-key与--sign-cert须同时给出"
)
def sign_needs_both() -> None: ...


@message(
    Level.ERROR,
    en="--timestamp stamps the signature by --sign-key, and none is made",
    zh="--timestamp为--sign-key的签名加时间戳，须同时给出",
)
def stamp_needs_key() -> None: ...


@message(
    Level.ERROR,
    en="{server} gave no time stamp: {reason}",
    zh="{server}未给出时间戳：{reason}",
    hint=Term(
        "try again later, or archive without --timestamp: nothing was written",
        "请稍后再试，或不用--timestamp归档；未写入任何文件",
    ),
)
def stamp_failed(*, server: str, reason: str) -> None: ...


@message(
    Level.ERROR,
    en="{tool} is not installed",
    zh="未安装{tool}",
    hint=Term("install it, or archive without signing", "请安装，或不签名归档"),
)
def sign_no_tool(*, tool: str) -> None: ...


@message(Level.ERROR, en="{tool} failed: {reason}", zh="{tool}出错：{reason}")
def sign_failed(*, tool: str, reason: str) -> None: ...


@message(
    Level.ERROR,
    en="{file} is no manifest of a release",
    zh="{file}不是成品清单",
    hint=Term("build again", "请重新生成"),
)
def bad_manifest(*, file: str | Path) -> None: ...
