"""`template.yaml` -> a checked record: found, laid over by variant and profile, checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from jianbao.compose.kinds import kind, names
from jianbao.compose.template.model import Rung, SheetPlan, Template
from jianbao.compose.template.part_headings import with_whole_headings
from jianbao.compose.template.records.labels import LabelsRecord, NumberingRecord
from jianbao.compose.template.records.template import RungRecord, SheetRecord, TemplateRecord
from jianbao.compose.template.records.theme import StyleRecord, ThemeRecord
from jianbao.compose.template.steps import MAIN, Step
from jianbao.compose.template.theme import make_theme
from jianbao.fonts.bundle import SHIPPED, Face
from jianbao.messages.briefing import cannot_read
from jianbao.messages.compose import (
    UNKNOWN_TEMPLATE,
    UNKNOWN_VARIANT,
    contents_right,
    missing_style,
    missing_style_near,
    repeated_style,
    template_circle,
    word_style,
)
from jianbao.messages.errors import InputError, Problems
from jianbao.messages.findings import Place
from jianbao.messages.opening import FileTooLargeError, read_file, reason_of
from jianbao.messages.yaml import UNKNOWN_CHOICE, file_too_large, missing_key, wrong_type
from jianbao.yaml.forms import Kind, Overlay, slots
from jianbao.yaml.names import ALIKE, check_name, nearest, note_unknown
from jianbao.yaml.reading import read_record
from jianbao.yaml.source import LARGEST_FILE, Mapping, Node, Scalar, read_yaml

NO_SHEET = "none"


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
    numbering = record.numbering or NumberingRecord(place=record.place)
    return Template(
        name=name,
        title=record.name,
        purpose=record.purpose,
        suffix=record.suffix.text if record.suffix else "",
        sheet=record.sheet if record.sheet != NO_SHEET else "",
        most_pages=record.most_pages or 0,
        master=record.master.text if record.master else "",
        head=checked.head,
        blocks=checked.blocks,
        foot=checked.foot,
        variants={
            name: variant.purpose or record.purpose for name, variant in record.variants.items()
        },
        heading_number=numbering.heading,
        item_number=numbering.item,
        items_begin_paragraphs=numbering.items == "paragraphs",
        part_numbers=(numbering.heading2, numbering.heading3, numbering.heading4),
        labels=_labels(record.labels or LabelsRecord(place=record.place)),
        metrics=_sheet_plan(record.metrics or SheetRecord(place=record.place)),
        theme=make_theme(record.theme, own),
        sources=checked.sources,
    )


def _labels(record: LabelsRecord) -> dict[str, str]:
    """Return the words by the names that a template knows them by."""
    return {name: getattr(record, slot.attribute) for name, slot in slots(LabelsRecord).items()}


def _sheet_plan(record: SheetRecord) -> SheetPlan:
    return SheetPlan(
        ladder=tuple(map(_rung, record.ladder)),
        gap=record.gap,
        tiles=record.tiles,
        chart_height=record.chart_height,
        look=record.look,
        units=record.units,
        cards=record.cards,
    )


def _rung(record: RungRecord) -> Rung:
    return Rung(
        row=record.row,
        columns=record.columns,
        annex=record.annex,
        size=record.size,
        stub=record.groups == "beside",
        chart_height=record.charts or 0.0,
        details=record.details,
    )


def read_steps(nodes: tuple[Node, ...], problems: Problems) -> tuple[Step, ...]:
    """Return a list of bare names and of mappings as steps; what does not fit is noted."""
    steps = (_step(node, problems) for node in nodes)
    return tuple(step for step in steps if step is not None)


def _step(node: Node, problems: Problems) -> Step | None:
    name: Node | None = node
    if isinstance(node, Mapping):
        name = node.entries["block"][1] if "block" in node.entries else None
        if name is None:
            problems.add(missing_key(node.place, key="block"))
            return None
    if not isinstance(name, Scalar):
        problems.add(wrong_type(node.place, key="block", actual="[…]", kind=Kind.TEXT.term))
        return None
    if name.text not in names():
        note_unknown(UNKNOWN_CHOICE, name.place, name.text, list(names()), problems)
        return None
    entries = dict(node.entries) if isinstance(node, Mapping) else {}
    entries.pop("block", None)
    kind_of_block = kind(name.text)
    options = read_record(Mapping(entries, node.place), kind_of_block.options, problems)
    if kind_of_block.check:
        kind_of_block.check(options, problems)
    return Step(name.text, options)


FILE = "template.yaml"
ALL = "all"  # in a profile: every template

WORD_NAMES = {"page_number": "footer", "contents": "toc 1"}
"""Styles that Word goes by the name of: no other will do."""

Overlays = dict[str, Overlay[TemplateRecord]]


class Checked(Struct, frozen=True):
    """A template's record, its blocks, and the file's bytes."""

    record: TemplateRecord
    head: tuple[Step, ...]
    blocks: tuple[Step, ...]
    foot: tuple[Step, ...]
    sources: dict[str, bytes]


def template_folders(working_folder: Path | None) -> tuple[Path, ...]:
    """Return where templates are looked for: the user's own first, then those installed.

    Without a working folder there are the installed ones only.
    """
    installed = Path(__file__).parent / "shipped"
    checkout = Path(__file__).parents[4] / "templates"
    own = () if working_folder is None else (working_folder / "templates",)
    return (*own, installed if installed.is_dir() else checkout)


def template_names(folder: Path) -> set[str]:
    """Return the names of the templates in a folder."""
    return {path.parent.name for path in folder.glob(f"*/{FILE}")}


def find_template(name: str, folders: tuple[Path, ...], asked_at: Place | None = None) -> Path:
    """Return the folder of the template called `name`, from the first that has it.

    Raises InputError where there is none.
    """
    for folder in folders:
        if name in template_names(folder):
            return folder / name
    problems = Problems()
    known = sorted({name for folder in folders for name in template_names(folder)})
    note_unknown(UNKNOWN_TEMPLATE, asked_at, name, known, problems)
    raise InputError(problems.findings)


def read_checked(
    name: str,
    folders: tuple[Path, ...],
    asked_at: Place | None,
    overlays: Overlays,
    faces: dict[str, Face],
) -> Checked:
    """Return the template `NAME` or `NAME/VARIANT` with a profile's overlays, found whole.

    Raises InputError where there is none, or with all that is wrong in it.
    """
    base, _, variant = name.partition("/")
    problems = Problems()
    sources: dict[str, bytes] = {}
    node = _read(base, folders, asked_at, sources, problems)
    node = _laid_over(node, base, variant, overlays, asked_at, problems)
    record = read_record(with_whole_headings(node), TemplateRecord, problems)
    head, blocks, foot = (
        read_steps(nodes, problems) for nodes in (record.head, record.blocks, record.foot)
    )
    _check_names(record, [*head, *blocks, *foot], faces, problems)
    problems.findings = list(dict.fromkeys(problems.findings))  # a variant is checked twice
    problems.raise_if_any()
    return Checked(record, head, blocks, foot, sources)


def _bytes_of(path: Path) -> bytes:
    place = Place(path.as_posix())
    try:
        return read_file(path, LARGEST_FILE, within=path.parent)
    except FileTooLargeError as error:
        large = file_too_large(place, size=error.size, limit=error.limit)
        raise InputError([large]) from error
    except OSError as error:
        raise InputError([cannot_read(place, reason=reason_of(error))]) from error


def _read(
    name: str,
    folders: tuple[Path, ...],
    asked_at: Place | None,
    sources: dict[str, bytes],
    problems: Problems,
) -> Node:
    """Return a template's YAML, laid over that of the template that it is like.

    The variants are its own: those of the other would print what it does not.
    """
    path = find_template(name, folders, asked_at) / FILE
    sources[name] = _bytes_of(path)
    node = _parsed(path.as_posix(), sources[name])
    like = node.entries["like"][1] if isinstance(node, Mapping) and "like" in node.entries else None
    if not isinstance(like, Scalar):
        return node
    if like.text in sources:
        problems.add(template_circle(like.place, names=" → ".join([*sources, like.text])))
        problems.raise_if_any()
    base = _read(like.text, folders, like.place, sources, problems)
    if isinstance(base, Mapping):
        entries = {name: entry for name, entry in base.entries.items() if name != "variants"}
        base = Mapping(entries, base.place)
    return merged(base, node)


@lru_cache(maxsize=32)
def _parsed(path: str, data: bytes) -> Node:
    """Return the YAML of a template: those of one office have few. Raises InputError."""
    problems = Problems()
    node = read_yaml(path, data, problems)
    problems.raise_if_any()
    assert node is not None
    return node


def merged(base: Node, over: Node) -> Node:
    """Return `over` laid over `base`: mappings key by key, everything else replaced."""
    if not (isinstance(base, Mapping) and isinstance(over, Mapping)):
        return over
    entries = dict(base.entries)
    for name, (key, value) in over.entries.items():
        entries[name] = (key, merged(entries[name][1], value) if name in entries else value)
    return Mapping(entries, base.place)


def _laid_over(
    node: Node,
    base: str,
    variant: str,
    overlays: Overlays,
    asked_at: Place | None,
    problems: Problems,
) -> Node:
    """Return a template's YAML with its variant, then the profile's overlays, laid over it."""
    if variant:
        variants = node.entries.get("variants") if isinstance(node, Mapping) else None
        known = variants[1].entries if variants and isinstance(variants[1], Mapping) else {}
        if variant not in known:
            note_unknown(UNKNOWN_VARIANT, asked_at, variant, list(known), problems)
            problems.raise_if_any()
        node = merged(node, known[variant][1])
    for name in dict.fromkeys((ALL, base, f"{base}/{variant}")):
        if name in overlays:
            node = merged(node, overlays[name].node)
    return node


def _check_names(
    record: TemplateRecord, steps: list[Step], faces: dict[str, Face], problems: Problems
) -> None:
    """Note faces that do not exist, and styles and kinds of page that the blocks need."""
    _check_plain(record, steps, problems)
    theme = record.theme
    _check_styles(theme, steps, problems)
    _check_choices((record.master,), theme.masters, problems)
    for step in steps:
        _check_choices((step.style,), theme.styles, problems)
        _check_choices((step.master,), [*theme.masters, MAIN], problems)
        _check_choices(step.faces.values(), faces, problems)
    _check_word_names(theme.styles, problems)
    strong = Scalar(theme.strong, theme.at(ThemeRecord.strong))
    lead = Scalar(theme.lead, theme.at(ThemeRecord.lead))
    used = (style.face for style in theme.styles.values())
    _check_choices((*used, strong, lead), faces, problems)


def _check_plain(record: TemplateRecord, steps: list[Step], problems: Problems) -> None:
    """Note a suffix that would lead into another folder, and a sheet without its ladder."""
    suffix = record.suffix
    if suffix and "/" in suffix.text:
        problems.add(
            wrong_type(suffix.place, key="suffix", actual=suffix.text, kind=Kind.TEXT.term)
        )
    has_ladder = record.metrics and record.metrics.has(SheetRecord.ladder)
    if any(step.name == "sheet" for step in steps) and not has_ladder:
        problems.add(missing_key(record.at(TemplateRecord.metrics), key="ladder"))


def _check_styles(theme: ThemeRecord, steps: list[Step], problems: Problems) -> None:
    """Note styles that the blocks need and the theme lacks, and one so called by mistake.

    The place is the theme, or the block where that stands in another file (`like:`).
    """
    styles = theme.styles
    missing = [needed for needed in _needed_styles(theme, steps) if needed[0] not in styles]
    spare = sorted(set(styles) - set(_known_styles(steps))) if missing else []
    for name, block, place in missing:
        near = nearest(name, spare, ALIKE)
        if near:
            problems.add(missing_style_near(styles[near].place, name=name, block=block, near=near))
        else:
            at = theme.place if theme.place.file == place.file else place
            problems.add(missing_style(at, name=name, block=block))


def _known_styles(steps: list[Step]) -> Iterator[str]:
    """Yield the styles that some block needs, and those that a block of this template names."""
    yield "page_number"
    for name in names():
        yield from kind(name).styles
    for step in steps:
        if step.style:
            yield step.style.text


def _needed_styles(theme: ThemeRecord, steps: list[Step]) -> Iterator[tuple[str, str, Place]]:
    """Yield each style that is needed, once, with what needs it and where that stands."""
    needed: dict[str, tuple[str, Place]] = {}
    for step in steps:
        for name in kind(step.name).styles:
            needed.setdefault(name, (step.name, step.options.place))
    if theme.page is None or theme.page.numbers:
        needed.setdefault("page_number", ("page: numbers", theme.at(ThemeRecord.page)))
    for name, (block, place) in needed.items():
        yield name, block, place


def _check_choices(
    chosen: Iterable[Scalar | None], known: Iterable[str], problems: Problems
) -> None:
    allowed = list(known)
    for scalar in chosen:
        check_name(scalar, allowed, UNKNOWN_CHOICE, problems)


def _check_word_names(styles: dict[str, StyleRecord], problems: Problems) -> None:
    """Note names that Word would take for one style, those that it would not know, and contents
    whose page numbers would stand outside their lines."""
    known: dict[str, str] = {}
    for name, style in styles.items():
        word = style.word
        if word.text.lower() in known:
            first = known[word.text.lower()]
            problems.add(repeated_style(word.place, word=word.text, name=name, first=first))
        elif word.text:
            known[word.text.lower()] = name
    for name, wanted in WORD_NAMES.items():
        in_word = styles[name].word if name in styles else None
        if in_word and in_word.text not in ("", wanted):
            problems.add(word_style(in_word.place, name=name, word=in_word.text, wanted=wanted))
    contents = styles.get("contents")
    if contents and contents.right:
        problems.add(contents_right(contents.place))
