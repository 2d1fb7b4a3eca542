"""What setting lines and pages says."""

from __future__ import annotations

from jianbao.messages.findings import Level, Place, message
from jianbao.messages.terms import Term


@message(
    Level.WARNING,
    en="this line is so nearly full that Word may break it elsewhere",
    zh="此行几乎排满，Word可能在别处换行",
    hint=Term("change a word or two in this paragraph", "请改动本段一两个字"),
)
def fragile_break(place: Place | None, /) -> None: ...


@message(
    Level.WARNING,
    en="Word may begin the next line with the punctuation behind this footnote's mark",
    zh="Word可能把此处脚注标记后的标点排到下一行行首",
    hint=Term(
        "put the mark behind the punctuation, or change a word or two before it",
        "请把脚注标记移到标点之后，或改动前面一两个字",
    ),
)
def mark_before_sign(place: Place | None, /) -> None: ...


@message(
    Level.WARNING,
    en="Word may narrow the spaces of this line and take more of the text into it",
    zh="Word可能压缩此行的空格，把后面的字词排进来",
    hint=Term("change a word or two in this paragraph", "请改动本段一两个字"),
)
def spaces_may_shrink(place: Place | None, /) -> None: ...


@message(
    Level.WARNING,
    en="a number or word is longer than its line and was cut in two",
    zh="数字或外文词比一行还长，被拆开",
    hint=Term("write it shorter, or give its column more room", "请缩短，或加宽所在栏"),
)
def word_cut(place: Place | None, /) -> None: ...


@message(
    Level.WARNING,
    en="a character is wider than its line and stands out of it",
    zh="一个字比一行还宽，伸出行外",
    hint=Term(
        "choose a smaller size, or give its line or column more room",
        "请缩小字号，或加宽所在的行或栏",
    ),
)
def character_too_wide(place: Place | None, /) -> None: ...


@message(
    Level.WARNING,
    en="the title is longer than a line and was broken by the machine",
    zh="标题超过一行，由程序换行",
    hint=Term("give its lines as a list, broken at sense units", "请把标题按词意分行，写成列表"),
)
def title_broken(place: Place | None, /) -> None: ...


@message(
    Level.ERROR,
    en="some of the template's pages are mirrored and others not; Word mirrors all or none",
    zh="模板的页面有的左右对称、有的不对称；Word只能全部对称或全部不对称",
    hint=Term(
        "give all 'masters' of the template the same 'mirrored', or the same margin left and right",
        "请为模板的各页面（masters）设相同的mirrored，或使其左右页边距相等",
    ),
)
def masters_mirrored() -> None: ...


@message(
    Level.ERROR,
    en="this refers to section '{section}' by what this paper does not print of it: {part}",
    zh="此处引用“{section}”部分的{part}，而本文不印该内容",
    hint=Term(
        (
            "refer to it otherwise; or let the template's 'reference' label use what its heading"
            " numbers use"
        ),
        "请换一种引用方式；或使模板标签reference与标题序号用同一种数字",
    ),
)
def reference_lost(place: Place | None, /, *, section: str, part: str) -> None: ...


@message(
    Level.ERROR,
    en=(
        "page numbers did not settle in {passes} passes: a number that is printed moves the page"
        " that it names"
    ),
    zh="排版{passes}遍页码仍未定：印出的页码使其所指的页发生移动",
    hint=Term(
        "change a word or two before the section whose page is referred to",
        "请改动被引用部分之前的一两个字",
    ),
)
def pages_unsettled(*, passes: int) -> None: ...


@message(
    Level.ERROR,
    en="the footnotes of page {page} fill nearly all of it: Word may part them elsewhere",
    zh="第{page}页的脚注几乎占满版面，Word可能在别处分页",
    hint=Term(
        "shorten this note, put it into the text, or its mark into another paragraph",
        "请缩短此注，或写入正文，或把注号移到另一段",
    ),
)
def notes_too_long(place: Place | None, /, *, page: int) -> None: ...


@message(
    Level.WARNING,
    en="labels of the chart '{title}' stand on one another",
    zh="图“{title}”的标注互相重叠",
    hint=Term(
        "give it fewer categories or series, or more room", "请减少类目或系列，或给它更大的版面"
    ),
)
def chart_crowded(*, title: str) -> None: ...


@message(
    Level.NOTE,
    en="the space above the signature is less than usual, so that it stands with its text",
    zh="为使署名、成文日期与正文同页，署名上方空行已减少（GB/T 9704-2012，7.3.5.5）",
)
def signature_closer() -> None: ...


@message(
    Level.NOTE,
    en="the last paragraph stands on the signature's page, so that this one holds text",
    zh="为使末页带有正文，最后一段已随署名移至下一页（GB/T 9704-2012，7.3.5.5）",
)
def signature_with_paragraph() -> None: ...


@message(
    Level.NOTE,
    en="the list of annexes stands whole on the signature's page",
    zh="为使末页不只有署名，附件说明已整体随署名移至下一页（GB/T 9704-2012，7.3.5.5）",
)
def signature_with_list() -> None: ...


@message(
    Level.WARNING,
    en="'{text}' has no room on one line on any rung of its style's ladder, and stands on two",
    zh="“{text}”按样式所列字宽、字号均排不下一行，已分为两行",
    hint=Term(
        "use the organ's usual short name, or add a rung to the style's `ladder`",
        "请用规范化简称，或在该样式的ladder中增加一级",
    ),
)
def mark_broken(place: Place | None, /, *, text: str) -> None: ...


@message(
    Level.WARNING,
    en="'{text}' has no room on one line of the signature, and stands on two",
    zh="署名“{text}”按样式所列字宽排不下一行，已分为两行",
    hint=Term(
        "use the organ's usual short name, or add a rung to the `ladder` of the style `signature`",
        "请用规范化简称，或在样式signature的ladder中增加一级",
    ),
)
def signature_broken(place: Place | None, /, *, text: str) -> None: ...


@message(
    Level.WARNING,
    en="the red head of {count} issuers is so high or wide that page one may show no text",
    zh="{count}个发文机关的标志过高或过宽，首页可能排不下正文（GB/T 9704-2012，7.3.3）",
    hint=Term(
        "print the name of the organ in charge alone (`names: first` of the block `mark`)",
        "可只用主办机关标志（版块mark写names: first）",
    ),
)
def mark_too_high(*, count: int) -> None: ...


@message(
    Level.NOTE,
    en="pages have {lines} lines, so that the signature stands with text (GB/T 9704-2012, 5.2.3)",
    zh="为使署名所在页带有正文，每面改排{lines}行（GB/T 9704-2012，5.2.3、7.3.5.5）",
)
def signature_pitch(*, lines: int) -> None: ...


@message(
    Level.NOTE,
    en="the chart '{title}' has no room for every name along its axis: it shows one of {every}",
    zh="图“{title}”的类目名称排不下，每{every}个印1个",
    hint=Term("kind: bar has room for each name", "改用kind: bar可逐个印出"),
)
def chart_names_left_out(*, title: str, every: int) -> None: ...


@message(
    Level.NOTE,
    en="the standing bars of the chart '{title}' have no room for all names and numbers: they lie",
    zh="图“{title}”的竖柱排不下全部类目名称和数字，改为横条",
)
def chart_laid_down(*, title: str) -> None: ...


@message(
    Level.NOTE,
    en="the chart '{title}' has no room for every number: {count} of them stand without one",
    zh="图“{title}”排不下全部数字，有{count}处未标",
    hint=Term(
        "the first, last, largest and smallest of a line are shown; fewer categories have room",
        "折线只标首、末、最高、最低；减少类目即可全标",
    ),
)
def chart_labels_left_out(*, title: str, count: int) -> None: ...


# ---- figures in columns


@message(
    Level.ERROR,
    en="the figures' columns need {need} points side by side, and there are {room}",
    zh="指标表各栏并排需{need}磅，版面只有{room}磅",
    hint=Term(
        "give long names a 'short' one in figures.yaml, or shorten scopes",
        "请在figures.yaml中为长名称写short，或缩短口径",
    ),
)
def figures_too_wide(*, need: str, room: str) -> None: ...


@message(
    Level.NOTE,
    en="the names of {count} of {rows} figures have two lines on the metrics sheet",
    zh="一览表的{rows}项指标中有{count}项名称排成两行",
    hint=Term("give long names a 'short' one in figures.yaml", "请在figures.yaml中为长名称写short"),
)
def names_in_two_lines(*, count: int, rows: int) -> None: ...


@message(
    Level.NOTE,
    en="the tile of '{label}' has no room for {value}: it says {scaled}; the table says it in full",
    zh="要目“{label}”容不下{value}，改写为{scaled}；表中仍为全数",
)
def tile_scaled(place: Place | None, /, *, label: str, value: str, scaled: str) -> None: ...


@message(
    Level.NOTE,
    en=(
        "page {page}, the last, has one line of text, '{line}…'; it comes back with {characters}"
        " characters fewer in the last lines of {paragraphs} paragraph(s) from here on"
    ),
    zh="末页（第{page}页）只有一行正文“{line}……”；自此处起{paragraphs}段的末行共减{characters}字即可收回",
    hint=Term(
        "shorten the text, or let the template hold a line more a page (`tighten: 1` of its theme)",
        "请删减文字，或在模板theme中写tighten: 1，允许每面多排一行",
    ),
)
def last_line_alone(
    place: Place | None, /, *, page: int, line: str, paragraphs: int, characters: int
) -> None: ...


@message(
    Level.NOTE,
    en="pages have {lines} lines, so that no line stands alone on the last page",
    zh="为免末页只有一行正文，每面改排{lines}行",
)
def pages_tightened(*, lines: int) -> None: ...
