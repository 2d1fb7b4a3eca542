"""What paragraphs say: runs, the signs that stand for characters, fields."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct

from jianbao.document.word.kinsoku import NO_WIDTH_SPACE
from jianbao.readers.pieces import LINE_END, TAB
from jianbao.readers.word.elements import FALLBACK, PARAGRAPH, RUN, W, attribute
from jianbao.readers.xml import Element

TEXT, NOTE_MARK = f"{W}t", f"{W}footnoteReference"
SIGNS: Mapping[str, str] = {
    f"{W}noBreakHyphen": "-",
    f"{W}br": LINE_END,
    f"{W}cr": LINE_END,
    f"{W}tab": TAB,
    f"{W}ptab": TAB,
}
"""Elements of a run that stand for characters (ECMA-376 part 1, 17.3.3)."""

SIMPLE, FIELD_SIGN, INSTRUCTION = f"{W}fldSimple", f"{W}fldChar", f"{W}instrText"
NOT_SHOWN = {f"{W}pPr", f"{W}del", f"{W}moveFrom", FALLBACK, PARAGRAPH}


class Field(Struct):
    """A live field: what it is told to show, what it showed last, and a run that has its look."""

    instruction: str
    text: str
    run: Element
    inner: list[Field] = []
    shows: bool = False  # its instruction is over

    @property
    def all(self) -> Iterator[Field]:
        """The field and those within it."""
        yield self
        for each in self.inner:
            yield from each.all


def run_text(
    run: Element, signs: Mapping[str, str] = SIGNS, mark: Callable[[Element], str] | None = None
) -> str:
    """Return what a run says; `mark` tells what stands for the mark of a footnote."""
    parts = []
    for each in run:
        if each.tag == TEXT:
            parts.append(_seen(each))
        elif each.tag in signs:
            parts.append(signs[each.tag])
        elif mark is not None and each.tag == NOTE_MARK:
            parts.append(mark(each))
    return "".join(parts)


def inline(element: Element, *tags: str) -> Iterator[Element]:
    """Yield the runs (and what has other tags) that a paragraph shows as its own, in order.

    That is without what was deleted, and without the paragraphs of text boxes in it.
    """
    for each in element:
        if each.tag == RUN or each.tag in tags:
            yield each
        elif each.tag not in NOT_SHOWN and len(each):
            yield from inline(each, *tags)


def spans(paragraph: Element, signs: Mapping[str, str] = SIGNS) -> Iterator[str | Field]:
    """Yield what a paragraph says outside its fields, and its fields; those within one are its.

    A field that goes on in the next paragraph ends here.
    """
    fields: list[Field] = []  # that are open, the outermost first
    for run in inline(paragraph, SIMPLE):
        if run.tag == SIMPLE:
            text = "".join(run_text(each, signs) for each in inline(run))
            yield Field(attribute(run, "instr"), text, next(inline(run), run))
            continue
        for each in run:
            kind = attribute(each, "fldCharType") if each.tag == FIELD_SIGN else ""
            if kind == "begin":
                fields.append(Field("", "", run))
            elif not fields:
                yield _meaning(each, signs)
            elif kind == "end":
                field = _closed(fields)
                if not fields:
                    yield field
            else:
                _note(fields[-1], each, kind, run, _meaning(each, signs))
    while fields:
        field = _closed(fields)
        if not fields:
            yield field


def _note(field: Field, element: Element, kind: str, run: Element, text: str) -> None:
    """Note what stands in an open field."""
    if kind == "separate":
        field.shows = True
    elif field.shows:
        field.text += text
    elif element.tag == INSTRUCTION:
        field.instruction, field.run = field.instruction + (element.text or ""), run


def _closed(fields: list[Field]) -> Field:
    """Return the innermost field, which ends, and note it in the one around it."""
    field = fields.pop()
    if fields:
        fields[-1].inner.append(field)
        fields[-1].text += field.text * fields[-1].shows
    return field


def _meaning(element: Element, signs: Mapping[str, str]) -> str:
    return _seen(element) if element.tag == TEXT else signs.get(element.tag, "")


def _seen(element: Element) -> str:
    """Return a text without what only lets a line end."""
    return (element.text or "").replace(NO_WIDTH_SPACE, "")
