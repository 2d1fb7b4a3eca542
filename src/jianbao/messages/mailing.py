"""What mail says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jianbao.messages.findings import Level, Place, message
from jianbao.messages.terms import Term, phrase

if TYPE_CHECKING:
    pass

# ---- what may not be mailed


@message(
    Level.ERROR,
    en="the paper is marked as a state secret ({mark}): it is never mailed, drafts included",
    zh="本件标有密级（{mark}），不得通过邮件传递，草稿也不生成",
    hint=Term(
        "state secrets do not go over the internet; no option changes that",
        "涉密不上网，上网不涉密；任何选项都不能放行",
    ),
)
def mail_secret(place: Place | None, /, *, mark: str) -> None: ...


@message(
    Level.ERROR,
    en="a line of {file} marks a state secret: {line}",
    zh="{file}有一行是密级标志：{line}",
    hint=Term(
        "state secrets are never mailed; where it is none, word the line otherwise and build again",
        "涉密不上网；如确非密级标志，请改写该行并重新生成",
    ),
)
def mail_secret_line(place: Place | None, /, *, file: str, line: str) -> None: ...


@message(
    Level.ERROR,
    en="the paper is for internal use only",
    zh="本件是内部资料",
    hint=Term("--internal-ok mails it on purpose", "确可邮寄的，加--internal-ok"),
)
def mail_internal() -> None: ...


@message(
    Level.ERROR,
    en="the paper is marked a secret of the office ({mark}): it is never mailed, drafts included",
    zh="本件标有工作秘密（{mark}），不得通过邮件传递，草稿也不生成",
    hint=Term(
        "such secrets do not go over the internet; no option changes that",
        "工作秘密不得经互联网传递；任何选项都不能放行",
    ),
)
def mail_work(place: Place | None, /, *, mark: str) -> None: ...


@message(
    Level.ERROR,
    en="a line of {file} marks a secret of the office: {line}",
    zh="{file}有一行是工作秘密标志：{line}",
    hint=Term(
        "it is never mailed; where it is no mark, word the line otherwise and build again",
        "工作秘密不得经互联网传递；如确非标志，请改写该行并重新生成",
    ),
)
def mail_work_line(place: Place | None, /, *, file: str, line: str) -> None: ...


@message(
    Level.ERROR,
    en="the paper is marked '{mark}': may all who are written to have it, and by mail?",
    zh="本件标有“{mark}”：收件人是否都可知悉，可否邮寄？",
    hint=Term("--internal-ok mails it on purpose", "确可邮寄的，加--internal-ok"),
)
def mail_limited(place: Place | None, /, *, mark: str) -> None: ...


@message(
    Level.ERROR,
    en="a line of {file} says who may have the paper: {line}",
    zh="{file}有一行限定知悉范围：{line}",
    hint=Term("--internal-ok mails it on purpose", "确可邮寄的，加--internal-ok"),
)
def mail_limited_line(place: Place | None, /, *, file: str, line: str) -> None: ...


@message(
    Level.ERROR,
    en="a line of {file} looks like a mark of secrecy that is not known: {line}",
    zh="{file}有一行像是密级或知悉范围标志，但写法不明：{line}",
    hint=Term(
        "where it is a secret it must not be mailed; where it is none: --internal-ok",
        "如是涉密标志，不得邮寄；确非涉密的，加--internal-ok",
    ),
)
def mail_doubtful(place: Place | None, /, *, file: str, line: str) -> None: ...


@message(
    Level.ERROR,
    en="the lines of {file} cannot be read, so nobody knows what it is marked with",
    zh="读不出{file}的文字，无从知道有无密级标志",
    hint=Term("build again", "请重新生成"),
)
def mail_unread(*, file: str) -> None: ...


# ---- what cannot stand in a mail


@message(
    Level.WARNING,
    en="the PDFs go out with their sources: every address, comments and what is not printed",
    zh="所寄PDF带有源文件：其中有全部邮箱、批注和未印出的内容",
    hint=Term(
        "without --with-sources they carry nothing but their pages",
        "不用--with-sources则只有页面",
    ),
)
def mail_with_sources() -> None: ...


@message(
    Level.ERROR,
    en="the briefing does not say who mails it",
    zh="简报未写发件邮箱",
    hint=Term(
        "write it into mail.yaml beside briefing.yaml: 'from: office@example.org'",
        "请在briefing.yaml旁的mail.yaml中写：from: office@example.org",
    ),
)
def mail_no_sender() -> None: ...


@message(
    Level.ERROR,
    en="the briefing says nobody to mail it to",
    zh="简报未写收件邮箱",
    hint=Term(
        "give email under distribution, or mail: to", "请在distribution中写email，或写mail: to"
    ),
)
def mail_nobody() -> None: ...


@message(
    Level.NOTE,
    en="{count} of the distribution list without an address, not mailed to: {names}",
    zh="分发名单中{count}个单位没有邮箱，不发给：{names}",
    hint=Term(
        "give email under distribution, or hand them the paper otherwise",
        "请在distribution中写email，或另行送达",
    ),
)
def mail_unreached(place: Place | None, /, *, count: int, names: Term) -> None: ...


@message(
    Level.ERROR,
    en="{address} is no address that every mail server takes",
    zh="{address}不是通用的邮箱地址",
    hint=Term(
        "before @ only ASCII letters, digits and signs; behind it a domain",
        "@前只用英文字母、数字和符号，@后为域名",
    ),
)
def mail_address(place: Place | None, /, *, address: str) -> None: ...


@message(
    Level.ERROR,
    en="the invisible character {number} cannot stand in the head of a mail",
    zh="邮件头中不能有不可见字符{number}",
    hint=Term("delete it; write the text on one line", "请删去，并写成一行"),
)
def mail_character(place: Place | None, /, *, number: str) -> None: ...


@message(
    Level.WARNING,
    en="the mail has {size}; many servers take no more than 10 to 20 MB",
    zh="邮件共{size}，不少服务器只收10至20 MB",
    hint=Term("ask what the recipients' servers take before sending", "发送前请问清收件方的限额"),
)
def mail_large(*, size: str) -> None: ...


MAIL_HEADS: dict[str, Term] = {
    "from": Term("from", "发件"),
    "to": Term("to", "收件"),
    "cc": Term("copy", "抄送"),
    "bcc": Term("blind copy", "密送"),
}
"""What stands before the mailboxes of a mail."""


# ---- what it prints

MAIL_SUBJECT = Term("subject", "主题")
MAIL_FILE = Term("attached", "附件")


@phrase(en="through {server}", zh="经由{server}")
def mail_server(*, server: str) -> None: ...


MAIL_ASK = Term("send this? [y/N] ", "发送吗？［y/N］")


@phrase(en="the draft is {file}", zh="草稿：{file}")
def mail_drafted(*, file: str) -> None: ...


@phrase(
    en="sent to {count} recipients; the server says: {words}",
    zh="已发给{count}个收件人；服务器答复：{words}",
)
def mail_sent(*, count: int, words: str) -> None: ...
