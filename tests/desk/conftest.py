"""One desk and one browser for all of these tests; each test has a briefing of its own."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.helpers.programs import require


class Served:
    """A desk in a process of its own."""

    def __init__(self, folder: Path, state: Path, port: int = 0) -> None:
        self.folder, self.state = folder, state
        self.process = subprocess.Popen(
            [sys.executable, "-m", "jianbao", "desk", str(folder), "--no-browser",
             "--port", str(port)],
            stdout=subprocess.PIPE, text=True, cwd=folder,
            env={**os.environ, "XDG_STATE_HOME": str(state), "LANG": "zh_CN.UTF-8"},
        )  # fmt: skip
        assert self.process.stdout
        said = self.process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:(\d+)/\?token=(\S+)", said)
        assert found, said
        self.url, self.port, self.token = found[0], int(found[1]), found[2]

    def briefing(self, name: str, sample: str = "bulletin-2026-12") -> Path:
        """Return a briefing of that name, a sample's copy."""
        place = self.folder / "briefings" / name
        if not place.exists():
            shutil.copytree(ROOT / "briefings" / sample, place)
        return place

    def end(self, number: int = signal.SIGTERM) -> int:
        """End the process and return its code."""
        self.process.send_signal(number)
        code = self.process.wait(20)
        if self.process.stdout:
            self.process.stdout.close()
        return code


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("office")
    (folder / "briefings").mkdir()
    desk = Served(folder, folder / "state")
    yield desk
    assert desk.end() == 128 + signal.SIGTERM


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    program = require("chromium")
    with sync_playwright() as playwright:
        options = ["--no-sandbox", "--disable-gpu"]
        chromium = playwright.chromium.launch(executable_path=program, args=options)
        yield chromium
        chromium.close()


class Screen:
    """A page of the browser with a briefing open; whatever it complains of fails the test."""

    def __init__(self, browser: Any, served: Served) -> None:
        self.served, self.problems, self.asked = served, list[str](), list[str]()
        self.context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="zh-CN")
        self.page = self.context.new_page()
        self.page.on("console", lambda said: self.problems.append(said.text))
        self.page.on("pageerror", lambda error: self.problems.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.goto(served.url)
        self.page.wait_for_selector("body[data-ready]")

    def open(self, name: str, sample: str = "bulletin-2026-12") -> Path:
        """Open a briefing and wait for pages and findings."""
        folder = self.served.briefing(name, sample)
        self.do("name => desk.open(name)", name)
        self.until("desk.readable !== undefined && document.querySelectorAll('.sheet').length")
        return folder

    def do(self, script: str, *values: object) -> Any:
        return self.page.evaluate(script, *values)

    def until(self, condition: str, patience: int = 10) -> None:
        """Wait for so many seconds at least until a condition of the page holds."""
        for _ in range(patience * 40):  # not by the page's own means: it may evaluate nothing
            if self.do(condition):
                return
            self.page.wait_for_timeout(25)
        raise AssertionError(condition)

    def at(self, key: str, offset: int) -> None:
        """Put the caret there."""
        assert self.do("([key, offset]) => desk.editor.go(key, offset)", [key, offset]) is True

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def saved(self) -> None:
        """Wait until everything is saved and looked at."""
        self.do("desk.flush()")
        self.until("!desk.busy && !desk.steps().length")

    def painted(self) -> None:
        """Wait for two frames: what the browser tells of the selection has been heard."""
        self.do("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def looked(self) -> None:
        """Wait until findings and ledger are those of the text as it is."""
        self.saved()
        self.do("desk.look()")


@pytest.fixture
def screen(browser: Any, served: Served) -> Iterator[Screen]:
    made = Screen(browser, served)
    yield made
    made.context.close()
    assert made.problems == []
    assert {url.split("/")[2] for url in made.asked if not url.startswith("data:")} == {
        f"127.0.0.1:{served.port}"
    }


@pytest.fixture
def again(served: Served) -> Callable[..., Served]:
    return Served
