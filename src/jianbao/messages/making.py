"""What is said while files are made: typesetting, the sheet, fonts, proof, writing, extracting."""

from jianbao.messages.message import Message

MAKING = {
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
    "character-too-wide": Message(
        "a character is wider than its line and stands out of it", "一个字比一行还宽，伸出行外",
        "choose a smaller size, or give its line or column more room",
        "请缩小字号，或加宽所在的行或栏",
    ),
    "title-broken": Message(
        "the title is longer than a line and was broken by the machine", "标题超过一行，由程序换行",
        "give its lines as a list, broken at sense units", "请把标题按词意分行，写成列表",
    ),
    "chart-crowded": Message(
        "labels of the chart '{title}' stand on one another", "图“{title}”的标注互相重叠",
        "give it fewer categories or series, or more room", "请减少类目或系列，或给它更大的版面",
    ),
    "masters-mirrored": Message(
        "some of the template's pages are mirrored and others not; Word mirrors all or none",
        "模板的页面有的左右对称、有的不对称；Word只能全部对称或全部不对称",
        "give all 'masters' of the template the same 'mirrored', or the same margin left and right",
        "请为模板的各页面（masters）设相同的mirrored，或使其左右页边距相等",
    ),
    "table-not-wide": Message(
        "the table '{name}' wants a page on its side; this template has none, so it stands upright",
        "表“{name}”要求横排，而本模板没有横排页，仍按竖排印",
        "give the theme of the template a master '{master}' that is 'turned: yes', or take 'wide'"
        " away",
        "请在模板theme的masters中加名为{master}、turned为yes的页面，或去掉wide",
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
    # ---- OFD
    "ofd-experimental": Message(
        "{file} is experimental: its lines were read back, but no office's OFD reader has shown it"
        " yet",
        "{file}为试验性格式：各行已回读核对，但尚未在办公用OFD阅读器中验证",
        "look at it in your reader before it is handed on; the PDF is the paper that counts",
        "送出前请在所用阅读器中查看；以PDF为准",
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
        "{count} files written to {folder}/; 'jianbao build' there makes the same bytes again, with"
        " the template and options of then",
        "已将{count}个文件写入{folder}/；在其中运行jianbao build，模板和选项与当时相同的，"
        "可再得同样的字节",
    ),
    "extracted-other": Message(
        "{count} files written to {folder}/; the PDF was not made with the briefing's own template:"
        " 'jianbao build --template {template}' there makes the same bytes again, with the other"
        " options of then",
        "已将{count}个文件写入{folder}/；此PDF所用的不是简报自定的模板：在其中运行"
        "jianbao build --template {template}，其他选项与当时相同的，可再得同样的字节",
    ),
}  # fmt: skip
