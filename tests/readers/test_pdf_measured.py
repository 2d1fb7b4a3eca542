"""Letters of a PDF as PDFium tells them: in halves, where they are beyond the first plane."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from jianbao.readers.pdf import measured


@pytest.mark.parametrize(
    ("codes", "letters"),
    [
        ([0x5218, 0xD86D, 0xDF4E], "刘\U0002b74e"),
        ([0xDC00, 0x5218], "�刘"),
        ([0xD86D, 0x5218, 0xDF4E], "刘�"),
    ],
)
def test_half_a_letter_alone_is_none(codes: list[int], letters: str) -> None:
    text: Any = SimpleNamespace(count_chars=lambda: len(codes))
    page: Any = SimpleNamespace(
        _text=text,
        _pdfium=SimpleNamespace(
            FPDFText_GetUnicode=lambda _, index: codes[index],
            FPDFText_IsGenerated=lambda _, index: 0,
        ),
    )
    found = measured._PageText._characters(page)
    assert "".join(letter for _, letter in found) == letters
