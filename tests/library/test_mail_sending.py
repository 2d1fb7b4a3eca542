"""A real server gets a mail exactly once, whatever happens; and nobody learns the password."""

from __future__ import annotations

import email
import email.policy
import json
import os
import signal
import smtplib
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
import trustme

from jianbao.cli import main
from jianbao.library.mailing import drafting
from jianbao.library.mailing.record import Record, only_one
from jianbao.library.mailing.sending import WAITS
from tests.conftest import ROOT
from tests.helpers.mail_server import PASSWORD, Post, mail_server
from tests.helpers.mailed import as_mailed, make_mailable, release_of

EVERYBODY = (
    "first@example.org", "second@example.org", "third@example.org", "cc@xn--fsqu00a.example.org",
)  # fmt: skip


class Office:
    """A release, a server, and the command that brings one to the other."""

    def __init__(self, folder: Path, release: Path, post: Post) -> None:
        self.folder, self.release, self.post = folder, release, post
        self.waits: list[float] = []

    def words(self, *flags: str) -> list[str]:
        return ["mail", str(self.folder), "--release", str(self.release), "--send", *flags]

    def send(self, *flags: str) -> int:
        return main(self.words("--yes", *flags))

    @property
    def states(self) -> list[str]:
        record = self.release / "mail/sent.json"
        if not record.exists():
            return []
        return [each["state"] for each in json.loads(record.read_text("utf-8"))["mails"].values()]


def halve_texts(monkeypatch: pytest.MonkeyPatch, post: Post) -> None:
    """Send the second half of a text when the server has hung up within it, as on a slow line."""
    at_once = smtplib.SMTP.send

    def send(smtp: smtplib.SMTP, text: bytes | str) -> None:
        if post.fault == "within" and len(text) > 10_000:
            at_once(smtp, text[: len(text) // 2])
            assert post.hung_up.wait(10)
            post.hung_up.clear()
            time.sleep(0.1)
            text = text[len(text) // 2 :]
        at_once(smtp, text)

    monkeypatch.setattr(smtplib.SMTP, "send", send)


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    for name in ("LANG", "LC_ALL", "LC_MESSAGES", "SOURCE_DATE_EPOCH", "JIANBAO_SMTP_SECURITY"):
        monkeypatch.delenv(name, raising=False)
    folder, release = make_mailable(tmp_path)
    with mail_server(tmp_path) as (post, environment):
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        office = Office(folder, release, post)
        halve_texts(monkeypatch, post)
        monkeypatch.setattr(drafting, "time", SimpleNamespace(sleep=office.waits.append))
        yield office


def test_it_arrives_as_it_was_made(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    assert office.send() == 0
    (received,) = office.post.received
    assert office.post.envelopes == [("office@example.org", EVERYBODY)]
    message = email.message_from_bytes(received, policy=email.policy.default)
    assert message["X-Unsent"] is None
    assert message["Subject"] == "工作情况简报（第12期）"
    files = [part.get_content() for part in message.iter_attachments()]  # type: ignore[attr-defined]
    names = ("made-up.pdf", "made-up.docx", "made-up-metrics.pdf")
    assert files == [as_mailed(office.release / name) for name in names]
    assert office.states == ["sent"]
    assert "sent to 4 recipients; the server says: 250 kept as 42" in capsys.readouterr().out
    assert not list(office.release.rglob("*.eml"))


def test_it_goes_once(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    assert office.send() == 0
    for flags in ([], ["--resend-unconfirmed"], ["--out", "elsewhere"]):
        assert office.send(*flags) == 2
        assert "was mailed already" in capsys.readouterr().err
    release_of(office.folder, office.release)  # the same again
    assert office.send() == 2
    assert len(office.post.received) == 1


def test_a_late_recipient_gets_it_without_the_others(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    assert office.send() == 0
    assert office.send("--only", "first@example.org") == 2
    assert "first@example.org had this mail already" in capsys.readouterr().err
    assert office.send("--only", "late@example.org") == 0
    assert office.post.envelopes[1:] == [("office@example.org", ("late@example.org",))]
    message = email.message_from_bytes(office.post.received[1], policy=email.policy.default)
    assert (message["To"], message["Cc"]) == ("late@example.org", None)
    assert office.send("--only", "late@example.org") == 2
    assert office.send("--only", "no address") == 2
    assert len(office.post.received) == 2


def test_whoever_came_first_does_not_get_it_twice(office: Office) -> None:
    """One alone first, then the list: nobody is written to twice unnoticed."""
    assert office.send("--only", "second@example.org") == 0
    assert office.send() == 2
    assert len(office.post.received) == 1


def test_a_copy_that_the_others_do_not_see(office: Office) -> None:
    (office.folder / "mail.yaml").write_text(
        "from: office@example.org\nbcc: [unseen@example.org, first@example.org]\n", "utf-8"
    )
    assert main(["mail", str(office.folder), "--release", str(office.release)]) == 0
    draft = (office.release / "mail/made-up.eml").read_bytes()
    assert b"\r\nBcc: unseen@example.org\r\n" in draft
    assert office.send() == 0
    ((_, recipients),) = office.post.envelopes
    assert "unseen@example.org" in recipients
    assert b"unseen" not in office.post.received[0]
    assert recipients.count("first@example.org") == 1


def test_a_server_that_takes_few_at_once_gets_batches(office: Office) -> None:
    office.post.faults = ["many 3"]
    assert office.send() == 0
    assert [people for _, people in office.post.envelopes] == [EVERYBODY[:3], EVERYBODY[3:]]
    assert len(set(office.post.received)) == 1  # the same mail, its Message-ID too
    assert office.states == ["sent"]
    assert office.send() == 2


def test_after_a_broken_batch_the_others_get_it(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    office.post.faults = ["many 3", *["mail drop"] * 3]
    office.post.at_the_end = lambda: setattr(office.post, "fault", "mail drop")
    assert office.send() == 1
    assert "3 have the mail, the others do not" in capsys.readouterr().err
    assert office.states == ["partly"]
    office.post.at_the_end = lambda: None
    assert office.send() == 0
    assert [people for _, people in office.post.envelopes] == [EVERYBODY[:3], EVERYBODY[3:]]
    assert office.states == ["sent"]


def test_a_mail_that_is_too_large_is_told_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, release = make_mailable(tmp_path)
    monkeypatch.setattr(drafting, "LARGE", 50_000)
    with mail_server(tmp_path, limit=50_000) as (post, environment):
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        words = ["mail", str(folder), "--release", str(release), "--send", "--yes"]
        assert main(words) == 1
        told = capsys.readouterr().err
        assert "warning: the mail has" in told
        assert "takes at most 49 KB" in told
        assert post.received == []


def test_the_time_of_sending(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1660000000")
    assert office.send() == 0
    assert b"\r\nDate: Mon, 08 Aug 2022 23:06:40 +0000\r\n" in b"\r\n" + office.post.received[0]
    (entry,) = json.loads((office.release / "mail/sent.json").read_text("utf-8"))["mails"].values()
    assert entry["at"] == "2022-08-08T23:06:40+00:00"
    assert entry["recipients"] == list(EVERYBODY)


@pytest.mark.parametrize(
    "fault",
    [
        "ehlo drop",
        "mail drop",
        "before drop",
        "within",
        "mail 451",
        "rcpt 450",
        "before 421",
        "end 452",
    ],
)
def test_what_passes_is_tried_again(office: Office, fault: str) -> None:
    office.post.faults = [fault, fault]
    assert office.send() == 0
    assert len(office.post.received) == 1
    assert office.waits == list(WAITS[:2])
    assert office.states == ["sent"]


@pytest.mark.parametrize("fault", ["mail drop", "within", "before drop", "rcpt 450", "end 452"])
def test_what_does_not_pass_is_given_up(
    office: Office, fault: str, capsys: pytest.CaptureFixture[str]
) -> None:
    office.post.faults = [fault] * 10
    assert office.send() == 1
    assert (office.post.connections, office.post.received) == (1 + len(WAITS), [])
    assert office.waits == list(WAITS)
    assert office.states == []
    assert "1 problem(s)" in capsys.readouterr().err
    office.post.faults = []
    assert office.send() == 0
    assert len(office.post.received) == 1


@pytest.mark.parametrize("fault", ["mail 550", "before 554", "end 552"])
def test_no_is_no(office: Office, fault: str, capsys: pytest.CaptureFixture[str]) -> None:
    office.post.faults = [fault]
    assert office.send() == 1
    assert (office.post.connections, office.post.received, office.waits) == (1, [], [])
    said = capsys.readouterr().err
    assert f"{fault[-3:]} " in said
    assert "\x1b" not in said
    assert office.states == []


def test_one_refused_recipient_stops_all(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    office.post.faults = ["rcpt 550"]
    assert office.send() == 1
    assert (office.post.received, office.post.resets, office.waits) == ([], 1, [])
    said = capsys.readouterr().err
    assert "refused 某市某局,秘书科 <second@example.org>: 550 not" in said
    assert "1 problem(s)" in said


def test_a_line_that_drops_after_the_text(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    office.post.faults = ["after"]
    assert office.send() == 1
    assert "before the server said whether it took the mail" in capsys.readouterr().err
    assert (len(office.post.received), office.waits, office.states) == (1, [], ["sending"])
    assert office.send() == 2
    assert "nobody knows" in capsys.readouterr().err
    assert len(office.post.received) == 1
    office.post.faults = ["mail 550"]  # what is not known stays so
    assert office.send("--resend-unconfirmed") == 1
    assert office.states == ["sending"]
    assert office.send("--resend-unconfirmed") == 0
    assert (len(office.post.received), office.states) == (2, ["sent"])


def in_a_process(office: Office) -> subprocess.Popen[bytes]:
    words = [sys.executable, "-m", "jianbao", *office.words("--yes")]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    return subprocess.Popen(words, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def test_a_crash_between_send_and_record(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    running: list[subprocess.Popen[bytes]] = []
    started = threading.Event()

    def kill() -> None:
        started.wait(10)
        running[0].send_signal(signal.SIGKILL)
        running[0].wait(10)

    office.post.at_the_end = kill
    running.append(in_a_process(office))
    started.set()
    running[0].communicate(timeout=30)
    assert running[0].returncode == -signal.SIGKILL
    assert (len(office.post.received), office.states) == (1, ["sending"])
    office.post.at_the_end = lambda: None
    assert office.send() == 2
    assert "--resend-unconfirmed" in capsys.readouterr().err
    assert len(office.post.received) == 1


def test_a_record_that_cannot_be_written(
    office: Office, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Record, "sending", full)
        assert office.send() == 1
    assert office.post.received == []
    with monkeypatch.context() as patch:
        patch.setattr(Record, "sent", full)
        assert office.send() == 1
    assert "could not be recorded: No space left" in capsys.readouterr().err
    assert (len(office.post.received), office.states) == (1, ["sending"])
    assert office.send() == 2


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"mails": {"a": {"state": "?"}}}'])
def test_a_spoilt_record(office: Office, content: str, capsys: pytest.CaptureFixture[str]) -> None:
    (office.release / "mail").mkdir()
    (office.release / "mail/sent.json").write_text(content)
    assert office.send("--resend-unconfirmed") == 2
    assert "no record of what was sent" in capsys.readouterr().err
    assert office.post.connections == 0


def test_two_at_once(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    with only_one(office.release):
        assert office.send() == 2
    assert "just sending" in capsys.readouterr().err
    both = [in_a_process(office), in_a_process(office)]
    for process in both:
        process.communicate(timeout=60)
    assert sorted(process.returncode for process in both) == [0, 2]
    assert len(office.post.received) == 1


def test_nobody_there_to_agree(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(office.words()) == 2
    shown = capsys.readouterr()
    assert "nobody agreed" in shown.err
    for words in (
        "某市某单位 <office@example.org>",
        "某省某厅 <first@example.org>",
        ".docx  ",
        "（第12期）",
    ):
        assert words in shown.out
    assert office.post.connections == 0


@pytest.mark.parametrize(("answer", "code"), [("y", 0), ("是", 0), ("", 2), ("n", 2)])
def test_somebody_there(
    office: Office, monkeypatch: pytest.MonkeyPatch, answer: str, code: int
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda question: answer)
    assert main(office.words()) == code
    assert len(office.post.received) == (code == 0)


def wrong_password(patch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    patch.setenv("JIANBAO_SMTP_PASSWORD", "wrong-5d1e")


def foreign_password(patch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    patch.setenv("JIANBAO_SMTP_PASSWORD", "密码-5d1e")


def no_password(patch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    patch.delenv("JIANBAO_SMTP_PASSWORD")
    patch.setitem(sys.modules, "keyring", None)


def no_server(patch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    patch.delenv("JIANBAO_SMTP_HOST")


def strange_port(patch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    patch.setenv("JIANBAO_SMTP_PORT", "２５")


def no_encryption(patch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    patch.setenv("JIANBAO_SMTP_SECURITY", "none")


def nobody_s_authority(patch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    patch.delenv("JIANBAO_SMTP_CA")


def another_authority(patch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    trustme.CA().cert_pem.write_to_path(str(tmp_path / "other.pem"))
    patch.setenv("JIANBAO_SMTP_CA", str(tmp_path / "other.pem"))


def no_authority(patch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    patch.setenv("JIANBAO_SMTP_CA", str(tmp_path / "none.pem"))


def another_name(patch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    patch.setenv("JIANBAO_SMTP_HOST", "localhost")  # the certificate is of 127.0.0.1


def revoked(patch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    patch.setenv("JIANBAO_SMTP_CA", str(tmp_path / "revoked.pem"))


def test_a_server_whose_certificate_has_expired(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, release = make_mailable(tmp_path)
    yesterday = datetime.now(UTC) - timedelta(days=1)
    with mail_server(tmp_path, until=yesterday) as (post, environment):
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        words = ["mail", str(folder), "--release", str(release), "--send", "--yes"]
        for language, told in (("en", "is not valid today"), ("zh_CN.UTF-8", "不在有效期内")):
            monkeypatch.setenv("LANG", language)
            assert main(words) == 1
            assert told in capsys.readouterr().err
        assert post.received == []


@pytest.mark.parametrize(
    ("change", "code", "words"),
    [
        (wrong_password, 1, "refused the mail: 535"),
        (foreign_password, 1, "must be ASCII"),
        (no_password, 2, "no password for office"),
        (no_server, 2, "no mail server"),
        (strange_port, 2, "JIANBAO_SMTP_PORT"),
        (no_encryption, 2, "nothing is sent unencrypted"),
        (nobody_s_authority, 1, "nobody whom this machine trusts"),
        (another_authority, 1, "nobody whom this machine trusts"),
        (revoked, 1, "was revoked"),
        (no_authority, 2, "none.pem cannot be used"),
        (another_name, 1, "is another server's"),
    ],
)
def test_the_way_to_the_server(
    office: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    change: Callable[[pytest.MonkeyPatch, Path], None], code: int, words: str,
) -> None:  # fmt: skip
    change(monkeypatch, tmp_path)
    assert office.send() == code
    shown = capsys.readouterr()
    assert words in shown.err
    assert "5d1e" not in shown.out + shown.err
    assert office.post.received == []
    assert office.states == []


def test_a_server_without_encryption(
    office: Office, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from aiosmtpd.controller import Controller

    from tests.helpers.mail_server import free_port

    plain = Controller(office.post, hostname="127.0.0.1", port=free_port())
    plain.start()
    try:
        monkeypatch.setenv("JIANBAO_SMTP_PORT", str(plain.port))
        assert office.send() == 1
    finally:
        plain.stop()
    assert "offers no encryption" in capsys.readouterr().err
    assert (office.post.received, office.post.logged_in) == ([], [])


def test_nobody_answers(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.helpers.mail_server import free_port

    monkeypatch.setenv("JIANBAO_SMTP_PORT", str(free_port()))
    assert office.send() == 1
    assert office.waits == list(WAITS)


def test_the_password_may_be_in_the_keyring(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("JIANBAO_SMTP_PASSWORD")
    kept = {("jianbao", "office"): PASSWORD}
    ring = SimpleNamespace(get_password=lambda service, user: kept.get((service, user)))
    monkeypatch.setitem(sys.modules, "keyring", ring)
    assert office.send() == 0
    assert len(office.post.received) == 1


def test_the_password_stays_unseen(
    office: Office, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import traceback

    from jianbao.library.mailing.server import MailServer, mail_server

    server = mail_server(os.environ)
    assert PASSWORD not in repr(server) + str(server) + f"{server.password}"
    assert office.send() == 0
    shown = capsys.readouterr()
    assert PASSWORD not in shown.out + shown.err
    assert all(PASSWORD not in path.read_text("utf-8", "replace")
               for path in office.release.rglob("*") if path.is_file())  # fmt: skip

    def broken(self: MailServer) -> None:
        raise RuntimeError("a fault of our own")

    monkeypatch.setattr(MailServer, "connect", broken)
    (office.release / "mail/sent.json").unlink()
    with pytest.raises(RuntimeError) as error:
        office.send()
    assert PASSWORD not in "".join(traceback.format_exception(error.value))
