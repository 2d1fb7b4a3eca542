"""One value of a YAML file as text, with the place of each of its characters."""

from __future__ import annotations

import re
from functools import cached_property

from msgspec import Struct

from jianbao.messages.findings import Place

# A line folded by YAML leaves one space where it was broken. Chinese is written without.
WIDE = "\u2e80-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’—…·"
IS_WIDE = f"[{WIDE}]"
ESCAPES = {"x": 4, "u": 6, "U": 10}  # length of an escaped character; every other has 2


class Scalar(Struct, frozen=True, eq=False, dict=True):
    """One value as text, exactly as typed (`40.0` stays `40.0`)."""

    text: str
    place: Place
    raw: str = ""  # the slice of the file it came from
    comment: str = ""  # what stands behind it and a #, on its last line

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Scalar):
            return NotImplemented
        return (self.text, self.place) == (other.text, other.place)

    def __hash__(self) -> int:
        return hash((self.text, self.place))

    def __str__(self) -> str:
        return self.text

    def place_at(self, offset: int) -> Place:
        """Return the place of the character at `offset` of `text`."""
        if self._first is not None:
            column = self._first + min(offset, len(self.text) - 1)
            return Place(self.place.file, self.place.line, column)
        line, column = self._places[min(offset, len(self._places) - 1)]
        return Place(self.place.file, line, column)

    def part(self, start: int, end: int) -> Scalar:
        """Return the characters from `start` to before `end` as a value with places of its own."""
        comment = self.comment if end >= len(self.text) else ""
        part = Scalar(self.text[start:end], self.place_at(start), comment=comment)
        if self._first is not None and part.text:
            part.__dict__["_first"] = part.place.column
        else:
            part.__dict__["_places"] = self._places[start:end] or self._places[-1:]
        return part

    def joined(self) -> Scalar:
        """Return this value with its lines joined: a space only between two foreign words.

        A blank line stays, as one in a literal (`|`) text reads: as two line ends. Such a text
        keeps its single line ends, too.
        """
        if self.raw.startswith("|") or ("\n" not in self.raw and "\n" not in self.text):
            return self  # its lines are its own, or it is one line already
        places, indices = self._places, [*self._indices, len(self.raw)]
        if len(self._indices) < len(self.text):
            return self  # lost the way: better a space too many than a character too few
        signs: list[tuple[str, tuple[int, int]]] = []
        for number, sign in enumerate(self.text):
            before, after = self.text[number - 1 : number], self.text[number + 1 : number + 2]
            if sign == "\n":
                sign = sign if before == sign else sign * 2
            elif sign == " " and "\n" not in before + after:
                at_line_end = "\n" in self.raw[indices[number] : indices[number + 1]]
                joint = "" if re.search(IS_WIDE, before + after) else " "
                sign = joint if at_line_end else sign
            signs += [(part, places[number]) for part in sign]
        scalar = Scalar("".join(sign for sign, _ in signs), self.place, self.raw, self.comment)
        scalar.__dict__["_places"] = [place for _, place in signs] or places
        return scalar

    def typed_at(self, start: int, end: int) -> tuple[int, int] | None:
        """Return where the characters from `start` to before `end` stand in `raw`.

        None where that is not known, or where none is before and none behind them.
        """
        indices = self._indices
        if len(indices) < len(self.text) or not indices:
            return None
        after = indices[-1] + self._width(indices[-1])
        return [*indices, after][start], (
            [*indices, after][end] if end > start else [*indices, after][start]
        )

    def _width(self, index: int) -> int:
        """Return how many characters of `raw` write the one at `index`."""
        quote, following = self.raw[:1], self.raw[index + 1 : index + 2]
        if self.raw[index] == "\\" and quote == '"':
            return ESCAPES.get(following, 2)
        return 2 if self.raw[index] == following == quote == "'" else 1

    @property
    def _plain_start(self) -> int | None:
        """Where in `raw` the text stands just as it is, on one line; None where it does not."""
        text, raw = self.text, self.raw
        if not text or "\n" in raw or raw[:1] in "|>":
            return None
        if raw == text:
            return 0 if raw[0] not in "'\"" else None
        quoted = raw[0] in "'\"" and raw[1:-1] == text and raw[-1] == raw[0]
        return 1 if quoted and "\\" not in raw and raw[0] not in text else None

    @cached_property
    def _first(self) -> int | None:
        """The column of the first character where all stand in the file as in the text."""
        start = self._plain_start
        return None if start is None else self.place.column + start

    @cached_property
    def _indent(self) -> int | None:
        """How far in the lines of a literal text stand, where each stands there just as it is."""
        if self.raw[:1] != "|" or not self.text:
            return None
        lines, typed = self.text.split("\n"), self.raw.split("\n")[1:]
        indent = len(typed[0]) - len(lines[0]) if typed else -1
        if indent <= 0 or len(typed) < len(lines):
            return None
        alike = all(
            each[indent:] == line and line[:1] != " " and not each[:indent].strip(" ")
            for line, each in zip(lines, typed, strict=False)
        )
        return indent if alike else None

    @cached_property
    def _places(self) -> list[tuple[int, int]]:
        """Line and column of each character."""
        if (first := self._first) is not None:
            line = self.place.line
            return [(line, column) for column in range(first, first + len(self.text))]
        if (indent := self._indent) is not None:
            return self._places_in_lines(indent)
        line, column, last = self.place.line, self.place.column, 0
        places: list[tuple[int, int]] = []
        for index in self._indices or [0]:
            passed = self.raw[last:index]
            line += passed.count("\n")
            column = (
                column + len(passed)
                if "\n" not in passed
                else index - self.raw.rfind("\n", 0, index)
            )
            last = index
            places.append((line, column))
        return places

    @cached_property
    def _indices(self) -> list[int]:
        """Where each character of `text` stands in `raw`: the two are walked together."""
        if (start := self._plain_start) is not None:
            return list(range(start, start + len(self.text)))
        if (indent := self._indent) is not None:
            return self._of_lines(indent)
        quote = self.raw[:1] if self.raw[:1] in ("'", '"') else ""
        index = self.raw.find("\n") + 1 if self.raw[:1] in ("|", ">") else len(quote)
        indices: list[int] = []
        while index < len(self.raw) and len(indices) < len(self.text):
            sign, wanted = self.raw[index], self.text[len(indices)]
            escaped = sign == "\\" and quote == '"'
            following = self.raw[index + 1 : index + 2]
            if (escaped and following != "\n") or sign == wanted or (sign, wanted) == ("\n", " "):
                indices.append(index)
            doubled = sign == following == quote == "'"
            index += ESCAPES.get(following, 2) if escaped else 2 if doubled else 1
        return indices

    def _places_in_lines(self, indent: int) -> list[tuple[int, int]]:
        """Return line and column of each character of a literal text, and of each line's end."""
        places: list[tuple[int, int]] = []
        pairs = zip(self.text.split("\n"), self.raw.split("\n")[1:], strict=False)
        for line, (text, typed) in enumerate(pairs, self.place.line + 1):
            places += [(line, column) for column in range(indent + 1, indent + len(text) + 1)]
            places.append((line, len(typed) + 1))
        return places[:-1]

    def _of_lines(self, indent: int) -> list[int]:
        """Return where each character of a literal text stands, and the end of each line."""
        indices: list[int] = []
        at = self.raw.index("\n") + 1
        for line in self.text.split("\n"):
            end = self.raw.find("\n", at)
            indices += range(at + indent, at + indent + len(line))
            indices.append(end)
            at = end + 1
        return indices[:-1]
