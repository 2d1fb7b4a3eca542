"""What the way to a mail server says, and what keeps a mail from going twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jianbao.messages.findings import Level, message
from jianbao.messages.terms import Term

if TYPE_CHECKING:
    from pathlib import Path

# ---- the way to the server


@message(
    Level.ERROR,
    en="no mail server is named",
    zh="未指定邮件服务器",
    hint=Term(
        "set JIANBAO_SMTP_HOST and, where needed, _PORT, _USER, _PASSWORD, _SECURITY, _CA",
        "请设环境变量JIANBAO_SMTP_HOST，需要时另设_PORT、_USER、_PASSWORD、_SECURITY、_CA",
    ),
)
def mail_no_server() -> None: ...


@message(
    Level.ERROR,
    en="JIANBAO_SMTP_SECURITY cannot be '{value}'",
    zh="JIANBAO_SMTP_SECURITY不能是“{value}”",
    hint=Term("starttls or tls; nothing is sent unencrypted", "应为starttls或tls，不加密的不发送"),
)
def mail_security(*, value: str) -> None: ...


@message(
    Level.ERROR, en="JIANBAO_SMTP_PORT cannot be '{value}'", zh="JIANBAO_SMTP_PORT不能是“{value}”"
)
def mail_port(*, value: str) -> None: ...


@message(
    Level.ERROR,
    en="there is no password for {user}",
    zh="没有{user}的密码",
    hint=Term(
        "set JIANBAO_SMTP_PASSWORD, or keep it in the keyring: keyring set jianbao USER",
        "请设JIANBAO_SMTP_PASSWORD，或存入系统钥匙串：keyring set jianbao 用户名",
    ),
)
def mail_no_password(*, user: str) -> None: ...


@message(
    Level.ERROR,
    en="the certificates in {file} cannot be used: {reason}",
    zh="{file}中的证书不能用：{reason}",
)
def mail_ca(*, file: str, reason: str) -> None: ...


@message(
    Level.ERROR,
    en="{host} cannot show that it is the server it is named: {words}",
    zh="{host}不能证明自己的身份：{words}",
    hint=Term(
        "a server of one's own office: put its authority's certificate in JIANBAO_SMTP_CA",
        "单位自建的服务器，请用JIANBAO_SMTP_CA指明其根证书",
    ),
)
def mail_certificate(*, host: str, words: str) -> None: ...


@message(
    Level.ERROR,
    en="the certificate of {host} is not valid today: it has expired, or is not valid yet",
    zh="{host}的证书不在有效期内：已过期或尚未生效",
    hint=Term(
        "nothing was sent; tell those who run the server, and look whether this machine's date is"
        " right",
        "邮件未发出；请告知服务器管理员，并核对本机日期",
    ),
)
def mail_certificate_expired(*, host: str) -> None: ...


@message(
    Level.ERROR,
    en="the certificate of {host} was revoked by those who gave it",
    zh="{host}的证书已被吊销",
    hint=Term(
        "nothing was sent; somebody else may stand in its place: ask those who run the server",
        "邮件未发出；可能有人冒充，请询问服务器管理员",
    ),
)
def mail_certificate_revoked(*, host: str) -> None: ...


@message(
    Level.ERROR,
    en="the certificate that {host} shows is another server's",
    zh="{host}出示的是别的服务器的证书",
    hint=Term(
        "nothing was sent; write JIANBAO_SMTP_HOST as the certificate names it, if it is the one",
        "邮件未发出；如确是该服务器，请按证书上的名称写JIANBAO_SMTP_HOST",
    ),
)
def mail_certificate_name(*, host: str) -> None: ...


@message(
    Level.ERROR,
    en="nobody whom this machine trusts stands by the certificate of {host}",
    zh="{host}的证书不是本机信任的机构所发",
    hint=Term(
        "nothing was sent; a server of one's own office: put its authority's certificate in"
        " JIANBAO_SMTP_CA",
        "邮件未发出；单位自建的服务器，请用JIANBAO_SMTP_CA指明其根证书",
    ),
)
def mail_certificate_unknown(*, host: str) -> None: ...


@message(
    Level.ERROR,
    en="{host} offers no encryption, or no login",
    zh="{host}不支持加密或不支持登录",
    hint=Term("nothing was sent", "邮件未发出"),
)
def mail_not_offered(*, host: str) -> None: ...


@message(
    Level.ERROR,
    en="user and password must be ASCII for this server",
    zh="此服务器的用户名和密码只能用英文字符",
)
def mail_login_ascii() -> None: ...


@message(
    Level.ERROR,
    en="the connection to {host} failed: {reason}; nothing was sent",
    zh="与{host}的连接中断：{reason}；邮件未发出",
    hint=Term("try again later", "请稍后再试"),
)
def mail_unreachable(*, host: str, reason: str) -> None: ...


@message(
    Level.ERROR,
    en="the server refused the mail: {reply} {words}",
    zh="服务器拒收：{reply} {words}",
    hint=Term("nothing was sent", "邮件未发出"),
)
def mail_refused(*, reply: int, words: str) -> None: ...


@message(
    Level.ERROR,
    en="the server refused {who}: {reply} {words}",
    zh="服务器拒收{who}：{reply} {words}",
    hint=Term(
        "nothing was sent to anybody; correct the address and build again",
        "没有发给任何人；请改正地址后重新生成",
    ),
)
def mail_recipient(*, who: str, reply: int, words: str) -> None: ...


# ---- never twice


@message(
    Level.ERROR,
    en="this release was mailed already, at {at} ({file})",
    zh="本件已于{at}发出（{file}）",
    hint=Term(
        "a release is mailed once; what changed is built and mailed anew",
        "一份成品只发一次；内容有改动的，重新生成后再发",
    ),
)
def mail_sent_before(*, at: str, file: Path) -> None: ...


@message(
    Level.ERROR,
    en="the server was given this mail at {at}, but nobody knows whether it took it ({file})",
    zh="本件已于{at}交服务器，但不知是否收下（{file}）",
    hint=Term(
        "ask a recipient; if it did not arrive: --resend-unconfirmed",
        "请先问收件人；确未收到的，加--resend-unconfirmed重发",
    ),
)
def mail_unknown(*, at: str, file: Path) -> None: ...


@message(
    Level.ERROR,
    en="the connection ended before the server said whether it took the mail ({file})",
    zh="服务器未答复是否收下，连接即中断（{file}）",
    hint=Term(
        "it may have arrived: ask a recipient before sending it again",
        "邮件可能已送达，重发之前请先问收件人",
    ),
)
def mail_unconfirmed(*, file: Path) -> None: ...


@message(
    Level.ERROR,
    en="the mail was sent, but that could not be recorded: {reason}",
    zh="邮件已发出，但未能记录：{reason}",
    hint=Term("do not send it again", "请勿重发"),
)
def mail_not_recorded(*, reason: str) -> None: ...


@message(
    Level.ERROR,
    en="{file} is no record of what was sent",
    zh="{file}不是发送记录",
    hint=Term(
        "without it nobody knows what was sent; restore it", "无从知道是否发过，请恢复此文件"
    ),
)
def mail_record(*, file: Path) -> None: ...


@message(Level.ERROR, en="somebody is just sending from {folder}", zh="有人正在发送{folder}")
def mail_locked(*, folder: Path) -> None: ...


@message(
    Level.ERROR,
    en="nothing was sent: nobody agreed",
    zh="未经同意，没有发送",
    hint=Term("--yes sends without asking", "加--yes则不询问直接发送"),
)
def mail_not_agreed() -> None: ...


@message(
    Level.ERROR,
    en="{who} had this mail already, at {at} ({file})",
    zh="{who}已于{at}收到本件（{file}）",
    hint=Term(
        "send it to those who lack it alone: --only ADDRESS, once for each",
        "请只发给未收到的：--only 邮箱，每个写一次",
    ),
)
def mail_had_before(*, who: str, at: str, file: Path) -> None: ...


@message(
    Level.ERROR,
    en="{count} have the mail, the others do not: {reason}",
    zh="已发给{count}个收件人，其余未发出：{reason}",
    hint=Term(
        "the same command again goes on with the others",
        "再次运行同一命令，只发给其余收件人",
    ),
)
def mail_partly(*, count: int, reason: Term) -> None: ...


@message(
    Level.ERROR,
    en="the mail has {size}, and {host} takes at most {limit}",
    zh="邮件共{size}，{host}最多收{limit}",
    hint=Term(
        "nothing was sent; send fewer papers, or smaller pictures",
        "邮件未发出；请减少附件或缩小图片",
    ),
)
def mail_too_large(*, host: str, size: str, limit: str) -> None: ...
