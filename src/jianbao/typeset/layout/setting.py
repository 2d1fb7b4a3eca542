"""What a block is laid out in: theme, kind of page, and the pages that are known."""

from __future__ import annotations

from typing import assert_never

from msgspec import Struct, field
from msgspec.structs import replace

from jianbao.document.composed import Gap, Inlines, Measure
from jianbao.document.inlines import Settled, Words
from jianbao.document.lengths import mm
from jianbao.document.theme import Page, Style, Theme
from jianbao.document.word.widths import HALF
from jianbao.fonts.faces import Faces
from jianbao.messages.findings import Finding
from jianbao.typeset.measuring import measure_words
from jianbao.typeset.references import Asked, Known, settled

BODY = "body"
PERCENT = 1.5


class Setting(Struct):
    """Where a block stands. `page` is the kind of page; findings are gathered on the way."""

    theme: Theme
    page: Page
    known: Known
    asked: Asked
    findings: list[Finding]
    faces: Faces
    made: dict[str, Style] = field(default_factory=dict)  # styles beside the theme's, by name
    used: float = 0.0  # from the text area's top, as long as no paragraph has two lines

    def text(self, inlines: Inlines) -> tuple[Settled, ...]:
        """Return a text whose pages are known."""
        return settled(inlines, self.known, self.asked)

    def width(self, inlines: Inlines, style: str) -> float:
        """Return how wide a text is on one line of a style, in points."""
        look = self.theme.style(style)
        kept = self.faces.kept
        if kept is None:
            return self._width(inlines, look, self.faces)
        key = ("width", inlines, look)
        known: tuple[float, Faces] | None = kept.texts.get(key)
        if known is None:
            own = self.faces.apart()
            known = self._width(inlines, look, own), own
            kept.remember(key, known)
        width, asked = known
        self.faces.take(asked)
        return width

    def _width(self, inlines: Inlines, look: Style, faces: Faces) -> float:
        words = (part for part in inlines if isinstance(part, Words))
        return sum([unit.advance for part in words for unit in measure_words(part, look, faces)])

    def widened(self, words: Words, style: str) -> Words:
        """Return % wide enough to weigh what digits do, where a face has it as narrow as they are.

        Why: half an em of the faces that Word and PDF break alike squeezes it to a thin sign.
        """
        face = words.face or self.theme.style(style).face
        narrow = words.text == "%" and self.faces.look_up(face, "%").em <= HALF
        return replace(words, scale=PERCENT) if narrow else words

    def leading(self, style: str = "") -> float:
        """Return the line pitch of a style, or of the body, in points."""
        styles = self.theme.styles
        of_style = self.made.get(style) or styles.get(style or BODY) or next(iter(styles.values()))
        return of_style.leading

    def points(self, measure: Measure, style: str = "") -> float:
        """Return a measure in points; lines are those of a style."""
        match measure.unit:
            case "mm":
                return mm(measure.number)
            case "pt":
                return measure.number
            case "lines":
                return measure.number * self.leading(style)
            case _:
                assert_never(measure.unit)

    def gap(self, gap: Gap) -> float:
        """Return the height of empty space in points."""
        height = self.points(gap.height, gap.style)
        return max(0.0, height - self.used) if gap.down_to else height * gap.share
