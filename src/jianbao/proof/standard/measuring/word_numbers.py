"""The page numbers of a Word file: live fields in its footers."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from jianbao.document.patterns import pattern
from jianbao.document.word.lines import BELOW_BASELINE
from jianbao.document.word.units import TWIPS_PER_POINT
from jianbao.document.word.widths import HALF
from jianbao.proof.standard.departures import number_drop
from jianbao.proof.standard.measuring.wording import faults
from jianbao.proof.standard.requirement import ABSENT, UNKNOWN, Fault, Measure
from jianbao.readers.page import millimetres
from jianbao.readers.word.elements import attribute, child, is_on, number, paragraphs_in
from jianbao.readers.word.measured import ParagraphRead, WordFile
from jianbao.readers.word.text import Field, spans
from jianbao.readers.xml import Element

PAGE = pattern(r"\s*PAGE\b")
IN_FORM = pattern(r"\s*[—―─]\s*1\s*[—―─]\s*")
SIDES = {"center": "centred", "right": "right", "end": "right", "outside": "outer"}


class Footer(Struct, frozen=True):
    """A footer's paragraph with the page number."""

    kind: str  # default, even, first
    paragraph: ParagraphRead
    run: Element  # that shows the number
    text: str  # with 1 for the number
    below: tuple[ParagraphRead, ...]  # the footer's paragraphs under it


def number_measures(
    file: WordFile, section: Element, body_size: float, letter: bool
) -> dict[str, Measure]:
    """Return what the footers say of the page numbers, by the rule's code."""
    footers = list(_numbered(file, section))
    if not footers:
        codes = ("face", "size", "form", "place", "indent", "drop")
        return {
            "number-shown": UNKNOWN if letter else faults([Fault(0, code="no-numbers")]),
            **{f"number-{code}": ABSENT for code in codes},
        }
    looks = [file.letters("1", each.run, each.paragraph.element) for each in footers]
    place = _place(file, footers)
    return {
        "letter-first": faults([] if _hides_first(section, footers) else [Fault(1, "1")]),
        "number-shown": faults(_unnumbered(file, section, footers, letter)),
        "number-face": _words(look.latin or look.face for look in looks),
        "number-size": Measure(numbers=tuple((size, size) for size in {o.size: 0 for o in looks})),
        "number-form": faults(
            Fault(0, each.text.strip()) for each in footers if not IN_FORM.fullmatch(each.text)
        ),
        "number-place": Measure(words=(place,)),
        "number-indent": _indent(footers, place, body_size),
        "number-drop": _drop(section, footers, looks[0].size),
    }


def _numbered(file: WordFile, section: Element) -> Iterator[Footer]:
    even = file.setting("evenAndOddHeaders")
    first = _has_first(section)
    for kind, root in file.edges(section).items():
        if (kind == "even" and not even) or (kind == "first" and not first):
            continue
        paragraphs = list(paragraphs_in(root))
        for index, paragraph in enumerate(paragraphs, 1):
            numbered = list(spans(paragraph, {}))
            field = next(_page_fields(numbered), None)
            if field is not None:
                text = "".join("1" if isinstance(each, Field) else each for each in numbered)
                below = tuple(map(file.read, paragraphs[index:]))
                yield Footer(kind, file.read(paragraph), field.run, text, below)


def _page_fields(parts: list[str | Field]) -> Iterator[Field]:
    """Yield the fields that show the page's number, those within others, too."""
    for each in parts:
        if isinstance(each, Field):
            yield from (field for field in each.all if PAGE.match(field.instruction))


def _side(paragraph: ParagraphRead) -> str:
    frame = child(paragraph.element, "pPr", "framePr")
    aligned = attribute(frame, "xAlign") or paragraph.align
    return SIDES.get(aligned, "left")


def _place(file: WordFile, footers: list[Footer]) -> str:
    sides = {each.kind: _side(each.paragraph) for each in footers}
    odd, even = sides.get("default", ""), sides.get("even", sides.get("default", ""))
    if not odd:
        return next(iter(sides.values()))
    if (odd, even) == ("right", "left"):
        return "outer"
    return "inner" if (odd, even) == ("left", "right") else odd if odd == even else even


def _indent(footers: list[Footer], place: str, body_size: float) -> Measure:
    """The distance from the nearer side in characters: an indent, or blanks behind the number."""
    if place == "centred" or not body_size:
        return ABSENT
    indents: dict[float, None] = {}
    for each in footers:
        right = _side(each.paragraph) == "right"
        text = each.text
        blanks = text[len(text.rstrip()) :] if right else text[: len(text) - len(text.lstrip())]
        size = each.paragraph.most("size") or body_size
        typed = sum(size if blank == "　" else size * HALF for blank in blanks)
        indent = each.paragraph.right if right else each.paragraph.left + each.paragraph.first
        indents[round((indent + typed) / body_size, 1)] = None
    return Measure(numbers=tuple((each, each) for each in indents))


def _drop(section: Element, footers: list[Footer], size: float) -> Measure:
    """From the text area's foot to the dashes, where the footer's lines are of exact heights."""
    pitch = footers[0].paragraph.pitch
    heights = [each.pitch for each in footers[0].below]
    if pitch is None or None in heights:
        return UNKNOWN
    below = BELOW_BASELINE * pitch + sum(height for height in heights if height)
    margins = child(section, "pgMar")
    top, bottom, footer = (
        number(attribute(margins, n)) / TWIPS_PER_POINT for n in ("top", "bottom", "footer")
    )
    height = number(attribute(child(section, "pgSz"), "h")) / TWIPS_PER_POINT
    drop = millimetres(number_drop(height, top, bottom, height - footer - below, size))
    return Measure(numbers=((drop, drop),))


def _unnumbered(
    file: WordFile, section: Element, footers: list[Footer], letter: bool
) -> list[Fault]:
    """Return what footers lack the number; that of a letter's first page has to (10.1)."""
    kinds = {each.kind for each in footers}
    wanted = {"default"}
    if file.setting("evenAndOddHeaders"):
        wanted.add("even")
    missing = [Fault(0, code="no-number")] if wanted - kinds else []
    if _has_first(section) and "first" not in kinds and not letter:
        missing.append(Fault(1, code="no-number"))
    return missing


def _hides_first(section: Element, footers: list[Footer]) -> bool:
    return _has_first(section) and all(each.kind != "first" for each in footers)


def _has_first(section: Element) -> bool:
    """Return whether a section's first page has a footer of its own."""
    return is_on(child(section, "titlePg"))


def _words(words: Iterator[str]) -> Measure:
    return Measure(words=tuple(dict.fromkeys(word for word in words if word)))
