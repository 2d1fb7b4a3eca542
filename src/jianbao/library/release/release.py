"""A release: everything one build made, and the manifest that says so."""

from __future__ import annotations

import json
from datetime import datetime

from msgspec import Struct

from jianbao.audit.accept import Accepted
from jianbao.document.program import __version__
from jianbao.fonts.bundle import Face
from jianbao.library.release.manifest import MANIFEST, digest
from jianbao.messages.findings import Finding, Level
from jianbao.proof.output import Output


class Release(Struct, frozen=True):
    """What one build made of one briefing."""

    name: str
    folder: str  # as the user named it; places of findings begin with it
    made_at: datetime
    templates: tuple[str, ...]
    outputs: tuple[Output, ...]
    inputs: dict[str, bytes]
    faces: dict[str, Face]  # those that drew something
    figures: int
    findings: tuple[Finding, ...]
    accepted: tuple[Accepted, ...] = ()
    secrecy: str = ""  # 绝密, 机密 or 秘密, as the paper is marked
    internal: bool = False  # 内部资料

    def count(self, level: Level) -> int:
        """Return how many findings have this level."""
        return sum(finding.level is level for finding in self.findings)

    def files(self) -> dict[str, bytes]:
        """Return every file to write, the manifest last."""
        files = {output.name: output.data for output in self.outputs}
        return {**files, MANIFEST: self.manifest()}

    def manifest(self) -> bytes:
        """Return the manifest as JSON: the same input gives the same bytes, in any locale."""
        content = {
            "jianbao": __version__,
            "briefing": self.name,
            "made_at": self.made_at.isoformat(),
            "templates": list(self.templates),
            **({"secrecy": self.secrecy} if self.secrecy else {}),
            **({"internal": True} if self.internal else {}),
            "figures": self.figures,
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
        return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode(
            "utf-8", "backslashreplace"
        )

    def _finding(self, finding: Finding) -> dict[str, str | int]:
        finding, place = self._moved(finding), finding.place
        found: dict[str, str | int] = {"code": finding.code, "level": finding.level.value}
        if place:
            found["file"] = place.file.removeprefix(self.folder).lstrip("/")
            found["line"], found["column"] = place.line, place.column
        if finding.sentence:
            found["sentence"] = finding.sentence
        found["message"] = finding.text("zh")
        found["hint"] = finding.hint("zh")
        return found

    def _moved(self, finding: Finding) -> Finding:
        """Return a finding that names other places, too, as they are inside the folder."""
        start = f"{self.folder}/"
        return finding.with_text(lambda text: text.removeprefix(start))
