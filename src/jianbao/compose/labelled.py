"""Texts and lists of names with the words that a template puts around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jianbao.compose.context import Context
from jianbao.compose.template.labels import parts
from jianbao.document.composed import Block, HorizontalRule, Inlines, Measure, Paragraph
from jianbao.document.inlines import Inline, Words
from jianbao.yaml.source import Scalar

OUTER_RULE, INNER_RULE = Measure(0.35), Measure(0.25)  # 7.4.1
RULE_STRIP = Measure(1.0)  # the strip of white that a rule of the imprint closes


def labelled(label: str, text: Scalar, context: Context, **values: str) -> Inlines:
    """Return a text with its label around it, as one."""
    words = context.template.label(label, text=text.text, **values)
    return (Words(words, place=text.place),)


def labelled_block(name: str, text: Scalar | None, context: Context) -> Iterator[Block]:
    """Yield a paragraph whose label and style are of one name, where the text is given."""
    if text:
        yield Paragraph(name, labelled(name, text, context))


def strongly_labelled(label: str, text: Scalar, context: Context, **values: str) -> Inlines:
    """Return a text with its label around it, the label in the strong face."""
    strong = context.template.theme.strong
    around = parts(context.template.labels[label], text=text.text, **values)
    return tuple(
        Words(part, "" if name == "text" else strong, place=text.place) for part, name in around
    )


def hanging(
    style: str, label: str, text: Scalar, context: Context, face: str = "", **values: str
) -> Paragraph:
    """Return a text with its label, in `face`, whose later lines begin behind the label."""
    around = list(parts(context.template.labels[label], text=text.text, **values))
    words = tuple(
        Words(part, "" if name == "text" else face, place=text.place) for part, name in around
    )
    before = [name for _, name in around].index("text") if text.text else 0
    return Paragraph(style, words, label=before)


def labelled_names(label: str, units: Iterable[Scalar], context: Context) -> Inlines:
    """Return a label around a list of units, each with its own place."""
    return tuple(_names(label, tuple(units), context))


def hanging_names(style: str, label: str, units: Iterable[Scalar], context: Context) -> Paragraph:
    """Return the same as a paragraph whose later lines begin behind what the label begins with."""
    before = next(parts(context.template.labels[label], names=""))[1]
    return Paragraph(style, labelled_names(label, units, context), label=0 if before else 1)


def _names(label: str, units: tuple[Scalar, ...], context: Context) -> Iterator[Inline]:
    between = context.template.label("between")
    for text, name in parts(context.template.labels[label], names=""):
        if not name:
            yield Words(text)
            continue
        for number, unit in enumerate(units):
            if number:
                yield Words(between)
            yield Words(unit.text, place=unit.place)


def rule_if(ruled: bool, width: Measure = OUTER_RULE) -> Iterator[Block]:
    """Yield a rule of the imprint, where rules are wanted."""
    if ruled:
        yield HorizontalRule(width, RULE_STRIP)
