"""What stands in a Word file beside plain words: symbols, hidden words, ends that were deleted."""

from __future__ import annotations

from jianbao.readers.word.elements import PARAGRAPH, W, attribute, child
from jianbao.readers.xml import Element

RUBY, RUBY_BASE, SYMBOL = f"{W}ruby", f"{W}rubyBase", f"{W}sym"
SYMBOLS = {
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "□", 0x72: "□", 0x75: "◆", 0x76: "◆", 0xA8: "□",
    0xB7: "·", 0xD8: "➢", 0xE0: "→", 0xFC: "√", 0xFB: "×", 0xFD: "☒", 0xFE: "☑", 0x50: "√",
    0x51: "×", 0x52: "☑", 0x53: "☒", 0xA3: "□", 0xA2: "□",
}  # fmt: skip
"""What the codes of Wingdings and its like show, as far as papers use them."""
OFF = ("0", "false", "off")


def symbol(code: str) -> str:
    """Return what a symbol shows, "" for one that is not known."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    if 0xF000 <= number <= 0xF0FF or number < 0x100:
        return SYMBOLS.get(number & 0xFF, "")
    return chr(number) if number < 0xD800 or 0xF900 <= number < 0xFFFE else ""


def is_hidden(run: Element) -> bool:
    """Return whether a run's words are hidden: they never print."""
    look = child(run, "rPr")
    hidden = child(look, "vanish") if look is not None else None
    return hidden is not None and attribute(hidden, "val") not in OFF


def joined_by_revision(body: Element) -> Element:
    """Return a text whose paragraphs go on where the mark that ended one was deleted."""
    for paragraph in list(body.iter(PARAGRAPH)):
        following = paragraph.getnext()
        if following is None or following.tag != PARAGRAPH or not _end_is_gone(paragraph):
            continue
        place = 0 if child(following, "pPr") is None else 1
        for number, each in enumerate([each for each in paragraph if each.tag != f"{W}pPr"], place):
            following.insert(number, each)
        paragraph.getparent().remove(paragraph)
    return body


def deleted_rows(table: Element) -> list[Element]:
    """Return the rows of a table that were deleted under revision."""
    rows = table.findall(f"{W}tr")
    return [row for row in rows if row.find(f"{W}trPr/{W}del") is not None]


def _end_is_gone(paragraph: Element) -> bool:
    look = child(paragraph, "pPr")
    end = child(look, "rPr") if look is not None else None
    return end is not None and any(child(end, name) is not None for name in ("del", "moveFrom"))
