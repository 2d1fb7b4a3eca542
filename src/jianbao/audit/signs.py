"""The family of signs: characters that are not what they look like, or print otherwise or raw.

It looks at texts of every language.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from jianbao.audit.check import Check, in_passage
from jianbao.audit.passages import Material, Passage, passages_with
from jianbao.audit.patterns import pattern
from jianbao.audit.text.marks import FULL_WIDTH, is_chinese
from jianbao.briefing.inline import OddSigns
from jianbao.messages.audit.signs import (
    emphasis_left,
    line_goes_on,
    markdown_left,
    odd_blank,
    sign_lookalike,
    text_behind_hash,
    typed_indent,
    unseen_sign,
)
from jianbao.messages.findings import Finding

RADICALS = (
    "⺁⺂⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺺⺻⺼"
    "⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳"
)
CHARACTERS = (
    "厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑𫜹忄心扌攵旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫"
    "羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄"
    "黾斉齐歯齿竜龙龜亀龟"
)
"""Radicals, and the characters they are the radicals of: Unicode, EquivalentUnifiedIdeograph."""

ALIKE = {**dict(zip(RADICALS, CHARACTERS, strict=True)), "⋯": "…", "‧": "·", "･": "·", "｡": "。"}
BLOCKS = "\u2f00-\u2fdf\uf900-\ufaff\ufb00-\ufb06\ufe30-\ufe4f\ufe50-\ufe6f\U0002f800-\U0002fa1f"
LOOKALIKE = pattern(f"[{BLOCKS}{''.join(ALIKE)}]")
"""Kangxi radicals, compatibility ideographs, ligatures, upright and small forms, and ALIKE."""

MARKDOWN = pattern(
    r"(?:^|(?<=\n))(?:#{1,6} \S|[-+*] (?=\S)|```|~~~|(?:-{3,}|\*{3,}|_{3,})$|\|.*\|(?=\n|$))"
    r"|!?\[[^\[\]\n]*\]\((?:[a-z]+:|www\.|[/#.])[^()\n]*\)"
    r"|~~(?=\S)[^~\n]+~~|</?(?:br|b|i|u|p|sub|sup|strong|em|span)(?: [^<>]*)?/?>"
    r"|&(?:nbsp|amp|lt|gt);",
    re.MULTILINE,
)
MARKDOWN_SIGNS = "#-+*`~_|[<&"
"""One of these is in all that `MARKDOWN` and `EMPHASIS` find."""
EMPHASIS = pattern(r"(?<![*\w])\*(?=[^\s*])[^*\n，。；：]{0,18}[^\s*，。；：]\*(?!\*)")
SENTENCE_ENDS = "。！？；.!?;"
ENDED_LINE = pattern(f"[{SENTENCE_ENDS}]\n", needs="\n")


def meant(sign: str) -> str:
    """Return the character that a look-alike is taken for; itself where it is none."""
    wanted = ALIKE.get(sign) or unicodedata.normalize("NFKC", sign)
    return FULL_WIDTH.get(wanted, wanted)


def lookalikes(passage: Passage) -> Iterator[tuple[int, str]]:
    """Yield where look-alikes are typed, and what each is taken for."""
    for match in LOOKALIKE.finditer(passage.text):
        wanted = meant(match[0])
        if wanted != match[0] and passage.is_typed(*match.span()):
            yield match.start(), wanted


def looks_alike(material: Material) -> Iterator[Finding]:
    """⼀ of a PDF is no 一: no search finds it, and no face has it (Unicode, 18)."""
    for passage in material.every:
        if passage.text.isascii() or not LOOKALIKE.search(passage.text):
            continue
        for place, wanted in lookalikes(passage):
            sign = passage.text[place]
            number = f"U+{ord(sign):04X}"
            yield in_passage(
                sign_lookalike, passage, place, sign=sign, number=number, wanted=wanted
            )


def odd_signs(passage: Passage) -> Iterator[OddSigns]:
    """Yield the blanks and unseen characters of a passage that print otherwise than typed."""
    for piece in passage.prose.pieces:
        if isinstance(piece, OddSigns) and piece.text.strip(" ") and passage.text.strip():
            yield piece


def blanks_and_unseen(material: Material) -> Iterator[Finding]:
    """Blanks of every kind are set, or dropped and told (实务)."""
    for passage in material.every:
        for piece in odd_signs(passage):
            place = passage.prose.source.place_at(piece.offset)
            number = f"U+{ord(piece.text[0]):04X}"
            if piece.printed:
                finding = odd_blank(place, number=number)
            elif piece.text.isspace():
                finding = typed_indent(place)
            else:
                finding = unseen_sign(place, number=number)
            yield finding.quoting(passage.text.strip()[:30])


def behind_hash(material: Material) -> Iterator[Finding]:
    """What YAML takes for a comment behind a text may have been meant to print (YAML 1.2, 6.6)."""
    for passage in material.every:
        source = passage.prose.source
        if source.comment:
            place = source.place_at(len(source.text))
            yield text_behind_hash(place, text=source.comment).quoting(passage.text.strip()[-30:])


def markdown(material: Material) -> Iterator[Finding]:
    """Of Markdown only ** is read; the rest would print as it is typed."""
    for passage in passages_with(material, *MARKDOWN_SIGNS):
        for match in MARKDOWN.finditer(passage.text):
            shown = match[0].strip()
            listed = shown in ("-", "+", "*")
            if shown == "*" and passage.kind not in ("text", "item"):
                continue  # * before a note under a table
            written = passage.text[match.start() : match.start() + 8].strip() if listed else shown
            yield in_passage(markdown_left, passage, match.start(), written=written)
        for match in EMPHASIS.finditer(passage.text) if "*" in passage.text else ():
            yield in_passage(emphasis_left, passage, match.start(), written=match[0])


def lines_in_paragraphs(material: Material) -> Iterator[Finding]:
    """A line that ends a sentence and is no paragraph was meant to be one, as a rule (实务)."""
    for passage in material.told:
        if passage.kind in ("text", "item", "note"):
            for match in ENDED_LINE.finditer(passage.text):
                if is_chinese(passage.text[match.end() : match.end() + 1]):
                    yield in_passage(line_goes_on, passage, match.start())


CHECKS: tuple[Check, ...] = (
    Check(looks_alike, (sign_lookalike,)),
    Check(blanks_and_unseen, (typed_indent, unseen_sign, odd_blank)),
    Check(behind_hash, (text_behind_hash,)),
    Check(markdown, (markdown_left, emphasis_left)),
    Check(lines_in_paragraphs, (line_goes_on,)),
)
