"""Makes docs/dependencies.md from pyproject.toml, and what a release takes along from it.

    python docs/dependencies.py            what is asked for
    python docs/dependencies.py --whole    also what comes along, which differs by machine
    python docs/dependencies.py --sbom     a CycloneDX bill: dist/jianbao-VERSION.cdx.json
    python docs/dependencies.py --oldest   the lowest versions that are allowed, for pip install -r
    python docs/dependencies.py --tools    what tests with those ask for, for pip install -r
    python docs/dependencies.py --exact    the versions that are here, for pip-audit -r

What a package is for, and why its versions are bounded so, stands here; its bounds stand in
pyproject.toml, its licence and what it needs in the package itself, as it is installed.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections.abc import Iterator
from hashlib import sha256
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from msgspec import Struct

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs/dependencies.md"
REQUIREMENT = re.compile(r"([\w.-]+)(\[\w+\])?(.*)")
OF_AN_EXTRA = re.compile(r"extra\s*==")
EXTRAS = ("mail", "svg", "desk", "sheets", "doc", "dask")


class Why(Struct, frozen=True):
    """What a package is for, its licence (SPDX), and why not older and not newer."""

    purpose: str
    licence: str
    not_older: str
    not_newer: str


NEWER = ("openxml-audit",)  # asks for lxml 6.1, and runs with 5 as well
LOWEST = "oldest that the fast tests were run with"
MAJOR = "a new major version may change names"
MINOR = "before 1.0 a minor version may change names"
WHY = {
    "pyyaml": Why("parses YAML to events with their places", "MIT", LOWEST, MAJOR),
    "python-docx": Why("writes Word files", "MIT", LOWEST, MAJOR),
    "lxml": Why("XML of Word, OFD and EEP", "BSD-3-Clause", LOWEST, MAJOR),
    "reportlab": Why("draws PDF pages", "BSD-3-Clause", LOWEST, MAJOR),
    "pikepdf": Why("PDF/A, attachments, print sheets, reading", "MPL-2.0", LOWEST, MAJOR),
    "uharfbuzz": Why("subsets of the faces", "Apache-2.0", LOWEST, MINOR),
    "deflate": Why("packs the streams of a PDF (libdeflate)", "MIT", LOWEST, MINOR),
    "xlsxwriter": Why("workbooks of figures and of catalogues", "BSD-2-Clause", LOWEST, MAJOR),
    "openpyxl": Why("reads workbooks that were filled in", "MIT", LOWEST, MAJOR),
    "msgspec": Why("frozen values", "BSD-3-Clause", LOWEST, MINOR),
    "pillow": Why("pictures and logos", "MIT-CMU", "pikepdf 9 asks for it", MAJOR),
    "pypdfium2": Why("measures PDFs of any maker", "BSD-3-Clause AND Apache-2.0", LOWEST, MAJOR),
    "fonttools": Why("reads letters of foreign fonts", "MIT", "the tests had asked for it", MAJOR),
    "keyring": Why("the mail password in the system's keyring", "MIT", LOWEST, MAJOR),
    "resvg-py": Why("draws SVG as pixels for Word", "MIT", LOWEST, MINOR),
    "starlette": Why("the desk in a browser", "BSD-3-Clause", LOWEST, MAJOR),
    "uvicorn": Why("serves the desk on this machine", "BSD-3-Clause", LOWEST, MINOR),
    "python-calamine": Why("figures from .xls, .et and .ods", "MIT", LOWEST, MINOR),
    "office-oxide": Why(
        ".doc and .wps without LibreOffice", "MIT OR Apache-2.0", "first that reads .wps", MINOR
    ),
    "distributed": Why("build --cluster", "BSD-3-Clause", LOWEST, "its versions are years"),
}
SPDX = {
    "rl-accel": "BSD-3-Clause", "typing-extensions": "PSF-2.0", "jaraco-classes": "MIT",
    "backports-tarfile": "MIT", "jinja2": "BSD-3-Clause",
}  # fmt: skip
"""Licences of packages that do not say theirs as SPDX does."""

CARRIED = {
    "src/jianbao/fonts/ofl/*.ttf": "OFL-1.1",
    "src/jianbao/fonts/gpl-font-exception/*.ttf": "GPL-3.0-only WITH Font-exception-2.0",
    "src/jianbao/writers/pdf/colour/sRGB.icc": "Zlib",
}
"""Files of others inside the wheel."""


class Wanted(Struct, frozen=True):
    """One line of pyproject.toml: a package, its bounds, and the extra that wants it, if any."""

    name: str
    accelerated: str  # [accel]
    bounds: str
    extra: str


def wanted() -> Iterator[Wanted]:
    """Yield what jianbao depends on, extras for users among it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lists = {"": project["dependencies"], **project["optional-dependencies"]}
    for extra in ("", *EXTRAS):
        for line in lists[extra]:
            name, accelerated, bounds = REQUIREMENT.fullmatch(line).groups()  # type: ignore[union-attr]
            yield Wanted(plain(name), accelerated or "", bounds, extra)


def plain(name: str) -> str:
    """Return a package's name as registries compare it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def installed(name: str) -> Distribution | None:
    """Return a package as it is here; None where it is not, as one for another system."""
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None


def needed(package: Distribution, accelerated: str = "") -> Iterator[str]:
    """Yield what a package needs of others, by name."""
    for line in package.requires or ():
        if not OF_AN_EXTRA.search(line) or (accelerated and f'"{accelerated[1:-1]}"' in line):
            yield plain(REQUIREMENT.match(line)[1])  # type: ignore[index]


def tree() -> dict[str, tuple[str, ...]]:
    """Return every package that comes along, and who wants it first."""
    found: dict[str, tuple[str, ...]] = {}
    waiting = [(each.name, each.accelerated, each.extra) for each in wanted()]
    while waiting:
        name, accelerated, extra = waiting.pop(0)
        package = installed(name)
        if package is None or name in found:
            continue
        found[name] = tuple(sorted(set(needed(package, accelerated))))
        waiting += [(each, "", extra) for each in found[name]]
    return found


def licence_of(name: str) -> str:
    """Return a package's licence as SPDX says it."""
    if name in WHY:
        return WHY[name].licence
    package = installed(name)
    told = package.metadata if package else {}
    return SPDX.get(name) or str(told.get("License-Expression") or told.get("License") or "")


def size_of(name: str) -> int:
    """Return how many bytes a package takes here."""
    package = installed(name)
    paths = [Path(str(file.locate())) for file in (package.files if package else None) or ()]
    return sum(path.stat().st_size for path in paths if path.is_file())


# ---- the page


def rows() -> Iterator[str]:
    """Yield the table of what jianbao asks for, without sizes, which differ by machine."""
    for each in wanted():
        why = WHY[each.name]
        low, _, high = each.bounds.partition(",")
        name = f"`{each.name}{each.accelerated}`" + (
            f" (extra `{each.extra}`)" if each.extra else ""
        )
        yield (
            f"| {name} | {why.purpose} | {why.licence} | {low.removeprefix('>=')}: "
            f"{why.not_older} | {high.removeprefix('<')}: {why.not_newer} |"
        )


def others() -> Iterator[str]:
    """Yield what those packages need in turn."""
    packages, asked = tree(), {each.name for each in wanted()}
    for name in sorted(packages.keys() - asked):
        by = ", ".join(f"`{each}`" for each in sorted(packages) if name in packages[each])
        yield f"| `{name}` | {licence_of(name)} | {by} |"


def sizes() -> Iterator[str]:
    """Yield how much each takes where the page was made."""
    for name in sorted(tree(), key=size_of, reverse=True):
        yield f"`{name}` {size_of(name) / 2**20:.1f}"


def with_tables(text: str, whole: bool = False) -> str:
    """Return the page with its table made anew, with `whole` also what differs by machine."""
    head = (
        "| package | what for | licence | from, because | below, because |",
        "|---|---|---|---|---|",
    )
    tables = {"asked": [*head, *rows()]}
    if whole:
        tables["others"] = ["| package | licence | for |", "|---|---|---|", *others()]
        tables["sizes"] = [", ".join(sizes()) + "."]
    for name, lines in tables.items():
        before, rest = text.split(f"<!-- {name} -->\n")
        after = rest[rest.index(f"<!-- end of {name} -->") :]
        text = before + f"<!-- {name} -->\n" + "\n".join(lines) + "\n" + after
    return text


# ---- the bill of materials


def bill(version: str) -> bytes:
    """Return the CycloneDX 1.5 bill of what the wheel holds and needs; the same each time."""
    packages, asked = tree(), {each.name: each for each in wanted()}
    mine = f"pkg:pypi/jianbao@{version}"
    components = [*map(_component, packages), *_carried()]
    needs = {mine: [_purl(name) for name in asked if name in packages]}
    needs |= {
        _purl(name): [_purl(each) for each in wants if each in packages]
        for name, wants in packages.items()
    }
    made = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application", "name": "jianbao", "version": version, "purl": mine,
                "bom-ref": mine, "licenses": [{"expression": "MIT"}],
            },
        },
        "components": components,
        "dependencies": [{"ref": ref, "dependsOn": sorted(on)} for ref, on in needs.items()],
    }  # fmt: skip
    serial = uuid5(NAMESPACE_URL, json.dumps(made, sort_keys=True))
    made = {"serialNumber": f"urn:uuid:{serial}", **made}
    return json.dumps(made, indent=1, ensure_ascii=False).encode() + b"\n"


def _purl(name: str) -> str:
    package = installed(name)
    return f"pkg:pypi/{name}@{package.version if package else ''}"


def _component(name: str) -> dict[str, object]:
    package = installed(name)
    optional = all(each.extra for each in wanted() if each.name == name)
    direct = name in WHY
    return {
        "type": "library", "name": name, "version": package.version if package else "",
        "purl": _purl(name), "bom-ref": _purl(name),
        "scope": "optional" if direct and optional else "required",
        "licenses": [{"expression": licence_of(name)}],
    }  # fmt: skip


def _carried() -> Iterator[dict[str, object]]:
    for pattern, licence in CARRIED.items():
        for path in sorted(ROOT.glob(pattern)):
            digest = sha256(path.read_bytes()).hexdigest()
            yield {
                "type": "file", "name": path.name, "bom-ref": f"file:{path.name}",
                "hashes": [{"alg": "SHA-256", "content": digest}],
                "licenses": [{"expression": licence}],
            }  # fmt: skip


# ---- lists for pip and pip-audit


def oldest() -> Iterator[str]:
    """Yield the lowest version of each package that is asked for; no constraint has extras."""
    for each in wanted():
        yield f"{each.name}=={each.bounds.partition(',')[0].removeprefix('>=')}"


def tools() -> Iterator[str]:
    """Yield what the tests ask for, but for what needs newer packages than the lowest."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    for each in project["optional-dependencies"]["test"]:
        if not each.startswith(NEWER):
            yield each


def exact() -> Iterator[str]:
    """Yield every package that comes along, in the version that is here."""
    for name in sorted(tree()):
        yield f"{name}=={_purl(name).partition('@')[2]}"


def main(word: str = "") -> None:
    """Write the page, or what is asked for."""
    match word:
        case "--sbom":
            from jianbao.document.program import __version__

            target = ROOT / f"dist/jianbao-{__version__}.cdx.json"
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(bill(__version__))
        case "--oldest":
            print("\n".join(oldest()))
        case "--tools":
            print("\n".join(tools()))
        case "--exact":
            print("\n".join(exact()))
        case _:
            PAGE.write_text(with_tables(PAGE.read_text("utf-8"), word == "--whole"), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
