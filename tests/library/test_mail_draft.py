"""The draft: two mail parsers read it byte for byte, and its figures are the ledger's."""

from __future__ import annotations

import email
import email.policy
import re
from email.message import EmailMessage
from pathlib import Path

import fast_mail_parser
import pytest
from lxml import html

from jianbao.cli import main
from tests.helpers.briefings import make_briefing
from tests.helpers.mailed import FIGURES, HEAD, SECTIONS, as_mailed, make_mailable, release_of

NAMES = {
    "第12期　工作情况简报　2022-07-04.pdf": "made-up.pdf",
    "第12期　工作情况简报　2022-07-04.docx": "made-up.docx",
    "第12期　工作情况简报　主要指标一览表　2022-07-04.pdf": "made-up-metrics.pdf",
}
TYPES = [
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/pdf",
]


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SOURCE_DATE_EPOCH", "LANG", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)


def draft_of(folder: Path, release: Path) -> bytes:
    assert main(["mail", str(folder), "--release", str(release)]) == 0
    return (release / "mail/made-up.eml").read_bytes()


def parsed(draft: bytes) -> EmailMessage:
    message = email.message_from_bytes(draft, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    assert [part.defects for part in message.walk() if part.defects] == []
    return message


def text_of(message: EmailMessage, subtype: str) -> str:
    body = message.get_body((subtype,))
    assert body is not None
    return str(body.get_content())


def test_the_standard_library_reads_it(tmp_path: Path) -> None:
    folder, release = make_mailable(tmp_path)
    message = parsed(draft_of(folder, release))
    assert message["X-Unsent"] == "1"
    assert message["Subject"] == "工作情况简报（第12期）"
    assert message["From"] == "某市某单位 <office@example.org>"
    people = [(each.display_name, each.addr_spec) for each in message["To"].addresses]
    assert people == [
        ("某省某厅", "first@example.org"),
        ("某市某局,秘书科", "second@example.org"),
        ("", "third@example.org"),
    ]
    assert message["Cc"] == "cc@xn--fsqu00a.example.org"
    files = {part.get_filename(): part.get_content() for part in message.iter_attachments()}
    assert files == {name: as_mailed(release / file) for name, file in NAMES.items()}
    assert [part.get_content_type() for part in message.iter_attachments()] == TYPES


def test_another_parser_reads_the_same(tmp_path: Path) -> None:
    folder, release = make_mailable(tmp_path)
    found = fast_mail_parser.parse_email(draft_of(folder, release))
    assert found.subject == "工作情况简报（第12期）"
    files = {file.filename: bytes(file.content) for file in found.attachments}
    assert files == {name: as_mailed(release / file) for name, file in NAMES.items()}
    assert [file.mimetype for file in found.attachments] == TYPES
    assert "办结件数：88件" in found.text_plain[0]


def test_its_form(tmp_path: Path) -> None:
    draft = draft_of(*make_mailable(tmp_path))
    assert draft.isascii()
    assert b"\n" not in draft.replace(b"\r\n", b"")
    assert max(map(len, draft.split(b"\r\n"))) <= 998  # RFC 5322, 2.1.1
    heads = draft.decode().replace("\r\n ", " ")
    for kind in TYPES:  # on one line, whole
        assert re.search(rf'^Content-Type: {re.escape(kind)}; name="[ -~]+"\r$', heads, re.M)
    alternative = [part.get_content_type() for part in parsed(draft).walk()][1:4]
    assert alternative == ["multipart/alternative", "text/plain", "text/html"]


def test_old_programs_find_a_name_in_ascii(tmp_path: Path) -> None:
    message = parsed(draft_of(*make_mailable(tmp_path)))
    names = [part["Content-Type"].params["name"] for part in message.iter_attachments()]
    assert names == [
        "briefing-12-2022-07-04.pdf", "briefing-12-2022-07-04.docx",
        "briefing-12-metrics-2022-07-04.pdf",
    ]  # fmt: skip


def test_the_text_says_what_the_ledger_says(tmp_path: Path) -> None:
    text = text_of(parsed(draft_of(*make_mailable(tmp_path))), "plain")
    assert text.splitlines()[0] == "您好！现送上《工作情况简报》，请查收。"
    assert text.splitlines()[-2:] == ["", "某市某单位"]
    assert text.splitlines()[2:9] == [
        "工作情况简报", "——半年工作情况", "某市某单位", "2022年7月4日", "",
        "统计时段：2022年1月至5月", "数据统计时间为2022年1月至5月。",
    ]  # fmt: skip
    assert "一、抓实工作：全市办结88件，同比上升10.0%。" in text
    assert "办结件数：88件（2022年1—5月　↑10.0%）" in text
    assert re.search(r"第12期　工作情况简报　2022-07-04\.pdf（[\d,]+ KB）", text)


def test_the_html_says_the_same_and_fetches_nothing(tmp_path: Path) -> None:
    message = parsed(draft_of(*make_mailable(tmp_path)))
    tree = html.fromstring(text_of(message, "html"))
    assert [cell.text for cell in tree.iter("td")] == ["办结件数", "88件", "2022年1—5月　↑10.0%"]
    (table,) = tree.iter("table")
    assert {"border", "cellspacing", "cellpadding", "width"} <= set(table.attrib)
    assert {tag.tag for tag in tree.iter()} <= {
        "html", "head", "meta", "title", "body", "p", "table", "tr", "td",
    }  # fmt: skip
    styles = " ".join(tag.get("style", "") for tag in tree.iter())
    assert not re.search(r"url|flex|grid|position|float", styles)
    assert not any({"src", "href"} & set(tag.attrib) for tag in tree.iter())
    words = "".join("".join(paragraph.itertext()) for paragraph in tree.iter("p"))
    plain = text_of(message, "plain").replace("\n", "").replace("\r", "")
    figure = "办结件数：88件（2022年1—5月　↑10.0%）"
    assert words == plain.replace(figure, "")


def test_signs_of_html_are_text(tmp_path: Path) -> None:
    folder, release = make_mailable(
        tmp_path,
        "subtitle: '<img src=x> & co'\n",
        {**SECTIONS, "1-a": "summary: 甲<乙{办结}\ntext: 文。"},
    )
    page = text_of(parsed(draft_of(folder, release)), "html")
    assert "&lt;img src=x&gt; &amp; co" in page
    assert "<img" not in page


def test_without_number_summaries_and_headlines(tmp_path: Path) -> None:
    head = re.sub("(?m)^(issue|subtitle|period_note|notes):.*\n", "", HEAD)
    figures = FIGURES.replace(", sheet: headline", "")
    folder = make_briefing(tmp_path, {"1-a": "text: 首段{办结}。"}, figures, head)
    message = parsed(draft_of(folder, release_of(folder, tmp_path / "release")))
    assert message["Subject"] == "工作情况简报"
    names = [part.get_filename() for part in message.iter_attachments()]
    assert names[0] == "工作情况简报　2022-07-04.pdf"
    text = text_of(message, "plain")
    assert "首段88件。" in text
    assert "主要数据" not in text and "统计时段" not in text


def test_a_subject_of_ones_own(tmp_path: Path) -> None:
    head = "mail: {from: office@example.org, to: [a@example.org], subject: 报送简报}\n"
    assert parsed(draft_of(*make_mailable(tmp_path, head)))["Subject"] == "报送简报（第12期）"


def test_the_page_of_a_section_is_the_paper_s_alone(tmp_path: Path) -> None:
    sections = {
        "1-a": "heading: 一\nsummary: 详见[@2-b.page]。\ntext: 详见[@2-b.page]。",
        "2-b": "heading: 二\ntext: 文。",
    }
    text = text_of(parsed(draft_of(*make_mailable(tmp_path, "", sections))), "plain")
    assert "详见第二部分。" in text


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ('甲:乙/丙\\丁*戊?"己"<庚>|', "第12期　甲：乙／丙＼丁＊戊？＂己＂＜庚＞｜　2022-07-04.pdf"),
        ("末尾有点...", "第12期　末尾有点　2022-07-04.pdf"),
        ("CON", "第12期　CON　2022-07-04.pdf"),
        ("长" * 60, f"第12期　{'长' * 30}　2022-07-04.pdf"),
        ("𠮷" * 60, f"第12期　{'𠮷' * 23}　2022-07-04.pdf"),
    ],
)
def test_names_that_every_system_can_keep(tmp_path: Path, title: str, name: str) -> None:
    from jianbao.briefing.reading.reading import read_briefing
    from jianbao.compose.template.reading import read_template, template_folders
    from jianbao.library.mailing.names import attachment_name

    quoted = title.replace("'", "''")
    folder = make_briefing(tmp_path, SECTIONS, FIGURES, f"issue: 12\ntitle: '{quoted}'\n")
    template = read_template("overview", template_folders(tmp_path))
    found = attachment_name(read_briefing(folder).briefing, template, "", ".pdf")
    assert found == name
    assert len(found.encode()) <= 120


def test_greeting_and_sign_off_are_the_office_s(tmp_path: Path) -> None:
    """They come from template and profile; an English mail has no Chinese in it."""
    folder, _ = make_mailable(tmp_path)
    labels = 'mail_greeting: "各位领导：\\n现报送《{title}》。", mail_sign_off: "-"'
    (folder / "profile.yaml").write_text(
        f"templates: {{overview: {{labels: {{{labels}}}}}}}\n", "utf-8"
    )
    release = release_of(folder, tmp_path / "own")
    text = text_of(parsed(draft_of(folder, release)), "plain")
    assert text.splitlines()[:3] == ["各位领导：", "现报送《工作情况简报》。", ""]
    assert "KB）" in text.splitlines()[-1]


def test_an_english_mail_is_english(tmp_path: Path) -> None:
    head = (
        "title: Quarterly Report\nissuer: Example Board\ntemplate: english\nlanguage: en\n"
        "mail: {from: a@example.org, to: [b@example.org]}\n"
    )
    sections = {
        "1-work": "heading: 'Visits:'\nsummary: Visits rose.\ntext: They rose.",
        "2-loans": "heading: 'Loans: books'\nsummary: Loans rose.\ntext: They rose, too.",
    }
    figures = "visits: {label: Visits, value: 48210, unit: visits, sheet: headline}\n"
    folder = make_briefing(tmp_path, sections, figures, head=head)
    message = parsed(draft_of(folder, release_of(folder, tmp_path / "output/made-up")))
    assert len(list(message.iter_attachments())) == 3
    for kind in ("plain", "html"):
        text = text_of(message, kind)
        assert not re.search("[\u3000-\u9fff\uff00-\uffef]", text)
        assert "Visits: Visits rose." in text  # the heading's own colon is not doubled
        assert "Loans: books. Loans rose." in text  # nor does one within it stand before another
    names = [part.get_filename() for part in message.iter_attachments()]
    assert not re.search("[\u3001-\u9fff]", "".join(filter(None, names)))


def test_a_draft_has_the_day_of_drafting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, release = make_mailable(tmp_path)
    days = []
    for epoch in ("1700000000", "1800000000"):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
        days.append(parsed(draft_of(folder, release))["Date"].datetime.timestamp())
    assert days == [1700000000, 1800000000]
    assert [path.name for path in (release / "mail").iterdir()] == ["made-up.eml"]
    (release / "mail/made-up.eml").write_bytes(b"edited")
    draft_of(folder, release)
    assert len(list((release / "mail").iterdir())) == 2


def test_the_same_release_gives_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1656892800")
    folder, release = make_mailable(tmp_path)
    first = draft_of(folder, release)
    again = release_of(folder, tmp_path / "again")
    assert draft_of(folder, again) == first
    assert b"\r\nDate: Mon, 04 Jul 2022 00:00:00 +0000\r\n" in b"\r\n" + first
    other = first.split(b"Message-ID: ")[1].split(b"\r\n")[0]
    (folder / "sections/1-work.yaml").write_text("text: 另一份{办结}。\n", "utf-8")
    changed = draft_of(folder, release_of(folder, tmp_path / "changed"))
    assert other.endswith(b"@example.org>")
    assert other not in changed


def test_what_changed_since_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, release = make_mailable(tmp_path)
    (release / "made-up.docx").write_bytes(b"x")
    assert main(["mail", str(folder), "--release", str(release)]) == 2
    assert "is not as it was built" in capsys.readouterr().err
    release_of(folder, release)
    (folder / "sections/2-new.yaml").write_text("text: 新。\n", "utf-8")
    assert main(["mail", str(folder), "--release", str(release)]) == 2
    assert "sections/2-new.yaml was changed" in capsys.readouterr().err
    assert not (release / "mail").exists()


def test_out_takes_the_draft(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, release = make_mailable(tmp_path)
    out = tmp_path / "drafts"
    assert main(["mail", str(folder), "--release", str(release), "--out", str(out)]) == 0
    assert [path.name for path in out.iterdir()] == ["made-up.eml"]
    shown = capsys.readouterr().out
    assert "某市某局,秘书科 <second@example.org>" in shown
    assert re.search(r"2022-07-04\.docx  [\d,]+ KB", shown)


def test_a_manifest_that_says_too_little(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, release = make_mailable(tmp_path)
    manifest = release / "manifest.json"
    manifest.write_text(manifest.read_text("utf-8").replace('"made_at"', '"made"'), "utf-8")
    assert main(["mail", str(folder), "--release", str(release)]) == 2
    assert "no manifest" in capsys.readouterr().err


def test_who_has_no_address_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, release = make_mailable(tmp_path)
    draft_of(folder, release)
    told = capsys.readouterr()
    place = f"{folder / 'briefing.yaml'}:"
    assert told.err.startswith(place)
    assert "note: 1 of the distribution list without an address" in told.err
    assert "没有邮箱的某局" in told.err
    assert "没有邮箱的某局" not in told.out
