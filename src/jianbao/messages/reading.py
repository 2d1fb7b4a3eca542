"""What is said of input: YAML, fields, briefings, templates."""

from jianbao.messages.message import Message

READING = {
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
    "full-width-colon": Message(
        "the colon behind '{key}' is a full-width one", "“{key}”之后的冒号是全角的",
        "write the half-width colon and a space: '{key}: …'",
        "请改为半角冒号加空格：“{key}: …”",
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
    "wrong-form": Message(
        "'{found}' has not the form it must have: {kind}", "“{found}”的写法不对，应为：{kind}",
    ),
    "not-whole": Message("{key} must be a whole number, not {found}", "{key}应为整数，不是{found}"),
    "form-issue": Message("digits without a leading nought", "阿拉伯数字，不以0开头"),
    "form-total_issue": Message("digits without a leading nought", "阿拉伯数字，不以0开头"),
    "form-copy_number": Message("six digits, such as 000001", "六位数字，如000001"),
    "form-document_number": Message(
        "a sign, the full year in 〔〕, a number without noughts (GB/T 9704-2012, 7.2.5)",
        "如：某检发〔2022〕5号（GB/T 9704-2012，7.2.5）",
    ),
    "form-secrecy": Message(
        "one of the three degrees in Chinese, with ★ and a term where there is one",
        "绝密、机密或秘密，如：秘密★1年",
    ),
    "form-email": Message(
        "a mail address such as office@example.org", "邮箱，如office@example.org"
    ),
    "form-fonds": Message(
        "a letter, or none, and three or four digits: J001", "可有一个字母，加三或四位数字，如J001"
    ),
    "form-item": Message("four digits from 0001 on", "四位数字，自0001起"),
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
    "kind-rows": Message("a list of lists of texts", "列表的列表，每行为若干文字"),
    "kind-records": Message("a list of fields", "列表，每项为若干键"),
    "kind-record-map": Message("names, each with fields", "若干名称，各带若干键"),
    "kind-steps": Message("list of blocks", "版块列表"),
    "kind-overlays": Message("names, each with fields of a template", "模板名，各带模板的键"),
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
    "decimal-comma": Message(
        "'{found}' is no number", "“{found}”不是数",
        "write a decimal point: 0.8, not 0,8", "小数点写作“.”：0.8，不写0,8",
    ),
    "out-of-range": Message(
        "'{key}' cannot be {found}; allowed: {least} to {most}",
        "“{key}”不能是{found}；应为{least}至{most}",
    ),
    # ---- tables and charts in the text
    "row-length": Message(
        "this row has {found} cells; the table has {wanted} columns",
        "此行有{found}格，表有{wanted}栏",
        "write every cell: '' is empty, < joins the one at the left, ^ the one above",
        "每格都要写：''为空格，<并入左格，^并入上格",
    ),
    "no-cell-to-join": Message(
        "'{sign}' joins no cell here", "此处的“{sign}”没有可并入的格",
        "joined cells make a rectangle, either in the head or below it",
        "合并的各格应成矩形，且不跨表头",
    ),
    "repeated-object": Message(
        "'{name}' is the name of something else, too: {first}", "名称“{name}”已另有所指：{first}",
        "rename one of the two; references go by names", "两处改一处，引用以名称为准",
    ),
    "unknown-object": Message(
        "no table, chart or picture is called '{name}'; there are: {allowed}",
        "没有名为“{name}”的表或图；已有：{allowed}",
        "correct the name, or add it under tables, charts or pictures",
        "请改正名称，或在tables、charts、pictures中添加",
    ),
    "unknown-object-near": Message(
        "no table, chart or picture is called '{name}'; there are: {allowed}",
        "没有名为“{name}”的表或图；已有：{allowed}",
        "did you mean '{near}'?", "是否为“{near}”？",
    ),
    "object-twice": Message(
        "'{name}' is placed again; it was placed at {first}", "“{name}”再次排入，已在{first}排入",
        "place it once, and refer to it by [@{name}]", "只排一次，别处用[@{name}]引用",
    ),
    "object-unplaced": Message(
        "the table '{name}' is placed nowhere", "表“{name}”未排入正文",
        "put a paragraph ![{name}] where it is to stand, or remove it",
        "请在应排之处单独写一段![{name}]，或删去此表",
    ),
    "object-in-text": Message(
        "![{name}] stands among other words", "![{name}]与其他文字写在一起",
        "make it a paragraph of its own: a blank line before and behind it",
        "请单独成段：前后各空一行",
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
    "too-many-series": Message(
        "a chart can tell {most} series apart without colour, and no more",
        "不靠颜色，一幅图最多能分清{most}个系列",
        "make two charts of it", "请分作两幅图",
    ),
    "chart-target-unit": Message(
        "the target '{id}' ({value}) and the figure '{other}' ({found}) have no common scale",
        "目标“{id}”（{value}）与数据“{other}”（{found}）不能用同一刻度比较",
        "name a target in the chart's unit", "请引用与图中数据同单位的目标",
    ),
    # ---- templates
    "unknown-template": Message(
        "there is no template '{name}'; there are: {allowed}", "没有模板“{name}”；现有：{allowed}",
    ),
    "unknown-template-near": Message(
        "there is no template '{name}'; there are: {allowed}", "没有模板“{name}”；现有：{allowed}",
        "did you mean '{near}'?", "是否应为“{near}”？",
    ),
    "unknown-variant": Message(
        "the template has no variant '{name}'; it has: {allowed}",
        "模板没有变体“{name}”；现有：{allowed}",
    ),
    "unknown-variant-near": Message(
        "the template has no variant '{name}'; it has: {allowed}",
        "模板没有变体“{name}”；现有：{allowed}",
        "did you mean '{near}'?", "是否应为“{near}”？",
    ),
    "gap-height": Message(
        "a gap has one of 'lines', 'mm' and 'to'", "空白须写lines、mm、to之一",
    ),
    "same-suffix": Message(
        "the templates '{first}' and '{second}' would write files of the same name",
        "模板“{first}”和“{second}”的成品会同名",
        "give one of them another 'suffix'", "请将其中一个的suffix改为不同",
    ),
    "missing-style": Message(
        "the theme lacks the style '{name}', which '{block}' needs",
        "主题缺少样式“{name}”，“{block}”要用",
        "add it under theme: styles:", "请在theme: styles:之下补上",
    ),
    "missing-style-near": Message(
        "'{block}' needs the style '{name}'; this one, '{near}', is used by nothing",
        "“{block}”要用样式“{name}”；而此处的“{near}”无处使用",
        "did you mean '{name}'?", "是否应为“{name}”？",
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
}  # fmt: skip
