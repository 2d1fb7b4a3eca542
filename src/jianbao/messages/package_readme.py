"""What 说明文件.TXT says in a package: to a person who has nothing but the package."""

from __future__ import annotations

from jianbao.messages.terms import Term, phrase

README_TITLE = Term("About this package", "归档包说明")
README_INTRO = Term(
    "Everything here can be read and checked without jianbao, the program that made it.",
    "本包各文件均可不用制作程序jianbao而阅读和核对。",
)
README_FILES = Term("1. The files", "一、包内文件")
README_CHANGED = Term(
    "2. Whether a file was changed (in the folder that this file lies in)",
    "二、核对文件有无改动（在本文件所在文件夹中操作）",
)
README_WHO = Term("3. Who made the package", "三、核对归档包出自何人")
README_AGAIN = Term("4. With jianbao", "四、用jianbao核对")

README_NO_NUMBER = Term(
    "Archival number: none; the office named no fonds", "档号：未编，立档单位没有给出全宗号"
)


@phrase(en="Archival number: {number}", zh="档号：{number}")
def readme_number(*, number: str) -> None: ...


@phrase(
    en="Title: {title}\nIssued by: {issuer}\nPacked on: {day}\nMade by: {program}",
    zh="题名：{title}\n责任者：{issuer}\n归档打包日期：{day}\n制作程序：{program}",
)
def readme_about(*, title: str, issuer: str, day: str, program: str) -> None: ...


@phrase(
    en=(
        "manifest-sha256.txt has the SHA-256 of each file below data, tagmanifest-sha256.txt those"
        " of the files beside it (BagIt, RFC 8493).\n"
        "Linux:    sha256sum -c manifest-sha256.txt tagmanifest-sha256.txt\n"
        "macOS:    shasum -a 256 -c manifest-sha256.txt tagmanifest-sha256.txt\n"
        "Windows:  certutil -hashfile data\\{paper} SHA256\n"
        "          and compare with the line of that file; the same for each other one.\n"
        "No line may say FAILED, no sum may differ, and no file may be there without a line."
    ),
    zh=(
        "manifest-sha256.txt列有data中每个文件的SHA-256，tagmanifest-sha256.txt列有其旁各文件的"
        "（BagIt，RFC 8493）。\n"
        "Linux、麒麟、统信：sha256sum -c manifest-sha256.txt tagmanifest-sha256.txt\n"
        "macOS：shasum -a 256 -c manifest-sha256.txt tagmanifest-sha256.txt\n"
        "Windows：certutil -hashfile data\\{paper} SHA256\n"
        "        与清单中该文件一行比较；其余文件同样核对。\n"
        "不得有FAILED，校验值不得不同，也不得有清单未列的文件。"
    ),
)
def readme_changed(*, paper: str) -> None: ...


@phrase(
    en=(
        "The sums show that the package agrees with itself, not who made it. That is shown by a"
        " signature beside the package:\n"
        "{name}.zip.p7s:  openssl cms -verify -binary -inform DER -in {name}.zip.p7s"
        " -content {name}.zip -CAfile TRUSTED.pem -out copy.zip\n"
        "Where the certificate expired since, put -no_check_time behind -verify; when it was signed"
        " says: openssl cms -cmsout -print -inform DER -in {name}.zip.p7s (signingTime)\n"
        "{name}.zip.sm3 (SM2 with SM3; its certificate is {name}.zip.sm3.pem):  openssl x509"
        " -in {name}.zip.sm3.pem -noout -pubkey -out key.pem, then openssl dgst -sm3"
        " -verify key.pem -sigopt distid:1234567812345678 -signature {name}.zip.sm3 {name}.zip\n"
        "A time stamp beside a signature (….tsr):  openssl ts -verify -in SIGNATURE.tsr"
        " -data SIGNATURE -CAfile TRUSTED.pem\n"
        "{name}.zip.asc:  gpg --verify {name}.zip.asc {name}.zip\n"
        "Where there is none, only a copy kept elsewhere shows it."
    ),
    zh=(
        "校验值只表明本包前后一致，不表明出自何人。出自何人由归档包旁的签名证明：\n"
        "{name}.zip.p7s：openssl cms -verify -binary -inform DER -in {name}.zip.p7s"
        " -content {name}.zip -CAfile 所信任的证书.pem -out 副本.zip\n"
        "证书其后已过期的，在-verify之后加-no_check_time；签名时间见"
        "openssl cms -cmsout -print -inform DER -in {name}.zip.p7s（signingTime）\n"
        "{name}.zip.sm3（国密SM2、SM3，其证书为{name}.zip.sm3.pem）："
        "openssl x509 -in {name}.zip.sm3.pem -noout -pubkey -out 公钥.pem，再"
        "openssl dgst -sm3 -verify 公钥.pem -sigopt distid:1234567812345678"
        " -signature {name}.zip.sm3 {name}.zip\n"
        "签名旁的时间戳（….tsr）：openssl ts -verify -in 签名.tsr"
        " -data 签名 -CAfile 所信任的证书.pem\n"
        "{name}.zip.asc：gpg --verify {name}.zip.asc {name}.zip\n"
        "没有签名的，只有与另存的副本比较才能证明。"
    ),
)
def readme_who(*, name: str) -> None: ...


@phrase(
    en="jianbao verify {name}.zip builds the papers from data/{sources} again and compares each.",
    zh="jianbao verify {name}.zip由data/{sources}重新生成各文件并逐一比较。",
)
def readme_again(*, name: str, sources: str) -> None: ...


README_PAPER_PDF = Term(
    "the paper as it was issued, PDF/A; attached to it: its sources",
    "正文，印发时的PDF/A；其附件为源文件",
)
README_PAPER_DOCX = Term("the paper for Word or WPS", "正文，供Word、WPS打开")
README_PAPER_OFD = Term("the paper as OFD (GB/T 33190)", "正文，OFD版式文件（GB/T 33190）")
README_PAPER_SVG = Term("the paper's pages as SVG, for any browser", "正文各页，SVG，浏览器可看")
README_SHEET_PDF = Term("the sheet of figures, PDF/A", "主要指标一览表，PDF/A")
README_SHEET_DOCX = Term("the same for Word or WPS", "主要指标一览表，供Word、WPS打开")
README_SHEET_OFD = Term("the same as OFD", "主要指标一览表，OFD版式文件")
README_SHEET_SVG = Term("the same as SVG", "主要指标一览表，SVG")
README_LEDGER = Term(
    "every figure of the paper, a table for any spreadsheet (UTF-8)",
    "文中各项数据，可用任何表格软件打开（UTF-8）",
)
README_METADATA = Term(
    "what the paper is, with elements after DA/T 46-2009 and GB/T 33480-2016",
    "元数据，元素名称参照DA/T 46-2009和GB/T 33480-2016",
)
README_SCHEMA = Term("the form of the metadata", "元数据.xml的模式")
README_FINDINGS_TEXT = Term("what the checks before issuing found", "印发前检查的结果")
README_FINDINGS = Term("the same for programs", "检查结果，供程序读取")
README_LAYOUT = Term(
    "pages, and that Word file and PDF agree line for line",
    "页数，及Word与PDF逐行一致的核对结果",
)
README_LAYOUT_SHEET = Term(
    "the layout measured against GB/T 9704-2012", "版式对照GB/T 9704-2012的核验结果"
)
README_MANIFEST = Term(
    "what the paper was made of, with SHA-256 of each part",
    "成品清单：由何制成，各部分的SHA-256",
)
README_SOURCES = Term(
    "the texts that the paper was made of (YAML, UTF-8; any editor shows them)",
    "制作正文的源文件（YAML，UTF-8，任何文本编辑器可读）",
)
README_FONTS = Term("the faces, each with its licence", "所用字体，各附授权文件")
README_NO_FONTS = Term(
    "The faces are not in the package: each PDF has inside it what it needs of them.",
    "本包不含字体：各PDF已内嵌所用字形。",
)
