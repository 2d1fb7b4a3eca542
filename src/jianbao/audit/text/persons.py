"""One person, one name: 陈志鹏 and, farther on, 陈志朋.

A name is known by the office before it or by 同志 and the like behind it. Another of it is looked
for letter by letter among those that sound the same, which is how names are mistyped.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from functools import cache

from jianbao.audit.check import Check, in_passage
from jianbao.audit.passages import Material, whole_text
from jianbao.audit.patterns import HAN, pattern
from jianbao.messages.audit.slips import person_two_names
from jianbao.messages.findings import Finding

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋"
    "蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷"
    "侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
OFFICE = (
    "书记", "主任", "局长", "市长", "县长", "区长", "镇长", "乡长", "院长", "校长", "处长",
    "科长", "所长", "站长", "队长", "主席", "秘书长", "劳模", "支书", "选手", "部长", "厅长",
    "经理", "董事长", "教授", "医生", "医师", "护士长", "护士", "教师", "老师", "工程师",
    "职工", "工人", "村民", "学生", "代表", "干警", "法医", "队员", "社工",
    "模范", "标兵", "能手", "工匠", "同志", "检察官", "法官", "民警", "馆长", "总监", "会长",
    "理事长", "园长", "行长", "社长", "庭长", "组长", "厂长", "班长", "团长", "负责人", "教练",
)  # fmt: skip
TITLES = ("同志", "先生", "女士", "老师", "教授", "医生", "书记", "主任", "局长", "市长", "县长")
SAYING = ("说", "表示", "强调", "指出", "一行", "率队", "主持")
BEHIND = (*TITLES, *SAYING)
NAME = pattern(f"(?=([{SURNAMES}]{HAN}{{2}}))")
SOUNDS = """
岭林凌陵灵 溪西希锡 河和合何荷 湖胡 桥乔 塘堂唐 泉全 湾弯 坪平萍 沟勾 阳羊洋 山杉 源园圆元
港岗 坝霸 滩摊 洲州舟 峡霞 岩炎盐 坡波 溏塘 墩敦 埠布 屯囤 梁良粮
伟玮卫炜纬威薇 鹏朋棚彭 晓小筱 燕雁艳焰彦 志智治致 军君钧均俊骏峻 华花桦骅
丽莉利力立 萍平苹坪 红宏洪虹鸿弘 明铭鸣名茗 民敏闽珉 辉晖徽慧惠卉汇 建健剑 文雯闻
玉钰宇雨羽禹 峰锋丰枫风烽 涛滔韬 洋阳扬杨 斌彬宾 芳方舫 云芸昀 青清卿 永咏勇泳 国果
强蔷 刚钢岗 海亥 杰洁捷婕 静晶菁婧敬 磊蕾雷 波博勃 超朝 龙隆 春椿 生胜盛升晟 林琳霖麟
飞菲霏妃 新欣馨鑫昕心信兴星 亮靓 光广 庆清 英瑛颖 珍真贞 秀绣 梅眉媚 兰岚澜 霞夏侠
成诚程承澄 毅义益怡艺 东冬栋 思斯丝 佳嘉家 浩皓昊豪 凯楷 旭序绪 莹盈颖 娟涓 婷廷庭
珊杉姗 瑞锐睿 振震镇 根跟 贵桂 元源园远媛 泽则 子梓紫 轩萱宣 涵函含晗 张章 王汪
李黎厉 吴武伍 徐许 刘柳 陈程成 江姜蒋 付傅 肖萧 余于俞 闫阎严 戴代 石时史施 邓登
罗骆 曾增 邱丘 叶业 沈申 邹周 钟仲 谭覃 ).split(
"""
"""Letters of names that are taken for each other because they sound alike."""


@cache
def _alike() -> dict[str, str]:
    alike: dict[str, str] = {}
    for letters in SOUNDS.split():
        for letter in letters:
            alike[letter] = alike.get(letter, "") + letters.replace(letter, "")
    return alike


def names_spelt_twice(material: Material) -> Iterator[Finding]:
    """A person's name is the same wherever it stands (实务)."""
    whole, told = material.once(whole_text), set[str]()
    names = dict.fromkeys(
        match[1]
        for match in NAME.finditer(whole)
        if whole.startswith(BEHIND, match.end(1)) or _has_office(whole, match.start())
    )
    introduced = frozenset(name for name in names if _is_introduced(name, whole))
    for name in names:
        known = introduced if name in introduced else names.keys()
        for other in (*_misspelt(name), *_bare(name, whole, known)):
            if other not in whole or {name, other} & told:
                continue
            counts = whole.count(name), whole.count(other)
            rare, usual = (name, other) if counts[0] < counts[1] else (other, name)
            told |= {name, other}
            for passage in material.passages:
                at = passage.text.find(rare)
                if at >= 0:
                    yield in_passage(person_two_names, passage, at, name=rare, usual=usual)


HEADS = frozenset("局市县区镇乡院校处科所站队部厅会园行社庭组厂班团矿室村船机馆库台段车事")
"""What a 长 is at the head of."""


def _has_office(whole: str, at: int) -> bool:
    """Return whether an office stands right before a place: 矿长, 检察官."""
    is_head = whole[at - 1 : at] == "长" and whole[at - 2 : at - 1] in HEADS
    return is_head or whole.endswith(OFFICE, 0, at)


def _is_introduced(name: str, whole: str) -> bool:
    """Return whether a paper says once who it is: 会长高建民, 高建民同志."""
    return any(
        whole.startswith(TITLES, match.end()) or _has_office(whole, match.start())
        for match in re.finditer(name, whole)
    )


SAID_OF = "还也并又再则要强调指出带率主表听"
"""What follows a name in a sentence about somebody that was named before."""


def _bare(name: str, whole: str, known: Container[str]) -> Iterator[str]:
    """Yield what begins a clause as another name, one letter off, that nobody was introduced by.

    王建国强调…，王建军还要求…: told where the one stands more often and the other just once.
    """
    often = whole.count(name) >= FEWEST
    for form in (f"{name[:2]}({HAN_LETTER})", f"{name[0]}({HAN_LETTER}){name[2]}"):
        behind = f"[，。；\n]({form})(?:[{SAID_OF}])" if often else f"(?:{ONCE.format(form)})"
        for match in re.finditer(behind, whole):
            other = next(each for each in match.groups() if each and len(each) > 1)
            if other != name and other not in known and whole.count(other) == 1:
                yield other


ONCE = "(?<=[。\n])({0})|(?<=，)({0})(?=要求|强调|指出|表示)"
FEWEST = 2  # times that somebody is named before another letter is a slip
HAN_LETTER = "[一-鿿]"


def alike(one: str, other: str) -> bool:
    """Return whether two letters are taken for each other because they sound alike."""
    return other in _alike().get(one, "")


def _misspelt(name: str) -> Iterator[str]:
    """Yield a name with one letter that sounds the same."""
    for place, letter in enumerate(name):
        for other in _alike().get(letter, ""):
            yield name[:place] + other + name[place + 1 :]


CHECKS: tuple[Check, ...] = (Check(names_spelt_twice, (person_two_names,)),)
