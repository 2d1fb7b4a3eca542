"""What is said of archiving: making a package, and verifying it."""

from jianbao.messages.message import Message

ARCHIVING = {
    # ---- making
    "archive-missing": Message(
        "the briefing does not say how it is archived", "简报没有归档信息",
        "add 'archive:' to briefing.yaml with fonds: J001, retention: Y, D30 or D10, item: '0001',"
        " and department where there is one",
        "请在briefing.yaml中加archive：fonds: J001（全宗号）、retention: Y、D30或D10（保管期限）、"
        "item: '0001'（件号），有机构（问题）代码的加department",
    ),
    "archive-form": Message(
        "'{found}' is no {key} of an archival number (DA/T 22-2015)",
        "“{found}”不合档号中{key}的形式（DA/T 22-2015）",
        "fonds: 4 letters or digits; category: 2 letters; department: letters and digits only;"
        " item: 4 digits",
        "fonds为4位字母或数字，category为2位字母，department只用汉字、字母和数字，item为4位数字",
    ),
    "archive-name": Message(
        "the file name '{name}' is not taken by every system", "文件名“{name}”不能用于各种系统",
        "rename the file: without any of < > : \" | ? * \\, no dot or blank at the end",
        "请改名：不用< > : \" | ? * \\，末尾不用点或空格",
    ),
    "archive-same-name": Message(
        "'{name}' and '{other}' differ in nothing but capitals", "“{name}”与“{other}”仅大小写不同",
        "rename one of the two", "请将其中之一改名",
    ),
    "archive-not-rebuilt": Message(
        "{file} of the release is not what its sources build now",
        "成品中的{file}与其来源现在生成的不同",
        "templates or jianbao itself changed since: build again",
        "模板或jianbao已有改动，请重新生成",
    ),
    "archive-without-pdf": Message(
        "the archive needs PDF/A, and the release in {folder} has no PDF of the paper",
        "归档须有PDF/A，而{folder}的成品没有正文的PDF",
        "build it with that form: jianbao build --to docx,pdf",
        "请生成该格式：jianbao build --to docx,pdf",
    ),
    "archive-not-a-folder": Message(
        "--out: {file} is not a folder", "--out：{file}不是文件夹",
    ),
    "archive-own-font": Message(
        "{file} is the office's own font: it may not be handed on in a package (licence), and"
        " without it nobody could build the paper from the package again",
        "{file}是单位自备字体：因授权所限不能放入归档包，而缺少它就不能由归档包重新生成成品",
        "remove 'file:' under 'fonts:' in the profile (the face's name in Word may stay), build and"
        " archive again",
        "请删去单位配置fonts中的file（可保留Word字体名word），重新生成后再归档",
    ),
    "archive-unproved": Message(
        "built again from the package alone, the paper is not the same; nothing was written",
        "仅由归档包重新生成的成品与现有成品不同；未写入任何文件",
    ),
    "archive-taken": Message(
        "{number} was given to another package in {folder}", "{folder}中{number}已用于另一归档包",
        "give this paper the next item number, or remove the wrong package and its line",
        "请改用下一件号，或删去错误的归档包及其目录行",
    ),
    "archive-catalogue": Message(
        "{file} is no catalogue that jianbao wrote", "{file}不是jianbao所写的归档文件目录",
        "move it away, or put its columns right", "请移走，或恢复其各列",
    ),
    "archive-catalogue-coding": Message(
        "{file} is not UTF-8: was it saved as GBK?", "{file}不是UTF-8编码：是否另存成了GBK？",
        "save it as 'CSV UTF-8', or put back the file that jianbao wrote",
        "请另存为“CSV UTF-8”，或恢复jianbao所写的文件",
    ),
    "archived": Message(
        "{file}: {count} files; verify it with: jianbao verify",
        "{file}：{count}个文件；可用jianbao verify核验",
    ),
    "archive-unsigned": Message(
        "not signed: a signature (--sign-key, --gpg) is what shows later who made the package",
        "未签名：日后证明归档包出自何人，须有签名（--sign-key、--gpg）",
    ),
    "sign-needs-both": Message(
        "--sign-key and --sign-cert go together", "--sign-key与--sign-cert须同时给出",
    ),
    "sign-no-tool": Message(
        "{tool} is not installed", "未安装{tool}", "install it, or archive without signing",
        "请安装，或不签名归档",
    ),
    "sign-failed": Message("{tool} failed: {reason}", "{tool}出错：{reason}"),
    # ---- verifying
    "not-a-package": Message(
        "{file} is not a package of jianbao: {reason}", "{file}不是jianbao的归档包：{reason}",
    ),
    "zip-twice": Message("{file} is in the zip twice", "{file}在zip中重复"),
    "zip-repacked": Message(
        "another program packed the zip anew: it is not the file that was archived",
        "zip由其他程序重新打包，已不是归档时的文件",
        "get the file as it was archived; what of its content is missing, added or changed follows,"
        " and where nothing follows, each file agrees with the package's own list",
        "请取回归档时的原文件；内容如有缺少、增加或改动，列在后面，未列则各文件均与包内清单相符",
    ),
    "zip-cut": Message(
        "the zip breaks off after {size} bytes, in {file}: what followed is lost",
        "zip在{size}字节后中断（{file}），其后内容已丢失",
        "get it again from where it was kept; what is lost follows, as far as the rest tells",
        "请从保存处重新取得；丢失的文件列在后面，以其余部分所知为限",
    ),
    "zip-order": Message(
        "the files in the zip are not in the order of their names", "zip中的文件未按名称排列"
    ),
    "zip-differs": Message(
        "byte {offset} of the zip was changed ({part} {file})",
        "zip第{offset}字节被改动（{part} {file}）",
    ),
    "zip-more": Message(
        "{count} bytes too many from byte {offset} of the zip on",
        "zip自第{offset}字节起多出{count}字节",
    ),
    "bag-lacks": Message("{file} is missing", "缺少{file}"),
    "bag-differs": Message("{file} was changed", "{file}被改动"),
    "bag-unlisted": Message("{file} does not belong to the package", "{file}不属于归档包"),
    "bag-bad-name": Message(
        "no package has a file called '{file}'",
        "归档包不会有名为“{file}”的文件",
    ),
    "bag-manifest": Message("{file} was changed: it is no manifest", "{file}被改动，已不是清单"),
    "package-manifest": Message("{file} is no manifest of a release", "{file}不是成品清单"),
    "package-number": Message(
        "'{file}' has not the form of an archival number", "“{file}”不合档号的形式",
    ),
    "package-metadata": Message(
        "{file} does not follow its schema: {reason}", "{file}不合其模式：{reason}",
    ),
    "package-schema": Message(
        "{file} is not the schema of this version; the metadata follow this version's, too",
        "{file}不是本版本的模式；元数据也合本版本的模式",
    ),
    "package-inconsistent": Message("{file} does not agree with {other}", "{file}与{other}不符"),
    "package-pdf": Message(
        "{file} does not keep what it claims for archives: {reason}",
        "{file}不合其所称的归档标准：{reason}",
    ),
    "package-renamed": Message(
        "the file is not called {number}.zip", "文件名不是{number}.zip",
    ),
    "rebuild-fails": Message(
        "the sources in the package cannot be built", "归档包中的源文件不能生成成品",
    ),
    "rebuild-differs": Message(
        "{file} is not what the sources in the package build",
        "{file}与归档包内源文件所生成的不同",
        "where nothing but papers differs, other builds of zlib, qpdf or lxml may have written"
        " other bytes: verify with those that made the package",
        "若仅正文或一览表不同，可能是zlib、qpdf或lxml的版本不同所致，请用制作时的版本核验",
    ),
    "rebuild-says": Message(
        "{file} does not say what the sources in the package say",
        "{file}的内容与归档包内源文件所生成的不同",
    ),
    "rebuild-lacks": Message(
        "the sources in the package build {file}, or it should not be there",
        "{file}与归档包内源文件所生成的不对应",
    ),
    "rebuild-more": Message(
        "the sources in the package do not build {file}", "归档包内的源文件不生成{file}",
    ),
    "rebuild-number": Message(
        "the package is {number}, its sources say {other}", "归档包为{number}，源文件为{other}",
    ),
    "signature-bad": Message(
        "{file} is not the signature of this package, or not of one who is trusted: {reason}",
        "{file}不是本归档包的签名，或签名者不受信任：{reason}",
    ),
    "signature-missing": Message(
        "no signature was found: {file} does not lie beside the package, so who made the package"
        " was not shown",
        "未找到签名：归档包旁没有{file}，不能证明归档包出自何人",
        "look for it where the package came from; without --trust a package is verified unsigned",
        "请向归档包的来源处查找；不用--trust则按未签名的归档包核验",
    ),
    "trust-unread": Message(
        "--trust: {file} cannot be read: {reason}", "--trust：无法读取{file}：{reason}",
    ),
    "trust-no-certificate": Message(
        "--trust: there is no certificate in {file}", "--trust：{file}中没有证书",
        "it must be a PEM file, which begins with -----BEGIN CERTIFICATE-----",
        "应为PEM文件，以-----BEGIN CERTIFICATE-----开头",
    ),
    "signature-unread": Message(
        "{file} was not checked: {tool} is not installed", "未核验{file}：未安装{tool}",
    ),
    "verify-changed": Message(
        "the package did not pass: {count} finding(s)", "归档包未通过核验：{count}处问题",
    ),
    "verify-whole": Message(
        "{number} is whole: {count} files, {bytes} bytes; every byte of the zip is accounted for",
        "{number}完整：{count}个文件，{bytes}字节；zip的每个字节均已核对",
    ),
    "verify-bytes": Message(
        "built again from its YAML (jianbao {version}): equal byte for byte",
        "由其YAML重新生成（jianbao {version}）：逐字节相同",
    ),
    "verify-content": Message(
        "made by jianbao {version}; built again from its YAML by {own}: words, lines, figures"
        " and metadata are equal; bytes and reports were not compared with a rebuild",
        "由jianbao {version}制成，以{own}从其YAML重新生成：文字、分行、数据和元数据相同；"
        "字节和报告未与重新生成的比较",
    ),
    "verify-unsigned": Message(
        "no signature was checked: this shows that the package agrees with itself and with its"
        " YAML, not who made it; somebody who changed the YAML, too, and built again is found only"
        " by a signature or by a copy kept elsewhere",
        "未核验签名：这表明归档包前后一致并与其YAML相符，不表明出自何人；"
        "若有人连YAML一并改动并重新生成，只有签名或另存的副本才能发现",
    ),
    "verify-signed": Message("{file}: the signature is this package's", "{file}：是本归档包的签名"),
    "verify-signed-by-somebody": Message(
        "{file}: the signature is this package's; whose it is was not checked (--trust FILE)",
        "{file}：是本归档包的签名；未核验签名者（--trust 文件）",
    ),
    # ---- help
    "help-archive": Message(
        "make the package for the archive: everything, its proof and metadata, in one zip",
        "制作归档包：成品、证明和元数据在一个zip中",
    ),
    "help-archive-about": Message(
        "Makes NUMBER.zip, a bag (RFC 8493) with PDF/A, Word, metrics sheet, ledger, YAML,"
        " metadata, reports and fonts, from the release that was built, and adds a line to the"
        " catalogue beside it. NUMBER is the archival number from 'archive' in briefing.yaml.",
        "由已生成的成品制作“档号.zip”（BagIt，RFC 8493）：PDF/A、Word、一览表、台账、YAML、元数据、"
        "报告和字体，并在旁边的归档文件目录中加一行。档号由briefing.yaml的archive组成。",
    ),
    "help-archive-epilog": Message(
        "Exit codes: 0 made; 1 could not be written or signed; 2 the release or the briefing cannot"
        " be used. Example: 'jianbao archive briefings/pingxiang-2022 --eep'.",
        "退出码：0 成功；1 无法写入或签名；2 成品或简报不可用。"
        "示例：“jianbao archive briefings/pingxiang-2022 --eep”。",
    ),
    "help-archive-release": Message(
        "folder of the release (default: output/NAME)", "成品文件夹（默认output/简报名）",
    ),
    "help-archive-out": Message(
        "where to write package and catalogue (default: archive in the release's folder)",
        "归档包和目录的输出位置（默认成品文件夹内的archive）",
    ),
    "help-archive-sign-key": Message(
        "private key (PEM) to sign with, by openssl, which asks for the passphrase itself",
        "签名用的私钥（PEM），由openssl签名并自行询问口令",
    ),
    "help-archive-sign-cert": Message("certificate (PEM) of that key", "该私钥的证书（PEM）"),
    "help-archive-gpg": Message("key to sign with, by gpg", "由gpg签名用的密钥"),
    "help-archive-eep": Message(
        "also write an unsigned NUMBER.EEP (DA/T 48-2009)",
        "另写未签名的“档号.EEP”（DA/T 48-2009）",
    ),
    "help-verify": Message(
        "show that a package is whole, or what was changed", "核验归档包是否完整，改动何处",
    ),
    "help-verify-about": Message(
        "Accounts for every byte of a package's zip, checks digests, metadata, PDF/A claims and"
        " signatures, builds the YAML in it again and compares. Needs no network.",
        "核对归档包zip的每个字节，检查校验值、元数据、PDF/A声明和签名，由其中的YAML重新生成并比较。不用网络。",
    ),
    "help-verify-epilog": Message(
        "Exit codes: 0 whole; 1 changed; 2 not a package. A package may have 512 MiB and 5000"
        " files.",
        "退出码：0 完整；1 有改动；2 不是归档包。归档包以512 MiB、5000个文件为限。",
    ),
    "help-package": Message("a package that jianbao archive made", "jianbao archive所制的归档包"),
    "help-trust": Message(
        "certificates (PEM) to trust for a signature by openssl", "openssl签名所信任的证书（PEM）",
    ),
}  # fmt: skip
