"""What the audit says of figures that an earlier paper published otherwise."""

from __future__ import annotations

from jianbao.messages.findings import Level, Place, message
from jianbao.messages.terms import Term

SAY = Term("correct it, or say in `scope` or the text why", "请改正，或在scope或文中说明原因")


@message(
    Level.WARNING,
    en="{id} was published as {earlier} for the same period in {paper}; here it is {value}",
    zh="{id}同一时段在{paper}中为{earlier}，本期为{value}",
    hint=SAY,
)
def earlier_value(
    place: Place | None, /, *, id: str, earlier: str, paper: str, value: str
) -> None: ...


@message(
    Level.WARNING,
    en="{id} is in {unit} here, in {earlier} in {paper}",
    zh="{id}本期单位为{unit}，{paper}中为{earlier}",
    hint=SAY,
)
def earlier_unit(
    place: Place | None, /, *, id: str, unit: str, earlier: str, paper: str
) -> None: ...


@message(
    Level.WARNING,
    en="the scope of {id} is '{scope}' here, '{earlier}' in {paper}",
    zh="{id}本期口径为“{scope}”，{paper}中为“{earlier}”",
    hint=SAY,
)
def earlier_scope(
    place: Place | None, /, *, id: str, scope: str, earlier: str, paper: str
) -> None: ...


@message(
    Level.WARNING,
    en="{id} is cumulated and cannot fall: {earlier} in {paper}, {value} here",
    zh="{id}为累计数，不应下降：{paper}中为{earlier}，本期为{value}",
    hint=SAY,
)
def earlier_falls(
    place: Place | None, /, *, id: str, earlier: str, paper: str, value: str
) -> None: ...


@message(
    Level.ERROR,
    en="there is no briefing '{name}' beside this one to compare with",
    zh="同一文件夹下没有可对比的简报“{name}”",
    hint=Term("write the name of its folder", "请写该简报的文件夹名"),
)
def earlier_missing(place: Place | None, /, *, name: str) -> None: ...


@message(
    Level.WARNING,
    en="{id} is {value} here; {paper} and the time since make {working}={expected}",
    zh="{id}本期为{value}，{paper}与其后时段合计为{working}={expected}",
    hint=SAY,
)
def earlier_sum(
    place: Place | None, /, *, id: str, value: str, paper: str, working: str, expected: str
) -> None: ...
