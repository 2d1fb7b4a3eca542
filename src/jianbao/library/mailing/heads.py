"""What stands in the head of a mail: texts and addresses that can hold nothing but themselves."""

from __future__ import annotations

import unicodedata
from email.charset import BASE64, Charset
from email.header import Header

from msgspec import Struct

from jianbao.document.patterns import pattern
from jianbao.messages.errors import Problems
from jianbao.messages.mailing import (
    mail_address,
    mail_character,
)
from jianbao.yaml.source import Scalar

INVISIBLE = {"Cc", "Cf", "Zl", "Zp", "Cs"}  # line ends, NUL, controls of the writing direction …
ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
LOCAL = pattern(rf"{ATOM}(\.{ATOM})*")  # RFC 5322, 3.2.3, dot-atom
LABEL = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
DOMAIN = pattern(rf"{LABEL}(\.{LABEL})+")
PLAIN_TEXT = pattern(r"[!-~]+( [!-~]+)*")
PLAIN_NAME = pattern(r"[A-Za-z0-9]+( [A-Za-z0-9]+)*")
LONGEST_LOCAL = 64  # RFC 5321, 4.5.3.1.1
LONGEST_PLAIN = 60  # characters that need no folding
LINE = 75  # RFC 2047, 2

UTF8 = Charset("utf-8")
UTF8.header_encoding = BASE64


class Mailbox(Struct, frozen=True):
    """Somebody's address and, where it is known, name."""

    name: str
    address: str  # ASCII: the domain as DNS knows it

    def shown(self) -> str:
        """Return both as a person reads them."""
        return f"{self.name} <{self.address}>" if self.name else self.address

    def encoded(self) -> str:
        """Return both as they stand in a head (RFC 5322, 3.4)."""
        if not self.name:
            return self.address
        plain = PLAIN_NAME.fullmatch(self.name) and len(self.name) <= LONGEST_PLAIN
        return f"{self.name if plain else _words(self.name)} <{self.address}>"


def mailbox(address: Scalar, name: Scalar | None, problems: Problems) -> Mailbox:
    """Return an address with its name; what cannot stand in a mail is noted with its place."""
    check_text(address, problems)
    if name:
        check_text(name, problems)
    local, _, domain = address.text.rpartition("@")
    ascii_domain = _ascii_domain(domain)
    whole = LOCAL.fullmatch(local) and "=?" not in local and len(local) <= LONGEST_LOCAL
    if not (whole and ascii_domain):
        problems.add(mail_address(address.place, address=visible(address.text)))
    return Mailbox(name.text if name else "", f"{local}@{ascii_domain}")


def check_text(scalar: Scalar, problems: Problems) -> None:
    """Note the first character that could end a line of the head, or change how it reads."""
    for offset, character in enumerate(scalar.text):
        if unicodedata.category(character) in INVISIBLE:
            place = scalar.place_at(offset) if scalar.raw else scalar.place
            problems.add(mail_character(place, number=f"U+{ord(character):04X}"))
            return


def visible(text: str) -> str:
    """Return a text for people, every invisible character shown by its number."""
    return "".join(
        f"\\u{ord(character):04x}" if unicodedata.category(character) in INVISIBLE else character
        for character in text
    )


def encoded_text(text: str, head: str) -> str:
    """Return a text as it stands behind `head:`, in encoded words where it is not plain ASCII.

    A text that looks like an encoded word is encoded, too: it must read as it was typed.
    """
    if PLAIN_TEXT.fullmatch(text) and "=?" not in text and len(text) <= LONGEST_PLAIN:
        return text
    return _words(text, head)


def _words(text: str, head: str = "") -> str:
    return Header(text, UTF8, LINE, head).encode(linesep="\r\n")


def _ascii_domain(domain: str) -> str:
    """Return a domain as DNS knows it (IDNA), or "" where it is none."""
    try:
        name = domain.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return ""
    return name if DOMAIN.fullmatch(name) and len(name) <= 253 else ""
