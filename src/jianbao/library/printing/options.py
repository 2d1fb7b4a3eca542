"""How a release is printed: the sheets, how many copies, and to which printer."""

from __future__ import annotations

from jianbao.library.printing.designs import Design
from jianbao.messages.errors import Problems
from jianbao.messages.printing import print_bad_count, print_bad_thickness, print_count_of_copies

MOST_COUNT = 9999
MOST_THICKNESS = 1.0  # mm


class PrintOptions(Design, frozen=True):
    """How a release is printed. At most one of `booklet`, `n_up` and `large`.

    `count` copies are printed, by default as many as the distribution list has. Where a `printer`
    is named, what is made may be handed to it, and a marked paper needs `secret_ok`.

    Raises InputError where a number is out of its range or does not fit the others.
    """

    count: int | None = None  # 1 to 9999
    printer: str | None = None  # as CUPS knows it
    secret_ok: bool = False  # a marked paper may go to a printer

    def __post_init__(self) -> None:
        self._check_design()
        problems = Problems()
        if self.count is not None and not 1 <= self.count <= MOST_COUNT:
            problems.add(print_bad_count(most=MOST_COUNT))
        if self.count is not None and self.by_copy:
            problems.add(print_count_of_copies())
        if not 0 <= self.thickness <= MOST_THICKNESS:
            problems.add(print_bad_thickness(most=f"{MOST_THICKNESS:g}"))
        problems.raise_if_any()

    def _check_design(self) -> None:
        if self.booklet not in ("", "a3", "a4") or self.n_up not in (1, 2, 4):
            raise ValueError(f"no such sheets: booklet={self.booklet!r}, n_up={self.n_up!r}")
        if sum((bool(self.booklet), self.n_up > 1, self.large)) > 1:
            raise ValueError("only one of booklet, n_up and large")
