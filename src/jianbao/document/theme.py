"""How a document looks: page, styles, faces. Read from a template; lengths in points."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, assert_never

from msgspec import Struct, field
from msgspec.structs import replace

from jianbao.document.lengths import on_twips
from jianbao.document.word.lines import ASCENT, BASELINE
from jianbao.fonts.bundle import BUNDLE, Face

Align = Literal["both", "left", "center", "right", "spread"]
Across = Literal["left", "center", "right"]
NumberPlace = Literal["outer", "inner", "center", "left", "right"]
LineRules = Literal["chinese", "latin"]
NoteMarks = Literal["circled", "decimal"]


class Rung(Struct, frozen=True):
    """A smaller type for what has no room on its line: size in points, width as a share."""

    size: float
    scale: float


class Style(Struct, frozen=True, cache_hash=True):
    """One named paragraph style.

    What has no room on one line is set by the first rung of its `ladder` on which it has.
    """

    name: str
    word: str
    face: str
    size: float
    leading: float
    scale: float = 1.0
    align: Align = "both"
    indent: float = 0.0  # points
    left: float = 0.0
    right: float = 0.0
    space_after: float = 0.0
    keep_next: bool = False
    colour: str = "000000"
    ladder: tuple[Rung, ...] = ()

    def on_rung(self, number: int) -> Style:
        """Return the style on a rung of its ladder, counted from 1; 0 is the style itself.

        The characters' upper edge stays where it is: that of a red head is fixed (GB/T 9704-2012,
        7.2.4).
        """
        if not number:
            return self
        rung = self.ladder[number - 1]
        leading = self.leading - ASCENT * (self.size - rung.size) / BASELINE
        return replace(
            self, name=f"{self.name}.{number}", word=f"{self.word} ({number + 1})",
            size=rung.size, scale=rung.scale, leading=on_twips(leading), ladder=(),
        )  # fmt: skip

    def at_size(self, size: float) -> Style:
        """Return the style at another size, its lines in proportion."""
        return replace(self, size=size, leading=on_twips(self.leading * size / self.size))


class Page(Struct, frozen=True, cache_hash=True):
    """Paper and text area."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    numbers: bool
    number_drop: float
    number_indent: float = 16.0  # 一字 (GB/T 9704-2012, 7.5)
    number_place: NumberPlace = "outer"
    first_number: bool = True
    mirrored: bool = False
    turned: bool = False  # width and height are those of the paper as it lies in the printer
    head: float = 0.0
    foot: float = 0.0

    @property
    def text_width(self) -> float:
        """Width of the text area, as its lines run."""
        return self._up if self.turned else self._across

    @property
    def text_height(self) -> float:
        """Height of the text area, across its lines."""
        return self._across if self.turned else self._up

    @property
    def _across(self) -> float:
        return on_twips(self.width - self.left - self.right)

    @property
    def _up(self) -> float:
        return on_twips(self.height - self.top - self.bottom)

    @property
    def read(self) -> Page:
        """The page as one reads it: a turned one with its left side up.

        So a table's head is at the binding on odd pages and at the trim on even ones, wherever
        the binding is (GB/T 9704-2012, clause 8).
        """
        if not self.turned:
            return self
        return replace(
            self,
            width=self.height,
            height=self.width,
            top=self.left,
            right=self.top,
            bottom=self.right,
            left=self.bottom,
            turned=False,
            mirrored=False,
        )

    def text_left(self, number: int) -> float:
        """Return where the text area begins on the page that bears `number`."""
        return self.right if self.mirrored and number % 2 == 0 else self.left

    def number_side(self, number: int) -> Across:
        """Return where the page that bears `number` has it."""
        match self.number_place:
            case "outer":
                return "right" if number % 2 else "left"
            case "inner":
                return "left" if number % 2 else "right"
            case "left" | "center" | "right":
                return self.number_place
            case _:
                assert_never(self.number_place)


class Theme(Struct, frozen=True):
    """Everything `typeset` and the writers need to know of looks."""

    page: Page
    styles: dict[str, Style]
    strong: str
    lead: str
    faces: dict[str, Face] = field(default_factory=lambda: dict(BUNDLE))
    masters: dict[str, Page] = field(default_factory=dict)
    line_rules: LineRules = "chinese"
    note_marks: NoteMarks = "circled"
    tighten: int = 0  # lines that a page may have more, so that none is alone on the last one
    continued: str = ""  # stands before a table's title where it goes on; "": nothing does

    def master(self, name: str) -> Page:
        """Return a kind of page; "" is the main one."""
        return self.masters[name] if name else self.page

    def at_size(self, names: Iterable[str], size: float) -> Theme:
        """Return the theme with some styles at another size, their lines in proportion."""
        changed = {name: self.style(name).at_size(size) for name in names}
        return replace(self, styles={**self.styles, **changed})

    def style(self, name: str) -> Style:
        """Return a style by name."""
        return self.styles[name]
