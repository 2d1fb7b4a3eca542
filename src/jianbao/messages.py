"""Every sentence that the command line prints, in English and Chinese: the one catalogue.

A sentence is found by its code and filled with the values of a finding. `{name}` is replaced,
nothing else has a meaning.
"""

from __future__ import annotations

import re

from msgspec import Struct

from jianbao.errors import Finding, Level

LANGUAGES = ("en", "zh")
PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


class Message(Struct, frozen=True):
    """A sentence in both languages and, where there is one, a hint."""

    en: str
    zh: str
    hint_en: str = ""
    hint_zh: str = ""

    def sentence(self, language: str) -> str:
        """Return the sentence in `language`."""
        return self.zh if language == "zh" else self.en

    def hint(self, language: str) -> str:
        """Return the hint in `language`, or "" where there is none."""
        return self.hint_zh if language == "zh" else self.hint_en


def language_of(environment: dict[str, str]) -> str:
    """Return zh where the locale is Chinese, en otherwise (POSIX order of the variables)."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(name, "")
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"


def say(code: str, language: str, /, **values: object) -> str:
    """Return a sentence of the catalogue, filled in."""
    filling = {name: str(value) for name, value in values.items()}
    return _filled(CATALOGUE[code].sentence(language), filling, language)


def sentence(finding: Finding, language: str) -> str:
    """Return what a finding says."""
    return _filled(CATALOGUE[finding.code].sentence(language), dict(finding.values), language)


def hint(finding: Finding, language: str) -> str:
    """Return what to do about a finding, or ""."""
    return _filled(CATALOGUE[finding.code].hint(language), dict(finding.values), language)


def report(finding: Finding, language: str) -> str:
    """Return the lines that report a finding: place, level, sentence, then the hint."""
    place = f"{finding.place}: " if finding.place else ""
    level = LEVELS[finding.level].sentence(language)
    first = f"{place}{level}: {sentence(finding, language)}"
    advice = hint(finding, language)
    return f"{first}\n    {say('hint', language)}: {advice}" if advice else first


def _filled(text: str, values: dict[str, str], language: str) -> str:
    """Fill in values; a `kind` of field is itself a sentence of the catalogue."""

    def value(name: re.Match[str]) -> str:
        found = values.get(name[1], name[0])
        kind = CATALOGUE.get(found.removeprefix("@")) if name[1] == "kind" else None
        return kind.sentence(language) if kind else found

    return PLACEHOLDER.sub(value, text)


LEVELS = {
    Level.ERROR: Message("error", "必错"),
    Level.WARNING: Message("warning", "疑似"),
    Level.NOTE: Message("note", "提示"),
}

CATALOGUE = {
    "hint": Message("hint", "建议"),
    # ---- reading YAML
    "empty-file": Message(
        "the file is empty", "文件是空的",
        "fill it in, or remove it", "请填写内容，或删去此文件",
    ),
    "file-too-large": Message(
        "the file has {size} bytes; at most {limit} are read",
        "文件有{size}字节，最多读取{limit}字节",
        "keep texts in YAML and pictures elsewhere", "YAML只放文字，图片等另放",
    ),
    "not-utf8": Message(
        "byte {byte} is not UTF-8 text (the file looks like {guess})",
        "字节{byte}不是UTF-8文字（文件疑为{guess}编码）",
        "save the file as UTF-8 in your editor", "请在编辑器中另存为UTF-8编码",
    ),
    "syntax": Message(
        "this is not YAML: {detail}", "YAML语法有误：{detail}",
        "look at this line and the one before: a missing quote, bracket, colon or indent",
        "请检查本行和上一行：引号、括号、冒号后的空格、缩进",
    ),
    "control-character": Message(
        "the character {number} cannot be printed", "字符{number}无法印出",
        "delete it; it came in by copying", "请删去，多为复制时带入",
    ),
    "alias": Message(
        "anchors (&name) and aliases (*name) are not used here",
        "此处不使用锚点（&名）和别名（*名）",
        "write the text out; quote a value that begins with & or *",
        "请直接写出内容；以&或*开头的值请加引号",
    ),
    "tag": Message(
        "tags such as {tag} are not used here", "此处不使用{tag}之类的标签",
        "remove it; quote a value that begins with !", "请删去；以!开头的值请加引号",
    ),
    "key-not-text": Message("a key must be a plain word", "键必须是普通文字"),
    "repeated-key": Message(
        "the key '{key}' stands here again; it stood on line {first} already",
        "键“{key}”重复，第{first}行已有",
        "keep one of the two", "两处保留一处",
    ),
    # ---- kinds of fields
    "kind-text": Message("text", "文字"),
    "kind-lines": Message("text, or a list of lines", "文字，或若干行的列表"),
    "kind-texts": Message("a list of texts", "文字的列表"),
    "kind-text-map": Message("names, each with a text", "若干名称，各带文字"),
    "kind-date": Message("a date such as 2022-07-04", "日期，如2022-07-04"),
    "kind-period": Message(
        "a period such as 2021, 2022-05 or 2022-01/2022-05",
        "时段，如2021、2022-05、2022-01/2022-05"
    ),
    "kind-choice": Message("one of the words that are allowed", "所列词语之一"),
    "kind-number": Message("a number", "数"),
    "kind-flag": Message("yes or no", "yes或no"),
    "kind-colour": Message("a colour such as C00000", "颜色，如C00000"),
    "kind-record": Message("fields ('key: value' lines)", "若干键（“键: 值”）"),
    "kind-records": Message("a list of fields", "列表，每项为若干键"),
    "kind-record-map": Message("names, each with fields", "若干名称，各带若干键"),
    # ---- fields
    "unknown-key": Message(
        "unknown key '{name}'; allowed: {allowed}", "不认识的键“{name}”；可用：{allowed}",
        "remove it or correct its name", "请删去或改正",
    ),
    "unknown-key-near": Message(
        "unknown key '{name}'; allowed: {allowed}", "不认识的键“{name}”；可用：{allowed}",
        "did you mean '{near}'?", "是否应为“{near}”？",
    ),
    "unknown-choice": Message(
        "'{name}' is not allowed here; allowed: {allowed}", "此处不能写“{name}”；可用：{allowed}",
    ),
    "unknown-choice-near": Message(
        "'{name}' is not allowed here; allowed: {allowed}", "此处不能写“{name}”；可用：{allowed}",
        "did you mean '{near}'?", "是否应为“{near}”？",
    ),
    "missing-key": Message(
        "the key '{key}' is missing", "缺少键“{key}”",
        "add a line '{key}: …'", "请加一行“{key}: …”",
    ),
    "empty-value": Message(
        "'{key}' has no value; allowed: {kind}", "“{key}”没有值；应为：{kind}",
        "fill it in or remove the line", "请填写，或删去此行",
    ),
    "wrong-type": Message(
        "'{key}' cannot be '{found}'; allowed: {kind}", "“{key}”不能是“{found}”；应为：{kind}",
        "write it as the form behind 'allowed' says", "请按“应为”所示的形式书写",
    ),
    "out-of-range": Message(
        "'{key}' cannot be {found}; allowed: {least} to {most}",
        "“{key}”不能是{found}；应为{least}至{most}",
    ),
    "not-fields": Message(
        "'{found}' stands where fields are expected; allowed: {allowed}",
        "此处应为若干键，却是“{found}”；可用：{allowed}",
        "write 'key: value' lines", "请按“键: 值”逐行书写",
    ),
    # ---- a briefing
    "not-a-briefing": Message(
        "'{folder}' is not a briefing: it holds no briefing.yaml",
        "“{folder}”不是简报文件夹：其中没有briefing.yaml",
        "give the folder that holds briefing.yaml, sections/ and figures.yaml",
        "请指定含有briefing.yaml、sections/和figures.yaml的文件夹",
    ),
    "cannot-read": Message(
        "the file cannot be read: {reason}", "文件无法读取：{reason}",
        "create it or check its permissions", "请建立此文件或检查权限",
    ),
    "no-sections": Message(
        "there is no section: sections/ holds no .yaml file", "没有部分：sections/中没有.yaml文件",
        "add sections/1-name.yaml with heading and text",
        "请加sections/1-名称.yaml，写heading和text",
    ),
    "not-a-section": Message(
        "'{name}' is no section; allowed: .yaml files", "“{name}”不是部分文件；应为.yaml文件",
        "rename it to .yaml or move it out of sections/", "请改名为.yaml，或移出sections/",
    ),
    "empty-section": Message(
        "the section has neither text nor items", "此部分既无text也无items",
        "add 'text: …' or 'items:'", "请写text或items",
    ),
    "empty-item": Message(
        "the item has neither lead nor text", "此要点既无lead也无text",
        "add one or remove the item", "请补写，或删去此要点",
    ),
    "unknown-part": Message(
        "a figure has no part '{name}'; allowed: {allowed}",
        "数据没有“{name}”一项；可用：{allowed}",
        "write {{ and }} for braces that print", "要印花括号请写{{和}}",
    ),
    "unknown-part-near": Message(
        "a figure has no part '{name}'; allowed: {allowed}",
        "数据没有“{name}”一项；可用：{allowed}",
        "did you mean '{near}'?", "是否应为“{near}”？",
    ),
    "note-in-note": Message(
        "a note cannot refer to a note ('{name}')", "脚注中不能再引用脚注（“{name}”）",
        "write its words here", "请直接写出内容",
    ),
    "repeated-note": Message(
        "the note '{name}' is written twice; first at {first}", "脚注“{name}”重复，首见于{first}",
        "give one of the two another name", "请将其中一条改名",
    ),
    "unknown-note": Message(
        "unknown note '{name}'; written are: {allowed}", "没有名为“{name}”的脚注；已有：{allowed}",
        "write it under 'notes:'", "请写在notes:之下",
    ),
    "unknown-note-near": Message(
        "unknown note '{name}'; written are: {allowed}", "没有名为“{name}”的脚注；已有：{allowed}",
        "did you mean '{near}'?", "是否应为“{near}”？",
    ),
    "unknown-figure": Message(
        "the ledger has no figure '{name}'; it has: {allowed}",
        "台账中没有数据“{name}”；现有：{allowed}",
        "add it to figures.yaml", "请在figures.yaml中补上",
    ),
    "unknown-figure-near": Message(
        "the ledger has no figure '{name}'; it has: {allowed}",
        "台账中没有数据“{name}”；现有：{allowed}",
        "did you mean '{near}'?", "是否应为“{near}”？",
    ),
    "unknown-section": Message(
        "there is no section '{name}'; there are: {allowed}",
        "没有名为“{name}”的部分；现有：{allowed}",
        "name a file of sections/ without .yaml", "请写sections/中的文件名，不带.yaml",
    ),
    "unknown-section-near": Message(
        "there is no section '{name}'; there are: {allowed}",
        "没有名为“{name}”的部分；现有：{allowed}",
        "did you mean '{near}'?", "是否应为“{near}”？",
    ),
    "section-without-number": Message(
        "the section '{name}' has no heading, so it has no number to refer to",
        "“{name}”部分没有标题，也就没有序号可引用",
        "give it a heading, or refer to its page: [@{name}.page]",
        "请给它写heading，或引用其页码：[@{name}.page]",
    ),
    "reference-in-heading": Message(
        "a heading cannot refer to a section: tables of contents repeat it",
        "标题中不能引用其他部分：目录会重复标题",
        "refer to it in the text", "请在正文中引用",
    ),
    "page-on-sheet": Message(
        "the note on the period stands on the metrics sheet, too, where a section's page means"
        " nothing",
        "统计时段的脚注也印在一览表上，在那里部分的页码没有意义",
        "refer to the section's number: [@{name}]", "请引用其序号：[@{name}]",
    ),
    "repeated-section": Message(
        "two sections are called '{name}'; the first is {first}",
        "两个部分同名“{name}”，首个为{first}",
        "rename one of the two files", "请将其中一个文件改名",
    ),
    "bad-figure-id": Message(
        "'{id}' cannot be a figure's id; allowed: a word without spaces, dots, braces or brackets,"
        " and not 'period'",
        "“{id}”不能作数据编号；应为不含空格、点、括号的词，且不是period",
    ),
    "wrong-kind": Message(
        "'{id}' is a figure of kind {found}; allowed here: kind {wanted}",
        "“{id}”是{found}类数据，此处应为{wanted}类",
        "name another figure or change its kind", "请改用别的数据，或改其kind",
    ),
    "stray-brace": Message(
        "'{brace}' opens or closes nothing", "“{brace}”没有配对",
        "write {{ or }} for the character itself, {id} for a figure",
        "要印花括号请写{{或}}，引用数据请写{编号}",
    ),
    "no-number": Message(
        "no bar can be drawn for the figure '{id}': '{value}'", "数据“{id}”无法画成条形：“{value}”",
        "take it out of the chart", "请从图中去掉",
    ),
    "chart-lengths": Message(
        "{figures} figures for {categories} categories", "{categories}个类目配了{figures}项数据",
        "give one figure for each category", "每个类目各配一项数据",
    ),
    # ---- templates
    "unknown-template": Message(
        "there is no template '{name}'; there are: {allowed}", "没有模板“{name}”；现有：{allowed}",
    ),
    "unknown-template-near": Message(
        "there is no template '{name}'; there are: {allowed}", "没有模板“{name}”；现有：{allowed}",
        "did you mean '{near}'?", "是否应为“{near}”？",
    ),
    "same-suffix": Message(
        "the templates '{first}' and '{second}' would write files of the same name",
        "模板“{first}”和“{second}”的成品会同名",
        "give one of them another 'suffix'", "请将其中一个的suffix改为不同",
    ),
    "missing-style": Message(
        "the theme lacks the style '{name}', which the template's blocks use",
        "主题缺少样式“{name}”，模板的版块要用",
        "add it under theme: styles:", "请在theme: styles:之下补上",
    ),
    "repeated-style": Message(
        "the styles '{first}' and '{name}' are both called '{word}' in Word",
        "样式“{first}”和“{name}”在Word中同名“{word}”",
        "give one of them another name", "请将其中一个改名",
    ),
    "contents-right": Message(
        "the style 'contents' cannot have 'right': page numbers would stand outside the lines,"
        " where LibreOffice cuts them off",
        "样式contents不能设right：页码会落在行外，LibreOffice将其截去",
        "remove 'right'", "请删去right",
    ),
    "word-style": Message(
        "the style '{name}' is called '{word}' in Word; allowed: {wanted}",
        "样式“{name}”在Word中名为“{word}”；应为{wanted}",
    ),
    # ---- typesetting
    "glyph-missing": Message(
        "no face has the character '{character}' ({number}); 〓 stands for it in the PDF",
        "各字体均无“{character}”（{number}）字，PDF中以〓代替",
        "check the character; a profile can name a font that has it",
        "请核对此字；可在单位配置中指定含有此字的字体",
    ),
    "glyph-substituted": Message(
        "{face} has no '{character}' ({number}); {other} stands in",
        "{face}无“{character}”（{number}）字，以{other}代替",
    ),
    "fragile-break": Message(
        "this line is so nearly full that Word may break it elsewhere",
        "此行几乎排满，Word可能在别处换行",
        "change a word or two in this paragraph", "请改动本段一两个字",
    ),
    "word-cut": Message(
        "a number or word is longer than its line and was cut in two",
        "数字或外文词比一行还长，被拆开",
        "write it shorter, or give its column more room", "请缩短，或加宽所在栏",
    ),
    "title-broken": Message(
        "the title is longer than a line and was broken by the machine", "标题超过一行，由程序换行",
        "give its lines as a list, broken at sense units", "请把标题按词意分行，写成列表",
    ),
    "reference-lost": Message(
        "this refers to section '{section}' by what this paper does not print of it: {part}",
        "此处引用“{section}”部分的{part}，而本文不印该内容",
        "refer to it otherwise; or let the template's 'reference' label use what its heading"
        " numbers use",
        "请换一种引用方式；或使模板标签reference与标题序号用同一种数字",
    ),
    "pages-unsettled": Message(
        "page numbers did not settle in {passes} passes: a number that is printed moves the page"
        " that it names",
        "排版{passes}遍页码仍未定：印出的页码使其所指的页发生移动",
        "change a word or two before the section whose page is referred to",
        "请改动被引用部分之前的一两个字",
    ),
    # ---- the metrics sheet
    "sheet-rung": Message(
        "the metrics sheet needed step {rung} of {rungs}: rows {row} pt, {columns} column(s),"
        " type {size} pt",
        "一览表用到第{rung}级（共{rungs}级）：行高{row}磅，{columns}栏，字号{size}磅",
    ),
    "sheet-annex": Message(
        "{count} figures went to the annex page of the metrics sheet: {names}",
        "{count}项指标移至一览表附页：{names}",
        "mark minor figures 'sheet: no', or move the important ones up in figures.yaml",
        "次要指标请标sheet: no，或在figures.yaml中前移重要指标",
    ),
    "sheet-too-full": Message(
        "the metrics sheet cannot hold all its figures on one page, even with an annex and"
        " {size}-pt type; no room for {count}: {names}",
        "即使用附页和{size}磅字，一览表一页也排不下；放不下的{count}项：{names}",
        "mark minor figures 'sheet: no' in figures.yaml",
        "请在figures.yaml中将次要指标标为sheet: no",
    ),
    "no-sheet": Message(
        "no figure is marked for the metrics sheet, so there is none",
        "没有标为列入一览表的数据，未生成一览表",
    ),
    "sheet-too-tall": Message(
        "headline tiles and charts alone do not fit one page ({need} pt of {room} pt)",
        "仅要目和图表就超过一页（需{need}磅，只有{room}磅）",
        "mark fewer figures 'headline' or take charts out", "请减少headline指标或图表",
    ),
    # ---- fonts inside the Word file
    "fonts-embedded": Message(
        "{file} carries {faces}, with letters, digits, punctuation and the characters of this"
        " briefing only; others that are typed later appear in another font",
        "{file}嵌入了{faces}，只含字母、数字、标点和本简报用到的字；以后补打的其他字会以别的字体显示",
        "install these fonts where the file will be edited much; in Word, close such files of other"
        " briefings first",
        "需大量修改的电脑请安装这些字体；在Word中请先关闭其他简报的此类文件",
    ),
    "font-not-embedded": Message(
        "{face} was not put into {file}: its licence or its embedding bits do not allow it",
        "{face}未嵌入{file}：其许可或嵌入标志不允许",
        "readers need the font installed; the PDF shows it in any case",
        "阅读Word的电脑须装有此字体；PDF不受影响",
    ),
    # ---- proof
    "drift": Message(
        "{file} does not say what was composed, at {block}: meant '{expected}', read '{found}'",
        "{file}与成稿不一致，在{block}处：应为“{expected}”，读到“{found}”",
        "this is a fault of jianbao, not of the briefing: please report it; nothing was written",
        "这是jianbao的缺陷，与简报内容无关，请反馈；未写入成品",
    ),
    "no-libreoffice": Message(
        "LibreOffice is not installed, so the Word file cannot be laid out a second time",
        "未安装LibreOffice，无法对Word文件再次排版",
        "install LibreOffice Writer (Debian, Ubuntu: apt-get install libreoffice-writer-nogui) and"
        " see that 'soffice' is on the PATH; 'jianbao build' does not need it",
        "请安装LibreOffice Writer（Debian、Ubuntu：apt-get install libreoffice-writer-nogui），"
        "并确保PATH中有soffice；jianbao build不需要它",
    ),
    "libreoffice-failed": Message(
        "LibreOffice made nothing of the Word file: {reason}",
        "LibreOffice未能转换Word文件：{reason}",
        "see that it starts, and that another one is not hanging",
        "请确认它能启动，且没有卡住的进程",
    ),
    "no-pdftoppm": Message(
        "no pictures: 'pdftoppm' is not installed (Debian, Ubuntu: apt-get install poppler-utils)",
        "未生成图片：没有pdftoppm（Debian、Ubuntu：apt-get install poppler-utils）",
    ),
    "proof-pictures": Message(
        "{count} picture(s) in {folder}: left the PDF, right LibreOffice's page",
        "{folder}中有{count}张图：左为PDF，右为LibreOffice所排页面",
    ),
    "proof-lines": Message(
        "{name}: {equal} of {lines} lines equal, {pages_equal} of {pages} pages",
        "{name}：{lines}行中{equal}行一致，{pages}页中{pages_equal}页一致",
    ),
    "proof-across": Message(
        "glyphs across: mean {mean} pt, p95 {most}, max {max}",
        "字位横向偏差：平均{mean}磅，95%在{most}以内，最大{max}",
    ),
    "proof-down": Message(
        "glyphs down: mean {mean} pt, p95 {most}, max {max}",
        "字位纵向偏差：平均{mean}磅，95%在{most}以内，最大{max}",
    ),
    "proof-labels": Message(
        "not compared: {count} labels of charts, which LibreOffice's flat format leaves out:"
        " {labels}",
        "未比较：图表标签{count}个（LibreOffice的flat格式不含图表）：{labels}",
    ),
    "proof-pages": Message(
        "the PDF has {pages} pages, the Word file {word}", "PDF有{pages}页，Word文件有{word}页"
    ),
    "proof-first": Message(
        "first difference: page {page}, line {line}", "首处不一致：第{page}页第{line}行"
    ),
    # ---- building
    "no-briefings": Message(
        "there is no briefing under {folder}/", "{folder}/之下没有简报",
        "name a briefing's folder, or run this where briefings/ is",
        "请指定简报文件夹，或在含有briefings/的文件夹中运行",
    ),
    "same-name": Message(
        "two briefings are called '{name}': their files would overwrite each other",
        "两份简报同名“{name}”，成品会互相覆盖",
        "build them one at a time with different --out", "请分别生成，并用--out指定不同位置",
    ),
    "unknown-form": Message(
        "'{form}' is not a form of output; allowed: {allowed}",
        "“{form}”不是输出格式；可用：{allowed}",
    ),
    "cannot-write": Message(
        "the output cannot be written: {reason}", "成品无法写入：{reason}",
        "close the file in Word, check room and permissions; older files are untouched",
        "请关闭Word中打开的文件，检查空间和权限；原有成品未动",
    ),
    "bad-epoch": Message(
        "SOURCE_DATE_EPOCH is '{value}'; allowed: seconds since 1970",
        "SOURCE_DATE_EPOCH为“{value}”；应为1970年起的秒数",
    ),
    "strict": Message(
        "--strict: warnings count as errors; nothing was written",
        "--strict：有疑似即视为出错，未写入成品"
    ),
    # ---- what a PDF carries inside it
    "attached-source": Message("YAML source of this briefing", "本简报的YAML源文件"),
    "attached-ledger": Message("ledger of this briefing's figures", "本简报的数据台账"),
    # ---- what build prints
    "head-file": Message("file", "文件"),
    "head-pages": Message("pages", "页数"),
    "head-bytes": Message("bytes", "字节"),
    "summary": Message(
        "{figures} figures in the ledger; findings: {errors} errors, {warnings} warnings,"
        " {notes} notes",
        "台账{figures}项数据；必错{errors}处，疑似{warnings}处，提示{notes}处",
    ),
    "kept-edited": Message(
        "somebody changed a file since the last build; it was kept as {name}",
        "上次生成后有文件被改动，已另存为{name}",
    ),
    "problems": Message("{count} problem(s); nothing was written", "共{count}处问题，未写入成品"),
    "progress": Message("building", "生成中"),
    # ---- extract
    "not-a-pdf": Message(
        "'{file}' is not a PDF that can be read: {reason}", "“{file}”不是可读的PDF：{reason}",
        "give the PDF of a briefing or of its metrics sheet", "请指定简报或一览表的PDF",
    ),
    "no-sources": Message(
        "'{file}' carries no briefing: it was made by another program, or without attachments",
        "“{file}”中没有简报源文件：由别的程序生成，或未带附件",
        "PDF/A-3a files of 'jianbao build' carry it", "jianbao build生成的PDF/A-3a带有源文件",
    ),
    "bad-attachment": Message(
        "'{file}' carries a file that is not whole or has a name not of a briefing: '{name}'",
        "“{file}”所带文件不完整，或文件名不属于简报：“{name}”",
        "the PDF was changed; nothing was written", "此PDF被改动过，未写入任何文件",
    ),
    "in-the-way": Message(
        "'{name}' exists with other content; nothing was written",
        "“{name}”已存在且内容不同，未写入任何文件",
        "give another folder with --out", "请用--out指定别的文件夹",
    ),
    "extracted": Message(
        "{count} files written to {folder}/; 'jianbao build' there makes the same bytes again",
        "已将{count}个文件写入{folder}/；在其中运行jianbao build可再得同样的字节",
    ),
    # ---- help
    "help-about": Message(
        "Briefings from YAML: a Word file and a PDF that agree line for line, and a one-page"
        " metrics sheet.",
        "由YAML生成简报：逐行一致的Word与PDF，以及一页主要指标一览表。",
    ),
    "help-commands": Message("commands", "命令"),
    "help-build": Message(
        "make Word, PDF and metrics sheet of one or more briefings",
        "生成一份或多份简报的Word、PDF和一览表",
    ),
    "help-build-about": Message(
        "Makes NAME.docx, NAME.pdf, NAME-metrics.docx, NAME-metrics.pdf and manifest.json in"
        " OUT/NAME/ for each briefing. All files of a briefing appear together or not at all;"
        " an older good output survives a failed build.",
        "为每份简报在“输出位置/简报名/”中生成“名.docx、名.pdf、名-metrics.docx、名-metrics.pdf”和"
        "manifest.json。一份简报的文件同时出现，失败时保留原有成品。",
    ),
    "help-extract": Message(
        "write a briefing's folder back out of its PDF", "从PDF中取回简报文件夹"
    ),
    "help-extract-about": Message(
        "Writes the YAML files that a PDF carries into OUT/briefings/NAME/ and its templates into"
        " OUT/templates/. Each is checked against its checksum; nothing is overwritten.",
        "把PDF所带的YAML文件写入“输出位置/briefings/简报名/”，模板写入“输出位置/templates/”。"
        "逐一核对校验值，不覆盖已有文件。",
    ),
    "help-pdf": Message("a PDF that jianbao made", "jianbao生成的PDF"),
    "help-extract-out": Message("where to write (default: extracted)", "输出位置（默认extracted）"),
    "help-proof": Message(
        "show that Word and PDF agree line for line (needs LibreOffice)",
        "证明Word与PDF逐行一致（需LibreOffice）",
    ),
    "help-proof-about": Message(
        "Lays the Word files out a second time with LibreOffice, whose faults in reading .docx"
        " are corrected, and compares lines, pages and glyphs with the PDFs. Nothing is written but"
        " what --png asks for.",
        "用LibreOffice对Word文件再次排版（其读取.docx的缺陷已更正），与PDF逐行、逐页、逐字比较。"
        "除--png外不写任何文件。",
    ),
    "help-proof-epilog": Message(
        "Exit codes: 0 all lines agree; 1 they differ, or the briefing has errors; 2 the input"
        " cannot be used; 3 LibreOffice is not installed or fails. Example: 'jianbao proof"
        " briefings/pingxiang-2022 --png proof'.",
        "退出码：0 逐行一致；1 不一致，或简报有必错；2 输入不可用；3 未安装LibreOffice或其出错。"
        "示例：“jianbao proof briefings/pingxiang-2022 --png proof”。",
    ),
    "help-format": Message("form of the report: text or json", "报告格式：text或json"),
    "help-png": Message(
        "write the pages of both, beside each other, into DIR", "将两者页面并排的图片写入此文件夹"
    ),
    "help-briefing": Message(
        "a briefing's folder (it holds briefing.yaml, sections/, figures.yaml);"
        " default: all under briefings/",
        "简报文件夹（含briefing.yaml、sections/、figures.yaml）；默认为briefings/之下全部",
    ),
    "help-template": Message(
        "template to use instead of the briefing's own", "改用的模板，默认用简报指定的"
    ),
    "help-out": Message("where to write (default: output)", "输出位置（默认output）"),
    "help-to": Message("forms to make: docx,pdf (default: both)", "输出格式：docx,pdf（默认两种）"),
    "help-embed-fonts": Message(
        "put subsets of the faces into the Word files, for readers without them",
        "将所用字体的子集嵌入Word文件，供没有这些字体的人阅读",
    ),
    "help-pdf-a": Message(
        "kind of PDF/A: 3a, tagged (with PDF/UA-1), carrying the YAML and the ledger (default);"
        " 2u and 1b for archives that want them, without attachments",
        "PDF/A类别：3a带标签（兼PDF/UA-1），内附YAML和台账（默认）；2u、1b供有此要求的档案馆用，"
        "不带附件",
    ),
    "help-strict": Message("let warnings fail the build", "有疑似即失败"),
    "help-help": Message("show this help", "显示本帮助"),
    "help-version": Message("show the version", "显示版本"),
    "help-epilog": Message(
        "Exit codes: 0 built; 1 errors among the findings (with --strict also warnings), or the"
        " output could not be written; 2 the input cannot be used. Examples: 'jianbao build',"
        " 'jianbao build briefings/pingxiang-2022 --out out --strict'. Dates in the files are the"
        " briefing's own, or SOURCE_DATE_EPOCH: the same input gives the same bytes.",
        "退出码：0 成功；1 有必错（--strict时含疑似）或无法写入；2 输入不可用。"
        "示例：“jianbao build”、"
        "“jianbao build briefings/pingxiang-2022 --out out --strict”。文件中的日期取简报日期或"
        "SOURCE_DATE_EPOCH：同样的输入得到同样的字节。",
    ),
}  # fmt: skip

ARGPARSE_ZH = {
    "usage: ": "用法：",
    "positional arguments": "参数",
    "options": "选项",
    "unrecognized arguments: %s": "不认识的参数：%s",
    "the following arguments are required: %s": "缺少参数：%s",
    "expected one argument": "后面应跟一个值",
    "argument %(argument_name)s: %(message)s": "参数%(argument_name)s：%(message)s",
    "%(prog)s: error: %(message)s\n": "%(prog)s：有误：%(message)s\n",
    "invalid choice: %(value)r (choose from %(choices)s)": "不能用%(value)r（可用：%(choices)s）",
}
"""argparse's own sentences, which it asks gettext for."""
