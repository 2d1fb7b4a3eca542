"""A release -> the files of its package, and the package's zip."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path, PurePosixPath

from msgspec import Struct

from jianbao.briefing.model import Briefing
from jianbao.briefing.reading.sidecars import ARCHIVE
from jianbao.document.program import __version__
from jianbao.fonts.bundle import Face
from jianbao.library.archiving.bag import is_portable, make_bag, octets
from jianbao.library.archiving.metadata import Described, metadata_xml, schema, title_of
from jianbao.library.archiving.number import has_number, number_of
from jianbao.library.archiving.readme import README, About, readme
from jianbao.library.archiving.stored_zip import write_zip
from jianbao.library.release.attachments import ledger_csv
from jianbao.library.release.manifest import MANIFEST, Manifest
from jianbao.library.release.release import Release
from jianbao.messages.archiving import archive_name, archive_same_name
from jianbao.messages.errors import Problems, not_handed_on
from jianbao.messages.figures import known_line
from jianbao.messages.report import LEVELS
from jianbao.proof.output import Output

BAGGED = "Bagging-Date"
PAPER, SHEET = "正文", "主要指标一览表"
LEDGER, SOURCES, FONTS = "数据台账.csv", "源文件", "字体"
METADATA, SCHEMA = "元数据.xml", "元数据.xsd"
FINDINGS, FINDINGS_TEXT, LAYOUT = "检查报告.json", "检查报告.txt", "版式报告.json"
LAYOUT_SHEET = "版式核验单.pdf"


class Package(Struct, frozen=True):
    """One package: its 档号 and its files by name, the folder called like the 档号 included."""

    number: str
    files: dict[str, bytes]

    @property
    def zip(self) -> bytes:
        """The package as one file; the same files give the same bytes."""
        return write_zip(self.files).data

    def payload(self, name: str) -> bytes:
        """Return a file of the payload."""
        return self.files[f"{self.number}/data/{name}"]

    @property
    def octets(self) -> str:
        """The sum of the payload, as bag-info.txt has it."""
        start = f"{self.number}/data/"
        return octets({name: data for name, data in self.files.items() if name.startswith(start)})

    @property
    def papers(self) -> dict[str, bytes]:
        """The papers' files by name, the PDF of the main one first."""
        start = f"{self.number}/data/"
        papers = {
            name.removeprefix(start): data
            for name, data in self.files.items()
            if name.removeprefix(start).partition(".")[0] in (PAPER, SHEET)
        }
        return dict(sorted(papers.items(), key=lambda file: _rank(file[0])))


class Packing(Struct, frozen=True):
    """What a package has beside its release."""

    on: date | None = None  # when it was packed; None: the day that the release's files name
    filing: bytes = b""  # archive.yaml, where the filing does not stand in the briefing alone
    fonts: bool = False  # whether the faces are in it, each with its licence


def make_package(
    release: Release,
    briefing: Briefing,
    sources: dict[str, bytes],
    packing: Packing = Packing(),
) -> Package:
    """Return the package of a release. `sources` are the briefing's files by name in its folder.

    Gate: raises Refused where the 档号 cannot be made, or a name would not survive on each system.
    """
    number = number_of(briefing)
    papers = {paper_name(output, release.name): output for output in release.outputs}
    papers = dict(sorted(papers.items(), key=lambda file: _rank(file[0])))
    payload = {name: output.data for name, output in papers.items()}
    payload |= _originals(release, briefing.name, sources)
    if packing.filing:
        payload[f"{SOURCES}/briefings/{briefing.name}/{ARCHIVE}"] = packing.filing
    if briefing.figures:
        payload[LEDGER] = ledger_csv(briefing)
    described = [Described(name, file.data, file.conforms) for name, file in papers.items()]
    pages = next(iter(papers.values())).pages
    payload[METADATA] = metadata_xml(briefing, number, pages, described, program(release))
    payload[SCHEMA] = schema("metadata")
    payload |= _reports(json.loads(release.manifest()), papers)
    payload |= _layout_sheet(briefing, papers)
    payload |= _fonts(release.faces) if packing.fonts else {}
    payload[MANIFEST] = release.manifest()
    about = _about(release, briefing, number, packing.on or release.made_at.date())
    head = About(
        number,
        has_number(briefing.particulars.filing),
        title_of(briefing),
        briefing.issuer.text,
        about[BAGGED],
        program(release),
    )
    names = {name.partition("/")[0] for name in payload}
    files = make_bag(payload, about, {README: readme(names, head)})
    _check_names(files)
    return Package(number, {f"{number}/{name}": data for name, data in files.items()})


def paper_name(output: Output, name: str) -> str:
    """Return what a file of the release `name` is called in the package."""
    file = PurePosixPath(output.name)
    return (PAPER if file.stem == name else SHEET) + file.suffix


def program(release: Release) -> str:
    """Return the name and version of the program that makes the package."""
    return f"jianbao {release.made_by or __version__}"


def _rank(name: str) -> tuple[bool, bool, str]:
    return not name.startswith(PAPER), not name.endswith(".pdf"), name


def _originals(release: Release, folder: str, sources: dict[str, bytes]) -> dict[str, bytes]:
    """Return what the release was made of, as it lies in a working folder: to be built again."""
    placed = {}
    for name, data in release.inputs.items():
        place = f"briefings/{folder}/{name}" if name in sources else source_place(name)
        placed[f"{SOURCES}/{place}"] = data
    return placed


def source_place(name: str) -> str:
    """Return where an input that the manifest calls `name` lies in a working folder.

    Of a briefing's own file: where it lies in the briefing's folder.
    """
    if name.startswith("template "):
        template, _, file = name.removeprefix("template ").partition("/")
        return f"templates/{template}/{file or 'template.yaml'}"
    return name.removeprefix("profile ")  # such as an office's profile itself


def _about(release: Release, briefing: Briefing, number: str, on: date) -> dict[str, str]:
    """Return the labels of bag-info.txt (RFC 8493, 2.2.2) but for the sum of the payload."""
    return {
        "Source-Organization": briefing.issuer.text,
        "External-Identifier": number,
        "External-Description": title_of(briefing),
        BAGGED: on.isoformat(),
        "Bag-Software-Agent": program(release),
    }


def _check_names(files: dict[str, bytes]) -> None:
    """Refuse names that a system would not take, or would take for one another."""
    problems = Problems()
    seen: dict[str, str] = {}
    for name in files:
        if not is_portable(name):
            problems.add(archive_name(name=name.removeprefix(f"data/{SOURCES}/")))
        elif (other := seen.setdefault(name.casefold(), name)) != name:
            problems.add(archive_same_name(name=name, other=other))
    problems.raise_if_any(not_handed_on)


def _reports(manifest: Manifest, papers: dict[str, Output]) -> dict[str, bytes]:
    """Return what the audit found and was told to accept, and what reading the files showed."""
    kept = ("jianbao", "figures_known", "findings", "accepted")
    checked = {name: manifest[name] for name in kept if name in manifest}
    layout = {
        "jianbao": manifest["jianbao"],
        "files": [
            {
                "name": name,
                "pages": file.pages,
                "conforms": list(file.conforms),
                "proof": file.proof.record() if file.proof else None,
            }
            for name, file in papers.items()
        ],
        "fonts": manifest["fonts"],
        "substituted": manifest["substituted"],
    }
    text = "\n".join(_finding_lines(manifest)) + "\n"
    return {FINDINGS: _json(checked), FINDINGS_TEXT: text.encode(), LAYOUT: _json(layout)}


def _layout_sheet(briefing: Briefing, papers: dict[str, Output]) -> dict[str, bytes]:
    """Return 版式核验单 of a Chinese paper's PDF: what was measured against each clause."""
    from jianbao.library.layout_sheet import sheet_pdf
    from jianbao.proof.standard.measuring.checking import check_bytes

    name = f"{PAPER}.pdf"
    if briefing.language != "zh-CN" or name not in papers:
        return {}
    return {LAYOUT_SHEET: sheet_pdf(check_bytes(papers[name].data, name))}


def _finding_lines(manifest: Manifest) -> Iterator[str]:
    yield f"检查报告（jianbao {manifest['jianbao']}）"
    yield f"发现{len(manifest['findings'])}处，认可{len(manifest['accepted'])}处。"
    if known := manifest.get("figures_known"):
        yield f"{known_line(known).zh}。"
    for finding in [*manifest["findings"], *manifest["accepted"]]:
        place = ":".join(str(finding[key]) for key in ("file", "line", "column") if key in finding)
        yield f"{LEVELS[finding['level']].zh} {finding['code']} {place}".rstrip()
        for label, key in (("", "message"), ("原文：", "sentence"), ("认可理由：", "reason")):
            if finding.get(key):
                yield f"    {label}{finding[key]}"


def _fonts(faces: dict[str, Face]) -> dict[str, bytes]:
    """Return the faces that drew something, each with its licence."""
    files = {}
    for face in faces.values():
        for path in (face.path, *_licences(face.path)):
            files[f"{FONTS}/{path.parent.name}/{path.name}"] = path.read_bytes()
    return files


def _licences(font: Path) -> list[Path]:
    """Return the licence files of one font: those of its name, or else all in its folder."""
    texts = [path for path in sorted(font.parent.iterdir()) if path.suffix not in (".ttf", ".otf")]
    family = font.stem.partition("-")[0]
    return [path for path in texts if family in path.name] or [p for p in texts if p.is_file()]


def _json(content: object) -> bytes:
    text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    return text.encode("utf-8", "backslashreplace")
