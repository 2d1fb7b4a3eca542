"""The changes inside one line: which characters of which value become what, figures kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from msgspec import Struct

from jianbao.briefing.model import Briefing
from jianbao.document.patterns import pattern
from jianbao.intake.back.lines import FIRST_MARK, LEDGER, NEW_MARK, Line, Segment
from jianbao.intake.back.results import ValueEdit
from jianbao.intake.back.tokens import Edit as TokenEdit
from jianbao.intake.back.tokens import Token, edits, is_mark
from jianbao.intake.back.typed import Path, TypedFile
from jianbao.intake.found import day_of

PARAGRAPH_END = "\u2029"  # stands between paragraphs that are looked at as one
NUMBER = r"[-−]?\d+(?:[,，]\d{3})*(?:\.\d+)?"
HEAD = "briefing.yaml"
WORDED = "[〇零一二三四五六七八九十百千两]+"
UNIT = pattern(r"[^\d\s，。；：、！？（）()“”,.;:!?]{0,4}")


class FigureEdit(Struct, frozen=True):
    """A figure of which a line now says something else. Empty: as it was."""

    id: str
    old: str
    value: str
    unit: str | None
    start: int  # in the edited line
    stop: int
    segment: Segment


class Lost(Struct, frozen=True):
    """A change for which there is no place: what was printed by the template, or is unknown."""

    before: str
    after: str
    start: int
    stop: int
    is_figure: bool = False


class SpanEdit(Struct, frozen=True):
    """An edit of a value with where it stands in the edited line."""

    edit: ValueEdit
    start: int
    stop: int
    gone: tuple[str, ...] = ()  # ids of the figures that it takes out of the text


Found = SpanEdit | FigureEdit | Lost


class LineReader:
    """Reads the changes of lines; knows the typed files and the ledger."""

    def __init__(
        self, files: dict[str, TypedFile], briefing: Briefing, note: Callable[[str], str]
    ) -> None:
        """`note` returns the name under which a new footnote's mark is typed."""
        self._files, self._briefing, self._note = files, briefing, note

    def changes(self, line: Line, text: str) -> list[Found]:
        """Return what makes `text` of a line."""
        found: list[Found] = []
        gone = self._gone(line, text)
        for edit in edits(line, text):
            found += self._edit(line, text, edit, gone)
        return found

    def _gone(self, line: Line, text: str) -> dict[str, list[str]]:
        """Return what references that are gone printed -> how they were typed, to be used again."""
        gone: dict[str, list[str]] = {}
        for edit in edits(line, text):
            for token in edit.before:
                segment = token.segment
                if segment and segment.kind in ("figure", "note") and segment.file != LEDGER:
                    typed = self._typed(segment)
                    if typed:
                        gone.setdefault(token.text, []).append(typed)
        return gone

    def _typed(self, segment: Segment) -> str:
        if segment.file not in self._files:
            return ""
        leaf = self._files[segment.file].leaves[segment.path]
        return leaf.text[segment.begin : segment.end]

    # ---- one edit

    def _edit(
        self, line: Line, text: str, edit: TokenEdit, gone: dict[str, list[str]]
    ) -> Iterator[Found]:
        """Yield what an edit does: figures by themselves, the text between them."""
        tokens = [
            each for each in edit.before if not (each.segment and each.segment.kind == "live")
        ]
        if edit.before and not tokens:
            return
        position, pending, begin = edit.start, list[Token](), edit.at
        for token in tokens:
            segment = token.segment
            if segment and segment.kind == "figure" and token.text not in _texts(edit):
                alone = len(tokens) == 1
                found = self._value(segment, token.text, text[position : edit.stop], alone)
                if found:
                    start, stop, value, unit = found
                    yield from self._text(
                        line, pending, text, (position, position + start), begin, gone
                    )
                    yield FigureEdit(
                        segment.figure, token.text, value, unit,
                        position + start, position + stop, segment,
                    )  # fmt: skip
                    position, pending, begin = position + stop, [], token.stop
                    continue
            pending.append(token)
        yield from self._text(line, pending, text, (position, edit.stop), begin, gone)

    def _value(
        self, segment: Segment, old: str, text: str, alone: bool
    ) -> tuple[int, int, str, str | None] | None:
        """Return where a figure's new value stands in a text, the value and a new unit, if any."""
        figure = self._briefing.figures.get(segment.figure)
        if figure is None:
            return None
        value, unit = figure.value.text, figure.unit
        if segment.file != LEDGER and self._typed(segment).rstrip("}｝ ").endswith(".unit"):
            match = UNIT.fullmatch(text)
            return (0, len(text), value, text) if match and text else None
        shown = unit if old == figure.written else ""
        sign = re.sub(r"\d[\d,，.]*", "\0", value, count=1)
        exact = re.escape(sign).replace("\0", NUMBER) if "\0" in sign else WORDED
        for form in (exact, NUMBER, WORDED):
            if match := re.search(f"({form}){re.escape(shown)}", text):
                return match.start(), match.end(), match[1], None
        if alone and shown and (match := re.match(f"({exact}|{NUMBER})", text)):
            rest = UNIT.match(text, match.end())
            if rest and rest.end() == len(text):
                return 0, len(text), match[1], rest[0]
        return None

    # ---- text

    def _text(
        self, line: Line, tokens: list[Token], text: str, span: tuple[int, int], at: int,
        gone: dict[str, list[str]],
    ) -> Iterator[Found]:  # fmt: skip
        """Yield what takes tokens out of their values, and puts a text in their place."""
        new = text[slice(*span)]
        if not tokens and not new:
            return
        runs = list(_runs(tokens))
        made = "".join(t.text for t in tokens if t.segment and not t.segment.file)
        dated = self._date(line, tokens, new) if not runs else None
        if dated:
            yield SpanEdit(dated, *span)
            return
        if made.strip("\n\t ") and not runs:
            yield Lost(made, new, *span)
            return
        typed = self._as_typed(new, gone)
        if not runs:
            where = self._insertion(line, at)
            if where is None:
                yield Lost("", new, *span)
            else:
                yield SpanEdit(ValueEdit(*where, typed), *span)
            return
        for number, (file, path, begin, end, figures) in enumerate(runs):
            if file == LEDGER:
                yield Lost("".join(token.text for token in tokens), new, *span, is_figure=True)
                return
            edit = ValueEdit(file, path, begin, end, typed if not number else "")
            yield SpanEdit(edit, *span, figures)
        if made.strip("\n\t "):
            yield Lost(made, "", *span)

    def _date(self, line: Line, tokens: list[Token], new: str) -> ValueEdit | None:
        """Return what makes another day of one that the template writes out, None for none."""
        segment = tokens[0].segment if tokens else None
        if segment is None or any(token.segment != segment for token in tokens):
            return None
        old = line.text[segment.start : segment.stop]
        first, last = tokens[0].start - segment.start, tokens[-1].stop - segment.start
        was, is_now = day_of(old), day_of(old[:first] + new + old[last:])
        head = self._files[HEAD]
        key = ("printed_on",) if "印" in old else ("date",)
        if was is None or is_now is None or key not in head.leaves:
            return None
        typed = head.leaves[key].text
        return ValueEdit(HEAD, key, 0, len(typed), is_now.isoformat()) if typed else None

    def _insertion(self, line: Line, at: int) -> tuple[str, Path, int, int] | None:
        """Return the value in which something is put before the character `at` of a line."""
        left = next((each for each in line.segments if each.start < at <= each.stop), None)
        right = next((each for each in line.segments if each.start <= at < each.stop), None)
        usable = [
            each if each and each.file not in ("", LEDGER) else None for each in (left, right)
        ]
        left, right = usable
        if left and right and (left.file, left.path) != (right.file, right.path):
            typed = self._files[left.file].leaves[left.path].text
            if left.end >= len(typed) and typed[-1:] in "。！？；" and right.start == at:
                left = None  # a sentence behind a lead is of the text that follows
        if left:
            offset = (
                left.end if at == left.stop or left.kind != "text" else left.begin + at - left.start
            )
            return left.file, left.path, offset, offset
        if right:
            offset = right.begin if right.kind != "text" else right.begin + at - right.start
            return right.file, right.path, offset, offset
        return None

    def _as_typed(self, text: str, gone: dict[str, list[str]]) -> str:
        """Return a text as it is typed: marks and figures by their names where they had one."""
        for shown, references in gone.items():
            for reference in references:
                if shown and not is_mark(shown[0]) and shown in text:
                    text = text.replace(shown, f"\x00{reference}\x01", 1)
        parts = re.split("\x00(.*?)\x01", text)
        typed = [
            part if number % 2 else self._plain(part, gone) for number, part in enumerate(parts)
        ]
        return "".join(typed)

    def _plain(self, text: str, gone: dict[str, list[str]]) -> str:
        return "".join(self._sign(sign, gone) for sign in text)

    def _sign(self, sign: str, gone: dict[str, list[str]]) -> str:
        if sign in "{}":
            return sign * 2
        if sign == PARAGRAPH_END:
            return "\n\n"
        if not is_mark(sign):
            return "" if sign == "\n" else sign
        if sign in gone and FIRST_MARK <= ord(sign) < NEW_MARK:
            return gone[sign][0]
        return self._note(sign)

    def typed(self, text: str) -> str:
        """Return a new text as it is typed."""
        return self._plain(text, {})


def _texts(edit: TokenEdit) -> set[str]:
    return {token.text for token in edit.after}


def _runs(tokens: list[Token]) -> Iterator[tuple[str, Path, int, int, tuple[str, ...]]]:
    """Yield what tokens cover of each value: its characters that stand together, and figures."""
    last: tuple[str, Path, int, int, tuple[str, ...]] | None = None
    for token in tokens:
        segment = token.segment
        if segment is None or not segment.file:
            continue
        if segment.kind == "text":
            wide = segment.end - segment.begin != segment.stop - segment.start
            begin = segment.begin if wide else segment.begin + token.start - segment.start
            end = segment.end if wide else begin + token.stop - token.start
            named: tuple[str, ...] = ()
        else:
            begin, end = segment.begin, segment.end
            named = (segment.figure,) if segment.figure else ()
        if last and last[:2] == (segment.file, segment.path) and last[3] == begin:
            last = (*last[:3], end, (*last[4], *named))
            continue
        if last:
            yield last
        last = (segment.file, segment.path, begin, end, named)
    if last:
        yield last
