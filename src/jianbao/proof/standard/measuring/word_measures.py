"""The measures of a Word file: what its settings say; not what only a laid-out page tells."""

from __future__ import annotations

from collections import Counter

from jianbao.document.patterns import pattern
from jianbao.document.word.units import GRID_PARTS_PER_POINT, TWIPS_PER_POINT
from jianbao.proof.standard.departures import grid_measures
from jianbao.proof.standard.measuring.typical import LARGER, LONGEST_ADDRESSEE
from jianbao.proof.standard.measuring.word_numbers import number_measures
from jianbao.proof.standard.measuring.word_parts import part_measures
from jianbao.proof.standard.measuring.wording import (
    CONTENTS,
    HEADINGS,
    NUMBER_OF_DOCUMENT,
    STOP,
    addressee,
    annex_entries,
    annex_note,
    dates,
    form_like,
    no_text,
    title_shape,
)
from jianbao.proof.standard.requirement import ABSENT, UNKNOWN, Measure
from jianbao.readers.page import millimetres
from jianbao.readers.word.elements import BODY_LEVEL, W, attribute, child, number
from jianbao.readers.word.measured import Letters, ParagraphRead, WordFile, most_of
from jianbao.readers.xml import Element

LOOSEST_GRID = 1.4  # of the type size: a grid of this pitch holds one line each
HEADING = "heading "
ANNEX_MARK = pattern(r"附件\d*")


class WordPaper:
    """The paragraphs of a Word file by what they are."""

    def __init__(self, file: WordFile) -> None:
        self.file = file
        self.paragraphs = [each for each in file.paragraphs if each.text.strip()]
        sizes: Counter[float] = Counter()
        for each in self.paragraphs:
            for letters in each.letters:
                sizes[letters.size] += sum("\u3400" <= sign <= "\u9fff" for sign in letters.text)
        self.body_size = sizes.most_common(1)[0][0] if sizes else 0.0
        self.title = self._title()
        start = self.paragraphs.index(self.title[-1]) + 1 if self.title else 0
        self.behind = self.paragraphs[start:]
        self.before = self.paragraphs[: self.paragraphs.index(self.title[0])] if self.title else []
        self.body = [each for each in self.behind if self._is_body(each)] or self.behind

    def _is_body(self, paragraph: ParagraphRead) -> bool:
        """Return whether a paragraph is plain text: as large as most, and no heading."""
        aside = paragraph.align in ("center", "right")
        return (
            paragraph.most("size") == self.body_size and not aside and not heading_level(paragraph)
        )

    def _title(self) -> list[ParagraphRead]:
        """Return the paragraphs of the title: by style, else by size or face, else centred."""
        head = self._head_lines()
        for start, each in enumerate(self.paragraphs[head:30], head):
            large = each.most("size") >= self.body_size + LARGER and each.most("colour") != "red"
            plain = each.most("colour") != "red"
            styled = each.style[:1] in (("title",), ("标题",))
            faced = each.most("face").startswith("biaosong") and plain
            if styled or faced or (large and heading_level(each) in (0, 1)):
                return self._alike(start)
            if len(each.text) > 60:
                break
        first = self.paragraphs[head] if self.paragraphs[head:] else None
        return [first] if first and first.align == "center" else []

    def _head_lines(self) -> int:
        """Return how many paragraphs there are up to the document's number, 0 without one."""
        numbers = [
            n
            for n, each in enumerate(self.paragraphs[:15], 1)
            if NUMBER_OF_DOCUMENT.search(each.text)
        ]
        return numbers[0] if numbers else 0

    def _alike(self, start: int) -> list[ParagraphRead]:
        first, alike = self.paragraphs[start], []
        for each in self.paragraphs[start:]:
            if (each.most("size"), each.most("face"), each.style) != (
                first.most("size"),
                first.most("face"),
                first.style,
            ):
                break
            alike.append(each)
        return alike


def is_contents(paragraph: ParagraphRead) -> bool:
    """Return whether a paragraph is a line of the table of contents."""
    return any(name.startswith("toc ") for name in paragraph.style) or bool(
        CONTENTS.search(paragraph.text)
    )


def heading_level(paragraph: ParagraphRead) -> int:
    """Return the level of a heading by its words, else by its outline level; 0 for none."""
    text = paragraph.text.strip()
    for level, heading in enumerate(HEADINGS, 1):
        if heading.match(text):
            return level
    for name in paragraph.style:
        if name.startswith(HEADING) and name.removeprefix(HEADING).isdigit():
            return int(name.removeprefix(HEADING))
    level = int(paragraph.level) if paragraph.level.isdecimal() else BODY_LEVEL
    return level + 1 if level < BODY_LEVEL else 0


def word_measures(file: WordFile, form: str = "") -> tuple[str, dict[str, Measure]] | None:
    """Return the form that a Word file is like, and what it says of its layout, by the rule's
    code; None where it says nothing."""
    paper = WordPaper(file)
    if not paper.paragraphs:
        return None
    section = file.main_section
    width = text_width(section) if section is not None else 0.0
    passages = [(0, each.text) for each in paper.paragraphs]
    measures = {
        "paper": Measure(words=tuple(dict.fromkeys(map(_paper_size, file.sections)))),
        **_title(paper, width),
        **_headings(paper),
        "indent": _indent(paper),
        "addressee": _addressee(paper),
        "no-text-page": no_text(passages),
        "annex-note": annex_note(annex_entries((0, each.text.strip()) for each in paper.behind)),
        "date": dates((0, each.text) for each in paper.behind),
        **part_measures(file, paper.paragraphs, paper.title, width),
    }
    like = form_like(measures)
    if section is not None:
        letter = (form or like) == "letter"
        measures |= _grid(paper, section)
        measures |= number_measures(file, section, paper.body_size, letter)
    return like, measures


# ---- page


def _size(section: Element, name: str) -> float:
    return number(attribute(child(section, "pgSz"), name)) / TWIPS_PER_POINT


def margin(section: Element, side: str) -> float:
    """Return a margin of a section in points."""
    return abs(number(attribute(child(section, "pgMar"), side))) / TWIPS_PER_POINT


def text_width(section: Element) -> float:
    """Return the width of a section's text area in points."""
    sides = margin(section, "left") + margin(section, "right") + margin(section, "gutter")
    return _size(section, "w") - sides


def _paper_size(section: Element) -> str:
    width, height = (millimetres(_size(section, name)) for name in ("w", "h"))
    return f"{width:.0f}×{height:.0f} mm"


def _grid(paper: WordPaper, section: Element) -> dict[str, Measure]:
    lefts = [margin(section, "left") + margin(section, "gutter")]
    if paper.file.setting("mirrorMargins"):
        lefts.append(margin(section, "right"))
    letters = tuple(each for paragraph in paper.body for each in paragraph.letters)
    face = most_of(letters, "face")
    width = millimetres(text_width(section))
    measures = {
        "left": Measure(numbers=tuple((millimetres(left), millimetres(left)) for left in lefts)),
        "width": Measure(numbers=((width, width),)),
        "body-face": Measure(words=(face,)) if face else UNKNOWN,
        "body-size": Measure(numbers=((paper.body_size, paper.body_size),)),
    }
    height = _size(section, "h") - margin(section, "top") - margin(section, "bottom")
    pitch = _pitch(paper, section)
    if pitch and paper.body_size:
        return measures | grid_measures(
            margin(section, "top"),
            text_width(section),
            height,
            pitch,
            paper.body_size,
            _advance(paper, section),
        )
    top = millimetres(margin(section, "top"))
    full = millimetres(height)
    return measures | {
        "top": Measure(numbers=((top, top),)),
        "height": Measure(numbers=((full, full),)),
    }


def _pitch(paper: WordPaper, section: Element) -> float | None:
    """Return the body's line pitch: exact, or the grid's where that holds a line each."""
    pitches = Counter(each.pitch for each in paper.body)
    pitch = pitches.most_common(1)[0][0] if pitches else None
    if pitch is not None:
        return pitch
    grid = child(section, "docGrid")
    step = number(attribute(grid, "linePitch")) / TWIPS_PER_POINT
    snaps = attribute(grid, "type") in ("lines", "linesAndChars", "snapToChars")
    return step if snaps and step >= LOOSEST_GRID * paper.body_size else None


def _advance(paper: WordPaper, section: Element) -> float:
    """Return the width of one character: size, narrowed or tracked, and what the grid adds."""
    letters = [
        each
        for paragraph in paper.body
        for each in paragraph.letters
        if each.size == paper.body_size
    ]
    looks = Counter((each.scale, each.spacing) for each in letters)
    scale, spacing = looks.most_common(1)[0][0] if looks else (1.0, 0.0)
    grid = child(section, "docGrid")
    by_grid = attribute(grid, "type") in ("linesAndChars", "snapToChars")
    extra = number(attribute(grid, "charSpace")) / GRID_PARTS_PER_POINT if by_grid else 0.0
    return paper.body_size * scale + spacing + extra


# ---- text


def _title(paper: WordPaper, width: float) -> dict[str, Measure]:
    if not paper.title:
        return {f"title-{code}": ABSENT for code in ("face", "size", "place", "shape")}
    first = paper.title[0]
    size = first.most("size")
    face = first.most("face")
    lines = [line for each in paper.title for line in each.text.split("\n") if line]
    fits = all(len(line) * size <= width for line in lines)
    centred = all(each.align == "center" for each in paper.title)
    return {
        "title-face": Measure(words=(face,)) if face else UNKNOWN,
        "title-size": Measure(numbers=((size, size),)),
        "title-place": Measure(words=("centred" if centred else "left",)),
        "title-shape": title_shape([(len(line), line) for line in lines]) if fits else UNKNOWN,
    }


def _headings(paper: WordPaper) -> dict[str, Measure]:
    """Return the faces of each level's headings, up to the first full stop.

    The title of an annex, below its mark, is none of them (7.3.7). Between two page breaks
    without a sentence, lines in the body's own face are a list: an agenda.
    """
    body_face = most_of(tuple(letters for each in paper.body for letters in each.letters), "face")
    listed = _listed(paper.file.paragraphs)
    faces: list[dict[str, None]] = [{} for _ in HEADINGS]
    marked = False
    for each in paper.behind:
        level = 0 if marked or is_contents(each) else heading_level(each)
        marked = bool(ANNEX_MARK.fullmatch(each.text.strip())) or (marked and not each.text.strip())
        if 1 <= level <= len(HEADINGS):
            face = most_of(tuple(_named(each)), "face")
            if id(each) not in listed or face != body_face:
                faces[level - 1][face] = None
    return {
        f"heading{level}": Measure(words=tuple(filter(None, of_level))) if of_level else ABSENT
        for level, of_level in enumerate(faces, 1)
    }


def _listed(paragraphs: list[ParagraphRead]) -> set[int]:
    """Return the ids of the paragraphs that have no sentence on their side of a break."""
    parts: list[list[ParagraphRead]] = [[]]
    for each in paragraphs:
        if child(each.element, "pPr", "pageBreakBefore") is not None:
            parts.append([])
        parts[-1].append(each)
        breaks = [attribute(line_end, "type") for line_end in each.element.iter(f"{W}br")]
        if "page" in breaks or child(each.element, "pPr", "sectPr") is not None:
            parts.append([])
    lists = (part for part in parts if not any(STOP in each.text for each in part))
    return {id(each) for part in lists for each in part}


def _named(paragraph: ParagraphRead) -> list[Letters]:
    named = []
    for letters in paragraph.letters:
        named.append(letters)
        if "。" in letters.text:
            break
    return named


def _indent(paper: WordPaper) -> Measure:
    """How far paragraphs of the body begin from the edge, in characters."""
    shifts: Counter[float] = Counter()
    for each in paper.body:
        if each.align in ("center", "right") or each.text.strip()[-1:] not in "。！？":
            continue
        letters = each.letters[0]
        advance = letters.size * letters.scale or 1.0
        blanks = len(each.text) - len(each.text.lstrip("　"))
        shifts[round((each.left + each.first) / advance + blanks, 1)] += 1
    if not shifts:
        return UNKNOWN
    most = shifts.most_common(1)[0][0]
    return Measure(numbers=((most, most),))


def _addressee(paper: WordPaper) -> Measure:
    """Measure the flush paragraph right behind the title, where the next one is indented."""
    if not paper.title or len(paper.behind) < 2:
        return ABSENT
    paragraph, below = paper.behind[:2]
    text = paragraph.text.strip()
    flush = (
        paragraph.align in ("left", "both")
        and paragraph.first <= 0
        and not paragraph.text.startswith("　")
    )
    indented = below.first > 0 or below.text.startswith("　")
    if not flush or not indented or heading_level(paragraph) or text[-1] in "。！？":
        return ABSENT
    return addressee(0, text) if len(text) <= LONGEST_ADDRESSEE else ABSENT
