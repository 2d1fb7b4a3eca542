"""An English paper taken apart: title, subtitle, issuer and date above its first text."""

from __future__ import annotations

from datetime import date

from jianbao.document.patterns import pattern
from jianbao.intake.found import Divided, Particulars
from jianbao.intake.source import Paragraph, Piece

LONGEST_LINE = 120  # characters of a line above the text
MOST_LINES = 6
MONTHS = "January February March April May June July August September October November December"
MONTH = f"({MONTHS.replace(' ', '|')})"
ENGLISH_DAY = pattern(rf"(?:(\d{{1,2}}) {MONTH}|{MONTH} (\d{{1,2}})),? (\d{{4}})")


def english_day(text: str) -> date | None:
    """Return the day that a line is: 15 April 2026, April 15, 2026."""
    match = ENGLISH_DAY.fullmatch(text)
    if not match:
        return None
    month = MONTHS.split().index(match[2] or match[3]) + 1
    try:
        return date(int(match[5]), month, int(match[1] or match[4]))
    except ValueError:
        return None


def divided_english(pieces: list[Piece], found: Particulars) -> Divided:
    """Take an English paper apart: title, subtitle, issuer and date above its first text."""
    found.language = "en"
    lines: list[Paragraph] = []
    for piece in pieces:
        if not isinstance(piece, Paragraph) or piece.level or len(piece.text) > LONGEST_LINE:
            break
        if piece.text[-1:] in ".:;" or len(lines) > MOST_LINES - 1:
            break
        lines.append(piece)
    texts = [line.text.strip() for line in lines]
    for text in list(texts):
        if found.day is None and (day := english_day(text)):
            found.day = day
            texts.remove(text)
    if found.day is None:  # Issued by the Office, 14 March 2026
        days = (english_day(match[0]) for text in texts for match in ENGLISH_DAY.finditer(text))
        found.day = next(filter(None, days), None)
    found.title = texts[:1]
    if len(texts) > 2:
        found.subtitle = texts[1]
    found.issuer = texts[-1] if len(texts) > 1 else ""
    found.unplaced = [line for line in lines if line.text.strip() in texts[2:-1]]
    return Divided(found, pieces[len(lines) :], [])
