"""What a briefing says and a paper of it prints: sections, items, notes, tables, particulars."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from jianbao.briefing.model import Briefing, Section
from jianbao.briefing.prose import Prose

NUMBERED = re.compile(r"[表图]\d+|附件\d*")
"""What a reference prints: bare words do not have it."""
Said = tuple[str, int, str]


def squeezed(text: str) -> str:
    """Return a text without blanks and without what references print."""
    return NUMBERED.sub("", "".join(text.split()))


def plain(prose: Prose | None) -> str:
    """Return a text in bare words."""
    return squeezed(prose.text) if prose else ""


def texts_of(
    sections: tuple[Section, ...], left_out: frozenset[str], depth: int = 1
) -> Iterator[Said]:
    """Yield headings with their depth, texts, and items in their order; `left_out` are charts."""
    for section in sections:
        if section.heading:
            yield "heading", depth, plain(section.heading).rstrip("。")
        for text in section.text:
            if text.object:
                if text.object not in left_out:
                    yield "object", 0, ""
            elif not any(plain(text).endswith(title) for title in left_out):
                yield "text", 0, plain(text)
        for item in section.items:
            yield "item", 0, plain(item.lead) + plain(item.text)
        yield from texts_of(section.parts, left_out, depth + 1)


def texts_in_short(sections: tuple[Section, ...]) -> Iterator[Said]:
    """Yield what a digest prints: a summary of each section, else its items' lead sentences."""
    for section in sections:
        leads = [plain(item.lead) or plain(item.text) for item in section.items]
        if not (section.summary or leads):
            continue
        if section.heading:
            yield "heading", 1, plain(section.heading)
        if section.summary:
            yield "text", 0, plain(section.summary)
        else:
            yield from (("item", 0, lead) for lead in leads)


def charts_of(briefing: Briefing) -> frozenset[str]:
    """Return names and captions of the charts: an import loses a chart, and says so."""
    said = {chart.id for chart in briefing.charts}
    for chart in briefing.charts:
        said |= {plain(text.prose) for text in chart.texts if text.kind in ("title", "caption")}
        said.add(f"单位：{chart.unit}；2026年4月1日至5月15日")
        said.add("左端为第1，名次越前越靠左")
    return frozenset(said)


def tables_of(briefing: Briefing) -> list[list[list[str]]]:
    """Return every cell of every table."""
    return [
        [[plain(cell.prose) for cell in row] for row in table.rows]
        for table in briefing.tables.values()
    ]


def particulars_of(briefing: Briefing) -> dict[str, tuple[str, str]]:
    """Return what is said of a paper beside its text, by name: the value, and how it prints."""
    stated, day = briefing.particulars, _day(briefing.date)
    meeting = stated.meeting
    values = {
        "title": ("".join(plain(line) for line in briefing.title),) * 2,
        "subtitle": (plain(briefing.subtitle),) * 2,
        "issuer": (briefing.issuer.text,) * 2,
        "day": (day, day),
        "editor": (_text(briefing.editor), f"责任编辑：{_text(briefing.editor)}"),
        "number": (_text(stated.document_number),) * 2,
        "issue": (_text(stated.issue), f"第{_text(stated.issue)}期"),
        "total": (_text(stated.total_issue), f"总第{_text(stated.total_issue)}期"),
        "secrecy": (stated.secrecy.text if stated.secrecy else "",) * 2,
        "urgency": (stated.urgency or "",) * 2,
        "copy": (_text(stated.copy_number), f"¶{_text(stated.copy_number)}¶"),
        "signers": (
            "、".join(each.text for each in stated.signers),
            "签发人：" + "".join(each.text for each in stated.signers),
        ),
        "to": ("，".join(map(plain, stated.to)), "，".join(map(plain, stated.to)) + "："),
        "cc": ("，".join(map(plain, stated.cc)), f"抄送：{'，'.join(map(plain, stated.cc))}。"),
        "distribution": (
            " ".join(f"{each.way}:{each.name.text}" for each in stated.distribution),
            stated.distribution[0].name.text if stated.distribution else "",
        ),
        "copies": (str(stated.copies or ""), f"共印{stated.copies}份"),
        "printed_by": (
            _text(stated.printed_by),
            _text(stated.printed_by) + _day(stated.printed_on or briefing.date) + "印发",
        ),
        "printed_on": (
            _day(stated.printed_on) if stated.printed_on else "",
            _day(stated.printed_on or briefing.date) + "印发",
        ),
        "remark": (plain(stated.remark),) * 2,
        "note": (plain(stated.editor_note),) * 2,
        "time": (plain(meeting.time), f"时间：{plain(meeting.time)}"),
        "chair": (plain(meeting.chair), f"主持：{plain(meeting.chair)}"),
        "agenda": ("；".join(map(plain, meeting.agenda)),) * 2,
        "attendance": (
            "；".join(f"{who}：{plain(names)}" for who, names in meeting.attendance.items()),
            "请假：",
        ),
    }  # fmt: skip
    return {name: pair for name, pair in values.items() if pair[0]}


def _text(scalar: object) -> str:
    return squeezed(getattr(scalar, "text", ""))


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
