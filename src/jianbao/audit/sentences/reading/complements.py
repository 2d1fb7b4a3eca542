"""Names that part a whole between them: 男 and 女, 进口 and 出口, 合格 and 不合格."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from jianbao.audit.measured import Measured, name_of
from jianbao.audit.passages import Passage
from jianbao.audit.patterns import pattern
from jianbao.audit.sentences.reading.claims import Claim, typed
from jianbao.audit.sentences.reading.mistyped import is_digit_off, is_mistyped

PARTED = (
    "男/女 城镇/乡村 城镇/农村 一审/二审 国有/民营 进口/出口 上行/下行 陆路/水路 公办/民办 "
    "集装箱/散 餐饮/商品 内贸/外贸 门诊/住院 中央/地方 国内/入境 线上/线下 早稻/晚稻 "
    "出境/入境 进境/出境 到达/发送 进港/出港 动车/普速 到发/中转 海水/淡水 海洋/内陆 "
    "企业/个人 室内/室外 成人/少儿 单位/个人 职工/居民 公路/铁路 上午/下午 已办结/未办结 "
    "过夜/一日 沿海/内河 "
    "中文/外文 天然林/人工林 一般/重大 一般/较大 城镇/农牧 本地/外地 国内/涉外 户籍/外来 "
    "在职/退休 党员/非党 未成年/成年 重点/一般 快/慢 直流/交流 省内/省外 市内/市外 "
    "境内/境外 县内/县外 国内/国外 国内/国际 专职/兼职 新建/改扩建 本级/县区 市级/县级 "
    "市区/县 已/未 白天/夜间 生产/生活 生活/工业 新车/二手车 市直/县 实名/匿名 自营/代理 "
    "直接/间接 刑事/行政 连任/新当选 以上/以下 当选/缺额 男生/女生 机关/事业 以卷/以件 "
    "农村/城区 主城区/县 养殖/捕捞 获救/失踪 获救/死亡 补助/个人 上半年/下半年 自有/租 "
    "自有/外借 在编/聘用 在编/编外 正式/临时 应届/往届 全日制/非全日制 常住/流动 网上/现场 "
    "网上/窗口 电话/网络 货币/实物 集中/分散 新签/续签 存量/增量 有/无 长期/短期 "
    "公立/民营 公立/私立 城区/乡镇 城区/乡村 城区/农村 室内/露天 地上/地下 新建/改建 陆上/海上 "
    "缺考/参加 缺考/实考 缺席/出席 缺席/到会 缺勤/出勤 请假/到会 请假/出勤 "
    "请假/实到 缺席/实到 缺勤/实到 投诉/举报 "
    "机动车/非机动车 本科/专科 立即/限期 立行立改/限期 当场/限期 税收收入/非税 引进/自办 引进/原创 "
    "活期/定期 财产险/人身险 财产险/寿险 "
    "新增/往年 新增/原有 新增/存量 新增/结转 今年/往年 当年/往年 本年/往年 本年/以前年度 当年/结转 "
    "新收/旧存 新建/续建 新开工/续建 首次/再次 初次/再次 城市/农村 城市/乡村 干线/支线 内资/外资 "
    "水田/旱 集中式/分布式 集中式/分散式 公开/邀请 零售/批发 全职/兼职 居民/非居民 居民/单位 "
    "正常/停业 正常/停用 在营/停业 营业/停业 运行/停运 在用/停用 现金/实物 地面/地下 "
    "新房/二手房 新房/存量房 全血/机采 母港/访问港 国产/进口 首套/二套 平日/节假日 公益性/经营性 "
    "白班/夜班 学历/非学历 干部/群众 免费/收费 免费/低收费 上游/下游 已检/未检 已签/未签 "
    "正职/副职 夏粮/秋粮 预算内/预算外 固定/临时 主动/被动 自主/委托 普通/特殊 "
)
COMPLEMENTS = tuple(
    (one, other) for one, _, other in (pair.partition("/") for pair in PARTED.split())
)
"""What parts a whole between two names."""
BEGIN_COMPLEMENTS = frozenset(name[0] for pair in COMPLEMENTS for name in pair)


OR_LESS = pattern("([级型等档类层])及以下", needs="及以下")
NEGATIONS = frozenset("不未非无")
SCALES = (
    "满意/不太满意 上升/下降 上涨/下跌 涨/跌 升/降 改善/变差 改善/恶化 好转/变差 好转/恶化 "
    "提升/下滑 增长/下降 增加/减少 前移/后移 进步/退步 向好/转差 变好/变差 维持/撤销 "
    "赞成/弃权 赞成/反对 同意/弃权 支持/反对 优/差 优良/污染 优秀/不合格 好/差 完成/滞后 完成/偏慢 "
    "完成/未 达标/不达标 金牌/铜牌 一等/三等 特等/三等 大型/小型 轻度/重度 红色/蓝色 "
    "省级/县级 国家级/县级 采纳/不予 研究生/大专 研究生/专科 本科/高中 本科/中专 硕士/专科 "
    "办结/留作 东部/西部 以下/以上 "
)
ENDS = tuple((one, other) for one, _, other in (pair.partition("/") for pair in SCALES.split()))
"""The ends of a scale: what lists both, and something between, has it all."""


def are_complements(one: str, other: str) -> bool:
    """Return whether two names part a whole between them: 男 and 女, 合格 and 不合格."""
    sides = _sides(one)
    if sides and not sides.isdisjoint(~side for side in _sides(other)):
        return not are_of_others(one, other)
    if NEGATIONS.isdisjoint(one) and NEGATIONS.isdisjoint(other):
        return False
    names = sorted(
        (name_of(one.lstrip("和及与、，")), name_of(other.lstrip("和及与、，"))), key=len
    )
    return len(names[0]) > 1 and names[1][1:] == names[0] and names[1][0] in NEGATIONS


def are_ends(one: str, other: str) -> bool:
    """Return whether two names are the ends of a scale: 上升 and 下降, 满意 and 不满意."""
    if any((a in one and b in other) or (b in one and a in other) for a, b in ENDS):
        return True
    last = OR_LESS.search(other)
    if last and last[1] in one:
        return True  # 5A级, 4A级, 3A级及以下
    return are_complements(one, other)


@lru_cache(maxsize=1024)
def _sides(lead: str) -> frozenset[int]:
    """Return which names of `COMPLEMENTS` words have: n of the n-th pair one, ~n the other."""
    if BEGIN_COMPLEMENTS.isdisjoint(lead):
        return frozenset()
    return frozenset(
        ~pair if at else pair
        for pair, names in enumerate(COMPLEMENTS)
        for at, name in enumerate(names)
        if name in lead
    )


OF_PEOPLE = pattern("岁|学历|职称|女|党员|民族|工龄|残疾")


def are_of_others(one: str, other: str) -> bool:
    """Return whether two names tell different things of people: 35岁以下, 大专以上学历."""
    of_one, of_other = (set(OF_PEOPLE.findall(each)) for each in (one, other))
    return bool(of_one and of_other and not of_one & of_other)


A_SHARE = pattern("占[^，。；]{0,12}$|(?:占比|比重)(?:为|达到?)?$", needs="占|比重")
REST_SHARE = pattern(
    "^[，；、]?(?:其余|余下|剩余|其他|其它)[一-鿿]{0,10}?(?:约|仅|只)?占(?:比|了|到)?(?:约|仅|为)?$",
    needs="占",
)
HUNDRED = Decimal(100)


def rests_of_hundred(passage: Passage, numbers: list[Measured]) -> Iterator[Claim]:
    """Yield 两馆合计占74.8%，其余场馆占25.2%: what shares before it leave of 100 %.

    Of the last one, or of the last ones together; told where a slip of the hand explains it.
    """
    for place, rest in enumerate(numbers):
        if not (rest.unit == "%" and rest.is_exact and REST_SHARE.search(rest.lead)):
            continue
        run = [
            each
            for each in numbers[:place]
            if each.sentence == rest.sentence and each.unit == "%" and A_SHARE.search(each.lead)
        ]
        left = [HUNDRED - sum(_amounts(run[at:]), Decimal(0)) for at in range(len(run))]
        slack = rest.step * (len(run) + 1) / 2
        meant = [each for each in left if each > 0 and _is_slip(rest, each)]
        if not meant or any(abs(each - rest.amount) <= slack for each in left):
            continue
        used = run[left.index(meant[-1]) :]
        working = "−".join(("100%", *(typed(passage, each) for each in used)))
        expected = f"{meant[-1]:f}%"
        yield Claim("sentence-share", False, passage, rest, tuple(used), working, expected)


def _amounts(numbers: list[Measured]) -> Iterator[Decimal]:
    return (each.amount for each in numbers)


def _is_slip(rest: Measured, meant: Decimal) -> bool:
    slipped = is_mistyped(rest.amount, meant, meant, rest.step)
    return slipped or is_digit_off(rest.amount, meant, rest.step)
