"""The help of every option."""

from __future__ import annotations

from jianbao.messages.terms import Term

ARCHIVE_OPTIONS: dict[str, Term] = {
    "release": Term(
        "folder of the release (default: output/NAME)", "成品文件夹（默认output/简报名）"
    ),
    "out": Term(
        "where to write the package (default: archive beside the release, for all papers)",
        "归档包的输出位置（默认成品旁的archive，各文件共用）",
    ),
    "catalogue": Term(
        "folder of the office's catalogue of archived papers (default: that of --out)",
        "本单位归档文件目录所在文件夹（默认与--out相同）",
    ),
    "fonds": Term(
        "number of the fonds; without one the package has no archival number",
        "全宗号；没有则归档包不编档号",
    ),
    "retention": Term("Y for ever, D30 or D10: years", "保管期限：Y永久，D30、D10定期"),
    "department": Term("code of the department or matter", "机构（问题）代码"),
    "item": Term(
        "number of the item (default: the next one in the catalogue)",
        "件号（默认取目录中的下一号）",
    ),
    "sign-key": Term(
        "private key (PEM) to sign with, by openssl, which asks for the passphrase itself",
        "签名用的私钥（PEM），由openssl签名并自行询问口令",
    ),
    "sign-cert": Term("certificate (PEM) of that key", "该私钥的证书（PEM）"),
    "gpg": Term("key to sign with, by gpg", "由gpg签名用的密钥"),
    "timestamp": Term(
        "server of time stamps (RFC 3161) for that signature; only a digest goes there",
        "为该签名加时间戳的服务器（RFC 3161），只发送校验值",
    ),
}
"""Options of archive that take a value."""


HELP_ARCHIVE_EEP = Term(
    "also write NUMBER.EEP after the pattern of DA/T 48-2009, without its blocks of signatures",
    "另写“档号.EEP”，参照DA/T 48-2009的结构，不含其签名块",
)
HELP_ARCHIVE_FONTS = Term(
    "put the faces into the package, too (about 20 MB)", "归档包中另放所用字体（约20 MB）"
)
HELP_PACKAGE = Term("a package that jianbao archive made", "jianbao archive所制的归档包")
HELP_TRUST = Term(
    "certificates (PEM) to trust for a signature by openssl", "openssl签名所信任的证书（PEM）"
)
CHECK_OPTIONS: dict[str, Term] = {
    "strict": Term("count warnings as errors", "疑似也算必错"),
    "pages": Term("also typeset the papers and check their pages", "同时排版并检查版面"),
    "fix": Term(
        (
            "show safe corrections of punctuation and dates, and write them after asking;"
            " numbers are never touched"
        ),
        "列出标点和日期的稳妥改正，询问后写入；不改任何数字",
    ),
    "yes": Term("write the corrections of --fix without asking", "直接写入改正"),
}
"""Options of check that take no value."""
HELP_ONE_BRIEFING = Term("a briefing's folder", "简报文件夹")
HELP_FIGURES_FORMAT = Term(
    "table (default), csv or xlsx; --out's suffix decides where this is not given",
    "table（默认）、csv或xlsx；未写时按--out的后缀",
)
HELP_FIGURES_OUT = Term(
    "file to write instead of the terminal, .csv, .xlsx or .txt",
    "写入此文件而不打印，扩展名为.csv、.xlsx或.txt",
)
HELP_PDF = Term("a PDF that jianbao made", "jianbao生成的PDF")
HELP_FIGURES_FROM = Term(
    "take the values of a filled-in list (.xlsx, .csv) into figures.yaml, after they are shown",
    "把填好的表（.xlsx、.csv）中的数值取回figures.yaml，先列出改动",
)
HELP_NEW_NAME = Term("name of the new briefing, or its folder", "新简报的名称或文件夹")
HELP_NEW_TEMPLATE = Term(
    "template of the new briefing (default: overview)", "新简报的模板（默认overview）"
)
HELP_NEW_FROM = Term(
    "the last briefing: numbers, date and period move on, its values become the earlier ones",
    "上一期简报：期号、日期、时段顺延，数值转为上期数",
)
HELP_DESK_FOLDER = Term(
    "folder with the briefings, or one briefing (default: this folder)",
    "简报所在的文件夹，或一份简报（默认当前文件夹）",
)
HELP_DESK_PORT = Term("port of this machine (default: a free one)", "本机端口（默认取空闲的）")
HELP_DESK_QUIET = Term("print the address, open no browser", "只给出地址，不打开浏览器")
HELP_IMPORT_FILE = Term(
    "a Word file (.docx, .doc, .wps), a PDF with text, Markdown (.md), a text (.txt); -: a text"
    " from standard input",
    "Word文件（.docx、.doc、.wps）、有文字的PDF、Markdown（.md）、文本（.txt）；-表示从标准输入读文本",
)
HELP_IMPORT_OUT = Term(
    "the briefing's folder (default: briefings/NAME); for several files what they go into",
    "简报文件夹（默认briefings/文件名）；多个文件时为其上级文件夹",
)
HELP_BACK_FILE = Term(
    "the Word file that came back; tracked changes count as accepted",
    "改过的Word文件；修订按接受处理",
)
BACK_OPTIONS = {
    "write": Term("write what can be written", "写入可以写入的改动"),
    "figures": Term(
        "with --write: changed figures go into the ledger", "同--write：改动的数据写入台账"
    ),
    "only": Term("with --write: these changes alone, by number", "同--write：只写入这些编号的改动"),
    "release": Term(
        "the release that went out, or its PDF, if it was built again since (default: output/NAME)",
        "发出的成品文件夹或其PDF，发出后又重新生成过的须指明（默认output/简报名）",
    ),
}
HELP_EXTRACT_OUT = Term("where to write (default: extracted)", "输出位置（默认extracted）")
HELP_FORMAT = Term("form of the report: text or json", "报告格式：text或json")
HELP_PNG = Term(
    "write the pages of both, beside each other, into DIR", "将两者页面并排的图片写入此文件夹"
)
HELP_BRIEFING = Term(
    (
        "a briefing's folder (it holds briefing.yaml, sections/, figures.yaml);"
        " default: all under briefings/"
    ),
    "简报文件夹（含briefing.yaml、sections/、figures.yaml）；默认为briefings/之下全部",
)
HELP_TEMPLATE = Term(
    "template to use instead of the briefing's own", "改用的模板，默认用简报指定的"
)
HELP_OUT = Term("where to write (default: output)", "输出位置（默认output）")
HELP_TO = Term(
    (
        "forms to make: docx,pdf (default: both); where they are named, also svg (the pages for any"
        " browser) and ofd (GB/T 33190-2016), which is experimental"
    ),
    (
        "输出格式：docx,pdf（默认两种）；指定时另可生成svg（各页，浏览器可看）、"
        "ofd（GB/T 33190-2016，试验性）"
    ),
)
HELP_EMBED_FONTS = Term(
    "put subsets of the faces into the Word files, for readers without them",
    "将所用字体的子集嵌入Word文件，供没有这些字体的人阅读",
)
HELP_PDF_A = Term(
    (
        "kind of PDF/A: 3a, tagged (with PDF/UA-1), carrying the YAML and the ledger (default);"
        " 2a, 2u and 1b for archives that want them, without attachments"
    ),
    (
        "PDF/A类别：3a带标签（兼PDF/UA-1），内附YAML和台账（默认）；2a、2u、1b供有此要求的档案馆用，"
        "不带附件"
    ),
)
HELP_STRICT = Term("let warnings fail the build", "有疑似即失败")
HELP_JOBS = Term(
    "so many processes at once (default: one a core where several are built)",
    "同时用几个进程（默认：多份时每核一个）",
)
HELP_CLUSTER = Term(
    "hand the briefings to a Dask scheduler (docs/cluster.md)",
    "交给Dask调度器处理（docs/cluster.md）",
)
HELP_CHANGED = Term("build only what changed since it was built last", "只生成上次生成后有改动的")
HELP_LAYOUT_FILE = Term("a Word file (.docx) or PDF", "Word文件（.docx）或PDF")
HELP_LAYOUT_FORM = Term(
    (
        "kind of paper, whose parts must then be there: general, letter, minutes, bulletin"
        " (default: what the file has is judged)"
    ),
    (
        "文种，其要素不可缺：general 通用格式、letter 信函、minutes 纪要、bulletin 简报"
        "（默认只核验已有要素）"
    ),
)
HELP_LAYOUT_FORMAT = Term("form of the report: table or json", "报告格式：table或json")
HELP_LAYOUT_PDF = Term("also write the sheet as a PDF of one page", "另存为一页PDF")
MAIL_OPTIONS: dict[str, Term] = {
    "release": Term(
        "the release's folder (default: output/NAME)", "成品文件夹（默认output/简报名）"
    ),
    "out": Term(
        "where to write the draft (default: mail/ in the release)", "草稿位置（默认成品的mail/）"
    ),
    "send": Term("send it instead of writing a draft", "直接发送，不写草稿"),
    "yes": Term("send without asking", "不询问直接发送"),
    "only": Term(
        "to this address and nobody else, as to somebody who came late; may be repeated",
        "只发给此邮箱（如补发），可多次",
    ),
    "internal-ok": Term(
        "mail a paper though it is for internal use or bears a mark that says who may have it"
        " (never a secret of the state or of the office)",
        "内部资料等限定知悉范围的也允许邮寄（国家秘密、工作秘密除外）",
    ),
    "with-sources": Term(
        "leave the YAML files inside the PDFs, with every address and comment",
        "所寄PDF中保留YAML源文件（含全部邮箱和批注）",
    ),
    "resend-unconfirmed": Term("send again what may not have arrived", "重发不知是否送达的邮件"),
}
"""Options of mail."""
PRINT_OPTIONS: dict[str, Term] = {
    "release": Term(
        "folder of the release (default: output/NAME)", "成品所在文件夹，默认为output/简报名"
    ),
    "out": Term(
        "folder for the files (default: RELEASE/print)", "输出位置，默认为成品文件夹下的print"
    ),
    "booklet": Term(
        "saddle-stitched: a3 folds to A4 pages, a4 to A5 pages", "骑马订：a3折成A4页，a4折成A5页"
    ),
    "n-up": Term("a draft of 2 or 4 pages a side", "草稿：每面2页或4页"),
    "large": Term("for the podium: enlarged to A3", "讲台用：放大到A3"),
    "cover-last": Term(
        "the last page stays on the back cover of a booklet; empty pages come before it",
        "小册子末页留在封底，空白页置于其前",
    ),
    "thickness": Term(
        (
            "thickness of a sheet in mm, by which the pages of inner sheets move to the fold"
            " (default 0.1)"
        ),
        "每张纸的厚度（毫米），内张各页据此向折缝移位，默认0.1",
    ),
    "copies": Term(
        "a number on each copy of the distribution list: all copies in one PDF",
        "按分发名单逐份编号（份号），各份合为一个PDF",
    ),
    "watermark": Term(
        "the recipient's name in light grey under the text of every page",
        "每页文字下衬收文单位名称（浅灰）",
    ),
    "grey": Term("all colours as greys", "全部转为灰度"),
    "paper-only": Term("without the metrics sheet", "不印一览表"),
    "printer": Term("print on this printer, too (CUPS)", "同时送此打印机打印（CUPS）"),
    "count": Term(
        (
            "how often to print the file (default: as many copies as the distribution list has;"
            " 1 of drafts)"
        ),
        "打印份数，默认为分发名单的共印份数；草稿为1",
    ),
    "one-sided": Term("the backs of the sheets stay empty", "单面打印"),
    "cover-stock": Term(
        "the outer sheet as a file of its own, to be printed on other paper",
        "封面（最外一张）另成文件，用封面纸印",
    ),
    "trim-marks": Term(
        "sheets with marks where to cut and fold and 3 mm bleed, for a print shop",
        "加裁切线、折线和3毫米出血，供印刷厂用",
    ),
    "tray": Term("tray of the printer, as it names it", "打印机纸盒名"),
    "cover-tray": Term("the same, for the outer sheet", "封面所用纸盒名"),
    "staple": Term(
        "the printer staples: two on the left, or in the fold",
        "打印机装订：左侧两钉，小册子为骑马订",
    ),
    "fold": Term("the printer folds the booklet", "打印机折页"),
    "punch": Term("the printer punches two holes on the left", "打印机左侧打两孔"),
    "pin": Term(
        "the job waits at the printer for this PIN (digits)", "作业凭此密码（数字）在打印机上取件"
    ),
    "option": Term(
        "a further option of lp, as NAME=VALUE; may be repeated",
        "转给lp的其他选项，写作“名称=值”，可多次",
    ),
    "again": Term(
        "print numbers that were printed before, whose copies were destroyed",
        "重印已印过的份号（前次各份已销毁）",
    ),
    "secret-ok": Term("this printer may print papers marked secret", "该打印机可印制涉密文件"),
}
"""Options of print."""
HELP_REGISTER_FOLDER = Term("folder of briefings", "简报所在文件夹")
HELP_REGISTER_YEAR = Term(
    "year of the next issue (default: that of the last one)", "下一期的年份，默认为最后一期的年份"
)


HELP_PROFILE = Term(
    "the office's profile (default: profile.yaml in the briefing's folder or above it)",
    "单位配置文件（默认：简报文件夹或其上各级中的profile.yaml）",
)
HELP_PICTURES = Term(
    "draw small pictures of page one also where the output is no terminal",
    "输出不是终端时也画出首页小图",
)
HELP_TEMPLATES_COPY = Term(
    "copy a template into ./templates to change it", "将模板复制到./templates下，以便改动"
)
HELP_COPY_FROM = Term("the template to copy", "要复制的模板")
HELP_COPY_TO = Term("name of the copy", "新模板名")
HELP_SCHEMA_FOLDER = Term("where they are written", "写入的文件夹")
