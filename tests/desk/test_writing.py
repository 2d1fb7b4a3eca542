"""Writing in the browser: what is typed is in the file, and on the page; nothing beside it."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import Any

TEXT = "sections/1-county.yaml#text"


def typed(folder: Path, file: str = "sections/1-county.yaml") -> str:
    return (folder / file).read_text("utf-8")


def test_what_is_typed_is_saved_and_shown(screen: Any) -> None:
    """Checks 1, 4, 9, 10: text, figures, undo; the rest of the file stays byte for byte."""
    folder = screen.open("typing")
    before = typed(folder)
    screen.at(TEXT, 5)
    screen.type("甲乙丙丁")
    screen.saved()
    assert typed(folder) == before.replace("某县数据局把", "某县数据局甲乙丙丁把")
    assert screen.do(
        "[...document.querySelectorAll('g.l')].some(g=>g.textContent.includes('甲乙丙丁'))"
    )
    screen.type("{")
    screen.until("!document.getElementById('pop').hidden")
    screen.type("差错")
    screen.press("ArrowDown", "Enter")
    screen.saved()
    chip = re.search(r"甲乙丙丁(\{[^}]+\})把", typed(folder))
    assert chip and "差错率" in chip[1]
    screen.press("ArrowLeft")  # over the chip, in one step
    screen.type("戊")
    screen.press("ArrowRight", "Backspace")
    screen.saved()
    assert "甲乙丙丁戊把" in typed(folder)
    screen.press("Control+z")
    screen.until("document.querySelectorAll('#editor .chip').length >= 4")
    screen.saved()
    for _ in range(8):
        screen.do("desk.undo()")
    assert typed(folder) == before
    screen.do("desk.undo('/api/redo')")
    assert typed(folder) != before
    screen.do("desk.undo()")
    screen.at("briefing.yaml#title", 2)
    start = screen.do("desk.editor.view.state.selection.head")
    screen.at("sections/2-district.yaml#text", 4)
    screen.painted()
    screen.do(
        """start => { const {view} = desk.editor; const {state} = view;
        view.dispatch(state.tr.setSelection(state.selection.constructor.create(
          state.doc, start, state.selection.head))); }""",
        start,
    )
    screen.painted()
    screen.press("Delete")
    screen.saved()
    assert "三级审核制度" not in typed(folder)
    screen.do("desk.undo()")
    assert typed(folder) == before
    assert typed(folder, "briefing.yaml") == typed(
        Path(__file__).parents[2] / "briefings/bulletin-2026-12", "briefing.yaml"
    )


def test_a_brace_that_is_left_is_told(screen: Any) -> None:
    """Checks 5, 6: Esc leaves { as typed, and a finding says so; ｛ offers the ledger, too."""
    folder = screen.open("brace")
    screen.at(TEXT, 5)
    screen.page.keyboard.insert_text("｛")
    screen.until("!document.getElementById('pop').hidden")
    screen.press("Escape")
    screen.press("Backspace")
    screen.type("{")
    screen.press("Escape")
    screen.looked()
    assert "某县数据局{把" in typed(folder)
    assert screen.do("desk.findings.some(each => each.level === 'error')")
    assert "必错" in screen.do("document.getElementById('gate').textContent")
    assert screen.do("document.getElementById('sheets').classList.contains('old')")
    screen.press("Backspace")
    screen.looked()
    assert not screen.do("document.getElementById('sheets').classList.contains('old')")


def test_paragraphs_items_and_parts(screen: Any) -> None:
    folder = screen.open("parts")
    before = typed(folder)
    screen.at(TEXT, 5)
    screen.press("Enter")
    screen.type("另起")
    screen.saved()
    assert "某县数据局\n\n  另起把差错" in typed(folder)
    screen.do("desk.undo()")
    screen.do("desk.undo()")
    assert typed(folder) == before
    screen.at(TEXT, 3)
    screen.press("Control+Enter")
    screen.until("desk.model.sections.length === 4")
    new = folder / "sections/1-county续.yaml"
    assert new.read_text("utf-8").startswith("heading: ")
    screen.do("desk.undo()")
    assert not new.exists()
    screen.at(TEXT, 3)
    screen.do("desk.addItem()")
    screen.until("desk.model.fields.some(each => each.kind === 'lead')")
    screen.at("sections/1-county.yaml#items/0/text", 1)
    screen.press("Enter")
    screen.until("desk.model.fields.filter(each => each.kind === 'lead').length === 2")
    screen.type("其二。")
    screen.saved()
    assert "其二。" in typed(folder)


COMPOSED = (
    (["n", "ni", "nihao"], "你好"), (["s"], "是"), (["zh", "zhong'guo"], "中国"),
    (["a", "", "b"], "不"), (["l", "li"], "里"), (["w"], "，"),
)  # fmt: skip
PLACES = "{A}|甲|{B}|{A}|，乙|{C}|。|**丙|{B}|丁**戊|{C}|{A}|{B}|己|{A}|"
"""A text of chips, alone, in rows and in bold; a bar is where something is composed."""


def test_chinese_is_composed_beside_figures(screen: Any, whole_grids: bool) -> None:
    """Checks 7, 8: nothing is sent during a composition, and no figure is lost by it.

    `--whole-grids` tries 15 places with 6 cases each, else 4.
    """
    folder: Path = screen.open("composing")
    file = folder / "sections/1-county.yaml"
    names = screen.do("desk.figures.map(each => each.id)")
    marked = PLACES
    for letter, name in zip("ABC", names, strict=False):
        marked = marked.replace(f"{{{letter}}}", f"{{{name}}}")
    places = [len(marked[:at].replace("|", "")) for at, sign in enumerate(marked) if sign == "|"]
    assert len(places) == 15
    text, field = typed(folder), marked.replace("|", "")
    file.write_text(re.sub(r"(?m)^text: .*$", f'text: "{field}"', text), "utf-8")
    screen.until(f"desk.editor.fields().get('{TEXT}').text.startsWith('{field[:4]}')")
    session = screen.context.new_cdp_session(screen.page)
    chosen = places if whole_grids else [places[0], places[2], places[8], places[-1]]
    for number, place in enumerate(chosen):
        offset = place + sum(
            len(commit) for each in chosen[:number] if each <= place for _, commit in COMPOSED
        )
        for steps, commit in COMPOSED:
            screen.at(TEXT, offset)
            screen.saved()
            screen.asked.clear()
            for step in steps:
                values = {"text": step, "selectionStart": len(step), "selectionEnd": len(step)}
                session.send("Input.imeSetComposition", values)
            assert [url for url in screen.asked if "/api/change" in url] == []
            session.send("Input.insertText", {"text": commit})
            screen.page.wait_for_timeout(20)
            screen.saved()
            field = field[:offset] + commit + field[offset:]
            found = re.search(r'^text: "?(.*?)"?$', typed(folder), re.M)
            assert found and found[1] == field, (place, commit)
            offset += len(commit)


def test_a_click_on_the_page_leads_to_the_character(screen: Any) -> None:
    """Check 15: every line of the paper to its field, the right character ±1; and back."""
    screen.open("clicks")
    missed = screen.do(
        """() => {
        const missed = [];
        for (const sheet of document.querySelectorAll('.sheet')) {
          const page = desk.pages.pages[[...sheet.parentNode.children].indexOf(sheet)];
          const lines = desk.pages.held.get(page.id).lines;
          for (const group of sheet.querySelectorAll('g.l')) {
            for (const [start, end, key, offset, figure] of lines[group.dataset.l] || []) {
              if (figure) continue;
              const at = Math.floor((start + end) / 2);
              let passed = 0, box = null;
              for (const text of group.querySelectorAll('text')) {
                const count = text.getNumberOfChars();
                if (at < passed + count) {
                  const from = text.getStartPositionOfChar(at - passed);
                  box = from.matrixTransform(text.getScreenCTM()); break;
                }
                passed += count;
              }
              let got = null;
              desk.pages.on.pick = (k, o) => { got = [k, o]; };
              desk.pages.open(group, sheet, box.x + 1);
              if (!got || got[0] !== key || Math.abs(got[1] - (offset + at - start)) > 1) {
                missed.push([group.textContent, got, key, offset + at - start]);
              }
              const back = desk.pages.lineOf(key, offset);
              if (!back || back.line !== group.dataset.l) missed.push(['back', key, offset, back]);
            }
          }
        }
        return missed; }"""
    )
    assert missed == []


def test_pages_do_not_jump_while_somebody_scrolls(screen: Any) -> None:
    """Check 16."""
    screen.open("scrolling", "pingxiang-2022")
    screen.at("sections/1-politics.yaml#text", 3)
    screen.page.mouse.move(950, 500)
    screen.page.mouse.wheel(0, 3000)
    screen.page.wait_for_timeout(150)
    before = screen.do("document.getElementById('sheets').scrollTop")
    assert before > 1000
    screen.do("desk.pages.scrolled = performance.now() + 60000")  # however slow the machine is
    screen.type("字")
    screen.saved()
    assert screen.do("document.getElementById('sheets').scrollTop") == before


def test_without_a_heading_the_last_page_stays(screen: Any) -> None:
    """Check 17."""
    screen.open("heading")
    screen.at("briefing.yaml#title", 0)
    screen.press("Shift+End", "Delete")
    screen.looked()
    assert screen.do("document.getElementById('sheets').classList.contains('old')")
    assert screen.do("document.querySelectorAll('.sheet svg').length") == 2
    assert screen.do("!document.getElementById('strip').hidden")
    screen.type("新的题目")
    screen.looked()
    assert screen.do("document.getElementById('strip').hidden")


def test_another_program_writes_too(screen: Any) -> None:
    """Check 18: another paragraph is there within half a second, the same one asks."""
    folder = screen.open("outside")
    file = folder / "sections/2-district.yaml"
    screen.at(TEXT, 5)
    file.write_text(file.read_text("utf-8").replace("某区数据局为", "某区数据局共为"), "utf-8")
    begun = time.monotonic()
    screen.until("document.getElementById('editor').textContent.includes('某区数据局共为')")
    assert time.monotonic() - begun < 1.5  # half a second, and a slow machine
    assert screen.do("desk.place.offset") == 5
    here = folder / "sections/1-county.yaml"
    screen.do("desk.busy = Promise.resolve()")  # the answer to what is typed is on its way
    screen.type("我")
    here.write_text(typed(folder).replace("某县数据局把", "某县数据局他把"), "utf-8")
    screen.do("desk.busy = null")
    screen.do("desk.flush()")
    screen.page.wait_for_selector("dialog[open]")
    words = screen.do("document.querySelector('dialog').textContent")
    assert "某县数据局我把" in words and "某县数据局他把" in words
    screen.page.get_by_role("button", name="用我的").click()
    screen.saved()
    assert "某县数据局我把" in typed(folder)
