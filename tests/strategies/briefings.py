"""Briefings of all kinds of block, drawn from the forms of their files: a new key is drawn, too."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from jianbao.briefing.records.figure import FigureRecord
from jianbao.briefing.records.particulars import BriefingRecord
from jianbao.briefing.records.section import SectionRecord
from jianbao.yaml.forms import Form, Kind, Slot, slots
from tests.grids.paper import png
from tests.grids.test_values import VALUES

NAMES = ("甲", "乙", "丙")
WORDS = ("简报", "收到来信12件", "同比上升20%", "一是抓落实。", "见下表", "2024年", "ABC")
PLAIN = st.one_of(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map("，".join),
    st.sampled_from(["刘𬭎", "ά", "不\u00a0换", "x=1", "2024年", "（一）"]),
    st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9000), min_size=1, max_size=40),
)
TEXTS = st.one_of(
    PLAIN,
    st.sampled_from([f"数{{{name}}}，注[^{name}]。" for name in NAMES]),
    st.sampled_from(["**粗**字", "> 引用。", "甲。\n\n乙。", "{{花}}"]),
)
DAYS = st.sampled_from(["2024-07-01", "1999-12-31", "2024-02-29"])
PERIODS = st.sampled_from(["2024-01/2024-06", "2024", "2024-07-01"])
DEEPEST = 5
IDS = st.sampled_from(NAMES)
NAMED: dict[str, st.SearchStrategy[Any]] = {
    "value": st.sampled_from(VALUES),
    **dict.fromkeys(("change", "target", "count", "of", "whole", "from", "equals"), IDS),
    **dict.fromkeys(("changes", "times", "mean", "weights", "parts_of"), st.lists(IDS, max_size=3)),
    "breakdowns": st.just([["乙", "丙"]]),
    "items": st.lists(
        st.fixed_dictionaries({"text": TEXTS}, optional={"lead": TEXTS}), min_size=1, max_size=3
    ),
}


def _of_slot(slot: Slot, depth: int) -> st.SearchStrategy[Any]:
    """Return what may stand under a key."""
    if slot.name in NAMED:
        return NAMED[slot.name]
    if slot.choices:
        return st.sampled_from(slot.choices)
    if slot.form is not None and depth >= DEEPEST:
        return st.nothing()
    form = record(slot.form, depth + 1) if slot.form is not None else st.nothing()
    by_kind: dict[Kind, Callable[[], st.SearchStrategy[Any]]] = {
        Kind.TEXT: lambda: TEXTS if slot.name in ("text", "lead") else PLAIN,
        Kind.LINES: lambda: st.lists(PLAIN, min_size=1, max_size=3),
        Kind.TEXTS: lambda: st.lists(PLAIN, min_size=1, max_size=3),
        Kind.TEXT_MAP: lambda: st.dictionaries(st.sampled_from(NAMES), PLAIN, max_size=3),
        Kind.DATE: lambda: DAYS,
        Kind.PERIOD: lambda: PERIODS,
        Kind.NUMBER: lambda: st.integers(1, 5).map(str),
        Kind.FLAG: lambda: st.sampled_from(["yes", "no"]),
        Kind.RECORD: lambda: form,
        Kind.RECORDS: lambda: st.lists(form, min_size=1, max_size=3),
        Kind.RECORD_MAP: lambda: st.dictionaries(st.sampled_from(NAMES), form, max_size=2),
        Kind.ROWS: lambda: st.lists(st.lists(TEXTS, min_size=1, max_size=3), max_size=3),
        Kind.GROUPS: lambda: st.lists(st.sampled_from(NAMES), max_size=3),
    }
    return by_kind.get(slot.kind, lambda: PLAIN)()


def record(form: type[Form], depth: int = 0) -> st.SearchStrategy[dict[str, Any]]:
    """Return mappings of a form: what is required, and some of what is not."""
    known = slots(form).values()
    needed = {slot.name: _of_slot(slot, depth) for slot in known if slot.required}
    other = {slot.name: _of_slot(slot, depth) for slot in known if not slot.required}
    kept = {name: drawn for name, drawn in other.items() if not drawn.is_empty}
    return st.fixed_dictionaries(needed, optional=kept)


def _written(value: object) -> bytes:
    """Return YAML: JSON is some, as long as no character needs two escapes."""
    return json.dumps(value, ensure_ascii=False).encode()


FORMS = {
    "issue": "3", "total_issue": "103", "copy_number": "000001", "secrecy": "秘密★1年",
    "document_number": "某发〔2024〕3号", "template": "overview",
}  # fmt: skip
OTHERS = ("mail", "archive", "compare_with", "period_note", "accept", "distribution")
"""Keys whose values are addresses, codes or names of files: they have tests of their own."""


@st.composite
def briefings(draw: st.DrawFn) -> dict[str, bytes]:
    """Draw the files of a briefing: names that its texts refer to are there, most forms right."""
    head = draw(record(BriefingRecord))
    head = {key: FORMS.get(key, value) for key, value in head.items() if key not in OTHERS}
    head |= {"template": "overview", "language": "zh-CN", "title": ["情况", "简报"]}
    head["notes"] = {name: f"注{name}。" for name in NAMES}
    for objects in ("charts", "tables", "pictures"):
        head.pop(objects, None)
    files = {"a.png": png()}
    for number in range(draw(st.integers(1, 2))):
        section = draw(record(SectionRecord))
        for objects in ("charts", "tables", "pictures", "notes"):
            section.pop(objects, None)
        section.setdefault("text", "正文。")
        section["heading"] = section.get("heading", "标题")
        if number == 0:
            section |= draw(OBJECTS)
        files[f"sections/{number}-部分.yaml"] = _written(section)
    figures = {name: {"label": f"数{name}", "value": draw(NUMBERS), "unit": "件"} for name in NAMES}
    figures["甲"] |= draw(st.one_of(st.just({}), st.just({"kind": "rank"}), record(FigureRecord)))
    return {**files, "briefing.yaml": _written(head), "figures.yaml": _written(figures)}


NUMBERS = st.sampled_from(["1", "12", "40.0", "近15", "1,855", "1.2万"])
LINES = st.lists(st.sampled_from(WORDS), min_size=2, max_size=2)
OBJECTS = st.one_of(
    st.builds(
        lambda title, rows, rules, head: {
            "tables": {
                "甲": {
                    "title": title, "columns": [{"name": "甲"}, {"name": "乙", "align": "decimal"}],
                    "rows": rows, "rules": rules, "header_rows": head,
                }
            },
            "text": "见表。\n\n![甲]\n\n表后。",
        },
        st.sampled_from(WORDS), st.lists(LINES, min_size=2, max_size=40),
        st.sampled_from(["three", "grid"]), st.sampled_from(["1", "2"]),
    ),
    st.builds(
        lambda kind, names: {
            "charts": {
                "乙": {"title": "图", "kind": kind, "categories": names,
                      "series": [{"name": "列", "figures": ["乙", "丙"]}]}
            },
            "text": "见图。\n\n![乙]\n\n图后。",
        },
        st.sampled_from(["bar", "column", "line"]), LINES,
    ),
    st.just({
        "pictures": {"丙": {"file": "a.png", "title": "照片", "alternative": "无"}},
        "text": "见照片。\n\n![丙]\n\n其后。",
    }),
    st.just({}),
)  # fmt: skip
