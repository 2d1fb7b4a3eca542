"""What CUPS knows of a printer or a job, asked for as `lp` itself asks: IPP over HTTP (RFC 8010).

Only reading: jobs are handed over by `lp`.
"""

from __future__ import annotations

import http.client
import os
import socket
import struct
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote

SOCKETS = ("/run/cups/cups.sock", "/var/run/cups/cups.sock")
PORT = 631
LARGEST_ANSWER = 1024 * 1024  # bytes
LONGEST = 10.0  # seconds
GET_JOB, GET_PRINTER = 0x0009, 0x000B  # RFC 8011, 4.3.4 and 4.2.5
GROUP_END, OPERATION, NUMBERS = 0x03, 0x01, (0x21, 0x22, 0x23)  # integer, boolean, enum
CHARSET, LANGUAGE, URI, KEYWORD, NAME = 0x47, 0x48, 0x45, 0x44, 0x42
Attributes = dict[str, list[int | str]]


class AskingError(Exception):
    """CUPS could not be asked, or did not answer as it should."""


def printer_attributes(name: str) -> Attributes:
    """Return what a printer says of itself, as RFC 8011 names it. Raises AskingError."""
    return _asked(GET_PRINTER, "printer-uri", f"/printers/{quote(name, safe='')}")


def job_attributes(number: int) -> Attributes:
    """Return how a job stands. Raises AskingError."""
    return _asked(GET_JOB, "job-uri", f"/jobs/{number}")


def _asked(operation: int, target: str, path: str) -> Attributes:
    words = [
        (CHARSET, "attributes-charset", "utf-8"),
        (LANGUAGE, "attributes-natural-language", "en"),
        (URI, target, f"ipp://localhost{path}"),
        (NAME, "requesting-user-name", "jianbao"),
        (KEYWORD, "requested-attributes", "all"),
    ]
    head = struct.pack(">BBHi", 2, 0, operation, 1)
    body = head + bytes([OPERATION]) + b"".join(_word(*word) for word in words)
    try:
        return _read(_answer(path, body + bytes([GROUP_END])))
    except (OSError, http.client.HTTPException, ValueError, struct.error, IndexError) as error:
        raise AskingError(str(error)) from error


def _word(tag: int, name: str, value: str) -> bytes:
    key, text = name.encode(), value.encode()
    return struct.pack(">BH", tag, len(key)) + key + struct.pack(">H", len(text)) + text


def _answer(path: str, body: bytes) -> bytes:
    connection = _connection()
    try:
        connection.request("POST", path, body, {"Content-Type": "application/ipp"})
        response = connection.getresponse()
        data = response.read(LARGEST_ANSWER + 1)
    finally:
        connection.close()
    if response.status != 200 or len(data) > LARGEST_ANSWER:
        raise ValueError(f"HTTP {response.status}")
    return data


class _Local(http.client.HTTPConnection):
    """A connection to a socket in the file system."""

    def __init__(self, path: str) -> None:
        super().__init__("localhost", timeout=LONGEST)
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(LONGEST)
        self.sock.connect(self._path)


def _connection() -> http.client.HTTPConnection:
    """Return the way to CUPS, as its own programs find it; client.conf is not read."""
    server = os.environ.get("CUPS_SERVER", "").partition("/version=")[0]
    server = server or next((path for path in SOCKETS if Path(path).exists()), "localhost")
    if server.startswith("/"):
        return _Local(server)
    host, _, port = server.partition(":")
    return http.client.HTTPConnection(host, int(port or PORT), timeout=LONGEST)


def _read(data: bytes) -> Attributes:
    """Return the attributes of an answer; the members of a collection stand under its name."""
    status = struct.unpack(">H", data[2:4])[0]
    if status >= 0x0400:
        raise ValueError(f"IPP {status:#06x}")
    found: Attributes = {}
    for name, value in _attributes(data[8:]):
        found.setdefault(name, []).append(value)
    return found


def _attributes(data: bytes) -> Iterator[tuple[str, int | str]]:
    at, name = 0, ""
    while at < len(data) and data[at] != GROUP_END:
        tag = data[at]
        at += 1
        if tag < 0x10:  # a group begins
            continue
        key, at = _part(data, at)
        value, at = _part(data, at)
        name = key.decode() or name
        yield name, int.from_bytes(value, "big") if tag in NUMBERS else _text(value)


def _part(data: bytes, at: int) -> tuple[bytes, int]:
    length = struct.unpack(">H", data[at : at + 2])[0]
    end = at + 2 + length
    if end > len(data):
        raise ValueError("cut off")
    return data[at + 2 : end], end


def _text(value: bytes) -> str:
    return value.decode("utf-8", "replace")


def numbers(values: Iterable[int | str]) -> set[int]:
    """Return those of some values that are numbers."""
    return {value for value in values if isinstance(value, int)}


def words(values: Iterable[int | str]) -> list[str]:
    """Return those of some values that are words, each once."""
    return list(dict.fromkeys(value for value in values if isinstance(value, str)))
