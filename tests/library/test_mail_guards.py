"""A marked paper cannot be mailed by any combination of flags."""

from __future__ import annotations

import argparse
import itertools
import json
import zipfile
from pathlib import Path

import pytest
import yaml
from msgspec.structs import replace

from jianbao.briefing.reading.particulars import _secrecy
from jianbao.cli import main
from jianbao.cli.arguments import make_parser
from jianbao.library.mailing.guards import _printed, check_may_be_mailed
from jianbao.library.release.manifest import digest
from jianbao.library.release.opening import Handover, hand_over, open_release
from jianbao.messages.errors import Problems, Refused
from jianbao.messages.findings import Place
from jianbao.yaml.source import Scalar
from tests.conftest import CASES
from tests.helpers.mail_server import mail_server
from tests.helpers.mailed import SECTIONS, make_mailable, release_of


def flags() -> list[str]:
    """Every flag that `jianbao mail` has, a new one too."""
    actions = make_parser("en")._actions
    (commands,) = (each for each in actions if isinstance(each, argparse._SubParsersAction))
    found = [action.option_strings[-1] for action in commands.choices["mail"]._actions[1:]
             if action.option_strings and action.nargs == 0]  # fmt: skip
    assert {"--send", "--yes", "--internal-ok"} <= set(found)
    return found


FLAGS = flags()
COMBINATIONS = [
    list(chosen) for count in (0, 1, len(FLAGS) - 1, len(FLAGS))
    for chosen in itertools.combinations(FLAGS, count)
]  # fmt: skip
SECRET_HEADS = {
    "marked": "secrecy: 秘密★1年\n",
    "marked, internal too": "secrecy: 绝密\ninternal: yes\n",
    "a field": "fields: {密级: 机密★长期}\n",
    "a line of the title": "title: [工作情况, 秘密★]\n",
}


def all_refused(folder: Path, release: Path, tmp_path: Path, combinations: list[list[str]]) -> None:
    with mail_server(tmp_path) as (post, environment), pytest.MonkeyPatch.context() as patch:
        for name, value in environment.items():
            patch.setenv(name, value)
        for chosen in combinations:
            for out in ([], ["--out", str(tmp_path / "drafts")]):
                words = ["mail", str(folder), "--release", str(release), *chosen, *out]
                assert main(words) == 2, chosen
        assert (post.connections, post.received) == (0, [])
    assert list(tmp_path.rglob("*.eml")) == []
    assert not (release / "mail").exists()


@pytest.mark.parametrize("head", SECRET_HEADS.values(), ids=SECRET_HEADS)
def test_a_secret_paper(tmp_path: Path, head: str) -> None:
    folder, release = make_mailable(tmp_path, head)
    all_refused(folder, release, tmp_path, COMBINATIONS)


@pytest.mark.parametrize("line", ["秘密★", "**机密★10年**", "密级：秘 密", "【绝密】"])
def test_a_line_of_the_text(tmp_path: Path, line: str) -> None:
    text = f"text: |\n  全市办结{{办结}}。\n\n  {line}\n"
    folder, release = make_mailable(tmp_path, "", {"1-work": text})
    all_refused(folder, release, tmp_path, COMBINATIONS[-1:])


def test_a_release_that_says_so(tmp_path: Path) -> None:
    folder, release = make_mailable(tmp_path)
    manifest = json.loads((release / "manifest.json").read_text("utf-8"))
    assert "secrecy" not in manifest
    (release / "manifest.json").write_text(json.dumps({**manifest, "secrecy": "秘密"}), "utf-8")
    all_refused(folder, release, tmp_path, COMBINATIONS)


def test_taking_the_mark_off_the_briefing_does_not_help(tmp_path: Path) -> None:
    folder, release = make_mailable(tmp_path, "secrecy: 秘密★1年\n")
    assert json.loads((release / "manifest.json").read_text("utf-8"))["secrecy"] == "秘密★1年"
    head = folder / "briefing.yaml"
    head.write_text(head.read_text("utf-8").replace("secrecy: 秘密★1年\n", ""), "utf-8")
    all_refused(folder, release, tmp_path, COMBINATIONS)


def test_a_mark_that_only_the_word_file_prints(tmp_path: Path) -> None:
    folder, release = make_mailable(tmp_path)
    word = release / "made-up.docx"
    with zipfile.ZipFile(word) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    marked = "<w:p><w:r><w:t>秘</w:t></w:r><w:r><w:t>密★1年</w:t></w:r></w:p><w:sectPr"
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        b"<w:sectPr", marked.encode(), 1
    )
    with zipfile.ZipFile(word, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    manifest = json.loads((release / "manifest.json").read_text("utf-8"))
    for file in manifest["files"]:
        if file["name"] == word.name:
            file["sha256"] = digest(word.read_bytes())
    (release / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    all_refused(folder, release, tmp_path, COMBINATIONS[-1:])


def test_the_lines_of_a_pdf_are_read(tmp_path: Path) -> None:
    _, release = make_mailable(tmp_path, "subtitle: 秘密★1年\n")
    lines = [
        "".join(line.split()) for line in _printed("x.pdf", (release / "made-up.pdf").read_bytes())
    ]
    assert "——秘密★1年" in lines


@pytest.mark.parametrize("head", ["internal: yes\n", "fields: {标注: 内部资料　注意保存}\n"])
def test_an_internal_paper_goes_only_on_purpose(tmp_path: Path, head: str) -> None:
    folder, release = make_mailable(tmp_path, head)
    without = [chosen for chosen in COMBINATIONS if "--internal-ok" not in chosen]
    all_refused(folder, release, tmp_path, without)
    assert main(["mail", str(folder), "--release", str(release), "--internal-ok"]) == 0
    assert (release / "mail/made-up.eml").exists()


@pytest.mark.parametrize(
    ("head", "facts"),
    [
        ("template: bulletin\nsecrecy: 秘密★1年\n", ["(秘密★1年)"]),
        ("template: bulletin\ninternal: yes\n", ["for internal use only"]),
        ("secrecy: 秘密★1年\nfields: {密级: 机密★长期, 标注: 密级：秘密★1年}\n",
         ["(秘密★1年)", "a state secret: 机密★长期"]),
    ],
)  # fmt: skip
def test_a_fact_is_told_once(
    tmp_path: Path, head: str, facts: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """The mark stands in the briefing, in the manifest and on the pages of each file."""
    folder, release = make_mailable(tmp_path, head)
    assert main(["mail", str(folder), "--release", str(release)]) == 2
    told = [line for line in capsys.readouterr().err.splitlines() if "error: " in line]
    assert len(told) == len(facts)
    for line, fact in zip(told, facts, strict=True):
        assert fact in line
    if "secrecy" in head:
        assert str(folder / "briefing.yaml") in told[0]


MARKS = {
    kind: [entry if isinstance(entry, str) else entry[0] for entry in entries]
    for kind, entries in yaml.safe_load((CASES / "marks/marks.yaml").read_text("utf-8")).items()
}
NEVER, ASKED, FREE = ("state", "work"), ("trade", "limit", "doubt"), ("open", "none")
AS = {
    "a line of a text": "text: |\n  全市办结12件。\n\n  {}\n",
    "an item": "items:\n  - text: {}\n",
    "a field": "fields: {{标注: {}}}\n",
}


@pytest.fixture(scope="module")
def handed(tmp_path_factory: pytest.TempPathFactory) -> Handover:
    folder, release = make_mailable(tmp_path_factory.mktemp("marks"))
    handed = hand_over(open_release(folder, release))
    return replace(handed, released=replace(handed.released, files={}))  # the lines of YAML alone


def refusal(handed: Handover, sources: dict[str, bytes], internal_ok: bool) -> set[str]:
    """Return the codes with which mailing is refused."""
    try:
        check_may_be_mailed(handed.briefing, sources, handed.released, internal_ok)
    except Refused as refused:
        return {finding.code for finding in refused.findings}
    return set()


@pytest.mark.parametrize("way", AS.values(), ids=AS)
def test_no_mark_is_mailed(handed: Handover, way: str) -> None:
    """91 forms: secrets by no option, the others only on purpose; what is no mark goes."""
    assert sum(len(MARKS[kind]) for kind in (*NEVER, *ASKED)) >= 60
    for kind, lines in MARKS.items():
        for line in lines:
            typed = way.format(line if way is AS["a line of a text"] else json.dumps(line))
            sources = {"sections/1-work.yaml": typed.encode()}
            asked = bool(refusal(handed, sources, internal_ok=False))
            stays = bool(refusal(handed, sources, internal_ok=True))
            assert (asked, stays) == (kind not in FREE, kind in NEVER), (kind, line)


@pytest.mark.parametrize("kind", [*NEVER, "trade", "limit"])
def test_a_mark_as_the_paper_s_own(handed: Handover, kind: str) -> None:
    """Each form is understood as `secrecy:`, and has its consequence there, too."""
    for line in MARKS[kind]:
        marked = _secrecy(Scalar(line, Place("briefing.yaml", 1, 1)), Problems())
        assert marked, line
        particulars = replace(handed.briefing.particulars, secrecy=marked)
        handed_on = replace(handed, briefing=replace(handed.briefing, particulars=particulars))
        assert refusal(handed_on, {}, internal_ok=False)
        assert bool(refusal(handed_on, {}, internal_ok=True)) == (kind in NEVER)


@pytest.mark.parametrize(
    ("head", "refused"),
    [
        ("secrecy: 工作秘密★1年\n", True),
        ("secrecy: 机密级\n", True),
        ("fields: {密级: 普密}\n", False),
        ("secrecy: 内部参阅\n", False),
        ("remark: 此件不公开\n", False),
    ],
)
def test_marks_of_whole_papers(tmp_path: Path, head: str, refused: bool) -> None:
    folder, release = make_mailable(tmp_path, head)
    all_refused(folder, release, tmp_path, [[]])
    words = ["mail", str(folder), "--release", str(release), "--internal-ok"]
    assert main(words) == (2 if refused else 0)


def test_an_ordinary_paper_goes(tmp_path: Path) -> None:
    sections = {"1-work": SECTIONS["1-work"] + "严守国家秘密，清查内部资料。"}
    folder, release = make_mailable(tmp_path, "", sections)
    assert main(["mail", str(folder), "--release", str(release)]) == 0
    release_of(folder, release)
