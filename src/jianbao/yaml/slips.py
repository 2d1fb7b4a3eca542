"""What a person meant where YAML stumbles: the cause, in words and with what to type instead."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from jianbao.messages.findings import Finding, Place
from jianbao.messages.yaml import full_width_colon, syntax
from jianbao.messages.yaml_slips import (
    backslash,
    begins_with_sign,
    behind_block_sign,
    behind_quotes,
    bracket_open,
    colon_inside,
    colon_without_blank,
    quote_open,
    tab_indent,
    uneven_indent,
    wide_indent,
)

# What is typed with a Chinese keyboard: a key and a colon that YAML takes for text.
FULL_WIDTH_COLON = r"\s*(?:- )?\{?\s*(?P<key>[A-Za-z_][\w.-]*|\w{1,20}(?=：\s*$))："
COLON_BEFORE = 3  # lines: such a key runs on as text until YAML meets a proper one
ENTRY = r"(?P<head>\s*(?:- +)*(?:(?P<key>[^\s:#'\"\[\]{},][^:#]*?):[ \t]+)?)(?P<value>.+)"
SIGNS = "{}[],!*&@`%|>"
CLOSED = r"(\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*')(?=\s*[^\s#])"
WIDE_INDENT = "[ \\t]*(?P<blank>[\xa0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff])"
NO_BLANK = r"\s*(?:- +)*(?P<key>[A-Za-z_][\w-]*):(?=[^\s:/])"
LOOKS_LIKE = str.maketrans(
    "аеоросухіјѕԁԛԝһьАВЕКМНОРСТХаοερνιΑΒΕΖΗΙΚΜΝΟΡΤΥΧɑɡⅼ",
    "aeopocyxijsdqwhbABEKMHOPCTXaoepviABEZHIKMNOPTYXagl",
)


def cause(file: str, lines: list[str], mark: tuple[int, int], problem: str, opened: int) -> Finding:
    """Return what is wrong at line and column `mark` (from 0), which the parser has named.

    `opened` is the line of what was not ended there, or -1.
    """
    number, column = mark
    near = range(number, max(-1, number - COLON_BEFORE), -1)
    for before in near:
        if before < len(lines) and (slip := _of_line(file, lines, before)):
            return slip
    place = Place(file, number + 1, column + 1)
    if "escape" in problem:
        return backslash(place)
    opened = min(opened, len(lines) - 1)
    if opened >= 0 and (slip := _not_closed(file, lines[opened], opened, problem)):
        return slip
    line = lines[number] if number < len(lines) else ""
    if slip := _of_value(file, line, number, column):
        return slip
    if opened >= 0 and opened != number and (slip := _of_value(file, lines[opened], opened, -1)):
        return slip
    if any(words in problem for words in ("expected key", "'-' indicator", "mapping values")):
        return uneven_indent(place)
    return syntax(place)


def _of_line(file: str, lines: list[str], number: int) -> Finding | None:
    """Return what is wrong with the colon or the indent of a line."""
    line = lines[number]
    if colon := re.match(FULL_WIDTH_COLON, line):
        return full_width_colon(Place(file, number + 1, colon.end("key") + 1), key=colon["key"])
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent:
        return tab_indent(Place(file, number + 1, indent.index("\t") + 1))
    if blank := re.match(WIDE_INDENT, line):
        place = Place(file, number + 1, blank.start("blank") + 1)
        return wide_indent(place, number=f"U+{ord(blank['blank']):04X}")
    if key := re.match(NO_BLANK, line):
        typed = f"{line[: key.end()].strip()} {line[key.end() :].strip()}"
        place = Place(file, number + 1, key.end())
        return colon_without_blank(place, key=key["key"], typed=typed)
    return None


def _not_closed(file: str, line: str, number: int, problem: str) -> Finding | None:
    """Return which quote or bracket of a line was not closed."""
    entry = re.match(ENTRY, line)
    if entry is None:
        return None
    place, sign = Place(file, number + 1, entry.start("value") + 1), entry["value"][0]
    if "end of stream" in problem and sign in "\"'":
        return quote_open(place, sign=sign)
    if ("',' or" in problem or "end of stream" in problem) and sign in "[{":
        return bracket_open(place, sign=sign)
    return None


def _of_value(file: str, line: str, number: int, column: int) -> Finding | None:
    """Return what is wrong with the text of a line."""
    entry = re.match(ENTRY, line)
    if entry is None:
        return None
    value, head = entry["value"].rstrip(), entry["head"].strip()
    place = Place(file, number + 1, entry.start("value") + 1)
    typed = f"{head} {in_quotes(value)}".strip()
    if value[0] in "|>" and len(value.split(None, 1)) > 1:
        return behind_block_sign(place, sign=value[0])
    if closed := re.match(CLOSED, value):
        place = Place(file, number + 1, entry.start("value") + closed.end() + 1)
        return behind_quotes(place, sign=value[0], typed=typed)
    if value[0] in SIGNS:
        return begins_with_sign(place, sign=value[0], typed=typed)
    if value.startswith(("- ", "? ")):
        return begins_with_sign(place, sign=value[0], typed=typed)
    if entry["key"] and (": " in value or value.endswith(":")) and column >= 0:
        at = value.find(":")
        return colon_inside(Place(file, number + 1, entry.start("value") + at + 1), typed=typed)
    return None


def in_quotes(text: str) -> str:
    """Return a text in such quotes as it does not hold itself."""
    if "'" not in text:
        return f"'{text}'"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def skeleton(name: str) -> str:
    """Return what a name looks like: without case, width, accents' form and invisible signs."""
    plain = unicodedata.normalize("NFKC", name).translate(LOOKS_LIKE)
    seen = (sign for sign in plain if unicodedata.category(sign) not in ("Cf", "Zs", "Cc"))
    return unicodedata.normalize("NFC", "".join(seen)).casefold()


def alike(name: str, known: Iterable[str]) -> str:
    """Return the known name that one only looks like, or ""."""
    looks = skeleton(name)
    return next((each for each in known if each != name and skeleton(each) == looks), "")


def strange_signs(name: str, near: str) -> str:
    """Return the characters of a name that are not in the one that was meant, by number."""
    signs = dict.fromkeys(sign for sign in name if sign not in near)
    return ", ".join(f"U+{ord(sign):04X}" for sign in signs) or "A/a"
