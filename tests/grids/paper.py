"""One briefing in which every key that holds a text has one, each on a line of its own.

A cell of a grid changes some of these texts; a finding's line says which one it is about.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from msgspec import Struct

from jianbao.library.options import Unsaved

Tree = str | dict[str, "Tree"] | list["Tree"]
Path_ = tuple[str | int, ...]


class Field(Struct, frozen=True):
    """Where a text stands: the file, and the keys that lead to it."""

    file: str
    path: Path_

    def __str__(self) -> str:
        return f"{self.file}:" + ".".join(map(str, self.path))


class As(str):
    """A word that is no text: a number, a choice, a day, the name of something."""


def png(width: int = 40, height: int = 30) -> bytes:
    """Return a grey PNG."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\0" + b"\x80" * width for _ in range(height)))
    parts = ((b"IHDR", head), (b"IDAT", rows), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )


TABLE: Tree = {
    "title": "分月情况", "caption": "表下说明", "unit": "件",
    "columns": [{"name": "月份"}, {"name": "收到"}],
    "rows": [["一月", "答复"], ["二月", "转办"]],
}  # fmt: skip
CHART: Tree = {
    "title": "来信来访", "caption": "图下说明", "unit": As("件"),
    "categories": ["来信", "来访"],
    "series": [{"name": "件数", "figures": [As("来信"), As("来访")]}],
}  # fmt: skip
PICTURE: Tree = {"file": As("a.png"), "title": "照片", "caption": "图片说明", "alternative": "无图"}
MAIL = "a@b.cn"
EVERYTHING: dict[str, dict[str, Tree]] = {
    "briefing.yaml": {
        "title": ["某单位某某工作", "情况简报"],
        "subtitle": "上半年情况",
        "issuer": "某单位",
        "editor": "张某",
        "date": As("2024-07-01"),
        "period": As("2024-01/2024-06"),
        "period_note": As("统计"),
        "notes": {"统计": "统计时段为上半年。", "又注": "另有说明。"},
        "document_number": "某发〔2024〕3号",
        "issue": "7",
        "total_issue": "107",
        "secrecy": "秘密★1年",
        "urgency": As("加急"),
        "copy_number": "000001",
        "signers": ["甲某", "乙某"],
        "to": ["甲局", "乙局"],
        "cc": ["丙局", "丁局"],
        "distribution": [
            {"name": "省某院", "as": As("report"), "copies": As("2"), "email": MAIL},
            {"name": "各区院", "as": As("issue"), "copies": As("7")},
        ],
        "printed_by": "某办公室",
        "printed_on": As("2024-07-02"),
        "remark": "此件公开",
        "editor_note": "现予刊发。",
        "meeting": {
            "time": "7月4日上午", "place": "第一会议室", "chair": "某某",
            "agenda": ["听取汇报", "审议方案"], "attendance": {"出席": "甲乙", "请假": "丙"},
        },
        "mail": {"from": MAIL, "to": [MAIL], "cc": [MAIL], "subject": "简报一期"},
        "archive": {
            "fonds": "A123", "fonds_name": "某全宗", "archive_name": "某档案馆",
            "archive_code": "4406", "category": "WS", "retention": As("Y"), "department": "BGS",
            "item": "0007", "document_kind": "简报", "keywords": ["信访"],
        },
        "fields": {"口号": "自定文字"},
    },
    "figures.yaml": {
        "来信": {"label": "来信件数", "value": "12", "unit": "件", "scope": "全单位",
                 "group": "信访", "sheet": As("headline"), "change": As("升")},
        "来访": {"label": "来访批数", "value": "30", "unit": "批", "sheet": As("yes")},
        "升": {"label": "来信升幅", "value": "20.0", "unit": As("%"), "kind": As("change"),
               "direction": As("up"), "sheet": As("no")},
    },
    "sections/1-做法.yaml": {
        "heading": "主要做法",
        "summary": "来信{来信}，来访{来访}。",
        "text": "收到来信{来信}[^统计]，来访{来访}，来信上升{升}[^又注]。\n\n"
                "![表]\n\n![图]\n\n![照]\n\n> 引用一段。\n\n其后一段。",
        "items": [
            {"lead": "第一点。", "text": "做了第一点。"},
            {"lead": "第二点。", "text": "做了第二点。"},
        ],
        "parts": [{
            "heading": "分工", "text": "分工正文。",
            "items": [{"lead": "分点。", "text": "分点正文。"}],
            "parts": [{"heading": "三级", "text": "三级正文。", "parts": [{
                "heading": "四级", "text": "四级正文。", "items": [{"text": "四级分点。"}],
            }]}],
        }],
        "tables": {"表": TABLE}, "charts": {"图": CHART}, "pictures": {"照": PICTURE},
    },
    "sections/2-打算.yaml": {"heading": "下步打算", "text": "下步正文。见[@1-做法]。"},
    "annexes/1-名单.yaml": {"heading": "名单附件", "text": "附件正文。"},
}  # fmt: skip


def fields() -> tuple[Field, ...]:
    """Return every text of the paper, in its order."""
    return tuple(_fields())


@cache
def _all_fields() -> dict[Field, str]:
    listed: dict[Field, str] = {}

    def walk(file: str, path: Path_, tree: Tree) -> None:
        if isinstance(tree, As):
            return
        if isinstance(tree, str):
            listed[Field(file, path)] = tree
        else:
            pairs = tree.items() if isinstance(tree, dict) else enumerate(tree)
            for key, value in pairs:
                walk(file, (*path, key), value)

    for file, tree in EVERYTHING.items():
        walk(file, (), tree)
    return listed


def _fields() -> Iterator[Field]:
    yield from _all_fields()


def text_of(field: Field) -> str:
    """Return what stands there where no cell changes it."""
    return _all_fields()[field]


class Written(Struct, frozen=True):
    """The paper's files, and which field's value stands on which line."""

    files: dict[str, bytes]
    lines: dict[tuple[str, int], Field]


def written(changed: Mapping[Field, str]) -> Written:
    """Return the paper with some texts changed."""
    files: dict[str, bytes] = {"a.png": png()}
    lines: dict[tuple[str, int], Field] = {}
    for file, tree in EVERYTHING.items():
        out: list[str] = []
        _write(file, (), tree, 0, out, lines, changed)
        files[file] = ("\n".join(out) + "\n").encode("utf-8", "surrogatepass")
    return Written(files, lines)


def _write(
    file: str, path: Path_, tree: Tree, depth: int, out: list[str],
    lines: dict[tuple[str, int], Field], changed: Mapping[Field, str],
) -> None:  # fmt: skip
    pairs = tree.items() if isinstance(tree, dict) else enumerate(tree)
    for key, value in pairs:
        here = (*path, key)
        head = "  " * depth + (f"{quoted(key)}:" if isinstance(key, str) else "-")
        if isinstance(value, str):
            field = Field(file, here)
            text = changed.get(field, value)
            out.append(f"{head} {quoted(value if isinstance(value, As) else text)}")
            if not isinstance(value, As):
                lines[file, len(out)] = field
        else:
            out.append(head)
            _write(file, here, value, depth + 1, out, lines, changed)


ESCAPED = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def quoted(text: str) -> str:
    """Return a text as a double-quoted scalar of one line."""
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(sign: str) -> str:
    number = ord(sign)
    if sign in ESCAPED:
        return ESCAPED[sign]
    if sign.isprintable():
        return sign
    return f"\\x{number:02x}" if number < 256 else f"\\U{number:08x}"


def unsaved(files: dict[str, bytes], folder: Path) -> Unsaved:
    """Return a briefing that is in no folder."""
    return Unsaved(folder / "grid", dict(files))
