"""A release: everything one build made, and the manifest that says so."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.json import format as format_json

from jianbao.audit.accept import Accepted
from jianbao.document.program import __version__
from jianbao.fonts.bundle import Face
from jianbao.library.options import AnyPath, Surroundings
from jianbao.library.release.files import left_over
from jianbao.library.release.manifest import MANIFEST, digest
from jianbao.library.release.switching import switch_folder
from jianbao.library.results import Written, writing
from jianbao.messages.findings import Finding, Level
from jianbao.messages.terms import visible
from jianbao.proof.output import Output

LevelName: TypeAlias = Literal["error", "warning", "note"]


class Release(Struct, frozen=True, kw_only=True):
    """What one build made of one briefing, in memory, or what was opened again.

    `outputs` have the files, the main paper's first; `findings` what audit, typesetting and
    reading back found, in the order of the briefing's files: errors are not among them, for they
    refuse. Of a release that was opened they are as its manifest recorded them, in Chinese.
    """

    name: str
    outputs: tuple[Output, ...]
    findings: tuple[Finding, ...]
    made_at: datetime
    templates: tuple[str, ...]  # of the papers, the main one's first
    figures: int  # entries of the ledger
    accepted: tuple[Accepted, ...] = ()
    known: dict[str, int] = {}  # how many figures are proved, contradicted …
    secrecy: str = ""  # 绝密, 机密 or 秘密, as the paper is marked
    internal: bool = False  # 内部资料
    folder: Path | None = None  # where it lies; None: it was not written
    briefing: str  # its folder as the user named it; places of findings begin with it
    around: Surroundings = Surroundings()
    inputs: dict[str, bytes]  # what it was made of, by the manifest's names
    faces: dict[str, Face]  # those that drew something, by role
    recorded: bytes = b""  # the manifest that was opened
    made_by: str = ""  # the version of jianbao that it is written for; "": this one

    def count(self, level: Level | LevelName) -> int:
        """Return how many findings have a level: error, warning or note.

        Raises ValueError for a level that is none.
        """
        wanted = Level(level)
        return sum(finding.level is wanted for finding in self.findings)

    def write(self, out: AnyPath) -> Written:
        """Let `out`/NAME be the folder of these files, in one step; what else lies there stays.

        A file there that somebody edited is copied beside itself first (`kept`). Raises WriteError;
        what was there is then still there.
        """
        target, files = Path(out) / self.name, self.files()
        old = left_over(target, files)
        with writing(target):
            kept = switch_folder(target, files)
        return Written(
            target,
            tuple(target / name for name in files),
            tuple(target / name for name in kept),
            tuple(target / name for name in old),
        )

    def files(self) -> dict[str, bytes]:
        """Return every file to write, the manifest last."""
        files = {output.name: output.data for output in self.outputs}
        return {**files, MANIFEST: self.manifest()}

    def manifest(self) -> bytes:
        """Return the manifest (JSON, UTF-8): the same input gives the same bytes, in any locale."""
        if self.recorded:
            return self.recorded
        content = {
            "jianbao": self.made_by or __version__,
            "briefing": self.name,
            "made_at": self.made_at.isoformat(),
            "templates": list(self.templates),
            **({"secrecy": self.secrecy} if self.secrecy else {}),
            **({"internal": True} if self.internal else {}),
            "figures": self.figures,
            **({"figures_known": self.known} if self.known else {}),
            "files": [
                {
                    "name": output.name,
                    "pages": output.pages,
                    "bytes": len(output.data),
                    "sha256": digest(output.data),
                    **({"conforms": list(output.conforms)} if output.conforms else {}),
                    **({"embedded_fonts": list(output.embedded)} if output.embedded else {}),
                    **({"experimental": True} if output.experimental else {}),
                    "proof": output.proof.record() if output.proof else None,
                }
                for output in self.outputs
            ],
            "inputs": [
                {"name": name, "bytes": len(data), "sha256": digest(data)}
                for name, data in sorted(self.inputs.items())
            ],
            "fonts": [
                {"role": role, "file": face.path.name, "word": face.word, "sha256": face.digest}
                for role, face in sorted(self.faces.items())
            ],
            "substituted": [finding.plain for finding in self.findings if finding.room == "fonts"],
            "findings": [self._finding(finding) for finding in self.findings],
            "accepted": [
                {**self._finding(each.finding), "reason": each.reason} for each in self.accepted
            ],
        }
        try:
            plain = json.dumps(content, ensure_ascii=False).encode("utf-8")
        except UnicodeEncodeError:  # the name of a file that is no text
            slow = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
            return slow.encode("utf-8", "backslashreplace")
        return format_json(plain, indent=2) + b"\n"  # Python indents a hundred times as slowly

    def _finding(self, finding: Finding) -> dict[str, str | int]:
        finding, place = self._moved(finding), finding.place
        entry: dict[str, str | int] = {"code": finding.code, "level": finding.level.value}
        if place:
            entry["file"] = visible(place.file.removeprefix(self.briefing).lstrip("/"))
            entry["line"], entry["column"] = place.line, place.column
        if finding.sentence:
            entry["sentence"] = visible(finding.sentence)
        entry["message"] = finding.text("zh")
        entry["hint"] = finding.hint("zh")
        return entry

    def _moved(self, finding: Finding) -> Finding:
        """Return a finding that names other places, too, as they are inside the folder."""
        start = f"{self.briefing}/"
        return finding.with_text(lambda text: text.removeprefix(start))
