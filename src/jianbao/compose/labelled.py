"""Texts and lists of names with the words that a template puts around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jianbao.briefing.prose import Prose
from jianbao.compose.context import Context
from jianbao.compose.inlines import inlines_of
from jianbao.compose.template.labels import parts
from jianbao.document.composed import Block, HorizontalRule, Inlines, Measure, Paragraph
from jianbao.document.inlines import Inline, Words
from jianbao.yaml.source import Scalar

OUTER_RULE, INNER_RULE = Measure(0.35), Measure(0.25)  # 7.4.1
RULE_STRIP = Measure(1.0)  # the strip of white that a rule of the imprint closes


def labelled(label: str, text: Scalar | Prose, context: Context, **values: str) -> Inlines:
    """Return a text with its label around it, as one."""
    if isinstance(text, Prose) and text.text != text.source.text:
        return tuple(_labelled(label, text, context, **values))
    words = context.template.label(label, text=text.text, **values)
    return (Words(words, place=text.place),)


def _labelled(label: str, prose: Prose, context: Context, **values: str) -> Iterator[Inline]:
    """Yield a label around a text that has markup."""
    around = parts(context.template.labels[label], text="", **values)
    for part, name in around:
        if name == "text":
            yield from inlines_of(prose, context)
        else:
            yield Words(part)


def labelled_block(name: str, text: Scalar | Prose | None, context: Context) -> Iterator[Block]:
    """Yield a paragraph whose label and style are of one name, where the text is given."""
    if text:
        yield Paragraph(name, labelled(name, text, context))


def strongly_labelled(label: str, text: Prose, context: Context, **values: str) -> Inlines:
    """Return a text with its label around it, the label in the strong face."""
    return tuple(_strongly(label, text, context, **values))


def _strongly(label: str, text: Prose, context: Context, **values: str) -> Iterator[Inline]:
    strong = context.template.theme.strong
    for part, name in parts(context.template.labels[label], text="", **values):
        if name == "text":
            yield from inlines_of(text, context)
        else:
            yield Words(part, strong, place=text.place)


def hanging(
    style: str, label: str, text: Scalar | Prose, context: Context, face: str = "", **values: str
) -> Paragraph:
    """Return a text with its label, in `face`, whose later lines begin behind the label."""
    inlines: list[Inline] = []
    before = 0
    for part, name in parts(context.template.labels[label], text=text.text, **values):
        if name != "text":
            inlines.append(Words(part, face, place=text.place))
            continue
        before = len(inlines)
        if isinstance(text, Prose):
            inlines += inlines_of(text, context)
        else:
            inlines.append(Words(part, place=text.place))
    return Paragraph(style, tuple(inlines), label=before)


def labelled_names(label: str, units: Iterable[Scalar | Prose], context: Context) -> Inlines:
    """Return a label around a list of units, each with its own place."""
    return tuple(_names(label, tuple(units), context))


def hanging_names(
    style: str, label: str, units: Iterable[Scalar | Prose], context: Context
) -> Paragraph:
    """Return the same as a paragraph whose later lines begin behind what the label begins with."""
    before = next(parts(context.template.labels[label], names=""))[1]
    return Paragraph(style, labelled_names(label, units, context), label=0 if before else 1)


def _names(label: str, units: tuple[Scalar | Prose, ...], context: Context) -> Iterator[Inline]:
    between = context.template.label("between")
    for text, name in parts(context.template.labels[label], names=""):
        if not name:
            yield Words(text)
            continue
        for number, unit in enumerate(units):
            if number:
                yield Words(between)
            if isinstance(unit, Prose):
                yield from inlines_of(unit, context)
            else:
                yield Words(unit.text, place=unit.place)


def rule_if(ruled: bool, width: Measure = OUTER_RULE) -> Iterator[Block]:
    """Yield a rule of the imprint, where rules are wanted."""
    if ruled:
        yield HorizontalRule(width, RULE_STRIP)
