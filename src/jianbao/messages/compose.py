"""What templates and their blocks say."""

from __future__ import annotations

from jianbao.messages.findings import Level, Place, UnknownName, message
from jianbao.messages.terms import Term


@message(
    Level.WARNING,
    en="the table '{name}' wants a page on its side; this template has none, so it stands upright",
    zh="表“{name}”要求横排，而本模板没有横排页，仍按竖排印",
    hint=Term(
        (
            "give the theme of the template a master '{master}' that is 'turned: yes', or take"
            " 'wide' away"
        ),
        "请在模板theme的masters中加名为{master}、turned为yes的页面，或去掉wide",
    ),
)
def table_not_wide(place: Place | None, /, *, name: str, master: str) -> None: ...


# ---- the metrics sheet


@message(
    Level.NOTE,
    en=(
        "the metrics sheet needed step {rung} of {rungs}: rows {row} pt, {columns} column(s),"
        " type {size} pt"
    ),
    zh="一览表用到第{rung}级（共{rungs}级）：行高{row}磅，{columns}栏，字号{size}磅",
)
def sheet_rung(*, rung: int, rungs: int, row: str, columns: int, size: str) -> None: ...


@message(
    Level.WARNING,
    en="{count} figures went to the annex page of the metrics sheet: {names}",
    zh="{count}项指标移至一览表附页：{names}",
    hint=Term(
        "mark minor figures 'sheet: no', move the important ones up in figures.yaml, give long"
        " names a 'short' one, or take metrics-sheet/table or metrics-sheet/landscape",
        "次要指标请标sheet: no，或在figures.yaml中前移重要指标，为长名称写short，"
        "或改用metrics-sheet/table、metrics-sheet/landscape",
    ),
)
def sheet_annex(*, count: int, names: str) -> None: ...


@message(
    Level.ERROR,
    en=(
        "the metrics sheet cannot hold all its figures on one page, even with an annex and"
        " {size}-pt type; no room for {count}: {names}"
    ),
    zh="即使用附页和{size}磅字，一览表一页也排不下；放不下的{count}项：{names}",
    hint=Term(
        "mark minor figures 'sheet: no' in figures.yaml",
        "请在figures.yaml中将次要指标标为sheet: no",
    ),
)
def sheet_too_full(place: Place | None, /, *, size: str, count: int, names: str) -> None: ...


@message(
    Level.ERROR,
    en="some figures are too wide for the metrics sheet even in its smallest type: {names}",
    zh="即使用最小字号，一览表也排不下过宽的指标：{names}",
    hint=Term(
        "shorten values, units and targets, or give long names a 'short' one",
        "请缩短数值、单位、目标，或为长名称写short",
    ),
)
def sheet_too_wide(place: Place | None, /, *, names: str) -> None: ...


@message(
    Level.ERROR,
    en="headline tiles and charts alone do not fit one page ({need} pt of {room} pt)",
    zh="仅要目和图表就超过一页（需{need}磅，只有{room}磅）",
    hint=Term("mark fewer figures 'headline' or take charts out", "请减少headline指标或图表"),
)
def sheet_too_tall(place: Place | None, /, *, need: str, room: str) -> None: ...


@message(
    Level.NOTE,
    en="the picture '{name}' has {density} pixels an inch; below {least} it looks coarse",
    zh="图片“{name}”每英寸只有{density}像素，低于{least}印出来会粗糙",
    hint=Term(
        "give it a smaller 'width', or a file with more pixels", "请减小width，或换像素更多的文件"
    ),
)
def picture_coarse(place: Place | None, /, *, name: str, density: int, least: int) -> None: ...


# ---- templates


@message(
    Level.ERROR,
    en="there is no template '{name}'; there are: {allowed}",
    zh="没有模板“{name}”；现有：{allowed}",
)
def unknown_template(place: Place | None, /, *, name: str, allowed: str) -> None: ...


@message(
    Level.ERROR,
    en="there is no template '{name}'; there are: {allowed}",
    zh="没有模板“{name}”；现有：{allowed}",
    hint=Term("did you mean '{near}'?", "是否应为“{near}”？"),
)
def unknown_template_near(
    place: Place | None, /, *, name: str, allowed: str, near: str
) -> None: ...


@message(
    Level.ERROR,
    en="the template has no variant '{name}'; it has: {allowed}",
    zh="模板没有变体“{name}”；现有：{allowed}",
)
def unknown_variant(place: Place | None, /, *, name: str, allowed: str) -> None: ...


@message(
    Level.ERROR,
    en="the template has no variant '{name}'; it has: {allowed}",
    zh="模板没有变体“{name}”；现有：{allowed}",
    hint=Term("did you mean '{near}'?", "是否应为“{near}”？"),
)
def unknown_variant_near(place: Place | None, /, *, name: str, allowed: str, near: str) -> None: ...


@message(Level.ERROR, en="a gap has one of 'lines', 'mm' and 'to'", zh="空白须写lines、mm、to之一")
def gap_height(place: Place | None, /) -> None: ...


@message(
    Level.ERROR,
    en="the theme lacks the style '{name}', which '{block}' needs",
    zh="主题缺少样式“{name}”，“{block}”要用",
    hint=Term("add it under theme: styles:", "请在theme: styles:之下补上"),
)
def missing_style(place: Place | None, /, *, name: str, block: str) -> None: ...


@message(
    Level.ERROR,
    en="'{block}' needs the style '{name}'; this one, '{near}', is used by nothing",
    zh="“{block}”要用样式“{name}”；而此处的“{near}”无处使用",
    hint=Term("did you mean '{name}'?", "是否应为“{name}”？"),
)
def missing_style_near(place: Place | None, /, *, block: str, name: str, near: str) -> None: ...


@message(
    Level.ERROR,
    en="the styles '{first}' and '{name}' are both called '{word}' in Word",
    zh="样式“{first}”和“{name}”在Word中同名“{word}”",
    hint=Term("give one of them another name", "请将其中一个改名"),
)
def repeated_style(place: Place | None, /, *, first: str, name: str, word: str) -> None: ...


@message(
    Level.ERROR,
    en=(
        "the style 'contents' cannot have 'right': page numbers would stand outside the lines,"
        " where LibreOffice cuts them off"
    ),
    zh="样式contents不能设right：页码会落在行外，LibreOffice将其截去",
    hint=Term("remove 'right'", "请删去right"),
)
def contents_right(place: Place | None, /) -> None: ...


@message(
    Level.ERROR,
    en="the style '{name}' is called '{word}' in Word; allowed: {wanted}",
    zh="样式“{name}”在Word中名为“{word}”；应为{wanted}",
)
def word_style(place: Place | None, /, *, name: str, word: str, wanted: str) -> None: ...


@message(
    Level.NOTE,
    en="the template prints no '{mark}'; it was put at the head of the paper",
    zh="模板没有印“{mark}”之处，已印在篇首",
)
def mark_added(place: Place | None, /, *, mark: str) -> None: ...


@message(
    Level.WARNING,
    en="a secret of the state is marked '{wanted}', not '{mark}' (GB/T 9704-2012, 7.2.2)",
    zh="密级和保密期限应写作“{wanted}”，不写“{mark}”（GB/T 9704-2012 7.2.2）",
    hint=Term("it is understood, and printed as typed", "已按此理解，印出的仍是所写"),
)
def mark_unusual(place: Place | None, /, *, mark: str, wanted: str) -> None: ...


@message(
    Level.WARNING,
    en="the paper is secret, but its copies have no number",
    zh="已标密级，但没有份号",
    hint=Term(
        'give the number of the first copy: copy_number: "000001" (regulation of 2012, article 9)',
        '涉密公文应当标注份号（《党政机关公文处理工作条例》第九条），请写copy_number: "000001"',
    ),
)
def secret_without_copy_number(place: Place | None, /) -> None: ...


@message(
    Level.NOTE,
    en="the template does not print these, though they are given: {names}",
    zh="这些内容已给出，但模板不印：{names}",
    hint=Term(
        "take a template that does, or add a line to your own",
        "请改用印它们的模板，或在自己的模板中加一行",
    ),
)
def fields_not_printed(*, names: str) -> None: ...


@message(
    Level.ERROR,
    en="templates are like each other in a circle: {names}",
    zh="模板循环引用：{names}",
    hint=Term("let one of them stand on its own", "请让其中一个自成一体"),
)
def template_circle(place: Place | None, /, *, names: str) -> None: ...


# ---- composing


@message(
    Level.NOTE,
    en="the line '{text}' was left out: nothing is given for {names}",
    zh="“{text}”一行未印：没有{names}的内容",
    hint=Term(
        "give it in briefing.yaml or in the profile's 'office', or add 'when' to the block",
        "请在briefing.yaml或单位配置的office中给出，或在模板此块加上when",
    ),
)
def line_left_out(*, text: str, names: str) -> None: ...


@message(
    Level.WARNING,
    en=(
        "the line '{text}' was left out: '{name}' is no field of the briefing, none of its"
        " 'fields' and none of the profile's 'office'"
    ),
    zh="“{text}”一行未印：“{name}”不是简报的字段，fields和单位配置的office中也没有",
    hint=Term(
        "correct the name, or give it under 'fields' in briefing.yaml or 'office' in profile.yaml",
        "请改正名称，或在briefing.yaml的fields、profile.yaml的office中给出",
    ),
)
def unknown_name(*, text: str, name: str) -> None: ...


@message(
    Level.WARNING,
    en=(
        "the line '{text}' was left out: '{name}' is no field of the briefing, none of its"
        " 'fields' and none of the profile's 'office'"
    ),
    zh="“{text}”一行未印：“{name}”不是简报的字段，fields和单位配置的office中也没有",
    hint=Term("did you mean '{near}'?", "是否应为“{near}”？"),
)
def unknown_name_near(*, text: str, name: str, near: str) -> None: ...


@message(
    Level.NOTE,  # it may be one of other briefings
    en="a block '{block}' depends on '{name}', which this briefing and its profile do not know",
    zh="版块“{block}”以“{name}”为条件，而简报和单位配置中没有这一名称",
    hint=Term(
        "give it under 'fields' in briefing.yaml if this paper is to have it",
        "本文如需此项，请在briefing.yaml的fields中给出",
    ),
)
def unknown_condition(*, block: str, name: str) -> None: ...


@message(
    Level.WARNING,
    en="a block '{block}' depends on '{name}', which is no field",
    zh="版块“{block}”以“{name}”为条件，而没有这一字段",
    hint=Term("did you mean '{near}'?", "是否应为“{near}”？"),
)
def unknown_condition_near(*, block: str, name: str, near: str) -> None: ...


@message(
    Level.ERROR,
    en="no section has a summary or items: the paper in short would be empty",
    zh="各部分均无摘要和要点，印出的将是空页",
    hint=Term("write the 'summary' of each section", "请补写各部分的summary"),
)
def nothing_in_short(place: Place | None, /) -> None: ...


@message(
    Level.NOTE,
    en="the section '{name}' was left out: it has neither summary nor items",
    zh="“{name}”部分未印：既无摘要也无要点",
    hint=Term("write its 'summary'", "请补写summary"),
)
def section_left_out(place: Place | None, /, *, name: str) -> None: ...


# ---- profiles


@message(
    Level.ERROR,
    en="'{name}' lies outside the profile's folder",
    zh="“{name}”不在单位配置所在的文件夹内",
    hint=Term("copy the file into it", "请将文件复制到该文件夹内"),
)
def outside_profile(place: Place | None, /, *, name: str) -> None: ...


@message(
    Level.ERROR,
    en="'{name}' is no whole PNG or JPEG",
    zh="“{name}”不是完整的PNG或JPEG图片",
    hint=Term("save it again as PNG or JPEG", "请重新存为PNG或JPEG"),
)
def not_a_picture(place: Place | None, /, *, name: str) -> None: ...


@message(
    Level.ERROR,
    en="'{name}' is not a TrueType font with outlines",
    zh="“{name}”不是带轮廓的TrueType字体",
    hint=Term(
        "convert it, or name the installed face with 'word' alone",
        "请先转换格式，或只写word，指明已装的字体",
    ),
)
def not_truetype(place: Place | None, /, *, name: str) -> None: ...


@message(
    Level.ERROR,
    en="the font '{name}' is damaged: no letters can be taken out of it",
    zh="字体“{name}”已损坏，无法取出字形",
    hint=Term(
        "copy it again from where it came, or name the installed face with 'word' alone",
        "请重新复制该字体，或只写word，指明已装的字体",
    ),
)
def font_damaged(place: Place | None, /, *, name: str) -> None: ...


@message(
    Level.ERROR,
    en="the font '{name}' may not be embedded (OS/2 fsType {bits})",
    zh="字体“{name}”不许嵌入文件（OS/2 fsType {bits}）",
    hint=Term(
        "ask its maker, or name the installed face with 'word' alone",
        "请向字体厂商取得许可，或只写word，指明已装的字体",
    ),
)
def font_restricted(place: Place | None, /, *, name: str, bits: str) -> None: ...


@message(
    Level.NOTE,
    en=(
        "the Word file names '{word}' for {role}; readers need it installed. Lines and PDF are"
        " drawn with {file}"
    ),
    zh="Word文件中{role}用“{word}”，须读者机器上已装；断行和PDF用{file}",
)
def face_installed(*, word: str, role: str, file: str) -> None: ...


@message(
    Level.NOTE,
    en="the briefing has no chart '{name}', which the template prints",
    zh="模板要印的图“{name}”，简报中没有",
)
def chart_left_out(*, name: str) -> None: ...


UNKNOWN_TEMPLATE = UnknownName(unknown_template, unknown_template_near)
UNKNOWN_VARIANT = UnknownName(unknown_variant, unknown_variant_near)
