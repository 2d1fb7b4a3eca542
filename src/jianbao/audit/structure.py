"""The family of structure: numbering, enumerations, headings, leads, summaries, repetition."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from msgspec import Struct

from jianbao.audit.check import Check, in_passage
from jianbao.audit.passages import (
    NOTE_MARK,
    Material,
    Passage,
    passages_matching,
    passages_with,
)
from jianbao.audit.patterns import pattern
from jianbao.briefing.inline import PlainText
from jianbao.briefing.model import NUMBER_WORDS
from jianbao.messages.audit.structure import (
    annex_missing,
    empty_lead,
    heading_mark,
    lead_end,
    mixed_leads,
    no_summary,
    object_missing,
    ordinal_alone,
    ordinal_repeated,
    ordinal_skipped,
    repeated_heading,
    repeated_lead,
    repeated_sentence,
    single_item,
    text_end,
    title_mark,
    typed_number,
)
from jianbao.messages.findings import Finding

NUMERAL = "十[一二三四五六七八九]|[一二三四五六七八九十]"
RUNNING = pattern(
    rf"(?:^|(?<=[。；：，！？\n（]))({NUMERAL})是(?!非|否|一)|(?:^|(?<=[。；：\n]))第({NUMERAL})，",
    needs="是|第",
)
TYPED_NUMBER = pattern(
    rf"(?:(?:{NUMERAL})(?:、(?![一二三四五六七八九十])|是(?!非|否))|（(?:{NUMERAL}|\d{{1,2}})）|\d{{1,2}}[.．、](?!\d))",
    needs=".|、|是|（|．",
)
ANNEX = pattern(rf"附件({NUMERAL}|[1-9]\d?)(?!\d)")
TITLE_MARKS = "。，、；："
ENDS = "。！？；：…—.!?;"
CLOSERS = "”’）》〉】〕)" + NOTE_MARK
LONG = 15  # characters of a sentence that nobody writes twice by chance


def number_of(word: str) -> int:
    """Return 11 for 十一 or 11, from 1 to 19."""
    if word.isascii():
        return int(word)
    if len(word) == 2:
        return 10 + NUMBER_WORDS[word[1]]
    return NUMBER_WORDS[word]


def running_ordinals(material: Material) -> Iterator[Finding]:
    """一是…n是 and 第一，…第n， typed in running text are complete and in order (实务).

    The paragraphs of a section are one text: each may hold one member.
    """
    hinted = {id(passage) for passage in passages_matching(material, RUNNING_HINT)}
    for _, passages in groupby(material.passages, key=_text_of) if hinted else ():
        text = list(passages)
        members = [
            member for passage in text if id(passage) in hinted for member in _members(passage)
        ]
        if any(member.style == "第{}" and member.number > 1 for member in members):
            members = _behind_words(text, members)
        for style in dict.fromkeys(member.style for member in members):
            yield from _series([member for member in members if member.style == style])


class Member(Struct, frozen=True):
    """One 三是 or 第三， of a list in running text."""

    passage: Passage
    place: int
    style: str
    number: int
    is_first: bool  # of its passage

    def shown(self, number: int) -> str:
        """Return a number as this member's list writes it."""
        return self.style.format(_word(number))


def _behind_words(passages: list[Passage], members: list[Member]) -> list[Member]:
    """Return members but for 第三 of 首先，…再来，…第三，…: words count those before it."""
    opened = next((each for each in passages if FIRST_WORD.search(each.text)), None)
    named = [member for member in members if member.style == "第{}"]
    if opened is None or named[0].number == 1:
        return members
    at = passages.index(opened)
    behind = [each for each in passages[at:] if NEXT_WORD.search(each.text)]
    is_next = named[0].passage in passages[at:] and named[0].number in (2, len(behind) + 2)
    return [each for each in members if each not in named] if is_next else members


FIRST_WORD = pattern("(?:^|[。；：，\n])首先", needs="首先")
NEXT_WORD = pattern("(?:^|[。；：，\n])(?:其次|再次|再来|再者|接着|接下来|然后|再看)")


def _text_of(passage: Passage) -> tuple[str, str, int]:
    """Return what the paragraphs of one section share, and nothing else does."""
    return (passage.section, passage.kind, passage.item)


FIRST_OF_ALL = pattern(
    "(?:^|(?<=[。；：，]))首[要先]是(?=[^。]*。[^一]*二是)", needs="首要是|首先是"
)
"""首要是…。二是…: the first of a list."""
RUNNING_HINT = pattern("[一二三四五六七八九十][是，、]")


def _members(passage: Passage) -> Iterator[Member]:
    text, seen = passage.text, set[str]()
    if first := FIRST_OF_ALL.search(text):
        yield Member(passage, first.start(), "{}是", 1, True)
        seen.add("{}是")
    for match in RUNNING.finditer(text):
        style = "{}是" if match[1] else "第{}"
        number = number_of(match[1] or match[2])
        yield Member(passage, match.start(), style, number, style not in seen)
        seen.add(style)


def _series(members: list[Member]) -> Iterator[Finding]:
    """Follow lists, one inside another: `open_lists` holds the last number of each."""
    open_lists: list[int] = []
    for index, member in enumerate(members):
        following = members[index + 1].number if index + 1 < len(members) else 0
        if member.number == 1 and member.is_first:
            open_lists = []
        if member.number == 1 and open_lists[-1:] != [1]:
            open_lists.append(1)
            if following == 0 or (following == 1 and members[index + 1].is_first):
                shown = member.shown(member.number)
                yield in_passage(ordinal_alone, member.passage, member.place, actual=shown)
        elif member.number - 1 in open_lists:
            while open_lists[-1] != member.number - 1:
                open_lists.pop()
            open_lists[-1] = member.number
        else:
            last = open_lists[-1] if open_lists else 0
            code = ordinal_repeated if member.number in open_lists else ordinal_skipped
            yield in_passage(
                code,
                member.passage,
                member.place,
                actual=member.shown(member.number),
                wanted=member.shown(last + 1),
            )
            open_lists[-1:] = [max(member.number, last)]


def _word(number: int) -> str:
    words = {value: word for word, value in NUMBER_WORDS.items() if word != "两"}
    return words[number] if number <= 10 else "十" + words[number - 10]


def typed_numbers(material: Material) -> Iterator[Finding]:
    """What the template numbers is typed without a number; it would print twice."""
    for passage, number in numbers_typed(material):
        yield in_passage(typed_number, passage, 0, number=number.strip())


def numbers_typed(material: Material) -> Iterator[tuple[Passage, str]]:
    """Yield texts that begin with a number, or 表1, 图1, 附件1, and that beginning."""
    briefing = material.briefing
    titles = {
        plan.title.source: word
        for plans, word in (
            (briefing.tables.values(), "表"),
            (briefing.charts, "图"),
            (briefing.pictures.values(), "图"),
        )
        for plan in plans
    } | {annex.heading.source: "附件" for annex in briefing.annexes if annex.heading}
    for passage in material.told:
        word = titles.get(passage.prose.source)
        if word:
            match = passage.text.startswith(word) and re.match(
                rf"{word} ?(?:{NUMERAL}|\d{{1,2}})(?!\d)[\s:：.．、]+", passage.text
            )
        elif passage.kind in ("heading", "lead"):
            match = TYPED_NUMBER.match(passage.text)
        else:
            continue
        if match and passage.text[match.end() :].strip():
            yield passage, match[0]


def title_marks(material: Material) -> Iterator[Finding]:
    """Titles and headings end without 。，、；： (GB/T 15834-2011 B.4: 通常不用标点)."""
    for passage in material.told:
        if passage.kind in ("title", "heading") and passage.text[-1:] in TITLE_MARKS:
            place = len(passage.text) - 1
            code = title_mark if passage.kind == "title" else heading_mark
            yield in_passage(code, passage, place, mark=passage.text[-1])


def end_marks(material: Material) -> Iterator[Finding]:
    """Paragraphs, items, leads and summaries end with a mark (GB/T 15834-2011 4.1)."""
    for passage in material.told:
        if passage.kind in ("text", "item", "lead", "summary") and not _is_ended(passage):
            yield (
                in_passage(lead_end, passage, len(passage.text.rstrip()) - 1)
                if passage.kind == "lead"
                else in_passage(text_end, passage, len(passage.text.rstrip()) - 1)
            )


def _is_ended(passage: Passage) -> bool:
    """Return whether a text ends as it should: signatures and lists of annexes need no mark."""
    text = passage.text.rstrip()
    body = text.rstrip(CLOSERS)
    ends = ENDS + (",:，、" if passage.kind == "lead" else "")
    if not body or body[-1] in ends:
        return True
    aside = text[: text.rfind("（")] if text.endswith("）") else ""  # …完成。（详见附件）
    is_line = len(text) <= 30 and not any(mark in text for mark in "，。；、")
    is_line = is_line or TYPED_HEADING.fullmatch(text) is not None or _is_aside(text, passage)
    is_free = passage.kind == "text" and (is_line or text.startswith("附件"))
    return aside[-1:] in tuple(ENDS) or is_free


TYPED_HEADING = pattern(
    "(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|\\d{1,2}[.．]|（\\d{1,2}）)[^，。；：！？]{2,40}"
)


def _is_aside(text: str, passage: Passage) -> bool:
    """Return whether a paragraph is no sentence: in brackets, left out, or set in bold."""
    if (text[0], text[-1]) in (("（", "）"), ("〔", "〕"), ("【", "】"), ("(", ")")):
        return True
    pieces = [piece for piece in passage.prose.pieces if isinstance(piece, PlainText)]
    return bool(pieces) and all(piece.strong or not piece.text.strip() for piece in pieces)


def empty_leads(material: Material) -> Iterator[Finding]:
    """A lead says something (实务)."""
    for passage in material.told:
        if passage.kind in ("lead", "heading") and not (
            passage.spans or any(map(str.isalnum, passage.text))
        ):
            yield in_passage(empty_lead, passage, 0)


def differing_leads(material: Material) -> Iterator[Finding]:
    """Items of one section are built alike: all with a lead or none (实务: 体例一致)."""
    for section in material.briefing.all_sections:
        with_lead = sum(item.lead is not None for item in section.items)
        if 0 < with_lead < len(section.items):
            odd = next(item for item in section.items if item.lead is None)
            if odd.text:
                place, shown = odd.text.source.place, odd.text.source.text[:30]
                yield mixed_leads(place).quoting(shown)


def single_items(material: Material) -> Iterator[Finding]:
    """一是 without 二是 is no enumeration (实务)."""
    for section in material.briefing.all_sections:
        if len(section.items) == 1:
            only = section.items[0].lead or section.items[0].text
            if only:
                place, shown = only.source.place, only.source.text[:30]
                yield single_item(place).quoting(shown)


def missing_summaries(material: Material) -> Iterator[Finding]:
    """A section with a heading has a summary where others have one, for the digest (实务)."""
    sections = material.briefing.sections
    if any(section.summary for section in sections):
        for section in sections:
            if section.heading and not section.summary:
                place, shown = section.heading.source.place, section.heading.source.text
                yield no_summary(place).quoting(shown)


def repeated_headings(material: Material) -> Iterator[Finding]:
    """No two headings and no two leads say the same (实务)."""
    first: dict[tuple[str, str], Passage] = {}
    for passage in material.told:
        if passage.kind in ("heading", "lead"):
            key = (passage.kind, passage.text.rstrip(TITLE_MARKS))
            if key in first:
                where = first[key].place_at(0)
                code = repeated_heading if passage.kind == "heading" else repeated_lead
                yield in_passage(code, passage, 0, first=str(where))
            first.setdefault(key, passage)


def repeated_sentences(material: Material) -> Iterator[Finding]:
    """A long sentence stands once in a paper: twice, it was pasted twice (实务)."""
    first: dict[str, Passage] = {}
    for passage in material.told:
        if passage.kind not in ("text", "item"):
            continue
        start = 0
        for sentence in passage.text.replace("！", "。").split("。"):
            if len(sentence) >= LONG:
                if sentence in first:
                    where = first[sentence].place_at(0)
                    yield in_passage(repeated_sentence, passage, start, first=str(where))
                first.setdefault(sentence, passage)
            start += len(sentence) + 1


def missing_annexes(material: Material) -> Iterator[Finding]:
    """见附件2 leads to an annex (实务); `[@name]` would be numbered by itself."""
    for passage in passages_with(material, "附件"):
        if passage.kind == "summary":
            continue
        for match in ANNEX.finditer(passage.text):
            if number_of(match[1]) > len(material.briefing.annexes):
                place = match.start()
                yield in_passage(annex_missing, passage, place, actual=match[0])


REFERENCE = pattern(
    rf"(?:见|如|参见|据|由)(?:上|下|附)?(表|图)({NUMERAL}|[1-9]\d?)(?![\d.—–-])", needs="表|图"
)
SECTION = pattern(
    rf"(?:见|参见|如|按照|根据)(?:本(?:报告|通知|方案|文|意见|办法|计划))?第({NUMERAL})(?:部分|章|大?点)(?!所述的)",
    needs="第",
)
ELSEWHERE = pattern("附件|《|年鉴|公报|另发|原[文稿]")
BEFORE_IT = 16  # characters before a reference that say whose table it is


def missing_objects(material: Material) -> Iterator[Finding]:
    """见表2, 如图3, 见第五部分 lead to what is there (实务)."""
    briefing = material.briefing
    counts = {
        "表": len(briefing.tables),
        "图": len(briefing.charts) + len(briefing.pictures),
        "第": sum(section.heading is not None for section in briefing.sections),
    }
    referring = {
        id(passage)
        for form in (REFERENCE, SECTION)
        for passage in passages_matching(material, form)
        if passage.kind != "summary"
    }
    for passage in material.passages if referring else ():
        for form in (REFERENCE, SECTION) if id(passage) in referring else ():
            for match in form.finditer(passage.text):
                word = match[1] if form is REFERENCE else "第"
                before = passage.text[max(0, match.start() - BEFORE_IT) : match.start()]
                number = number_of(match[match.lastindex or 1])
                if number > counts[word] and not ELSEWHERE.search(before):
                    yield in_passage(object_missing, passage, match.start(), actual=match[0])


CHECKS: tuple[Check, ...] = (
    Check(running_ordinals, (ordinal_skipped, ordinal_repeated, ordinal_alone)),
    Check(typed_numbers, (typed_number,)),
    Check(title_marks, (title_mark, heading_mark)),
    Check(end_marks, (text_end, lead_end)),
    Check(empty_leads, (empty_lead,)),
    Check(differing_leads, (mixed_leads,)),
    Check(single_items, (single_item,)),
    Check(missing_summaries, (no_summary,)),
    Check(repeated_headings, (repeated_heading, repeated_lead)),
    Check(missing_annexes, (annex_missing,)),
    Check(missing_objects, (object_missing,)),
    Check(repeated_sentences, (repeated_sentence,)),
)
