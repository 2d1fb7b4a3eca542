"""Numbers that sentences say of a table's rows and columns, against what the table answers.

A number is right if any answer of a table beside it is that number. It is told where the words
name one cell, or one reckoning, or where a slip of the hand makes it one of the answers.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec.structs import replace

from jianbao.audit.arithmetic.amounts import rounded
from jianbao.audit.measured import Measured
from jianbao.audit.passages import Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.reading.fraction_words import told_in
from jianbao.audit.sentences.reading.mistyped import turned_digits
from jianbao.audit.tables.answers import answers
from jianbao.audit.tables.apart import apart
from jianbao.audit.tables.asking import Subject, Words, in_turn, is_strange, question, says_other
from jianbao.audit.tables.naming import Sheet, naming, shows
from jianbao.audit.tables.operands import HUNDRED, is_ratio, joint, label
from jianbao.audit.tables.questions import DOWN, TIMES_OF, UP, Answer, Question, fits, way_said
from jianbao.audit.tables.shares import shares, times
from jianbao.audit.tables.statements import Statement

NEAREST, FARTHEST = Decimal("0.4"), Decimal("2.5")  # how far a wrong number may be off
FAR_LESS = Decimal("0.2")  # where both rows are named and one column is
PARTLY = 3  # how far two letters of a column, right before a number, name it
FULLY = 2  # how far columns are named, in the words right before a number
IN_FULL = 6  # how far a column is named that the words right before a number name in full
MANY = 1000  # in steps: four digits
LONG = 100  # in steps: three digits, of which two may have changed places
TENTH = Decimal("0.1")
HALF = Decimal("0.51")  # of a step, and a little more
LONGEST = 24  # characters before a fraction that say of what it is
CLAUSE = pattern("[，。；：]")
BOUND = pattern("(?:不到|不足|超过?|高于|低于|突破)[^，]*的$", needs="不到|不足|超|于|突破")
OPEN = pattern("约|近|超|逾|不足|不到|以上|左右|多")


def told_numbers(passage: Passage, numbers: list[Measured], words: Words) -> Iterator[Statement]:
    """Yield what a passage says in numbers of a table, right or wrong."""
    turns = dict(in_turn(passage, numbers, words))
    yield from _turned_about([asked for asked in turns.values() if asked is not None])
    for number in numbers:
        if not number.is_exact and not OPEN.search(number.lead[-2:]):
            continue
        if number.start in turns:
            asked = turns[number.start]
            if asked is not None:
                yield from _judged(asked, Subject(asked.rows, True, False))
        elif found := question(words, number):
            yield from _judged(*found)
    if "成" in passage.text or "分之" in passage.text or "半" in passage.text:
        yield from _fractions(passage, words)


def told_of_totals(passage: Passage, numbers: list[Measured], sheet: Sheet) -> Iterator[Statement]:
    """Yield a number of another section that is a table's total with two digits turned.

    An opening paragraph tells what a table further down adds up. That its words name the column
    says little there (全县面积 may be of another year), two exchanged digits say that it is meant.
    """
    total = sheet.total
    if total is None or total is sheet.summed:
        return
    columns = [c for c in sheet.columns if shows(total, c) and len(c.core) >= LONG_NAME]
    columns = [c for c in columns if not (c.is_past or c.is_reckoned or is_ratio(c.name))]
    for number in numbers:
        if not number.is_exact or not number.unit or NOT_NOW.search(number.lead):
            continue
        for column in columns:
            cell = total.numbers[column.line.place]
            if naming(column, number.lead) < FULLY or not fits(number, cell, column):
                continue
            answer = Answer(cell.amount, cell.blur, f"{label(total, column)}{cell.text}", FULLY)
            same = abs(number.amount - cell.amount) <= max(number.step, cell.step)
            if not same and number.amount >= LONG * number.step and _is_turned(number, answer):
                shown = rounded(cell.amount / number.scale, number.step / number.scale)
                said = passage.text[number.start : number.end]
                yield Statement(False, number.start, said, f"{shown:f}", answer.working)
                break


LONG_NAME = 3  # letters of a column's name that says what is counted
NOT_NOW = pattern("[上去前]年|同期|计划|目标|任务|预计|力争|达到|月|季度|\\d年|增|减|其中")


def _turned_about(turns: list[Question]) -> Iterator[Statement]:
    """Yield values behind 分别 each of which is what the table has for another of them."""
    if len(turns) < len(("one", "other")):
        return
    found = [(asked, answers(asked)) for asked in turns]
    wrong = [
        (asked, given)
        for asked, given in found
        if not any(_is_same(asked.number, answer) for answer in given)
    ]
    amounts = [asked.number for asked, _ in wrong]
    for asked, given in wrong:
        others = [number for number in amounts if number is not asked.number]
        meant = [answer for answer in given for number in others if _is_same(number, answer)]
        if meant and len(meant) == 1:
            yield _told(asked, meant[0])


# ---- right or wrong


def _judged(asked: Question, subject: Subject) -> Iterator[Statement]:
    number = asked.number
    if BOUND.search(asked.lead):
        return
    found = [each for each in answers(asked) if not _is_of_other_time(asked, each)]
    found = _of_column(asked, found)
    said = asked.words[number.start : number.end]
    if number.unit == "%" and NOT_BY.search(asked.lead):
        yield from _in_points(asked)
    vague = [each for each in found if _is_vague(number, each)]
    meant = _slip_of_named(number, found, subject)
    if meant is not None and not is_strange(asked):
        yield _told(asked, meant)
        return
    for answer in found:
        if _is_same(number, answer) and answer not in vague:
            wrong_way = _wrong_way(asked, answer)
            if not wrong_way:
                yield Statement(True, number.start, said, "", "")
                return
    if not number.is_exact:
        return
    found = [each for each in found if each not in vague]
    turned = [answer for answer in found if answer.named and _is_same(number, answer)]
    if turned:
        yield _told(asked, turned[0])
        return
    meant = _meant(number, found, subject)
    if meant is not None and is_strange(asked):
        meant = _turned(number, found, subject)
    if meant is not None and not _is_slip(number, meant, subject) and says_other(asked):
        meant = None
    if meant is not None and (_is_against_the_last(asked) or _is_of_others(asked, meant)):
        meant = None
    if meant is not None:
        yield _told(asked, meant)


def _is_of_other_time(asked: Question, answer: Answer) -> bool:
    """Return whether words say 同比 where the table has 环比, or the other way."""
    lead = asked.number.lead
    return any(
        one in lead and other in answer.working and other not in lead
        for one, other in (("同比", "环比"), ("环比", "同比"))
    )


def _is_of_others(asked: Question, meant: Answer) -> bool:
    """Return whether words name a mean and an answer is none, or several rows and it has one.

    比9月日均41.0万次减少3万次 beside the months' totals; 两个板块合计157.52亿元，占55.0%.
    """
    if A_DAY.search(asked.lead) and not MEAN_SAID.search(meant.working):
        return True
    before = asked.words[: asked.number.start].rpartition("。")[2]
    clauses = CLAUSE.split(before)[-2:-1]
    is_share = asked.lead.strip("，").startswith("占")
    return is_share and any("合计" in each for each in clauses) and len(asked.parts) < PAIR


A_DAY, MEAN_SAID = pattern("[日月]均", needs="均"), pattern("均|÷|每")
PAIR = 2


def _is_against_the_last(asked: Question) -> bool:
    """Return whether a gap is against whom the clause before names: 比乙闸多960次，运量高出510."""
    if not GAP_ALONE.search(asked.lead) or THAN.search(asked.lead):
        return False
    before = CLAUSE.split(asked.around)[-2:-1]
    return bool(before) and THAN.search(before[0]) is not None


GAP_ALONE = pattern("[高低多少快慢][出了]?$", needs="高|低|多|少|快|慢")
THAN = pattern("[较比](?![重例])", needs="较|比")


def _of_column(asked: Question, found: list[Answer]) -> list[Answer]:
    """Return the multiples of the column that words name, where they do: 零售额是甲的3.5倍."""
    most = max((each.named for each in found), default=0)
    if asked.number.unit not in ("倍", IN_WORDS) or most < FULLY:
        return found
    return [each for each in found if each.named == most]


IN_WORDS = ""
"""The unit of a fraction in words."""
NOT_BY = pattern("(?:[高低快慢]|相差|差距)[了出为达约]*$", needs="高|低|快|慢|差")


def _in_points(asked: Question) -> Iterator[Statement]:
    """Yield 高1.5% where two rates of the table are 1.5 points apart."""
    number = asked.number
    for answer in apart(replace(asked, number=replace(number, unit="百分点"))):
        if answer.amount and _is_same(number, answer):
            said = asked.words[number.start : number.end]
            expected = f"{said.rstrip('%％')}个百分点"
            yield Statement(False, number.start, said, expected, answer.working)
            return


def _is_same(number: Measured, answer: Answer) -> bool:
    off = abs(number.amount - abs(answer.amount))
    if number.unit == "倍" and off > TENTH * number.amount:
        return False  # 4倍 of 4.5
    if answer.blur > number.step < off and _is_turned(number, answer):
        return False  # rounding leaves it open, two exchanged digits do not
    return off <= (answer.blur if answer.is_cell else answer.blur + number.step * HALF)


def _slip_of_named(number: Measured, found: list[Answer], subject: Subject) -> Answer | None:
    """Return what words name in full, of which a slip made what another column has by chance."""
    best = [answer for answer in found if answer.named >= IN_FULL and answer.is_asked]
    if len(best) != 1 or not number.is_exact or not any(_is_same(number, each) for each in found):
        return None
    return best[0] if not _is_same(number, best[0]) and _is_slip(number, best[0], subject) else None


def _is_vague(number: Measured, answer: Answer) -> bool:
    """Return whether rounding leaves so much open that any number would do: 20.0−20.0万元."""
    off = abs(number.amount - abs(answer.amount))
    wide = answer.blur > max(number.step, WIDEST * number.amount)
    return wide and not answer.is_cell and off > number.step * HALF


WIDEST = Decimal("0.5")


def _wrong_way(asked: Question, answer: Answer) -> bool:
    """Return whether words say 增长 of a cell that fell."""
    if answer.is_turned:
        return True
    if not answer.is_signed or not answer.amount:
        return False
    words = asked.lead[-6:]
    if answer.amount > 0:
        return bool(DOWN.search(words)) and not UP.search(words) and "收窄" not in words
    return bool(UP.search(words)) and not DOWN.search(words)


def _turned(number: Measured, found: list[Answer], subject: Subject) -> Answer | None:
    """Return the one answer that a number is with two digits turned: of a row or column named."""
    if number.amount < LONG * number.step:
        return None
    by_row = subject.is_named and not subject.is_total
    named = [each for each in found if each.named > FULLY or by_row]
    turned = _unlike([each for each in named if _is_turned(number, each)], number)
    return turned[0] if len(turned) == 1 else None


def _meant(number: Measured, found: list[Answer], subject: Subject) -> Answer | None:
    """Return the one answer that a wrong number was meant to be.

    Where neither a row nor a column is named, nothing tells.
    """
    unsaid = subject.is_total and not subject.is_named
    if unsaid and not any(each.named or each.is_widest for each in found):
        return None
    slips = _unlike([each for each in found if _is_slip(number, each, subject)], number)
    if len(slips) == 1 or (slips and slips[0].named > slips[1].named):
        return slips[0]
    if slips:
        return None
    most = max((each.named for each in found), default=0)
    best = _unlike([each for each in found if each.named == most], number)
    if len(best) != 1 or not best[0].amount:
        return None
    near = NEAREST < number.amount / abs(best[0].amount) < FARTHEST
    of_two = best[0].is_asked and bool(subject.others)
    near = near or (of_two and most > IN_FULL)
    near = near or (of_two and most == FULLY and FAR_LESS < number.amount / abs(best[0].amount) < 5)
    sure = subject.is_named and (most > PARTLY if subject.is_total else most > 0)
    sure = sure or (most > 0 and not subject.is_total and best[0].is_asked)
    sure = sure or (most > 2 and not subject.is_total)
    sure = sure or best[0].is_widest
    return best[0] if near and sure else None


def _unlike(found: list[Answer], number: Measured) -> list[Answer]:
    """Return answers of unlike amounts, those of named columns first."""
    ordered = sorted(found, key=lambda each: -each.named)
    different: dict[Decimal, Answer] = {}
    for each in ordered:
        different.setdefault(rounded(abs(each.amount), number.step), each)
    return list(different.values())


def _is_slip(number: Measured, answer: Answer, subject: Subject) -> bool:
    unsaid = not subject.is_named and subject.is_total
    if _is_turned(number, answer) and (answer.named or not unsaid):
        return True
    many = number.amount >= MANY * number.step and answer.named
    if unsaid and answer.named <= FULLY and not many:
        return False
    meant = rounded(abs(answer.amount), number.step)
    return _is_one_digit(number.amount, meant, number.step, answer.named)


def _is_turned(number: Measured, answer: Answer) -> bool:
    meant, half = abs(answer.amount), max(number.step / 2, min(answer.blur, number.step))
    turned = turned_digits(number.amount, number.step, any_two=True) or ()
    return any(abs(each - meant) <= half for each in turned)


def _is_one_digit(typed: Decimal, meant: Decimal, step: Decimal, named: int) -> bool:
    """Return whether one digit makes one number of another, of three digits or a named column."""
    first, second = (str(int(each / step)) for each in (typed, meant))
    if len(first) != len(second) or (len(first) < 3 and not (named > FULLY and len(first) == 2)):
        return False
    return sum(a != b for a, b in zip(first, second, strict=True)) == 1


def _told(asked: Question, answer: Answer) -> Statement:
    number = asked.number
    said = asked.words[number.start : number.end]
    amount = answer.amount if answer.is_signed else abs(answer.amount)
    expected = rounded(amount / number.scale, number.step / number.scale)
    sign = "+" if amount > 0 and _is_same(number, answer) and answer.is_signed else ""
    if answer.is_turned and _is_same(number, answer):
        sign = "-" if way_said(asked.lead) > 0 else "+"
    return Statement(False, number.start, said, f"{sign}{expected:f}", answer.working)


# ---- shares in words


def _fractions(passage: Passage, words: Words) -> Iterator[Statement]:
    """Yield 占六成以上 where the table has another share."""
    for told in told_in(passage.text):
        before = passage.text[max(0, told.start - LONGEST) : told.start]
        clause = CLAUSE.split(before)[-1]
        is_times = "占" not in clause and TIMES_OF.search(clause)
        if not is_times and "占" not in before:
            continue
        one = Decimal(1)
        like = Measured(told.named * 100, "%", one, True, told.start, told.end, "", "", 0, one)
        put = question(words, like)
        if put is None or not (put[1].is_named or not put[1].is_total):
            continue
        asked = put[0]
        if is_times and len(asked.parts) > 1:  # 甲、乙两区654人，超过全市的一半
            whole = joint(asked.parts, asked.sheet.columns)
            asked = replace(asked, rows=(whole, *asked.others))
        found = list(times(asked, HUNDRED) if is_times else shares(asked))
        found = _of_column(replace(put[0], number=replace(like, unit=IN_WORDS)), found)
        if any(told.low <= answer.amount / 100 <= told.high for answer in found):
            yield Statement(True, told.start, passage.text[told.start : told.end], "", "")
        elif TOGETHER.search(before):
            continue  # 东河、西关两区超过全市的一半: no row of the table is of both
        elif not is_strange(put[0]) and _are_one(best := _best_named(found)):
            expected = f"{rounded(best[0].amount, Decimal('0.1')):f}%"
            said = passage.text[told.start : told.end]
            yield Statement(False, told.start, said, expected, best[0].working)


def _are_one(found: list[Answer]) -> bool:
    """Return whether all answers are one share, as far as words tell shares."""
    amounts = [each.amount for each in found]
    return bool(amounts) and max(amounts) - min(amounts) <= APART


APART = 3  # points
TOGETHER = pattern("、[^，。；、]{1,8}[两三四五](?:个|[县市区州镇乡村家类项者])")


def _best_named(found: list[Answer]) -> list[Answer]:
    most = max((each.named for each in found), default=0)
    return [each for each in found if each.named == most]
