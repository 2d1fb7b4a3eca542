"""Paragraphs: runs of words, footnote marks and line ends."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import assert_never

from jianbao.document.inlines import Chance, LineEnd, NoteMark, Settled, Tab, Words
from jianbao.document.paged import PagedContents, PagedRule, PagedText
from jianbao.document.patterns import pattern
from jianbao.document.theme import Style
from jianbao.document.word.kinsoku import LATIN_LETTERS, NO_WIDTH_SPACE, is_latin
from jianbao.document.word.spacers import FIELD_END
from jianbao.document.word.units import eighths, twips
from jianbao.writers.docx.references import CONTENTS, Bookmarks, field_end, field_start
from jianbao.writers.docx.style_names import FOOTNOTE_REFERENCE, GAP, StyleNames
from jianbao.writers.docx.styles import mark_look, outline_level
from jianbao.writers.docx.word_xml import COPY, Element, run, text, text_run, word

HYPHEN = "-"
ACCENTED = pattern("[!-~]*[{0}-{1}][!-~{0}-{1}]*".format(*LATIN_LETTERS))


def paragraph(
    block: PagedText,
    names: StyleNames,
    bookmarks: Bookmarks,
    room: float,
    starts_page: bool = False,
) -> Element:
    """Return a text in its named style; `room` is the width that it stands in."""
    style = names.theme.style(block.style)
    made = COPY(
        _empty_paragraph(
            names.paragraph(block.style),
            block.keeps,
            starts_page,
            _right_tab(block, style, room),
            _own_indents(block, style),
            _outline(block, style),
        )
    )
    made.extend(bookmarks.around(block, list(runs(block.inlines, style, names, bookmarks))))
    return made


@lru_cache(maxsize=512)
def _empty_paragraph(
    style: str,
    keeps: bool,
    starts_page: bool,
    tab: int | None,
    indents: tuple[tuple[str, int], ...],
    outline: int | None,
) -> Element:
    """Return a paragraph to copy: thousands have the same properties."""
    properties = word(
        "pPr",
        word("pStyle", val=style),
        *((word("keepNext"), word("keepLines")) if keeps else ()),
        word("pageBreakBefore") if starts_page else None,
        None if tab is None else word("tabs", word("tab", val="right", pos=tab)),
        word("ind", **dict(indents)) if indents else None,
        None if outline is None else word("outlineLvl", val=outline),
    )
    return word("p", properties)


def _outline(block: PagedText, style: Style) -> int | None:
    """Return a heading's level in the navigation pane, where its style does not give it."""
    if not block.level:
        return None
    level = block.level - 1
    return None if level == outline_level(style.word) else level


def contents(
    block: PagedContents,
    names: StyleNames,
    bookmarks: Bookmarks,
    room: float,
    starts_page: bool = False,
) -> Iterator[Element]:
    """Yield a table of contents that Word can bring up to date, with its lines as they are now.

    Its end is a paragraph of its own, as Word writes it, for Word keeps that one.
    """
    tabs = _leader(room, names) if room != names.theme.page.text_width else None
    for number, line in enumerate(block.lines):
        page_break = word("pageBreakBefore") if starts_page and number == 0 else None
        yield word(
            "p",
            word(
                "pPr", word("pStyle", val=names.paragraph(line.style)), page_break, deepcopy(tabs)
            ),
            *(() if number else field_start(CONTENTS)),
            _contents_link(line, names, bookmarks),
        )
    end = gap(FIELD_END)
    end.append(field_end())
    yield end


def _leader(room: float, names: StyleNames) -> Element:
    """Return the tab stop of a line of contents where the style's own is not at the edge."""
    theirs = twips(names.theme.page.text_width)
    ours = word("tab", val="right", leader="dot", pos=twips(room))
    return word("tabs", word("tab", val="clear", pos=theirs), ours)


def _contents_link(line: PagedText, names: StyleNames, bookmarks: Bookmarks) -> Element:
    style = names.theme.style(line.style)
    link = next(part.link for part in line.inlines if isinstance(part, Words))
    attributes: dict[str, str | int] = {"history": 1}
    if link:
        attributes["anchor"] = bookmarks.name(link)
    return word(
        "hyperlink",
        *runs(line.inlines, style, names, bookmarks),
        **attributes,
    )


def gap(height: float, starts_page: bool = False, keeps: bool = False) -> Element:
    """Return an empty paragraph of exactly this height; one that `keeps` goes with the next."""
    return word(
        "p",
        word(
            "pPr",
            word("pStyle", val=GAP),
            word("keepNext") if keeps else None,
            word("pageBreakBefore") if starts_page else None,
            word("spacing", before=0, after=0, line=twips(height), lineRule="exact"),
        ),
    )


def rule(block: PagedRule, starts_page: bool = False, repeated: bool = False) -> Element:
    """Return an empty paragraph with a border at its foot, as high together as the rule's strip.

    Beside a rule that is just like it (`repeated`), a border between keeps Word from making the
    two one; beside others it may not be, for LibreOffice would draw it instead of their own.
    """
    line: dict[str, str | int] = {
        "val": "single",
        "sz": eighths(block.width),
        "space": 0,
        "color": block.colour,
    }
    side = -twips(block.outset)
    return word(
        "p",
        word(
            "pPr",
            word("pStyle", val=GAP),
            word("pageBreakBefore") if starts_page else None,
            word("pBdr", word("bottom", **line), word("between", **line) if repeated else None),
            word(
                "spacing",
                before=0,
                after=0,
                line=max(1, twips(block.height - block.width)),
                lineRule="exact",
            ),
            word("ind", left=side, right=side) if side else None,
        ),
    )


def runs(
    inlines: tuple[Settled, ...], style: Style, names: StyleNames, bookmarks: Bookmarks
) -> Iterator[Element]:
    """Yield the runs of a paragraph in `style`."""
    parts = [part for part in inlines if not (isinstance(part, Words) and not part.text)]
    accented, start = _accented(parts), 0
    for before, part, after in zip([None, *parts], parts, [*parts[1:], None], strict=False):
        character = names.character(part.face, style) if isinstance(part, Words) else None
        yield from bookmarks.before(before, part, character)
        match part:
            case Words(text=characters):
                around = _last(before), _first(after)
                scale = part.scale
                if part.squeeze != 1.0:
                    scale = (part.scale or style.scale) * part.squeeze
                end = start + len(characters)
                for hint, letters in _hinted(characters, accented[start:end]):
                    if HYPHEN in letters:
                        content = _letters(letters, *around, names.theme.line_rules)
                        yield run(*content, style=character, size=part.size, scale=scale, hint=hint)
                    else:
                        yield text_run(letters, character, part.size, scale, hint)
                    around = letters[-1], around[1]
            case NoteMark(note=note, again=again):
                mark = text(again) if again else word("footnoteReference", id=note_id(note))
                look = mark_look(style, names.theme)
                yield from bookmarks.noted(part, run(mark, style=FOOTNOTE_REFERENCE, look=look))
            case Chance():
                yield run(text(NO_WIDTH_SPACE))
            case LineEnd():
                yield run(word("br"))
            case Tab():
                yield run(word("tab"))
            case _:
                assert_never(part)
        start += len(part.text) if isinstance(part, Words) else 1
        yield from bookmarks.behind(part, after, character)


def _accented(parts: list[Settled]) -> list[bool]:
    """Return of each character of a text whether it is in a word with accents; a mark is one.

    Where none is, the list is empty.
    Why: as Chinese characters, which é and ü are to the hint, they would be places to break.
    """
    whole = "".join(part.text if isinstance(part, Words) else "\0" for part in parts)
    accented: list[bool] = []
    for match in ACCENTED.finditer(whole):
        accented = accented or [False] * len(whole)
        accented[match.start() : match.end()] = [True] * len(match[0])
    return accented


def _hinted(characters: str, accented: list[bool]) -> Iterator[tuple[str, str]]:
    """Yield text parted into words with accents and all else, each with its hint."""
    if not accented:
        yield "eastAsia", characters
        return
    for accent, pairs in groupby(zip(accented, characters, strict=True), itemgetter(0)):
        yield "default" if accent else "eastAsia", "".join(letter for _, letter in pairs)


def note_id(note: int) -> int:
    """Return Word's number of a footnote; -1 and 0 are the separators."""
    return note + 1


def _right_tab(block: PagedText, style: Style, room: float) -> int | None:
    """Return where a paragraph that has a tab has its stop: at the right edge."""
    if not any(isinstance(part, Tab) for part in block.inlines):
        return None
    return twips(room - style.right - block.right)


def _own_indents(block: PagedText, style: Style) -> tuple[tuple[str, int], ...]:
    """Return the indents of a paragraph that adds to its style's."""
    if not (block.left or block.right or block.indent):
        return ()
    left, right = style.left + block.left, style.right + block.right
    sides = {"left": twips(left), "right": twips(right)}
    first = twips(style.indent + block.indent)
    if block.indent:
        sides["hanging" if first < 0 else "firstLine"] = abs(first)
    return tuple(sides.items())


def _letters(characters: str, before: str, after: str, rules: str) -> Iterator[Element]:
    """Yield text, with a hyphen inside a number or a Latin word that Word may not break at."""
    around = (before or " ") + characters + (after or " ")
    start = 0
    for offset, character in enumerate(characters):
        if character == HYPHEN and not _may_part(around[offset], around[offset + 2], rules):
            if offset > start:
                yield text(characters[start:offset])
            yield word("noBreakHyphen")
            start = offset + 1
    if start < len(characters):
        yield text(characters[start:])


def _may_part(before: str, after: str, rules: str) -> bool:
    """Return whether a line may end with a hyphen that stands between two characters."""
    if rules == "latin":
        return after.isalpha() or after == " "
    return not (is_latin(before) and is_latin(after))


def _first(part: Settled | None) -> str:
    return part.text[:1] if isinstance(part, Words) else ""


def _last(part: Settled | None) -> str:
    return part.text[-1:] if isinstance(part, Words) else ""
