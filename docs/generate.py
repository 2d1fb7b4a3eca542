"""Makes all that is made from the code: pages, their tables and pictures, and JSON Schemas.

    python docs/generate.py            writes all of them
    python docs/generate.py --tables   all but pictures of papers

A test compares the tables with what this script would write.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from jianbao.briefing.records.figure import FigureRecord
from jianbao.briefing.records.objects import ChartRecord, PictureRecord, SeriesRecord, TableRecord
from jianbao.briefing.records.paper import AcceptRecord
from jianbao.briefing.records.particulars import (
    ArchiveRecord,
    BriefingRecord,
    MailRecord,
    MeetingRecord,
    RecipientRecord,
)
from jianbao.briefing.records.section import ItemRecord, SectionRecord
from jianbao.compose.kinds import kind, names, own_options
from jianbao.compose.options import Options as BlockOptions
from jianbao.compose.template.records.labels import LabelsRecord, NumberingRecord
from jianbao.compose.template.records.profile import FontRecord, ProfileRecord
from jianbao.compose.template.records.template import RungRecord, SheetRecord, TemplateRecord
from jianbao.compose.template.records.theme import PageRecord, StyleRecord, ThemeRecord
from jianbao.library.making import make_release as build
from jianbao.library.options import BuildOptions, Surroundings
from jianbao.library.schemas import schemas
from jianbao.yaml.forms import Form, Slot, slots

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from docs import api, architecture, dependencies, limits, word_facts, word_probe  # noqa: E402

SCHEMAS = ROOT / "src/jianbao/yaml/schemas"
KEYS = {"en": ROOT / "docs/keys.md", "zh": ROOT / "docs/keys.zh-CN.md"}
HEADS = {"en": "| key | holds | meaning |", "zh": "| 键 | 内容 | 含义 |"}
REQUIRED = {"en": "required", "zh": "必填"}
DEFAULT = {"en": "default", "zh": "默认"}
Table = type[Form]
FILES = (
    ("briefing.yaml", BriefingRecord),
    ("briefing.yaml: charts", ChartRecord),
    ("briefing.yaml: charts: series", SeriesRecord),
    ("briefing.yaml: tables", TableRecord),
    ("briefing.yaml: pictures", PictureRecord),
    ("briefing.yaml: accept", AcceptRecord),
    ("briefing.yaml: distribution", RecipientRecord),
    ("briefing.yaml: meeting", MeetingRecord),
    ("mail.yaml, or briefing.yaml: mail", MailRecord),
    ("archive.yaml, or briefing.yaml: archive", ArchiveRecord),
    ("sections/*.yaml, annexes/*.yaml", SectionRecord),
    ("sections/*.yaml: items", ItemRecord),
    ("figures.yaml", FigureRecord),
)
GUIDE = ROOT / "docs/templates.md"
GUIDE_TABLES = {
    "template": TemplateRecord,
    "theme": ThemeRecord,
    "page": PageRecord,
    "style": StyleRecord,
    "numbering": NumberingRecord,
    "labels": LabelsRecord,
    "metrics": SheetRecord,
    "ladder": RungRecord,
    "profile": ProfileRecord,
    "fonts": FontRecord,
}
DOTS_PER_INCH = 80
PREVIEW_DOTS, GUTTER, GROUND = 24, 10, "#dddddd"
SAMPLES = {
    "overview": "pingxiang-2022",
    "digest": "pingxiang-2022",
    "metrics-sheet": "pingxiang-2022",
    "bulletin": "bulletin-2026-12",
    "official": "notice-2026",
    "supervision": "supervision-2026",
    "meeting": "meeting-2026",
    "english": "english-2026",
}
"""The briefing that shows a template."""


def tables(language: str) -> str:
    """Return the tables of fields in Markdown."""
    return "\n".join(line for name, fields in FILES for line in _table(name, fields, language))


def with_tables(text: str, language: str) -> str:
    """Return a page's text with its tables made anew."""
    start, end = "<!-- fields -->\n", "<!-- end of fields -->"
    before, rest = text.split(start)
    return f"{before}{start}{tables(language)}\n{rest[rest.index(end) :]}"


def with_guide_tables(text: str) -> str:
    """Return the guide's text with each table made anew, between `<!-- NAME -->` and its end."""
    made = {name: _guide_table(fields) for name, fields in GUIDE_TABLES.items()}
    for name, table in {**made, "blocks": _blocks()}.items():
        before, rest = text.split(f"<!-- {name} -->\n")
        after = rest[rest.index(f"<!-- end of {name} -->") :]
        text = f"{before}<!-- {name} -->\n{table}\n{after}"
    return text


def _blocks() -> str:
    lines = ["| block | prints | styles it needs | options |", "|---|---|---|---|"]
    for name in names():
        found = kind(name)
        styles = ", ".join(f"`{style}`" for style in found.styles)
        options = "; ".join(map(_option, own_options(name)))
        lines.append(
            f"| `{name}` | {found.meaning.en} · {found.meaning.zh} | {styles} | {options} |"
        )
    common = " and ".join(map(_option, slots(BlockOptions).values()))
    return "\n".join([*lines, f"\nEvery block takes {common}."])


def _option(slot: Slot) -> str:
    notes = [slot.key.en, slot.key.unit, *([REQUIRED["en"]] if slot.required else [])]
    notes += [f"{DEFAULT['en']} {slot.default_text}"] if slot.default_text else []
    return f"`{slot.name}` ({', '.join(filter(None, notes))})"


def _guide_table(table: Table) -> str:
    lines = ["| key | holds | meaning | 含义 |", "|---|---|---|---|"]
    for slot in slots(table).values():
        holds = ", ".join(slot.choices) or slot.key.unit or slot.kind.term.text("en")
        notes = [holds, *([REQUIRED["en"]] if slot.required else [])]
        notes += [f"{DEFAULT['en']} `{slot.default_text}`"] if slot.default_text else []
        lines.append(f"| `{slot.name}` | {'; '.join(notes)} | {slot.key.en} | {slot.key.zh} |")
    return "\n".join(lines)


def _table(name: str, table: Table, language: str) -> Iterator[str]:
    yield f"\n`{name}`\n"
    yield HEADS[language]
    yield "|---|---|---|"
    for slot in slots(table).values():
        holds = ", ".join(slot.choices) or slot.kind.term.text(language)
        notes = [REQUIRED[language]] if slot.required else []
        notes += [f"{DEFAULT[language]} {slot.default_text}"] if slot.default_text else []
        meaning = slot.key.zh if language == "zh" else slot.key.en
        yield f"| `{slot.name}` | {'; '.join([holds, *notes])} | {meaning} |"


def draw_pages(path: Path) -> None:
    """Draw page one of the sample beside its metrics sheet."""
    import pymupdf

    release = build(
        ROOT / "briefings/pingxiang-2022",
        BuildOptions(forms=("pdf",)),
        Surroundings(ROOT),
    )
    page, sheet = (pymupdf.open("pdf", output.data)[0] for output in release.outputs)
    gap = 20
    width, height = page.rect.width, page.rect.height
    both = pymupdf.open()
    canvas = both.new_page(width=2 * width + 3 * gap, height=height + 2 * gap)
    canvas.draw_rect(canvas.rect, color=None, fill=(0.87, 0.87, 0.87))
    for number, each in enumerate((page, sheet)):
        left = gap + number * (width + gap)
        target = pymupdf.Rect(left, gap, left + width, gap + height)
        canvas.draw_rect(target, color=None, fill=(1, 1, 1))
        canvas.show_pdf_page(target, each.parent, 0)
    canvas.get_pixmap(dpi=DOTS_PER_INCH, colorspace=pymupdf.csGRAY).save(path)


def draw_previews(path: Path) -> None:
    """Draw page one of each template's sample into its folder, and all of them side by side."""
    import pymupdf
    from PIL import Image

    pictures = []
    for name, folder in SAMPLES.items():
        options = BuildOptions(name, ("pdf",))
        made = build(ROOT / "briefings" / folder, options, Surroundings(ROOT))
        page = pymupdf.open("pdf", made.outputs[0].data)[0]
        shown = page.get_pixmap(dpi=PREVIEW_DOTS)
        picture = Image.frombytes("RGB", (shown.width, shown.height), shown.samples)
        small = picture.quantize(16)
        small.save(ROOT / "templates" / name / "preview.png", optimize=True)
        pictures.append(picture)
    width, height = pictures[0].size
    row = Image.new("RGB", ((width + GUTTER) * len(pictures) + GUTTER, height + 2 * GUTTER), GROUND)
    for number, picture in enumerate(pictures):
        row.paste(picture, (GUTTER + number * (width + GUTTER), GUTTER))
    row.quantize(64).save(path, optimize=True)


def main() -> None:
    """Write the tables and, unless --tables is given, the pictures of papers."""
    for language, path in KEYS.items():
        path.write_text(with_tables(path.read_text("utf-8"), language), "utf-8")
    GUIDE.write_text(with_guide_tables(GUIDE.read_text("utf-8")), "utf-8")
    api.PAGE.write_text(api.with_reference(api.PAGE.read_text("utf-8")), "utf-8")
    architecture.main()
    limits.main()
    dependencies.main()
    word_facts.main()
    for name, schema in schemas().items():
        (SCHEMAS / name).write_bytes(schema)
    if "--tables" not in sys.argv:
        draw_pages(ROOT / "docs/pages.png")
        draw_previews(ROOT / "docs/templates.png")
        word_probe.main()


if __name__ == "__main__":
    main()
