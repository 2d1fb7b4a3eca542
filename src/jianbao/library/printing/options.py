"""How a release is printed: the sheets, how many copies, and to which printer."""

from __future__ import annotations

from collections.abc import Iterator

from jianbao.document.patterns import pattern
from jianbao.library.printing.designs import Design
from jianbao.messages.errors import Problems
from jianbao.messages.findings import Finding
from jianbao.messages.printers import (
    print_bad_option,
    print_bad_pin,
    print_cover_binding,
    print_fold_nothing,
    print_one_sided_booklet,
    print_trim_printer,
)
from jianbao.messages.printing import print_bad_count, print_bad_thickness, print_count_of_copies

MOST_COUNT = 9999
OPTION = pattern(r"[A-Za-z][A-Za-z0-9._-]*(?:=\S+)?")  # of lp; a blank would begin another one
PIN = pattern("[0-9]{4,16}")
OURS = {
    "sides", "media", "pagesize", "duplex", "print-scaling", "collate", "print-color-mode",
    "finishings", "job-password", "copies", "number-up", "page-ranges", "fit-to-page", "scaling",
    "raw",
}  # fmt: skip
"""Options of lp that this command gives itself, or that would spoil the order of its sheets."""
MOST_THICKNESS = 1.0  # mm


class PrintOptions(Design, frozen=True):
    """How a release is printed. At most one of `booklet`, `n_up` and `large`.

    `count` copies are printed, by default as many as the distribution list has. Where a `printer`
    is named, what is made may be handed to it, and a secret paper needs `secret_ok`. A printer is
    asked first whether it has the sheets, trays and finishings that are asked for.

    Raises InputError where a number is out of its range or does not fit the others.
    """

    count: int | None = None  # 1 to 9999
    printer: str | None = None  # as CUPS knows it
    secret_ok: bool = False  # a secret paper may go to a printer
    tray: str = ""  # of the printer, as it names it
    cover_tray: str = ""  # the same, for the outer sheet with `cover_stock`
    staple: bool = False  # two on the left; of a booklet: in the fold
    fold: bool = False  # a booklet
    punch: bool = False  # two holes on the left
    pin: str = ""  # 4 to 16 digits to be typed at the printer
    extra: tuple[str, ...] = ()  # further options of lp: NAME=VALUE

    def __post_init__(self) -> None:
        self._check_design()
        problems = Problems()
        if self.count is not None and not 1 <= self.count <= MOST_COUNT:
            problems.add(print_bad_count(most=MOST_COUNT))
        if self.count is not None and self.by_copy:
            problems.add(print_count_of_copies())
        if not 0 <= self.thickness <= MOST_THICKNESS:
            problems.add(print_bad_thickness(most=f"{MOST_THICKNESS:g}"))
        for finding in self._of_the_printer():
            problems.add(finding)
        problems.raise_if_any()

    def _of_the_printer(self) -> Iterator[Finding]:
        if self.trim_marks and self.printer is not None:
            yield print_trim_printer(media=self.media)
        if self.one_sided and self.booklet:
            yield print_one_sided_booklet()
        if self.fold and not self.booklet:
            yield print_fold_nothing()
        if self.cover_stock and (self.staple or self.fold):
            yield print_cover_binding()
        if self.pin and not PIN.fullmatch(self.pin):
            yield print_bad_pin()
        for option in self.extra:
            name = option.partition("=")[0]
            if not OPTION.fullmatch(option) or name.lower() in OURS:
                yield print_bad_option(option=option)

    def _check_design(self) -> None:
        if self.booklet not in ("", "a3", "a4") or self.n_up not in (1, 2, 4):
            raise ValueError(f"no such sheets: booklet={self.booklet!r}, n_up={self.n_up!r}")
        if sum((bool(self.booklet), self.n_up > 1, self.large)) > 1:
            raise ValueError("only one of booklet, n_up and large")
