"""Official papers made up for one test: from YAML to lines on pages, without files of any form."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from msgspec.structs import replace

from jianbao.briefing.reading.reading import read_briefing
from jianbao.compose.composing import composed
from jianbao.compose.template.reading import read_template
from jianbao.document.placed import Line, Placed
from jianbao.fonts.faces import Faces
from jianbao.messages.findings import Finding
from jianbao.typeset.typesetting import typeset
from tests.helpers.briefings import make_briefing
from tests.helpers.papers import SHIPPED

HEAD = """\
title: 关于开展森林防火检查的通知
issuer: 青禾市林业局
date: 2026-06-08
period: 2026-05
document_number: 青林发〔2026〕8号
"""


def official(
    folder: Path,
    head: str = "",
    text: str = "现将有关事项通知如下。",
    template: str = "official",
    annexes: int = 0,
    duplex: bool = False,
) -> tuple[Placed, tuple[Finding, ...]]:
    """Return the pages of a paper, and what composing and typesetting brought up.

    A key of `head` takes the place of the same key of `HEAD`; `text` is the YAML of a section.
    """
    given = {line.split(":")[0] for line in head.splitlines()}
    kept = [line for line in HEAD.splitlines() if line.split(":")[0] not in given]
    made = make_briefing(folder, {"1-a": text}, head="\n".join([*kept, head]))
    for number in range(1, annexes + 1):
        (made / "annexes").mkdir(exist_ok=True)
        title = f"青禾县第{number}项任务清单和责任分工及完成时限安排总表样式说明"
        path = made / "annexes" / f"{number}-a{number}.yaml"
        path.write_text(f"heading: {title}\ntext: 表。\n", "utf-8")
    briefing = read_briefing(made).briefing
    look = replace(read_template(template, (SHIPPED,)), duplex=duplex)
    composition = composed(briefing, look, datetime(2026, 6, 8, tzinfo=UTC))
    placed = typeset(composition.document, look.theme, Faces(look.theme.faces))
    return placed, (*composition.findings, *placed.findings)


def lines_on(placed: Placed, page: int = 0) -> list[Line]:
    """Return the lines of text of one page, counted from 0, from its top down."""
    items = placed.pages[page].items
    return [item for item in items if isinstance(item, Line) and item.role == "text"]


def line_of(placed: Placed, beginning: str) -> tuple[int, Line]:
    """Return the page, counted from 0, and the first line that begins so."""
    for number in range(len(placed.pages)):
        for line in lines_on(placed, number):
            if line.text.startswith(beginning):
                return number, line
    raise LookupError(beginning)
