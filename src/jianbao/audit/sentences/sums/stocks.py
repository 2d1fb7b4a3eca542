"""What was there, came in, went out and is left: 旧存186件，新收612件，结案654件，未结144件.

Words before each number say which it is; they may stand in any order, and a sentence apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import product

from jianbao.audit.measured import Measured
from jianbao.audit.passages import Passage
from jianbao.audit.patterns import may_match, pattern
from jianbao.audit.sentences.reading.claims import Claim, shown, typed
from jianbao.audit.sentences.reading.mistyped import is_digit_off, is_mistyped

THERE = pattern(
    "(?<![比较])[年月季期度]初(?!以来|开始|起)|(?<![比较])(?:上年|去年|上期|上月|上季)[末底]|结转(?!下[年期月季]|至|到)|[旧原][存有]|送审|原[概计预编定]|[前]有|核定|上年(?:结[存余]|滚存|累计)|上[年月季期](?:未|遗留)|遗留",
    needs="上年|去年|上期|上月|上季|原|初|旧|结转|送审|前有|核定|遗留|未",
)
LEFT = pattern(
    "[年月季期][末底]|未[执审办]?结|结余|结存|结转|剩余|尚[有存余]|现有|余额|审定|保留|现(?![场代象金行实])[一-鿿]|调整后|留存|实有|调整[为到至]|[增减降升]至"
    "|目前|库存|存量|在[册库院校岗职](?!期)|实有|保有|现存|应办理?|应审|应结|滚存",
    needs="年末|年底|月末|月底|季末|季底|期末|期底|未|结余|结存|结转|剩余|尚|余额|审定|保留|现|调整|留存|实有"
    "|目前|增至|减至|降至|升至|库存|存量|在册|在库|在院|在校|在岗|在职|保有|应办|应审|应结|滚存",
)
OUT = pattern(
    "[审办执]结|结案|减少|空[编缺置]|缺编|支出|注销|销号|退出|退库|出库|售出|销售|调[出拨减]|迁出|转出|流出|发放|出院|出栏"
    "|核[销减]|清退|化解|死亡|淘汰|撤[并销]|报[废损]|损[耗失]|下发|分发|领用|占用|[退停]会|离职|退休|离岗|辞职|去世|病故|调离|停保|退保|[竣完]工|消耗|使用|拨付|偿还|归还|关闭|精简|剔除|借出|出借"
)
IN = pattern(
    "新[收增立入建登开购接办]|新成立|纳入|收入|增加|[调购迁转流]入|购[进置]|入库|入院|入藏|出生|接转|补充|追加|新[吸参]|募集|新进|吸纳|录用|招录|发展(?=[^，。；]{0,4}$)"
    "|(?:本|当|上半|全|今)[年期月]*(?:接收|受理|收到|生产|征收)",
    needs="吸纳|录用|招录|发展|纳入|新收|新增|新立|新入|新成立|新建|新登|新开|新购|新接|新办|新吸|新参|新进|收入|增加|调入|购入|迁入|转入|流入"
    "|购进|购置|入库|入院|入藏|出生|接转|补充|追加|募集|接收|受理|收到|生产|征收",
)
AT_END = pattern("[年月季期][末底][^。]*[年月季期][末底]", needs="末|底")
LOAN = pattern("贷款|借款|授信|融资", needs="贷款|借款|授信|融资")
LENT = {"out": ("发放", "放款", "投放"), "in": ("收回", "回收", "偿还", "归还", "还款")}
COMPARED = pattern("[比较]|同期|计划|任务|目标")
APART = 2  # sentences
FEWEST, MOST = 3, 7
FAR = Decimal("0.5")
OF_YEAR = pattern("(?:当[年期月]|本[年期月])(?:收支)?结余", needs="结余")
STOCK = pattern("[年月季期][末底]|在[册库院校岗职](?!期)|结[余存]|余额|[现实保]有|库存|存量")
SIGNS = {"there": (1,), "in": (1,), "out": (-1,), "left": (-1,)}
WIDE = 36
LONG = 100  # steps of a number that a slip is seen in
ENDS = pattern("[。；\\d（]")
Window = tuple[Measured, ...]


def stocks(passage: Passage, numbers: list[Measured]) -> Iterator[Claim]:
    """Yield what a passage claims of stocks; `numbers` are all of the passage."""
    text = passage.text
    if len(numbers) < FEWEST or not may_match(text, THERE, AT_END):
        return
    if not (THERE.search(text) or AT_END.search(text)):
        return
    outside = list(_outside(passage, numbers))
    for unit in {each.same for each in outside}:
        like = [each for each in outside if each.same == unit]
        if not unit or like[0].is_percent or len(like) < FEWEST:
            continue
        claims = list(_of_unit(passage, like))
        yield from claims or _of_roles(passage, like)


def are_flows(parts: list[Measured]) -> bool:
    """Return whether numbers are what came, went and is left: 新入24人，核销42人，年末186人."""
    is_out = any(OUT.search(part.lead) for part in parts)
    return is_out and STOCK.search(parts[-1].lead) is not None


def _outside(passage: Passage, numbers: list[Measured]) -> Iterator[Measured]:
    """Yield exact numbers that are in no brackets, and no 其中 of another one."""
    among = -1  # the sentence whose 其中 is open
    last = 0
    for number in numbers:
        gap = passage.text[last : number.start]
        last = number.end
        if "其中" in gap:
            among = number.sentence
        if "；" in gap or among != number.sentence:
            among = among if "其中" in gap else -1
        inside = among >= 0 or gap.rfind("（") > gap.rfind("）")
        if not inside and number.is_exact and not COMPARED.search(number.lead):
            yield number


def _of_roles(passage: Passage, like: list[Measured]) -> Iterator[Claim]:
    """Yield claims of stocks between whose movements others stand: 年初129户，分三类：甲38户、…."""
    told = [each for each in like if _role(passage, each)]
    if FEWEST < len(told) < len(like):
        yield from _of_unit(passage, told)


def _of_unit(passage: Passage, like: list[Measured]) -> Iterator[Claim]:
    roles = [_role(passage, each) for each in like]
    if "there" not in roles and roles.count("left") == len(("first", "last")):
        roles[roles.index("left")] = "there"  # 2025年底3,286名，…，6月底3,322名
    if any(LOAN.search(each.lead) for each in like):
        roles = [_of_loans(role, each) for role, each in zip(roles, like, strict=True)]
    done: set[int] = set()
    found: list[tuple[int, Claim]] = []  # with the start of what was there
    for end in range(len(like), FEWEST - 1, -1):
        if end - 1 in done or "there" not in roles[:end]:
            continue
        claims: list[tuple[int, Claim]] = []
        for size in range(min(MOST, end), FEWEST - 1, -1):
            window = tuple(like[end - size : end])
            if window[-1].sentence - window[0].sentence <= APART:
                own = roles[end - size : end]
                start = window[own.index("there")].start if "there" in own else -1
                claims += [(start, claim) for claim in _judged(passage, window, own)]
        if claims:
            best = next((each for each in claims if each[1].holds), claims[0])
            if best[1].holds or best[0] not in dict(found):
                found.append(best)
            if best[1].holds:
                done.update(range(end - FEWEST, end))
    kept = {start for start, claim in found if claim.holds}
    yield from (claim for start, claim in found if claim.holds or start not in kept)


def _role(passage: Passage, number: Measured) -> str:
    """Return there, in, out, left or "" for a number, as the last of its words says."""
    before = passage.text[max(0, number.start - WIDE) : number.start]
    words = ENDS.split(before)[-1]  # 截至去年底，共有会员1,284个: a clause before, too
    if THERE.search(words):
        return "there"
    if OF_YEAR.search(words):
        return "in"  # 当年结余1.36亿元，上年滚存4.82亿元，累计结余6.18亿元
    found = [
        (max((match.end() for match in form.finditer(words)), default=-1), name)
        for name, form in (("in", IN), ("out", OUT), ("left", LEFT))
    ]
    where, role = max(found)
    return role if where >= 0 else ""


def _of_loans(role: str, number: Measured) -> str:
    """Return the role of what is lent: it adds to the balance, and what comes back takes off."""
    if any(word in number.lead for word in LENT["out"]):
        return "in"
    return "out" if any(word in number.lead for word in LENT["in"]) else role


def _judged(passage: Passage, window: Window, roles: list[str]) -> Iterator[Claim]:
    """Yield the claim of numbers that have all roles once: those in and out may be several.

    What has no role may come in or go out: then told is a slip alone.
    """
    if roles.count("left") != 1 or roles.count("there") != 1:
        return
    if roles.count("") > 1 and roles[-1] != "left":
        return
    ways = [SIGNS.get(role, (1, -1)) for role in roles]
    offs = {signs: _off(window, signs) for signs in product(*ways)}
    blur = sum(each.blur for each in window)
    at = window[-1]
    for signs, off in offs.items():
        if abs(off) <= blur:
            yield _claim(passage, window, signs, off, holds=True)
            return
    for signs, off in offs.items():
        meant = at.amount - signs[-1] * off
        if meant < 0:
            continue
        is_turned = meant > 0 and is_mistyped(at.amount, meant, meant, at.step)
        if abs(off) > FAR * max(each.amount for each in window) and not is_turned:
            continue
        slipped = is_digit_off(at.amount, meant, at.step) or any(
            is_mistyped(each.amount, amount, amount, each.step)
            for each, amount in _meant(window, signs, off)
        )
        if slipped or len(offs) == 1:
            yield _claim(passage, window, signs, off, holds=False)
            return


def _meant(
    window: Window, signs: tuple[int, ...], off: Decimal
) -> Iterator[tuple[Measured, Decimal]]:
    """Yield what each long number, and the last one, would have to be."""
    for sign, each in zip(signs, window, strict=True):
        if each is window[-1] or each.amount >= LONG * each.step:
            yield each, each.amount - sign * off


def _off(window: Window, signs: tuple[int, ...]) -> Decimal:
    pairs = zip(signs, window, strict=True)
    return sum((sign * each.amount for sign, each in pairs), Decimal(0))


def _claim(
    passage: Passage, window: Window, signs: tuple[int, ...], off: Decimal, holds: bool
) -> Claim:
    """Return the claim of the last number; what adds to it stands first in the working."""
    at, sign = window[-1], signs[-1]
    others = sorted(zip(signs[:-1], window[:-1], strict=True), key=lambda pair: pair[0] == sign)
    working = "".join(
        f"{'' if not place else '＋' if one != sign else '−'}{typed(passage, each)}"
        for place, (one, each) in enumerate(others)
    )
    return Claim(
        "sentence-difference", holds, passage, at, tuple(each for _, each in others), working,
        shown(passage, at.amount - sign * off, at),
    )  # fmt: skip
