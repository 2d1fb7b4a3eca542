"""A paper taken apart: what stands above its text is found by its forms, the rest by others."""

from __future__ import annotations

import re
from collections.abc import Iterable

from jianbao.briefing.markings import marking
from jianbao.briefing.numbers import chinese_number
from jianbao.document.patterns import pattern
from jianbao.intake import forms
from jianbao.intake.changes import Log
from jianbao.intake.english import divided_english
from jianbao.intake.foot import BODY_LENGTH, FOOT, annexes_of, without_end, without_foot
from jianbao.intake.found import Divided, Particulars, take_day
from jianbao.intake.source import Paragraph, Piece
from jianbao.messages.intake import ISSUER_GUESSED, TITLE_GUESSED, UNPLACED

MOST_TITLE_LINES = 5
FIRST = pattern("一、")
APART = pattern(r"[ \t\u3000\xa0]{2,}|\t")


def divided(pieces: Iterable[Piece], log: Log, *, english: bool = False) -> Divided:
    """Take a paper apart: head, text, foot and annexes."""
    particulars = Particulars()
    rest = list(pieces)
    if english:
        return divided_english(rest, particulars)
    start = _head(rest, particulars, log)
    particulars.head_dated = particulars.day is not None
    rest = rest[start:]
    rest = without_foot(rest, particulars)
    body, annexes = annexes_of(rest)
    if annexes:  # 版记 may stand before them, too
        body = without_foot(body, particulars)
    body = without_end(body, particulars, log)
    body = _without_meeting(body, particulars)
    particulars.length = sum(len(each.text) for each in body if isinstance(each, Paragraph))
    return Divided(particulars, body, annexes)


# ---- head


def _head(pieces: list[Piece], found: Particulars, log: Log) -> int:
    """Read what stands above the text; return where that begins."""
    end = _text_begins(pieces)
    if end == len(pieces):
        end = _head_alone(pieces)
    lines = [piece for piece in pieces[:end] if isinstance(piece, Paragraph)]
    if end < len(pieces) and not lines:
        return 0
    titles: list[Paragraph] = []
    for line in _without_agenda(lines, found):
        if _read_meeting(line, found) or _red_head(line, found, bool(titles)):
            continue
        for part in APART.split(line.text.strip()) if not _issued(line, found, log) else ():
            if not _known(part.strip(), line, found, log, bool(titles)):
                titles.append(line)
                break
    _take_issuer(titles, lines, found, log)
    _set_title(titles, found, log)
    following = pieces[end] if end < len(pieces) else None
    if isinstance(following, Paragraph) and titles and _addressees(following, found):
        end += 1
        following = pieces[end] if end < len(pieces) else None
    if isinstance(following, Paragraph) and (match := forms.EDITOR_NOTE.fullmatch(following.text)):
        found.editor_note = match[1]
        end += 1
    return end


def _text_begins(pieces: list[Piece]) -> int:
    """Return where the text begins: behind an agenda, whose points look like headings."""
    first = 0
    for index, piece in enumerate(pieces[:FOOT]):
        if isinstance(piece, Paragraph) and forms.AGENDA.fullmatch(forms.squeezed(piece.text)):
            ends = (i for i in range(index + 1, len(pieces)) if _ends_agenda(pieces[i]))
            numbered = [
                i
                for i in range(index + 1, next(ends, len(pieces)))
                if isinstance(line := pieces[i], Paragraph) and forms.LEVELS[0].match(line.printed)
            ]
            first = numbered[0] if numbered else index
            again = [i for i in numbered[1:] if _begins_anew(pieces[i])]
            while first + 1 in numbered and first + 1 not in again:
                first += 1
            first += 1
    rest = (i for i in range(first, len(pieces)) if _is_text(pieces[i], i, pieces))
    return next(rest, len(pieces))


def _ends_agenda(piece: Piece) -> bool:
    """Return whether a piece is a text already: what was numbered behind it are headings."""
    if not isinstance(piece, Paragraph):
        return True
    return len(piece.text) >= BODY_LENGTH or piece.printed[-1:] == "。"


def _head_alone(pieces: list[Piece]) -> int:
    """Return where a paper without any sentence begins its text: behind title and known forms."""
    found, log = Particulars(), Log()
    for index, piece in enumerate(pieces[1:], 1):
        if not isinstance(piece, Paragraph):
            return index
        if not (_issued(piece, found, log) or _known(piece.text.strip(), piece, found, log, True)):
            return index
    return len(pieces)


def _begins_anew(piece: Piece) -> bool:
    return isinstance(piece, Paragraph) and bool(FIRST.match(piece.printed))


def _red_head(line: Paragraph, found: Particulars, has_title: bool) -> bool:
    """Read the red name that a paper of an office begins with (7.2.4)."""
    plain = forms.squeezed(line.text)
    if not line.is_red or has_title or not plain:
        return False
    if any(_is_form(plain)) or forms.COPY_NUMBER.fullmatch(plain):
        return False
    if found.banner and not (forms.NAME_ALONE.fullmatch(found.banner) and plain.endswith("文件")):
        return False
    # several issue a paper together: each has a line of its own (7.2.4)
    found.banner = "、".join(filter(None, (found.banner, plain)))
    return True


def _without_agenda(lines: list[Paragraph], found: Particulars) -> list[Paragraph]:
    """Take out 议程 with its numbered points."""
    start = next(
        (i for i, line in enumerate(lines) if forms.AGENDA.fullmatch(forms.squeezed(line.text))), -1
    )
    if start < 0:
        return lines
    kept = lines[:start]
    for line in lines[start + 1 :]:
        if match := forms.LEVELS[0].match(line.printed):
            found.agenda.append(line.printed[match.end() :])
        else:
            kept.append(line)
    return kept


def _is_text(piece: Piece, index: int, pieces: list[Piece]) -> bool:
    """Return whether the text begins here."""
    if not isinstance(piece, Paragraph):
        return index > 0
    text = piece.printed
    if piece.is_title:
        return False
    if piece.level or forms.LEVELS[0].match(text) or forms.LEVELS[1].match(text):
        return index > 0
    if forms.INTERNAL.fullmatch(forms.squeezed(text)):
        return False
    if forms.EDITOR_NOTE.fullmatch(text) or (
        index and forms.ADDRESSEE.fullmatch(text) and not any(_is_form(text))
    ):
        return True
    if any(_is_form(text)):
        return False
    return len(text) >= BODY_LENGTH or (index > 0 and (text[-1:] in "。；！？：" or "。" in text))


def _is_form(text: str) -> Iterable[bool]:
    for form in (forms.SIGNERS, forms.ISSUED, forms.ISSUE, forms.DOCUMENT_NUMBER):
        yield bool(form.search(text)) and len(text) < BODY_LENGTH


def _issued(line: Paragraph, found: Particulars, log: Log) -> bool:
    """Read a bulletin's line of unit and day."""
    match = forms.ISSUED.fullmatch(line.text.strip())
    if not match:
        return False
    found.issuer = forms.squeezed(match["organ"])
    take_day(found, line, match["day"], log)
    return True


def _known(text: str, line: Paragraph, found: Particulars, log: Log, has_title: bool) -> bool:
    """Read one part of a line of the head, if its form says what it is."""
    plain = forms.squeezed(text)
    if match := forms.COPY_NUMBER.fullmatch(plain):
        found.copy_number = match[1]
    elif (mark := marking(plain)) and mark.kind in ("state", "work", "trade"):
        found.secrecy = plain
    elif forms.INTERNAL.fullmatch(plain):
        found.internal = True
    elif forms.URGENCY.fullmatch(plain):
        found.urgency = plain
    elif match := forms.SIGNERS.fullmatch(text):
        found.signers = _people(match[1])
    elif forms.DOCUMENT_NUMBER.fullmatch(plain):
        found.number = plain
    elif match := forms.ISSUE.fullmatch(text):
        found.issue = _whole(match["issue"])
        found.total_issue = int(match["total"] or found.total_issue)
    elif match := forms.TOTAL_ISSUE.fullmatch(text):
        found.total_issue = int(match[1])
    elif match := forms.SUBTITLE.fullmatch(text):
        found.subtitle = match[1]
    elif forms.DATE.fullmatch(plain):
        take_day(found, line, plain, log)
    elif (
        not has_title and forms.BANNER.fullmatch(plain) and "关于" not in plain and not found.banner
    ):
        found.banner = plain
    elif (has_title or not line.is_centred) and forms.ORGAN.fullmatch(plain) and not found.issuer:
        if "关于" in plain or not has_title:
            return False
        found.issuer = plain
    else:
        return False
    return True


def _people(text: str) -> list[str]:
    """Return names; one of two characters has a blank inside, to be as wide as others."""
    names: list[str] = []
    is_half = False
    for name in re.split(r"[\s\u3000、，,]+", text):
        if is_half and len(name) == 1:
            names[-1] += name
            is_half = False
        elif name:
            names.append(name)
            is_half = len(name) == 1
    return names


def _whole(text: str) -> int:
    return int(text) if text.isdecimal() else chinese_number(text) or 0


def _take_issuer(
    titles: list[Paragraph], lines: list[Paragraph], found: Particulars, log: Log
) -> None:
    """Take the line above the date that no form knows for whoever issues the paper: a doubt."""
    last = titles[-1] if len(titles) > 1 else None
    if last is None or found.issuer or not last.text.strip() or last.is_title:
        return
    behind = next(iter(lines[lines.index(last) + 1 :]), None)
    name = forms.squeezed(last.text)
    is_dated = behind is not None and forms.DATE.fullmatch(forms.squeezed(behind.text))
    is_smaller = not last.size or last.size < max(line.size for line in titles)
    if is_dated and is_smaller and forms.NAME_ALONE.fullmatch(name):
        log.add(ISSUER_GUESSED, last.place, name, name, "doubtful")
        found.issuer = name
        titles.pop()


def _set_title(lines: list[Paragraph], found: Particulars, log: Log) -> None:
    """Take the largest lines for the title, or all where none is larger; else they are unplaced."""
    if not lines and found.banner:
        found.title = [found.banner]
        if found.issue:  # of a bulletin, which prints its name above, too
            log.add(TITLE_GUESSED, "", found.banner, found.banner, "doubtful")
        else:
            found.banner = ""
        return
    styled = [line for line in lines if line.is_title]
    sizes = [line.size for line in lines if line.size and not _is_row_of_figures(line)]
    largest = [
        line
        for line in lines
        if (not sizes or line.size >= max(sizes) - 0.1) and not _is_row_of_figures(line)
    ]
    title = styled or largest
    for line in lines:
        if line in title and len(found.title) < MOST_TITLE_LINES:
            found.title.append(line.text.strip())
        elif not found.subtitle and BELOW_TITLE.fullmatch(line.text.strip()) and found.title:
            found.subtitle = line.text.strip()
        elif not found.issuer and forms.NAME_ALONE.fullmatch(forms.squeezed(line.text)):
            found.issuer = forms.squeezed(line.text)
            log.add(ISSUER_GUESSED, line.place, line.text, found.issuer, "doubtful")
        else:
            found.unplaced.append(line)
            log.add(UNPLACED, line.place, line.text, "unplaced", "doubtful")


BELOW_TITLE = pattern("（[^（）]{4,80}）")
"""（2026年第3号）, （…年…月…日市人大常委会第三次会议通过）."""


def _is_row_of_figures(line: Paragraph) -> bool:
    """Return whether a line is no title but what stands in columns: 86份　　1.2%　　43个."""
    return "\u3000\u3000" in line.text.strip() and any(map(str.isdecimal, line.text))


def _addressees(line: Paragraph, found: Particulars) -> bool:
    match = forms.ADDRESSEE.fullmatch(line.text.strip())
    if not match or not forms.ADDRESSED.search(match[1]) or line.label:
        return False
    found.to = [name.strip() for name in re.split("[，,]", match[1])]
    return True


# ---- meetings


def _without_meeting(pieces: list[Piece], found: Particulars) -> list[Piece]:
    """Take out the lines that say when and where a meeting was, and who took part."""
    kept: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, Paragraph) and len(piece.text) < 400 and _read_meeting(piece, found):
            continue
        kept.append(piece)
    return kept


def _read_meeting(line: Paragraph, found: Particulars) -> bool:
    text = line.text.strip()
    for name, form in forms.MEETING.items():
        if match := form.fullmatch(text):
            found.meeting[name] = match[1].strip()
            return True
    if match := forms.ATTENDANCE.fullmatch(text):
        found.attendance[forms.squeezed(match[1])] = match[2].strip()
        return True
    return False
