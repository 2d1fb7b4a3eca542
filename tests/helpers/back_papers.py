"""Papers of ours on their way out and back: built, printed as lines, and compared."""

from __future__ import annotations

import random
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lxml import etree

import jianbao
from jianbao.briefing.model import Briefing
from jianbao.intake.back.comparing import Comparison
from jianbao.intake.back.edited import read_edited
from jianbao.intake.back.lines import Printed, printed
from jianbao.intake.back.results import Change
from jianbao.intake.back.typed import TypedFile, typed_files
from jianbao.library.papers import typeset_papers
from jianbao.library.sources import read
from tests.conftest import ROOT
from tests.helpers.edited_papers import EditedPaper, W

AROUND = jianbao.Surroundings(ROOT / "tests" / "no-release-lies-here")
SAMPLES = (
    "bulletin-2026-12", "english-2026", "letter-2026", "meeting-2026", "minutes-2026",
    "notice-2026", "pingxiang-2022", "supervision-2026",
)  # fmt: skip


@dataclass(frozen=True)
class Out:
    """A paper that went out: its Word files by name, and what it printed."""

    folder: Path
    briefing: Briefing
    files: dict[str, TypedFile]
    printed: dict[str, Printed]
    word: dict[str, bytes]

    @property
    def name(self) -> str:
        """Its name."""
        return self.folder.name

    def changes(self, data: bytes, name: str = "") -> list[Change]:
        """Return what is found of a Word file that came back; nothing is typeset."""
        comparison = Comparison(self.briefing, self.files, self.folder.name)
        return comparison.changes(self.printed[name or self.name], read_edited(data))

    def take_back(self, data: bytes) -> jianbao.TakenBack:
        """Take a Word file back."""
        return jianbao.take_back(self.folder, "edited.docx", AROUND, data=data)


@cache
def out(name: str) -> Out:
    """Return a sample that went out."""
    folder = ROOT / "briefings" / name
    content = read(folder)
    files = typed_files(content.sources)
    papers = typeset_papers(content.briefing, AROUND, folder)
    built = jianbao.build(folder, jianbao.BuildOptions(forms=("docx",)), AROUND)
    return Out(
        folder, content.briefing, files,
        {paper.name: printed(paper.placed.document, files) for paper in papers},
        {each.name.removesuffix(".docx"): each.data for each in built.outputs
         if each.name.endswith(".docx")},
    )  # fmt: skip


def parted_again(data: bytes, seed: int) -> bytes:
    """Return a Word file whose runs are parted at chance, as programs do that check spelling."""
    chance = random.Random(seed)
    paper = EditedPaper.of(data)
    for text in list(paper.root.iter(f"{W}t")):
        words, run = text.text or "", text.getparent()
        if len(words) < 2 or chance.random() < 0.5:
            continue
        at = chance.randrange(1, len(words))
        rest = deepcopy(run)
        own = [each for each in rest if each.tag == f"{W}t"]
        if len(own) != 1 or len([each for each in run if each.tag == f"{W}t"]) != 1:
            continue
        text.text, own[0].text = words[:at], words[at:]
        for each in (text, own[0]):
            each.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        if any(each.tag not in (f"{W}t", f"{W}rPr") for each in run):
            text.text = words  # a mark or a tab of its own: left as it is
            continue
        run.addnext(rest)
        if chance.random() < 0.3:
            run.addnext(etree.Element(f"{W}proofErr", {f"{W}type": "spellStart"}))
    return paper.data()
