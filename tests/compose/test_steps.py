"""A step of the sheet's ladder whose rows have no room is not set: it would not have fitted."""

from __future__ import annotations

import pytest

from jianbao.briefing.reading.reading import read_briefing
from jianbao.compose.sheet import fitting
from jianbao.compose.sheet.attempt import Attempt
from jianbao.library.options import Surroundings
from jianbao.library.papers import typeset_papers
from tests.conftest import CASES, ROOT


@pytest.mark.parametrize("name", ["hospital-45", "nation-60", "waterworks-45"])
def test_what_is_not_set_would_not_fit(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    left: list[Attempt] = []
    may_fit = fitting._Fitter._may_fit

    def asked(fitter: fitting._Fitter, attempt: Attempt) -> bool:
        may = may_fit(fitter, attempt)
        if not may and len(left) < 8:
            left.append(attempt)
            assert not fitter._measured(attempt).fits
        return may

    monkeypatch.setattr(fitting._Fitter, "_may_fit", asked)
    briefing = read_briefing(CASES / "sheets" / name).briefing
    typeset_papers(briefing, Surroundings(ROOT), CASES / "sheets" / name, "metrics-sheet")
    assert left
