"""Any text of a field comes back as it was typed, or the form leaves it alone."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from pathlib import Path

import pytest

from jianbao.briefing.inline import (
    FigureReference,
    NoteReference,
    ObjectPlace,
    SectionReference,
    parse_inline,
)
from jianbao.desk.tokens import is_shown, paragraphs, tokens, written
from tests.conftest import ROOT
from tests.helpers.programs import require

PIECES = (
    "批捕", "。", "a b", "{批捕}", "{ 批捕 }", "{批捕.unit}", "{period}", "｛批捕｝", "{", "}",
    "{{", "}}", "[^注]", "［＾注］", "[@1-a]", "[@1-a.page]", "![表]", "![a](b)", "[", "]",
    "**", "＊＊", "*", "\n", "\n\n", "\n\n\n", " ", "\u3000", "\u200b", "\U00020000",
    "\\", '"', "'", "#", ": ",
)  # fmt: skip

WRITER = """
import { schema, textOf, docOf, fieldsOf } from "%s";
import { readFileSync } from "node:fs";
const cases = JSON.parse(readFileSync(0, "utf8"));
const wrong = [];
cases.forEach(([text, paragraphs], number) => {
  const field = { kind: "text", file: "a", path: ["text"], text, paragraphs };
  const model = { fields: [field], things: [], remnants: [], strips: [], sections: ["a"] };
  const found = fieldsOf(docOf(model, (word) => word)).get("a#text").text;
  if (found !== text) wrong.push([text, found]);
});
console.log(JSON.stringify(wrong));
"""


def texts(count: int, seed: int = 18) -> list[str]:
    chance = random.Random(seed)
    return [
        "".join(chance.choice(PIECES) for _ in range(chance.randint(0, 12))) for _ in range(count)
    ]


def test_the_browser_writes_what_was_typed(
    pytestconfig: pytest.Config, grid_seed: int, tmp_path: Path
) -> None:
    """Python's reader, the browser's document and writer.

    `--whole-grids` makes it 100,000, `--grid-seed N` others.
    """
    count = 100_000 if pytestconfig.getoption("--whole-grids") else 3_000
    shown = [text for text in texts(count, 17 + grid_seed) if is_shown(text)]
    assert len(shown) > count / 3
    for text in shown[:2000]:
        assert "\n\n".join(written(tokens(part)) for part in paragraphs(text)) == text
    cases = [
        [text, [[{"kind": each.kind, "text": each.text, "name": each.name, "part": each.part,
                  "strong": each.strong} for each in tokens(part)] for part in paragraphs(text)]]
        for text in shown
    ]  # fmt: skip
    # Debian's node takes a file for a module where the folder says so; a browser needs no word.
    static = shutil.copytree(ROOT / "src/jianbao/desk/static", tmp_path / "static")
    (static / "package.json").write_text('{"type": "module"}', "ascii")
    script = WRITER % (static / "schema.js").as_uri()
    ended = subprocess.run(
        [require("node"), "--input-type=module", "-e", script],
        input=json.dumps(cases), capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert json.loads(ended.stdout) == []


def test_chips_are_what_the_paper_s_reader_sees() -> None:
    kinds = {
        FigureReference: "figure", NoteReference: "note", SectionReference: "section",
        ObjectPlace: "object",
    }  # fmt: skip
    for text in texts(3_000):
        read = [kinds[type(piece)] for piece in parse_inline(text) if type(piece) in kinds]
        seen = [each.kind for each in tokens(text) if each.kind not in ("words", "brace")]
        assert seen == read, text
