"""Packages for the archive: made for tests, taken apart, and put together again."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

from jianbao.briefing.reading.reading import read_briefing
from jianbao.library.archiving.bag import DECLARATION, PAYLOAD, TAGS, digests
from jianbao.library.archiving.package import Package, Packing, make_package
from jianbao.library.archiving.readme import README
from jianbao.library.archiving.stored_zip import write_zip
from jianbao.library.making import make_release as build
from jianbao.library.options import Surroundings
from jianbao.library.release.manifest import digest
from tests.conftest import ROOT

NUMBER = "J001-WS·2022-D30-BGS-0001"
KEYS = """\
archive:
  fonds: J001
  fonds_name: 某市某局全宗
  retention: D30
  department: BGS
  item: '0001'
  keywords: [检察, 综述]
document_number: 某检〔2022〕3号
secrecy: 秘密★5年
to: [某某省人民检察院]
"""


def with_filing(folder: Path, keys: str = KEYS) -> Path:
    """Add made-up particulars to a briefing's head."""
    head = folder / "briefing.yaml"
    head.write_text(head.read_text("utf-8").rstrip("\n") + "\n" + keys, "utf-8")
    return folder


def package_of(folder: Path, working_folder: Path = ROOT) -> Package:
    read = read_briefing(folder)
    release = build(folder, around=Surroundings(working_folder))
    return make_package(release, read.briefing, read.sources, Packing(fonts=True))


def unpacked(data: bytes) -> dict[str, bytes]:
    """Return the files of a zip, read by the standard library."""
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        assert opened.testzip() is None
        return {name: opened.read(name) for name in opened.namelist()}


def forged(package: Package, changes: dict[str, bytes | None]) -> bytes:
    """Return a package with payload files changed or removed, and every digest made to fit."""
    start = f"{package.number}/"
    files = {name.removeprefix(start): data for name, data in package.files.items()}
    for name, data in changes.items():
        files.pop(f"data/{name}", None)
        if data is not None:
            files[f"data/{name}"] = data
    payload = {name: data for name, data in files.items() if name.startswith("data/")}
    octets = f"{sum(map(len, payload.values()))}.{len(payload)}"
    about = files["bag-info.txt"].decode("utf-8").rpartition("Payload-Oxum: ")[0]
    tags = {
        **{name: data for name, data in files.items() if name == README},
        "bagit.txt": DECLARATION,
        "bag-info.txt": f"{about}Payload-Oxum: {octets}\n".encode(),
        PAYLOAD: digests(payload),
    }
    files = {**payload, **tags, TAGS: digests(tags)}
    return write_zip({start + name: data for name, data in files.items()}).data


def with_digest(manifest: bytes, name: str, data: bytes, **said: Any) -> bytes:
    """Return a release's manifest with the digest of one of its files made to fit."""
    content = json.loads(manifest) | said
    for file in content["files"]:
        if file["name"] == name:
            file["sha256"], file["bytes"] = digest(data), len(data)
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()
