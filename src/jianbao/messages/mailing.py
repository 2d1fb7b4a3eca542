"""What `jianbao mail` says."""

from jianbao.messages.message import Message

MAILING = {
    # ---- what may not be mailed
    "mail-secret": Message(
        "the paper is marked as a state secret ({mark}): it is never mailed, drafts included",
        "本件标有密级（{mark}），不得通过邮件传递，草稿也不生成",
        "state secrets do not go over the internet; no option changes that",
        "涉密不上网，上网不涉密；任何选项都不能放行",
    ),
    "mail-secret-line": Message(
        "a line of {file} marks a state secret: {line}", "{file}有一行是密级标志：{line}",
        "state secrets are never mailed; where it is none, word the line otherwise and build again",
        "涉密不上网；如确非密级标志，请改写该行并重新生成",
    ),
    "mail-internal": Message(
        "the paper is for internal use only", "本件是内部资料",
        "--internal-ok mails it on purpose", "确可邮寄的，加--internal-ok",
    ),
    "mail-internal-line": Message(
        "a line of {file} says that the paper is for internal use only: {line}",
        "{file}有一行标明内部资料：{line}",
        "--internal-ok mails it on purpose", "确可邮寄的，加--internal-ok",
    ),
    "mail-unread": Message(
        "the lines of {file} cannot be read, so nobody knows what it is marked with",
        "读不出{file}的文字，无从知道有无密级标志", "build again", "请重新生成",
    ),
    # ---- what cannot stand in a mail
    "mail-no-sender": Message(
        "the briefing does not say who mails it", "简报未写发件邮箱",
        "add to briefing.yaml: mail: {from: office@example.org}",
        "请在briefing.yaml中写：mail: {from: office@example.org}",
    ),
    "mail-nobody": Message(
        "the briefing says nobody to mail it to", "简报未写收件邮箱",
        "give email under distribution, or mail: to", "请在distribution中写email，或写mail: to",
    ),
    "mail-unreached": Message(
        "{count} of the distribution list without an address, not mailed to: {names}",
        "分发名单中{count}个单位没有邮箱，不发给：{names}",
        "give email under distribution, or hand them the paper otherwise",
        "请在distribution中写email，或另行送达",
    ),
    "mail-address": Message(
        "{address} is no address that every mail server takes", "{address}不是通用的邮箱地址",
        "before @ only ASCII letters, digits and signs; behind it a domain",
        "@前只用英文字母、数字和符号，@后为域名",
    ),
    "mail-character": Message(
        "the invisible character {number} cannot stand in the head of a mail",
        "邮件头中不能有不可见字符{number}",
        "delete it; write the text on one line", "请删去，并写成一行",
    ),
    # ---- the way to the server
    "mail-no-server": Message(
        "no mail server is named", "未指定邮件服务器",
        "set JIANBAO_SMTP_HOST and, where needed, _PORT, _USER, _PASSWORD, _SECURITY, _CA",
        "请设环境变量JIANBAO_SMTP_HOST，需要时另设_PORT、_USER、_PASSWORD、_SECURITY、_CA",
    ),
    "mail-security": Message(
        "JIANBAO_SMTP_SECURITY cannot be '{value}'", "JIANBAO_SMTP_SECURITY不能是“{value}”",
        "starttls or tls; nothing is sent unencrypted", "应为starttls或tls，不加密的不发送",
    ),
    "mail-port": Message(
        "JIANBAO_SMTP_PORT cannot be '{value}'", "JIANBAO_SMTP_PORT不能是“{value}”",
    ),
    "mail-no-password": Message(
        "there is no password for {user}", "没有{user}的密码",
        "set JIANBAO_SMTP_PASSWORD, or keep it in the keyring: keyring set jianbao USER",
        "请设JIANBAO_SMTP_PASSWORD，或存入系统钥匙串：keyring set jianbao 用户名",
    ),
    "mail-ca": Message(
        "the certificates in {file} cannot be used: {reason}", "{file}中的证书不能用：{reason}",
    ),
    "mail-certificate": Message(
        "{host} cannot show that it is the server it is named: {words}",
        "{host}不能证明自己的身份：{words}",
        "a server of one's own office: put its authority's certificate in JIANBAO_SMTP_CA",
        "单位自建的服务器，请用JIANBAO_SMTP_CA指明其根证书",
    ),
    "mail-not-offered": Message(
        "{host} offers no encryption, or no login", "{host}不支持加密或不支持登录",
        "nothing was sent", "邮件未发出",
    ),
    "mail-login-ascii": Message(
        "user and password must be ASCII for this server", "此服务器的用户名和密码只能用英文字符",
    ),
    "mail-unreachable": Message(
        "the connection to {host} failed: {reason}; nothing was sent",
        "与{host}的连接中断：{reason}；邮件未发出",
        "try again later", "请稍后再试",
    ),
    "mail-refused": Message(
        "the server refused the mail: {reply} {words}", "服务器拒收：{reply} {words}",
        "nothing was sent", "邮件未发出",
    ),
    "mail-recipient": Message(
        "the server refused {who}: {reply} {words}", "服务器拒收{who}：{reply} {words}",
        "nothing was sent to anybody; correct the address and build again",
        "没有发给任何人；请改正地址后重新生成",
    ),
    # ---- never twice
    "mail-sent-before": Message(
        "this release was mailed already, at {at} ({file})", "本件已于{at}发出（{file}）",
        "a release is mailed once; what changed is built and mailed anew",
        "一份成品只发一次；内容有改动的，重新生成后再发",
    ),
    "mail-unknown": Message(
        "the server was given this mail at {at}, but nobody knows whether it took it ({file})",
        "本件已于{at}交服务器，但不知是否收下（{file}）",
        "ask a recipient; if it did not arrive: --resend-unconfirmed",
        "请先问收件人；确未收到的，加--resend-unconfirmed重发",
    ),
    "mail-unconfirmed": Message(
        "the connection ended before the server said whether it took the mail ({file})",
        "服务器未答复是否收下，连接即中断（{file}）",
        "it may have arrived: ask a recipient before sending it again",
        "邮件可能已送达，重发之前请先问收件人",
    ),
    "mail-not-recorded": Message(
        "the mail was sent, but that could not be recorded: {reason}",
        "邮件已发出，但未能记录：{reason}", "do not send it again", "请勿重发",
    ),
    "mail-record": Message(
        "{file} is no record of what was sent", "{file}不是发送记录",
        "without it nobody knows what was sent; restore it", "无从知道是否发过，请恢复此文件",
    ),
    "mail-locked": Message("somebody is just sending from {folder}", "有人正在发送{folder}"),
    "mail-not-agreed": Message(
        "nothing was sent: nobody agreed", "未经同意，没有发送", "--yes sends without asking",
        "加--yes则不询问直接发送",
    ),
    # ---- what it prints
    "mail-from": Message("from", "发件"),
    "mail-to": Message("to", "收件"),
    "mail-cc": Message("copy", "抄送"),
    "mail-subject": Message("subject", "主题"),
    "mail-file": Message("attached", "附件"),
    "mail-server": Message("through {server}", "经由{server}"),
    "mail-ask": Message("send this? [y/N] ", "发送吗？［y/N］"),
    "mail-drafted": Message("the draft is {file}", "草稿：{file}"),
    "mail-sent": Message(
        "sent to {count} recipients; the server says: {words}",
        "已发给{count}个收件人；服务器答复：{words}",
    ),
    # ---- help
    "help-mail": Message(
        "a draft of the mail that carries a release, or send it", "生成附有成品的邮件草稿，或发送"
    ),
    "help-mail-about": Message(
        "Writes NAME.eml, which mail programs open ready to send: subject, summary and headline"
        " figures, with PDF, Word file and metrics sheet attached. It goes to the addresses of the"
        " distribution list and of mail: to; a copy to mail: cc. --send hands it to a mail server"
        " instead, once.",
        "生成“名.eml”，用邮件程序打开即可发送：主题、摘要、主要数据，附PDF、Word和一览表。"
        "收件人为分发名单和mail: to中的邮箱，抄送mail: cc。加--send则交邮件服务器发送，只发一次。",
    ),
    "help-mail-epilog": Message(
        "Exit codes: 0 written or sent; 1 not sent, or nobody knows; 2 it may not be mailed or"
        " cannot. The server is named by JIANBAO_SMTP_HOST, _PORT, _USER, _PASSWORD,"
        " _SECURITY (starttls or tls) and _CA; the password may be in the keyring instead.",
        "退出码：0 已生成或已发送；1 未发出或不知是否发出；2 不得邮寄或无法邮寄。服务器由环境变量"
        "JIANBAO_SMTP_HOST、_PORT、_USER、_PASSWORD、_SECURITY（starttls或tls）、_CA指定，"
        "密码也可存在系统钥匙串中。",
    ),
    "help-mail-release": Message(
        "the release's folder (default: output/NAME)", "成品文件夹（默认output/简报名）"
    ),
    "help-mail-out": Message(
        "where to write the draft (default: mail/ in the release)", "草稿位置（默认成品的mail/）"
    ),
    "help-mail-send": Message("send it instead of writing a draft", "直接发送，不写草稿"),
    "help-mail-yes": Message("send without asking", "不询问直接发送"),
    "help-mail-internal-ok": Message(
        "mail a paper that is for internal use only", "内部资料也允许邮寄"
    ),
    "help-mail-resend-unconfirmed": Message(
        "send again what may not have arrived", "重发不知是否送达的邮件"
    ),
}  # fmt: skip
