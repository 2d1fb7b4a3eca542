"""docs/templates.md: its tables are current and its example is a whole template."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from docs.generate import GUIDE, with_guide_tables
from msgspec.structs import replace

from jianbao.compose import composed
from jianbao.profile import profile_of
from jianbao.reader import read_briefing
from jianbao.shape import Field
from jianbao.sheet.blocks import FIGURE_BLOCKS
from jianbao.template import BLOCKS, TEMPLATE_FIELDS, read_template, template_folders
from tests.helpers.papers import write_briefing

TEXT = GUIDE.read_text("utf-8")


def test_the_tables_are_current() -> None:
    assert with_guide_tables(TEXT) == TEXT, "run: python docs/generate.py --tables"


def test_the_tables_tell_every_block() -> None:
    assert [name for name in BLOCKS if f"| `{name}` |" not in TEXT] == []


def every(fields: tuple[Field, ...]) -> list[Field]:
    return [each for field in fields for each in (field, *every(field.fields))]


@pytest.mark.parametrize(
    "field",
    [*every(TEMPLATE_FIELDS), *(field for kind in BLOCKS.values() for field in kind.fields)],
    ids=lambda field: field.name,
)
def test_every_field_says_what_it_means_in_both_languages(field: Field) -> None:
    assert field.meaning
    assert re.search("[\u4e00-\u9fff]", field.chinese)


def test_the_example_is_a_whole_template(tmp_path: Path) -> None:
    found = re.search(r"<!-- example -->\n```yaml\n(.*?)```", TEXT, re.DOTALL)
    assert found
    path = tmp_path / "templates/notice/template.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(found[1], "utf-8")
    (tmp_path / "profile.yaml").write_text("office: {bulletin: 某市情况}\n", "utf-8")
    folder = write_briefing(tmp_path, "document_number: 某政发〔2022〕5号\nissue: 3\n")
    folders = template_folders(tmp_path)
    template = replace(
        read_template("notice", folders), office=profile_of(folder, None, folders).office
    )
    briefing = read_briefing(folder).briefing
    made = composed(briefing, template, datetime(2022, 7, 4, tzinfo=UTC), FIGURE_BLOCKS)
    assert made.findings == ()
    kinds = [type(block).__name__ for block in made.document.blocks]
    assert kinds[:5] == ["Paragraph", "Paragraph", "Rule", "Gap", "Heading"]
    assert "Fill" in kinds
