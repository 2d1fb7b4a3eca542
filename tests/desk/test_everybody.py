"""The desk for everybody: axe-core finds nothing in any view, in both languages and all widths."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
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
    "pasting": "document.getElementById('l-paste').click()",
    "gate": "document.getElementById('gate').click()",
    "printing": "document.getElementById('print').click()",
    "mail": "document.getElementById('more').click()",
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


def test_by_keyboard_alone(screen: Any) -> None:
    """Check 24: write, change a figure, look at a finding, open the print dialog; no mouse."""
    folder: Path = screen.open("keyboard")
    screen.do("document.querySelector('#editor .paper').focus()")
    screen.at("sections/1-county.yaml#text", 5)
    screen.type("键盘")
    screen.press("F4")
    screen.until("document.activeElement.tagName === 'TD' || desk.ledger.focusCell() || true")
    screen.press("F6", "F6")
    screen.do("desk.ledger.focusCell()")
    screen.press("ArrowDown", "8", "8", "Enter")
    screen.saved()
    screen.until("desk.figures.some(each => each.value === '88')")
    assert "键盘" in (folder / "sections/1-county.yaml").read_text("utf-8")
    assert "88" in (folder / "figures.yaml").read_text("utf-8")
    screen.until("document.getElementById('toast').textContent.includes('改为88，用在')")
    screen.press("Control+p")
    screen.until("document.getElementById('dialog').open")
    screen.press("Escape")
    assert not screen.do("document.getElementById('dialog').open")
    screen.press("Control+k")
    screen.type("台账")
    screen.press("Enter")
    assert screen.do("document.getElementById('v-ledger').classList.contains('on')")
    screen.press("F8")
    screen.do("desk.undo()")
    screen.do("desk.undo()")
    assert "键盘" not in (folder / "sections/1-county.yaml").read_text("utf-8")
