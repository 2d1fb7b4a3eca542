"""Nobody else gets in, nothing is read outside, and what is called saved is there after a kill."""

from __future__ import annotations

import http.client
import json
import signal
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

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
