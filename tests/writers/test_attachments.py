"""What a PDF carries inside it: the briefing's folder, and the ledger as a table."""

from __future__ import annotations

import csv
import io
import os
import subprocess
from dataclasses import dataclass
from hashlib import md5
from pathlib import Path

import pikepdf
import pymupdf
import pytest
from msgspec.structs import replace

from jianbao.briefing.reading.reading import read_briefing
from jianbao.compose.template.reading import read_template
from jianbao.document.composed import Composed, Heading
from jianbao.document.inlines import Words
from jianbao.document.placed import Placed
from jianbao.fonts.faces import Faces
from jianbao.library.release.attachments import COLUMNS, attachments_of
from jianbao.typeset.typesetting import typeset
from jianbao.writers.attachment import Attachment, flat, path_of
from jianbao.writers.pdf.writing import write_pdf
from jianbao.yaml.dates import parse_period, typed
from tests.conftest import PINGXIANG, ROOT, build_pdfs
from tests.helpers.programs import require
from tests.helpers.verapdf import STANDARDS, VeraPDF, assert_kept
from tests.typeset.test_typesetting import PROPERTIES


@dataclass(frozen=True)
class Attached:
    """What a PDF says of a file that it carries, and the file."""

    data: bytes
    relationship: str
    mime: str
    size: int
    checksum: bytes
    changed: str


def attached(pdf: bytes) -> dict[str, Attached]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return {path_of(str(file.UF)): read_attached(file) for file in opened.Root.AF}


def read_attached(file: pikepdf.Object) -> Attached:
    stream, about = file.EF.F, file.EF.F.Params
    return Attached(
        stream.read_bytes(), str(file.AFRelationship), str(stream.Subtype),
        int(about.Size), bytes(about.CheckSum), str(about.ModDate),
    )  # fmt: skip


TEMPLATES = [ROOT / f"templates/{name}/template.yaml" for name in ("overview", "metrics-sheet")]


def test_the_folder_can_be_written_back_out(overview: bytes, sheet: bytes) -> None:
    folder = {
        path.relative_to(ROOT).as_posix(): path.read_bytes()
        for path in [*PINGXIANG.rglob("*.yaml"), *TEMPLATES]
    }
    assert "briefings/pingxiang-2022/sections/2-casework.yaml" in folder
    for pdf in (overview, sheet):
        files = attached(pdf).items()
        assert folder == {name: file.data for name, file in files if file.relationship == "/Source"}


def test_attachments_tell_size_checksum_and_kind(overview: bytes) -> None:
    for name, file in attached(overview).items():
        ledger = name == "figures.csv"
        assert (file.size, file.checksum) == (len(file.data), md5(file.data).digest())
        assert file.changed == "D:20220704000000Z"
        assert file.mime == ("/text/csv" if ledger else "/application/yaml")
        assert file.relationship == ("/Data" if ledger else "/Source")


def test_common_programs_write_them_to_a_disk(overview: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(overview)
    program = Path(require("pdftoppm")).with_name("pdfdetach")  # one brings the other
    words = [program, "-saveall", "-o", tmp_path, tmp_path / "a.pdf"]
    subprocess.run(words, check=True, env={"LC_ALL": "C.UTF-8"})
    saved = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.name != "a.pdf"}
    assert saved == {flat(name): file.data for name, file in attached(overview).items()}


@pytest.mark.parametrize("path", ["a/b+c/100%.yaml", "a+b", "%2B/%25", "briefings/六月/a.yaml"])
def test_a_flat_name_says_the_path(path: str) -> None:
    assert "/" not in flat(path) and path_of(flat(path)) == path
    assert path_of("briefings/a+b/briefing.yaml") == "briefings/a+b/briefing.yaml"


def test_viewers_list_the_attachments(overview: bytes) -> None:
    with pymupdf.open(stream=overview) as pdf:
        assert pdf.embfile_names() == sorted(map(flat, attached(overview)))


def one_heading() -> Placed:
    theme = read_template("overview", (ROOT / "templates",)).theme
    document = Composed((Heading("title", 0, (Words("题"),)),), (), PROPERTIES)
    return typeset(document, theme, Faces(theme.faces))


def test_a_chinese_name_survives(verapdf: VeraPDF) -> None:
    names = ["sections/1-开头（一）.yaml", "sections/0 a&b.yaml"]
    files = [Attachment(name, b"a: 1", "application/yaml", "Source", "源文件") for name in names]
    pdf = write_pdf(one_heading(), tuple(files))
    assert list(attached(pdf)) == names
    assert_kept(verapdf, pdf, STANDARDS["3a"])


def test_the_ledger_is_a_table_of_all_figures(overview: bytes) -> None:
    text = attached(overview)["figures.csv"].data.decode("utf-8-sig")
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(text))}
    assert len(rows) == 44
    assert all(tuple(row) == COLUMNS for row in rows.values())
    assert rows["核心指标排名"]["value"] == "第3"
    assert (rows["不捕率_民企"]["value"], rows["不捕率_民企"]["unit"]) == ("40.0", "%")
    assert {row["period"] for row in rows.values()} >= {"2021", "unstated", "2022-01-01/2022-05-31"}


def test_a_paper_without_figures_carries_no_ledger() -> None:
    briefing = replace(read_briefing(PINGXIANG).briefing, figures={})
    files = attachments_of(briefing, {"briefing.yaml": b"title: a"})
    assert [file.name for file in files] == ["briefing.yaml"]


def test_a_name_that_is_not_utf8_is_spelt_out() -> None:
    briefing = read_briefing(PINGXIANG).briefing
    files = attachments_of(briefing, {os.fsdecode("业务.yaml".encode("gbk")): b"heading: a"})
    assert files[0].name == "ҵ\\udcce\\udcf1.yaml"


@pytest.mark.parametrize(
    "text", ["2021", "2022-05", "2022-07-04", "2022-01/2022-05", "2021/2022-05", "0099-01-01/0100"]
)
def test_a_period_is_written_as_it_was_typed(text: str) -> None:
    period = parse_period(text)
    assert period
    assert typed(period) == text


@pytest.mark.parametrize("archive", ["2u", "1b"])
def test_the_other_kinds_carry_nothing(archive: str) -> None:
    for pdf in build_pdfs(PINGXIANG, archive).values():
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            assert "/AF" not in opened.Root
            assert "/Names" not in opened.Root
    with pytest.raises(ValueError, match="no attachments"):
        write_pdf(one_heading(), (Attachment("a", b"", "", "", ""),), archive)
