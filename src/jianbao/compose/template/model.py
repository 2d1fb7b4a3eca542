"""A template's folder -> `Template`: which blocks in which order, labels, theme, sheet plan."""

from __future__ import annotations

from msgspec import Struct

from jianbao.briefing.model import Mime
from jianbao.compose.template.labels import fill
from jianbao.compose.template.records.template import SheetLook, Units
from jianbao.compose.template.steps import Step
from jianbao.document.theme import Theme


class Rung(Struct, frozen=True):
    """One step of the ladder: how the sheet is set, if that fits one page.

    Rows and charts have at least such a height; with `stub`, names of groups stand at the left.
    """

    row: float
    columns: int
    annex: bool
    size: float
    stub: bool = False
    chart_height: float = 0.0  # 0: the sheet's own
    details: bool = True


class SheetPlan(Struct, frozen=True):
    """How the metrics sheet is made."""

    ladder: tuple[Rung, ...]
    gap: float
    tiles: int
    chart_height: float
    look: SheetLook = "usual"
    units: Units = "number"
    cards: int = 0


class Logo(Struct, frozen=True):
    """The office's picture: its bytes, and its size in pixels, for their ratio."""

    data: bytes
    mime: Mime
    width: int
    height: int


class Template(Struct, frozen=True):
    """One kind of paper, as data. `name` is as it was asked for: NAME or NAME/VARIANT."""

    name: str
    suffix: str
    sheet: str
    blocks: tuple[Step, ...]
    heading_number: str
    item_number: str
    items_begin_paragraphs: bool
    part_numbers: tuple[str, ...]  # before headings of the second level and those below
    labels: dict[str, str]
    metrics: SheetPlan
    theme: Theme
    sources: dict[str, bytes]  # by name of the template: its own, and those that it is like
    title: str = ""  # its Chinese name
    purpose: str = ""
    head: tuple[Step, ...] = ()
    foot: tuple[Step, ...] = ()
    master: str = ""
    most_pages: int = 0  # 0: as many as it takes
    variants: dict[str, str] = {}  # purpose by name
    office: dict[str, str] = {}  # the profile's texts, by name
    logo: Logo | None = None
    duplex: bool = False  # the office prints on both sides

    @property
    def folder(self) -> str:
        """The name of its folder, without a variant."""
        return self.name.partition("/")[0]

    def prints(self, block: str) -> bool:
        """Return whether a block of this name is among its blocks."""
        return any(step.name == block for step in self.blocks)

    def label(self, name: str, /, **values: object) -> str:
        """Return a label with its `{name}`s filled in."""
        return fill(self.labels[name], **values)
