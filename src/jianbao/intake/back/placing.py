"""Where a whole line goes that is new, gone or elsewhere: which entry, paragraph, row or file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from jianbao.document.patterns import pattern
from jianbao.intake.back.edited import EditedLine
from jianbao.intake.back.holders import NOTHING, Holder, holder
from jianbao.intake.back.lines import Line, Printed, lines_of
from jianbao.intake.back.over import is_over, place_of
from jianbao.intake.back.results import (
    Edit,
    EntryIn,
    EntryMoved,
    EntryOut,
    FileIn,
    FileMoved,
    FileOut,
    HeadingIn,
    KeyIn,
    ValueEdit,
)
from jianbao.intake.back.spans import LineReader, SpanEdit
from jianbao.intake.back.typed import Path, TypedFile
from jianbao.intake.source import Paragraph
from jianbao.intake.structure import headed_of, lead_of
from jianbao.intake.writing import scalar
from jianbao.messages.findings import Place

HEAD = "briefing.yaml"
POINT = pattern(r"(?:[一二三四五六七八九十百]+是|\(\d{1,2}\) )")
CLOSED = "。；：！？:;.!?\n\u2029 ”）"
NUMBERED_FILE = pattern(r"sections/(\d+)(\D.*)")
REFERENCE = pattern(r"[\[［][@＠][ \u3000]*([^\[\]［］\n.．]+?)(?=[.．\]］ \u3000])")
COUNTS = "一二三四五六七八九十百0123456789"


class Neighbour(Struct, frozen=True):
    """What the line before is."""

    holder: Holder = NOTHING
    line: Line | None = None


class Placing:
    """Knows a briefing's files, and what stands before the line that is looked at."""

    def __init__(self, files: dict[str, TypedFile], lines: LineReader) -> None:
        self._files, self._lines = files, lines
        self.neighbour = Neighbour()
        self._all: list[tuple[Line, Holder]] = []
        self._new_files: set[str] = set()

    def know(self, paper: Printed) -> None:
        """Take note of every line of a paper, to see when all of a part is gone."""
        self._all = [(line, holder(line, self._files)) for line in lines_of(paper.units)]

    def place(self, shown: str) -> Place | None:
        """Return where the line before is typed."""
        of = self.neighbour.holder
        typed = self._files.get(of.file)
        if typed is None:
            return None
        if of.path in typed.leaves:
            place = typed.leaves[of.path].place_at(of.begin)
        else:
            under = typed.under(of.path)
            place = typed.leaves[under[0]].place if under else Place("")
        return Place(f"{shown}/{of.file}" if shown else of.file, place.line, place.column)

    # ---- new lines

    def lines(self, texts: Sequence[str], after: Holder | None) -> tuple[Edit, ...]:
        """Return what puts new paragraphs behind the line before; () where they have no place."""
        if all(POINT.match(text) for text in texts):
            found = self._new_points(texts, after)
            if found:
                return found
        typed = "\n\n".join(self._lines.typed(text) for text in texts)
        return self._paragraphs(typed, after)

    def _paragraphs(self, typed: str, after: Holder | None) -> tuple[Edit, ...]:
        of = self.neighbour.holder
        if of.role in ("text", "object"):
            return (ValueEdit(of.file, of.path, of.end, of.end, "\n\n" + typed),)
        if of.role == "heading":
            path = (*of.section, "text")
            file = self._files[of.file]
            if path in file.leaves:
                return (ValueEdit(of.file, path, 0, 0, typed + "\n\n"),)
            column = file.keys[of.path].place.column - 1
            return (KeyIn(of.file, of.path, _key("text", typed, column)),)
        if after and after.role == "text" and not after.begin:
            return (ValueEdit(after.file, after.path, 0, 0, typed + "\n\n"),)
        if of.role in ("item", "items") and len(of.path) == 2:
            return (FileIn(self._new_name(of.file), f"text: {scalar(typed)}\n"),)
        return ()

    def _new_points(self, texts: Sequence[str], after: Holder | None) -> tuple[Edit, ...]:
        of = self.neighbour.holder
        if of.role in ("item", "items"):
            other, before = of, False
        elif after and after.role in ("item", "items"):
            file = self._files[after.file]
            first = (*after.path[:-1], 0)
            other, before = Holder("item", after.file, first), True
            if not file.under(first):
                return ()
        else:
            return ()
        if self._files[other.file].entry(other.path) is None:
            return ()
        return tuple(
            EntryIn(other.file, other.path, self._point(text), before=before) for text in texts
        )

    def _point(self, text: str) -> tuple[str, ...]:
        """Return the lines of a point's entry: its first sentence apart, where it is a lead."""
        text = POINT.sub("", text, count=1)
        end = lead_of(text)
        if not end:
            return (f"text: {scalar(self._lines.typed(text))}",)
        lead, rest = text[:end], text[end:].lstrip(" ")
        return (
            f"lead: {scalar(self._lines.typed(lead))}",
            f"text: {scalar(self._lines.typed(rest))}",
        )

    def heading(
        self, text: str, level: int, body: Sequence[str], line: Line | None, behind: Holder | None
    ) -> tuple[Edit, ...]:
        """Return what makes a section or a part of a new heading and the paragraphs under it.

        `behind` is what stands behind them, `line` the line that says it.
        """
        headed = headed_of(Paragraph(text=text, place="", level=level))
        if headed is None:
            return ()
        title = self._lines.typed(headed.heading)
        texts = [self._lines.typed(each) for each in body]
        depth = level or headed.level
        if behind and is_over(depth, behind):
            place = place_of(line, behind, self._files[behind.file])
            new = self._new_name(behind.file)
            return (
                (HeadingIn(behind.file, *place, title, depth, tuple(texts), new),) if place else ()
            )
        of = self.neighbour.holder
        if not (of.file and body):
            return ()
        if headed.rest:
            texts.insert(0, self._lines.typed(headed.rest))
        typed = "\n\n".join(texts)
        if headed.level == 1:
            text = f"heading: {scalar(title)}\ntext: {scalar(typed)}\n"
            return (FileIn(self._new_name(of.file), text),)
        return self._new_part(of, headed.level, title, typed, run_in=bool(headed.rest))

    def _new_part(
        self, of: Holder, level: int, title: str, typed: str, *, run_in: bool
    ) -> tuple[Edit, ...]:
        """Return what puts a part behind the one that the line before is of."""
        steps = [number for number, step in enumerate(of.path) if step == "parts"]
        lines = [
            f"heading: {scalar(title)}",
            *(["run_in: yes"] if run_in else ()),
            *_key("text", typed, 0),
        ]
        if len(steps) >= level - 1:
            path = of.path[: steps[level - 2] + 2]
            if self._files[of.file].entry(path) is None:
                return ()
            return (EntryIn(of.file, path, tuple(lines)),)
        base = of.section
        if len(steps) != level - 2 or (*base, "parts") in self._files[of.file].lists:
            return ()
        listed = ["parts:", f"  - {lines[0]}", *(f"    {line}" for line in lines[1:])]
        for key in ("items", "text", "heading"):
            if (*base, key) in self._files[of.file].keys:
                return (KeyIn(of.file, (*base, key), tuple(listed)),)
        return ()

    def _new_name(self, file: str) -> str:
        """Return a name that stands right behind a section's."""
        stem = file.rsplit(".", 1)[0]
        while f"{stem}.yaml" in {*self._files, *self._new_files}:
            stem += "续"
        self._new_files.add(f"{stem}.yaml")
        return f"{stem}.yaml"

    # ---- lines that are gone

    def out(self, lines: Sequence[tuple[Line, Holder]]) -> tuple[Edit, ...]:
        """Return what takes lines out that follow each other; () where that has no place."""
        gone = {id(line) for line, _ in lines}
        edits: list[Edit] = []
        closed: list[tuple[str, Path]] = []
        for line, of in lines:
            if any(of.file == file and of.path[: len(path)] == path for file, path in closed):
                continue
            whole = self._whole(of, gone) if of.role == "heading" else None
            if whole is not None:
                closed.append((of.file, whole))
                edits.append(EntryOut(of.file, whole) if whole else FileOut(of.file))
                continue
            found = self._one_out(line, of)
            if not found:
                return ()
            edits += found
        return tuple(dict.fromkeys(edits))

    def _whole(self, of: Holder, gone: set[int]) -> Path | None:
        """Return the path of a section (()) or part all of whose lines are gone."""
        path = of.section
        under = [
            line
            for line, each in self._all
            if each.file == of.file and each.path[: len(path)] == path
        ]
        whole = all(id(line) in gone for line in under)
        return path if whole and (path or of.file.startswith("sections/")) else None

    def _one_out(self, line: Line, of: Holder) -> tuple[Edit, ...]:
        match of.role:
            case "text":
                begin, end = of.begin, of.end
                size = len(self._files[of.file].leaves[of.path].text)
                if begin:
                    return (ValueEdit(of.file, of.path, begin - 2, end, ""),)
                return (ValueEdit(of.file, of.path, 0, min(end + 2, size), ""),)
            case "item":
                return (EntryOut(of.file, of.path),)
            case "items":
                return tuple(self._all_out(line))
            case "heading" if of.path == ("heading",) and of.file.startswith("sections/"):
                return (EntryOut(of.file, of.path),)
            case _:
                return ()

    def _all_out(self, line: Line) -> Iterator[Edit]:
        for segment in line.segments:
            if "items" in segment.path:
                place = segment.path.index("items")
                yield EntryOut(segment.file, segment.path[: place + 2])
            elif segment.path[-1:] == ("text",):
                leaf = self._files[segment.file].leaves[segment.path].text
                begin = leaf.rfind("\n\n", 0, segment.begin)
                yield ValueEdit(segment.file, segment.path, max(begin, 0), len(leaf), "")

    # ---- lines that stand elsewhere

    def moved(
        self, line: Line, of: Holder, edited: EditedLine, after: Holder | None
    ) -> tuple[Edit, ...]:
        """Return what takes a line to behind the line before; () where that has no place."""
        if of.role == "item":
            return self._point_moved(of, after)
        if of.role != "text":
            return ()
        spans = [
            each for each in self._lines.changes(line, edited.text) if isinstance(each, SpanEdit)
        ]
        leaf = self._files[of.file].leaves[of.path].text
        typed = leaf[of.begin : of.end]
        for span in sorted(spans, key=lambda each: -each.edit.begin):
            edit = span.edit
            if (edit.file, edit.path) == (of.file, of.path) and edit.begin >= of.begin:
                start, stop = edit.begin - of.begin, edit.end - of.begin
                typed = typed[:start] + edit.new + typed[stop:]
        put_in = self._paragraphs(typed, after)
        return (*self._one_out(line, of), *put_in) if put_in else ()

    def _point_moved(self, of: Holder, after: Holder | None) -> tuple[Edit, ...]:
        near = self.neighbour.holder
        if self._files[of.file].entry(of.path) is None:
            return ()
        for other, before in ((near, False), (after, True)):
            listed = other is not None and other.role in ("item", "items")
            if other and listed and (other.file, other.path[:-1]) == (of.file, of.path[:-1]):
                return (EntryMoved(of.file, of.path, other.path, before=before),)
        return ()

    def part_moved(self, of: Holder, after: Holder | None) -> tuple[Edit, ...]:
        """Return what takes a whole part to behind the one that the line before is of."""
        path, near = of.section, self.neighbour.holder
        if not path or self._files[of.file].entry(path) is None:
            return ()
        for other, before in ((near, False), (after, True)):
            if other and other.file == of.file and len(other.path) > len(path):
                target = other.path[: len(path)]
                if target[:-1] == path[:-1] and target != path:
                    return (EntryMoved(of.file, path, target, before=before),)
        return ()

    def reordered(self, order: list[str]) -> tuple[Edit, ...] | None:
        """Return what names sections' files in a new order; None where it is as it was.

        The numbers that the names begin with stay, each at its place; references to sections go
        with them. () where the names have no numbers.
        """
        usual = [file for file in self._in_order if file in order]
        if order == usual:
            return None
        stems = [NUMBERED_FILE.fullmatch(file) for file in usual]
        if not all(stems):
            return ()
        numbers = [match[1] for match in stems if match]
        new: dict[str, str] = {}
        for number, file in zip(numbers, order, strict=True):
            match = NUMBERED_FILE.fullmatch(file)
            name = f"sections/{number}{match[2] if match else ''}"
            if name != file:
                new[file] = name
        moved = (FileMoved(old, name) for old, name in new.items())
        return (*moved, *self._references(new))

    @property
    def _in_order(self) -> list[str]:
        files = dict.fromkeys(of.file for _, of in self._all)
        return [file for file in files if file.startswith("sections/")]

    def _references(self, new: dict[str, str]) -> Iterator[Edit]:
        """Yield what makes texts refer to sections by their new names."""
        names = {old[9:].rsplit(".", 1)[0]: name[9:].rsplit(".", 1)[0] for old, name in new.items()}
        for file, typed in self._files.items():
            for path, leaf in typed.leaves.items():
                for match in REFERENCE.finditer(leaf.text):
                    if match[1] in names:
                        yield ValueEdit(file, path, *match.span(1), names[match[1]])

    # ---- points in one paragraph

    def points(
        self, line: Line, text: str
    ) -> tuple[list[tuple[int, int]], list[tuple[int, int]]] | None:
        """Return where the opening and each point of a paragraph begin and end, ours and theirs."""
        starts: list[int] = []
        label = ""
        last: Path = ()
        for number, segment in enumerate(line.segments):
            path = segment.path
            entry = path[: path.index("items") + 2] if "items" in path else ()
            if entry and entry != last:
                before = line.segments[number - 1] if number else None
                if before is None or before.kind != "made":
                    return None
                starts.append(before.start)
                label = label or line.text[before.start : before.stop]
            last = entry or last
        if len(starts) < 2 or not label:
            return None
        numbers = "".join(f"[{COUNTS}]+" if sign in COUNTS else re.escape(sign) for sign in label)
        theirs = [
            match.start()
            for match in re.finditer(numbers, text)
            if not match.start() or text[match.start() - 1] in CLOSED
        ]
        return _spans(starts, len(line.text)), _spans(theirs, len(text))

    # ---- notes

    def new_note(self, name: str, typed: str) -> Edit:
        """Return what puts a new footnote behind the others."""
        for file, each in self._files.items():
            last = [path for path in each.keys if path[:1] == ("notes",) and len(path) == 2]
            if last:
                return KeyIn(file, last[-1], (f"{name}: {scalar(typed)}",))
        return KeyIn(HEAD, (), ("notes:", f"  {name}: {scalar(typed)}"))


def _spans(starts: list[int], size: int) -> list[tuple[int, int]]:
    """Return the parts that begin at positions, and what stands before the first, if anything."""
    begins = ([0] if starts and starts[0] > 0 else []) + starts
    return list(zip(begins, [*begins[1:], size], strict=True)) or [(0, size)]


def _key(name: str, typed: str, column: int) -> tuple[str, ...]:
    """Return the lines of a key with a text, which may be a block."""
    first, *rest = f"{name}: {scalar(typed)}".split("\n")
    return (first, *rest)
