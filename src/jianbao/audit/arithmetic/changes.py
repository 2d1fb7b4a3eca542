"""Changes: amount, direction and both values; what a change says of the value before."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from jianbao.audit.arithmetic.amounts import HUNDRED, about, blur, is_counted, rounded
from jianbao.audit.arithmetic.months import TIME
from jianbao.audit.check import Check, in_passage
from jianbao.audit.passages import Material
from jianbao.briefing.model import Figure
from jianbao.document.patterns import pattern
from jianbao.messages.audit.arithmetic import (
    change_implies,
    change_impossible,
    change_rounded,
    change_wrong,
    direction_differs,
    fall_in_times,
    percent_for_points,
    times_ambiguous,
)
from jianbao.messages.findings import Finding, Level

POINTS = ("百分点", "个百分点")
UP = ("上升", "提升", "增长", "增加", "提高", "上涨", "扩大", "前移", "前进", "延长")
DOWN = ("下降", "减少", "降低", "缩短", "回落", "下滑", "下跌", "后移", "后退", "压减", "压缩")
REACH = 6  # characters between a word of direction and its amount: 上升了, 同比增长约
FEW = 3

SIGNED = pattern(
    "增速|增长|增幅|涨幅|降幅|涨跌|变动|结余|余额|利润|盈|亏|收益|净|差额|[顺逆]差|温|水位|缺口|指数"
)


def changes(material: Material) -> Iterator[Finding]:
    """A value, its change and the value before (实务: 升降幅度与前后两数可互算)."""
    for now, change in pairs_of(material):
        if now.exact is None or change.exact is None:
            continue
        before = material.figures.get(change.earlier)
        if change.unit == "倍" and change.direction == "down":
            yield about(fall_in_times, change, value=_shown(change))
        elif before is None:
            yield from _implied(now, change) if change.direction else ()
        elif before.exact is not None:
            is_tied = change.id in (now.change, *now.changes) or not now.counted.endswith("元")
            for finding in _compared(before, now, change):
                yield finding if is_tied else finding.with_level(Level.WARNING)  # other prices


UNLINKED = pattern(
    "(.{2,}?)(同比|环比|[较比](?:上年|去年|上月)(?:同期)?)?(?:增长|上升|提高|增加|下降|减少|降低|回落)"
    "(?:幅度?|率|比例)?",
    needs="增|升|提高|降|减少|回落",
)


def unlinked_changes(material: Material) -> Iterator[Finding]:
    """A change that no key ties to its values, which its label names, is what they make (实务).

    What money grew by may be told at other prices: of it a slip of two digits is told alone.
    """
    linked = {change.id for _, change in pairs_of(material)}
    for change in material.figures.values():
        named = UNLINKED.fullmatch(change.label.text) if change.kind == "change" else None
        if named is None or change.id in linked or change.earlier or change.exact is None:
            continue
        values = material.once(by_plain_label).get(plain_label(named[1]), [])
        nows = [each for each in values if each.period == change.period]
        pairs = [(x, y) for x in nows for y in values if is_before(x, y, named[2], material)]
        if len(nows) != 1 or len(pairs) != 1:
            continue
        now, before = pairs[0]
        for finding in _compared(before, now, change) if now.exact and before.exact else ():
            expected = dict(finding.values).get("expected", "")
            slip = digits_of(expected) == digits_of(change.value.text)
            if finding.code == "change-wrong" and (
                slip or (named[2] and not now.counted.endswith("元"))
            ):
                yield finding.with_level(Level.WARNING)


def is_before(now: Figure, before: Figure, word: str | None, material: Material) -> bool:
    """Return whether a value is that of a year before another; of 环比, the month before."""
    if before is now or before.period is None or before.counted != now.counted:
        return False
    if now.earlier:
        return now.earlier == before.id
    own, then = now.period or material.briefing.period, before.period
    if word == "环比":
        months = [each.year * 12 + (each.month or 0) for each in (own.first, then.last)]
        return bool(own.first.month and then.first.month) and months[0] - months[1] == 1
    ends = (own.first, then.first), (own.last, then.last)
    return all(x.year - y.year == 1 and (x.month, x.day) == (y.month, y.day) for x, y in ends)


def digits_of(text: object) -> list[str]:
    """Return the digits of a number in order of size: two are alike but for a slip of the hand."""
    return sorted(letter for letter in str(text) if letter.isdecimal())


def by_plain_label(material: Material) -> dict[str, list[Figure]]:
    """Return the values of the ledger by their labels without words of time."""
    figures_of: dict[str, list[Figure]] = {}
    for figure in material.figures.values():
        if figure.kind not in ("change", "target", "limit"):
            figures_of.setdefault(plain_label(figure.label.text), []).append(figure)
    return figures_of


def pairs_of(material: Material) -> Iterator[tuple[Figure, Figure]]:
    """Yield figures with their changes: those that `change` and `changes` name, and those whose
    `from` is of the same name, unit and scope as another figure.
    """
    figures, named = material.figures, set[str]()
    for now in figures.values():
        for id in dict.fromkeys((now.change, *now.changes)):
            if id in figures:
                named.add(id)
                yield now, figures[id]
    for change in figures.values():
        earlier = figures.get(change.earlier)
        if earlier is None or change.id in named or is_value_of_then(change, earlier):
            continue
        alike = [
            now
            for now in material.once(by_name).get(_name(earlier), ())
            if now.id != earlier.id and now.period != earlier.period
            if now.label.text == earlier.label.text or _are_as_long(now, earlier, material)
        ]
        own = [now for now in alike if now.period is None] if len(alike) > 1 else alike
        if len(own) == 1:
            yield own[0], change


def _are_as_long(now: Figure, earlier: Figure, material: Material) -> bool:
    """Return whether two figures are of times of the same length: no quarter beside a year."""
    own, then = (each.period or material.briefing.period for each in (now, earlier))
    lengths = [
        (each.last.year - each.first.year) * 12 + (each.last.month or 12) - (each.first.month or 1)
        for each in (own, then)
    ]
    return lengths[0] == lengths[1]


def is_value_of_then(figure: Figure, earlier: Figure) -> bool:
    """Return whether `from` names what the figure itself was, not what a change started from.

    Its `change` may have started elsewhere: a figure of May has April's as its value of then, and
    a change against the year before.
    """
    return _name(figure) == _name(earlier)


def by_name(material: Material) -> dict[tuple[str, ...], list[Figure]]:
    """Return the ledger by what a figure is: label, unit, scope and kind."""
    figures_of: dict[tuple[str, ...], list[Figure]] = {}
    for figure in material.figures.values():
        figures_of.setdefault(_name(figure), []).append(figure)
    return figures_of


def _name(figure: Figure) -> tuple[str, ...]:
    return (plain_label(figure.label.text), figure.counted, figure.scope, figure.kind)


PAST = pattern(
    "(?:上年|去年|前一年|上一?[一-鿿]{0,2}[月季期届]度?|上一[一-鿿]?年度?)[末底初]?|同期|当[年月季]|^(?:[年期月季]?[末底初]|年[末底初])",
    needs="年|上|同期|当|末|底|初",
)


def plain_label(label: str) -> str:
    """Return a label without words of time: 就业人数 of 上年就业人数."""
    return PAST.sub("", TIME.sub("", label))


def direction_words(material: Material) -> Iterator[Finding]:
    """The word before a change in the text goes the way the ledger says."""
    ways = {id: way for id, figure in material.figures.items() if (way := _way(figure))}
    for passage in material.referring if ways else ():
        for span in passage.spans:
            if span.figure not in ways or span.part == "unit":
                continue
            figure, way = material.figures[span.figure], ways[span.figure]
            move = _last_word(passage.text[max(0, span.start - REACH) : span.start])
            behind = (
                passage.text[span.end : span.end + BEHIND].partition("，")[0].partition("；")[0]
            )
            if any(word in behind for word in (*UP, *DOWN)):
                continue  # 37个行业增长，2个行业下降: the way stands behind the number
            if move and (move in UP) != (way == "up"):
                yield in_passage(
                    direction_differs, passage, span.start,
                    word=move, value=figure.written, ledger=way,
                )  # fmt: skip


BEHIND = 12
MEASURES_OF_MOVES = ("", "幅", "幅度", "率", "额", "数", "量", "比例", "人数", "个百分点")
UP_AT_END, DOWN_AT_END = (
    tuple(word + measure for word in words for measure in MEASURES_OF_MOVES) for words in (UP, DOWN)
)


def _way(figure: Figure) -> str:
    """Return which way a figure went, as its key says, or its label: 同比增长; "" if neither."""
    if figure.kind == "change" and figure.direction:
        return figure.direction
    if figure.exact is None or figure.exact <= 0:
        return ""  # a fall below a word of growth is told as a sign twice
    if figure.label.text.endswith(UP_AT_END):
        return "up"
    return "down" if figure.label.text.endswith(DOWN_AT_END) else ""


def _last_word(text: str) -> str:
    last = max((text.rfind(word), word) for word in (*UP, *DOWN))
    return last[1] if last[0] >= 0 else ""


def _signed(change: Figure, rise: Decimal = Decimal(0)) -> Decimal:
    """Return a change with its sign: of its direction, else of its value, else of the rise."""
    assert change.exact is not None
    if not change.direction:
        return change.exact if change.exact < 0 or rise >= 0 else -change.exact
    size = abs(change.exact)
    return size if change.direction == "up" else -size


def _implied(now: Figure, change: Figure) -> Iterator[Finding]:
    """Say what the value before must have been, where that is certain."""
    assert now.exact is not None
    if change.is_percent:
        yield from _implied_by_percent(now, change)
        return
    if change.unit == "倍" or now.is_percent != (change.unit in POINTS):
        return  # points of a count: an import took a share's change for its own
    rise = _signed(change)
    before = now.exact + rise if now.kind == "rank" else now.exact - rise
    lowest = 1 if now.kind == "rank" else 0
    negative = before < lowest and not _may_be_negative(now)
    impossible = negative or (now.is_percent and before > HUNDRED >= now.exact)
    if impossible:
        yield about(
            change_impossible, now, value=now.written, change=_shown(change), before=f"{before:f}"
        )
    else:
        shown = f"第{before:f}" if now.kind == "rank" else f"{before / now.scale:f}{now.unit}"
        if now.kind != "rank" and not now.is_percent:
            return  # any amount may have been before: no news
        yield about(change_implies, now, value=now.written, change=_shown(change), before=shown)


def _may_be_negative(figure: Figure) -> bool:
    """Return whether a value of this sort lies below zero at times: it does, or its name says so.

    A rate of growth, a balance or a temperature does; a share or a number of people never.
    """
    if figure.kind == "rank" or figure.exact is None:
        return False
    return figure.exact < 0 or SIGNED.search(figure.label.text) is not None


def _implied_by_percent(now: Figure, change: Figure) -> Iterator[Finding]:
    """A count after a rise of so many %: which whole numbers can it have risen from?"""
    assert now.exact is not None
    if now.is_percent or now.kind == "rank" or not is_counted(now):
        return
    rise, half = _signed(change), change.step / 2
    if rise - half <= -HUNDRED:
        if rise < -HUNDRED:
            yield about(
                change_impossible, now, value=now.written, change=_shown(change), before="…"
            )
        return
    least = HUNDRED * now.exact / (HUNDRED + rise + half)
    most = HUNDRED * now.exact / (HUNDRED + rise - half)
    first = int(least.to_integral_value(ROUND_CEILING))
    last = int(most.to_integral_value(ROUND_FLOOR))
    if last < first:
        near = f"{(least + most) / 2:.2f}"
        yield about(change_impossible, now, value=now.written, change=_shown(change), before=near)
    elif last - first < FEW:
        shown = "、".join(map(str, range(first, last + 1))) + now.unit
        yield about(change_implies, now, value=now.written, change=_shown(change), before=shown)


def _compared(before: Figure, now: Figure, change: Figure) -> Iterator[Finding]:
    assert before.exact is not None and now.exact is not None
    rise = now.exact - before.exact
    if now.kind == "rank":
        rise = -rise
    if change.is_percent:
        yield from _by_percent(before, now, change, rise)
    elif change.unit == "倍":
        yield from _by_times(before, now, change)
    else:
        off = blur(before) + blur(now) + blur(change)
        yield from _judged(before, now, change, rise, off)


def _by_percent(before: Figure, now: Figure, change: Figure, rise: Decimal) -> Iterator[Finding]:
    if not before.exact or now.exact is None:
        return
    same = rise == _signed(change, rise) and before.exact != 100
    if before.is_percent and now.is_percent and same:
        yield about(
            percent_for_points, change, value=_shown(change), expected=f"{abs(rise):f}个百分点"
        )
        return
    low = HUNDRED * ((now.exact - blur(now)) / (before.exact + blur(before)) - 1)
    high = HUNDRED * ((now.exact + blur(now)) / (before.exact - blur(before)) - 1)
    middle, off = (low + high) / 2, (high - low) / 2 + change.step / 2
    yield from _judged(before, now, change, middle, off)


def _by_times(before: Figure, now: Figure, change: Figure) -> Iterator[Finding]:
    if not before.exact or now.exact is None or change.exact is None:
        return
    times, half = now.exact / before.exact, change.step / 2
    if abs(times - 1 - change.exact) <= half:
        return
    if abs(times - change.exact) <= half:
        expected = f"{rounded(times - 1, change.step):f}倍"
        yield about(times_ambiguous, change, value=_shown(change), expected=expected)
    else:
        yield from _judged(before, now, change, times - 1, half)


def _judged(
    before: Figure, now: Figure, change: Figure, rise: Decimal, allowed: Decimal
) -> Iterator[Finding]:
    """Compare the change that was typed with the one that both values make."""
    off = abs(rise - _signed(change, rise))
    exact_percent = change.is_percent or change.unit == "倍"
    if off <= (allowed if exact_percent else 0):
        return
    may_be = off <= allowed
    shown = rounded(rise / change.scale, change.step / change.scale)
    sign = "+" if shown >= 0 else "−"
    yield about(
        change_rounded if may_be else change_wrong,
        change,
        value=_shown(change),
        before=before.written,
        now=now.written,
        expected=f"{sign}{abs(shown):f}{change.unit}",
    )


def _shown(change: Figure) -> str:
    """Return a change with the sign of its direction."""
    way = {"up": "+", "down": "−"}.get(change.direction or "", "")
    return f"{way}{change.written}"


CHECKS: tuple[Check, ...] = (
    Check(unlinked_changes, (change_wrong,)),
    Check(
        changes,
        (
            change_implies,
            change_impossible,
            change_wrong,
            change_rounded,
            percent_for_points,
            times_ambiguous,
            fall_in_times,
        ),
    ),
    Check(direction_words, (direction_differs,)),
)
