"""Debian's Firefox driven by its own protocol, Marionette: no driver of somebody else's is needed.

https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html
"""

from __future__ import annotations

import json
import socket
import subprocess
import time
from pathlib import Path
from typing import Any, Self

PATIENCE = 90  # s until a loaded machine has started it
PREFERENCES = {
    "marionette.port": 0,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "browser.aboutwelcome.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
}


class Firefox:
    """A Firefox in a profile of its own."""

    def __init__(self, program: str, profile: Path, *, headless: bool = True) -> None:
        profile.mkdir(parents=True, exist_ok=True)
        lines = (f"user_pref({json.dumps(k)}, {json.dumps(v)});" for k, v in PREFERENCES.items())
        (profile / "user.js").write_text("\n".join(lines), "utf-8")
        words = [program, "--marionette", "--no-remote", "--profile", str(profile)]
        self.process = subprocess.Popen(
            [*words, *(["--headless"] if headless else [])],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self.socket = socket.create_connection(("127.0.0.1", self._port(profile)), PATIENCE)
        self.stream = self.socket.makefile("rb")
        self.number = 0
        self._read()  # who it is
        self.ask("WebDriver:NewSession", {})

    def _port(self, profile: Path) -> int:
        """Return the port that it has written into its profile."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            found = profile / "MarionetteActivePort"
            if found.exists() and found.read_text().strip():
                return int(found.read_text())
            time.sleep(0.1)
        self.process.kill()
        raise TimeoutError("Firefox does not answer")

    def _read(self) -> Any:
        length = b""
        while not length.endswith(b":"):
            length += self.stream.read(1)
        return json.loads(self.stream.read(int(length[:-1])))

    def ask(self, command: str, values: dict[str, object]) -> Any:
        """Return what a command answers."""
        self.number += 1
        data = json.dumps([0, self.number, command, values]).encode()
        self.socket.sendall(f"{len(data)}:".encode() + data)
        _, _, error, answer = self._read()
        assert error is None, error
        return answer

    def go(self, address: str) -> None:
        """Open an address."""
        self.ask("WebDriver:Navigate", {"url": address})

    def do(self, script: str, *values: object) -> Any:
        """Return what an expression of the page gives; a promise is waited for."""
        body = f"return (async (...given) => ({script}))(...arguments)"
        return self.ask("WebDriver:ExecuteScript", {"script": body, "args": values})["value"]

    def type(self, text: str) -> None:
        """Press keys where the caret is."""
        keys = [step for each in text for step in (("keyDown", each), ("keyUp", each))]
        actions = [{"type": kind, "value": each} for kind, each in keys]
        chain = [{"type": "key", "id": "keyboard", "actions": actions}]
        self.ask("WebDriver:PerformActions", {"actions": chain})

    def until(self, script: str) -> None:
        """Wait until an expression is true."""
        end = time.monotonic() + PATIENCE
        while not self.do(script):
            assert time.monotonic() < end, script
            time.sleep(0.05)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stream.close()
        self.socket.close()
        self.process.terminate()
        self.process.wait(30)
