"""Forgeries whose every digest fits, under another version: each is found, or named.

A forger who changes the version in the manifest takes the path that every package takes in thirty
years: its bytes cannot be built again, so what it holds is compared.
"""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pikepdf
import pytest

from jianbao.library.archiving.package import Package
from jianbao.library.archiving.rebuilt import rebuild_findings, rebuilt_from
from jianbao.library.archiving.verifying import open_package
from jianbao.messages.findings import Finding, Level
from tests.conftest import PINGXIANG
from tests.helpers.packages import NUMBER, forged, package_of, with_filing

CLAIMED = "0.0.9"
Papers = dict[str, bytes]


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Package:
    folder = tmp_path_factory.mktemp("forged") / "pingxiang-2022"
    return package_of(with_filing(Path(shutil.copytree(PINGXIANG, folder))))


@pytest.fixture(scope="module")
def wrapped(
    package: Package, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[Papers], Package]:
    """Makes the package that another version would have made around papers."""
    built = rebuilt_from(package, tmp_path_factory.mktemp("built"))
    return lambda papers: built.package(papers, CLAIMED)


def verified(data: bytes) -> list[Finding]:
    opened = open_package(data, "a.zip")
    return [*opened.findings, *([] if errors(opened.findings) else rebuild_findings(opened))]


def errors(found: Iterable[Finding]) -> set[tuple[str, str]]:
    return {
        (finding.code, finding.plain.get("file", ""))
        for finding in found
        if finding.level is Level.ERROR
    }


# ---- PDFs


def _drawn(page: int, content: bytes) -> Callable[[pikepdf.Pdf], None]:
    return lambda pdf: pdf.pages[page].contents_add(b"q " + content + b" Q")


def _repainted(pdf: pikepdf.Pdf) -> None:
    """A picture over a figure: 12 by 9 points of grey."""
    image = pikepdf.Stream(pdf, b"\x80")
    image.Type, image.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    image.Width, image.Height, image.BitsPerComponent = 1, 1, 8
    image.ColorSpace = pikepdf.Name.DeviceGray
    name = pdf.pages[0].add_resource(image, pikepdf.Name.XObject)
    pdf.pages[0].contents_add(f"q 12 0 0 9 220 400 cm {name} Do Q".encode())


def _hidden_text(pdf: pikepdf.Pdf) -> None:
    """Text that is not seen, but copied and read aloud."""
    font = next(iter(pdf.pages[0].Resources.Font.keys()))
    pdf.pages[0].contents_add(f"BT 3 Tr {font} 10 Tf 100 100 Td <0001> Tj ET".encode())


def _said_otherwise(pdf: pikepdf.Pdf) -> None:
    """A figure's text for those who hear it."""
    pdf.Root.StructTreeRoot.K.Alt = "批捕872人"


def _script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")


def _link(pdf: pikepdf.Pdf) -> None:
    action = pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://example.org")
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 500, 800], A=action
    )
    pdf.pages[0].obj.Annots = pikepdf.Array([pdf.make_indirect(note)])


def _layer(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OCProperties = pikepdf.Dictionary(OCGs=[], D=pikepdf.Dictionary())


def _attached(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["program.exe"] = b"MZ"


def _attachment_changed(pdf: pikepdf.Pdf) -> None:
    name = next(name for name in pdf.attachments if name.endswith("figures.yaml"))
    data = pdf.attachments[name].get_file().read_bytes()
    pdf.attachments[name].get_file().obj.write(data.replace(b"278", b"872"))


def _rubbish_font(pdf: pikepdf.Pdf) -> None:
    for each in pdf.objects:
        if isinstance(each, pikepdf.Dictionary) and "/FontFile2" in each:
            data = each.FontFile2.read_bytes()
            each.FontFile2.write(data[: len(data) // 2] + bytes(len(data) - len(data) // 2))


def _titled(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Title"] = "另一份文件"


def _page_gone(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[-1]


def _page_twice(pdf: pikepdf.Pdf) -> None:
    pdf.pages.append(pdf.pages[0])


def _page_turned(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Rotate = 180


def _page_cropped(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.CropBox = [0, 0, 595, 700]


PDF_FORGERIES: dict[str, Callable[[pikepdf.Pdf], None]] = {
    "repainted": _repainted,
    "white box": _drawn(0, b"1 1 1 rg 100 390 120 16 re f"),
    "faint rule": _drawn(2, b"0.8 G 0.5 w 100 400 m 180 400 l S"),
    "one stroke": _drawn(1, b"0 G 0.8 w 230 300 m 233 300 l S"),
    "hidden text": _hidden_text,
    "said otherwise": _said_otherwise,
    "script": _script,
    "link": _link,
    "layer": _layer,
    "attached": _attached,
    "attachment changed": _attachment_changed,
    "rubbish font": _rubbish_font,
    "titled": _titled,
    "page gone": _page_gone,
    "page twice": _page_twice,
    "page turned": _page_turned,
    "page cropped": _page_cropped,
}


@pytest.mark.parametrize("name", ["正文.pdf", "主要指标一览表.pdf"])
@pytest.mark.parametrize("kind", PDF_FORGERIES)
def test_a_forged_pdf_is_found(
    package: Package, wrapped: Callable[[Papers], Package], kind: str, name: str
) -> None:
    with pikepdf.open(io.BytesIO(package.payload(name))) as pdf:
        if len(pdf.pages) < 3 and kind in ("faint rule", "one stroke", "page gone"):
            kind = "white box" if kind != "page gone" else "page turned"
        PDF_FORGERIES[kind](pdf)
        made = io.BytesIO()
        pdf.save(made, fix_metadata_version=False)
    found = errors(verified(wrapped({name: made.getvalue()}).zip))
    assert found and {file for _, file in found} == {name}, found


# ---- Word files


def _with_parts(data: bytes, changes: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        parts = {name: old.read(name) for name in old.namelist()} | changes
        for name, part in parts.items():
            new.writestr(zipfile.ZipInfo(name), part)
    return made.getvalue()


def _part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        return opened.read(name)


WORD_FORGERIES: dict[str, Callable[[bytes], bytes]] = {
    "macros": lambda data: _with_parts(data, {"word/vbaProject.bin": b"\xd0\xcf\x11\xe0"}),
    "hidden style": lambda data: _with_parts(
        data, {"word/styles.xml": _part(data, "word/styles.xml").replace(b"</w:st", b" </w:st")}
    ),
    "template from elsewhere": lambda data: _with_parts(
        data, {"word/_rels/settings.xml.rels": b"<Relationships/>"}
    ),
    "a figure": lambda data: _with_parts(
        data, {"word/document.xml": _part(data, "word/document.xml").replace(b"278", b"872")}
    ),
    "author": lambda data: _with_parts(
        data, {"docProps/core.xml": _part(data, "docProps/core.xml") + b" "}
    ),
    "bytes behind": lambda data: data + b"MZ",
    "no zip": lambda data: b"MZ" + data[2:],
}  # fmt: skip


@pytest.mark.parametrize("kind", WORD_FORGERIES)
def test_a_forged_word_file_is_found(
    package: Package, wrapped: Callable[[Papers], Package], kind: str
) -> None:
    data = WORD_FORGERIES[kind](package.payload("正文.docx"))
    found = errors(verified(wrapped({"正文.docx": data}).zip))
    assert found and {file for _, file in found} == {"正文.docx"}, found


# ---- what stands around the papers


def _other_file(name: str, old: str, new: str) -> Callable[[Package], dict[str, bytes | None]]:
    def changes(package: Package) -> dict[str, bytes | None]:
        data = package.payload(name)
        assert old.encode() in data
        return {name: data.replace(old.encode(), new.encode(), 1)}

    return changes


AROUND: dict[str, Callable[[Package], dict[str, bytes | None]]] = {
    "a program": lambda package: {"程序.exe": b"MZ"},
    "a source more": lambda package: {
        "源文件/briefings/pingxiang-2022/sections/9-more.yaml": b"heading: x\ntext: y\n"
    },
    "a false report": _other_file("检查报告.txt", "检查报告", "检查报告（无误）"),
    "a false report as data": _other_file("检查报告.json", "findings", "Findings"),
    "the ledger": _other_file("数据台账.csv", "278", "872"),
    "the schema": _other_file("元数据.xsd", "schema", "schema "),
    "the layout": _other_file("版式报告.json", "pages", "Pages"),
    "a font": lambda package: {
        next(n for n in _payload(package) if n.endswith(".ttf")): b"rubbish"
    },
    "a licence gone": lambda package: dict.fromkeys(
        name for name in _payload(package) if "LICENSE" in name
    ),
    "a finding gone": lambda package: {"manifest.json": _manifest(package, findings=[])},
    "a finding accepted": lambda package: {"manifest.json": _manifest(package, accepted=[{}])},
    "no secrecy": lambda package: {"manifest.json": _manifest(package, internal=True)},
}


def _payload(package: Package) -> list[str]:
    start = f"{NUMBER}/data/"
    return [name.removeprefix(start) for name in package.files if name.startswith(start)]


def _manifest(package: Package, **changed: Any) -> bytes:
    content = json.loads(package.payload("manifest.json")) | changed
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


@pytest.mark.parametrize("kind", AROUND)
def test_what_stands_around_the_papers_is_found(
    wrapped: Callable[[Papers], Package], kind: str
) -> None:
    older = wrapped({})
    assert errors(verified(forged(older, AROUND[kind](older)))), kind


@pytest.mark.parametrize("claimed", ["", "872", "0.0.9\n", "1.0'; --", "9" * 99, "jianbao"])
def test_no_word_passes_for_a_version(wrapped: Callable[[Papers], Package], claimed: str) -> None:
    older = wrapped({})
    data = forged(older, {"manifest.json": _manifest(older, jianbao=claimed)})
    assert errors(verified(data))


# ---- good packages


def test_another_version_is_whole(wrapped: Callable[[Papers], Package]) -> None:
    assert verified(wrapped({}).zip) == []


@pytest.mark.parametrize("version", [CLAIMED, ""])
def test_another_zlib_changes_nothing(package: Package, version: str) -> None:
    papers = {}
    for name, data in package.papers.items():
        if name.endswith(".pdf"):
            papers[name] = _deflated_anew(data)
        else:
            papers[name] = _with_parts(data, {})
        assert papers[name] != data
    with TemporaryDirectory() as folder:
        other = rebuilt_from(package, Path(folder)).package(papers, version)
    found = verified(other.zip)
    assert errors(found) == set()
    assert {finding.code for finding in found} == {"rebuild-packed"}


def _deflated_anew(data: bytes) -> bytes:
    """Return a PDF with other deflated bytes and other object numbers, and nothing else changed."""
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pikepdf.settings.set_flate_compression_level(1)
        try:
            pdf.save(made, recompress_flate=True, fix_metadata_version=False)
        finally:
            pikepdf.settings.set_flate_compression_level(-1)
    return made.getvalue()


def test_other_objects_for_the_same_pages_are_told(
    package: Package, wrapped: Callable[[Papers], Package]
) -> None:
    with pikepdf.open(io.BytesIO(package.payload("正文.pdf"))) as pdf:
        pdf.pages[0].contents_add(b"q Q")
        made = io.BytesIO()
        pdf.save(made, fix_metadata_version=False)
    found = verified(wrapped({"正文.pdf": made.getvalue()}).zip)
    assert errors(found) == set()
    assert {finding.code for finding in found} == {"rebuild-looked"}
