"""From a key to the painted page at the desk: 200 keys, at 9 pages and at 100.

    .venv/bin/python tests/benchmarks/desk.py [KEYS]

Server and browser (headless Chromium) share the machine. A key is over when the pages that
changed are in the document and a frame was drawn after that.
"""

from __future__ import annotations

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "briefings/pingxiang-2022"
KEY = "sections/1-politics.yaml#text"
MEASURE = """async ([key, count]) => {
  const times = [];
  const { view } = desk.editor;
  desk.editor.go(key, 20);
  for (let number = 0; number < count; number += 1) {
    await new Promise((done) => setTimeout(done, 120));
    const begun = performance.now();
    const painted = new Promise((done) => {
      const show = desk.pages.show;
      desk.pages.show = (drawn) => {
        show.call(desk.pages, drawn);
        desk.pages.show = show;
        requestAnimationFrame(() => setTimeout(done, 0));
      };
    });
    view.dispatch(view.state.tr.insertText("字"));
    await painted;
    times.push(performance.now() - begun);
  }
  return times;
}"""


def with_pages(folder: Path, times: int) -> None:
    """Put a briefing there whose sections are there so many times."""
    shutil.copytree(SAMPLE, folder)
    for section in sorted((folder / "sections").glob("*.yaml")):
        for number in range(1, times):
            name = f"{int(section.name.split('-')[0]) + 10 * number}-{number}.yaml"
            text = section.read_text("utf-8")
            plain = re.sub(r"\[\^[^]]*\]", "", text)
            (folder / "sections" / name).write_text(plain, "utf-8")


def main() -> None:
    """Print median and 95th percentile."""
    from playwright.sync_api import sync_playwright

    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        office = Path(place)
        for name, times in (("nine", 1), ("hundred", 13)):
            with_pages(office / "briefings" / name, times)
        desk = subprocess.Popen(
            [sys.executable, "-m", "jianbao", "desk", place, "--no-browser"],
            stdout=subprocess.PIPE, text=True,
            env={**os.environ, "XDG_STATE_HOME": f"{place}/state"},
        )  # fmt: skip
        assert desk.stdout
        found = re.search(r"http\S+", desk.stdout.readline())
        assert found
        program = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for name in ("nine", "hundred"):
            page = browser.new_page(viewport={"width": 1280, "height": 800})
            page.goto(found[0])
            page.wait_for_selector("body[data-ready]")
            page.evaluate("name => desk.open(name)", name)
            pages = page.evaluate("desk.pages.pages.length")
            times_taken = page.evaluate(MEASURE, [KEY, count])
            late = statistics.quantiles(times_taken, n=20)[-1]
            middle = statistics.median(times_taken)
            print(f"{pages:3} pages: median {middle:.0f} ms, p95 {late:.0f} ms")
            page.close()
        browser.close()
        desk.terminate()
        desk.wait()


if __name__ == "__main__":
    main()
