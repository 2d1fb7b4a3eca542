"""What stands before and behind the text of a paper: found from both ends, by its forms."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from msgspec import Struct, field

from jianbao.briefing.numbers import chinese_number
from jianbao.intake import forms
from jianbao.intake.changes import Log
from jianbao.intake.source import Paragraph, Piece
from jianbao.messages import intake as words

BODY_LENGTH = 60  # characters of a paragraph that is no line of a head
MOST_TITLE_LINES = 5
FOOT = 14  # paragraphs from the end that may belong to the foot
FIRST = re.compile("一、")
DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
APART = re.compile(r"[ \t\u3000\xa0]{2,}|\t")


class Particulars(Struct):
    """What was found of a paper beside its text; empty where it has none of it."""

    title: list[str] = field(default_factory=list)
    subtitle: str = ""
    issuer: str = ""
    banner: str = ""
    day: date | None = None
    number: str = ""
    signers: list[str] = field(default_factory=list)
    copy_number: str = ""
    secrecy: str = ""
    urgency: str = ""
    issue: int = 0
    total_issue: int = 0
    to: list[str] = field(default_factory=list)
    attachments: list[str] = field(default_factory=list)
    remark: str = ""
    cc: list[str] = field(default_factory=list)
    distribution: list[tuple[str, str]] = field(default_factory=list)  # way and name
    print_run: int = 0
    internal: bool = False
    language: str = "zh-CN"
    agenda: list[str] = field(default_factory=list)
    printed_by: str = ""
    printed_on: date | None = None
    editor: str = ""
    editor_note: str = ""
    meeting: dict[str, str] = field(default_factory=dict)
    attendance: dict[str, str] = field(default_factory=dict)
    unplaced: list[Paragraph] = field(default_factory=list)


class Divided(Struct):
    """A paper taken apart: what is said of it, its text, and the annexes that follow it."""

    particulars: Particulars
    body: list[Piece]
    annexes: list[list[Piece]]


def day_of(text: str) -> date | None:
    """Return the day that a text writes: 2026年6月30日, 二〇二六年六月三十日, 2026.6.30."""
    match = re.search(r"(\d{4})\s*[年.-]\s*(\d{1,2})\s*[月.-]\s*(\d{1,2})", text)
    if match:
        numbers = [int(part) for part in match.groups()]
    else:
        match = re.search(
            r"([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]+)月([一二三四五六七八九十]+)日",
            text,
        )
        if not match:
            return None
        month, day = (chinese_number(part) or 0 for part in match.groups()[1:])
        numbers = [int(match[1].translate(DIGITS)), month, day]
    try:
        return date(*numbers)
    except ValueError:
        return None


def divided(pieces: Iterable[Piece], log: Log, *, english: bool = False) -> Divided:
    """Take a paper apart: head, text, foot and annexes."""
    particulars = Particulars()
    rest = list(pieces)
    if english:
        return _english(rest, particulars)
    start = _head(rest, particulars, log)
    rest = rest[start:]
    rest = _without_foot(rest, particulars)
    body, annexes = _annexes(rest)
    body = _without_end(body, particulars)
    body = _without_meeting(body, particulars)
    return Divided(particulars, body, annexes)


def _english(pieces: list[Piece], found: Particulars) -> Divided:
    """Take an English paper apart: title, subtitle, issuer and date above its first text."""
    found.language = "en"
    lines: list[Paragraph] = []
    for piece in pieces:
        if not isinstance(piece, Paragraph) or piece.level or len(piece.text) > BODY_LENGTH * 2:
            break
        if piece.text[-1:] in ".:;" or len(lines) > MOST_TITLE_LINES:
            break
        lines.append(piece)
    texts = [line.text.strip() for line in lines]
    for text in list(texts):
        if found.day is None and (day := english_day(text)):
            found.day = day
            texts.remove(text)
    found.title = texts[:1]
    if len(texts) > 2:
        found.subtitle = texts[1]
    found.issuer = texts[-1] if len(texts) > 1 else ""
    found.unplaced = [line for line in lines if line.text.strip() in texts[2:-1]]
    return Divided(found, pieces[len(lines) :], [])


MONTHS = "January February March April May June July August September October November December"
MONTH = f"({MONTHS.replace(' ', '|')})"
ENGLISH_DAY = re.compile(rf"(?:(\d{{1,2}}) {MONTH}|{MONTH} (\d{{1,2}})),? (\d{{4}})")


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


# ---- head


def _head(pieces: list[Piece], found: Particulars, log: Log) -> int:
    """Read what stands above the text; return where that begins."""
    end = _text_begins(pieces)
    lines = [piece for piece in pieces[:end] if isinstance(piece, Paragraph)]
    if end < len(pieces) and not lines:
        return 0
    titles: list[Paragraph] = []
    for line in _without_agenda(lines, found):
        if _read_meeting(line, found) or _red_head(line, found, bool(titles)):
            continue
        for part in APART.split(line.text.strip()) if not _issued(line, found) else ():
            if not _known(part.strip(), line, found, bool(titles)):
                titles.append(line)
                break
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
            numbered = [
                i for i in range(index + 1, len(pieces))
                if isinstance(line := pieces[i], Paragraph) and forms.LEVELS[0].match(line.printed)
            ]  # fmt: skip
            first = numbered[0] if numbered else index
            while first + 1 in numbered and not FIRST.match(pieces[first + 1].printed):  # type: ignore[union-attr]
                first += 1
            first += 1
    rest = (i for i in range(first, len(pieces)) if _is_text(pieces[i], i, pieces))
    return next(rest, len(pieces))


def _red_head(line: Paragraph, found: Particulars, has_title: bool) -> bool:
    """Read the red name that a paper of an office begins with (7.2.4)."""
    plain = forms.squeezed(line.text)
    if not line.is_red or has_title or found.banner or not plain:
        return False
    if any(_is_form(plain)) or forms.COPY_NUMBER.fullmatch(plain):
        return False
    found.banner = plain
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
    if forms.EDITOR_NOTE.fullmatch(text) or (index and forms.ADDRESSEE.fullmatch(text)
                                             and not any(_is_form(text))):  # fmt: skip
        return True
    if any(_is_form(text)):
        return False
    return len(text) >= BODY_LENGTH or (index > 0 and text[-1:] in "。；！？")


def _is_form(text: str) -> Iterable[bool]:
    for form in (forms.SIGNERS, forms.ISSUED, forms.ISSUE, forms.DOCUMENT_NUMBER):
        yield bool(form.search(text)) and len(text) < BODY_LENGTH


def _issued(line: Paragraph, found: Particulars) -> bool:
    """Read a bulletin's line of unit and day."""
    match = forms.ISSUED.fullmatch(line.text.strip())
    if not match:
        return False
    found.issuer, found.day = forms.squeezed(match["organ"]), day_of(match["day"])
    return True


def _known(text: str, line: Paragraph, found: Particulars, has_title: bool) -> bool:
    """Read one part of a line of the head, if its form says what it is."""
    plain = forms.squeezed(text)
    if match := forms.COPY_NUMBER.fullmatch(plain):
        found.copy_number = match[1]
    elif forms.SECRECY.fullmatch(plain):
        found.secrecy = plain
    elif forms.INTERNAL.fullmatch(plain):
        found.internal = True
    elif forms.URGENCY.fullmatch(plain):
        found.urgency = plain
    elif match := forms.SIGNERS.fullmatch(text):
        found.signers = [name for name in re.split(r"[\s\u3000、，,]+", match[1]) if name]
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
        found.day = day_of(plain)
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


def _whole(text: str) -> int:
    return int(text) if text.isdecimal() else chinese_number(text) or 0


def _set_title(lines: list[Paragraph], found: Particulars, log: Log) -> None:
    """Take the largest lines for the title, or all where none is larger; else they are unplaced."""
    if not lines and found.banner:
        found.title, found.banner = [found.banner], ""
        return
    sizes = [line.size for line in lines if line.size]
    styled = [line for line in lines if line.is_title]
    largest = [line for line in lines if not sizes or line.size >= max(sizes) - 0.1]
    title = styled or largest
    for line in lines:
        if line in title and len(found.title) < MOST_TITLE_LINES:
            found.title.append(line.text.strip())
        else:
            found.unplaced.append(line)
            log.add(words.UNPLACED, line.place, line.text, "unplaced", "doubtful")


def _addressees(line: Paragraph, found: Particulars) -> bool:
    match = forms.ADDRESSEE.fullmatch(line.text.strip())
    if not match or not forms.ADDRESSED.search(match[1]) or line.label:
        return False
    found.to = [name.strip() for name in re.split("[，,]", match[1])]
    return True


# ---- foot


def _without_foot(pieces: list[Piece], found: Particulars) -> list[Piece]:
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


def _annexes(pieces: list[Piece]) -> tuple[list[Piece], list[list[Piece]]]:
    """Part the text from the annexes, each of which begins with 附件 alone on its line."""
    starts = [
        index for index, piece in enumerate(pieces)
        if isinstance(piece, Paragraph) and forms.ANNEX.fullmatch(piece.printed.strip())
        and index + 1 < len(pieces)
    ]  # fmt: skip
    if not starts:
        return pieces, []
    ends = [*starts[1:], len(pieces)]
    return pieces[: starts[0]], [
        pieces[start + 1 : end] for start, end in zip(starts, ends, strict=True)
    ]


def _without_end(pieces: list[Piece], found: Particulars) -> list[Piece]:
    """Take off remark, date, signature and the list of annexes, from the end backwards."""
    kept = list(pieces)
    if (line := _last(kept)) and (match := forms.REMARK.fullmatch(line.text.strip())):
        found.remark = match[1]
        kept.pop()
    if (line := _last(kept)) and found.day and forms.squeezed(line.text) in _issuers(found):
        found.issuer = forms.squeezed(line.text)
        kept.pop()
    if (line := _last(kept)) and forms.DATE.fullmatch(forms.squeezed(line.text)):
        found.day = day_of(line.text)
        kept.pop()
        _signature(kept, found)
    return _without_attachments(kept, found)


def _issuers(found: Particulars) -> set[str]:
    """Return the names under which a paper's head may name who signs it."""
    return {found.issuer, re.sub("(?:文件|督查通报|通报|会议纪要|简报)$", "", found.banner)} - {""}


def _signature(kept: list[Piece], found: Particulars) -> None:
    line = _last(kept)
    if line and forms.ORGAN.fullmatch(name := forms.squeezed(line.text)):
        found.issuer = name
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
