"""word/styles.xml: the theme's styles as named styles of Word, on a Normal that breaks as we do.

Every switch here was measured (docs/word-and-pdf.md); together they made Word-like engines break
all lines where `typeset` does. Half-em arithmetic holds only with the characters narrowed by
`w:w`, no extra space between Chinese and Latin, no punctuation that hangs and no grid for
characters.
"""

from __future__ import annotations

from collections.abc import Iterator

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE

from jianbao.document.theme import Style, Theme
from jianbao.document.word.notes import mark_rise, mark_scale, mark_size
from jianbao.document.word.units import half_points, twips
from jianbao.fonts.bundle import Face
from jianbao.writers.docx.package import root_of
from jianbao.writers.docx.settings import CHINESE
from jianbao.writers.docx.style_names import BODY, BUILT_IN, FOOTNOTE_REFERENCE, StyleNames
from jianbao.writers.docx.word_xml import Element, find, flag, name, word

NORMAL = "Normal"
CONTENTS_LINE = "toc "


def write_styles(word_document: WordDocument, names: StyleNames) -> None:
    """Write Normal, the theme's paragraph styles, and one character style for each face."""
    sheet = root_of(word_document, RELATIONSHIP_TYPE.STYLES)
    find(sheet, "rPr").extend(_defaults(names))
    if NORMAL not in names.paragraphs.values():
        sheet.append(_paragraph_style(NORMAL, NORMAL, names.plain, names))
    for key, each in names.theme.styles.items():
        sheet.append(_paragraph_style(names.paragraph(key), each.word, each, names))
    for style in sheet.iter(name("style")):
        if style.get(name("styleId")) == FOOTNOTE_REFERENCE:
            find(style, "rPr").extend(mark_look(names.plain, names.theme))
    for role, face_name in names.face_names.items():
        sheet.append(_character_style(names.faces[role], face_name, names.theme.faces[role], names))


def mark_look(style: Style, theme: Theme) -> list[Element]:
    """Return the size and the place of a footnote's mark: superscript is each program's own.

    LibreOffice forgets the place, and would make it small once more if it were superscript there.
    """
    size = half_points(mark_size(style.size))
    rise = half_points(mark_rise(style.size))
    scale = mark_scale(style.size, style.scale, theme.note_marks)
    return [
        word("w", val=round(scale * 100)),
        word("position", val=rise),
        word("sz", val=size),
        word("szCs", val=size),
        word("vertAlign", val="baseline"),
    ]


def fonts(face: str) -> Element:
    """Return the run property that names one face for every kind of character."""
    return word("rFonts", hint="eastAsia", ascii=face, eastAsia=face, hAnsi=face, cs=face)


def _face(face: Face) -> Iterator[Element]:
    """Yield what asks for a face: its family, and that family's style."""
    yield fonts(face.word)
    if face.style == "Bold":
        yield word("b")
    if face.style == "Italic":
        yield word("i")


def outline_level(style: str) -> int | None:
    """Return the level that a style's name in Word gives it in the navigation pane, from 0."""
    return int(style.removeprefix("heading ")) - 1 if style.startswith("heading ") else None


def _defaults(names: StyleNames) -> Iterator[Element]:
    yield fonts(names.theme.faces[names.plain.face].word)
    yield from _size(names.plain)
    yield word("lang", val="en-US", eastAsia=CHINESE, bidi="ar-SA")


def _paragraph_style(identity: str, title: str, style: Style, names: StyleNames) -> Element:
    normal = identity == NORMAL
    kind = {"default": 1} if normal else {} if title in BUILT_IN else {"customStyle": 1}
    return word(
        "style",
        word("name", val=title),
        None if normal else word("basedOn", val=NORMAL),
        word("next", val=names.paragraphs.get(BODY, NORMAL)) if _leads(title) else None,
        word("qFormat"),
        word("pPr", *_paragraph_properties(style, title, names.theme, normal)),
        word("rPr", *_run_properties(style, names.theme, normal)),
        type="paragraph",
        **kind,
        styleId=identity,
    )


def _leads(title: str) -> bool:
    """Return whether body text follows a paragraph of this style."""
    return title in ("Title", "Subtitle") or outline_level(title) is not None


def _paragraph_properties(
    style: Style, title: str, theme: Theme, normal: bool
) -> Iterator[Element]:
    level = outline_level(title)
    if style.keep_next and not normal:
        yield word("keepNext")
        yield word("keepLines")  # else a heading of two lines is parted
    if normal:
        yield from _line_rules(theme)
    if title.startswith(CONTENTS_LINE):
        yield _leader(theme)
    after = 0 if normal else twips(style.space_after)
    yield word("spacing", before=0, after=after, line=twips(style.leading), lineRule="exact")
    yield _indents(style, normal)
    yield word("jc", val="distribute" if style.align == "spread" else style.align)
    if level is not None:
        yield word("outlineLvl", val=level)


def _leader(theme: Theme) -> Element:
    """Return the tab that fills a line of contents with dots up to the text area's edge."""
    place = twips(theme.page.text_width)
    return word("tabs", word("tab", val="right", leader="dot", pos=place))


def _line_rules(theme: Theme) -> Iterator[Element]:
    yield flag("widowControl", False)
    yield flag("kinsoku", True)  # off, engines break behind “ in English, too
    yield flag("wordWrap", True)
    yield flag("overflowPunct", False)
    yield flag("autoSpaceDE", False)
    yield flag("autoSpaceDN", False)
    yield flag("snapToGrid", False)


def _indents(style: Style, normal: bool) -> Element:
    """Return the indents in twips: counted in characters, Word would count unnarrowed ones."""
    left, right, first = (0.0, 0.0, 0.0) if normal else (style.left, style.right, style.indent)
    if first < 0:
        return word("ind", left=twips(left), right=twips(right), hanging=twips(-first))
    return word("ind", left=twips(left), right=twips(right), firstLine=twips(first))


def _run_properties(style: Style, theme: Theme, normal: bool) -> Iterator[Element]:
    yield from _face(theme.faces[style.face])
    if normal:
        yield flag("snapToGrid", False)
    yield word("color", val=style.colour)
    yield word("w", val=round(style.scale * 100))
    yield from _size(style)


def _size(style: Style) -> Iterator[Element]:
    yield word("sz", val=half_points(style.size))
    yield word("szCs", val=half_points(style.size))


def _of_family(face: Face, names: StyleNames) -> Iterator[Element]:
    """Yield what asks for a face in any paragraph, be its own the bold or italic of the family."""
    family = {other.style for other in names.theme.faces.values() if other.word == face.word}
    yield fonts(face.word)
    for style, tag in (("Bold", "b"), ("Italic", "i")):
        if face.style == style:
            yield word(tag)
        elif style in family:
            yield flag(tag, False)


def _character_style(identity: str, title: str, face: Face, names: StyleNames) -> Element:
    kind = {} if title in BUILT_IN else {"customStyle": 1}
    return word(
        "style",
        word("name", val=title),
        word("basedOn", val="DefaultParagraphFont"),
        word("qFormat"),
        word("rPr", *_of_family(face, names)),
        type="character",
        **kind,
        styleId=identity,
    )
