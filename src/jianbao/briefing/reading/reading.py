"""A briefing's folder -> `model.Briefing`, with all problems in one go."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from jianbao.briefing.model import Acceptance, Briefing, PicturePlan
from jianbao.briefing.reading.files import Files, Nodes, is_file
from jianbao.briefing.reading.ledger import Ledger
from jianbao.briefing.reading.objects import ObjectReader
from jianbao.briefing.reading.particulars import read_particulars
from jianbao.briefing.reading.prose import ProseReader
from jianbao.briefing.reading.sidecars import filing_records, mail_record
from jianbao.briefing.records.objects import PictureRecord
from jianbao.briefing.records.paper import AcceptRecord
from jianbao.briefing.records.particulars import BriefingRecord
from jianbao.briefing.records.section import SectionRecord
from jianbao.messages.briefing import UNKNOWN_NOTE, not_a_briefing, not_placed
from jianbao.messages.errors import Problems
from jianbao.messages.findings import Place
from jianbao.yaml.dates import Period, Point
from jianbao.yaml.names import check_name
from jianbao.yaml.source import Scalar

HEAD = "briefing.yaml"
NO_DATE = date(1900, 1, 1)
NO_PERIOD = Period(Point(1900), Point(1900))
"""Where it is missing, which is noted: the rest is checked with these."""


class ReadBriefing(Struct, frozen=True):
    """A briefing and the very bytes it was read from, by name inside its folder."""

    briefing: Briefing
    sources: dict[str, bytes]


def read_briefing(
    folder: Path,
    unsaved: Mapping[str, bytes | None] | None = None,
    nodes: Nodes | None = None,
) -> ReadBriefing:
    """Return the briefing in `folder`.

    `unsaved` files, by name inside it, stand in for those on the disk, None for one that is to go.
    `nodes` keeps what YAML files hold, for who reads nearly the same again.
    Raises InputError with everything that is wrong in any of its files.
    """
    problems = Problems()
    files = Files(folder, problems, unsaved, nodes)
    if not (files.has(HEAD) if HEAD in files.unsaved else is_file(folder / HEAD)):
        problems.add(not_a_briefing(Place(str(folder)), folder=folder))
        problems.raise_if_any()
    briefing = _briefing(files)
    problems.raise_if_any()
    return ReadBriefing(briefing, dict(sorted(files.sources.items())))


def _briefing(files: Files) -> Briefing:
    problems = files.problems
    head = files.record(HEAD, BriefingRecord)
    for line in head.unplaced:
        problems.add(not_placed(line.place, text=line.text))
    ledger = Ledger(files)
    sections = {
        name: files.record(f"sections/{name}", SectionRecord) for name in files.section_names()
    }
    annexes = {name: files.record(f"annexes/{name}", SectionRecord) for name in files.annex_names()}
    texts = ProseReader(head, sections, annexes, ledger, problems)
    objects = ObjectReader([head, *sections.values(), *annexes.values()], texts, problems)
    if texts.notes_are_known:
        check_name(head.period_note, texts.note_texts, UNKNOWN_NOTE, problems)
    period_note = head.period_note.text if head.period_note else ""
    briefing = Briefing(
        name=files.folder.resolve().name,
        title=tuple(map(texts.titled, head.title)),
        subtitle=texts.titled(head.subtitle) if head.subtitle else None,
        issuers=head.issuer,
        editor=head.editor,
        date=head.date or NO_DATE,
        period=head.period or NO_PERIOD,
        period_note=period_note,
        template=Scalar(head.template, head.at(BriefingRecord.template)),
        notes={
            name: texts.note(text, on_sheet=name == period_note)
            for name, text in texts.note_texts.items()
        },
        charts=tuple(ledger.chart(name, chart, texts) for name, chart in objects.charts.items()),
        sections=tuple(texts.section(name, record) for name, record in sections.items()),
        annexes=tuple(texts.annex(name, record) for name, record in annexes.items()),
        figures=ledger.figures,
        period_place=head.at(BriefingRecord.period),
        accepted=tuple(map(_acceptance, head.accept)),
        compare_with=head.compare_with,
        language=head.language,
        particulars=read_particulars(
            head,
            texts,
            problems,
            mail_record(files.folder, head, problems, files.unsaved),
            filing_records(files.folder, head, problems, files.unsaved),
        ),
        tables=objects.table_plans(),
        pictures=_pictures(files, objects.pictures, texts),
    )
    objects.check_places()
    return replace(briefing, referred=frozenset(texts.referred))  # when all texts are read


def _pictures(
    files: Files, records: dict[str, PictureRecord], texts: ProseReader
) -> dict[str, PicturePlan]:
    if not records:
        return {}
    from jianbao.briefing.reading.pictures import PictureReader

    return PictureReader(files, texts).plans(records)


def _acceptance(record: AcceptRecord) -> Acceptance:
    return Acceptance(record.code, record.where, record.reason, record.place)
