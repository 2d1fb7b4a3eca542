"""Nobody else gets in, nothing is read outside, and what is called saved is there after a kill."""

from __future__ import annotations

import http.client
import json
import random
import signal
import socket
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from jianbao.desk.log import Log, Operation, change_of
from tests.desk.conftest import Served

FILE = "sections/1-county.yaml"


def asked(
    served: Served, method: str, path: str, body: object = None, **headers: str | None
) -> tuple[int, Any]:
    """Return status and answer; a header that is None is left out."""
    usual = {"Host": f"127.0.0.1:{served.port}", "Cookie": f"desk-{served.port}={served.token}"}
    given = {key.replace("_", "-"): value for key, value in headers.items()}
    sent = {key: value for key, value in {**usual, **given}.items() if value is not None}
    connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=60)
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
    for key, value in {"Content-Length": str(len(data)), **sent}.items():
        connection.putheader(key, value)
    connection.endheaders(data)
    answer = connection.getresponse()
    text = answer.read()
    connection.close()
    try:
        return answer.status, json.loads(text)
    except ValueError:
        return answer.status, text


def change(served: Served, name: str, *steps: dict[str, Any], **more: Any) -> tuple[int, Any]:
    return asked(served, "POST", "/api/change", {"name": name, "steps": steps, **more})


def step(old: str, new: str, file: str = FILE, path: list[str | int] | None = None) -> Any:
    return {"do": "text", "file": file, "path": path or ["heading"], "old": old, "new": new}


HEADING = "某县：三级审核把好入口关"


def test_only_the_page_that_was_opened_gets_in(served: Served) -> None:
    served.briefing("attacked")
    assert asked(served, "GET", "/api/office")[0] == 200
    wrong: list[tuple[dict[str, str | None], int]] = [
        ({"Cookie": None}, 401),
        ({"Cookie": f"desk-{served.port}=x"}, 401),
        ({"Host": "example.org"}, 421),
        ({"Host": f"attacker.test:{served.port}"}, 421),
        ({"Origin": "http://attacker.test"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": f"http://127.0.0.1:{served.port + 1}"}, 403),
        ({"Sec_Fetch_Site": "cross-site"}, 403),
    ]
    for headers, status in wrong:
        assert asked(served, "GET", "/api/office", **headers)[0] == status, headers
        assert asked(served, "GET", "/face/fang.ttf", **headers)[0] == status, headers
    assert asked(served, "GET", "/?token=wrong", Cookie=None)[0] == 401
    assert asked(served, "PUT", "/api/office")[0] == 405
    with socket.socket() as other:  # not on the network's side of the machine
        other.settimeout(2)
        address = socket.gethostbyname(socket.gethostname())
        assert address.startswith("127.") or other.connect_ex((address, served.port)) != 0


def test_nothing_outside_the_folder_is_read_or_written(served: Served, tmp_path: Path) -> None:
    folder = served.briefing("inside")
    secret = tmp_path / "secret.yaml"
    secret.write_text("heading: secret\ntext: classified\n", "utf-8")
    (folder / "sections/9-link.yaml").symlink_to(secret)
    (served.folder / "briefings/linked").symlink_to(tmp_path)
    (tmp_path / "briefing.yaml").write_text("title: secret\n", "utf-8")
    names = [each["name"] for each in asked(served, "GET", "/api/office")[1]["briefings"]]
    assert "inside" in names and "linked" not in names
    for name in ("..", "../..", "linked", "/etc", "inside/../..", "", "\0"):
        assert asked(served, "POST", "/api/draw", {"name": name})[0] in (404, 422), name
    for path in ("/static/../guard.py", "/static/%2e%2e/guard.py", "/face/../x", "/static/none"):
        assert asked(served, "GET", path)[0] == 404
    files = ("../x.yaml", "sections/../../x.yaml", "/etc/passwd", "mail.yaml", "sections/.x.yaml",
             "sections/a/b.yaml", "sections/9-link.yaml", "sections\\x.yaml")  # fmt: skip
    for file in files:
        assert change(served, "inside", step("secret", "other", file))[0] == 422, file
        status, _ = change(served, "inside", {"do": "file", "file": file, "value": {}})
        assert status == 422, file
    assert secret.read_text("utf-8") == "heading: secret\ntext: classified\n"
    answer = asked(served, "POST", "/api/draw", {"name": "inside", "model": True})[1]
    assert "classified" not in json.dumps(answer, ensure_ascii=False)
    (folder / "sections/9-link.yaml").unlink()
    (served.folder / "briefings/linked").unlink()


def test_what_is_too_much_is_refused(served: Served) -> None:
    served.briefing("large")
    assert change(served, "large", words="x" * 5_000_000)[0] == 413
    connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=60)
    headers = {"Cookie": f"desk-{served.port}={served.token}", "Content-Length": str(10**9)}
    connection.request("POST", "/api/import?file=a.docx", b"", headers)
    assert connection.getresponse().status == 413  # 1 GB is not even read
    connection.close()
    assert asked(served, "POST", "/api/import?file=a.docx", b"PK\x03\x04 nothing")[0] == 422
    assert asked(served, "POST", "/api/change", b"{")[0] == 400
    before = memory(served)
    for number in range(60):
        old, new = (HEADING, "甲") if number % 2 == 0 else ("甲", HEADING)
        assert change(served, "large", step(old, new))[0] == 200
    assert memory(served) - before < 40_000


def memory(served: Served) -> int:
    """Return how many kB the server has in memory."""
    status = Path(f"/proc/{served.process.pid}/status").read_text("utf-8")
    return int(status.split("VmRSS:")[1].split()[0])


def test_two_writers_lose_nothing(served: Served, again: Callable[..., Served]) -> None:
    """Two desks on one folder, and the same field: merged, or told."""
    folder = served.briefing("shared")
    other = again(served.folder, served.folder / "other-state")
    try:
        assert change(served, "shared", step(HEADING, "某县市：三级审核把好入口关"))[0] == 200
        status, answer = change(other, "shared", step(HEADING, "某县：三级审核把好入口关了"))
        assert status == 200 and not answer.get("conflicts")
        assert "某县市：三级审核把好入口关了" in (folder / FILE).read_text("utf-8")
        now = "某县市：三级审核把好入口关了"
        assert change(served, "shared", step(now, "我的"))[0] == 200
        _, answer = change(other, "shared", step(now, "他的"))
        assert answer["conflicts"] == [{"key": f"{FILE}#heading", "mine": "他的", "theirs": "我的"}]
        assert "heading: 我的" in (folder / FILE).read_text("utf-8")
    finally:
        assert other.end() == 128 + signal.SIGTERM


def test_what_is_acknowledged_survives_a_kill(tmp_path: Path, again: Callable[..., Served]) -> None:
    """Check 19: killed while it saves, again and again; the log finishes what the file missed."""
    (tmp_path / "briefings").mkdir()
    said = HEADING
    for number in range(3):
        desk = again(tmp_path, tmp_path / "state")
        folder = desk.briefing("killed")
        assert f"heading: {said}" in (folder / FILE).read_text("utf-8")
        for letter in "甲乙丙":
            status, _ = change(desk, "killed", step(said, said + letter))
            assert status == 200
            said += letter
        desk.end(signal.SIGKILL)
        if number == 1:  # the file was not yet written when it was killed
            text = (folder / FILE).read_text("utf-8")
            (folder / FILE).write_text(text.replace(said, said[:-1]), "utf-8")
            desk = again(tmp_path, tmp_path / "state")
            asked(desk, "POST", "/api/draw", {"name": "killed"})
            desk.end()
    folder = tmp_path / "briefings/killed"
    assert f"heading: {said}" in (folder / FILE).read_text("utf-8")
    names = [path.name for path in (folder / "sections").iterdir()]
    assert not [name for name in names if name.startswith(".")]


POSTS = (
    "/api/draw", "/api/change", "/api/undo", "/api/redo", "/api/look", "/api/new", "/api/import",
    "/api/go", "/api/back", "/api/take", "/api/doubt", "/api/clean", "/api/picture", "/api/sheets",
)  # fmt: skip
GETS = (
    "/", "/static/main.js", "/face/fang.ttf", "/face/fang/0.ttf", "/api/office", "/api/faces",
    "/api/events", "/api/doubts", "/api/step", "/api/sources",
)  # fmt: skip


def test_every_route_is_guarded(served: Served) -> None:
    """No route answers without the token, from another origin or for another host."""
    from jianbao.desk.app import Desk

    routes = {route.path for route in Desk(None, "zh").app().routes}  # type: ignore[arg-type,attr-defined]
    named = {
        path.replace("main.js", "{file:path}")
        .replace("fang.ttf", "{role}")
        .replace("fang/0.ttf", "{role}/{number:int}.ttf")
        for path in (*POSTS, *GETS)
    }
    assert routes == named
    wrong: list[dict[str, str | None]] = [
        {"Cookie": None}, {"Cookie": "desk=x"}, {"Host": "example.org"},
        {"Origin": "http://attacker.test"}, {"Sec_Fetch_Site": "cross-site"},
    ]  # fmt: skip
    for method, paths in (("POST", POSTS), ("GET", GETS)):
        for path in paths:
            for headers in wrong:
                status, answer = asked(served, method, path, b"{}", **headers)
                assert status in (401, 403, 421) and not answer, (path, headers)


def test_no_name_leads_outside(served: Served, tmp_path: Path) -> None:
    """../ and links in every route that takes a name, a file or a path of a step."""
    folder = served.briefing("paths")
    before = {path: path.read_bytes() for path in folder.rglob("*.yaml")}
    outside = tmp_path / "outside.yaml"
    outside.write_text("heading: secret\n", "utf-8")
    for name in ("..", "../..", "/etc", "paths/../..", "\0", "none"):
        quoted = quote(name)
        for path in ("/api/sources", "/api/doubts", "/api/events"):
            assert asked(served, "GET", f"{path}?name={quoted}")[0] in (404, 422), (path, name)
        for path, more in (
            ("/api/look", {}), ("/api/undo", {}), ("/api/redo", {}),
            ("/api/take", {"numbers": [0]}),
            ("/api/doubt", {"number": 0, "way": "right"}), ("/api/sheets", {"what": "print"}),
            ("/api/go", {"what": "build"}), ("/api/new", {"last": name, "template": ""}),
        ):  # fmt: skip
            body = {"name": "new-one" if path == "/api/new" else name, **more}
            assert asked(served, "POST", path, body)[0] in (404, 422), (path, name)
        for path in ("/api/back", "/api/picture"):
            status, _ = asked(served, "POST", f"{path}?name={quoted}&file=a.docx", b"PK")
            assert status in (404, 422), (path, name)
    assert asked(served, "POST", "/api/new", {"name": "../x", "template": "bulletin"})[0] == 404
    for file in ("../x.yaml", "/etc/passwd", "sections/../../x.yaml", "mail.yaml"):
        for step in (
            {"do": "swap", "file": FILE, "new": file}, {"do": "drop", "file": file},
            {"do": "source", "file": file, "old": "", "new": "x"},
            {"do": "move", "file": file, "path": ["items"], "index": 0},
            {"do": "key", "file": file, "path": [], "key": "x", "value": "y"},
        ):  # fmt: skip
            assert change(served, "paths", step)[0] == 422, (file, step)
    picture = b"\x89PNG\r\n\x1a\n" + bytes(64)
    (folder / "x.png").symlink_to(outside)
    (folder / ".x-2.png.jianbao").symlink_to(outside)
    for file, name in (("../../x.png", "x-2.png"), ("/etc/cron.d/y.png", "y.png")):
        answer = asked(served, "POST", f"/api/picture?name=paths&file={quote(file)}", picture)
        assert answer == (200, {"file": name})
        assert (folder / name).read_bytes() == picture and not (folder / name).is_symlink()
    for data in (b"#!/bin/sh\n", b"<html><svg", b"MZ", b""):
        assert asked(served, "POST", "/api/picture?name=paths&file=a.png", data)[0] == 422
    assert outside.read_text("utf-8") == "heading: secret\n"
    assert {path: path.read_bytes() for path in before} == before


def test_a_body_without_a_length_is_counted(served: Served) -> None:
    """What comes in pieces is stopped where it is too much: a gigabyte costs what 200 MiB cost."""
    before = memory(served)
    large = ("/api/picture?name=none&file=a.png", 200)
    for path, most in (("/api/clean", 4), large, large):
        connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=60)
        connection.putrequest("POST", path)
        connection.putheader("Cookie", f"desk-{served.port}={served.token}")
        connection.putheader("Transfer-Encoding", "chunked")
        connection.endheaders()
        piece, sent = bytes(1 << 20), 0
        try:
            for _ in range(1000):  # a gigabyte
                connection.send(b"100000\r\n" + piece + b"\r\n")
                sent += 1
        except OSError:
            pass
        assert most <= sent < most + 60, path  # what is under way is in the system's own memory
        connection.close()
    assert memory(served) - before < 240_000


def test_half_a_line_of_the_log_costs_no_other(tmp_path: Path) -> None:
    """A full disk or a kill leaves half of a line; what comes next is a line of its own."""
    log = Log(tmp_path / "log")
    change_ = change_of("a", b"x: 1\n", b"x: 2\n")
    log.add(Operation("do", "first", "1", (change_,)))
    with log.file.open("ab") as stream:
        stream.write(b'{"kind":"do","wor')
    Log(log.file).add(Operation("do", "next", "2", (change_,)))
    assert [each.words for each in Log(log.file).done] == ["first", "next"]


def test_two_desks_move_and_write(served: Served, again: Callable[..., Served]) -> None:
    """One moves a section away while the other writes into it: refused, and nothing is lost."""
    folder = served.briefing("moved")
    other = again(served.folder, served.folder / "other-state-2")
    try:
        asked(other, "POST", "/api/draw", {"name": "moved"})
        swap = {"do": "swap", "file": FILE, "new": "sections/2-district.yaml"}
        assert change(served, "moved", swap)[0] == 200
        files = {path.name: path.read_bytes() for path in (folder / "sections").iterdir()}
        assert {"1-district.yaml", "2-county.yaml"} <= files.keys()
        assert change(other, "moved", step(HEADING, "别的"))[0] == 422
        assert {path.name: path.read_bytes() for path in (folder / "sections").iterdir()} == files
        there = step(HEADING, HEADING + "了", "sections/2-county.yaml")
        assert change(other, "moved", there)[0] == 200
        assert asked(served, "POST", "/api/undo", {"name": "moved"})[0] in (200, 422)
        text = "".join(path.read_text("utf-8") for path in (folder / "sections").iterdir())
        assert f"heading: {HEADING}了" in text
    finally:
        other.end()


@pytest.mark.on_request
def test_ten_thousand_events(tmp_path: Path, again: Callable[..., Served]) -> None:
    """Every change is there, in a memory that does not grow; the pages are not set for it."""
    (tmp_path / "briefings").mkdir()
    desk = again(tmp_path, tmp_path / "state")
    folder, said, most = desk.briefing("many"), HEADING, 0
    head = folder / "briefing.yaml"
    head.write_text(head.read_text("utf-8").replace("\ntitle:", "\nsubtitle:", 1), "utf-8")
    for number in range(10_000):
        new = f"{HEADING}{number}"
        assert change(desk, "many", step(said, new), group=str(number // 50))[0] == 200
        said = new
        if number == 500:
            most = memory(desk)
    assert f"heading: {said}" in (folder / FILE).read_text("utf-8")
    grown = memory(desk) - most
    size = sum(path.stat().st_size for path in (tmp_path / "state").rglob("*.jsonl"))
    desk.end()
    desk = again(tmp_path, tmp_path / "state")
    asked(desk, "POST", "/api/undo", {"name": "many"})
    desk.end()
    assert f"heading: {HEADING}9949" in (folder / FILE).read_text("utf-8")
    print(f"grown by {grown} kB, log {size // 1024} KiB")
    assert grown < 30_000


@pytest.mark.on_request
def test_killed_while_it_saves(tmp_path: Path, again: Callable[..., Served]) -> None:
    """Forty kills at any moment of a stream of changes, every third of which swaps sections."""
    (tmp_path / "briefings").mkdir()
    chance = random.Random(7)
    county, text = "1", HEADING
    for _ in range(40):
        desk = again(tmp_path, tmp_path / "state")
        folder = desk.briefing("killed")
        asked(desk, "POST", "/api/draw", {"name": "killed"})
        names = {path.name for path in (folder / "sections").iterdir()}
        assert names in (
            {"1-county.yaml", "2-district.yaml", "3-office.yaml"},
            {"2-county.yaml", "1-district.yaml", "3-office.yaml"},
        ), names
        here = next(path for path in (folder / "sections").iterdir() if "county" in path.name)
        found = here.read_text("utf-8").split("heading: ")[1].split("\n")[0]
        assert found.startswith(text), (
            found,
            text,
        )  # whatever was acknowledged, and maybe one more
        text, county = found, here.name[0]
        timer = threading.Timer(chance.uniform(0.05, 0.6), desk.process.kill)
        timer.start()
        try:
            while True:
                file = f"sections/{county}-county.yaml"
                if chance.random() < 1 / 3:
                    new = f"sections/{3 - int(county)}-district.yaml"
                    if change(desk, "killed", {"do": "swap", "file": file, "new": new})[0] == 200:
                        county = str(3 - int(county))
                else:
                    longer = text + chr(0x4E00 + chance.randrange(2000))
                    if change(desk, "killed", step(text, longer, file))[0] == 200:
                        text = longer
        except (OSError, http.client.HTTPException):
            timer.join()
            desk.end(signal.SIGKILL)
