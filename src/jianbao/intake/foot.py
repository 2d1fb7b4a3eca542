"""What stands behind the text of a paper: found from its end backwards, by its forms."""

from __future__ import annotations

import re

from jianbao.document.patterns import pattern
from jianbao.intake import forms
from jianbao.intake.changes import Log
from jianbao.intake.found import Particulars, day_of, take_day
from jianbao.intake.source import Paragraph, Piece
from jianbao.messages.intake import ISSUER_GUESSED

BODY_LENGTH = 60  # characters of a paragraph that is no line of a foot
APART = pattern(r"[ \t\u3000\xa0]{2,}|\t")  # between two that sign on one line
FOOT = 14  # paragraphs from the end that may belong to the foot


def without_foot(pieces: list[Piece], found: Particulars) -> list[Piece]:
    """Take off 版记, distribution and editor from the end."""
    kept = list(pieces)
    pending: list[Paragraph] = []
    for _ in range(FOOT):
        last = kept[-1] if kept else None
        if not isinstance(last, Paragraph):
            break
        if _read_foot(last, pending, found):
            pending.clear()
        elif last.text[-1:] == "。" and len(pending) < 2 and len(last.text) < BODY_LENGTH:
            pending.append(last)  # may be the second line of 抄送
        else:
            break
        kept.pop()
    return [*kept, *reversed(pending)]


def _read_foot(line: Paragraph, pending: list[Paragraph], found: Particulars) -> bool:
    text = line.text.strip()
    going_on = "".join(each.text.strip() for each in reversed(pending))
    if match := forms.COPIES.fullmatch(text + going_on):
        found.cc = _names(match[1])
        return True
    for way, form in forms.WAYS.items():
        if match := form.fullmatch(text + going_on):
            found.distribution[:0] = [(way, name) for name in _names(match[1])]
            return True
    if pending:
        return False
    if match := forms.PRINTED.fullmatch(text):
        found.printed_by = forms.squeezed(match["organ"])
        found.printed_on = day_of(match["day"])
        if found.printed_on is None:
            found.unplaced.append(line)
    elif match := forms.PRINT_RUN.fullmatch(text):
        found.print_run = int(match[1])
    elif match := forms.EDITOR.fullmatch(text):
        found.editor = match[1]
    else:
        return False
    return True


def _names(text: str) -> list[str]:
    return [name.strip() for name in re.split("[，,；;]", text.rstrip("。 ")) if name.strip()]


# ---- annexes, signature


def annexes_of(pieces: list[Piece]) -> tuple[list[Piece], list[list[Piece]]]:
    """Part the text from the annexes, each of which begins with 附件 alone on its line."""
    starts = [
        index
        for index, piece in enumerate(pieces)
        if isinstance(piece, Paragraph)
        and forms.ANNEX.fullmatch(piece.printed.strip())
        and index + 1 < len(pieces)
    ]
    if not starts:
        return pieces, []
    ends = [*starts[1:], len(pieces)]
    return pieces[: starts[0]], [
        pieces[start + 1 : end] for start, end in zip(starts, ends, strict=True)
    ]


def without_end(pieces: list[Piece], found: Particulars, log: Log) -> list[Piece]:
    """Take off remark, date, signature and the list of annexes, from the end backwards."""
    kept = list(pieces)
    if (line := _last(kept)) and (match := forms.REMARK.fullmatch(line.text.strip())):
        found.remark = match[1]
        kept.pop()
    if (line := _last(kept)) and found.day and forms.squeezed(line.text) in _issuers(found):
        found.issuer = forms.squeezed(line.text)
        kept.pop()
    if (line := _last(kept)) and forms.DATE.fullmatch(forms.squeezed(line.text)):
        take_day(found, line, line.text, log)
        kept.pop()
        _signature(kept, found, log)
    return _without_attachments(kept, found)


def _issuers(found: Particulars) -> set[str]:
    """Return the names under which a paper's head may name who signs it."""
    return {found.issuer, re.sub("(?:文件|督查通报|通报|会议纪要|简报)$", "", found.banner)} - {""}


def _signature(kept: list[Piece], found: Particulars, log: Log) -> None:
    line = _last(kept)
    if line is None or line.level:
        return
    names = [forms.squeezed(part) for part in APART.split(line.text.strip())]
    whole = forms.squeezed(line.text)
    if not all(map(forms.ORGAN.fullmatch, names)):  # 某　局: its characters stand apart
        names = [whole]
    if not all(map(forms.NAME_ALONE.fullmatch, names)):
        return
    if not all(map(forms.ORGAN.fullmatch, names)):
        log.add(ISSUER_GUESSED, line.place, whole, whole, "doubtful")
    found.issuer = "、".join(names)
    kept.pop()


def _last(pieces: list[Piece]) -> Paragraph | None:
    last = pieces[-1] if pieces else None
    return last if isinstance(last, Paragraph) else None


def _without_attachments(pieces: list[Piece], found: Particulars) -> list[Piece]:
    """Take out 附件：1.… and the numbered lines behind it, while their numbers run on."""
    for index in range(len(pieces) - 1, max(-1, len(pieces) - FOOT), -1):
        piece = pieces[index]
        match = isinstance(piece, Paragraph) and forms.ATTACHMENTS.fullmatch(piece.printed.strip())
        if not match:
            continue
        end = index + 1
        first = forms.NUMBERED.fullmatch(match[1].strip())
        found.attachments = [first[2] if first else match[1].strip()]
        while first and end < len(pieces) and isinstance(line := pieces[end], Paragraph):
            numbered = forms.NUMBERED.fullmatch(line.printed.strip())
            if not numbered or int(numbered[1]) != len(found.attachments) + 1:
                break
            found.attachments.append(numbered[2])
            end += 1
        found.attachments = [name.strip() for name in found.attachments if name.strip()]
        return [*pieces[:index], *pieces[end:]]
    return pieces
