"""Templates, profiles and schemas: what is wrong, what is noted, and their commands."""

from jianbao.messages.message import Message

TEMPLATES = {
    "mark-added": Message(
        "the template prints no '{mark}'; it was put at the head of the paper",
        "模板没有印“{mark}”之处，已印在篇首",
    ),
    "fields-not-printed": Message(
        "the template does not print these, though they are given: {names}",
        "这些内容已给出，但模板不印：{names}",
        "take a template that does, or add a line to your own",
        "请改用印它们的模板，或在自己的模板中加一行",
    ),
    "language-differs": Message(
        "the briefing's language is '{language}'; the template '{template}' sets another script",
        "简报的语言为“{language}”，模板“{template}”排的是另一种文字",
        "take another template, or correct 'language' in briefing.yaml",
        "请换用模板，或更正briefing.yaml的language",
    ),
    "template-circle": Message(
        "templates are like each other in a circle: {names}", "模板循环引用：{names}",
        "let one of them stand on its own", "请让其中一个自成一体",
    ),
    "too-many-pages": Message(
        "the paper has {pages} pages; the template {template} allows {most}",
        "全文{pages}页，模板{template}最多{most}页",
        "shorten the texts, or print fewer blocks", "请压缩文字，或减少所印版块",
    ),
    # ---- composing
    "line-left-out": Message(
        "the line '{text}' was left out: nothing is given for {names}",
        "“{text}”一行未印：没有{names}的内容",
        "give it in briefing.yaml or in the profile's 'office', or add 'when' to the block",
        "请在briefing.yaml或单位配置的office中给出，或在模板此块加上when",
    ),
    "unknown-name": Message(
        "the line '{text}' was left out: '{name}' is no field of the briefing, none of its"
        " 'fields' and none of the profile's 'office'",
        "“{text}”一行未印：“{name}”不是简报的字段，fields和单位配置的office中也没有",
        "correct the name, or give it under 'fields' in briefing.yaml or 'office' in profile.yaml",
        "请改正名称，或在briefing.yaml的fields、profile.yaml的office中给出",
    ),
    "unknown-name-near": Message(
        "the line '{text}' was left out: '{name}' is no field of the briefing, none of its"
        " 'fields' and none of the profile's 'office'",
        "“{text}”一行未印：“{name}”不是简报的字段，fields和单位配置的office中也没有",
        "did you mean '{near}'?", "是否应为“{near}”？",
    ),
    "unknown-condition": Message(
        "a block '{block}' depends on '{name}', which this briefing and its profile do not know",
        "版块“{block}”以“{name}”为条件，而简报和单位配置中没有这一名称",
        "give it under 'fields' in briefing.yaml if this paper is to have it",
        "本文如需此项，请在briefing.yaml的fields中给出",
    ),
    "unknown-condition-near": Message(
        "a block '{block}' depends on '{name}', which is no field",
        "版块“{block}”以“{name}”为条件，而没有这一字段",
        "did you mean '{near}'?", "是否应为“{near}”？",
    ),
    "section-left-out": Message(
        "the section '{name}' was left out: it has neither summary nor items",
        "“{name}”部分未印：既无摘要也无要点",
        "write its 'summary'", "请补写summary",
    ),
    "chart-left-out": Message(
        "the briefing has no chart '{name}', which the template prints",
        "模板要印的图“{name}”，简报中没有",
    ),
    # ---- profiles
    "outside-profile": Message(
        "'{name}' lies outside the profile's folder", "“{name}”不在单位配置所在的文件夹内",
        "copy the file into it", "请将文件复制到该文件夹内",
    ),
    "not-a-picture": Message(
        "'{name}' is neither PNG nor JPEG", "“{name}”不是PNG或JPEG图片",
    ),
    "not-truetype": Message(
        "'{name}' is not a TrueType font with outlines", "“{name}”不是带轮廓的TrueType字体",
        "convert it, or name the installed face with 'word' alone",
        "请先转换格式，或只写word，指明已装的字体",
    ),
    "font-restricted": Message(
        "the font '{name}' may not be embedded (OS/2 fsType {bits})",
        "字体“{name}”不许嵌入文件（OS/2 fsType {bits}）",
        "ask its maker, or name the installed face with 'word' alone",
        "请向字体厂商取得许可，或只写word，指明已装的字体",
    ),
    "face-installed": Message(
        "the Word file names '{word}' for {role}; readers need it installed. Lines and PDF are"
        " drawn with {file}",
        "Word文件中{role}用“{word}”，须读者机器上已装；断行和PDF用{file}",
    ),
    # ---- jianbao templates
    "templates-own": Message("own", "自备"),
    "templates-installed": Message("installed", "随附"),
    "template-broken": Message("cannot be used as it stands", "有误，不能使用"),
    "copied": Message(
        "{folder}/ is yours now: 'template: {name}' in briefing.yaml prints with it",
        "已复制到{folder}/；在briefing.yaml中写template: {name}即可使用",
    ),
    "name-not-plain": Message(
        "'{name}' cannot name a folder", "“{name}”不能作文件夹名",
    ),
    "name-taken": Message(
        "'{name}' exists already; nothing was written", "“{name}”已存在，未写入任何文件",
        "give the copy another name", "请另取一个名称",
    ),
    "copy-of-variant": Message(
        "'{name}' is a variant, not a template", "“{name}”是变体，不是模板",
        "copy '{base}'; its variants come along", "请复制“{base}”，其变体一并复制",
    ),
    "schema-written": Message(
        "{count} schemas written to {folder}/", "已将{count}个模式写入{folder}/"
    ),
    "help-profile": Message(
        "the office's profile (default: profile.yaml in the briefing's folder or above it)",
        "单位配置文件（默认：简报文件夹或其上各级中的profile.yaml）",
    ),
    "help-templates": Message("list templates, or copy one", "列出模板，或复制一个"),
    "help-templates-about": Message(
        "List the templates and their variants, one's own first.", "列出模板及其变体，自备的在前。"
    ),
    "help-pictures": Message(
        "draw small pictures of page one also where the output is no terminal",
        "输出不是终端时也画出首页小图",
    ),
    "help-templates-copy": Message(
        "copy a template into ./templates to change it", "将模板复制到./templates下，以便改动"
    ),
    "help-copy-from": Message("the template to copy", "要复制的模板"),
    "help-copy-to": Message("name of the copy", "新模板名"),
    "help-schema": Message("write JSON Schemas for editors", "写出供编辑器使用的JSON Schema"),
    "help-schema-about": Message(
        "Write the JSON Schemas of briefing, section, ledger, template and profile into a folder.",
        "将简报、部分、台账、模板、单位配置的JSON Schema写入文件夹。",
    ),
    "help-schema-folder": Message("where they are written", "写入的文件夹"),
}  # fmt: skip
