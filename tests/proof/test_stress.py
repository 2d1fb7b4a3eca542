"""Six papers that try hard: each the same in LibreOffice, its import corrected, line for line.

The quirks of LibreOffice in dense text are those of tests/helpers/quirks.py; the other papers have
none, and are the same page by page.
"""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from jianbao.compose.template.reading import read_template
from jianbao.document.composed import Block, Composed, Heading, Paragraph
from jianbao.document.inlines import Inline, NoteMark, Words
from jianbao.document.paged import Paged
from jianbao.document.theme import Theme
from jianbao.proof.readback import read_back
from jianbao.proof.second.comparison import compare
from jianbao.writers.docx.writing import write_docx
from jianbao.writers.pdf.writing import write_pdf
from tests.conftest import ROOT
from tests.helpers.agreement import agreement
from tests.helpers.corpus import corpus_theme, sample
from tests.helpers.laid import overview_theme, paper, placed_of
from tests.helpers.libreoffice import LibreOffice
from tests.helpers.pages import body
from tests.typeset.test_fitting import chart, picture
from tests.typeset.test_rows import long as sentences
from tests.typeset.test_rows import merged, rows, table

THEME = overview_theme()
ENGLISH = read_template("english", (ROOT / "templates",)).theme
CLAUSES = (
    "全市检察机关坚持以人民为中心，依法能动履职", "办理各类案件1474件，同比上升12.5%",
    "自2022年1月1日至5月31日，批准逮捕98人", "“四大检察”全面协调充分发展",
    "第3批整改事项已于6月8日办结", "误差为（105.40±2.17）毫克", "《关于健全完善协作配合的意见》",
    "——既严又实，久久为功——", "联系电话010—65209114", "由艾合买提·买买提同志负责",
)  # fmt: skip
ENGLISH_CLAUSES = (
    "the office of the prosecutor reviewed 1,474 cases", "a “well-run” service needs no excuse",
    "Mr Müller and Ms Nuñez visited the café", "the rate rose by 12.5%—twice the plan",
    "see https://www.example.org/news/2022/07/index.html for more", "it isn't over (yet)",
)  # fmt: skip
LINES_OF_ENGLISH = 40  # on a page, about


def prose(random: Random, clauses: tuple[str, ...], count: int, between: str, end: str) -> str:
    """Return a paragraph of clauses in a random order."""
    return between.join(random.choice(clauses) for _ in range(count)) + end


def dense() -> Composed | Paged:
    return sample("prose")


def tables() -> Composed | Paged:
    head = rows(("镇", "站"))
    blocks: list[Block] = []
    for number in range(6):
        inner = (*head, *merged(30 + 9 * number, 0))
        blocks += [body("表前的文字。")] * (3 * number)
        blocks += [table(inner, caption="注：五月底数。", title=f"表{number}"), body(sentences(4))]
    tall = (*head, *rows(("甲", sentences(110)), ("乙", "正常")))
    return paper([*blocks, table(tall, title="表7"), body("后")])


def notes() -> Composed | Paged:
    random = Random(40)
    blocks: list[Block] = []
    told: list[tuple[Inline, ...]] = []
    for number in range(40):
        text = prose(random, CLAUSES[:5], random.randint(1, 3), "，", "")
        behind = prose(random, CLAUSES[3:5], random.randint(1, 2), "；", "。")
        blocks.append(Paragraph("body", (Words(text), NoteMark(number), Words(behind))))
        told.append((Words(prose(random, CLAUSES[:5], random.randint(1, 4), "，", "。")),))
    return paper(blocks, tuple(told))


def figures() -> Composed | Paged:
    random = Random(7)
    blocks: list[Block] = []
    for number in range(9):
        blocks += [body(prose(random, CLAUSES, 4, "，", "。")) for _ in range(random.randint(2, 7))]
        blocks.append(picture() if number % 3 == 2 else chart(f"图{number}"))
    return paper([*blocks, *(body(prose(random, CLAUSES, 4, "，", "。")) for _ in range(4))])


def headings() -> Composed | Paged:
    random = Random(5)
    blocks: list[Block] = [Heading("title", 0, (Words("关于五级标题的材料"),))]
    for number in range(60):
        level = random.randint(1, 5)
        text = f"标题{number}" + "文字" * random.choice((2, 2, 12, 14, 20))
        style = f"heading{min(level, 4)}"
        blocks.append(Heading(style, level, (Words(text),), f"s{number}"))
        if random.random() < 0.8:
            blocks.append(body(prose(random, CLAUSES, random.randint(1, 5), "，", "。")))
    return paper(blocks)


def english() -> Composed | Paged:
    random = Random(12)
    blocks: list[Block] = []
    while len(blocks) < LINES_OF_ENGLISH * 12 // 4:
        if random.random() < 0.1:
            blocks.append(Heading("heading1", 1, (Words("A “heading”"),), f"s{len(blocks)}"))
        blocks.append(body(prose(random, ENGLISH_CLAUSES, random.randint(4, 9), ", ", ".")))
    return paper(blocks)


PAPERS: dict[str, tuple[Any, Theme, int]] = {
    "tables": (tables, THEME, 9),
    "notes": (notes, THEME, 7),
    "figures": (figures, THEME, 7),
    "headings": (headings, THEME, 6),
    "english": (english, ENGLISH, 12),
}


@pytest.mark.parametrize("run", ["all at once"])  # LibreOffice is started once: that is what costs
def test_papers_that_try_hard_are_the_same(office: LibreOffice, run: str) -> None:
    placed = {name: placed_of(make(), theme) for name, (make, theme, _) in PAPERS.items()}
    prose_theme = corpus_theme()
    placed["dense"] = placed_of(dense(), prose_theme)
    words = {name: write_docx(one) for name, one in placed.items()}
    second = {k: p.read_bytes() for k, p in office.pdfs(words, corrected=True).items()}
    found = agreement("dense", dense(), prose_theme, second["dense"])
    print(found)
    assert found.untouched_equal == found.untouched, found.first
    for name, (_, _, least) in PAPERS.items():
        pdf = write_pdf(placed[name])
        labels = read_back(name, "pdf", pdf, placed[name]).labels
        compared = compare(name, pdf, second[name], labels)
        print(name, compared.lines_equal, compared.lines, compared.pages_equal, compared.pages)
        assert len(placed[name].pages) >= least
        assert compared.equal, (run, name, compared.first_difference)
