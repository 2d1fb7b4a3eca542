"""LibreOffice as a second engine that lays our Word files out.

It runs headless, with a profile and a fontconfig file of its own, and knows no fonts but the
bundle's, under the names that the Word file uses. Its import of .docx has three faults that matter
here: it drops autoSpaceDE/autoSpaceDN, so space between Chinese and Latin stays on; it inverts
overflowPunct, so punctuation hangs; and it drops noLineBreaksBefore/After, so that its own sets
hold, in which …, %, ‰, ℃ may begin a line. Besides, it forgets the height of the footer on the
first page of a section that asks for an odd or even one, writes the text of a box in an even footer
twice, forgets where footnotes' marks stand and makes them smaller, and lets the grid of lines, to
which no paragraph snaps, take part of a line from pages with notes; and where a line is full at
Latin text it forgets the sets. All are set right in its own flat format, on the way from .docx to
.pdf; charts get lost on that way.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable, Sequence
from html import escape  # not xml.sax.saxutils, which brings urllib and ssl along
from pathlib import Path

from msgspec import Struct

from jianbao.document.patterns import pattern
from jianbao.document.programs import found_program
from jianbao.document.word.kinsoku import (
    DASH,
    GLUE,
    NO_END,
    NO_START,
    NO_WIDTH_SPACE,
    NUMBER_SIGNS,
    RAISED,
    UNITS,
)
from jianbao.document.word.notes import mark_scale, mark_size
from jianbao.fonts.bundle import Face
from jianbao.messages.errors import ProgramError
from jianbao.messages.proof import libreoffice_failed, no_libreoffice

PROGRAMS = ("soffice", "libreoffice")
SECONDS = 300
CONVERSION = 60  # seconds for a file of somebody's, which may be made to harm

FONTCONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  {folders}
  <cachedir>{cache}</cachedir>
  {matches}
</fontconfig>
"""
MATCH = """<match target="pattern">
    <test name="family" qual="any"><string>{word}</string></test>
    <edit name="family" mode="assign" binding="strong"><string>{family}</string></edit>
  </match>"""

MASTER = pattern(
    r'<style:master-page style:name="([^"]+)"[^>]* style:page-layout-name="([^"]+)"'
    r'(?:[^>]* style:next-style-name="([^"]+)")?'
)
STRAY_FRAME = pattern(
    r"<draw:frame (?:(?!</draw:frame>).)*</draw:frame>"
    r'(?=<draw:custom-shape[^>]* draw:name="Page Number )',
    re.DOTALL,
)
JOINER = "\u2060"
TAGS = "(?:</?text:span[^>]*>)*"
LATIN = "!-;=-~"  # without < of a tag
NO_ENDS, NO_STARTS = (
    "".join(sorted(signs)) for signs in (NUMBER_SIGNS | GLUE, GLUE | RAISED | UNITS | {DASH})
)
FREE_END = pattern(f"[{NO_ENDS}](?={TAGS}[{LATIN}])|[{LATIN}](?={TAGS}[{NO_STARTS}])")
NOTE_SIZE = pattern(
    r'style:name="Footnote" style:family="paragraph".*?fo:font-size="([\d.]+)pt"'
    r'.*?style:text-scale="(\d+)%"',
    re.DOTALL,
)
NOTE_MARK = pattern(r'style:name="Footnote_20_Symbol".*?</style:style>', re.DOTALL)
CLOSING = "、。，．）》〉」』】〕〗”’％‰℃；："
JOINED = pattern(f"[{CLOSING}]{TAGS}(?=[{LATIN}{NO_ENDS}]*{JOINER})")
SETTINGS = '<config:config-item-set config:name="ooo:configuration-settings">'
FORBIDDEN = """
  <config:config-item-map-indexed config:name="ForbiddenCharacters">
    <config:config-item-map-entry>
      <config:config-item config:name="Language" config:type="string">zh</config:config-item>
      <config:config-item config:name="Country" config:type="string">CN</config:config-item>
      <config:config-item config:name="Variant" config:type="string"/>
      <config:config-item config:name="BeginLine" config:type="string">{starts}</config:config-item>
      <config:config-item config:name="EndLine" config:type="string">{ends}</config:config-item>
    </config:config-item-map-entry>
  </config:config-item-map-indexed>"""


class ToolError(ProgramError):
    """A program that proves, but does not make anything, is missing or fails."""


class LibreOffice(Struct, frozen=True):
    """One LibreOffice: its program, and a folder that holds its profile and its fonts' names."""

    program: str
    folder: Path

    @classmethod
    def find(cls, folder: Path, faces: Iterable[Face]) -> LibreOffice:
        """Return a LibreOffice that knows these faces; `folder` is its own."""
        program = found_program(*PROGRAMS)
        if program is None:
            raise ToolError([no_libreoffice()])
        office = cls(program, folder)
        office.fontconfig.write_text(_fontconfig(list(faces), folder / "cache"), "utf-8")
        return office

    @property
    def fontconfig(self) -> Path:
        """The file that names the fonts."""
        return self.folder / "fonts.conf"

    def pdfs(self, words: dict[str, bytes]) -> dict[str, bytes]:
        """Return the PDF of each Word file, all made in one start, which is what takes time."""
        sources = [self.folder / f"{number}.docx" for number in range(len(words))]
        for path, data in zip(sources, words.values(), strict=True):
            path.write_bytes(data)
        flat = self._convert(sources, "fodt")
        for path in flat:
            path.write_text(corrected(path.read_text("utf-8")), "utf-8")
        made = self._convert(flat, "pdf")
        return {name: path.read_bytes() for name, path in zip(words, made, strict=True)}

    def word(self, data: bytes) -> bytes:
        """Return a file of an older program (.doc, .wps) as a Word file. Raises ToolError."""
        source = self.folder / "paper.doc"
        source.write_bytes(data)
        return self._convert([source], "docx", CONVERSION)[0].read_bytes()

    def _convert(self, sources: Sequence[Path], kind: str, seconds: int = SECONDS) -> list[Path]:
        made = [source.with_suffix(f".{kind}") for source in sources]
        profile = (self.folder / "profile").resolve().as_uri()
        command = [
            self.program, f"-env:UserInstallation={profile}", "--headless",
            "--convert-to", kind, "--outdir", str(self.folder), *map(str, sources),
        ]  # fmt: skip
        output = self._run(command, seconds)
        if not all(path.exists() for path in made):
            raise _failure(output)
        return made

    def _run(self, command: list[str], seconds: int) -> str:
        environment = {**os.environ, "FONTCONFIG_FILE": str(self.fontconfig)}
        try:
            ended = subprocess.run(
                command, env=environment, capture_output=True, text=True, timeout=seconds,
                errors="replace", check=False,
            )  # fmt: skip
        except (OSError, subprocess.TimeoutExpired) as error:
            raise _failure(str(error)) from error
        return f"{ended.stdout}{ended.stderr}".strip()


def corrected(flat: str) -> str:
    """Return a flat document in which the faults of the import are set right."""
    flat = re.sub(r'text-autospace="[^"]*"', 'text-autospace="none"', flat)
    flat = re.sub(r'punctuation-wrap="[^"]*"', 'punctuation-wrap="simple"', flat)
    flat = flat.replace('text-position="super 58%"', 'text-position="33% 100%"')
    flat = _with_note_marks(flat)
    flat = flat.replace('layout-grid-mode="line"', 'layout-grid-mode="none"')
    flat = FREE_END.sub(lambda found: found[0] + JOINER, flat)
    flat = JOINED.sub(lambda found: found[0] + NO_WIDTH_SPACE, flat)  # it may begin a line
    flat = STRAY_FRAME.sub("", _with_footers(flat))
    starts, ends = (escape("".join(sorted(signs))) for signs in (NO_START, NO_END))
    return flat.replace(SETTINGS, SETTINGS + FORBIDDEN.format(starts=starts, ends=ends), 1)


def _with_note_marks(flat: str) -> str:
    """Return the document with marks before notes as the notes ask for them, not as the text does.

    Why: LibreOffice gives both the look of one style.
    """
    note = NOTE_SIZE.search(flat)
    mark = NOTE_MARK.search(flat)
    if not note or not mark:
        return flat
    size, scale = float(note[1]), int(note[2])
    if f'text-scale="{scale}%"' not in mark[0]:  # as those of decimal marks is
        scale = round(100 * mark_scale(size, scale / 100))
    look = re.sub(r'(font-size[a-z-]*=")[\d.]+pt', rf"\g<1>{mark_size(size)}pt", mark[0])
    look = re.sub(r'(text-scale=")\d+', rf"\g<1>{scale}", look)
    return flat.replace(mark[0], look, 1)


def _with_footers(flat: str) -> str:
    """Return the document whose first pages of sections have the footers of those behind them."""
    layouts = {name: layout for name, layout, _ in MASTER.findall(flat)}
    for _, layout, following in MASTER.findall(flat):
        if following and layouts.get(following) not in (None, layout):
            theirs, ours = (_footer(flat, name) for name in (layouts[following], layout))
            if theirs and ours and 'page-usage="' in ours.group(1):
                flat = flat[: ours.start(2)] + theirs.group(2) + flat[ours.end(2) :]
    return flat


def _footer(flat: str, layout: str) -> re.Match[str] | None:
    """Return a page's layout, up to its footer's style, and that."""
    pattern = rf'(<style:page-layout style:name="{layout}"(?:(?!</style:page-layout>).)*?)'
    return re.search(pattern + r"(<style:footer-style.*?</style:footer-style>)", flat, re.DOTALL)


def _failure(output: str) -> ToolError:
    return ToolError([libreoffice_failed(reason=output)])


def _fontconfig(faces: list[Face], cache: Path) -> str:
    folders = sorted({str(face.path.parent) for face in faces})
    return FONTCONFIG.format(
        folders="\n  ".join(f"<dir>{escape(folder)}</dir>" for folder in folders),
        cache=escape(str(cache)),
        matches="\n  ".join(
            MATCH.format(word=escape(word), family=escape(family))
            for word, family in {face.word: _family(face) for face in faces}.items()
        ),
    )


def _family(face: Face) -> str:
    """Return the name that a font file gives itself."""
    import uharfbuzz

    font = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(face.path)))
    return str(font.get_name(uharfbuzz.OTNameIdPredefined.FONT_FAMILY))
