"""The desk for everybody: axe-core finds nothing in any view, in both languages and all widths."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.helpers.edited_papers import edited
from tests.helpers.programs import end_for_want_of

AXE = ROOT / "node_modules/axe-core/axe.min.js"
SIZES = ((1280, 800), (1920, 1080), (640, 400))  # the last is 1280 × 800 at 200 %
STATES = {
    "start": "desk.home()",
    "writing": "desk.tab('write')",
    "choosing a figure": (
        "(() => { desk.tab('write'); desk.editor.go('sections/1-county.yaml#text', 5);"
        " const {view} = desk.editor; view.dispatch(view.state.tr.insertText('{')); })()"
    ),
    "a figure's card": (
        "(() => { const chip = document.querySelector('#editor .chip.figure');"
        " desk.editor.on.chip(chip.dataset.name, chip.getBoundingClientRect()); })()"
    ),
    "findings": "document.getElementById('s-finds').click()",
    "head and foot": "document.getElementById('particulars').open = true",
    "ledger": "desk.tab('ledger')",
    "a figure's form": (
        "(() => { desk.tab('ledger'); document.getElementById('l-form').click();"
        " const add = document.getElementById('relation-new'); add.value = 'share';"
        " add.dispatchEvent(new Event('change')); })()"
    ),
    "overview": "desk.tab('write'), document.getElementById('overview').click()",
    "pasting": "document.getElementById('l-paste').click()",
    "gate": "document.getElementById('gate').click()",
    "printing": "document.getElementById('print').click()",
    "mail": "document.getElementById('more').click()",
    "archive": (
        "(() => { document.getElementById('more').click();"
        " [...document.querySelectorAll('.menu button')].at(2).click(); })()"
    ),
    "commands": "document.getElementById('find-command').click()",
    "a new table": (
        "import('/static/things.js').then(each => { desk.place ="
        " {key: 'sections/1-county.yaml#text', offset: 3}; each.addThing(desk, 'tables'); })"
    ),
    "source": "desk.editor.on.source('sections/1-county.yaml', '')",
    "import's doubts": (
        "(() => { desk.doubts = [{number: 0, text: '数据记入台账', before: '收案86件',"
        " after: '收案', place: '3', ways: ['right', 'as-text', 'change']},"
        " {number: 1, text: '未能归位', before: '某行', answer: 'later', ways: ['later']}];"
        " document.getElementById('t-doubts').hidden = false;"
        " import('/static/doubts.js').then(each => each.show(desk)); desk.tab('doubts'); })()"
    ),
    "waiting": (
        "import('/static/waiting.js').then(each => { each.waiting('正在读', (signal) =>"
        " new Promise((_, no) => { signal.onabort = no; setTimeout(no, 60000); })); })"
    ),
    "invalid": (
        "(() => { desk.editor.go('sections/1-county.yaml#text', 5);"
        " const {view} = desk.editor; view.dispatch(view.state.tr.insertText('}'));"
        " desk.look(); })()"
    ),
}


def checked(screen: Any, briefing: str, name: str, script: str) -> list[str]:
    screen.do("document.getElementById('dialog').close()")
    if name != "start" and not screen.do("Boolean(desk.name)"):
        screen.do("name => desk.open(name)", briefing)
    screen.do(script)
    screen.page.wait_for_timeout(700 if name in ("a new table", "waiting") else 250)
    found = screen.do(
        "axe.run(document, {resultTypes: ['violations']}).then(all => all.violations.map("
        "each => [each.id, each.nodes.map(node => node.html.slice(0, 120)).slice(0, 3)]))"
    )
    return [f"{name}: {each}" for each in found]


def test_axe_finds_nothing(screen: Any, whole_grids: bool) -> None:
    """`--whole-grids` looks at all views in both languages and three sizes, else at a few."""
    if not AXE.exists():
        end_for_want_of("axe-core", "sh tests/run.sh")
    wrong: list[str] = []
    for language in ("zh", "en") if whole_grids else ("zh",):
        screen.do("language => localStorage.setItem('desk-language', language)", language)
        for width, height in SIZES if whole_grids else SIZES[:1]:
            screen.page.set_viewport_size({"width": width, "height": height})
            screen.page.goto(screen.served.url)
            screen.page.wait_for_selector("body[data-ready]")
            screen.do(AXE.read_text("utf-8"))
            briefing = f"everybody-{language}-{width}"
            screen.open(briefing)
            for name, script in STATES.items():
                found = checked(screen, briefing, name, script)
                wrong += [f"{language} {width} {each}" for each in found]
    assert wrong == []


@pytest.mark.parametrize("width", [1280, 640])
def test_nothing_is_cut_off(screen: Any, width: int) -> None:
    """No view is wider than the window; what has no room is scrolled in its own area."""
    screen.page.set_viewport_size({"width": width, "height": 800})
    screen.open("everybody-2")
    for name in ("writing", "ledger", "findings"):
        screen.do(STATES[name])
        assert screen.do("document.documentElement.scrollWidth") <= width, name


def test_the_first_page_is_there_at_once(again: Any, browser: Any, tmp_path: Path) -> None:
    """Check 1: an empty folder; within a second where the machine has nothing else to do."""
    desk = again(tmp_path, tmp_path / "state")
    try:
        context = browser.new_context(locale="zh-CN")
        page, said, asked = context.new_page(), list[str](), list[str]()
        page.on("console", lambda message: said.append(message.text))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(desk.url)
        page.get_by_text("从哪里开始？").wait_for()
        begun = time.monotonic()
        page.goto(f"http://127.0.0.1:{desk.port}/")
        page.get_by_text("从哪里开始？").wait_for()
        assert time.monotonic() - begun < 4  # however much else the machine does
        assert said == [] and {url.split("/")[2] for url in asked} == {f"127.0.0.1:{desk.port}"}
        assert "这里还没有简报" in page.text_content("#v-start")
        context.close()
    finally:
        desk.end()


CHAIN = """
发现: {label: 发现问题, value: 46, unit: 份}
整改: {label: 已整改, value: 41, unit: 份}
整改率: {label: 整改率, value: 98.1, unit: '%', kind: rate, count: 整改, of: 发现}
"""


def test_by_keyboard_alone(screen: Any, tmp_path: Path) -> None:
    """Check 24: checks 4, 5, 11, 14, 20 and 22 without a mouse, from the list of briefings on."""
    folder: Path = screen.served.briefing("keyboard")
    ledger, section = folder / "figures.yaml", folder / "sections/1-county.yaml"
    ledger.write_text(ledger.read_text("utf-8").rstrip("\n") + "\n" + CHAIN, "utf-8")
    text = section.read_text("utf-8")
    screen.page.reload()
    screen.page.wait_for_selector("body[data-ready]")
    to(screen, "document.activeElement.closest('li')?.textContent.includes('keyboard ·')")
    screen.press("Enter")
    screen.until("desk.name === 'keyboard' && desk.readable !== undefined")
    assert screen.do("desk.editor.view.state.selection.empty")  # nothing to write over
    to(screen, "document.activeElement.id === 'tree' || document.activeElement.role === 'treeitem'")
    for _ in range(12):  # the structure leads to the text
        if "某县数据局把" in screen.do("document.activeElement.textContent"):
            break
        screen.press("ArrowDown")
    screen.press("Enter")
    screen.until("desk.place?.key === 'sections/1-county.yaml#text'")
    screen.type("键盘{整改率")
    screen.until("!document.getElementById('pop').hidden")
    screen.press("Enter")
    screen.saved()
    assert "键盘{整改率}" in section.read_text("utf-8")
    screen.looked()
    assert "必错1" in screen.do("document.getElementById('gate').textContent")
    screen.press("F8")  # the contradiction: the caret goes to where it is printed
    screen.until("document.querySelector('#finds .cur')")
    screen.press("Alt+Enter")
    screen.until("document.getElementById('pop').textContent.includes('哪一个错了')")
    screen.press("Enter")  # nothing is changed by it
    assert "98.1" in ledger.read_text("utf-8")
    screen.press("Alt+Enter")
    to(screen, "document.activeElement.textContent === '整改率改为89.1%'", 9)
    screen.press("Enter")
    screen.until("desk.figures.some(each => each.value === '89.1')")
    screen.looked()
    assert "可以交付" in screen.do("document.getElementById('gate').textContent")
    screen.press("F4")
    screen.until("document.activeElement.closest('#grid td')")
    screen.press("ArrowDown", "ArrowUp", "8", "8", "Enter")
    screen.until("desk.figures[0].value === '88'")
    screen.until("document.getElementById('toast').textContent.includes('改为88，用在')")
    screen.press("F4")
    came_back(screen, tmp_path)
    assert "三级审核管好" in section.read_text("utf-8")
    screen.looked()
    screen.press("Control+p")
    screen.until("document.querySelectorAll('#dialog .imp figure').length")
    to(screen, "document.activeElement.matches('#dialog .go')", 20)
    screen.press("Enter")
    screen.until("document.querySelector('#dialog .files')", 30)
    screen.press("Escape")
    for _ in range(5):
        screen.press("Control+z")
        screen.saved()
    screen.until("desk.figures[0].value === '86'")
    assert section.read_text("utf-8") == text


def to(screen: Any, condition: str, most: int = 60) -> None:
    """Press Tab until the focus is where it shall be."""
    for _ in range(most):
        if screen.do(condition):
            return
        screen.press("Tab")
    raise AssertionError(f"{condition}: {screen.do('document.activeElement.outerHTML')}")


def came_back(screen: Any, folder: Path) -> None:
    """Take back a Word file in which words were changed, by the palette of commands."""
    screen.do(
        "fetch('/api/go', {method: 'POST', body: JSON.stringify({name: 'keyboard', what: 'build'})"
        "}).then(answer => answer.json())"
    )
    made = screen.served.folder / "output/keyboard/keyboard.docx"
    (folder / "back.docx").write_bytes(edited(made.read_bytes(), {"审核把好": "审核管好"}))
    screen.press("Control+k")
    screen.type("收回")
    screen.press("Enter")
    screen.until("document.querySelector('#take-back')")
    screen.page.locator("#take-back").set_input_files(str(folder / "back.docx"))
    screen.until("document.querySelector('#dialog .back')")
    to(screen, "document.activeElement.textContent.startsWith('写入1处')", 20)
    screen.press("Enter")
    screen.until("document.getElementById('editor').textContent.includes('三级审核管好')")


def test_a_screen_reader_is_told(screen: Any) -> None:
    """What Chromium tells one of a figure, a finding and a cell with its heads."""
    screen.open("told", "pingxiang-2022")
    session = screen.context.new_cdp_session(screen.page)

    def told() -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for node in session.send("Accessibility.getFullAXTree")["nodes"]:
            if not node.get("ignored"):
                name = node.get("name", {}).get("value", "")
                found.setdefault(node.get("role", {}).get("value"), []).append(name)
        return found

    nodes = told()
    assert any(each.startswith("278人，批捕，") for each in nodes["image"])
    assert any(each.startswith("疑似：") for each in nodes["button"])
    assert any("市检察院" in each for each in nodes["treeitem"])
    text = screen.do("desk.editor.fields().get('sections/2-casework.yaml#items/0/text').text")
    screen.at("sections/2-casework.yaml#items/0/text", text.index("{") - 1)
    screen.press("ArrowRight")
    screen.until("document.getElementById('live').textContent.includes('，未核对')")
    screen.press("F4")
    screen.until("document.querySelector('#grid td')")
    nodes = told()
    assert {"名称", "数值", "单位"} <= set(nodes["columnheader"])
    assert "278" in nodes["gridcell"] and "批捕" in nodes["rowheader"]
