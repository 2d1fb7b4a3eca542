"""Faults planted in what a PDF's page draws."""

from __future__ import annotations

from collections.abc import Callable

import pikepdf

Instructions = list[pikepdf.ContentStreamInstruction]
PdfDamage = Callable[[Instructions], None]


def shows(instructions: Instructions) -> list[int]:
    """Return where text is shown."""
    return [n for n, each in enumerate(instructions) if str(each.operator) == "Tj"]


def show(text: bytes) -> pikepdf.ContentStreamInstruction:
    return pikepdf.ContentStreamInstruction([pikepdf.String(text)], pikepdf.Operator("Tj"))


def line_removed(instructions: Instructions) -> None:
    del instructions[shows(instructions)[5]]


def two_lines_swapped(instructions: Instructions) -> None:
    first, second = shows(instructions)[5:7]
    instructions[first], instructions[second] = instructions[second], instructions[first]


def longest(instructions: Instructions) -> int:
    """Return where most text is shown at once."""
    return max(shows(instructions), key=lambda number: len(bytes(instructions[number].operands[0])))


def figure_changed(instructions: Instructions) -> None:
    """Change one digit; our subsets keep ASCII at its own codes."""
    for number in shows(instructions):
        text = bytes(instructions[number].operands[0])
        if b"1" in text:
            instructions[number] = show(text.replace(b"1", b"2", 1))
            return
    raise AssertionError("no digit")


def word_dropped(instructions: Instructions) -> None:
    number = longest(instructions)
    text = bytes(instructions[number].operands[0])
    instructions[number] = show(text[:4] + text[6:])


def text_added(instructions: Instructions) -> None:
    number = shows(instructions)[-1]
    text = bytes(instructions[number].operands[0])
    instructions[number] = show(text + text[:1])


def line_lowered(instructions: Instructions) -> None:
    matrices = [n for n, each in enumerate(instructions) if str(each.operator) == "Tm"]
    number = next(n for n in matrices[10:] if float(instructions[n].operands[5]) > 100)
    *others, y = instructions[number].operands
    moved = [*others, float(y) - 2]
    instructions[number] = pikepdf.ContentStreamInstruction(moved, pikepdf.Operator("Tm"))


def type_enlarged(instructions: Instructions) -> None:
    behind = longest(instructions)
    fonts = [n for n, each in enumerate(instructions[:behind]) if str(each.operator) == "Tf"]
    name, size = instructions[fonts[-1]].operands
    larger = [name, float(size) + 1]
    instructions[fonts[-1]] = pikepdf.ContentStreamInstruction(larger, pikepdf.Operator("Tf"))


PDF_FAULTS: dict[str, PdfDamage] = {
    "a line removed": line_removed,
    "two lines swapped": two_lines_swapped,
    "a figure changed": figure_changed,
    "a word dropped": word_dropped,
    "a character too many": text_added,
    "a line lowered": line_lowered,
    "a line in larger type": type_enlarged,
}
