"""Tables as offices make them, and what their text says of them: right, and with a fault each."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from jianbao.audit import audit
from jianbao.briefing.reading.reading import read_briefing
from jianbao.messages.findings import Finding, Level
from tests.conftest import CASES

HEAD = {"title": "上半年工作情况", "period": "2026-01/2026-06"}
PAPERS = [
    paper
    for name in ("sheets", "groups")
    for paper in yaml.safe_load((CASES / "audit" / f"{name}.yaml").read_text("utf-8"))
]


def written(folder: Path, text: str) -> Path:
    """Write a briefing: T: title, U: unit, | cells |, F: figure, C: chart, and paragraphs."""
    tables: list[dict[str, Any]] = []
    figures, charts, paragraphs = dict[str, Any](), dict[str, Any](), list[str]()
    for line in text.splitlines():
        sign, _, rest = line.partition(" ")
        match sign:
            case "T:":
                tables.append({"title": rest, "rows": []})
                paragraphs.append(f"![表{len(tables)}]")
            case "U:":
                tables[-1]["unit"] = rest
            case "N:":
                tables[-1]["caption"] = rest
            case "|":
                tables[-1]["rows"].append([cell.strip() for cell in rest.strip("|").split("|")])
            case "F:" | "C:":
                id, _, fields = rest.partition(" ")
                (figures if sign == "F:" else charts)[id] = yaml.safe_load(fields)
                paragraphs += [f"![{id}]"] if sign == "C:" else []
            case _:
                paragraphs.append(line)
    for table in tables:
        table["columns"] = [{"name": name} for name in table["rows"].pop(0)]
        heads = [row for row in table["rows"] if row[0] == "^"]
        table["header_rows"] = 1 + len(heads)
    head = HEAD | {"issuer": "平川县统计局", "date": "@", "charts": charts}
    head["tables"] = {f"表{at}": table for at, table in enumerate(tables, 1)}
    (folder / "sections").mkdir(exist_ok=True)
    dump = yaml.safe_dump(head, allow_unicode=True, width=9999).replace("'@'", "2026-07-10")
    (folder / "briefing.yaml").write_text(dump, "utf-8")
    (folder / "figures.yaml").write_text(yaml.safe_dump(figures, allow_unicode=True), "utf-8")
    section = yaml.safe_dump({"heading": "工作情况", "text": "\n\n".join(paragraphs)})
    (folder / "sections" / "1-work.yaml").write_text(section, "utf-8")
    return folder


def told(folder: Path, text: str) -> list[Finding]:
    found = audit(read_briefing(written(folder, text)).briefing)
    return [each for each in found if each.level is not Level.NOTE and each.code not in TYPED]


TYPED = ("not-in-ledger", "typed-by-hand")


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper["of"])
def test_what_is_right_is_left_alone_and_each_fault_is_told(
    tmp_path: Path, paper: dict[str, Any]
) -> None:
    text = paper["text"]
    right = [each.text("en") for each in told(tmp_path, text)]
    assert right == []
    for fault in paper["faults"]:
        old, new = fault.split(" => ")
        assert old in text
        found = told(tmp_path, text.replace(old, new, 1))
        number = re.findall(r"[\d.]+", new)
        words = " ".join(each.text("en") + str(dict(each.values)) for each in found)
        assert found, fault
        assert any(each in words for each in number) or not number, (fault, words)


TEA = """T: 各乡镇茶叶生产情况
| 乡镇 | 投产面积（万亩） | 干茶产量（吨） | 综合产值（万元） |
| 云雾镇 | 4.82 | 612.5 | 14826 |
| 龙泉镇 | 3.64 | 438.6 | 10274 |
| 石门乡 | 2.95 | 342.8 | 7358 |
| 全县 | 11.41 | 1393.9 | 32458 |"""


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("全县茶园投产面积11.41万亩，干茶产量1393.9吨，综合产值32458万元。", ""),
        ("全县干茶产量1933.9吨，综合产值32458万元。", "1933.9吨"),
        ("全县茶园综合产值23458万元，居全市前列。", "23458万元"),
        ("上年干茶产量1339.9吨，今年计划干茶产量达到1933.9吨。", ""),
        ("鲜叶收购1933.9吨，茶企综合产值可比增加23458万元。", ""),
        ("全县干茶产量1393.9吨，比上年干茶产量多86吨。", ""),
    ],
)
def test_an_opening_paragraph_tells_what_a_later_table_adds_up(
    tmp_path: Path, words: str, wrong: str
) -> None:
    folder = written(tmp_path, TEA)
    opening = yaml.safe_dump({"heading": "总体情况", "text": words})
    (folder / "sections" / "0-opening.yaml").write_text(opening, "utf-8")
    found = [
        each
        for each in audit(read_briefing(folder).briefing)
        if each.level is not Level.NOTE and each.code not in TYPED
    ]
    assert [dict(each.values)["said"] for each in found] == ([wrong] if wrong else [])
