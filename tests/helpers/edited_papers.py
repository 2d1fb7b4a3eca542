"""Word files edited as a superior edits them: at chance, tracked or not, each edit known."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import pairwise

from lxml import etree

from jianbao.intake.back.lines import Line, Printed, Segment

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{WORD}}}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
WHO = "王处长"
SENTENCES = ("各单位要抓好落实。", "上述工作已列入年度计划。", "请办公室会同有关单位研究。")
WORDS = ("认真", "进一步", "稳妥", "及时", "切实")


@dataclass
class EditedPaper:
    """A Word file in parts; each edit is put down with the value of the YAML it belongs to."""

    parts: dict[str, bytes]
    root: etree._Element
    notes: etree._Element | None
    tracked: bool = False
    wanted: list[tuple[str, str, tuple[str | int, ...]]] = field(default_factory=list)

    @classmethod
    def of(cls, data: bytes, *, tracked: bool = False) -> EditedPaper:
        """Open a Word file."""
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            parts = {name: file.read(name) for name in file.namelist()}
        notes = parts.get("word/footnotes.xml")
        return cls(
            parts, etree.fromstring(parts["word/document.xml"]),
            etree.fromstring(notes) if notes else None, tracked,
        )  # fmt: skip

    def data(self) -> bytes:
        """Return the file."""
        parts = {**self.parts, "word/document.xml": etree.tostring(self.root)}
        if self.notes is not None:
            parts["word/footnotes.xml"] = etree.tostring(self.notes)
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
            for name, data in parts.items():
                file.writestr(name, data)
        return stream.getvalue()

    def paragraph(self, text: str) -> etree._Element:
        """Return the paragraph that says a text (the marks of notes are no characters)."""
        roots = [self.root, *([] if self.notes is None else [self.notes])]
        return next(
            each for root in roots for each in root.iter(f"{W}p")
            if "".join(t.text or "" for t in each.iter(f"{W}t")).strip() == text
        )  # fmt: skip

    # ---- what hands do

    def put(self, paragraph: etree._Element, start: int, stop: int, new: str) -> None:
        """Replace characters of a paragraph."""
        runs = self._runs(paragraph, start, stop)
        at = self._split(paragraph, start)
        for run in runs:
            if self.tracked:
                mark = self._mark("del")
                run.addprevious(mark)
                mark.append(run)
                for text in run.iter(f"{W}t"):
                    text.tag = f"{W}delText"
            else:
                run.getparent().remove(run)
        if new:
            run = etree.Element(f"{W}r")
            look = at.find(f"{W}rPr") if at is not None else None
            if look is not None:
                run.append(deepcopy(look))
            text = etree.SubElement(run, f"{W}t")
            text.text, text.attrib[SPACE] = new, "preserve"
            added: etree._Element = run
            if self.tracked:
                added = self._mark("ins")
                added.append(run)
            if at is not None and at.getparent() is not None and not runs:
                at.addprevious(added)
            elif runs and self.tracked:
                runs[-1].getparent().addnext(added)
            elif self._anchor is not None:
                self._anchor.addnext(added)
            else:
                properties = paragraph.find(f"{W}pPr")
                (properties.addnext if properties is not None else paragraph.append)(added)

    _anchor: etree._Element | None = None

    def _mark(self, name: str) -> etree._Element:
        return etree.Element(f"{W}{name}", {f"{W}id": "9", f"{W}author": WHO})

    def _texts(self, paragraph: etree._Element) -> list[tuple[etree._Element, int]]:
        texts, position = [], 0
        for text in paragraph.iter(f"{W}t"):
            texts.append((text, position))
            position += len(text.text or "")
        return texts

    def _split(self, paragraph: etree._Element, at: int) -> etree._Element | None:
        """Part the run in which a character stands; return the run that begins with it."""
        self._anchor = None
        for text, position in self._texts(paragraph):
            size = len(text.text or "")
            run = text.getparent()
            if position == at and size:
                return run
            if position < at < position + size:
                rest = deepcopy(run)
                for each in rest.iter(f"{W}t"):
                    each.text, each.attrib[SPACE] = (text.text or "")[at - position :], "preserve"
                text.text, text.attrib[SPACE] = (text.text or "")[: at - position], "preserve"
                run.addnext(rest)
                return rest
            self._anchor = run
        return None

    def _runs(self, paragraph: etree._Element, start: int, stop: int) -> list[etree._Element]:
        self._split(paragraph, start)
        self._split(paragraph, stop)
        runs = [
            text.getparent() for text, position in self._texts(paragraph)
            if start <= position < stop and text.text
        ]  # fmt: skip
        before = next((text.getparent() for text, position in reversed(self._texts(paragraph))
                       if position < start and text.text), None)  # fmt: skip
        self._anchor = before
        return runs

    def new_paragraph(self, after: etree._Element, text: str) -> None:
        """Put a paragraph behind another."""
        paragraph = etree.Element(f"{W}p")
        look = after.find(f"{W}pPr")
        if look is not None:
            paragraph.append(deepcopy(look))
            for each in list(paragraph.iter(f"{W}sectPr")):
                each.getparent().remove(each)
        after.addnext(paragraph)
        self.put(paragraph, 0, 0, text)

    def drop(self, paragraph: etree._Element) -> None:
        """Take a paragraph out."""
        if not self.tracked:
            paragraph.getparent().remove(paragraph)
            return
        size = sum(len(text.text or "") for text in paragraph.iter(f"{W}t"))
        self.put(paragraph, 0, size, "")
        look = paragraph.find(f"{W}pPr")
        if look is None:
            look = etree.Element(f"{W}pPr")
            paragraph.insert(0, look)
        run_look = look.find(f"{W}rPr")
        if run_look is None:
            run_look = etree.SubElement(look, f"{W}rPr")
        run_look.insert(0, self._mark("del"))

    def swap(self, first: etree._Element, second: etree._Element) -> None:
        """Put the second of two paragraphs before the first."""
        if not self.tracked:
            first.addprevious(second)
            return
        copy = deepcopy(second)
        text = "".join(each.text or "" for each in copy.iter(f"{W}t"))
        for each in list(copy):
            if each.tag != f"{W}pPr":
                copy.remove(each)
        first.addprevious(copy)
        self.put(copy, 0, 0, text)
        self.drop(second)


# ---- random edits, each with the value of the YAML in which it has to land

Where = tuple[str, tuple[str | int, ...]]


@dataclass
class Made:
    """An edit that was made: of which kind, and the values that may change by it."""

    kind: str
    where: list[Where]
    shown: str


def typed_segments(line: Line, kind: str = "text") -> list[Segment]:
    """Return the parts of a line that were typed in a section, a table, a note or the head."""
    return [each for each in line.segments if each.kind == kind and each.file
            and each.file != "figures.yaml" and not each.figure * (kind == "text")]  # fmt: skip


class Hands:
    """Edits a paper at chance."""

    def __init__(self, paper: EditedPaper, printed: Printed, seed: int) -> None:
        """Take a paper of ours as a Word file and as it was printed."""
        self.paper, self.printed = paper, printed
        self.random = random.Random(seed)
        self.lines = [line for line in printed.lines if typed_segments(line)]
        counts = [line.text for line in printed.lines]
        self.lines = [line for line in self.lines if counts.count(line.text) == 1]

    def edit(self, kind: str) -> Made | None:
        """Make an edit of a kind; None where the paper has nothing for it."""
        made: Callable[[], Made | None] = getattr(self, kind)
        return made()

    def _chars(self, line: Line) -> str:
        return re.sub("[\U000f0000-\U000ffffd\n\t]", "", line.text)

    def _element(self, line: Line) -> etree._Element | None:
        if re.search("[\n\t]", line.text):
            return None
        try:
            return self.paper.paragraph(self._chars(line).strip())
        except StopIteration:
            return None

    def _shift(self, line: Line, at: int) -> int:
        """Return an offset without the marks of notes, which are no characters of Word's."""
        return at - sum(ord(sign) >= 0xF0000 for sign in line.text[:at])

    def _put(self, line: Line, start: int, stop: int, new: str) -> bool:
        element = self._element(line)
        if element is None:
            return False
        self.paper.put(element, self._shift(line, start), self._shift(line, stop), new)
        return True

    def _pick(self, role: str, least: int = 4) -> tuple[Line, Segment] | None:
        found = [
            (line, segment) for line in self.lines for segment in typed_segments(line)
            if _role(segment) == role and segment.stop - segment.start >= least
        ]  # fmt: skip
        return self.random.choice(found) if found else None

    def _in_words(self, role: str, kind: str) -> Made | None:
        picked = self._pick(role)
        if picked is None:
            return None
        line, segment = picked
        text = line.text[segment.start : segment.stop]
        places = [m.start() for m in re.finditer(r"[\u4e00-\u9fffa-z]{2}", text)]
        if not places:
            return None
        start = segment.start + self.random.choice(places)
        stop = start + self.random.choice((0, 0, 1, 2))
        new = self.random.choice(WORDS) if stop == start or self.random.random() < 0.7 else ""
        if not self._put(line, start, stop, new):
            return None
        return Made(kind, [(segment.file, segment.path)], f"{line.text[start:stop]}→{new}")

    def word(self) -> Made | None:
        """A word in the text."""
        return self._in_words("text", "word")

    def heading(self) -> Made | None:
        """A word in a heading."""
        return self._in_words("heading", "heading")

    def cell(self) -> Made | None:
        """Something in a cell of a table, which may say just a number."""
        picked = self._pick("cell", 1)
        if picked is None:
            return None
        line, segment = picked
        start = self.random.randrange(segment.start, segment.stop)
        stop = start + self.random.choice((0, 1))
        new = self.random.choice(("新", "另", "3"))
        if not self._put(line, start, stop, new):
            return None
        return Made("cell", [(segment.file, segment.path)], f"{line.text}: {start} {new}")

    def note(self) -> Made | None:
        """A word in a footnote."""
        return self._in_words("note", "note")

    def sentence(self) -> Made | None:
        """A sentence that comes or goes."""
        picked = self._pick("text")
        if picked is None:
            return None
        line, segment = picked
        text = line.text[segment.start : segment.stop]
        ends = [m.end() for m in re.finditer("[。.] ?", text)]
        if not ends:
            return None
        at = self.random.randrange(len(ends))
        start, stop = segment.start + ends[at], segment.start + ends[at]
        new = self.random.choice(SENTENCES)
        if self.random.random() < 0.4 and at + 1 < len(ends):
            stop, new = segment.start + ends[at + 1], ""
        if not self._put(line, start, stop, new):
            return None
        near = [(each.file, each.path) for each in line.segments
                if each.file and each.start - 2 <= stop and start <= each.stop + 2]  # fmt: skip
        return Made("sentence", near, f"{line.text[start:stop][:20]}→{new}")

    def figure(self) -> Made | None:
        """The number of a figure."""
        found = [(line, each) for line in self.lines for each in typed_segments(line, "figure")]
        self.random.shuffle(found)
        for line, segment in found:
            text = line.text[segment.start : segment.stop]
            match = re.search(r"\d+", text)
            if not match:
                continue
            new = str(int(match[0]) + self.random.choice((1, 2, 7)))
            start = segment.start + match.start()
            if self._put(line, start, start + len(match[0]), new):
                where = [("figures.yaml", (segment.figure, "value"))]
                return Made("figure", where, f"{text}→{new}")
        return None

    def order(self) -> Made | None:
        """Two sentences of one text that change places, or two paragraphs."""
        for _ in range(20):
            picked = self._pick("text")
            if picked is None:
                break
            line, segment = picked
            text = line.text[segment.start : segment.stop]
            ends = [0, *(m.end() for m in re.finditer("[。.] ?", text))]
            if len(ends) < 3:
                continue
            at = self.random.randrange(len(ends) - 2)
            first, second = text[ends[at] : ends[at + 1]], text[ends[at + 1] : ends[at + 2]]
            start = segment.start + ends[at]
            stop = start + len(first + second)
            if first == second or not self._put(line, start, stop, second + first):
                continue
            near = [(each.file, each.path) for each in line.segments
                    if each.file and each.start - 2 <= stop and start <= each.stop + 2]  # fmt: skip
            return Made("order", near, f"{first[:10]}⇄{second[:10]}")
        return None

    def swap(self) -> Made | None:
        """A paragraph that goes before the one it followed."""
        bodies = [line for line in self.lines if _is_body(line)]
        pairs = [
            (one, other) for one, other in pairwise(bodies)
            if not typed_segments(one, "note") and not typed_segments(other, "note")
        ]  # fmt: skip
        self.random.shuffle(pairs)
        for one, other in pairs:
            first, second = self._element(one), self._element(other)
            if first is None or second is None or first.getnext() is not second:
                continue
            self.paper.swap(first, second)
            where = [(each.file, each.path) for line in (one, other) for each in line.segments]
            return Made("swap", where, one.text[:12])
        return None

    def gone(self) -> Made | None:
        """A paragraph that goes, beside another of its text."""
        bodies = [line for line in self.lines if _is_body(line)]
        self.random.shuffle(bodies)
        for line in bodies:
            segment = typed_segments(line)[0]
            others = [each for each in bodies if each is not line
                      and typed_segments(each)[0].path == segment.path
                      and typed_segments(each)[0].file == segment.file]  # fmt: skip
            element = self._element(line)
            if others and element is not None and not typed_segments(line, "note"):
                self.paper.drop(element)
                return Made("gone", [(segment.file, segment.path)], line.text[:12])
        return None

    def paragraph(self) -> Made | None:
        """A paragraph that comes."""
        return self._whole(lambda element: self.paper.new_paragraph(
            element, self.random.choice(SENTENCES) + self.random.choice(SENTENCES)))  # fmt: skip

    def _whole(self, change: Callable[[etree._Element], None]) -> Made | None:
        found = [line for line in self.lines if _is_body(line)]
        self.random.shuffle(found)
        for line in found:
            element = self._element(line)
            if element is not None and element.getparent().tag == f"{W}body":
                change(element)
                segment = typed_segments(line)[0]
                return Made("paragraph", [(segment.file, segment.path)], line.text[:12])
        return None


def _is_body(line: Line) -> bool:
    roles = {_role(each) for each in typed_segments(line)}
    return roles == {"text"} and not any("items" in each.path for each in line.segments)


def _role(segment: Segment) -> str:
    path = segment.path
    if "tables" in path:
        return "cell" if "rows" in path else "other"
    if "notes" in path:
        return "note"
    if path[-1] == "heading":
        return "heading"
    return "text" if path[-1] in ("text", "lead") else "other"


def edited(data: bytes, changes: dict[str, str]) -> bytes:
    """Return a Word file with passages changed."""
    paper = EditedPaper.of(data)
    for old, new in changes.items():
        for element in paper.root.iter(f"{W}p"):
            said = "".join(each.text or "" for each in element.iter(f"{W}t"))
            if old in said:
                paper.put(element, said.index(old), said.index(old) + len(old), new)
                break
        else:
            raise AssertionError(old)
    return paper.data()
