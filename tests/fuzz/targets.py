"""Bytes -> reader, inline text, whole small papers, PDF and Word readers: all refuse in words.

With atheris (`pip install atheris`), whose corpus stays small:

    python -m tests.fuzz.targets yaml --atheris -max_total_time=3600 CORPUS

Without it the same targets take random changes of the samples, for as long as is said:

    python -m tests.fuzz.targets yaml --seconds 60 --seed 1
"""

from __future__ import annotations

import argparse
import contextlib
import random
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from jianbao.briefing.inline import parse_inline
from jianbao.briefing.records.particulars import BriefingRecord
from jianbao.briefing.records.section import SectionRecord
from jianbao.library.making import make_release
from jianbao.library.options import BuildOptions, Surroundings, Unsaved
from jianbao.messages.errors import BriefingError, Problems
from jianbao.proof.back import docx
from jianbao.readers.errors import ReadError
from jianbao.readers.pdf.glyphs import read_pdf
from jianbao.yaml.reading import read_record
from jianbao.yaml.source import read_yaml

ROOT = Path(__file__).parents[2]
AROUND = Surroundings(ROOT, profile_above=False)
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
    with contextlib.suppress(ReadError):
        read_pdf(data)


def word(data: bytes) -> None:
    """Any bytes are read as a Word file, or refused."""
    with contextlib.suppress(ReadError):
        list(docx.printed(data))


TARGETS: dict[str, Callable[[bytes], None]] = {
    "yaml": yaml, "inline": inline, "lines": lines, "pdf": pdf, "word": word,
}  # fmt: skip


def corpus(name: str) -> list[bytes]:
    """Return what is changed: the samples, as they are or as they are built."""
    if name in ("pdf", "word"):
        minimal = ROOT / "tests/cases/good/minimal"
        outputs = make_release(minimal, around=AROUND).outputs
        return [each.data for each in outputs if each.name.endswith(".pdf") == (name == "pdf")]
    return [path.read_bytes() for path in sorted(ROOT.glob("briefings/*/**/*.yaml"))]


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
    chance, samples = random.Random(seed), corpus(name)
    while True:
        data = chance.choice(samples)
        if name == "lines":
            at = chance.randrange(len(data))
            data = data[at : at + 400]
        yield changed(data, chance)


def main() -> None:
    """Run one target."""
    options = argparse.ArgumentParser()
    options.add_argument("target", choices=TARGETS)
    options.add_argument("--seconds", type=float, default=60.0)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--atheris", action="store_true")
    given, rest = options.parse_known_args()
    target = TARGETS[given.target]
    if given.atheris:
        import atheris

        atheris.instrument_all()
        atheris.Setup([sys.argv[0], *rest], target)
        atheris.Fuzz()
        return
    end, count, failures = time.monotonic() + given.seconds, 0, {}
    for data in inputs(given.target, given.seed):
        if time.monotonic() > end:
            break
        count += 1
        try:
            target(data)
        except Exception as error:
            trace = error.__traceback__
            while trace and trace.tb_next:
                trace = trace.tb_next
            where = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else ""
            failures.setdefault(f"{type(error).__name__} {where}", data)
    print(f"{given.target}: {count} executions, {len(failures)} findings")
    for what, data in failures.items():
        print(f"  {what}\n    {data[:200]!r}")


if __name__ == "__main__":
    main()
