"""Hostile files, made on the spot: what is done to a working folder, and the command that meets it.

hostile.tsv beside this file says what must come of each: exit code and codes of findings. A case is
its family, where it is, and what it is: `yaml/ledger/aliases`.
"""

from __future__ import annotations

import base64
import io
import json
import os
import random
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path

from tests.cases.bad import inside_fonts, inside_pdfs, insides
from tests.cases.bad.relatives import relatives
from tests.cases.bad.sheets import sheets

PLACES = {
    "head": "b/briefing.yaml", "section": "b/sections/1-part.yaml", "ledger": "b/figures.yaml",
    "template": "templates/mine/template.yaml", "profile": "profile.yaml",
}  # fmt: skip
HEAD = "title: 题\nissuer: 院\ndate: 2026-01-15\nperiod: 2025\ntemplate: mine\n"
SECTION = "heading: 甲\ntext: 乙{数}。\n"
LEDGER = "数: {label: 数, value: 1, unit: 人, sheet: no}\n"
WITH_PICTURE = (
    'heading: 甲\ntext: "乙{数}。\\n\\n![图]"\n'
    "pictures:\n  图: {file: %s, title: 图, alternative: 图}\n"
)


@dataclass(frozen=True)
class Hostile:
    """One case: `spoil` changes the folder, `words` are the command line in it."""

    name: str
    spoil: Callable[[Path], object]
    words: tuple[str, ...] = ("check", "b", "--pages")


def good(desk: Path, templates: Path) -> None:
    """Make the working folder that every case begins with."""
    (desk / "b/sections").mkdir(parents=True)
    (desk / "templates/mine").mkdir(parents=True)
    (desk / "b/briefing.yaml").write_text(HEAD, "utf-8")
    (desk / "b/sections/1-part.yaml").write_text(SECTION, "utf-8")
    (desk / "b/figures.yaml").write_text(LEDGER, "utf-8")
    (desk / "templates/mine/template.yaml").write_text("like: overview\n", "utf-8")
    (desk / "profile.yaml").write_text("ranges: hyphen\n", "utf-8")


def cases() -> Iterator[Hostile]:
    """Yield every case."""
    yield from _texts()
    yield from _no_files()
    yield from _pictures()
    yield from _papers()
    yield from _releases()
    yield from _words()
    yield from _insides()
    for name, spoil, words in relatives():
        yield Hostile(f"relative/{name}", spoil, words)


# ---- what stands in a YAML file

ALIASES = "a: &a [1,1,1,1,1,1,1,1,1]\n" + "".join(
    f"{new}: &{new} [{','.join(['*' + old] * 9)}]\n" for old, new in pairwise("abcdefgh")
)
CONTENTS: dict[str, bytes] = {
    "nothing": b"",
    "blanks": b" \n \n",
    "comment": "# 无\n".encode(),
    "nul": bytes(64),
    "mark": b"\xef\xbb\xbf",
    "utf-16": HEAD.encode("utf-16"),
    "gbk": HEAD.encode("gbk"),
    "not-utf-8": b"title: \xff\xfe\xc0\xaf\n",
    "surrogate": b"title: \xed\xa0\x80\n",
    "deep-list": b"[" * 100_000,
    "deep-block": b"- " * 100_000,
    "deep-map": b"{a: " * 100_000,
    "long-line": b"title: " + b"a" * 1_900_000,
    "long-key": b"k" * 900_000 + b": 1\n",
    "many-keys": b"".join(b"key%d: 1\n" % number for number in range(5000)),
    "same-keys": b"title: a\n" * 5000,
    "many-lists": b"title: [" + b"a, " * 200_000 + b"a]\n",
    "too-large": b"#" * (2 * 1024 * 1024 + 1),
    "aliases": ALIASES.encode(),
    "merge": b"a: &a {b: 1}\nc: {<<: *a}\n",
    "python": b"title: !!python/object/apply:os.system [touch CANARY]\n",
    "two-documents": (HEAD + "---\n" + HEAD).encode(),
    "directive": b"%YAML 9.9\n---\ntitle: a\n",
    "tab": "title:\n\ta: 题\n".encode(),
    "list": b"- a\n- b\n",
    "scalar": "只有一句话".encode(),
    "elf": b"\x7fELF" + bytes(range(256)) * 8,
    "zip": b"PK\x03\x04" + bytes(range(256)),
    "html": b"<!DOCTYPE html><html><script>alert(1)</script></html>",
    "escape": b'"\\e[31mRED\\u202e": x\ntitle: "\\e]0;owned\\a"\n',
}


def _texts() -> Iterator[Hostile]:
    for place, path in PLACES.items():
        for kind, data in CONTENTS.items():
            yield Hostile(f"yaml/{place}/{kind}", _written(path, data))


def _written(path: str, data: bytes) -> Callable[[Path], object]:
    def spoil(desk: Path) -> None:
        target = desk / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.is_symlink() or target.exists():
            target.unlink()
        target.write_bytes(data)

    return spoil


# ---- what is no file of the folder

NO_FILES: dict[str, Callable[[Path], object]] = {
    "pipe": lambda path: os.mkfifo(path),
    "folder": lambda path: path.mkdir(),
    "device": lambda path: path.symlink_to("/dev/zero"),
    "outside": lambda path: path.symlink_to("/etc/passwd"),
    "loop": lambda path: path.symlink_to(path.name),
    "sparse": lambda path: os.truncate(os.open(path, os.O_CREAT | os.O_WRONLY), 10 * 1024**3),
}


def _no_files() -> Iterator[Hostile]:
    for place, path in PLACES.items():
        for kind, make in NO_FILES.items():
            yield Hostile(f"no-file/{place}/{kind}", _replaced(path, make))


def _replaced(path: str, make: Callable[[Path], object]) -> Callable[[Path], object]:
    def spoil(desk: Path) -> None:
        (desk / path).parent.mkdir(parents=True, exist_ok=True)
        (desk / path).unlink(missing_ok=True)
        make(desk / path)

    return spoil


# ---- pictures


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _png(width: int, height: int, data: bytes, end: bytes = b"") -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", data) + end


def _svg(inside: str, head: str = 'width="90" height="60"', before: str = "") -> bytes:
    return (
        f'{before}<svg xmlns="http://www.w3.org/2000/svg"'
        f' xmlns:xlink="http://www.w3.org/1999/xlink" {head}>{inside}</svg>'
    ).encode()


def _inside(width: int, height: int) -> str:
    """Return an element of SVG with a black picture inside."""
    rows = zlib.compress(bytes(1000), 1)  # what it says of its size is enough
    data = base64.b64encode(_png(width, height, rows, END)).decode()
    return f'<image width="9" height="9" xlink:href="data:image/png;base64,{data}"/>'


END = _chunk(b"IEND", b"")
PIXELS = zlib.compress(bytes(28) * 9)
ENTITIES = "".join(f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in pairwise("abcdefgh"))
PICTURES: dict[str, bytes] = {
    "p.png/empty": b"",
    "p.png/text": "图".encode(),
    "p.png/head": b"\x89PNG\r\n\x1a\n",
    "p.png/no-end": _png(9, 9, PIXELS),
    "p.png/no-data": _png(9, 9, b"", END),
    "p.png/huge": _png(100_000, 100_000, PIXELS, END),
    "p.png/bomb": _png(7000, 7000, zlib.compress(bytes(100)), END),
    "p.png/thread": _png(1, 50_000, zlib.compress(bytes(4) * 50_000), END),
    "p.png/no-width": _png(0, 9, PIXELS, END),
    "p.png/wrong-sum": _png(9, 9, PIXELS, END)[:-20] + bytes(20),
    "p.png/elf": b"\x7fELF" + bytes(99),
    "p.jpg/head": b"\xff\xd8\xff",
    "p.jpg/cut": b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00",
    "p.jpg/noise": b"\xff\xd8" + random.Random(1).randbytes(3000),
    "p.jpg/a-gif": b"GIF89a" + bytes(99),
    "p.svg/empty": b"",
    "p.svg/no-size": _svg("<g/>", ""),
    "p.svg/huge": _svg("<g/>", 'width="99999" height="99999"'),
    "p.svg/script": _svg("<script>alert(1)</script>"),
    "p.svg/event": _svg('<g onload="alert(1)"/>'),
    "p.svg/outside": _svg('<image xlink:href="file:///etc/passwd"/>'),
    "p.svg/network": _svg('<image xlink:href="http://example.invalid/a.png"/>'),
    "p.svg/style": _svg("<style>@import url(http://example.invalid/a.css);</style>"),
    "p.svg/entity": _svg("&e;", before='<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>'),
    "p.svg/entities": _svg("&h;", before=f'<!DOCTYPE a [<!ENTITY a "a">{ENTITIES}]>'),
    "p.svg/deep": _svg("<g>" * 5000 + "</g>" * 5000),
    "p.svg/cut": _svg("<g/>")[:-9],
    "p.svg/large-inside": _svg(_inside(17_000, 17_000)),
    "p.svg/many-inside": _svg(_inside(5_000, 5_000) * 20),
    "p.svg/drawing-inside": _svg('<image xlink:href="data:image/svg+xml;base64,PHN2Zy8+"/>'),
    "p.svg/turbulence": _svg('<filter id="f"><feTurbulence numOctaves="9999"/></filter>'),
    "p.svg/filters": _svg('<g filter="url(#f)"/>' * 21),
    "p.svg/many": _svg("<g/>" * 300_000),
    "p.svg/used": _svg(
        '<g id="a0"/>'
        + "".join(
            f'<g id="a{n}">{f"""<use xlink:href="#a{n - 1}"/>""" * 10}</g>' for n in range(1, 8)
        )
    ),
    "p.svg/use-loop": _svg('<g id="a"><use xlink:href="#a"/></g>'),
}


def _pictures() -> Iterator[Hostile]:
    for name, data in PICTURES.items():
        file = name.split("/")[0]
        yield Hostile(f"picture/{name}", _pictured(file, data))
    for name in ("p.png/no-end", "p.png/huge", "p.png/empty", "p.jpg/noise", "p.svg/huge"):
        file = name.split("/")[0]
        yield Hostile(f"logo/{name}", _logo(file, PICTURES[name]))
    for name in ("../../etc/passwd", "/etc/passwd", ".hidden.png", "a\\b.png", "con.png/x.png"):
        yield Hostile(f"picture-name/{name}", _pictured_as(name))


def _pictured(file: str, data: bytes) -> Callable[[Path], object]:
    def spoil(desk: Path) -> None:
        (desk / "b" / file).write_bytes(data)
        (desk / PLACES["section"]).write_text(WITH_PICTURE % file, "utf-8")

    return spoil


def _pictured_as(name: str) -> Callable[[Path], object]:
    return _written(PLACES["section"], (WITH_PICTURE % json.dumps(name)).encode())


def _logo(file: str, data: bytes) -> Callable[[Path], object]:
    def spoil(desk: Path) -> None:
        (desk / file).write_bytes(data)
        (desk / PLACES["profile"]).write_text(f"logo: {file}\n", "utf-8")

    return spoil


# ---- finished papers and packages of any maker


def _zip(parts: dict[str, bytes], names: tuple[str, ...] = ()) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in parts.items():
            target.writestr(name, data)
        for name in names:
            target.writestr(name, b"")
    return stream.getvalue()


def _pdf(objects: list[bytes], root: str = "1 0 R") -> bytes:
    body, offsets = b"%PDF-1.7\n", []
    for number, data in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, data)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    tail = b"trailer\n<</Size %d/Root %s>>\nstartxref\n%d\n%%%%EOF\n"
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    return body + head + tail % (size, root.encode(), len(body))


def _stream(data: bytes, keys: bytes = b"/Filter/FlateDecode") -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (keys, len(data), data)


CATALOGUE = b"<</Type/Catalog/Pages 2 0 R%s>>"
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<>>>>"
BOMB = zlib.compress(bytes(300_000_000), 9)
TYPES = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
RELS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    b'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
WORD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">%s</w:document>'


def _word(document: bytes) -> bytes:
    return _zip({"[Content_Types].xml": TYPES, "_rels/.rels": RELS, "word/document.xml": document})


def _attached(specification: bytes) -> bytes:
    return _pdf(
        [CATALOGUE % b"/AF[5 0 R]", PAGES, PAGE, _stream(zlib.compress(b" ")), specification]
    )


FILES: dict[str, bytes] = {
    "a.pdf/empty": b"",
    "a.pdf/head": b"%PDF-1.7\n",
    "a.pdf/text": "不是PDF".encode(),
    "a.pdf/noise": b"%PDF-1.7\n" + random.Random(2).randbytes(5000),
    "a.pdf/no-root": _pdf([b"<<>>"], "9 0 R"),
    "a.pdf/no-pages": _pdf([b"<</Type/Catalog>>"]),
    "a.pdf/kids-loop": _pdf([CATALOGUE % b"", b"<</Type/Pages/Kids[2 0 R]/Count 1>>"]),
    "a.pdf/root-loop": _pdf([b"1 0 R"]),
    "a.pdf/count": _pdf([CATALOGUE % b"", b"<</Type/Pages/Kids[]/Count 2000000000>>"]),
    "a.pdf/deep": _pdf([CATALOGUE % (b"/A" + b"[" * 100_000), PAGES, PAGE]),
    "a.pdf/bomb": _pdf([CATALOGUE % b"", PAGES, PAGE, _stream(BOMB)]),
    "a.pdf/bomb-twice": _pdf([
        CATALOGUE % b"", PAGES, PAGE,
        _stream(zlib.compress(BOMB), b"/Filter[/FlateDecode/FlateDecode]"),
    ]),
    "a.pdf/contents": _pdf([CATALOGUE % b"", PAGES, PAGE, _stream(b"not packed")]),
    "a.pdf/huge-page": _pdf([
        CATALOGUE % b"", PAGES, PAGE.replace(b"842", b"9" * 30), _stream(b""),
    ]),
    "a.pdf/encrypted": _pdf([CATALOGUE % b"", PAGES, PAGE]).replace(
        b"/Root", b"/Encrypt<</Filter/Standard/V 9/R 9>>/Root"
    ),
    "af.pdf/number": _attached(b"5"),
    "af.pdf/itself": _attached(b"5 0 R"),
    "af.pdf/null": _attached(b"null"),
    "af.pdf/no-name": _attached(b"<</AFRelationship/Source/EF<</F 4 0 R>>>>"),
    "af.pdf/no-file": _attached(b"<</AFRelationship/Source/UF(briefings/b/briefing.yaml)>>"),
    "af.pdf/no-sum": _attached(
        b"<</AFRelationship/Source/UF(briefings/b/briefing.yaml)/EF<</F 4 0 R>>>>"
    ),
    "af.pdf/up": _attached(b"<</AFRelationship/Source/UF(../../evil)/EF<</F 4 0 R>>>>"),
    "af.pdf/loop": _attached(b"<</AFRelationship/Source/UF(profile.yaml)/EF 5 0 R>>"),
    "af.pdf/page": _attached(b"<</AFRelationship/Source/UF(profile.yaml)/EF<</F 3 0 R>>>>"),
    "a.docx/empty": b"",
    "a.docx/empty-zip": _zip({}),
    "a.docx/no-document": _zip({"[Content_Types].xml": TYPES, "_rels/.rels": RELS}),
    "a.docx/cut": _word(b"<a/>")[:-30],
    "a.docx/no-xml": _word(b"no XML"),
    "a.docx/other-xml": _word(b"<a/>"),
    "a.docx/bomb": _word(bytes(300_000_000)),
    "a.docx/blanks": _word(b"<a>" + b" " * 100_000_000 + b"</a>"),
    "a.docx/deep": _word((WORD % ("<w:p>" * 50_000 + "</w:p>" * 50_000)).encode()),
    "a.docx/entities": _word(f'<!DOCTYPE a [<!ENTITY a "a">{ENTITIES}]><a>&h;</a>'.encode()),
    "a.docx/outside": _word(b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>'),
    "a.docx/many": _zip({"word/document.xml": b"<a/>"}, tuple(map(str, range(20_000)))),
    "a.docx/up": _zip({"../../evil": b"x", "[Content_Types].xml": TYPES}),
    "a.docx/ole": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000),
}  # fmt: skip


LETTERS: dict[str, bytes] = {
    "a.txt/empty": b"",
    "a.txt/blank": b" \n\n",
    "a.txt/nul": bytes(64),
    "a.txt/noise": random.Random(3).randbytes(5000),
    "a.txt/surrogate": b"\xed\xa0\x80",
    "a.txt/escape": "题\x1b[31m目\u202e\n".encode(),
    "a.txt/marks": "{甲}[^乙]![丙] #丁 **戊\n\n---\n...\n".encode(),
    "a.txt/line": "长".encode() * 30_000,
    "a.txt/lines": "甲\n\n".encode() * 2_000,
    "a.txt/heads": "一、甲\n（一）乙\n1.丙\n（1）丁\n".encode() * 100,
    "a.pages/zip": b"PK\x03\x04",
}


def _papers() -> Iterator[Hostile]:
    for name, data in FILES.items():
        file = name.split("/")[0]
        command = ("extract", file, "--out", "e") if file == "af.pdf" else ("verify-layout", file)
        yield Hostile(f"paper/{name}", _written(file, data), command)
    for name in ("a.pdf/noise", "a.pdf/bomb", "a.pdf/kids-loop", "a.docx/empty-zip", "a.pdf/empty"):
        file = name.split("/")[0]
        yield Hostile(f"carrier/{name}", _written(file, FILES[name]), ("extract", file))
    for name in ("a.docx/many", "a.docx/bomb", "a.docx/up", "a.docx/cut", "a.pdf/text"):
        yield Hostile(f"package/{name}", _written("1.zip", FILES[name]), ("verify", "1.zip"))
    for name, data in {**FILES, **LETTERS}.items():
        file = name.split("/")[0]
        yield Hostile(f"import/{name}", _written(file, data), ("import", file, "--out", "new"))
        if name.startswith("a.docx"):
            back = ("take-back", "a.docx", "b")
            yield Hostile(f"take-back/{name}", _written("a.docx", data), back)
    for name, data in sheets().items():
        file = name.split("/")[0]
        yield Hostile(f"filled/{name}", _written(file, data), ("figures", "b", "--from", file))


# ---- releases


def _manifest(**changed: object) -> bytes:
    usual = {"briefing": "b", "templates": ["mine"], "made_at": "2026-01-15T00:00:00+00:00"}
    return json.dumps({**usual, "files": [], "inputs": [], **changed}).encode()


MANIFESTS: dict[str, bytes] = {
    "empty": b"",
    "list": b"[]",
    "deep": b"[" * 100_000,
    "deep-map": b'{"a":' * 100_000,
    "number": b"1",
    "cut": b'{"files": [',
    "no-files": b"{}",
    "files": _manifest(files=7),
    "long-name": _manifest(files=[{"name": "n" * 100_000, "sha256": "0" * 64}]),
    "nul-name": _manifest(files=[{"name": "a\0b", "sha256": "0" * 64}]),
    "up": _manifest(files=[{"name": "../../etc/passwd", "sha256": "0" * 64}]),
    "rooted": _manifest(files=[{"name": "/etc/passwd", "sha256": "0" * 64}]),
    "escape": _manifest(files=[{"name": "\x1b[31m\u202e\n", "sha256": "0" * 64}]),
    "many": _manifest(files=[{"name": str(each), "sha256": ""} for each in range(20_000)]),
    "template": _manifest(templates=["../../x"]),
    "moment": _manifest(made_at="yesterday"),
    "inputs": _manifest(inputs=[7]),
    "other": _manifest(briefing="c"),
    "not-utf-8": b'{"files": "\xff"}',
    "integer": b'{"files": [{"name": ' + b"9" * 10_000 + b', "sha256": 1}]}',
}


def _releases() -> Iterator[Hostile]:
    for kind, data in MANIFESTS.items():
        yield Hostile(f"release/{kind}", _written("output/b/manifest.json", data), ("print", "b"))


# ---- words on the command line

WORDS = {
    "escape": "\x1b[31mRED", "turned": "a\u202eb", "line": "a\nb", "long": "x" * 5000,
    "device": "/dev/zero", "nothing": "", "link": "link", "pipe": "pipe",
}  # fmt: skip
COMMANDS: dict[str, tuple[str, ...]] = {
    "build": ("build", "%s"), "template": ("build", "b", "--template", "%s"),
    "form": ("build", "b", "--to", "%s"), "profile": ("check", "b", "--profile", "%s"),
    "extract": ("extract", "%s"), "copy": ("templates", "copy", "overview", "%s"),
    "figures": ("figures", "b", "--out", "%s.csv"), "unknown": ("build", "b", "--%s"),
}  # fmt: skip


def _words() -> Iterator[Hostile]:
    for command, words in COMMANDS.items():
        for kind, word in WORDS.items():
            if (command, kind) == ("figures", "device"):
                continue  # it would be written into /dev
            typed = tuple(each.replace("%s", word) for each in words)
            yield Hostile(f"words/{command}/{kind}", _with_pipe_and_link, typed)


def _with_pipe_and_link(desk: Path) -> None:
    os.mkfifo(desk / "pipe")
    os.mkfifo(desk / "pipe.csv")
    (desk / "link").symlink_to("/dev/zero")
    (desk / "link.csv").symlink_to("outside.csv")


# ---- what is whole outside (insides.py)


def _insides() -> Iterator[Hostile]:
    for kind, text in insides.PROFILES.items():
        yield Hostile(f"value/{kind}", _written(PLACES["profile"], text.encode()))
    for kind, make in inside_fonts.FONTS.items():
        yield Hostile(f"font/{kind}", _typed_in(make))
    for name, make in insides.PICTURES.items():
        file = name.split("/")[0]
        yield Hostile(f"inside/{name}", partial(_pictured_by, file, make))
    papers = {f"i.docx/{kind}": make for kind, make in insides.WORDS.items()}
    papers |= {f"i.pdf/{kind}": make for kind, make in inside_pdfs.PDFS.items()}
    for name, make in {**papers, **insides.LETTERS}.items():
        file = name.split("/")[0]
        yield Hostile(f"inside/{name}", partial(_put, file, make), ("import", file, "--out", "new"))


def _put(file: str, make: Callable[[], bytes], desk: Path) -> None:
    (desk / file).write_bytes(make())


def _pictured_by(file: str, make: Callable[[], bytes], desk: Path) -> None:
    _pictured(file, make())(desk)


def _typed_in(make: Callable[[], bytes]) -> Callable[[Path], object]:
    """Let a font of the profile set the Latin letters of a paper."""

    def spoil(desk: Path) -> None:
        _put("f.ttf", make, desk)
        (desk / PLACES["profile"]).write_text("fonts: {roman: {file: f.ttf}}\n", "utf-8")
        (desk / PLACES["section"]).write_text(SECTION.replace("乙", "ABCxyz"), "utf-8")

    return spoil
