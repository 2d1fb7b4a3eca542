"""Changes of parts that make the change of their total: 减少23起，其中甲、乙分别减少14起、9起.

Parts that rise and parts that fall are reckoned with their signs; a list of levels whose total is
known makes the changes behind it those of the total's change.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from jianbao.audit.measured import MANY, POINTS, Measured
from jianbao.audit.passages import Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.reading.claims import Claim, direction, shown, typed
from jianbao.audit.sentences.reading.lists import FEW, LEVEL, SOME, gap_of, is_slip
from jianbao.audit.sentences.reading.mistyped import is_digit_off, is_mistyped
from jianbao.audit.totals import IN_ALL

OF_WHICH = pattern(
    "其中|分[^，。；]{1,6}看|按[^，。；]{1,6}分|从[^，。；]{1,8}看", needs="其中|分|按|从"
)
NET = pattern("净[增减]", needs="净")
TO_FROM = pattern("[到至为]$", needs="到|至|为")
JOINTS = ("", "和", "及", "与", "以及")
JOINED = ("、", "和", "及", "与", "，", "；")
CLOSE, APART = Decimal("0.2"), 2


class Move(Struct, frozen=True):
    """A number that something rose or fell by, with its sign."""

    number: Measured
    sign: int

    @property
    def amount(self) -> Decimal:
        """By how much, with the sign."""
        return self.number.amount * self.sign


def moves(passage: Passage, numbers: list[Measured]) -> Iterator[Claim]:
    """Yield what a passage claims of changes and their sums; `numbers` are all of the passage."""
    told = moves_of(passage, numbers) if len(numbers) > FEW else []
    if len(told) <= FEW:
        return
    for run in _runs(passage, told):
        if not all(move.sign for move in run):
            continue
        first, last = told.index(run[0]), told.index(run[-1])
        before, behind = told[:first], told[last + 1 : last + 2]
        if len(run) >= FEW and before and _opens(passage, before[-1], run[0]):
            yield from _judged(passage, before[-1], run)
        elif len(run) >= FEW and behind and _closes(passage, run[-1], behind[0]):
            yield from _judged(passage, behind[0], run)
        elif len(run) > FEW and _closes(passage, run[-2], run[-1]):
            yield from _judged(passage, run[-1], run[:-1])


def moves_of(passage: Passage, numbers: list[Measured]) -> list[Move]:
    """Return the changes of a passage; 减少 of 分别减少9起、8起 is said of all."""
    told: list[Move] = []
    last: Measured | None = None
    for number in numbers:
        sign = 0
        if not number.is_percent and number.unit not in ("", POINTS) and number.is_exact:
            sign = (
                0
                if TO_FROM.search(number.lead) or LEVEL.search(number.lead)
                else direction(number.lead)
            )
            is_listed = last is not None and told and told[-1].number is last
            if not sign and is_listed and last is not None and number.lead in JOINTS:
                sign = told[-1].sign if gap_of(passage, last, number) in ("、", *JOINTS[1:]) else 0
        shares = last is not None and told and told[-1].number is last and last.same == number.same
        if sign or (shares and gap_of(passage, last or number, number).startswith(("、", "和"))):
            told.append(Move(number, sign))  # 下降的有供水13件、供热28件: no word of its own
        last = number
    return told


def _runs(passage: Passage, told: list[Move]) -> Iterator[list[Move]]:
    """Yield changes of one unit that follow each other in a sentence, without a total's word."""
    run: list[Move] = []
    for move in told:
        if run and not (move.sign and run[-1].sign and _goes_on(passage, run[-1], move)):
            yield run
            run = []
        run.append(move)
    if run:
        yield run


def _goes_on(passage: Passage, one: Move, other: Move) -> bool:
    gap = passage.text[one.number.end : other.number.start]
    return (
        one.number.same == other.number.same
        and one.number.sentence == other.number.sentence
        and gap.startswith(JOINED)
        and not OF_WHICH.search(gap)
        and "：" not in gap
        and not (OTHER_BASE.search(other.number.lead) and not OTHER_BASE.search(one.number.lead))
        and len(gap) < MANY
    )


OTHER_BASE = pattern("(?<![同环])[比较](?!上年|去年|同期)", needs="比|较")
"""其中二季度新增720户，比一季度多160户: the second is no part of what was added."""


def _opens(passage: Passage, total: Move, first: Move) -> bool:
    """Return whether a change stands right before the list of those that it is made of."""
    gap = passage.text[total.number.end : first.number.start]
    near = total.sign and first.number.sentence - total.number.sentence < APART
    opens = OF_WHICH.search(gap) or "：" in gap
    return bool(near) and total.number.same == first.number.same and bool(opens)


def _closes(passage: Passage, last: Move, total: Move) -> bool:
    return (
        bool(total.sign)
        and total.number.same == last.number.same
        and total.number.sentence == last.number.sentence
        and any(words.search(total.number.lead) for words in (NET, IN_ALL))
    )


def _judged(passage: Passage, total: Move, run: list[Move]) -> Iterator[Claim]:
    together = sum((move.amount for move in run), Decimal(0))
    off = total.amount - together
    parts = [move.number for move in run]
    blur = total.number.blur + sum(part.blur for part in parts)
    holds = abs(off) <= blur
    may_leave_out = off * total.sign > 0 and total.number.step < total.number.scale  # 亿元
    near = abs(off) <= CLOSE * abs(total.amount) / (4 if may_leave_out else 1) and (
        len(run) >= SOME or off * total.sign < 0
    )
    is_net = "净" in total.number.lead
    slipped = len({move.sign for move in (total, *run)}) == 1 and is_slip(
        total.number, parts, off * total.sign
    )
    slipped = slipped or any(_is_slip(move, off) for move in run)
    slipped = slipped or (len(run) >= SOME and _is_slip(total, -off))
    if holds or near or slipped or (is_net and len(run) >= FEW):
        yield moved_claim(passage, total, run)


def _is_slip(part: Move, off: Decimal) -> bool:
    """Return whether a slip in a part makes it what it must be: 98亿元 for 89亿元."""
    number, meant = part.number, part.number.amount + part.sign * off
    is_turned = meant > 0 and is_mistyped(number.amount, meant, meant, number.step)
    is_long = number.amount >= FEW_STEPS * number.step  # of 0.5 any digit is another by chance
    return is_turned or (is_long and meant > 0 and is_digit_off(number.amount, meant, number.step))


FEW_STEPS = 20


def moved_claim(
    passage: Passage, total: Move, run: list[Move], where: Passage | None = None
) -> Claim:
    """Return the claim that changes make a change, with their signs in the working.

    Where the total's change stands in another passage, it is told at the first of the parts.
    """
    together = sum((move.amount for move in run), Decimal(0))
    blur = total.number.blur + sum(move.number.blur for move in run)
    working = typed(passage, run[0].number) + "".join(
        f"{'＋' if move.sign == run[0].sign else '−'}{typed(passage, move.number)}"
        for move in run[1:]
    )
    kind = "sentence-sum" if len({move.sign for move in run}) == 1 else "sentence-difference"
    return Claim(
        kind, abs(total.amount - together) <= blur, passage,
        total.number if where is None else run[0].number,
        tuple(move.number for move in run), working,
        shown(passage, abs(together), run[0].number),
        "" if where is None else typed(where, total.number),
    )  # fmt: skip
