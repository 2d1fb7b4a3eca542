"""What the commands print, and their help."""

from jianbao.messages.message import Message

COMMANDS = {
    # ---- hints
    "hint": Message("hint", "建议"),
    # ---- what build prints
    "head-file": Message("file", "文件"),
    "head-pages": Message("pages", "页数"),
    "head-bytes": Message("bytes", "字节"),
    "summary": Message(
        "{figures} figures in the ledger; findings: {errors} errors, {warnings} warnings,"
        " {notes} notes (all of them: jianbao check)",
        "台账{figures}项数据；必错{errors}处，疑似{warnings}处，提示{notes}处（详见jianbao check）",
    ),
    "kept-edited": Message(
        "somebody changed a file since the last build; it was kept as {name}",
        "上次生成后有文件被改动，已另存为{name}",
    ),
    "left-over": Message(
        "{name} is of an earlier build and does not belong to this release",
        "{name}是以前生成的，不属于本次成品",
    ),
    "problems": Message("{count} problem(s); nothing was written", "共{count}处问题，未写入成品"),
    "problems-found": Message("{count} problem(s)", "共{count}处问题"),
    # ---- what check prints
    "check-summary": Message(
        "{errors} errors, {warnings} warnings, {notes} notes; {accepted} accepted",
        "必错{errors}处，疑似{warnings}处，提示{notes}处；已认可{accepted}处",
    ),
    "fix-nothing": Message("nothing to correct safely", "没有可稳妥改正之处"),
    "fix-written": Message("{count} file(s) corrected", "已改正{count}个文件"),
    "fix-not-written": Message(
        "nothing was written; --yes writes the corrections", "未写入；加--yes写入改正"
    ),
    "fix-ask": Message("write these corrections? [y/N] ", "写入这些改正吗？［y/N］"),
    # ---- what figures prints
    "figures-id": Message("id", "编号"),
    "figures-label": Message("label", "名称"),
    "figures-value": Message("value", "数值"),
    "figures-unit": Message("unit", "单位"),
    "figures-period": Message("period", "时段"),
    "figures-scope": Message("scope", "口径"),
    "figures-kind": Message("kind", "类别"),
    "figures-proved": Message("relations", "勾稽"),
    "figures-source": Message("stands in", "出处"),
    "figures-pages": Message("page", "页"),
    "figures-places": Message("places", "位置"),
    "figures-sheet": Message("figures", "数据台账"),
    "figures-made": Message("{count} figures written to {file}", "{count}项数据已写入{file}"),
    "figures-need-file": Message(
        "--format xlsx needs --out FILE.xlsx", "--format xlsx须同时给出--out 文件名.xlsx"
    ),
    "figures-ending": Message(
        "{file}: figures are not written in this form", "{file}：数据台账不能写成这种格式",
        "the file may end in: {allowed}", "文件名可用的扩展名：{allowed}",
    ),
    "figures-two-forms": Message(
        "--format {form}, but the name {file} says {said}",
        "--format为{form}，而文件名{file}表示{said}",
        "leave --format out, or name the file otherwise", "请去掉--format，或改文件名",
    ),
    "progress": Message("building", "生成中"),
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
    "help-check": Message(
        "find wrong figures, slips of the pen and faults of form", "查数据、文字和格式的差错"
    ),
    "help-check-about": Message(
        "Checks the arithmetic of the ledger, the figures in the text, the text and its structure,"
        " and prints every finding with its place, level, sentence and hint. Every build runs the"
        " same checks. A finding that is right as it stands is accepted in briefing.yaml, under"
        " accept, with a reason.",
        "检查台账的勾稽、正文中的数据、文字和结构，逐处列出位置、级别、原句和建议。"
        "每次生成都做同样的检查。确认无误的，在briefing.yaml的accept中写明理由予以认可。",
    ),
    "help-check-epilog": Message(
        "Exit codes: 0 no errors; 1 errors remain (with --strict also warnings); 2 the input"
        " cannot be used. Each code is explained in docs/checks.md.",
        "退出码：0 无必错；1 有必错（--strict时含疑似）；2 输入不可用。各代码见docs/checks.md。",
    ),
    "help-check-strict": Message("count warnings as errors", "疑似也算必错"),
    "help-check-pages": Message(
        "also typeset the papers and check their pages", "同时排版并检查版面"
    ),
    "help-check-fix": Message(
        "show safe corrections of punctuation and dates, and write them after asking;"
        " numbers are never touched",
        "列出标点和日期的稳妥改正，询问后写入；不改任何数字",
    ),
    "help-check-yes": Message("write the corrections of --fix without asking", "直接写入改正"),
    "help-figures": Message(
        "list the ledger: where each figure stands and what proves it",
        "列出台账：各数据的出处和勾稽",
    ),
    "help-figures-about": Message(
        "Lists every figure of a briefing's ledger: value, unit, period, scope, the relations that"
        " were proved, the places in the text and the pages.",
        "列出台账中的每项数据：数值、单位、时段、口径、已核对的勾稽关系、在文中的位置和页码。",
    ),
    "help-one-briefing": Message("a briefing's folder", "简报文件夹"),
    "help-figures-format": Message(
        "table (default), csv or xlsx; --out's suffix decides where this is not given",
        "table（默认）、csv或xlsx；未写时按--out的后缀",
    ),
    "help-figures-out": Message(
        "file to write instead of the terminal, .csv, .xlsx or .txt",
        "写入此文件而不打印，扩展名为.csv、.xlsx或.txt",
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
    "help-to": Message(
        "forms to make: docx,pdf (default: both); also ofd (GB/T 33190-2016), which is"
        " experimental and made only where it is named",
        "输出格式：docx,pdf（默认两种）；另有ofd（GB/T 33190-2016），为试验性，指定时才生成",
    ),
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
        " 'jianbao build briefings/pingxiang-2022 --out out'. Dates in the files are the"
        " briefing's own, or SOURCE_DATE_EPOCH: the same input gives the same bytes.",
        "退出码：0 成功；1 有必错（--strict时含疑似）或无法写入；2 输入不可用。"
        "示例：“jianbao build”、"
        "“jianbao build briefings/pingxiang-2022 --out out”。文件中的日期取简报日期或"
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
