"""How figures are printed: their units, the footnote marks beside them, one style for like ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from jianbao.audit.check import Check, at_figure, in_passage
from jianbao.audit.ledger.prose import RANK_IN_WORDS
from jianbao.audit.passages import (
    NOTE_MARK,
    Material,
    Passage,
    Span,
    passages_matching,
    passages_with,
)
from jianbao.audit.patterns import pattern
from jianbao.briefing.model import Figure
from jianbao.messages.audit.ledger import (
    decimals_differ,
    mark_inside_figure,
    style_mixed,
    unit_differs,
    unit_missing,
    unit_twice,
)
from jianbao.messages.findings import Finding, Place

LIKE = (
    frozenset(("人", "名")),
    frozenset(("天", "日")),
    frozenset(("公里", "千米")),
    frozenset(("公斤", "千克")),
    frozenset(("亩", "公顷")),
)
LIKE_UNITS = frozenset().union(*LIKE)
STOPS = "。！？\n"
CLAUSE_ENDS = (*"，。；、）！？\n", "")
MEASURES = "%％‰人名件起份项个条次家户元位天吨亩宗例辆倍"
JOINERS = NOTE_MARK + "余多近约、和与及至—–到比∶：:/或第前0123456789.,．"
BEGUN = (
    "人员", "人民", "人才", "人大", "人人", "名师", "名单", "名额", "名优", "件件", "起诉", "份额",
    "项目", "个人", "个体", "个案", "个别", "条例", "条款", "条件", "次数", "家庭", "家长", "家属",
    "户籍", "户主", "户外", "天然", "位于", "位列", "位居",
)  # fmt: skip
"""Words that begin like a unit: 6项项目 says what it means."""
PERSONS = ("人", "名", "位")
RANK_IN_DIGITS = pattern(r"第\d+")
RANK_WORD = pattern("第[一二三四五六七八九十百]+")
PERCENT_IN_WORDS = pattern("百分之[一二三四五六七八九十零点]+|百分之(?=\\d)")


def missing_units(material: Material) -> Iterator[Finding]:
    """`{id.value}` leaves the unit to the text: there it stands, at the latest after a list."""
    for passage in material.referring:
        for span in passage.spans if passage.kind != "cell" else ():  # its head has the unit
            unit = material.figures[span.figure].unit if span.part == "value" else ""
            if unit and not _unit_follows(passage.text, span, unit):
                yield in_passage(
                    unit_missing,
                    passage,
                    span.start,
                    id=span.figure,
                    unit=unit,
                    value=passage.text[_cut(span)],
                )


def _cut(span: Span) -> slice:
    return slice(span.start, span.end)


def _unit_follows(text: str, span: Span, unit: str) -> bool:
    if unit == "%" and text[: span.start].endswith("百分之"):
        return True
    joiners = NOTE_MARK if unit == "%" else JOINERS  # each percentage takes its own sign
    following = text[span.end : span.end + 40].lstrip(joiners).replace("％", "%")
    fitting = PERSONS if unit in PERSONS else (unit, "个" + unit)
    return following.startswith(fitting)


def doubled_units(material: Material) -> Iterator[Finding]:
    """`{id}` prints the unit; a second one after it was typed without thinking of that."""
    for passage in material.referring:
        for span in passage.spans:
            unit = material.figures[span.figure].unit if span.figure and not span.part else ""
            after = passage.text[span.end : span.end + len(unit) + 1]
            if unit and after.startswith(unit) and not after.startswith(BEGUN):
                yield in_passage(unit_twice, passage, span.end, id=span.figure, unit=unit)


def units_differ(material: Material) -> Iterator[Finding]:
    """6名 beside 11人 in one sentence, both without a noun: two words for one unit (实务).

    Before a noun (4名同志) the measure word is the noun's affair: nothing is said.
    """
    for passage in material.referring:
        bare = [span for span in passage.spans if _is_bare(span, passage, material)]
        for number, span in enumerate(bare):
            unit = material.figures[span.figure].unit
            for other in bare[number + 1 :]:
                units = {unit, material.figures[other.figure].unit}
                if len(units) == 2 and units in LIKE and _together(passage, span, other):
                    yield in_passage(
                        unit_differs,
                        passage,
                        span.start,
                        first=passage.text[_cut(span)],
                        other=passage.text[_cut(other)],
                    )
                    break


def _is_bare(span: Span, passage: Passage, material: Material) -> bool:
    """Return whether a figure is printed with its unit, and no noun after it."""
    if not span.figure or span.part:
        return False
    unit = material.figures[span.figure].unit
    return unit in LIKE_UNITS and passage.text[span.end : span.end + 1] in CLAUSE_ENDS


def _together(passage: Passage, first: Span, other: Span) -> bool:
    between = passage.text[first.end : other.start]
    return not any(stop in between for stop in STOPS)


def marks_inside_figures(material: Material) -> Iterator[Finding]:
    """12①人: a raised mark right after a number can be read as its power (实务).

    No standard forbids it and the figure is right: a note.
    """
    for passage in material.referring:
        for span in passage.spans:
            if span.note and _is_inside(passage, span):
                before, after = passage.text[: span.start], passage.text[span.end :]
                number = before[len(before.rstrip("0123456789.,")) :]
                unit = _unit_at(passage, span.end, material) or after[:1]
                yield in_passage(mark_inside_figure, passage, span.start, number=number, unit=unit)


def _is_inside(passage: Passage, mark: Span) -> bool:
    """Return whether a mark has a digit before it and a unit behind."""
    text = passage.text
    if not text[mark.start - 1 : mark.start].isdecimal() or not mark.start:
        return False
    is_unit = any(span.start == mark.end and span.part == "unit" for span in passage.spans)
    return is_unit or text[mark.end : mark.end + 1] in tuple(MEASURES)


def _unit_at(passage: Passage, start: int, material: Material) -> str:
    return next(
        (
            material.figures[span.figure].unit
            for span in passage.spans
            if span.start == start and span.part == "unit"
        ),
        "",
    )


def styles_mixed(material: Material) -> Iterator[Finding]:
    """第三 beside 第3: like things take one form (GB/T 15835-2011, 4.3: 同类别同形式).

    The rarer form is reported where it was typed: in the ledger or in the prose.
    """
    digits, words = _ranks(material)
    if digits and words:
        rare, usual = (digits, words) if len(digits) < len(words) else (words, digits)
        for place, (text, sentence) in rare.items():
            other = next(iter(usual.values()))[0]
            yield at_figure(style_mixed, place, sentence, number=text, other=other)


Typed = dict[Place, tuple[str, str]]
"""Place -> what was typed there, and the sentence in which it is printed."""


def _ranks(material: Material) -> tuple[Typed, Typed]:
    """Return ranks in digits and ranks in words."""
    digits: Typed = {}
    words: Typed = {}
    ranked = {id(passage) for passage in passages_matching(material, RANK_IN_WORDS)}
    for passage in material.worded:
        for span in passage.spans:
            value = material.figures[span.figure].value if span.figure else None
            if value and span.part != "unit" and value.text[:1] == "第":
                form = digits if RANK_IN_DIGITS.fullmatch(value.text) else words
                if form is digits or RANK_WORD.fullmatch(value.text):
                    form.setdefault(value.place, (value.text, passage.sentence_at(span.start)))
        for match in RANK_IN_WORDS.finditer(passage.text) if id(passage) in ranked else ():
            if passage.is_typed(*match.span(1)):
                place = passage.place_at(match.start(1))
                words[place] = (match[1], passage.sentence_at(match.start(1)))
    return digits, words


def percent_in_words(material: Material) -> Iterator[Finding]:
    """百分之四十 beside 39.1%: the same principle. 百分之百 is an idiom."""
    percent = next((f.written for f in material.figures.values() if f.unit == "%"), "")
    for passage in passages_with(material, "百分之") if percent else ():
        for match in PERCENT_IN_WORDS.finditer(passage.text):
            yield in_passage(style_mixed, passage, match.start(), number=match[0], other=percent)


def mixed_decimals(material: Material) -> Iterator[Finding]:
    """Percentages with one and with two decimals: told once, for sources often differ so (实务)."""
    rates = [
        figure
        for figure in material.figures.values()
        if figure.unit in ("%", "％") and not _is_round(figure)
    ]
    counted = Counter(map(_decimals, rates))
    if len(counted) > 1:
        rare = min(counted, key=lambda decimals: (counted[decimals], decimals))
        figure = next(rate for rate in rates if _decimals(rate) == rare)
        other = next(rate for rate in rates if _decimals(rate) != rare)
        sentence = figure.label.text + figure.written
        yield at_figure(
            decimals_differ, figure.value.place, sentence, value=figure.written, other=other.written
        )


ROUND = 5


def _is_round(figure: Figure) -> bool:
    """Return whether a percentage was set, or is the whole: 100%, 约定预付30%, 不低于95%."""
    return figure.exact is not None and not _decimals(figure) and figure.exact % ROUND == 0


def _decimals(figure: Figure) -> int:
    return len(figure.value.text.partition(".")[2])


CHECKS: tuple[Check, ...] = (
    Check(missing_units, (unit_missing,)),
    Check(doubled_units, (unit_twice,)),
    Check(units_differ, (unit_differs,)),
    Check(marks_inside_figures, (mark_inside_figure,)),
    Check(styles_mixed, (style_mixed,)),
    Check(percent_in_words, (style_mixed,)),
    Check(mixed_decimals, (decimals_differ,)),
)
