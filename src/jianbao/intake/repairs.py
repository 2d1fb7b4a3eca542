"""What copying a text out of pages spoils, mended: each change is put down.

Page numbers and running heads are taken out, notes stranded between two pages become footnotes,
words parted at a page's end are joined, half-width marks beside Chinese become full-width ones
(GB/T 15834-2011).
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from msgspec.structs import replace

from jianbao.document.patterns import pattern
from jianbao.intake.changes import Log
from jianbao.intake.plain import STARTS, joined
from jianbao.intake.source import Grid, Mark, Paragraph, Piece, Source
from jianbao.messages.intake import (
    EMPTY_NOTE_OUT,
    HALF_NUMBERS,
    JOINED,
    NOTE_MADE,
    PAGE_NUMBER_OUT,
    RUNNING_HEAD_OUT,
    UNPRINTABLE,
    WIDE_MARKS,
)
from jianbao.yaml.source import CONTROL

HAN = r"\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
PAGE_NUMBER = pattern(
    r"[-—–―·\s]*\d{1,4}[-—–―·\s]*|第\s*\d{1,4}\s*页(?:[，,\s/]*共\s*\d{1,4}\s*页)?|\d{1,4}\s*/\s*\d{1,4}"
)
SIGNED_PAGE = pattern(r"[-—–―·第/]")
ROUND = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
NOTE = pattern(rf"[\^［\[]?([{ROUND}])[\]］]?\s*(?=\S)")
REFERENCE = pattern(rf"\^([{ROUND}])|[\[［]([{ROUND}])[\]］]")
UNWANTED = pattern(f"{CONTROL}|[\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\n]")
MEANING = (
    ("[^", "〔^"), ("[@", "〔@"), ("![", "!〔"), ("**", "* *"), ("［^", "〔^"), ("［＾", "〔＾"),
    ("［@", "〔@"), ("［＠", "〔＠"), ("！［", "！〔"), ("！[", "！〔"), ("!［", "!〔"),
    ("＊＊", "＊ ＊"), ("｛", "〔"), ("｝", "〕"),
)  # fmt: skip
"""What our texts use for references and bold, and what stands for the same characters."""
LONGEST_HEAD = 40  # characters of a running head
LONGEST_HEADING = 32
LONGEST_NOTE = 400
FEWEST_PAGES = 3  # a line so often is no text
SHORTEST_BODY = 20  # characters of a paragraph that a page's end may part
WHOLE = "。！？；：…”’）)】》.!?;:"
NO_BEGINNING = "，。、；：！？）》”’％%"
WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}


def mended(source: Source, log: Log) -> Source:
    """Return a paper without what copying did to it."""
    pieces = [clean for piece in source.pieces if (clean := _clean(piece, log))]
    notes = {name: _printable(note) for name, note in source.notes.items()}
    if source.is_copy:
        pieces = _without_page_numbers(pieces, log)
        pieces = _without_running_heads(pieces, log)
        pieces = _with_notes(pieces, notes, log)
        pieces = _rejoined(pieces, log)
    pieces = [_with_wide_marks(piece, log) for piece in pieces]
    notes = {name: _wide(note) for name, note in notes.items() if note.strip()}
    pieces = [_without_marks(piece, notes, log) for piece in pieces]
    return replace(source, pieces=tuple(pieces), notes=notes)


def _without_marks(piece: Piece, notes: dict[str, str], log: Log) -> Piece:
    """Return a piece without marks of notes that say nothing, or that are not there."""
    if not isinstance(piece, Paragraph) or all(mark.note in notes for mark in piece.marks):
        return piece
    log.add(EMPTY_NOTE_OUT, piece.place, piece.text, "")
    return replace(piece, marks=tuple(mark for mark in piece.marks if mark.note in notes))


def _clean(piece: Piece, log: Log) -> Piece | None:
    """Return a piece without characters that no file holds and marks that mean something here."""
    if isinstance(piece, Grid):
        rows = tuple(
            tuple(WIDE_NUMBER.sub(_half, _printable(cell)) for cell in row) for row in piece.rows
        )
        return replace(piece, rows=rows)
    if not isinstance(piece, Paragraph):
        return piece
    if not (piece.text.strip() or piece.label or piece.marks):  # a picture alone, or a tag
        return None
    text = _printable(piece.text)
    if text != (half := WIDE_NUMBER.sub(_half, text)):
        log.add(HALF_NUMBERS, piece.place, text[:24], half[:24])
        piece, text = replace(piece, text=half), half
    if text == piece.text:
        return piece
    log.add(UNPRINTABLE, piece.place, piece.text[:24], text[:24])
    marks = tuple(
        Mark(len(_printable(piece.text[: mark.offset])), mark.note) for mark in piece.marks
    )
    return replace(piece, text=text, marks=marks) if text.strip() or piece.label else None


WIDE_NUMBER = pattern(r"[０-９]+(?:，[０-９]{3}(?![０-９]))*(?:．[０-９]+)?")
TO_HALF = str.maketrans("０１２３４５６７８９，．", "0123456789,.")


def _half(match: re.Match[str]) -> str:
    """Return a number in half-width digits (GB/T 15835-2011, 5.1.1)."""
    return match[0].translate(TO_HALF)


def _printable(text: str) -> str:
    """Return a text that prints as it reads: nothing in it is a control or a reference."""
    for typed, shown in MEANING:
        text = text.replace(typed, shown)
    return UNWANTED.sub("", text)


def _without_page_numbers(pieces: list[Piece], log: Log) -> list[Piece]:
    """Take out lines that are page numbers: 7 alone only where such lines count up."""
    plain = [
        int(piece.text.strip())
        for piece in pieces
        if isinstance(piece, Paragraph) and piece.text.strip().isdecimal() and len(piece.text) < 5
    ]
    counting = len(plain) > 1 and all(one < two for one, two in pairwise(plain))
    kept: list[Piece] = []
    for piece in pieces:
        is_number = isinstance(piece, Paragraph) and PAGE_NUMBER.fullmatch(piece.text.strip())
        if (
            isinstance(piece, Paragraph)
            and is_number
            and (SIGNED_PAGE.search(piece.text) or counting)
        ):
            log.add(PAGE_NUMBER_OUT, piece.place, piece.text, "", "likely")
            continue
        kept.append(piece)
    return kept


def _without_running_heads(pieces: list[Piece], log: Log) -> list[Piece]:
    """Take out a short line that comes again on page after page, but for its first place."""
    texts = Counter(
        piece.text
        for piece in pieces
        if isinstance(piece, Paragraph)
        and len(piece.text) <= LONGEST_HEAD
        and piece.text[-1:] not in WHOLE
        and not STARTS.match(piece.text)
    )
    heads = {text for text, times in texts.items() if times >= FEWEST_PAGES}
    kept: list[Piece] = []
    seen: set[str] = set()
    for piece in pieces:
        if isinstance(piece, Paragraph) and piece.text in heads:
            if piece.text in seen:
                log.add(RUNNING_HEAD_OUT, piece.place, piece.text, "", "likely")
                continue
            seen.add(piece.text)
        kept.append(piece)
    return kept


def _with_notes(pieces: list[Piece], notes: dict[str, str], log: Log) -> list[Piece]:
    """Make footnotes of paragraphs that begin with a mark which the text before them bears."""
    referred = {
        sign
        for piece in pieces
        if isinstance(piece, Paragraph)
        for match in REFERENCE.finditer(piece.text)
        if match.start() and (sign := match[1] or match[2])
    }
    kept: list[Piece] = []
    names: dict[str, str] = {}
    for piece in pieces:
        if not isinstance(piece, Paragraph):
            kept.append(piece)
            continue
        match = NOTE.match(piece.text)
        if match and match[1] in referred and len(piece.text) <= LONGEST_NOTE:
            name = f"注{len(notes) + 1}"
            names[match[1]] = name
            notes[name] = piece.text[match.end() :]
            log.add(NOTE_MADE, piece.place, piece.text, f"[^{name}]")
            continue
        kept.append(piece)
    return [_marked(piece, names) if isinstance(piece, Paragraph) else piece for piece in kept]


def _marked(paragraph: Paragraph, names: dict[str, str]) -> Paragraph:
    """Return a paragraph with the marks of notes as marks, not as characters."""
    text, marks = "", list(paragraph.marks)
    last = 0
    for match in REFERENCE.finditer(paragraph.text):
        name = names.get(match[1] or match[2])
        if name is None:
            continue
        text += paragraph.text[last : match.start()]
        marks.append(Mark(len(text), name))
        last = match.end()
    return replace(paragraph, text=text + paragraph.text[last:], marks=tuple(marks))


def _rejoined(pieces: list[Piece], log: Log) -> list[Piece]:
    """Join a paragraph that ends in the middle of a sentence with the one that goes on."""
    kept: list[Piece] = []
    for piece in pieces:
        last = kept[-1] if kept else None
        if isinstance(last, Paragraph) and isinstance(piece, Paragraph) and _goes_on(last, piece):
            shift = len(joined(last.text, piece.text)) - len(piece.text)
            marks = (Mark(mark.offset + shift, mark.note) for mark in piece.marks)
            kept[-1] = replace(
                last, text=joined(last.text, piece.text), marks=(*last.marks, *marks)
            )
            before = f"{last.text[-12:]}¶{piece.text[:12]}"
            log.add(JOINED, piece.place, before, before.replace("¶", ""), "likely")
        else:
            kept.append(piece)
    return kept


def _goes_on(first: Paragraph, second: Paragraph) -> bool:
    """Return whether a page's end parted them: the first is a text, and no sentence ends it."""
    text, following = first.text, second.text
    if not text or not following or STARTS.match(following) or _is_heading(text):
        return False
    if following[0] in NO_BEGINNING:
        return len(text) >= SHORTEST_BODY
    sentence = any(sign in text for sign in "。；，")
    return (
        len(text) >= SHORTEST_BODY
        and text[-1] not in WHOLE
        and sentence
        and ("。" in following or len(following) > LONGEST_HEAD)
    )


def _is_heading(text: str) -> bool:
    """Return whether a line is a numbered heading of two clauses: 三、投资增速平稳，结构优化."""
    is_one = len(text) <= LONGEST_HEADING and text.count("，") <= 1
    return is_one and not {"。", "；"} & set(text) and NUMBERED.match(text) is not None


NUMBERED = pattern("[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）")
MARKS = pattern(rf"(?<=[{HAN}“”‘’《》、。）」%％])[,;:?!(]|[,;:?!)](?=[{HAN}“”‘’《》])|[()]")
PAIR = pattern(r"\(([^()\n]*)\)")
STRAIGHT = pattern(r'"([^"\n]*)"')


def _with_wide_marks(piece: Piece, log: Log) -> Piece:
    if not isinstance(piece, Paragraph) or not re.search(f"[{HAN}]", piece.text):
        return piece
    wide = _wide(piece.text)
    if wide == piece.text:
        return piece
    changed = Counter(
        f"{old}→{new}" for old, new in zip(piece.text, wide, strict=True) if old != new
    )
    counts = "，".join(f"{change}（{times}）" for change, times in sorted(changed.items()))
    log.add(WIDE_MARKS, piece.place, piece.text[:24], counts)
    return replace(piece, text=wide)


def _wide(text: str) -> str:
    """Return a text with full-width marks beside Chinese; 12,345 and 10:30 stay as they are."""
    if not re.search(f"[{HAN}]", text):
        return text
    text = PAIR.sub(lambda pair: _wide_pair(pair, text), text)
    text = STRAIGHT.sub(lambda pair: f"“{pair[1]}”", text)

    def wide(match: re.Match[str]) -> str:
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        if (before.isdecimal() and after.isdecimal()) or match[0] in "()":
            return match[0]
        return WIDE[match[0]]

    text = MARKS.sub(wide, text)
    return _with_ranges(text) if HYPHEN.search(text) else text


def _with_ranges(text: str) -> str:
    from jianbao.audit.text.dates import RANGE  # most papers have none: its family is not loaded

    return RANGE.sub(_range, text)


HYPHEN = pattern(r"\d[^\d，。]?[-－]\d[\d.,]*[年月日时周%％‰万亿人件个元天岁]")


def _range(match: re.Match[str]) -> str:
    """Return a range with its own sign, not a hyphen (GB/T 15834-2011 4.13.3.2)."""
    at = match.start(2) - match.start()
    sign = "—" if match[0][-1] in "年月日时" else "～"
    return match[0][:at] + sign + match[0][at + 1 :]


def _wide_pair(pair: re.Match[str], text: str) -> str:
    around = text[pair.start() - 1 : pair.start()] + pair[1] + text[pair.end() : pair.end() + 1]
    return f"（{pair[1]}）" if re.search(f"[{HAN}]", around) else pair[0]
