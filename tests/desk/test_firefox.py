"""The desk in Firefox: text, a figure from the ledger, undo, and the page beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.helpers.marionette import Firefox
from tests.helpers.programs import require

ENTER, LEFT, BACK = "\ue007", "\ue012", "\ue003"
KEY = "sections/1-county.yaml#text"


@pytest.mark.on_request
def test_text_and_figures_in_firefox(served: Any, tmp_path: Path) -> None:
    """Checks 4, 5 and 9 without a composition; seven seconds of processor."""
    folder: Path = served.briefing("firefox")
    file = folder / "sections/1-county.yaml"
    before = file.read_text("utf-8")
    with Firefox(require("firefox-esr"), tmp_path / "profile") as firefox:
        firefox.go(served.url)
        firefox.until("document.body.dataset.ready === 'yes'")
        firefox.do("desk.open('firefox')")
        firefox.until("desk.readable && document.querySelectorAll('.sheet svg').length > 1")
        firefox.do("desk.editor.go(given[0], 5)", KEY)
        firefox.type("甲乙")
        firefox.type("{差错")
        firefox.until("!document.getElementById('pop').hidden")
        firefox.type(ENTER)
        firefox.do("desk.flush()")
        firefox.until("!desk.busy && !desk.steps().length")
        text = file.read_text("utf-8")
        assert "某县数据局甲乙{" in text and "差错率}把" in text
        firefox.type(LEFT + "丙")
        firefox.type("\ue014" + BACK)
        firefox.do("desk.flush()")
        firefox.until("!desk.busy && !desk.steps().length")
        assert "某县数据局甲乙丙把" in file.read_text("utf-8")
        shown = "[...document.querySelectorAll('g.l')].some(g => g.textContent.includes('甲乙丙'))"
        firefox.until(shown)
        for _ in range(8):
            firefox.do("desk.undo()")
        assert file.read_text("utf-8") == before
