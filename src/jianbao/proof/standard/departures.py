"""Where a theme departs from the rules, as far as it shows before anything is laid out."""

from __future__ import annotations

from collections.abc import Iterator

from jianbao.document.lengths import POINTS_PER_MILLIMETRE, mm
from jianbao.document.theme import Page, Style, Theme
from jianbao.document.word.lines import ASCENT, BASELINE, DASH_HEIGHT
from jianbao.document.word.rounding import PAGE_ROUNDING
from jianbao.messages.findings import Finding
from jianbao.messages.standard import REQUIRED, departure
from jianbao.proof.standard.requirement import ABSENT, Measure, Verdict
from jianbao.proof.standard.requirements import judge_all
from jianbao.proof.standard.words import asked, clause_text

CLOSE = mm(3)


def theme_departures(theme: Theme) -> Iterator[Finding]:
    """Yield what a theme asks for that a clause does not: code `departure`, level NOTE.

    Its values are the clause, what it requires (`kind`) and what is asked,
    in the words of the theme.
    """
    for reading in judge_all(theme_measures(theme)):
        if reading.verdict is Verdict.BROKEN:
            yield departure(
                clause=clause_text(reading.requirement),
                kind=REQUIRED[reading.requirement.code],
                asked=asked(reading),
            )


def theme_measures(theme: Theme) -> dict[str, Measure]:
    """Return what a theme shows of the rules, by the rule's code."""
    measures = _page_measures(theme.page)
    if "body" in theme.styles:
        measures |= _body_measures(theme.page, theme.styles["body"])
    if "title" in theme.styles:
        measures |= _title_measures(theme.styles["title"])
    for level in range(1, 5):
        style = theme.styles.get(f"heading{level}")
        measures[f"heading{level}"] = Measure(words=(style.face,)) if style else ABSENT
    return measures | _number_measures(theme)


def _page_measures(page: Page) -> dict[str, Measure]:
    width, height = (round(length / POINTS_PER_MILLIMETRE) for length in (page.width, page.height))
    lefts = (page.left, page.right) if page.mirrored else (page.left,)
    return {
        "paper": Measure(words=(f"{width}×{height} mm",)),
        "left": Measure(numbers=tuple(exactly(left) for left in lefts)),
        "width": Measure(numbers=(exactly(page.text_width),)),
    }


def _body_measures(page: Page, body: Style) -> dict[str, Measure]:
    return grid_measures(
        page.top, page.text_width, page.text_height, body.leading, body.size, body.size * body.scale
    ) | {
        "body-face": Measure(words=(body.face,)),
        "indent": Measure(numbers=(_same(body.indent / (body.size * body.scale)),)),
    }


def grid_measures(
    top: float, width: float, height: float, pitch: float, size: float, advance: float
) -> dict[str, Measure]:
    """Return what margins, type size, line pitch and the width of a character come to, in points.

    The edges of characters lie within the line boxes, which the margins bound: both are given.
    """
    lines = int((height + PAGE_ROUNDING) / pitch)
    edge = top + BASELINE * pitch - ASCENT * size
    glyphs = (lines - 1) * pitch + size
    characters = int((width + PAGE_ROUNDING) / advance)
    return {
        "top": Measure(numbers=((exactly(top)[0], exactly(edge)[1]),)),
        "height": Measure(numbers=((exactly(glyphs)[0], exactly(height)[1]),)),
        "lines": Measure(numbers=(_same(lines),)),
        "characters": Measure(numbers=(_same(characters),)),
        "pitch": Measure(numbers=(_same(pitch),)),
        "body-size": Measure(numbers=(_same(size),)),
    }


def _title_measures(title: Style) -> dict[str, Measure]:
    place = "centred" if title.align == "center" else "left"
    return {
        "title-face": Measure(words=(title.face,)),
        "title-size": Measure(numbers=(_same(title.size),)),
        "title-place": Measure(words=(place,)),
    }


def _number_measures(theme: Theme) -> dict[str, Measure]:
    page, style = theme.page, theme.styles.get("page_number")
    if not page.numbers or style is None:
        return {}
    place = "centred" if page.number_place == "center" else page.number_place
    body = theme.styles.get("body", style)
    baseline = page.height - page.bottom + page.number_drop
    drop = number_drop(page.height, page.top, page.bottom, baseline, style.size)
    indent = Measure(numbers=(_same(page.number_indent / body.size),))
    return {
        "number-face": Measure(words=(style.face,)),
        "number-size": Measure(numbers=(_same(style.size),)),
        "number-place": Measure(words=(place,)),
        "number-indent": ABSENT if place == "centred" else indent,
        "number-drop": Measure(numbers=(exactly(drop),)),
    }


def number_drop(height: float, top: float, bottom: float, baseline: float, size: float) -> float:
    """Return how far the dashes of a page number stand below the text area, in points.

    Its foot is 35 mm above the paper's (5.2.1), where the margins differ from that by no more
    than the boxes of lines do from the edges of characters; else the margin is its foot.
    """
    foot = height - bottom
    if abs(bottom - mm(35)) < CLOSE and abs(top - mm(37)) < CLOSE:
        foot = height - mm(35)
    return baseline - DASH_HEIGHT * size - foot


def exactly(points: float) -> tuple[float, float]:
    """Return a length as a measure in millimetres."""
    return _same(points / POINTS_PER_MILLIMETRE)


def _same(number: float) -> tuple[float, float]:
    return number, number
