"""The help of every command."""

from __future__ import annotations

from jianbao.messages.terms import Term

COMMAND_HELP: dict[str, Term] = {
    "build": Term(
        "make Word, PDF and metrics sheet of one or more briefings",
        "生成一份或多份简报的Word、PDF和一览表",
    ),
    "check": Term(
        "find wrong figures, slips of the pen and faults of form", "查数据、文字和格式的差错"
    ),
    "figures": Term(
        "list the ledger: where each figure stands and what proves it",
        "列出台账：各数据的出处和勾稽",
    ),
    "extract": Term("write a briefing's folder back out of its PDF", "从PDF中取回简报文件夹"),
    "new": Term("begin a briefing, empty or from the last one", "新建简报，可由上一期接续"),
    "take-back": Term(
        "take an edited Word file back into the YAML", "把改过的Word文件中的改动收回YAML"
    ),
    "desk": Term(
        "write in the browser and see the pages as they print", "在浏览器中写，边写边看版面"
    ),
    "import": Term("make a briefing of a Word file or a text", "把Word文件或文本转成简报文件夹"),
    "proof": Term(
        "show that Word and PDF agree line for line (needs LibreOffice)",
        "证明Word与PDF逐行一致（需LibreOffice）",
    ),
    "register": Term("show the numbers of a bulletin's issues", "查看简报期号"),
    "print": Term("make what goes to the printer, or print it", "生成印制文件，或直接打印"),
    "templates": Term("list templates, or copy one", "列出模板，或复制一个"),
    "schema": Term("write JSON Schemas for editors", "写出供编辑器使用的JSON Schema"),
    "mail": Term(
        "a draft of the mail that carries a release, or send it", "生成附有成品的邮件草稿，或发送"
    ),
    "verify-layout": Term(
        "measure a finished Word file or PDF against the rules of layout", "核验成品Word或PDF的版式"
    ),
    "archive": Term(
        "make the package for the archive: everything, its proof and metadata, in one zip",
        "制作归档包：成品、证明和元数据在一个zip中",
    ),
    "verify": Term(
        "show that a package is whole, or what was changed", "核验归档包是否完整，改动何处"
    ),
}
"""What each command does, in a line."""
COMMAND_ABOUT: dict[str, Term] = {
    "build": Term(
        (
            "Makes NAME.docx, NAME.pdf, NAME-metrics.docx, NAME-metrics.pdf and manifest.json in"
            " OUT/NAME/ for each briefing. All files of a briefing appear together or not at all;"
            " an older good output survives a failed build."
        ),
        (
            "为每份简报在“输出位置/简报名/”中生成“名.docx、名.pdf、名-metrics.docx、名-metrics.pdf”和"
            "manifest.json。一份简报的文件同时出现，失败时保留原有成品。"
        ),
    ),
    "check": Term(
        (
            "Checks the arithmetic of the ledger, the figures in the text, the text and its"
            " structure, and prints every finding with its place, level, sentence and hint. Every"
            " build runs the same checks. A finding that is right as it stands is accepted in"
            " briefing.yaml, under accept, with a reason."
        ),
        (
            "检查台账的勾稽、正文中的数据、文字和结构，逐处列出位置、级别、原句和建议。"
            "每次生成都做同样的检查。确认无误的，在briefing.yaml的accept中写明理由予以认可。"
        ),
    ),
    "figures": Term(
        (
            "Lists every figure of a briefing's ledger: value, unit, period, scope, the relations"
            " that were proved, the places in the text and the pages."
        ),
        "列出台账中的每项数据：数值、单位、时段、口径、已核对的勾稽关系、在文中的位置和页码。",
    ),
    "extract": Term(
        (
            "Writes the YAML files that a PDF carries into OUT/briefings/NAME/ and its templates"
            " into OUT/templates/. Each is checked against its checksum; nothing is overwritten."
        ),
        (
            "把PDF所带的YAML文件写入“输出位置/briefings/简报名/”，模板写入“输出位置/templates/”。"
            "逐一核对校验值，不覆盖已有文件。"
        ),
    ),
    "new": Term(
        (
            "Makes a folder that builds at once: the least that the template prints, or, with"
            " --from, the paper that follows the last one. Its figures are last month's until they"
            " are typed anew; `jianbao check` tells each that is still the same."
        ),
        (
            "新建可以直接生成的简报文件夹：按模板列出最少的内容；用--from则由上一期接续，"
            "数据先沿用上期，尚未更新的由jianbao check逐项提示。"
        ),
    ),
    "take-back": Term(
        (
            "Compares a Word file that was edited with the release that went out, and shows each"
            " change as it would stand in the YAML, with who made it. Nothing is written without"
            " --write; then exactly those words change, every other byte stays."
        ),
        (
            "把改过的Word文件与发出的成品比对，逐处列出改动在YAML中的位置和写法，以及修改人。"
            "不加--write不写入；写入时只改这些字，其余一字不动。"
        ),
    ),
    "desk": Term(
        (
            "Opens a page of this machine in the browser: the text to write in, the ledger, and"
            " the pages as they will print. Nothing leaves the machine. What is written is saved"
            " at once in the briefing's own files. Ctrl-C ends it."
        ),
        (
            "在浏览器中打开本机页面：文稿、台账和印出的版面。不联网；随写随存于简报自己的文件。"
            "按Ctrl-C结束。"
        ),
    ),
    "import": Term(
        (
            "Makes a briefing's folder of what an office has: title, number, addressees, headings,"
            " points, footnotes, tables, signature and distribution are recognised, the figures go"
            " into a ledger. A report lists each change and each doubt with its place."
        ),
        (
            "把单位现有的文件转成简报文件夹：识别标题、文号、主送、各级标题、要点、脚注、表格、署名和抄送，"
            "数据记入台账；导入报告逐条列出改动和存疑之处。"
        ),
    ),
    "proof": Term(
        (
            "Lays the Word files out a second time with LibreOffice, whose faults in reading .docx"
            " are corrected, and compares lines, pages and glyphs with the PDFs. Nothing is"
            " written but what --png asks for."
        ),
        (
            "用LibreOffice对Word文件再次排版（其读取.docx的缺陷已更正），与PDF逐行、逐页、逐字比较。"
            "除--png外不写任何文件。"
        ),
    ),
    "register": Term(
        (
            "Shows the issues of each bulletin, missing and repeated numbers, and the next number."
            " A bulletin is known by 'bulletin' under 'fields', or else by its issuer and template."
        ),
        "列出各简报的期号，指出缺期和重号，给出下一期号。简报以fields中的bulletin为名，未写则以署名单位和模板区分。",
    ),
    "print": Term(
        (
            "Takes the release of a briefing and makes a PDF for the printer, a slip for the print"
            " shop (PDF and text), and with --copies or --watermark a register of the copies"
            " (CSV). Without a design the paper is printed on both sides as it stands; the metrics"
            " sheet follows on a sheet of its own. A design (--booklet, --n-up or --large) goes"
            " with any of the others."
        ),
        (
            "以成品生成印制用的PDF、印制单（PDF和文本）；加--copies或--watermark时另有份号登记表（CSV）。"
            "不指定版式时原样双面印，一览表另起一张。版式（--booklet、--n-up或--large）可与其他选项同用。"
        ),
    ),
    "templates": Term(
        "List the templates and their variants, one's own first.", "列出模板及其变体，自备的在前。"
    ),
    "schema": Term(
        "Write the JSON Schemas of briefing, section, ledger, template and profile into a folder.",
        "将简报、部分、台账、模板、单位配置的JSON Schema写入文件夹。",
    ),
    "mail": Term(
        (
            "Writes NAME.eml, which mail programs open ready to send: subject, summary and"
            " headline figures, with PDF, Word file and metrics sheet attached. It goes to the"
            " addresses of the distribution list and of mail: to; a copy to mail: cc. --send hands"
            " it to a mail server instead, once."
        ),
        (
            "生成“名.eml”，用邮件程序打开即可发送：主题、摘要、主要数据，附PDF、Word和一览表。"
            "收件人为分发名单和mail: to中的邮箱，抄送mail: cc。"
            "加--send则交邮件服务器发送，只发一次。"
        ),
    ),
    "verify-layout": Term(
        (
            "Measures a finished file, also one that jianbao did not make, and prints a sheet of"
            " one page: clause, what it requires, what was measured, verdict, and how firm the"
            " rule is."
        ),
        "测量成品文件（不限本软件所出），列出一页核验单：条款、要求、实测、结论、依据。",
    ),
    "archive": Term(
        (
            "Makes NUMBER.zip, a bag (RFC 8493) with PDF/A, Word, metrics sheet, ledger, YAML,"
            " metadata and reports, from the release that was built, and adds a line to the"
            " office's catalogue. NUMBER is the archival number, made of the options here and of"
            " archive.yaml beside the briefing or one folder higher: neither is part of the paper."
        ),
        (
            "由已生成的成品制作“档号.zip”（BagIt，RFC 8493）：PDF/A、Word、一览表、台账、YAML、"
            "元数据和报告，并在本单位的归档文件目录中加一行。"
            "档号由此处的选项和简报文件夹（或上一级）中的archive.yaml组成，二者都不是简报的内容。"
        ),
    ),
    "verify": Term(
        (
            "Accounts for every byte of a package's zip, checks digests, metadata, PDF/A claims and"
            " signatures, builds the YAML in it again and compares. Needs no network."
        ),
        "核对归档包zip的每个字节，检查校验值、元数据、PDF/A声明和签名，由其中的YAML重新生成并比较。不用网络。",
    ),
}
"""What each command does, at length."""
HELP_ARCHIVE_EPILOG = Term(
    (
        "Exit codes: 0 made; 1 could not be written or signed; 2 the release or the briefing cannot"
        " be used. What is not given is asked, and the item is the next one. Example, after"
        " 'jianbao build briefings/pingxiang-2022': 'jianbao archive briefings/pingxiang-2022"
        " --fonds J001 --retention D30'."
    ),
    (
        "退出码：0 成功；1 无法写入或签名；2 成品或简报不可用。未给出的会询问，件号取下一号。"
        "示例，先“jianbao build briefings/pingxiang-2022”，再"
        "“jianbao archive briefings/pingxiang-2022 --fonds J001 --retention D30”。"
    ),
)
HELP_VERIFY_EPILOG = Term(
    ("Exit codes: 0 whole; 1 changed; 2 not a package. A package may have 512 MiB and 5000 files."),
    "退出码：0 完整；1 有改动；2 不是归档包。归档包以512 MiB、5000个文件为限。",
)
HELP_ABOUT = Term(
    (
        "Briefings from YAML: a Word file and a PDF that agree line for line, and a one-page"
        " metrics sheet."
    ),
    "由YAML生成简报：逐行一致的Word与PDF，以及一页主要指标一览表。",
)
HELP_COMMANDS = Term("commands", "命令")
HELP_BACK_EPILOG = Term(
    "exit codes: 0 all can be written, 1 some is in conflict or has no place, 2 unusable input",
    "退出码：0均可写入，1有冲突或无处可放，2输入不可用",
)
HELP_CHECK_EPILOG = Term(
    (
        "Exit codes: 0 no errors; 1 errors remain (with --strict also warnings); 2 the input"
        " cannot be used. Each code is explained in docs/checks.md."
    ),
    "退出码：0 无必错；1 有必错（--strict时含疑似）；2 输入不可用。各代码见docs/checks.md。",
)
HELP_PROOF_EPILOG = Term(
    (
        "Exit codes: 0 all lines agree; 1 they differ, or the briefing has errors; 2 the input"
        " cannot be used; 3 LibreOffice is not installed or fails. Example: 'jianbao proof"
        " briefings/pingxiang-2022 --png proof'."
    ),
    (
        "退出码：0 逐行一致；1 不一致，或简报有必错；2 输入不可用；3 未安装LibreOffice或其出错。"
        "示例：“jianbao proof briefings/pingxiang-2022 --png proof”。"
    ),
)
HELP_HELP = Term("show this help", "显示本帮助")
HELP_VERSION = Term("show the version", "显示版本")
HELP_EPILOG = Term(
    (
        "Exit codes: 0 built; 1 errors among the findings (with --strict also warnings), or the"
        " output could not be written; 2 the input cannot be used. Examples: 'jianbao build',"
        " 'jianbao build briefings/pingxiang-2022 --out out'. Dates in the files are the"
        " briefing's own, or SOURCE_DATE_EPOCH: the same input gives the same bytes."
    ),
    (
        "退出码：0 成功；1 有必错（--strict时含疑似）或无法写入；2 输入不可用。"
        "示例：“jianbao build”、"
        "“jianbao build briefings/pingxiang-2022 --out out”。文件中的日期取简报日期或"
        "SOURCE_DATE_EPOCH：同样的输入得到同样的字节。"
    ),
)
HELP_VERIFY_LAYOUT_EPILOG = Term(
    (
        "Exit codes: 0 every rule is kept; 1 one is broken; 2 the file cannot be measured. Example:"
        " 'jianbao verify-layout paper.pdf --pdf layout.pdf'."
    ),
    (
        "退出码：0 全部符合；1 有不符合；2 文件无法核验。示例："
        "“jianbao verify-layout 文件.pdf --pdf 核验单.pdf”。"
    ),
)
HELP_MAIL_EPILOG = Term(
    (
        "Exit codes: 0 written or sent; 1 not sent, or nobody knows; 2 it may not be mailed or"
        " cannot. The server is named by JIANBAO_SMTP_HOST, _PORT, _USER, _PASSWORD,"
        " _SECURITY (starttls or tls) and _CA; the password may be in the keyring instead."
    ),
    (
        "退出码：0 已生成或已发送；1 未发出或不知是否发出；2 不得邮寄或无法邮寄。服务器由环境变量"
        "JIANBAO_SMTP_HOST、_PORT、_USER、_PASSWORD、_SECURITY（starttls或tls）、_CA指定，"
        "密码也可存在系统钥匙串中。"
    ),
)
HELP_PRINT_EPILOG = Term(
    (
        "Exit codes: 0 done; 1 the printer or the disk did not take it; 2 the input cannot be used,"
        " the release is not as it was built, or the printer is not there; 3 there is no CUPS."
    ),
    (
        "退出码：0 完成；1 打印机或磁盘未接受；2 输入不可用、成品与清单不符或没有该打印机；"
        "3 未安装CUPS。"
    ),
)
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
