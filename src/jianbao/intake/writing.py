"""A recognised paper as the YAML files of a briefing's folder."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from jianbao.briefing.numbers import read_value
from jianbao.document.patterns import pattern
from jianbao.intake.doubts import settle
from jianbao.intake.found import Particulars
from jianbao.intake.labels import period_of_title
from jianbao.intake.ledger import MOST_ON_SHEET, Entry, Ledger, braced
from jianbao.intake.source import Mark, Paragraph, Source
from jianbao.intake.structure import lead_of
from jianbao.intake.tree import Item, Picture, Section, Table
from jianbao.yaml.dates import parse_period

OF_NAME = pattern(r"[\u4e00-\u9fffA-Za-z0-9]+")
STATISTICS = pattern(r"统计(?:时间|时段|口径|数据|区间|范围)")
RANGE = pattern(
    r"(\d{4})年(\d{1,2})月(?:(\d{1,2})日)?(?:至|到|—|-|～)(?:(\d{4})年)?(\d{1,2})月(?:(\d{1,2})日)?"
)
LONGEST_TIP = 280  # characters of a text that surely stands on one page below a red head
PARAGRAPH_END = "\n\n"
BLOCK = pattern(r"[\n]")


class Writer:
    """Writes one paper's files; its tables, pictures and notes are named as they come."""

    def __init__(self, particulars: Particulars, source: Source, ledger: Ledger, day: date) -> None:
        """Begin with what was found of the paper; `day` dates it where it bears no date."""
        self._particulars = particulars
        self._day = particulars.day or day
        self._notes = source.notes
        self._tiles = source.tiles
        self._ledger = ledger
        self._tables = 0
        self.pictures: dict[str, bytes] = {}

    def files(self, sections: list[Section], annexes: list[Section]) -> dict[str, bytes]:
        """Return every file by its name in the folder."""
        files: dict[str, str] = {}
        for folder, listed in (("sections", sections), ("annexes", annexes)):
            for number, section in enumerate(listed, 1):
                stem = f"附件{number:02d}" if folder == "annexes" else f"{number:02d}"
                name = f"{folder}/{stem}{_name(section.heading)}.yaml"
                files[name] = self._section(section)
        for tile in self._tiles:
            self._ledger.state(tile)
        entries = list(self._ledger.entries.values())
        period, is_stated = self._period(entries)
        files["briefing.yaml"] = self._briefing(period)
        if entries:
            unstated = "" if is_stated else "unstated"
            settle(entries, period)
            typed = (_entry(entry, place, period, unstated) for place, entry in enumerate(entries))
            files["figures.yaml"] = "\n".join(typed)
        made = {name: text.encode() for name, text in sorted(files.items())}
        return {**made, **self.pictures}

    # ---- sections

    def _section(self, section: Section) -> str:
        lines: list[str] = []
        tables: list[str] = []
        if section.heading:
            lines.append(f"heading: {scalar(braced(section.heading))}")
        if section.run_in:
            lines.append("run_in: yes")
        if section.numbered:
            lines.append("numbered: yes")
        if section.only_listed:
            lines.append("only_listed: yes")
        group = group_of(section.heading)
        lines += self._texts(section, group, tables, "")
        lines += self._parts(section, group, tables, "")
        for kind in ("tables", "pictures"):
            listed = [text for table, text in _kinds(tables) if table == kind]
            lines += [f"{kind}:", *listed] if listed else []
        return "\n".join(lines) + "\n" if lines else "text: ''\n"

    def _texts(self, section: Section, group: str, tables: list[str], indent: str) -> Iterator[str]:
        texts = [self._text(text, group, tables) for text in section.texts]
        if texts:
            yield f"{indent}text: {scalar(PARAGRAPH_END.join(texts), indent)}"
        if section.items:
            yield f"{indent}items:"
            for item in section.items:
                yield from self._item(item, group, indent)

    def _text(self, text: Paragraph | Table | Picture, group: str, tables: list[str]) -> str:
        if isinstance(text, Paragraph):
            return self._ledger.refer(text, group)
        if isinstance(text, Table):
            self._tables += 1
            name = f"表{self._tables}"
            tables.append("\n".join(_table(name, text)))
        else:
            name = f"图{len(self.pictures) + 1}"
            file = f"pictures/{len(self.pictures) + 1}.{text.image.ending}"
            self.pictures[file] = text.image.data
            title = text.title or text.image.words or name
            words = text.image.words or title
            tables.append(
                f"  {name}: {{file: {file}, title: {flow(title)}, alternative: {flow(words)}}}"
            )
        return f"![{name}]"

    def _item(self, item: Item, group: str, indent: str) -> Iterator[str]:
        text = item.text
        end = lead_of(text.text)
        head, topic = "- ", ""
        if end and not any(mark.offset < end for mark in text.marks):
            lead = Paragraph(text=text.text[:end], place=text.place)
            topic = group_of(lead.text.rstrip("。"))
            yield f"{indent}  - lead: {scalar(self._ledger.refer(lead, group, topic))}"
            marks = tuple(Mark(mark.offset - end, mark.note) for mark in text.marks)
            text = Paragraph(text=text.text[end:].lstrip(" "), place=text.place, marks=marks)
            head = "  "
        typed = self._ledger.refer(text, group, topic)
        yield f"{indent}  {head}text: {scalar(typed, indent + '    ')}"

    def _parts(self, section: Section, group: str, tables: list[str], indent: str) -> Iterator[str]:
        if not section.parts:
            return
        yield f"{indent}parts:"
        for part in section.parts:
            yield f"{indent}  - heading: {scalar(braced(part.heading))}"
            if part.run_in:
                yield f"{indent}    run_in: yes"
            yield from self._texts(part, group, tables, indent + "    ")
            yield from self._parts(part, group, tables, indent + "    ")

    # ---- briefing.yaml

    def _period(self, entries: list[Entry]) -> tuple[str, bool]:
        """Return the paper's period, and whether a note or its title states it for all figures."""
        for note in self._notes.values():
            match = RANGE.search(note) if STATISTICS.search(note) else None
            if match and parse_period(typed := _typed_range(match)):
                return typed, True
        lines = [*self._particulars.title, self._particulars.subtitle]
        if named := period_of_title(lines, self._day):
            return named, True
        told = (entry.period for entry in entries if entry.period[:4] <= f"{self._day.year}")
        often = Counter(period for period in told if period).most_common(1)
        return (often[0][0] if often else str(self._day.year)), False

    def _briefing(self, period: str) -> str:
        found = self._particulars
        lines = [*_head(found, period, self._day)]
        for name, note in self._notes.items():
            explains = STATISTICS.search(note) and RANGE.search(note)
            if explains:
                lines.append(f"period_note: {name}")
        if self._notes:
            lines.append("notes:")
            lines += [f"  {name}: {scalar(braced(note))}" for name, note in self._notes.items()]
        if found.unplaced:
            lines.append("unplaced:")
            lines += [f"  - {scalar(braced(line.text))}" for line in found.unplaced]
        return "\n".join([*lines, *_official(found), *_meeting(found)]) + "\n"


def _head(found: Particulars, period: str, day: date) -> Iterator[str]:
    title = found.title or ["（标题待填）"]
    yield f"title: {scalar(braced(title[0]))}" if len(title) == 1 else "title:"
    if len(title) > 1:
        yield from (f"  - {scalar(braced(line))}" for line in title)
    if found.subtitle:
        yield f"subtitle: {scalar(braced(found.subtitle))}"
    yield f"issuer: {_issuers(bare(issuer_of(found)))}"
    if found.editor:
        yield f"editor: {scalar(bare(found.editor))}"
    yield f"date: {day.isoformat()}"
    yield f"period: {period}"
    yield f"template: {template_of(found)}"
    if found.language == "en":
        yield "language: en"


def _issuers(named: str) -> str:
    """Return who issues a paper as YAML: a list of those who do it together."""
    names = named.split("、")
    return f"[{', '.join(map(flow, names))}]" if len(names) > 1 else scalar(named)


def issuer_of(found: Particulars) -> str:
    """Return the unit that issues a paper, from wherever the paper names it."""
    stem = re.sub("(?:文件|督查通报|工作提示|会议纪要|纪要)$", "", found.banner)
    named = found.issuer or (stem if stem != found.banner else "") or found.printed_by
    return named or "（单位待填）"


def template_of(found: Particulars) -> str:
    """Return the template that prints what was found of a paper."""
    if found.language == "en":
        return "english"
    title = "".join(found.title)
    if found.agenda and found.day:
        return "meeting"
    if (found.meeting or found.attendance or title.endswith("纪要")) and found.day:
        return "official/minutes"
    if supervising := _supervising(found):
        return supervising
    if found.issue and found.day:
        return "bulletin"
    if "函" in found.number and found.day:
        return "official/letter"
    if (found.to or found.number or found.cc) and found.day:
        return "official"
    return "overview"


def _supervising(found: Particulars) -> str:
    """Return the template of a 督查通报, or of a 工作提示 that one page holds."""
    if not found.head_dated or found.signers or found.internal:
        return ""  # it would not print as the paper does
    if found.banner.endswith("工作提示") and found.length <= LONGEST_TIP:
        return "supervision/tip"
    return "supervision" if found.banner.endswith("督查通报") else ""


def _official(found: Particulars) -> Iterator[str]:
    plain = (
        ("document_number", found.number),
        ("secrecy", found.secrecy),
        ("urgency", found.urgency),
        ("remark", found.remark),
        ("printed_by", bare(found.printed_by)),
        ("editor_note", found.editor_note),
    )
    yield from (f"{key}: {scalar(braced(value))}" for key, value in plain if value)
    if found.internal:
        yield "internal: yes"
    if found.copy_number:
        yield f'copy_number: "{found.copy_number}"'
    for key, number in (("issue", found.issue), ("total_issue", found.total_issue)):
        if number:
            yield f"{key}: {number}"
    for key, names in (("to", found.to), ("cc", found.cc), ("signers", found.signers)):
        if names:
            yield f"{key}: [{', '.join(flow(bare(name)) for name in names)}]"
    if found.printed_on:
        yield f"printed_on: {found.printed_on.isoformat()}"
    if found.banner and template_of(found) == "bulletin":
        yield f"fields:\n  bulletin: {scalar(found.banner)}"
    if found.distribution:
        yield "distribution:"
        for number, (way, name) in enumerate(found.distribution):
            copies = f", copies: {_first_copies(found)}" if not number and found.print_run else ""
            yield f"  - {{name: {flow(bare(name))}, as: {way}{copies}}}"


def _first_copies(found: Particulars) -> int:
    """Return the copies of the first recipient, so that all of them are as many as were printed."""
    return max(found.print_run - len(found.distribution) + 1, 1)


def _meeting(found: Particulars) -> Iterator[str]:
    if not (found.meeting or found.attendance or found.agenda):
        return
    yield "meeting:"
    yield from (f"  {key}: {scalar(braced(value))}" for key, value in found.meeting.items())
    if found.agenda:
        yield "  agenda:"
        yield from (f"    - {scalar(braced(point))}" for point in found.agenda if point.strip())
    if found.attendance:
        yield "  attendance:"
        for key, value in found.attendance.items():
            yield f"    {key}: {scalar(braced(value))}"


# ---- figures.yaml


def _entry(entry: Entry, place: int, period: str, unstated: str) -> str:
    on_sheet = entry.kind not in ("limit", "target", "change") and place < MOST_ON_SHEET
    pairs = (
        ("label", scalar(entry.label)),
        ("value", value(entry.value)),
        ("unit", scalar(entry.unit)),
        ("kind", "" if entry.kind == "count" else entry.kind),
        ("period", "" if entry.period == period else entry.period or unstated),
        ("scope", scalar(entry.scope)),
        ("group", scalar(entry.group)),
        ("direction", entry.direction),
        ("change", entry.change),
        ("sheet", "headline" if entry.headline else "" if on_sheet else "no"),
    )
    lines = [f"  {key}: {text}" for key, text in pairs if text and text != "''"]
    return "\n".join([f"{entry.id}:", *lines, ""])


def value(text: str) -> str:
    """Return a value as YAML that reads it as the very characters."""
    return (
        text if re.fullmatch(r"\d+(?:\.\d+)?", text) and not text.startswith("00") else scalar(text)
    )


def bare(text: str) -> str:
    """Return a text for a place where braces mean nothing and are refused: a unit's or a name."""
    return text.replace("{", "〔").replace("}", "〕")


def group_of(heading: str) -> str:
    """Return a section's name on the metrics sheet: its heading up to the first mark."""
    return re.split("[，、：；,:]", heading)[0][:12]


def _typed_range(match: re.Match[str]) -> str:
    year, month, day, year2, month2, day2 = match.groups()
    first = f"{year}-{int(month):02d}" + (f"-{int(day):02d}" if day else "")
    last = f"{year2 or year}-{int(month2):02d}" + (f"-{int(day2):02d}" if day2 else "")
    return f"{first}/{last}"


# ---- tables


def _kinds(texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    for text in texts:
        yield ("pictures" if "{file: " in text.split("\n")[0] else "tables"), text


def _table(name: str, table: Table) -> Iterator[str]:
    rows = table.grid.rows
    width = max(len(row) for row in rows)
    padded = [[*row, *[""] * (width - len(row))] for row in rows]
    heads = 1
    while heads < min(len(padded), 3) and "^" in padded[heads]:
        heads += 1
    yield f"  {name}:"
    yield f"    title: {scalar(braced(table.title or name))}"
    if table.unit:
        yield f"    unit: {scalar(table.unit)}"
    if table.caption:
        yield f"    caption: {scalar(braced(table.caption))}"
    yield "    columns:"
    for column, head in enumerate(padded[0]):
        align = _align([row[column] for row in padded[heads:]])
        yield f"      - {{name: {flow(braced(head) or '—')}, align: {align}}}"
    if heads > 1:
        yield f"    header_rows: {heads}"
    yield "    rules: grid"
    yield "    rows:" if len(padded) > 1 else "    rows: []"
    for row in padded[1:]:
        yield f"      - [{', '.join(flow(braced(cell)) for cell in row)}]"


def _align(cells: list[str]) -> str:
    filled = [cell for cell in cells if cell.strip() and cell not in "<^"]
    numbers = [cell for cell in filled if read_value(cell).form == "exact"]
    if filled and len(numbers) * 2 > len(filled):
        return "decimal"
    return "left" if any(len(cell) > 8 for cell in filled) else "center"


# ---- YAML


@lru_cache(maxsize=1)
def _dumper() -> type:
    import yaml

    return getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def scalar(text: str, indent: str = "") -> str:
    """Return a text as a YAML scalar: a block where it has several paragraphs."""
    if BLOCK.search(text):
        lines = text.split("\n")
        return "|\n" + "\n".join(f"{indent}  {line}" if line else "" for line in lines)
    return _dumped(text)


def flow(text: str) -> str:
    """Return a text as a scalar inside brackets."""
    return _dumped(text, flow=True)


def _dumped(text: str, *, flow: bool = False) -> str:
    import yaml

    dumped = yaml.dump(
        [text], Dumper=_dumper(), allow_unicode=True, width=1_000_000, default_flow_style=flow
    ).rstrip("\n")
    return dumped[1:-1] if flow else dumped.removeprefix("- ")


def _name(heading: str) -> str:
    words = "".join(OF_NAME.findall(group_of(heading)))
    return f"-{words}" if words else ""
