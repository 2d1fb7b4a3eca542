"""Who opens files, each tried with what is no file, too large, empty, cut off or random.

The list is that of docs/limits.py, which the page is made from: an opener that is not tried fails.
"""

from __future__ import annotations

import ast
import os
import random
import resource
import shutil
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from types import FrameType

import pytest
import trustme

import jianbao
from docs import limits
from docs.limits import IN_FOLDER, OPENED
from jianbao.cli.templates import half_blocks
from jianbao.library.archiving.archive import check_free
from jianbao.library.archiving.catalogue import RECORD, Catalogue
from jianbao.library.archiving.signatures import check_trusted
from jianbao.library.mailing.record import Record
from jianbao.library.printing.copies import Copy
from jianbao.library.printing.log import check_unprinted
from jianbao.library.release.staging import tidy
from jianbao.library.results import writing
from jianbao.messages.errors import BriefingError, InputError
from tests.conftest import ROOT

HEAD = """title: 题
issuer: 院
date: 2026-01-15
period: 2025
issue: '2'
template: mine
"""
SECTION = """heading: 甲
text: |
  图。

  ![图]

  ![画]
pictures:
  图: {file: p.png, title: 图, alternative: 图}
  画: {file: d.svg, title: 画, alternative: 画}
"""
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60"><path d="M0 0h9v9"/></svg>'
)
PROFILE = "logo: logo.png\nfonts: {roman: {file: font.ttf}}\n"
ARCHIVE = "fonds: A123\nfonds_name: 某院\narchive_name: 某馆\ncategory: WS\nretention: Y\n"
LOG = "time,by,printer,job,file,first,last,count\n2026-01-15,某,p,1,f,000001,000001,1\n"
LEFT = "left/.jianbao-abcdefgh/to-do.json"
LONGEST = 5.0  # seconds
MOST_MEMORY = 300 * 1024  # kB that a refusal may need


def picture() -> bytes:
    from PIL import Image

    stream = BytesIO()
    Image.new("RGB", (60, 40), (200, 0, 0)).save(stream, "PNG")
    return stream.getvalue()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A working folder in which every kind of file is there."""
    desk = tmp_path_factory.mktemp("desk")
    fonts = ROOT / "src/jianbao/fonts/ofl"
    files = {
        "b/briefing.yaml": HEAD, "b/sections/1.yaml": SECTION, "b/d.svg": DRAWING,
        "b/figures.yaml": "数: {label: 数, cell: w.csv!A1, unit: 人, sheet: no}\n",
        "b/w.csv": "1\n",
        "a/briefing.yaml": HEAD.replace("'2'", "'1'").replace("2026-01-15", "2026-01-01"),
        "a/sections/1.yaml": "heading: 甲\ntext: 乙。\n", "profile.yaml": PROFILE,
    }  # fmt: skip
    for name, text in files.items():
        (desk / name).parent.mkdir(parents=True, exist_ok=True)
        (desk / name).write_text(text, "utf-8")
    (desk / "b/p.png").write_bytes(picture())
    (desk / "logo.png").write_bytes(picture())
    shutil.copy(fonts / "BriefRoman-Regular.ttf", desk / "font.ttf")
    shutil.copytree(ROOT / "templates/overview", desk / "templates/mine")
    jianbao.build(desk / "b", around=around(desk)).write(desk / "output")
    (desk / "output/b/mail").mkdir()
    (desk / "output/b/mail/sent.json").write_text('{"mails": {}}')
    (desk / "output/b/print").mkdir()
    (desk / "output/b/print/printed.csv").write_text(LOG, "utf-8")
    (desk / "output/b/print/manifest.json").write_text('{"files": []}')
    (desk / "letter.txt").write_text("关于某事的通知\n\n各单位：\n\n请照办。\n", "utf-8")
    list_of = jianbao.figures(desk / "b", around(desk))
    (desk / "list.xlsx").write_bytes(list_of.file("xlsx"))
    (desk / "list.csv").write_bytes(list_of.file("csv"))
    (desk / "b/archive.yaml").write_text(ARCHIVE, "utf-8")
    (desk / "b/mail.yaml").write_text("from: a@b.cn\nsubject: 题\n", "utf-8")
    (desk / LEFT).parent.mkdir(parents=True)
    (desk / LEFT).write_text('{"a": ["", "x"]}')
    (desk / "archive").mkdir()
    trustme.CA().cert_pem.write_to_path(str(desk / "authorities.pem"))
    for name in ("cert.pem", "sheet.pdf", "package.zip", f"archive/{RECORD}", "archive/1.zip",
                 "package.zip.p7s"):  # fmt: skip
        (desk / name).write_bytes(b"something")
    return desk


def around(desk: Path) -> jianbao.Surroundings:
    return jianbao.Surroundings(desk)


def check(desk: Path) -> object:
    return jianbao.check(desk / "b", around(desk), pages=True)


def opened(desk: Path) -> jianbao.Release:
    return jianbao.open_release(desk / "b", None, around(desk))


def extracted(desk: Path) -> object:
    carried = jianbao.extract(desk / "output/b/b.pdf")
    return carried.write(desk / "e") if (desk / "e").exists() else carried


def sheet(desk: Path) -> object:
    return jianbao.measure_layout(desk / "output/b/b.pdf").write_sheet(desk / "sheet.pdf")


def printed(desk: Path) -> object:
    return jianbao.print_ready(opened(desk)).write()


def archived(desk: Path) -> object:
    with writing(desk):
        check_free(desk / "archive", "1", b"a package")
        return Catalogue.read(desk / "archive")


Opener = tuple[str, Callable[[Path], object]]


def imported(name: str) -> Opener:
    return name, lambda desk: jianbao.import_paper(desk / name, around=around(desk))


def taken(name: str) -> Opener:
    return name, lambda desk: jianbao.take_figures(desk / "b", desk / name)


def signed(desk: Path) -> object:
    from jianbao.library.archiving.signatures import seen_signatures

    (seen,) = seen_signatures(desk / "package.zip", None, datetime.now(UTC))
    raise InputError(seen.findings)


TRIED: dict[str, Opener] = {
    "head": ("b/briefing.yaml", check),
    "section": ("b/sections/1.yaml", check),
    "ledger": ("b/figures.yaml", check),
    "workbook": ("b/w.csv", check),
    "picture": ("b/p.png", check),
    "drawing": ("b/d.svg", check),
    "neighbour": ("a/briefing.yaml", check),
    "template": ("templates/mine/template.yaml", check),
    "beside-template": (
        "templates/mine/preview.png",
        lambda desk: jianbao.copy_template("mine", "new", around(desk)),
    ),
    "preview": (
        "templates/mine/preview.png",
        lambda desk: half_blocks(desk / "templates/mine/preview.png"),
    ),
    "profile": (
        "profile.yaml",
        lambda desk: jianbao.check(
            desk / "b", jianbao.Surroundings(desk, profile=desk / "profile.yaml"), pages=True
        ),
    ),
    "logo": ("logo.png", check),
    "font": ("font.ttf", check),
    "manifest": ("output/b/manifest.json", opened),
    "released": ("output/b/b.pdf", opened),
    "printed": ("output/b/print/manifest.json", printed),
    "print-log": (
        "output/b/print/printed.csv",
        lambda desk: check_unprinted(desk / "output/b/print", [Copy("000002", "院", "report")]),
    ),
    "mailed": ("output/b/mail/sent.json", lambda desk: Record(desk / "output/b")),
    "authorities": (
        "authorities.pem",
        lambda desk: jianbao.mail_server(
            {"JIANBAO_SMTP_HOST": "h.cn", "JIANBAO_SMTP_CA": str(desk / "authorities.pem")}
        ).context(),
    ),
    "carrier": ("output/b/b.pdf", extracted),
    "in-the-way": ("e/briefings/b/briefing.yaml", extracted),
    "measured": (
        "output/b/b.docx", lambda desk: jianbao.measure_layout(desk / "output/b/b.docx").rows("zh")
    ),
    "sheet": ("sheet.pdf", sheet),
    "imported": imported("output/b/b.docx"),
    "imported-pdf": imported("output/b/b.pdf"),
    "imported-text": imported("letter.txt"),
    "filled-in": taken("list.xlsx"),
    "filled-in-list": taken("list.csv"),
    "filing": ("b/archive.yaml", check),
    "mailing": ("b/mail.yaml", check),
    "taken-back": (
        "output/b/b.docx",
        lambda desk: jianbao.take_back(desk / "b", desk / "output/b/b.docx", around(desk)),
    ),
    "package": ("package.zip", lambda desk: jianbao.verify(desk / "package.zip")),
    "signature": ("package.zip.p7s", signed),
    "trusted": ("cert.pem", lambda desk: check_trusted(desk / "cert.pem")),
    "catalogue": (f"archive/{RECORD}", archived),
    "to-do": (LEFT, lambda desk: tidy(desk / "left")),
    "archived": ("archive/1.zip", archived),
}  # fmt: skip
NO_FAULT = {"neighbour", "preview", "printed", "to-do"}
"""What is done without: a picture beside a name, what an earlier issue said, earlier prints."""
NO_FILE = ("beside-template", "a_folder")  # files are copied; a folder in their place has none


def a_pipe(path: Path, _before: bytes) -> None:
    os.mkfifo(path)


def a_device(path: Path, _before: bytes) -> None:
    path.symlink_to("/dev/zero")


def a_folder(path: Path, _before: bytes) -> None:
    path.mkdir()


def a_link(path: Path, before: bytes) -> None:
    outside = next(each for each in path.parents if each.name == "desk").with_name("outside")
    outside.write_bytes(before)
    path.symlink_to(outside)


def ten_gigabytes(path: Path, _before: bytes) -> None:
    with path.open("wb") as file:
        file.truncate(10 * 1024**3)


def empty(path: Path, _before: bytes) -> None:
    path.touch()


def cut_off(path: Path, before: bytes) -> None:
    path.write_bytes(before[: len(before) * 2 // 3])


def noise(path: Path, before: bytes) -> None:
    path.write_bytes(random.Random(path.name).randbytes(max(len(before), 5000)))


NO_FILES = (a_pipe, a_device, a_folder, ten_gigabytes)
CONTENTS = (empty, cut_off, noise)


def test_the_page_is_current_and_every_opener_is_tried() -> None:
    page = limits.PAGE.read_text("utf-8")
    assert limits.with_tables(page) == page, "run: python docs/limits.py"
    assert list(TRIED) == list(OPENED)


def callers() -> set[str]:
    """Return each function of the package that opens what somebody gives."""
    found = set()
    for path in (ROOT / "src/jianbao").rglob("*.py"):
        for each in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = (getattr(one, "id", "") for one in ast.walk(each))
            if isinstance(each, ast.FunctionDef) and "read_file" in names:
                found.add(f"{path.relative_to(ROOT / 'src').as_posix()} {each.name}")
    return found


ELSEWHERE = {
    "jianbao/library/archiving/archive.py _packed": "a package that the catalogue has already",
    "jianbao/library/archiving/catalogue.py files": "a catalogue elsewhere, before it changes",
    "jianbao/library/archiving/signatures.py _trust_findings": "what check_trusted has read",
    "jianbao/library/release/files.py is_edited": "any other file of a release, before it goes",
    "jianbao/desk/paper.py _bytes": "a briefing's own files, as reading does",
    "jianbao/library/printing/ready.py _as_made": "what print_ready wrote",
    "jianbao/library/mailing/drafting.py _undated": "the draft of another day, before it goes",
}
"""Functions that open, in no run of these, a file of a kind that is tried."""


def test_who_opens_is_who_is_tried(made: Path, tmp_path: Path) -> None:
    """A reader that is added without a line in the table fails here."""
    desk = tmp_path / "desk"
    shutil.copytree(made, desk)
    seen = set()

    def look(frame: FrameType, event: str, _value: object) -> None:
        if event == "call" and frame.f_code.co_name == "read_file" and frame.f_back:
            caller = frame.f_back.f_code
            file = Path(caller.co_filename).resolve().relative_to(ROOT / "src")
            seen.add(f"{file.as_posix()} {caller.co_name}")

    (desk / "e/briefings/b").mkdir(parents=True)
    (desk / "e/briefings/b/briefing.yaml").touch()
    sys.setprofile(look)
    for where, work in (*TRIED.values(), TRIED["catalogue"]):
        with suppress(BriefingError):
            work(desk)
        if where == "archive/1.zip":  # what is in the way of the catalogue
            (desk / where).unlink()
    sys.setprofile(None)
    assert callers() - seen == set(ELSEWHERE)


def test_as_made_every_opener_finds_what_it_looks_for(made: Path, tmp_path: Path) -> None:
    """Or a refusal would prove nothing."""
    desk = tmp_path / "desk"
    shutil.copytree(made, desk)
    for name in (*TRIED,):
        if name not in (
            "in-the-way",
            "sheet",
            "package",
            "signature",
            "trusted",
            "catalogue",
            "archived",
        ):
            TRIED[name][1](desk)


@pytest.mark.parametrize("kind", [*NO_FILES, a_link, *CONTENTS])
@pytest.mark.parametrize("name", TRIED)
def test_it_is_refused_or_told_within_bounds(
    name: str, kind: Callable[[Path, bytes], None], made: Path, tmp_path: Path
) -> None:
    desk = tmp_path / "desk"
    shutil.copytree(made, desk)
    where, work = TRIED[name]
    path = desk / where
    before = path.read_bytes() if path.is_file() else b"before"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    kind(path, before)
    began, memory = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    refused = False
    try:
        work(desk)
    except BriefingError as error:
        refused = True
        assert all(finding.text("zh") for finding in error.findings)
    assert time.process_time() - began < LONGEST
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory < MOST_MEMORY
    must = (kind in NO_FILES and (name, kind.__name__) != NO_FILE) or (
        kind is a_link and OPENED[name].place == IN_FOLDER
    )
    if must and name not in NO_FAULT:
        assert refused
    if kind is a_link:
        assert (tmp_path / "outside").read_bytes() == before
