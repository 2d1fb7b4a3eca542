"""The desk's server: on this machine alone, on a free port, until it is told to end."""

from __future__ import annotations

import secrets
import socket
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import uvicorn
from uvicorn.server import Server

from jianbao.desk.app import Desk
from jianbao.desk.guard import Guard
from jianbao.desk.office import Office
from jianbao.library.options import Surroundings

HERE = "127.0.0.1"
PATIENCE = 2  # s that an open page is waited for at the end


LATER = (
    "jianbao.audit.accept",
    "jianbao.audit.earlier",
    "jianbao.audit.pages",
    "jianbao.audit.passages",
    "jianbao.audit.states",
    "jianbao.compose.sheet.fitting",
    "jianbao.library.figures",
)
"""What calls import when they first need it. Two threads that did so at once could each meet the
other's half of a circle."""


def serve(
    folder: Path,
    state: Path,
    around: Surroundings,
    language: str,
    opened: Callable[[str], None],
    port: int = 0,
) -> None:
    """Serve until interrupted. `opened` is given the address, with its token, when it answers.

    `state` is the user's own folder for logs. `port` is a free one where it is 0.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((HERE, port))
        number = listening.getsockname()[1]
        token = secrets.token_urlsafe(32)
        desk = Desk(Office(folder, state, around), language)
        app = Guard(desk.app(), token, number)
        config = uvicorn.Config(
            app, lifespan="off", log_level="critical", access_log=False, server_header=False,
            timeout_graceful_shutdown=PATIENCE, ws="none", proxy_headers=False,
        )  # fmt: skip
        listening.listen()
        opened(f"http://{HERE}:{number}/?token={token}")
        server = Server(config)
        for module in LATER:
            import_module(module)
        desk.ending = lambda: server.should_exit
        server.run(sockets=[listening])
