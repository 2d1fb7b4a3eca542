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
    Level.WARNING,
    en="labels of the chart '{title}' stand on one another",
    zh="图“{title}”的标注互相重叠",
    hint=Term(
        "give it fewer categories or series, or more room", "请减少类目或系列，或给它更大的版面"
    ),
)
def chart_crowded(*, title: str) -> None: ...
