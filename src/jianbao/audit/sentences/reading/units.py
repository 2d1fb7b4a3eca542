"""Units of which one tells more in few numbers: 吨 and 公斤, 公顷 and 平方米, 小时 and 分钟."""

from __future__ import annotations

IN_OTHERS = {
    ("吨", "公斤"): 1000, ("吨", "千克"): 1000, ("公斤", "克"): 1000, ("吨", "克"): 1_000_000,
    ("升", "毫升"): 1000, ("立方米", "升"): 1000, ("公里", "米"): 1000, ("公顷", "平方米"): 10_000,
    ("小时", "分钟"): 60,
}  # fmt: skip
FINER: dict[str, tuple[str, ...]] = {}
"""The coarser units of each finer one."""
for _coarse, _fine in IN_OTHERS:
    FINER[_fine] = (*FINER.get(_fine, ()), _coarse)


def factor_of(unit: str, wanted: str) -> int:
    """Return how many of one unit another has: 1000 公斤 in 吨; 0 of unlike things."""
    if unit == wanted or f"{unit}次" == wanted or f"{wanted}次" == unit:  # 人次 of 人
        return 1
    return IN_OTHERS.get((unit, wanted), 0)
