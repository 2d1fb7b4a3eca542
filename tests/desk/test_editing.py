"""What is not prose: tables, charts, pictures, order, the source, and what has no field."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from PIL import Image

TABLE = "annexes/1-form.yaml"


def test_a_table_is_edited_in_its_grid(screen: Any) -> None:
    """Cells, rows, columns, joining, figures as chips, undo; every other byte stays."""
    folder: Path = screen.open("table", "notice-2026")
    file = folder / TABLE
    before = file.read_text("utf-8")
    assert "联络员名单" in screen.do(
        "[...document.querySelectorAll('#editor .thing b')].at(-1).textContent"
    )
    screen.page.locator("#editor .thing button").last.click()
    screen.until("document.getElementById('thing-grid')")
    screen.press("ArrowDown", "ArrowDown", "ArrowRight", "Enter")
    screen.page.keyboard.press("Control+a")
    screen.type("某县统计局")
    screen.press("Enter")
    screen.until("desk.model.things.at(-1).value.rows[1][1] === '某县统计局'")
    assert file.read_text("utf-8") == before.replace("某县数据局", "某县统计局")
    screen.do("document.getElementById('do-row-add').click()")
    screen.until("desk.model.things.at(-1).value.rows.length === 7")
    screen.do("document.getElementById('do-column-add').click()")
    screen.until("desk.model.things.at(-1).value.rows[6].length === 9")
    screen.do("document.getElementById('do-merge-left').click()")
    screen.until(
        "desk.model.things.at(-1).value.rows.flat().filter(each => each === '<').length === 1"
    )
    screen.press("Alt+Shift+ArrowUp")
    screen.until("desk.model.things.at(-1).value.rows[2][1] === '<'")
    screen.do(
        """() => { const select = document.getElementById('do-figure');
        select.value = select.options[1].value; select.dispatchEvent(new Event('change')); }"""
    )
    screen.until("document.querySelector('#thing-grid .chip2')")
    screen.looked()
    assert screen.do("document.querySelectorAll('.sheet svg').length") > 1
    for _ in range(6):
        screen.do("desk.undo()")
    assert file.read_text("utf-8") == before
    screen.press("Escape")
    assert not screen.page.locator("#dialog").is_visible()


def test_charts_and_pictures_have_forms(screen: Any, tmp_path: Path) -> None:
    folder: Path = screen.open("chart", "meeting-2026")
    file = folder / "sections/1-progress.yaml"
    before = file.read_text("utf-8")
    screen.page.locator("#editor .thing button").click()
    screen.page.locator("#thing-title").fill("问题的类型")
    screen.press("Tab")
    screen.until("desk.model.things[0].value.title === '问题的类型'")
    assert file.read_text("utf-8") == before.replace("发现问题的类型", "问题的类型")
    screen.do(
        """() => { const kind = document.getElementById('thing-kind'); kind.value = 'column';
        kind.dispatchEvent(new Event('change')); }"""
    )
    screen.until("desk.model.things[0].value.kind === 'column'")
    screen.do("document.getElementById('category-add').click()")
    screen.until("desk.model.things[0].value.categories.length === 4")
    screen.do("document.getElementById('kx-3').click()")
    screen.until("desk.model.things[0].value.categories.length === 3")
    screen.press("Escape")
    picture = tmp_path / "现场 照片.png"
    Image.new("RGB", (300, 200), "#88a0b8").save(picture)
    screen.at("sections/1-progress.yaml#text", 3)
    with screen.page.expect_file_chooser() as chosen:
        screen.do("document.getElementById('add').click()")
        screen.page.get_by_role("menuitem", name="加图片").click()
    chosen.value.set_files(str(picture))
    screen.until("document.getElementById('thing-alternative')")
    screen.page.locator("#thing-alternative").fill("核查现场")
    screen.press("Tab")
    screen.until("desk.model.things.some(each => each.value.alternative === '核查现场')")
    assert (folder / "现场照片.png").read_bytes() == picture.read_bytes()
    screen.looked()
    assert screen.do("document.querySelectorAll('.sheet image').length") == 1
    screen.do("document.getElementById('thing-gone').click()")
    screen.until("desk.model.things.length === 1")
    assert "![图片1]" not in file.read_text("utf-8")


def test_parts_and_items_change_places(screen: Any) -> None:
    """By key and by button; references follow, and undo gives every byte back."""
    folder: Path = screen.open("moving")
    names = {path.name: path.read_bytes() for path in (folder / "sections").iterdir()}
    screen.at("sections/2-district.yaml#heading", 2)
    screen.press("Alt+Shift+ArrowUp")
    screen.until("desk.model.sections[0] === 'sections/1-district.yaml'")
    assert (folder / "sections/2-county.yaml").read_bytes() == names["1-county.yaml"]
    assert screen.do("desk.place.key") == "sections/1-district.yaml#heading"
    screen.do("document.getElementById('move-down').click()")
    screen.until("desk.model.sections[0] === 'sections/1-county.yaml'")
    assert {path.name: path.read_bytes() for path in (folder / "sections").iterdir()} == names
    screen.do("document.getElementById('move-out').click()")
    screen.until("desk.model.sections.length === 2")
    for _ in range(3):
        screen.do("desk.undo()")
    assert {path.name: path.read_bytes() for path in (folder / "sections").iterdir()} == names
    folder = screen.open("moving-items", "pingxiang-2022")
    screen.open("moving")  # of a paper that was open before, no page stays
    screen.looked()
    assert screen.do("document.querySelectorAll('.sheet').length") == 2
    screen.open("moving-items", "pingxiang-2022")
    before = (folder / "sections/4-team.yaml").read_bytes()
    screen.at("sections/4-team.yaml#items/1/text", 4)
    screen.press("Alt+Shift+ArrowDown")
    screen.until("desk.place.key === 'sections/4-team.yaml#items/2/text'")
    assert (folder / "sections/4-team.yaml").read_bytes() != before
    screen.press("Alt+Shift+ArrowUp")
    screen.until("desk.place.key === 'sections/4-team.yaml#items/1/text'")
    assert (folder / "sections/4-team.yaml").read_bytes() == before


def test_what_has_no_field_stays(screen: Any) -> None:
    """Check 21: a comment and an unknown key are shown, and there after 50 edits around them."""
    folder: Path = screen.served.briefing("strips")
    file = folder / "sections/1-county.yaml"
    odd = "# 请某科核对过\nheading: "
    file.write_text(
        file.read_text("utf-8").replace("heading: ", odd, 1) + "own_key: [甲,  乙]  # 自己的\n",
        "utf-8",
    )
    screen.do("desk.open('strips')")  # no page: the reader refuses the key
    screen.until("desk.readable === false")
    strips = "[...document.querySelectorAll('#editor .aside .mono')].map(each => each.textContent)"
    assert {"# 请某科核对过", "own_key: [甲,  乙]", "# 自己的"} <= set(screen.do(strips))
    before = file.read_text("utf-8")
    field = re.search(r"^text: (.*)$", before, re.M)
    assert field
    text = field[1]
    for number in range(25):
        screen.do(
            "([key, text]) => { desk.editor.go(key, 1); const {view} = desk.editor;"
            " view.dispatch(view.state.tr.insertText(text)); return desk.flush(); }",
            ["sections/1-county.yaml#text", str(number % 10)],
        )
        screen.do(
            "key => { desk.editor.go(key, 0); const {view} = desk.editor;"
            " view.dispatch(view.state.tr.insertText('题')); return desk.flush(); }",
            "sections/1-county.yaml#heading",
        )
    screen.saved()
    typed = "".join(str(number % 10) for number in reversed(range(25)))
    wanted = before.replace(text, text[0] + typed + text[1:])
    assert file.read_text("utf-8") == wanted.replace("heading: ", "heading: " + "题" * 25, 1)
    screen.page.locator("#editor .aside:has-text('某科') button").click()
    screen.until("document.getElementById('source')")
    shown = screen.do("document.getElementById('source').value")
    assert shown == file.read_text("utf-8")
    screen.page.locator("#source").fill(shown.replace("own_key: [甲,  乙]  # 自己的\n", ""))
    screen.page.locator("#source-save").click()
    screen.until("!document.getElementById('dialog').open")
    assert file.read_text("utf-8") == shown.replace("own_key: [甲,  乙]  # 自己的\n", "")
