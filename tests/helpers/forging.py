"""Forgeries of a package: kinds, and for each a place that chance says; every digest fits.

`python -m tests.helpers.forging 300` tries as many, and tells how many of each kind passed.
"""

from __future__ import annotations

import io
import json
import re
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from random import Random
from typing import Any

import pikepdf
import pypdfium2
from msgspec.structs import replace

from jianbao.library.archiving.package import Package
from jianbao.library.archiving.rebuilding import Rebuilt, differences
from jianbao.library.archiving.rebuilt import rebuild_findings, rebuilt_from
from jianbao.library.archiving.verifying import open_package
from jianbao.messages.findings import Finding, Level
from tests.helpers.flow_forging import ARRANGING
from tests.helpers.more_forging import MORE_PDF, MORE_WORD
from tests.helpers.packages import NUMBER, forged, package_of
from tests.helpers.pdf_forging import BEYOND

CLAIMED = "0.0.9"
Kind = Callable[[pikepdf.Pdf, Random], None]


# ---- PDFs


def _drawn(content: str) -> Kind:
    """Something small over a character: {x} and {y} are its corner, {w} and {h} its size."""

    def draw(pdf: pikepdf.Pdf, chance: Random) -> None:
        page, (x, y, w, h) = _character(pdf, chance)
        page.contents_add(f"q {content.format(x=x, y=y, w=w, h=h)} Q".encode())

    return draw


def _character(pdf: pikepdf.Pdf, chance: Random) -> tuple[pikepdf.Page, tuple[float, ...]]:
    """Return a page and the box of one of its visible characters."""
    written = io.BytesIO()
    pdf.save(written)
    with pypdfium2.PdfDocument(written.getvalue()) as drawn:
        number = chance.randrange(len(drawn))
        text = drawn[number].get_textpage()
        boxes = [text.get_charbox(place) for place in range(text.count_chars())]
    left, bottom, right, top = chance.choice([box for box in boxes if box[2] - box[0] > 3])
    return pdf.pages[number], (left, bottom, right - left, top - bottom)


def _repainted(pdf: pikepdf.Pdf, chance: Random) -> None:
    """A grey picture over a character."""
    image = pikepdf.Stream(pdf, b"\x80")
    image.Type, image.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    image.Width, image.Height, image.BitsPerComponent = 1, 1, 8
    image.ColorSpace = pikepdf.Name.DeviceGray
    page, (x, y, width, height) = _character(pdf, chance)
    name = page.add_resource(image, pikepdf.Name.XObject)
    page.contents_add(f"q {width} 0 0 {height} {x} {y} cm {name} Do Q".encode())


def _hidden_text(pdf: pikepdf.Pdf, chance: Random) -> None:
    """Text that is not seen, but copied and read aloud."""
    font = next(iter(pdf.pages[0].Resources.Font.keys()))
    pdf.pages[0].contents_add(f"BT 3 Tr {font} 10 Tf 100 100 Td <0001> Tj ET".encode())


def _said_otherwise(pdf: pikepdf.Pdf, chance: Random) -> None:
    """A figure's text for those who hear it."""
    pdf.Root.StructTreeRoot.K.Alt = "批捕872人"


def _script(pdf: pikepdf.Pdf, chance: Random) -> None:
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")


def _link(pdf: pikepdf.Pdf, chance: Random) -> None:
    action = pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://example.org")
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 500, 800], A=action
    )
    chance.choice(list(pdf.pages)).obj.Annots = pikepdf.Array([pdf.make_indirect(note)])


def _layer(pdf: pikepdf.Pdf, chance: Random) -> None:
    pdf.Root.OCProperties = pikepdf.Dictionary(OCGs=[], D=pikepdf.Dictionary())


def _attached(pdf: pikepdf.Pdf, chance: Random) -> None:
    pdf.attachments["program.exe"] = b"MZ"


def _attachment_changed(pdf: pikepdf.Pdf, chance: Random) -> None:
    name = next(name for name in pdf.attachments if name.endswith("figures.yaml"))
    data = pdf.attachments[name].get_file().read_bytes()
    pdf.attachments[name].get_file().obj.write(data.replace(b"278", b"872"))


def _rubbish_font(pdf: pikepdf.Pdf, chance: Random) -> None:
    for each in pdf.objects:
        if isinstance(each, pikepdf.Dictionary) and "/FontFile2" in each:
            data = each.FontFile2.read_bytes()
            each.FontFile2.write(data[: len(data) // 2] + bytes(len(data) - len(data) // 2))


def _titled(pdf: pikepdf.Pdf, chance: Random) -> None:
    pdf.docinfo["/Title"] = "另一份文件"


def _page_gone(pdf: pikepdf.Pdf, chance: Random) -> None:
    del pdf.pages[chance.randrange(len(pdf.pages))]


def _page_twice(pdf: pikepdf.Pdf, chance: Random) -> None:
    pdf.pages.append(chance.choice(list(pdf.pages)))


def _page_turned(pdf: pikepdf.Pdf, chance: Random) -> None:
    chance.choice(list(pdf.pages)).obj.Rotate = 180


def _page_cropped(pdf: pikepdf.Pdf, chance: Random) -> None:
    chance.choice(list(pdf.pages)).obj.CropBox = [0, 0, 595, 700]


PDF_FORGERIES: dict[str, Kind] = {
    "repainted": _repainted,
    "white box": _drawn("1 1 1 rg {x} {y} {w} {h} re f"),
    "faint rule": _drawn("0.7 G 0.6 w 20 {y} m 60 {y} l S"),
    "one stroke": _drawn("0 G 0.8 w 30 {y} m 33 {y} l S"),
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
    **MORE_PDF,
    **BEYOND,
}


def forged_pdf(data: bytes, kind: str, chance: Random) -> bytes:
    """Return a PDF with one forgery of a kind, at a place that chance says."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        if len(pdf.pages) == 1 and kind == "page gone":
            kind = "page turned"
        PDF_FORGERIES[kind](pdf, chance)
        made = io.BytesIO()
        pdf.save(made, fix_metadata_version=False)
    return made.getvalue()


# ---- Word files


def _other_digit(data: bytes, chance: Random) -> bytes:
    """Return XML with one digit of its text changed."""
    texts = re.finditer(rb"<w:t[^>]*>([^<]*)", data)
    places = [match.start(1) + at for match in texts for at in _digits(match[1])]
    place = chance.choice(places)
    digit = b"%d" % ((int(data[place : place + 1]) + chance.randrange(1, 10)) % 10)
    return data[:place] + digit + data[place + 1 :]


def _digits(text: bytes) -> list[int]:
    return [match.start() for match in re.finditer(rb"[0-9]", text)]


def with_parts(data: bytes, changes: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        parts = {name: old.read(name) for name in old.namelist()} | changes
        for name, part in parts.items():
            new.writestr(zipfile.ZipInfo(name), part)
    return made.getvalue()


def _part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        return opened.read(name)


WORD_FORGERIES: dict[str, Callable[[bytes, Random], bytes]] = {
    "macros": lambda data, chance: with_parts(data, {"word/vbaProject.bin": b"\xd0\xcf\x11\xe0"}),
    "hidden style": lambda data, chance: with_parts(
        data, {"word/styles.xml": _part(data, "word/styles.xml").replace(b"</w:st", b" </w:st")}
    ),
    "template from elsewhere": lambda data, chance: with_parts(
        data, {"word/_rels/settings.xml.rels": b"<Relationships/>"}
    ),
    "a figure": lambda data, chance: with_parts(
        data, {"word/document.xml": _other_digit(_part(data, "word/document.xml"), chance)}
    ),
    "author": lambda data, chance: with_parts(
        data, {"docProps/core.xml": _part(data, "docProps/core.xml") + b" "}
    ),
    "bytes behind": lambda data, chance: data + b"MZ",
    "no zip": lambda data, chance: b"MZ" + data[2:],
    "comments": lambda data, chance: with_parts(data, {"word/comments.xml": b"<w:comments/>"}),
    "foot": lambda data, chance: _foot_exchanged(data),
    **{
        kind: lambda data, chance, name=name, change=change: with_parts(
            data, {name: change(_part(data, name), chance)}
        )
        for kind, (name, change) in {
            **MORE_WORD, **{kind: ("word/document.xml", flow) for kind, flow in ARRANGING.items()}
        }.items()
    },
}  # fmt: skip


def _foot_exchanged(data: bytes) -> bytes:
    """A foot of pages that says what another one does."""
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        names = [name for name in opened.namelist() if "footer" in name or "header" in name]
        parts = {name: opened.read(name) for name in names if not name.endswith(".rels")}
    name = next(iter(parts))
    return with_parts(
        data, {name: parts[name].replace(b"</w:p>", b"<w:r><w:t>8</w:t></w:r></w:p>", 1)}
    )


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
        next(n for n in payload_of(package) if n.endswith(".ttf")): b"rubbish"
    },
    "a licence gone": lambda package: dict.fromkeys(
        name for name in payload_of(package) if "LICENSE" in name
    ),
    "a finding gone": lambda package: {"manifest.json": manifest_of(package, findings=[])},
    "a finding accepted": lambda package: {"manifest.json": manifest_of(package, accepted=[{}])},
    "another day": lambda package: {
        "manifest.json": manifest_of(package, made_at="2020-01-01T00:00:00+08:00")
    },
    "the YAML": _other_file("源文件/briefings/pingxiang-2022/figures.yaml", "278", "872"),
    "the metadata": _other_file("元数据.xml", "某市某局", "某市某处"),
    "no secrecy": lambda package: {"manifest.json": manifest_of(package, internal=True)},
}


def payload_of(package: Package) -> list[str]:
    start = f"{NUMBER}/data/"
    return [name.removeprefix(start) for name in package.files if name.startswith(start)]


def manifest_of(package: Package, **changed: Any) -> bytes:
    content = json.loads(package.payload("manifest.json")) | changed
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


# ---- all of them


class Forge:
    """Makes forgeries of one package under another version, and says what verify finds."""

    def __init__(self, package: Package) -> None:
        with tempfile.TemporaryDirectory() as folder:
            self.built: Rebuilt = rebuilt_from(package, Path(folder))
        self.package = package
        self.older = self.wrapped({})

    def wrapped(self, papers: dict[str, bytes]) -> Package:
        """Return the package that the claimed version would have made around papers."""
        return self.built.package(papers, CLAIMED)

    def found(self, data: bytes, *, again: bool = False) -> list[Finding]:
        """Return what verify finds; `again` where its sources were changed, too."""
        opened = open_package(data, "a.zip")
        if errors(opened.findings):
            return [*opened.findings]
        if again:
            return [*opened.findings, *rebuild_findings(opened)]
        claims = opened.manifest["conforms"]
        return [*opened.findings, *differences(opened.package, opened.made_by, claims, self.built)]

    def paper(self, kind: str, name: str, chance: Random, data: bytes = b"") -> list[Finding]:
        """Return what is found of a forged paper: the package's own, or other `data`."""
        data = data or self.package.payload(name)
        if name.endswith(".pdf"):
            other = forged_pdf(data, kind, chance)
        else:
            other = WORD_FORGERIES[kind](data, chance)
        return self.found(self.wrapped({name: other}).zip)

    def around(self, kind: str) -> list[Finding]:
        """Return what is found where something around the papers is forged."""
        return self.found(forged(self.older, AROUND[kind](self.older)), again=kind in REBUILT)


REBUILT = {"a source more", "the YAML", "another day"}


def errors(found: Iterable[Finding]) -> set[tuple[str, str]]:
    """Return what must be told: code and file of each error."""
    return {
        (finding.code, finding.plain.get("file", ""))
        for finding in found
        if finding.level is Level.ERROR
    }


def relaid(folder: Path) -> bytes:
    """Return the PDF of a briefing's paper as a version might set it that breaks lines elsewhere.

    A line has a character less, and a page some lines less.
    """
    from jianbao.typeset import typesetting

    real = typesetting.typeset

    def elsewhere(document: Any, theme: Any, faces: Any) -> Any:
        page = replace(theme.page, right=theme.page.right + 17, bottom=theme.page.bottom + 60)
        return real(document, replace(theme, page=page), faces)

    typesetting.typeset = elsewhere
    try:
        return package_of(folder).payload("正文.pdf")
    finally:
        typesetting.typeset = real


def main(count: int) -> None:
    """Try many forgeries of the sample, and print what passed; half of the PDFs are set anew."""
    import shutil

    from tests.conftest import PINGXIANG
    from tests.helpers.packages import with_filing

    with tempfile.TemporaryDirectory() as folder:
        briefing = Path(shutil.copytree(PINGXIANG, Path(folder, "pingxiang-2022")))
        forge = Forge(package_of(with_filing(briefing)))
        elsewhere = relaid(briefing)
    good = forge.found(forge.wrapped({"正文.pdf": elsewhere}).zip)
    print("set anew:", sorted({finding.code for finding in good}))
    tried: Counter[str] = Counter()
    for seed in range(count):
        chance = Random(seed)
        kinds, form = (PDF_FORGERIES, "pdf") if chance.random() < 0.7 else (WORD_FORGERIES, "docx")
        kind = sorted(kinds)[seed % len(kinds)]
        name = chance.choice([f"正文.{form}", f"主要指标一览表.{form}"])
        data = elsewhere if name == "正文.pdf" and seed % 2 else b""
        tried[kind] += 1
        if not errors(forge.paper(kind, name, chance, data)):
            print(f"passed: {kind} of {name}, seed {seed}, {bool(data)}")
    for kind in AROUND:
        tried[kind] += 1
        if not errors(forge.around(kind)):
            print(f"passed: {kind}")
    print(f"{tried.total()} forgeries of {len(tried)} kinds: {dict(tried)}")


if __name__ == "__main__":
    main(int(sys.argv[1]))
