"""Changes that are of something else than the two values beside them."""

from __future__ import annotations

from jianbao.audit.measured import Measured
from jianbao.audit.passages import Passage
from jianbao.audit.patterns import pattern

ADDS_TO = pattern("拉动|带动|贡献", needs="拉动|带动|贡献")
"""拉动全市工业增长2.6个百分点 is what one thing adds to another, and no change of its own."""
OF_ITS_OWN = pattern("^[，；]?(?!同比|环比|累计)[^，。；较比]{6,}$")
"""总值由4.2万亿元增至5.7万亿元，单位能耗下降14%: what goes the other way is of something else."""
AT_PRICES = pattern("现价|可比价|不变价|名义|实际增", needs="价|名义|实际")
"""现价总量增加73.5亿元，增长2%: the amount at the prices of now, the growth at those of then."""
YEARS = pattern(r"(?:19|20)\d\d(?:学|财)?年", needs="年")


def are_in_turn(passage: Passage, first: Measured, second: Measured) -> bool:
    """Return whether 分别 gives two things their values, of one time: 产销分别为9万辆和8万辆."""
    joined = passage.text[first.end : second.start] in ("、", "和", "及", "与")
    return joined and "分别" in first.lead and len(YEARS.findall(first.lead)) < 2
