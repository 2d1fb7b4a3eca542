"""A paragraph: its later lines may begin behind its label, its style may have a ladder."""

from __future__ import annotations

from collections.abc import Sequence

from jianbao.document.composed import Paragraph
from jianbao.document.inlines import LineEnd, Settled, Tab, Words, plain
from jianbao.document.lengths import on_twips
from jianbao.document.paged import PagedText
from jianbao.document.theme import Style
from jianbao.document.word.rounding import SAFE
from jianbao.document.word.widths import em_width
from jianbao.messages.typeset import mark_broken
from jianbao.typeset.derived_styles import style_of
from jianbao.typeset.layout.setting import Setting

Text = tuple[Settled, ...]


def lay_out_paragraph(block: Paragraph, setting: Setting) -> PagedText:
    """Return a paragraph; one with a label hangs by just its width.

    The first line begins where the style has it, whatever that hangs by itself (GB/T 9704-2012,
    7.3.4 and 7.4.2: later lines begin under the first character behind the label).
    """
    inlines = setting.text(block.inlines)
    style = style_of(block.style, setting.theme)
    if style.ladder:
        inlines, style = _on_one_line(inlines, style, setting)
    text = PagedText(style.name, inlines, section=block.section)
    if not block.label:
        return text
    label = plain(setting.text(block.inlines[: block.label]))
    hang = on_twips(em_width(label) * style.size * style.scale)
    first = style.left + style.indent
    return PagedText(
        style.name,
        inlines,
        section=block.section,
        left=first + hang - style.left,
        indent=-hang - style.indent,
    )


def rung_of(style: Style, ems: float, room: float) -> int | None:
    """Return the first rung (0: the style itself) on which a text has room on one line."""
    for number in range(len(style.ladder) + 1):
        on_rung = style.on_rung(number)
        if ems * on_rung.size * on_rung.scale <= room - SAFE:
            return number
    return None


def on_rung(style: Style, number: int, setting: Setting) -> Style:
    """Return a style on a rung of its ladder, and let the paper know it."""
    style = style.on_rung(number)
    if number:
        setting.made[style.name] = style
    return style


def _on_one_line(inlines: Text, style: Style, setting: Setting) -> tuple[Text, Style]:
    """Return a text and the style in which it has one line; two where no rung has room for it.

    They are parted before the last words: between a name and 文件.
    """
    if any(isinstance(part, Tab | LineEnd) for part in inlines):
        return inlines, style
    room = setting.page.text_width - style.left - style.right
    number = rung_of(style, em_width(plain(inlines)), room)
    if number is not None:
        return inlines, on_rung(style, number, setting)
    place = next((part.place for part in inlines if isinstance(part, Words)), None)
    setting.findings.append(mark_broken(place, text=plain(inlines)))
    head, tail = inlines[:-1], inlines[-1:]
    parts: Sequence[Text] = (head, tail) if head else (tail,)
    widest = max(em_width(plain(part)) for part in parts)
    number = rung_of(style, widest, room)
    lines = (*head, LineEnd(), *tail) if head else tail
    return lines, on_rung(style, len(style.ladder) if number is None else number, setting)
