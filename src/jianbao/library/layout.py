"""`measure_layout`: a finished file held against GB/T 9704-2012."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from msgspec import Struct

from jianbao.library.layout_sheet import is_sheet, sheet_pdf, summary, table_rows
from jianbao.library.options import LAYOUT_FORMS, AnyPath, LayoutForm
from jianbao.library.release.files import replace_files
from jianbao.library.results import Written, writing
from jianbao.messages.commands import layout_no_sheet, layout_same_file
from jianbao.messages.errors import InputError
from jianbao.proof.standard.measuring.checking import Checked, check_file
from jianbao.proof.standard.requirement import Reading
from jianbao.proof.standard.words import clause_text, measured_text, required_text


class Measured(Struct, frozen=True):
    """A finished file and every rule's verdict."""

    file: Path  # as it was named
    checked: Checked

    @property
    def kept(self) -> bool:
        """Whether no rule is broken."""
        return self.checked.kept

    @property
    def readings(self) -> tuple[Reading, ...]:
        """What was measured for each rule, and the verdict, in the standard's order."""
        return self.checked.readings

    @property
    def kind(self) -> Literal["pdf", "docx"]:
        """What the file is. Of a Word file nothing is known that only a layout would tell."""
        return "docx" if self.checked.kind == "docx" else "pdf"

    def rows(self, language: str) -> list[list[str]]:
        """Return the sheet as text: a row of heads, then a row a rule."""
        return table_rows(self.checked, language)

    def summary(self, language: str) -> str:
        """Return how many rules came to which verdict, in words."""
        return summary(self.checked, language)

    def record(self, language: str) -> dict[str, object]:
        """Return everything as JSON has it; numbers are in each rule's own unit."""
        checked = self.checked
        return {
            "file": checked.name,
            "sha256": checked.digest,
            "pages": checked.pages or None,
            "form": checked.form or None,
            "kept": checked.kept,
            "rules": [_rule(reading, language) for reading in checked.readings],
        }

    def pdf(self) -> bytes:
        """Return the sheet (版式核验单) as a PDF/A-3a of one page."""
        return sheet_pdf(self.checked)

    def write_sheet(self, path: AnyPath) -> Written:
        """Write the sheet as a PDF.

        Gate: raises InputError where it would take the place of the file that was measured, or of
        one that is no such sheet. Raises WriteError.
        """
        target = Path(path)
        self._check_free(target)
        with writing(target, named=True):
            replace_files(target.parent, {target.name: self.pdf()})
        return Written(target.parent, (target,))

    def _check_free(self, path: Path) -> None:
        with writing(path, named=True):
            if not path.is_file():
                return
            code = layout_same_file if path.samefile(self.file) else layout_no_sheet
            taken = code is layout_same_file or not is_sheet(path)
        if taken:
            raise InputError([code(file=path)])


def measure_layout(file: AnyPath, form: LayoutForm | Literal[""] = "") -> Measured:
    """Return a finished .docx or .pdf of any maker, measured against GB/T 9704-2012.

    `form` is the kind of paper, "" where the file is to tell. No gate: nothing is made. Raises
    InputError where it is neither, or cannot be opened or measured.
    """
    if form and form not in LAYOUT_FORMS:
        raise ValueError(f"form={form!r} is none of {', '.join(LAYOUT_FORMS)}")
    return Measured(Path(file), check_file(Path(file), form))


def _rule(reading: Reading, language: str) -> dict[str, object]:
    rule = reading.requirement
    return {
        "code": rule.code,
        "standard": rule.standard or None,
        "clause": rule.clause.replace("—", "") or None,
        "shown": clause_text(rule),
        "required": required_text(rule, language),
        "measured": measured_text(reading, language),
        "numbers": reading.measure.numbers,
        "unit": rule.unit or None,
        "verdict": reading.verdict,
        "source": rule.source,
    }
