"""What the words of an official paper's parts look like, in any kind of file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from jianbao.document.patterns import pattern
from jianbao.proof.standard.requirement import ABSENT, UNKNOWN, Fault, Measure

NUMBER_OF_DOCUMENT = pattern(
    r"[\u4e00-\u9fff]{1,12}\s?[〔\[［【（(〈]\s?(19|20)?\d{2}\s?[〕\]］】）)〉]\s?第?\d+号"
)
_RIGHT_NUMBER = pattern(r"[\u4e00-\u9fff]+〔(19|20)\d{2}〕[1-9]\d*号")
DATE = pattern(
    r"[（(]?[\d〇○零一二三四五六七八九]{2,4}年[\d元一二三四五六七八九十]{1,3}月"
    r"[\d一二三四五六七八九十]{1,3}[日号][）)]?"
)
_RIGHT_DATE = pattern(r"[（(]?[12]\d{3}年[1-9]\d?月[1-9]\d?日[）)]?")
IMPRINT = pattern(r"^\s*(抄送|抄报|分送)[：:]|\d日\s?印\s?发\s*$")
COPIES = pattern(r"^\s*(抄送|抄报|分送)[：:]")
ANNEX = pattern(r"^\s*附\s?件[：:]")
ANNEX_ENTRY = pattern(r"^\s*\d{1,2}[.．、]")
CONTENTS = pattern(r"([.．…·]{3,}|\s)\s*\d{1,4}\s*$")  # dots or a tab, then a page
NO_TEXT = pattern(r"此页无正文")
STOP = "。"  # what a sentence of the text ends with
HEADINGS = (
    pattern(r"[一二三四五六七八九十]{1,3}、"),
    pattern(r"[（(][一二三四五六七八九十]{1,3}[）)]"),
    pattern(r"\d{1,2}[.．](?=[^\d\s])"),
    pattern(r"[（(]\d{1,2}[）)]"),
)
"""How the four levels of 7.3.3 begin."""

PageText = tuple[int, str]  # page (0: not known) and text


def document_number(texts: Iterable[PageText]) -> Measure:
    """Measure 发文字号 (7.2.5): whole year in 〔〕, no 第, no zero before the number."""
    for page, text in texts:
        match = NUMBER_OF_DOCUMENT.search(text)
        if match:
            right = _RIGHT_NUMBER.fullmatch(match[0])
            return faults([] if right else [Fault(page, match[0])])
    return ABSENT


def dates(texts: Iterable[PageText]) -> Measure:
    """Measure dates that stand alone (7.3.5.4): Arabic numbers, whole year, no zero before."""
    seen = [(page, text.strip()) for page, text in texts if DATE.fullmatch(text.strip())]
    if not seen:
        return ABSENT
    return faults(Fault(page, text) for page, text in seen if not _RIGHT_DATE.fullmatch(text))


def copies(page: int, text: str) -> Measure:
    """Measure 抄送 (7.4.2): it ends with a full stop."""
    return faults([] if text.rstrip().endswith("。") else [Fault(page, tail(text))])


def annex_note(entries: Iterable[PageText]) -> Measure:
    """Measure 附件说明 (7.3.4): no mark behind the name of an annex."""
    listed = list(entries)
    if not listed:
        return ABSENT
    ends = tuple("。；，、：,;.:")
    return faults(Fault(page, tail(text)) for page, text in listed if text.endswith(ends))


def no_text(texts: Iterable[PageText]) -> Measure:
    """Measure that no page says 此页无正文."""
    return faults(Fault(page, match[0]) for page, text in texts if (match := NO_TEXT.search(text)))


def addressee(page: int, text: str) -> Measure:
    """Measure 主送机关 (7.3.2): its last name ends with ：."""
    return faults([] if text.endswith("：") else [Fault(page, tail(text))])


def title_shape(lines: list[tuple[float, str]]) -> Measure:
    """Measure a title's lines, width and text (7.3.1): trapezoid or diamond, no word cut."""
    if len(lines) < 2:
        return ABSENT
    widths = [width for width, _ in lines]
    steps = [after - before for before, after in pairwise(widths)]
    trapezoid = all(step > 0 for step in steps) or all(step < 0 for step in steps)
    peak = widths.index(max(widths))
    diamond = all(step > 0 for step in steps[:peak]) and all(step < 0 for step in steps[peak:])
    cut = [] if trapezoid or diamond else [Fault(1, code="title-shape")]
    for (_, line), (_, below) in pairwise(lines):
        last, first = line[-1:], below[:1]
        if last.isascii() and first.isascii() and last.isalnum() and first.isalnum():
            cut.append(Fault(1, f"{line[-2:]}／{below[:2]}"))
    return faults(cut)


def annex_entries(texts: Iterable[PageText]) -> Iterator[PageText]:
    """Yield the names in the 附件说明, rows that go on with one put together."""
    entry: PageText | None = None
    inside = False
    for page, text in texts:
        if ANNEX.match(text):
            inside, entry = True, (page, text.strip())
        elif inside and ANNEX_ENTRY.match(text) and entry:
            yield entry
            entry = (page, text.strip())
        elif inside and entry:
            yield entry
            return
    if entry:
        yield entry


def form_like(measures: dict[str, Measure]) -> str:
    """Return the form that a paper's head is like: a rule at the foot of page one is a letter's,
    the name of minutes says so, and a name without a document's number is a bulletin's."""

    def has(code: str) -> bool:
        measure = measures.get(code, ABSENT)
        return not measure.absent and measure != UNKNOWN and not measure.faults

    if has("letter-foot"):
        return "letter"
    if has("minutes-name"):
        return "minutes"
    numbered = not measures["document-number"].absent
    return "bulletin" if has("mark-face") and not numbered else ""


def faults(listed: Iterable[Fault]) -> Measure:
    """Return a measure that looked for faults."""
    return Measure(faults=tuple(listed))


def tail(text: str) -> str:
    """Return the end of a text, short enough for a table."""
    text = text.strip()
    return text if len(text) <= 9 else "…" + text[-8:]
