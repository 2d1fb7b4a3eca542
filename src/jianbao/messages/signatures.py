"""What verify says of the signatures beside a package, and of the certificates to trust."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jianbao.messages.findings import Level, message
from jianbao.messages.terms import Term

if TYPE_CHECKING:
    from pathlib import Path


@message(
    Level.ERROR,
    en="{file} is not the signature of this package: {reason}",
    zh="{file}不是本归档包的签名：{reason}",
    hint=Term(
        "the package or the signature was changed, or the signature is another package's",
        "归档包或签名被改动，或是另一归档包的签名",
    ),
)
def signature_bad(*, file: Path, reason: str) -> None: ...


@message(Level.ERROR, en="{file} cannot be opened: {reason}", zh="无法打开{file}：{reason}")
def signature_refused(*, file: Path, reason: Term) -> None: ...


@message(
    Level.ERROR,
    en="{file} cannot be checked: its key {key} is not here",
    zh="无法核验{file}：此处没有其密钥{key}",
    hint=Term(
        "get the signer's certificate or public key (gpg --import), then verify again",
        "请取得签名者的证书或公钥（gpg --import）后再核验",
    ),
)
def signature_no_key(*, file: Path, key: str) -> None: ...


@message(
    Level.ERROR,
    en="{file}: the signature is this package's, but by a certificate that --trust does not know",
    zh="{file}：是本归档包的签名，但签名证书不在--trust所信任之列",
    hint=Term(
        "somebody else signed it, or the file of --trust lacks the authority that issued it",
        "可能由他人签名，或--trust的文件缺少签发该证书的机构",
    ),
)
def signature_unknown(*, file: Path) -> None: ...


@message(
    Level.WARNING,
    en="{file}: the signature is this package's; nobody vouches that its key is that of {who}",
    zh="{file}：是本归档包的签名；但无人证明该密钥属于{who}",
    hint=Term(
        "compare the key's fingerprint with its owner, then: gpg --lsign-key",
        "请与持有人核对密钥指纹，然后gpg --lsign-key",
    ),
)
def signature_untrusted(*, file: Path, who: str) -> None: ...


@message(
    Level.ERROR,
    en="{file}: signed on {day}, when its certificate or key did not hold (today is {now})",
    zh="{file}：签名日期为{day}，其证书或密钥当时无效（今日为{now}）",
)
def signature_not_valid_then(*, file: Path, day: str, now: str) -> None: ...


@message(
    Level.WARNING,
    en="{file}: its certificate or key has expired since; it held on {day}, when it was signed",
    zh="{file}：其证书或密钥现已过期；签名时（{day}）有效",
    hint=Term(
        "that the date is right is shown by a time stamp or by a copy kept elsewhere",
        "该日期是否属实，由时间戳或另存的副本证明",
    ),
)
def signature_expired_since(*, file: Path, day: str) -> None: ...


@message(
    Level.ERROR,
    en="{file}: the signature is this package's, but its certificate or key was revoked",
    zh="{file}：是本归档包的签名，但其证书或密钥已被吊销",
)
def signature_revoked(*, file: Path) -> None: ...


@message(
    Level.WARNING,
    en="{file}: whether its certificate was revoked could not be checked: {reason}",
    zh="{file}：无法核对其证书是否已被吊销：{reason}",
)
def signature_no_crl(*, file: Path, reason: str) -> None: ...


@message(
    Level.ERROR,
    en="{file} is no time stamp of this signature by one who is trusted: {reason}",
    zh="{file}不是此签名的时间戳，或时间戳机构不受信任：{reason}",
)
def stamp_bad(*, file: Path, reason: str) -> None: ...


@message(
    Level.NOTE,
    en="{file}: the time stamp was not checked (--trust FILE)",
    zh="{file}：未核验时间戳（--trust 文件）",
)
def stamp_unchecked(*, file: Path) -> None: ...


@message(
    Level.ERROR,
    en=(
        "no signature was found: {file} does not lie beside the package, so who made the package"
        " was not shown"
    ),
    zh="未找到签名：归档包旁没有{file}，不能证明归档包出自何人",
    hint=Term(
        "look for it where the package came from; without --trust a package is verified unsigned",
        "请向归档包的来源处查找；不用--trust则按未签名的归档包核验",
    ),
)
def signature_missing(*, file: str) -> None: ...


@message(
    Level.ERROR,
    en="--trust: {file} cannot be read: {reason}",
    zh="--trust：无法读取{file}：{reason}",
)
def trust_unread(*, file: Path, reason: Term) -> None: ...


@message(
    Level.ERROR,
    en="--trust: there is no certificate in {file}",
    zh="--trust：{file}中没有证书",
    hint=Term(
        "it must be a PEM file, which begins with -----BEGIN CERTIFICATE-----",
        "应为PEM文件，以-----BEGIN CERTIFICATE-----开头",
    ),
)
def trust_no_certificate(*, file: Path) -> None: ...


@message(
    Level.WARNING,
    en="{file} was not checked: {tool} is not installed",
    zh="未核验{file}：未安装{tool}",
)
def signature_unread(*, file: Path, tool: str) -> None: ...
