"""A paper that is dropped: its doubts are questions; what takes long can be stopped."""

from __future__ import annotations

import json
import socket
import time
from hashlib import sha256
from pathlib import Path
from typing import Any

from tests.conftest import CASES
from tests.desk.test_safety import asked

PAPER = """关于开展数据核查工作的情况

三、总体情况
全县共受理来件86件，办结43件。第3批次涉及12个乡镇，评分7.5。
四、下一步
五、安排
继续推进。
2026年11月3日
"""
DROP = """([name, bytes]) => { const data = new DataTransfer();
  data.items.add(new File([new Uint8Array(bytes)], name));
  document.body.dispatchEvent(new DragEvent('drop', {dataTransfer: data, bubbles: true})); }"""


def test_a_dropped_paper_asks_its_doubts(screen: Any, whole_grids: bool) -> None:
    """Checks 2 and 3: all doubts by 1, 2, 3 alone; the counter reaches the end, the gate opens.

    `--whole-grids` drops an old WPS file, too, which LibreOffice reads.
    """
    papers = {"来件情况.txt": PAPER.encode()}
    if whole_grids:
        papers["通知.wps"] = (CASES / "intake/notice.doc").read_bytes()
    for name, data in papers.items():
        digest = sha256(data).hexdigest()
        screen.do("desk.home()")
        screen.do(DROP, [name, list(data)])
        loaded = "desk.doubts.length > 0" if name.endswith("txt") else "desk.readable === true"
        screen.until(f"desk.name === '{name.split('.')[0]}' && {loaded}", 60)
        folder: Path = screen.served.folder / "briefings" / name.split(".")[0]
        assert sha256(data).hexdigest() == digest
        count = screen.do("desk.doubts.length")
        if name.endswith("txt"):
            assert count >= 4 and not screen.do("document.getElementById('t-doubts').hidden")
        for number in range(count):
            screen.until(f"desk.doubts.filter(each => each.answer).length === {number}")
            screen.until("document.activeElement.closest('.doubt')")
            screen.press("1")
        screen.until("desk.doubts.every(each => each.answer)")
        if count:
            done = screen.do("document.getElementById('doubts-count').textContent")
            assert done == f"{count}／{count}"
        screen.do("document.getElementById('doubts-write')?.click()")
        screen.until("document.querySelectorAll('.sheet svg').length")
        screen.looked()
        assert screen.do("document.getElementById('gate').className") == "open"
        assert (folder / "briefing.yaml").is_file()


def test_what_has_no_place_is_placed_or_left(screen: Any) -> None:
    """The question that alone shuts the gate: to the text, or away; it is kept over a reload."""
    folder: Path = screen.served.briefing("unplaced")
    head = folder / "briefing.yaml"
    before = head.read_text("utf-8")
    head.write_text(before + "unplaced:\n  - 没有归处的一行。\n  - 页边的字\n", "utf-8")
    screen.do("desk.open('unplaced')")
    screen.until("document.getElementById('gate').className === 'shut'")
    from jianbao.desk.office import Office
    from jianbao.desk.taking_in import Doubt, _keep
    from jianbao.library.options import Surroundings

    office = Office(screen.served.folder, screen.served.state / "jianbao/desk", Surroundings())
    ways = ("to-text", "leave-out", "later")
    asked = [
        Doubt(0, "未能归位", "没有归处的一行。", "", "3", ways),
        Doubt(1, "未能归位", "页边的字", "", "9", ways),
        Doubt(2, "数据记入台账", "86份", "x", "4", ("right", "as-text"), figure="某县报表数"),
    ]
    _keep(office.beside("unplaced", "doubts"), asked)
    screen.do("desk.open('unplaced')")
    screen.until("desk.doubts?.length")
    screen.do("document.getElementById('t-doubts').click()")
    for key in "122":
        left = screen.do("desk.doubts.filter(each => each.answer).length")
        screen.until("document.activeElement.closest('.doubt')")
        screen.press(key)
        screen.until(f"desk.doubts.filter(each => each.answer).length === {left + 1}")
    screen.looked()
    assert head.read_text("utf-8") == before
    text = "".join(path.read_text("utf-8") for path in sorted(folder.glob("sections/*.yaml")))
    assert "没有归处的一行。" in text and "页边的字" not in text and "{某县报表数}" not in text
    assert "\n某县报表数:" not in (folder / "figures.yaml").read_text("utf-8")


def test_what_was_copied_is_cleaned(screen: Any) -> None:
    """Word's clipboard: half-width marks, page numbers, hidden signs; one undo takes all away."""
    folder: Path = screen.open("copied")
    file = folder / "sections/1-county.yaml"
    before = file.read_text("utf-8")
    screen.at("sections/1-county.yaml#text", 5)
    html = (
        "<html><head><style>p{x:y}</style></head><body><p class=MsoNormal>全县受理86件,"
        "\u200b办结<b>43</b>件.</p><p>&nbsp;</p><p align=center>- 3 -</p>"
        "<p>　　另起一段(备注)<del>删去的</del></p></body></html>"
    )
    screen.do(
        """html => { const data = new DataTransfer(); data.setData('text/html', html);
        data.setData('text/plain', '全县受理86件,办结43件.');
        const event = {clipboardData: data, bubbles: true, cancelable: true};
        desk.editor.view.dom.dispatchEvent(new ClipboardEvent('paste', event)); }""",
        html,
    )
    screen.until("document.getElementById('editor').textContent.includes('另起一段')")
    screen.saved()
    text = file.read_text("utf-8")
    assert "某县数据局全县受理86件，办结43件" in text and "另起一段（备注）" in text
    assert "- 3 -" not in text and "\u200b" not in text and "删去的" not in text
    screen.do("desk.undo()")
    assert file.read_text("utf-8") == before


def test_what_takes_long_can_be_stopped(screen: Any) -> None:
    screen.open("stopping")
    screen.do("desk.home()")
    screen.do(
        """() => { window.kept = window.fetch; window.fetch = (path, more) =>
        path.startsWith('/api/import') ? new Promise((_, no) => more.signal.addEventListener(
          'abort', () => no(new DOMException('', 'AbortError')))) : window.kept(path, more); }"""
    )
    screen.do(DROP, ["慢.txt", list(PAPER.encode())])
    screen.until("!document.getElementById('waiting').hidden")
    screen.page.get_by_role("button", name="停下").click()
    screen.until("document.getElementById('toast').textContent.includes('已停下')")
    assert not (screen.served.folder / "briefings/慢").exists()


def test_what_was_stopped_is_told_as_it_was(served: Any) -> None:
    """A build whose asker goes away: stopped before it wrote, or told that it was done."""
    served.briefing("asked")
    body = json.dumps({"name": "asked", "what": "build"}).encode()
    head = (
        f"POST /api/go?run=one HTTP/1.1\r\nHost: 127.0.0.1:{served.port}\r\n"
        f"Cookie: desk-{served.port}={served.token}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", served.port)) as asker:
        asker.sendall(head.encode() + body)
        for _ in range(400):
            if asked(served, "GET", "/api/step?run=one")[1]["step"]:
                break
            time.sleep(0.005)
    for _ in range(400):  # whoever asked has gone
        state = asked(served, "GET", "/api/step?run=one")[1]
        if state["ended"]:
            break
        time.sleep(0.05)
    written = (served.folder / "output/asked/manifest.json").exists()
    assert (state["ended"], written) in (("stopped", False), ("done", True))
    assert asked(served, "GET", "/api/step?run=none")[1] == {"step": "", "ended": ""}
