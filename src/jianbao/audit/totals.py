"""The words that call a number a total, and not what only has their letters.

公共汽车, 中共党员, 共同 and 共享 add nothing up, nor do 总工会, 总医院 or 总结.
"""

from __future__ import annotations

from jianbao.audit.patterns import pattern

TOGETHER = "(?<![公中])共计?(?![同享建识治青产])|合计|总计|总共"
"""So many in all: an adverb before a number."""
OVERALL = "总(?![工医队站行部局厂台院社会结书经理监指])|合计|(?<![公中])共(?![同享建识治青产])"
"""Anything that a total is called by: 总面积, 总数, 合计, 共有."""
IN_ALL = pattern(OVERALL, needs="总|合计|共")
