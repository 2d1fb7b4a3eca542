"""What verify says: packages, signatures, what was rebuilt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jianbao.messages.findings import Level, message
from jianbao.messages.terms import Term, phrase

if TYPE_CHECKING:
    from pathlib import Path


@message(
    Level.ERROR,
    en="{file} is not a package of jianbao: {reason}",
    zh="{file}不是jianbao的归档包：{reason}",
)
def not_a_package(*, file: str | Path, reason: Term) -> None: ...


NO_BAGIT = Term("there is no bagit.txt in it", "其中没有bagit.txt")


@message(Level.ERROR, en="{file} is in the zip twice", zh="{file}在zip中重复")
def zip_twice(*, file: str) -> None: ...


@message(
    Level.ERROR,
    en="another program packed the zip anew: it is not the file that was archived",
    zh="zip由其他程序重新打包，已不是归档时的文件",
    hint=Term(
        (
            "get the file as it was archived; what of its content is missing, added or changed"
            " follows, and where nothing follows, each file agrees with the package's own list"
        ),
        "请取回归档时的原文件；内容如有缺少、增加或改动，列在后面，未列则各文件均与包内清单相符",
    ),
)
def zip_repacked() -> None: ...


@message(
    Level.ERROR,
    en="the zip breaks off after {size} bytes, in {file}: what followed is lost",
    zh="zip在{size}字节后中断（{file}），其后内容已丢失",
    hint=Term(
        "get it again from where it was kept; what is lost follows, as far as the rest tells",
        "请从保存处重新取得；丢失的文件列在后面，以其余部分所知为限",
    ),
)
def zip_cut(*, size: int, file: str) -> None: ...


@message(
    Level.ERROR,
    en="the files in the zip are not in the order of their names",
    zh="zip中的文件未按名称排列",
)
def zip_order() -> None: ...


@message(
    Level.ERROR,
    en="byte {offset} of the zip was changed ({part} {file})",
    zh="zip第{offset}字节被改动（{part} {file}）",
)
def zip_differs(*, offset: int, part: str, file: str) -> None: ...


@message(
    Level.ERROR,
    en="{count} bytes too many from byte {offset} of the zip on",
    zh="zip自第{offset}字节起多出{count}字节",
)
def zip_more(*, count: int, offset: int) -> None: ...


@message(Level.ERROR, en="{file} is missing", zh="缺少{file}")
def bag_lacks(*, file: str) -> None: ...


@message(Level.ERROR, en="{file} was changed", zh="{file}被改动")
def bag_differs(*, file: str) -> None: ...


@message(Level.ERROR, en="{file} does not belong to the package", zh="{file}不属于归档包")
def bag_unlisted(*, file: str) -> None: ...


@message(
    Level.ERROR, en="no package has a file called '{file}'", zh="归档包不会有名为“{file}”的文件"
)
def bag_bad_name(*, file: str) -> None: ...


@message(Level.ERROR, en="{file} was changed: it is no manifest", zh="{file}被改动，已不是清单")
def bag_manifest(*, file: str) -> None: ...


@message(Level.ERROR, en="{file} is no manifest of a release", zh="{file}不是成品清单")
def package_manifest(*, file: str) -> None: ...


@message(
    Level.ERROR, en="'{file}' has not the form of an archival number", zh="“{file}”不合档号的形式"
)
def package_number(*, file: str) -> None: ...


@message(
    Level.ERROR, en="{file} does not follow its schema: {reason}", zh="{file}不合其模式：{reason}"
)
def package_metadata(*, file: str, reason: str) -> None: ...


@message(
    Level.NOTE,
    en="{file} is not the schema of this version; the metadata follow this version's, too",
    zh="{file}不是本版本的模式；元数据也合本版本的模式",
)
def package_schema(*, file: str) -> None: ...


@message(Level.ERROR, en="{file} does not agree with {other}", zh="{file}与{other}不符")
def package_inconsistent(*, file: str, other: str) -> None: ...


@message(
    Level.ERROR,
    en="{file} does not keep what it claims for archives: {reason}",
    zh="{file}不合其所称的归档标准：{reason}",
)
def package_pdf(*, file: str, reason: str) -> None: ...


@message(Level.NOTE, en="the file is not called {number}.zip", zh="文件名不是{number}.zip")
def package_renamed(*, number: str) -> None: ...


@message(
    Level.ERROR, en="the sources in the package cannot be built", zh="归档包中的源文件不能生成成品"
)
def rebuild_fails() -> None: ...


@message(
    Level.ERROR,
    en="{file} does not say what the sources in the package say",
    zh="{file}的内容与归档包内源文件所生成的不同",
)
def rebuild_says(*, file: str) -> None: ...


@message(
    Level.ERROR,
    en="{file} does not have the same {aspect} as what the sources in the package build",
    zh="{file}的{aspect}与归档包内源文件所生成的不同",
    hint=Term(
        (
            "where another version made the package, and it is known to be good, verify it with"
            " that version; otherwise look at this file beside a new build of its sources"
        ),
        "如归档包由另一版本制成且确认无误，可用该版本核验；否则请将此文件与源文件重新生成的对照查看",
    ),
)
def rebuild_aspect(*, file: str, aspect: Term) -> None: ...


@message(
    Level.ERROR,
    en="{file}: its part {part} is not what the sources in the package build",
    zh="{file}中的{part}与归档包内源文件所生成的不同",
)
def rebuild_part(*, file: str, part: str) -> None: ...


@message(
    Level.ERROR,
    en="{file}: what it says of '{what}' is not what the sources in the package give today",
    zh="{file}中“{what}”的内容与今日由归档包内源文件得出的不同",
    hint=Term(
        (
            "where another version made the package, it may have checked more or less; where it is"
            " known to be good, verify it with that version"
        ),
        "如归档包由另一版本制成，其检查可能有多有少；确认无误的，可用该版本核验",
    ),
)
def rebuild_report(*, file: str, what: str) -> None: ...


@message(
    Level.NOTE,
    en="{file} is packed otherwise than it would be here; all that it holds is the same",
    zh="{file}的压缩方式与此处不同，所含内容相同",
)
def rebuild_packed(*, file: str) -> None: ...


@message(
    Level.NOTE,
    en=(
        "{file} was compared by its drawn pages, text, structure, fonts, attachments, actions and"
        " metadata, not object by object"
    ),
    zh="{file}按页面图像、文字、结构、字体、附件、动作和文件信息比较，未逐个对象比较",
)
def rebuild_looked(*, file: str) -> None: ...


@message(
    Level.NOTE,
    en=(
        "{file}: its lines stand elsewhere than they would today; it was compared letter by letter:"
        " words, faces, forms, sizes and colours, order on the pages, rules, areas and charts"
    ),
    zh=(
        "{file}的换行或换页与今日的排版不同，已逐字比较："
        "文字、字体字形、字号颜色、页面上的次序、线条、底色和图表均相同"
    ),
)
def rebuild_relaid(*, file: str) -> None: ...


@message(
    Level.NOTE,
    en=(
        "{file} differs in nothing but how its lines are arranged: which are kept together, where"
        " they may end, how far letters, lines and columns stand apart, what holds them at the foot"
    ),
    zh="{file}仅在行的安排上不同（哪些行须同页、何处可换行、字距行距和栏宽、页底如何固定），其余相同",
)
def rebuild_kept(*, file: str) -> None: ...


@message(
    Level.NOTE,
    en="{file} is written as an earlier version wrote it; nothing else in it differs",
    zh="{file}按早先版本的写法，此外没有不同",
)
def rebuild_written(*, file: str) -> None: ...


ASPECT_PAGES = Term("drawn pages", "页面图像")
ASPECT_TEXT = Term("text", "文字")
ASPECT_STRUCTURE = Term("structure", "结构")
ASPECT_FONTS = Term("fonts", "字体")
ASPECT_ATTACHMENTS = Term("attachments", "附件")
ASPECT_ACTIONS = Term("links, notes and actions", "链接、批注和动作")
ASPECT_LETTERS = Term("faces, sizes and colours of letters", "字符的字体、字号和颜色")
ASPECT_SHAPES = Term("rules, areas and charts", "线条、底色和图表")
ASPECT_ORDER = Term("order of letters on the pages", "字符在页面上的次序")
ASPECT_OVERLAPS = Term("letters lying free of all else", "字符上下无其他内容")
ASPECT_OUTSIDE = Term(
    "letters and shapes within the edges of the pages", "页面边界之内的文字和图形"
)
ASPECT_ENTRIES = Term("entries of its pages and of its catalogue", "页面和目录的条目")
ASPECT_DRAWING = Term("way of drawing, of those that versions had", "绘制方式（各版本用过的）")
ASPECT_METADATA = Term("metadata", "文件信息")


@message(
    Level.ERROR,
    en="the sources in the package build {file}, or it should not be there",
    zh="{file}与归档包内源文件所生成的不对应",
)
def rebuild_lacks(*, file: str) -> None: ...


@message(
    Level.ERROR,
    en="the sources in the package do not build {file}",
    zh="归档包内的源文件不生成{file}",
)
def rebuild_more(*, file: str) -> None: ...


@message(
    Level.ERROR,
    en="the package is {number}, its sources say {other}",
    zh="归档包为{number}，源文件为{other}",
)
def rebuild_number(*, number: str, other: str) -> None: ...


@phrase(en="the package did not pass: {count} finding(s)", zh="归档包未通过核验：{count}处问题")
def verify_changed(*, count: int) -> None: ...


@phrase(
    en="{number} is whole: {count} files, {bytes} bytes; every byte of the zip is accounted for",
    zh="{number}完整：{count}个文件，{bytes}字节；zip的每个字节均已核对",
)
def verify_whole(*, number: str, count: int, bytes: int) -> None: ...


@phrase(
    en="built again from its YAML (jianbao {version}): equal byte for byte",
    zh="由其YAML重新生成（jianbao {version}）：逐字节相同",
)
def verify_bytes(*, version: str) -> None: ...


@phrase(
    en=(
        "made by jianbao {version}; built again from its YAML by {own}: every file says and shows"
        " the same; how those were compared that have other bytes, the notes above tell"
    ),
    zh=(
        "由jianbao {version}制成，以{own}从其YAML重新生成：各文件内容相同；"
        "字节不同的文件如何比较，见上列提示"
    ),
)
def verify_content(*, version: str, own: str) -> None: ...


VERIFY_UNSIGNED = Term(
    (
        "no signature was checked: this shows that the package agrees with itself and with its"
        " YAML, not who made it; somebody who changed the YAML, too, and built again is found only"
        " by a signature or by a copy kept elsewhere"
    ),
    (
        "未核验签名：这表明归档包前后一致并与其YAML相符，不表明出自何人；"
        "若有人连YAML一并改动并重新生成，只有签名或另存的副本才能发现"
    ),
)


@phrase(en="{file}: the signature is this package's", zh="{file}：是本归档包的签名")
def verify_signed(*, file: str) -> None: ...


@phrase(
    en="{file}: the signature is this package's; whose it is was not checked (--trust FILE)",
    zh="{file}：是本归档包的签名；未核验签名者（--trust 文件）",
)
def verify_signed_by_somebody(*, file: str) -> None: ...


@phrase(en="signed on {day}, as the signer says", zh="签名日期{day}（签名者自述）")
def verify_signed_on(*, day: str) -> None: ...


@phrase(en="signed before {day}, as a time stamp shows", zh="签名不晚于{day}（时间戳证明）")
def verify_stamped_on(*, day: str) -> None: ...
