"""What the checks of jianbao.audit.page say, and that an acceptance is idle."""

from jianbao.messages.message import Message

PAGE: dict[str, Message] = {
    "line-start": Message(
        "page {page}: a line begins with {sign}",
        "第{page}页有一行以“{sign}”开头",
        "change the words before it so that the line breaks elsewhere",
        "改动前面的文字，使之在别处换行",
    ),
    "line-end": Message(
        "page {page}: a line ends with {sign}",
        "第{page}页有一行以“{sign}”结尾",
        "change the words before it so that the line breaks elsewhere",
        "改动前面的文字，使之在别处换行",
    ),
    "split-number": Message(
        "page {page}: the number {number} is parted by the end of a line",
        "第{page}页的数字“{number}”被拆到两行",
        "change the words before it so that it stands on one line",
        "改动前面的文字，使数字在同一行",
    ),
    "one-character-line": Message(
        "page {page}: the last line of a paragraph holds one character, {sign}",
        "第{page}页有一段的末行只有一个字“{sign}”",
        "drop or add a word in the paragraph",
        "在该段删去或添上一两个字",
    ),
    "heading-at-foot": Message(
        "page {page} ends with a heading; its text begins on the next page",
        "第{page}页以标题收尾，正文在下一页",
        "change the length of the text before it",
        "改动前文的长短",
    ),
    "signature-alone": Message(
        "page {page} holds the signature and no text of the paper",
        "第{page}页只有署名、成文日期等，没有正文",
        "change the length of the text or the space around it, so that a line of it comes along",
        "调整正文长短、行距或空行，使末页带有正文，不要写“此页无正文”",
    ),
    "note-mark-split": Message(
        "page {page}: the footnote mark {sign} begins a line, away from its word",
        "第{page}页的注码“{sign}”落在行首，与所注的词分开",
        "put the mark behind another word, or change the words before it",
        "把注码移到别的词后，或改动前面的文字",
    ),
    "accepted-gone": Message(
        "nothing is found any more that '{accepted}' at '{at}' accepts",
        "已没有“{at}”处认可的“{accepted}”",
        "delete the acceptance from briefing.yaml, so that it cannot hide a later fault",
        "从briefing.yaml删去这条认可，以免掩盖以后的问题",
    ),
}
