"""A template's folder -> `Template`: which blocks in which order, labels, theme, sheet plan."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from jianbao.errors import Place
from jianbao.fonts import SHIPPED, Face
from jianbao.shape import Field, Record
from jianbao.template.fields import SHEET_FIELDS, TEMPLATE_FIELDS
from jianbao.template.labels import LABEL_FIELDS, NUMBERING_FIELDS, fill, parts
from jianbao.template.reading import Overlays, read_checked, template_folders
from jianbao.template.steps import BLOCKS, Step
from jianbao.theme import Theme, make_theme

__all__ = [
    "BLOCKS",
    "LABEL_FIELDS",
    "NUMBERING_FIELDS",
    "TEMPLATE_FIELDS",
    "Logo",
    "Rung",
    "SheetPlan",
    "Step",
    "Template",
    "fill",
    "parts",
    "read_template",
    "template_folders",
]


NO_SHEET = "none"


class Rung(Struct, frozen=True):
    """One step of the ladder: how the sheet is set, if that fits one page."""

    row: float
    columns: int
    annex: bool
    size: float


class SheetPlan(Struct, frozen=True):
    """How the metrics sheet is made."""

    ladder: tuple[Rung, ...]
    gap: float
    tiles: int
    chart_height: float


class Logo(Struct, frozen=True):
    """The office's picture: its bytes, and its size in pixels, for their ratio."""

    data: bytes
    mime: str
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


def read_template(
    name: str,
    folders: tuple[Path, ...],
    asked_at: Place | None = None,
    overlays: Overlays | None = None,
    faces: dict[str, Face] | None = None,
) -> Template:
    """Return the template called `name` from the first of `folders` that has it.

    `overlays` are a profile's, by name of a template; `faces` are its own, by role. Raises
    InputError where there is none, or with all that is wrong in it.
    """
    own = faces or {}
    checked = read_checked(name, folders, asked_at, overlays or {}, {**SHIPPED, **own})
    record = checked.record
    numbering, labels = record.record("numbering"), record.record("labels")
    return Template(
        name=name,
        title=record.string("name"),
        purpose=record.string("purpose"),
        suffix=record.string("suffix"),
        sheet=record.string("sheet") if record.string("sheet") != NO_SHEET else "",
        most_pages=int(record.number("most_pages")),
        master=record.string("master"),
        head=checked.head,
        blocks=checked.blocks,
        foot=checked.foot,
        variants={
            name: variant.string("purpose", record.string("purpose"))
            for name, variant in record.record_map("variants").items()
        },
        heading_number=_with_default(numbering, NUMBERING_FIELDS[0]),
        item_number=_with_default(numbering, NUMBERING_FIELDS[1]),
        items_begin_paragraphs=numbering.string("items") == "paragraphs",
        part_numbers=tuple(_with_default(numbering, field) for field in NUMBERING_FIELDS[3:]),
        labels={label.name: _with_default(labels, label) for label in LABEL_FIELDS},
        metrics=_sheet_plan(record.record("metrics")),
        theme=make_theme(record.record("theme"), own),
        sources=checked.sources,
    )


def _with_default(record: Record, field: Field) -> str:
    return record.string(field.name, field.default)


def _sheet_plan(record: Record) -> SheetPlan:
    def number(name: str) -> float:
        default = next(field.default for field in SHEET_FIELDS if field.name == name)
        return record.number(name, float(default))

    return SheetPlan(
        ladder=tuple(
            Rung(
                row=rung.number("row"),
                columns=int(rung.number("columns", 1)),
                annex=rung.flag("annex"),
                size=rung.number("size"),
            )
            for rung in record.records("ladder")
        ),
        gap=number("gap"),
        tiles=int(number("tiles")),
        chart_height=number("chart_height"),
    )
