"""LibreOffice as a second engine that lays our Word files out, and the lines of what it made.

It runs headless, with a profile folder and a fontconfig file of the test's own, and knows no fonts
but the bundle's. Its import of .docx has faults that matter here (jianbao.proof.second.libreoffice
names them). `corrected=True` goes by way of .fodt and sets them right; charts get lost on that way,
so look for them in the PDF that is not corrected.
"""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pymupdf

from jianbao.proof.second import libreoffice
from jianbao.proof.second.libreoffice import FONTCONFIG, MATCH
from tests.helpers.programs import require

SECONDS = 300
READY_WITHIN = 120

FAMILIES = {
    "仿宋_GB2312": "Brief Fang",
    "黑体": "Brief Hei",
    "楷体_GB2312": "Brief Kai",
    "方正小标宋简体": "Brief BiaoSong",
    "宋体": "Brief Song",
}
"""The names that the Word file uses, and the families of the bundle that stand for them."""

NOTE_MARKS = frozenset("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
SAME_BASELINE = 1.0  # points
HIGHEST_MARK = 11.0  # how far above its line a footnote's mark may stand


@dataclass(frozen=True)
class LibreOffice:
    """One LibreOffice: its program, and a folder that holds its profile and its fonts' names."""

    program: str
    folder: Path
    running: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @classmethod
    def start(cls, folder: Path, bundle: Path) -> LibreOffice:
        """Return a LibreOffice whose fonts are those below `bundle`, under Word's names."""
        program = require("soffice")
        folder.mkdir(parents=True, exist_ok=True)
        office = cls(program, folder)
        office.fontconfig.write_text(_fontconfig(bundle, folder / "cache"), "utf-8")
        return office

    @property
    def fontconfig(self) -> Path:
        """The file that names the fonts."""
        return self.folder / "fonts.conf"

    @property
    def words(self) -> Path:
        """The file of what LibreOffice says."""
        return self.folder / "said.txt"

    def keep_running(self) -> None:
        """Open a text and keep it open: later calls hand over what they want and return.

        LibreOffice ends with its last document, and its start is most of what a file costs. It
        passes the words of a second start in the same profile on to the first, and waits for it.
        The fonts inside a Word file stay with it, too: such files want a LibreOffice of their own.
        """
        text = self.folder / "kept.txt"
        text.write_text("-", "utf-8")
        started = self._start("--norestore", "--nologo", str(text))
        self.running.append(started)
        opened, until = self.folder / ".~lock.kept.txt#", time.monotonic() + READY_WITHIN
        while not opened.exists():
            if started.poll() is not None or time.monotonic() > until:
                self.end()
                return
            time.sleep(0.05)

    def end(self) -> None:
        """End what `keep_running` began."""
        while self.running:
            kept = self.running.pop()
            os.killpg(kept.pid, signal.SIGKILL)  # the program proper is a child of what was started
            kept.wait()

    def pdf(self, word: bytes, name: str, corrected: bool = False) -> Path:
        """Return the PDF that LibreOffice makes of one Word file."""
        return self.pdfs({name: word}, corrected)[name]

    def pdfs(self, words: dict[str, bytes], corrected: bool = False) -> dict[str, Path]:
        """Return the PDFs that LibreOffice makes of Word files: in one start, which is the cost."""
        assert not (self.running and any(b"word/fonts/" in word for word in words.values()))
        target = self.folder / ("corrected" if corrected else "plain")
        target.mkdir(exist_ok=True)
        sources = []
        for name, blob in words.items():
            sources.append(target / f"{name}.docx")
            sources[-1].write_bytes(blob)
        if corrected:
            sources = self._convert(sources, "fodt", target)
            for source in sources:
                source.write_text(libreoffice.corrected(source.read_text("utf-8")), "utf-8")
        return dict(zip(words, self._convert(sources, "pdf", target), strict=True))

    def saved_again(self, words: dict[str, bytes]) -> dict[str, bytes]:
        """Return Word files as LibreOffice writes them when it opens and saves them."""
        target, sources = self.folder / "saved", []
        target.mkdir(exist_ok=True)
        for name, blob in words.items():
            sources.append(self.folder / f"{name}.docx")
            sources[-1].write_bytes(blob)
        made = self._convert(sources, "docx", target)
        return {name: path.read_bytes() for name, path in zip(words, made, strict=True)}

    def _convert(self, sources: Sequence[Path], kind: str, target: Path) -> list[Path]:
        made = [target / f"{source.stem}.{kind}" for source in sources]
        for path in made:
            path.unlink(missing_ok=True)
        self._start("--convert-to", kind, "--outdir", str(target), *map(str, sources)).wait(SECONDS)
        missing = [path.name for path in made if not path.exists()]
        if missing:
            raise AssertionError(f"LibreOffice made no {missing}: {self.words.read_text('utf-8')}")
        return made

    def _start(self, *words: str) -> subprocess.Popen[bytes]:
        profile = (self.folder / "profile").resolve().as_uri()
        with self.words.open("ab") as said:
            return subprocess.Popen(
                [self.program, f"-env:UserInstallation={profile}", "--headless", *words],
                env={**os.environ, "FONTCONFIG_FILE": str(self.fontconfig)},
                stdout=said,
                stderr=said,
                start_new_session=True,
            )


@dataclass(frozen=True)
class Glyph:
    """One character on a page: its place is that of its origin, from the upper left corner."""

    character: str
    x: float
    y: float
    size: float
    font: str


def pdf_lines(path: Path) -> list[list[str]]:
    """Return each page's lines from the top; what stands on one baseline is one line."""
    return [
        [text for line in page if (text := "".join(glyph.character for glyph in line).strip())]
        for page in pdf_glyphs(path)
    ]


def pdf_glyphs(path: Path) -> list[list[list[Glyph]]]:
    """Return the characters of each line of each page, from left to right."""
    with pymupdf.open(path) as pdf:
        return [_lines(list(_glyphs(page))) for page in pdf]


def _glyphs(page: Any) -> Iterator[Glyph]:
    flags = pymupdf.TEXT_PRESERVE_WHITESPACE | pymupdf.TEXT_INHIBIT_SPACES
    for block in page.get_text("rawdict", flags=flags)["blocks"]:
        for line in block.get("lines", ()):
            for span in line["spans"]:
                for sign in span["chars"]:
                    x, y = sign["origin"]
                    yield Glyph(sign["c"], x, y, span["size"], span["font"])


def _lines(glyphs: list[Glyph]) -> list[list[Glyph]]:
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.y):
        if rows and glyph.y - rows[-1][0].y <= SAME_BASELINE:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return [sorted(row, key=lambda glyph: glyph.x) for row in _with_marks(rows)]


def _with_marks(rows: list[list[Glyph]]) -> Iterator[list[Glyph]]:
    """Yield the rows, with raised footnote marks in the line that they stand in."""
    marks: list[Glyph] = []
    for row in rows:
        raised = all(glyph.character in NOTE_MARKS for glyph in row)
        if raised and not marks:
            marks = row
            continue
        if marks and row[0].y - marks[0].y > HIGHEST_MARK:
            yield marks
            marks = []
        yield [*marks, *row]
        marks = []
    if marks:
        yield marks


def _fontconfig(bundle: Path, cache: Path) -> str:
    folders = {font.parent for font in bundle.rglob("*.ttf")}
    return FONTCONFIG.format(
        folders="\n  ".join(f"<dir>{folder}</dir>" for folder in sorted(folders)),
        cache=cache,
        matches="\n  ".join(
            MATCH.format(word=wanted, family=family) for wanted, family in FAMILIES.items()
        ),
    )
