"""Bytes -> reader, inline text, whole small papers, PDF and Word readers: all refuse in words.

With atheris (`pip install atheris`), which follows what the code does with an input:

    python -m tests.fuzz.targets yaml --atheris FOLDER --seconds 3600

Without it the same targets take random changes of the samples, for as long as is said:

    python -m tests.fuzz.targets yaml --seconds 60 --seed 1

What atheris has put into FOLDER is added to corpus/TARGET.txt by `--keep FOLDER`: the smallest
inputs, one a line in base64. test_corpus.py tries them all.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import io
import os
import random
import sys
import time
import traceback
import zipfile
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from types import FunctionType

import pikepdf

from jianbao.briefing.inline import parse_inline
from jianbao.briefing.records.particulars import BriefingRecord
from jianbao.briefing.records.section import SectionRecord
from jianbao.intake.back.edited import read_edited
from jianbao.intake.changes import Log
from jianbao.intake.pdf import read_pdf as pdf_source
from jianbao.intake.word import read_word
from jianbao.library.making import make_release
from jianbao.library.options import BuildOptions, Surroundings, Unsaved
from jianbao.messages.errors import BriefingError, InputError, Problems
from jianbao.proof.back import docx
from jianbao.readers.errors import ReadError
from jianbao.readers.pdf.glyphs import read_pdf
from jianbao.yaml.reading import read_record
from jianbao.yaml.source import read_yaml

ROOT = Path(__file__).parents[2]
AROUND = Surroundings(ROOT, profile_above=False)
CORPUS = Path(__file__).parent / "corpus"
MOST_KEPT, LONGEST_KEPT = 20, 3000  # inputs of a target, and bytes of one
LENGTH_OF_NAME = 40  # of what atheris has made: it is called by its digest
HEAD = b"title: T\nissuer: I\ndate: 2024-07-01\nperiod: 2024\n"
SIGNS = "{}[]^@!*：:#|>-\n \t\u3000\u00a0“”（）%0123456789甲乙元".encode()


def yaml(data: bytes) -> None:
    """Any bytes are read as a briefing's head and as a section, or refused."""
    for form in (BriefingRecord, SectionRecord):
        problems = Problems()
        root = read_yaml("a.yaml", data, problems)
        if root is not None:
            read_record(root, form, problems)
        assert all(finding.text("zh") and finding.place for finding in problems.findings)


def inline(data: bytes) -> None:
    """The pieces of any text stand in order."""
    offsets = [piece.offset for piece in parse_inline(data.decode("utf-8", "replace"))]
    assert offsets == sorted(offsets)


def lines(data: bytes) -> None:
    """Any text is broken into lines, drawn and read back, or refused."""
    text = data.decode("utf-8", "ignore").replace("\r", " ")
    typed = "text: |\n" + "\n".join(f"  {line}" for line in text.split("\n"))
    files = {"briefing.yaml": HEAD, "sections/1.yaml": typed.encode()}
    try:
        made = make_release(Unsaved("/nonexistent/a", files), BuildOptions("overview"), AROUND)
    except BriefingError as refused:
        assert refused.findings
    else:
        assert not [finding for finding in made.findings if finding.code == "drift"]


def pdf(data: bytes) -> None:
    """Any bytes are read as a PDF, or refused."""
    with contextlib.suppress(ReadError, InputError):
        read_pdf(data)
    with contextlib.suppress(ReadError, InputError):
        pdf_source(data, "a.pdf", Log())


def page(data: bytes) -> None:
    """A PDF whose first page draws any bytes is read, or refused."""
    files = pikepdf.open(io.BytesIO(samples("pdf")[0]))
    files.pages[0].Contents = files.make_stream(data)
    made = io.BytesIO()
    files.save(made, compress_streams=False, static_id=True)
    pdf(made.getvalue())


def word(data: bytes) -> None:
    """Any bytes are read as a Word file by all who read one, or refused."""
    with contextlib.suppress(ReadError, InputError):
        list(docx.printed(data))
    with contextlib.suppress(ReadError, InputError):
        read_edited(data)
    with contextlib.suppress(ReadError, InputError):
        read_word(data, "a.docx", Log())


def part(data: bytes) -> None:
    """A Word file whose text is any bytes is read, or refused; so is one with such styles."""
    for name in (TEXT, STYLES):
        made = io.BytesIO()
        with (
            zipfile.ZipFile(io.BytesIO(samples("word")[0])) as old,
            zipfile.ZipFile(made, "w") as new,
        ):
            for each in old.namelist():
                new.writestr(each, data if each == name else old.read(each))
        word(made.getvalue())


TARGETS: dict[str, Callable[[bytes], None]] = {
    "yaml": yaml, "inline": inline, "lines": lines, "pdf": pdf, "page": page, "word": word,
    "part": part,
}  # fmt: skip
TEXT, STYLES = "word/document.xml", "word/styles.xml"


@cache
def samples(name: str) -> list[bytes]:
    """Return what is changed: the samples, as they are or as they are built."""
    if name in ("yaml", "inline", "lines"):
        return [path.read_bytes() for path in sorted(ROOT.glob("briefings/*/**/*.yaml"))]
    if name == "page":
        with pikepdf.open(io.BytesIO(samples("pdf")[0])) as file:
            return [file.pages[0].Contents.read_bytes()]
    if name == "part":
        with zipfile.ZipFile(io.BytesIO(samples("word")[0])) as parts:
            return [parts.read(TEXT), parts.read(STYLES)]
    minimal = ROOT / "tests/cases/good/minimal"
    outputs = make_release(minimal, around=AROUND).outputs
    return [each.data for each in outputs if each.name.endswith(".pdf") == (name == "pdf")]


def corpus(name: str) -> list[bytes]:
    """Return the inputs that were kept."""
    file = CORPUS / f"{name}.txt"
    return [b64decode(line) for line in file.read_bytes().splitlines()] if file.exists() else []


def changed(data: bytes, chance: random.Random) -> bytes:
    """Return bytes with some of them changed, left out, or repeated."""
    made = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(made) + 1)
        length = chance.randint(0, 6)
        match chance.randrange(4):
            case 0:
                made[at : at + length] = b""
            case 1:
                start = chance.randrange(len(SIGNS))
                made[at:at] = SIGNS[start : start + length]
            case 2:
                made[at : at + length] = chance.randbytes(length)
            case _:
                made[at:at] = made[at : at + length * 9]
    return bytes(made)


def inputs(name: str, seed: int) -> Iterator[bytes]:
    """Yield changed samples without end; a long text is cut into pieces first for `lines`."""
    chance, seeds = random.Random(seed), [*samples(name), *corpus(name)]
    while True:
        data = chance.choice(seeds)
        if name == "lines" and data:
            at = chance.randrange(len(data))
            data = data[at : at + 400]
        yield changed(data, chance)


class Found:
    """How often a target was run, and what came up that is no refusal, once for each place."""

    def __init__(self, name: str) -> None:
        self.name, self.count = name, 0
        self.failures: dict[str, bytes] = {}

    def run(self, data: bytes) -> None:
        """Try one input."""
        self.count += 1
        try:
            TARGETS[self.name](data)
        except Exception as error:
            trace = traceback.extract_tb(error.__traceback__)[-1]
            what = f"{type(error).__name__} {Path(trace.filename).name}:{trace.lineno}"
            if what not in self.failures:
                self.failures[what] = data
                print(f"{self.name}: {what} {str(error)[:80]}\n  {b64encode(data).decode()}")

    def tell(self) -> None:
        """Print how it went."""
        found = f"{len(self.failures)} findings"
        print(f"{self.name}: {self.count} executions, {found}", flush=True)


def by_coverage(found: Found, seconds: float, kept: Path) -> None:
    """Let atheris choose inputs by what the code does with them; this ends the process."""
    import atheris

    for number, data in enumerate([*samples(found.name), *corpus(found.name)]):
        (kept / str(number)).write_bytes(data)
    for each in [made for made in gc.get_objects() if isinstance(made, FunctionType)]:
        if (each.__module__ or "").startswith("jianbao."):
            with contextlib.suppress(RuntimeError):  # it has been instrumented already
                atheris.instrument_func(each)
    end = time.monotonic() + seconds

    def one(data: bytes) -> None:
        found.run(data)
        if time.monotonic() > end:
            found.tell()
            os._exit(0)

    words = ["-rss_limit_mb=4096", "-timeout=60", "-max_len=20000", "-verbosity=0"]
    atheris.Setup([sys.argv[0], *words, str(kept)], one)
    atheris.Fuzz()


def keep(name: str, folder: Path) -> None:
    """Add the smallest inputs of a folder, which atheris has made, to those that are kept."""
    made = (path.read_bytes() for path in folder.iterdir() if len(path.name) == LENGTH_OF_NAME)
    small = sorted(made, key=len)[:MOST_KEPT]
    lines = {b64encode(data) for data in [*corpus(name), *small] if len(data) <= LONGEST_KEPT}
    CORPUS.mkdir(exist_ok=True)
    (CORPUS / f"{name}.txt").write_bytes(b"".join(line + b"\n" for line in sorted(lines)))


def main() -> None:
    """Run one target."""
    options = argparse.ArgumentParser()
    options.add_argument("target", choices=TARGETS)
    options.add_argument("--seconds", type=float, default=60.0)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--atheris", metavar="FOLDER", type=Path, help="where its inputs lie")
    options.add_argument("--keep", metavar="FOLDER", type=Path, help="add what lies there, no run")
    given = options.parse_args()
    if given.keep:
        keep(given.target, given.keep)
        return
    found, end = Found(given.target), time.monotonic() + given.seconds
    if given.atheris:
        given.atheris.mkdir(parents=True, exist_ok=True)
        by_coverage(found, given.seconds, given.atheris)
    for data in inputs(given.target, given.seed):
        if time.monotonic() > end:
            break
        found.run(data)
    found.tell()


if __name__ == "__main__":
    main()
