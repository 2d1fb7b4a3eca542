"""Nothing in a title, name or address can become a line of a mail's head."""

from __future__ import annotations

import email
import email.policy
from email.header import decode_header, make_header
from email.utils import getaddresses
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from jianbao.cli import main
from jianbao.library.mailing.heads import Mailbox, check_text, encoded_text, mailbox
from jianbao.messages.errors import Problems
from jianbao.messages.findings import Place
from jianbao.yaml.source import Scalar
from tests.helpers.briefings import make_briefing
from tests.helpers.mailed import FIGURES, SECTIONS, make_mailable, release_of

PLACE = Place("briefing.yaml", 3, 5)
INVISIBLE = ["\r", "\n", "\r\nBcc: x@example.org", "\0", "\u202e", "\u2028", "\u200b", "\x85"]


def codes(problems: Problems) -> list[tuple[str, Place | None]]:
    return [(finding.code, finding.place) for finding in problems.findings]


@pytest.mark.parametrize("sign", INVISIBLE)
def test_invisible_characters_are_refused_with_their_place(sign: str) -> None:
    problems = Problems()
    check_text(Scalar(f"甲{sign}乙", PLACE), problems)
    mailbox(Scalar("a@example.org", PLACE), Scalar(f"甲{sign}乙", PLACE), problems)
    assert codes(problems) == [("mail-character", PLACE)] * 2


@pytest.mark.parametrize(
    "address",
    ["a", "@example.org", "a@", "a@b", "a b@example.org", "甲@example.org", "a@exa_mple.org",
     "a@[127.0.0.1]", "=?utf-8?q?x?=@example.org", ".a@example.org", "a@-x.example.org",
     "a@example.org>", "a@b..example.org", f"{'a' * 65}@example.org", "a\r\n@example.org",
     "a@example.org\r\nRCPT TO:<b@example.org>", "a,b@example.org"],
)  # fmt: skip
def test_addresses_that_no_server_takes(address: str) -> None:
    problems = Problems()
    mailbox(Scalar(address, PLACE), None, problems)
    assert ("mail-address", PLACE) in codes(problems)


def test_a_chinese_domain_goes_as_dns_knows_it() -> None:
    problems = Problems()
    assert mailbox(Scalar("A.b@例子.example.org", PLACE), None, problems).address == (
        "A.b@xn--fsqu00a.example.org"
    )
    assert codes(problems) == []


VISIBLE = st.text(
    st.characters(exclude_categories=["Cc", "Cf", "Zl", "Zp", "Cs", "Cn", "Co"]), min_size=1
).filter(lambda text: text == text.strip())


@given(VISIBLE)
@example("=?utf-8?b?5p2O?=")
@example("甲, 乙 <x@example.org>")
@example("1,省> 《<->—@<\\“丁市—《 ·甲  =)省·市b;\\1，—”·乙“。")  # EmailMessage: loses two spaces
def test_any_visible_text_reads_as_it_was_typed(text: str) -> None:
    raw = f"Subject: {encoded_text(text, 'Subject')}\r\n\r\n".encode("ascii")
    message = email.message_from_bytes(raw, policy=email.policy.default)
    assert (message.keys(), message["Subject"]) == (["Subject"], text)
    assert max(map(len, raw.split(b"\r\n"))) <= 78


@given(VISIBLE)
@example("=?utf-8?b?5p2O?=")
@example("甲, 乙 <x@example.org>")
@example("某市某单位" * 9)
@example("? ,省甲《1”=@。甲<1”》@市")  # EmailMessage of Python 3.11: one addressee in place of two
def test_any_visible_name_is_one_name(name: str) -> None:
    raw = f"To: {Mailbox(name, 'a@example.org').encoded()}, b@example.org\r\n\r\n".encode("ascii")
    # Not by the default policy: Python 3.11 keeps the blank between two encoded words of a name,
    # which RFC 2047, 6.2 drops.
    message = email.message_from_bytes(raw, policy=email.policy.compat32)
    found = getaddresses([message["To"].replace("\r\n", "")])
    people = [(str(make_header(decode_header(each))), address) for each, address in found]
    assert people == [(name, "a@example.org"), ("", "b@example.org")]


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ('title: "甲\\u202e乙"\n', "U+202E"),
        ('issuer: "某市\\u2066某单位"\n', "U+2066"),
        ("mail: {from: 办公室@example.org, to: [a@example.org]}\n", "办公室@example.org is no"),
        ("mail: {from: office@example.org, to: [a@b]}\n", "a@b is no address"),
        ('mail: {from: a@example.org, to: [b@example.org], subject: "a\\nBcc: x@b"}\n', "U+000A"),
    ],
)  # fmt: skip
def test_the_command_tells_the_place(
    tmp_path: Path, head: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, release = make_mailable(tmp_path, head)
    assert main(["mail", str(folder), "--release", str(release)]) == 2
    shown = capsys.readouterr().err
    assert said in shown
    assert "briefing.yaml:" in shown
    assert not (release / "mail").exists()


@pytest.mark.parametrize(
    ("head", "said"),
    [("", "who mails it"), ("mail: {from: a@example.org}\n", "nobody to mail it to")],
)
def test_nobody(tmp_path: Path, head: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    folder = make_briefing(tmp_path, SECTIONS, FIGURES, head)
    release = release_of(folder, tmp_path / "release")
    assert main(["mail", str(folder), "--release", str(release)]) == 2
    assert said in capsys.readouterr().err
