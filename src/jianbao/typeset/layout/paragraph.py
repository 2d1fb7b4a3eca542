"""A paragraph, whose later lines may begin behind its label."""

from __future__ import annotations

from jianbao.document.composed import Paragraph
from jianbao.document.inlines import plain
from jianbao.document.lengths import on_twips
from jianbao.document.paged import PagedText
from jianbao.document.word.widths import em_width
from jianbao.typeset.derived_styles import style_of
from jianbao.typeset.layout.setting import Setting


def lay_out_paragraph(block: Paragraph, setting: Setting) -> PagedText:
    """Return a paragraph; one with a label hangs by just its width.

    The first line begins where the style has it, whatever that hangs by itself (GB/T 9704-2012,
    7.3.4 and 7.4.2: later lines begin under the first character behind the label).
    """
    inlines = setting.text(block.inlines)
    text = PagedText(block.style, inlines, section=block.section)
    if not block.label:
        return text
    style = style_of(block.style, setting.theme)
    label = plain(setting.text(block.inlines[: block.label]))
    hang = on_twips(em_width(label) * style.size * style.scale)
    first = style.left + style.indent
    return PagedText(
        block.style,
        inlines,
        section=block.section,
        left=first + hang - style.left,
        indent=-hang - style.indent,
    )
