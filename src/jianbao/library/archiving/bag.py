"""BagIt (RFC 8493): the tag files around a payload, and names that every system takes."""

from __future__ import annotations

import re
import unicodedata

from jianbao.document.patterns import pattern
from jianbao.library.release.manifest import digest

DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
PAYLOAD, TAGS = "manifest-sha256.txt", "tagmanifest-sha256.txt"
TAG_FILES = ("bagit.txt", "bag-info.txt", PAYLOAD, TAGS)
ENCODED = {"%": "%25", "\r": "%0D", "\n": "%0A"}  # RFC 8493, 2.1.3
LINE = pattern(r"([0-9a-f]{64})  (.+)")
FORBIDDEN = pattern(r'[<>:"|?*\\\x00-\x1f\x7f\ud800-\udfff]')
RESERVED = pattern(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
LONGEST = 180  # characters of a path; Windows takes 260, the folder it is unpacked in included


def make_bag(
    payload: dict[str, bytes], about: dict[str, str], beside: dict[str, bytes] | None = None
) -> dict[str, bytes]:
    """Return a bag: the payload under data/ and the tag files.

    `about` goes into bag-info.txt; what lies `beside` it are further tag files.
    """
    files = {f"data/{name}": data for name, data in payload.items()}
    about = {**about, "Payload-Oxum": octets(files)}
    tags = {
        "bagit.txt": DECLARATION,
        "bag-info.txt": "".join(
            f"{label}: {' '.join(value.split())}\n" for label, value in about.items()
        ).encode("utf-8"),
        PAYLOAD: digests(files),
        **(beside or {}),
    }
    return {**files, **tags, TAGS: digests(tags)}


def octets(payload: dict[str, bytes]) -> str:
    """Return the sum of a payload: its bytes and its files (RFC 8493, 2.2.2)."""
    return f"{sum(map(len, payload.values()))}.{len(payload)}"


def digests(files: dict[str, bytes]) -> bytes:
    """Return a manifest: a line a file, SHA-256 and name, in the order of the names."""
    lines = (f"{digest(data)}  {encoded(name)}\n" for name, data in sorted(files.items()))
    return "".join(lines).encode("utf-8", "surrogateescape")


def read_digests(manifest: bytes) -> dict[str, str] | None:
    """Return what a manifest says of each file; None where it is none."""
    try:
        lines = manifest.decode("utf-8").removesuffix("\n").split("\n")
    except UnicodeDecodeError:
        return None
    matches = [LINE.fullmatch(line) for line in lines]
    if not all(matches):
        return None
    return {decoded(line[2]): line[1] for line in matches if line}


def encoded(name: str) -> str:
    """Return a name as a manifest writes it: what would break its line is percent-encoded."""
    return re.sub("[%\r\n]", lambda sign: ENCODED[sign[0]], name)


def decoded(name: str) -> str:
    """Return the name that a manifest wrote."""
    signs = {code.lower(): sign for sign, code in ENCODED.items()}
    return re.sub("%(25|0[ad])", lambda code: signs[code[0].lower()], name, flags=re.IGNORECASE)


def is_portable(name: str) -> bool:
    """Return whether Windows, macOS and Linux take a path, and it stays in its folder."""
    return (
        not FORBIDDEN.search(name)
        and len(name) <= LONGEST
        and unicodedata.normalize("NFC", name) == name
        and all(_is_step(step) for step in name.split("/"))
    )


def _is_step(step: str) -> bool:
    return bool(step) and step[-1] not in ". " and step[0] != " " and not RESERVED.fullmatch(step)
