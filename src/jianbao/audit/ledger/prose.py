"""The prose against the ledger: numbers typed by hand, and figures that nobody reads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import chain

from msgspec import Struct

from jianbao.audit.check import Check, at_figure, in_passage
from jianbao.audit.ledger.numbers import Number, is_quoted, needs_no_ledger, typed_numbers
from jianbao.audit.passages import NOTE_MARK, Material, Passage, passages_matching
from jianbao.audit.patterns import pattern
from jianbao.briefing.model import NUMBER, NUMBER_WORDS, Figure
from jianbao.messages.audit.ledger import (
    count_in_words,
    figure_unused,
    not_in_ledger,
    typed_by_hand,
)
from jianbao.messages.findings import Finding, Level

DIGITS = "二三四五六七八九十"
# begun by its digits, so that what is none is skipped fast; the first of a row is always met first
IN_WORDS = pattern(f"[一{DIGITS}百千万零]+[余多]?(人次|人|件|名|起|份|部门|家|户)")
NO_COUNT_BEHIND = frozenset(f"第一{DIGITS}百千万亿两零几数每")
OTHER_WORDS = (
    "人大", "人民", "人才", "人行", "人口", "人生", "人居", "人士", "人间", "人员", "人文", "人工",
    "人均", "件事", "件大事", "件小事", "件实事", "件好事", "件要事", "件急事", "件难事", "件套",
    "名列", "名录", "名单", "名额", "名义", "名言", "起来", "起步", "起草", "起诉", "起到", "份子",
    "份额", "家庭", "家长", "家园", "家属", "家校", "家国", "家风", "户籍", "户口", "户外",
)  # fmt: skip
"""Words that begin like a measure word, and 十件实事."""
RANK_IN_WORDS = pattern(
    f"(?:全国|全省|全市|全县|全区|全州|排名|位列|位居|名列|居|列)(第[一{DIGITS}]+)(?=[名位，。；、）])",
    needs="全区|全县|全国|全州|全市|全省|列|居|排名",
)
COMMON_UNITS = "个项条位次"
SKIPPED = NOTE_MARK + "余多"
WORDS = pattern(r"[^\s=+\-−*/×÷()（）,，、]+")


class Entry(Struct, frozen=True, gc=False):
    """A ledger entry taken apart: what stands before its number and what follows it."""

    id: str
    before: str
    after: str


def numbers_in_prose(material: Material) -> Iterator[Finding]:
    """A number that measures is from the ledger (实务: one source for each figure).

    Without a ledger there is nothing to be held against: then each is a note.
    """
    level = Level.WARNING if material.figures else Level.NOTE
    entries = _entries(material.figures.values())
    for passage in material.numbered:
        if passage.kind in ("cell", "label"):
            continue
        lacking: list[Number] = []
        for number in typed_numbers(passage):
            if needs_no_ledger(number, passage):
                continue
            same = [] if number.glued else entries.get(_decimal(number.text), [])
            ids = [entry.id for entry in same if _reads_like(number, entry)]
            if ids:
                yield _by_hand(passage, number.start, number.text, ids)
            else:
                lacking.append(number)
        if lacking:  # told once a paragraph, at the first
            listed = "、".join(number.text for number in lacking)
            finding = in_passage(not_in_ledger, passage, lacking[0].start, number=listed)
            yield finding.with_level(level)


def _by_hand(passage: Passage, offset: int, number: str, ids: list[str]) -> Finding:
    reference, listed = f"{{{ids[0]}}}", "、".join(ids[:3])
    return in_passage(
        typed_by_hand, passage, offset, number=number, ids=listed, reference=reference
    )


def _entries(figures: Iterable[Figure]) -> dict[Decimal, list[Entry]]:
    entries: dict[Decimal, list[Entry]] = {}
    for figure in figures:
        match = NUMBER.search(figure.value.text)
        if match:
            before, after = figure.value.text[: match.start()], figure.value.text[match.end() :]
            entry = Entry(figure.id, before, after + figure.unit)
            entries.setdefault(_decimal(match[0]), []).append(entry)
    return entries


def _decimal(text: str) -> Decimal:
    if text.isdecimal():
        return Decimal(text)
    plain = text.replace(",", "").replace("，", "").replace("．", ".").replace("−", "-")
    return Decimal(plain) if plain.count(".") < 2 else Decimal("NaN")


def _reads_like(number: Number, entry: Entry) -> bool:
    """Return whether unit or sign (第, 前) are the entry's, too."""
    following = number.after.lstrip(SKIPPED).replace("％", "%")
    if entry.after:
        return following.startswith(entry.after)
    if entry.before:
        return number.before.endswith(entry.before)
    return "." in number.text and not following.startswith(("%", "倍", "万", "亿"))


def counts_in_words(material: Material) -> Iterator[Finding]:
    """三名, 六部门, 全省第三 in words: a count or rank, too. 一 and 两 rarely are."""
    written = {figure.written: figure.id for figure in material.figures.values()}
    both, counts = [(IN_WORDS, 0), (RANK_IN_WORDS, 1)], [(IN_WORDS, 0)]
    of_units = list(_ledger_units(material))
    counting = {
        id(passage)
        for form in (IN_WORDS, RANK_IN_WORDS)
        for passage in passages_matching(material, form)
    }
    for passage in material.worded if counting or of_units else ():
        if not of_units and id(passage) not in counting:
            continue
        for start, number in _matches(passage, both if "第" in passage.text else counts):
            if number in written:
                yield _by_hand(passage, start, number, [written[number]])
            else:
                yield in_passage(count_in_words, passage, start, number=number)
        for start, number in _matches(passage, of_units) if of_units else ():
            yield in_passage(count_in_words, passage, start, number=number)


def _matches(
    passage: Passage, patterns: Iterable[tuple[re.Pattern[str], int]]
) -> Iterator[tuple[int, str]]:
    text = passage.text
    for form, group in patterns:
        for match in form.finditer(text):
            if _counts(match, form) and _stands_alone(passage, *match.span(group)):
                yield match.start(group), match[group]


def _stands_alone(passage: Passage, start: int, end: int) -> bool:
    return passage.is_typed(start, end) and not is_quoted(passage.text, start, end)


def _counts(match: re.Match[str], pattern: re.Pattern[str]) -> bool:
    """Return whether it is a number from three upwards with a measure word, where it must be."""
    if pattern is not IN_WORDS:
        return True
    if match.string[match.start() - 1 : match.start()] in NO_COUNT_BEHIND and match.start():
        return False
    is_word = match.string.startswith(OTHER_WORDS, match.start(1))
    return not is_word and any(sign in DIGITS[1:] for sign in match[0])


def _ledger_units(material: Material) -> Iterator[tuple[re.Pattern[str], int]]:
    """Yield what finds 三个 where the ledger counts something in words and in 个."""
    figures = material.figures.values()
    units = {f.unit for f in figures if f.value.text in NUMBER_WORDS and f.unit in COMMON_UNITS}
    if units:
        listed = "".join(sorted(units))
        yield re.compile(f"(?<![第一{DIGITS}百千万亿零几数每])[两{DIGITS}]+[{listed}]"), 0


def unused_figures(material: Material) -> Iterator[Finding]:
    """A figure that no text, chart or other figure uses says nothing to anybody (实务)."""
    used = {span.figure for passage in material.referring for span in passage.spans}
    for chart in material.briefing.charts:
        used.update(chart.figures)
    for figure in material.figures.values():
        used |= _named_by(figure)
    for figure in material.figures.values():
        if figure.id not in used:
            sentence = figure.label.text + figure.written
            yield at_figure(figure_unused, figure.place, sentence, id=figure.id)


def _named_by(figure: Figure) -> set[str]:
    """Return the ids that a figure's relations and its formula name."""
    return {
        figure.change, figure.target, figure.count, figure.of, figure.whole, figure.earlier,
        figure.equals, *figure.parts, *figure.times, *figure.mean, *figure.weights,
        *figure.changes, *chain.from_iterable(figure.breakdowns),
        *(WORDS.findall(figure.formula) if figure.formula else ()),
    }  # fmt: skip


CHECKS: tuple[Check, ...] = (
    Check(
        numbers_in_prose,
        (
            not_in_ledger,
            typed_by_hand,
        ),
    ),
    Check(
        counts_in_words,
        (
            count_in_words,
            typed_by_hand,
        ),
    ),
    Check(unused_figures, (figure_unused,)),
)
