"""What the checks of pages say."""

from __future__ import annotations

from jianbao.messages.findings import Level, Place, message
from jianbao.messages.terms import Term


@message(
    Level.ERROR,
    en="page {page}: a line begins with {sign}",
    zh="第{page}页有一行以“{sign}”开头",
    hint=Term(
        "change the words before it so that the line breaks elsewhere",
        "改动前面的文字，使之在别处换行",
    ),
)
def line_start(place: Place | None, /, *, page: int, sign: str) -> None: ...


@message(
    Level.ERROR,
    en="page {page}: a line ends with {sign}",
    zh="第{page}页有一行以“{sign}”结尾",
    hint=Term(
        "change the words before it so that the line breaks elsewhere",
        "改动前面的文字，使之在别处换行",
    ),
)
def line_end(place: Place | None, /, *, page: int, sign: str) -> None: ...


@message(
    Level.WARNING,
    en="page {page}: the number {number} is parted by the end of a line",
    zh="第{page}页的数字“{number}”被拆到两行",
    hint=Term(
        "change the words before it so that it stands on one line", "改动前面的文字，使数字在同一行"
    ),
)
def split_number(place: Place | None, /, *, page: int, number: str) -> None: ...


@message(
    Level.NOTE,
    en="page {page}: the last line of a paragraph holds one character, {sign}",
    zh="第{page}页有一段的末行只有一个字“{sign}”",
    hint=Term("drop or add a word in the paragraph", "在该段删去或添上一两个字"),
)
def one_character_line(place: Place | None, /, *, page: int, sign: str) -> None: ...


@message(
    Level.ERROR,
    en="page {page} ends with a heading; its text begins on the next page",
    zh="第{page}页以标题收尾，正文在下一页",
    hint=Term(
        "give the heading's style keep_next: yes in the template",
        "在模板中给该标题的样式加上keep_next: yes",
    ),
)
def heading_at_foot(place: Place | None, /, *, page: int) -> None: ...


@message(
    Level.WARNING,
    en="page {page}: the footnote mark {sign} begins a line, away from its word",
    zh="第{page}页的注码“{sign}”落在行首，与所注的词分开",
    hint=Term(
        "put the mark behind another word, or change the words before it",
        "把注码移到别的词后，或改动前面的文字",
    ),
)
def note_mark_split(place: Place | None, /, *, page: int, sign: str) -> None: ...


@message(
    Level.WARNING,
    en="page {page} holds the signature and no text of the paper",
    zh="第{page}页只有署名、成文日期等，没有正文",
    hint=Term(
        "change the length of the text or the space around it, so that a line of it comes along",
        "调整正文长短、行距或空行，使末页带有正文，不要写“此页无正文”",
    ),
)
def signature_alone(place: Place | None, /, *, page: int) -> None: ...


@message(
    Level.WARNING,
    en="nothing is found any more that '{accepted}' at '{at}' accepts",
    zh="已没有“{at}”处认可的“{accepted}”",
    hint=Term(
        "delete the acceptance from briefing.yaml, so that it cannot hide a later fault",
        "从briefing.yaml删去这条认可，以免掩盖以后的问题",
    ),
)
def accepted_gone(place: Place | None, /, *, accepted: str, at: str) -> None: ...
