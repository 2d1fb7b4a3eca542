"""A release -> what goes to the printer: sheets in order, a slip, and the register of copies."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from msgspec.structs import replace

from jianbao.briefing.model import Briefing
from jianbao.document.composed import Properties
from jianbao.document.theme import Theme
from jianbao.library.options import AnyPath
from jianbao.library.printing.copies import Copy, copies_of, register_csv
from jianbao.library.printing.designs import Design
from jianbao.library.printing.imposing import (
    Marks,
    Overlays,
    count_pages,
    draws_colour,
    impose,
)
from jianbao.library.printing.options import PrintOptions
from jianbao.library.printing.orders import sides_of
from jianbao.library.printing.overlays import numbers_pdf, watermarks_pdf
from jianbao.library.printing.slip import Job, slip_pdf, slip_text
from jianbao.library.release.files import write_files
from jianbao.library.release.manifest import LARGEST_MANIFEST, MANIFEST, manifest_of
from jianbao.library.release.released import Released
from jianbao.library.results import Files, Written, writing
from jianbao.messages.findings import Finding
from jianbao.messages.opening import read_file
from jianbao.messages.print_slip import PRINT_ONLY
from jianbao.messages.printing import print_blank_before, print_no_cover, print_thick

MOST_SHEETS = 20  # of 80 g/m² that a stapler and the fold of a booklet take


class Printed(Files, frozen=True, kw_only=True):
    """What is made for the printer: sheets, slip and, for numbered copies, their register.

    `main` names the file that is printed `count` times.
    """

    main: str
    sheets: int  # of one copy
    count: int  # 1 where the file holds all copies itself
    copies: Sequence[Copy]  # numbered ones, in the order of the distribution list
    options: PrintOptions
    finishings: Sequence[int] = ()  # as the printer numbers them (PWG 5100.1)
    cover: str = ""  # the file of the outer sheets, where they are printed apart
    coloured: bool = False  # whether it needs coloured ink
    secrecy: str = ""  # the mark that keeps it from any printer but one for secret papers

    def write(self, folder: AnyPath | None = None) -> Written:
        """Write the files, by default below the release, beside those of earlier prints.

        A file there that somebody edited is copied beside itself first (`kept`). Raises WriteError.
        """
        place = self.place(folder)
        try:
            before = read_file(place / MANIFEST, LARGEST_MANIFEST, within=place)
        except OSError:
            before = b""
        with writing(place):
            kept = write_files(place, {**self.files, MANIFEST: manifest_of(self.files, before)})
        return self._written(place, kept)


def make_print(
    released: Released,
    briefing: Briefing,
    theme: Theme,
    made_at: datetime,
    design: PrintOptions,
    imprint: bool = False,
    secret: str = "",
) -> Printed:
    """Return the files of one print; the same release gives the same bytes.

    `theme` is that of the paper, `made_at` the release's time; `imprint` says that its last page
    has 版记, or what else stands at the foot of the last page, `secret` its mark of a secret.

    Raises InputError where there is no distribution list and a copy has something of its own.
    """
    language = "zh" if briefing.language.startswith("zh") else "en"
    particulars = briefing.particulars
    papers = _papers(released, design)
    pages = [count_pages(paper) for paper in papers]
    sides = sides_of(pages, design, imprint)
    copies = copies_of(particulars) if design.by_copy else []
    properties = _properties(briefing, made_at, language)
    marks, overlays, findings = _of_each_copy(copies, papers[0], theme, design, properties)
    stem = f"{released.name}-{design.name}"
    job = Job(
        file=f"{stem}.pdf",
        design=design,
        sides=len(sides),
        count=design.count or _usual_count(design, particulars.copies),
        copies=copies,
        particulars=particulars,
        language=language,
        blank_before=sides != sides_of(pages, replace(design, cover_last=False)),
        secret=secret,
        cover=f"{stem}-cover.pdf" if design.cover_stock and len(sides) > 2 else "",
    )
    parts = {job.cover: sides[:2], job.file: sides[2:]} if job.cover else {job.file: sides}
    files = {
        **{
            name: impose(papers, part, design, marks, overlays, properties)
            for name, part in parts.items()
        },
        f"{stem}-slip.pdf": slip_pdf(job, properties),
        f"{stem}-slip.txt": slip_text(job).encode(),
    }
    if copies:
        files[f"{stem}-register.csv"] = register_csv(copies, language)
    if job.blank_before and design.cover_last is None:
        findings = [*findings, print_blank_before()]
    if design.cover_stock and not job.cover:
        findings = [*findings, print_no_cover()]
    if design.booklet and job.sheets > MOST_SHEETS:
        findings = [*findings, print_thick(sheets=job.sheets, most=MOST_SHEETS)]
    return Printed(
        files=files,
        findings=tuple(findings),
        main=job.file,
        sheets=job.sheets,
        count=job.count,
        copies=copies,
        options=design,
        cover=job.cover,
        secrecy=secret,
        coloured=not design.grey and any(map(draws_colour, papers)),
    )


def _papers(released: Released, design: Design) -> list[bytes]:
    """Return the PDFs to print, the main paper first."""
    names = [released.main("pdf"), *([] if design.paper_only else released.others("pdf"))]
    return [released.files[name] for name in names]


def _usual_count(design: Design, copies: int) -> int:
    """Return how often to print: once what is to be looked at, or holds all copies itself."""
    once = design.by_copy or design.n_up > 1
    return 1 if once else max(copies, 1)


def _properties(briefing: Briefing, made_at: datetime, language: str) -> Properties:
    return Properties(
        title="".join(line.text for line in briefing.title),
        author=briefing.issuer.text,
        subject=PRINT_ONLY.text(language),
        language=briefing.language,
        made_at=made_at,
    )


def _of_each_copy(
    copies: Sequence[Copy], paper: bytes, theme: Theme, design: Design, properties: Properties
) -> tuple[list[Marks], Overlays, list[Finding]]:
    """Return what each copy has of its own, and the PDFs to which that refers."""
    if not copies:
        return [Marks()], Overlays(), []
    numbers, replaced, findings, watermarks = b"", None, list[Finding](), b""
    texts = [f"{copy.who}　{copy.number}" if design.numbered else copy.who for copy in copies]
    names = list(dict.fromkeys(texts))
    if design.numbered:
        numbers, replaced, findings = numbers_pdf(copies, theme, paper, properties)
    if design.watermark:
        size = (theme.page.width, theme.page.height)
        watermarks = watermarks_pdf(names, size, properties)
    order = {name: number for number, name in enumerate(names)}
    marks = [
        Marks(
            number if design.numbered else None,
            order[text] if design.watermark else None,
        )
        for number, text in enumerate(texts)
    ]
    return marks, Overlays(numbers, watermarks, replaced), findings
