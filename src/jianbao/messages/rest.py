"""What is said of findings that are too many to be told."""

from __future__ import annotations

from jianbao.messages.findings import Level, Place, message
from jianbao.messages.terms import Term


@message(
    Level.NOTE,
    en="{count} more of '{of}', from here on",
    zh="“{of}”另有{count}处，自此处起",
    hint=Term("mend the ones above, and look again", "请先改正以上各处，再检查一次"),
)
def and_more(place: Place | None, /, *, count: int, of: str) -> None: ...
